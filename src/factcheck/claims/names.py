"""Where names stand in a text, and the words of each without the titles before it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.claims.lexicon import Lexicon
from factcheck.claims.lexicon.names import MEN, WOMEN

_UPPER = r"[A-ZÀ-ÖØ-ÞĄĆČĎĐĘĚĞĽŁŃŇŐŘŚŞŠŤŮŰŹŻŽΑ-ΩА-ЯЁІЇЄ]"
_ABBREVIATED = r"(?:Mr|Mrs|Ms|Dr|Sen|Gov|Rep|Gen|Lt|Col|Sgt|Capt|Prof|Rev|St|Jr|Sr|Del|Supt|Adm|Cmdr|Maj)\."
_NAME_WORD = rf"(?:(?:{_UPPER}\.)+|{_ABBREVIATED}|{_UPPER}[\w’'-]*\w)"
_PARTICLE = r"(?:de|von|van|der|den|bin|al|la|del|dos|da|di|ten|zu|y|e)"
RUN = re.compile(rf"{_NAME_WORD}(?:[ \u00a0](?:{_PARTICLE}[ \u00a0]){{0,2}}{_NAME_WORD})*")
_OWNED = re.compile(r"['’]s?[ \u00a0]")
_FUNCTION = frozenset("DSPBKAHRWYFOaw")


@dataclass(frozen=True, slots=True)
class Named:
    """A capitalised run: `parts` are the words of the name in it, without titles; none if it is no name.

    `titled` is True where a title stands before the name; `owns` where it is a genitive.
    """

    start: int
    end: int
    parts: tuple[str, ...]
    titled: bool
    owns: bool


class NameReader:
    """Reads the names of a text with the words of its language."""

    def __init__(self, words: Lexicon) -> None:
        self.words = words
        self._known: dict[str, tuple[tuple[str, ...], bool, bool]] = {}

    def names_in(self, text: str, start: int, end: int) -> Iterator[Named]:
        """The names between two offsets; "NBC's Ana Ruiz" is two."""
        for found in RUN.finditer(text, start, end):
            run, first = found[0], found.start()
            if "'" in run or "’" in run:
                for cut in _OWNED.finditer(run):
                    yield self.read(run[first - found.start() : cut.end() - 1], first)
                    first = found.start() + cut.end()
                run = run[first - found.start() :]
            yield self.read(run, first)

    def read(self, run: str, start: int = 0) -> Named:
        """What a capitalised run says."""
        known = self._known.get(run)
        if known is None:
            known = self._known[run] = self._split(run)
        return Named(start, start + len(run), *known)

    def _split(self, run: str) -> tuple[tuple[str, ...], bool, bool]:
        owns = run.endswith(("'s", "’s", "'", "’"))
        words = run.rstrip("'’s" if run.endswith(("'s", "’s")) else "'’").split() if owns else run.split()
        lows = [word.lower() for word in words]
        first = 0
        while first < len(words) and self._before_name(lows[first]):
            first += 1
        for index in range(len(words) - 2, first, -1):  # "Massachusetts Sen. Ana Ruiz", "House Speaker Tom Reed"
            if self._is_title(lows[index]) and words[index + 1][0].isupper():
                first = index + 1
                break
        titled = any(self._is_title(low) for low in lows[:first])
        return tuple(words[first:]), titled, owns

    def _is_title(self, low: str) -> bool:
        return low.rstrip(".") in self.words.titles

    def _before_name(self, low: str) -> bool:
        return self._is_title(low) or self.words.tag_of(low) in _FUNCTION


def is_given_name(word: str) -> bool:
    """Whether it is a first name that many people have."""
    low = word.lower()
    return low in MEN or low in WOMEN
