"""Words beside a passage by which its own speaker does not vouch for it: "perhaps |", "my fear is that |", "|, I suppose"."""

from collections.abc import Sequence
from typing import Final

from factcheck.matching.differing.holding import begun, phrases
from factcheck.matching.differing.lexicon import words
from factcheck.nlp.analysis import Word

_OPINES: Final = words(
    "think believe guess suppose suspect imagine assume hope fear feel thought believed assumed hoped wish wished wonder"
    " reckon bet dream dreamt dreamed pretend pretended joke joked guessing"
)
_HEARD: Final = words("hear heard gather gathered understand presume")
_SEEMS: Final = words("seems seemed appears appeared")
_LOOKS: Final = _SEEMS | words("looks looked feels felt sounds sounded")
_STEADY: Final = words(
    "still really sincerely also always just simply only certainly very much strongly firmly 'm am are 're was were do did"
    " have had been can could 'd would should will must might may like want love to rather kind sort of"
)
_TALES: Final = words("legend story tale rumour rumor gossip myth joke superstition saying")
_KNOWING: Final = words("know knew knows tell see aware concern concerned remember recall judge understand")
_KNOWLEDGE: Final = phrases(
    "to the best of my|to the best of our|to my knowledge|for all i|from what i|from what we|as i understand"
)
_OUT_OF: Final = phrases("times out of|times in")  # "nine times out of ten"
_AS_FAR: Final = phrases("as far as|so far as")
_TAGS: Final = words(
    "perhaps maybe probably possibly presumably apparently seemingly arguably conceivably hopefully allegedly paraît angeblich apparemment"
)
_AT_MOST: Final = phrases(
    "for the most part|in theory|on paper|in principle|more or less|up to a point|to some extent|to a degree|at least in"
    "|or nearly|or almost|or at least|or most|or some|or perhaps|or maybe|or possibly|or part|most of the|some of the|half the|half of|on the face of|in name|at best"
    "|at most"
)
_IF_ALLOWED: Final = words("permitting willing allowing")
_SOME: Final = words("part parts some half most certain")
_PLACES: Final = words("places parts spots patches cases")


def _as_far_as_known(keys: Sequence[str]) -> bool:
    """Whether words begin "as far as I know", "to the best of my knowledge"."""
    return begun(keys, _KNOWLEDGE) > 0 or (begun(keys, _AS_FAR) > 0 and not _KNOWING.isdisjoint(keys[3:9]))


def unvouched(told: Sequence[Word], *, parted: bool) -> Word | None:
    """The word behind a passage by which its speaker does not vouch for all of it: "|, I suppose", "| in parts of it"."""
    keys = [word.key for word in told]
    limits = begun(keys, _AT_MOST) or begun(keys[1:], _AT_MOST)
    if limits and (begun(keys, _AT_MOST) or keys[0] in {"but", "though", "and"}):
        return told[limits - 1]
    some = keys[0] in {"in", "at", "on", "for"} and keys[1:2] and keys[1] in _SOME
    conditions = keys[0] == "under" and "conditions" in keys[1:4]
    if (
        conditions
        or begun(keys[1:], _OUT_OF)
        or (some and (keys[1] in _PLACES or keys[2:3] == ["of"] or not _PLACES.isdisjoint(keys[2:3])))
        or _as_far_as_known(keys)
    ):
        return told[1]
    return _tag(told) if parted else None


def _tag(told: Sequence[Word]) -> Word | None:
    """For "|, perhaps", "|, or so I hope", "|, it seems", "|, weather permitting", "|, his words, not mine"."""
    keys = [word.key for word in told]
    if not _IF_ALLOWED.isdisjoint(keys[1:3]) or keys[:3] == ["all", "being", "well"]:
        return told[1]
    if "led" in keys[1:5] and "to" in keys[2:6]:
        return told[keys.index("led")]  # "|, we had been led to believe"
    if "words" in keys[1:3] and keys[0] not in {"in", "my", "our", "mark"}:
        return told[keys.index("words")]
    if keys[0] in {"so", "the", "or"} and "goes" in keys[1:5] and not _TALES.isdisjoint(keys):
        return told[keys.index("goes")]
    lead = next(
        (at for at, key in enumerate(keys[:4]) if key not in {"but", "though", "or", "and", "so", "at", "least"}), 0
    )
    key, follows = keys[lead], keys[lead + 1 : lead + 2]
    if key in _TAGS and (not lead or lead + 1 == len(told) or told[lead].parted):
        return told[lead]
    if key in {"i", "we"}:
        return _opinion(told[lead + 1 :])
    return told[lead + 1] if key == "it" and follows and follows[0] in _LOOKS else None


def _opinion(told: Sequence[Word]) -> Word | None:
    """The verb at the end of "I think", "I'm guessing", "we hope", "I'd imagine", if the tag ends with it."""
    for word in told[:4]:
        if word.key in _OPINES | _HEARD:
            ends = word is told[-1] or word.parted
            return word if ends and word.key != "guess" else None  # "I guess" is said of everything
        if word.key not in _STEADY:
            return None
    return None
