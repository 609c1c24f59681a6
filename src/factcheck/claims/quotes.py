"""The quotes of a document with their speakers: pieces, ruled on, attributed, and joined to utterances."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.claims.cjk import cjk_attribution
from factcheck.claims.cue import attribution, clause_subject
from factcheck.claims.cue import Attribution
from factcheck.claims.kind import Ruling, shape_ruling, speech_ruling
from factcheck.claims.language import language_of
from factcheck.claims.lexicon import lexicon_of
from factcheck.claims.paragraphs import Paragraph
from factcheck.claims.person import People, Stops
from factcheck.claims.pieces import Piece
from factcheck.claims.tokens import Sentence, tokenised
from factcheck.model import Speaker

_FRAMES = frozenset(
    {"verb and name after the quote", "name and verb after the quote", "dash and name after the quote"}
)
_SHORT_CJK = 8  # characters
_FRAME = 6  # tokens; a longer sentence after a full stop says something else
_NEW_STATEMENT = re.compile(r"C(?:[WHDSG]|N*[AVC])")
_INSERTED = re.compile(r",B?O?A?C(?P<np>H|D?[nN]*N)(?=[,.])")
_LABEL_INSIDE = re.compile(r"\W{0,2}([A-Z][A-Z.'’ -]{2,30}):\s")


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
    antecedent: tuple[int, int] | None = None  # what "it" or "they" stands for


class Attributor:
    """Goes through the paragraphs of one document in order and remembers who spoke last."""

    def __init__(self, text: str, language: str) -> None:
        self.text, self.language = text, language
        self.words = lexicon_of(language)
        self.running: Quoted | None = None
        self.lead: tuple[int, int] | None = None  # who the paragraph before introduced: "… said:"
        self.lead_colon = False
        self.cjk = False

    def paragraph(
        self, paragraph: Paragraph, sentences: Sequence[tuple[int, int]], pieces: Sequence[Piece]
    ) -> list[Quoted]:
        """What the pieces of the next paragraph are, and who says them."""
        if pieces:
            language = language_of(self.text, paragraph.start, paragraph.end, default=self.language)
            self.words = lexicon_of(language)
            self.cjk = language in {"zh", "ja"}
        quoted = [Quoted(piece, shape_ruling(self.text, piece, paragraph)) for piece in pieces]
        parsed = self._parse(sentences, quoted)
        for index, sentence in enumerate(parsed):
            before = parsed[index - 1] if index else None
            following = parsed[index + 1] if index + 1 < len(parsed) else None
            for number in sentence.quotes:
                self._attribute(quoted[number], number, before, sentence, following)
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

    def _attribute(self, quote: Quoted, number: int, before: Sentence | None, sentence: Sentence, following: Sentence | None) -> None:
        if quote.ruling is not None:
            return
        if self.cjk:
            self._attribute_cjk(quote, sentence)
            return
        token = sentence.quotes[number]
        rest = sentence.tags.strip("Q.,;-")
        if not rest:
            quote.bare = True
            self._from_inside(quote)
            self._from_next_sentence(quote, following)
            self._from_sentence_before(quote, before)
            return
        found = attribution(sentence.tags, token, verb_second=self.words.verb_second)
        quote.ruling = speech_ruling(self.text, quote.piece, sentence, token, found, self.words)
        if quote.ruling is None and found is not None:
            self._take(quote, sentence, found)
            self._find_antecedent(quote, before, sentence, found)

    def _attribute_cjk(self, quote: Quoted, sentence: Sentence) -> None:
        piece = quote.piece
        found = cjk_attribution(self.text, piece.outer_start, piece.outer_end, sentence.start, sentence.end)
        if found is not None:
            quote.span, quote.rule = found
        elif piece.end - piece.start <= _SHORT_CJK and self.text[piece.end - 1] not in "。！？":
            quote.ruling = Ruling("tongs", "A word or two, and nobody is said to say them.")
        else:
            quote.bare = True

    def _from_inside(self, quote: Quoted) -> None:
        """A transcript's label, or the French way to put "a déclaré Ana Ruiz" between two commas of the quote."""
        label = _LABEL_INSIDE.match(self.text, quote.piece.start, quote.piece.end)
        if label:
            quote.span, quote.rule = label.span(1), "label inside the quote"
        elif self.words.inverted:
            inside = tokenised(self.text, quote.piece.start, quote.piece.end, (), frozenset(), self.words)
            found = _INSERTED.search(inside.tags)
            if found:
                first, last = found.span("np")
                quote.span = (inside.spans[first][0], inside.spans[last - 1][1])
                quote.rule = "inserted in the quote"
                quote.piece.flags += ("attribution inside",)

    def _from_sentence_before(self, quote: Quoted, before: Sentence | None) -> None:
        """A sentence without quotes that leads to this one: Bernie Sanders named two reasons. "They are …"."""
        if quote.span is not None or before is None or "Q" in before.tags:
            return
        subject = clause_subject(before.tags)
        if subject:
            quote.span = (before.spans[subject[0]][0], before.spans[subject[1] - 1][1])
            quote.rule, quote.certain = "subject of the sentence before", False

    def _from_next_sentence(self, quote: Quoted, following: Sentence | None) -> None:
        """"Why?" Reed asked. - the sentence splitter parts what belongs together."""
        if quote.span is not None or following is None or "Q" in following.tags[:_FRAME]:
            return
        found = attribution("Q" + following.tags, 0)
        if found is None or found.rule not in _FRAMES:
            return
        last = self.text[quote.piece.end - 1]
        rest = following.tags[found.end - 1 :].lstrip("C")
        if last == "." and (len(rest) > _FRAME or _NEW_STATEMENT.search(rest)) and "dash" not in found.rule:
            return
        self._take(quote, following, found.moved(-1))

    def _take(self, quote: Quoted, sentence: Sentence, found: Attribution) -> None:
        quote.span = (sentence.spans[found.start][0], sentence.spans[found.end - 1][1])
        quote.rule, quote.certain = found.rule, found.certain

    def _find_antecedent(
        self, quote: Quoted, before: Sentence | None, sentence: Sentence, found: Attribution
    ) -> None:
        """What "it" and "they" stand for: the subject before, in this sentence or the last."""
        if quote.span is None or self.text[slice(*quote.span)].lower() not in self.words.others:
            return
        subject, where = clause_subject(sentence.tags[: found.start]), sentence
        if subject is None and before is not None:
            subject, where = clause_subject(before.tags), before
        if subject is not None:
            quote.antecedent = (where.spans[subject[0]][0], where.spans[subject[1] - 1][1])

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
        quote.antecedent = other.antecedent
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


def speaker_of(text: str, quote: Quoted, people: People, stops: Stops) -> Speaker | None:
    """The speaker of a quote as printed, and the person behind it."""
    if quote.span is None:
        return None
    start, end = quote.span
    printed = text[start:end]
    low = printed.lower()
    gender = "m" if low in people.words.he else "f" if low in people.words.she else ""
    if gender:
        name = people.antecedent(text, start, gender, stops)
        if name:
            people.note(start, name)
        return Speaker(printed, start, end, name, f"pronoun; {quote.rule}", certain=False)
    if quote.antecedent is not None:
        name = text[slice(*quote.antecedent)]
        return Speaker(printed, start, end, people.resolve(name)[0] or name, f"pronoun; {quote.rule}", certain=False)
    name, method, sure = people.resolve(printed)
    method = f"{method}; {quote.rule}" if method else quote.rule
    return Speaker(printed, start, end, name, method, certain=quote.certain and sure)
