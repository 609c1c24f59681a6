"""A quote in the making, and the sentences of its paragraph as tags."""

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.claims.kind import Ruling
from factcheck.claims.mention import possessor
from factcheck.claims.pieces import Piece
from factcheck.claims.tokens import Sentence, Tagger


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
        subject = last.subject() if last else None
        if last is None or subject is None:
            return None
        span = last.span(possessor(self.tagger.text, last, *subject, self.tagger.words))
        return None if self.tagger.text[slice(*span)].lower() in self.tagger.words.things else span
