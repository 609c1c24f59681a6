"""The quotes of a document with their speakers: pieces, ruled on, attributed, and joined to utterances."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from factcheck.claims.cjk import cjk_attribution
from factcheck.claims.cue import FRAMES, Attribution, attribution, subject_before
from factcheck.claims.kind import Ruling, shape_ruling, speech_ruling
from factcheck.claims.language import language_of
from factcheck.claims.lexicon import lexicon_of
from factcheck.claims.paragraphs import Paragraph
from factcheck.claims.pieces import Piece
from factcheck.claims.subject import clause_subject
from factcheck.claims.tokens import Sentence, Tagger

_FRAME_GAP = 160  # characters between the pieces of one utterance
_SHORT_CJK = 8  # characters
_FRAME = 6  # tokens; a longer sentence after a full stop says something else
_NEW_STATEMENT = re.compile(r"[CEL](?:[WHDSG]|N*[AVC])")
_INSERTED = re.compile(r",B?O?A?[CEL](?P<np>H|D?[nN]*N)(?=[,.])")
_LABEL_INSIDE = re.compile(r"\W{0,2}([A-Z][A-Z.'’ -]{2,30}|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3}):\s")


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


class Parsed:
    """The sentences of a paragraph as tags, each made when it is asked for."""

    def __init__(self, tagger: Tagger, spans: Sequence[tuple[int, int]], quoted: Sequence[Quoted]) -> None:
        self.tagger, self.spans = tagger, spans
        self.terms = {number for number, each in enumerate(quoted) if each.ruling}
        self.pieces: dict[int, list[tuple[int, Piece]]] = {}
        self.made: dict[int, Sentence] = {}
        position = 0
        for index, (_, end) in enumerate(spans):
            while position < len(quoted) and quoted[position].piece.outer_start < end:
                self.pieces.setdefault(index, []).append((position, quoted[position].piece))
                position += 1

    @property
    def with_quotes(self) -> list[int]:
        """The indices of sentences that hold a quote."""
        return list(self.pieces)

    def __getitem__(self, index: int) -> Sentence:
        sentence = self.made.get(index)
        if sentence is None:
            start, end = self.spans[index]
            inside = self.pieces.get(index, ())
            sentence = self.made[index] = self.tagger.sentence(start, end, inside, self.terms)
        return sentence

    def get(self, index: int) -> Sentence | None:
        """The sentence at `index`, None where there is none."""
        return self[index] if 0 <= index < len(self.spans) else None

    def leads(self) -> bool:
        """Whether its last sentence ends with a verb of saying and no quote: "Reed wrote this week."."""
        last = self.get(len(self.spans) - 1)
        return last is not None and "Q" not in last.tags and any(tag in "CEL" for tag in last.tags)

    def last_subject(self) -> tuple[int, int] | None:
        """Whom the last sentence is about."""
        last = self.get(len(self.spans) - 1)
        subject = clause_subject(last.tags) if last else None
        if last is None or subject is None:
            return None
        return last.span(subject)


class Attributor:
    """Goes through the paragraphs of one document in order and remembers who spoke last."""

    def __init__(self, text: str, language: str) -> None:
        self.text, self.language = text, language
        self.taggers: dict[str, Tagger] = {}
        self._speak(language)
        self.running: Quoted | None = None
        self.previous: Parsed | None = None  # the paragraph before, and whether it ends in a colon
        self.colon = False
        self.cjk = False

    def _speak(self, language: str) -> None:
        self.words = lexicon_of(language)
        self.tagger = self.taggers.setdefault(self.words.language, Tagger(self.text, self.words))

    def paragraph(
        self, paragraph: Paragraph, sentences: Sequence[tuple[int, int]], pieces: Sequence[Piece]
    ) -> list[Quoted]:
        """What the pieces of the next paragraph are, and who says them."""
        if pieces:
            language = language_of(self.text, paragraph.start, paragraph.end, default=self.language)
            self._speak(language)
            self.cjk = language in {"zh", "ja"}
        quoted = [Quoted(piece, shape_ruling(self.text, piece, paragraph)) for piece in pieces]
        parsed = Parsed(self.tagger, sentences, quoted)
        for index in parsed.with_quotes:
            for number in parsed[index].quotes:
                self._attribute(quoted[number], number, index, parsed)
        said = [each for each in quoted if each.ruling is None]
        self._inherit(said)
        _join(said)
        self.running = said[-1] if said else None
        self.previous, self.colon = parsed, self.text[paragraph.end - 1] == ":"
        return quoted

    def _attribute(self, quote: Quoted, number: int, index: int, parsed: Parsed) -> None:
        if quote.ruling is not None:
            return
        sentence = parsed[index]
        if quote.piece.origin != "marks":
            self._attribute_whole(quote)
            return
        if self.cjk:
            self._attribute_cjk(quote, sentence)
            return
        token = sentence.quotes[number]
        if sentence.bare:
            quote.bare = True
            self._from_inside(quote)
            if token == sentence.last_quote:
                self._from_next_sentence(quote, parsed.get(index + 1))
            if token == sentence.first_quote:
                self._from_sentence_before(quote, parsed.get(index - 1))
            return
        found = attribution(sentence.tags, token, verb_second=self.words.verb_second)
        quote.ruling = speech_ruling(self.text, quote.piece, sentence, token, found=found, lexicon=self.words)
        if quote.ruling is not None:
            return
        if sentence.reported and found is not None and not found.certain:
            found = None  # the form of the verb says: whoever spoke before
        if found is None and sentence.reported and number:
            return
        if found is None:
            self._from_sentence_before(quote, parsed.get(index - 1))
        else:
            self._take(quote, sentence, found)
            self._find_antecedent(quote, parsed.get(index - 1), sentence, found)

    def _attribute_whole(self, quote: Quoted) -> None:
        """Turns and block quotes: the label, or what leads to them, tells who speaks."""
        piece = quote.piece
        quote.bare = True
        if piece.origin == "question":
            quote.ruling = Ruling("question", "A question of the interviewer.")
        elif piece.label is not None:
            quote.span, quote.rule = piece.label, "label of the turn"
        elif piece.continues or self._goes_on(piece):
            piece.continues = True
        elif self.previous is not None and (self.colon or self.previous.leads()):
            quote.span, quote.rule = self.previous.last_subject(), "introduced by the paragraph before"
        else:
            quote.ruling = Ruling("block quote", "It is set apart as a quote, and nobody is said to say it.")

    def _goes_on(self, piece: Piece) -> bool:
        running = self.running
        return (
            running is not None
            and running.piece.origin == piece.origin
            and running.piece.paragraph == piece.paragraph - 1
        )

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
            inside = self.tagger.sentence(quote.piece.start, quote.piece.end)
            found = _INSERTED.search(inside.tags)
            if found:
                quote.span = inside.span(found.span("np"))
                quote.rule = "inserted in the quote"
                quote.piece.flags += ("attribution inside",)

    def _from_sentence_before(self, quote: Quoted, before: Sentence | None) -> None:
        """A sentence without quotes that leads to this one: Bernie Sanders named two reasons. "They are …"."""
        if quote.span is not None or before is None or "Q" in before.tags:
            return
        subject = clause_subject(before.tags)
        if subject:
            quote.span = before.span(subject)
            quote.rule, quote.certain = "subject of the sentence before", False

    def _from_next_sentence(self, quote: Quoted, following: Sentence | None) -> None:
        """Take up “Why?” Reed asked: the sentence splitter parts what belongs together."""
        if quote.span is not None or following is None or "Q" in following.tags[:_FRAME]:
            return
        found = attribution("Q" + following.tags, 0)
        if found is None or found.rule not in FRAMES:
            return
        last = self.text[quote.piece.end - 1]
        rest = following.tags[found.end - 1 :].lstrip("CEL")
        if last == "." and (len(rest) > _FRAME or _NEW_STATEMENT.search(rest)) and "dash" not in found.rule:
            return
        self._take(quote, following, found.moved(-1))

    def _take(self, quote: Quoted, sentence: Sentence, found: Attribution) -> None:
        quote.span = sentence.span((found.start, found.end))
        quote.rule, quote.certain = found.rule, found.certain
        quote.frame = found.rule in FRAMES

    def _find_antecedent(self, quote: Quoted, before: Sentence | None, sentence: Sentence, found: Attribution) -> None:
        """What "it" and "they" stand for: the subject before, in this sentence or the last."""
        if quote.span is None or self.text[slice(*quote.span)].lower() not in self.words.others:
            return
        subject, where = subject_before(sentence.tags, found.start), sentence
        if subject is None and before is not None:
            subject, where = clause_subject(before.tags), before
        if subject is not None:
            quote.antecedent = where.span(subject)

    def _inherit(self, said: Sequence[Quoted]) -> None:
        """Quotes without a speaker of their own: the paragraph's other half, else who spoke before."""
        after: Quoted | None = None
        following: list[Quoted | None] = [None] * len(said)
        for index in range(len(said) - 1, -1, -1):
            following[index] = after
            after = said[index] if said[index].span else after
        for index, quote in enumerate(said):
            if quote.span is not None:
                continue
            before, after = said[index - 1] if index else None, following[index]
            if quote.piece.continues and self.running is not None:
                self._copy(quote, self.running, "goes on from the paragraph before")
            elif before is not None and before.span:
                self._copy(quote, before, "same paragraph, quote before")
            elif after is not None:
                self._copy(quote, after, "same paragraph, quote after", certain=False)
            else:
                self._from_paragraph_before(quote)

    def _from_paragraph_before(self, quote: Quoted) -> None:
        if self.running is not None and self.running.span is not None and quote.bare and not self.colon:
            self._copy(quote, self.running, "running speaker", certain=False)
            return
        lead = self.previous.last_subject() if self.previous else None
        if lead is not None:
            quote.span, quote.inherited, quote.certain = lead, True, self.colon
            quote.rule = "introduced by the paragraph before" if self.colon else "subject of the paragraph before"

    def _copy(self, quote: Quoted, other: Quoted, rule: str, *, certain: bool = True) -> None:
        quote.span, quote.rule, quote.inherited = other.span, rule, True
        quote.antecedent = other.antecedent
        quote.certain = certain and other.certain


def _join(said: Sequence[Quoted]) -> None:
    """Mark the pieces that go on with the utterance of the piece before: "The plan," Reed said, "was dear."."""
    for before, quote in pairwise(said):
        gap = quote.piece.outer_start - before.piece.outer_end
        framed = before.rule in FRAMES or before.inherited or before.joins
        quote.joins = quote.span == before.span and gap <= _FRAME_GAP and framed and (quote.bare or before.frame)
    if said and said[0].piece.continues:
        said[0].joins = True
