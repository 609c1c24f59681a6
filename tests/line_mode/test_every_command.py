"""Every command of a review in line mode: its letter is typed, and what it did is read from the session or the output."""

import pytest
from tests.line_mode.test_line_mode import review
from tests.unit.review.reviewing import BUSY, MUSEUM, TONNES

from factcheck.core.model import State
from factcheck.line_mode import LETTERS, WITH_WORDS
from factcheck.review import COMMANDS, Filter


def last_shown(text):
    return int(text[text.rindex("\nClaim ") :].split()[1])


def state(claim):
    return lambda it, _: it.state(claim)


def note(claim):
    return lambda it, _: it.notes(claim).get("ada")


def shown(_, text):
    return last_shown(text)


def says(words):
    return lambda _, text: words in text


# A command, the answers that give it, what is read then, and what it must be.
ANSWERS = [
    ("verify", ["g 3", "v"], state(MUSEUM), State.VERIFIED),
    ("dispute", ["d"], state(BUSY), State.DISPUTED),
    ("unsource", ["u"], state(BUSY), State.UNSOURCED),
    ("verify_note", ["g 3", "v I was there"], note(MUSEUM), "I was there"),
    ("dispute_note", ["d no"], note(BUSY), "no"),
    ("unsource_note", ["u no"], note(BUSY), "no"),
    ("undo", ["u", "z"], state(BUSY), State.UNDECIDED),
    ("redo", ["u", "z", "Z"], state(BUSY), State.UNSOURCED),
    ("note", ["c hm"], note(BUSY), "hm"),
    ("withdraw", ["u", "g 1", "x"], state(BUSY), State.UNDECIDED),
    ("mark", ["m"], lambda it, _: it.marked, {BUSY}),
    ("unmark", ["m", "M"], lambda it, _: it.marked, set()),
    ("verify_same", ["S", "S"], state(MUSEUM), State.VERIFIED),
    ("dismiss_nothing", ["E scene"], says("Every undecided claim listed here has something to check."), True),
    ("down", ["j"], shown, 2),
    ("up", ["g 4", "k"], shown, 3),
    ("correct", ["g 2", "W"], says("The harbour handled eight million tonnes in coastal trade,"), True),
    ("source_side", ["B 2 2"], shown, 3),
    ("source_side", ["B"], says("rest on one source alone\n  2. 3 sources/hearing.srt"), True),
    ("source_side", ["B 2"], says("B 2 NUMBER picks it."), True),
    ("take_over", ["K"], says("No other article of the project has a verdict on these words."), True),
    ("read_sources", ["R"], says("The sources cannot be read again from here."), True),
    ("add_source", ["w by phone; P. Olm; eight"], says("Notes cannot be written from here."), True),
    ("first", ["g 4", "gg"], shown, 1),
    ("last", ["G"], shown, 9),
    ("number", ["#7"], shown, 7),
    ("next_undecided", ["n"], shown, 2),
    ("previous_undecided", ["N"], shown, 9),
    ("later", [""], shown, 2),
    ("filter", ["f"], lambda it, _: it.listed.filter, Filter.ALL),
    ("order", ["r"], lambda it, _: it.listed.by_risk, True),
    ("find", ["/share"], shown, 5),
    ("next_source", ["g 2", "l"], lambda it, _: it.shown(TONNES)[0], 1),
    ("previous_source", ["g 2", "l", "h"], lambda it, _: it.shown(TONNES)[0], 0),
    ("evidence", ["g 2", "e"], lambda it, _: set(it.record(TONNES).evidence), {"hearing"}),
    ("search", ["s museum"], lambda it, _: len(it.passages(BUSY)), 1),
    ("open", ["g 3", "e We are not"], lambda it, _: [e.exact for e in it.record(MUSEUM).evidence.values()], ["We are not"]),
    ("open_other", ["O", "O 1"], says("O NUMBER picks it."), True),
    ("play", ["g 3", "p"], says("played sources/hearing.srt"), True),
    ("copy_citation", ["g 2", "y"], says("(sources/hearing.srt, 00:12:07)"), True),
    ("copy_claim", ["g 3", "Y"], says("> Y\nWe are not a museum"), True),
    ("article", ["A the figure would rise"], lambda it, _: len(it.claims), 10),
    ("split", ["g 2", "t nine million"], state(TONNES), State.DISMISSED),
    ("dismiss", ["X an opinion"], state(BUSY), State.DISMISSED),
    ("request", ["i which report"], lambda it, _: it.record(BUSY).requests["ada"].text, "which report"),
    ("answer", ["i which", "I this one"], lambda it, _: it.record(BUSY).requests["ada"].answer, "this one"),
    ("assign", ["m", "g 3", "m", "b ada, ben"], lambda it, _: [set(it.record(name).assigned) for name in (BUSY, MUSEUM, TONNES)], [{"ada", "ben"}, {"ada", "ben"}, set()]),
    ("tick", ["T"], says("no number, date or name"), True),
    ("cross", ["C"], says("no number, date or name"), True),
    ("quit", ["q", "u"], state(BUSY), State.UNDECIDED),
]  # fmt: skip


def test_every_command_has_a_letter_and_is_in_the_table():
    assert {*LETTERS.values(), *WITH_WORDS.values()} == set(COMMANDS)
    assert {name for name, *_ in ANSWERS} == set(COMMANDS)


@pytest.mark.parametrize(("name", "answers", "seen", "expected"), ANSWERS, ids=[name for name, *_ in ANSWERS])
def test_a_letter_runs_its_command(name, answers, seen, expected):
    it, _, text = review(*answers, play=lambda path, _: f"played {path}")
    assert seen(it, text) == expected
