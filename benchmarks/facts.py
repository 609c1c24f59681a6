"""Each number, date and name of a claim beside the sources: is a right one found where it stands, a wrong one never?

    python benchmarks/facts.py DATA [--show KIND]

DATA holds `docs/` and `facts.jsonl`: `claim`, `start`, `end` of one detail in it, `stands` the places where the right
one stands (`[doc, start, end]`), and for an altered one `was`, the right one. A right detail counts as placed if it is
found and its passage overlaps one of the places; an altered one passes if any part of it is found, and its right value
is named if `other` has it. `--show` prints what went wrong: placed, passed or named.
"""

import argparse
import json
import os
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from factcheck.core.model import Claim, Detail
from factcheck.sources import SourceLibrary


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--show", default="")
    asked = parser.parse_args()
    rows = [json.loads(line) for line in (asked.data / "facts.jsonl").open(encoding="utf-8")]
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["XDG_CACHE_HOME"] = scratch
        report(SourceLibrary.open([asked.data / "docs"]), rows, asked.show)


def report(library: SourceLibrary, rows: list[dict], show: str) -> None:
    """Print the shares for each kind, and how long a claim takes beside its search."""
    results: dict[tuple[str, str], list[bool]] = defaultdict(list)
    seconds, search = [], []
    for row in rows:
        claim = Claim("c-1", "claim", row["claim"], 0, len(row["claim"]), language="en")
        begin = time.process_time()
        library.search(claim)
        between = time.process_time()
        details = library.check_details(claim)
        seconds.append(time.process_time() - between)
        search.append(between - begin)
        own = [it for it in details if it.start < row["end"] and row["start"] < it.end]
        results["listed", row["kind"]].append(bool(own))
        if row["altered"]:
            say = {"passed": any(it.found for it in own), "named": any(row["was"] in it.other for it in own)}
        else:
            say = {"placed": any(it.found and placed(it, row["stands"]) for it in own)}
        for name, value in say.items():
            results[name, row["kind"]].append(value)
            if name == show and value is (name == "passed"):
                print(json.dumps({key: row.get(key) for key in ("claim", "text", "was", "stands")}, ensure_ascii=False))
                print(*(f"    {it.text} {it.status} {it.other} {it.source} {it.passage!r}" for it in own), sep="\n")
    for name in ("listed", "placed", "passed", "named"):
        kinds = {kind: values for (what, kind), values in results.items() if what == name}
        every = [value for values in kinds.values() for value in values]
        each = "  ".join(f"{kind} {share(values)}" for kind, values in sorted(kinds.items()))
        print(f"{name:7} {share(every)} of {len(every)}   {each}")
    middle = sorted(seconds)[len(seconds) // 2] * 1000
    print(f"check_details p50 {middle:.1f} ms of CPU, {sum(seconds) / sum(search):.2f} × a claim's search")


def placed(detail: Detail, stands: list[tuple[str, int, int]]) -> bool:
    """Whether the passage of a detail overlaps one of the places."""
    name = Path(detail.source).name
    return any(name == doc and detail.passage_start < end and start < detail.passage_end for doc, start, end in stands)


def share(values: list[bool]) -> str:
    return f"{sum(values) / max(1, len(values)):.3f}"


if __name__ == "__main__":
    main()
