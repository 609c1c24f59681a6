"""The verdict file measured: real git merges, kills, crowds, edits of articles, and speed beside its peers.

    python benchmarks/verdicts.py            all of it (about fifteen minutes on two cores)
    python benchmarks/verdicts.py git speed  some of it
    python benchmarks/verdicts.py --quick    a tenth of everything

Articles to edit are those of ../shared/quotes/dev.jsonl, if it is there, and the sample. Peers are measured if they
are installed where this runs: `pip install tomlkit`.
"""

import argparse
import json
import statistics
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.verdict_disk import crowd, kills, made_up, with_verdict  # noqa: E402 - the folder must be known first
from benchmarks.verdict_edits import measure  # noqa: E402
from benchmarks.verdict_git import TRIALS, run  # noqa: E402

from factcheck.claims import find_claims  # noqa: E402
from factcheck.core.model import Claim, Document  # noqa: E402
from factcheck.core.records import VerdictFile  # noqa: E402
from factcheck.verdicts import Store, dump, loads, reconcile, status_of  # noqa: E402


def git(folder: Path, share: float) -> None:
    for name, trial in TRIALS.items():
        start = time.perf_counter()
        tally = run(folder / name.replace(" ", "-"), trial, round(200 * share))
        print(
            f"git: {name}: {tally.trials} trials, {tally.verdicts} verdicts: {tally.conflicts} conflicts "
            f"({tally.expected} expected), {len(tally.wrong)} wrong; {time.perf_counter() - start:.0f} s"
        )
        print("".join(f"    {line}\n" for line in tally.wrong[:10]), end="")


def killed(folder: Path, share: float) -> None:
    done = kills(folder, round(500 * share))
    print(f"kill -9: {done.trials} times, {done.mid_save} of them in the middle of a save: {len(done.broken)} broken")
    print("".join(f"    {line}\n" for line in done.broken[:10]), end="")


def processes(folder: Path, share: float) -> None:
    each = max(5, round(100 * share))
    found, seconds = crowd(folder, 10, each)
    print(f"crowd: 10 processes, {each} claims each: {found} verdicts of {10 * each} in {seconds:.0f} s")


def edits(folder: Path, share: float) -> None:
    del folder
    shared = ROOT.parent / "shared" / "quotes" / "dev.jsonl"
    texts = {"the sample": [(ROOT / "articles" / "harbour.md").read_text()]}
    if shared.exists():
        texts["dev.jsonl"] = [json.loads(line)["text"] for line in shared.read_text().splitlines()]
    for name, articles in texts.items():
        wanted = round((10_000 if len(articles) > 1 else 1_000) * share)
        counts, made, bad = measure(articles, find_claims, wanted)
        total = sum(counts.values())
        print(f"edits: {name}: {made} edits, {total} verdicts carried through them")
        for outcome, number in counts.most_common():
            print(f"    {outcome:32} {number:7} {number / total:8.3%}")
        print("".join(f"    {item}\n" for item in bad[:10]), end="")


def speed(folder: Path, share: float) -> None:
    del share
    file = made_up(5000)
    for key in file.claims:
        file = with_verdict(file, key, "ada") if key else file
    text = dump(file)
    path = folder / "speed.verdicts.toml"
    path.write_text(text)
    print(f"speed: 5,000 decided claims, {len(text) / 1e6:.1f} MB")
    reading = _median(lambda: tomllib.loads(text))
    print(f"    tomllib alone, reading               {reading:6.2f} s   1.0")
    for name, seconds in (
        ("read and checked", _median(lambda: loads(text))),
        ("opened: read, listed, every standing", _median(_opening(path, file))),
        ("written", _median(lambda: dump(file))),
        *_saving(path),
        *_peers(text),
    ):
        print(f"    {name:36} {seconds:6.2f} s {seconds / reading:5.1f}")


def _opening(path: Path, file: VerdictFile) -> Callable[[], None]:
    article, claims = _article_of(file)
    passages = "\n".join(record.exact for record in file.claims.values())

    def opened() -> None:
        listed = reconcile(Store(path).read(), article, claims, article_path=file.article)
        for record in listed.claims.values():
            status_of(record, source_text=lambda _: passages)

    return opened


def _saving(path: Path) -> list[tuple[str, float]]:
    """One decision saved, and one beside which somebody else has saved another meanwhile."""
    store, other = Store(path), Store(path)
    now = store.read()
    assert now is not None
    keys = iter(now.claims)
    alone, merged = [], []
    for spans in (alone, alone, alone, merged, merged, merged):
        if spans is merged:
            there = other.read()
            assert there is not None
            other.save(with_verdict(there, next(keys), "cy"), there)
        start = time.perf_counter()
        now = store.save(with_verdict(now, next(keys), "bob"), now)
        spans.append(time.perf_counter() - start)
    return [
        ("one decision saved", statistics.median(alone)),
        ("one decision saved, another's merged", statistics.median(merged)),
    ]


def _article_of(file: VerdictFile) -> tuple[Document, list[Claim]]:
    text, claims = "", []
    for key, record in file.claims.items():
        claims.append(Claim(key, record.kind, record.exact, len(text), len(text) + len(record.exact)))
        text += record.exact + "\n\n"
    return replace(Document.from_text(text), path="articles/quay.md"), claims


def _median(work: Callable[[], object], times: int = 3) -> float:
    spans = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        spans.append(time.perf_counter() - start)
    return statistics.median(spans)


def _peers(text: str) -> list[tuple[str, float]]:
    found = []
    for name in ("tomlkit", "rtoml"):
        try:
            peer = import_module(name)
        except ImportError:
            continue
        found.append((f"{name}, reading", _median(lambda peer=peer: peer.loads(text), 1)))  # type: ignore[misc]
        tree = peer.loads(text)
        found.append((f"{name}, writing", _median(lambda peer=peer, tree=tree: peer.dumps(tree), 1)))  # type: ignore[misc]
    return found


PARTS = {"git": git, "kills": killed, "crowd": processes, "edits": edits, "speed": speed}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"some of: {', '.join(PARTS)}")
    parser.add_argument("--quick", action="store_true", help="a tenth of everything")
    given = parser.parse_args()
    unknown = set(given.parts) - PARTS.keys()
    if unknown:
        parser.error(f"there is no {', '.join(unknown)}; there are: {', '.join(PARTS)}")
    for name in given.parts or PARTS:
        with tempfile.TemporaryDirectory() as folder:
            PARTS[name](Path(folder), 0.1 if given.quick else 1.0)


if __name__ == "__main__":
    main()
