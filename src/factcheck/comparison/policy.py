"""What a house lets its writers do to a quote.

`strict` is the rule of the Associated Press (Stylebook, "quotations in the news"): nothing may be altered but what is
marked. `clean-speech` lets go what carries no word of the speaker's meaning: "um", "you know", a start made twice.
Putting anything in is an alteration under both.
"""

from typing import Final, Literal

from factcheck.core.model import Comparison, Difference, Level

Policy = Literal["strict", "clean-speech"]

_CLEANED: Final = frozenset(("filler", "repetition"))


def altered(comparison: Comparison, policy: Policy = "strict") -> tuple[Difference, ...]:
    """The differences that the policy does not allow, in the order of the quote; critical ones always are among them.

    Differences of level "typographic" and "editorial" are allowed by both policies, and so is a quote that is a part of
    its sentence, unless what was left outside is known to turn it. Raises ValueError for a policy
    of another name.
    """
    if policy not in {"strict", "clean-speech"}:
        raise ValueError(f"no such quote policy: {policy!r}")
    return tuple(
        difference
        for difference in comparison.differences
        if difference.level >= Level.MINOR
        and not (difference.kind == "context" and difference.level == Level.MINOR)
        and not (policy == "clean-speech" and _cleaned(difference))
    )


def _cleaned(difference: Difference) -> bool:
    return difference.level == Level.MINOR and difference.kind in _CLEANED and not difference.quoted
