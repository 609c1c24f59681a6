"""Short runs of words copied from a corpus, word for word: how many are found where they stand, and how fast.

    python benchmarks/short_runs.py FOLDER [--runs 1000] [--seed 1] [--misses]

FOLDER holds text files. A run has three to seven words of one paragraph; it is found if the first candidate's words
are the run's, case and marks aside. Times are of the processor, of this run.
"""

import argparse
import os
import random
import re
import statistics
import tempfile
import time
from pathlib import Path

from factcheck.sources import SourceLibrary


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--runs", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--misses", action="store_true", help="print what was not found")
    options = parser.parse_args()
    texts = [file.read_bytes().decode() for file in sorted(options.folder.glob("*.txt"))]
    asked = runs(texts, options.runs, options.seed)
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["XDG_CACHE_HOME"] = f"{scratch}/cache"
        begun = time.process_time()
        library = SourceLibrary.open([options.folder])
        megabytes = sum(len(text) for text in texts) / 1e6
        size = sum(file.stat().st_size for file in Path(scratch).rglob("index-*/*")) / 1e6
        spent = time.process_time() - begun
        print(f"{megabytes:.0f} MB opened in {spent:.1f} s, index {size / megabytes:.2f} of the text")
        found, times = 0, []
        for run in asked:
            begun = time.process_time()
            candidates = library.search(run)
            times.append(time.process_time() - begun)
            first = candidates[0].text if candidates else ""
            found += plain(run) in plain(first)
            if options.misses and plain(run) not in plain(first):
                print(f"  {run!r}: {first!r}")
        times.sort()
        median, slow = statistics.median(times) * 1e3, times[len(times) * 99 // 100] * 1e3
        print(f"{found} of {len(asked)} found word for word; {median:.2f} ms (p99 {slow:.1f})")


def runs(texts: list[str], count: int, seed: int) -> list[str]:
    """Words one after the other, from anywhere in a text: long texts are drawn more often."""
    chance = random.Random(seed)
    weights = [len(text) for text in texts]
    drawn: list[str] = []
    while len(drawn) < count:
        text = chance.choices(texts, weights)[0]
        at = chance.randrange(len(text))
        words = re.findall(r"\S+", text[at : at + 200].partition("\n\n")[0])[1:]
        run = " ".join(words[: chance.randint(3, 7)])
        if len(run.split()) >= 3 and len(words) > len(run.split()) and re.search(r"\w", run):
            drawn.append(run)
    return drawn


def plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


if __name__ == "__main__":
    main()
