"""How long an article of any shape takes beside sources of any shape, and how that grows with the article.

    python benchmarks/shapes.py [--size 100000] [--sources 400000] [--limit 60] [--rows FILE] [ARTICLE:SOURCE …]

Twenty-one shapes of article, ten of source; each pair in a process of its own, at half the size and at the whole. A row
has the seconds of CPU for the whole article, how often the half goes into the whole (2 is linear), and the most memory
the process had; `>60` did not end within the limit. The sources are read before and not counted. With `--rows` each row is
appended to a file, and pairs that have one there are left out: a run that was cut off goes on where it was.
"""

import argparse
import os
import resource
import signal
import sys
import traceback
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from factcheck.checks import Case, check
from factcheck.claims import find_claims
from factcheck.core.settings import Settings
from factcheck.documents import read_document
from factcheck.sources import SourceLibrary
from factcheck.verdicts import reconcile

SAID = "The harbour needs a new crane before the winter and the council will not pay for it"
PEOPLE = ("Ines Ortega", "Dana Lee", "Hugh Castell", "Mira Osei")
WORDS = ["harbour", "crane", "winter", "council", "rope", "barge", "eelgrass", "tide", "ferry", "mole", "quay", "lantern", "sluice", "dredger", "pilot", "cargo", "ballast", "chandler", "wharf", "mooring", "keel", "rudder", "anchor", "buoy"]  # fmt: skip

Shape = Callable[[int], str]


def many(parts: "list[str] | tuple[str, ...]", size: int, between: str = "") -> str:
    """The parts over and over, up to a length."""
    usual = max(1, sum(map(len, parts)) // len(parts) + len(between))
    return between.join(islice(cycle(parts), size // usual + 1))[:size]


def numbered(pattern: str, size: int, between: str = "\n\n") -> str:
    """A pattern with another number, and other words, each time."""
    rows, length, at = [], 0, 0
    while length < size:
        word = " ".join(WORDS[(at * step) % len(WORDS)] for step in (1, 3, 7))
        rows.append(pattern.format(n=at, word=word, name=PEOPLE[at % len(PEOPLE)]))
        length += len(rows[-1]) + len(between)
        at += 1
    return between.join(rows)


ARTICLES: dict[str, Shape] = {
    "news": lambda n: numbered(
        "“We had {n} ships at the {word} this year,” said {name}. Freight rose by {n} percent in March.", n
    ),
    "one quote again and again": lambda n: many([f"“{SAID},” Ortega said.\n\n"], n),
    "tiny quotes": lambda n: numbered("“The {word} is {n}.”", n, " "),
    "one enormous quote": lambda n: f"“{many([SAID + ' and '], n)},” Ortega said.\n",
    "quotes never closed": lambda n: many(["“The crane ", "‘is "], n),
    "nothing but marks": lambda n: many(["“‘", "”’", '"', "«"], n),
    "brackets and ellipses": lambda n: many(
        ["“The [new] … crane … [they] need[s] ", "… before [it] …,” Lee said. "], n
    ),
    "one word": lambda n: many(["crane "], n),
    "no blanks": lambda n: many(["crane"], n),
    "figures": lambda n: numbered("{n} {n},{n} {n}.5", n, " "),
    "CSV": lambda n: numbered("{n},{word},{name},2024-03-{n}", n, "\n"),
    "names": lambda n: many([f"{name} of {word.title()} Park " for name in PEOPLE for word in WORDS], n),
    "quoted quotes": lambda n: "\n".join(">" * (1 + at % 40) + f" “{SAID},” said Lee." for at in range(n // 120 + 1)),
    "a table": lambda n: "| a | b |\n|---|---|\n" + numbered("| {word} {n} | “{word} {n}” |", n, "\n"),
    "one paragraph": lambda n: numbered("{name} told the council that the {word} costs {n} euros.", n, " "),
    "a word a paragraph": lambda n: numbered("{word}", n),
    "initials": lambda n: many(["A. B. C. Lee vs. D. E. Co. Inc. etc. "], n),
    "Chinese": lambda n: many(["奥尔特加说：“港口在冬天之前需要一台新起重机，市议会不会付钱。”"], n),
    "letters with hooks": lambda n: many(["e\u0301\u0302\u0303\u0304 \u200b\u00ad"], n),
    "attributions": lambda n: many(
        ["Ortega said that Lee said that Castell, who said Osei had said, according to Ortega, said that "], n
    ),
    "nested claims": lambda n: many([f"If not for {PEOPLE[0]}, who does not believe that “{SAID}”, and yet, "], n),
}

SOURCES: dict[str, Shape] = {
    "prose": lambda n: numbered("{name} said the {word} took in {n} ships, and {n} more were turned away.", n),
    "one sentence": lambda n: many([SAID + ".\n"], n),
    "one sentence, one line": lambda n: many([SAID + ". "], n),
    "one word": lambda n: many(["crane "], n),
    "no blanks": lambda n: many(["crane"], n),
    "figures": lambda n: numbered("{n} {n},{n}", n, " "),
    "nearly one sentence": lambda n: numbered(SAID.replace("winter", "{word}") + " in {n}.", n, "\n"),
    "speakers": lambda n: many([f"{name.upper()}: {SAID}.\n\n" for name in PEOPLE], n),
    "page furniture": lambda n: numbered("{n}\nHarbour Gazette, page {n}\n" + SAID[:40] + "\n" + SAID[40:], n, "\n"),
    "backwards": lambda n: many([" ".join(reversed(SAID.split())) + " "], n),
}


def library_of(folder: Path, name: str, size: int) -> SourceLibrary:
    path = folder / f"{name.replace(' ', '-')}.txt"
    path.write_text(SOURCES[name](size), "utf-8")
    return SourceLibrary.open([path], cache=False)


def seconds(path: Path, library: SourceLibrary) -> tuple[float, int]:
    """CPU of all that `check` does for an article, and its claims."""
    document = read_document(path, cache=False)
    began = process_time()
    claims = find_claims(document)
    case = Case(
        document,
        claims,
        lambda claim: library.search(claim, 5, below_threshold=True),
        reconcile(None, document, claims, article_path=path.name),
        "article.verdicts.toml",
        lambda _: None,
        Settings(),
        sources=library.sources,
    )
    check(case)
    return process_time() - began, len(claims)


def apart(work: Callable[[], tuple[float, int]], limit: int) -> tuple[float, int, int] | None:
    """The answer of a process of its own and its peak of memory in MB; None if it takes longer than the limit."""
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (limit + 1, limit + 1))
        signal.signal(signal.SIGXCPU, signal.SIG_DFL)
        try:
            taken, claims = work()
            os.write(theirs, f"{taken} {claims}".encode())
        except BaseException:  # noqa: BLE001 - said, and the child ends
            traceback.print_exc()
        finally:
            os._exit(0)
    os.close(theirs)
    with os.fdopen(ours) as answer:
        said = answer.read().split()
    _, _, used = os.wait4(child, 0)
    return (float(said[0]), int(said[1]), used.ru_maxrss // 1024) if said else None


def read_rows(path: Path) -> set[tuple[str, str]]:
    """The pairs of article and source that have a row in this file."""
    return {(row[:28].strip(), row[29:53].strip()) for row in path.read_text("utf-8").splitlines()}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--size", type=int, default=100_000)
    parser.add_argument("--sources", type=int, default=400_000)
    parser.add_argument("--limit", type=int, default=60)
    parser.add_argument("--rows", type=Path, default=None)
    parser.add_argument("pairs", nargs="*")
    args = parser.parse_args()
    known = set() if args.rows is None or not args.rows.exists() else read_rows(args.rows)
    wanted = [tuple(pair.split(":")) for pair in args.pairs]
    with TemporaryDirectory() as name:
        folder = Path(name)
        for source in SOURCES:
            if wanted and source not in {each for _, each in wanted}:
                continue
            if {(shape, source) for shape in ARTICLES} <= known:
                continue
            library = library_of(folder, source, args.sources)
            for shape, make in ARTICLES.items():
                if (wanted and (shape, source) not in wanted) or (shape, source) in known:
                    continue
                taken = []
                for size in (args.size // 2, args.size):
                    path = folder / "article.txt"
                    path.write_text(make(size), "utf-8")
                    taken.append(apart(lambda path=path, library=library: seconds(path, library), args.limit))
                half, whole = taken
                said = (
                    f"{whole[0]:8.2f} s  x{whole[0] / max(half[0], 0.001):.1f}  {whole[1]:6d} claims  {whole[2]:5d} MB"
                    if half and whole
                    else f"    >{args.limit} s"
                )
                row = f"{shape:28} {source:24} {said}"
                print(row, flush=True)
                if args.rows is not None:
                    with args.rows.open("a", encoding="utf-8") as file:
                        file.write(row + "\n")
            library.close()


if __name__ == "__main__":
    sys.exit(main())
