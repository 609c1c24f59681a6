"""Token patterns: a readable line that says which words may follow each other, compiled to one `re`.

A text is encoded as a string with one character for each word, by what the patterns of a set can ask about it, and a
pattern becomes a regular expression over such strings. In a pattern, separated by spaces:

    say          any form of the word: says, said, saying          =said    this form alone
    <neg>        a word with the tag, of the lexicon or of the     !<neg>   a word that has it not
                 set's own [words]; <Name> has a capital, <number> is one, <-ing> <-ly> <-s> end so,
                                                                    <-ed> may be a past form: closed, rang
    _            any word                                          ,        a comma, dash, colon, bracket
    |            an edge of the passage                            ^        where the sentence begins
    .            the end of a sentence                             @clause  one of the phrases of `clauses`
    a/b          either                                            (a b)    a group
    a? a* a+ a{0,4}                                                (a b / c)  either row of words

What a set encodes depends on its patterns alone, so a pattern costs nothing until it is used, and then microseconds.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final, NamedTuple

from factcheck.nlp.morphology import forms, past

SHAPES: Final = ("Name", "number", "-ing", "-ed", "-ly", "-s")
"""What a word's own letters tell."""

COMMA: Final = ","
STOP: Final = "."
BEGIN: Final = "^"
STARTS: Final = "<"  # the edge where the passage begins
ENDS: Final = ">"
_MARKS: Final = {",": re.escape(COMMA), ".": re.escape(STOP), "^": re.escape(BEGIN)}
_MARK_SIGNS: Final = {",": COMMA, ".": STOP, "^": BEGIN}
_NO_WORDS: Final = re.escape(COMMA + STOP + BEGIN + STARTS + ENDS)
_FIRST: Final = 0x100  # the character of the first signature; those before are marks
_PIECE: Final = re.compile(
    r"\s*(?:(?P<tag><[^<>\s]+>)|(?P<phrase>@[a-z-]+)|(?P<times>[?*+]|\{\d+(?:,\d+)?\})"
    r"|(?P<sign>[()/!|,.^_])(?![\w'’])|(?P<not>[!(])|(?P<word>=?['’\w-]+))"
)
_ENDINGS: Final = ("ing", "ed", "ly", "s")
_SHORT: Final = 3  # letters before an ending, or the ending says nothing


class PatternError(ValueError):
    """A pattern that cannot be read; the message says where."""


class Atom(NamedTuple):
    """What one word is asked for: `kind` is "word" (any form), "form", "tag" or "any"."""

    kind: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Node:
    """A part of a pattern: a row of parts, or one of several, or one word, or a mark; so often as `times` says."""

    kind: str  # "row", "either", "one", "mark", "edge", "phrase"
    parts: tuple["Node", ...] = ()
    atoms: frozenset[Atom] = frozenset()
    wanted: bool = True  # False: a word that is none of these
    text: str = ""
    times: str = ""

    @property
    def needed(self) -> bool:
        """Whether the pattern cannot match without it."""
        return not (self.times[:1] in {"?", "*"} or self.times.startswith("{0"))


@cache
def parse(pattern: str) -> Node:
    """The parts of a pattern. Raises PatternError where it cannot be read."""
    pieces: list[tuple[str, str]] = []
    position = 0
    while pattern[position:].strip():
        match = _PIECE.match(pattern, position)
        if match is None:
            raise PatternError(f"cannot read {pattern[position:].strip()!r}")
        kind = str(match.lastgroup)
        pieces.append(("sign" if kind == "not" else kind, match[kind]))
        position = match.end()
    node, rest = _either(pieces, 0)
    if rest < len(pieces):
        raise PatternError(f"{pieces[rest][1]!r} closes nothing")
    return node


def _either(pieces: Sequence[tuple[str, str]], at: int) -> tuple[Node, int]:
    """Rows with " / " between them, up to the end or a closing bracket."""
    rows: list[Node] = []
    row: list[Node] = []
    while at < len(pieces) and pieces[at][1] != ")":
        if pieces[at] == ("sign", "/"):
            rows.append(Node("row", tuple(row)))
            row = []
            at += 1
            continue
        node, at = _part(pieces, at)
        if at < len(pieces) and pieces[at][0] == "times":
            node = Node(node.kind, node.parts, node.atoms, node.wanted, node.text, pieces[at][1])
            at += 1
        row.append(node)
    rows.append(Node("row", tuple(row)))
    if not all(row.parts for row in rows):
        raise PatternError("there is nothing on one side of a /")
    return (rows[0] if len(rows) == 1 else Node("either", tuple(rows))), at


def _part(pieces: Sequence[tuple[str, str]], at: int) -> tuple[Node, int]:
    kind, text = pieces[at]
    if text == "(":
        node, at = _either(pieces, at + 1)
        if at == len(pieces):
            raise PatternError("a bracket is not closed")
        return Node("row", (node,)), at + 1
    if text == "!":
        node, at = _part(pieces, at + 1) if at + 1 < len(pieces) else (Node("row"), at)
        atoms = node.atoms if node.kind == "one" else _words_of(node)
        if not atoms:
            raise PatternError("! stands before a word, a tag, or words in brackets with / between them")
        return Node("one", atoms=atoms, wanted=False), at
    return _single(kind, text), at + 1


def _single(kind: str, text: str) -> Node:
    if kind == "tag":
        return Node("one", atoms=frozenset((Atom("tag", text[1:-1]),)))
    if kind == "phrase":
        return Node("phrase", text=text[1:])
    if kind == "word":
        atom = Atom("form", text[1:]) if text[0] == "=" else Atom("word", text)
        return Node("one", atoms=frozenset((atom,)))
    if text == "_":
        return Node("one", wanted=False)
    if text == "|":
        return Node("edge")
    if text in _MARKS:
        return Node("mark", text=text)
    raise PatternError(f"{text!r} where a word was expected")


def _words_of(node: Node) -> frozenset[Atom]:
    """The words of "(a / b)", if it is nothing else."""
    found: set[Atom] = set()
    for part in node.parts:
        inner = part.atoms if part.kind == "one" and part.wanted and not part.times else _words_of(part)
        if not inner or (part.kind == "row" and len(part.parts) > 1):
            return frozenset()
        found |= inner
    return frozenset(found)


def atoms_of(node: Node, phrases: Mapping[str, Node]) -> set[Atom]:
    """Every word and tag that a pattern asks for, those of the phrases given too."""
    found = set(node.atoms)
    for part in (*node.parts, *((phrases[node.text],) if node.text in phrases else ())):
        found |= atoms_of(part, phrases)
    return found


@dataclass(slots=True)
class Alphabet:
    """Gives every word its character: words that answer all the questions of the patterns alike have the same.

    `tagged` gives the words of a tag; `phrases` are the parsed phrases that patterns call by @name.
    """

    atoms: Iterable[Atom]
    tagged: Callable[[str], frozenset[str]]
    phrases: Mapping[str, Node]
    _said: dict[str, frozenset[Atom]] = field(default_factory=dict)
    _signs: dict[frozenset[Atom], str] = field(default_factory=dict)
    _by_atom: dict[Atom, set[str]] = field(default_factory=dict)
    known: dict[tuple[str, bool], str] = field(default_factory=dict)
    """The characters of the words seen so far, by word and whether it has a capital."""
    _classes: dict[frozenset[Atom], frozenset[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        said: dict[str, set[Atom]] = {}
        for atom in self.atoms:
            for word in self._words(atom):
                said.setdefault(word, set()).add(atom)
        shapes = {Atom("tag", shape) for shape in SHAPES} & set(self.atoms)
        self._said = {word: frozenset(atoms) for word, atoms in said.items()}
        for word in self._said:
            self.sign(word)
            self.sign(word, capital=True)
        for shape in ("", *SHAPES):
            for name in (frozenset[Atom](), frozenset((Atom("tag", "Name"),))):
                self._sign((name | {Atom("tag", shape)}) & shapes)

    def _words(self, atom: Atom) -> Iterable[str]:
        if atom.kind == "tag":
            return () if atom.name in SHAPES else self.tagged(atom.name)
        return (atom.name,) if atom.kind == "form" else forms(atom.name)

    def _sign(self, signature: frozenset[Atom]) -> str:
        sign = self._signs.get(signature)
        if sign is None:
            sign = self._signs[signature] = chr(_FIRST + len(self._signs))
            for atom in signature:
                self._by_atom.setdefault(atom, set()).add(sign)
        return sign

    def sign(self, word: str, *, capital: bool = False) -> str:
        """The character of a (folded) word; `capital` says that it is written like a name."""
        sign = self.known.get((word, capital))
        if sign is None:
            wanted = self._said.get(word, frozenset())
            shapes = {Atom("tag", "Name")} if capital else set[Atom]()
            if shape := _shape(word):
                shapes.add(Atom("tag", shape))
            sign = self.known[word, capital] = self._sign(wanted | shapes.intersection(self.atoms))
        return sign

    def signs(self, atoms: frozenset[Atom]) -> frozenset[str]:
        """The characters of the words that one of the atoms asks for."""
        found = self._classes.get(atoms)
        if found is None:
            found = frozenset().union(*(self._by_atom.get(atom, ()) for atom in atoms))
            self._classes[atoms] = found
        return found

    def needed(self, node: Node) -> list[frozenset[str]]:
        """Sets of words of each of which a text must have one for the pattern to match, where words alone can tell."""
        if not node.needed:
            return []
        if node.kind == "phrase":
            return self.needed(self.phrases[node.text])
        if node.kind == "one":
            bare = not node.wanted or any(atom.kind == "tag" and atom.name in SHAPES for atom in node.atoms)
            return [] if bare else [frozenset().union(*map(self._words, node.atoms))]
        parts = [self.needed(part) for part in node.parts]
        if node.kind != "either":
            return [words for part in parts for words in part]
        return [frozenset().union(*(min(part, key=len) for part in parts))] if all(parts) else []

    def source(self, node: Node, edge: str) -> str:
        """The pattern as a regular expression; `edge` is the character of the passage's edge that | means."""
        if node.kind == "one":
            text = self._class(node)
        elif node.kind == "edge":
            text = re.escape(edge)
        elif node.kind == "mark":
            text = _MARKS[node.text]
        elif node.kind == "phrase":
            text = f"({self.source(self.phrases[node.text], edge)})"
        else:
            inner = [self.source(part, edge) for part in node.parts]
            text = f"(?:{'|'.join(inner)})" if node.kind == "either" else "".join(inner)
            if node.times and node.kind == "row":
                text = f"(?:{text})"
        return text + node.times

    def _class(self, node: Node) -> str:
        if node.wanted:
            signs = self.signs(node.atoms)
            return f"[{_ranges(signs)}]" if signs else "(?!)"
        return f"[^{_NO_WORDS}{_ranges(self.signs(node.atoms))}]"

    def keys(self, node: Node) -> frozenset[str] | None:
        """Characters of which a text must have one for the pattern to match: the fewest; None if there are none."""
        if not node.needed:
            return None
        if node.kind == "one":
            return self.signs(node.atoms) if node.wanted else None
        if node.kind == "phrase":
            return self.keys(self.phrases[node.text])
        found = [self.keys(part) for part in node.parts]
        if node.kind == "either":
            known = [keys for keys in found if keys is not None]
            return frozenset().union(*known) if len(known) == len(found) else None
        return min((keys for keys in found if keys is not None), key=len, default=None)

    def beside_edge(self, node: Node, *, before: bool) -> frozenset[str] | None:
        """The characters of which one is right before the edge (or right behind it) if the pattern matches.

        None where it may be any.
        """
        met: list[frozenset[str] | None] = []
        self._pass(node, None, met, before=before)
        known = [signs for signs in met if signs is not None]
        return frozenset().union(*known) if met and len(known) == len(met) else None

    def _pass(
        self, node: Node, near: frozenset[str] | None, met: list[frozenset[str] | None], *, before: bool
    ) -> frozenset[str] | None:
        """What may be the last character once the part is passed, if `near` may be before it; edges go to `met`."""
        if node.kind == "edge":
            met.append(near)
            return None
        if node.kind == "one":
            passed = self.signs(node.atoms) if node.wanted else None
        elif node.kind == "mark":
            passed = frozenset(_MARK_SIGNS[node.text])
        elif node.kind == "phrase":
            passed = self._pass(self.phrases[node.text], near, met, before=before)
        elif node.kind == "either":
            passed = _union(self._pass(part, near, met, before=before) for part in node.parts)
        else:
            passed = near
            for part in node.parts if before else reversed(node.parts):
                passed = self._pass(part, passed, met, before=before)
        return passed if node.needed else _union((passed, near))


def _union(sets: Iterable[frozenset[str] | None]) -> frozenset[str] | None:
    listed = list(sets)
    known = [signs for signs in listed if signs is not None]
    return frozenset().union(*known) if len(known) == len(listed) else None


def phrases_in(node: Node) -> list[str]:
    """The names of a pattern's own phrases, in the order of the groups of its expression."""
    if node.kind == "phrase":
        return [node.text]
    return [name for part in node.parts for name in phrases_in(part)]


def _shape(word: str) -> str:
    if word[:1].isdigit():
        return "number"
    if past(word):
        return "-ed"
    ending = next((ending for ending in _ENDINGS if word.endswith(ending)), "")
    return f"-{ending}" if ending and len(word) - len(ending) >= _SHORT and "'" not in word else ""


def _ranges(signs: frozenset[str]) -> str:
    """The characters of a class, neighbours as a range."""
    runs: list[list[int]] = []
    for code in sorted(map(ord, signs)):
        if runs and code == runs[-1][-1] + 1:
            runs[-1].append(code)
        else:
            runs.append([code])
    return "".join(chr(run[0]) + (f"-{chr(run[-1])}" if run[1:] else "") for run in runs)
