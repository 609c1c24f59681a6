"""The facts of a text: its numbers, dates and times as values, and its names and titles."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from itertools import pairwise
from typing import Final

from factcheck.comparison.details import Checkable, checkable
from factcheck.comparison.fact_names import begins, names_in, part_of_name
from factcheck.comparison.facts import Fact, Read, data_of, week, word_set
from factcheck.nlp.lexicon import tagged
from factcheck.nlp.morphology import bases, known
from factcheck.nlp.numbers import words_of
from factcheck.nlp.quantities import in_base
from factcheck.nlp.tokenizer import FURNITURE, Token, fold, tokens

_CLOCK: Final = re.compile(r"([01]?\d|2[0-3])[.:]([0-5]\d)")
_SPAN: Final = 2  # words between the two ends of a span
_VOTES: Final = re.compile(r"(\d{1,3}) to (\d{1,3})")
_SCORE: Final = re.compile(r"\s?[-–—:‐‑]\s?|\s(?:votes?\s)?to\s|\s(?:zu)\s")
_NICKNAME: Final = re.compile(r"""\s(?:“[^”]{1,30}”|"[^"]{1,30}"|‘[^’]{1,30}’|\([^)]{1,30}\))\s""")
_HYPHENS: Final = ("-", "\u2010", "\u2011")
_BY_A: Final = re.compile(r"\b(?:by|than|um)\s(?:a\s|one\s|ein\s|about\sa\s)?$")


@lru_cache(maxsize=1 << 12)
def facts_of(text: str, language: str = "en", before: str = "", after: str = "") -> Read:
    """The facts of a text; `before` and `after` are some lines around it."""
    every = tokens(text, before, after)
    found = tuple(token for token in every if token.kind != FURNITURE)
    values = [fact for one in checkable(text, before, after) if (fact := _value(text, one, found))]
    values += _in_words(text, found, language, values)
    values.sort(key=lambda fact: fact.start)
    values = [
        fact for fact in values if not _in_a_name(text, fact, found) and not _is_a_unit(fact, values, found, language)
    ]
    values = _with_shared_unit(text, values, language)
    taken = [(fact.start, fact.end) for fact in values]
    names = names_in(text, found, language, taken)
    names = _with_nickname(text, names)
    listed = [*_scores(text, values), *_votes(text, checkable(text, before, after)), *names]
    listed = _with_number(text, sorted(listed, key=lambda fact: (fact.start, fact.end)))
    spelled = tuple((part_of_name(token.folded), text[token.start].isupper(), token.start) for token in every)
    return Read(text, found, tuple(sorted(listed, key=lambda fact: (fact.start, fact.end))), spelled)


def _with_shared_unit(text: str, values: Sequence[Fact], language: str) -> list[Fact]:
    """The facts, with the unit of one number given to the other end of its span: "from 8.5 metres down to 11"."""
    found = list(values)
    for at, (one, two) in enumerate(pairwise(values)):
        between = text[one.end : two.start].split()
        if one.kind != "number" or two.kind != "number" or not between or len(between) > _SPAN:
            continue
        if between[-1] not in word_set("span_to", language) or {"points", "times"} & {one.dimension, two.dimension}:
            continue
        if one.dimension and not two.dimension and not two.counted:
            found[at + 1] = _in_unit(two, one.unit[1])
        elif two.dimension and not one.dimension and len(between) == 1:
            found[at] = _in_unit(one, two.unit[1])
    return found


def _in_unit(fact: Fact, unit: str) -> Fact:
    based = in_base(fact.unit[0], unit) if unit else None
    return fact._replace(amount=based[1], dimension=based[0], unit=(fact.unit[0], unit)) if based else fact


def _with_nickname(text: str, names: Sequence[Fact]) -> list[Fact]:
    """The names, with one name made of two that a nickname in marks is between."""
    found: list[Fact] = []
    for fact in names:
        before = next((at for at, other in enumerate(found) if _NICKNAME.fullmatch(text, other.end, fact.start)), None)
        if before is not None and found[before].kind == fact.kind == "name":
            first = found[before]
            found[before:] = [first._replace(end=fact.end, words=(*first.words, *fact.words))]
        else:
            found.append(fact)
    return found


def _with_number(text: str, facts: Sequence[Fact]) -> list[Fact]:
    """The facts in text order, with a number that a hyphen joins to a name made part of it: "H-2"."""
    found: list[Fact] = []
    for fact in facts:
        last = found[-1] if found else None
        joined = last is not None and last.kind == "name" and text[last.end : fact.start] in _HYPHENS
        written = text[fact.start : fact.end]
        if last and joined and fact.kind == "number" and written.isdecimal():
            found[-1] = last._replace(end=fact.end, words=(*last.words, written))
        else:
            found.append(fact)
    return found


def listed_facts(read: Read, quoted: Iterable[tuple[int, int]] = ()) -> list[Fact]:
    """The facts of a claim, without what is in marks in it."""
    spans = tuple(quoted)
    return [fact for fact in read.facts if not any(start <= fact.start < end for start, end in spans)]


def _value(text: str, one: Checkable, words: Sequence[Token]) -> Fact | None:
    if one.kind == "time" and not _VOTES.fullmatch(text, one.start, one.end):
        return Fact("time", one.start, one.end, parts=_time(min(one.keys), text[one.start : one.end]))
    if one.kind == "date":
        return Fact("date", one.start, one.end, parts=_date(min(one.keys)))
    numbers = [key for key in one.keys if key.startswith("#")]
    return _number(text, one, words, numbers[0]) if one.kind == "number" and len(numbers) == 1 else None


def _number(text: str, one: Checkable, words: Sequence[Token], key: str) -> Fact | None:
    clock = _CLOCK.fullmatch(text, one.start, one.end)
    if clock and _follows_at(words, one.start):
        return Fact("time", one.start, one.end, parts=(str(int(clock[1]) * 60 + int(clock[2])), "?"))
    try:
        amount = Decimal(key.strip("#."))
    except InvalidOperation:
        return None
    counted, plain_key = _counted(text, words, one.end), key.rstrip(".")
    for unit in sorted(key for key in one.keys if key.startswith("~")):
        if based := in_base(plain_key, unit):
            return Fact("number", one.start, one.end, based[1], based[0], (plain_key, unit), counted)
    if share := _share(text, one, amount):
        return Fact("number", one.start, one.end, share, "ratio", (f"#{share * 100}", "~percent"))
    if _multiplies(words, one.end):
        return Fact("number", one.start, one.end, amount, "times")
    dimension = "ordinal" if key.endswith(".") else ""
    return Fact("number", one.start, one.end, amount, dimension, (plain_key, ""), counted)


def _share(text: str, one: Checkable, amount: Decimal) -> Decimal | None:
    """The part of a whole that words say: "half", "two thirds", and "third" in "by a third in ten years"."""
    written = text[one.start : one.end]
    if 0 < amount < 1 and not any(map(str.isdigit, written)):
        return amount
    parts, word = words_of("en")["parts"], fold(written)
    return Decimal(1) / int(parts[word]) if word in parts and _BY_A.search(text, 0, one.start) else None


def _multiplies(words: Sequence[Token], end: int) -> bool:
    """Whether a number says how many times as much something is: "three times as much"."""
    after = [token.folded for token in words if token.start >= end][:2]
    return len(after) == 2 and any(
        after[0] in word_set("fold", language) and after[1] in word_set("as_much", language)
        for language in ("en", "de")
    )


def _is_a_unit(fact: Fact, values: Sequence[Fact], words: Sequence[Token], language: str) -> bool:
    """Whether what looks like an ordinal is a unit: "900 litres a second"."""
    if fact.dimension != "ordinal":
        return False
    before = [token for token in words if token.end <= fact.start][-1:]
    if not before or before[0].folded not in word_set("per", language) | word_set("each", language):
        return False
    counted = any(0 <= before[0].start - other.end <= 1 for other in values if other is not fact and other.dimension)
    return before[0].folded in word_set("per", language) or counted


def _follows_at(words: Sequence[Token], start: int) -> bool:
    before = [token for token in words if token.end <= start]
    return bool(before) and before[-1].folded in word_set("at", "en") | word_set("at", "de")


def _counted(text: str, words: Sequence[Token], end: int) -> frozenset[str]:
    """What is counted: the bases of the words behind a number, up to the end of its phrase."""
    found: set[str] = set()
    last = end
    small = tagged("function", "en") | tagged("verbal", "en")
    for token in [each for each in words if each.start >= end][:3]:
        if text[last : token.start].strip(" \n\t-‐") or token.folded in small or token.folded[:1].isdigit():
            break
        found |= bases(token.folded)
        last = token.end
    return frozenset(found)


def _time(key: str, written: str) -> tuple[str, ...]:
    hour, minute = key[1:].split(":")
    said = written.casefold().replace(".", "")
    half = "am" if said.endswith("am") else "pm" if said.endswith("pm") else "?"
    return (str(int(hour) * 60 + int(minute)), half)


def _date(key: str) -> tuple[str, ...]:
    if not key.startswith("@"):
        return (key.strip("#=."), "?", "?", "?")
    said = [*key[1:].split("/"), "?", "?"][:3]
    year, month, day = said
    if month.isdecimal() and int(month) > 12:  # 23/08/2024
        month, day = day, month
    return (year, month, day, "?")


def _in_words(text: str, words: Sequence[Token], language: str, values: Sequence[Fact]) -> list[Fact]:
    """Weekdays, "double", "none", and a "one" that counts."""
    times, counts = data_of(language)["times"], data_of(language)["counts"]
    taken = {fact.start for fact in values}
    found = []
    for at, token in enumerate(words):
        word = token.folded.removesuffix("'s")
        if token.start in taken:
            continue
        if word in week() and text[token.start].isupper():
            end = token.start + len(word)
            found.append(Fact("date", token.start, end, parts=("?", "?", "?", str(week()[word]))))
        elif word in times:
            found.append(Fact("number", token.start, token.end, Decimal(str(times[word])), "times"))
        elif (
            token.folded in data_of("en")["may"]
            and text[token.start].isupper()
            and at
            and words[at - 1].folded in word_set("in", language)
        ):
            found.append(
                Fact("date", token.start, token.end, parts=("?", str(data_of("en")["may"][token.folded]), "?", "?"))
            )
        elif word in counts:
            found.append(Fact("number", token.start, token.end, Decimal(counts[word]), "", ("#0", "")))
        elif word == "one" and language == "en" and _counts_one(text, words, at):
            counted = _counted(text, words, token.end)
            found.append(Fact("number", token.start, token.end, Decimal(1), "", ("#1", ""), counted))
    return found


def _counts_one(text: str, words: Sequence[Token], at: int) -> bool:
    """Whether a "one" counts what follows: "one boat", not "one of them", "no one", "the one who"."""
    before = words[at - 1].folded if at else ""
    if before in word_set("no_count", "en"):
        return False
    counted = _counted(text, words, words[at].end)
    return bool(counted) and "day" not in counted


def _votes(text: str, found: Iterable[Checkable]) -> list[Fact]:
    """The scores that look like a time: "7 to 4"."""
    matches = [(one, _VOTES.fullmatch(text, one.start, one.end)) for one in found if one.kind == "time"]
    return [
        Fact("number", one.start, one.end, Decimal(match[1]), unit=(f"#{match[1]}", ""), second=Decimal(match[2]))
        for one, match in matches
        if match
    ]


def _in_a_name(text: str, fact: Fact, words: Sequence[Token]) -> bool:
    """Whether a number or day in words is part of a name: "League One", "The Sunday Times", "Six Books"."""
    if not text[fact.start].isupper() or any(letter.isdigit() for letter in text[fact.start : fact.end]):
        return False
    at = next(number for number, token in enumerate(words) if token.start == fact.start)
    before, after = (
        words[at - 1] if at else None,
        next((token for token in words[at:] if token.start >= fact.end), None),
    )
    joined = before is not None and text[before.end : fact.start] in {" ", "-"} and text[before.start].isupper()
    if fact.kind == "number":
        return joined and before is not None and (not begins(text, words, at - 1) or not known(before.folded))
    if fact.kind != "date" or fact.parts[3] == "?" or after is None or text[fact.end : after.start] != " ":
        return False
    titles = tagged("title", "en") | word_set("rank", "en")
    name = text[after.start].isupper() and after.folded.rstrip(".") not in titles
    return name and before is not None and before.folded in tagged("article", "en")


def _scores(text: str, values: Sequence[Fact]) -> list[Fact]:
    """The facts with two counts that a dash or "to" joins made one: "7–4", "seven votes to four"."""
    found: list[Fact] = []
    for fact in values:
        last = found[-1] if found else None
        if (
            last is not None
            and last.kind == fact.kind == "number"
            and last.second is None
            and last.dimension == ""
            and fact.dimension in {"", "points"}
            and last.amount is not None
            and last.amount == int(last.amount)
            and last.amount < 1000
            and _SCORE.fullmatch(text, last.end, fact.start)
        ):
            found[-1] = last._replace(end=fact.end, second=fact.amount, counted=fact.counted)
        else:
            found.append(fact)
    return found


def content_words(text: str, found: Sequence[Fact] = ()) -> frozenset[str]:
    """The words of a text that say what it is about, in their base form, without its facts."""
    small = tagged("function", "en") | tagged("common", "en") | tagged("verbal", "en")
    return frozenset(
        min(bases(token.folded), key=len)
        for token in tokens(text)
        if token.folded not in small
        and not token.folded[:1].isdigit()
        and not any(fact.start <= token.start < fact.end and fact.kind != "name" for fact in found)
    )
