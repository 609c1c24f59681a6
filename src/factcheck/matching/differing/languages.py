"""Which language a text is in, as far as the rules know it: its small words tell, or its vocabulary."""

from collections.abc import Sequence
from typing import Final

from factcheck.matching.differing.lexicon import words
from factcheck.matching.differing.vocabulary import known

UNKNOWN: Final = ""  # the rules know none of its words: every word counts as one that carries meaning

_MARKERS: Final = {
    "en": words(
        "the of and to in is that it was for on with at are were they a i you we he she not but have has had this be as"
        " by from or will would can if my our his her their"
    ),
    "de": words(
        "der die das und nicht ist ein eine den von mit auf für wir haben sie im leben dort rund wird sich auch er es hat"
        " kein keine keinen zu bei einen einem einer eines dem im am an war waren sind wurde nur noch über nach als aus wie"
        " man ihr uns ich du sein seine werden hatte kann bis oder aber wenn dass vom zur zum gibt"
    ),
    "fr": words(
        "le la les des et est une dans nous pas pour avoir que qui il elle au ont été avait du y ce de a je sur"
    ),
    "es": words(
        "el la los las y de que en un una es por con para se había del fue han dos no lo al su más pero sus como era son está muy hay nos sin sobre todo"
    ),
}
_SHARE_OF_MARKERS: Final = 1 / 7  # of running text; a quarter to a half is usual
_SHARE_OF_KNOWN: Final = 0.5  # names and rare words are not in the list


def language_of(told: Sequence[str]) -> str:
    """One of "en", "de", "fr", "es", or UNKNOWN for a text whose small words are none of theirs."""
    heard = [word for word in told if not word[:1].isdigit()]
    if not heard:
        return "en"
    shares = {name: sum(word in markers for word in heard) / len(heard) for name, markers in _MARKERS.items()}
    best = max(shares, key=lambda name: shares[name])
    several = best == "en" or len(set(heard) & _MARKERS[best]) > 1
    if shares[best] >= _SHARE_OF_MARKERS and several:
        return best
    if sum(map(known, heard)) / len(heard) >= _SHARE_OF_KNOWN:
        return "en"
    return UNKNOWN
