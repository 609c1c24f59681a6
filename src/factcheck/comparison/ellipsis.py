"""What an ellipsis must not swallow: whatever the words kept on its two sides hang on.

An ellipsis is critical unless what it covers is known to leave the rest as it was: whole sentences, an aside between
commas, a repetition, one of several things in a row, a place or a time, words that change nothing.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from factcheck.comparison.items import WORD, Item
from factcheck.comparison.omission import changing_nothing
from factcheck.comparison.owner import only_attributes
from factcheck.nlp.analysis import Word
from factcheck.nlp.lexicon import tagged
from factcheck.nlp.morphology import past
from factcheck.nlp.roles import NO_WAY, light, role
from factcheck.nlp.rules import Scene, rules_for
from factcheck.nlp.tokenizer import fold

_CLAUSE: Final = 4  # words of a clause between its "not" and what was kept
_PARTING: Final = (",", ";", ":", "—", "–", " -", "(", ")")
_SENTENCE_END: Final = ".!?"
_SHORT: Final = 6
_VERY_SHORT: Final = 3
_TAIL: Final = 5  # words behind an "and"
_NOMINAL: Final = frozenset(("article", "demonstrative", "pronoun"))
_VERBAL: Final = frozenset(("auxiliary", "modal"))
_BINDING: Final = frozenset(("negation", "modal", "quantifier", "hedge", "connective", "auxiliary"))
_SMALL: Final = frozenset(("article", "filler"))
_ASIDE: Final = (",", "—", "–", " -", "--", "(", ")")
_QUALIFYING: Final = frozenset(("condition", "exception", "lent", "doubted", "fiction", "retracted"))
_SAID_AGAIN: Final = 2  # words that repeat how the clause began: "the tar, I remember the gulls"


class Kept(NamedTuple):
    """What was kept on both sides: the last words before, and the word behind, "" at the end.

    `shown` is what the quote has between the two in place of the words left out, up to the first letter of the word
    behind.
    """

    before: Sequence[str]
    after: str
    shown: str = ""


def swallowed(run: Sequence[Item], marks: Sequence[str], kept: Kept, language: str = "en") -> Item | None:
    """The word that an ellipsis must not have swallowed between the words kept, or None.

    `marks[i]` is the text before the i-th word left out, the last one the text after them all. What was left out with
    its whole sentence does not count.
    """
    if only_attributes(run, marks, language) or [item.key for item in run] == ["that"]:
        return None  # "He said | he was well and … he would come"
    ends = [any(mark in text for mark in _SENTENCE_END) for text in marks]
    if ends[0] and any(ends[1:]) and len(run) <= _SHORT:
        return None
    if turned := _turning(run, marks, ends, kept, language):
        return turned
    if any("?" in text for text in marks[1:]):
        return run[-1]  # what follows may be its answer
    ended = [i for i, end in enumerate(ends) if end]
    head, tail = run[: ended[0]] if ended else run, run[ended[-1] :] if ended else ()
    if ended and head and not _shows_break(kept.shown):
        return head[-1]  # one sentence made of two
    if ended and tail and not _shows_break(kept.shown):
        return tail[0]
    if head and not _leaves_all(head, marks[: len(head) + 1], kept, language, last=not tail and not kept.after):
        return head[0]
    if tail and ended and not _leaves_all(tail, marks[len(run) - len(tail) :], kept, language, last=not kept.after):
        return tail[0]
    return None


def _shows_break(shown: str) -> bool:
    """Whether the quote shows that a sentence ended under the ellipsis: "dawn. … We", "dawn … We", not "dawn … we"."""
    letters = shown.rstrip()
    return letters[-1:].isupper() or letters[:1] in {".", "!", "?"}


def _turning(run: Sequence[Item], marks: Sequence[str], ends: Sequence[bool], kept: Kept, language: str) -> Item | None:
    """The word of the run that turns round what was kept: a negation, condition, attribution, another verb."""
    parted = [end or any(mark in text for mark in _PARTING) for text, end in zip(marks, ends, strict=True)]
    for i, item in enumerate(run):
        lone = len(run) <= _VERY_SHORT and not (parted[0] and parted[-1])
        beyond = not kept.after and parted[0] and i > 1  # it negates something that went with it
        if _negates(item, language) and not beyond and (lone or _reaches(run, i, parted, language)):
            return item
    if kept.after and run[-1].role == "preposition" and not light(run[-1].key, "preposition") and not parted[-1]:
        return run[-1]  # "I recommend … the sale" for "I recommend, with regret, against the sale"
    if _other_clause(run, parted, kept, language):
        return run[-1]  # "approved … the sale" for "approved the minutes and rejected the sale"
    condition = next((item for item in run[:2] if item.key in tagged("if", language)), None)
    if condition is not None and not any(ends[1:-1]):
        return condition
    if all(item.role for item in run):
        binding = (item for item in run if item.role in {"modal", "hedge"} and not item.name)
        return next((item for item in binding if item.key not in tagged("thinking", language)), None)
    return (
        next((item for item in run if item.key in tagged("unproven", language)), None)
        if len(run) <= 2 * _SHORT
        else None
    )


def _leaves_all(run: Sequence[Item], marks: Sequence[str], kept: Kept, language: str, *, last: bool) -> bool:
    """Whether a run of one clause may go without a change to the rest; `last`: the quote ends with the ellipsis."""
    joints = tagged("joint", language)
    opened, closed = (any(mark in text for mark in _ASIDE) for text in (marks[0], marks[-1]))
    changes_nothing = all(item.role in _SMALL or item.key in changing_nothing(language) for item in run)
    again = [index for index, item in enumerate(run[:-1]) if not item.role and item.key == (kept.before or [""])[-1]]
    if again and _completes(run[again[-1] + 1].key, kept.before, language):
        return False  # "She is brilliant, truly brilliant, at spending our money"
    repeated = set(kept.before).issuperset(item.key for item in run[:_SAID_AGAIN])
    if changes_nothing or repeated:
        return True
    bound = run[0].key in (tagged("if", language) | (tagged("subordinate", language) if last else frozenset()))
    bound = bound or (run[0].role in _VERBAL and len(run) > 1 and _subject(run[1:2], language))  # "were I younger"
    if opened and not bound and (closed or last or kept.after in joints):
        return not _qualifies(
            run, marks, kept, language
        )  # an aside, the rest of a row, or all that comes behind a comma
    binding = any(
        item.role in _BINDING and item.kind == WORD and not item.name and item.key not in joints for item in run
    )
    row = kept.after in joints or all(
        not item.role for item in run[1:]
    )  # "and the barns | and", "sold and bought | it"
    if run[0].key in joints and row and not binding:
        return True
    place = run[0].role == "preposition" and not (binding or last or any(past(item.key) for item in run))
    place = place and _of_one_kind(run, language) and not _completes(run[0].key, kept.before, language)
    return place and role(kept.after) not in _VERBAL - {"auxiliary"}


def _of_one_kind(run: Sequence[Item], language: str) -> bool:
    """Whether "and" joins what a preposition is said of: "in the north and the south", not "above the mill and a sewer"."""
    indefinite = tagged("indefinite", language)
    own = run[1:2] and run[1].key in indefinite
    joints = [index for index, item in enumerate(run[:-1]) if item.key in tagged("joint", language)]
    return all(run[at].key != "but" and (own or run[at + 1].key not in indefinite) for at in joints)


def _completes(word: str, before: Sequence[str], language: str) -> bool:
    """Whether a preposition belongs to the adjective before it: "is harmless | to thrushes", "was good | at chess"."""
    if len(before) < 2 or word not in tagged("complement", language):
        return False
    verb, adjective = before[-2:]
    return role(verb) == "auxiliary" and not role(adjective) and not past(adjective) and not adjective.endswith("ing")


def _qualifies(run: Sequence[Item], marks: Sequence[str], kept: Kept, language: str) -> bool:
    """Whether an aside bounds what was kept, as it would behind a passage: ", as long as they paid,", ", some say,"."""
    gaps = zip(run, marks[1:], strict=False)
    aside = [
        Word(item.key, item.start, item.end, any(mark in gap for mark in _PARTING), item.name) for item, gap in gaps
    ]
    scene = Scene(passage=[Word(key, 0, 0) for key in kept.before], behind=aside, parted=True)
    match = rules_for(language, "context").first("behind", scene)
    if match is None or match.result not in _QUALIFYING:
        return False
    return match.result != "lent" or run[0].role == "preposition"  # "in their eyes"; "he thinks" says who speaks


def _other_clause(run: Sequence[Item], parted: Sequence[bool], kept: Kept, language: str) -> bool:
    """Whether a run ends with another verb, predicate or subject for what was kept behind it."""
    joint = tagged("joint", language)
    joints = [i for i in range(max(len(run) - _TAIL - 1, 1), len(run) - 1) if run[i].key in joint]
    if not joints or any(parted[joints[-1] + 1 :]):
        return False
    before, after = run[: joints[-1]], kept.after
    verb_follows = role(after) in _VERBAL
    tail = [item for item in run[joints[-1] + 1 :] if item.key not in joint and not _adverb(item.key)]
    if not tail or all(item.role for item in before):  # "sold and bought | it" sold it, too
        return False
    first, *rest = tail
    if not first.role and first.kind == WORD and all(item.role == "preposition" for item in rest):
        said_of = after in tagged("subordinate", language) and any(role(word) == "auxiliary" for word in kept.before)
        leads_on = not rest and (said_of or role(after) in _NOMINAL)
        if (past(first.key) and not verb_follows) or leads_on:  # "the bill he wrote and signed | was lost"
            return True
    new = run[joints[-1]].key == "but" and before[-1].role not in {
        "quantifier",
        "negation",
    }  # "all but the clerk | left"
    aside = any(item.key in tagged("relative", language) for item in before)  # "the crew who sailed and the men | came"
    if aside or not (new or _has_verb(before)):
        return False
    return _subject(tail, language) and (verb_follows or after == "to" or past(after))


def _has_verb(run: Sequence[Item]) -> bool:
    infinitive = any(one.key == "to" and not other.role and not other.name for one, other in pairwise(run))
    return infinitive or any(item.role in _VERBAL or past(item.key) for item in run)


def _adverb(word: str) -> bool:
    return word.endswith("ly") and not role(word)


def _subject(tail: Sequence[Item], language: str) -> bool:
    """Whether the words are those of a subject: "the clerk", "its insurers", "we", "Imbert"."""
    first, last = tail[0], tail[-1]
    here = tagged("first-person", language) | tagged("second-person", language)  # "he" may well be who was spoken of
    if len(tail) == 1:
        return first.name or (first.key in tagged("subject", language) and first.key in here)
    begins = first.name or first.role in _NOMINAL
    return begins and last.kind == WORD and last.role in {"", "hedge"} and not any(past(item.key) for item in tail)


def _reaches(run: Sequence[Item], index: int, parted: Sequence[bool], language: str) -> bool:
    """Whether a negation in the run negates what was kept: "at no point | told", "will not call it | planning"."""
    rest, relative = run[index + 1 :], tagged("relative", language)
    small = all(item.role or item.key in NO_WAY for item in rest)
    goes_on = len(rest) <= _CLAUSE and not any(item.role == "connective" or item.key in relative for item in rest)
    aside = any(
        item.key in relative for item in run[max(index - _CLAUSE, 0) : index]
    )  # "the men who did not come | voted"
    asks = (
        run[index].key == "n't" and bool(rest) and rest[0].role in {"pronoun", "demonstrative"}
    )  # "doesn't this | …?"
    turned_back = any(
        item.key in tagged("unsaying", language) | tagged("questioning", language) for item in rest
    )  # "no one questions | …"
    to_the_right = not any(parted[index + 1 :]) and (small or (goes_on and not (aside or asks or turned_back)))
    set_apart = index < 2 and not any(parted[: index + 1]) and parted[index + 1] and parted[-1]
    return to_the_right or set_apart


def _negates(item: Item, language: str) -> bool:
    return item.role == "negation" or item.key in tagged("unsaying", language)


# A quote that begins or ends with an ellipsis or a bracket: what the source has there is beside the passage.
# Who looks for “We gave it to [the militia]” finds "We gave it to": what the bracket covers is not among the words found.

_ELLIPSIS: Final = r"[\[(]?(?:…|\.(?:\s?\.){2,3})[\])]?"
_OPENING: Final = re.compile(rf"\W*?(?:{_ELLIPSIS}|\[(?P<bracket>[^\[\]]+)\])\s*(?P<beside>[\w'’]*)")
_CLOSING: Final = re.compile(rf"(?P<beside>[\w'’]*)\s*(?:{_ELLIPSIS}|\[(?P<bracket>[^\[\]]+)\])[^\w\[\]]*$")
_ENDED: Final = re.compile(r"[.!?][\"”’')\]]*(?=\s|$)|\n\s*\n")
_LONGEST: Final = 240  # characters of a sentence that an ellipsis may cover at a quote's end
_HELD_BY: Final = frozenset(("preposition", "article", "auxiliary", "modal", "connective", "demonstrative"))


class Beside(NamedTuple):
    """How many characters of the source before a passage, and behind it, belong to what the quote marks at its ends."""

    before: int
    behind: int


def marked_ends(quoted: str, before: str, after: str) -> Beside:
    """What is beside a passage in place of an ellipsis or a bracket at an end of the quote."""
    if not {"…", "[", "]", "."}.intersection(
        quoted.lstrip()[:1] + quoted.rstrip(" .,;:!?")[-1:] + quoted.rstrip()[-2:-1]
    ):
        return Beside(0, 0)
    leading = trailing = 0
    if before and (match := _OPENING.match(quoted)):
        starts = [end.end() for end in _ENDED.finditer(before)]
        sentence = before[max(starts[-1] if starts else 0, len(before) - _LONGEST) :]
        beside = fold(match["beside"])
        if match["bracket"] is None:
            leading = len(sentence.lstrip())
        elif role(beside) in _VERBAL or past(beside):
            leading = len(_last(sentence, len(match["bracket"].split())))
    if after and (match := _CLOSING.search(quoted)):
        end = _ENDED.search(after)
        sentence = after[: min(end.start() if end else len(after), _LONGEST)]
        if match["bracket"] is None:
            trailing = len(sentence.rstrip())
        elif role(fold(match["beside"])) in _HELD_BY or fold(match["beside"]) in tagged("possessive", "en"):
            trailing = len(_first(sentence, len(match["bracket"].split())))
    return Beside(leading, trailing)


def _first(text: str, words: int) -> str:
    match = re.match(rf"\s*(?:[^\s,;:()]+\s*){{1,{words}}}", text)
    return match[0].rstrip() if match else ""


def _last(text: str, words: int) -> str:
    match = re.search(rf"(?:[^\s,;:()]+\s*){{1,{words}}}$", text)
    return match[0] if match else ""
