"""Quote or term: whether somebody says what is in marks, or it is a name, a title, a word held with tongs."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from factcheck.claims.attribution import Attribution
from factcheck.claims.lexicon import Lexicon, people_words
from factcheck.claims.paragraphs import Paragraph
from factcheck.claims.quotations import Piece
from factcheck.claims.tagging import Sentence
from factcheck.nlp.lexicon import LexiconError, table

_SMALL = people_words("small_in_titles")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_FAR = 1000  # tokens: no verb of saying at all
_BEFORE_A_NAME = frozenset("NODdFPyB")
_NOUNS, _LEADING = frozenset("nN"), frozenset("DIPyK")
_SERIES = re.compile(r"(?:Q,?K?B?,?)+$")  # said, “No,” and, “Never.”
_CHRISTENED = re.compile(r"R[DGgnNTU#BF]*A?C$")
_WINDOW = 16  # tokens
_NAMING = frozenset("PFwyGD")  # tags of what leads to a title: on, of, NBC's, the
_LONGEST_TERM = 8  # words
_ANY_NUMBER = 10_000_000  # of words
_EXAMPLES = 2  # hits, and misses, that a rule must have at least
_AROUND = 40  # characters
_SHORT = 3  # words; of fewer nobody makes a statement without being said to
_ADJACENT, _NEAR = 2, 5  # tokens between the verb of saying and the mark


@dataclass(frozen=True, slots=True)
class Ruling:
    """Why something in marks is no quote."""

    rule: str
    reason: str


@dataclass(slots=True)
class Quoted:
    """A piece with what was found out about it."""

    piece: Piece
    ruling: Ruling | None = None
    span: tuple[int, int] | None = None
    rule: str = ""
    certain: bool = True
    bare: bool = False
    frame: bool = False  # its sentence says who speaks right behind it
    inherited: bool = False
    joins: bool = False
    antecedent: tuple[int, int] | None = None  # what "it" or "they" stands for


def shape_ruling(text: str, piece: Piece, paragraph: Paragraph) -> Ruling | None:
    """What can be told before anyone looks for a speaker."""
    if piece.form != "marks":
        return None
    found = _WORD.findall(text, piece.start, piece.end)
    if not found:
        return Ruling("empty", "There is no word between the marks.")
    if _is_subheading(piece, paragraph, len(found)):
        return Ruling("subheading", "A short line of its own in single marks is a subheading.")
    before = text[max(paragraph.start, piece.outer_start - _AROUND) : piece.outer_start]
    after = text[piece.outer_end : piece.outer_end + _AROUND]
    inner = text[piece.start : piece.end]
    return next((ruling for rule in term_rules() if (ruling := rule.ruling(found, before, inner, after))), None)


@dataclass(frozen=True, slots=True)
class TermRule:
    """A rule of `nlp/data/shared/terms.rules.toml`, which says what each of these means."""

    id: str
    rule: str
    reason: str
    before: re.Pattern[str] | None
    inside: re.Pattern[str] | None
    behind: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    most: int
    capitals: bool
    goes_on: str
    hits: tuple[str, ...]
    misses: tuple[str, ...]

    def ruling(self, found: list[str], before: str, inner: str, after: str) -> Ruling | None:
        """What the rule says of the words `found` of what is `inner` to two marks; None if it does not fit."""
        if len(found) > self.most or inner[-1] in self.goes_on:
            return None
        led = self.before.search(before) if self.before else None
        if self.before and led is None:
            return None
        if (self.inside and not self.inside.fullmatch(inner)) or (self.behind and not self.behind.match(after)):
            return None
        if (self.capitals and not is_title_case(found)) or (self.unless and self.unless.search(before)):
            return None
        return Ruling(self.rule, self.reason.format(before=led[0].strip() if led else ""))


@cache
def term_rules() -> tuple[TermRule, ...]:
    """The rules in the order of the file. Raises LexiconError for one that cannot be."""
    data = table("shared", "terms.rules.toml")
    words = {
        name: "|".join(re.escape(word).replace("_", "[- ]") for word in listed.split())
        for name, listed in data["words"].items()
    }
    return tuple(_term_rule(row, words) for row in data["rule"])


def _term_rule(row: Mapping[str, Any], words: Mapping[str, str]) -> TermRule:
    where = f"shared/terms.rules.toml: {row.get('id')}"
    if unknown := set(row) - {each.name.replace("_", "-") for each in fields(TermRule)}:
        raise LexiconError(f"{where}: no such field: {min(unknown)}")
    if min(len(set(row.get("hits", ()))), len(set(row.get("misses", ())))) < _EXAMPLES:
        raise LexiconError(f"{where}: {_EXAMPLES} hits and {_EXAMPLES} misses at least")

    def pattern(field: str) -> re.Pattern[str] | None:
        text = row.get(field)
        filled = re.sub(r"\{([a-z]+)\}", lambda found: words[found[1]], text) if text else ""
        return re.compile(filled) if filled else None

    try:
        return TermRule(
            row["id"], row["rule"], row["reason"],
            pattern("before"), pattern("inside"), pattern("behind"), pattern("unless"),
            row.get("most", _ANY_NUMBER), row.get("capitals", False), row.get("goes-on", ""),
            tuple(row["hits"]), tuple(row["misses"]),
        )  # fmt: skip
    except (KeyError, re.error) as error:
        raise LexiconError(f"{where}: {error}") from None


def _is_subheading(piece: Piece, paragraph: Paragraph, count: int) -> bool:
    alone = piece.outer_start == paragraph.start and piece.outer_end == paragraph.end
    return alone and piece.marks == "''" and count <= _LONGEST_TERM and not piece.continues


@dataclass(frozen=True, slots=True)
class _Scene:
    """A piece in its sentence: its words, the tags beside it, and how near a verb of saying is."""

    words: list[str]
    before: str
    after: str
    governed: bool
    adjacent: bool
    distance: int
    exclaimed: bool
    christened: bool  # "the plan, which Reed calls “Harbour 2030”"
    final: str  # its last character


def speech_ruling(
    text: str, piece: Piece, sentence: Sentence, token: int, *, found: Attribution | None, lexicon: Lexicon
) -> Ruling | None:
    """What the sentence says, once its verb of saying was looked for."""
    scene = _scene(text, piece, sentence, token, found)
    if scene.exclaimed or (scene.before == ":" and scene.final in ".!?"):
        return None
    is_name = _is_name_among_nouns if lexicon.nouns_capitalised else _is_name
    if len(scene.words) <= _LONGEST_TERM and is_name(scene):
        return Ruling("title", "It is set like a name, and nobody is said to say it.")
    if len(scene.words) > _SHORT or _is_clause(scene.words, lexicon):
        return None
    if not scene.governed:
        return Ruling("tongs", "A word or two, and nobody is said to say them.")
    if scene.after in _NOUNS and scene.before in _LEADING and scene.distance > _NEAR and not sentence.reported:
        return Ruling("tongs", "A word or two that only qualify a noun.")
    return None


def _scene(text: str, piece: Piece, sentence: Sentence, token: int, found: Attribution | None) -> _Scene:
    inner, certain = text[piece.start : piece.end], found is not None and found.certain
    governed = sentence.reported or certain
    distance = _FAR
    if found is not None:
        series = _SERIES.search(sentence.tags, max(0, token - min(found.distance, _WINDOW)), token)
        distance = found.distance - (len(series[0]) if series else 0)
    return _Scene(
        words=_WORD.findall(inner),
        before=sentence.tags[max(0, token - 1) : token],
        after=sentence.tags[token + 1 : token + 2],
        governed=governed,
        adjacent=certain and distance <= _ADJACENT,
        distance=distance,
        exclaimed=(governed and inner[-1] in "!?") or inner.count("!") > 1,
        christened=_CHRISTENED.search(sentence.tags, max(0, token - _WINDOW), token) is not None,
        final=inner[-1],
    )


def _is_name(scene: _Scene) -> bool:
    """Every word has a capital, and a preposition or article leads to it, or no verb of saying is near."""
    return is_title_case(scene.words) and (scene.before in _NAMING or scene.christened or not scene.adjacent)


def _is_name_among_nouns(scene: _Scene) -> bool:
    """The same where nouns have capitals anyway: what matters is the noun or article before it."""
    titled, single = is_title_case(scene.words), len(scene.words) == 1
    if titled and not scene.governed:
        return True
    capitals = all(word[0].isupper() or word[0].isdigit() for word in scene.words)
    if capitals and not single and scene.final not in ".!?," and scene.before in _BEFORE_A_NAME:
        return True
    if scene.adjacent or not scene.words[0][0].isupper():
        return False
    if titled and not scene.before and scene.distance == _FAR:
        return True
    leads = scene.before in {"N", "O"} or (scene.before in _BEFORE_A_NAME and not scene.governed)
    return leads and scene.final not in ".!?"


def _is_clause(words: list[str], lexicon: Lexicon) -> bool:
    """Whether a few words have a verb or a subject of their own: "They are painful"."""
    return len(words) > 1 and any(lexicon.tag_of(word.lower().replace("’", "'")) in {"H", "A"} for word in words)


def is_title_case(found: list[str]) -> bool:
    """Whether every word but the small ones has a capital."""
    return all(word[0].isupper() or word[0].isdigit() or word.lower() in _SMALL for word in found) and any(
        word[0].isupper() for word in found
    )
