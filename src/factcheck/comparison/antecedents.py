"""Whom a pronoun stands for: the people and things that the source speaks of before it, and which of them is meant.

English pronouns mostly take up what the clause before them is about. Where that is somebody else than an editor's
bracket says, the bracket is another statement; where it may be either, a person has to look.
"""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import product
from typing import Final, Literal, NamedTuple

from factcheck.nlp.lexicon import short_for, tagged
from factcheck.nlp.morphology import inflected, known, past
from factcheck.nlp.numbers import counts
from factcheck.nlp.persons import sex_of
from factcheck.nlp.roles import SAME, role
from factcheck.nlp.tokenizer import Token, tokens

Meant = Literal["fits", "unsure", "another"]

_SEXES: Final = ("man", "woman")
_DETERMINERS: Final = frozenset(("article", "demonstrative"))
_BEGINNING: Final = _DETERMINERS | {"quantifier"}  # "some thirty fans", "two clerks"
_LONGEST: Final = 5  # words of what follows a "the"
_CLAUSE_END: Final = re.compile(r"(?<=[.!?;])[\"”’')]*\s+")


class Mention(NamedTuple):
    """Somebody or something that a clause speaks of.

    Its words, what it is ("person", "thing", "several"), of which sex ("" if unknown), whether it comes before the
    clause's verb, as far as that can be seen, and whether it is a name.
    """

    words: frozenset[str]
    kind: str
    sex: str
    subject: bool
    name: bool = False


def antecedent(named: Sequence[str], pronouns: AbstractSet[str], spoken: str) -> Meant:
    """Whether third-person pronouns can stand for whom or what `named` names, by what is `spoken` before them.

    The last clause that speaks of anybody or anything of the pronouns' kind decides, and who comes first in it: "The
    doctor examined the sergeant. He was drunk." It is "unsure" where the one named was spoken of just before, and that
    clause begins with something else.
    """
    sex = next((sex for sex in _SEXES if pronouns & tagged(f"third-{sex}", "en")), "")
    parts = _CLAUSE_END.split(spoken.strip())
    names = _names_in(parts)
    clauses = [mentions(clause, names) for clause in parts]
    own = [mention for clause in clauses for mention in clause if is_named(mention, named)]
    if any(mention.sex and sex and mention.sex != sex for mention in own):
        return "another"
    kind = "person" if sex else "thing" if pronouns & tagged("third-thing", "en") else "several"
    kinds = {kind} if kind == "thing" else {kind, *(mention.kind for mention in own)}
    rivals = [
        [mention for mention in clause if mention.kind in kinds and (not sex or mention.sex in {"", sex})]
        for clause in clauses
    ]
    last = next((at for at in range(len(rivals) - 1, -1, -1) if rivals[at]), None)
    if last is None or is_named(rivals[last][0], named):
        return "fits"
    spoken_again = [mention for mention in rivals[last] if is_named(mention, named)]
    if spoken_again:
        surely = sex and not rivals[last][0].sex and any(mention.sex == sex for mention in own)
        return "fits" if surely else "unsure" if spoken_again[-1].name else "another"
    if _says(parts[last], named):
        return "fits"  # as something of another kind, or without an article
    just_before = last > 0 and _says(parts[last - 1], named)
    return "unsure" if just_before and not rivals[last][0].subject else "another"


def _says(clause: str, named: Sequence[str]) -> bool:
    """Whether one of the words that name somebody is in a clause at all."""
    return any(same_word(word, token.folded) for word, token in product(named, tokens(clause)))


def is_named(mention: Mention, named: Sequence[str]) -> bool:
    """Whether one of the words that name somebody is among those of the mention."""
    return any(same_word(word, other) for word, other in product(named, mention.words))


def mentions(clause: str, names: AbstractSet[str] = frozenset()) -> list[Mention]:
    """Whom and what a clause speaks of, in order: names, and what follows "the" and the like.

    `names` are words known to be names, wherever they are.
    """
    listed = tokens(clause)
    found: list[Mention] = []
    index, verb = 0, False
    while index < len(listed):
        end = index
        word = listed[index].folded
        if _begins_name(clause, listed, index, names):
            while end < len(listed) and clause[listed[end].start].isupper():
                end += 1
            owner = listed[end - 1].folded.endswith("'s")  # "Lund's firm"
            end = _end_of_phrase(clause, listed, end) if owner else end
            told = [token.folded for token in listed[index:end]]
            kind = _kind_of(told) if owner else "person"
            found.append(Mention(frozenset(told), kind, "" if owner else sex_of(told), not verb, not owner))
        elif word not in tagged("adverb", "en") and (
            role(word) in _BEGINNING or counts(word) or word in tagged("possessive", "en")
        ):
            end = _end_of_phrase(clause, listed, index + 1)
            told = [token.folded for token in listed[index + 1 : end]]
            if told and not tagged("vague", "en").issuperset(told):
                kind = "person" if clause[listed[end - 1].start].isupper() and sex_of(told) else _kind_of(told)
                found.append(Mention(frozenset(told), kind, sex_of(told), not verb))  # "his neighbour Mr Hobb"
        verb = verb or word in tagged("subject", "en") or role(word) in {"auxiliary", "modal"} or past(word)
        index = max(end, index + 1)
    return found


def _end_of_phrase(clause: str, listed: Sequence[Token], index: int) -> int:
    """Where the words of a phrase end that begin here: at a mark, a small word that is no number, or a verb."""
    end = index
    while end < min(len(listed), index + _LONGEST):
        word = listed[end].folded
        if end > index and not clause[listed[end - 1].end : listed[end].start].isspace():
            break
        if not counts(word) and (role(word) or (end > index and past(word))):
            break
        end += 1
    return end


def _names_in(clauses: Sequence[str]) -> frozenset[str]:
    """The words with a capital that no sentence asks for."""
    return frozenset(
        token.folded
        for clause in clauses
        for token in tokens(clause)[1:]
        if clause[token.start].isupper() and token.folded != "i"
    )


def _begins_name(clause: str, listed: Sequence[Token], index: int, names: AbstractSet[str]) -> bool:
    word = listed[index].folded
    return (
        clause[listed[index].start].isupper()
        and word != "i"
        and not role(word)
        and (index > 0 or word in names or not known(word) or bool(sex_of([word])))
    )


def _kind_of(told: Sequence[str]) -> str:
    """What a phrase speaks of, by its last word: "person", "several" or "thing"."""
    last = told[-1]
    if last.endswith(("man", "woman")) or any(last in tagged(tag, "en") for tag in ("role", "title", "person")):
        return "person"
    return "several" if last.endswith("s") and not last.endswith(("ss", "'s")) else "thing"


def same_word(word: str, other: str) -> bool:
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
