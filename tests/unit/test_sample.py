"""The sample: what is planted in `articles/harbour.md`, and that it stands there and in `sources/` as planned."""

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from factcheck import Claim, Document, SourceLibrary, check_article, find_claims, read_document
from factcheck.claims import survey
from factcheck.core.model import State
from factcheck.core.records import VerdictFile
from factcheck.verdicts import dump, load, reconcile, status_of

ROOT = Path(__file__).parents[2]
ARTICLE = ROOT / "articles" / "harbour.md"
SOURCES = ROOT / "sources"
FILES = [path for path in SOURCES.iterdir() if path.name != "sources.toml"]
VERDICTS = ROOT / "articles" / "harbour.verdicts.toml"


@dataclass(frozen=True)
class Planted:
    """One quote: its first words, what is planted in it, where it comes from, and what is said there.

    `level` is the worst difference from `words`, "" if it is in no source; `kind` is the kind of that difference
    where it is critical, and `instead` the source's words there; `rival` is another source with the quote.
    """

    quote: str
    what: str
    speaker: str
    source: str = ""
    words: str = ""
    level: str = ""
    kind: str = ""
    instead: str = ""
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
        "typographic",
    ),
    Planted(
        "The harbour handled 821,000 tonnes last year, and it did so with one crane,",
        "changed number",
        "Ines Ortega",
        "hearing.srt",
        "The harbour handled 812,000 tonnes last year, and it did so with one crane.",
        "critical",
        "number",
        "812,000",
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
        "entities in the source; a document speaks",
        "",
        "annual-report.html",
        "A harbour that stands still silts up.",
        "typographic",
    ),
    Planted(
        "Not one job at this port will be lost because of a crane,",
        "two rivals: taken from another paper, said otherwise",
        "Ines Ortega",
        "rival-report.txt",
        "Not one job at this port will be lost because of a crane,",
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
        "Nobody in my office believes",
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
        "Mr Castell",
    ),
    Planted(
        "this is a good plan for Averholm.",
        "out of context: only if the state pays",
        "Priya Nair",
        "council-transcript.txt",
        "If the state pays its share in full, this is a good plan for Averholm,",
        "critical",
        "context",
        "If the state pays its share",
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
        "not",
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
        "supported, numbers in words",
        "rival-report.txt",
        "Averholm's councillors agreed by seven votes to four on Tuesday night",
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
    PlantedClaim(
        "Work in the channel will be allowed from October to February only.",
        "supported, in a mail with soft line breaks",
        "agency.eml",
        "We have asked that work in the channel be allowed from October to February",
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


# The same, through the program itself.

OPEN = {  # what the program does not get right yet: the test, a beginning, what it does instead
    ("level", "Ms Ortega"): "the passage begins after the name that was exchanged",
    ("passage", "The town council"): "numbers in words are not looked for",
}


def cases(test: str, planted: Iterable[Any], start: str) -> list[Any]:
    """The cases of a test, those that fail still marked as failing."""
    reasons = {
        case: reason
        for case in planted
        for (which, begins), reason in OPEN.items()
        if which == test and getattr(case, start).startswith(begins)
    }
    return [
        pytest.param(case, id=str(case), marks=[pytest.mark.xfail(reason=reasons[case])] if case in reasons else [])
        for case in planted
    ]


@pytest.fixture(scope="module")
def document() -> Document:
    return read_document(ARTICLE)


@pytest.fixture(scope="module")
def claims(document: Document) -> tuple[Claim, ...]:
    return find_claims(document)


@pytest.fixture(scope="module")
def library() -> SourceLibrary:
    return SourceLibrary.open([SOURCES], cache=False)


def claim_of(beginning: str, claims: tuple[Claim, ...]) -> Claim:
    return next(claim for claim in claims if claim.text.startswith(beginning))


def test_the_quotes_listed_are_those_planned(claims: tuple[Claim, ...]) -> None:
    assert [claim.text for claim in claims if claim.kind == "quote"] == [case.quote for case in QUOTES]


def test_titles_nicknames_and_scare_quotes_are_left_out_with_a_reason(document: Document) -> None:
    terms = [item for item in survey(document).left_out if item.kind == "term"]
    assert [item.text for item in terms] == list(TERMS)
    assert all(item.reason for item in terms)


def test_every_source_is_read(library: SourceLibrary) -> None:
    assert library.skipped == ()
    assert {Path(source.path).name for source in library.sources} == {path.name for path in FILES}


@pytest.mark.parametrize("begins", UTTERANCES)
def test_pieces_of_one_utterance_say_so(begins: tuple[str, str], claims: tuple[Claim, ...]) -> None:
    first, second = (next(c for c in claims if c.kind == "quote" and c.text.startswith(text)) for text in begins)
    assert first.utterance
    assert first.utterance == second.utterance


@pytest.mark.parametrize("case", cases("speaker", [case for case in QUOTES if case.speaker], "quote"))
def test_the_speaker_is_the_one_planned(case: Planted, claims: tuple[Claim, ...]) -> None:
    speaker = claim_of(case.quote, claims).speaker
    assert speaker is not None
    assert speaker.name == case.speaker


@pytest.mark.parametrize("case", cases("level", QUOTES, "quote"))
def test_a_quote_gets_the_level_planned_from_the_source_planned(
    case: Planted, claims: tuple[Claim, ...], library: SourceLibrary
) -> None:
    found = library.search(claim_of(case.quote, claims), limit=3)
    first = [(Path(it.source).name, it.comparison.level.value) for it in found[:1]]
    assert first == ([(case.source, case.level)] if case.source else [])
    if case.kind:
        critical = [(it.kind, bare(it.found)) for it in found[0].comparison.differences if it.level == "critical"]
        assert [kind for kind, words in critical if case.instead in words] == [case.kind]


@pytest.mark.parametrize("case", [case for case in QUOTES if case.rival], ids=str)
def test_the_rival_passage_is_shown_too(case: Planted, claims: tuple[Claim, ...], library: SourceLibrary) -> None:
    found = library.search(claim_of(case.quote, claims), limit=3)
    assert [Path(it.source).name for it in found[1:]].count(case.rival) == 1
    assert found[0].comparison.level < found[1].comparison.level


@pytest.mark.parametrize("case", cases("passage", [case for case in CLAIMS if case.source], "sentence"))
def test_a_claim_is_shown_the_passage_planned(
    case: PlantedClaim, claims: tuple[Claim, ...], library: SourceLibrary
) -> None:
    found = library.search(claim_of(case.sentence, claims), limit=3)
    assert any(case.words[:30] in bare(it.text) for it in found if Path(it.source).name == case.source)


def test_a_number_that_contradicts_a_claim_is_named(claims: tuple[Claim, ...], library: SourceLibrary) -> None:
    found = library.search(claim_of("The harbour employs 241 people.", claims), limit=3)
    assert all("241" in {it.quoted for it in candidate.comparison.differences} for candidate in found)


def test_a_claim_that_no_source_has_gets_no_passage(claims: tuple[Claim, ...], library: SourceLibrary) -> None:
    assert library.search(claim_of("House prices along the front", claims)) == ()


@pytest.mark.xfail(reason="the note at the end is listed as a claim")
def test_no_claim_is_made_of_headings_or_the_note_at_the_end(claims: tuple[Claim, ...]) -> None:
    noise = ("The boats and the meadows", "What comes next", "Who pays", "This article is made up")
    assert [claim.text for claim in claims if claim.text.startswith(noise)] == []


# The verdict file that comes with it.


@pytest.fixture(scope="module")
def verdicts() -> VerdictFile:
    return load(VERDICTS)


@pytest.fixture(scope="module")
def states(verdicts: VerdictFile, library: SourceLibrary) -> list[State]:
    by_name = {Path(source.path).name: source.path for source in library.sources}

    def source_text(key: str) -> str | None:
        return library.document(by_name[Path(verdicts.sources[key].path).name]).text

    return [status_of(record, source_text=source_text).state for record in verdicts.claims.values()]


def test_the_verdict_file_is_written_as_it_would_be_written_again(verdicts: VerdictFile) -> None:
    assert dump(verdicts) == VERDICTS.read_text(encoding="utf-8")


def test_the_verdict_file_lists_every_claim_as_it_stands_in_the_article(
    verdicts: VerdictFile, document: Document, claims: tuple[Claim, ...]
) -> None:
    assert list(verdicts.claims) == [claim.id for claim in claims]
    assert verdicts.orphans == {}
    again = reconcile(verdicts, document, claims, article_path="articles/harbour.md")
    assert dump(again) == dump(verdicts)


def test_two_people_have_decided_a_third_of_it_and_disagree_once(verdicts: VerdictFile, states: list[State]) -> None:
    people = {name for record in verdicts.claims.values() for name in record.reviews}
    assert people == {"ana", "ben"}
    assert states.count(State.CONTESTED) == 1
    assert states.count(State.STALE) == 0
    assert set(states) >= {State.VERIFIED, State.DISPUTED, State.UNSOURCED}
    assert 0.25 < 1 - states.count(State.UNDECIDED) / len(states) < 0.45


def test_what_they_rest_on_is_in_the_repository(verdicts: VerdictFile) -> None:
    assert {source.path for source in verdicts.sources.values()} == {f"sources/{path.name}" for path in FILES}
    notes = [review.note for record in verdicts.claims.values() for review in record.reviews.values() if review.note]
    assert len(notes) == 1


def test_one_quote_is_given_to_somebody_else_and_one_to_another_source() -> None:
    findings = {finding.id: finding for finding in check_article(ARTICLE, [SOURCES]).findings}
    misattributed, miscited = findings["FC006"], findings["FC007"]
    assert misattributed.claim is not None
    assert misattributed.claim.text.startswith("[The contractors] should be dredging in winter")
    assert "BRANDT" in misattributed.message
    assert miscited.claim is not None
    assert miscited.claim.text == "A harbour that stands still silts up,"
    assert "press-release.md" in miscited.message
    assert "annual-report.html" in miscited.message
