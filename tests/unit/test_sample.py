"""The sample: what is planted in `articles/harbour.md`, and that it stands there and in `sources/` as planned."""

import html
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ARTICLE = ROOT / "articles" / "harbour.md"
SOURCES = ROOT / "sources"


@dataclass(frozen=True)
class Planted:
    """One quote: its first words, what is planted in it, where it comes from, and what is said there.

    `level` is the worst difference from `words`, "" if it is in no source; `kind` is the kind of that difference
    where it is critical; `rival` is another source that has the quote in other words.
    """

    quote: str
    what: str
    speaker: str
    source: str = ""
    words: str = ""
    level: str = ""
    kind: str = ""
    rival: str = ""

    def __str__(self) -> str:
        return f"{self.what}: {self.quote[:30]}"


@dataclass(frozen=True)
class PlantedClaim:
    """One sentence in the reporter's own words: how it begins, what is planted in it, where that stands."""

    sentence: str
    what: str
    source: str = ""
    words: str = ""

    def __str__(self) -> str:
        return f"{self.what}: {self.sentence[:30]}"


QUOTES = (
    Planted(
        "This town was built by people who looked out to sea,",
        "split utterance, first piece; terminal comma",
        "Dana Lee",
        "council-transcript.txt",
        "This town was built by people who looked out to sea.",
        "typographic",
        rival="rival-report.txt",
    ),
    Planted(
        "Tonight we look out again.",
        "split utterance, second piece; runs over a numbered line",
        "Dana Lee",
        "council-transcript.txt",
        "Tonight we look out again.",
        "verbatim",
    ),
    Planted(
        "The harbour handled 821,000 tonnes last year, and it did so with one crane,",
        "changed number",
        "Ines Ortega",
        "hearing.srt",
        "The harbour handled 812,000 tonnes last year, and it did so with one crane.",
        "critical",
        "number",
    ),
    Planted(
        "We have turned away eleven ships since the spring.",
        "filler taken out",
        "Ines Ortega",
        "hearing.srt",
        "We have, uh, turned away eleven ships since the spring.",
        "minor",
    ),
    Planted(
        "A harbour that stands still silts up,",
        "verbatim, entities in the source; a document speaks",
        "",
        "annual-report.html",
        "A harbour that stands still silts up.",
        "typographic",
    ),
    Planted(
        "Not one job at this port will be lost,",
        "two rivals: taken from another paper, said otherwise",
        "Ines Ortega",
        "rival-report.txt",
        "Not one job at this port will be lost,",
        "verbatim",
        rival="hearing.srt",
    ),
    Planted(
        "The loan runs over twenty-five years at a fixed rate,",
        "typographic: a number in words",
        "Hugh Castell",
        "council-transcript.txt",
        "The loan runs over 25 years at a fixed rate.",
        "typographic",
    ),
    Planted(
        "we can do it without raising the harbour fee.",
        "out of context: nobody believes it",
        "Hugh Castell",
        "council-transcript.txt",
        "we can do it without raising the harbour fee.",
        "critical",
        "context",
    ),
    Planted(
        "Twenty-five years is a long time to owe money — longer than most of us will sit in this chamber,",
        "typographic: dash, hyphen at a line's end",
        "Priya Nair",
        "council-transcript.txt",
        "Twenty-five years is a long time to owe money -- longer than most of us will sit in this chamber.",
        "typographic",
    ),
    Planted(
        "Ms Ortega promised this council three bidders, and tonight we have one,",
        "name exchanged",
        "Priya Nair",
        "council-transcript.txt",
        "Mr Castell promised this council three bidders, and tonight we have one.",
        "critical",
        "name",
    ),
    Planted(
        "this is a good plan for Averholm.",
        "out of context: only if the state pays",
        "Priya Nair",
        "council-transcript.txt",
        "If the state pays its share in full, this is a good plan for Averholm,",
        "critical",
        "context",
    ),
    Planted(
        "Nobody asked the boats first,",
        "short",
        "Tomas Brandt",
        "interview.md",
        "Nobody asked the boats first.",
        "typographic",
    ),
    Planted(
        "insulting.",
        "one word",
        "Tomas Brandt",
        "interview.md",
        "It is insulting.",
        "verbatim",
    ),
    Planted(
        "My father landed herring on that quay … and I would like my daughter to have the choice,",
        "cut with an ellipsis",
        "Tomas Brandt",
        "interview.md",
        "My father landed herring on that quay, and his father before him, "
        "and I would like my daughter to have the choice.",
        "editorial",
    ),
    Planted(
        "better than most, and still not enough.",
        "verbatim, over two lines of a cue",
        "Marta Lindqvist",
        "hearing.srt",
        "better than most, and still not enough.",
        "verbatim",
    ),
    Planted(
        "We can say with confidence that the eelgrass will come back within five years of the last dredge,",
        "dropped “not”, over two cues",
        "Marta Lindqvist",
        "hearing.srt",
        "We can say with confidence that the eelgrass will not come back within five years of the last dredge.",
        "critical",
        "negation",
    ),
    Planted(
        "[The contractors] should be dredging in winter, or they should not be dredging at all,",
        "[brackets]",
        "Marta Lindqvist",
        "hearing.srt",
        "They should be dredging in winter, or they should not be dredging at all.",
        "editorial",
    ),
    Planted(
        "You could set your watch by the ships when I was a boy,",
        "in no source; split utterance",
        "Joel Whitcombe",
    ),
    Planted(
        "You could hear them from the school.",
        "in no source; split utterance",
        "Joel Whitcombe",
    ),
    Planted(
        "The first ship to need the new depth will berth before the end of 2029,",
        "emphasis inside the passage",
        "",
        "press-release.md",
        "The first ship to need the new depth will berth before the end of 2029.",
        "typographic",
    ),
    Planted(
        "I would rather explain a loan than explain an empty harbour,",
        "verbatim, with a rival in fewer words",
        "Ines Ortega",
        "press-release.md",
        "I would rather explain a loan than explain an empty harbour,",
        "verbatim",
        rival="rival-report.txt",
    ),
)

UTTERANCES = (
    ("This town was built", "Tonight we look out again"),
    ("The harbour handled 821,000", "We have turned away"),
    ("You could set your watch", "You could hear them"),
)

TERMS = ("Harbour 2030,", "Skipper", "dry quay,")  # a plan's title, a nickname, a scare quote

CLAIMS = (
    PlantedClaim(
        "The town council voted 7 to 4 on Tuesday",
        "supported in other words",
        "council-transcript.txt",
        "For the motion, seven. Against it, four.",
    ),
    PlantedClaim(
        "Traffic rose by 6 per cent in 2025",
        "supported, a rounded number",
        "annual-report.html",
        "Traffic grew by 6.3 % to 812,000 tonnes.",
    ),
    PlantedClaim(
        "The harbour employs 241 people.",
        "contradicted by a number",
        "annual-report.html",
        "the trust employed 214 people",
    ),
    PlantedClaim(
        "The fee has not changed since 2011.",
        "supported in other words",
        "council-transcript.txt",
        "It was last raised in 2011, and it has stood still since.",
    ),
    PlantedClaim(
        "Some 1.6 million cubic metres of mud and sand",
        "supported in other words",
        "hearing.srt",
        "About 1.6 million cubic metres, mud and sand together, will be taken to the old dumping ground,",
    ),
    PlantedClaim("House prices along the front have risen by a third", "in no source"),
)


def bare(raw: str) -> str:
    """The running words of a raw source: no line numbers, page headers, cue times, tags, emphasis or line breaks."""
    text = re.sub(r"(?s)<(script|style|nav)\b.*?</\1>|<[^>]+>", " ", html.unescape(raw))
    text = re.sub(r"(?m)^Averholm Town Council .*$|^\d+\n[\d:,]+ --> .*$|^ +\d+ (?= )|[*_]", "", text)
    text = re.sub(r"(?<=[a-z])-\n\s*(?=[a-z])", "", text)
    return re.sub(r"\s+", " ", text)


@pytest.fixture(scope="module")
def article() -> str:
    return ARTICLE.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def sources() -> dict[str, str]:
    return {path.name: bare(path.read_text(encoding="utf-8")) for path in SOURCES.iterdir()}


def test_every_pair_of_marks_in_the_article_is_planned(article: str) -> None:
    marked = re.findall("“([^”]*)”", article)
    assert [text for text in marked if text not in TERMS] == [case.quote for case in QUOTES]
    assert [text for text in marked if text in TERMS] == list(TERMS)


def test_the_article_is_as_long_as_a_page_and_says_that_it_is_made_up(article: str) -> None:
    body = article.split("---\n", 2)[2]
    assert 600 <= len(body.split()) <= 900
    assert any(line.startswith("*This article is made up") for line in body.splitlines())


@pytest.mark.parametrize("case", QUOTES, ids=str)
def test_the_words_of_a_quote_stand_in_the_source_planned(case: Planted, sources: dict[str, str]) -> None:
    if case.source:
        assert case.words in sources[case.source]
    else:
        assert not any(case.quote.rstrip(",.") in text for text in sources.values())


@pytest.mark.parametrize("case", CLAIMS, ids=str)
def test_the_words_about_a_claim_stand_in_the_source_planned(
    case: PlantedClaim, article: str, sources: dict[str, str]
) -> None:
    assert re.search(rf"(\n| ){re.escape(case.sentence)}", article)
    assert not case.source or case.words in sources[case.source]


def test_every_source_says_that_it_is_made_up(sources: dict[str, str]) -> None:
    assert len(sources) >= 6
    assert [name for name, text in sources.items() if not re.search("(?i)made[ -]up", text)] == []
