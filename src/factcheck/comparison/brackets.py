"""What stands in an editor's brackets beside the words of the source that it covers.

A bracket may spell out, fit a verb or a person to the sentence, and say who a pronoun is, if the source spoke of them
just before. Another name, number, noun or verb is another statement.
"""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import product, zip_longest
from typing import Final, NamedTuple

from factcheck.comparison.items import WORD, Item, read
from factcheck.nlp.lexicon import short_for, tagged
from factcheck.nlp.morphology import inflected, known, past
from factcheck.nlp.persons import sex_of
from factcheck.nlp.roles import SAME, role
from factcheck.nlp.tokenizer import Token, tokens

_SEXES: Final = ("man", "woman")
_DETERMINERS: Final = frozenset(("article", "demonstrative"))
_LONGEST: Final = 4  # words of what follows a "the"
_SENTENCE_END: Final = re.compile(r"(?<=[.!?])[\"”’')]*\s+")
_STANDING_FOR: Final = frozenset(("pronoun", "demonstrative"))
_KEPT: Final = frozenset(("negation", "modal", "quantifier", "hedge"))
_SMALL: Final = frozenset(("article", "filler", "preposition", "connective"))


def bracketed(written: str, said: AbstractSet[str], covered: Sequence[Item], spoken: str) -> str:
    """The kind of what a bracket changes of the words it covers, "" where it changes nothing.

    `written` is what stands in the bracket, `said` are its words with contractions opened, `spoken` is what the source says before them.
    """
    told = [item for item in covered if item.role not in _SMALL]
    if told and all(item.role in _STANDING_FOR and item.kind == WORD for item in told):
        return _meant(said, {item.key for item in told}, spoken)
    numbers = _numbers(written) if any(item.kind != WORD for item in told) else set()
    for item, following in zip_longest(told, told[1:]):
        if item.kind == WORD and following is not None and _helps(item, following):
            continue
        if item.kind != WORD:
            if item.key not in numbers:
                return item.kind
        elif not any(_same(word, item.key) for word in said):
            return item.role if item.role in _KEPT else "name" if item.name else "bracket"
    return ""


def explains(written: str, said: AbstractSet[str], spoken: str) -> bool:
    """Whether a bracket that covers nothing says what the source speaks of: "He [the mayor] knew", not "[proven] risks".

    It may spell out an abbreviation: "the WHO [World Health Organization]". `spoken` is what the source says around it, "" if nothing is known but the passage: then it is the editor's word.
    """
    content = {word for word in said if not role(word) and word not in tagged("title", "en")}
    if not content or not spoken or content <= tagged("editorial", "en"):
        return True
    heard = {token.folded for token in tokens(spoken)}
    initials = (
        "".join(word[0] for word in written.split()),
        "".join(word[0] for word in written.split() if not role(word)),
    )
    return not heard.isdisjoint(initials) or any(_same(word, other) for word, other in product(content, heard))


def _helps(item: Item, following: Item) -> bool:
    """Whether a word only makes a tense of the verb behind it: "be building", "have built"; not "was built"."""
    return item.key in tagged("have", "en") or (item.key in tagged("be", "en") and following.key.endswith("ing"))


def _meant(said: AbstractSet[str], pronouns: AbstractSet[str], spoken: str) -> str:
    """Whether the bracket may stand for the pronouns: as a name or noun spoken of before, or a pronoun of that person."""
    content = [word for word in said if not role(word)]
    named = [word for word in content if word not in tagged("title", "en")] or content
    if named:
        heard = {token.folded for token in tokens(spoken)}
        known = not spoken.strip() or any(_same(word, other) for word, other in product(named, heard))
        return "" if known and not _another(named, pronouns, spoken) else "name"
    fits = all(
        any(_same(word, pronoun) for word in said)
        or (pronoun in tagged("first-singular", "en") and said & tagged("third-singular", "en"))
        for pronoun in pronouns
    )
    return "" if fits else "pronoun"


class _Mention(NamedTuple):
    """Somebody or something that a sentence speaks of: the words of it, what it is, and of which sex, "" if unknown."""

    words: frozenset[str]
    kind: str
    sex: str


def _another(named: Sequence[str], pronouns: AbstractSet[str], spoken: str) -> bool:
    """Whether a pronoun that is a subject rather stands for another one of the same kind than for the one named.

    That is the first one of the last sentence that speaks of any, as long as one sentence says so: "The doctor examined
    the sergeant. He was drunk." Who was spoken of first in the sentence before may still be meant.
    """
    sex = next((sex for sex in _SEXES if pronouns & tagged(f"third-{sex}", "en")), "")
    if not pronouns <= tagged("subject", "en"):
        return False
    sentences = [_mentions(sentence) for sentence in _SENTENCE_END.split(spoken.strip())]
    own = [mention for mentions in sentences for mention in mentions if _is_named(mention, named)]
    if any(mention.sex and sex and mention.sex != sex for mention in own):
        return True
    kinds = {"thing"} if "it" in pronouns else {mention.kind for mention in own}
    rivals = [
        [mention for mention in mentions if mention.kind in kinds and (not sex or mention.sex in {"", sex})]
        for mentions in sentences
    ]
    spoken_of = [mentions for mentions in rivals if mentions]
    return bool(spoken_of) and not any(_is_named(mentions[0], named) for mentions in spoken_of[-2:])


def _is_named(mention: _Mention, named: Sequence[str]) -> bool:
    return any(_same(word, other) for word, other in product(named, mention.words))


def _mentions(sentence: str) -> list[_Mention]:
    """Whom and what a sentence speaks of, in order: names, and what follows "the" and the like."""
    listed = tokens(sentence)
    found: list[_Mention] = []
    index = 0
    while index < len(listed):
        end = index
        if _begins_name(sentence, listed, index):
            while end < len(listed) and sentence[listed[end].start].isupper():
                end += 1
            words = frozenset(token.folded for token in listed[index:end])
            found.append(_Mention(words, "person", sex_of([token.folded for token in listed[index:end]])))
        elif role(listed[index].folded) in _DETERMINERS or listed[index].folded in tagged("possessive", "en"):
            end = index + 1
            while (
                end < min(len(listed), index + _LONGEST)
                and not role(listed[end].folded)
                and not past(listed[end].folded)
            ):
                end += 1
            words = frozenset(token.folded for token in listed[index + 1 : end])
            if words:
                found.append(_Mention(words, _kind_of(words, listed[end - 1].folded), sex_of(sorted(words))))
        index = max(end, index + 1)
    return found


def _begins_name(sentence: str, listed: Sequence[Token], index: int) -> bool:
    word = listed[index].folded
    return (
        sentence[listed[index].start].isupper()
        and word != "i"
        and (index > 0 or not known(word) or bool(sex_of([word])))
    )


def _kind_of(words: AbstractSet[str], last: str) -> str:
    if words & (tagged("role", "en") | tagged("title", "en")):
        return "person"
    return "several" if last.endswith("s") and not last.endswith("ss") else "thing"


def _numbers(said: str) -> set[str]:
    listed = tokens(said)
    return {item.key for item in read(said, listed, range(len(listed)), "en") if item.kind != WORD}


def _same(word: str, other: str) -> bool:
    """Whether two words are one in another form: its inflection, its tense, its abbreviation."""
    modals = tagged("will", "en"), tagged("can", "en"), tagged("may", "en")
    return (
        word == other
        or SAME.get(word, word) == SAME.get(other, other)
        or inflected(word, other)
        or word == other.removesuffix("'s")
        or short_for(word, other)
        or any(word in pair and other in pair for pair in modals)
    )
