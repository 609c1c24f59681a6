"""Whether an English word is one: what tells a slip of the pen from another word.

"comittee" is no word, so nobody was misquoted; "statue" for "statute" is one, and somebody was. No rule about the
shape of the slip can tell the two apart (both lost one letter), so there is a list of 29,000 base forms
(english.txt, licence beside it), read when the first two words of similar shape meet. A word that is not in it counts
as unknown, and unknown words differ critically: a rare word is never taken for a typo of another rare word.
"""

from functools import cache, lru_cache
from pathlib import Path

from factcheck.nlp.morphology import american, stems

_PREFIXES = ("un", "in", "im", "ir", "il", "dis", "re", "non", "over", "under", "mis", "anti", "pre", "out")
_SUFFIXES = ("ly", "ness", "less", "ful")


@cache
def _base_forms() -> frozenset[str]:
    text = Path(__file__).with_name("english.txt").read_text(encoding="utf-8")
    return frozenset(text[text.index("\n", text.rindex("#")) :].split())


@lru_cache(maxsize=1 << 14)
def known(word: str) -> bool:
    """Whether the (folded) word is a common English word, in any regular form, prefixed or suffixed."""
    word = american(word)
    return _listed(word) or any(
        word.startswith(prefix) and len(word) - len(prefix) > 3 and _listed(word[len(prefix) :]) for prefix in _PREFIXES
    )


def _listed(word: str) -> bool:
    listed = _base_forms()
    if word in listed:
        return True
    bases = {base for stem in stems(word) for base in stems(stem)}
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) > 3:
            bases |= {word[: -len(suffix)], word[: -len(suffix)] + "e"}
    return not listed.isdisjoint(bases)
