"""Everything a document says that can be checked, and everything that was looked at and left out."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from factcheck.claims.citations import Citations
from factcheck.claims.cited import Assignment
from factcheck.claims.lexicon import lexicon_of
from factcheck.claims.paragraphs import Paragraph, dateline_end, in_one_line, is_title, paragraphs_of
from factcheck.claims.people import People, Stops, speaker_of
from factcheck.claims.quotations import Piece, Stray, pieces_of
from factcheck.claims.speakers import Attributor
from factcheck.claims.statements import Statement, details_of, priority_of, signals_in, statements_in
from factcheck.claims.terms import Quoted
from factcheck.core.model import Claim, Document, LeftOut, Signal, Speaker
from factcheck.core.text import claim_id
from factcheck.nlp.language import language_of
from factcheck.nlp.sentences import sentences_in

_LONGEST_DATELINE = 80  # characters
_FIGURES = frozenset({"number", "money", "percentage", "date", "relative date"})  # of a name in marks, part of it
_QUOTE_PRIORITY = 50  # a quote is never less urgent: its words are somebody's


@dataclass(frozen=True, slots=True)
class Survey:
    """What was found in a document: claims and what is none, both in article order.

    `language` is the ISO 639-1 code that was detected.
    """

    claims: tuple[Claim, ...]
    left_out: tuple[LeftOut, ...]
    language: str


def find_claims(document: Document, *, language: str = "") -> tuple[Claim, ...]:
    """The quotes and claims of a document in article order, quotes with who says them. Never raises.

    `language` is the document's (ISO 639-1), which is detected if it is not given.

    Rules, the most telling first, over words whose part in an attribution is known: a sieve, as Muzny et al. call it
    ("A Two-stage Sieve Approach for Quote Attribution", EACL 2017). Time grows with the length of the text.
    """
    return survey(document, language=language).claims


def survey(document: Document, *, language: str = "") -> Survey:
    """The quotes and claims of a document, and what looked like one and is none, with the reason."""
    text = document.text
    language = language or language_of(text)
    paragraphs = paragraphs_of(document)
    cited = Citations(document, paragraphs, language)
    written, text = text, cited.bare
    pieces, strays = pieces_of(text, paragraphs)
    pieces = [piece for piece in pieces if piece.paragraph not in cited.references]
    strays = [stray for stray in strays if not cited.is_reference(stray.start)]
    by_paragraph: list[list[Piece]] = [[] for _ in paragraphs]
    for piece in pieces:
        by_paragraph[piece.paragraph].append(piece)
    text = in_one_line(cited.bare, paragraphs)
    people = People(lexicon_of(language))
    people.learn(text, [(each.start, each.end) for each in paragraphs if not is_title(text, each)])
    attributor = Attributor(text, language)
    quoted: list[Quoted] = []
    statements: list[Statement] = []
    starts: list[int] = []
    by_sentence: list[list[tuple[int, int]]] = [[] for _ in paragraphs]
    for number, (paragraph, inside) in enumerate(zip(paragraphs, by_paragraph, strict=True)):
        if number in cited.references:
            statements.append(_reference(paragraph))
            continue
        lead = paragraph.start + dateline_end(text[paragraph.start : paragraph.start + _LONGEST_DATELINE])
        if inside and inside[0].outer_start < lead:
            lead = paragraph.start
        quotes = [(piece.outer_start, piece.outer_end, text[piece.end - 1]) for piece in inside]
        sentences = sentences_in(text, lead, paragraph.end, quotes, language)
        by_sentence[number] = sentences
        starts.extend(start for start, _ in sentences)
        found = attributor.paragraph(paragraph, sentences, inside)
        quoted.extend(found)
        statements.extend(statements_in(text, paragraph, sentences, found, words=attributor.words, lead=lead))
    stops = Stops(starts, [(piece.outer_start, piece.outer_end) for piece in pieces])
    drafts = _Drafts(text, written, language, people)
    claims = [*drafts.quotes(quoted, stops), *drafts.statements(statements, quoted)]
    claims = [_as_written(claim, written) for claim in claims] if written is not text else claims
    claims.sort(key=lambda claim: (claim.start, claim.kind))
    claims = Assignment(cited, by_sentence).claims(claims)
    left_out = sorted(_left_out(written, quoted, statements, strays), key=lambda each: (each.start, each.end))
    return Survey(tuple(claims), tuple(left_out), language)


def _as_written(claim: Claim, text: str) -> Claim:
    """A claim that was found in lines put together, with the words as they are in the text."""
    speaker = claim.speaker and replace(claim.speaker, text=text[claim.speaker.start : claim.speaker.end])
    signals = tuple(replace(signal, text=text[signal.start : signal.end]) for signal in claim.signals)
    return replace(
        claim, text=text[claim.start : claim.end], speaker=speaker, signals=signals, details=details_of(signals)
    )


class _Drafts:
    """Makes claims of what was found, each with its signals and id."""

    def __init__(self, text: str, written: str, language: str, people: People) -> None:
        """`written` is the text as it is in the article: ids are made of its words."""
        self.text, self.written, self.language, self.people = text, written, language, people
        self.seen: Counter[str] = Counter()
        self.name_starts = [start for start, _ in people.places]

    def quotes(self, quoted: Iterable[Quoted], stops: Stops) -> Iterator[Claim]:
        """The claims of the pieces that are no terms; pieces of one utterance go by the id of the first."""
        utterance = ""
        last: Speaker | None = None
        for quote in quoted:
            if quote.ruling is not None:
                continue
            piece = quote.piece
            same = quote.inherited and last is not None and (last.start, last.end) == quote.span
            if last is not None and same:
                last = replace(last, certain=last.certain and quote.certain)
            else:
                last = speaker_of(self.text, quote, self.people, stops)
            words = self.text[piece.start : piece.end]
            own = self._id("quote", self.written[piece.start : piece.end])
            utterance = utterance if quote.joins and utterance else own
            signals = self._signals(piece.start, piece.end)
            yield Claim(
                id=own,
                kind="quote",
                text=words,
                start=piece.start,
                end=piece.end,
                speaker=last,
                utterance=utterance,
                signals=signals,
                priority=max(_QUOTE_PRIORITY, priority_of(signals)),
                rule=quote.rule or "marks alone",
                marks=piece.marks,
                nested=piece.nested,
                flags=piece.flags,
                details=details_of(signals),
                language=self.language,
            )

    def statements(self, statements: Iterable[Statement], quoted: Sequence[Quoted]) -> Iterator[Claim]:
        """The claims of the sentences that assert something.

        What is in a quote is the quote's: that somebody said it does not make it so, and it is judged there.
        """
        marked = [(each.piece.start, each.piece.end, each.ruling is None) for each in quoted]
        for each in statements:
            if each.reason:
                continue
            first, last = bisect_left(marked, (each.start,)), bisect_left(marked, (each.end,))
            inside = marked[first:last]
            signals = tuple(signal for signal in self._signals(each.start, each.end) if not _is_quoted(signal, inside))
            words = self.text[each.start : each.end]
            yield Claim(
                id=self._id("claim", self.written[each.start : each.end]),
                kind="claim",
                text=words,
                start=each.start,
                end=each.end,
                signals=signals,
                priority=priority_of(signals),
                rule=each.rule,
                nested=tuple((start, end) for start, end, _ in inside),
                details=details_of(signals),
                language=self.language,
            )

    def _signals(self, start: int, end: int) -> tuple[Signal, ...]:
        first, last = bisect_left(self.name_starts, start), bisect_left(self.name_starts, end)
        names = [place for place in self.people.places[first:last] if place[1] <= end]
        return signals_in(self.text, start, end, names, self.language)

    def _id(self, kind: str, words: str) -> str:
        plain = claim_id(kind, words)
        self.seen[plain] += 1
        return plain if self.seen[plain] == 1 else f"{plain}-{self.seen[plain]}"


def _reference(paragraph: Paragraph) -> Statement:
    reason = "It says where something stands: a footnote, or an entry of a list of sources."
    return Statement(paragraph.start, paragraph.end, "reference", "reference", reason)


def _is_quoted(signal: Signal, marked: Iterable[tuple[int, int, bool]]) -> bool:
    """Whether it is in a quote, or is a figure of a name in marks."""
    return any(start <= signal.start < end and (said or signal.kind in _FIGURES) for start, end, said in marked)


def _left_out(
    text: str, quoted: Sequence[Quoted], statements: Sequence[Statement], strays: Sequence[Stray]
) -> Iterator[LeftOut]:
    for quote in quoted:
        if quote.ruling is not None:
            start, end = quote.piece.start, quote.piece.end
            kind = "question" if quote.ruling.rule == "question" else "term"
            yield LeftOut(kind, text[start:end], start, end, quote.ruling.reason, quote.ruling.rule)
    for each in statements:
        if each.reason:
            yield LeftOut(each.kind, text[each.start : each.end], each.start, each.end, each.reason, each.rule)
    for stray in strays:
        words = text[stray.start : stray.end]
        yield LeftOut("stray mark", words, stray.start, stray.end, "Nothing opens this mark.", "stray mark")
