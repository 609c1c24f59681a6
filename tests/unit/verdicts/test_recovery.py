"""What is kept outside the project: found again by its owner, and never taken for one's own if somebody else can write it."""

import os
import stat
from pathlib import Path

import pytest
from benchmarks.verdict_disk import made_up, with_verdict

from factcheck.core.records import VerdictFile
from factcheck.verdicts import Store, dump, recovery
from factcheck.verdicts.recovery import Recovery

FILE = made_up(3)

FIRST, SECOND = (with_verdict(FILE, key, "ada") for key in list(FILE.claims)[:2])
BOTH = with_verdict(FIRST, list(FILE.claims)[1], "ada")


@pytest.fixture(autouse=True)
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    state, temporary = tmp_path / "state", tmp_path / "tmp"
    temporary.mkdir()
    monkeypatch.setattr(recovery.platformdirs, "user_state_path", lambda _: state)
    monkeypatch.setattr(recovery.tempfile, "tempdir", str(temporary))
    return state, temporary


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_files_of_other_processes_are_found_and_those_of_other_articles_are_not(tmp_path: Path) -> None:
    desk, other = Recovery(tmp_path / "a" / "quay.verdicts.toml"), Recovery(tmp_path / "b" / "quay.verdicts.toml")
    assert desk.unsaved() == ()
    mine = desk.keep_unsaved("x")
    assert mine == desk.path
    again = mine.with_name(mine.name.replace(str(os.getpid()), "99999999"))
    again.write_text("x")
    other.keep_unsaved("x")
    assert {kept.path for kept in desk.unsaved()} == {mine, again}
    assert all(kept.own for kept in desk.unsaved())
    desk.forget_unsaved()
    assert [kept.path for kept in desk.unsaved()] == [again]


def test_nobody_else_can_read_what_is_kept(tmp_path: Path) -> None:
    desk = Recovery(tmp_path / "quay.verdicts.toml")
    place = desk.keep_unsaved("x")
    desk.keep_good("y")
    assert place is not None
    assert [mode(path) for path in place.parent.iterdir()] == [0o600, 0o600]
    assert mode(place.parent) == 0o700


def test_without_a_state_folder_a_private_one_for_temporary_files_is_made_once(
    tmp_path: Path, folders: tuple[Path, Path]
) -> None:
    state, temporary = folders
    state.write_text("in the way")
    desk = Recovery(tmp_path / "quay.verdicts.toml")
    place = desk.keep_unsaved("x")
    assert desk.keep_unsaved("y") == place
    assert place is not None
    assert (place.parent.parent, mode(place.parent), mode(place)) == (temporary, 0o700, 0o600)
    assert len(list(temporary.iterdir())) == 1
    assert [(kept.path, kept.own) for kept in Recovery(tmp_path / "quay.verdicts.toml").unsaved()] == [(place, True)]
    desk.forget_unsaved()
    assert not place.exists()


@pytest.mark.parametrize("how", ["a file of others", "open to others", "a link", "a folder open to others"])
def test_what_somebody_else_may_have_put_there_is_not_ones_own(tmp_path: Path, how: str, monkeypatch) -> None:
    desk = Recovery(tmp_path / "quay.verdicts.toml")
    place = desk.keep_unsaved("x")
    assert place is not None
    if how == "a file of others":
        real = Path.lstat
        theirs = lambda self: os.stat_result((*real(self)[:4], 4321, *real(self)[5:])) if self == place else real(self)  # noqa: E731
        monkeypatch.setattr(Path, "lstat", theirs)
    elif how == "open to others":
        place.chmod(0o666)
    elif how == "a link":
        place.rename(tmp_path / "elsewhere")
        place.symlink_to(tmp_path / "elsewhere")
    else:
        place.parent.chmod(0o777)
    (kept,) = desk.unsaved()
    assert not kept.own
    assert kept.owner == ("user 4321" if how == "a file of others" else kept.owner)
    if how == "a folder open to others":
        assert desk.keep_unsaved("y") != place


def test_what_was_planted_in_the_folder_for_temporary_files_is_not_even_offered(
    tmp_path: Path, folders: tuple[Path, Path]
) -> None:
    desk = Recovery(tmp_path / "quay.verdicts.toml")
    _, temporary = folders
    (temporary / desk.path.name).write_text("planted")  # where version 0.1 put and looked for them
    planted = temporary / "factcheck-recovery-1"
    planted.mkdir()
    planted.chmod(0o777)
    (planted / desk.path.name).write_text("planted")
    assert desk.unsaved() == ()


def test_the_last_good_copy_is_what_was_saved_last(tmp_path: Path) -> None:
    desk = Store(tmp_path / "quay.verdicts.toml")
    assert desk.last_good() is None
    first = desk.save(FILE, None)
    second = desk.save(with_verdict(FILE, next(iter(FILE.claims)), "ada"), first)
    kept = desk.last_good()
    assert kept is not None
    assert (kept.own, kept.path.read_text()) == (True, dump(second))
    assert desk.recoveries() == ()


@pytest.mark.parametrize(
    ("kept", "saved", "left"),
    [
        (FIRST, FIRST, 0),
        (FIRST, BOTH, 0),
        (FILE, SECOND, 0),
        (FIRST, FILE, 1),
        (BOTH, SECOND, 1),
    ],
)
def test_what_the_file_has_is_kept_no_longer(tmp_path: Path, kept: VerdictFile, saved: VerdictFile, left: int) -> None:
    path = tmp_path / "quay.verdicts.toml"
    crashed = Recovery(path).keep_unsaved(dump(kept))
    assert crashed is not None
    other = crashed.with_name(crashed.name.replace(str(os.getpid()), "99999999"))
    crashed.rename(other)
    path.write_text(dump(saved))
    desk = Store(path)
    desk.forget_taken()
    assert len(desk.recoveries()) == left
    assert path.read_text() == dump(saved)


def test_what_somebody_else_can_write_or_nobody_can_read_is_left(tmp_path: Path) -> None:
    path = tmp_path / "quay.verdicts.toml"
    path.write_text(dump(FILE))
    kept = Recovery(path).keep_unsaved(dump(FILE))
    assert kept is not None
    kept.chmod(0o666)
    Store(path).forget_taken()
    kept.chmod(0o600)
    kept.write_text("no verdicts")
    Store(path).forget_taken()
    assert kept.exists()
