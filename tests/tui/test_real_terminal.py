"""A review on a real pseudo-terminal: resized, a source deleted, the file changed by another, ended by signals."""

import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import sys
import time
import tomllib

import pytest
from tests.measured import PATIENCE

termios = pytest.importorskip("termios", reason="pseudo-terminals are a thing of Unix")

ARTICLE = """“We are not a museum,” said Ines Ortega, the director of the harbour.

“I have never sold a share in this port,” said Dana Lee, the mayor.

“Freight by rail fell for a third year,” the report by Hugh Castell says.
"""
SOURCES = {
    "hearing.txt": "ORTEGA: We are not a museum.\n\nLEE: I have sold a share in this port.\n",
    "report.txt": "Freight by rail fell for a third year.\n",
}

MOUSE = {"1000", "1003", "1006", "1015"}
"""Modes in which a terminal reports the mouse to the program."""


class Terminal:
    """`factcheck review` on a pseudo-terminal; `wait` reads until some words have come."""

    def __init__(self, folder, *flags, article=("quay.txt",)):
        (folder / "sources").mkdir()
        (folder / ".git").mkdir()
        (folder / "quay.txt").write_text(ARTICLE, "utf-8")
        for name, text in SOURCES.items():
            (folder / "sources" / name).write_text(text, "utf-8")
        self.verdicts = folder / "quay.verdicts.toml"
        self.main, self.child = os.openpty()
        self.size(80, 24)
        self.modes = termios.tcgetattr(self.child)
        self.seen = ""
        state = folder / "state" / "factcheck"
        state.mkdir(parents=True)
        (state / "screen.json").write_text('{"legend_seen": true, "list_width": 0}')
        environment = {
            **os.environ,
            "XDG_STATE_HOME": str(state.parent),
            "TERM": "xterm-256color",
            "XDG_CONFIG_HOME": str(folder),
            "HOME": str(folder),
        }
        self.process = subprocess.Popen(
            [sys.executable, "-m", "factcheck", "review", *article, "--reviewer", "ada", "--no-cache", *flags],
            stdin=self.child,
            stdout=self.child,
            stderr=self.child,
            cwd=folder,
            env=environment,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509 - no threads here
        )

    def size(self, width, height):
        fcntl.ioctl(self.main, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))

    def press(self, keys):
        os.write(self.main, keys.encode())

    def wait(self, words):
        """Read until these words have come since the last wait."""
        deadline, seen = time.monotonic() + PATIENCE, ""
        while words not in re.sub(r"\x1b\[[0-9;?<>=$]*[a-zA-Z]", "", seen):
            assert time.monotonic() < deadline, f"never saw {words!r}: {seen[-2000:]!r}"
            seen += self.read()
        return seen

    def read(self):
        if not select.select([self.main], [], [], 0.2)[0]:
            return ""
        try:
            data = os.read(self.main, 1 << 16).decode("utf-8", "replace")
        except OSError:
            return ""
        self.seen += data
        return data

    def saved(self):
        return tomllib.loads(self.verdicts.read_text("utf-8"))["claim"]

    def until(self, true):
        deadline = time.monotonic() + PATIENCE
        while not true():
            assert time.monotonic() < deadline
            self.read()

    def verdicts_of(self, name):
        def given():
            try:
                return [c["review"][name]["verdict"] for c in self.saved().values() if name in c.get("review", {})]
            except FileNotFoundError:
                return []

        return given


@pytest.fixture
def terminal(tmp_path, request):
    made = Terminal(tmp_path, *getattr(request, "param", ()))
    yield made
    if made.process.poll() is None:
        made.process.kill()
    made.process.wait()
    os.close(made.main)
    os.close(made.child)


@pytest.fixture
def at_start(tmp_path):
    made = Terminal(tmp_path, article=())
    yield made
    if made.process.poll() is None:
        made.process.kill()
    made.process.wait()
    os.close(made.main)
    os.close(made.child)


def test_the_start_screen_opens_an_article_and_is_there_again_after_it(at_start):
    at_start.wait("not begun")
    at_start.press("\r")
    at_start.wait("Verified")
    at_start.press("u")
    at_start.until(lambda: at_start.verdicts_of("ada")() == ["unsourced"])
    at_start.press("q")
    at_start.wait("? 1")
    at_start.press("q")
    at_start.until(lambda: at_start.process.poll() is not None)
    assert at_start.process.returncode == 0
    assert termios.tcgetattr(at_start.child) == at_start.modes


def test_nothing_is_lost_and_the_terminal_is_left_as_it_was(terminal, tmp_path):
    terminal.wait("left")
    terminal.press("u")
    terminal.until(lambda: terminal.verdicts_of("ada")() == ["unsourced"])

    terminal.size(130, 40)
    os.killpg(terminal.process.pid, signal.SIGWINCH)
    terminal.wait("┬")

    (tmp_path / "sources" / "hearing.txt").unlink()
    as_ben = "g 2\nd no\nq\n"
    command = [sys.executable, "-m", "factcheck", "review", "quay.txt", "--plain", "--reviewer", "ben", "--no-cache"]
    subprocess.run(command, input=as_ben, text=True, cwd=tmp_path, check=True, capture_output=True)
    terminal.wait("changed by somebody else")

    terminal.press("d")
    terminal.until(lambda: terminal.verdicts_of("ada")() == ["unsourced", "disputed"])
    assert terminal.verdicts_of("ben")() == ["disputed"]

    terminal.process.send_signal(signal.SIGTERM)
    terminal.until(lambda: terminal.process.poll() is not None)
    while terminal.read():
        pass
    assert terminal.process.returncode == -signal.SIGTERM
    assert termios.tcgetattr(terminal.child) == terminal.modes
    assert set(re.findall(r"\x1b\[\?(\d+)h", terminal.seen)) >= MOUSE
    for entered, left in (("\x1b[?1049h", "\x1b[?1049l"), ("\x1b[?25l", "\x1b[?25h"), ("\x1b[?1000h", "\x1b[?1000l")):
        assert terminal.seen.rindex(left) > terminal.seen.rindex(entered)


@pytest.mark.parametrize("terminal", [("--no-mouse",)], indirect=True)
def test_a_closed_terminal_loses_nothing_and_the_mouse_stays_with_the_terminal(terminal):
    terminal.wait("left")
    terminal.press("ud")
    terminal.until(lambda: len(terminal.verdicts_of("ada")()) == 2)
    os.killpg(terminal.process.pid, signal.SIGHUP)
    terminal.until(lambda: terminal.process.poll() is not None)
    assert len(terminal.verdicts_of("ada")()) == 2
    while terminal.read():
        pass
    assert MOUSE.isdisjoint(re.findall(r"\x1b\[\?(\d+)[hl]", terminal.seen)), "--no-mouse asks nothing of it"
