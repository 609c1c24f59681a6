"""The things that two texts are compared by: words with contractions opened, numbers, dates and amounts as one thing."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from factcheck.nlp.contractions import opened
from factcheck.nlp.lexicon import RULED
from factcheck.nlp.morphology import known
from factcheck.nlp.numbers import counts
from factcheck.nlp.quantities import Reader, Thing
from factcheck.nlp.roles import SAME, role
from factcheck.nlp.tokenizer import BRACKET, ELLIPSIS, Token, fold

WORD: Final = "word"
GAP: Final = "ellipsis"
EDITOR: Final = "bracket"
_SOME, _ABOUT = "some", "about"
_HYPHENS: Final = frozenset("-‐¬\u00ad")
_APOSTROPHES: Final = frozenset(("'", "’", "‘"))
_HALF: Final = re.compile(r"[^\W\d_]+")
LABEL: Final = "label"  # the role of a letter that stands for a thing

NUMBER: Final = {"no": "number", "nos": "numbers"}
_LOWER_ROMAN: Final = re.compile("[ivxlc]+")
_ROMAN: Final = re.compile("(X{0,3})(IX|IV|V?I{0,3})")
_SENTENCE_ENDS: Final = frozenset(".!?:…")


class Item(NamedTuple):
    """One thing: `text[start:end]` reads `key`.

    `kind` is "word", "number", "date", "time", "unit", "ellipsis" or "bracket"; `name` says that the word is
    written like a name: with a capital that no sentence asks for; `word` is the word that a number or a part of a contraction was read from; `role` is what
    a word does in the sentence (lexicon.role).
    """

    start: int
    end: int
    key: str
    kind: str = WORD
    name: bool = False
    word: str = ""
    role: str = ""


def read(text: str, tokens: Sequence[Token], within: range, language: str, *, millions: bool = False) -> list[Item]:
    """The things read from `tokens[i]`, i in `within`; `millions` says what "5m" means."""
    tokens, within = _with_counts_apart(text, tokens, within)
    first, part = within.start, tokens[within.start : within.stop]
    told = [token.folded for token in part]
    gaps = [_gap(text[one.end : other.start]) for one, other in pairwise(part)]
    before = text[part[0].start - 1 : part[0].start] if part else ""
    reader = Reader(told, gaps, language if language in RULED else "en", millions=millions, before=before)
    items: list[Item] = []
    index = 0
    while index < len(part):
        token = part[index]
        if token.kind == WORD and "[" in text[token.start : token.end]:
            items.append(Item(token.start, token.end, token.folded, EDITOR))
        elif token.kind == ELLIPSIS:
            items.append(Item(token.start, token.end, "…", GAP))
        elif token.kind == BRACKET:
            end = index
            while end + 1 < len(part) and part[end + 1].kind == BRACKET and "[" not in gaps[end]:
                end += 1
            key = " ".join(told[index : end + 1])
            items.append(Item(token.start, part[end].end, key, EDITOR))
            index = end
        else:
            things = reader.at(index)
            length = sum(thing.words for thing in things)
            if things and all(token.kind == WORD for token in part[index : index + length]):
                items += _measured(text, part, index, things)
            else:
                length = 1
                name = language != "de" and _like_a_name(text, tokens, first + index)  # German nouns all have capitals
                roman = _roman(text[token.start : token.end])
                if roman:
                    items.append(Item(token.start, token.end, f"#{roman}", "number"))
                elif _is_label(text, tokens, first + index):
                    items.append(Item(token.start, token.end, token.folded, role=LABEL))
                elif _is_number(text, tokens, first + index):
                    does = role(token.folded, language)  # left out, it may be a "no" all the same
                    items.append(Item(token.start, token.end, NUMBER[token.folded], word=token.folded, role=does))
                else:
                    items += _word(token, name, language)
            index += length - 1
        index += 1
    return _approximate(items, tokens[within.stop].folded if within.stop < len(tokens) else "")


def _approximate(items: list[Item], following: str) -> list[Item]:
    """The items with what makes a number a rough one read as one word: "some 300", "roughly 300"."""
    counted = [*(item.kind == "number" for item in items[1:]), counts(following) if following else False]
    for index, one in enumerate(items):
        if counted[index] and (one.key == _SOME or SAME.get(one.key) == SAME[_ABOUT]):
            items[index] = one._replace(key=_ABOUT, word=one.key, role="preposition")
    return items


def _with_counts_apart(text: str, tokens: Sequence[Token], within: range) -> tuple[Sequence[Token], range]:
    """The tokens with a number and the word after it apart where a line ends between them: "one-⏎third", "two-⏎year"."""
    if not any("\n" in text[token.start : token.end] for token in tokens[within.start : within.stop]):
        return tokens, within
    part: list[Token] = []
    for token in tokens[within.start : within.stop]:
        halves = [
            Token(token.start + half.start(), token.start + half.end(), fold(half[0]))
            for half in _HALF.finditer(text[token.start : token.end])
        ]
        apart = len(halves) == 2 and token.kind == WORD and counts(halves[0].folded) and not known(token.folded)
        part += halves if apart else [token]
    return [*tokens[: within.start], *part, *tokens[within.stop :]], range(within.start, within.start + len(part))


def _gap(text: str) -> str:
    """What is between two words; of a line's end after a hyphen, and the next line's number, the hyphen."""
    return "-" if text[:1] in _HYPHENS and "\n" in text else text


def _measured(text: str, part: Sequence[Token], index: int, things: Sequence[Thing]) -> list[Item]:
    items: list[Item] = []
    for thing in things:
        if thing.words or not items:
            first, last = part[index], part[index + thing.words - 1]
            index += thing.words
            word = first.folded if thing.words == 1 else ""
            if len(word) == 2 and text[first.start - 1 : first.start] in _APOSTROPHES:
                word = f"'{word}"  # a year without its century
            does = role(thing.key) if thing.kind == WORD else ""
            items.append(Item(first.start, last.end, thing.key, thing.kind, word="" if does else word, role=does))
        else:
            items.append(Item(items[-1].start, items[-1].end, thing.key, thing.kind))
    return items


def _word(token: Token, name: bool, language: str) -> list[Item]:
    keys = opened(token.folded, language)
    whole = "" if keys == (token.folded,) else token.folded
    return [Item(token.start, token.end, key, WORD, name, whole, role(key, language)) for key in keys]


def _is_label(text: str, tokens: Sequence[Token], index: int) -> bool:
    """Whether a letter stands for the thing it is written at: "Section 5(a)", "item (ii)", "Plan B"."""
    token = tokens[index]
    written = text[token.start : token.end]
    if text[token.start - 1 : token.start] == "(" and text[token.end : token.end + 1] == ")":
        return (len(written) == 1 and written.isalpha()) or bool(_LOWER_ROMAN.fullmatch(written))
    if len(written) > 1 or not written.isupper() or written == "I" or text.isupper() or not index:
        return False
    title = written == "A" and text[token.end + 1 : token.end + 2].isupper()  # "Once Upon A Time"
    return text[tokens[index - 1].end : token.start] == " " and text[token.end : token.end + 1] != "." and not title


def _is_number(text: str, tokens: Sequence[Token], index: int) -> bool:
    """Whether a "No" is a number's: "No. 5", "Nos. 5 and 6", "at No 5"."""
    token = tokens[index]
    if token.folded not in NUMBER or index + 1 == len(tokens) or not tokens[index + 1].folded[:1].isdigit():
        return False
    gap = text[token.end : tokens[index + 1].start]
    if gap.rstrip() == "." or (not gap.strip() and _like_a_name(text, tokens, index)):
        return True
    after = tokens[index + 2].folded if index + 2 < len(tokens) else ""
    return not gap.strip() and role(after) in {"auxiliary", "modal"}  # "No 5 was closed", not "no 5 boats"


def _roman(written: str) -> int:
    """The value of a Roman numeral of two letters and more, up to 39; 0 for anything else."""
    match = _ROMAN.fullmatch(written) if len(written) > 1 else None
    if match is None:
        return 0
    return 10 * len(match[1]) + {"IX": 9, "IV": 4}.get(match[2], 5 * ("V" in match[2]) + match[2].count("I"))


def _like_a_name(text: str, tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    if not text[token.start].isupper() or token.end - token.start < 2:
        return False
    shouted = text[token.start : token.end].isupper() and token.end - token.start > 3
    if shouted and text.isupper():
        return False
    before = text[tokens[index - 1].end : token.start] if index else text[: token.start]
    begins = not index or not _SENTENCE_ENDS.isdisjoint(before) or any(mark in before for mark in '"“”«»—–')
    return not begins or not known(token.folded)
