"""Saving: nothing is lost, whoever else saves, whatever fails, and whenever the process is killed."""

import fcntl
import os
import shutil
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from benchmarks.verdict_disk import crowd, kills, made_up, verdicts_in, with_verdict

from factcheck.core.errors import VerdictFileError
from factcheck.core.records import VerdictFile
from factcheck.verdicts import Store, dump, load, recovery, store

FILE = made_up(6)
KEYS = list(FILE.claims)


@pytest.fixture(autouse=True)
def state_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Recovery files of these tests do not go to the tester's own home."""
    folder = tmp_path_factory.mktemp("state")
    monkeypatch.setattr(recovery.platformdirs, "user_state_path", lambda _: folder)
    return folder


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "articles").mkdir()
    return tmp_path / "articles" / "quay.verdicts.toml"


def saved(path: Path, file: VerdictFile = FILE) -> VerdictFile:
    return Store(path).save(file, None)


def test_what_was_saved_is_read(path: Path) -> None:
    desk = Store(path)
    assert desk.read() is None
    assert desk.save(FILE, None) == FILE
    assert Store(path).read() == desk.read() == FILE
    assert path.read_text() == dump(FILE)
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_the_file_has_the_usual_mode_and_keeps_its_own(path: Path) -> None:
    mask = os.umask(0o027)
    try:
        saved(path)
        assert stat.S_IMODE(path.stat().st_mode) == 0o640
    finally:
        os.umask(mask)
    path.chmod(0o664)
    Store(path).save(with_verdict(FILE, KEYS[0], "ada"), FILE)
    assert stat.S_IMODE(path.stat().st_mode) == 0o664


def test_a_save_without_a_decision_changes_no_byte(path: Path) -> None:
    path.write_text("# by hand\n" + dump(FILE))
    desk = Store(path)
    before = path.stat()
    file = desk.read()
    assert file is not None
    assert desk.save(file, file) is file
    assert desk.save(replace(file, claims=dict(file.claims)), file) == file
    after = path.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert path.read_text().startswith("# by hand\n")


def test_two_reviews_open_on_one_file_end_with_both_peoples_verdicts(path: Path) -> None:
    saved(path)
    ada, bob = Store(path), Store(path)
    mine, yours = ada.read(), bob.read()
    assert mine is not None
    assert yours is not None
    mine = ada.save(with_verdict(mine, KEYS[0], "ada"), mine)
    yours = bob.save(with_verdict(yours, KEYS[0], "bob"), yours)
    mine = ada.save(with_verdict(mine, KEYS[1], "ada"), mine)
    assert {key: set(record.reviews) for key, record in load(path).claims.items() if record.reviews} == {
        KEYS[0]: {"ada", "bob"},
        KEYS[1]: {"ada"},
    }
    assert mine == load(path)


def test_the_same_field_set_in_two_windows_keeps_the_later(path: Path) -> None:
    base = saved(path, with_verdict(FILE, KEYS[0], "ada"))

    def noted(note: str) -> VerdictFile:
        record = base.claims[KEYS[0]]
        return base.with_record(KEYS[0], replace(record, reviews={"ada": replace(record.reviews["ada"], note=note)}))

    Store(path).save(noted("first window"), base)
    Store(path).save(noted("second window"), base)
    assert load(path).claims[KEYS[0]].reviews["ada"].note == "second window"


def test_two_people_who_start_a_file_at_once(path: Path) -> None:
    Store(path).save(with_verdict(FILE, KEYS[0], "ada"), None)
    Store(path).save(with_verdict(FILE, KEYS[1], "bob"), None)
    assert verdicts_in(load(path)) == 2


def kept(error: VerdictFileError) -> VerdictFile:
    """The verdicts in the recovery file that an error names."""
    assert error.message.startswith("not saved: ")
    place = error.hint.removeprefix("Your verdicts are kept in ").split(". ")[0].removesuffix(".")
    return load(place if place.endswith(".toml") else place + ".toml")


@pytest.mark.parametrize(
    ("there", "said"),
    [
        ("schema = ", ":1: not valid TOML: Invalid value"),
        ("<<<<<<< ours\n", ":1: git's conflict markers"),
        (dump(replace(FILE, schema=3)), "newer factcheck"),
        ("\xff", "not UTF-8"),
    ],
)
def test_a_file_that_cannot_be_understood_is_never_overwritten(path: Path, there: str, said: str) -> None:
    path.write_bytes(there.encode("latin-1"))
    mine = with_verdict(FILE, KEYS[0], "ada")
    with pytest.raises(VerdictFileError) as raised:
        Store(path).save(mine, FILE)
    assert said in raised.value.message
    assert path.read_bytes() == there.encode("latin-1")
    assert kept(raised.value) == mine


def test_a_link_is_not_written_through(path: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.write_text(dump(FILE))
    path.symlink_to(outside)
    with pytest.raises(VerdictFileError, match="symbolic link"):
        Store(path).save(with_verdict(FILE, KEYS[0], "ada"), FILE)
    assert outside.read_text() == dump(FILE)


def test_a_folder_that_vanished_is_told_and_nothing_is_lost(path: Path) -> None:
    base = saved(path)
    desk = Store(path)
    shutil.rmtree(path.parent)
    mine = with_verdict(base, KEYS[0], "ada")
    with pytest.raises(VerdictFileError) as raised:
        desk.save(mine, base)
    assert kept(raised.value) == mine
    assert desk.recovery_path.exists()
    path.parent.mkdir()
    assert desk.save(mine, base) == mine
    assert load(path) == mine
    assert not desk.recovery_path.exists()


def test_a_save_that_somebody_else_holds_up_for_too_long_is_given_up(path: Path, monkeypatch) -> None:
    base = saved(path)
    monkeypatch.setattr(store, "PATIENCE", 0.0)
    handle = os.open(path.parent, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    mine = with_verdict(base, KEYS[0], "ada")
    with pytest.raises(VerdictFileError, match="another process") as raised:
        Store(path).save(mine, base)
    os.close(handle)
    assert kept(raised.value) == mine
    assert load(path) == base


def test_where_folders_cannot_be_locked_a_file_is(path: Path, tmp_path: Path, monkeypatch) -> None:
    real = fcntl.flock

    def no_folders(handle: int, how: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(9, "Bad file descriptor")
        real(handle, how)

    monkeypatch.setattr(store.fcntl, "flock", no_folders)
    monkeypatch.setattr(store.tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(store, "PATIENCE", 0.0)
    assert saved(path) == FILE
    (lock,) = [file for file in tmp_path.iterdir() if file.suffix == ".lock"]
    with lock.open() as held:
        real(held, fcntl.LOCK_EX)
        with pytest.raises(VerdictFileError, match="another process"):
            Store(path).save(with_verdict(FILE, KEYS[0], "ada"), FILE)


def test_the_bytes_are_on_the_disk_before_the_name_is(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[str] = []
    real_sync, real_replace = os.fsync, Path.replace

    def sync(handle: int) -> None:
        steps.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file")
        real_sync(handle)

    def rename(self: Path, target: Path) -> Path:
        steps.append("rename")
        return real_replace(self, target)

    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setattr(Path, "replace", rename)
    saved(path)
    assert steps == ["file", "rename", "folder", "rename"]  # the last is the copy that is kept


def test_what_a_killed_process_left_is_swept_away(path: Path) -> None:
    saved(path)
    left = path.with_name(f".{path.name}.x7.tmp")
    other = path.with_name(".other.verdicts.toml.x7.tmp")
    left.write_text("half")
    other.write_text("half")
    Store(path).save(with_verdict(FILE, KEYS[0], "ada"), FILE)
    assert (left.exists(), other.exists()) == (False, True)


def test_choosing_a_side_resolves_a_file_with_markers(path: Path) -> None:
    path.write_text("<<<<<<< ours\n")
    desk = Store(path)
    assert desk.resolve(FILE, instead_of="<<<<<<< ours\n") == dump(FILE)
    assert desk.read() == FILE


def test_what_was_not_shown_is_not_replaced(path: Path) -> None:
    path.write_text("<<<<<<< ours\nmore\n")
    with pytest.raises(VerdictFileError, match="changed in the meantime") as raised:
        Store(path).resolve(FILE, instead_of="<<<<<<< ours\n")
    assert path.read_text() == "<<<<<<< ours\nmore\n"
    assert kept(raised.value) == FILE


def test_killed_at_any_moment_the_file_is_whole(path: Path) -> None:
    done = kills(path.parent, 20, claims=60)
    assert done.broken == []
    assert done.mid_save > 0


def test_processes_at_once_lose_nothing(path: Path) -> None:
    count, _ = crowd(path.parent, 3, 12)
    assert count == 36


_FULL = """
import sys
from pathlib import Path
from benchmarks.verdict_disk import made_up, with_verdict
from factcheck.core.errors import VerdictFileError
from factcheck.verdicts import Store, load
path = Path(sys.argv[1])
base = load(path)
mine = with_verdict(base, next(iter(base.claims)), "ada")
try:
    Store(path).save(mine, base)
except VerdictFileError as error:
    print(error.message)
    print(error.hint)
assert load(path) == base
assert [file.name for file in path.parent.iterdir() if file.name not in (path.name, "filler")] == []
"""


@pytest.mark.parametrize(
    ("then", "said"),
    [
        ("head -c 900000 /dev/zero > {folder}/filler 2>/dev/null", "No space left on device"),
        ("mount -o remount,bind,ro {folder}", "Read-only file system"),
    ],
    ids=["disk full", "read-only"],
)
def test_a_disk_that_takes_nothing_is_told_and_nothing_is_lost(tmp_path: Path, then: str, said: str) -> None:
    folder = tmp_path / "disk"
    folder.mkdir()
    (tmp_path / "quay.verdicts.toml").write_text(dump(FILE))
    script = f"""set -e
        mount -t tmpfs -o size=64k tmpfs {folder}
        cp {tmp_path}/quay.verdicts.toml {folder}/
        echo mounted
        {then.format(folder=folder)} || true
        exec "{sys.executable}" -c '{_FULL}' {folder}/quay.verdicts.toml"""
    environment = os.environ | {"PYTHONPATH": str(Path(store.__file__).parents[3])}
    root = Path(__file__).parents[3]
    child = subprocess.run(
        ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", script],
        capture_output=True,
        text=True,
        check=False,
        cwd=root,
        env=environment | {"PYTHONPATH": str(root), "XDG_STATE_HOME": str(tmp_path / "state")},
    )
    if not child.stdout.startswith("mounted"):
        pytest.skip(f"a file system of one's own cannot be mounted here: {child.stderr.strip()[:100]}")
    assert child.returncode == 0, child.stderr
    _, message, hint = child.stdout.splitlines()
    assert said in message
    (recovered,) = (tmp_path / "state").rglob("*.toml")
    assert str(recovered) in hint
    assert verdicts_in(load(recovered)) == 1


def test_without_any_place_for_a_recovery_file_it_says_so(path: Path, monkeypatch, state_folder: Path) -> None:
    base = saved(path)
    shutil.rmtree(path.parent)
    shutil.rmtree(state_folder)
    state_folder.write_text("in the way")
    monkeypatch.setattr(store.tempfile, "tempdir", str(state_folder))
    with pytest.raises(VerdictFileError, match="not saved") as raised:
        Store(path).save(with_verdict(base, KEYS[0], "ada"), base)
    assert "No recovery file could be written" in raised.value.hint
