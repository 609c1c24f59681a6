"""Line mode: a pipe of answers, and what stands in the session and on the output afterwards."""

import io
import random
import re
from dataclasses import replace

import pytest
from tests.unit.review.reviewing import (
    BUSY,
    CITY,
    FEE,
    MUSEUM,
    ROADS,
    SHARE,
    TONNES,
    Disk,
    candidates,
    numbered,
    reviewed,
    session,
)

from factcheck.core.model import Comparison, Difference, Level, Skipped, State, Verdict
from factcheck.line_mode import LETTERS, OWN, LineMode, nearest, run


def review(*answers, disk=None, play=None, summary=None, **options):
    """The session, its disk and the output after these answers, each a line."""
    disk = disk or Disk()
    it = session(disk, matched=False, **options)
    output = io.StringIO()
    run(it, io.StringIO("".join(f"{answer}\n" for answer in answers)), output, play=play, summary=summary)
    return it, disk, output.getvalue()


def test_a_whole_review_through_a_pipe():
    it, disk, text = review("u", "d", "v", "v v", "d not so", "v", "u", "", "q")
    assert [it.state(claim.id).value for claim in it.claims[:7]] == [
        "unsourced",
        "disputed",
        "verified",
        "verified",
        "disputed",
        "verified",
        "unsourced",
    ]
    assert disk.file.claims[SHARE].reviews["ada"].note == "not so"
    assert "7 of 9 decided" in text


def test_a_claim_behind_a_limit_of_the_search_is_not_called_nowhere():
    _, _, text = review("", "v", "q", search=lambda *_: (), spent=lambda: "it took more than 60 s of CPU")
    assert "Not searched: the search for the claims stopped, it took more than 60 s of CPU. s WORDS" in text
    assert "No source that could be read" not in text
    _, _, text = review("q", search=lambda *_: ())
    assert "No source that could be read" in text
    assert "Not searched" not in text


class Terminal(io.StringIO):
    """What is written to it stands before somebody's eyes."""

    def isatty(self):
        return True


def test_a_terminal_gets_lines_broken_between_words_and_has_shown_the_answers(monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")
    seen = Terminal()
    run(session(Disk(), matched=False), Terminal("u\nq\n"), seen)
    lines = [line.removeprefix("> ") for line in seen.getvalue().splitlines()]
    assert max(map(len, lines)) < 40
    assert "> u" not in seen.getvalue()
    first = lines.index("Claim 1 of 9, claim, line 3. Undecided.") + 1
    assert all(line.startswith("  ") for line in lines[first : first + 2]), "the words of a claim stay set in"


def test_a_pipe_keeps_its_answers_beside_what_they_did():
    assert "> u\nClaim 1 unsourced." in review("u", "q")[2]


def test_every_claim_is_shown_with_its_passage_and_differences():
    _, _, text = review("j")
    assert "Claim 2 of 9, quote, line 3, Ines Ortega. Undecided." in text
    assert "Source 1 of 2: sources/hearing.srt 00:12:07, critical, score 84." in text
    assert "critical, number: article nine million; source eight million" in text


def test_a_claim_in_the_reporters_own_words_is_told_by_its_details_and_not_called_alike():
    found = {name: review(f"g {number}")[2].splitlines() for name, number in ((FEE, 4), (ROADS, 8))}
    told = {name: next(line for line in lines[::-1] if line.startswith("Source 1")) for name, lines in found.items()}
    assert told[FEE].endswith("1 of 1 detail found, score 91.")
    assert told[ROADS].endswith("0 of 1 detail found, score 55.")


def test_a_detail_is_told_once_where_another_stands_in_its_place():
    (roads,) = candidates()[ROADS]
    instead = Difference("number", Level.CRITICAL, "nine per cent", 32, 45, "nine million tonnes", 26, 45)
    roads = replace(roads, comparison=Comparison(Level.CRITICAL, (instead,)))
    _, _, text = review("g 8", search=lambda *_: (roads,))
    shown = text[text.index("Claim 8") :]
    assert "critical, number: article nine per cent; source nine million tonnes" in shown
    assert "not found" not in shown


def test_a_verdict_is_told_with_the_number_of_its_claim_and_who_has_how_many_left():
    _, _, text = review("u", "q")
    assert "Claim 1 unsourced. z undoes." in text
    assert "1 of 9 decided" in text
    assert "8 left for ada." in text


def test_a_critical_quote_is_asked_about_twice_and_another_answer_drops_the_question():
    assert review("g 2", "v")[0].state(TONNES) is State.UNDECIDED
    assert review("g 2", "v", "v")[0].state(TONNES) is State.VERIFIED
    assert review("g 2", "v", "P", "v")[0].state(TONNES) is State.UNDECIDED
    assert review("g 2", "v he corrected himself")[0].state(TONNES) is State.VERIFIED


def test_undo_and_redo():
    it, disk, text = review("u", "z", "Z", "z", "z")
    assert it.state(BUSY) is State.UNDECIDED
    assert disk.file.claims[BUSY].reviews == {}
    assert "Done again: unsourced." in text
    assert "Nothing to undo in this session." in text


@pytest.mark.parametrize(
    ("answers", "number"),
    [
        (["j", "j", "k"], 2),
        (["g 9", "n"], 1),
        (["N"], 9),
        (["", ""], 3),
        (["g 5"], 5),
        (["g 99"], 1),
        (["f all", "j"], 2),
        (["/share"], 5),
        (["/ share", "/", "j"], 6),
    ],
)
def test_moving(answers, number):
    _, _, text = review(*answers)
    assert f"Claim {number} of 9" in text[text.rindex("Claim ") :]


def test_sources_notes_evidence_and_marks():
    it, disk, text = review("g 2", "l", "e", "h", "e", "c ask her", "P", "1", "o", "a", "y")
    record = disk.file.claims[TONNES]
    assert set(record.evidence) == {"rival", "hearing"}
    assert record.reviews["ada"].note == "ask her"
    assert "2. sources/rival.txt" in text
    assert "“The harbour handled eight million tonnes in coastal trade” (sources/hearing.srt, 00:12:07)" in text
    it, _, _ = review("g 3", "m", "g 2", "m", "v", "v")
    assert (it.state(MUSEUM), it.state(TONNES)) == (State.VERIFIED, State.UNDECIDED)


WHERE = [
    # a text, what is shown of it, where “we support it” is taken from
    ("we support it. It is not true that we support it", "It is not true that we support it", 35),
    ("we support it, at last. Nobody said so. we support it", "Nobody said so", 40),
    ("we support it. Nobody asked us whether we would, nor said so. we support it", "Nobody asked", 0),
    ("we doubt it", "we doubt", None),
]


@pytest.mark.parametrize(("text", "shown", "expected"), WHERE)
def test_words_of_a_source_are_taken_from_the_passage_shown(text, shown, expected):
    start = text.index(shown)
    assert nearest(text, "we support it", start, start + len(shown)) == expected


def test_a_number_that_nobody_can_mean_is_no_answer():
    assert "“" + "9" * 5000 + "” is not an answer here; ? lists them." in review("9" * 5000)[2]
    assert "g needs a number from 1 to 9" in review("g " + "9" * 5000)[2]


def test_evidence_in_ones_own_choice_of_words():
    it, _, text = review("g 2", "e eight million tonnes", "e words that are not there")
    assert [piece.exact for piece in it.record(TONNES).evidence.values()] == ["eight million tonnes"]
    assert "does not have exactly these words" in text


def test_search_and_its_hit_as_evidence():
    it, disk, text = review("s sold a share", "d", "s zebra", "s")
    assert next(piece.exact for piece in disk.file.claims[BUSY].evidence.values()).startswith(
        "LEE: I have sold a share"
    )
    assert "No source has anything like “zebra”." in text
    assert "s needs words" in text
    assert it.state(BUSY) is State.DISPUTED


def test_claims_added_split_dismissed_and_restored():
    it, disk, _ = review("A the figure would rise", "Q new quay opened", "g 2", "t nine million", "z", "X an opinion")
    assert [record.kind for record in disk.file.claims.values() if record.origin] == ["claim", "quote"]
    assert it.progress().dismissed == 1
    it, _, text = review("g 7", "X", "X opinion", "g 7", "X")
    assert it.state(CITY) is State.UNDECIDED
    assert "that needs a reason" in text


def test_taking_back():
    assert review("u", "g 1", "x")[0].state(BUSY) is State.UNDECIDED


def test_the_tape():
    played = []
    _, _, text = review("p", "g 3", "p", play=lambda path, at: played.append((path, at)) or "playing")
    assert played == [("sources/hearing.srt", 728.0)]
    assert "No passage is shown" in text


def test_what_is_stale_contested_or_blind():
    file = reviewed(reviewed(Disk().file, MUSEUM, Verdict.DISPUTED, "ben", "no"), MUSEUM, Verdict.VERIFIED, "eve")
    assert "ben: disputed. Note: no" in review("g 3", disk=Disk(file))[2]
    assert "Contested" in review("g 3", disk=Disk(file))[2]
    assert "ben" not in review("g 3", disk=Disk(file), blind=True)[2]
    record = file.claims[MUSEUM]
    old = {"ben": replace(record.reviews["ben"], basis="0000", was="We are a museum")}
    stale = Disk(file.with_record(MUSEUM, replace(record, reviews=old)))
    text = review("g 3", disk=stale)[2]
    assert "Stale, ben: article changed." in text
    assert "was: We are a museum" in text


def test_skipped_sources_and_the_end_are_told():
    skipped = (Skipped("sources/scan.pdf", "no text in it"),)
    _, disk, text = review(*["u"] * 9, skipped=skipped, summary=lambda: ["9 findings"])
    assert "Not read: sources/scan.pdf: no text in it" in text
    assert "Nothing is left." in text
    assert "  9 findings" in text
    assert "0 left. ? lists the answers.\nNothing is left." in review(disk=disk)[2], "nor when it is opened again"


def test_a_failed_save_is_told():
    it, _, text = review("u", disk=Disk(broken="not saved: no space left"))
    assert "not saved: no space left. Make room." in text
    assert it.dirty


def test_what_is_no_answer_decides_nothing():
    it, _, text = review("verify", "vv", "\x1b[A", "?")
    assert it.progress().decided == 0
    assert "“verify” is not an answer here" in text
    assert "\x1b" not in text
    for letter in {*LETTERS, *OWN}:
        assert letter in text


def test_nothing_to_check():
    made = session(matched=False, empty=True)
    output = io.StringIO()
    run(made, io.StringIO("v\n"), output)
    assert "nothing to check" in output.getvalue()


def test_control_characters_are_shown_as_symbols():
    disk = Disk(reviewed(Disk().file, FEE, Verdict.DISPUTED, "ben", "\x1b]0;x\x07"))
    assert "␛]0;x␇" in review("g 4", disk=disk)[2]


def test_line_numbers_of_a_transcript_are_not_among_the_words():
    found = numbered()
    _, _, text = review("g 3", search=lambda wanted, _: found.get(getattr(wanted, "id", ""), ()))
    assert "  We are not a museum\n" in text
    assert "furniture" not in text


@pytest.mark.parametrize("letter", ["v", "d no", "u", "x", "X an opinion", "c a note", "e", "s words", "w", "P", "a"])
def test_after_a_search_that_found_nothing_no_answer_falls_on_a_claim(letter):
    it, disk, text = review("/ no such words", letter, letter, "q")
    assert it.file == Disk().file
    assert not disk.saves
    assert text.count("no claim is shown") >= 1 or letter == "w"


def test_after_a_search_that_found_nothing_one_goes_on_from_any_claim():
    assert "Claim 2 of 9" in review("/ no such words", "n", "q")[2].split("shows all", 1)[1]
    assert "Claim 1 of 9" in review("/ no such words", "f all", "/", "j", "q")[2].split("shows all", 1)[1]
    assert "Claim 3 of 9" in review("/ no such words", "g 3", "q")[2].split("shows all", 1)[1]


@pytest.mark.parametrize("seed", range(20))
def test_a_decision_falls_on_the_claim_that_was_shown_last(seed):
    """Whatever was answered before; what is shown is read from the output."""
    rng, output = random.Random(seed), io.StringIO()
    lines = LineMode(session(Disk(), matched=False), output, None, None)
    lines.open()
    moves = [
        "n",
        "N",
        "j",
        "k",
        "g 4",
        "/ no such words",
        "/ the",
        "/",
        "f stale",
        "f all",
        "z",
        "y",
        "P",
        "",
        "x",
        "m",
    ]
    for _ in range(60):
        before = dict(lines.session.file.claims)
        shown = re.findall(r"^Claim (\d+) of \d+, ", output.getvalue(), re.MULTILINE)[-1]
        decided = rng.random() < 0.4
        lines.respond(rng.choice(["d", "u", "d d", "X no"]) if decided else rng.choice(moves))
        if decided:
            ids = [claim.id for claim in lines.session.claims]
            changed = {ids.index(key) + 1 for key, record in lines.session.file.claims.items() if record != before[key]}
            assert changed <= {int(shown)}
