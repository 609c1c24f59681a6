"""The people an article names, and which of them a printed speaker is."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from factcheck.claims.lexicon import Lexicon
from factcheck.claims.lexicon.names import MEN, MEN_TITLES, WOMEN, WOMEN_TITLES

_UPPER = r"[A-ZÀ-ÖØ-ÞĄĆČĎĐĘĚĞĽŁŃŇŐŘŚŞŠŤŮŰŹŻŽΑ-ΩА-ЯЁІЇЄ]"
_ABBREVIATED = r"(?:Mr|Mrs|Ms|Dr|Sen|Gov|Rep|Gen|Lt|Col|Sgt|Capt|Prof|Rev|St|Jr|Sr|Del|Supt|Adm|Cmdr|Maj)\."
_NAME_WORD = rf"(?:(?:{_UPPER}\.)+|{_ABBREVIATED}|{_UPPER}[\w’'-]*\w)"
_PARTICLE = r"(?:de|von|van|der|den|bin|al|la|del|dos|da|di|ten|zu|y|e)"
_RUN = re.compile(rf"{_NAME_WORD}(?:[ \u00a0](?:{_PARTICLE}[ \u00a0]){{0,2}}{_NAME_WORD})*")
_GENITIVE = ("'s", "’s")
_FUNCTION = frozenset("DSPBKAHRWYFOa")
_LONGEST_NAME = 5  # words
_REACH, _MENTIONS = 2500, 60  # how far a pronoun looks back: characters, and names on the way
_TITLE_GENDER = {**dict.fromkeys(MEN_TITLES, "m"), **dict.fromkeys(WOMEN_TITLES, "f")}
_GOVERNED = re.compile(
    r"\b(?:of|for|to|with|from|by|about|against|on|at|in|into|than|like|and|or|von|mit|für|de|pour|avec|con|para)\s"
    r"(?:(?:the|former|President|Mr\.|Mrs\.|Ms\.|Sen\.|Gov\.|Rep\.|Dr\.)\s){0,2}$"
)
_OWNS = re.compile(r"(?:[\w.-]+\s){0,2}[\w.-]+['’]s?\s")


@dataclass(frozen=True, slots=True)
class Stops:
    """Where sentences start and where quotes are, in text order."""

    sentences: Sequence[int]
    quotes: Sequence[tuple[int, int]]

    def sentence(self, position: int) -> int:
        """The number of the sentence at `position`."""
        return bisect_right(self.sentences, position)

    def is_quoted(self, position: int) -> bool:
        """Whether `position` is inside a quote."""
        index = bisect_right(self.quotes, (position, position)) - 1
        return index >= 0 and self.quotes[index][0] <= position < self.quotes[index][1]


@dataclass(slots=True)
class People:
    """The names of an article by their last word, and every place where one is named."""

    words: Lexicon
    by_last: dict[str, Counter[str]] = field(default_factory=dict)
    positions: list[int] = field(default_factory=list)
    persons: list[str] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)  # all names, titles left out
    _parts: dict[str, list[str]] = field(default_factory=dict)
    titled: dict[str, str] = field(default_factory=dict)  # "m" or "f" by "Mr." and "Mrs."
    genders: dict[str, str] = field(default_factory=dict)

    def learn(self, text: str, spans: Iterable[tuple[int, int]]) -> None:
        """Collect the names in these parts of the text, which must come in text order."""
        runs = [
            (found.start(), found.group(), self.name_parts(found.group()))
            for start, end in spans
            for found in _RUN.finditer(text, start, end)
        ]
        for position, run, parts in runs:
            if len(parts) > 1 or (parts and position and text[position - 2 : position - 1] not in ".!?\n"):
                lead = len(run) - len(run[run.find(parts[0]) :])
                self.places.append((position + lead, position + len(run)))
        for _, _, parts in runs:
            if 1 < len(parts) <= _LONGEST_NAME:
                self.by_last.setdefault(parts[-1].lower(), Counter())[" ".join(parts)] += 1
        for _, run, parts in runs:
            if len(parts) == 1 and " " in run and parts[0].lower() not in self.by_last:
                self.by_last[parts[0].lower()] = Counter(parts)  # "President Reed", and never more of the name
        named: dict[str, str | None] = {}
        for position, run, parts in runs:
            if run not in named:
                named[run] = self.fullest(parts)[0] if parts and parts[-1].lower() in self.by_last else None
            name = named[run]
            if name:
                self._note_title(name, run)
                self.positions.append(position)
                self.persons.append(name)

    def _note_title(self, name: str, run: str) -> None:
        title = run.split(" ", 1)[0].rstrip(".").lower()
        if title in MEN_TITLES:
            self.titled[name] = "m"
        elif title in WOMEN_TITLES:
            self.titled[name] = "f"

    def name_parts(self, run: str) -> list[str]:
        """The words of a capitalised run without the titles and function words before the name."""
        known = self._parts.get(run)
        if known is not None:
            return known
        parts = run.split()
        words, first = self.words, 0
        while first < len(parts):
            low = parts[first].lower()
            if low.rstrip(".") not in words.titles and words.tag_of(low) not in _FUNCTION:
                break
            first += 1
        self._parts[run] = found = [part[:-2] if part.endswith(_GENITIVE) else part for part in parts[first:]]
        return found

    def fullest(self, parts: list[str], gender: str = "") -> tuple[str | None, bool]:
        """The longest name in the article that this one shortens, and whether it has no rival."""
        names = self.by_last.get(parts[-1].lower())
        if not names:
            return None, True
        if len(parts) > 1:
            same = [name for name in names if _same_first(name.split()[0], parts[0])]
            return (max(same, key=lambda name: (len(name.split()), names[name])) if same else None), True
        firsts: Counter[str] = Counter()
        for name, count in names.items():
            if gender and not self.fits(name, gender):
                continue
            firsts[name.split()[0]] += count
        if not firsts:
            return None, True
        first = max(firsts, key=lambda each: firsts[each])
        same = [name for name in names if name.split()[0] == first]
        return max(same, key=lambda name: (len(name.split()), names[name])), len(firsts) == 1

    def resolve(self, printed: str) -> tuple[str | None, str, bool]:
        """(full name, method, certain) of a printed mention; no name where its head is no name."""
        parts = self._named(printed)
        if not parts:
            return None, "", True
        gender = next((_TITLE_GENDER[word] for word in _words_of(printed) if word in _TITLE_GENDER), "")
        name, alone = self.fullest(parts, gender)
        own = " ".join(parts)
        if name is None:
            return own, "as printed", True
        if len(parts) > 1:
            return name, "full name", True
        return name, "surname", alone

    def _named(self, printed: str) -> list[str]:
        """The words of the name that heads a noun phrase: "the lawyer, Ana Ruiz" has one, "Ruiz's lawyer" none."""
        for segment in printed.split(","):
            words = segment.split()
            while words and self.words.tag_of(words[-1].lower()) == "O":
                words.pop()
            if any(self.words.tag_of(word.lower()) == "K" for word in words):
                return []
            head = words
            for index, word in enumerate(words):
                if index and self.words.tag_of(word.lower()) in {"P", "F"}:
                    head = words[:index]
                    break
            parts = self._tail(head)
            if not parts and head is not words and words[0][:1].isupper() and self.words.tag_of(words[0].lower()) != "D":
                parts = self._tail(words)  # "Attorney for the Eastern District Seth Ducharme"
            if parts:
                return parts
        return []

    def _tail(self, words: list[str]) -> list[str]:
        last = None
        for last in _RUN.finditer(" ".join(words)):
            pass
        if last is None or last.end() < len(" ".join(words)):
            return []
        run = last.group()
        owned = re.split(r"['’]s\s", run)
        return self.name_parts(owned[-1])

    def most_named(self, before: int) -> str | None:
        """Who is named most up to `before`: in an interview, the one who answers."""
        counts = Counter(self.persons[: bisect_left(self.positions, before)])
        return counts.most_common(1)[0][0] if counts else None

    def note(self, position: int, name: str) -> None:
        """Remember that "he" or "she" at `position` is this person."""
        index = bisect_left(self.positions, position)
        self.positions.insert(index, position)
        self.persons.insert(index, name)

    def antecedent(self, text: str, position: int, gender: str, stops: Stops) -> str | None:
        """Whom "he" or "she" (`gender` "m" or "f") at `position` means.

        That is whom the nearest sentence before names first, where the name is its subject by all that can be seen.
        """
        index = bisect_left(self.positions, position) - 1
        best: str | None = None
        sentence = -1
        fallback: str | None = None
        for step in range(index, max(-1, index - _MENTIONS), -1):
            at = self.positions[step]
            if at < position - _REACH:
                break
            name = self.persons[step]
            if stops.is_quoted(at) or not self.fits(name, gender):
                continue
            here = stops.sentence(at)
            if best is not None and here != sentence:
                break
            if _hangs(text, at, name):
                fallback = fallback or name
                continue
            best, sentence = name, here
        return best or fallback

    def fits(self, name: str, gender: str) -> bool:
        """Whether a person of this name can be meant by a pronoun of this gender."""
        known = self.genders.get(name)
        if known is None:
            first = name.split()[0].lower()
            known = "m" if first in MEN else "f" if first in WOMEN else ""
            known = self.titled.get(name, known) or known
            self.genders[name] = known
        return not known or known == gender


def _words_of(printed: str) -> list[str]:
    return [word.rstrip(".").lower() for word in printed.split()]


def _hangs(text: str, at: int, name: str) -> bool:
    """Whether a mention only hangs on something else: "Asked about Reed's plan …"."""
    return _GOVERNED.search(text, max(0, at - 30), at) is not None or _OWNS.match(text, at) is not None


def _same_first(one: str, other: str) -> bool:
    if one == other:
        return True
    short, long = sorted((one.rstrip("."), other.rstrip(".")), key=len)
    return (len(short) == 1 or len(short) >= 3) and long.startswith(short)
