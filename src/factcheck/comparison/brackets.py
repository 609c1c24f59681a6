"""What is in an editor's brackets beside the words of the source that it covers.

A bracket may spell out, fit a verb or a person to the sentence, and say who a pronoun is, if the source spoke of them
just before. Another name, number, noun or verb is another statement.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import product, zip_longest
from typing import Final

from factcheck.comparison.antecedents import Meant, antecedent, is_named, mentions, same_word
from factcheck.comparison.items import WORD, Item, read
from factcheck.core.model import Level
from factcheck.nlp.lexicon import tagged
from factcheck.nlp.roles import ARTICLES, light, role
from factcheck.nlp.tokenizer import tokens

_DETERMINERS: Final = frozenset(("article", "demonstrative"))
_PHRASES: Final = ARTICLES | tagged("possessive", "en")
_THIRD: Final = tagged("third-singular", "en") | (
    (tagged("third-thing", "en") | tagged("third-several", "en")) - tagged("possessive", "en")
)
_NEAR: Final = 12  # words before a bracket in which the pronoun is that it may mean
_LEVELS: Final[dict[Meant, tuple[str, Level]]] = {
    "fits": ("", Level.EDITORIAL),
    "unsure": ("bracket", Level.MINOR),
    "another": ("name", Level.CRITICAL),
}
_STANDING_FOR: Final = frozenset(("pronoun", "demonstrative"))
_KEPT: Final = frozenset(("negation", "modal", "quantifier", "hedge"))
_SMALL: Final = frozenset(("article", "filler", "preposition", "connective"))


def bracketed(written: str, said: AbstractSet[str], covered: Sequence[Item], spoken: str) -> tuple[str, Level]:
    """The kind and level of what a bracket changes of the words it covers; "" and editorial where it changes nothing.

    `written` is what is in the bracket, `said` are its words with contractions opened, `spoken` is what the source says before them.
    """
    told = [item for item in covered if item.role not in _SMALL]
    if not told and any(item.role == "preposition" for item in covered) and any(not role(word) for word in said):
        return "preposition", Level.CRITICAL  # "[in breach of]" for "within"
    if told and all(item.role in _STANDING_FOR and item.kind == WORD for item in told):
        return _meant(said, {item.key for item in told}, spoken)
    if told and said <= _THIRD and _taken_up(said, told):
        return "bracket", Level.MINOR
    numbers = _numbers(written) if any(item.kind != WORD for item in told) else set()
    for item, following in zip_longest(told, told[1:]):
        if item.kind == WORD and following is not None and _helps(item, following):
            continue
        if item.kind != WORD:
            if item.key not in numbers:
                return item.kind, Level.CRITICAL
        elif not any(same_word(word, item.key) for word in said):
            kind = item.role if item.role in _KEPT else "name" if item.name else "bracket"
            return kind, Level.CRITICAL
    return "", Level.EDITORIAL


def _taken_up(said: AbstractSet[str], told: Sequence[Item]) -> bool:
    """Whether a pronoun in brackets takes up the noun it covers: "[They]" for "the trustees", not for "some trustees"."""
    if any(item.role or item.kind != WORD for item in told):
        return False
    noun = next(iter(mentions("the " + " ".join(item.key for item in told))), None)
    person = any(item.name for item in told) or (noun is not None and noun.kind == "person")
    tags = {"thing": "third-thing", "several": "third-several"}
    kinds = {next((kind for kind, tag in tags.items() if said & tagged(tag, "en")), "person")}
    sex = "woman" if said & tagged("third-woman", "en") else "man"
    if kinds == {"person"}:
        return person and (noun is None or noun.sex in {"", sex})
    return noun is not None and not person and noun.kind in kinds


def explains(written: str, said: AbstractSet[str], spoken: str) -> bool:
    """Whether a bracket that covers nothing says what the source speaks of: "He [the mayor] knew", not "[proven] risks".

    It may spell out an abbreviation: "the WHO [World Health Organization]". `spoken` is what the source says around it, "" if nothing is known but the passage: then it is the editor's word.
    """
    content = {word for word in said if not role(word) and word not in tagged("title", "en")}
    heard = {token.folded for token in tokens(spoken)}
    if any(role(word) in _KEPT and not light(word, role(word)) for word in said - heard):
        return False  # "[fail to] disclose"
    if not content or not spoken or content <= tagged("editorial", "en"):
        return True
    initials = (
        "".join(word[0] for word in written.split()),
        "".join(word[0] for word in written.split() if not role(word)),
    )
    return not heard.isdisjoint(initials) or any(same_word(word, other) for word, other in product(content, heard))


def _helps(item: Item, following: Item) -> bool:
    """Whether a word only makes a tense of the verb behind it: "be building", "have built"; not "was built"."""
    return item.key in tagged("have", "en") or (item.key in tagged("be", "en") and following.key.endswith("ing"))


def _meant(said: AbstractSet[str], pronouns: AbstractSet[str], spoken: str) -> tuple[str, Level]:
    """Whether the bracket may stand for the pronouns: as a name or noun spoken of before, or a pronoun of that person."""
    named = _content(said)
    if named:
        heard = {token.folded for token in tokens(spoken)}
        if spoken.strip() and not any(same_word(word, other) for word, other in product(named, heard)):
            return "name", Level.CRITICAL
        return _LEVELS[antecedent(named, pronouns, spoken) if pronouns & _THIRD else "fits"]
    fits = all(
        any(same_word(word, pronoun) for word in said)
        or (pronoun in tagged("first-singular", "en") and said & tagged("third-singular", "en"))
        for pronoun in pronouns
    )
    return ("", Level.EDITORIAL) if fits else ("pronoun", Level.CRITICAL)


def stands_beside(written: str, quoted: str, spoken: str) -> Level:
    """The level of a bracket that covers nothing and says whom a pronoun before it means: "They [the police] beat him".

    `written` is what is in the bracket, `quoted` the quote before it, `spoken` what the source says before its place.
    """
    content = [word.folded for word in tokens(written)]
    named = _content(frozenset(content))
    if not named or not (content[0] in _PHRASES or any(is_named(each, named) for each in mentions(spoken))):
        return Level.EDITORIAL
    before = [token.folded for token in tokens(quoted)][-_NEAR:]
    at = next((at for at in range(len(before) - 1, -1, -1) if before[at] in _THIRD), None)
    if at is None or _DETERMINERS & {role(word) for word in before[at + 1 :]}:
        return Level.EDITORIAL  # it says what a noun means
    own = [token.start for token in tokens(spoken) if token.folded == before[at]]
    return _LEVELS[antecedent(named, {before[at]}, spoken[: own[-1]] if own else spoken)][1]


def _content(said: AbstractSet[str]) -> list[str]:
    content = [word for word in said if not role(word)]
    return [word for word in content if word not in tagged("title", "en")] or content


def _numbers(said: str) -> set[str]:
    listed = tokens(said)
    return {item.key for item in read(said, listed, range(len(listed)), "en") if item.kind != WORD}
