"""The words that name who speaks, where grammar points at others: the name beside a title, the person "who" means."""

import re

from factcheck.claims.lexicon import Lexicon
from factcheck.claims.lexicon.names import NO_PERSON
from factcheck.claims.phrases import HEAD
from factcheck.claims.roles import is_role
from factcheck.claims.tokens import Sentence

_NEAR = 60  # tokens
_NAME_BEHIND = re.compile(r",(?P<np>N[NT]*N)(?=,)")
_BARE_APPOSITION = re.compile(r"(?:^|[,;K.Qy])(?P<np>N[NT]*N),$")  # "Ana Ruiz, director of the port said"
_MORE = re.compile(rf"(?:,N[NT]*)+,?K{HEAD}(?=[,.:;Q-]|$)")  # "said Reed, Ruiz and Wong"
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
    if not NO_PERSON.isdisjoint(text[slice(*sentence.span((start, end)))].lower().split()):
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
