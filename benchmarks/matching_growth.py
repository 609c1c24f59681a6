"""How the cost of finding grows with the sources: per query and per megabyte, up to ten times the text.

    python benchmarks/matching_growth.py DATA [--unpacked FOLDER] [--times 1 2 5 10] [--svg FILE]

DATA holds `corpus-M.tar.xz` and `queries-M.jsonl`. The further text is made of the corpus' own sentences, shuffled
between its documents, so that the words are as rare as they were and no passage stands twice. For each size the
sources are indexed from nothing and every query is asked once; the figures are printed and drawn as an SVG.
"""

import argparse
import json
import os
import random
import re
import statistics
import tarfile
import tempfile
import time
from pathlib import Path

from factcheck.sources import SourceLibrary

WIDTH, HEIGHT, EDGE = 420, 260, 46


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--unpacked", type=Path, metavar="FOLDER", help="where corpus-M is unpacked")
    parser.add_argument("--times", type=int, nargs="+", default=[1, 2, 5, 10])
    parser.add_argument("--svg", type=Path, default=Path(__file__).with_suffix(".svg"))
    options = parser.parse_args()
    queries = [json.loads(line)["quote"] for line in (options.data / "queries-M.jsonl").open(encoding="utf-8")]
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["XDG_CACHE_HOME"] = f"{scratch}/cache"
        folder = options.unpacked
        if folder is None:
            with tarfile.open(options.data / "corpus-M.tar.xz") as archive:
                archive.extractall(f"{scratch}/M", filter="data")
            folder = next(Path(scratch).glob("M/**/*.txt")).parent
        texts = [file.read_bytes().decode() for file in sorted(folder.glob("*.txt"))]
        sources = Path(scratch) / "sources"
        sources.mkdir()
        rows, copies = [], 0
        for times in sorted(options.times):
            while copies < times:
                write(texts if copies == 0 else shuffled(texts, copies), sources, copies)
                copies += 1
            rows.append(measured(sources, queries, Path(scratch) / "cache"))
            print(
                "{:7.0f} MB  {:6.2f} ms a query (p90 {:.2f})  {:5.1f} MB/s indexed  {:.3f} of the text".format(
                    *rows[-1]
                )
            )
    options.svg.write_text(drawn(rows), encoding="utf-8")
    print(f"drawn in {options.svg}")


def shuffled(texts: list[str], seed: int) -> list[str]:
    """As many texts of the same lengths, made of the sentences of all."""
    pieces = [piece for text in texts for piece in re.findall(r"[^.?!]+[.?!]*\s*", text)]
    random.Random(seed).shuffle(pieces)
    made, following = [], iter(pieces)
    for text in texts:
        part, length = [], 0
        while length < len(text) and (piece := next(following, "")):
            part.append(piece)
            length += len(piece)
        made.append("".join(part))
    return made


def write(texts: list[str], sources: Path, copy: int) -> None:
    for number, text in enumerate(texts):
        (sources / f"{copy:02}-{number:04}.txt").write_bytes(text.encode())


def measured(sources: Path, queries: list[str], cache: Path) -> tuple[float, float, float, float, float]:
    """Megabytes, milliseconds a query (median and p90), megabytes indexed a second, size of the index to the text."""
    megabytes = sum(file.stat().st_size for file in sources.iterdir()) / 1e6
    start = time.process_time()
    with SourceLibrary.open([sources]) as library:
        building = time.process_time() - start
        taken = []
        for query in queries:
            start = time.process_time()
            library.search(query, limit=3)
            taken.append((time.process_time() - start) * 1000)
    size = sum(file.stat().st_size for file in cache.rglob("index-*/*")) / 1e6
    for file in cache.rglob("*"):
        if file.is_file():
            file.unlink()
    return (
        megabytes,
        statistics.median(taken),
        sorted(taken)[len(taken) * 9 // 10],
        megabytes / building,
        size / megabytes,
    )


def drawn(rows: list[tuple[float, ...]]) -> str:
    """Two charts over the megabytes of text: milliseconds a query, and megabytes indexed a second."""
    charts = [
        ("processor time of one query, ms (median; dashed: nine in ten)", [row[1] for row in rows], [row[2] for row in rows]),
        ("read and indexed, MB per second of processor time", [row[3] for row in rows], None),
    ]  # fmt: skip
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {2 * WIDTH} {HEIGHT}" font-family="sans-serif" font-size="11">',
        f'<rect width="{2 * WIDTH}" height="{HEIGHT}" fill="white"/>',
    ]
    for number, (title, values, more) in enumerate(charts):
        parts.append(
            f'<g transform="translate({number * WIDTH},0)">{chart(title, [row[0] for row in rows], values, more)}</g>'
        )
    return "\n".join([*parts, "</svg>\n"])


def chart(title: str, across: list[float], values: list[float], more: list[float] | None) -> str:
    top = 1.15 * max([*values, *(more or [])])
    right = max(across)

    def at(x: float, y: float) -> tuple[float, float]:
        return EDGE + x / right * (WIDTH - 2 * EDGE), HEIGHT - EDGE - y / top * (HEIGHT - 2 * EDGE)

    def line(points: list[float], style: str) -> str:
        path = " ".join("{:.1f},{:.1f}".format(*at(x, y)) for x, y in zip(across, points, strict=True))
        return f'<polyline points="{path}" fill="none" stroke="#14507a" stroke-width="1.5" {style}/>'

    parts = [f'<text x="{EDGE}" y="{EDGE - 18}" font-weight="bold">{title}</text>']
    parts.append(f'<path d="M{EDGE},{EDGE - 8} V{HEIGHT - EDGE} H{WIDTH - EDGE}" fill="none" stroke="#888"/>')
    for x, y in zip(across, values, strict=True):
        left, height = at(x, y)
        parts.append(f'<circle cx="{left:.1f}" cy="{height:.1f}" r="3" fill="#14507a"/>')
        parts.append(f'<text x="{left:.1f}" y="{height - 7:.1f}" text-anchor="middle">{y:.1f}</text>')
        parts.append(f'<text x="{left:.1f}" y="{HEIGHT - EDGE + 15}" text-anchor="middle">{x:.0f}</text>')
    parts.append(f'<text x="{WIDTH / 2}" y="{HEIGHT - 12}" text-anchor="middle">megabytes of sources</text>')
    parts.append(line(values, ""))
    if more:
        parts.append(line(more, 'stroke-dasharray="4 3"'))
    return "\n".join(parts)


if __name__ == "__main__":
    main()
