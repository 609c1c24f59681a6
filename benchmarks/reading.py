"""How fast files are read: files and megabytes a second by format, on one core and on all, and again from the cache.

    python benchmarks/reading.py [--files 100]

"Reader alone" is CPU time of parsing in this process; the rest is time on the clock, with the children's start and all:
it takes less than three minutes, and wants a quiet machine. The files are made here, of made-up prose. Peers that are
installed (pdftotext, pypdf, python-docx, BeautifulSoup) read the same files in the same run; the ratio says how many
times their time we take.
"""

import argparse
import importlib.util
import json
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.unit.documents.made import PROSE, column, docx, epub, odt, pdf

from factcheck.core.model import Skipped
from factcheck.documents import read_many
from factcheck.documents.worker import parse

DICE = random.Random(5)


def sentence() -> str:
    return " ".join(DICE.choices(PROSE, k=DICE.randrange(8, 24))).capitalize() + "."


def paragraph() -> str:
    return " ".join(sentence() for _ in range(5))


def lines(count: int) -> list[str]:
    return [" ".join(DICE.choices(PROSE, k=14)) for _ in range(count)]


def page(number: int) -> list[tuple[float, float, str]]:
    return [(72, 770, "The Gull, a report"), *column(lines(46), top=750), (300, 30, f"- {number} -")]


MAKERS: dict[str, Callable[[], bytes | str]] = {
    "txt": lambda: "\n\n".join(paragraph() for _ in range(80)),
    "md": lambda: "\n\n".join(f"## {sentence()}\n\n{paragraph()} **{sentence()}**" for _ in range(50)),
    "html": lambda: (
        "<html><body><main>"
        + "\n".join(f"<h2>{sentence()}</h2><p>{paragraph()} <b>{sentence()}</b></p>" for _ in range(50))
    ),
    "srt": lambda: "\n\n".join(
        f"{n}\n{n // 1200:02}:{n // 20 % 60:02}:{n * 3 % 60:02},000 --> {n // 1200:02}:{n // 20 % 60:02}:{n * 3 % 60 + 2:02},900\n{sentence()}"
        for n in range(400)
    ),
    "json": lambda: json.dumps(
        {
            "segments": [
                {"start": n * 3.0, "end": n * 3 + 2.9, "text": sentence(), "tokens": [1, 2, 3]} for n in range(400)
            ]
        }
    ),
    "eml": lambda: (
        "From: Ada <a@example.org>\nTo: Bo <b@example.org>\nMIME-Version: 1.0\nMessage-ID: <1>\n\n"
        + "\n\n".join(paragraph() for _ in range(20))
    ),
    "docx": lambda: docx("".join(f"<w:p><w:r><w:t>{paragraph()}</w:t></w:r></w:p>" for _ in range(80))),
    "odt": lambda: odt("".join(f"<text:p>{paragraph()}</text:p>" for _ in range(80))),
    "epub": lambda: epub([(sentence(), "".join(f"<p>{paragraph()}</p>" for _ in range(20))) for _ in range(4)]),
    "pdf": lambda: pdf([page(number) for number in range(1, 16)]),
}


@contextmanager
def on_one_core() -> Iterator[None]:
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(cores)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, cores)


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def cpu_seconds(work: Callable[[], object]) -> float:
    """CPU time of this process and its children that ended."""

    def used() -> float:
        usages = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
        return sum(usage.ru_utime + usage.ru_stime for usage in usages)

    before = used()
    work()
    return used() - before


def read_all(paths: list[Path], *, cache: bool) -> None:
    skipped = [result.reason for _, result in read_many(paths, cache=cache) if isinstance(result, Skipped)]
    assert not skipped, skipped


def parse_all(paths: list[Path], kind: str) -> None:
    for path in paths:
        parse(path.read_bytes(), path, kind)


def peers(kind: str) -> dict[str, Callable[[Path], object]]:
    """What else reads this kind here, by name."""
    found: dict[str, Callable[[Path], object]] = {}
    if kind == "pdf" and shutil.which("pdftotext"):
        found["pdftotext"] = lambda path: subprocess.run(["pdftotext", path, "-"], check=True, capture_output=True)
    if kind == "pdf" and importlib.util.find_spec("pypdf"):
        import pypdf  # noqa: PLC0415 - a peer need not be there

        found["pypdf"] = lambda path: [page.extract_text() for page in pypdf.PdfReader(path).pages]
    if kind == "docx" and importlib.util.find_spec("docx"):
        import docx as python_docx  # noqa: PLC0415 - a peer need not be there

        found["python-docx"] = lambda path: [each.text for each in python_docx.Document(str(path)).paragraphs]
    if kind == "html" and importlib.util.find_spec("bs4"):
        import bs4  # noqa: PLC0415 - a peer need not be there

        found["BeautifulSoup"] = lambda path: bs4.BeautifulSoup(path.read_text(), "html.parser").get_text()
    return found


def measure(kind: str, folder: Path, count: int) -> None:
    paths = [folder / f"{number:03}.{kind}" for number in range(count)]
    for path in paths:
        made = MAKERS[kind]()
        path.write_bytes(made if isinstance(made, bytes) else made.encode())
    size = sum(path.stat().st_size for path in paths) / 1e6
    name = {"txt": "text", "md": "markdown", "eml": "email"}.get(kind, kind)
    parse_all(paths[:1], name)  # loads the reader
    bare = cpu_seconds(lambda: parse_all(paths, name))
    with on_one_core():
        one = seconds(lambda: read_all(paths, cache=False))
    every = seconds(lambda: read_all(paths, cache=False))
    read_all(paths, cache=True)
    again = seconds(lambda: read_all(paths, cache=True))
    cells = [f"{count / time:8,.0f} {size / time:7.1f}" for time in (bare, one, every, again)]
    print(f"{kind:5} {size / count * 1000:7.0f} KB  " + "   ".join(cells))
    for peer, read in peers(kind).items():
        theirs = cpu_seconds(lambda read=read: [read(path) for path in paths])
        print(f"      {peer}: {count / theirs:,.0f} files/s; we take {bare / theirs:.2f} times as long")


def pages_of_pdf(count: int) -> None:
    data = pdf([page(number) for number in range(1, count + 1)])
    parse(data, "a.pdf", "pdf")
    start = time.process_time()
    text = parse(data, "a.pdf", "pdf").text
    print(f"{count} pages of PDF ({len(text.split()):,} words): {time.process_time() - start:.2f} s CPU")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--files", type=int, default=100)
    count = arguments.parse_args().files
    with tempfile.TemporaryDirectory() as place:
        os.environ["XDG_CACHE_HOME"] = f"{place}/cache"
        print(
            f"               reader alone          one core        {len(os.sched_getaffinity(0)):2} cores          from the cache"
        )
        print("      a file    files/s  MB/s       files/s  MB/s      files/s  MB/s      files/s  MB/s")
        for kind in MAKERS:
            folder = Path(place, kind)
            folder.mkdir()
            measure(kind, folder, count)
    pages_of_pdf(300)


if __name__ == "__main__":
    main()
