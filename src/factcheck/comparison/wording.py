"""Where a sentence in the reporter's own words says the opposite of a passage: a lost "not", "rejected" for "approved".

Only words that both have, or that `wording.toml` sets against one another, are judged. Where a clause has a negation whose
reach is not plain, nothing is said.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, Final, NamedTuple

from factcheck.nlp.lexicon import table, tagged
from factcheck.nlp.morphology import bases, known
from factcheck.nlp.tokenizer import FURNITURE, Token, fold, tokens

_PARTED: Final = re.compile(r"[.!?:;,()\n—–]|\s-\s")
_REACH: Final = 8  # words behind a negation that it denies
_AHEAD: Final = 4  # words behind an amount or a superlative among which its noun is
_STEM: Final = 4  # letters of what is left of "unpaid"
_NEAR: Final = 7  # words to each side of a word that say what it is said of
_LONGEST: Final = 3  # words of a phrase in the data


class Turn(NamedTuple):
    """Words of a claim, at `start`:`end`, that a passage has the other way: its `other` words."""

    start: int
    end: int
    other: str


class _Sign(NamedTuple):
    """A word, or a phrase, by what it stands for: its group, to which side, and in which clause."""

    at: int
    last: int
    group: str
    side: int
    clause: int
    paired: bool = False  # of a pair of opposites in the data, not a word itself


class Worded(NamedTuple):
    """A text read for what it affirms and denies."""

    text: str
    words: tuple[Token, ...]
    signs: tuple[_Sign, ...]
    both_ways: bool  # whether a negation may be behind what it denies
    denials: Mapping[int, tuple[int, ...]]  # where the negations of each clause are, -1 where one is not plain


@cache
def _data(language: str) -> Mapping[str, Any]:
    return table(language, "wording.toml")


@cache
def _phrases(name: str, language: str) -> frozenset[str]:
    return frozenset(_listed(_data(language)["negation"][name]))


def _listed(text: str) -> list[str]:
    return [fold(each.strip()) for each in text.split(",") if each.strip()]


@cache
def _sides(language: str) -> dict[str, list[tuple[str, int]]]:
    """The group and the side of each word or phrase that has an opposite."""
    found: dict[str, list[tuple[str, int]]] = {}
    for number, pair in enumerate(_data(language)["contrary"]):
        for side, name in ((1, "one"), (-1, "other")):
            for phrase in _listed(pair[name]):
                found.setdefault(phrase, []).append((str(number), side))
    return found


@cache
def _small(language: str) -> frozenset[str]:
    return (
        tagged("function", language)
        | tagged("common", language)
        | tagged("verbal", language)
        | tagged("negation", language)
        | tagged("adverb", language)
    )


@lru_cache(maxsize=1 << 12)
def worded(text: str, language: str = "en") -> Worded | None:
    """A text read; None in a language whose words for it are not known."""
    if not _data(language):
        return None
    words = tuple(token for token in tokens(text) if token.kind != FURNITURE)
    clauses = _clauses(text, words, language)
    signs = tuple(_signs(words, clauses, language))
    both_ways = bool(_data(language)["negation"].get("both_ways"))
    return Worded(text, words, signs, both_ways, _denials(words, clauses, language))


def _clauses(text: str, words: Sequence[Token], language: str) -> tuple[int, ...]:
    """The number of the clause of each word."""
    found, number = [], 0
    joining = tagged("conjunction", language)
    for at, word in enumerate(words):
        if at and (word.folded in joining or _PARTED.search(text, words[at - 1].end, word.start)):
            number += 1
        found.append(number)
    return tuple(found)


def _run(words: Sequence[Token], at: int, count: int) -> str:
    return " ".join(word.folded for word in words[at : at + count]) if at + count <= len(words) else ""


def _denials(words: Sequence[Token], clauses: Sequence[int], language: str) -> dict[int, tuple[int, ...]]:
    """Where the negations of each clause are; -1 among them where it is not plain what they deny."""
    found: dict[int, tuple[int, ...]] = {}
    negations, plain, unclear = (
        tagged("negation", language),
        _phrases("denies", language),
        _phrases("unclear", language),
    )
    turns = _phrases("unclear_before", language)
    for at, word in enumerate(words):
        runs = [_run(words, at, count) for count in range(1, _LONGEST + 1)]
        clause = clauses[at]
        if not unclear.isdisjoint(runs):
            found[clause] = (*found.get(clause, ()), at, -1)
        elif word.folded in negations or word.folded.endswith("n't"):
            found[clause] = (*found.get(clause, ()), at)
        elif phrase := next((run for run in runs if run in plain), ""):
            found[clause] = (*found.get(clause, ()), at + phrase.count(" "))
        else:
            continue
        if any(each.folded in turns for each in words[at : at + _REACH]):
            found[clause] = (*found[clause], -1)
    return found


def _signs(words: Sequence[Token], clauses: Sequence[int], language: str) -> Iterator[_Sign]:
    """What each word stands for: itself, and the side it is on where it has an opposite."""
    small, sides = _small(language), _sides(language)
    for at, word in enumerate(words):
        for count in range(_LONGEST, 1, -1):
            for group, side in sides.get(_run(words, at, count), ()):
                yield _Sign(at, at + count - 1, group, side, clauses[at], paired=True)
        forms = bases(word.folded) if language == "en" else frozenset((word.folded,))
        for form in forms:
            for group, side in sides.get(form, ()):
                yield _Sign(at, at, group, side, clauses[at], paired=True)
        if word.folded in small or word.folded[:1].isdigit():
            continue
        for form in forms:
            yield _Sign(at, at, form, 1, clauses[at])
        bare = word.folded.removeprefix("un")
        if bare != word.folded and len(bare) >= _STEM and known(bare) and language == "en":
            for form in bases(bare):
                yield _Sign(at, at, form, -1, clauses[at])


def turned(claim: str, passage: str, language: str = "en", quoted: Sequence[tuple[int, int]] = ()) -> Turn | None:
    """The first words of a claim that a passage about the same thing has the other way; None where there are none."""
    mine, yours = worded(claim, language), worded(passage, language)
    if mine is None or yours is None or claim.rstrip().endswith("?"):
        return None
    near = _Near(mine, yours, language)
    for at in sorted({sign.at for sign in mine.signs}):
        if any(start <= mine.words[at].start < end for start, end in quoted):
            continue
        if (sign := _against(mine, yours, at, near)) is not None:
            return _turn(mine, yours, at, sign)
    return _less(mine, yours, near, language)


class _Near:
    """Whether what is around a word of a claim is around a word of a passage, too."""

    def __init__(self, mine: Worded, yours: Worded, language: str) -> None:
        self.mine, self.yours = mine, yours
        self.small = _small(language)

    def around(self, read: Worded, at: int) -> set[str]:
        return {
            form
            for number in range(max(0, at - _NEAR), min(len(read.words), at + _NEAR + 1))
            if number != at and read.words[number].folded not in self.small
            for form in bases(read.words[number].folded)
        }

    def shared(self, mine: int, yours: int) -> bool:
        """Whether half of the content words around a word of the claim are around that of the passage."""
        wanted, there = self.around(self.mine, mine), self.around(self.yours, yours)
        counted = [
            word
            for number, word in enumerate(self.mine.words)
            if abs(number - mine) <= _NEAR and number != mine and word.folded not in self.small
        ]
        both = [word for word in counted if not bases(word.folded).isdisjoint(there)]
        return bool(wanted) and len(both) * 2 >= len(counted) and bool(both)


def _side(read: Worded, sign: _Sign, small: frozenset[str]) -> int:
    """On which side a passage says a word; 0 where that is not plain. A negation turns what is behind it."""
    denials = read.denials.get(sign.clause, ())
    if not denials:
        return sign.side
    apart = sign.at - denials[0]
    if len(denials) > 1 or abs(apart) > _REACH:
        return 0
    if apart < 0:
        return -sign.side if read.both_ways and _denied_behind(read, sign, denials[0], small) else 0
    between = read.words[denials[0] + 1 : sign.at]
    return -sign.side if sign.paired or all(each.folded in small for each in between) else 0


def _denied_behind(read: Worded, sign: _Sign, denial: int, small: frozenset[str]) -> bool:
    """Whether a negation that ends its clause denies a word before it: a verb, which has no capital in German."""
    behind = {each.at for each in read.signs if each.clause == sign.clause and each.at > denial}
    behind = {at for at in behind if read.words[at].folded not in small}
    return not behind and read.text[read.words[sign.at].start].islower()


def _against(mine: Worded, yours: Worded, at: int, near: _Near) -> _Sign | None:
    """The word of a passage that is on the other side of a word of a claim, where none is on the same."""
    found: _Sign | None = None
    for sign in (each for each in mine.signs if each.at == at):
        said = _side(mine, sign, near.small)
        for other in (each for each in yours.signs if (each.group, each.paired) == (sign.group, sign.paired)):
            there = _side(yours, other, near.small)
            if said == there or 0 in {said, there}:
                return None
            both = not sign.paired and sign.clause in mine.denials and other.clause in yours.denials
            if found is None and not both and near.shared(at, other.at):
                found = other
    return found


def _turn(mine: Worded, yours: Worded, at: int, sign: _Sign) -> Turn:
    """What is shown: the word, with the negation of its clause where it has one."""
    own = next(each for each in mine.signs if each.at == at)
    start, end = _span(mine, at, own.last, own.clause)
    begins, ends = _span(yours, sign.at, sign.last, sign.clause)
    return Turn(start, end, " ".join(yours.text[begins:ends].split()))


def _span(read: Worded, first: int, last: int, clause: int) -> tuple[int, int]:
    denial = min((each for each in read.denials.get(clause, ()) if each >= 0), default=first)
    return read.words[min(first, denial)].start, read.words[max(last, denial)].end


def _less(mine: Worded, yours: Worded, near: _Near, language: str) -> Turn | None:
    """Where a claim says it of all, or of the one, and the passage of some, or of another one."""
    amounts = _data(language)["amounts"]
    every, part = (frozenset(fold(amounts[name]).split()) for name in ("all", "part"))
    for at, word in enumerate(mine.words):
        if word.folded not in every:
            continue
        nouns = _nouns(mine, at, near.small)
        there = [number for number, other in enumerate(yours.words) if other.folded in part]
        if any(other.folded in every for other in yours.words):
            continue
        for number in there:
            if not nouns.isdisjoint(_nouns(yours, number, near.small)) and near.shared(at, number):
                return Turn(word.start, word.end, yours.words[number].folded)
    return None


def _nouns(read: Worded, at: int, small: frozenset[str]) -> set[str]:
    """The bases of the first content word behind a word."""
    after = [word for word in read.words[at + 1 : at + 1 + _AHEAD] if word.folded not in small]
    return set(bases(after[0].folded)) if after else set()


class Peak(NamedTuple):
    """A superlative of a text: its place, its row in the data, its side, whether it is one of several, and its nouns."""

    start: int
    end: int
    row: int
    side: int
    several: bool
    nouns: frozenset[str]
    shown: str


@cache
def _rows(language: str) -> dict[str, tuple[int, int]]:
    rows: dict[str, tuple[int, int]] = {}
    for number, line in enumerate(_data(language)["superlatives"]["rows"].strip().splitlines()):
        one, _, other = fold(line).partition("|")
        rows |= dict.fromkeys(one.split(), (number, 1)) | dict.fromkeys(other.split(), (number, -1))
    return rows


@lru_cache(maxsize=1 << 12)
def peaks(text: str, language: str = "en") -> tuple[Peak, ...]:
    """The superlatives of a text: "the largest port", "one of the oldest"."""
    read = worded(text, language)
    if read is None:
        return ()
    data, rows, small = _data(language)["superlatives"], _rows(language), _small(language)
    after, one_of = frozenset(fold(data["after"]).split()), _listed(data["one_of"])
    found = []
    for at, word in enumerate(read.words):
        if word.folded not in rows:
            continue
        before = " ".join(each.folded for each in read.words[max(0, at - _AHEAD) : at])
        close = f" {before} "
        several = any(f" {phrase} " in close for phrase in one_of)
        if not several and not (
            at and (read.words[at - 1].folded in after or read.words[at - 1].folded.endswith("'s"))
        ):
            continue
        row, side = rows[word.folded]
        last = [each for each in read.words[at + 1 : at + 1 + _AHEAD] if each.folded not in small]
        nouns = frozenset(form for each in last[:2] for form in bases(each.folded))
        first = max(0, at - _AHEAD) if several else at
        shown = " ".join(text[read.words[first].start : word.end].split())
        found.append(Peak(word.start, word.end, row, side, several, nouns, shown))
    return tuple(found)


def peak_in(peak: Peak, passage: str, language: str = "en") -> tuple[str, str]:
    """Whether a passage has a superlative of a claim: "found", or "differs" with its own words, or neither."""
    there = [each for each in peaks(passage, language) if each.row == peak.row]
    there = [each for each in there if not each.nouns or not peak.nouns or not each.nouns.isdisjoint(peak.nouns)]
    if any(each.side == peak.side and (peak.several or not each.several) for each in there):
        return "found", ""
    return ("differs", there[0].shown) if there else ("", "")
