"""The people an article names, and which of them a printed speaker is."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from factcheck.claims.lexicon import Lexicon

_UPPER = r"[^\W\d_a-zß-öø-ÿ]"
_ABBREVIATED = r"(?:Mr|Mrs|Ms|Dr|Sen|Gov|Rep|Gen|Lt|Col|Sgt|Capt|Prof|Rev|St|Jr|Sr|Del|Supt|Adm|Cmdr|Maj)\."
_NAME_WORD = rf"(?:(?:{_UPPER}\.)+|{_ABBREVIATED}|{_UPPER}[\w’'-]*\w)"
_PARTICLE = r"(?:de|von|van|der|den|bin|al|la|del|dos|da|di|ten|zu|y|e)"
_RUN = re.compile(rf"{_NAME_WORD}(?:[ \u00a0](?:{_PARTICLE}[ \u00a0]){{0,2}}{_NAME_WORD})*")
_GENITIVE = re.compile(r"['’]s?$")
_FUNCTION = frozenset("DSPBKAHRWYFOa")
_LONGEST_NAME = 5  # words


@dataclass(slots=True)
class People:
    """The names of an article by their last word, and every place where one is named."""

    words: Lexicon
    by_last: dict[str, Counter[str]] = field(default_factory=dict)
    positions: list[int] = field(default_factory=list)
    persons: list[str] = field(default_factory=list)

    def learn(self, text: str, spans: Iterable[tuple[int, int]]) -> None:
        """Collect the names in these parts of the text, which must come in text order."""
        runs = [
            (found.start(), self.name_parts(found.group()))
            for start, end in spans
            for found in _RUN.finditer(text, start, end)
        ]
        for _, parts in runs:
            if 1 < len(parts) <= _LONGEST_NAME:
                self.by_last.setdefault(parts[-1].lower(), Counter())[" ".join(parts)] += 1
        for position, parts in runs:
            if parts and parts[-1].lower() in self.by_last:
                name = self.fullest(parts)[0]
                if name:
                    self.positions.append(position)
                    self.persons.append(name)

    def name_parts(self, run: str) -> list[str]:
        """The words of a capitalised run without the titles and function words before the name."""
        parts = [_GENITIVE.sub("", part) for part in run.split()]
        first = 0
        for first, part in enumerate(parts):  # noqa: B007 - where the loop ends is what we want
            low = part.lower()
            if low.rstrip(".") not in self.words.titles and self.words.tag_of(low) not in _FUNCTION:
                break
        else:
            return []
        return [part for part in parts[first:] if part]

    def fullest(self, parts: list[str]) -> tuple[str | None, bool]:
        """The longest name in the article that this one shortens, and whether it has no rival."""
        names = self.by_last.get(parts[-1].lower())
        if not names:
            return None, True
        if len(parts) > 1:
            same = [name for name in names if _same_first(name.split()[0], parts[0])]
            return (max(same, key=lambda name: (len(name.split()), names[name])) if same else None), True
        firsts: Counter[str] = Counter()
        for name, count in names.items():
            firsts[name.split()[0]] += count
        first = max(firsts, key=lambda each: firsts[each])
        same = [name for name in names if name.split()[0] == first]
        return max(same, key=lambda name: (len(name.split()), names[name])), len(firsts) == 1

    def resolve(self, printed: str) -> tuple[str | None, str, bool]:
        """(full name, method, certain) of a printed mention; no name where its head is no name."""
        parts = self._named(printed)
        if not parts:
            return None, "", True
        name, alone = self.fullest(parts)
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

    def last_before(self, position: int, reach: int) -> str | None:
        """The person named last before `position`, not further back than `reach` characters."""
        index = bisect_left(self.positions, position) - 1
        if index >= 0 and self.positions[index] >= position - reach:
            return self.persons[index]
        return None


def _same_first(one: str, other: str) -> bool:
    if one == other:
        return True
    short, long = sorted((one.rstrip("."), other.rstrip(".")), key=len)
    return (len(short) == 1 or len(short) >= 3) and long.startswith(short)
