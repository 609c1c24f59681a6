"""The people an article names, and which of them a printed speaker is."""

import re
from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from factcheck.claims.lexicon import Lexicon, given_names, people_words
from factcheck.claims.names import Named, NameReader, holder, is_given_name
from factcheck.claims.quotations import ANSWERS
from factcheck.claims.terms import Quoted
from factcheck.core.model import Speaker

_LONGEST_NAME, _LONGEST_PERSON = 5, 4  # words
_REACH, _MENTIONS = 3000, 60  # how far a pronoun or an office looks back: characters, and names on the way
_PATIENCE = 2  # sentences further back, for somebody who is sure to be a man or a woman
_GOVERNED = re.compile(
    r"\b(?:of|for|to|with|from|about|against|on|at|in|into|than|like|and|or|that|if|whether|when|while|because|as|after|before"
    r"|since|whom|which|von|mit|für|dass|wenn|de|pour|avec|que|con|para)\s(?:(?:the|former|President|Mr\.|Mrs\.|Ms\.)\s){0,2}$"
)
_BEGINS = re.compile(r"(?:^|[.!?\n]\s|\n)[“\"„«‘'(]?$")  # a sentence: its capital says nothing
_LISTED = re.compile(r"^[^\W\d_a-zß-ÿ].*, .*\s(?:and|or|und|et|y)\s[^\W\d_a-zß-ÿ]")  # Reed, Ruiz and Wong
_ELIDED = re.compile(r"\b([dl])['’](?=\w)", re.IGNORECASE)  # "l’avocate d’Ana Ruiz" is not Ana Ruiz
_NOUN_BEHIND = re.compile(r"\s([a-z]+(?<!ed)(?<!ly)(?<!s))\b")


class Mention(NamedTuple):
    """A place where a person is named, or meant by a pronoun that was resolved."""

    start: int
    end: int
    name: str
    owns: bool = False


@dataclass(frozen=True, slots=True)
class Stops:
    """Where sentences start and where quotes are, in text order."""

    sentences: Sequence[int]
    quotes: Sequence[tuple[int, int]]

    def sentence(self, position: int) -> int:
        """The number of the sentence at `position`, from 1."""
        return bisect_right(self.sentences, position)

    def is_quoted(self, position: int) -> bool:
        """Whether `position` is inside a quote."""
        index = bisect_right(self.quotes, (position, position)) - 1
        return index >= 0 and self.quotes[index][0] <= position < self.quotes[index][1]


class People:
    """The names of an article by their last word, and every place where one is named."""

    def __init__(self, words: Lexicon) -> None:
        self.words = words
        self.reader = NameReader(words)
        self.by_last: dict[str, Counter[str]] = {}
        self.mentions: list[Mention] = []
        self.ends: dict[str, list[int]] = {}  # where each name ends
        self.sure: set[str] = set()  # those of them who have a title or speak
        self.asked: set[str] = set()  # whose pronouns were counted
        self.places: list[tuple[int, int]] = []  # all names, whoever they are
        self.persons: set[str] = set()  # names that are people's by all that can be seen
        self.genders: dict[str, str] = {}

    def learn(self, text: str, spans: Iterable[tuple[int, int]]) -> None:
        """Collect the names in these parts of the text, which must come in text order."""
        found = [named for start, end in spans for named in self.reader.names_in(text, start, end)]
        self._count(found)
        names: dict[tuple[tuple[str, ...], str], str | None] = {}
        single = not self.words.nouns_capitalised
        for named in found:
            parts = named.parts
            if (
                len(parts) > 1
                or named.titled
                or (single and not _BEGINS.search(text, max(0, named.start - 3), named.start))
            ):
                self.places.append((text.find(parts[0], named.start, named.end), named.end))
            gender = by_title(text[named.start : named.end].split()[:1]) if named.titled else ""
            if (parts, gender) not in names:
                names[parts, gender] = self.fullest(parts, gender)[0]
            name = names[parts, gender]
            if name is not None:
                if named.titled or name not in self.genders:
                    self._observe(text, named, name)
                self.mentions.append(Mention(named.start, named.end, name, named.owns))
                self.ends.setdefault(name, []).append(named.end)

    def _count(self, found: Sequence[Named]) -> None:
        """Count full names; a single word is a name by itself only where no full name ends in it."""
        for parts in (named.parts for named in found):
            if 1 < len(parts) <= _LONGEST_NAME:
                self.by_last.setdefault(parts[-1].lower(), Counter())[" ".join(parts)] += 1
        for named in found:
            last = named.parts[-1].lower()
            if len(named.parts) == 1 and last not in self.by_last and (named.titled or _stands_alone(last)):
                self.by_last[last] = Counter(named.parts)  # "President Reed", and never more of the name

    def _observe(self, text: str, named: Named, name: str) -> None:
        if name not in self.genders:
            self.genders[name] = by_first_name(name) or by_kinship(text, named.start)
            lows = name.lower().split()
            if self.genders[name] or (
                1 < len(lows) <= _LONGEST_PERSON and people_words("no_person").isdisjoint(lows) and not name.isupper()
            ):
                self.persons.add(name)
        if named.titled:
            self.genders[name] = by_title(text[named.start : named.end].split(None, 1)[:1]) or self.genders[name]
            self.persons.add(name)
            self.sure.add(name)

    def fullest(self, parts: Sequence[str], gender: str = "") -> tuple[str | None, bool]:
        """The longest name in the article that this one shortens, and whether it has no rival."""
        names = self.by_last.get(parts[-1].lower())
        if not names:
            return None, True
        if len(parts) > 1:
            same = [name for name in names if _same_first(name.split()[0], parts[0])]
            return (max(same, key=lambda name: (len(name.split()), names[name])) if same else None), True
        firsts: Counter[str] = Counter()
        for name, count in names.items():
            if not gender or self.genders.get(name, "") in {"", gender}:
                firsts[name.split()[0]] += count
        if not firsts:
            return None, True
        first = max(firsts, key=lambda each: (is_given_name(each), firsts[each]))
        same = [name for name in names if name.split()[0] == first]
        rivals = sum(is_given_name(each) for each in firsts) if is_given_name(first) else len(firsts)
        return max(same, key=lambda name: (len(name.split()), names[name])), rivals == 1

    def resolve(self, printed: str) -> tuple[str | None, str, bool]:
        """(full name, method, certain) of a printed mention; no name where its head is no name."""
        parts = self._head_name(printed)
        if not parts:
            return None, "", True
        name, alone = self.fullest(parts, by_title(printed.split()))
        if name is None and self.words.nouns_capitalised and self._is_noun(printed, parts):
            return None, "", True
        if name is None:
            return " ".join(parts), "as printed", True
        return (name, "full name", True) if len(parts) > 1 else (name, "surname", alone)

    def _is_noun(self, printed: str, parts: Sequence[str]) -> bool:
        """Whether an article or another word before it shows that its capital is any noun's: "die Polizei"."""
        return len(parts) == 1 and len(printed.split()) > 1

    def _head_name(self, printed: str) -> tuple[str, ...]:
        """The words of the name that heads a noun phrase: "the lawyer, Ana Ruiz" has one, "Ruiz's lawyer" none."""
        if _LISTED.search(printed):
            return ()  # more than one
        for segment in printed.split(","):
            words = (_ELIDED.sub(r"\1' ", segment) if self.words.elides else segment).split()
            while words and self.words.tag_of(words[-1].lower()) == "O":
                words.pop()  # "Reed himself"
            if any(self.words.tag_of(word.lower()) == "K" for word in words):
                return ()
            cut = next(
                (i for i, word in enumerate(words) if i and self.words.tag_of(word.lower()) in {"P", "F", "w", "y"}),
                None,
            )
            parts = self._last_name(words[:cut])
            if cut and parts and not people_words("no_person").isdisjoint(word.lower() for word in parts):
                parts = self._last_name(words) or parts  # "University of Ellis professor Ana Ruiz"
            if not parts and cut and words[0][0].isupper() and self.words.tag_of(words[0].lower()) != "D":
                parts = self._last_name(words)  # "Attorney for the Eastern District Seth Ducharme"
            if parts:
                return parts
        return ()

    def _last_name(self, words: Sequence[str]) -> tuple[str, ...]:
        phrase = " ".join(words)
        names = list(self.reader.names_in(phrase, 0, len(phrase)))
        return names[-1].parts if names and names[-1].end == len(phrase) and not names[-1].owns else ()

    def holder(self, text: str, printed: str, position: int) -> str | None:
        """Whom "the judge" at `position` means, where somebody was called one."""
        index = bisect_left(self.mentions, Mention(position, 0, ""))
        known = [each for each in self.mentions[max(0, index - _MENTIONS) : index] if each.name in self.persons]
        return holder(text, printed, position, known, self.words)

    def most_named(self, before: int) -> str | None:
        """Who is named most up to `before`: in an interview, the one who answers."""
        counts = Counter(each.name for each in self.mentions[: bisect_left(self.mentions, Mention(before, 0, ""))])
        return counts.most_common(1)[0][0] if counts else None

    def note(self, start: int, end: int, name: str, gender: str = "") -> None:
        """Remember that "he" or "she" here is this person, or that this person speaks here."""
        self.persons.add(name)
        self.sure.add(name)
        if gender and not self.genders.get(name):
            self.genders[name] = gender
        insort(self.mentions, Mention(start, end, name))

    def antecedent(self, text: str, position: int, gender: str, stops: Stops) -> str | None:
        """Whom "he" or "she" (`gender` "m" or "f", "" for either) at `position` means.

        That is the person whom the nearest sentence before names first and who can be its subject; else the nearest
        who is named at all.
        """
        index = bisect_left(self.mentions, Mention(position, 0, ""))
        fallback = doubtful = ""
        sentences = 0  # since the first who may be meant
        here: list[Mention] = []  # of one sentence, last first
        for step in range(index - 1, max(-1, index - 1 - _MENTIONS), -1):
            mention = self.mentions[step]
            if mention.start < position - _REACH:
                break
            if stops.is_quoted(mention.start):
                continue
            if here and stops.sentence(mention.start) != stops.sentence(here[0].start):
                name = self._subject(text, here, gender)
                if name and self.is_sure(name):
                    return name
                doubtful = doubtful or name
                sentences += bool(doubtful)
                if sentences > _PATIENCE:
                    break
                here = []
            here.append(mention)
            if not fallback and mention.name in self.persons and self.fits(text, mention.name, gender):
                fallback = mention.name
        last = self._subject(text, here, gender)
        return (last if self.is_sure(last) else doubtful or last) or fallback or None

    def _subject(self, text: str, mentions: Sequence[Mention], gender: str) -> str:
        """The first of these mentions that fits and hangs on nothing else, "" where there is none.

        Who is known to be a man or a woman comes before who only may be.
        """
        doubtful = ""
        for mention in reversed(mentions):
            hangs = mention.owns or self._hangs(text, mention)
            if not hangs and mention.name in self.persons and self.fits(text, mention.name, gender):
                if self.is_sure(mention.name):
                    return mention.name
                doubtful = doubtful or mention.name
        return doubtful

    def is_sure(self, name: str) -> bool:
        """Whether a name is a person's beyond doubt: of known gender, with a title, or seen to speak."""
        return bool(self.genders.get(name)) or name in self.sure

    def _hangs(self, text: str, mention: Mention) -> bool:
        """Whether it only belongs to another word: "about Reed", "the Reed campaign"."""
        if _GOVERNED.search(text, max(0, mention.start - 30), mention.start):
            return True
        noun = _NOUN_BEHIND.match(text, mention.end)
        return noun is not None and self.words.language == "en" and self.words.tag_of(noun[1]) in {"", "n", "U"}

    def fits(self, text: str, name: str, gender: str) -> bool:
        """Whether a person of this name can be meant by a pronoun of this gender."""
        known = self.genders.get(name, "")
        if not known and name not in self.asked:
            self.asked.add(name)
            known = self.genders[name] = by_pronouns(text, self.ends.get(name, ()))
        return not known or not gender or known == gender


def _stands_alone(low: str) -> bool:
    return is_given_name(low) and low not in people_words("not_alone")


def _same_first(one: str, other: str) -> bool:
    if one == other:
        return True
    short, long = sorted((one.rstrip("."), other.rstrip(".")), key=len)
    return (len(short) == 1 or len(short) >= 3) and long.startswith(short)


# Whether a name is a man's or a woman's: by first names, titles, kinship, and the pronouns that follow it.


_BY_TITLE = {**dict.fromkeys(people_words("men_titles"), "m"), **dict.fromkeys(people_words("women_titles"), "f")}
_BY_KINSHIP = {
    **dict.fromkeys(people_words("men_of_a_family"), "m"),
    **dict.fromkeys(people_words("women_of_a_family"), "f"),
}
# The next pronoun, unless another name or a quote comes first.
_PRONOUN = re.compile(r"[^A-ZÄÖÜ“”\"„»«]{0,100}?\b(?:(?P<f>she|her|herself)|(?P<m>he|his|him|himself))\b")
_WITNESSES = 12  # places where a name is
_BESIDE = 20  # characters
_MAJORITY = 2


def by_first_name(name: str) -> str:
    """Tell "m" or "f" by the first name, "" where it tells nothing."""
    first = name.split(maxsplit=1)[0].lower()
    return "m" if first in given_names("man") else "f" if first in given_names("woman") else ""


def by_title(words: Iterable[str]) -> str:
    """Tell "m" or "f" by the first title that tells, "" where none does."""
    return next((_BY_TITLE[low] for word in words if (low := word.rstrip(".").lower()) in _BY_TITLE), "")


def by_kinship(text: str, start: int) -> str:
    """Tell "m" or "f" by what is before a name that begins at `start`: "his wife, Ana Ruiz"."""
    before = text[max(0, start - _BESIDE) : start].rstrip(" ,").rpartition(" ")[2]
    return _BY_KINSHIP.get(before.lower(), "")


def by_pronouns(text: str, ends: Iterable[int]) -> str:
    """Tell "m" or "f" by the pronouns behind the places where a name ends; "" where they do not agree."""
    votes: Counter[str] = Counter()
    for _, end in zip(range(_WITNESSES), ends, strict=False):
        found = _PRONOUN.match(text, end)
        if found:
            votes[found.lastgroup or ""] += 1
    for one, other in (("f", "m"), ("m", "f")):
        if votes[one] > _MAJORITY * votes[other]:
            return one
    return ""


# The speaker of a quote, as printed and as the person behind it.


_AGED = re.compile(r"(?P<article>the|der|die)\s\d{1,3}-(?:year-old|jährigen?)")  # stands for who was named before
_BY_ARTICLE = {"der": "m", "die": "f"}
_CONTRACTION = re.compile(r"['’](?:s|d|ll|re|ve|m)$")


def speaker_of(text: str, quote: Quoted, people: People, stops: Stops) -> Speaker | None:
    """Who says a quote; None where nothing tells. A resolved pronoun is never certain."""
    if quote.span is None:
        return None
    start, end = quote.span
    printed = text[start:end]
    low = _CONTRACTION.sub("", printed.lower())  # "she's told"
    gender = "m" if low in people.words.he else "f" if low in people.words.she else ""
    if gender and quote.antecedent is None:
        name = people.antecedent(text, start, gender, stops)
        if name:
            people.note(start, end, name, gender)
        return Speaker(printed, start, end, name, f"pronoun; {quote.rule}", certain=False)
    aged = _AGED.fullmatch(low)
    if aged:
        name = people.antecedent(text, start, _BY_ARTICLE.get(aged["article"], ""), stops)
        name = name if name and people.is_sure(name) else None
        return Speaker(printed, start, end, name, f"age; {quote.rule}", certain=False)
    if printed in ANSWERS and quote.piece.form == "turn":
        name = people.most_named(start)
        return Speaker(printed, start, end, name, f"who is named most; {quote.rule}", certain=False)
    if quote.antecedent is not None:
        name = text[slice(*quote.antecedent)]
        return Speaker(printed, start, end, people.resolve(name)[0] or name, f"pronoun; {quote.rule}", certain=False)
    name, method, sure = people.resolve(printed)
    if name is None:
        name = people.holder(text, printed, start)
        method, sure = ("office", False) if name else (method, sure)
    if name is not None and quote.certain and not people.by_last.get(name.split()[-1].lower()):
        people.note(start, end, name)
    method = f"{method}; {quote.rule}" if method else quote.rule
    unnamed = low in people.words.others or low in people.words.things
    return Speaker(printed, start, end, name, method, certain=quote.certain and sure and not unnamed)
