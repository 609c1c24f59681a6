"""Misquotes by kind: how many are named, how many faithful quotes are called one; by `compare`, and the whole way.

    python benchmarks/misquotes.py [FILE ...] [--check N] [--wrong]

A FILE has a line a pair: `id`, `kind`, `critical`, `quote`, `passage`, `before`, `after`; by default those of the tests.
"FC005" counts the faithful ones that a person is asked to look at, and the misquotes that are only shown that way.
`--check N` makes an article and a source of every N-th pair and runs `factcheck check` on each: a misquote is stopped
where the process ends with 1. `--wrong` prints what was judged otherwise.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from factcheck.comparison import compare
from factcheck.core.model import Level

OPEN = Path(__file__).parents[1] / "tests" / "unit" / "comparison"
Row = Mapping[str, Any]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path, default=[OPEN / "probes.jsonl", OPEN / "found.jsonl"])
    parser.add_argument("--check", type=int, default=0, metavar="N", help="run `check` on every N-th pair")
    parser.add_argument("--wrong", action="store_true", help="print what was judged otherwise")
    options = parser.parse_args()
    for path in options.files:
        rows = list(read(path))
        print(f"== {path.name}, compare")
        table(rows, [compared(row) for row in rows], wrong=options.wrong)
        if options.check:
            some = rows[:: options.check]
            print(f"== {path.name}, check: {len(some)} of {len(rows)}")
            table(some, [checked(row) for row in some], wrong=options.wrong)


def read(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def compared(row: Row) -> str:
    """ "critical", "FC005" or "fine": what compare() says of a pair."""
    found = compare(row["quote"], row["passage"], before=row["before"], after=row["after"])
    if found.level is Level.CRITICAL:
        return "critical"
    return "FC005" if any(it.kind == "context" and it.level is Level.MINOR for it in found.differences) else "fine"


def checked(row: Row) -> str:
    """The same, of an article that quotes it from a source, by the process that a newsroom runs."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "sources").mkdir()
        (root / "article.txt").write_text(f"A reader said: “{row['quote']}”\n", encoding="utf-8")
        source = row["before"] + row["passage"] + row["after"]
        (root / "sources" / "hearing.txt").write_text(f"{source}\n", encoding="utf-8")
        words = "FC001,FC002,FC003,FC004,FC005"
        asked = ["check", "article.txt", "--sources", "sources", "--select", words, "--format", "json"]
        done = subprocess.run(
            [sys.executable, "-m", "factcheck", *asked], cwd=root, capture_output=True, encoding="utf-8", check=False
        )
    if done.returncode not in {0, 1}:
        raise SystemExit(f"check ended with {done.returncode}: {done.stderr}")
    return "critical" if done.returncode else "FC005" if '"FC005"' in done.stdout else "fine"


def table(rows: Sequence[Row], said: Sequence[str], *, wrong: bool) -> None:
    counts: defaultdict[str, Counter[tuple[bool, str]]] = defaultdict(Counter)
    for row, answer in zip(rows, said, strict=True):
        for kind in (row["kind"], "all"):
            counts[kind][row["critical"], answer] += 1
        if wrong and (answer == "critical") != row["critical"]:
            print(f"   {row['id']} {row['kind']}: {answer}: {row['quote']!r}")
    print(f"   {'':14} {'misquotes named':>18} {'(FC005)':>8} {'faithful called':>18} {'(FC005)':>8}")
    for kind, seen in sorted(counts.items(), key=lambda item: (item[0] == "all", item[0])):
        changed = sum(number for (critical, _), number in seen.items() if critical)
        faithful = seen.total() - changed
        print(
            f"   {kind:14} {seen[True, 'critical']:>9} of {changed:<5} {seen[True, 'FC005']:>8}"
            f" {seen[False, 'critical']:>9} of {faithful:<5} {seen[False, 'FC005']:>8}"
        )


if __name__ == "__main__":
    main()
