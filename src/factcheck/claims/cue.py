"""Who says a quote: rules over the tags of its sentence, most telling first.

The rules are regular expressions over the string of tags that `tokens` makes; `lexicon.base` lists the tags.
"""

import re
from dataclasses import dataclass, replace

_NAME_AND_COLON = re.compile(r"(?P<np>N+):$")
_NEAR_COLON = 10  # tokens
_NEAR_RELATIVE = 2  # tokens
_WINDOW_BEFORE, _WINDOW_AFTER = 90, 60  # tokens; an attribution stands nearer

# A noun phrase: "the judge", "former Brooklyn federal prosecutor Brad Simon"; then with what hangs on it: "of …".
_HEAD = r"[DGgB]?[#nNGgTIBDU]*[nNTU]"
_CHAIN = rf"{_HEAD}(?:I?[PFw]{_HEAD})*(?:K(?:{_HEAD}))?"
_SPEAKER = rf"(?:H|{_CHAIN})"
_WHOSE = re.compile(r"(?P<np>[DGg]?[NnT]*[Gg])[nI]{0,2}$")
_WITHIN_DASHES = re.compile(r"(?P<np>N[NT]*N)-$")
_APPOSED = r",N[NT]*N(?=[,.:;]|$)"
_INSERT = r"(?:,[^,@Q]{1,40}?,(?:[^,@QC]{1,25}?,(?=[AB]*C))?|-[^-@Q]{1,40}?-)"

_AFTER = (
    (
        "verb and name after the quote",
        re.compile(rf"[,.-]?[BA]{{0,2}}C[AB]?(?P<np>H(?![ACVnN])|O|V?D?V?{_HEAD}(?:{_APPOSED})?)(?![AC])"),
    ),
    ("name and verb after the quote", re.compile(rf"[,.-]?B?(?P<np>{_SPEAKER})(?:{_INSERT})?[OAB]*C")),
    ("dash and name after the quote", re.compile(r"\.?-(?P<np>[nT]?N[NTF]*)(?=[,.]|$)")),
    ("according to, after the quote", re.compile(rf",?aP?(?P<np>{_SPEAKER})")),
    ("according to, after the quote", re.compile(rf",(?P<np>{_HEAD})z")),
)
_LABEL = re.compile(rf"(?P<np>[DGgnT]*N[NTn]*)(?:[PF]{_HEAD})*:(?=$|[^:]{{0,40}}$)")
_ACCORDING = re.compile(rf"aP?(?P<np>O|{_CHAIN})")
_AFTER_CUE = re.compile(rf"C[B]?(?P<np>H|{_HEAD}(?:{_APPOSED})?)[BOPY]*[^CAV@Q]{{0,12}}[:,]?$")
_DIRECT = re.compile(rf"(?P<np>{_SPEAKER})(?:P?Y)*O?[AB]*$")
_NEAR_PARTICIPLE = re.compile(r"(?:(?<=[wF])|(?<![PFwNnGgD]))(?P<np>(?:[DGg]?[nGg]*[NG][nN]*|O))$")
_RELATIVE = re.compile(rf"(?P<np>{_HEAD})(?:[PFw]{_HEAD})*,?R[OAB]*$")
_INFINITIVE = re.compile(r"[VACI][OB]{0,2}P$")
_SUBJECT = re.compile(
    rf"(?:^(?:[PB][DGgnTYB#FP]{{0,10}}?)?|(?P<sub>[SR])|(?P<that>W)|[,;:K.@Q-]|Y)B*(?P<np>{_SPEAKER})(?:P?Y)*(?:{_INSERT})?[OB]*(?=[ACV]|$)"
)
_FAR = re.compile(rf"[,-](?P<np>{_SPEAKER})(?:{_INSERT})?[AB]*C|[,-]C(?P<np2>H|{_HEAD})|,aP?(?P<np3>{_SPEAKER})")
_SEGMENT = re.compile(rf"(?:^|.*[PwKSWVCYIR,])(?P<np>{_SPEAKER})$")
_AFTER_CUE_NOUN = frozenset(["", "W", "F", ":", "c"])


@dataclass(frozen=True, slots=True)
class Attribution:
    """Tokens `start`:`end` of the sentence say who speaks; `rule` names the rule that says so.

    `distance` is the number of tokens between the verb of saying and the quote (0: they touch).
    """

    start: int
    end: int
    rule: str
    certain: bool = True
    distance: int = 0

    def moved(self, by: int) -> "Attribution":
        return replace(self, start=self.start + by, end=self.end + by)


def attribution(tags: str, token: int, *, verb_second: bool = False) -> Attribution | None:
    """Who says the quote that is the token at index `token` of the sentence with these tags.

    `verb_second`: in this language the subject follows the verb where anything else comes first.
    """
    after = tags[token + 1 : token + 1 + _WINDOW_AFTER]
    for rule, pattern in _AFTER:
        found = pattern.match(after)
        if found:
            return Attribution(*found.span("np"), rule).moved(token + 1)
    offset = max(0, token - _WINDOW_BEFORE)
    before = tags[offset:token]
    ahead = _before(before, after[:1], verb_second=verb_second)
    if ahead is not None:
        return ahead.moved(offset)
    later = _far(after)
    if later is not None:
        return later.moved(token + 1)
    alone = clause_subject(before)
    if alone is not None:
        return Attribution(*alone, "subject of the sentence", certain=False, distance=len(before)).moved(offset)
    return None


def _before(before: str, closes: str, *, verb_second: bool) -> Attribution | None:
    label = _LABEL.match(before)
    if label and label.end() == len(before):
        return Attribution(*label.span("np"), "label before the quote")
    dashed = _WITHIN_DASHES.search(before)
    if dashed and closes == "-":
        return Attribution(*dashed.span("np"), "name and dash before the quote")
    for verb in range(len(before) - 1, -1, -1):
        tag = before[verb]
        found: tuple[int, int] | None = None
        rule = "subject of the verb before the quote"
        if tag in "Cc":
            found = _of_verb(before, verb, verb_second=verb_second)
        elif tag == "U" and verb + 1 < len(before) + 1 and before[verb + 1 : verb + 2] in _AFTER_CUE_NOUN:
            match = _WHOSE.search(before[:verb])
            found, rule = (match.span("np") if match else None), "whose words they are"
        elif tag == "a":
            match = _ACCORDING.match(before, verb)
            found, rule = (match.span("np") if match else None), "according to, before the quote"
        elif tag == ":" and verb == len(before) - 1 and "C" not in before[-_NEAR_COLON:]:
            named = _NAME_AND_COLON.search(before)
            found = clause_subject(before[:-1]) or (named.span("np") if named else None)
            rule = "subject before a colon"
        if found:
            distance = len(before) - 1 - verb
            if tag == "C" and distance > _NEAR_RELATIVE and _in_relative(before, verb):
                continue
            return Attribution(*found, rule, distance=distance)
    if label:
        return Attribution(*label.span("np"), "label before the quote", distance=len(before) - label.end())
    return None


def _in_relative(before: str, verb: int) -> bool:
    """Whether the verb only describes someone in the words of another: "Reed said anybody who complains …"."""
    head = before[:verb].rstrip("AB")
    return head.endswith("R") and ("C" in head or "c" in head)


def _of_verb(before: str, verb: int, *, verb_second: bool) -> tuple[int, int] | None:
    subject = subject_of(before, verb)
    if before[verb] == "C" and (subject is None or (verb_second and _no_subject(before, subject))):
        inverted = _AFTER_CUE.match(before, verb)
        if inverted:
            return inverted.span("np")
    return subject


def _no_subject(tags: str, span: tuple[int, int]) -> bool:
    """Whether what stands before the verb hangs on a preposition, or on nothing."""
    return span[0] > 0 and tags[span[0] - 1] in "PFBa"


def subject_of(tags: str, verb: int) -> tuple[int, int] | None:
    """The subject of the verb at index `verb`, as a span of tokens."""
    head = tags[:verb]
    while True:  # "declined to say", "went on to call"
        stripped = head.rstrip("B")
        if not (stripped.endswith("P") and _INFINITIVE.search(stripped)):
            break
        head = stripped[:-1].rstrip("OBP")[:-1]
    if tags[verb] == "C" or len(head) < verb:
        direct = _DIRECT.search(head)
        if direct:
            return direct.span("np")
    elif head:
        near = _NEAR_PARTICIPLE.search(head.rstrip("B"))
        if near:
            return near.span("np")
        twin = head.rfind("c") if head.rstrip("B").endswith("K") else -1
        if twin >= 0:  # "with Reed tweeting … and asking, …"
            return subject_of(tags, twin)
    relative = _RELATIVE.search(head)
    if relative:
        return relative.span("np")
    stripped = head.rstrip("AB")
    if stripped.endswith((",", "-")) and tags[verb] == "C":
        found = _before_insertion(stripped)
        if found:
            return found
    return clause_subject(head)


def _before_insertion(head: str) -> tuple[int, int] | None:
    """The name that insertions between commas part from its verb: "Lee Wong, 41, a nurse, told …"."""
    closing = head[-1]
    end = len(head) - 1
    best: tuple[int, int] | None = None
    best_rank = -1
    for turn in range(5):
        start = head.rfind(closing, 0, end)
        if start <= 0:
            break
        if turn == 0 and head[start + 1 : end].strip("NT") == "":
            best, best_rank = (start + 1, end), 2
        left = max(head.rfind(",", 0, start), head.rfind("-", 0, start)) + 1
        found = _SEGMENT.match(head[left:start])
        if found and not (best and found.start("np") and head[left + found.start("np") - 1] in "PF"):
            np = found.group("np")
            rank = 2 if not np.strip("NT") or np == "H" else "N" in np
            if rank >= best_rank and not (turn == 0 and rank == 2 and best):
                best, best_rank = (left + found.start("np"), left + found.end("np")), rank
        end = start
    return best


def clause_subject(tags: str) -> tuple[int, int] | None:
    """The last subject of a main clause in these tags; of a subordinate clause if there is no other."""
    main = subordinate = None
    for found in _SUBJECT.finditer(tags):
        if found.end() == len(tags) and found.end("np") == len(tags):
            continue  # no verb follows
        if found.group("sub") or found.group("that"):
            subordinate = found.span("np")
        else:
            main = found.span("np")
    return main or subordinate


def _far(after: str) -> Attribution | None:
    found = _FAR.search(after)
    if not found:
        return None
    name = next(group for group in ("np", "np2", "np3") if found.group(group))
    return Attribution(*found.span(name), "attribution later in the sentence", distance=found.start())
