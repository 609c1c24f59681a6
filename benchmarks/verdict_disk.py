"""What the verdict file must survive: being killed while saving, and many processes saving at once."""

import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, replace
from pathlib import Path

from factcheck.core.model import Verdict
from factcheck.core.records import Evidence, Record, Review, VerdictFile
from factcheck.core.text import claim_id
from factcheck.verdicts import Store, judged, load

ROOT = Path(__file__).parents[1]
WORDS = [
    "council",
    "harbour",
    "ferry",
    "budget",
    "quay",
    "boats",
    "loan",
    "bank",
    "summer",
    "winter",
    "roads",
    "school",
    "tonnes",
    "mayor",
    "vote",
]


def made_up(claims: int, seed: int = 1) -> VerdictFile:
    """A verdict file with that many claims of about twenty words, nothing decided."""
    rng = random.Random(seed)
    records = {}
    for number in range(claims):
        words = " ".join(rng.choices(WORDS, k=20)) + f" {number}"
        records[claim_id("quote", words)] = Record("quote", words, "p" * 32, "s" * 32, "Dana Lee")
    return VerdictFile("articles/quay.md", "0" * 64, claims=records)


def with_verdict(file: VerdictFile, key: str, reviewer: str) -> VerdictFile:
    """The file with a verdict, a note and a passage on one claim."""
    record = file.claims[key]
    record = replace(record, evidence={**record.evidence, "hearing": Evidence("hearing", record.exact)})
    review = Review(Verdict.VERIFIED, "Heard on tape.", None, judged(record))
    return file.with_record(key, replace(record, reviews={**record.reviews, reviewer: review}))


def verdicts_in(file: VerdictFile) -> int:
    return sum(len(record.reviews) for record in file.claims.values())


@dataclass(frozen=True)
class Kills:
    """How often a saving child was killed, how often in the middle, and what was wrong afterwards."""

    trials: int
    mid_save: int
    broken: list[str]


def kills(folder: Path, trials: int, *, claims: int = 200, seed: int = 1) -> Kills:
    """A child saves one verdict after another; SIGKILL at a random moment; the file must hold all or one fewer."""
    path = folder / "kill.verdicts.toml"
    rng = random.Random(seed)
    Store(path).save(made_up(claims), None)
    pause, mid_save, broken = _time_of_a_save(path), 0, []
    for trial in range(trials):
        said = _killed_child(path, f"r{trial}", rng.random() * pause * 2)
        begun, ended = said.count(b"b"), said.count(b"e")
        mid_save += begun != ended
        try:
            found = sum(f"r{trial}" in record.reviews for record in load(path).claims.values())
        except Exception as error:  # noqa: BLE001 - whatever it is, it is the finding
            broken.append(f"trial {trial}: {error}")
            break
        if found not in (ended, begun):
            broken.append(f"trial {trial}: {begun} begun, {ended} ended, {found} found")
    Store(path).save(with_verdict(load(path), next(iter(load(path).claims)), "last"), load(path))
    if leftovers := [file.name for file in folder.iterdir() if file != path]:
        broken.append(f"left behind: {leftovers}")
    return Kills(trials, mid_save, broken)


def _time_of_a_save(path: Path) -> float:
    store = Store(path)
    file = store.read()
    assert file is not None
    start = time.perf_counter()
    store.save(with_verdict(file, next(iter(file.claims)), "timing"), file)
    return time.perf_counter() - start


def _killed_child(path: Path, reviewer: str, delay: float) -> bytes:
    """What the child wrote to its pipe before it was killed: b for each save begun, e for each ended."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            store = Store(path)
            file = store.read()
            assert file is not None
            for key in file.claims:
                changed = with_verdict(file, key, reviewer)
                os.write(writing, b"b")
                file = store.save(changed, file)
                os.write(writing, b"e")
        finally:
            os._exit(1)
    os.close(writing)
    said = os.read(reading, 1)
    time.sleep(delay)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(reading, 4096):
        said += more
    os.close(reading)
    return said


_WORKER = """
import sys
from pathlib import Path
from benchmarks.verdict_disk import with_verdict
from factcheck.verdicts import Store
path, reviewer, first, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
store = Store(path)
file = store.read()
keys = list(file.claims)[first : first + count]
for key in keys:
    file = store.save(with_verdict(file, key, reviewer), file)
"""


def crowd(folder: Path, processes: int, each: int) -> tuple[int, float]:
    """So many processes decide so many claims each on one file at once: verdicts in it at the end, and seconds."""
    path = folder / "crowd.verdicts.toml"
    Store(path).save(made_up(processes * each), None)
    start = time.perf_counter()
    children = [
        subprocess.Popen(
            [sys.executable, "-c", _WORKER, str(path), f"r{n}", str(n * each), str(each)],
            env=os.environ | {"PYTHONPATH": str(ROOT)},
        )
        for n in range(processes)
    ]
    codes = [child.wait() for child in children]
    assert codes == [0] * processes, codes
    return verdicts_in(load(path)), time.perf_counter() - start
