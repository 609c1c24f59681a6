"""Who says a quote: the rules of `nlp/data/shared/attribution.rules.toml` over the tags of its sentence.

The most telling come first; which words are looked at, and what one attribution says of another, is said here.
"""

import re
from dataclasses import dataclass, replace

from factcheck.claims.lexicon import Lexicon, people_words
from factcheck.claims.names import is_role
from factcheck.claims.subject import (
    attribution_at_the_end,
    clause_subject,
    subject_behind,
    subject_in_clause,
    subject_of,
    subject_of_sentence,
    verb_alone,
)
from factcheck.claims.tagging import Sentence
from factcheck.nlp.tag_rules import CHAIN, HEAD, INSERT, SAYS, SPEAKER, VERB, attribution_rules

_WINDOW_BEFORE, _WINDOW_AFTER = 90, 60  # tokens; an attribution is nearer
_NEAR_COLON, _NEAR_RELATIVE = 10, 2  # tokens between a verb and the quote

GESTURE = "name and gesture after the quote"  # counts only where the quote ends like a sentence cut short
NAME_FIRST, AFTER = "name and verb after the quote", "verb and name after the quote"
BEFORE, AT_THE_END = "subject of the verb before the quote", "verb at the end of the clause"
ALONE = "verb without a subject"  # it names nobody
_RULES = attribution_rules()
_BEHIND = [rule for rule in _RULES.values() if rule.side == "behind"]
_FAR_BEHIND = [rule for rule in _RULES.values() if rule.side == "far behind"]
FRAMES = frozenset((AFTER, NAME_FIRST, "dash and name after the quote"))
_TOLD = re.compile(r"[CELa]")
_SAID_BEFORE = re.compile(r"C[^,:;.Q-]*$")
_TO_WHOM = re.compile(rf"(?P<np>O+|{CHAIN})$")  # "Reed zufolge"
_WHOSE = re.compile(r"(?P<np>[DGg]?[NnT]*[Gg])[nI]{0,2}$")
_ENDS = re.compile(rf",(?!{HEAD},[PW])")  # a clause, and no apposition: "described by Reed, the mayor, as …"
_FRAMED = re.compile(rf",?(?:(?P<np>{SPEAKER})(?:{INSERT})?[AB]*{SAYS}|{SAYS}(?P<np2>H|{HEAD}))")
_ASIDE = re.compile(r"(?:,P?R|[WS])[^,Q]*$")
_ONLY_IF = re.compile(r"(?:^|[,;.K])B?S[^,]*$")  # "If you ask Reed, “…”": whose words they are, it does not say
_GOES_ON = re.compile(rf",{VERB}")  # „Wer Holm fragt, hört: …“
_LED_DOWN, _WHEN = re.compile(r"[SRW]B*$"), re.compile(r"SB*$")
_PASSIVE = re.compile(r"A[AB]*C[BO]*$")  # "It was called “…” by Reed"
_AGENT_BEHIND = re.compile(r"y(?P<np>H|O|D?[nNT]*N)(?![CEL])")
_INSERTED = re.compile(rf",{SAYS}(?P<np>H|{HEAD}),(?=.)")
_INSERTED_LAST = re.compile(rf",{SAYS}(?P<np>H|{HEAD}),$")
_BESIDE = re.compile(r"[BPO]{0,2}[,:]?$|H")  # "began: …", "went on about …", "as Reed put it"
_COLON_NAME = re.compile(r"(?:^(?P<first>H|[DG]?[nT]*N+),[BIi][^,:]*|(?:^|[,;K])(?P<np>H|[DG]?[nT]*N+)[^,]*):$")
_USED_WORD = re.compile(r"[VCIi]D?n?U$")  # "used the phrase"
_GOES_ON_WITH = re.compile(r"Q(?:,?K?Q)*,?K$")  # “…” and “…”
_RIGHT_BEFORE = re.compile(r"[CL][BOP]{0,2}$")
_SERIES = re.compile(r"Q,?K?[DG]?n*U$")  # "called the fine “…” and the report “…”"
_AFTER_NOUN = frozenset(["", "W", "F", ":", "c"])

_SAID_ASIDE = re.compile(r"[CEL]B*,[^,]*,W$")  # "Reed said, after a day in the hot room, that"


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
        """The same in a sentence with `by` more tokens before it."""
        return replace(self, start=self.start + by, end=self.end + by)


def attribution(tags: str, token: int, *, verb_second: bool = False) -> Attribution | None:
    """Who says the quote that is the token at index `token` of the sentence with these tags.

    `verb_second`: in this language the subject follows the verb where anything else comes first.
    """
    after = tags[token + 1 : token + 1 + _WINDOW_AFTER]
    offset = max(0, token - _WINDOW_BEFORE)
    before = tags[offset:token]
    ahead = None
    if before.endswith(("C", "c")):  # "called “distasteful,” Reed said …": the verb before has it for object
        ahead = _of_verb(before, len(before) - 1, verb_second=verb_second)
    agent = _AGENT_BEHIND.match(after) if _PASSIVE.search(before) else None
    if agent:
        return Attribution(*agent.span("np"), "agent behind the quote").moved(token + 1)
    if ahead is None and verb_second:
        last = attribution_at_the_end(tags, token)
        if last is not None:
            return Attribution(*last[:2], AT_THE_END, distance=last[2] - token - 1)
    if ahead is None:
        behind = None if (ahead := _of_series(before, verb_second=verb_second)) else _behind(after)
        if behind is not None:
            return behind.moved(token + 1)
        ahead = ahead or _before(before, after[:1], verb_second=verb_second)
    if ahead is not None:
        return (_resumed(before, ahead) or ahead).moved(offset)
    later = _far(after)
    if later is not None:
        return later.moved(token + 1)
    alone = subject_before(tags, token, verb_second=verb_second)
    return Attribution(*alone, "subject of the sentence", certain=False, distance=len(before)) if alone else None


def _behind(after: str) -> Attribution | None:
    for rule in _BEHIND:
        found = rule.pattern.match(after)
        if found:
            return Attribution(*found.span("np"), rule.result)
    return None


def reporter(tags: str) -> Attribution | None:
    """Whose words a sentence without quotes reports, by the first word of saying in it; where the verb is second."""
    for index, tag in enumerate(tags):
        if tag in "Caz":
            found = _of_word(tags, index, verb_second=True)
            if found is not None and found.certain:
                return found
    return None


def without_subject(tags: str, token: int) -> Attribution | None:
    """The verb that says the quote at `token` where the language drops its subject, as an attribution to nobody."""
    verb = verb_alone(tags, token)
    return None if verb is None else Attribution(verb, verb, ALONE, distance=max(verb - token, token - verb) - 1)


def far_subject(tags: str, token: int) -> Attribution | None:
    """Who says the quote at `token` where a day or place is between the verb and the name."""
    subject = subject_behind(tags, token)
    return Attribution(*subject, AFTER) if subject else None


def subject_before(tags: str, token: int, *, verb_second: bool = False) -> tuple[int, int] | None:
    """Whom the clause before the token is about, as a span of tokens."""
    offset = max(0, token - _WINDOW_BEFORE)
    subject = (subject_of_sentence if verb_second else clause_subject)(tags[offset:token])
    return (subject[0] + offset, subject[1] + offset) if subject else None


def _of_series(before: str, *, verb_second: bool) -> Attribution | None:
    """Who says the quotes before that this one goes on with, if a verb right before them says it: "about “…” and"."""
    series = _GOES_ON_WITH.search(before)
    verb = series and _RIGHT_BEFORE.search(before, 0, series.start())
    found = _of_verb(before, verb.start(), verb_second=verb_second) if verb else None
    return found if found is not None and found.certain else None


def _before(before: str, closes: str, *, verb_second: bool) -> Attribution | None:
    beside = _beside(before, closes)
    if beside is not None:
        return beside
    doubtful = None
    for classes in ("CcUazL", "E"):  # what people think is said by whom they told it, if anybody is told
        for index in range(len(before) - 1, -1, -1):
            if before[index] in classes:
                found = _of_word(before, index, verb_second=verb_second)
                if found is not None and found.certain and (doubtful is None or _SERIES.search(before)):
                    return found
                doubtful = doubtful or found
    if doubtful is not None:
        return doubtful
    label = _RULES["label"].pattern.match(before)
    return _said_by("label", label, distance=len(before) - label.end()) if label else None


def _beside(before: str, closes: str) -> Attribution | None:
    """What is right before the quote and needs no verb of saying."""
    label = _RULES["label"].pattern.match(before)
    if label and label.end() == len(before):
        return _said_by("label", label)
    dashed = _RULES["dash-name-before"].pattern.search(before)
    if dashed and closes == "-":
        return _said_by("dash-name-before", dashed)
    if before.endswith(":") and not _TOLD.search(before[-_NEAR_COLON:]):
        named = _RULES["name-and-colon"].pattern.search(before) or _COLON_NAME.search(before)
        named = named or _RULES["her-advice"].pattern.search(before)
        subject = clause_subject(before[:-1]) or (named.span(named.lastgroup or 0) if named else None)
        if subject:
            result = _RULES["name-and-colon"].result
            return Attribution(*subject, result, _LED_DOWN.search(before, 0, subject[0]) is None)
    worded = _RULES["in-whose-words-before"].pattern.search(before)
    if worded:
        return _said_by("in-whose-words-before", worded)
    stated = None if _SAID_ASIDE.search(before) else _RULES["name-verb-that"].pattern.search(before)
    return _said_by("name-verb-that", stated) if stated else None


def _said_by(rule: str, found: re.Match[str], *, distance: int = 0) -> Attribution:
    """What a rule of the file says that matched."""
    return Attribution(*found.span("np"), _RULES[rule].result, distance=distance)


def _of_word(before: str, index: int, *, verb_second: bool) -> Attribution | None:
    tag, distance = before[index], len(before) - 1 - index
    if tag == "U":
        return _of_noun(before, index, verb_second=verb_second)
    if tag == "z":
        match = _TO_WHOM.search(before[:index])
        return Attribution(*match.span("np"), "according to, before the quote", distance=distance) if match else None
    if tag == "a" and verb_second and _SAID_BEFORE.search(before, 0, index):
        return None  # "sagte Reed laut Polizei": said Reed, whoever passed it on
    if tag == "a":
        match = _RULES["according-before"].pattern.match(before, index)
        return _said_by("according-before", match, distance=distance) if match else None
    if tag == "L" and not _BESIDE.match(before, index + 1) and not _INSERTED.match(before, max(0, index - 1)):
        return None
    if tag != "c" and distance > _NEAR_RELATIVE and _in_relative(before, index):
        return None
    return _of_verb(before, index, verb_second=verb_second)


def _of_noun(before: str, index: int, *, verb_second: bool) -> Attribution | None:
    """Of a noun of saying: whose it is, else whom its clause is about."""
    distance = len(before) - 1 - index
    if before[index + 1 : index + 2] not in _AFTER_NOUN:
        return None
    match = _WHOSE.search(before[:index])
    if match and match["np"] == "g" and before[: match.start()].endswith("P"):
        return None  # "said in its report that …": a verb of saying tells more
    if match:
        return Attribution(*match.span("np"), "whose words they are", distance=distance)
    if verb_second:
        subject = subject_in_clause(before, index)
        return Attribution(*subject, "subject of the words before the quote") if subject else None
    subject = clause_subject(before) if distance == 0 else None
    used = _USED_WORD.search(before) is not None
    return Attribution(*subject, "subject of the words before the quote", certain=used) if subject else None


def _of_verb(before: str, verb: int, *, verb_second: bool) -> Attribution | None:
    agent = _RULES["agent"].pattern.match(before, verb)
    if agent and _ASIDE.search(before, 0, verb) and _ENDS.match(before, agent.end()):
        return None  # "Reed, who was told by Wong to stay, …": that tells of Wong before the quote begins
    if agent:
        return _said_by("agent", agent, distance=len(before) - agent.end())
    if before[verb + 1 : verb + 2] == "y":
        return None  # "the plan proposed by Reed was …": not what the sentence is about
    inserted = _INSERTED.match(before, max(0, verb - 1))
    if inserted:
        return Attribution(*inserted.span("np"), "inserted before the quote", distance=len(before) - inserted.end())
    subject = subject_of(before, verb, verb_second=verb_second)
    if subject is None:
        return None
    sure = verb_second or not _is_led_down(before, subject, verb)
    last = None if sure else _INSERTED_LAST.match(before, verb - 1)  # "After Wong had left, said Reed, “…”"
    if last:
        return Attribution(*last.span("np"), "inserted before the quote")
    if _ONLY_IF.search(before, 0, verb):
        sure = not (_GOES_ON.match(before, verb + 1) if verb_second else before.endswith(","))
    return Attribution(*subject, BEFORE, sure, distance=len(before) - 1 - verb)


def _is_led_down(before: str, subject: tuple[int, int], verb: int) -> bool:
    """Whether the subject is that of a clause which ended before the verb: "While Reed spoke, Wong of 12 said"."""
    return _WHEN.search(before, 0, subject[0]) is not None and "," in before[subject[1] : verb]


def _in_relative(before: str, verb: int) -> bool:
    """Whether the verb only describes someone in the words of another: "Reed said anybody who complains …"."""
    head = before[:verb].rstrip("AB")
    return head.endswith("R") and not head.endswith((",R", ",PR")) and ("C" in head or "c" in head)


def _resumed(before: str, found: Attribution) -> Attribution | None:
    """Who said the quote before, where the verb that was found only tells of somebody in the words between them.

    “I will go,” Reed told the council, which had asked him twice, “and I will stay.”
    """
    verb, opened = len(before) - 1 - found.distance, before.rfind("Q")
    if opened < 0 or found.distance <= _NEAR_RELATIVE or not before.endswith(","):
        return None
    framed = _FRAMED.match(before, opened + 1)
    aside = framed is not None and _ASIDE.search(before, framed.end(), max(0, verb))
    if framed is None or not aside:
        return None
    return Attribution(*framed.span(framed.lastgroup or 0), "name and verb before an aside", False, verb)


def _far(after: str) -> Attribution | None:
    """The nearest attribution further on in the sentence."""
    found = [(match, rule) for rule in _FAR_BEHIND if (match := rule.pattern.search(after))]
    if not found:
        return None
    match, rule = min(found, key=lambda each: each[0].start())
    return Attribution(*match.span("np"), rule.result, distance=match.start())


# The words that name who speaks, where the rules found others beside them.


_NEAR = 60  # tokens
_NAME_BEHIND = re.compile(r",(?P<np>N[NT]*N)(?=,)")
_BARE_APPOSITION = re.compile(r"(?:^|[,;K.Qy])(?P<np>N[NT]*N),$")  # "Ana Ruiz, director of the port said"
_MORE = re.compile(
    rf"(?:,N[NT]*)*,?KN[NT]*(?=[,.:;QPYB-]|$)|(?:,N[NT]*)+,?K{HEAD}(?=[,.:;Q-]|$)"
)  # "said Reed, Ruiz and Wong"
_PLACE_AND_NAME = re.compile(rf"(?:F{HEAD})+")  # "University of Ellis professor Ana Ruiz"
_CHAIN_AND_WHO = re.compile(rf"(?:[PFwy]{HEAD})*[PFwy](?P<np>[DGg]?[nNTG]*N),R")
_VIEWPOINT = re.compile(r"(?:^|[,;K.])(?P<first>P)(?P<np>[NT]+|D[nNT]*N)(?:,|(?=[HD])).*A[DB]*$")


def speaking(text: str, sentence: Sentence, start: int, end: int, words: Lexicon) -> tuple[int, int]:
    """Better bounds for a speaker found at tokens `start`:`end` of a sentence; the same where there are none.

    "The port's director, Ana Ruiz, said" is said by Ana Ruiz, and "a rebuke from Ana Ruiz, who called it" too.
    """
    tags = sentence.tags
    loose = tags[start] in "nI" or (tags[start] == "D" and tags[end : end + 2] == ",R")
    offset = max(0, start - _NEAR)
    bare = _BARE_APPOSITION.search(tags[offset:start]) if loose else None
    if bare:
        return offset + bare.start("np"), offset + bare.end("np")
    more = None if tags[start:end].strip("NT") else _MORE.match(tags, end)
    if more:
        return start, more.end()
    if not people_words("no_person").isdisjoint(text[slice(*sentence.span((start, end)))].lower().split()):
        whole = _PLACE_AND_NAME.match(tags, end)
        return start, whole.end() if whole else end
    if "N" in tags[start:end] or tags[start:end] in {"H", "O"}:
        return start, end
    named = _NAME_BEHIND.match(tags, end)
    if named:
        return start, named.end("np")
    who = _CHAIN_AND_WHO.match(tags, end)
    head = text[slice(*sentence.spans[end - 1])].lower()
    if who and text[slice(*sentence.spans[who.end() - 1])].lower() == "who" and not is_role(head, words):
        return who.span("np")
    return start, end


def viewpoint(text: str, sentence: Sentence, token: int, words: Lexicon) -> tuple[int, int] | None:
    """Whose view a sentence without a verb of saying gives: "For Ana Ruiz, it was “…”"."""
    offset = max(0, token - _NEAR)
    found = _VIEWPOINT.search(sentence.tags[offset:token])
    if found and text[slice(*sentence.spans[offset + found.start("first")])].lower() in words.viewpoint:
        return offset + found.start("np"), offset + found.end("np")
    return None


# Who says a quote in Chinese and Japanese, where words are not parted and the tags of other languages fail.


_REACH = 60  # characters
_SAY = (
    r"(?:说|說|表示|称|稱|指出|认为|認為|强调|強調|宣布|写道|寫道|回应|回應|告诉记者|告訴記者|道|透露|补充|補充|呼吁|呼籲|批评|批評|质疑"
    r"|質疑|解释|解釋|承认|承認|否认|否認|问|問|答|喊|曾说|直言|坦言|感叹|感嘆)"
)
_ZH_BEFORE = re.compile(
    rf"(?:^|[，。；：！？\s、”」])(?P<np>[\u4e00-\u9fff·A-Za-z]{{1,16}}?)(?:[在于於对對向就][^，。]{{0,20}}?)?(?:则|則|也|还|還|又|并|並|再次)?"
    rf"{_SAY}(?:道)?[：:，,]?\s?$"
)
_ZH_AFTER = re.compile(rf"^[，,]?(?P<np>[\u4e00-\u9fff·A-Za-z]{{1,16}}?)(?:在[^，。]{{0,12}}?)?{_SAY}(?!道?[：:])")
_JA_BEFORE = re.compile(
    r"(?:^|[。、！？\s」])(?P<np>[^。、！？「」『』\s]{1,24}?)(?:は|が|も)(?:[^。「」]{0,40}?[、で])?[、\s]?$"
)
_JA_AFTER = re.compile(
    r"^」?(?:など)?と(?:[^。、「」]{0,12})?(?:述|話|語|言|説明|指摘|強調|主張|発表|答|訴|コメント|批判|明|書|つぶや|反論|し)"
)
_JA_SPEAKER_AFTER = re.compile(r"^と(?P<np>[^。、「」]{1,20}?)(?:は|が|さんは|氏は)(?:述|話|語|言|説明|指摘|コメント)")


def cjk_attribution(text: str, start: int, end: int, first: int, last: int) -> tuple[tuple[int, int], str] | None:
    """(span of the speaker, rule) for the quote with its marks at `start`:`end` in the paragraph `first`:`last`."""
    before = text[max(first, start - _REACH) : start]
    after = text[end : min(last, end + _REACH)]
    offset = start - len(before)
    found = _ZH_BEFORE.search(before)
    if found:
        return (offset + found.start("np"), offset + found.end("np")), "verb and name before the quote"
    if _JA_AFTER.match(after):
        found = _JA_BEFORE.search(before)
        if found:
            return (offset + found.start("np"), offset + found.end("np")), "topic before the quote"
    for pattern in (_JA_SPEAKER_AFTER, _ZH_AFTER):
        found = pattern.match(after)
        if found:
            return (end + found.start("np"), end + found.end("np")), "name and verb after the quote"
    return None
