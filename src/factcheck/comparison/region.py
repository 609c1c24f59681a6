"""A place where quote and source part, taken to pieces: which words were exchanged, put in, left out."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final, NamedTuple

from factcheck.comparison.alignment import Region, Step, paired
from factcheck.comparison.brackets import bracketed, explains, stands_beside
from factcheck.comparison.ellipsis import Kept, swallowed
from factcheck.comparison.items import EDITOR, GAP, NUMBER, WORD, Item, read
from factcheck.comparison.omission import begun_again, left_out, put_in, repeats
from factcheck.comparison.owner import only_attributes
from factcheck.comparison.substitution import shape
from factcheck.comparison.typography import Span, Texts
from factcheck.core.model import Level
from factcheck.nlp.contractions import opened
from factcheck.nlp.lexicon import RULED
from factcheck.nlp.morphology import known
from factcheck.nlp.numbers import counts
from factcheck.nlp.quantities import measures
from factcheck.nlp.roles import ARTICLES, FILLERS, NEGATIONS, SET_APART
from factcheck.nlp.tokenizer import FURNITURE, Token, speaker_before

_AROUND: Final = 8  # words looked at on each side of a run, for repetitions
_BESIDE: Final = 12  # kept words before an ellipsis that are looked at
_LONG: Final = 3  # words under an ellipsis; so many are more than a "not"
_SPOKEN_OF: Final = 600  # characters before a bracket in which what it names must be spoken of: some sentences
_TELLING: Final = frozenset(("negation", "modal", "hedge", "quantifier", "connective"))  # what a word swallowed may be
_COMMAS: Final = frozenset(",-—–")
_BE: Final = frozenset(("be", "am", "is", "are", "was", "were", "been", "being", "'s", "'re", "'m"))


@dataclass(frozen=True, slots=True)
class Sides:
    """The two texts and their tokens; `language` is that of their small words, `before` what the source says before."""

    texts: Texts
    quote: Sequence[Token]
    source: Sequence[Token]
    language: str
    before: str = ""

    def around(self, end: int) -> str:
        """What the source says before an offset of the passage, some sentences of it; "" if we have nothing before it."""
        return (self.before + self.texts.found[:end])[-_SPOKEN_OF:] if self.before.strip() else ""


class Part(NamedTuple):
    """A difference before it is written down: the things on both sides, where they are, and the judgement."""

    left: Sequence[Item]
    right: Sequence[Item]
    q: Span
    f: Span
    kind: str
    level: Level


def judged(sides: Sides, region: Region) -> list[Part]:
    """The differences within a region."""
    q1, q2, f1, f2 = region
    spoken = [token for token in sides.source[f1:f2] if token.kind != FURNITURE]
    furniture = [] if len(spoken) == f2 - f1 else _furniture(sides, region)
    if q1 == q2 and len(spoken) == 1 and furniture and _is_anothers(sides, region):
        start, end = _with_marks(sides.texts.found, sides.source[f1].start, sides.source[f2 - 1].end)
        return [Part((), (), furniture[0].q, (start, end), "furniture", Level.TYPOGRAPHIC)]
    if not spoken and q1 == q2:
        return furniture
    millions = any("million" in token.folded for token in (*sides.quote[q1:q2], *spoken))
    here = _unscanned(sides.quote, range(q1, q2), spoken)
    left = read(sides.texts.quoted, here, range(q1, q2), sides.language, millions=millions)
    there, within = (sides.source, range(f1, f2)) if len(spoken) == f2 - f1 else (spoken, range(len(spoken)))
    there = _unscanned(there, within, sides.quote[q1:q2])
    right = read(sides.texts.found, there, within, sides.language, millions=millions)
    return [*_Judge(sides, region, left, right).parts(), *furniture]


def _unscanned(tokens: Sequence[Token], within: range, others: Sequence[Token]) -> Sequence[Token]:
    """The tokens with what a scanner made of a "million" or a unit behind a number read as what the others say."""
    meant = {shape(other.folded): other.folded for other in others if len(other.folded) > 3 and measures(other.folded)}
    if not meant:
        return tokens
    return [
        token._replace(folded=meant.get(shape(token.folded), token.folded))
        if index in within and index and counts(tokens[index - 1].folded) and not known(token.folded)
        else token
        for index, token in enumerate(tokens)
    ]


def _furniture(sides: Sides, region: Region) -> list[Part]:
    """What in a region of the source nobody said, each run of it apart from the words that differ."""
    parts: list[Part] = []
    place, begun = _place(sides.quote, region.q1, sides.texts.quoted), False
    for furniture, run in groupby(sides.source[region.f1 : region.f2], key=lambda token: token.kind == FURNITURE):
        if furniture:
            found = list(run)
            span = _with_marks(sides.texts.found, found[0].start, found[-1].end)
            parts.append(Part((), (), (place, place), span, "furniture", Level.TYPOGRAPHIC))
        elif not begun:
            place, begun = _place(sides.quote, region.q2, sides.texts.quoted), True
    return parts


def _is_anothers(sides: Sides, region: Region) -> bool:
    """Whether somebody else's one word is between two turns of the speaker: "CHAIR: Never?", and not before a "yes"."""
    first, last = sides.source[region.f1], sides.source[region.f2 - 1]
    if first.kind != FURNITURE or last.kind != FURNITURE or region.f2 == len(sides.source):
        return False
    found, after = sides.texts.found, sides.source[region.f2].folded
    own = speaker_before(sides.before + found[: first.start])
    back = own and found[: last.end + 1].rstrip().endswith(own)
    return bool(back) and after != "no" and after not in FILLERS


def _with_marks(text: str, start: int, end: int) -> Span:
    """The span with the marks that belong to it: "MR. OSTER:", "[00:12:03]", "(laughter)"."""
    if start and text[start - 1] in "[(":
        start -= 1
    while end < len(text) and text[end] in ")]:.":
        end += 1
    return start, end


def _place(tokens: Sequence[Token], index: int, text: str) -> int:
    return tokens[index].start if index < len(tokens) else len(text)


class _Judge:
    """Goes through the steps of one region."""

    def __init__(self, sides: Sides, region: Region, left: Sequence[Item], right: Sequence[Item]) -> None:
        self.sides = sides
        self.region = region
        self.left = left
        self.right = right

    def parts(self) -> list[Part]:
        parts: list[Part] = []
        for step in self._unmixed(_gathered(self.left, paired(self.left, self.right))):
            judgement = self._judgement(step)
            if judgement is not None:
                part = self._part(step, *judgement)
                if not parts or (part.kind, part.q, part.f) != (parts[-1].kind, parts[-1].q, parts[-1].f):
                    parts.append(part)
        return parts

    def _unmixed(self, steps: Iterable[Step]) -> Iterator[Step]:
        """The steps, a mark of the writer apart from the words beside it: an ellipsis covers what it replaces alone."""
        for step in steps:
            here = range(step.i1, step.i2)
            runs = [(marked, list(run)) for marked, run in groupby(here, key=self._is_mark)]
            if len(runs) < 2:
                yield step
                continue
            covering = next(number for number, (marked, _) in enumerate(runs) if marked)
            for number, (_, run) in enumerate(runs):
                j1 = step.j1 if number <= covering else step.j2
                j2 = step.j2 if number >= covering else step.j1
                yield Step(run[0], run[-1] + 1, j1, j2)

    def _is_mark(self, index: int) -> bool:
        return self.left[index].kind in {GAP, EDITOR}

    def _part(self, step: Step, kind: str, level: Level) -> Part:
        here, there = self.left[step.i1 : step.i2], self.right[step.j1 : step.j2]
        q = _span(here, self.left[step.i2 :], _place(self.sides.quote, self.region.q2, self.sides.texts.quoted))
        f = _span(there, self.right[step.j2 :], _place(self.sides.source, self.region.f2, self.sides.texts.found))
        if kind == "contraction":
            q, f = self._whole_contraction(step, q, f)
        return Part(here, there, q, f, kind, level)

    def _whole_contraction(self, step: Step, q: Span, f: Span) -> tuple[Span, Span]:
        """Both spans with the other half of the contraction: "He's" beside "He is", not beside "is"."""
        if not step.i1 or not step.j1 or self.left[step.i1 - 1].key != self.right[step.j1 - 1].key:
            return q, f
        one, other = self.left[step.i1 - 1], self.right[step.j1 - 1]
        if one.start == q[0] or other.start == f[0]:
            return (one.start, q[1]), (other.start, f[1])
        return q, f

    def _judgement(self, step: Step) -> tuple[str, Level] | None:
        here, there = self.left[step.i1 : step.i2], self.right[step.j1 : step.j2]
        if any(item.kind in {GAP, EDITOR} for item in here):
            return None if self._theirs(step) else self._marked(step, here, there)
        if step.relation is None:
            return self._left_out(step) if there else self._put_in(step)
        if step.relation.level == Level.VERBATIM:
            return self._written(here[0], there[0])
        one, other = here[0].key, there[0].key
        if step.relation.kind == "inflection" and one.endswith("ing") != other.endswith("ing"):
            before = self.left[step.i1 - 1].key if step.i1 else self._before(self.sides.quote, self.region.q1)
            if before in _BE or before in ARTICLES:  # "was killing" is not "was killed"; "the accusing man" …
                return "word", Level.CRITICAL
        return step.relation.kind, step.relation.level

    @staticmethod
    def _before(tokens: Sequence[Token], index: int) -> str:
        return tokens[index - 1].folded if index else ""

    def _written(self, one: Item, other: Item) -> tuple[str, Level] | None:
        """The judgement of two things that are the same but may be written otherwise."""
        if one.kind == WORD:
            parts_of_two = bool(one.word) != bool(other.word) and len(opened(one.word or other.word)) > 1
            if one.word == other.word or parts_of_two:  # the other part of the contraction tells
                return None
            if one.word and other.word and one.word.replace("'", "") == other.word.replace("'", ""):
                return "mark", Level.TYPOGRAPHIC
            if one.role == "preposition":
                return one.role, Level.MINOR  # "some 300", "about 300"
            return "abbreviation" if one.key in NUMBER.values() else "contraction", Level.MINOR
        here, there = self.sides.texts.quoted[one.start : one.end], self.sides.texts.found[other.start : other.end]
        if here.casefold() == there.casefold():
            return None
        misread = not here.isdecimal() and shape(here.casefold()) == shape(there.casefold())
        return "ocr" if misread else one.kind, Level.TYPOGRAPHIC

    def _put_in(self, step: Step) -> tuple[str, Level]:
        run = self.left[step.i1 : step.i2]
        before = [
            *_items(self.sides.texts.quoted, self.sides.quote, self.region.q1 - _AROUND, self.region.q1),
            *self.left[: step.i1],
        ]
        after = [
            *self.left[step.i2 :],
            *_items(self.sides.texts.quoted, self.sides.quote, self.region.q2, self.region.q2 + _AROUND),
        ]
        if only_attributes(run, self._marks_here(run), self.sides.language):
            return "furniture", Level.TYPOGRAPHIC
        kind, level = put_in(run, before, after)
        return ("repetition", Level.MINOR) if kind != "negation" and repeats(run, before, after) else (kind, level)

    def _left_out(self, step: Step) -> tuple[str, Level]:
        run = self.right[step.j1 : step.j2]
        before = [
            *_items(self.sides.texts.found, self.sides.source, self.region.f1 - _AROUND, self.region.f1),
            *self.right[: step.j1],
        ]
        after = [
            *self.right[step.j2 :],
            *_items(self.sides.texts.found, self.sides.source, self.region.f2, self.region.f2 + _AROUND),
        ]
        marks = self._marks(run)
        if repeats(run, before, after) or begun_again(run, before, marks):
            return "repetition", Level.MINOR
        if only_attributes(run, marks, self.sides.language):
            return "furniture", Level.TYPOGRAPHIC
        if len(run) == 1 and run[0].key in SET_APART and all(_COMMAS & set(mark) for mark in marks):
            return "filler", Level.MINOR
        return left_out(run, before, after, marks, language=self.sides.language)

    def _theirs(self, step: Step) -> bool:
        """Whether an ellipsis is in the source, too."""
        if step.j1 != step.j2 or any(item.kind != GAP for item in self.left[step.i1 : step.i2]):
            return False
        tokens, found = self.sides.source, self.sides.texts.found
        place = self.right[step.j2].start if step.j2 < len(self.right) else _place(tokens, self.region.f2, found)
        index = bisect_left(tokens, place, key=lambda token: token.start)
        gap = found[tokens[index - 1].end if index else 0 : place]
        return "…" in gap or "..." in gap or ". ." in gap

    def _marked(self, step: Step, here: Sequence[Item], there: Sequence[Item]) -> tuple[str, Level]:
        """An ellipsis or a bracket with all it covers; neither may turn the sentence round."""
        kind = GAP if any(item.kind == GAP for item in here) else EDITOR
        said = {
            word
            for item in here
            if item.kind == EDITOR
            for key in item.key.split()
            for word in opened(key, self.sides.language)
        }
        if (said & NEGATIONS) - {item.key for item in there}:
            return "negation", Level.CRITICAL
        if not there:
            written = " ".join(item.key for item in here if item.kind == EDITOR)
            if kind == GAP:
                return kind, Level.EDITORIAL
            if not explains(written, said, self._spoken()):
                return kind, Level.CRITICAL
            place = _place(self.sides.source, self.region.f1, self.sides.texts.found)
            quoted = self.sides.texts.quoted[: here[0].start]
            return kind, stands_beside(written, quoted, self.sides.around(place))
        if kind == EDITOR:
            written = " ".join(item.key for item in here if item.kind == EDITOR)
            differs, level = bracketed(written, said, there, self.sides.around(there[0].start))
            return differs or kind, level
        if self.sides.language not in RULED and len(there) < _LONG:
            return "word", Level.CRITICAL  # it may be their "not"
        item = swallowed(there, self._marks(there), self._kept(step), self.sides.language)
        if item is None:
            return kind, Level.EDITORIAL
        return item.role if item.role in _TELLING else "word", Level.CRITICAL

    def _spoken(self) -> str:
        """What the source says before the place where a step covers nothing, and in the passage."""
        if not self.sides.before.strip():
            return ""
        end = _place(self.sides.source, self.region.f1, self.sides.texts.found)
        return self.sides.around(end) + self.sides.texts.found[end:]

    def _kept(self, step: Step) -> Kept:
        """The words of the source that were kept beside a step."""
        source, region = self.sides.source, self.region
        before = [*_items(self.sides.texts.found, source, region.f1 - _BESIDE, region.f1), *self.right[: step.j1]][
            -_BESIDE:
        ]
        after = [*self.right[step.j2 : step.j2 + 1], *_items(self.sides.texts.found, source, region.f2, region.f2 + 1)]
        quoted, quote = self.sides.texts.quoted, self.sides.quote
        first = self.left[step.i1 - 1].end if step.i1 else quote[self.region.q1 - 1].end if self.region.q1 else 0
        following = self.left[step.i2].start if step.i2 < len(self.left) else _place(quote, self.region.q2, quoted)
        return Kept([item.key for item in before], after[0].key if after else "", quoted[first : following + 1])

    def _marks(self, run: Sequence[Item]) -> list[str]:
        """The text before each thing of the source in the run, and after the last."""
        return _marks_of(run, self.sides.source, self.sides.texts.found)

    def _marks_here(self, run: Sequence[Item]) -> list[str]:
        return _marks_of(run, self.sides.quote, self.sides.texts.quoted)


def _marks_of(run: Sequence[Item], everything: Sequence[Token], found: str) -> list[str]:
    """The text before each thing of a run, and after the last."""
    index = bisect_left(everything, run[0].start, key=lambda token: token.start)
    ends = [everything[index - 1].end if index else 0, *(item.end for item in run)]
    last = bisect_left(everything, run[-1].end, key=lambda token: token.start)
    starts = [*(item.start for item in run), _place(everything, last, found)]
    return [found[end:start] for end, start in zip(ends, starts, strict=True)]


def _items(text: str, tokens: Sequence[Token], first: int, last: int) -> list[Item]:
    """The words of a text as they are, to look at from beside; `name` says no more than that one has a capital."""
    return [
        Item(token.start, token.end, key, name=text[token.start].isupper())
        for token in tokens[max(first, 0) : last]
        if token.kind != FURNITURE
        for key in (opened(token.folded) if "'" in token.folded else (token.folded,))
    ]


def _span(items: Sequence[Item], rest: Sequence[Item], end: int) -> tuple[int, int]:
    if items:
        return items[0].start, max(item.end for item in items)
    place = rest[0].start if rest else end
    return place, place


def _gathered(left: Sequence[Item], steps: Sequence[Step]) -> list[Step]:
    """Neighbouring words put in, or left out, as one run each; all that a mark of the writer covers as one step."""
    gathered: list[Step] = []
    for step in steps:
        last = gathered[-1] if gathered else None
        if last is not None and _same_run(left, last, step):
            gathered[-1] = Step(last.i1, step.i2, last.j1, step.j2)
        else:
            gathered.append(step)
    return gathered


def _same_run(left: Sequence[Item], one: Step, other: Step) -> bool:
    marked = [any(item.kind in {GAP, EDITOR} for item in left[step.i1 : step.i2]) for step in (one, other)]
    if any(marked):
        return all(mark or step.i1 == step.i2 for mark, step in zip(marked, (one, other), strict=True))
    if one.relation is not None or other.relation is not None:
        return False
    return (one.i1 == one.i2) == (other.i1 == other.i2)
