"""What it means that words were put in or left out.

Words put in are worse than words left out: an inserted "systematic" says something the speaker did not. Of the words
left out, those matter that bound what is said (negations, numbers, modals, quantifiers, hedges, conditions), those that
hold the rest up ("the son of", "was asked to"), and whole sentences that disappear without a mark.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from factcheck.matching.differing.items import LABEL, WORD, Item
from factcheck.matching.differing.languages import UNKNOWN
from factcheck.matching.differing.lexicon import ARTICLES, FILLER_PHRASES, FILLERS, light, role, words
from factcheck.matching.differing.numerals import counts
from factcheck.matching.differing.quantities import DAYS
from factcheck.matching.differing.vocabulary import known
from factcheck.model import Level

Judgement = tuple[str, Level]

_HEAVY: Final = ("negation", "modal", "quantifier", "hedge", "connective")
_HOLDERS: Final = words("of for by against to that")
_TAKING_BACK: Final = ("un", "in", "im", "ir", "il", "non", "anti", "pseudo", "semi", "dis")
_QUALIFYING: Final = (
    "al",
    "ed",
    "ent",
    "ant",
    "ble",
    "bly",
    "ive",
    "ous",
    "ct",
    "ary",
    "ic",
    "ate",
    "lly",
    "tly",
    "ely",
    "sly",
)
_FEW: Final = words("few little")
_TELLING: Final = words(
    "claim claims insist insists argue argues maintain maintains suggest suggests swear swears hope hopes"
)
_LONGEST_PHRASE: Final = 5
_AND: Final = words("and und et y")
_STATES: Final = words("well ok okay")
_NOISES: Final = words("um uh er erm ah oh hm hmm mm mhm eh huh")


def without_fillers(items: Sequence[Item]) -> list[Item]:
    """What is left of a run when the words that only fill time are gone."""
    left: list[Item] = []
    index = 0
    while index < len(items):
        length = next(
            (
                n
                for n in range(min(_LONGEST_PHRASE, len(items) - index), 0, -1)
                if tuple(item.key for item in items[index : index + n]) in FILLER_PHRASES
            ),
            0,
        )
        if not length and items[index].key in FILLERS and items[index].kind == WORD:
            length = 1
        if not length:
            left.append(items[index])
        index += length or 1
    return left


def repeats(run: Sequence[Item], before: Sequence[Item], after: Sequence[Item]) -> bool:
    """Whether the run says again what stands beside it, or breaks off what follows ("va- a lack", "we, uh, we")."""
    keys = [item.key for item in without_fillers(run)]
    if not keys:
        return False
    following = [item.key for item in after[: len(keys)]]
    if keys in (following, [item.key for item in before[-len(keys) :]]):
        return True
    broken_off = len(following) == len(keys) and following[-1].startswith(keys[-1]) and not known(keys[-1])
    return broken_off and keys[:-1] == following[:-1]


def put_in(run: Sequence[Item], before: Sequence[Item], after: Sequence[Item]) -> Judgement:
    """The judgement of words that the source has not; `before` and `after` are what is beside them in the quote."""
    if _meant(run, before, after):
        return "word", Level.CRITICAL
    told = without_fillers(run)
    if judgement := _by_small_words(told, after):
        return judgement
    return ("name" if any(item.name for item in content(told)) else "word"), Level.CRITICAL


def content(run: Sequence[Item]) -> list[Item]:
    """The words of a run that are no small ones."""
    return [item for item in run if not item.role and item.kind == WORD]


def _by_small_words(told: Sequence[Item], after: Sequence[Item]) -> Judgement | None:
    """The judgement of a run by its small words; None where it has none that tells, and content words besides."""
    if not told:
        return "filler", Level.MINOR
    if heavy := _heavy(told, after):
        return heavy, Level.CRITICAL
    return None if content(told) else _light_kind(told)


def _meant(run: Sequence[Item], before: Sequence[Item], after: Sequence[Item]) -> bool:
    """Whether words that mostly fill time are said here of somebody: "is *well*", "safe *and well*", "*clearly and* firmly"."""
    keys = [item.key for item in run if item.key not in _NOISES]
    if keys and _STATES.issuperset(keys):
        is_it = bool(before) and role(before[-1].key) == "auxiliary"
        return is_it and (not after or role(after[0].key) != "")  # not "it was, well, late"
    said = tuple(key for key in keys if key not in _AND)
    if len(said) != len(keys) - 1 or not said or not (FILLERS.issuperset(said) or said == ("all", "right")):
        return False
    if keys[0] in _AND:
        return bool(before) and role(before[-1].key) in {"", "filler"} and not _begins_clause(after)
    return keys[-1] in _AND and bool(after) and not role(after[0].key)


def _begins_clause(items: Sequence[Item]) -> bool:
    """Whether what follows an "and actually" is a clause of its own: "we left", "there was nobody"."""
    first, second = ([role(item.key) for item in items[:2]] + ["", ""])[:2]
    verb = {"auxiliary", "modal"}
    return first in {"pronoun", "article"} | verb or (first == "demonstrative" and second in verb)


def left_out(
    run: Sequence[Item], before: Sequence[Item], after: Sequence[Item], marks: Sequence[str], *, language: str
) -> Judgement:
    """The judgement of words that the quote has not; `before` and `after` are what stands beside them in the source.

    `marks` stand between the words left out. In an unknown language any of them may be a "not".
    """
    told = without_fillers(run)
    if judgement := _by_small_words(told, after):
        return judgement
    told_of = content(told)
    if language == UNKNOWN:
        return "word", Level.CRITICAL
    last = next((item.key for item in reversed(told) if item.key not in ARTICLES), "")
    if last in _HOLDERS and len(told) > 1:
        return "word", Level.CRITICAL
    if any(item.key in _TELLING for item in told) and any(item.role == "pronoun" for item in told):
        return "hedge", Level.CRITICAL  # he claims he won
    if any(_unlike(item.key) for item in told_of):
        return "word", Level.CRITICAL  # an unofficial visit is not a visit
    if len(told) > 2 and any(_ends(text, item) for text, item in zip(marks, run, strict=False)):
        return "joined", Level.CRITICAL
    beside = [*before[-1:], *after[:1]]
    if any(item.name for item in told_of) and not any(item.name for item in beside):
        return "name", Level.CRITICAL
    return "word", Level.MINOR


def _unlike(word: str) -> bool:
    """Whether the word takes back, by its first syllable, part of what stands beside it."""
    rest = next((word[len(prefix) :] for prefix in _TAKING_BACK if word.startswith(prefix)), "")
    if len(rest) < 4 or not known(rest):
        return False
    return word.startswith(("un", "non", "anti", "pseudo", "semi")) or word.endswith(_QUALIFYING)


def _ends(mark: str, item: Item) -> bool:
    """Whether the mark after the item ends a sentence rather than an abbreviation."""
    return "!" in mark or "?" in mark or ("." in mark and len(item.key) > 3)


def _heavy(run: Sequence[Item], after: Sequence[Item]) -> str:
    """The kind of the weightiest word of the run, "" where there is none."""
    kinds = {item.role for item in run if item.kind == WORD and not light(item.key, item.role)}
    if "negation" in kinds:
        return "negation"
    if measured := next(filter(None, map(_measured, run)), ""):
        return measured
    if run[0].key == "'s" and any(not item.role and item.kind == WORD for item in run):
        return "word"  # Imbert's widow is not Imbert
    if any(one.key == "#1" and other.key == "of" for one, other in pairwise(run)):
        return "quantifier"  # one of the best is not the best
    if any(item.key == "a" for item in run[-1:]) and after and after[0].key in _FEW:
        return "quantifier"
    if any(item.role == "pronoun" for item in run) and run[-1].key == "and":
        return "pronoun"  # another one among those who did it
    return next((kind for kind in _HEAVY if kind in kinds), "")


def _measured(item: Item) -> str:
    """The kind of a number, date or label, "" for other words."""
    if item.kind != WORD:
        return item.kind if item.key != "#1" or item.word.isdigit() else ""
    if item.role == LABEL:
        return "name"
    return "date" if item.key in DAYS else "number" if counts(item.key) and not item.role else ""


def _light_kind(run: Sequence[Item]) -> Judgement:
    kind = next((item.role for item in run if item.role), "word")
    if any(item.role and not light(item.key, item.role) for item in run):
        return kind, Level.CRITICAL  # "against", "with": small, but it turns the sentence round
    return kind, Level.MINOR
