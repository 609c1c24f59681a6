"""Saying what differs: how many critical differences are called so, how many calls are right, and how fast.

    python benchmarks/differing.py DATA [--unpacked FOLDER] [--wrong]

DATA holds `corpus-S/` and `queries-S.jsonl`, `corpus-M.tar.xz` and `queries-M.jsonl` (`quote`, `type`, `sub`, `doc`,
`spans`, `critical`: true, false, or null for what is not to be judged). The passage given to compare() is the true one,
with 300 characters of its document on either side. Every figure is printed for two halves of the queries (by a hash of
their id): the rules were written looking at the first; the second was only counted.

Beside it: the blind list of the tests, a score (rapidfuzz's ratio, at the threshold that serves it best on the very
data) as the simplest peer, and difflib's and rapidfuzz's word alignment for speed. `--wrong` prints what was wrong.
"""

import argparse
import difflib
import hashlib
import json
import tarfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from factcheck.comparison import compare
from factcheck.core.model import Level

BLIND = Path(__file__).parents[1] / "tests" / "unit" / "comparison" / "blind_pairs.jsonl"
AROUND = 300
HALVES = ("looked at", "held out")


class Pair(NamedTuple):
    """A quote beside its passage, and whether a difference between them is critical."""

    quoted: str
    found: str
    before: str
    after: str
    critical: bool
    kind: str
    half: int


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--unpacked", type=Path, metavar="FOLDER", help="where corpus-M lies unpacked")
    parser.add_argument("--wrong", action="store_true", help="print what was wrong in the half that was looked at")
    options = parser.parse_args()
    everything: list[Pair] = []
    for size in "SM":
        pairs = list(queries(options.data, size, options.unpacked))
        everything += pairs
        print(f"\n== queries-{size}: {len(pairs)} pairs, {sum(pair.critical for pair in pairs)} critical")
        report(pairs, wrong=options.wrong)
    print("\n== a score in our place: rapidfuzz ratio, best threshold on these very pairs (both sizes)")
    print("   ", scored(everything))
    blind = [Pair(**row, half=0) for row in map(trimmed, BLIND.read_text("utf-8").splitlines())]
    print(f"\n== the blind list: {len(blind)} pairs, {sum(pair.critical for pair in blind)} critical")
    print("   ", figures(judged(blind)))
    print("\n== speed, processor time, all pairs")
    speed(everything)


def trimmed(line: str) -> dict[str, object]:
    row = json.loads(line)
    del row["why"]
    return row


def queries(data: Path, size: str, unpacked: Path | None) -> Iterator[Pair]:
    rows = [json.loads(line) for line in (data / f"queries-{size}.jsonl").open(encoding="utf-8")]
    rows = [row for row in rows if row["doc"] is not None and row["critical"] is not None]
    texts = documents(data, size, unpacked, {row["doc"] for row in rows})
    for row in rows:
        text, start, end = texts[row["doc"]], row["spans"][0][0], row["spans"][-1][1]
        kind = row["type"] + ("/" + row["sub"].rstrip("0123456789.") if row["type"] == "words" else "")
        half = int(hashlib.sha256(row["id"].encode()).hexdigest(), 16) % 2
        around = text[max(start - AROUND, 0) : start], text[end : end + AROUND]
        yield Pair(row["quote"], text[start:end], *around, row["critical"], kind, half)


def documents(data: Path, size: str, unpacked: Path | None, wanted: set[str]) -> dict[str, str]:
    """The texts of the wanted documents, by name, with their line ends as they are."""
    folder = data / f"corpus-{size}" if size == "S" else unpacked
    if folder:
        return {name: (folder / name).read_bytes().decode("utf-8") for name in wanted}
    texts = {}
    with tarfile.open(data / f"corpus-{size}.tar.xz") as archive:
        for member in archive:
            name = Path(member.name).name
            if name in wanted and (file := archive.extractfile(member)):
                texts[name] = file.read().decode("utf-8")
    return texts


def judged(pairs: Iterable[Pair]) -> list[tuple[bool, bool]]:
    """For each pair: whether its difference is critical, and whether we say so."""
    return [
        (pair.critical, compare(pair.quoted, pair.found, before=pair.before, after=pair.after).level == Level.CRITICAL)
        for pair in pairs
    ]


def figures(rows: Iterable[tuple[bool, bool]]) -> str:
    rows = list(rows)
    right = sum(is_ and said for is_, said in rows)
    missed = sum(is_ and not said for is_, said in rows)
    false = sum(said and not is_ for is_, said in rows)
    recall = f"{right / (right + missed):.3f}" if right + missed else "  -  "
    precision = f"{right / (right + false):.3f}" if right + missed and right + false else "  -  "
    return f"recall {recall}  precision {precision}  ({missed} missed, {false} false alarms of {len(rows)})"


def report(pairs: list[Pair], *, wrong: bool) -> None:
    print("    as labelled           ", figures(judged(pairs)))
    for half, name in enumerate(HALVES):
        print(f"      {name:20}", figures(judged(pair for pair in pairs if pair.half == half)))
    print("    without `words`       ", figures(judged(pair for pair in pairs if not pair.kind.startswith("words"))))
    for half, name in enumerate(HALVES):
        rest = [pair for pair in pairs if pair.half == half and not pair.kind.startswith("words")]
        print(f"      {name:20}", figures(judged(rest)))
    kinds = defaultdict(list)
    for pair in pairs:
        kinds[pair.kind].append(pair)
    for kind in sorted(kinds):
        print(f"      {kind:20}", figures(judged(kinds[kind])))
    if wrong:
        for pair in pairs:
            show_if_wrong(pair)


def show_if_wrong(pair: Pair) -> None:
    comparison = compare(pair.quoted, pair.found, before=pair.before, after=pair.after)
    if pair.half == 0 and (comparison.level == Level.CRITICAL) != pair.critical:
        print(f"\n    {pair.kind}: {comparison.level}, labelled {'critical' if pair.critical else 'harmless'}")
        for difference in comparison.differences:
            if difference.level == Level.CRITICAL:
                print(f"      {difference.kind}: {difference.quoted!r} / {difference.found!r}")


def scored(pairs: list[Pair]) -> str:
    """What one gets by calling critical what scores below a threshold."""
    scores = [fuzz.ratio(pair.quoted.casefold(), pair.found.casefold()) for pair in pairs]

    def at(threshold: float) -> list[tuple[bool, bool]]:
        return [(pair.critical, score < threshold) for pair, score in zip(pairs, scores, strict=True)]

    def merit(threshold: float) -> float:
        rows = at(threshold)
        right = sum(is_ and said for is_, said in rows)
        return 2 * right / (sum(is_ for is_, _ in rows) + sum(said for _, said in rows) or 1)

    best = max((50 + step / 10 for step in range(501)), key=merit)
    return f"below {best:.1f}: {figures(at(best))}"


def speed(pairs: list[Pair]) -> None:
    words = [(pair.quoted.split(), pair.found.split()) for pair in pairs]
    ours = timed(lambda: judged(pairs))
    theirs = {
        "difflib": timed(lambda: [difflib.SequenceMatcher(None, *two, autojunk=False).get_opcodes() for two in words]),
        "rapidfuzz": timed(lambda: [Levenshtein.opcodes(*two) for two in words]),
    }
    length = sum(len(quoted) for quoted, _ in words) / len(words)
    print(
        f"    compare(): {len(pairs) / ours:,.0f} pairs/s, {ours / len(pairs) * 1e3:.2f} ms a pair of {length:.0f} words"
    )
    for name, seconds in theirs.items():
        print(
            f"    word opcodes of {name}: {len(pairs) / seconds:,.0f} pairs/s; we take {ours / seconds:.1f} times as long"
        )


def timed(work: Callable[[], object]) -> float:
    """The least processor time of three runs, in seconds."""
    times = []
    for _ in range(3):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


if __name__ == "__main__":
    main()
