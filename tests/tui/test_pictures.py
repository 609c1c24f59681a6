"""The screens as pictures. Everything else is tested by keys."""

from dataclasses import replace
from datetime import date

import pytest
from tests.tui.driving import review
from tests.tui.pictures import compare_picture, styles_of, text_of
from tests.unit.review.reviewing import MUSEUM, SHARE, TONNES, Disk, reviewed, with_evidence

from factcheck.core.model import Skipped, Verdict
from factcheck.core.records import Review
from factcheck.review import Earlier
from factcheck.tui import Options
from factcheck.verdicts import ConflictedFileError, basis_of

V, D, U = Verdict.VERIFIED, Verdict.DISPUTED, Verdict.UNSOURCED

BEFORE = Earlier("may/port.md", "ben", D, "eight, on the tape", date(2026, 3, 3))
NO_SOURCES = "quay.md: no sources/ folder beside it or above it. Put the sources into a folder named sources."


def halfway() -> Disk:
    """A review half done: some decided by Ada, one by Ben against her, one stale."""
    file = Disk().file
    file = reviewed(file, MUSEUM, V, "ada")
    file = reviewed(file, MUSEUM, D, "ben", note="She said “never a museum”; see the tape.")
    file = with_evidence(file, SHARE, "hearing", "I have sold a share in this port")
    file = reviewed(file, SHARE, D, "ben", note="The “never” is the reporter's.")
    record = file.claims[TONNES]
    old = reviewed(file, TONNES, V, "ada").claims[TONNES].reviews["ada"]
    old = replace(old, basis="0000", was="The harbour handled eight million tonnes in coastal trade,")
    return Disk(file.with_record(TONNES, replace(record, reviews={"ada": old})))


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)])
async def test_critical(size):
    async with review(size=size) as it:
        await it.press("j")
        compare_picture(it.app, "critical")


@pytest.mark.parametrize(
    ("name", "keys", "options"),
    [
        ("verbatim", ["j", "j"], {}),
        ("editorial", ["G", "k", "k", "k"], {}),
        ("no-candidate", [], {}),
        ("asked-twice", ["j", "v"], {}),
        ("running", ["j", "w"], {}),
        ("help", ["question_mark"], {}),
        ("passage-focused", ["j", "tab"], {}),
        ("first-visit", [], {"options": Options(follow=0, first_visit=True)}),
        ("decided-before", ["j"], {"earlier": lambda: {TONNES: (BEFORE,)}}),
        ("source-side", ["j", "B"], {}),
        ("find", ["slash", *"port"], {}),
        ("article", ["j", "a"], {}),
        ("source", ["j", "o", "space", "right", "right"], {}),
        ("unreadable-source", ["j"], {"skipped": (Skipped("sources/scan.pdf", "no text in it", "Run OCR."),)}),
        (
            "all-done",
            ["u"] * 9,
            {"options": Options(follow=0, summary=lambda: ["9 errors: FC012 unsourced", "exit 1"])},
        ),
        ("light", ["j"], {"options": Options(follow=0, theme="factcheck-light")}),
        ("ascii", ["j"], {"options": Options(follow=0, ascii_only=True)}),
        ("too-small", [], {"size": (58, 12)}),
        ("no-sources", ["j"], {"search": lambda *_: (), "options": Options(follow=0, no_sources=NO_SOURCES)}),
    ],
)
async def test_states(name, keys, options):
    async with review(**{"size": (100, 30), **options}) as it:
        await it.press(*keys)
        compare_picture(it.app, name)


async def test_without_colour(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    async with review(halfway(), size=(100, 30)) as it:
        await it.press("f", "j")
        compare_picture(it.app, "no-color")


@pytest.mark.parametrize(("name", "keys"), [("stale", ["g", "j"]), ("contested", ["g", "j", "j"])])
async def test_where_a_verdict_does_not_hold(name, keys):
    async with review(halfway(), size=(100, 30)) as it:
        await it.press("f", *keys)
        compare_picture(it.app, name)


async def test_a_save_that_fails():
    async with review(
        Disk(broken="not saved: articles/quay.verdicts.toml: No space left on device"), size=(100, 30)
    ) as it:
        await it.press("u")
        await it.settle()  # what is said takes a second line, and the panes make room for it
        compare_picture(it.app, "not-saved")


async def test_nothing_to_check():
    async with review(size=(100, 30), empty=True) as it:
        compare_picture(it.app, "no-claims")


async def test_a_file_changed_by_another_and_a_source_deleted_meanwhile():
    disk, gone = Disk(), ["sources/rival.txt"]
    async with review(disk, size=(100, 30), options=Options(follow=0, gone=lambda: gone)) as it:
        disk.file = reviewed(disk.file, MUSEUM, D, "ben", note="See the tape.")
        it.screen.follow()
        await it.settle()
        compare_picture(it.app, "changed")


async def test_a_passage_gone_from_a_source_that_changed():
    file = with_evidence(Disk().file, SHARE, "hearing", "I have never sold a share in this port,")
    held = file.claims[SHARE]
    mine = Review(V, "", date(2026, 11, 3), basis_of(held))
    async with review(Disk(file.with_record(SHARE, replace(held, reviews={"ada": mine}))), size=(100, 30)) as it:
        await it.press("j", "j", "j", "j", "1")
        compare_picture(it.app, "gone")


async def test_conflict_markers_arriving_meanwhile():
    disk = Disk()
    async with review(disk, size=(100, 30)) as it:
        disk.unreadable = ConflictedFileError("quay.verdicts.toml", 9, "")
        it.screen.follow()
        await it.settle()
        compare_picture(it.app, "markers")


async def test_a_cell_in_another_style_is_another_picture():
    async with review() as it:
        before = styles_of(it.app)
        text = text_of(it.app)
        legend, _, cells = before.partition("\n\n")
        assert [len(row) for row in cells.splitlines()] == [100] * 30
        assert len(legend.splitlines()) == len(set(cells) - {"\n"}) > 5
        it.app.theme = "factcheck-light"
        await it.settle()
        assert text_of(it.app) == text
        assert styles_of(it.app) != before
