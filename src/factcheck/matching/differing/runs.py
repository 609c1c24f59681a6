"""What it means that words were put in, left out, or swallowed by an ellipsis.

Words put in are worse than words left out: an inserted "systematic" says something the speaker did not. Of the words
left out, those matter that bound what is said (negations, numbers, modals, quantifiers, hedges, conditions), those that
hold the rest up ("the son of", "was asked to"), and whole sentences that disappear without a mark.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from factcheck.matching.differing.items import LABEL, WORD, Item
from factcheck.matching.differing.languages import UNKNOWN
from factcheck.matching.differing.lexicon import ARTICLES, FILLER_PHRASES, FILLERS, NO_WAY, light, role, words
from factcheck.matching.differing.morphology import past
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
_CONDITIONS: Final = words("if unless provided providing except lest wenn falls sauf si")
_UNSAYING: Final = words(
    "deny denies denied denying refuse refuses refused fail fails failed false untrue nonsense myth lie lies doubt doubts"
    " doubted doubtful than"
)
_ATTRIBUTING: Final = words("allegedly reportedly supposedly purportedly according")
_VERBS: Final = words(
    "think thinks thought believe believes believed say says said guess suspect assume want wants wanted"
)
_TELLING: Final = words(
    "claim claims insist insists argue argues maintain maintains suggest suggests swear swears hope hopes"
)
_PARTING: Final = (",", ";", ":", "—", "–", " -", "(", ")")
_SHORT: Final = 6
_VERY_SHORT: Final = 3
_LONGEST_PHRASE: Final = 5
_SENTENCE_END: Final = ".!?"
_AND: Final = words("and und et y")
_JOINT: Final = words("and or but then")
_WHO: Final = words("who which whom whose where")
_QUESTIONS: Final = words("question questions questioned dispute disputes disputed")
_CLAUSE: Final = 4  # words of a clause between its "not" and what was kept
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
    return ("name" if any(item.name for item in _content(told)) else "word"), Level.CRITICAL


def _content(run: Sequence[Item]) -> list[Item]:
    return [item for item in run if not item.role and item.kind == WORD]


def _by_small_words(told: Sequence[Item], after: Sequence[Item]) -> Judgement | None:
    """The judgement of a run by its small words; None where it has none that tells, and content words besides."""
    if not told:
        return "filler", Level.MINOR
    if heavy := _heavy(told, after):
        return heavy, Level.CRITICAL
    return None if _content(told) else _light_kind(told)


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
    content = _content(told)
    if language == UNKNOWN:
        return "word", Level.CRITICAL
    last = next((item.key for item in reversed(told) if item.key not in ARTICLES), "")
    if last in _HOLDERS and len(told) > 1:
        return "word", Level.CRITICAL
    if any(item.key in _TELLING for item in told) and any(item.role == "pronoun" for item in told):
        return "hedge", Level.CRITICAL  # he claims he won
    if any(_unlike(item.key) for item in content):
        return "word", Level.CRITICAL  # an unofficial visit is not a visit
    if len(told) > 2 and any(_ends(text, item) for text, item in zip(marks, run, strict=False)):
        return "joined", Level.CRITICAL
    beside = [*before[-1:], *after[:1]]
    if any(item.name for item in content) and not any(item.name for item in beside):
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


def swallowed(run: Sequence[Item], marks: Sequence[str]) -> Item | None:
    """The word that an ellipsis or a bracket must not have swallowed, or None.

    `marks[i]` is the text before the i-th word left out, the last one the text after them all. A negation counts in
    a very short run, or where it reaches to the words kept; a condition where it begins the run; a modal or a hedge
    where nothing but small words went with it. What was left out with its whole sentence does not count.
    """
    ends = [any(mark in text for mark in _SENTENCE_END) for text in marks]
    if ends[0] and any(ends[1:]) and len(run) <= _SHORT:
        return None
    parted = [end or any(mark in text for mark in _PARTING) for text, end in zip(marks, ends, strict=True)]
    for i, item in enumerate(run):
        lone = len(run) <= _VERY_SHORT and not (parted[0] and parted[-1])
        if _negates(item) and (lone or _reaches(run, i, parted)):
            return item
    if len(run) <= 2 * _SHORT and not parted[-1] and _joined_verb(run):
        return run[-1]  # "approved … the sale" for "approved the minutes and rejected the sale"
    condition = next((item for item in run[:2] if item.key in _CONDITIONS), None)
    if condition is not None and not any(ends[1:-1]):
        return condition
    if all(item.role for item in run):
        return next((item for item in run if item.role in {"modal", "hedge"} and item.key not in _VERBS), None)
    return next((item for item in run if item.key in _ATTRIBUTING), None) if len(run) <= 2 * _SHORT else None


def _joined_verb(run: Sequence[Item]) -> bool:
    """Whether a run ends with another verb for what was kept."""
    other = len(run) > 2 and bool(_content(run[:-2]))  # "sold and bought | it" sold it, too
    return other and run[-2].key in _JOINT and not run[-1].role and run[-1].kind == WORD and past(run[-1].key)


def _reaches(run: Sequence[Item], index: int, parted: Sequence[bool]) -> bool:
    """Whether a negation in the run negates what was kept: "at no point | told", "will not call it | planning"."""
    rest = run[index + 1 :]
    small = all(item.role or item.key in NO_WAY for item in rest)
    goes_on = len(rest) <= _CLAUSE and not any(item.role == "connective" or item.key in _WHO for item in rest)
    aside = any(item.key in _WHO for item in run[max(index - _CLAUSE, 0) : index])  # "the men who did not come | voted"
    asks = (
        run[index].key == "n't" and bool(rest) and rest[0].role in {"pronoun", "demonstrative"}
    )  # "doesn't this | …?"
    turned_back = any(item.key in _UNSAYING or item.key in _QUESTIONS for item in rest)  # "no one questions | …"
    to_the_right = not any(parted[index + 1 :]) and (small or (goes_on and not (aside or asks or turned_back)))
    set_apart = index < 2 and not any(parted[: index + 1]) and parted[index + 1] and parted[-1]
    return to_the_right or set_apart


def _negates(item: Item) -> bool:
    return item.role == "negation" or item.key in _UNSAYING


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
