"""Finding evidence for claims in the reporter's own words: how often the first answer is it, and one of the first three.

    python benchmarks/matching_claims.py DATA

DATA holds `docs/` and `claims.jsonl` (`claim`, `evidence`: the sentences that support it, by `doc`, `start`, `end`).
An answer is right if it overlaps one of them; the stricter figure asks for half of their union (IoU ≥ .5). Beside
it, plain BM25: tantivy, every sentence a document, all the words of the claim.
"""

import argparse
import json
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from factcheck.core.model import Claim
from factcheck.nlp.sentences import sentences
from factcheck.search import Index
from factcheck.sources import SourceLibrary

Answer = tuple[str, int, int]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    data = parser.parse_args().data
    rows = [json.loads(line) for line in (data / "claims.jsonl").open(encoding="utf-8")]
    rows = [row for row in rows if row["evidence"]]
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["XDG_CACHE_HOME"] = scratch
        report("factcheck", rows, ours(data / "docs"))
        report("plain BM25", rows, plain(data / "docs"))


def ours(docs: Path) -> Callable[[str], list[Answer]]:
    library = SourceLibrary.open([docs])

    def search(text: str) -> list[Answer]:
        claim = Claim("c-1", "claim", text, 0, len(text))
        found = library.search(claim, below_threshold=True)
        return [(Path(one.source).name, one.start, one.end) for one in found]

    return search


def plain(docs: Path) -> Callable[[str], list[Answer]]:
    index, places = Index(), []
    with index.writing():
        for file in sorted(docs.iterdir()):
            text = file.read_bytes().decode()
            for start, end in sentences(text):
                index.add(len(places), text[start:end])
                places.append((file.name, start, end))
        index.commit()
    return lambda text: [places[hit.number] for hit in index.ask(index.terms(text), 3)]


def report(name: str, rows: list[dict], search: Callable[[str], list[Answer]]) -> None:
    overlapping, half, seconds = [], [], []
    for row in rows:
        start = time.process_time()
        answers = search(row["claim"])[:3]
        seconds.append(time.process_time() - start)
        shares = [max(iou(answer, evidence) for evidence in row["evidence"]) for answer in answers]
        overlapping.append([share > 0 for share in shares])
        half.append([share >= 0.5 for share in shares])
    middle = sorted(seconds)[len(seconds) // 2] * 1000
    print(f"{name:11} {len(rows)} claims  first {first(overlapping)}  three {three(overlapping)}", end="")
    print(f"  (IoU ≥ .5: {first(half)} / {three(half)})  p50 {middle:.1f} ms of CPU")


def first(rows: list[list[bool]]) -> str:
    return f"{sum(bool(row and row[0]) for row in rows) / len(rows):.3f}"


def three(rows: list[list[bool]]) -> str:
    return f"{sum(any(row) for row in rows) / len(rows):.3f}"


def iou(answer: Answer, evidence: dict) -> float:
    name, start, end = answer
    both = min(end, evidence["end"]) - max(start, evidence["start"])
    if name != evidence["doc"] or both <= 0:
        return 0.0
    return both / (max(end, evidence["end"]) - min(start, evidence["start"]))


if __name__ == "__main__":
    main()
