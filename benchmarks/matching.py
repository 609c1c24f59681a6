"""Finding quotes: how often right, how exactly, how fast; and our peers on the same queries in the same run.

    python benchmarks/matching.py DATA [--size S] [--size M] [--peers PYTHON | --no-peers] [--unpacked FOLDER]

DATA holds `corpus-S/` and `queries-S.jsonl`, `corpus-M.tar.xz` and `queries-M.jsonl` (`quote`, `type`, `n_words`,
`doc`, `spans`; `doc` is null where the quote is in no source). Peers are run by PYTHON, which must have rapidfuzz,
edlib, Quid and quotecheck; without it they are installed into a temporary environment, or left out with a message.
Times are of this machine and of this run: compare them with each other. Ratios are of processor times, which other
work on the machine changes least.
"""

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from factcheck.core.model import Candidate
from factcheck.search import Index
from factcheck.sources import SourceLibrary

SAMPLES = {"fts5": 150, "rapidfuzz": 24, "edlib": 12, "quotecheck": 24, "quid": 10}  # queries a peer is given
MINUTES = 20  # after which a peer begins no further query
ON_S_ALONE = ("quotecheck", "quid")
FIRST = "import sys; from factcheck.sources import SourceLibrary; SourceLibrary.open([sys.argv[1]]).search(sys.argv[2])"
PEAK = (
    "import sys, resource; from factcheck.sources import SourceLibrary; SourceLibrary.open([sys.argv[1]])\n"
    "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"
)


def main() -> None:
    options = arguments()
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["XDG_CACHE_HOME"] = f"{scratch}/cache"
        python = None if options.no_peers else options.peers or environment(Path(scratch))
        for size in options.size or ["S", "M"]:
            sources = corpus(options.data, size, Path(scratch), options.unpacked)
            queries = [json.loads(line) for line in (options.data / f"queries-{size}.jsonl").open(encoding="utf-8")]
            print(f"\n== {size}: {len(queries)} queries")
            if size == "M":
                indexing(sources)
            ours = searching(sources, queries)
            if python:
                peers(python, sources, queries, size, ours)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--size", action="append", choices=["S", "M"])
    parser.add_argument("--peers", type=Path, metavar="PYTHON")
    parser.add_argument("--no-peers", action="store_true")
    parser.add_argument("--unpacked", type=Path, metavar="FOLDER", help="where corpus-M is, or goes, unpacked")
    return parser.parse_args()


def environment(scratch: Path) -> Path | None:
    """An interpreter with the peers; None if they cannot be had."""
    try:
        subprocess.run([sys.executable, "-m", "venv", scratch / "peers"], check=True, capture_output=True)
        python = scratch / "peers/bin/python"
        install = [python, "-m", "pip", "install", "-q", "rapidfuzz", "edlib", "Quid", "quotecheck"]
        subprocess.run(install, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"peers are left out: {error}")
        return None
    return python


def corpus(data: Path, size: str, scratch: Path, unpacked: Path | None) -> Path:
    """The folder of a corpus' text files, in a copy that may be changed."""
    folder = scratch / f"corpus-{size}"
    if size == "S":
        shutil.copytree(data / "corpus-S", folder)
    elif unpacked and any(unpacked.glob("*.txt")):
        folder.mkdir()
        for file in unpacked.glob("*.txt"):
            shutil.copy(file, folder)
    else:
        with tarfile.open(data / "corpus-M.tar.xz") as archive:
            archive.extractall(scratch / "M", filter="data")
        folder = next(scratch.glob("M/**/*.txt")).parent
    for file in folder.iterdir():
        file.chmod(0o644)
    return folder


def indexing(sources: Path) -> None:
    """Speed, size and memory of indexing; a changed file; the second start."""
    texts = read(sources)
    megabytes = sum(map(len, texts)) / 1e6
    with tempfile.TemporaryDirectory() as place:
        index = Index(Path(place))
        wall, processor = time.perf_counter(), time.process_time()
        with index.writing():
            for number, text in enumerate(texts):
                index.add(number, text)
            index.commit()
        wall, processor = time.perf_counter() - wall, time.process_time() - processor
        size = sum(file.stat().st_size for file in Path(place).iterdir()) / 1e6
    print(f"index  {megabytes / processor:.1f} MB/s of CPU, {megabytes / wall:.1f} MB/s on the clock", end="")
    print(f", {size / megabytes:.3f} of the text")
    del texts
    start = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", PEAK, sources], check=True, capture_output=True, text=True)
    start = time.perf_counter() - start
    print(f"first start, reading and indexing: {megabytes / start:.1f} MB/s, {float(done.stdout):.0f} MB at the most")
    quote = "the question that is presented in this case is whether the statute applies"
    starts, processors = [], []
    for _ in range(7):
        start, before = time.perf_counter(), os.times()
        subprocess.run([sys.executable, "-c", FIRST, sources, quote], check=True)
        after = os.times()
        starts.append(time.perf_counter() - start)
        processors.append(after[2] + after[3] - before[2] - before[3])  # of children, user and system
    print(f"second start, process to first answer: {ms(sorted(starts), 0.5)}, processor {ms(sorted(processors), 0.5)}")
    changed = min(sources.iterdir(), key=lambda file: abs(file.stat().st_size - 20_000))
    times, processors = [], []
    for number in range(5):
        changed.write_text(f"{changed.read_text(encoding='utf-8')}\nThe {number}th line that was added to it.\n")
        start, processor = time.perf_counter(), time.process_time()
        library = SourceLibrary.open([sources])
        assert library.search(f"The {number}th line that was added to it.")[0].score == 100
        times.append(time.perf_counter() - start)
        processors.append(time.process_time() - processor)
    size = changed.stat().st_size / 1000
    print(
        f"{size:.0f} KB changed, to the next answer: {ms(sorted(times), 0.5)}, processor {ms(sorted(processors), 0.5)}"
    )


def searching(sources: Path, queries: list[dict]) -> dict[str, float]:
    """Rightness and times of our search; the processor time of each query, by its id."""
    library = SourceLibrary.open([sources])
    rows = defaultdict(list)
    negatives = []
    for query in queries:
        candidates = library.search(query["quote"], limit=3, below_threshold=True)
        if query["doc"] is None:
            negatives.append(any(candidate.passed for candidate in candidates))
            continue
        exactness = overlap(candidates[0], query) if candidates else 0.0
        row = exactness, any(candidate.passed for candidate in candidates)
        length = "≤ 7 words" if query["n_words"] <= 7 else "8–20 words" if query["n_words"] <= 20 else "≥ 21 words"
        for key in ("all", length, query["type"]):
            rows[key].append(row)
    print(f"{'':14}{'n':>5}{'right first':>13}{'mean IoU':>10}{'shown':>8}")
    for key in sorted(rows, key=lambda key: (key != "all", "words" not in key or key == "words", key)):
        hits = [exactness for exactness, _ in rows[key] if exactness >= 0.5]
        shown = sum(shown for _, shown in rows[key]) / len(rows[key])
        mean = sum(hits) / max(1, len(hits))
        print(f"{key:14}{len(rows[key]):5}{len(hits) / len(rows[key]):13.3f}{mean:10.3f}{shown:8.3f}")
    print(f"in no source: {sum(negatives)} of {len(negatives)} shown ({sum(negatives) / len(negatives):.3f})")
    return timing(library, queries, read(sources))


def timing(library: SourceLibrary, queries: list[dict], texts: list[str]) -> dict[str, float]:
    """The processor time of each query, by its id; prints the times of whole answers, and of tantivy alone."""
    index = Index()
    with index.writing():
        for number, text in enumerate(texts):
            index.add(number, text)
        index.commit()
    taken, bare = {}, []
    for query in queries:
        wall, processor = time.perf_counter(), time.process_time()
        library.search(query["quote"], limit=3)
        taken[query["id"]] = time.perf_counter() - wall, time.process_time() - processor
        terms = index.rarest(index.terms(query["quote"]), 12)
        start = time.process_time()
        index.ask(terms, 24)
        bare.append(time.process_time() - start)
    for name, at in (("clock", 0), ("processor", 1)):
        times = sorted(pair[at] for pair in taken.values())
        print(f"whole answer, {name:9}  p50 {ms(times, 0.5)}  p90 {ms(times, 0.9)}  p99 {ms(times, 0.99)}")
    half = sorted(bare)[len(bare) // 2]
    ratio = sorted(pair[1] for pair in taken.values())[len(taken) // 2] / half
    print(f"tantivy alone, the same words: p50 {half * 1000:.2f} ms; the whole answer takes {ratio:.1f} times that")
    print(f"memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB with all that was searched")
    return {query: processor for query, (_, processor) in taken.items()}


def read(sources: Path) -> list[str]:
    """The texts, line ends as they are."""
    return [file.read_bytes().decode() for file in sorted(sources.iterdir())]


def peers(python: Path, sources: Path, queries: list[dict], size: str, ours: dict[str, float]) -> None:
    """Run each peer on its sample of the queries, and put our time on the same sample beside it."""
    for name, count in SAMPLES.items():
        if size == "M" and name in ON_S_ALONE:
            continue
        sample = queries[:: max(1, len(queries) // count)]
        command = [python, Path(__file__).with_name("matching_peers.py"), name, sources, str(MINUTES)]
        done = subprocess.run(command, input=json.dumps(sample), capture_output=True, text=True, check=False)
        if done.returncode:
            said = done.stderr.strip().splitlines() or [f"ended with {done.returncode} and said nothing"]
            print(f"{name}: left out: {said[-1]}")
            continue
        answers = json.loads(done.stdout)
        sample = sample[: len(answers)]
        times = sorted(answer["seconds"] for answer in answers)
        mine = sorted(ours[query["id"]] for query in sample)
        there = [(query, answer) for query, answer in zip(sample, answers, strict=True) if query["doc"]]
        right = sum(right_place(query, answer) for query, answer in there) / max(1, len(there))
        ratio = times[len(times) // 2] / mine[len(mine) // 2]
        print(f"{name:11} {len(sample):4} queries  right first {right:.2f}  p50 {ms(times, 0.5)}", end="")
        print(f"  ours on them {ms(mine, 0.5)}: 1/{ratio:.0f}")


def overlap(candidate: Candidate, query: dict) -> float:
    """Intersection over union of a candidate and the likest true span, in characters."""
    if Path(candidate.source).name != query["doc"]:
        return 0.0
    return max(iou(candidate.start, candidate.end, *span) for span in query["spans"])


def right_place(query: dict, answer: dict) -> bool:
    same = answer["doc"] == query["doc"]
    return same and max(iou(answer["start"], answer["end"], *span) for span in query["spans"]) >= 0.5


def iou(start: int, end: int, other_start: int, other_end: int) -> float:
    both = min(end, other_end) - max(start, other_start)
    return both / (max(end, other_end) - min(start, other_start)) if both > 0 else 0.0


def ms(times: list[float], share: float) -> str:
    return f"{times[min(len(times) - 1, int(len(times) * share))] * 1000:8.2f} ms"


if __name__ == "__main__":
    main()
