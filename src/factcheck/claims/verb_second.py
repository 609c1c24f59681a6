"""The subject of a verb where articles tell the case and the verb stands second, or last in a subordinate clause."""

import re
from collections.abc import Sequence

from factcheck.claims.lexicon import Lexicon
from factcheck.nlp.tag_rules import VERB

_MODIFIERS = r"[#nIT]*"
_NP = rf"(?:H|D?{_MODIFIERS}[NT]+(?:F{_MODIFIERS}N+)*(?:KD?{_MODIFIERS}N+)?)"
_SUBJECT = re.compile(_NP)
_IN_FRONT = re.compile(rf"[BKY]*(?P<np>{_NP})")
_JOINED = re.compile(rf"{VERB}.*K[BY]*(?P<np>{_NP})[BOY]*$")
_SHARED = re.compile(r"N.*K[BO]*$")
_ANTECEDENT = re.compile(rf"(?P<np>D?{_MODIFIERS}N+(?:F{_MODIFIERS}N+)*)P?,?$")
_OBJECT_BEFORE = re.compile(r"(?P<np>O{2,}),$")
_PREPOSITIONAL = re.compile(rf"[Pyw]D?{_MODIFIERS}[NY#]+(?:F{_MODIFIERS}N+)*")
_OBLIQUE = re.compile(r"d[#nBI]*N+(?:F[#n]*N+)*")
_LAST_RESORT = re.compile(rf"[Pyw](?:D?{_MODIFIERS}N+)(?=B*$)")
_LEADS_DOWN = re.compile(r"[BKO]*[SW]")
_RELATIVE = re.compile(r"[BKO]*P?R")
_BOUNDARY = re.compile(r"[,:;(.-]")
_SAYS_LAST = re.compile(r"[^,.:;Q]*C,")
_VERB_BEHIND = re.compile(rf",{VERB}")
_FINITE = re.compile(VERB)
_AT_THE_END = re.compile(r"[BOnN]{0,3}(?:[Py]D?[#n]*N+)?B{0,2}(?P<verb>C)(?=A?(?:[,.;:K)-]|$))")
_AGENT = re.compile(rf"A[^,]*y(?P<np>D?{_MODIFIERS}N+(?:F{_MODIFIERS}N+)*)[^,]*$")
_OBJECT = re.compile(rf"D?{_MODIFIERS}N+(?:F{_MODIFIERS}N+)*|O{{2,}}")
_WHERE = re.compile(rf"(?:^|[,;:.])[BKY]*P(?P<np>D?{_MODIFIERS}N+(?:F{_MODIFIERS}N+)*)A[^,]*$")  # "In den Medien wurde"
_SUFFERS = re.compile(r"A(?=[,.;:K)-]|$)")

_EITHER = frozenset({"der", "einer", "ihrer", "seiner", "unserer"})  # genitive behind a noun, else perhaps dative
_OBJECTS = frozenset({"die", "das", "ein", "eine"})  # right behind a noun: "fragte Reed die Menge"
_RELATIVES = frozenset({"der", "die", "das", "dem", "den", "denen"})
_IT_SAYS = frozenset({"heißt", "hieß"})
_WANTS = frozenset({"will", "wollte", "wollten"})
_FEMININE = ("erin", "entin", "ztin", "efin", "heit", "keit", "schaft", "tät", "tion")  # "der" makes it no subject
_FINITE_ENDINGS = ("te", "ten", "t")
_CLAUSE = 40  # tokens; a verb and its parts stand nearer
_LONGEST = 90  # tokens that are looked at before a quote
_SHORTEST_VERB = 3  # letters


def settle(tags: list[str], lows: Sequence[str], words: Lexicon) -> None:
    """Let endings and articles say what a word is: `lows` are the words of these tags in lower case.

    A noun phrase whose article is a dative or accusative becomes so many O; an article of the genitive is F, like "of".
    """
    acts = words.passive.isdisjoint(lows)
    for i in range(len(tags) - 1, -1, -1):
        if tags[i] == "n":
            tags[i] = "V" if lows[i] in words.reported else _open_word(tags, lows, i)
        elif tags[i] == "y" and acts:
            tags[i] = "P"  # "von" names who acts only where the verb is passive
    for i, tag in enumerate(tags):
        if tag in "DdF":
            tags[i] = _article(tags, lows, i)
    _settle_formulas(tags, lows, words)
    plain = "".join(tags)
    if "d" in plain:
        tags[:] = _OBLIQUE.sub(lambda found: "O" * len(found[0]), plain)


def _article(tags: Sequence[str], lows: Sequence[str], i: int) -> str:
    """Which case an article shows, or whether it is a relative pronoun."""
    before = tags[i - 1] if i else ""
    if before == "," and lows[i] in _RELATIVES and _is_relative("".join(tags[i + 1 : i + _CLAUSE])):
        return "R"
    if before and before in "PywaF":
        return "D"
    if before == "N" and lows[i] in _OBJECTS:
        return "d"
    return _dative_or_genitive(tags, lows, i) if lows[i] in _EITHER else tags[i]


def _settle_formulas(tags: list[str], lows: Sequence[str], words: Lexicon) -> None:
    """Phrases whose words do not mean what they say one by one."""
    for i, low in enumerate(lows):
        if low in words.separable and _ends_with(tags, lows, i, words.separable[low]):
            tags[i] = "C"
        elif low in _IT_SAYS:
            _settle_paper(tags, lows, i)
        elif low == "worten" and "mit" in lows[max(0, i - 3) : i]:
            tags[i] = "B" if "a" in tags[max(0, i - _CLAUSE) : i] else "U"
        elif low.startswith("zitier") and "mit" in lows[i : i + _CLAUSE] and tags[i + 1 : i + 2] not in ([","], []):
            tags[i] = "a"  # "zitiert Reed mit den Worten": in the words of Reed
        elif low == "wie" and _SAYS_LAST.match("".join(tags[i + 1 : i + _CLAUSE])):
            tags[i] = "W"
        elif tags[i] == "L" and tags[i + 1 : i + 2] in (["C"], ["V"]):
            tags[i] = "B"  # "so charakterisierte ihn …"
        elif tags[i] == "S" and tags[i + 1 : i + 2] in (["C"], ["V"], ["A"]):
            tags[i] = "B"  # "Da ging Reed"
        elif low in _WANTS and "wissen" in lows[i : i + _CLAUSE]:
            tags[i] = "C"  # "wollte Reed wissen": asked


def _settle_paper(tags: list[str], lows: Sequence[str], verb: int) -> None:
    """Make "heißt es im Bericht" the same as "laut Bericht"; of "ein Brief, in dem es heißt" the letter says it."""
    if lows[verb + 1 : verb + 2] == ["es"]:
        tags[verb], tags[verb + 1] = "BB"
        source = next((k for k in (*range(verb + 2, min(verb + 5, len(tags))), 0) if tags[k] == "P"), None)
        if source is not None:
            tags[source] = "a"
        return
    comma = next((i for i in range(verb - 1, max(0, verb - _CLAUSE), -1) if lows[i] == ","), 0)
    if comma and lows[comma + 1] == "in" and lows[comma + 2] in _RELATIVES and "es" in lows[comma + 3 : verb]:
        tags[comma + 2], tags[verb] = "R", "C"
        tags[lows.index("es", comma)] = "B"


def _ends_with(tags: Sequence[str], lows: Sequence[str], verb: int, parts: frozenset[str]) -> bool:
    """Whether the clause of this verb ends with the part that makes it one of saying: "gab … an"."""
    for i in range(verb + 1, min(verb + _CLAUSE, len(tags))):
        if lows[i] in parts and (i + 1 == len(tags) or tags[i + 1] in ",.;:-KQ"):
            return True
        if tags[i] in ".;:QCVA" or (tags[i] == "," and tags[i + 1 : i + 2] in (["W"], ["S"], ["R"], ["K"])):
            return False
    return False


def _open_word(tags: Sequence[str], lows: Sequence[str], i: int) -> str:
    """An unknown word in small letters: an adjective before its noun, else a verb or an adverb."""
    following = tags[i + 1] if i + 1 < len(tags) else ""
    if following and following in "nN#":
        return "n"
    is_verb = len(lows[i]) >= _SHORTEST_VERB and lows[i].endswith(_FINITE_ENDINGS)
    return "V" if is_verb and not (i and tags[i - 1] in "DdF") else "B"


def _is_relative(following: str) -> bool:
    """Whether the article behind a comma is a pronoun: no noun of its own follows, or a clause that its verb ends."""
    if not re.match(r"[#nI]*N", following):
        return True
    clause = _BOUNDARY.split(following, maxsplit=1)[0]
    framed = "Q" in clause or _VERB_BEHIND.match(following, len(clause)) is not None
    return clause.endswith(("C", "V", "A")) and len(_FINITE.findall(clause)) == 1 and framed


def _dative_or_genitive(tags: Sequence[str], lows: Sequence[str], i: int) -> str:
    after_noun, after_name = i > 0 and tags[i - 1] == "N", i > 1 and tags[i - 1] == tags[i - 2] == "N"
    if after_noun and not after_name:
        return "F"
    if lows[i] == "der" and not after_noun:
        noun = next((k for k in range(i + 1, len(tags)) if tags[k] != "n"), i)
        if tags[noun] == "N" and lows[noun].endswith(_FEMININE):
            return "d"
    inflected = i + 1 < len(tags) and tags[i + 1] == "n" and lows[i + 1].endswith("en")
    return "D" if lows[i] == "der" and not inflected and not after_name else "d"


def subject_in_clause(tags: str, verb: int) -> tuple[int, int] | None:
    """The subject of the verb at index `verb`, as a span of tokens."""
    plain = _PREPOSITIONAL.sub(lambda found: "O" * len(found[0]), tags)
    start = 0
    for boundary in _BOUNDARY.finditer(plain, 0, verb):
        start = boundary.end()
    clause = plain[start:verb]
    if _RELATIVE.match(clause):
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
        if verb and not _LEADS_DOWN.match(clause) and not _RELATIVE.match(clause):
            subject = subject_in_clause(tags[offset:boundary], start - offset + verb.start())
            found = (subject[0] + offset, subject[1] + offset) if subject else found
        start = boundary + 1
    return found


def _behind(plain: str, verb: int) -> tuple[int, int] | None:
    end = _BOUNDARY.search(plain, verb + 1)
    return _moved(_SUBJECT.search(plain, verb + 1, end.start() if end else len(plain)), 0)


def _across(tags: str, plain: str, comma: int) -> tuple[int, int] | None:
    """The subject before what stands between two commas; None where that is a clause which itself comes first."""
    start = max(plain.rfind(mark, 0, comma) for mark in ",-") + 1
    between = plain[start:comma]
    if _LEADS_DOWN.match(between) or not start:
        return None
    if _FINITE.search(between) and not _RELATIVE.match(between):
        return None
    ahead = plain[max(plain.rfind(mark, 0, start - 1) for mark in ",;:.-") + 1 : start - 1]
    if _FINITE.search(ahead) and not _RELATIVE.match(ahead):
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
