"""Where names stand in a text, and the words of each without the titles before it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from factcheck.claims.lexicon import Lexicon
from factcheck.claims.lexicon.names import MEN, WOMEN
from factcheck.claims.roles import is_role

_UPPER = r"[A-ZÀ-ÖØ-ÞĄĆČĎĐĘĚĞĽŁŃŇŐŘŚŞŠŤŮŰŹŻŽΑ-ΩА-ЯЁІЇЄ]"
# Behind their first letter, since a pattern that starts with a set of letters is found much faster.
_ABBREVIATED = (
    r"(?:(?<=M)(?:rs?|s|aj)|(?<=D)(?:r|el)|(?<=[SG])en|(?<=G)ov|(?<=R)e[pv]|(?<=[LS])t|(?<=C)(?:ol|apt|mdr)"
    r"|(?<=S)(?:gt|r|upt)|(?<=P)rof|(?<=J)r|(?<=A)dm)\."
)
_NAME_WORD = rf"{_UPPER}(?:\.(?:{_UPPER}\.)*|{_ABBREVIATED}|[\w’'-]*\w)"
_PARTICLE = r"(?:v[ao]n (?:de[rnm] )?|(?:de|bin|al|la|del|dos|da|di|ten|zu|y|e) )"
_NICKNAME = r"[“\"‘'(]\w[\w ]{0,20}[”\"’')]"  # Joaquin “El Zurdo” Salas
RUN = re.compile(rf"{_NAME_WORD}(?:[ \u00a0](?:{_NICKNAME}[ \u00a0])?{_PARTICLE}{{0,2}}{_NAME_WORD})*")
_NICKNAMED = re.compile(rf"\s{_NICKNAME}(?=\s)")
_OWNED = re.compile(r"['’]s?[ \u00a0]")
_FUNCTION = frozenset("DSPBKAHRWYFOagwy")


class Named(NamedTuple):
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
        self._known: dict[str, tuple[Named, ...]] = words.memo("names")  # by run, as if it stood at 0

    def names_in(self, text: str, start: int, end: int) -> Iterator[Named]:
        """The names between two offsets; "NBC's Ana Ruiz" is two."""
        known = self._known
        for found in RUN.finditer(text, start, end):
            run = found[0]
            names = known.get(run)
            if names is None:
                names = known[run] = tuple(self._read(run))
            if names:
                first = found.start()
                for name in names:
                    yield Named(first + name.start, first + name.end, name.parts, name.titled, name.owns)

    def _read(self, run: str) -> Iterator[Named]:
        start = 0
        if ("'" in run or "’" in run) and not _NICKNAMED.search(run):
            for cut in _OWNED.finditer(run):
                yield from self._name(run[start : cut.end() - 1], start)
                start = cut.end()
        yield from self._name(run[start:], start)

    def _name(self, run: str, start: int) -> Iterator[Named]:
        owns = run.endswith(("'s", "’s", "'", "’"))
        plain = (run[:-2] if run[-1] == "s" else run[:-1]) if owns else run
        words = _NICKNAMED.sub("", plain).split()
        lows = [word.lower() for word in words]
        first = 0
        while first < len(words) and (self._is_title(lows[first]) or self.words.tag_of(lows[first]) in _FUNCTION):
            first += 1
        if first == 0 and len(words) > 2 and not is_given_name(lows[0]) and is_role(lows[0], self.words):
            first = 1  # "Entertainer Ana Ruiz", where a sentence begins
        for index in range(len(words) - 2, first, -1):  # "Massachusetts Sen. Ana Ruiz", "House Speaker Tom Reed"
            if self._is_title(lows[index]):
                first = index + 1
                break
        if first < len(words):
            titled = any(self._is_title(low) for low in lows[:first])
            yield Named(start, start + len(run), tuple(words[first:]), titled, owns)

    def _is_title(self, low: str) -> bool:
        return low.rstrip(".") in self.words.titles


def is_given_name(word: str) -> bool:
    """Whether it is a first name that many people have."""
    low = word.lower()
    return low in MEN or low in WOMEN
