"""Many articles against one large set of sources: articles a second, memory, growth, and a peer at the same job.

    python benchmarks/checking.py DATA [--articles 1000] [--peer PYTHON] [--svg FILE]

DATA holds `quotes/dev.jsonl`, `matching/corpus-M.tar.xz` and `matching/queries-M.jsonl`. The articles are the texts of
the first, and the sample, each with three quotes of the last put in, so that some of their quotes stand in the sources
and some are altered. Every run is a whole process. PYTHON is one that has quotecheck (0.1) installed; its job is a
part of ours, since it reads every source for every quote: the first articles against the first documents, for both.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

from factcheck import find_claims, read_document

ROOT = Path(__file__).parents[1]
WIDTH, HEIGHT, EDGE = 420, 260, 46

PEER = """
import json, sys
from quotecheck import check
quotes, *sources = json.load(sys.stdin)
found = 0
for quote in quotes:  # its `check` answers for one source; it need not look further once it has found the words
    found += any(check(quote, source).ok for source in sources)
print(found)
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a whole process took: seconds by the clock and of CPU, megabytes at most."""

    clock: float
    cpu: float
    memory: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--peer", metavar="PYTHON")
    parser.add_argument("--svg", type=Path, default=Path(__file__).with_suffix(".svg"))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        project = Path(scratch)
        os.environ["XDG_CACHE_HOME"] = f"{scratch}/cache"
        with tarfile.open(options.data / "matching" / "corpus-M.tar.xz") as archive:
            archive.extractall(project / "unpacked", filter="data")
        shutil.move(next((project / "unpacked").rglob("*.txt")).parent, project / "sources")
        number = write_articles(options.data, project / "articles", options.articles)
        megabytes = sum(file.stat().st_size for file in (project / "sources").iterdir()) / 1e6
        print(f"{options.articles} articles, {number} quotes put in, against {megabytes:.0f} MB of sources")
        told(project, options.articles, "first run, 1 process", "--jobs", "1")
        shutil.rmtree(f"{scratch}/cache/factcheck/passages")
        told(project, options.articles, "index known, 2 processes", "--jobs", "2")
        told(project, options.articles, "second run, 1 process", "--jobs", "1")
        told(project, options.articles, "second run, 2 processes", "--jobs", "2")
        growth = [(n, checked(project, n, "--jobs", "1").cpu) for n in sizes(options.articles)]
        options.svg.write_text(drawn(growth), encoding="utf-8")
        for articles, seconds in growth:
            print(f"  {articles:5} articles  {seconds:6.1f} s CPU  {1000 * seconds / articles:6.1f} ms each")
        if options.peer:
            against_peer(project, options.peer)


def write_articles(data: Path, folder: Path, number: int) -> int:
    """So many articles, with three quotes each put in; how many quotes that were."""
    lines = (data / "quotes" / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [json.loads(line)["text"] for line in lines]
    texts.append((ROOT / "articles" / "harbour.md").read_text(encoding="utf-8"))
    queries = cycle(
        json.loads(line)["quote"] for line in (data / "matching" / "queries-M.jsonl").open(encoding="utf-8")
    )
    folder.mkdir()
    for at, text in zip(range(number), cycle(texts), strict=False):
        put_in = "".join(f"\n\n“{next(queries)},” the witness said on day {at}." for _ in range(3))
        (folder / f"{at:05}.md").write_text(text + put_in + "\n", encoding="utf-8")
    return 3 * number


def sizes(number: int) -> list[int]:
    return [number * part // 8 for part in (1, 2, 4, 8)]


def told(project: Path, articles: int, name: str, *arguments: str) -> Cost:
    cost = checked(project, articles, *arguments)
    print(
        f"{name:<26} {articles / cost.clock:6.1f} articles/s  {cost.clock:6.1f} s  {cost.cpu:6.1f} s CPU  "
        f"{cost.memory:5.0f} MB",
        flush=True,
    )
    return cost


def checked(project: Path, articles: int, *arguments: str) -> Cost:
    """One run of `factcheck check` over the first articles."""
    names = [f"articles/{at:05}.md" for at in range(articles)]
    command = [sys.executable, "-m", "factcheck", "check", *names, "--sources", "sources", "--allow-empty", "-q"]
    return measured([*command, "--format", "json=findings.json", *arguments], project)


def measured(command: list[str], folder: Path, given: str = "") -> Cost:
    start = time.perf_counter()
    with tempfile.TemporaryFile("w+", encoding="utf-8") as text:
        text.write(given)
        text.seek(0)
        process = subprocess.Popen(command, cwd=folder, stdin=text, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
    clock = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise SystemExit(f"{command[:5]} ended with {process.returncode}")
    return Cost(clock, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def against_peer(project: Path, python: str, articles: int = 2, documents: int = 40) -> None:
    """Both at the quotes of the first articles, in the first documents."""
    part = project / "part"
    (part / "sources").mkdir(parents=True)
    (part / "articles").mkdir()
    for file in sorted((project / "sources").iterdir())[:: len(list((project / "sources").iterdir())) // documents][
        :documents
    ]:
        shutil.copy(file, part / "sources")
    for at in range(articles):
        shutil.copy(project / "articles" / f"{at:05}.md", part / "articles")
    megabytes = sum(file.stat().st_size for file in (part / "sources").iterdir()) / 1e6
    quotes = [
        claim.text
        for file in sorted((part / "articles").iterdir())
        for claim in find_claims(read_document(file))
        if claim.kind == "quote"
    ]
    sources = [file.read_text(encoding="utf-8") for file in sorted((part / "sources").iterdir())]
    ours = measured([sys.executable, "-m", "factcheck", "check", "articles", "--no-cache", "-q", "--jobs", "1"], part)
    theirs = measured([python, "-c", PEER], part, json.dumps([quotes, *sources]))
    print(
        f"{len(quotes)} quotes in {megabytes:.1f} MB: factcheck {ours.cpu:.2f} s CPU (reading, indexing and reviews "
        f"included), quotecheck {theirs.cpu:.2f} s CPU: {theirs.cpu / ours.cpu:.0f} times"
    )


def drawn(rows: list[tuple[int, float]]) -> str:
    """Seconds over articles, as an SVG."""
    most, longest = rows[-1][0], max(seconds for _, seconds in rows)

    def at(articles: float, seconds: float) -> tuple[float, float]:
        x = EDGE + articles / most * (WIDTH - 2 * EDGE)
        return x, HEIGHT - EDGE - seconds / longest * (HEIGHT - 2 * EDGE)

    points = [at(*row) for row in rows]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    marks = "".join(
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3"/>'
        f'<text x="{x:.1f}" y="{HEIGHT - EDGE + 16}" text-anchor="middle">{articles}</text>'
        f'<text x="{x:.1f}" y="{y - 8:.1f}" text-anchor="middle">{seconds:.1f} s</text>'
        for (x, y), (articles, seconds) in zip(points, rows, strict=True)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" '
        f'font-size="11" fill="#444" role="img" aria-label="seconds of CPU to check so many articles">'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>'
        f'<polyline points="{EDGE},{HEIGHT - EDGE} {line}" fill="none" stroke="#27a" stroke-width="2"/>{marks}'
        f'<text x="{WIDTH / 2}" y="{HEIGHT - 8}" text-anchor="middle">articles (seconds of CPU, second run)</text>'
        f"</svg>\n"
    )


if __name__ == "__main__":
    main()
