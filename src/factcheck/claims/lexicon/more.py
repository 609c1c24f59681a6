"""Verbs of saying and small words of more languages: enough for "…", said X and X said: "…"."""

from factcheck.claims.lexicon.base import Lexicon, tagged, words
from factcheck.nlp.lexicon import tagged as in_lexicon

# Of finite verbs, in languages that drop the subject.
_ENDINGS = {
    "it": ("ò", "arono", "irono", "erono"),
    "pt": ("ou", "iu", "aram", "eram", "iram"),
    "pl": ("ił", "iła", "ył", "yła", "ął", "ęła"),
}


def _small(language: str, **tags: str) -> Lexicon:
    tagged_words = tagged(**tags)
    return Lexicon(
        language=language,
        cues=in_lexicon("says", language),
        participles=frozenset(),
        tags=tagged_words,
        he=words({"it": "lui egli", "nl": "hij", "pt": "ele", "sv": "han", "pl": "on"}[language]),
        she=words({"it": "lei ella", "nl": "zij ze", "pt": "ela", "sv": "hon", "pl": "ona"}[language]),
        titles=frozenset(),
        elides=language == "it",
        drops_subject=language in _ENDINGS,
        verb_endings=_ENDINGS.get(language, ()),
    )


ITALIAN = _small(
    "it",
    A="ha hanno aveva è sono era erano sarà stato stata può deve",
    H="io lui lei egli ella noi voi loro",
    D="il lo la i gli le l' un uno una questo questa quel quella suo sua",
    P="""dopo prima durante contro senza verso fino a al allo alla ai agli alle in nel nello nella nei negli nelle su sul sullo sulla sui sugli sulle con per tra fra da
    dal dallo dalla dai dagli dalle""",
    F="di del dello della dei degli delle",
    K="e ed o ma",
    S="quando se perché mentre dove",
    W="che",
    R="cui",
    B="non anche già più poi ieri oggi ancora così",
    a="secondo",
)
DUTCH = _small(
    "nl",
    A="is was zijn waren heeft hebben had hadden wordt werd kan moet zal zou",
    H="ik hij zij ze we wij je het",
    D="de het een deze dit die dat mijn zijn haar hun ons onze",
    P="in op aan bij met na naar over voor door tegen tot uit om als per",
    F="van",
    K="en of maar",
    S="als omdat toen terwijl hoewel",
    W="dat",
    R="wie",
    B="ook nog al niet dan nu hier daar gisteren vandaag",
    a="volgens",
)
PORTUGUESE = _small(
    "pt",
    A="é são era eram foi foram está tem têm tinha pode deve vai",
    H="eu ele ela nós eles elas você",
    D="o a os as um uma este esta esse essa seu sua seus suas",
    P="em no na nos nas num numa por pelo pela pelos pelas para com sem sobre entre até desde após antes durante contra ao aos à às",
    F="de do da dos das",
    K="e ou mas",
    S="quando se porque embora enquanto",
    W="que",
    R="quem",
    B="não também já mais ontem hoje ainda",
    a="segundo conforme",
)
SWEDISH = _small(
    "sv",
    A="är var har hade blir blev kan ska skulle måste vill",
    H="jag han hon vi de det man",
    D="en ett den det de denna detta min sin hans hennes deras",
    P="i på av för med till från om vid under efter hos mot genom",
    K="och eller men",
    S="när om eftersom medan",
    W="att",
    R="som",
    B="inte också nu då sedan redan igår idag",
    a="enligt",
)
POLISH = _small(
    "pl",
    A="jest są był była było były ma miał będzie może",
    H="ja on ona my oni one",
    D="ten ta to ci te tego tej jego jej ich",
    P="w we na z ze do od po za przed przez dla o u przy pod nad",
    K="i oraz lub ale",
    S="gdy kiedy jeśli bo ponieważ",
    W="że",
    R="który która które",
    B="nie też już tylko bardzo także wczoraj dziś",
    a="według",
)
