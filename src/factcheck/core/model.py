"""The plain data every room speaks: what an article claims, what was found, how far apart, what was decided.

Offsets are code points into `Document.text`, end exclusive, everywhere.
"""

from dataclasses import dataclass
from enum import StrEnum

from factcheck.core.document import Block, Document, Link, Locator, Place, Unseen, line_places

__all__ = [
    "Block",
    "Candidate",
    "Citation",
    "Claim",
    "Comparison",
    "Detail",
    "Difference",
    "Document",
    "Finding",
    "LeftOut",
    "Level",
    "Link",
    "Locator",
    "Participant",
    "Place",
    "Provenance",
    "Signal",
    "Skipped",
    "Source",
    "Speaker",
    "State",
    "Unseen",
    "Verdict",
    "line_places",
]


class _Ranked(StrEnum):
    """Names that are strings to the outside and ordered by the line they are on."""

    @property
    def rank(self) -> int:
        return list(type(self)).index(self)

    def __lt__(self, other: str) -> bool:
        return self.rank < type(self)(other).rank

    def __le__(self, other: str) -> bool:
        return self.rank <= type(self)(other).rank

    def __gt__(self, other: str) -> bool:
        return self.rank > type(self)(other).rank

    def __ge__(self, other: str) -> bool:
        return self.rank >= type(self)(other).rank


class Level(_Ranked):
    """How far the article's words are from the source's: the worst of their differences."""

    VERBATIM = "verbatim"  # nothing differs but white space
    TYPOGRAPHIC = "typographic"  # marks, dashes, case, hyphenation, "twenty-five" for 25
    EDITORIAL = "editorial"  # what the writer marked: ellipsis, [brackets]; cuts at the ends
    MINOR = "minor"  # words changed, meaning not: inflection, filler, typo, article
    CRITICAL = "critical"  # negation, number, name, modal …: the meaning may differ


class Verdict(StrEnum):
    """What a reviewer says of a claim."""

    VERIFIED = "verified"
    DISPUTED = "disputed"
    UNSOURCED = "unsourced"


class State(StrEnum):
    """The state of a claim in a review: its verdict, or why there is none that counts."""

    UNDECIDED = "undecided"
    VERIFIED = "verified"
    DISPUTED = "disputed"
    UNSOURCED = "unsourced"
    STALE = "stale"  # what was judged has changed since
    CONTESTED = "contested"  # fresh reviews differ, and none is final
    DISMISSED = "dismissed"  # no claim, or a matter of opinion


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says a quote: the words as printed ("he"), and the person they resolve to.

    `text` is at `start`:`end` of the article; `name` is the fullest name in the article, or None; `method` says
    how it was found; `certain` is False where the reviewer should look, always so behind a pronoun.
    """

    text: str
    start: int
    end: int
    name: str | None = None
    method: str = ""
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Signal:
    """A reason to check a claim: its `kind` ("number", "money", "date", "absence" …), and the `text` at `start`:`end`."""

    kind: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Citation:
    """What an article cites for a claim: `text` is printed at `start`:`end`, "" for the mark of a footnote.

    `kind`: "link", "footnote", "number" (`[3]`), "key" (`[@holm2026]`), "parenthesis" (`(Report, p. 41)`), "mention"
    (`(Night tape)`: kept only where a source has that name), "cite" (the words of a `<cite>`) "attribute" (`cite="…"`), or "answer" (what
    a language model's answer cites). `target` is the address, file, number, key or title it leads to;
    `note` the words that name the source: those of the footnote, of the entry in the list of sources, of the link.
    `page` ("41", "41–43"), `time` (in seconds), `line` and `section` say where in the source, if the article does.
    `sources` are the paths of the sources it is bound to: none where no source is what it cites, or none was looked at.
    """

    text: str
    start: int
    end: int
    kind: str
    target: str = ""
    note: str = ""
    page: str = ""
    time: float | None = None
    line: int | None = None
    section: str = ""
    sources: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """The place within the source, as those of passages are shown; "" if it names none."""
        if self.page:
            return f"p. {self.page}"
        return str(Locator(time=self.time, line=self.line, heading=self.section or None))

    def __str__(self) -> str:
        """As it is shown: its printed words, else those of its note, else where it leads."""
        return " ".join((self.text or self.note or self.target).split())


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing of the article to check: a quote (what is inside the marks) or a sentence.

    `kind` is "quote" or "claim"; `text` is at `start`:`end`. `id` is made of the kind and the words ("q-7h3k2m9p",
    "-2" behind it for the second with the same), so that it outlives edits elsewhere. `speaker` is who says a quote,
    None where nothing tells; pieces of one split quote share `utterance`, the id of the first. `priority` (0 to 100,
    higher first) is made of `signals`, of which `details` counts those a source can confirm; it ranks and never hides.
    `rule` names the rule that found the claim; `marks` is the pair of marks a quote is in ("“”"), "" for block
    quotes and claims; `nested` are spans of the article in marks inside it; `flags` are doubts worth showing ("unclosed");
    `language` is the article's (ISO 639-1), "" if not known. `cited` is what the article cites for it, the nearest first.
    """

    id: str
    kind: str
    text: str
    start: int
    end: int
    speaker: Speaker | None = None
    utterance: str = ""
    signals: tuple[Signal, ...] = ()
    priority: int = 0
    rule: str = ""
    marks: str = ""
    nested: tuple[tuple[int, int], ...] = ()
    flags: tuple[str, ...] = ()
    details: int = 0
    language: str = ""
    cited: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A span that looked like a quote or claim and is none; `reason` is a sentence, `rule` its rule's name.

    `kind`: "term" (nickname, title, scare quote), or "boilerplate", "question", "fragment" …
    """

    kind: str
    text: str
    start: int
    end: int
    reason: str
    rule: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where the article's words and the source's differ.

    `kind`: "negation", "number", "name", "modal", "context" …; `level` is what it alone would make of the comparison.
    `quoted` is at `quoted_start`:`quoted_end` of the words compared, `found` at `found_start`:`found_end` of the
    passage, "" on the side that lacks it; words of the source outside the passage (kind "context") have offsets below
    0 or beyond the passage's end. Line numbers and running heads between the words `found` are left out of them. `rule`
    names the rule of `nlp/data` that says so ("condition.behind"), "" where none does.
    """

    kind: str
    level: Level
    quoted: str
    quoted_start: int
    quoted_end: int
    found: str
    found_start: int
    found_end: int
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two texts word by word: `level` is that of the worst of `differences`, which come in the order of the quote."""

    level: Level
    differences: tuple[Difference, ...] = ()

    @property
    def furniture(self) -> tuple[tuple[int, int], ...]:
        """Where in the passage the page put something between its words: line numbers, running heads."""
        spans = ((item.found_start, item.found_end) for item in self.differences if item.kind == "furniture")
        return tuple(sorted(span for span in spans if span[0] >= 0))

    @property
    def broken(self) -> tuple[tuple[int, int, bool], ...]:
        """Where in the passage a word is broken at the end of a line, and whether its hyphen belongs to it."""
        spans = ((d.found_start, d.found_end, "-" in d.quoted) for d in self.differences if d.kind == "hyphenation")
        return tuple(span for span in spans if span[0] >= 0)


_NOWHERE = Locator()


@dataclass(frozen=True, slots=True)
class Detail:
    """A checkable detail of a claim (`kind`: "number", "name", "date" …) and whether the passage has it.

    A detail of the kind "wording" is there only where a source says the opposite; "superlative" is "the largest".
    `status` is "found", "differs" (the words around it are there with another value) or "absent". What
    `SourceLibrary.check_details` gives has its own place: the `passage` at `passage_start`:`passage_end` of `source`,
    and its `locator`; "" and 0 if it is absent. `other` is the source's value where it differs; `computed` is the
    arithmetic where the number is nowhere and follows from others ("618 → 412 is −33 %").
    """

    kind: str
    text: str
    start: int
    end: int
    found: bool
    status: str = ""
    source: str = ""
    passage_start: int = 0
    passage_end: int = 0
    passage: str = ""
    locator: Locator = _NOWHERE
    other: str = ""
    computed: str = ""

    def __post_init__(self) -> None:
        """Without a status, the detail is found or absent."""
        if not self.status:
            object.__setattr__(self, "status", "found" if self.found else "absent")


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody who speaks in a source, as `sources.toml` says: `name`, other names (`also`), and `role` ("the chair")."""

    name: str
    also: tuple[str, ...] = ()
    role: str = ""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a source comes from, as `sources.toml` beside it says. `date` is as written there; `participants` are who
    speaks in it.

    `primary` marks who was there or speaks for themselves: ranked first among equals.
    """

    title: str = ""
    author: str = ""
    date: str = ""
    url: str = ""
    primary: bool = False
    participants: tuple[Participant, ...] = ()

    def __str__(self) -> str:
        """As a citation names it: `Port committee, Hearing of 2 March, 2026-03-02 (primary)`."""
        said = ", ".join(part for part in (self.author, self.title, self.date) if part)
        return f"{said} (primary)".strip() if self.primary else said


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage of a source that may be where the words come from.

    `source` is the path, as opened; `text` is cut from the source's own text at `start`:`end`, `locator` says where
    that is; `score` runs from 0 to 100, and verbatim words have 100. `comparison` tells the words apart. For a claim
    in the reporter's own words, `details` says which of its details the passage has, and the comparison's differences
    are those it has not. `occurrences` counts how often the very words are in the sources, given for quotes of at
    most seven words; `stitched` means that fragments were found far apart. `passed` is False for a passage below the
    threshold for its length, shown only when asked for. `provenance` is what `sources.toml` says of the source. `cited`:
    the article cites this source for the claim; `at_cited_place` whether the passage is at the page or time that it
    cites, None where it names none, or none that can be looked up.
    """

    source: str
    start: int
    end: int
    text: str
    score: float
    locator: Locator
    comparison: Comparison
    details: tuple[Detail, ...] = ()
    occurrences: int | None = None
    stitched: bool = False
    passed: bool = True
    provenance: Provenance | None = None
    cited: bool = False
    at_cited_place: bool | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A source in the library. `words` counts what white space parts; `notes` says what was guessed or left out,
    and `unread` are those of them that tell of words in the file that were not read.

    `extent` is its length in what it is cited by ("12 pages", "34 minutes"; "" for other formats), `locators` what
    that is: "page", "time", "line", "heading" … `provenance` is what `sources.toml` says of it, or None.
    """

    path: str
    format: str
    words: int
    sha256: str
    title: str = ""
    notes: tuple[str, ...] = ()
    extent: str = ""
    locators: str = ""
    provenance: Provenance | None = None
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """A source that is not in the library, and why: it must never look like a claim without a source."""

    path: str
    reason: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of `factcheck check`. `id` is "FC001" …; `severity` "error", "warning" or "note".

    `line` and `column` count from 1; `end_line` and `end_column` are where the claim ends; where a file has no lines,
    `place` says where it is ("§ Methods, ¶ 12"). `key` tells findings of one kind apart from run to run: the id of
    the claim, or the path of the source.
    """

    id: str
    severity: str
    message: str
    path: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1
    claim: Claim | None = None
    candidate: Candidate | None = None
    key: str = ""
    place: str = ""
