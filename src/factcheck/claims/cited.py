"""Which of an article's citations are for which of its quotes and claims."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from factcheck.claims.citations import LONGEST, Citations
from factcheck.core.model import Citation, Claim

_GAP: Final = " \t\n\u00a0.,;:!?…”\"’'»)]“«–—-"
_NEAR: Final = 40  # characters, more than the white space between a colon and a block quote
"""What may be between a quote and its citation, or between two citations that are one."""


class Assignment:
    """Gives the citations of a text to its claims: the nearest of the sentence, else those at the paragraph's end."""

    def __init__(self, cited: Citations, sentences: Sequence[Sequence[tuple[int, int]]]) -> None:
        """`sentences` are those of each paragraph."""
        self.cited = cited
        self.text = cited.text
        self.sentences = sentences
        self.by_paragraph: dict[int, list[tuple[int, Citation]]] = {}  # with the number of the sentence
        for each in cited.found:
            number = max(bisect_right(cited.starts, each.start) - 1, 0)
            if number in cited.lines:
                number -= 1
                if number >= 0:
                    self._put(number, len(sentences[number]) - 1, each)
                continue
            self._put(number, self._sentence(number, each.start, each.kind), each)

    def _put(self, paragraph: int, sentence: int, citation: Citation) -> None:
        self.by_paragraph.setdefault(paragraph, []).append((sentence, citation))

    def _sentence(self, number: int, offset: int, kind: str) -> int:
        """The number of the sentence that a citation belongs to: the one before, where it is between two."""
        spans = self.sentences[number]
        at = bisect_right(spans, offset, key=lambda span: span[0]) - 1
        if at > 0 and spans[at][0] == offset and kind == "footnote":
            at -= 1
        return max(at, 0)

    def claims(self, claims: Sequence[Claim]) -> list[Claim]:
        """The claims with what is cited for each."""
        if not self.cited.found:
            return list(claims)
        quotes = [claim for claim in claims if claim.kind == "quote"]
        beside: dict[int, list[Claim]] = {}
        for claim in quotes:
            beside.setdefault(self._number(claim), []).append(claim)
        found = {id(claim): self._of_quote(claim, beside[self._number(claim)]) for claim in quotes}
        by_utterance: dict[str, tuple[Citation, ...]] = {}
        for claim in quotes:
            if found[id(claim)]:
                by_utterance[claim.utterance] = found[id(claim)]
        made = []
        for claim in claims:
            if claim.kind == "quote":
                cited = found[id(claim)] or by_utterance.get(claim.utterance, ()) or self._at_end(claim)
            else:
                cited = self._of_sentence(claim) or self._at_end(claim)
            made.append(replace(claim, cited=cited) if cited else claim)
        return made

    def _number(self, claim: Claim) -> int:
        return max(bisect_right(self.cited.starts, claim.start) - 1, 0)

    def _of_sentence(self, claim: Claim) -> tuple[Citation, ...]:
        number = self._number(claim)
        at = bisect_right(self.sentences[number], claim.start, key=lambda span: span[0]) - 1
        return tuple(each for sentence, each in self.by_paragraph.get(number, ()) if sentence == at)

    def _of_quote(self, claim: Claim, quotes: Sequence[Claim]) -> tuple[Citation, ...]:
        number = self._number(claim)
        here = self.by_paragraph.get(number, [])
        inside = [each for _, each in here if each.start < claim.end and claim.start < each.end]
        if inside:
            return tuple(inside)
        spans = self.sentences[number]
        first = bisect_right(spans, claim.start, key=lambda span: span[0]) - 1
        last = bisect_left(spans, claim.end, key=lambda span: span[0]) - 1
        near = [each for sentence, each in here if first <= sentence <= last]
        after = [
            each for each in near if each.start >= claim.end and not self._between(claim.end, each.start, claim, quotes)
        ]
        before = [
            each for each in near if each.end <= claim.start and not self._between(each.end, claim.start, claim, quotes)
        ]
        own = [each for each in before if not self._taken(each, claim, quotes)]
        if after and own and after[0].kind == own[-1].kind == "link":
            follows = any(after[0].end <= each.start <= spans[last][1] for each in quotes if each is not claim)
            nearer = not follows and after[0].start - claim.end <= claim.start - own[-1].end
            return _cluster(self.text, after, 0) if nearer else _cluster(self.text, own, -1)
        if after:
            return _cluster(self.text, after, 0)
        if own:
            return _cluster(self.text, own, -1)
        return self._around_block(claim, number) if not claim.marks else ()

    def _between(self, start: int, end: int, claim: Claim, quotes: Sequence[Claim]) -> bool:
        """Whether words of another utterance are there."""
        return any(each.start < end and start < each.end and each.utterance != claim.utterance for each in quotes)

    def _taken(self, citation: Citation, claim: Claim, quotes: Sequence[Claim]) -> bool:
        """Whether a citation follows another quote right behind it, whose it is then."""
        if citation.kind == "link":
            return False
        return any(
            each.utterance != claim.utterance and each.end <= citation.start
            and not self.text[each.end : citation.start].strip(_GAP)
            for each in quotes
        )  # fmt: skip

    def _around_block(self, claim: Claim, number: int) -> tuple[Citation, ...]:
        """What is cited for a block quote: in the line below it, or at the end of the words that lead to it."""
        below = self.by_paragraph.get(number + 1, [])
        if number + 1 < len(self.cited.paragraphs) and below:
            paragraph = self.cited.paragraphs[number + 1]
            text = self.text[paragraph.start : paragraph.end]
            if text[:1] in "—–-(" and len(text) <= LONGEST:
                return tuple(each for _, each in below)
        if number and self.text[max(claim.start - _NEAR, 0) : claim.start].rstrip().endswith(":"):
            above = self.by_paragraph.get(number - 1, [])
            last = len(self.sentences[number - 1]) - 1
            return tuple(each for sentence, each in above if sentence == last)
        return ()

    def _at_end(self, claim: Claim) -> tuple[Citation, ...]:
        """The citations with which its paragraph ends."""
        number = self._number(claim)
        here = [
            each
            for _, each in self.by_paragraph.get(number, ())
            if each.start >= claim.end or number in self.cited.lines
        ]
        if not here:
            return ()
        end = self.cited.paragraphs[number].end
        last = here[-1]
        outside = last.start > end  # a line below the paragraph
        if not outside and self.text[min(last.end, end) : end].strip(_GAP):
            return ()
        return _cluster(self.text, here, -1)


def _cluster(text: str, listed: Sequence[Citation], at: int) -> tuple[Citation, ...]:
    """The first (0) or the last (-1) of citations with those that are right beside it."""
    ordered = list(listed) if at == 0 else list(reversed(listed))
    kept = [ordered[0]]
    for each in ordered[1:]:
        first, second = sorted((kept[-1], each), key=lambda item: item.start)
        if each.start != kept[-1].start and text[first.end : second.start].strip(_GAP):
            break
        kept.append(each)
    return tuple(kept if at == 0 else reversed(kept))
