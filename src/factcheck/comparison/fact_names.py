"""The names of a text with the titles beside them, and where a name is in another text."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final

from factcheck.comparison.facts import Fact, word_set
from factcheck.nlp.lexicon import abbreviations, table, tagged, text_of
from factcheck.nlp.morphology import bases, known, plain
from factcheck.nlp.tokenizer import Token, fold

_LETTERS: Final = 3  # letters of the shortest abbreviation of a name that stands for nothing else,
_MOST_LETTERS: Final = 7  # and of the longest
_ENDS: Final = re.compile("[.!?:;…]")


def names_in(text: str, words: Sequence[Token], language: str, taken: Sequence[tuple[int, int]]) -> list[Fact]:
    """The names of a text, each with the title before it as a fact of its own."""
    found: list[Fact] = []
    index = 0
    while index < len(words):
        end = _run(text, words, index, taken)
        if end == index:
            index += 1
            continue
        found += _named(text, words, index, end, language)
        index = end
    titles = _offices(text, words, found, language)
    inside = [fact for fact in found if fact.kind == "name" and any(_within(fact, title) for title in titles)]
    return [fact for fact in found if fact not in inside] + titles


def _within(name: Fact, title: Fact) -> bool:
    return title.start <= name.start and name.end <= title.end


@cache
def office_words(language: str) -> frozenset[str]:
    """What an office is called, and the titles that are before a name."""
    offices = word_set("office", language) | tagged("title", language)
    return offices | {short for short, long in abbreviations().items() if not offices.isdisjoint(long)}


def _run(text: str, words: Sequence[Token], index: int, taken: Sequence[tuple[int, int]]) -> int:
    """Where a run of words with capitals ends that begins at `index`."""
    if not _capital(text, words[index], taken):
        return index
    end = index + 1
    while end < len(words):
        gap = text[words[end - 1].end : words[end].start]
        last = text[words[end - 1].start : words[end - 1].end]
        short = len(last.rstrip(".")) == 1 or fold(last) in abbreviations()
        if last.endswith(("'s", "’s")) or not (gap in {" ", "-", "‐", "\n", " & "} or (short and gap in {". ", "."})):
            break
        if _capital(text, words[end], taken):
            end += 1
        elif words[end].folded in word_set("particle", "en") and _joined(text, words, end, taken):
            end = _joined(text, words, end, taken)
        else:
            break
    return end


def _joined(text: str, words: Sequence[Token], index: int, taken: Sequence[tuple[int, int]]) -> int:
    """The index behind a word with a capital that one or two particles lead to; 0 if none follows."""
    for ahead in (1, 2):
        if index + ahead < len(words) and text[words[index + ahead - 1].end : words[index + ahead].start] in {
            " ",
            "\n",
        }:
            if _capital(text, words[index + ahead], taken):
                return index + ahead + 1
            if words[index + ahead].folded not in word_set("particle", "en"):
                return 0
    return 0


def _capital(text: str, token: Token, taken: Sequence[tuple[int, int]]) -> bool:
    if not text[token.start].isupper() or token.folded.partition("'")[0] == "i":
        return False
    return not any(start <= token.start < end for start, end in taken)


def _named(text: str, words: Sequence[Token], index: int, end: int, language: str) -> list[Fact]:
    """The name of a run without the words that begin a sentence, and the title before it."""
    first = begins(text, words, index)
    small = tagged("function", language) | tagged("common", language) | word_set("particle", "en")
    while index < end and (
        words[index].folded in small
        or (first and (_verb(words[index]) if end - index > 1 else known(words[index].folded)))
    ):
        index, first = index + 1, False
    titles = index
    offices = office_words(language) | word_set("rank", language)
    while titles < end and words[titles].folded.rstrip(".") in offices:
        titles += 1
    if titles < end and words[titles].folded in word_set("particle", "en"):
        titles = index  # "Bishop of Abydos"
    if language == "de" and end - titles < 2 and titles == index:
        return []  # German nouns all have capitals
    found = []
    if titles > index and titles < end:
        found += _title(words, index, titles)
    parts = [part_of_name(words[at].folded) for at in range(titles, end)]
    if (inner := _person_within(parts)) and not text[
        words[titles + inner - 1].end : words[titles + inner].start
    ].strip():
        found.append(Fact("name", words[titles].start, words[titles + inner - 1].end, words=tuple(parts[:inner])))
        titles, parts = titles + inner, parts[inner:]
    if titles == end:  # "the Council", "Chief Executive"
        titles, parts = index, [part_of_name(words[at].folded) for at in range(index, end)]
    if parts and index < end:
        last = words[end - 1]
        stop = last.end - 2 if text[last.end - 2 : last.end] in {"'s", "’s"} else last.end
        found.append(Fact("name", words[titles].start, stop, words=tuple(part for part in parts if part)))
    return found


def _person_within(parts: Sequence[str]) -> int:
    """Where a person's name begins behind that of something else: "Eastern District Seth Ducharme"."""
    for at in range(1, len(parts) - 1):
        if parts[at] in _given_names() and parts[at - 1] in _no_person() and parts[at - 1] not in _given_names():
            return at
    return 0


def _verb(token: Token) -> bool:
    """Whether the first word of a sentence is none of the name behind it: "Raised Roman Catholic"."""
    return token.folded.endswith(("ed", "ing")) and known(token.folded)


def begins(text: str, words: Sequence[Token], index: int) -> bool:
    gap = text[words[index - 1].end if index else 0 : words[index].start]
    return not index or _ENDS.search(gap) is not None or any(mark in gap for mark in '"“”«»—–')


def part_of_name(word: str) -> str:
    return plain(word.removesuffix("'s").rstrip("."))


def _title(words: Sequence[Token], index: int, end: int) -> list[Fact]:
    parts = [part_of_name(words[at].folded) for at in range(index, end)]
    kept = [at for at, part in enumerate(parts) if part not in word_set("polite", "en")]
    if not kept:
        return []
    first, last = words[index + kept[0]], words[index + kept[-1]]
    return [Fact("title", first.start, last.end, words=tuple(_in_full(parts[at]) for at in kept))]


def _in_full(part: str) -> str:
    """A word of a title without its abbreviation: "Cllr" is a councillor."""
    return min(abbreviations().get(part, {part}))


def _offices(text: str, words: Sequence[Token], names: Sequence[Fact], language: str) -> list[Fact]:
    """The offices in small letters beside a name: "deputy clerk Anna Voss", "Anna Voss, the deputy clerk"."""
    offices, ranks = office_words(language), word_set("rank", language)
    found = []
    for fact in names:
        if fact.kind != "name":
            continue
        before = [at for at, token in enumerate(words) if token.end <= fact.start]
        at = before[-1] if before else -1
        if at >= 0 and not text[words[at].end : fact.start].strip(" ,\n") and words[at].folded in offices:
            first = at
            while (
                first
                and words[first - 1].folded in ranks | offices
                and text[words[first - 1].end : words[first].start] in {" ", "-", "\n"}
            ):
                first -= 1
            if text[words[at].start].islower():
                found += _title(words, first, at + 1)
        after = next((at for at, token in enumerate(words) if token.start >= fact.end), len(words))
        found += _apposed(text, words, fact, after, language)
    return found


def _apposed(text: str, words: Sequence[Token], name: Fact, at: int, language: str) -> list[Fact]:
    """The office behind a name and a comma, or a "was", "is": "Voss, the town's deputy clerk"."""
    if at >= len(words):
        return []
    offices, ranks = office_words(language), word_set("rank", language)
    linked = text[name.end : words[at].start].lstrip("'s’").strip() == "," or words[at].folded in word_set(
        "is", language
    )
    if not linked:
        return []
    for index in range(at, min(at + 6, len(words))):
        if index > at and text[words[index - 1].end : words[index].start].strip(" -\n"):
            return []
        if words[index].folded in offices and not words[index].folded.endswith("'s"):
            first = index
            while first > at and words[first - 1].folded in ranks:
                first -= 1
            last = index
            while last + 1 < len(words) and words[last + 1].folded in offices and _spaced(text, words, last + 1):
                last += 1
            return _title(words, first, last + 1)
    return []


def _spaced(text: str, words: Sequence[Token], at: int) -> bool:
    return text[words[at - 1].end : words[at].start] in {" ", "-", "\n"}


def name_at(name: Sequence[str], there: Sequence[tuple[str, bool, int]], language: str = "en") -> int:
    """How well a name is among words: 2 as a whole, 1 as a person's surname, initials and all; 0 if it does not.

    A surname alone is one behind a title, or that no other first name is before.
    """
    size = len(name)
    words = [word for word, _, _ in there]
    if any(_whole(other, words, there) for other in (tuple(name), *_also_called().get(" ".join(name), ()))):
        return 2
    if _in_short(name, words, there) or _in_small_letters(name, words):
        return 1
    if size > 1:
        for at, word in enumerate(words):
            if word == name[-1] and there[at][1] and _same_person(name, there, at, language):
                return 1
    return 0


def _whole(name: Sequence[str], words: Sequence[str], there: Sequence[tuple[str, bool, int]]) -> bool:
    size = len(name)
    return any(
        words[at] == name[0] and there[at][1] and tuple(words[at : at + size]) == tuple(name)
        for at in range(len(words) - size + 1)
    )


@cache
def _also_called() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The other names of what has several, each in its words."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for line in table("shared", "places.toml")["same"].strip().splitlines():
        names = [name.strip() for name in line.split("|")]
        found |= {name: tuple(tuple(other.split()) for other in names if other != name) for name in names}
    return found


def _in_short(name: Sequence[str], words: Sequence[str], there: Sequence[tuple[str, bool, int]]) -> bool:
    """Whether the initials of a name stand for it, or it is the initials of one: "DOJ" and "Department of Justice"."""
    if len(name) > 1:
        short = _initials(tuple(name))
        return any(there[at][1] and word.replace(".", "") in short for at, word in enumerate(words))
    letters = name[0].replace(".", "")
    if not _LETTERS <= len(letters) <= _MOST_LETTERS:
        return False
    small = word_set("particle", "en")
    for at, word in enumerate(words):
        if word[:1] != letters[0] or not there[at][1]:
            continue
        run = list(there[at : at + _MOST_LETTERS])
        for size in range(2, len(run) + 1):
            if not (run[size - 1][1] or run[size - 1][0] in small):
                break
            if letters in _initials(tuple(part for part, _, _ in run[:size])):
                return True
    return False


@lru_cache(maxsize=1 << 14)
def _initials(name: tuple[str, ...]) -> frozenset[str]:
    """The first letters of a name, with and without its small words; none of so few that they stand for anything."""
    small = word_set("particle", "en")
    both = "".join(part[:1] for part in name), "".join(part[:1] for part in name if part not in small)
    return frozenset(letters for letters in both if len(letters) >= _LETTERS)


def _in_small_letters(name: Sequence[str], words: Sequence[str]) -> bool:
    """Whether an institution is there as a common noun: "the two departments of justice"."""
    if word_set("particle", "en").isdisjoint(name) or _no_person().isdisjoint(name) or not all(map(known, name)):
        return False
    return any(
        all(
            one == other or not bases(one).isdisjoint(bases(other))
            for one, other in zip(name, words[at:], strict=False)
        )
        for at in range(len(words) - len(name) + 1)
        if words[at][:1] == name[0][:1]
    )


def _same_person(name: Sequence[str], there: Sequence[tuple[str, bool, int]], at: int, language: str) -> bool:
    """Whether the surname at `at` is that of the person named."""
    titles = tagged("title", language) | word_set("rank", language) | word_set("polite", "en")
    begin = at
    while begin and there[begin - 1][1] and at - begin < 3:
        begin -= 1
    first = [word for word, _, _ in there[begin:at] if word not in titles]
    if first:
        return any(_initial(name[0], word) for word in first)
    return (begin < at or not known(name[-1])) and _person(name)


def _person(name: Sequence[str]) -> bool:
    """Whether a name may be a person's: its first word is a first name, or its last no word of the language."""
    return name[0] in _given_names() or len(name[0]) == 1 or not (known(name[-1]) or name[-1] in _no_person())


@cache
def _given_names() -> frozenset[str]:
    return frozenset(line.partition(",")[0] for line in text_of("shared", "given_names.csv").splitlines()[1:])


@cache
def _no_person() -> frozenset[str]:
    return frozenset(table("shared", "people.toml")["no_person"].split())


def _initial(one: str, other: str) -> bool:
    if len(one) == 1 or len(other) == 1:
        return one[:1] == other[:1]
    return one == other
