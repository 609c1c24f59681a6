"""Words beside a passage by which its own speaker does not vouch for it: "perhaps |", "my fear is that |", "|, I suppose"."""

from collections.abc import Sequence
from typing import Final

from factcheck.matching.differing.holding import BE, begun, phrases
from factcheck.matching.differing.lexicon import FILLERS, NEGATIONS, role, words
from factcheck.nlp.analysis import Word

_OPINES: Final = words(
    "think believe guess suppose suspect imagine assume hope fear feel thought believed assumed hoped wish wished wonder"
    " reckon bet dream dreamt dreamed pretend pretended joke joked guessing"
)
_BELIEVING: Final = words(
    "believing thinking assuming hoping imagining pretending fearing supposing dreaming praying wishing"
)
_DREAMT: Final = words("dreamt dreamed imagined hoped prayed wished pretended joked")
_HEARD: Final = words("hear heard gather gathered understand presume")
_SEEMS: Final = words("seems seemed appears appeared")
_LOOKS: Final = _SEEMS | words("looks looked feels felt sounds sounded")
_TO_ME: Final = phrases("to me|to us|as if|as though")  # behind "it seems"
_STEADY: Final = words(
    "still really sincerely also always just simply only certainly very much strongly firmly 'm am are 're was were do did"
    " have had been can could 'd would should will must might may like want love to rather kind sort of"
)
_NOT_MINE: Final = words("what how as than do did")  # "what I think |", "do I think |"
# What is only thought of: "my fear is that", "the chance that", "there is a risk that".
_THOUGHTS: Final = words(
    "fear fears hope hopes guess worry worries concern concerns wish dream dreams nightmare hunch suspicion suspicions bet"
    " assumption assumptions theory theories hypothesis expectation expectations danger dangers risk risks chance chances"
    " possibility possibilities likelihood odds probability idea notion feeling prayer illusion delusion misconception"
    " pretence pretext fantasy speculation prospect prospects supposition premise presumption threat impression"
)
_AIMS: Final = words("aim plan goal intention ambition target idea hope dream wish")
_TALES: Final = words("legend story tale rumour rumor gossip myth joke superstition saying")
_UNSURE: Final = words(
    "possible likely conceivable doubtful unlikely debatable arguable probable plausible improbable imaginable unclear"
    " uncertain questionable supposed thinkable unproven"
)
_NOT_HERE: Final = words(
    "theory principle paper dreams imagination ideal perfect fantasy dreamland worst best good plan proposal scenario forecast model"
)
_LEADS: Final = words(
    "only almost nearly hardly barely scarcely perhaps maybe possibly probably presumably apparently seemingly nur fast"
    " vielleicht wahrscheinlich vermutlich presque seulement probablement quizás casi solo probablemente"
)
_LEAD_IN: Final = words("and but so even only now well then that let us 's just or yet still")
_LAST: Final = words("yesterday today then recently lately last this now")  # "only yesterday" limits nothing
_KNOWING: Final = words("know knew knows tell see aware concern concerned remember recall judge understand")
_KNOWLEDGE: Final = phrases(
    "to the best of my|to the best of our|to my knowledge|for all i|from what i|from what we|as i understand"
)
_OUT_OF: Final = phrases("times out of|times in")  # "nine times out of ten"
_AS_FAR: Final = phrases("as far as|so far as")
_SURE: Final = words("swear certain sure quote prove vouch say remember")
_DISCLAIMED: Final = words("wrong mistaken hearsay guess rumour rumor gossip guessing speculation")
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


def doubted(told: Sequence[Word], passage: str, *, begins: bool) -> Word | None:
    """The word before a passage by which the speaker does not vouch for it; `begins` where its sentence begins."""
    found = _opined(told) or _only_thought(told) or _happened_not(told)
    return found or (_led(told, passage) or _framed(told) if begins else None)


def _opined(told: Sequence[Word]) -> Word | None:
    """For "I think that |", "we still hope |", "it seems to me |", "it looks as if |", "I grew up believing |"."""
    rest = told[:-1] if told[-1].key in {"that", "like"} else told
    keys = [word.key for word in rest]
    if tuple(keys[-2:]) in _TO_ME:
        rest, keys = rest[:-2], keys[:-2]
    if keys and keys[-1] in _BELIEVING and NEGATIONS.isdisjoint(keys[-6:]):
        return rest[-1]
    if told[-1].key == "that":  # "I dreamt last night that |"
        dreamt = next((at for at in range(len(keys) - 1, max(len(keys) - 5, 0), -1) if keys[at] in _DREAMT), 0)
        if dreamt and keys[dreamt - 1] in {"i", "we", "half"} and NEGATIONS.isdisjoint(keys[dreamt:]):
            return rest[dreamt - 1]
    who = len(keys) - 2
    while who > 0 and keys[who] in _STEADY and not rest[who].parted and who > len(keys) - 6:
        who -= 1
    if who < 0 or rest[who].parted or (who and keys[who - 1] in _NOT_MINE):
        return None
    opines = keys[who] in {"i", "we", "us"} and keys[-1] in _OPINES
    seems = keys[who] == "it" and keys[-1] in (_SEEMS if rest is told else _LOOKS)
    return rest[who] if opines or seems else None


def _only_thought(told: Sequence[Word]) -> Word | None:
    """For "my fear is that |", "the chance that |", "this idea going about that |", "it may be that |"."""
    at = len(told) - 1 - (told[-1].key == "that")
    if at > 1 and told[at].key in {"for", "to"} and told[at - 1].key in BE and told[at - 2].key in _AIMS:
        return told[at - 2]
    if at < 0:
        return None
    keys = [word.key for word in told[: at + 1]]
    if at and keys[at] in BE | {"be"}:
        noun = next((i for i in range(at - 1, max(at - 7, -1), -1) if keys[i] in _THOUGHTS | _TALES), -1)
        if noun >= 0 and {"what", "which"}.isdisjoint(keys[max(noun - 2, 0) : noun]):
            return told[max(noun - 1, 0)]
        may_be = told[-1].key == "that" and role(keys[at - 1]) == "modal" and keys[at - 2 : at - 1] == ["it"]
        return told[at - 2] if may_be else None
    if told[-1].key != "that":
        return None
    there = next((i for i in range(max(at - 8, 0), at + 1) if keys[i] in _THOUGHTS | _TALES), -1)
    if there >= 0 and not {"there", "'s"}.isdisjoint(keys[max(there - 4, 0) : there]):
        return told[max(there - 1, 0)]  # "there is a legend in our family that |"
    for noun in range(at, max(at - 5, -1), -1):
        if keys[noun] in _THOUGHTS:
            return told[max(noun - 1, 0)]
        if told[noun].parted or role(keys[noun]) not in {"", "preposition", "article"}:
            break
    return told[max(at - 2, 0)] if keys[at] in _UNSURE else None


def _happened_not(told: Sequence[Word]) -> Word | None:
    """For "as though |", "even if |", "there was a time when |", "God forbid |"."""
    keys = [word.key for word in told]
    if keys[-1] in {"though", "if"} and keys[-2:-1] in (["as"], ["even"]):
        return told[-2]
    if keys[-1] == "when" and "time" in keys[-4:] and "there" in keys[-7:]:
        return told[max(len(told) - 5, 0)]
    forbid = next((at for at in (-1, -2) if keys[at:][:1] == ["forbid"]), 0)
    return told[forbid] if forbid and "that" in [*keys[forbid + 1 :], "that"] and len(keys) < 5 else None


def _framed(told: Sequence[Word]) -> Word | None:
    """For "in theory |", "only on paper |", "rumour has it that |", "as far as I know, |", "I may be wrong, but |"."""
    keys = [word.key for word in told]
    if len(keys) > 9:
        return None
    if keys[-1] == "but":  # one is not sure of what comes next
        unsure = not {"n't", "not"}.isdisjoint(keys) and not _SURE.isdisjoint(keys)
        return told[0] if unsure or not _DISCLAIMED.isdisjoint(keys) else None
    if _as_far_as_known(keys) or keys[:1] == ["chances"] or begun(keys[1:], _OUT_OF):
        return told[0]
    if keys[0] in {"word", "rumour", "rumor", "legend"} and keys[1:2] in (["has"], ["is"]):
        return told[0]
    at = next((at for at, key in enumerate(keys) if key in {"in", "on", "under"}), len(keys))
    plain = all(key in _LEAD_IN or key in FILLERS or key in {"at", "least"} for key in keys[:at])
    return told[at] if plain and not _NOT_HERE.isdisjoint(keys[at + 1 : at + 4]) else None


def _as_far_as_known(keys: Sequence[str]) -> bool:
    """Whether words begin "as far as I know", "to the best of my knowledge"."""
    return begun(keys, _KNOWLEDGE) > 0 or (begun(keys, _AS_FAR) > 0 and not _KNOWING.isdisjoint(keys[3:9]))


def _led(told: Sequence[Word], passage: str) -> Word | None:
    """For "Perhaps |", "Only |", "Only in the dry months | are …"."""
    keys = [word.key for word in told]
    lead = next((at for at, key in enumerate(keys) if key in _LEADS), len(keys))
    if lead == len(keys) or not all(key in _LEAD_IN for key in keys[:lead]):
        return None
    if lead == len(keys) - 1:
        return None if told[lead].parted and role(keys[lead]) != "hedge" else told[lead]
    if keys[lead] in {"perhaps", "maybe"} and told[-1].parted and len(told) - lead < 5:
        return told[lead]
    first = next(iter(passage.split(maxsplit=1)), "").casefold()
    turned = keys[lead] == "only" and role(first) in {"auxiliary", "modal"} and keys[lead + 1] not in _LAST
    return told[lead] if turned else None


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
