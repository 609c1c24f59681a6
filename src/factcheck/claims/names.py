"""Where names are in a text, and the words of each without the titles before it."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

from factcheck.claims.lexicon import Lexicon, given_names, people_words

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

    `titled` is True where a title is before the name; `owns` where it is a genitive.
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
        self._known: dict[str, tuple[Named, ...]] = words.memo("names")  # by run, as if it was at 0

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
        if self.words.nouns_capitalised and len(words) - first > 2 and not is_given_name(lows[first]):
            first += is_given_name(lows[first + 1])  # "die Pendlerin Ana Ruiz"
        for index in range(len(words) - 2, first, -1):  # "Massachusetts Sen. Ana Ruiz", "House Speaker Tom Reed"
            if self._is_title(lows[index]):
                first = index + 1
                break
        if first < len(words):
            titled = any(self._is_title(low) for low in lows[:first])
            yield Named(start, start + len(run), tuple(words[first:]), titled, owns)

    def _is_title(self, low: str) -> bool:
        return low.rstrip(".") in self.words.titles or low.endswith(self.words.title_endings)


def is_given_name(word: str) -> bool:
    """Whether it is a first name that many people have."""
    low = word.lower()
    return low in given_names("man") or low in given_names("woman")


# Who holds the office that a description names: "the judge" is whoever was called a judge before.


_ARTICLES = people_words("determiner")
_OTHER_OFFICE = people_words("other_office")
_PERSON = ("er", "or", "ist", "man", "woman", "ian", "ee", "in", "ent", "ant")
_NO_PERSON = people_words("no_office")
_SHORT = {
    "sen": "senator", "rep": "representative", "gov": "governor", "dr": "doctor", "prof": "professor",
    "gen": "general", "col": "colonel", "capt": "captain", "lt": "lieutenant", "sgt": "sergeant", "rev": "reverend",
    "congressman": "representative", "congresswoman": "representative",
}  # fmt: skip
_BESIDE = 60  # characters beside a name in which its office is
_CLAUSE_END = re.compile(r"[.;:!?,(]\s(?=\S)")
_BEHIND = re.compile(r"(?:,\s|\s(?:is|was|became|has been|had been|ist|war|wurde)\s)((?:[\w'’-]+\s?){1,6})")
_HANGS_ON = re.compile(r"\s(?:of|for|at|in|on|from|with|since|to|who|whose|von|des|der|für|seit)\b.*", re.DOTALL)


class Placed(Protocol):
    """A place where a person is named."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def name(self) -> str: ...


def is_role(noun: str, words: Lexicon) -> bool:
    """Whether a noun in small letters is one for people: "judge", "engineer"."""
    return noun in words.titles or (noun.endswith(_PERSON) and noun not in _NO_PERSON)


def holder(text: str, printed: str, position: int, mentions: Sequence[Placed], words: Lexicon) -> str | None:
    """The person a definite description like "the judge" means, of those named before `position`; None for nobody.

    `mentions` come in text order and end before `position`; the last who was given that office counts.
    """
    article, *further = _lows(printed)
    if article not in _ARTICLES or not further or not is_role(further[-1], words):
        return None
    role = further[-1]
    spelt = role[1:] if role not in _SHORT.values() else ""  # "Judge" and "judge"; "Sen." is looked at as it is
    for mention in reversed(mentions):
        near = text[max(0, mention.start - _BESIDE) : min(position, mention.end + _BESIDE)]
        if spelt in near and any(_fits(further, office) for office in _offices(text, mention, position)):
            return mention.name
    return None


def _offices(text: str, mention: Placed, stop: int) -> Iterator[list[str]]:
    """The words, in small letters, for what a person is: before the name, behind a comma, behind "is"."""
    before = text[max(0, mention.start - _BESIDE) : mention.end].rstrip("'’s").removesuffix(mention.name).rstrip(" ,")
    yield _lows(_CLAUSE_END.split(before)[-1])
    after = _BEHIND.match(text, mention.end, min(stop, mention.end + _BESIDE))
    if after:
        yield _lows(_HANGS_ON.sub("", " " + after[1]))


def _lows(words: str) -> list[str]:
    lows = [word.strip(".,").lower() for word in words.split()]
    return [_SHORT.get(low, low) for low in lows]


def _fits(description: Sequence[str], office: Sequence[str]) -> bool:
    """Whether "the trade minister" can be the office: its last word is the same, the others are all there."""
    nearest = office[-len(description) - 2 :]
    if not office or office[-1] != description[-1] or not set(description) <= set(nearest):
        return False
    return _OTHER_OFFICE.isdisjoint(set(office[-2:]) - set(description))
