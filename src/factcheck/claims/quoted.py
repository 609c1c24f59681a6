"""A quote in the making, the sentences of its paragraph as tags, and the words there that name who speaks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.claims.lexicon import Lexicon, people_words
from factcheck.claims.names import is_role
from factcheck.claims.quotations import Piece
from factcheck.claims.tagging import Sentence, Tagger
from factcheck.claims.terms import Ruling
from factcheck.nlp.tag_rules import HEAD

_NEAR = 60  # tokens
_NAME_BEHIND = re.compile(r",(?P<np>N[NT]*N)(?=,)")
_BARE_APPOSITION = re.compile(r"(?:^|[,;K.Qy])(?P<np>N[NT]*N),$")  # "Ana Ruiz, director of the port said"
_MORE = re.compile(
    rf"(?:,N[NT]*)*,?KN[NT]*(?=[,.:;QPYB-]|$)|(?:,N[NT]*)+,?K{HEAD}(?=[,.:;Q-]|$)"
)  # "said Reed, Ruiz and Wong"
_PLACE_AND_NAME = re.compile(rf"(?:F{HEAD})+")  # "University of Ellis professor Ana Ruiz"
_OWNED = re.compile(r"(?P<np>g|N*G)[nU]+$")
_CHAIN_AND_WHO = re.compile(rf"(?:[PFwy]{HEAD})*[PFwy](?P<np>[DGg]?[nNTG]*N),R")
_VIEWPOINT = re.compile(r"(?:^|[,;K.])(?P<first>P)(?P<np>[NT]+|D[nNT]*N)(?:,|(?=[HD])).*A[DB]*$")


def speaking(text: str, sentence: Sentence, start: int, end: int, words: Lexicon) -> tuple[int, int]:
    """Better bounds for a speaker found at tokens `start`:`end` of a sentence; the same where there are none.

    "The port's director, Ana Ruiz, said" is said by Ana Ruiz, and "a rebuke from Ana Ruiz, who called it" too.
    """
    tags = sentence.tags
    loose = tags[start] in "nI" or (tags[start] == "D" and tags[end : end + 2] == ",R")
    offset = max(0, start - _NEAR)
    bare = _BARE_APPOSITION.search(tags[offset:start]) if loose else None
    if bare:
        return offset + bare.start("np"), offset + bare.end("np")
    more = None if tags[start:end].strip("NT") else _MORE.match(tags, end)
    if more:
        return start, more.end()
    if not people_words("no_person").isdisjoint(text[slice(*sentence.span((start, end)))].lower().split()):
        whole = _PLACE_AND_NAME.match(tags, end)
        return start, whole.end() if whole else end
    if "N" in tags[start:end] or tags[start:end] in {"H", "O"}:
        return start, end
    named = _NAME_BEHIND.match(tags, end)
    if named:
        return start, named.end("np")
    who = _CHAIN_AND_WHO.match(tags, end)
    head = text[slice(*sentence.spans[end - 1])].lower()
    if who and text[slice(*sentence.spans[who.end() - 1])].lower() == "who" and not is_role(head, words):
        return who.span("np")
    return start, end


def viewpoint(text: str, sentence: Sentence, token: int, words: Lexicon) -> tuple[int, int] | None:
    """Whose view a sentence without a verb of saying gives: "For Ana Ruiz, it was “…”"."""
    offset = max(0, token - _NEAR)
    found = _VIEWPOINT.search(sentence.tags[offset:token])
    if found and text[slice(*sentence.spans[offset + found.start("first")])].lower() in words.viewpoint:
        return offset + found.start("np"), offset + found.end("np")
    return None


def possessor(text: str, sentence: Sentence, start: int, end: int, words: Lexicon) -> tuple[int, int]:
    """The one to whom a subject that cannot speak belongs: "His voice shook." leads to what he says."""
    owned = _OWNED.match(sentence.tags[start:end])
    head = text[slice(*sentence.spans[end - 1])].lower()
    return (start + owned.start("np"), start + owned.end("np")) if owned and not is_role(head, words) else (start, end)


# A quote in the making, and the sentences of its paragraph as tags.


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
