"""Who speaks in a passage of a source: by the label of its turn, by the source's own prose, or as its author."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Final, NamedTuple

from factcheck.claims import find_claims
from factcheck.core.model import Candidate, Comparison, Difference, Document, Level
from factcheck.nlp.lexicon import table
from factcheck.nlp.turns import NAME, Turn, speaker_at, turns

_MARKS: Final = frozenset('"“”„«»‘’「」')
NEAR: Final = 6000  # characters before a passage in which its label is looked for
PROSE: Final = 1200  # characters around it that are read as prose which quotes somebody
_LONGEST_NAME: Final = 4  # words
_TITLE: Final = 300  # characters in which a source says what it is
HEAD: Final = 1500  # characters at the beginning of a source, where it says whom it is with


class Spoken(NamedTuple):
    """Whom a source has say a passage; `printed` where a label names them, False where it is inferred."""

    speaker: str
    printed: bool


def labelled(listed: list[Turn], offset: int) -> Spoken | None:
    """The speaker by the label before an offset of the text with these turns; None if there is none before it."""
    if not any(turn.start <= offset for turn in listed):
        return None
    return Spoken(speaker_at(listed, offset), printed=True)


def changes_speaker(listed: list[Turn], start: int, text: str) -> tuple[int, int] | None:
    """Where in a passage another turn begins, as the span of its label; None where one person says it all.

    The passage is `text`, from `start` on of the text with these turns; the span counts from its beginning.
    """
    first = speaker_at(listed, start)
    for turn in listed:
        inside = start < turn.label < start + len(text)
        if inside and turn.speaker != first and text[turn.start - start :].strip():
            return turn.label - start, turn.start - start
    return None


def written_by(author: str) -> Spoken | None:
    """The author of a source as who says what it says; None for a board, a paper, a ministry, which are nobody."""
    words = author.split()
    person = 1 < len(words) <= _LONGEST_NAME and all(word[:1].isupper() for word in words)
    return Spoken(author, printed=False) if person and _no_person().isdisjoint(author.casefold().split()) else None


def in_own_name(head: str) -> Spoken | None:
    """Whose statement, letter or speech a source says that it is, in its first lines; None for any other."""
    found = _own().search(head[:_TITLE])
    return written_by(found["name"]) if found else None


@cache
def _own() -> re.Pattern[str]:
    words = "|".join(table("shared", "citations.toml")["own"].split())
    return re.compile(
        rf"^[#* ]*(?:[\w-]+ )?(?i:{words})(?i: by| of| from| von| des| der| de)? (?P<name>{NAME})", re.MULTILINE
    )


@cache
def _no_person() -> frozenset[str]:
    return frozenset(table("shared", "people.toml")["no_person"].split())


def quoted(before: str, text: str, after: str) -> Spoken | None:
    """The speaker to whom the prose around a passage attributes the quotation it is in; None outside of one."""
    if _MARKS.isdisjoint(before) and _MARKS.isdisjoint(text):
        return None
    start = len(before) + len(text) - len(text.lstrip())
    document = Document.from_text(before + text + after)
    for claim in find_claims(document):
        if claim.kind == "quote" and claim.start <= start < claim.end and claim.speaker is not None:
            return Spoken(claim.speaker.name or claim.speaker.text, printed=False)
    return None


def with_speaker(candidate: Candidate, part: Callable[[int, int], str]) -> Candidate:
    """The candidate with whom its source has say it, where the format does not tell; two speakers are critical.

    `part` gives the text of its source from an offset to another.
    """
    start, end = candidate.start, candidate.end
    before, after = part(max(0, start - NEAR), start), part(end, end + PROSE)
    listed = turns(before + candidate.text + after, part(0, HEAD))
    if span := changes_speaker(listed, len(before), candidate.text):
        candidate = replace(candidate, comparison=_of_two(candidate, span))
    if candidate.locator.speaker is not None:
        return candidate
    spoken = labelled(listed, len(before))
    if spoken is None:
        spoken = quoted(before[-PROSE:], candidate.text, after)
    if spoken is None and candidate.provenance:
        spoken = written_by(candidate.provenance.author)
    if spoken is None:
        spoken = in_own_name(part(0, HEAD))
    if spoken is None or not spoken.speaker:
        return candidate
    return replace(candidate, locator=replace(candidate.locator, speaker=spoken.speaker, attributed=not spoken.printed))


def _of_two(candidate: Candidate, span: tuple[int, int]) -> Comparison:
    """The comparison with the change of speaker within the passage, which makes it critical."""
    start, end = span
    place = (len(candidate.comparison.differences) and candidate.comparison.differences[0].quoted_start) or 0
    changed = Difference("speaker", Level.CRITICAL, "", place, place, candidate.text[start:end].strip(), start, end)
    differences = sorted((*candidate.comparison.differences, changed), key=lambda item: item.found_start)
    return replace(candidate.comparison, level=Level.CRITICAL, differences=tuple(differences))
