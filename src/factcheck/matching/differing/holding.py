"""The words by which somebody holds, tells or denies something: what stands beside a passage is read by them."""

from collections.abc import Sequence
from typing import Final

from factcheck.matching.differing.lexicon import words

BE: Final = words("is was are were would 's 're")
TELLS: Final = words(
    "say says said saying claim claims claimed claiming allege alleges alleged insist insists insisted insisting pretend"
    " think thinks thought argue argues argued arguing believe believes believed assume assumes suggest suggests"
    " suggesting suggested tell tells told telling repeat repeats repeated repeating assert asserts asserted asserting swear swears"
    " swore write writes wrote writing whisper whispers whispered hold maintain maintains maintained"
)
DENIES: Final = words(
    "deny denies denied denying doubt doubts doubted doubtful dispute disputes disputed dismiss dismisses dismissed reject rejects rejected disprove"
    " refute refutes refuted false untrue wrong nonsense lie myth absurd bestreitet leugnet bezweifelt nie niega doute doutons doutent dudo duda dudamos dudan niegan bestreiten leugnen bezweifle bezweifeln zweifle"
)
SUPPOSEDLY: Final = words("allegedly supposedly reportedly purportedly angeblich prétendument supuestamente")

Phrases = tuple[tuple[str, ...], ...]


def phrases(text: str) -> Phrases:
    """The phrases of a string, parted by "|", as rows of words."""
    return tuple(tuple(phrase.split()) for phrase in text.split("|"))


def begun(keys: Sequence[str], known: Phrases) -> int:
    """How many words the phrase has that the words begin with; 0 if it is none of these."""
    return next((len(phrase) for phrase in known if tuple(keys[: len(phrase)]) == phrase), 0)
