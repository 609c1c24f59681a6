"""What it means that words were put in or left out.

Words put in are worse than words left out: an inserted "systematic" says something the speaker did not. Of the words
left out, those matter that bound what is said (negations, numbers, modals, quantifiers, hedges, conditions), those that
hold the rest up ("the son of", "was asked to"), and whole sentences that disappear without a mark.
"""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from factcheck.comparison.items import LABEL, WORD, Item
from factcheck.core.model import Level
from factcheck.nlp.lexicon import RULED, tagged, tagged_anywhere
from factcheck.nlp.morphology import known
from factcheck.nlp.numbers import counts
from factcheck.nlp.quantities import DAYS
from factcheck.nlp.roles import FILLER_PHRASES, FILLERS, light, role

Judgement = tuple[str, Level]

_HEAVY: Final = ("negation", "modal", "quantifier", "hedge", "connective")
_SMALL: Final = frozenset(("article", "filler", "connective", "pronoun"))
_LOOSE: Final = frozenset(("to", "about"))  # "help to carry", "talk about": little hangs on them
_POINTING: Final = frozenset(("article", "demonstrative"))
_LONGEST_CALL: Final = 3  # words by which somebody is spoken to
_LONGEST_PHRASE: Final = 5
_SAID_AGAIN: Final = 3  # words
_ASIDE: Final = frozenset("—–-(")


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
    """Whether the run says again what is beside it, or breaks off what follows ("va- a lack", "we, uh, we")."""
    keys = [item.key for item in without_fillers(run)]
    if not keys:
        return False
    if before and _corrects(run, before[-1].key):
        return True
    if keys == [item.key for item in without_fillers(before)][-len(keys) :] and len(keys) > 1:
        return True  # "can I just, can I just say"
    following = [item.key for item in after[: len(keys)]]
    whole = "".join(keys)  # "they", "'ll": what is beside them has its contractions whole
    lengths = range(1, len(keys) + 1)
    if any(whole in ("".join(following[:n]), "".join(item.key for item in before[-n:])) for n in lengths):
        return True
    broken_off = len(following) == len(keys) and following[-1].startswith(keys[-1]) and not known(keys[-1])
    return broken_off and keys[:-1] == following[:-1]


def _corrects(run: Sequence[Item], last: str) -> bool:
    """Whether the run takes back what was said by mistake and comes back to the word before it.

    "They are more – sorry, are | over forty" is what the quote gives as "They are over forty". A negation that is
    taken back is looked at: "will not – I mean will".
    """
    keys = [item.key for item in run]
    corrected = {at for at, key in enumerate(keys) if key in tagged("correction", "en")}
    corrected |= {at + step for at in range(len(keys)) if keys[at : at + 2] == ["i", "mean"] for step in (0, 1)}
    if not corrected or keys[-1] != last or any(not item.role for item in run[max(corrected) + 1 : -1]):
        return False
    corrected |= {at for at, key in enumerate(keys) if key == "no" and not corrected.isdisjoint((at - 1, at + 1))}
    return all(item.role != "negation" for at, item in enumerate(run) if at not in corrected)


def begun_again(run: Sequence[Item], before: Sequence[Item], marks: Sequence[str]) -> bool:
    """Whether the speaker said again what was kept behind an aside: "my aunt – she was tiny – my aunt".

    `marks[i]` is the text before the i-th word of the run. What was said in between may not turn anything.
    """
    keys, kept = [item.key for item in run], [item.key for item in before]
    for length in range(min(len(kept), len(run), _SAID_AGAIN), 0, -1):
        again = keys[-length:] == kept[-length:]
        aside = run[:-length]
        parted = _ASIDE.intersection(marks[len(aside)]) and _ASIDE.intersection(marks[0])
        if again and aside and parted and any(not item.role for item in run[-length:]):
            return not _heavy(without_fillers(aside) or aside, run[-length:])
    return False


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
    keys = [item.key for item in run if item.key not in tagged("noise", "en")]
    if keys and tagged("well-being", "en").issuperset(keys):
        is_it = bool(before) and role(before[-1].key) == "auxiliary"
        return is_it and (not after or role(after[0].key) != "")  # not "it was, well, late"
    joints = tagged_anywhere("and")
    said = tuple(key for key in keys if key not in joints)
    if len(said) != len(keys) - 1 or not said or not (FILLERS.issuperset(said) or said == ("all", "right")):
        return False
    if keys[0] in joints:
        return bool(before) and role(before[-1].key) in {"", "filler"} and not _begins_clause(after)
    return keys[-1] in joints and bool(after) and not role(after[0].key)


def _begins_clause(items: Sequence[Item]) -> bool:
    """Whether what follows an "and actually" is a clause of its own: "we left", "there was nobody"."""
    first, second = ([role(item.key) for item in items[:2]] + ["", ""])[:2]
    verb = {"auxiliary", "modal"}
    return first in {"pronoun", "article"} | verb or (first == "demonstrative" and second in verb)


def left_out(
    run: Sequence[Item], before: Sequence[Item], after: Sequence[Item], marks: Sequence[str], *, language: str
) -> Judgement:
    """The judgement of words that the quote has not; `before` and `after` are what is beside them in the source.

    `marks[i]` is the text before the i-th word left out, the last one the text after them all. What is left out is
    critical unless it is known to change nothing; in a language without rules any word of it may be a "not".
    """
    told = _as_adjectives(without_fillers(run), before, language)
    if told and language not in RULED:
        return _heavy(told, after) or "word", Level.CRITICAL
    if judgement := _by_small_words(told, after):
        return _by_preposition(told, before, after) if judgement[1] == Level.MINOR else judgement
    told_of = content(told)
    if all(item.name or len(item.key) == 1 or item.key in tagged("title", language) for item in told_of):
        return _named(told, [*before[-1:], *after[:1]], marks)
    if len(told) > 2 and any(_ends(text, item) for text, item in zip(marks[1:-1], run, strict=False)):
        return "joined", Level.CRITICAL
    changes_nothing = changing_nothing(language)
    plain = all(item.key in changes_nothing or item.role in _SMALL for item in told)
    return "word", Level.MINOR if plain else Level.CRITICAL


def _as_adjectives(run: Sequence[Item], before: Sequence[Item], language: str) -> list[Item]:
    """The run with what is an adjective behind "the" read as one: "the little café" has no little of anything."""
    behind_the = (
        bool(before) and before[-1].key not in tagged("indefinite", language) and role(before[-1].key) in _POINTING
    )
    changes_nothing = changing_nothing(language)
    return [item._replace(role="") if behind_the and item.key in changes_nothing else item for item in run]


@cache
def changing_nothing(language: str) -> frozenset[str]:
    """Content words of a language that may be left out: how something was done, how large, old or fine it was."""
    return tagged("manner", language) | tagged("degree", language) | tagged("appraisal", language)


def _named(told: Sequence[Item], beside: Sequence[Item], marks: Sequence[str]) -> Judgement:
    """The judgement of names and titles left out: beside a name one names the same person, between commas one is spoken to."""
    spoken_to = len(told) <= _LONGEST_CALL and "," in marks[0] and "," in marks[-1]
    alone = len(content(told)) == len(told)  # not "and Mary"
    harmless = alone and (spoken_to or any(item.name for item in beside))
    return "name", Level.MINOR if harmless else Level.CRITICAL


def _by_preposition(told: Sequence[Item], before: Sequence[Item], after: Sequence[Item]) -> Judgement:
    """The judgement of small words left out: a preposition binds what follows, but before a day or behind "all"."""
    judgement = _light_kind(told) if told else ("filler", Level.MINOR)
    binding = [item.key for item in told if item.role == "preposition" and item.key not in _LOOSE]
    if not binding or (after and _measured(after[0]) == "date"):
        return judgement
    partitive = binding == ["of"] and bool(before) and role(before[-1].key) in {"quantifier", "preposition"}
    return judgement if partitive else ("preposition", Level.CRITICAL)


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
    if any(item.key == "a" for item in run[-1:]) and after and after[0].key in tagged("few", "en"):
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
