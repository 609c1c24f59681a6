"""Every key does what the help says, seen in the session and in the file."""

from dataclasses import replace
from pathlib import Path

from tests.tui.driving import review
from tests.unit.review.reviewing import (
    BUSY,
    FEE,
    MUSEUM,
    SHARE,
    TONNES,
    Disk,
    candidates,
    numbered,
    reviewed,
    sources,
    with_evidence,
)

from factcheck.core.errors import VerdictFileError
from factcheck.core.model import Comparison, Difference, Document, Level, Skipped, State, Verdict
from factcheck.review import Filter
from factcheck.tui import Options
from factcheck.tui.command_screen import keys_page

V, D, U = Verdict.VERIFIED, Verdict.DISPUTED, Verdict.UNSOURCED


async def test_a_clean_quote_costs_one_key_and_is_on_disk():
    async with review() as it:
        await it.press("j", "j", "v")
        assert it.disk.file.claims[MUSEUM].reviews["ada"].verdict is V
        assert it.at() == 4, "on to the next undecided"
        assert "z undoes" in it.said


async def test_a_critical_quote_costs_two_keys():
    async with review() as it:
        await it.press("j", "v")
        assert it.session.state(TONNES) is State.UNDECIDED
        assert "“eight million” for “nine million”" in it.said
        await it.press("v")
        assert it.session.state(TONNES) is State.VERIFIED


async def test_any_other_key_between_the_two_drops_the_question():
    async with review() as it:
        for between in (["j", "k"], ["w"], ["question_mark", "escape"], ["escape"]):
            await it.press("g", "j", "v", *between, "v")
            assert it.session.state(TONNES) is State.UNDECIDED, between
        await it.press("v")
        assert it.session.state(TONNES) is State.VERIFIED


async def test_disputed_and_unsourced_cost_one_key_and_undo_and_redo_go_back_to_where_it_was():
    async with review() as it:
        await it.press("u", "d")
        assert (it.session.state(BUSY), it.session.state(TONNES)) == (State.UNSOURCED, State.DISPUTED)
        assert it.disk.file.claims[TONNES].evidence["hearing"].level == "critical"
        await it.press("z")
        assert (it.at(), it.session.state(TONNES)) == (2, State.UNDECIDED)
        await it.press("z")
        assert (it.at(), it.session.progress().decided) == (1, 0)
        await it.press("z")
        assert it.said == "Nothing to undo in this session."
        await it.press("Z", "Z")
        assert (it.session.state(BUSY), it.session.state(TONNES)) == (State.UNSOURCED, State.DISPUTED)
        assert it.disk.file.claims[TONNES].reviews
        await it.press("Z")
        assert it.said == "Nothing to redo."
        await it.press("f", "j", "x")
        assert it.said == "You have given no verdict here."


async def test_moving():
    async with review() as it:
        for keys, number in (
            (["j"], 2),
            (["down", "down", "k"], 2),
            (["G"], 9),
            (["end", "g"], 1),
            (["end", "home", "up"], 1),
            (["n"], 2),
            (["N"], 9),
            (["space", "space"], 3),
        ):
            await it.press("g", *keys)
            assert it.at() == number, keys


async def test_another_source_is_shown_and_kept():
    async with review(size=(120, 40)) as it:
        await it.press("j", "right")
        assert "source 2 of 2" in it.text()
        await it.press("right")
        assert it.session.shown(TONNES)[0] == 1
        await it.press("d")
        assert list(it.disk.file.claims[TONNES].evidence) == ["rival"]
        await it.press("f", "g", "j", "left")
        assert "source 1 of 2" in it.text()
        await it.press("2")
        assert "source 2 of 2" in it.text()
        await it.press("1", "9", "l", "h")
        assert it.session.shown(TONNES)[0] == 0


async def test_a_note_is_kept_and_can_be_undone():
    async with review() as it:
        await it.press("c")
        await it.type("ask v, d and u")
        await it.press("enter")
        assert it.disk.file.claims[BUSY].reviews["ada"].note == "ask v, d and u"
        assert "ask v, d and u" in it.text()
        await it.press("c")
        await it.type("!")
        await it.press("escape")
        assert it.session.notes(BUSY)["ada"] == "ask v, d and u"
        await it.press("z")
        assert it.disk.file.claims[BUSY].reviews == {}


async def test_a_critical_quote_may_be_verified_with_a_note_but_not_with_an_empty_one():
    async with review() as it:
        await it.press("j", "V", "enter")
        assert it.session.state(TONNES) is State.UNDECIDED
        await it.press("V")
        await it.type("he corrected himself")
        await it.press("enter")
        assert it.session.state(TONNES) is State.VERIFIED


async def test_marked_verbatim_quotes_together():
    async with review() as it:
        await it.press("j", "m", "m", "m", "v")
        assert it.said.startswith("1 verbatim quote marked (2 marked are no verbatim quote and stay)")
        assert it.session.progress().verified == 0
        await it.press("v")
        assert it.disk.file.claims[MUSEUM].reviews["ada"].verdict is V
        assert it.session.progress().verified == 1
        await it.press("z")
        assert it.session.progress().verified == 0


async def test_evidence_chosen_and_taken_away():
    async with review() as it:
        await it.press("j", "e", "right", "e")
        assert set(it.disk.file.claims[TONNES].evidence) == {"hearing", "rival"}
        await it.press("e", "d")
        assert set(it.disk.file.claims[TONNES].evidence) == {"hearing"}


async def test_filters_pass_over_empty_ones():
    async with review() as it:
        await it.press("u", "d", "f")
        assert (it.screen.session.listed.filter, len(it.screen.session.listed.claims)) == (Filter.ALL, 9)
        await it.press("f")
        assert (it.screen.session.listed.filter, it.at()) == (Filter.DISPUTED, 2)
        await it.press("f", "f")
        assert it.screen.session.listed.filter is Filter.UNDECIDED


async def test_find_narrows_the_list_as_one_types():
    async with review() as it:
        await it.press("slash")
        await it.type("share")
        assert [claim.id for claim in it.screen.session.listed.claims] == [SHARE]
        assert it.session.progress().decided == 0, "letters typed decide nothing"
        await it.press("enter", "d")
        assert it.session.state(SHARE) is State.DISPUTED
        await it.press("slash", "escape", "escape")
        assert len(it.screen.session.listed.claims) == 8


async def test_a_text_that_no_claim_has_finds_nothing_and_says_so():
    async with review() as it:
        await it.press("u", "slash", *"zebra", "enter")
        assert it.said == "No claim among the undecided has “zebra”. esc shows all again."
        assert it.screen.session.listed.claims == ()
        await it.press("escape", "slash", *"minister", "enter")
        assert "f shows others, 1 of them with it" in it.said
        await it.press("f")
        assert (it.screen.session.listed.filter, len(it.screen.session.listed.claims), it.at()) == (Filter.ALL, 1, 1)


async def test_the_footer_shows_the_keys_that_work_while_something_is_asked():
    async with review(size=(100, 30)) as it:
        before = it.text().split("\n")[-1]
        await it.press("c")
        assert it.text().split("\n")[-1].split() == [
            "enter",
            "Done",
            "esc",
            "Leave",
            "it",
            "ctrl+o",
            "Editor",
            "ctrl+j",
            "New",
            "line",
        ]
        await it.press("escape", "slash")
        assert it.text().split("\n")[-1].split() == ["enter", "Done", "esc", "Leave", "it"]
        await it.press("escape")
        assert it.text().split("\n")[-1] == before


async def test_a_long_note_is_seen_whole_and_may_have_lines():
    words = "she said so twice on the tape, and the committee's own record has it a third time " * 2
    async with review(size=(80, 24)) as it:
        await it.press("c")
        await it.type(words + "end")
        assert all(word in it.text() for word in ("twice", "third", "end"))
        await it.press("ctrl+j")
        await it.type("and more")
        await it.press("enter")
        note = it.disk.file.claims[BUSY].reviews["ada"].note
        assert note == words + "end\nand more"
        await it.press("c", "enter")
        assert it.disk.file.claims[BUSY].reviews["ada"].note == note, "lines outlive being looked at"


async def test_all_done_does_not_count_what_reviewers_disagree_on():
    async with review(Disk(reviewed(Disk().file, MUSEUM, D, "ben"))) as it:
        await it.press("f", "g", "j", "j", "v", "f", "g", *["u"] * 9)
        assert it.session.progress().contested == 1
        assert "8 of 9 claims are decided" in it.text()
        assert "not all is done" in it.text()


async def test_words_that_are_gone_from_a_source_are_not_called_the_same():
    file = with_evidence(Disk().file, MUSEUM, "notes", "We are not a museum!")
    async with review(Disk(file)) as it:
        await it.press("j", "j", "1")
        assert "GONE FROM THE SOURCE" in it.text()
        said = "".join(text for row in it.screen.query_one("#evidence").rows for text, _ in row)
        assert "the same words" not in said


async def test_line_numbers_of_a_transcript_are_not_among_the_words():
    transcript = Document.from_text(" 5 We are\n 6 not a museum.\n", path="sources/transcript.txt")
    found = numbered()
    async with review(
        search=lambda wanted, _: found.get(getattr(wanted, "id", ""), ()), source={transcript.path: transcript}.get
    ) as it:
        await it.press("j", "j")
        assert "source   We are not a museum" in it.text()
        assert "6 not a museum." in it.text(), "but the source is shown as it is"
        await it.press("y")
        assert it.app.clipboard == "“We are not a museum” (sources/transcript.txt, L5)"


async def test_what_is_typed_ahead_keeps_its_meaning():
    async with review() as it:
        await it.press("slash", *"share", "enter", "d")
        assert it.session.state(SHARE) is State.DISPUTED
        assert it.session.progress().decided == 1


async def test_context_and_the_two_ways_of_showing_words():
    async with review() as it:
        await it.press("j")
        assert "Thank you. We will hear" in it.text()
        await it.press("minus")
        assert "Thank you. We will hear" not in it.text()
        await it.press("plus", "plus")
        assert "I have sold a share" in it.text()
        await it.press("w")
        assert "[nine] → {eight}" in it.text()


async def test_the_list_keeps_up_and_reopening_resumes():
    disk = Disk()
    async with review(disk) as it:
        await it.press("u", "d", "v", "q")
    async with review(disk) as it:
        assert it.at() == 4
        assert next(claim.id for claim in it.screen.session.listed.claims) == FEE
        assert it.session.progress().decided == 3


async def test_clicks():
    async with review() as it:
        await it.pilot.click("#list", offset=(8, 5))
        await it.settle()
        assert it.at() == 3
        line = next(n for n, row in enumerate(it.text().split("\n")) if "Verified" in row)
        await it.pilot.click(offset=(2, line))
        await it.settle()
        assert it.session.state(MUSEUM) is State.VERIFIED


async def test_a_disagreement_is_settled_by_saying_it_again():
    async with review(Disk(reviewed(Disk().file, MUSEUM, D, "ben", note="no"))) as it:
        await it.press("f", "g", "j", "j", "v")
        assert it.session.state(MUSEUM) is State.CONTESTED
        await it.press("g", "j", "j")
        assert "≠ contested" in it.text()
        assert "ben" in it.text()
        await it.press("v")
        assert "Reviewers disagree. v again makes yours final." in it.said
        await it.press("v")
        assert it.session.state(MUSEUM) is State.VERIFIED
        assert it.disk.file.claims[MUSEUM].reviews["ada"].final


async def test_blind_shows_nobody_elses_verdict():
    async with review(Disk(reviewed(Disk().file, MUSEUM, D, "ben", note="a note of Ben's")), blind=True) as it:
        await it.press("f", "g", "j", "j")
        assert "Ben" not in it.text()
        assert "ben" not in it.text()
        assert "(blind)" in it.text()


async def test_another_source_is_shown_by_a_click():
    async with review() as it:
        await it.press("j")
        line = next(n for n, row in enumerate(it.text().split("\n")) if "sources/rival.txt" in row)
        await it.pilot.click(offset=(60, line))
        await it.settle()
        assert it.session.shown(TONNES)[0] == 1


async def test_help_lists_every_action_and_closes():
    from factcheck.tui.keymap import ACTIONS

    async with review(size=(100, 60)) as it:
        await it.press("question_mark")
        text = it.text()
        assert "Undo the last change" in text
        assert len(ACTIONS) > 25
        await it.press("escape")
        assert "Keys (esc closes)" not in it.text()


async def test_keys_can_be_remapped_and_clashes_are_said():
    async with review(options=Options(follow=0, keys={"unsource": "y", "dispute": "v", "nonsense": "k"})) as it:
        assert "no action “nonsense”" in it.said
        assert "v is wanted by dispute and verify" in it.said
        await it.press("y", "v")
        assert (it.session.state(BUSY), it.session.state(TONNES)) == (State.UNSOURCED, State.DISPUTED)


async def test_a_failed_save_is_told_and_nothing_is_lost():
    disk = Disk(broken="not saved: no space left on the device")
    async with review(disk) as it:
        await it.press("u")
        assert "no space left" in it.said
        assert "NOT SAVED" in it.text()
        disk.broken = ""
        await it.press("d")
        assert "NOT SAVED" not in it.text()
        assert disk.file.claims[BUSY].reviews["ada"].verdict is U


async def test_a_skipped_source_stays_on_the_screen():
    skipped = (Skipped("sources/scan.pdf", "no text in it", "Run OCR."),)
    async with review(skipped=skipped) as it:
        for key in ("j", "d", "f"):
            await it.press(key)
            assert "1 source not read: sources/scan.pdf (no text in it)" in it.text()


async def test_a_source_that_is_deleted_meanwhile_is_told_and_still_shown():
    gone = []
    async with review(options=Options(follow=0, gone=lambda: gone)) as it:
        await it.press("j")
        assert "gone or changed" not in it.text()
        gone.append("sources/hearing.srt")
        it.screen.follow()
        await it.settle()
        assert "! gone or changed, shown as it was read: sources/hearing.srt" in it.text()
        assert "ORTEGA: The harbour handled eight" in it.text()


async def test_a_note_half_typed_is_kept_when_the_program_is_ended():
    async with review() as it:
        await it.press("c")
        await it.type("call her ba")
        it.app.keep_typed()
        it.app.flush()
        assert it.disk.file.claims[BUSY].reviews["ada"].note == "call her ba"
        await it.press("escape", "slash")
        await it.type("zebra")
        it.app.keep_typed()
        it.app.flush()
        assert it.disk.file.claims[BUSY].reviews["ada"].note == "call her ba", "a text to find is no note"


async def test_what_a_source_was_read_with_is_told_beside_it():
    guessed = {path: replace(it, notes=("decoded as windows-1252, by a guess",)) for path, it in sources().items()}
    async with review(source=guessed.get) as it:
        await it.press("j")
        assert "! decoded as windows-1252, by a guess" in it.text()


async def test_what_somebody_else_saves_is_taken_in():
    disk = Disk()
    async with review(disk) as it:
        disk.file = reviewed(disk.file, MUSEUM, D, "ben", note="no")
        it.screen.follow()
        await it.settle()
        assert it.session.state(MUSEUM) is State.DISPUTED
        assert "changed by somebody else" in it.said
        await it.press("u")
        assert set(disk.file.claims[MUSEUM].reviews) == {"ben"}


async def test_a_file_that_somebody_broke_is_told_until_it_is_mended():
    def broken():
        raise VerdictFileError("articles/quay.verdicts.toml:12: git's conflict markers", hint="Resolve them.")

    disk = Disk()
    async with review(disk, size=(120, 40)) as it:
        whole, it.session._sync._reload = it.session._sync._reload, broken
        it.screen.follow()
        await it.settle()
        await it.press("j", "d")
        assert "git's conflict markers. Resolve them. Your verdicts are kept here." in it.text()
        it.session._sync._reload = whole
        it.screen.follow()
        await it.settle()
        assert "conflict markers" not in it.text()


async def test_the_evidence_scrolls():
    async with review(size=(80, 24)) as it:
        await it.press("j", "plus", "plus", "plus")
        assert "other sources" not in it.text()
        await it.press("pagedown", "pagedown")
        assert "other sources" in it.text()
        await it.press("pageup", "pageup")
        assert "source 1 of 2" in it.text()


def test_the_page_of_keys_is_the_registry():
    page = Path(__file__).parents[2] / "docs" / "keys.md"
    assert page.read_text("utf-8") == keys_page(), "write what keys_page() gives to docs/keys.md"


async def test_candidates_come_in_by_themselves():
    async with review(matched=False) as it:
        assert it.session.next_unmatched() is None
        await it.press("j")
        assert "source 1 of 2" in it.text()


async def test_text_is_never_markup_and_control_characters_are_seen():
    from tests.unit.review import reviewing

    disk = Disk()
    file = reviewed(disk.file, BUSY, D, "be\x1b[31mn", note="[bold]x[/bold] \x1b]52;c;aGk=\x07")
    async with review(Disk(file)) as it:
        await it.press("f", "g")
        text = it.text()
        assert "\x1b" not in text
        assert "[bold]x[/bold] ␛]52;c;aGk=␇" in text
        assert "be␛[31mn" in text
    assert reviewing.ARTICLE.count("[to the islands]") == 1
    async with review() as it:
        assert "[to the islands]" in it.text()


async def test_an_article_with_nothing_to_check():
    async with review(empty=True, size=(100, 30)) as it:
        await it.press("v", "d", "j", "e", "c", "n", "m", "x", "right", "f", "y", "s", "t", "X", "z")
        assert "nothing to check" in it.text()


async def test_too_small():
    async with review(size=(59, 30)) as it:
        for size in ((59, 30), (100, 15), (20, 3)):
            await it.pilot.resize_terminal(*size)
            await it.settle()
            assert "factcheck needs" in it.text()[:60]
            await it.press("d", "u", "2", "c")
            assert it.session.progress().decided == 0, "no key decides what nobody sees"
            assert size[0] < 30 or "review --plain" in " ".join(it.text().split())
            await it.pilot.resize_terminal(120, 40)
            await it.settle()
            assert "The minister told the committee" in it.text()
            assert "factcheck needs" not in it.text()


async def test_a_question_is_answered_for_the_passage_it_was_asked_of_alone():
    async with review() as it:
        await it.press("s", *"tonnes", "enter")
        await it.press("v")
        asked = it.said
        await it.press("2")
        assert it.said == "", "another passage drops the question"
        await it.press("v")
        assert it.session.state(BUSY) is State.UNDECIDED
        assert "v again verifies" in asked


async def test_a_claim_that_somebody_else_took_away_meanwhile_is_not_decided():
    async with review() as it:
        before = it.disk.file
        await it.press("a", "space", "right", "enter")
        added = it.screen.here
        it.disk.file = before
        it.session.follow()  # in its thread, before the screen has heard of it
        await it.press("v")
        assert "somebody else removed it" in it.said
        assert it.screen.here != added
        assert it.session.progress().decided == 0


async def test_what_a_search_found_for_another_claim_is_not_said_to_be_shown(monkeypatch):
    async with review() as it:
        search = it.session.search

        def moved(words, claim_id):
            it.session.listed.step(1)  # the reviewer goes on while the sources are searched
            return search(words, claim_id)

        monkeypatch.setattr(it.session, "search", moved)
        await it.press("s", *"museum", "enter")
        assert it.said == "1 found for claim 1."


async def test_by_risk_the_worst_come_first_in_groups_that_fold():
    async with review(size=(120, 40)) as it:
        await it.press("r")
        listed = it.session.listed
        ranks = [it.session.risk(claim.id).rank for claim in listed.claims]
        assert ranks == sorted(ranks)
        assert len(set(ranks)) > 2
        assert f"another meaning  {ranks.count(0)}" in it.text()
        assert it.said.startswith(f"By risk, g goes to the worst: {ranks.count(0)} another meaning")
        before = len(listed.items)
        await it.pilot.click("#list", offset=(3, 0))
        await it.settle()
        assert len(listed.items) == before - ranks.count(0)
        await it.press("r")
        assert [listed.number(claim.id) for claim in listed.claims] == list(range(1, 10))


async def test_a_click_on_the_count_of_a_filter_shows_its_claims():
    async with review(size=(120, 40)) as it:
        await it.press("d")
        title = it.text().splitlines()[1]
        assert "disputed 1" in title
        await it.pilot.click("#list-title", offset=(title.index("disputed 1"), 0))
        await it.settle()
        assert [it.session.state(claim.id).value for claim in it.session.listed.claims] == ["disputed"]


async def test_a_part_of_a_sentence_is_shown_with_what_was_left_out_and_costs_one_key():
    left_out = Difference("context", Level.MINOR, "", 0, 0, "They hoped one day to say:", -27, -1, "part.before")
    found = candidates()
    [passage] = found[MUSEUM][:1]
    shown = replace(passage, comparison=Comparison(Level.MINOR, (left_out,)))
    async with review(
        search=lambda wanted, limit: (shown,) if getattr(wanted, "id", "") == MUSEUM else (), size=(150, 30)
    ) as it:
        await it.press("j", "j")
        assert "They hoped one day to say:" in it.text()
        assert "part of a sentence" in it.text()
        await it.press("v")
        assert it.disk.file.claims[MUSEUM].reviews["ada"].verdict is V
