"""Who says a quote: rules over the tags of its sentence, most telling first."""

import re
from dataclasses import dataclass

from factcheck.claims.tokens import Sentence

_HEAD = r"[DGg]?[#nNGgTIB]*[nNT]"
_CHAIN = rf"{_HEAD}(?:[PF]{_HEAD})*(?:K[DG]?[nN]*N)?"
_INSERT = r"(?:,[^,@Q]{1,40}?(?:,[^,@Q]{1,40}?)?,|-[^-@Q]{1,40}-|\([^()@Q]{1,30}\))"

_AFTER = (
    ("verb and name after the quote", re.compile(rf"[,.-]?[BA]{{0,2}}C(?P<np>H(?![ACVn])|{_CHAIN})")),
    ("name and verb after the quote", re.compile(rf"[,.-]?B?(?P<np>H|{_CHAIN}){_INSERT}?[AB]*C")),
    ("dash and name after the quote", re.compile(rf"\.?-(?P<np>{_HEAD})(?=[,.(]|$)")),
    ("according to, after the quote", re.compile(rf",?a[P]?(?P<np>H|O|{_CHAIN})")),
)
_LABEL = re.compile(rf"^(?P<np>{_CHAIN})(?:\([^)]*\))?:$")
_ACCORDING = re.compile(rf"aP?(?P<np>{_CHAIN})")
_DIRECT = re.compile(rf"(?P<np>H|{_CHAIN})[AB]*$")
_RELATIVE = re.compile(rf"(?P<np>{_HEAD})(?:[PF]{_HEAD})*,?R[AB]*$")
_TO = re.compile(r"(?:[VACI]|AN?)[OB]{0,2}[P]$")
_SUBJECT = re.compile(rf"(?:^|(?P<sub>[SR])|[,;:K.-]|Y)B*(?P<np>H|{_CHAIN}){_INSERT}?B*(?=[ACV])")
_FAR = re.compile(rf",(?P<np>H|{_CHAIN}){_INSERT}?[AB]*C|,C(?P<np2>H|{_CHAIN})")
_SEGMENT_NAME = re.compile(rf"^(?:.*[PKSVC])?(?P<np>H|{_CHAIN})$")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Tokens `start`:`end` of the sentence say who speaks; `rule` names the rule that says so."""

    start: int
    end: int
    rule: str
    certain: bool = True
    verb: int = -1


def attribution(sentence: Sentence, token: int) -> Attribution | None:
    """Who says the quote that is the token at index `token` of the sentence."""
    tags = sentence.tags
    after = tags[token + 1 :]
    for rule, pattern in _AFTER:
        found = pattern.match(after)
        if found:
            return Attribution(token + 1 + found.start("np"), token + 1 + found.end("np"), rule)
    before = tags[:token]
    return _before(before) or _far(after, token + 1) or _subject_alone(before)


def _before(before: str) -> Attribution | None:
    label = _LABEL.match(before)
    if label:
        return Attribution(label.start("np"), label.end("np"), "label before the quote")
    for verb in range(len(before) - 1, -1, -1):
        tag = before[verb]
        if tag in "Cc":
            subject = subject_of(before, verb)
            if subject:
                return Attribution(*subject, "subject of the verb before the quote", verb=verb)
        elif tag == "a":
            found = _ACCORDING.match(before, verb)
            if found:
                return Attribution(found.start("np"), found.end("np"), "according to, before the quote", verb=verb)
    return None


def subject_of(tags: str, verb: int) -> tuple[int, int] | None:
    """The subject of the verb at index `verb`, as a span of tokens."""
    head = tags[:verb]
    while True:
        stripped = head.rstrip("B")
        if stripped.endswith("P") and _TO.search(stripped):
            head = stripped[:-1].rstrip("OB")[:-1]
            continue
        break
    if tags[verb] == "C":
        direct = _DIRECT.search(head)
        if direct:
            return direct.span("np")
    relative = _RELATIVE.search(head)
    if relative:
        return relative.span("np")
    stripped = head.rstrip("AB")
    if stripped.endswith((",", "-", ")")) and tags[verb] == "C":
        found = _before_insertion(stripped)
        if found:
            return found
    return clause_subject(head)


def _before_insertion(head: str) -> tuple[int, int] | None:
    """The name that an insertion between commas parts from its verb: "Lee Wong, 41, a nurse, told …"."""
    end = len(head) - 1
    closing = head[end]
    opening = {",": ",", "-": "-", ")": "("}[closing]
    best = None
    for _ in range(4):
        start = head.rfind(opening, 0, end)
        if start < 0:
            break
        left = head.rfind(",", 0, start) + 1
        found = _SEGMENT_NAME.match(head[left:start])
        if found:
            span = (left + found.start("np"), left + found.end("np"))
            if best is None or "N" in head[span[0] : span[1]]:
                best = span
            if left == 0:
                break
        end = start
    return best


def clause_subject(tags: str) -> tuple[int, int] | None:
    """The last subject of a main clause in these tags; of a subordinate clause if there is no other."""
    main = subordinate = None
    for found in _SUBJECT.finditer(tags):
        if found.group("sub"):
            subordinate = found.span("np")
        else:
            main = found.span("np")
    return main or subordinate


def _far(after: str, offset: int) -> Attribution | None:
    found = _FAR.search(after)
    if not found:
        return None
    name = "np" if found.group("np") else "np2"
    return Attribution(offset + found.start(name), offset + found.end(name), "attribution later in the sentence")


def _subject_alone(before: str) -> Attribution | None:
    subject = clause_subject(before)
    return Attribution(*subject, "subject of the sentence", certain=False) if subject else None
