"""Contractions opened: "isn't" is "is" and "n't", "l'eau" is "l'" and "eau"."""

from typing import Final

_OPENED: Final = {
    "can't": ("can", "n't"),
    "cannot": ("can", "n't"),
    "won't": ("will", "n't"),
    "shan't": ("shall", "n't"),
    "ain't": ("is", "n't"),
    "gonna": ("going", "to"),
    "wanna": ("want", "to"),
    "gotta": ("got", "to"),
    "let's": ("let", "us"),
    "em": ("them",),
    "til": ("until",),
    "tis": ("it", "is"),
    "twas": ("it", "was"),
    "y'all": ("you", "all"),
    "alright": ("all", "right"),
    "dunno": ("do", "n't", "know"),
    "kinda": ("kind", "of"),
    "sorta": ("sort", "of"),
    "coz": ("because",),
}
# Contractions written without their apostrophe, in English; what is another word, too ("were", "ill"), is that.
_BARE: Final = {
    written.replace("'", ""): written
    for written in [
        "don't",
        "doesn't",
        "didn't",
        "isn't",
        "aren't",
        "wasn't",
        "weren't",
        "hasn't",
        "haven't",
        "hadn't",
        "can't",
        "couldn't",
        "won't",
        "wouldn't",
        "shan't",
        "shouldn't",
        "mustn't",
        "needn't",
        "ain't",
        "i'm",
        "i've",
        "you're",
        "you've",
        "you'll",
        "they're",
        "they've",
        "they'll",
        "we've",
        "he's",
        "she's",
        "that's",
        "there's",
        "what's",
    ]
}
_ENDINGS: Final = ("n't", "'s", "'re", "'ve", "'ll", "'d", "'m")
_ELISIONS: Final = ("n'", "l'", "d'", "j'", "s'", "m'", "t'", "c'", "qu'")
# What a contracted word may stand for.
_STANDS_FOR: Final = {
    "n't": {"not"},
    "'s": {"is", "has", "us"},
    "'re": {"are"},
    "'ve": {"have"},
    "'ll": {"will", "shall"},
    "'d": {"had", "would", "did"},
    "'m": {"am"},
    "cause": {"because"},
    "n'": {"ne"},
    "l'": {"le", "la"},
    "d'": {"de"},
    "qu'": {"que"},
}


def bare(word: str) -> bool:
    """Whether the word would be a contraction without its apostrophe if it were English: "dont", in French another."""
    return word in _BARE


def opened(word: str, language: str = "en") -> tuple[str, ...]:
    """The words in a contraction: "isn't" and, in English, "isnt" is "is" and "n't"; any other word is itself."""
    if language == "en":
        word = _BARE.get(word, word)
    if word in _OPENED:
        return _OPENED[word]
    if "'" not in word:
        return (word,)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending):
            return (*opened(word[: -len(ending)]), ending)
    for elision in _ELISIONS:
        if word.startswith(elision) and len(word) > len(elision):
            return (elision, word[len(elision) :])
    return (word,)


def stands_for(one: str, other: str) -> bool:
    """Whether one is the other's contraction."""
    return other in _STANDS_FOR.get(one, ()) or one in _STANDS_FOR.get(other, ())
