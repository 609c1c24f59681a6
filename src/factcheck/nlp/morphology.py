"""Whether two words are one word in two forms: inflected, spelled the British way, or with an accent lost."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

_VERBS: Final = (
    "be am is are was were been being 's 're 'm",
    "have has had having 've 'd 's",
    "do does did done doing",
    "go goes went gone going",
    "say says said saying",
    "get gets got gotten getting",
    "make makes made making",
    "know knows knew known",
    "think thinks thought",
    "take takes took taken",
    "see sees saw seen",
    "come comes came",
    "give gives gave given",
    "find finds found",
    "tell tells told",
    "become becomes became",
    "leave leaves left",
    "feel feels felt",
    "bring brings brought",
    "begin begins began begun",
    "keep keeps kept",
    "hold holds held",
    "write writes wrote written",
    "stand stands stood",
    "hear hears heard",
    "let lets letting",
    "mean means meant",
    "meet meets met",
    "run runs ran running",
    "pay pays paid",
    "sit sits sat",
    "speak speaks spoke spoken",
    "lead leads led",
    "grow grows grew grown",
    "lose loses lost losing",
    "fall falls fell fallen",
    "send sends sent",
    "build builds built",
    "understand understands understood",
    "draw draws drew drawn",
    "break breaks broke broken",
    "spend spends spent",
    "rise rises rose risen",
    "drive drives drove driven",
    "buy buys bought",
    "wear wears wore worn",
    "choose chooses chose chosen",
    "eat eats ate eaten",
    "throw throws threw thrown",
    "catch catches caught",
    "deal deals dealt",
    "win wins won winning",
    "forget forgets forgot forgotten",
    "sell sells sold",
    "fight fights fought",
    "teach teaches taught",
    "sing sings sang sung",
    "seek seeks sought",
    "steal steals stole stolen",
    "shake shakes shook shaken",
    "swear swears swore sworn",
    "show shows showed shown",
    "shoot shoots shot",
    "sink sinks sank sunk",
    "swim swims swam swum",
    "drink drinks drank drunk",
    "ring rings rang rung",
    "hang hangs hung hanged",
    "hide hides hid hidden",
    "bite bites bit bitten",
    "blow blows blew blown",
    "fly flies flew flown",
    "freeze freezes froze frozen",
    "tear tears tore torn",
    "wake wakes woke woken",
    "forgive forgives forgave forgiven",
    "arise arises arose arisen",
    "bear bears bore borne born",
    "bind binds bound",
    "sleep sleeps slept",
    "sweep sweeps swept",
    "creep creeps crept",
    "weep weeps wept",
    "bend bends bent",
    "lend lends lent",
    "dig digs dug",
    "stick sticks stuck",
    "strike strikes struck stricken",
    "swing swings swung",
    "cling clings clung",
    "spin spins spun",
    "feed feeds fed",
    "bleed bleeds bled",
    "breed breeds bred",
    "flee flees fled",
    "slide slides slid",
    "shine shines shone",
    "prove proves proved proven",
    "burn burns burned burnt",
    "learn learns learned learnt",
    "dream dreams dreamed dreamt",
)
_OTHERS: Final = (
    "child children",
    "man men",
    "woman women",
    "foot feet",
    "tooth teeth",
    "mouse mice",
    "goose geese",
    "person persons",
    "life lives",
    "wife wives",
    "knife knives",
    "half halves",
    "self selves",
    "criterion criteria",
    "phenomenon phenomena",
    "crisis crises",
    "analysis analyses",
    "a an",
    "this these",
    "that those",
)
_IRREGULAR: Final = {form: group for group, forms in enumerate(_VERBS + _OTHERS) for form in forms.split()}
_PAST: Final = frozenset(form for forms in _VERBS for form in forms.split()[2:] if not form.endswith("ing"))
_SPELLINGS: Final = {
    "programme": "program",
    "programmes": "programs",
    "grey": "gray",
    "greys": "grays",
    "cheque": "check",
    "cheques": "checks",
    "tyre": "tire",
    "tyres": "tires",
    "kerb": "curb",
    "plough": "plow",
    "storey": "story",
    "sceptic": "skeptic",
    "sceptical": "skeptical",
    "aluminium": "aluminum",
    "jewellery": "jewelry",
    "moustache": "mustache",
    "pyjamas": "pajamas",
    "ageing": "aging",
    "judgement": "judgment",
    "acknowledgement": "acknowledgment",
    "mum": "mom",
    "gaol": "jail",
    "draught": "draft",
    "whilst": "while",
    "amongst": "among",
    "towards": "toward",
    "till": "until",
    "okay": "ok",
    "alright": "all right",
    "enquiry": "inquiry",
    "enquiries": "inquiries",
    "fulfil": "fulfill",
    "skilful": "skillful",
    "wilful": "willful",
    "enrol": "enroll",
    "advisor": "adviser",
    "advisors": "advisers",
    "protestor": "protester",
    "protestors": "protesters",
    "imposter": "impostor",
    "instalment": "installment",
    "manoeuvre": "maneuver",
    "leukaemia": "leukemia",
}
_ISE: Final = re.compile(r"(?<=[a-z]{3})([iy])s(e|es|ed|er|ers|ing|ation|ations|able)$")
_OUR: Final = re.compile(r"(?<=[a-z]{2}[b-df-hj-np-tvwxz])our(?=$|s$|ed$|ing$|able|ful|less|ite|hood|ly$|er$|ers$|y$)")
_RE: Final = re.compile(r"(?<=[a-z]{2}[tbh])re(s?)$")
_LL: Final = re.compile(r"([aeiou][b-df-hj-np-tv-z]+[aeiou])ll(?=ed$|ing$|er$|ers$|or$|ors$|ist$|ous$)")
_CE: Final = re.compile(r"^(licen|defen|offen|preten)(?:c|s)e(?=$|s$|d$|less)")
_PRACTICE: Final = re.compile(r"^(practi)(?:c|s)(?=e$|es$|ed$|ing$)")
_LIGATURE: Final = re.compile(r"(?<=[a-z])(?:ae|oe)(?=[a-z])|^(?:ae|oe)(?=[a-z]{4})")
_DOUBLING: Final = re.compile(r"(?:qu|[^aeiouy])*[aeiouy][^aeiouwxy]$")
_VOWELS: Final = frozenset("aeiouy")
_ACCENTED: Final = frozenset("äöüñ")


def plain(word: str) -> str:
    """The word without accents."""
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))


@lru_cache(maxsize=1 << 14)
def american(word: str) -> str:
    """The word in a form that does not depend on which side of the Atlantic it was written."""
    if word in _SPELLINGS:
        return _SPELLINGS[word]
    if len(word) < 5:
        return word
    word = _PRACTICE.sub(r"\1c", word)
    if len(word) > 5:
        word = _ISE.sub(r"\1z\2", word)
    word = _OUR.sub("or", word)
    word = _RE.sub(r"er\1", word)
    word = _LL.sub(r"\1l", word)
    word = _CE.sub(r"\1se", word)
    word = word.removesuffix("ue") if word.endswith("ogue") else word
    return _LIGATURE.sub("e", word) if "ae" in word or "oe" in word else word


@lru_cache(maxsize=1 << 14)
def stems(word: str) -> frozenset[str]:
    """What the word may be a regular form of, itself included."""
    found = {word}
    if word.endswith(("'s", "s'")):
        word = word[:-2] if word.endswith("'s") else word[:-1]
        found.add(word)
    if len(word) < 4:
        if word.endswith("s") and len(word) > 2:
            found.add(word[:-1])
        return frozenset(found)
    return frozenset(found | _without_s(word) | _without_ending(word, "ed") | _without_ending(word, "ing"))


def _without_s(word: str) -> set[str]:
    if not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return set()
    found = {word[:-1]}
    if word.endswith("es"):
        found.add(word[:-2])
    if word.endswith("ies"):
        found.add(word[:-3] + "y")
    if word.endswith("ves"):
        found.add(word[:-3] + "f")
    return found


def _without_ending(word: str, ending: str) -> set[str]:
    base = word.removesuffix(ending)
    if base == word or len(base) < 2 or not _VOWELS & set(base):
        return set()
    found = {base + "e"} if _DOUBLING.match(base) else {base, base + "e"}  # "hoping" is of hope, not of hop
    if len(base) > 2 and base[-1] == base[-2]:
        found.add(base[:-1])
    if base.endswith("i"):
        found.add(base[:-1] + "y")
    if ending == "ing" and base.endswith("y"):
        found.add(base[:-1] + "ie")
    return found


def inflected(one: str, other: str) -> bool:
    """Whether both are forms of one word: its plural, genitive, person, tense, participle, or adverb in -ly."""
    groups = _IRREGULAR.get(one), _IRREGULAR.get(other)
    if groups[0] is not None and groups[0] == groups[1]:
        return True
    one, other = american(one), american(other)
    if one[:1] != other[:1]:
        return False
    return bool(stems(one) & stems(other)) or _adverb_of(one, other) or _adverb_of(other, one)


@lru_cache(maxsize=1 << 12)
def forms(base: str) -> frozenset[str]:
    """The forms of a word by its base, itself among them, as far as rules and the irregular ones give them.

    For looking a form up: of regular words some forms are among them that nobody writes ("stoped").
    """
    found = {base}
    for group in _VERBS + _OTHERS:
        listed = group.split()
        if listed[0] == base:
            found.update(listed)
            if group in _OTHERS:
                return frozenset(found)
    if len(base) < 3 or not base.isalpha():
        return frozenset(found)
    stem = base[:-1] + "i" if base[-1] == "y" and base[-2] not in _VOWELS else base
    found.add(stem + ("es" if stem != base or base.endswith(("s", "x", "z", "ch", "sh", "o")) else "s"))
    found.add(base + "s")
    bare = base[:-1] if base[-1] == "e" else stem
    found |= {bare + "ed", (base[:-2] + "y" if base.endswith("ie") else base.removesuffix("e")) + "ing"}
    if _DOUBLING.match(base) or base[-1] == "l":
        found |= {base + base[-1] + "ed", base + base[-1] + "ing"}
    return frozenset(found)


def _adverb_of(adverb: str, adjective: str) -> bool:
    """Whether one is the other's adverb: "clearly", "happily", "simply"."""
    if len(adjective) < 5 or not adverb.endswith("ly"):
        return False
    return adverb.removesuffix("ly") in {adjective, adjective.removesuffix("le"), re.sub("y$", "i", adjective)}


def past(word: str) -> bool:
    """Whether the word may be a verb in the past: "left", "closed"."""
    return word in _PAST or (word.endswith("ed") and (len(word) > 4 or (len(word) == 4 and word[1] != "e")))


def same_letters(one: str, other: str) -> bool:
    """Whether the words differ in nothing but accents."""
    return plain(one) == plain(other)


def telling_accent(one: str, other: str) -> bool:
    """Whether the accent lost makes another letter, and so perhaps another word ("schon", "schön")."""
    return bool(_ACCENTED & set(one + other))
