"""The language of a text, told by its function words."""

import re

from factcheck.claims.lexicon import lexicon_of

_WORD = re.compile(r"[^\W\d_]+")
_WORDS = {
    "en": "the of and to in that for is on was with as at by he she it said are from have has not be they his her but",
    "de": "der die das und in zu den von mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei sagte",
    "fr": "le la les de des et un une du en que est pour qui dans par sur au pas plus avec ce il elle ne se sont nous vous déclaré aux cette",
    "es": "el la los las de del y que en un una por con para se no es su al lo como más pero sus dijo fue ha",
    "it": "il lo la gli le di del della che e un una per con non è si da nel sono ha detto anche alla più",
    "nl": "de het een van en in is dat op te zijn voor met niet aan er die door om ook als bij zei",
    "pt": "o a os as de do da que e em um uma para com não por se mais no na dos foi disse ao",
    "sv": "och att det som en är av för på med den till inte har ett var han hon sade om men",
    "pl": "w i na z się do nie to że jest o jak za od po przez powiedział był",
}  # fmt: skip
_LANGUAGES: dict[str, list[str]] = {}
for _language, _text in _WORDS.items():
    for _word in _text.split():
        _LANGUAGES.setdefault(_word, []).append(_language)
    for _word in lexicon_of(_language).cues:  # these tell more: twice
        _LANGUAGES.setdefault(_word, []).extend((_language, _language))
_PLAIN_ENGLISH = (" of ", " and ", " to ", " that ", " said ", " is ", " was ")  # quicker to find than to count words
_CJK = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
_KANA = re.compile(r"[\u3040-\u30ff]")
_SAMPLE, _SHORT_SAMPLE = 1000, 300  # characters
_BY_FAR = 3  # words


def language_of(text: str, start: int = 0, end: int | None = None, default: str = "") -> str:
    """The ISO 639-1 code of the language most of the function words of `text[start:end]` belong to.

    Where `default` is given, another language must have the better claim by far; "en" where nothing tells.
    """
    sample = text[start : min(start + (_SHORT_SAMPLE if default else _SAMPLE), len(text) if end is None else end)]
    if not sample.isascii() and _CJK.search(sample):
        return "ja" if _KANA.search(sample) else "zh"
    if default == "en" and " the " in sample and any(word in sample for word in _PLAIN_ENGLISH):
        return default
    votes: dict[str, int] = {}
    for word in _WORD.findall(sample.lower()):
        if word in _LANGUAGES:
            for language in _LANGUAGES[word]:
                votes[language] = votes.get(language, 0) + 1
    if not votes:
        return default or "en"
    best = max(votes, key=lambda language: (votes[language], language == "en"))
    return default if default and votes[best] < votes.get(default, 0) + _BY_FAR else best
