"""Words behind a passage that take it back or make it depend on something: "| only if …", "|, or so they claim"."""

import re
from collections.abc import Sequence
from typing import Final

from factcheck.matching.differing.bounding import asserts
from factcheck.matching.differing.holding import BE, DENIES, SUPPOSEDLY, TELLS, begun, phrases
from factcheck.matching.differing.lexicon import MODALS, NEGATIONS, role, words
from factcheck.nlp.analysis import Word
from factcheck.nlp.tokenizer import tokens

_IF: Final = words("if unless provided providing except lest assuming sofern sauf wenn falls solange si")
_IF_IT_COMES: Final = words("once when until till")  # conditions of what is to come; of what was they say when it was
_AS_LONG: Final = phrases("as soon as|as long as|so long as")
_ON_CONDITION: Final = phrases(
    "on condition|on the condition|on the understanding|subject to|depending on|only when|only on|other than|apart from"
    "|aside from|save for|save those|save the|save where|save in|with the exception|but not|though not|not counting|barring|excluding|all but|over my dead body"
    "|à condition|a condición|unter der bedingung|es sei denn|à moins|a menos|siempre que|pourvu que"
)
_POLITE: Final = words("i you we memory not anything ever any possible necessary")  # "if I may", "if anything"
_COMING: Final = MODALS | words("'ll wo going ready willing")
_WOULD: Final = words("would could might 'd should")
_PASSING: Final = words(
    "simply just plainly completely totally utterly quite of course all a an the but and only not n't be been perhaps"
)
_UNTRUE: Final = DENIES | words(
    "unfair exaggeration overstatement misleading mistaken mistake premature invention fiction rubbish lies bunk fabrication invented libel slander hoax"
)
_INTENDED: Final = words("plan idea theory hope intention claim story version rumour rumor line")
_STARTS: Final = words("and but no well now of course")
_FLATLY: Final = _PASSING | _UNTRUE | words("true so is it")
_AM: Final = words("was were am 'm are 're")
_SHORT: Final = 7
_ERRED: Final = words("wrong mistaken lying joking kidding teasing misinformed deceived fooled")
_GAINSAID: Final = words("contradict contradicts contradicted contested challenged questioned")
_SAID: Final = words("sentence phrase claim lie story line myth charge accusation rumour rumor notion slander")
_POINTING: Final = (words("that this it which none neither"), words("is was 's are were"))
_VERB_OF_THEIRS: Final = re.compile(r"[a-z]+")


def retraction(told: Sequence[Word], passage: str, *, clause: bool, hangs: bool, parted: bool) -> Word | None:
    """The word behind the passage that takes it back or makes it depend on something; `told` begins behind it.

    `clause` says that the passage is a that-clause; `hangs` that it breaks off before another one; `parted` that
    a comma or dash stands behind it.
    """
    coming = not _COMING.isdisjoint(_VERB_OF_THEIRS.findall(passage.casefold()))
    condition = None if hangs else _condition(told, coming=coming) or _had_it_been(told, passage)
    return (
        condition
        or _taken_back(told, passage, clause=clause)
        or _theirs(told)
        or (_as_untrue(told) if parted else None)
    )


def untrue(told: Sequence[Word]) -> Word | None:
    """The word of the sentence behind a finished one that calls it false: "That is a lie."; `told` is that sentence."""
    first = next((at for at, word in enumerate(told) if word.key not in _STARTS), len(told))
    told = told[first:]
    keys = [word.key for word in told]
    if keys[:2] == ["or", "so"] and len(keys) > 3:
        return told[3]
    if keys and len(keys) < 4 and set(keys) <= _FLATLY:  # "Not true.", "Nonsense."
        flat = not _UNTRUE.isdisjoint(keys) and "not" not in keys
        return told[-1] if flat or keys[0] == "not" or "n't" in keys else None
    if len(keys) < 3:
        return None
    if keys[0] in {"i", "we"} and keys[1] in _AM:
        return next((word for word in told[2:5] if word.key in _ERRED), None)
    if keys[0] in {"i", "we"} and keys[2:3] in (["n't"], ["not"]) and keys[3:4] in (["believe"], ["think"]):
        it = keys[4:5] in ([], ["it"], ["so"], ["him"], ["her"], ["them"]) or keys[4:6] == ["that", "for"]
        return told[3] if it else None
    if keys[0] == "so" and {"i", "we", "far"}.isdisjoint(keys[1:4]):  # "So the owner claims."
        return told[-1] if len(keys) < _SHORT and keys[-1] in TELLS else None
    if keys[0] in {"these", "those"} and keys[1:4] == ["are", "the", "words"]:
        return told[3]
    if (keys[0] == "how" and keys[1] in _ERRED) or keys[:2] == ["if", "only"]:
        return told[1]
    if keys[0] in {"nobody", "few"} and keys[1] in {"believes", "believe", "believed"}:
        return told[1]
    return _pointed_at(told, keys) if keys[0] in _POINTING[0] else None


def _pointed_at(told: Sequence[Word], keys: Sequence[str]) -> Word | None:
    """For "That is simply a lie", "None of it is true", "It turned out to be wrong", "That, at any rate, is the plan"."""
    if keys[1:3] == ["turned", "out"] or keys[1] in {"proved", "proves"}:
        return next((word for word in told[2:7] if word.key in _UNTRUE), None)
    far = 6 if told[0].parted else 4
    verb = next((at for at in range(1, min(far, len(keys))) if keys[at] in _POINTING[1]), len(keys) - 1)
    if keys[verb + 1 : verb + 2] == ["what"] and {"i", "we"}.isdisjoint(keys[verb + 2 : verb + 4]):
        return next((word for word in told[verb + 2 : verb + 6] if word.key in TELLS), None)
    turned = keys[0] in {"none", "neither"} or not {"not", "n't"}.isdisjoint(keys[verb + 1 : verb + 3])
    for word in told[verb + 1 : verb + 6]:
        if word.key in _UNTRUE or (word.key in _INTENDED and keys[verb] in {"is", "'s"}):
            return None if turned else word
        if word.key == "true":
            return word if turned else None
        if word.key not in _PASSING:
            return None
    return None


def _condition(told: Sequence[Word], *, coming: bool) -> Word | None:
    """For "| only if …", "| unless …", "|, allegedly", "| as soon as …"."""
    keys = [word.key for word in told]
    for at, word in enumerate(told[:3]):
        if at and keys[at - 1] in {"and", "or", "but"} and word.key in _IF_IT_COMES | {"if"}:
            return None  # another sentence begins
        follows = told[at + 1] if at + 1 < len(told) else word  # "once again", "once a -- when"
        now = word.parted or follows.key == "again" or (follows.parted and role(follows.key) == "article")
        if word.key in SUPPOSEDLY or (coming and word.key in _IF_IT_COMES and not now):
            return word
        given = keys[at + 1 : at + 2]  # "provided in the statute"
        if word.key == "provided" and given and given != ["that"] and role(given[0]) not in {"article", "pronoun"}:
            return None
        if word.key in _IF:
            polite = word.key == "if" and keys[at + 1 : at + 2] and keys[at + 1] in _POLITE and _aside(keys[at + 1 :])
            return None if polite else word
        if begun(keys[at:], _ON_CONDITION) or (coming and begun(keys[at:], _AS_LONG)):
            return word
        if word.key not in {"but", "and", "only", "even", "or"}:
            return None
    return None


def _aside(keys: Sequence[str]) -> bool:
    """Whether what follows an "if" is a turn of phrase: "if I remember rightly", "if you like", "if anything"."""
    if keys[0] not in {"i", "you", "we"}:
        return keys[0] != "memory" or keys[1:2] == ["serves"]
    if keys[1:2] == ["ask"]:
        return keys[2:3] == ["me"]
    verbs = words("remember recall may might like will please must mean know see understand read heard believe")
    return len(keys) > 1 and keys[1] in verbs


def _had_it_been(told: Sequence[Word], passage: str) -> Word | None:
    """For "we would have won |, had he come"."""
    if len(told) < 3 or told[0].key not in {"had", "were", "should"} or role(told[1].key) == "preposition":
        return None
    return told[0] if not _WOULD.isdisjoint(_VERB_OF_THEIRS.findall(passage.casefold())) else None


def _as_untrue(told: Sequence[Word]) -> Word | None:
    """For "|, which is nonsense", "|, and that is a lie", "|, a claim he has withdrawn", "|, but I was wrong"."""
    keys = [word.key for word in told]
    if keys[0] == "which" or (keys[0] in {"and", "but"} and len(keys) > 2):
        return untrue(told)
    if keys == ["not"]:
        return told[0]
    named = keys[0] in {"a", "an"}
    if named and not {"figure", "number", "total", "account", "assertion", "statement"}.isdisjoint(keys[1:4]):
        return next((word for word in told[2:9] if word.key in NEGATIONS | DENIES | _GAINSAID), None)
    return next((word for word in told[1:4] if named and word.key in _SAID | (_UNTRUE - {"wrong"})), None)


def _taken_back(told: Sequence[Word], passage: str, *, clause: bool) -> Word | None:
    """For "| is simply false", "| is a sentence you will never hear", "| would be unfair"."""
    keys = [word.key for word in told]
    if keys[0] not in BE:
        return None
    if clause or asserts([token.folded for token in tokens(passage)]):
        for word in told[1:6]:
            if word.key in _UNTRUE or (word.key == "true" and {"not", "n't"} & set(keys[:5])):
                return word
            if word.key not in _PASSING:
                break
    return next((word for word in told[2:4] if word.key in _SAID and keys[1] in {"a", "an", "the", "not"}), None)


def _theirs(told: Sequence[Word]) -> Word | None:
    """For "|, or so they claim", "|, said nobody", "|, I don't think"."""
    keys = [word.key for word in told]
    if keys[:2] == ["or", "so"] and len(told) > 2:
        return told[2]
    for index in range(min(5, len(told) - 1)):
        if teller := _teller(told, keys, index):
            return teller
    if keys[0] in {"said", "says"} and keys[1:2] and keys[1] in NEGATIONS:
        return told[1]
    if keys[0] in {"i", "we"} and keys[1:3] == ["do", "n't"] and keys[3:4] in (["think"], ["believe"]):
        return told[3]
    return None


def _teller(told: Sequence[Word], keys: Sequence[str], index: int) -> Word | None:
    """For "|, as the guides like to say", "|, or at least that is what he told us"."""
    if keys[index] in {"like", "likes"} and keys[index + 1 : index + 3] == ["to", "say"]:
        return told[index + 2]
    bare = set(keys[:index]) <= {"or", "at", "least"}
    if bare and keys[index] in {"that", "this"} and keys[index + 1] in BE and keys[index + 2 : index + 3] == ["what"]:
        teller = next((word for word in told[index + 3 : index + 7] if word.key in TELLS), None)
        return None if {"i", "we"} & set(keys[index + 3 : index + 5]) else teller
    return None
