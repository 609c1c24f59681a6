"""The subject of a verb, as a span of tokens in a string of tags.

Before its verb, as in English, and where the verb is second, or last in a subordinate clause, as in German.
"""

import re

from factcheck.nlp.tag_rules import DAYS, HEAD, INSERT, SPEAKER, VERB

_DIRECT = re.compile(rf"(?P<np>{SPEAKER}){DAYS}O?[AB]*$")
_WITH_PLACE = re.compile(rf"(?P<np>H)(?:[Pw]{HEAD})+{DAYS}O?[AB]*$")  # "somebody behind Reed said"
_RELATIVE = re.compile(rf"(?P<np>{HEAD})(?:[PFwy]Y?{HEAD})*,?R[OAB]*$")
_RELATIVE_AND_MORE = re.compile(
    rf"(?P<np>{HEAD})(?:[PFwy]{HEAD})*,?RP[Dg]?n*[nNU][OAB]*$"
)  # "who in an interview said"
_NEAR_PARTICIPLE = re.compile(r"(?:(?<=[wF])|(?<![PFwyNnGgD]))(?P<np>(?:[DGg]?[nGg]*[NG][nN]*|O))$")
_ASIDE = re.compile(rf"(?:^|[,;.K])B*(?P<np>{SPEAKER}),$")  # "Reed, calling it “…”, left"
_LAST_NAME = re.compile(r"(?<=n)N+$")
_LED_IN = re.compile(r"(?:^|[.;])[BK]?P$")
_INFINITIVE = re.compile(r"[VACELI][OB]{0,2}P$")
_CLAUSE = re.compile(
    rf"(?:^(?:B|P[DGgH]?[#nNGgBTYFP]*?[nNTYU])?|(?P<low>[SRW])|[,;:K.Q-]|Y)B*"
    rf"(?P<np>{SPEAKER}){DAYS}(?:{INSERT})?[OB]*(?=(?P<verb>{VERB})|$)"
)
_SEGMENT = re.compile(rf"(?:^|.*[PwyKSWVCELYIR,])(?P<np>{SPEAKER})$")
_PHRASE = r"[PF]D?g?(?:n+|N|[#Y]+)"
_LED_BY_A_VERB = re.compile(
    rf"(?:^|[;.])(?:[BKOY]|{_PHRASE},?)*A?B*(?P<verb>[CEL])(?=[BO]*[.,:;WSPFYK]|[BO]*$)[^CEL;]*$"
)
_VERB_ALONE = re.compile(rf"[,.-]?[BKO]*A?B*(?P<verb>[CEL])(?:[BOY]|{_PHRASE})*(?=[.,:;WSK-]|$)")
_VERB_THEN_SUBJECT = re.compile(
    rf"[,.-]?[BKO]*A?B*(?P<verb>[CEL])(?:[BOY]|{_PHRASE})+(?P<np>{HEAD})(?=[.,;]|$)"
)  # “…”, zapowiedział w środę Jan Nowak
_INSERTIONS = 5  # segments between commas that may part a name from its verb
_AFTER_VERB = re.compile(rf"[CEL][BO]*(?P<np>H|{HEAD}(?:,N[NT]*N(?=[,.:;]|$))?)[BOPY]*[^CAVQ]{{0,12}}[:,]?$")


def subject_of(tags: str, verb: int, *, verb_second: bool = False) -> tuple[int, int] | None:
    """The subject of the verb at index `verb`; `tags` end where the quote begins.

    `verb_second`: in this language the subject follows the verb where anything else comes first.
    """
    if verb_second:
        return subject_in_clause(tags, verb)
    subject = _before_verb(tags, verb)
    if tags[verb] != "c" and subject is None:
        inverted = _AFTER_VERB.match(tags, verb)
        if inverted:
            return inverted.span("np")
    return subject


def _before_verb(tags: str, verb: int) -> tuple[int, int] | None:
    head = _without_infinitives(tags[:verb])
    if tags[verb] == "c" and len(head) == verb and not head.rstrip("B").endswith("A"):
        return _of_participle(tags, head)
    for pattern in (_RELATIVE_AND_MORE, _WITH_PLACE, _DIRECT, _RELATIVE) if "R" in head else (_WITH_PLACE, _DIRECT):
        found = pattern.search(head)
        if found:
            return _behind_preposition(head, found) or found.span("np")
    stripped = head.rstrip("AB")
    across = _before_insertion(stripped) if stripped.endswith((",", "-")) else None
    return across or clause_subject(head)


def _behind_preposition(head: str, found: re.Match[str]) -> tuple[int, int] | None:
    """The name at the end of what a preposition leads to: "On the visit of the minister Jensen said"."""
    start, end = found.span("np")
    name = _LAST_NAME.search(head, start, end)
    led = name is not None and name.start() > start and _LED_IN.search(head, 0, start) is not None
    return name.span() if name and led else None


def _without_infinitives(head: str) -> str:
    """The tags before "declined to", "went on to", where the verb of saying is an infinitive."""
    while True:
        stripped = head.rstrip("B")
        if not (stripped.endswith("P") and _INFINITIVE.search(stripped)):
            return head
        head = stripped[:-1].rstrip("OBP")[:-1]


def _of_participle(tags: str, head: str) -> tuple[int, int] | None:
    found = _NEAR_PARTICIPLE.search(head.rstrip("B"))
    if found:
        return found.span("np")
    twin = head.rfind("c") if head.rstrip("B").endswith("K") else -1
    if twin >= 0:  # "with Reed tweeting … and asking, …"
        return _before_verb(tags, twin)
    found = _RELATIVE.search(head)
    if found:
        return found.span("np")
    subject, aside = clause_subject(head), _ASIDE.search(head)
    return subject or (aside.span("np") if aside else None)


def _before_insertion(head: str) -> tuple[int, int] | None:
    """The name that insertions between commas part from its verb: "Lee Wong, 41, a nurse, told …".

    A name alone is better than a phrase with a name in it, and that than none; of equals the first counts.
    """
    closing, end = head[-1], len(head) - 1
    best: tuple[int, int] | None = None
    best_rank = -1
    for turn in range(_INSERTIONS):
        start = head.rfind(closing, 0, end)
        if start <= 0:
            break
        if turn == 0 and start + 1 < end and not head[start + 1 : end].strip("NT"):
            best, best_rank = (start + 1, end), 2
        left = max(head.rfind(",", 0, start), head.rfind("-", 0, start)) + 1
        found = _SEGMENT.match(head[left:start])
        if found and not (best and found.start("np") and head[left + found.start("np") - 1] in "PFwy"):
            np = found["np"]
            rank = 2 if not np.strip("NT") or np == "H" else int("N" in np)
            if rank >= best_rank and not (turn == 0 and rank == 2 and best):
                best, best_rank = (left + found.start("np"), left + found.end("np")), rank
        end = start
    return best


def clause_subject(tags: str) -> tuple[int, int] | None:
    """The last subject of a main clause in these tags; of a subordinate clause if there is no other."""
    main = subordinate = None
    for found in _CLAUSE.finditer(tags):
        if found["verb"] is None and found.end("np") == len(tags):
            continue
        if found["low"]:
            subordinate = found.span("np")
        else:
            main = found.span("np")
    return main or subordinate


def verb_alone(tags: str, token: int) -> int | None:
    """The verb of saying with which the quote at `token` goes and which has no subject: “…”, ha detto.

    For languages in which the form of the verb says that it is he or she, whoever was spoken of before.
    """
    after = _VERB_ALONE.match(tags, token + 1)
    if after:
        return after.start("verb")
    before = _LED_BY_A_VERB.search(tags[:token])
    return before.start("verb") if before else None


def subject_behind(tags: str, token: int) -> tuple[int, int] | None:
    """The subject that is behind the verb of saying and a day or place, where that order is usual."""
    found = _VERB_THEN_SUBJECT.match(tags, token + 1)
    return found.span("np") if found else None


# Where the verb is second: noun phrases whose articles tell their case (`tagging`).


_MODIFIERS = r"[#nIT]*"
_NP = rf"(?:H|D?{_MODIFIERS}[NT]+(?:F{_MODIFIERS}N+)*(?:KD?{_MODIFIERS}N+)?)"
_SUBJECT = re.compile(_NP)
_IN_FRONT = re.compile(rf"[BKY]*(?P<np>{_NP})")
_JOINED = re.compile(rf"{VERB}.*K[BY]*(?P<np>{_NP})[BOY]*$")
_SHARED = re.compile(r"N.*K[BO]*$")
_ANTECEDENT = re.compile(rf"(?P<np>D?{_MODIFIERS}N+(?:F{_MODIFIERS}N+)*)P?,?$")
_OBJECT_BEFORE = re.compile(r"(?P<np>O{2,}),$")
_PREPOSITIONAL = re.compile(rf"[Pyw]D?{_MODIFIERS}[NY#]+(?:F{_MODIFIERS}N+)*")
_LAST_RESORT = re.compile(rf"[Pyw](?:D?{_MODIFIERS}N+)(?=B*$)")
_LEADS_DOWN = re.compile(r"[BKO]*[SW]")
_BEGINS_RELATIVE = re.compile(r"[BKO]*P?R")
_BOUNDARY = re.compile(r"[,:;(.-]")
_FINITE = re.compile(VERB)
_AT_THE_END = re.compile(r"[BOnN]{0,3}(?:[Py]D?[#n]*N+)?B{0,2}(?P<verb>C)(?=A?(?:[,.;:K)-]|$))")
_AGENT = re.compile(rf"A[^,]*y(?P<np>D?{_MODIFIERS}N+(?:F{_MODIFIERS}N+)*)[^,]*$")
_OBJECT = re.compile(rf"D?{_MODIFIERS}N+(?:F{_MODIFIERS}N+)*|O{{2,}}")
_WHERE = re.compile(rf"(?:^|[,;:.])[BKY]*P(?P<np>D?{_MODIFIERS}N+(?:F{_MODIFIERS}N+)*)A[^,]*$")  # "In den Medien wurde"
_SUFFERS = re.compile(r"A(?=[,.;:K)-]|$)")
_LONGEST = 90  # tokens that are looked at before a quote


def subject_in_clause(tags: str, verb: int) -> tuple[int, int] | None:
    """The subject of the verb at index `verb`, as a span of tokens."""
    plain = _PREPOSITIONAL.sub(lambda found: "O" * len(found[0]), tags)
    start = 0
    for boundary in _BOUNDARY.finditer(plain, 0, verb):
        start = boundary.end()
    clause = plain[start:verb]
    if _BEGINS_RELATIVE.match(clause):
        return _of_relative(tags[:start], clause)
    if _LEADS_DOWN.match(clause):
        return _moved(_SUBJECT.search(clause), start)
    if _SHARED.search(clause):
        return _moved(_SUBJECT.search(clause), start)
    joined = _JOINED.search(clause)
    if joined:
        return start + joined.start("np"), start + joined.end("np")
    finite = _FINITE.search(clause)
    front = _IN_FRONT.match(clause[: finite.start()] if finite else clause)
    if front:
        return start + front.start("np"), start + front.end("np")
    if not finite and not clause.strip("B") and plain[start - 1 : start] in {",", "-"}:
        across = _across(tags, plain, start - 1)
        if across:
            return across
    behind = _behind(plain, start + finite.start() if finite else verb)
    return behind or _moved(_LAST_RESORT.match(tags[start:verb]), start)  # "Von der Leyen sagte"


def _of_relative(ahead: str, clause: str) -> tuple[int, int] | None:
    """The subject of a clause that begins with a relative pronoun: its own, else what the pronoun stands for."""
    own, antecedent = _SUBJECT.search(clause), _ANTECEDENT.search(ahead)
    named = antecedent is not None and not antecedent["np"].strip("N")
    if antecedent is None and own is None and clause.lstrip("BKO").startswith("P"):
        antecedent = _OBJECT_BEFORE.search(ahead)  # "einen Brief, in dem es heißt"
    if antecedent and (own is None or (named and own[0].startswith("D"))):
        return antecedent.span("np")
    return _moved(own, len(ahead))


def subject_of_sentence(tags: str) -> tuple[int, int] | None:
    """Whom the last main clause of these tags is about."""
    found = None
    offset = start = max(0, len(tags) - _LONGEST)
    for boundary in (*(each.start() for each in _BOUNDARY.finditer(tags, offset)), len(tags)):
        clause = tags[start:boundary]
        verb = _FINITE.search(clause)
        if verb and not _LEADS_DOWN.match(clause) and not _BEGINS_RELATIVE.match(clause):
            subject = subject_in_clause(tags[offset:boundary], start - offset + verb.start())
            found = (subject[0] + offset, subject[1] + offset) if subject else found
        start = boundary + 1
    return found


def _behind(plain: str, verb: int) -> tuple[int, int] | None:
    end = _BOUNDARY.search(plain, verb + 1)
    return _moved(_SUBJECT.search(plain, verb + 1, end.start() if end else len(plain)), 0)


def _across(tags: str, plain: str, comma: int) -> tuple[int, int] | None:
    """The subject before what is between two commas; None where that is a clause which itself comes first."""
    start = max(plain.rfind(mark, 0, comma) for mark in ",-") + 1
    between = plain[start:comma]
    if _LEADS_DOWN.match(between) or not start:
        return None
    if _FINITE.search(between) and not _BEGINS_RELATIVE.match(between):
        return None
    ahead = plain[max(plain.rfind(mark, 0, start - 1) for mark in ",;:.-") + 1 : start - 1]
    if _FINITE.search(ahead) and not _BEGINS_RELATIVE.match(ahead):
        return None  # it has a verb of its own: "so gebe es keinen Weg, sich zu wehren, schreibt Reed"
    before = _ANTECEDENT.search(tags[:start])
    name = between.strip("N") == "" and len(between) > 1
    return (start, comma) if name else before.span("np") if before else None


def last_object(tags: str) -> tuple[int, int] | None:
    """The last noun phrase of a sentence on which no preposition hangs: "gab am Dienstag *eine Stellungnahme* ab"."""
    plain = _PREPOSITIONAL.sub(lambda found: "P" * len(found[0]), tags)
    *_, last = [None, *(found.span() for found in _OBJECT.finditer(plain))]
    return last


def attribution_at_the_end(tags: str, token: int) -> tuple[int, int, int] | None:
    """Subject and verb of "Reed hat den Plan als „…“ bezeichnet", where the verb of saying ends the clause."""
    found = _AT_THE_END.match(tags, token + 1)
    if not found:
        return None
    offset = max(0, token - _LONGEST)
    near, verb = tags[offset : found.end()], found.start("verb")
    agent = _AGENT.search(near, 0, token - offset)
    if agent is None and _SUFFERS.match(tags, verb + 1):  # "bezeichnet worden"
        agent = _WHERE.search(near, 0, token - offset)
    subject = agent.span("np") if agent else subject_in_clause(near, verb - offset)
    return (subject[0] + offset, subject[1] + offset, verb) if subject else None


def _moved(found: re.Match[str] | None, by: int) -> tuple[int, int] | None:
    return (found.start() + by, found.end() + by) if found else None
