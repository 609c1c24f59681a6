"""Quote or term: whether somebody says what stands in marks, or it is a name, a title, a word held with tongs."""

import re
from dataclasses import dataclass

from factcheck.claims.attribution import Attribution
from factcheck.claims.lexicon import Lexicon, people_words
from factcheck.claims.paragraphs import Paragraph
from factcheck.claims.quotations import Piece
from factcheck.claims.tagging import Sentence

_LEAD_IN = re.compile(
    r"(?:\b(?:known as|known by|a\.?k\.?a\.?|so[- ]called|nicknamed?|titled|entitled|headlined|named|known here as|goes by"
    r"|going by|hashtag|motto:?|kurz:|the (?:song|film|movie|book|novel|album|show|series|play|ad"
    r"|documentary|single|band|magazine|newspaper|podcast|program|programme))|\b(?:sogenannten?r?|so genannten?r?"
    r"|namens|genannt|Name lautet|Titel|dits?|dite|llamad[oa]s?|titulad[oa]s?))[,:]?\s*$",
    re.IGNORECASE,
)
_IS_CALLED = re.compile(r"\b(?<!es )(?<!das )(?:heißen|heißt|hieß|hießen)\s$", re.IGNORECASE)
_WORK = re.compile(
    r"\b(?:song|film|movie|book|memoir|novel|album|series|play|documentary|painting|poem|essay|podcast|magazine|newspaper"
    r"|Buch|Roman|Film|Album|Lied|Gedicht|Stück|Zeitung|Zeitschrift)[,:]?\s*$"
)
_SHOW = re.compile(r"\b(?:[A-Z]{2,5}|[A-Z]\w+ (?:News|Radio|TV))(?:['’]s?)\s*$")
_SMALL = people_words("small_in_titles")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_REMARK = re.compile(r"\([^()]*\)\.?|\[[^\[\]]*\]\.?")  # all of it, not its first words
_LEAD_OUT = re.compile(r"\s(?:genannt|getauft|betitelt)(?!\s(?:haben|hat|hatte)\b)")
_HAS = re.compile(r"\b(?:hat|hatte|haben|hatten|habe)\b")
_DOMAIN = re.compile(r"(?:[\w-]+\.)+[a-z]{2,6}(?:/\S*)?")
_ABBREVIATION = re.compile(r"\s?\((?:[A-ZÄÖÜ]{2,}\w*|[A-Z]\w{1,5})\)")
_FAR = 1000  # tokens: no verb of saying at all
_BEFORE_A_NAME = frozenset("NODdFPyB")
_NOUNS, _LEADING = frozenset("nN"), frozenset("DIPyK")
_SERIES = re.compile(r"(?:Q,?K?B?,?)+$")  # said, “No,” and, “Never.”
_CHRISTENED = re.compile(r"R[DGgnNTU#BF]*A?C$")
_WINDOW = 16  # tokens
_NAMING = frozenset("PFwyGD")  # tags of what leads to a title: on, of, NBC's, the
_LONGEST_TERM, _LONGEST_NICKNAME = 8, 4  # words
_AROUND = 40  # characters
_SHORT = 3  # words; of fewer nobody makes a statement without being said to
_ADJACENT, _NEAR = 2, 5  # tokens between the verb of saying and the mark


@dataclass(frozen=True, slots=True)
class Ruling:
    """Why something in marks is no quote."""

    rule: str
    reason: str


def shape_ruling(text: str, piece: Piece, paragraph: Paragraph) -> Ruling | None:
    """What can be told before anyone looks for a speaker."""
    if piece.form != "marks":
        return None
    inner = text[piece.start : piece.end]
    found = _WORD.findall(inner)
    if not found:
        return Ruling("empty", "There is no word between the marks.")
    if _REMARK.fullmatch(inner):
        return Ruling("stage direction", "It is a remark in brackets.")
    if _is_subheading(piece, paragraph, len(found)):
        return Ruling("subheading", "A short line of its own in single marks is a subheading.")
    if _DOMAIN.fullmatch(inner):
        return Ruling("address", "It is the address of a website.")
    return _ruling_around(text, piece, paragraph, found) if len(found) <= _LONGEST_TERM else None


def _ruling_around(text: str, piece: Piece, paragraph: Paragraph, found: list[str]) -> Ruling | None:
    """What the words right before and behind a few words tell."""
    last = text[piece.end - 1]
    before = text[max(paragraph.start, piece.outer_start - _AROUND) : piece.outer_start]
    after = text[piece.outer_end : piece.outer_end + _AROUND]
    if last not in ".!?" and _ABBREVIATION.match(after):
        return Ruling("name", "Its abbreviation follows in brackets.")
    if len(found) <= _SHORT and (
        (before[-1:] == "(" and after[:1] == ")") or (_LEAD_OUT.match(after) and not _HAS.search(before))
    ):
        return Ruling("gloss", "It stands in brackets or before “called”, as another name of something.")
    if len(found) <= _LONGEST_NICKNAME and last not in ".!?," and _is_nickname(before, after):
        return Ruling("nickname", "It stands in the middle of a name.")
    lead = _LEAD_IN.search(before) or (
        _IS_CALLED.search(before) if is_title_case(found) and last not in ".!?" else None
    )
    if lead:
        return Ruling("lead-in", f"“{lead.group().strip()}” introduces a name or term.")
    if (_SHOW.search(before) or _WORK.search(before)) and is_title_case(found):
        return Ruling("title", "It is the title of a programme or work.")
    return None


def _is_subheading(piece: Piece, paragraph: Paragraph, count: int) -> bool:
    alone = piece.outer_start == paragraph.start and piece.outer_end == paragraph.end
    return alone and piece.marks == "''" and count <= _LONGEST_TERM and not piece.continues


@dataclass(frozen=True, slots=True)
class _Scene:
    """A piece in its sentence: its words, the tags beside it, and how near a verb of saying is."""

    words: list[str]
    before: str
    after: str
    governed: bool
    adjacent: bool
    distance: int
    exclaimed: bool
    christened: bool  # "the plan, which Reed calls “Harbour 2030”"
    final: str  # its last character


def speech_ruling(
    text: str, piece: Piece, sentence: Sentence, token: int, *, found: Attribution | None, lexicon: Lexicon
) -> Ruling | None:
    """What the sentence says, once its verb of saying was looked for."""
    scene = _scene(text, piece, sentence, token, found)
    if scene.exclaimed or (scene.before == ":" and scene.final in ".!?"):
        return None
    is_name = _is_name_among_nouns if lexicon.nouns_capitalised else _is_name
    if len(scene.words) <= _LONGEST_TERM and is_name(scene):
        return Ruling("title", "It is set like a name, and nobody is said to say it.")
    if len(scene.words) > _SHORT or _is_clause(scene.words, lexicon):
        return None
    if not scene.governed:
        return Ruling("tongs", "A word or two, and nobody is said to say them.")
    if scene.after in _NOUNS and scene.before in _LEADING and scene.distance > _NEAR and not sentence.reported:
        return Ruling("tongs", "A word or two that only qualify a noun.")
    return None


def _scene(text: str, piece: Piece, sentence: Sentence, token: int, found: Attribution | None) -> _Scene:
    inner, certain = text[piece.start : piece.end], found is not None and found.certain
    governed = sentence.reported or certain
    distance = _FAR
    if found is not None:
        series = _SERIES.search(sentence.tags, max(0, token - min(found.distance, _WINDOW)), token)
        distance = found.distance - (len(series[0]) if series else 0)
    return _Scene(
        words=_WORD.findall(inner),
        before=sentence.tags[max(0, token - 1) : token],
        after=sentence.tags[token + 1 : token + 2],
        governed=governed,
        adjacent=certain and distance <= _ADJACENT,
        distance=distance,
        exclaimed=(governed and inner[-1] in "!?") or inner.count("!") > 1,
        christened=_CHRISTENED.search(sentence.tags, max(0, token - _WINDOW), token) is not None,
        final=inner[-1],
    )


def _is_name(scene: _Scene) -> bool:
    """Every word has a capital, and a preposition or article leads to it, or no verb of saying is near."""
    return is_title_case(scene.words) and (scene.before in _NAMING or scene.christened or not scene.adjacent)


def _is_name_among_nouns(scene: _Scene) -> bool:
    """The same where nouns have capitals anyway: what matters is the noun or article before it."""
    titled, single = is_title_case(scene.words), len(scene.words) == 1
    if titled and not scene.governed:
        return True
    capitals = all(word[0].isupper() or word[0].isdigit() for word in scene.words)
    if capitals and not single and scene.final not in ".!?," and scene.before in _BEFORE_A_NAME:
        return True
    if scene.adjacent or not scene.words[0][0].isupper():
        return False
    if titled and not scene.before and scene.distance == _FAR:
        return True
    leads = scene.before in {"N", "O"} or (scene.before in _BEFORE_A_NAME and not scene.governed)
    return leads and scene.final not in ".!?"


def _is_clause(words: list[str], lexicon: Lexicon) -> bool:
    """Whether a few words have a verb or a subject of their own: "They are painful"."""
    return len(words) > 1 and any(lexicon.tag_of(word.lower().replace("’", "'")) in {"H", "A"} for word in words)


def is_title_case(found: list[str]) -> bool:
    """Whether every word but the small ones has a capital."""
    return all(word[0].isupper() or word[0].isdigit() or word.lower() in _SMALL for word in found) and any(
        word[0].isupper() for word in found
    )


def _is_nickname(before: str, after: str) -> bool:
    name = re.search(r"(?:^|\s)([A-Z][\w’'-]*\.?)\s$", before)
    return name is not None and re.match(r"\s[A-Z][\w’'-]+", after) is not None
