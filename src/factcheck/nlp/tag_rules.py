"""Rules over the tags of a sentence, as `nlp/data/shared/attribution.rules.toml` has them: who says a quote.

A sentence is a string with one letter for each of its words (`claims/tagging.py`), and a pattern becomes a regular
expression over such strings. In a pattern the words of `TAGS` stand for those letters, `@name` for one of the file's
phrases, `< … >` for the words that name who speaks, `start` and `end` for those of what is looked at; spaces say
nothing, and all else means what it means in a regular expression: "[says acts]" is one of both, "adverb*" any number.

A rule names the side of the quote it looks at, and has sentences that it hits, with the speaker in [brackets], and such
that it misses; the suite runs them.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, Final, NamedTuple

from factcheck.nlp.lexicon import LexiconError, table, text_of

TAGS: Final[Mapping[str, str]] = {
    "quote": "Q",
    "term": "T",  # in marks, and no quote
    "says": "C",
    "saying": "c",
    "thinks": "E",
    "voices": "L",  # says something only beside a quote: "began"
    "acts": "V",  # any other finite verb
    "doing": "I",  # any other participle
    "helps": "A",  # auxiliaries and modals
    "adverb": "B",
    "he": "H",  # she, they, everybody
    "him": "O",  # them, himself
    "article": "D",
    "who": "R",
    "at": "P",  # prepositions, but for the next four
    "of": "F",
    "with": "w",
    "by": "y",
    "per": "a",  # according (to)
    "zufolge": "z",  # the same behind its noun
    "and": "K",
    "if": "S",
    "that": "W",
    "day": "Y",
    "Name": "N",
    "Name's": "G",
    "noun": "n",
    "noun's": "g",
    "word": "U",  # nouns of saying: "claim"
    "number": "#",
    "comma": ",",
    "colon": ":",
    "semicolon": ";",
    "dash": "-",
    "stop": ".",
}
SIDES: Final = ("behind", "far behind", "before", "at a word before")
_EXAMPLES: Final = 2  # hits, and misses, that a rule must have at least
_FIELDS: Final = {"id", "side", "pattern", "result", "hits", "misses"}
_PART: Final = re.compile(
    r"(?P<look>\(\?<[!=])|@(?P<phrase>[a-z-]+)|(?P<word>[A-Za-z]+(?:'s)?)|(?P<opens><)|(?P<closes>>)|(?P<space>\s+)|(?P<sign>.)"
)
_NAME: Final = "attribution.rules.toml"
_EDGES: Final = {"start": "^", "end": "$"}


class TagRule(NamedTuple):
    """One rule: `result` is what it says of the quote, as `list --explain` prints it."""

    id: str
    side: str
    pattern: re.Pattern[str]
    result: str
    hits: tuple[str, ...]
    misses: tuple[str, ...]


@cache
def attribution_rules() -> Mapping[str, TagRule]:
    """The rules by id, in the order of the file. Raises LexiconError for one that cannot be."""
    return read_rules(table("shared", _NAME), text_of("shared", _NAME))


def read_rules(data: Mapping[str, Any], text: str) -> Mapping[str, TagRule]:
    """The rules of a file that says `data`; `text` is the file's, for the line of a mistake."""
    parts = _phrases_of(data)
    rules: dict[str, TagRule] = {}
    for row in data.get("rule", ()):
        rule_id = str(row.get("id", ""))
        line = text.count("\n", 0, max(text.find('id = "' + rule_id + '"'), 0)) + 1
        where = f"shared/{_NAME}:{line}: {rule_id}"
        if wrong := _FIELDS.symmetric_difference(row):
            raise LexiconError(f"{where}: {min(wrong)} is missing or no field of a rule")
        if rule_id in rules or row["side"] not in SIDES:
            raise LexiconError(f"{where}: another rule has this id, or the side is none of {', '.join(SIDES)}")
        if min(len(set(row["hits"])), len(set(row["misses"]))) < _EXAMPLES:
            raise LexiconError(f"{where}: {_EXAMPLES} hits and {_EXAMPLES} misses at least")
        try:
            pattern = re.compile(source(row["pattern"], parts))
        except (LexiconError, re.error) as error:
            raise LexiconError(f"{where}: {error}") from None
        rules[rule_id] = TagRule(rule_id, row["side"], pattern, row["result"], tuple(row["hits"]), tuple(row["misses"]))
    return rules


def _phrases_of(data: Mapping[str, Any]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for name, pattern in data.get("phrases", {}).items():
        found[name] = source(pattern, found)
    return found


def source(pattern: str, known: Mapping[str, str]) -> str:
    """A pattern as a regular expression over tags. Raises LexiconError for a word that is no tag, or no phrase."""
    parts: list[str] = []
    for found in _PART.finditer(pattern):
        kind, text = found.lastgroup, found[0]
        if kind == "phrase" and found["phrase"] not in known:
            raise LexiconError(f"no such phrase: {text}")
        if kind == "word" and text not in TAGS and text not in _EDGES:
            raise LexiconError(f"no such tag: {text}")
        parts.append(
            known[found["phrase"]]
            if kind == "phrase"
            else _EDGES.get(text) or re.escape(TAGS[text])
            if kind == "word"
            else {"opens": "(?P<np>", "closes": ")", "space": ""}.get(str(kind), text)
        )
    return "".join(parts)


# The phrases as parts of regular expressions over tags, for what is no rule.
_PHRASES: Final = _phrases_of(table("shared", _NAME))
SAYS: Final = _PHRASES["says"]
VERB: Final = _PHRASES["verb"]
HEAD: Final = _PHRASES["head"]
CHAIN: Final = _PHRASES["chain"]
SPEAKER: Final = _PHRASES["speaker"]
INSERT: Final = _PHRASES["insert"]
DAYS: Final = _PHRASES["days"]
