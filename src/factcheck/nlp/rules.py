"""Rules as data: what words beside a passage do to it, each with sentences that it must and must not hit.

A folder of `data` has a file for each kind of rule, `context.rules.toml` for one:

    [words]                        # tags of this file's own: words as they are
    true = "true correct so"
    [nouns]                        # words with their plurals
    tale = "story legend rumour"
    [verbs]                        # verbs in all their forms, by rules and the irregular ones
    say = "say tell claim insist"

    [[rule]]
    id = "lent.that-clause"
    side = "before"                # before | behind | next-sentence: where the words are that do it; opening: what
                                   # is before a quotation mark or colon that the passage begins behind; setting: the
                                   # sentence before the passage's own, and a . between the two
    pattern = "@subject @helping <say> @clause that |"             # nlp/patterns.py; | is the passage's edge
    unless = ["subject is first person", "<factive>"]             # checks of nlp/clauses.py, and patterns
    result = "lent"
    hits = ["The auditors say that | the boiler is fine", "The auditors told us on Monday that | the boiler is fine"]
    misses = ["I say that | the boiler is fine", "The auditors showed that | the boiler is fine"]

To add a rule write its sentences first, more kinds of them than two, run `tests/unit/nlp/test_rules.py`, then write the
pattern. Prefer tags and phrases (@subject, @clause) to words: a rule says what a construction does, not what somebody
once wrote. A rule without two hits and two misses does not load. `pattern` may be a list. An unless that is a pattern
must begin in the words that matched; one that has a | may begin anywhere on that side.

To use rules: `rules_for(language, "context").first("before", Scene(…))` gives the first rule of the file that fires.
"""

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files
from operator import itemgetter
from typing import Any, Final, Literal, NamedTuple, get_args

from factcheck.nlp.analysis import Word, words_of
from factcheck.nlp.clauses import CHECKS, PHRASES, Found, Phrase
from factcheck.nlp.lexicon import LANGUAGES, TAGS, LexiconError, tagged
from factcheck.nlp.morphology import forms
from factcheck.nlp.patterns import (
    BEGIN,
    COMMA,
    ENDS,
    SHAPES,
    STARTS,
    STOP,
    Alphabet,
    Node,
    PatternError,
    atoms_of,
    parse,
    phrases_in,
)
from factcheck.nlp.tokenizer import fold

Side = Literal["setting", "before", "opening", "behind", "next-sentence"]
Kind = Literal["context", "attribution", "terms"]

UNSURE: Final = "part"  # the result of a rule that a person must look at
MOST: Final = 400  # rules of a kind in a language: with more nobody knows what they say
_EXAMPLES: Final = 2  # hits, and misses, that a rule must have at least
_TABLES: Final = ("words", "nouns", "verbs")
_FIELDS: Final = {"id", "side", "pattern", "unless", "result", "hits", "misses"}
_NEXT: Final = "="  # the edge before the sentence that follows the passage's own
_EDGES: Final[Mapping[Side, str]] = {
    "setting": STARTS,
    "before": STARTS,
    "opening": STARTS,
    "behind": ENDS,
    "next-sentence": _NEXT,
}
_LEFT: Final = frozenset(("setting", "before", "opening"))  # the sides before the passage
_ANCHOR: Final = re.compile(r"n't\b|'?[^\W_]+?(?=n't\b)|'?[^\W_]+(?:-[^\W_]+)*")
_SENTENCES: Final = re.compile(r"(?<=[.?!])\s")
_PARTED: Final = re.compile(r"\s*(?:[,;:—–(]|--)|\s+-\s")


@dataclass(frozen=True, slots=True)
class Scene:
    """A passage and the words of the source beside it.

    `before` are those of its sentence before it, all of them if `begins`, `setting` those of the sentence before that;
    `behind` those of its sentence behind it, `parted` says that a comma or dash comes first; `following` is the sentence
    after that. `is_speaker` says whether
    some words name the one whom the article quotes, `speaker_known` whether it names anybody.
    """

    before: Sequence[Word] = ()
    passage: Sequence[Word] = ()
    behind: Sequence[Word] = ()
    following: Sequence[Word] = ()
    setting: Sequence[Word] = ()
    begins: bool = True
    parted: bool = False
    is_speaker: Callable[[Sequence[Word]], bool] = field(default=lambda _: False)
    speaker_known: bool = True


class Match(NamedTuple):
    """A rule that fired: on `words`, from the first to the last of them beside the passage."""

    rule: str
    result: str
    words: Sequence[Word]


class Rule(NamedTuple):
    """One rule as its file has it; `line` is where."""

    id: str
    side: Side
    patterns: tuple[str, ...]
    unless: tuple[str, ...]
    result: str
    hits: tuple[str, ...]
    misses: tuple[str, ...]
    line: int


@dataclass(slots=True)
class _Encoded:
    """A scene as a string, and the word of each of its characters (None for a mark)."""

    text: str
    words: list[Word | None]
    spans: dict[str, tuple[int, int]]  # by side, with the edge


class _Candidate(NamedTuple):
    """A pattern of a rule; `keys` are characters of which the text must have one, None if none is needed."""

    rule: int
    pattern: str
    keys: frozenset[str] | None


class RuleSet:
    """The rules of one kind in one language."""

    def __init__(self, rules: Sequence[Rule], tags: Mapping[str, frozenset[str]], language: str) -> None:
        self.rules = rules
        self.language = language
        self._tags = tags
        self._compiled: dict[tuple[Side, str], tuple[re.Pattern[str], list[str]]] = {}
        self._listed: dict[tuple[Side, str], list[_Candidate]] = {}
        self._anchored: dict[Side, list[list[frozenset[str]]]] = {}
        self._last: tuple[Scene, _Encoded] | None = None

    @property
    def own_tags(self) -> frozenset[str]:
        """The tags that the file itself lists words of."""
        return frozenset(self._tags)

    def tagged(self, tag: str) -> frozenset[str]:
        """The words of a tag: the file's own, or the lexicon's."""
        return self._tags[tag] if tag in self._tags else tagged(tag, self.language)

    @cached_property
    def _parsed(self) -> dict[str, Node]:
        texts = [text for rule in self.rules for text in (*rule.patterns, *rule.unless) if text not in CHECKS]
        return {text: parse(text) for text in texts}

    @cached_property
    def _alphabet(self) -> Alphabet:
        phrases = _phrases()
        atoms = {atom for node in (*self._parsed.values(), *phrases.values()) for atom in atoms_of(node, phrases)}
        return Alphabet(atoms, self.tagged, phrases)

    @cached_property
    def _by_edge(self) -> dict[Side, dict[str, list[_Candidate]]]:
        """The patterns of a side by the character beside the edge without which they cannot match; "" where it may be any."""
        found: dict[Side, dict[str, list[_Candidate]]] = {side: {} for side in get_args(Side)}
        for number, rule in enumerate(self.rules):
            for text in rule.patterns:
                node = self._parsed[text]
                beside = self._alphabet.beside_edge(node, before=rule.side in _LEFT)
                candidate = _Candidate(number, text, self._alphabet.keys(node))
                for sign in [""] if beside is None else beside:
                    found[rule.side].setdefault(sign, []).append(candidate)
        return found

    def _beside(self, side: Side, sign: str) -> list[_Candidate]:
        """The patterns that may match with this character beside the edge, in the order of the file."""
        listed = self._listed.get((side, sign))
        if listed is None:
            by_edge = self._by_edge[side]
            listed = sorted([*by_edge.get("", ()), *by_edge.get(sign, ())], key=itemgetter(0))
            self._listed[side, sign] = listed
        return listed

    def may_fire(self, side: Side, text: str) -> bool:
        """Whether a rule of that side may fire beside a text, by the words in it: quicker to see than to encode."""
        there = set(_ANCHOR.findall(text.lower().replace("’", "'")))
        there.update(part for word in list(there) if "-" in word for part in word.split("-"))
        return any(not any(map(there.isdisjoint, needed)) for needed in self._anchors(side))

    def _anchors(self, side: Side) -> list[list[frozenset[str]]]:
        """For each pattern of the side, the sets of words of each of which a text must have one for it to match."""
        if side not in self._anchored:
            texts = dict.fromkeys(text for rule in self.rules if rule.side == side for text in rule.patterns)
            self._anchored[side] = [self._alphabet.needed(self._parsed[text]) for text in texts]
        return self._anchored[side]

    def first(self, side: Side, scene: Scene) -> Match | None:
        """The first rule of the file that fires on that side of the passage; one that is not sure only if no other does."""
        unsure = None
        for match in self.matches(side, scene):
            if match.result != UNSURE:
                return match
            unsure = unsure or match
        return unsure

    def fires(self, rule_id: str, scene: Scene) -> bool:
        """Whether one rule fires, whatever the others do."""
        rule = next(rule for rule in self.rules if rule.id == rule_id)
        encoded = self._encode(scene)
        return any(self._match(rule, text, encoded, scene) for text in rule.patterns)

    def matches(self, side: Side, scene: Scene) -> Iterable[Match]:
        """The rules that fire on that side of the passage, in the order of the file."""
        encoded = self._encode(scene)
        edge = encoded.text.index(_EDGES[side])
        start, end = encoded.spans[side]
        signs = frozenset(encoded.text[start:end])
        for number, text, keys in self._beside(side, encoded.text[edge + (-1 if side in _LEFT else 1)]):
            if keys is not None and keys.isdisjoint(signs):
                continue
            if match := self._match(self.rules[number], text, encoded, scene):
                yield match

    def _match(self, rule: Rule, text: str, encoded: _Encoded, scene: Scene) -> Match | None:
        start, end = encoded.spans[rule.side]
        edge = encoded.text.index(_EDGES[rule.side])
        pattern, names = self._expression(text, rule.side)
        for found in pattern.finditer(encoded.text, start, end):
            first, last = found.span()
            words = encoded.words
            groups = zip(names, found.regs[1:], strict=True)
            phrases = [Phrase(name, [w for w in words[slice(*place)] if w]) for name, place in groups]
            if any(self._excepted(one, rule.side, scene, (first, last), phrases) for one in rule.unless):
                continue
            beside = range(first, edge) if rule.side in _LEFT else range(edge + 1, last)
            return Match(rule.id, rule.result, [word for at in beside if (word := words[at])])
        return None

    def _excepted(
        self, unless: str, side: Side, scene: Scene, span: tuple[int, int], phrases: Sequence[Phrase]
    ) -> bool:
        encoded = self._encode(scene)
        if check := CHECKS.get(unless):
            matched = [word for word in encoded.words[slice(*span)] if word]
            ahead = [word for word in encoded.words[: span[0]] if word] if side in _LEFT else []
            return check(Found(matched, ahead, phrases, scene.is_speaker, scene.speaker_known, self.tagged))
        start, end = encoded.spans[side]
        inside = (start, end) if "|" in unless else span
        pattern, _ = self._expression(unless, side)
        return any(found.start() < inside[1] for found in pattern.finditer(encoded.text, inside[0], end))

    def _expression(self, text: str, side: Side) -> tuple[re.Pattern[str], list[str]]:
        """The pattern compiled, when it is first used, with the names of its groups."""
        compiled = self._compiled.get((side, text))
        if compiled is None:
            node = self._parsed[text]
            compiled = re.compile(self._alphabet.source(node, _EDGES[side])), phrases_in(node)
            self._compiled[side, text] = compiled
        return compiled

    def _encode(self, scene: Scene) -> _Encoded:
        if self._last is not None and self._last[0] is scene:
            return self._last[1]
        text: list[str] = []
        words: list[Word | None] = []
        sign, known = self._alphabet.sign, self._alphabet.known

        def mark(character: str) -> None:
            text.append(character)
            words.append(None)

        def row(listed: Sequence[Word]) -> None:
            for word in listed:
                key, _, _, parted, capital = word
                text.append(known.get((key, capital)) or sign(key, capital=capital))
                words.append(word)
                if parted:
                    mark(COMMA)

        if scene.setting:
            mark(BEGIN)
            row(scene.setting)
            mark(STOP)
        own = len(text)
        if scene.begins:
            mark(BEGIN)
        row(scene.before)
        mark(STARTS)
        starts = len(text)
        row(scene.passage)
        mark(ENDS)
        ends = len(text)
        if scene.parted:
            mark(COMMA)
        row(scene.behind)
        mark(STOP)
        mark(_NEXT)
        following = len(text)
        row(scene.following)
        mark(STOP)
        spans = {
            "setting": (0, ends),
            "before": (own, ends),
            "opening": (own, ends),
            "behind": (starts - 1, following - 1),
            "next-sentence": (following - 1, len(text)),
        }
        encoded = _Encoded("".join(text), words, spans)
        self._last = scene, encoded
        return encoded


def scene_of(example: str, side: Side, language: str) -> Scene:
    """The scene of a sentence with | at the passage's edge, or at both its edges; what follows it begins behind ". "."""
    parts = example.split("|")
    if side in _LEFT:
        before, passage, behind = [*parts, ""][:3] if len(parts) < 3 else parts
    else:
        before, passage, behind = ["", *parts][-3:]
    rest, following, setting = behind, "", ""
    if side == "next-sentence":
        rest, following = "", behind
    if side == "setting":
        setting, before = _SENTENCES.split(before, maxsplit=1)
    return Scene(
        words_of(before, language),
        words_of(passage, language),
        words_of(rest, language),
        words_of(following, language),
        words_of(setting, language),
        parted=_PARTED.match(rest) is not None,
    )


@cache
def _phrases() -> dict[str, Node]:
    return {name: parse(text) for name, text in PHRASES.items()}


@cache
def rules_for(language: str, kind: Kind) -> RuleSet:
    """The rules of a language; a set without rules where it has none of that kind."""
    path = files("factcheck.nlp") / "data" / language / f"{kind}.rules.toml"
    if language not in LANGUAGES or not path.is_file():
        return RuleSet((), {}, language)
    return read(path.read_text(encoding="utf-8"), f"{language}/{kind}.rules.toml", language)


def read(text: str, name: str, language: str) -> RuleSet:
    """The rules of a file's text; `name` is what a mistake is reported under.

    Raises LexiconError, with file and line, for a rule that cannot be.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{name}: {error}") from None
    tags: dict[str, frozenset[str]] = {}
    for table in _TABLES:
        for tag, listed in data.pop(table, {}).items():
            if tag in tags:
                raise LexiconError(f"{name}:{_line(text, f'{tag} =')}: {tag} is listed twice")
            tags[tag] = frozenset(_inflected(listed.split(), table))
    rows = data.pop("rule", [])
    if data:
        raise LexiconError(f"{name}:{_line(text, next(iter(data)))}: no such table: {next(iter(data))}")
    if len(rows) > MOST:
        raise LexiconError(f"{name}: {len(rows)} rules, {MOST} at most")
    rules = [_rule(row, text, name) for row in rows]
    _checked(rules, tags, name, language)
    return RuleSet(rules, tags, language)


def _inflected(listed: Sequence[str], table: str) -> Iterable[str]:
    for word in map(fold, listed):
        if table == "verbs":
            yield from forms(word)
        elif table == "nouns":
            yield from (form for form in forms(word) if form == word or (form[-1] != "d" and not form.endswith("ing")))
        else:
            yield word


def _rule(row: Mapping[str, Any], text: str, name: str) -> Rule:
    rule_id = str(row.get("id", ""))
    line = _line(text, f'id = "{rule_id}"') if rule_id else _line(text, "[[rule]]")
    where = f"{name}:{line}: {rule_id or 'a rule without id'}"
    if unknown := set(row) - _FIELDS:
        raise LexiconError(f"{where}: no such field: {min(unknown)}")
    if missing := _FIELDS - {"unless"} - set(row):
        raise LexiconError(f"{where}: {min(missing)} is missing")
    if row["side"] not in get_args(Side):
        raise LexiconError(f"{where}: side must be one of {', '.join(get_args(Side))}")
    for examples in ("hits", "misses"):
        if len(set(row[examples])) < _EXAMPLES:
            raise LexiconError(f"{where}: {_EXAMPLES} {examples} at least")
        if unmarked := [example for example in row[examples] if "|" not in example]:
            raise LexiconError(f"{where}: no | in {unmarked[0]!r}")
    patterns = (row["pattern"],) if isinstance(row["pattern"], str) else tuple(row["pattern"])
    if any("|" not in pattern for pattern in patterns):
        raise LexiconError(f"{where}: the pattern needs the passage's edge, a |")
    unless = tuple(row.get("unless", ()))
    return Rule(rule_id, row["side"], patterns, unless, row["result"], tuple(row["hits"]), tuple(row["misses"]), line)


def _checked(rules: Sequence[Rule], tags: Mapping[str, frozenset[str]], name: str, language: str) -> None:
    """Look at ids, and at patterns and the tags they ask for."""
    seen: set[str] = set()
    for rule in rules:
        where = f"{name}:{rule.line}: {rule.id}"
        if rule.id in seen:
            raise LexiconError(f"{where}: another rule has this id")
        seen.add(rule.id)
        for pattern in (*rule.patterns, *(one for one in rule.unless if one not in CHECKS)):
            try:
                node = parse(pattern)
            except PatternError as error:
                raise LexiconError(f"{where}: {error}") from None
            if unknown := set(phrases_in(node)) - set(PHRASES):
                raise LexiconError(f"{where}: no such phrase: @{min(unknown)}")
            atoms = atoms_of(node, {})
            for atom in atoms:
                if atom.kind == "tag" and not (
                    atom.name in SHAPES or atom.name in tags or atom.name in TAGS or tagged(atom.name, language)
                ):
                    raise LexiconError(f"{where}: no such tag: {atom.name}")


def _line(text: str, part: str) -> int:
    """The number of the first line that has the part, from 1."""
    return text.count("\n", 0, max(text.find(part), 0)) + 1
