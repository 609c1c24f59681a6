"""The review on a real pty: start to first frame, key to redraw, the longest block of the event loop, memory.

    python benchmarks/screen.py [--claims 2000] [--sources 200] [--keys 60]

A made-up article with that many quotes and claims lies beside that many made-up sources in a temporary folder.
`factcheck review` and a bare Textual app run as children on a pseudo-terminal of 120 by 40; times are taken from
outside, from starting the child (or writing a key to it) to reading the words that must then be on the screen.
The longest block of the event loop is taken inside the child by a heartbeat, while candidates are still being
searched for. Numbers are the medians (and 99th percentiles) of one run; the bare app's stand beside ours.
"""

import argparse
import contextlib
import fcntl
import os
import pty
import random
import re
import select
import shutil
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
SIZE = (120, 40)

BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("ready to go")
    def on_key(self, event):
        self.query_one(Static).update("key " + event.key)
Bare().run()
"""

PROBE = """
import asyncio, sys, time
import factcheck.tui as tui
inner, target = tui._until_it_ends, sys.argv.pop(1)

async def watched(app):
    gaps = []
    async def beat():
        while True:
            last, used = time.perf_counter(), time.thread_time()
            await asyncio.sleep(0.001)
            gap, own = time.perf_counter() - last - 0.001, time.thread_time() - used
            gaps.append((gap, own, app.session.next_unmatched() is not None))
    async def later():
        await asyncio.sleep(0.5)
        await beat()
    task = asyncio.create_task(later())
    try:
        return await inner(app)
    finally:
        task.cancel()
        searching = [(gap, own) for gap, own, busy in gaps if busy] or [(0, 0)]
        figures = max(gap for gap, _ in searching), max(own for _, own in searching), max(gap for gap, _, _ in gaps)
        open(target, "w").write(f"{figures[0]} {figures[1]} {figures[2]} {len(searching)}")
tui._until_it_ends = watched
from factcheck.cli import main
main()
"""


class Terminal:
    """A child on a pseudo-terminal, read as a stream of text without escape sequences."""

    def __init__(self, command: list[str], folder: Path) -> None:
        self.main, child = pty.openpty()
        fcntl.ioctl(child, termios.TIOCSWINSZ, struct.pack("HHHH", SIZE[1], SIZE[0], 0, 0))
        state = folder / ".state" / "factcheck"
        state.mkdir(parents=True, exist_ok=True)
        (state / "screen.json").write_text('{"legend_seen": true, "list_width": 0}')  # no first visit
        environment = {
            **os.environ,
            "XDG_STATE_HOME": str(state.parent),
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
        }
        for name in ("COLUMNS", "LINES", "NO_COLOR"):
            environment.pop(name, None)
        self.started = time.perf_counter()
        self.process = subprocess.Popen(
            command, stdin=child, stdout=child, stderr=child, cwd=folder, env=environment, start_new_session=True
        )
        os.close(child)

    def wait(self, wanted: str, seconds: float = 60) -> float:
        """Read until these words are on the screen; when that was (perf_counter)."""
        seen, deadline = "", time.perf_counter() + seconds
        while time.perf_counter() < deadline:
            if not select.select([self.main], [], [], 0.5)[0]:
                continue
            try:
                data = os.read(self.main, 1 << 16)
            except OSError:
                break
            seen += data.decode("utf-8", "replace")
            if wanted in re.sub(r"\x1b(?:\[[0-9;?<>=$]*[a-zA-Z]|[()][A-Z0-9]|[=>])", "", seen[-60000:]):
                return time.perf_counter()
        raise SystemExit(f"never saw {wanted!r}; last of it:\n{seen[-800:]!r}")

    def quiet(self, seconds: float = 0.3) -> None:
        """Read until nothing has come for a while."""
        while select.select([self.main], [], [], seconds)[0]:
            try:
                os.read(self.main, 1 << 16)
            except OSError:  # the child is gone
                return

    def key(self, key: str, wanted: str) -> float:
        """Press a key and give the milliseconds until these words are on the screen."""
        pressed = time.perf_counter()
        os.write(self.main, key.encode())
        return (self.wait(wanted) - pressed) * 1000

    def redraw(self, key: str, seconds: float = 0.06) -> list[float]:
        """Press a key and give the milliseconds until the last of what it draws; nothing if it draws nothing."""
        pressed = time.perf_counter()
        os.write(self.main, key.encode())
        last = 0.0
        while select.select([self.main], [], [], seconds if last else 0.3)[0]:
            os.read(self.main, 1 << 16)
            last = time.perf_counter()
        return [(last - pressed) * 1000] if last else []

    def memory(self) -> float:
        """Resident memory in MB (Linux)."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024

    def close(self) -> None:
        with contextlib.suppress(OSError):
            os.write(self.main, b"\x11")
        deadline = time.perf_counter() + 20
        while self.process.poll() is None and time.perf_counter() < deadline:
            self.quiet(0.05)
        self.process.kill()
        self.process.wait()
        os.close(self.main)


WORDS = [
    "harbour", "quay", "tide", "council", "budget", "bridge", "river", "school", "winter", "summer", "figure",
    "report", "minister", "vote", "loan", "fee", "channel", "crane", "ferry", "cargo", "market", "street",
    "garden", "library", "signal", "engine", "paper", "window", "station", "village", "county", "export", "price",
]  # fmt: skip


def make_project(folder: Path, claims: int, sources: int) -> Path:
    """An article with about this many claims, and its sources; every third quote is altered."""
    rng = random.Random(7)
    (folder / "sources").mkdir(parents=True)
    (folder / ".git").mkdir()
    said: list[str] = []
    for number in range(sources):
        lines = []
        for _ in range(60):
            sentence = " ".join(rng.choices(WORDS, k=rng.randint(8, 16))).capitalize() + "."
            lines.append(sentence)
            said.append(sentence)
        (folder / "sources" / f"source-{number:03}.txt").write_text("\n\n".join(lines) + "\n", encoding="utf-8")
    paragraphs = []
    for number in range(claims):
        words = rng.choice(said)[:-1].split()
        if number % 3 == 0:
            words[rng.randrange(len(words))] = rng.choice(WORDS)
        quoted = f"“{' '.join(words)},” Speaker {number} said."
        paragraphs.append(quoted if number % 2 else f"{' '.join(words)} rose by {number} per cent in 2019.")
    article = folder / "article.txt"
    article.write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")
    return article


def percentiles(values: list[float]) -> str:
    ordered = sorted(values)
    return f"p50 {ordered[len(ordered) // 2]:6.1f} ms   p99 {ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]:6.1f} ms"


def first_frame(command: list[str], folder: Path, wanted: str, runs: int = 5) -> float:
    """Median seconds from starting the child to its first frame."""
    times = []
    for _ in range(runs):
        terminal = Terminal(command, folder)
        times.append(terminal.wait(wanted) - terminal.started)
        terminal.close()
    return sorted(times)[len(times) // 2]


def review(article: str) -> list[str]:
    return [sys.executable, "-m", "factcheck", "review", article, "--reviewer", "ada"]


def starts(folder: Path, article: Path) -> None:
    bare = first_frame([sys.executable, "-c", BARE], folder, "ready to go")
    sample_folder = folder / "sample"
    for name in ("articles", "sources"):
        shutil.copytree(ROOT / name, sample_folder / name)
    for verdicts in (sample_folder / "articles").glob("*.toml"):
        verdicts.unlink()
    sample = first_frame(review("articles/harbour.md"), sample_folder, " left")
    cold = first_frame(review(article.name), folder, " left", runs=1)
    warm = first_frame(review(article.name), folder, " left")
    print("start to first frame")
    print(f"  bare Textual app           {bare:6.2f} s")
    print(f"  the sample                 {sample:6.2f} s   {sample / bare:4.1f} x bare")
    print(f"  large, sources not indexed {cold:6.2f} s   {cold / bare:4.1f} x bare")
    print(f"  large, sources indexed     {warm:6.2f} s   {warm / bare:4.1f} x bare")


def keys(folder: Path, article: Path, count: int) -> None:
    bare = Terminal([sys.executable, "-c", BARE], folder)
    bare.wait("ready to go")
    bare.quiet()
    letters = "abcdefghijklmnop"
    times = [bare.key(letters[n % 16], f"key {letters[n % 16]}") for n in range(count)]
    print(f"key to redraw\n  bare Textual app   {percentiles(times)}   {bare.memory():.0f} MB")
    bare.close()

    target = folder / "gaps"
    terminal = Terminal([sys.executable, "-c", PROBE, str(target), *review(article.name)[3:]], folder)
    terminal.wait(" left")
    total = None
    measured: dict[str, list[float]] = {name: [] for name in ("j", "v", "right", "f", "/")}
    seen = terminal_text(terminal, 1.0)
    total = int((re.findall(r"of (\d{3,})", seen) or ["0"])[-1])
    print(f"  {total} claims, while candidates are searched for:")
    measure(terminal, measured, count, total)
    for name, values in measured.items():
        print(f"    {name:<6} {percentiles(values)}")
    print(f"  memory {terminal.memory():.0f} MB")
    terminal.close()
    matching, own, ever, beats = target.read_text().split()
    print(f"longest block of the event loop: {float(matching) * 1000:.0f} ms while searching ({beats} beats),")
    print(
        f"  of that and every other at most {float(own) * 1000:.0f} ms of its own processor time (what is left when the"
    )
    print(f"  machine is busy with other things); {float(ever) * 1000:.0f} ms at any time after the first half second")
    print(f"load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")


def terminal_text(terminal: Terminal, seconds: float) -> str:
    """What comes within some seconds after a redraw was asked for."""
    os.write(terminal.main, b"j")
    text, deadline = "", time.perf_counter() + seconds
    while time.perf_counter() < deadline:
        if select.select([terminal.main], [], [], 0.1)[0]:
            text += os.read(terminal.main, 1 << 16).decode("utf-8", "replace")
    return re.sub(r"\x1b\[[0-9;?<>=$]*[a-zA-Z]", "", text)


def measure(terminal: Terminal, measured: dict[str, list[float]], count: int, total: int) -> None:
    here = 2
    for _ in range(count):
        here += 1
        measured["j"].append(terminal.key("j", f"{here} of {total}"))
        measured["right"] += terminal.redraw("\x1b[C")
        terminal.quiet(0.05)
    for _ in range(count // 2):
        measured["f"].append(terminal.key("f", "Showing all"))
        terminal.quiet(0.05)
        measured["f"].append(terminal.key("f", "Showing undecided"))
        terminal.quiet(0.05)
        measured["/"].append(terminal.key("/", "find:"))
        terminal.quiet(0.05)
        os.write(terminal.main, b"\r")
        terminal.quiet(0.3)
    for _ in range(count):
        # d costs one key whatever the claim; it does all that v does. Another key between: it is not held down.
        terminal.redraw("\x1b[C")
        terminal.quiet(0.05)
        measured["v"].append(terminal.key("d", f"{here} disputed"))
        here += 1
        terminal.quiet(0.05)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--claims", type=int, default=2000)
    options.add_argument("--sources", type=int, default=200)
    options.add_argument("--keys", type=int, default=60)
    given = options.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="factcheck-screen-"))
    try:
        article = make_project(folder / "large", given.claims, given.sources)
        print(f"{SIZE[0]} by {SIZE[1]}; {article.stat().st_size // 1024} KB of article, {given.sources} sources")
        starts(folder / "large", article)
        keys(folder / "large", article, given.keys)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
