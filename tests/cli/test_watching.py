"""`check --watch` in its real process: what is printed after each change, and how it ends."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import ENVIRONMENT, Run
from tests.measured import PATIENCE

SOURCE = "INES ORSOLO: We have not closed the old quay, and nobody asked us to close it this year.\n"


@pytest.mark.skipif(sys.platform == "win32", reason="ctrl+c is sent another way there")
def test_each_change_is_checked_and_ctrl_c_ends_it(tmp_path: Path) -> None:
    pytest.importorskip("watchfiles", reason="the extra `watch` is not installed")
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "hearing.txt").write_text(SOURCE, encoding="utf-8")
    article = tmp_path / "a.md"
    article.write_text("“We have closed the old quay,” said Ines Orsolo.\n", encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "factcheck",
        "check",
        "--watch",
        "--select",
        "FC001,FC003",
        "-o",
        "out.txt",
        "a.md",
    ]
    own = {
        "HOME": str(tmp_path),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
    }
    with subprocess.Popen(command, cwd=tmp_path, env=ENVIRONMENT | own, stderr=subprocess.PIPE, text=True) as running:
        _wait_for(running, "1 article, 1 quote, 0 claims: 1 error, 0 warnings, 0 notes")
        article.write_text("“We have not closed the old quay,” said Ines Orsolo.\n", encoding="utf-8")
        _wait_for(running, "1 article, 1 quote, 0 claims: 0 errors, 0 warnings, 0 notes")
        (tmp_path / "sources" / "hearing.txt").write_text("Nothing of the kind.\n" * 9, encoding="utf-8")
        _wait_for(running, "1 article, 1 quote, 0 claims: 1 error, 0 warnings, 0 notes")
        running.send_signal(signal.SIGINT)
        assert running.wait(PATIENCE) == 1
    assert "FC001" in (tmp_path / "out.txt").read_text(encoding="utf-8")


def _wait_for(running: "subprocess.Popen[str]", summary: str) -> None:
    """Until a check has ended with this summary: a file that is being written may be checked more than once."""
    assert running.stderr
    last = ""
    for line in running.stderr:
        if line.startswith("watching for changes") and last == summary:
            return
        last = line.strip()
    pytest.fail(f"ended with {last!r}")


def test_there_must_be_something_to_watch(run: Run) -> None:
    pytest.importorskip("watchfiles", reason="the extra `watch` is not installed")
    done = run("check", "--watch")
    assert done.returncode == 2
    assert "nothing to watch" in done.stderr
