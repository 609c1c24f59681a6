"""The words of a language by what they do: each tag of `data/LANG/lexicon.toml` means one thing.

A file maps tags to words, a tag a line or a block of lines:

    negation = "not n't no never"
    manner = '''
    slowly quickly quietly
    '''

A word may have several tags. Words are folded as those of a text are (`tokenizer.fold`), once, when they are first
asked for.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from factcheck.nlp.tokenizer import fold

LANGUAGES = ("en", "de", "fr", "es", "it", "nl", "pt", "sv", "pl")
"""ISO 639-1 codes of the languages that have a folder."""

RULED = frozenset(("en", "de", "fr", "es"))
"""Those whose small words are known well enough to say that one left out changes nothing."""

TAGS = frozenset(
    (
        "function",  # the commonest words of running text, by which a language is known
        "common",  # is in every text, and counts little where one is looked for
        "says",  # forms of verbs of saying that are beside a quote, where no verbs.csv has the verbs
        "negation",
        "prefix",  # begins a word and, with a hyphen or a space behind it, may make it another one
        "unhyphenated",  # is another word with a hyphen behind its prefix: "resign", "re-sign"
        "manner",  # adverbs that say how something was done, and take nothing back
        "degree",  # adverbs that only strengthen
        "appraisal",  # adjectives of size, age and praise, which take nothing back
        "title",  # is beside a name
        "abbreviation",  # is written with a full stop that ends no sentence
        "first-singular",  # of the one who speaks
        "third-singular",  # of somebody spoken of
        "third-man",  # of a man spoken of
        "third-woman",
        "third-thing",  # of a thing spoken of
        "third-several",  # of several spoken of
        "indefinite",  # an article of something not named before
        "more-or-less",  # compares an amount with another: "fewer than"
        "above-or-below",  # measures an amount from somewhere: "two metres above the limit"
        "complement",  # prepositions that an adjective asks for: "good at", "harmless to"
        "laughter",  # in a stage direction: whoever speaks laughs
        "will",  # forms of one modal verb, as the next two
        "can",
        "may",
        "role",  # what somebody is, in place of a name
        "universal",  # says it of all or of none, and so of more where a limit is lost
        "superlative",  # says it of one among all
        "now",  # finite verbs of what is so, not of what was
        "relative",  # begins a clause that says which one is meant
        "editorial",  # what an editor says in brackets of the words themselves
        "person",  # a noun that names a person by what they are
        "correction",  # takes back what was said just before: "are more – sorry, are"
        "vague",  # a noun that no pronoun takes up: "by the time", "in the end"
        "article",
        "subject",  # pronouns that a finite verb may follow
        "object",  # pronouns to whom something is said
        "possessive",
        "first-person",  # whoever speaks, alone or with others
        "demonstrative",
        "be",
        "have",
        "do",
        "reports",  # finite verbs of saying that are no nouns
        "modal",
        "verbal",  # finite verbs and negations that are nothing else
        "preposition",
        "conjunction",
        "condition",  # begins a clause on which the rest depends: "if", "once"
        "complementiser",  # begins the clause that a verb is about: "that", "whether"
        "exception",  # takes a part away from what was said: "except", "without"
        "denying",  # with a "no" before them they assure: "no doubt", "nobody can deny"
        "half-negation",  # needs another word to deny: "neither … nor", "ne … pas"
        "idle",  # behind a "not" they add to what follows: "not only"
        "irony",  # in a stage direction: what comes is not meant as it is said
        "result",  # with a "that" behind them they tell what came of it: "so cold that"
        "was",  # helping verbs of what has happened
        "assuring",  # verbs and nouns behind which what is said holds for the speaker: "know", "fact"
        "adverb",  # of time and degree, between a subject and its verb
        "when",  # says when alone: "yesterday"
        "and",  # joins two things of a kind, and both are meant
        "or",
        "joint",  # joins what goes on: "and", "but", "then"
        "if",  # begins a condition that need not come true
        "subordinate",  # begins a clause that hangs on another, and does not say which one or what
        "interrogative",  # begins a question, asked or told
        "lead-in",  # is before a sentence, and no part of it
        "second-person",  # of whoever is spoken to
        "belonging",  # prepositions that make a name no more than a part: "a friend of Lund"
        "bound",  # right before a number bounds it: "about", "fewer than"
        "nearly",  # right before "all" or "none" takes it back
        "unproven",  # right before a noun says that it may be none: "alleged"
        "partial",  # makes a part of what follows it: "most boats"
        "part",  # with an "of" behind it makes a part: "a majority of"
        "few",  # with an "a" before it means some, without it hardly any
        "thinking",  # verbs by which somebody says what they think
        "unsaying",  # takes back what follows: "denied", "untrue"
        "questioning",  # behind a "not" takes nothing back: "nobody disputes"
        "idly-denied",  # behind a "not" or "no" leaves what follows as it is: "no matter"
        "noise",  # a sound that fills time
        "well-being",  # fills time, or says how somebody is: "well"
        "address",  # is before a name, and tells who is meant: "Mrs" is not "Mr"
        "short-scale",  # numbers that are others on the long scale, as in English
        "long-scale",
    )
)
"""What a tag of a lexicon may be."""


class LexiconError(ValueError):
    """A data file says something that cannot be: the message names the file and the line."""


@cache
def lexicon(language: str) -> dict[str, frozenset[str]]:
    """The folded words of a language by tag; empty for a language without a folder.

    Raises LexiconError where the file has a tag that is none, a word twice under one tag, or a value that is no text.
    """
    if language not in LANGUAGES:
        return {}
    return read(text_of(language, "lexicon.toml"), f"{language}/lexicon.toml")


def read(text: str, name: str) -> dict[str, frozenset[str]]:
    """The words by tag of a lexicon file's text; `name` is what a mistake is reported under.

    Raises LexiconError as `lexicon` does.
    """
    read_words: dict[str, frozenset[str]] = {}
    for tag, value in tomllib.loads(text).items():
        if tag not in TAGS:
            raise LexiconError(f"{name}:{_line(text, tag)}: no such tag: {tag}")
        if not isinstance(value, str):
            raise LexiconError(f"{name}:{_line(text, tag)}: the words of {tag} must be one string")
        listed = value.split()
        if len(set(listed)) < len(listed):
            twice = next(word for word in listed if listed.count(word) > 1)
            raise LexiconError(f"{name}:{_line(text, twice)}: {twice} is listed twice under {tag}")
        read_words[tag] = frozenset(map(fold, listed))
    return read_words


@cache
def tagged(tag: str, language: str) -> frozenset[str]:
    """The folded words of a language that have the tag; none where the language has no such words."""
    return lexicon(language).get(tag, frozenset())


@cache
def tagged_anywhere(tag: str) -> frozenset[str]:
    """The folded words that have the tag in any language."""
    return frozenset().union(*(tagged(tag, language) for language in LANGUAGES))


@cache
def irregular_forms(language: str) -> dict[tuple[str, str], tuple[str, ...]]:
    """The irregular forms of a language by base form and class ("verb", "noun", "other"): `irregular.csv`."""
    return read_irregular(text_of(language, "irregular.csv"), f"{language}/irregular.csv")


def read_irregular(text: str, name: str) -> dict[tuple[str, str], tuple[str, ...]]:
    """The rows of an irregular.csv; raises LexiconError where a row is not "base,class,forms" or comes twice."""
    rows: dict[tuple[str, str], tuple[str, ...]] = {}
    for number, line in enumerate(text.splitlines()[1:], 2):
        base, kind, forms, *rest = [*line.split(","), "", ""][: max(line.count(",") + 1, 3)]
        if rest or kind not in {"verb", "noun", "other"} or not base or not forms:
            raise LexiconError(f"{name}:{number}: not base,verb|noun|other,forms: {line}")
        if (base, kind) in rows:
            raise LexiconError(f"{name}:{number}: {base} comes twice as a {kind}")
        rows[base, kind] = tuple(forms.split())
    return rows


@cache
def irregular(language: str) -> dict[str, frozenset[str]]:
    """What each irregular form may be a form of."""
    found: dict[str, frozenset[str]] = {}
    for (base, _), forms in irregular_forms(language).items():
        for form in forms:
            found[form] = found.get(form, frozenset()) | {base}
    return found


@cache
def spellings(language: str) -> dict[str, str]:
    """Each other spelling of a word with the one that all are compared as: `spelling.toml`."""
    return read_spellings(text_of(language, "spelling.toml"), f"{language}/spelling.toml")


def read_spellings(text: str, name: str) -> dict[str, str]:
    """The pairs of a spelling.toml; raises LexiconError where a line is no pair or a word comes twice."""
    pairs: dict[str, str] = {}
    for line in tomllib.loads(text).get("pairs", "").splitlines() if text else ():
        words = line.split()
        if words and (len(words) != 2 or words[0] in pairs):
            raise LexiconError(f"{name}:{_line(text, words[0])}: not a new pair of spellings: {line}")
        pairs.update([words] if words else [])
    return pairs


@cache
def word_list(language: str) -> frozenset[str]:
    """The common words of a language in their base forms: `words.txt`, a list behind a comment; only English has one."""
    text = text_of(language, "words.txt")
    return frozenset(text[text.index("\n", text.rindex("#")) :].split()) if text else frozenset()


@cache
def abbreviations() -> dict[str, frozenset[str]]:
    """What each short word of `shared/abbreviations.toml` is short for."""
    found: dict[str, frozenset[str]] = {}
    for line in table("shared", "abbreviations.toml")["pairs"].strip().splitlines():
        short, word = line.split()
        found[short] = found.get(short, frozenset()) | {word}
    return found


def short_for(one: str, other: str) -> bool:
    """Whether one of the words is the other's abbreviation."""
    return other in abbreviations().get(one, ()) or one in abbreviations().get(other, ())


def table(folder: str, name: str) -> Mapping[str, Any]:
    """A TOML file of a language's folder, or of "shared"; empty if there is none.

    Raises LexiconError where the file is no TOML.
    """
    try:
        return tomllib.loads(text_of(folder, name))
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{folder}/{name}: {error}") from error


def text_of(language: str, name: str) -> str:
    """What a file of a language's folder says, or of "shared"; "" if there is none."""
    path = files("factcheck.nlp") / "data" / language / name
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _line(text: str, word: str) -> int:
    """The number of the last line that has the word, from 1."""
    lines = text.replace("=", " ").replace('"', " ").splitlines()
    return max((number for number, line in enumerate(lines, 1) if word in line.split()), default=1)
