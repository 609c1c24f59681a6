"""The quotes of a document with their speakers: pieces, ruled on, attributed, and joined to utterances."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.claims.cue import Attribution, attribution, clause_subject
from factcheck.claims.kind import Ruling, shape_ruling, speech_ruling
from factcheck.claims.lexicon import Lexicon
from factcheck.claims.paragraphs import Paragraph
from factcheck.claims.person import People
from factcheck.claims.pieces import Piece
from factcheck.claims.tokens import Sentence, tokenised
from factcheck.model import Speaker

_FRAME_AFTER = re.compile(
    r"^B?(?:C(?P<np>(?:H|[DG]?[nNGT#]*[nNT]))|(?P<np2>(?:H|[DG]?[nNGT#]*[nNT])(?:[PF][DG]?[nN]+)*(?:,[^Q]{1,30}?,)?)[AB]*C)[^QCS]{0,8}\.?$"
)
_REACH = 1200  # characters a pronoun looks back


@dataclass(slots=True)
class Quoted:
    """A piece with what was found out about it."""

    piece: Piece
    ruling: Ruling | None = None
    span: tuple[int, int] | None = None
    rule: str = ""
    certain: bool = True
    bare: bool = False
    inherited: bool = False
    joins: bool = False


class Attributor:
    """Goes through the paragraphs of one document in order and remembers who spoke last."""

    def __init__(self, text: str, words: Lexicon) -> None:
        self.text, self.words = text, words
        self.running: Quoted | None = None
        self.lead: tuple[int, int] | None = None  # who the paragraph before introduced: "… said:"
        self.lead_colon = False

    def paragraph(
        self, paragraph: Paragraph, sentences: Sequence[tuple[int, int]], pieces: Sequence[Piece]
    ) -> list[Quoted]:
        """What the pieces of the next paragraph are, and who says them."""
        quoted = [Quoted(piece, shape_ruling(self.text, piece, paragraph.start)) for piece in pieces]
        parsed = self._parse(sentences, quoted)
        for index, sentence in enumerate(parsed):
            following = parsed[index + 1] if index + 1 < len(parsed) else None
            for number in sentence.quotes:
                self._attribute(quoted[number], number, sentence, following)
        self._inherit(quoted)
        said = [each for each in quoted if each.ruling is None]
        if said:
            self.running = said[-1]
        self._remember(paragraph, parsed, bool(said))
        return quoted

    def _parse(self, sentences: Sequence[tuple[int, int]], quoted: Sequence[Quoted]) -> list[Sentence]:
        terms = {number for number, each in enumerate(quoted) if each.ruling}
        parsed, position = [], 0
        for start, end in sentences:
            inside = []
            while position < len(quoted) and quoted[position].piece.outer_start < end:
                inside.append((position, quoted[position].piece))
                position += 1
            parsed.append(tokenised(self.text, start, end, inside, terms, self.words))
        return parsed

    def _attribute(self, quote: Quoted, number: int, sentence: Sentence, following: Sentence | None) -> None:
        if quote.ruling is not None:
            return
        token = sentence.quotes[number]
        rest = sentence.tags.strip("Q.,;-")
        if not rest:
            quote.bare = True
            self._from_next_sentence(quote, following)
            return
        found = attribution(sentence, token)
        governed = found is not None and found.certain
        quote.ruling = speech_ruling(self.text, quote.piece, sentence, token, governed=governed)
        if quote.ruling is None and found is not None:
            self._take(quote, sentence, found)

    def _from_next_sentence(self, quote: Quoted, following: Sentence | None) -> None:
        if following is None or following.quotes:
            return
        found = _FRAME_AFTER.match(following.tags)
        if found:
            name = "np" if found.group("np") else "np2"
            span = found.span(name)
            self._take(quote, following, Attribution(*span, "name and verb after the quote"))

    def _take(self, quote: Quoted, sentence: Sentence, found: Attribution) -> None:
        quote.span = (sentence.spans[found.start][0], sentence.spans[found.end - 1][1])
        quote.rule, quote.certain = found.rule, found.certain

    def _inherit(self, quoted: Sequence[Quoted]) -> None:
        """Quotes without a speaker of their own: the paragraph's other half, else who spoke before."""
        said = [each for each in quoted if each.ruling is None]
        for index, quote in enumerate(said):
            if quote.span is not None:
                continue
            if quote.piece.continues and self.running is not None:
                self._copy(quote, self.running, "goes on from the paragraph before")
                quote.joins = True
                continue
            before = said[index - 1] if index else None
            after = next((each for each in said[index + 1 :] if each.span), None)
            if before is not None and before.span:
                self._copy(quote, before, "same paragraph, quote before")
                quote.joins = quote.bare
            elif after is not None:
                self._copy(quote, after, "same paragraph, quote after", certain=False)
            elif self.lead is not None and self.lead_colon:
                quote.span, quote.rule, quote.inherited = self.lead, "introduced by the paragraph before", True
            elif self.running is not None and self.running.span is not None and quote.bare:
                self._copy(quote, self.running, "running speaker", certain=False)
            elif self.lead is not None:
                quote.span, quote.rule, quote.inherited = self.lead, "subject of the paragraph before", True
                quote.certain = False

    def _copy(self, quote: Quoted, other: Quoted, rule: str, *, certain: bool = True) -> None:
        quote.span, quote.rule, quote.inherited = other.span, rule, True
        quote.certain = certain and other.certain

    def _remember(self, paragraph: Paragraph, parsed: Sequence[Sentence], spoke: bool) -> None:
        self.lead, self.lead_colon = None, self.text[paragraph.end - 1] == ":"
        if not spoke:
            self.running = None
        if parsed:
            last = parsed[-1]
            subject = clause_subject(last.tags)
            if subject:
                self.lead = (last.spans[subject[0]][0], last.spans[subject[1] - 1][1])


def speaker_of(text: str, quote: Quoted, people: People, spoke_before: str | None) -> Speaker | None:
    """The speaker of a quote as printed, and the person behind it."""
    if quote.span is None:
        return None
    start, end = quote.span
    printed = text[start:end]
    low = printed.lower()
    if low in people.words.he | people.words.she:
        name = spoke_before or people.last_before(start, _REACH)
        return Speaker(printed, start, end, name, f"pronoun; {quote.rule}", certain=False)
    name, method, sure = people.resolve(printed)
    method = f"{method}; {quote.rule}" if method else quote.rule
    return Speaker(printed, start, end, name, method, certain=quote.certain and sure)
