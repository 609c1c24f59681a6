"""Everything a document says that can be checked, and everything that was looked at and left out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from factcheck.claims.language import language_of
from factcheck.claims.lexicon import lexicon_of
from factcheck.claims.paragraphs import is_title, paragraphs_of
from factcheck.claims.person import People, Stops
from factcheck.claims.pieces import Piece, pieces_of
from factcheck.claims.quotes import Attributor, Quoted
from factcheck.claims.sentences import sentences_in
from factcheck.claims.signals import details_of, priority_of, signals_in
from factcheck.claims.speaker import speaker_of
from factcheck.claims.statements import Statement, statements_in
from factcheck.model import Claim, Document, LeftOut, Speaker
from factcheck.words import claim_id


@dataclass(frozen=True, slots=True)
class Survey:
    """What was found in a document: claims and what is none, both in article order.

    `language` is the ISO 639-1 code that was detected.
    """

    claims: tuple[Claim, ...]
    left_out: tuple[LeftOut, ...]
    language: str


def find_claims(document: Document) -> tuple[Claim, ...]:
    """The quotes and claims of a document in article order."""
    return survey(document).claims


def survey(document: Document) -> Survey:
    """The quotes and claims of a document, and what looked like one and is none, with the reason."""
    text = document.text
    language = language_of(text)
    paragraphs = paragraphs_of(document)
    pieces, strays = pieces_of(text, paragraphs)
    by_paragraph: list[list[Piece]] = [[] for _ in paragraphs]
    for piece in pieces:
        by_paragraph[piece.paragraph].append(piece)

    words = lexicon_of(language)
    people = People(words)
    people.learn(text, [(each.start, each.end) for each in paragraphs if not is_title(text, each)])
    attributor = Attributor(text, language)
    quoted: list[Quoted] = []
    statements: list[Statement] = []
    starts: list[int] = []
    for paragraph, inside in zip(paragraphs, by_paragraph, strict=True):
        sentences = list(sentences_in(text, paragraph.start, paragraph.end, inside, language))
        starts.extend(start for start, _ in sentences)
        found = attributor.paragraph(paragraph, sentences, inside)
        quoted.extend(found)
        statements.extend(statements_in(text, paragraph, sentences, found))
    left_out = [
        LeftOut(
            "stray mark", text[stray.start : stray.end], stray.start, stray.end, "Nothing opens this mark.", "stray"
        )
        for stray in strays
    ]
    stops = Stops(starts, [(piece.outer_start, piece.outer_end) for piece in pieces])
    found_claims = [*_quotes(text, quoted, people, stops, left_out), *_statements(text, statements, left_out)]
    found_claims.sort(key=lambda claim: (claim.start, claim.kind))
    left_out.sort(key=lambda each: (each.start, each.end))
    return Survey(_with_ids(found_claims), tuple(left_out), language)


def _quotes(text: str, quoted: Sequence[Quoted], people: People, stops: Stops, left_out: list[LeftOut]) -> list[Claim]:
    claims: list[Claim] = []
    utterance = 0
    last: Speaker | None = None
    for quote in quoted:
        piece = quote.piece
        inner = text[piece.start : piece.end]
        if quote.ruling is not None:
            left_out.append(LeftOut("term", inner, piece.start, piece.end, quote.ruling.reason, quote.ruling.rule))
            continue
        speaker = last if quote.inherited and last and (last.start, last.end) == quote.span else None
        speaker = speaker or speaker_of(text, quote, people, stops)
        last = speaker
        if not quote.joins:
            utterance += 1
        signals = signals_in(text, piece.start, piece.end)
        claims.append(
            Claim(
                id="",
                kind="quote",
                text=inner,
                start=piece.start,
                end=piece.end,
                speaker=speaker,
                utterance=str(utterance),
                signals=signals,
                priority=max(50, priority_of(signals)),
                rule=quote.rule or "marks alone",
                marks=piece.marks,
                nested=piece.nested,
                flags=piece.flags,
                details=details_of(signals),
            )
        )
    return claims


def _statements(text: str, statements: Sequence[Statement], left_out: list[LeftOut]) -> list[Claim]:
    claims = []
    for statement in statements:
        words = text[statement.start : statement.end]
        if statement.reason:
            left_out.append(
                LeftOut(statement.kind, words, statement.start, statement.end, statement.reason, statement.rule)
            )
            continue
        signals = signals_in(text, statement.start, statement.end)
        claims.append(
            Claim(
                id="",
                kind="claim",
                text=words,
                start=statement.start,
                end=statement.end,
                signals=signals,
                priority=priority_of(signals),
                rule=statement.rule,
                details=details_of(signals),
            )
        )
    return claims


def _with_ids(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims with their ids; an utterance goes by the id of its first piece."""

    seen: dict[str, int] = {}
    utterances: dict[str, str] = {}
    result = []
    for claim in claims:
        plain = claim_id(claim.kind, claim.text)
        seen[plain] = nth = seen.get(plain, 0) + 1
        own = plain if nth == 1 else claim_id(claim.kind, claim.text, nth)
        utterance = utterances.setdefault(claim.utterance, own) if claim.kind == "quote" else ""
        result.append(replace(claim, id=own, utterance=utterance))
    return tuple(result)
