"""The small words that carry a sentence's meaning, by what they do: negate, bound, doubt, join, stand for somebody.

Closed classes of English, and the negations of German, French and Spanish. Content words are nowhere here: what is
not listed counts as one. The order of `CLASSES` is the order of precedence where a word could be several things.
"""

import re
from typing import Final

from factcheck.nlp.lexicon import RULED, tagged
from factcheck.nlp.tokenizer import fold


def words(text: str) -> frozenset[str]:
    """The words of a string, as a set, folded as those of a text are: no list could tell "mutmaßlich" otherwise."""
    return frozenset(map(fold, text.split()))


NEGATIONS: Final = frozenset().union(*(tagged("negation", language) for language in sorted(RULED)))
MODALS: Final = words(
    "may might must can could shall should will would ought 'll need needs dare supposed"
    " allowed obliged required kann könnte muss müsste soll sollte darf dürfte wird würde"
    " peut pourrait doit devrait puede podría debe debería"
)
QUANTIFIERS: Final = words(
    "all every each some many most few several only both either half always often sometimes usually seldom rarely"
    " frequently occasionally generally mostly mainly largely partly partially entirely wholly completely totally fully"
    " more less fewer least much little enough everything something anything everyone everybody someone somebody anyone"
    " anybody merely solely exclusively particularly especially exactly almost nearly virtually practically roughly"
    " approximately constantly regularly ever also even too still already"
    " alle jeder jede jedes einige viele wenige manche nur immer oft manchmal selten fast"
    " tous toutes chaque quelques plusieurs peu beaucoup toujours souvent parfois seulement presque"
    " todos todas cada algunos algunas muchos pocos siempre veces solo sólo casi"
)
HEDGES: Final = words(
    "allegedly alleged reportedly supposedly purportedly apparently seemingly probably possibly perhaps maybe likely vice deputy acting interim assistant honorary mock fake quasi"
    " unlikely presumably arguably potentially conceivably ostensibly evidently attempted suspected accused former"
    " seem seems seemed appear appears appeared suggest suggests suggested believe believes believed"
    " think thinks thought guess suspect assume claimed allege alleges say says said according rumored"
    " rumoured unconfirmed potential possible probable presumed proposed future ex vermutlich angeblich vielleicht"
    " wahrscheinlich mutmaßlich probablement prétendument quizás presuntamente probablemente"
    " expected supposed try tries tried trying want wants wanted hoped intend intends intended planned"
    " refuse refuses refused fail fails failed decline declines declined threaten threatens threatened pretend"
    " pretends pretended deny denies denied doubt doubts doubted"
)
CONNECTIVES: Final = words(
    "and or but if unless because although though while whilst whereas since so therefore thus hence however until till"
    " when whenever despite yet before after than whether except provided once where wherever lest nevertheless"
    " nonetheless otherwise instead consequently"
    " und oder aber wenn falls weil obwohl bevor nachdem et ou mais si parce quoique avant après y o pero porque aunque"
)
PRONOUNS: Final = words(
    "i you he she it we they me him her us them my your his its our their mine yours hers ours theirs myself yourself"
    " himself herself itself ourselves yourselves themselves"
    " ich du er sie wir ihr mich dich uns euch mein dein sein unser je tu il elle nous vous ils elles mon ton son notre"
    " yo tú él ella nosotros ellos ellas mi tu su nuestro"
)
PREPOSITIONS: Final = words(
    "to from for against with in into inside within out outside on onto upon off over under above below beneath at by"
    " of about around up down through across along between among amongst amid toward towards near beside besides beyond"
    " behind during via per as like"
    " zu von für gegen mit bei aus nach à de pour contre avec dans chez para contra con desde hacia en"
)
ARTICLES: Final = words(
    "a an the der die das den dem des ein eine einen einem einer eines le la les l un une du el los las una unos unas"
)
DEMONSTRATIVES: Final = words("this that these those such which who whom whose what there here any")
AUXILIARIES: Final = words(
    "be am is are was were been being 's 're 'm have has had having 've 'd do does did doing done get gets got gotten"
)
FILLERS: Final = words(
    "um uh er erm ah oh hm hmm mm mhm eh huh well okay ok yeah yes yep actually basically literally really simply just"
    " clearly certainly obviously indeed frankly honestly quite rather very anyway anyhow now please"
    " sir ma'am truly surely naturally essentially definitely totally so"
)

# Fillers only where commas set them apart: "it was, like, late".
SET_APART: Final = words("like right see look listen pretty true")

FILLER_PHRASES: Final = frozenset(
    tuple(phrase.split())
    for phrase in re.split(
        r"\|",
        "you know|you know what|you see|i mean|sort of|kind of|if you will|as it were|so to speak|i guess|at all|in fact"
        "|to be honest|to be frank|frankly speaking|of course|you understand|let me say|let me just say|as well"
        "|and so on|or something|or something like that|i must say|i would say|if i may|all right|thank you|in effect"
        "|in order|your honor|mr chairman|as a matter of fact",
    )
)

# Nouns that only lend weight to a "no": in no way, at no point.
NO_WAY: Final = words("way point means time circumstances case account longer event")

# Put in or left out, these change little; put in the place of another word, they may.
LIGHT: Final = (
    FILLERS
    | ARTICLES
    | DEMONSTRATIVES
    | AUXILIARIES
    | PRONOUNS
    | (
        PREPOSITIONS
        - words("for against with gegen mit contre avec contra con below above under over up down off out per")
    )
    | words("and but so then though while as also either still already even und et y aber mais pero whether much")
)

# Words of one class that say the same, or nearly.
SAME: Final = {
    word: group
    for group, members in enumerate(
        (
            "in inside into within at on onto upon",
            "to toward towards",
            "about around approximately roughly circa",
            "among amongst amid between",
            "beside besides near by",
            "below beneath under",
            "because since as",
            "although though",
            "until till",
            "while whilst whereas",
            "so thus therefore hence consequently",
            "however but yet nevertheless nonetheless",
            "when whenever",
            "everyone everybody",
            "someone somebody",
            "anyone anybody",
            "mostly mainly largely",
            "entirely wholly completely totally fully",
            "almost nearly virtually practically",
            "often frequently",
            "sometimes occasionally",
            "seldom rarely",
            "exactly precisely",
            "merely only solely",
            "every each",
            "perhaps maybe possibly",
            "probably likely presumably",
            "allegedly reportedly supposedly purportedly",
            "apparently seemingly evidently",
            "i me my mine myself",
            "you your yours yourself yourselves",
            "he him his himself",
            "she her hers herself",
            "it its itself",
            "we us our ours ourselves",
            "they them their theirs themselves",
            "who whom whose",
            "that which who",
            "not n't",
        ),
    )
    for word in members.split()
}

CLASSES: Final = {
    **dict.fromkeys(FILLERS, "filler"),
    **dict.fromkeys(AUXILIARIES, "auxiliary"),
    **dict.fromkeys(DEMONSTRATIVES, "demonstrative"),
    **dict.fromkeys(PREPOSITIONS, "preposition"),
    **dict.fromkeys(ARTICLES, "article"),
    **dict.fromkeys(PRONOUNS, "pronoun"),
    **dict.fromkeys(CONNECTIVES, "connective"),
    **dict.fromkeys(HEDGES, "hedge"),
    **dict.fromkeys(QUANTIFIERS, "quantifier"),
    **dict.fromkeys(MODALS, "modal"),
    **dict.fromkeys(NEGATIONS, "negation"),
}

# Words of the other languages that are something else in English.
_ELSEWHERE: Final = words(
    "die den des das du la le los las un el en ton son mon on sin nie mais si y o et ou bei aus von mit nur fast per"
    " use sole dans sans pas ne rien ich tu me mi su por con de der dem alle also mine war nada kann soll wird para"
)
_ENGLISH: Final = words("me per also mine on")  # and of those, the words that English uses as it does


def role(word: str, language: str = "en") -> str:
    """What the (folded) word does in a sentence: "negation", "modal" …; "" for a content word.

    In a language without rules every word is one but those that negate in it; of an unknown one ("") those that
    negate in any.
    """
    if language not in RULED:
        return "negation" if word in (tagged("negation", language) or NEGATIONS) else ""
    if language == "en" and word in _ELSEWHERE and word not in _ENGLISH:
        return ""
    return CLASSES.get(word, "")


def light(word: str, word_role: str) -> bool:
    """Whether the word, having this role, changes little when it is put in or left out."""
    return bool(word_role) and word in LIGHT
