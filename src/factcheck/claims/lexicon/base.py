"""What a language's word list holds, and the one-letter tags its words get.

A sentence becomes a string of tags, one character a token, and the rules for attributions are regular expressions
over that string. The tags:

    Q quote                    T term in marks
    C verb of saying           c its participle           E verb of thinking    L says only beside a quote ("began")
    V other verb               I other participle         A auxiliary, modal    B adverb
    H he, she, they …          O him, them …              D determiner          R who, which
    P preposition              F of      w with      y by      a according (to)      z (Reed) zufolge
    d article of an object, only while a sentence is read; i participle before its object ("winning a prize")
    K and, or, but             S when, if                 W that                Y Monday, May, today
    N capitalised word         G Name's                   n other word          g noun's
    U noun of saying           # number                   , : ; - ( ) .         punctuation
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

_LARGEST_MEMO = 50_000  # words


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language that carry an attribution; all lower case.

    `cues` are forms of verbs of saying, `participles` those that lean on another verb's subject ("saying"), `thinking`
    verbs that only reveal whose words they are if nobody is said to say them, `light` those that count only beside a
    quote; `tags` maps function words to their tag. `he` and `she` are the pronouns by which a person's gender is told.
    """

    language: str
    cues: frozenset[str]
    participles: frozenset[str]
    tags: Mapping[str, str]
    he: frozenset[str]
    she: frozenset[str]
    titles: frozenset[str]
    thinking: frozenset[str] = frozenset()
    light: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()  # it, they
    things: frozenset[str] = frozenset()  # it, this: what never speaks
    days: frozenset[str] = frozenset()
    inverted: frozenset[str] = frozenset()  # pronouns joined to the verb: "dit-il"
    cue_nouns: frozenset[str] = frozenset()  # "Reed's claim that …"; verbs of saying where they follow a name
    reported: frozenset[str] = frozenset()  # forms that by themselves mark reported speech: "er sei"
    verb_second: bool = False  # the verb stands second or last, and articles tell the case
    passive: frozenset[str] = frozenset()  # its auxiliaries: "was told", "wurde gefragt"
    nouns_capitalised: bool = False
    elides: bool = False  # "l'eau", "d'Ana": two words
    noun_plurals: frozenset[str] = frozenset()  # of these, nouns also behind a noun: "late-night tweets"
    viewpoint: frozenset[str] = frozenset()  # "for Reed, it was …"
    articles: frozenset[str] = frozenset()  # behind which no finite verb can stand
    naming: frozenset[str] = frozenset()  # verbs of saying that say what their object is: "called the plan “…”"
    drops_subject: bool = False  # “…”, ha detto: the verb alone says that it is he or she
    verb_endings: tuple[str, ...] = ()  # by which an unknown word is a finite verb: "llegó"
    clausal: frozenset[str] = frozenset()  # prepositions that also lead a clause: "after Reed had left"
    no_adverbs: frozenset[str] = frozenset()  # "family": ends like an adverb and is none
    _all: dict[str, str] = field(default_factory=dict, repr=False)
    _memos: dict[str, dict[str, Any]] = field(default_factory=dict, repr=False)

    def tag_of(self, low: str) -> str:
        """The tag of a lower-case word, "" for a word of the open classes."""
        return self._all.get(low, "")

    def memo(self, name: str) -> dict[str, Any]:
        """What was once found out about single words, to be found again; it never grows beyond bounds."""
        memo = self._memos.setdefault(name, {})
        if len(memo) > _LARGEST_MEMO:
            memo.clear()
        return memo

    def __post_init__(self) -> None:
        self._all.update(self.tags)
        self._all.update(dict.fromkeys(self.participles, "c"))
        self._all.update(dict.fromkeys(self.cues, "C"))
        self._all.update(dict.fromkeys(self.thinking, "E"))
        self._all.update(dict.fromkeys(self.light, "L"))


def words(*texts: str) -> frozenset[str]:
    """The words of some text, as a set."""
    return frozenset(" ".join(texts).split())


def tagged(**groups: str) -> dict[str, str]:
    """A mapping word -> tag from one text per tag; of two tags the later wins."""
    return {word: tag for tag, text in groups.items() for word in text.split()}
