"""The quotes of a document with their speakers, paragraph by paragraph, inherited from those around where none is named."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from factcheck.claims.attribution import (
    ALONE,
    AT_THE_END,
    BEFORE,
    FRAMES,
    GESTURE,
    NAME_FIRST,
    Attribution,
    attribution,
    cjk_attribution,
    far_subject,
    reporter,
    speaking,
    subject_before,
    viewpoint,
    without_subject,
)
from factcheck.claims.lexicon import lexicon_of
from factcheck.claims.paragraphs import Paragraph
from factcheck.claims.quotations import Piece
from factcheck.claims.subject import last_object
from factcheck.claims.tagging import Parsed, Sentence, Tagger, possessor
from factcheck.claims.terms import Quoted, Ruling, shape_ruling, speech_ruling
from factcheck.nlp.language import language_of

_SIGNED = "name below the quote"
_SENTENCE_BEFORE = "subject of the sentence before"
_REPORTED = "speech reported in the sentence before"
_REPORTS = 4  # sentences that one report may go on
_VERB = 24  # characters in which the word beside a pronoun is
_SHORT_CJK = 8  # characters
_FRAME = 6  # tokens; a longer sentence after a full stop says something else
_GOES_ON = frozenset(",.?!…—–-")
_NEW_STATEMENT = re.compile(r"[CEL](?:[WHDSG]|N*[AVC])")
_INSERTED = re.compile(r",B?O?A?[CEL](?P<np>H|D?[nN]*N)(?=[,.])")
_LABEL_INSIDE = re.compile(r"\W{0,2}([A-Z][A-Z.'’ -]{2,30}|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3}):\s")


class Attributor:
    """Goes through the paragraphs of one document in order and remembers who spoke last."""

    def __init__(self, text: str, language: str) -> None:
        self.text, self.language = text, language
        self.taggers: dict[str, Tagger] = {}
        self._speak(language)
        self.past = Before()
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
        terms = {number for number, each in enumerate(quoted) if each.ruling}
        parsed = Parsed(self.tagger, sentences, pieces, terms)
        for index in parsed.with_quotes:
            for number in parsed[index].quotes:
                self._attribute(quoted[number], number, index, parsed)
        said = [each for each in quoted if each.ruling is None]
        inherit(said, self.past)
        join(said)
        self.past = Before(said[-1] if said else None, parsed, self.text[paragraph.end - 1] == ":")
        return quoted

    def _attribute(self, quote: Quoted, number: int, index: int, parsed: Parsed) -> None:
        if quote.ruling is not None:
            return
        sentence = parsed[index]
        if quote.piece.form != "marks":
            self._attribute_whole(quote)
        elif self.cjk:
            self._attribute_cjk(quote, sentence)
        elif sentence.bare:
            self._attribute_bare(quote, number, index, parsed)
        else:
            self._attribute_in_sentence(quote, number, index, parsed)

    def _attribute_bare(self, quote: Quoted, number: int, index: int, parsed: Parsed) -> None:
        """A sentence that is nothing but quotes: those at its ends may belong to the sentences beside it."""
        sentence = parsed[index]
        token = sentence.quotes[number]
        quote.bare = True
        self._from_inside(quote)
        if token == sentence.last_quote:
            self._from_next_sentence(quote, parsed.get(index + 1))
        if token == sentence.first_quote:
            self._from_sentence_before(quote, parsed.get(index - 1))

    def _attribute_in_sentence(self, quote: Quoted, number: int, index: int, parsed: Parsed) -> None:
        sentence = parsed[index]
        token = sentence.quotes[number]
        found = self._attribution(sentence.tags, token)
        if found is not None and self._is_part(quote.piece, sentence, token, found):
            found = None
        quote.ruling = speech_ruling(self.text, quote.piece, sentence, token, found=found, lexicon=self.words)
        if quote.ruling is not None:
            sentence.replace(token, self.tagger.mark(quote.piece))
            return
        if found is None or not found.certain:
            whose = viewpoint(self.text, sentence, token, self.words)
            if whose is not None:
                found = Attribution(*whose, "whose view it is", certain=False)
        if sentence.reported and found is not None and not found.certain:
            found = None  # the form of the verb says: whoever spoke before
        if found is None and (
            self._from_paper(quote, sentence, parsed.get(index - 1))
            or (sentence.reported and (self._from_report(quote, index, parsed) or number))
        ):
            return
        if found is not None and found.rule == ALONE:
            quote.certain, quote.frame = False, found.start > token
            self._from_sentence_before(quote, parsed.get(index - 1))
        elif found is None:
            self._from_sentence_before(quote, parsed.get(index - 1))
        else:
            self._take(quote, sentence, found)
            quote.certain = found.certain and not self._is_passive(sentence, token, found)
            self._find_antecedent(quote, parsed.get(index - 1), sentence, found)

    def _from_report(self, quote: Quoted, index: int, parsed: Parsed) -> bool:
        """Speech that goes on in reported form, “Deshalb sei es „folgerichtig““, is whose the sentences before report."""
        for before in self._sentences_before(index, parsed):
            if "Q" in before.tags:
                return False  # whoever said that
            found = reporter(before.tags)
            if found is not None:
                self._take(quote, before, found)
                quote.rule, quote.certain = _REPORTED, False
                return True
            if not before.reported:
                return False
        return False

    def _sentences_before(self, index: int, parsed: Parsed) -> Iterator[Sentence]:
        """Those of the paragraph, last first, and of the one before it, as many as a report may go on."""
        past = self.past.parsed
        for number in range(index - 1, max(-1, index - 1 - _REPORTS), -1):
            yield parsed[number]
        if past is not None and index < _REPORTS:
            for number in range(len(past.spans) - 1, max(-1, len(past.spans) - 1 - _REPORTS + index), -1):
                yield past[number]

    def _attribution(self, tags: str, token: int) -> Attribution | None:
        if not self.words.drops_subject:
            return attribution(tags, token, verb_second=self.words.verb_second)
        found = without_subject(tags, token) or attribution(tags, token)
        return found if found and found.certain else far_subject(tags, token) or found

    def _is_part(self, piece: Piece, sentence: Sentence, token: int, found: Attribution) -> bool:
        """Whether the marks are part of the phrase that seems to speak: "the “no” camp says"."""
        led = sentence.tags[max(0, token - 1) : token] in {"D", "g", "G"}
        if self.text[piece.end - 1] in _GOES_ON:
            noun = led and sentence.tags[found.start : found.end] == "n"
            return noun and found.rule == NAME_FIRST and self.text[piece.end - 1] in "!?"  # "the “Out!” sign says"
        return found.rule == GESTURE or (found.rule == NAME_FIRST and led)

    def _is_passive(self, sentence: Sentence, token: int, found: Attribution) -> bool:
        """Whether the subject is not who speaks: "Reed was told that “…”", „Der Hafen wurde als „…“ bezeichnet“."""
        tags = sentence.tags
        if found.rule not in {BEFORE, AT_THE_END} or tags[max(0, found.start - 1) : found.start] == "y":
            return False
        verb = token + 1 + found.distance if found.rule == AT_THE_END else token - 1 - found.distance
        if self.words.verb_second:
            first, last = max(tags.rfind(mark, 0, min(verb, token)) for mark in ",:;") + 1, verb + 2
        else:
            first, last = len(tags[:verb].rstrip("AB")), verb if tags[verb] != "c" else 0  # not "has been saying"
        return any(self.text[slice(*span)].lower() in self.words.passive for span in sentence.spans[first:last])

    def _attribute_whole(self, quote: Quoted) -> None:
        """Turns and block quotes: the label, or what leads to them, tells who speaks."""
        piece = quote.piece
        quote.bare = True
        if piece.form == "question":
            quote.ruling = Ruling("question", "A question of the interviewer.")
        elif piece.label is not None:
            quote.span = piece.label
            quote.rule = "label of the turn" if piece.form == "turn" else _SIGNED
        elif piece.continues or self._goes_on(piece):
            piece.continues = True
        elif self.past.parsed is not None and (self.past.colon or self.past.parsed.leads()):
            quote.span, quote.rule = self.past.parsed.last_subject(), "introduced by the paragraph before"
        else:
            quote.ruling = Ruling("block quote", "It is set apart as a quote, and nobody is said to say it.")

    def _goes_on(self, piece: Piece) -> bool:
        running = self.past.running
        return (
            running is not None and running.piece.form == piece.form and running.piece.paragraph == piece.paragraph - 1
        )

    def _attribute_cjk(self, quote: Quoted, sentence: Sentence) -> None:
        piece = quote.piece
        last = sentence.end
        if piece.outer_end >= last and self.text[piece.end - 1] in "。！？":  # the speaker may follow the full stop
            line_end = self.text.find("\n", last)
            last = line_end if line_end >= 0 else len(self.text)
        found = cjk_attribution(self.text, piece.outer_start, piece.outer_end, sentence.start, last)
        if found is not None:
            quote.span, quote.rule = found
        elif piece.end - piece.start <= _SHORT_CJK and self.text[piece.end - 1] not in "。！？":
            quote.ruling = Ruling("tongs", "A word or two, and nobody is said to say them.")
        else:
            quote.bare = True

    def _from_inside(self, quote: Quoted) -> None:
        """A transcript's label, or the French way to put "a déclaré Ana Ruiz" between two commas of the quote."""
        label = _LABEL_INSIDE.match(self.text, quote.piece.start, quote.piece.end)
        if quote.piece.label is not None:
            quote.span, quote.rule = quote.piece.label, _SIGNED
        elif label:
            quote.span, quote.rule = label.span(1), "label inside the quote"
        elif self.words.inverted:
            inside = self.tagger.sentence(quote.piece.start, quote.piece.end)
            found = _INSERTED.search(inside.tags)
            if found:
                quote.span = inside.span(found.span("np"))
                quote.rule = "inserted in the quote"
                quote.piece.flags += ("attribution inside",)

    def _from_paper(self, quote: Quoted, sentence: Sentence, before: Sentence | None) -> bool:
        """Whether the paper that the sentence before ends with says it: “Darin steht: „…““."""
        words = [self.text[slice(*span)].lower() for span in sentence.spans[:2]]
        if before is None or words[0] not in self.words.therein or words[-1] not in self.words.states:
            return False
        paper = last_object(before.tags)
        if paper is not None:
            quote.span, quote.rule, quote.certain = before.span(paper), "paper named before", False
        return paper is not None

    def _from_sentence_before(self, quote: Quoted, before: Sentence | None) -> None:
        """A sentence without quotes that leads to this one: Bernie Sanders named two reasons. "They are …"."""
        if quote.span is not None or before is None or "Q" in before.tags:
            return
        subject = before.subject()
        if subject and self.text[slice(*before.span(subject))].lower() not in self.words.things:
            quote.span = before.span(possessor(self.text, before, *subject, self.words))
            quote.rule, quote.certain = _SENTENCE_BEFORE, False

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
        certain = last != "." or not _NEW_STATEMENT.match(following.tags, found.end - 1)
        self._take(quote, following, replace(found.moved(-1), certain=found.certain and certain))

    def _take(self, quote: Quoted, sentence: Sentence, found: Attribution) -> None:
        quote.span = sentence.span(speaking(self.text, sentence, found.start, found.end, self.words))
        quote.rule, quote.certain = found.rule, found.certain
        quote.frame = found.rule in FRAMES

    def _find_antecedent(self, quote: Quoted, before: Sentence | None, sentence: Sentence, found: Attribution) -> None:
        """What "it" and "they" stand for: the subject before, in this sentence or the last."""
        if quote.span is None or not self._is_other(quote.span):
            return
        subject: tuple[int, int] | None
        subject, where = subject_before(sentence.tags, found.start, verb_second=self.words.verb_second), sentence
        if subject is None and before is not None:
            subject, where = before.subject(), before
        if subject is not None:
            quote.antecedent = where.span(subject)

    def _is_other(self, span: tuple[int, int]) -> bool:
        """Whether it is "it" or "they", or a "sie" whose verb has the form of the plural."""
        low = self.text[slice(*span)].lower()
        if low not in self.words.plural:
            return low in self.words.others
        behind = self.text[span[1] : span[1] + _VERB].split(maxsplit=1)
        ahead = self.text[max(0, span[0] - _VERB) : span[0]].split()
        verbs = [word.strip(",") for word in (*ahead[-1:], *behind[:1])]
        return any(
            self.words.tag_of(word) in {"A", "C", "E", "L", "V"} and word.endswith(self.words.plural_endings)
            for word in verbs
        )


# Quotes without a speaker of their own: they have that of the quotes and paragraphs around them.


_FRAME_GAP = 160  # characters between the pieces of one utterance


@dataclass(slots=True)
class Before:
    """What the paragraph before leaves behind: its last quote, its sentences, and whether it ends in a colon."""

    running: Quoted | None = None
    parsed: Parsed | None = None
    colon: bool = False


def inherit(said: Sequence[Quoted], past: Before) -> None:
    """Give the quotes of one paragraph a speaker: the other half of the paragraph, else who spoke before."""
    after: Quoted | None = None
    following: list[Quoted | None] = [None] * len(said)
    for index in range(len(said) - 1, -1, -1):
        following[index] = after
        after = said[index] if said[index].span else after
    for quote, after in pairwise(said):
        if quote.rule == _SENTENCE_BEFORE and after.frame and after.piece.outer_start - quote.piece.outer_end <= 1:
            _copy(quote, after, "same paragraph, quote after", certain=False)  # „…“ „…“, so Reed
    for index, quote in enumerate(said):
        if quote.span is not None:
            continue
        before, after = said[index - 1] if index else None, following[index]
        if quote.piece.continues and past.running is not None:
            _copy(quote, past.running, "goes on from the paragraph before")
        elif before is not None and before.span:
            _copy(quote, before, "same paragraph, quote before")
        elif after is not None:
            _copy(quote, after, "same paragraph, quote after", certain=False)
        else:
            _from_paragraph_before(quote, past)


def join(said: Sequence[Quoted]) -> None:
    """Mark the pieces that go on with the utterance of the piece before: "The plan," Reed said, "was dear."."""
    for before, quote in pairwise(said):
        gap = quote.piece.outer_start - before.piece.outer_end
        framed = before.frame or before.inherited or before.joins
        quote.joins = quote.span == before.span and gap <= _FRAME_GAP and framed and (quote.bare or before.frame)
    if said and said[0].piece.continues:
        said[0].joins = True


def _from_paragraph_before(quote: Quoted, past: Before) -> None:
    if past.running is not None and past.running.span is not None and quote.bare and not past.colon:
        _copy(quote, past.running, "running speaker", certain=False)
        return
    lead = past.parsed.last_subject() if past.parsed else None
    if lead is not None:
        quote.span, quote.inherited, quote.certain = lead, True, past.colon
        quote.rule = "introduced by the paragraph before" if past.colon else "subject of the paragraph before"


def _copy(quote: Quoted, other: Quoted, rule: str, *, certain: bool = True) -> None:
    quote.span, quote.rule, quote.inherited = other.span, rule, True
    quote.antecedent = other.antecedent
    quote.certain = quote.certain and certain and other.certain
