"""What a claim shows: candidates, evidence that is none, hits of a search; and how a passage is cut and measured."""

import re
from dataclasses import replace

import pytest
from tests.unit.review.reviewing import (
    FEE,
    MUSEUM,
    RAIL,
    SHARE,
    TONNES,
    Disk,
    candidate,
    candidates,
    claims,
    session,
    sources,
    with_evidence,
)

from factcheck.core.errors import FactcheckError
from factcheck.core.model import Candidate, Claim, Comparison, Difference, Document, Level, Locator, Provenance, Verdict
from factcheck.core.records import Evidence, SourceRef
from factcheck.core.text import visible
from factcheck.review.evidence import citation, passage_at, same_words, score_of, sentence_at, words_of

TEXT = "One came. Two went! Did three stay? Four.\nFive\n"
SENTENCES = [
    # the word, the sentence or line around it
    ("One", "One came."),
    ("came", "One came."),
    ("Two", "Two went!"),
    ("three", "Did three stay?"),
    ("Four", "Four."),
    ("Five", "Five"),
    ("came. Two", "One came. Two went!"),
]


@pytest.mark.parametrize(("words", "expected"), SENTENCES)
def test_the_sentence_around_a_word(words, expected):
    start = TEXT.index(words)
    low, high = sentence_at(TEXT, start, start + len(words))
    assert TEXT[low:high] == expected


def test_a_text_without_an_end_is_one_sentence():
    assert sentence_at("no end of it", 3, 6) == (0, 12)
    assert sentence_at("One. no end", 8, 11) == (5, 11)


def differing(start: int, end: int, level: Level) -> Difference:
    return Difference("word", level, "x" * (end - start), start, end, "y", 0, 1)


SCORES = [
    # differences as (start, end, level), score of a quote of 40 characters
    ([], 100.0),
    ([(0, 10, Level.CRITICAL)], 75.0),
    ([(0, 10, Level.EDITORIAL), (20, 30, Level.MINOR)], 50.0),
    ([(0, 10, Level.TYPOGRAPHIC)], 100.0),
    ([(0, 7, Level.MINOR)], 82.5),
    ([(0, 40, Level.CRITICAL), (0, 40, Level.CRITICAL)], 0.0),
    ([(0, 5, Level.CRITICAL), (0, 8, Level.MINOR)], 67.5),
]


@pytest.mark.parametrize(("made", "expected"), SCORES)
def test_the_score_is_the_share_no_difference_covers(made, expected):
    comparison = Comparison(Level.CRITICAL, tuple(differing(*each) for each in made))
    assert score_of(comparison, "x" * 40) == expected
    assert score_of(comparison, "") in (0.0, 100.0)


def test_the_score_is_given_to_a_tenth():
    assert score_of(Comparison(Level.MINOR, (differing(0, 1, Level.MINOR),)), "abc") == 66.7


def test_words_of_a_source_are_compared_with_what_surrounds_them():
    claim = next(each for each in claims() if each.id == MUSEUM)
    document = Document.from_text("Nobody believes that we are not a museum. So it goes.", path="sources/a.txt")
    start = document.text.index("we are")
    found = passage_at(claim, document, start, start + len("we are not a museum"))
    assert (found.source, found.text, found.start) == ("sources/a.txt", "we are not a museum", start)
    assert found.end == start + len(found.text)
    assert (found.locator.line, found.locator.column) == (1, start + 1)
    assert [each.kind for each in found.comparison.differences if each.level is Level.CRITICAL] == ["context"]
    assert found.score == 100.0


@pytest.mark.parametrize(
    ("before", "after"), [("Nobody believes that ", "."), ("", ", or so they say."), ("", ", unless they pay.")]
)
def test_what_turns_the_words_round_is_seen_in_a_long_source_too(before, after):
    claim = next(each for each in claims() if each.id == MUSEUM)
    around = "The harbour is deep and cold. " * 40
    document = Document.from_text(f"{around}{before}we are not a museum{after} {around}", path="sources/a.txt")
    start = document.text.index("we are")
    found = passage_at(claim, document, start, start + len("we are not a museum"))
    assert [each.kind for each in found.comparison.differences if each.level is Level.CRITICAL] == ["context"]


def test_a_passage_is_cited_with_what_is_known_of_its_source():
    found = candidates()[MUSEUM][0]
    assert citation(found) == "“We are not a museum,” (sources/hearing.srt, 00:12:11)"
    known = replace(found, provenance=Provenance("Hearing", "Port committee", primary=True))
    assert citation(known) == "“We are not a museum,” (Port committee, Hearing, sources/hearing.srt, 00:12:11)"


def test_evidence_is_the_candidate_with_its_words_in_its_source():
    found, ref = candidates()[MUSEUM][0], SourceRef("sources/hearing.srt")
    kept = Evidence("hearing", "we are  not a museum.")
    assert same_words(found, "sources/hearing.srt", kept, ref)
    assert not same_words(found, "sources/hearing.srt", replace(kept, exact="We are a museum"), ref)
    assert not same_words(found, "sources/rival.txt", kept, ref)
    assert not same_words(found, "sources/hearing.srt", kept, None)


def test_evidence_that_is_no_candidate_stands_before_them():
    words = "The fee for a berth has not changed"
    it = session(Disk(with_evidence(Disk().file, FEE, "notes", words)))
    first, second = it.passages(FEE)
    assert (first.candidate.text, first.key, first.gone) == (words, "notes", False)
    assert first.candidate.locator.line == 3
    assert (second.candidate, second.key) == (candidates()[FEE][0], "")
    assert it.shown(FEE) == (0, first)


def test_evidence_gone_from_its_source_is_kept_and_named_and_not_shown_first():
    it = session(Disk(with_evidence(Disk().file, RAIL, "rival", "Freight by rail rose for a third year")))
    lost, there = it.passages(RAIL)
    assert (lost.gone, lost.key, lost.candidate.source) == (True, "rival", "sources/rival.txt")
    assert lost.candidate.locator.part == "L1"
    assert lost.candidate.comparison.level is Level.CRITICAL
    assert lost.candidate.score < 100
    assert it.shown(RAIL) == (1, there)
    assert not lost.verbatim
    assert there.verbatim


def test_each_candidate_is_one_piece_of_evidence():
    file = with_evidence(Disk().file, MUSEUM, "hearing", "We are not a museum")
    record = file.claims[MUSEUM]
    twice = replace(record, evidence={**record.evidence, "hearing-2": Evidence("hearing", "we are not a museum")})
    it = session(Disk(file.with_record(MUSEUM, twice)))
    assert [(each.key, each.gone) for each in it.passages(MUSEUM)] == [("hearing-2", True), ("hearing", False)]


def test_hits_of_a_search_are_shown_after_the_candidates_and_once():
    it = session()
    hits = it.search("spring of 2011", TONNES)
    number = it.offer(TONNES, hits)
    assert number == len(candidates()[TONNES])
    assert it.shown(TONNES)[0] == number
    assert it.shown(TONNES)[1].candidate.text.endswith("since the spring of 2011, the trust says.")
    count = len(it.passages(TONNES))
    assert it.offer(TONNES, hits) == number
    assert len(it.passages(TONNES)) == count
    assert it.offer(TONNES, candidates()[TONNES][1:]) == 1, "what is a candidate already is only shown"
    assert len(it.passages(TONNES)) == count
    assert it.offer(MUSEUM, ()) == 0


def test_a_hit_in_a_source_that_cannot_be_read_is_left_as_it_was_found():
    found = candidates()[MUSEUM][0]
    assert session(search=lambda *_: (found,), source=lambda _: None).search("museum", MUSEUM) == (found,)


def test_numbers_beyond_the_ends_show_the_first_and_the_last():
    it = session()
    for number, shown in ((5, 1), (-3, 0), (1, 1)):
        it.show(TONNES, number)
        assert it.shown(TONNES)[0] == shown
    assert session(matched=False).shown(TONNES) == (0, None)


def test_a_claim_is_searched_for_once():
    asked = []

    def search(claim, limit):
        asked.append((claim.id, limit))
        return candidates()[MUSEUM]

    it = session(search=search, matched=False)
    assert it.candidates(MUSEUM) is None
    assert it.match(MUSEUM) == it.match(MUSEUM) == it.candidates(MUSEUM) == candidates()[MUSEUM]
    assert len(asked) == 1
    assert asked[0][1] >= 3
    assert it.match("q-nothing") == ()


def test_words_of_a_source_chosen_by_hand_become_evidence():
    disk = Disk()
    it = session(disk)
    text = sources()["sources/notes.md"].text
    start = text.index("The plan, said Lee")
    it.choose_words(SHARE, "sources/notes.md", start, start + len("The plan, said Lee, is a bridge"))
    kept = disk.file.claims[SHARE].evidence["notes"]
    assert (kept.exact, kept.source) == ("The plan, said Lee, is a bridge", "notes")
    assert kept.level == "critical"
    assert disk.file.sources["notes"].sha256 == sources()["sources/notes.md"].sha256
    with pytest.raises(FactcheckError, match=r"nowhere\.txt cannot be read"):
        it.choose_words(SHARE, "sources/nowhere.txt", 0, 4)


def test_a_verdict_on_several_passages_is_doubted_by_what_it_rests_on():
    it = session()
    it.choose(MUSEUM, candidates()[MUSEUM][0])
    it.choose(MUSEUM, candidates()[SHARE][0])
    assert it.doubt(MUSEUM, Verdict.VERIFIED) == "", "one of the passages chosen has the very words"
    words = "The harbour has eight cranes"
    below = replace(candidate("sources/rival.txt", words, 40.0, "We are not a museum,"), passed=False)
    other = session(search=lambda *_: (below,))
    assert "too unlike" in other.doubt(MUSEUM, Verdict.VERIFIED)


@pytest.mark.parametrize(
    ("text", "quoted", "expected"),
    [
        ("sit in this cham-\n 16  ber, he said", "chamber", "sit in this chamber, he said"),
        ("a long-\nterm plan", "long-term", "a long-term plan"),
        ("the Regional Develop-\n     ment Bank", "", "the Regional Develop-ment Bank"),
        ("from 1914-\n 18 on, and so -\n it is said", "", "from 1914- 18 on, and so - it is said"),
    ],
)
def test_a_word_broken_at_the_end_of_a_line_is_shown_whole(text, quoted, expected):
    at = re.search(r"\w+-\s+(?:\d+\s+)?\w+", text)
    broken = Difference("hyphenation", Level.TYPOGRAPHIC, quoted, 0, len(quoted), at[0], at.start(), at.end())
    found = Candidate(
        "a.txt", 0, len(text), text, 90.0, Locator(), Comparison(Level.TYPOGRAPHIC, (broken,) * bool(quoted))
    )
    assert len(words_of(found)) == len(text)
    assert visible(words_of(found)) == expected


@pytest.mark.parametrize(
    ("words", "passage", "level", "found", "score"),
    [
        ("Spending rose by 9 per cent in 2011.", "in 2011 it was 9 per cent more", Level.MINOR, [True, True], 62.5),
        ("Spending rose by 9 per cent in 2011.", "it was 8 per cent more", Level.CRITICAL, [False, False], 25.0),
        ("Others miss the noise.", "Others miss the ships.", Level.MINOR, [], 75.0),
        ("Then Dana Lee said “all 12 of us” went.", "Dana Lee went.", Level.MINOR, [True], 33.3),
    ],
)
def test_a_claim_in_one_s_own_words_is_compared_by_its_details(words, passage, level, found, score):
    start, end = (words.find(mark) for mark in "“”")
    nested = ((7 + start, 7 + end),) if end > 0 else ()
    claim = Claim("c-1", "claim", words, 7, 7 + len(words), nested=nested)
    it = passage_at(claim, Document.from_text(f"One. {passage}"), 5, 5 + len(passage))
    assert (it.comparison.level, [detail.found for detail in it.details]) == (level, found)
    assert it.score == score
