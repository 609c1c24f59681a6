"""Verdict files through real git: merged with and without the driver, rebased, cherry-picked, the article edited.

Nothing is simulated: repositories are made, branches committed to, and git called, as a newsroom would.
"""

import os
import random
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from benchmarks.verdict_disk import made_up
from benchmarks.verdict_edits import EDITS, text_of

from factcheck.claims import find_claims
from factcheck.core.model import Document, State, Verdict
from factcheck.core.records import Assignment, Evidence, Record, Request, Review, VerdictFile
from factcheck.verdicts import (
    all_claims,
    dump,
    judged,
    loads,
    reconcile,
    sides_of,
    split_details,
    status_of,
    with_evidence,
    with_source,
)

NAME = "quay.verdicts.toml"
SOURCES = [f"sources/{name}.txt" for name in ("hearing", "report", "minutes", "letter", "budget", "wire")]


@dataclass
class Repository:
    """A repository of git with one verdict file in it."""

    folder: Path
    environment: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        nothing = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "GIT_EDITOR": "true"}
        names = {
            f"GIT_{role}_{what}": "t@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
        }
        self.environment = os.environ | nothing | names
        self.git("init", "-q", "-b", "main")
        self.git("config", "gc.auto", "0")

    def git(self, *arguments: str, may_fail: bool = False) -> bool:
        done = subprocess.run(
            ["git", *arguments], cwd=self.folder, env=self.environment, capture_output=True, text=True, check=False
        )
        if done.returncode and not may_fail:
            raise AssertionError(f"git {' '.join(arguments)}: {done.stdout}{done.stderr}")
        return done.returncode == 0

    def set_up_driver(self) -> None:
        subprocess.run(
            [sys.executable, "-m", "factcheck", "git-setup", "-q"], cwd=self.folder, env=self.environment, check=True
        )

    def commit(self, file: VerdictFile | None = None, **others: str) -> None:
        if file is not None:
            (self.folder / NAME).write_text(dump(file))
        for name, text in others.items():
            (self.folder / f"{name}.md").write_text(text)
        self.git("add", "-A")
        self.git("commit", "-qm", "work", "--allow-empty")

    def text(self) -> str:
        return (self.folder / NAME).read_text()


def base_file(claims: int = 60) -> VerdictFile:
    """Every claim and every source listed, nothing decided: what `factcheck init` writes."""
    file = made_up(claims)
    for path in SOURCES:
        file, _ = with_source(file, path)
    return file


def judge(file: VerdictFile, key: str, who: str, rng: random.Random) -> VerdictFile:
    """One decision, as a review makes it: evidence from some source, a verdict, perhaps a note."""
    record = file.claims[key]
    if rng.random() < 0.8:
        path = rng.choice(SOURCES)
        file, source = with_source(file, path, "77ab" * 16)
        words = " ".join(record.exact.split()[: rng.randrange(5, 12)])
        record, _ = with_evidence(record, Evidence(source, words, "L12", "verbatim"))
    note = rng.choice(["", "", "Heard on tape.", "Ask again.", "Two sources."])
    review = Review(rng.choice(list(Verdict)), note, None, judged(record), final=rng.random() < 0.1)
    return file.with_record(key, replace(record, reviews={**record.reviews, who: review}))


Verdicts = dict[tuple[str, str], Review]


def verdicts(file: VerdictFile) -> Verdicts:
    records = {**file.claims, **file.orphans}
    return {(key, who): review for key, record in records.items() for who, review in record.reviews.items()}


@dataclass
class Tally:
    """What came of so many trials; `wrong` says what must not have happened."""

    trials: int = 0
    conflicts: int = 0
    expected: int = 0
    verdicts: int = 0
    wrong: list[str] = field(default_factory=list)


def different_claims(folder: Path, rng: random.Random, tally: Tally) -> None:
    """Two branches judge different claims, each in random order and several commits; no driver."""
    repository, base = Repository(folder), base_file()
    keys = rng.sample(list(base.claims), len(base.claims))
    cut, end = sorted(rng.sample(range(1, len(keys) + 1), 2))
    repository.commit(base)
    repository.git("branch", "side")
    ours = _several_commits(repository, base, keys[:cut], "ada", rng)
    repository.git("checkout", "-q", "side")
    theirs = _several_commits(repository, base, keys[cut:end], rng.choice(["bob", "ada"]), rng)
    repository.git("checkout", "-q", "main")
    clean = repository.git("merge", "-q", "side", "-m", "merged", may_fail=True)
    tally.trials += 1
    tally.verdicts += end
    if not clean:
        tally.conflicts += 1
        tally.wrong.append(f"{folder.name}: conflict")
    elif verdicts(loads(repository.text())) != verdicts(ours) | verdicts(theirs):
        tally.wrong.append(f"{folder.name}: verdicts lost")


def _several_commits(
    repository: Repository, file: VerdictFile, keys: list[str], who: str, rng: random.Random
) -> VerdictFile:
    for number, key in enumerate(keys):
        file = judge(file, key, who, rng)
        if number == len(keys) // 2:
            repository.commit(file)
    if keys:
        repository.commit(file)
    return file


def same_claims(folder: Path, rng: random.Random, tally: Tally) -> None:
    """Two branches judge the same claims, some by the same reviewer; merged, rebased or cherry-picked with the driver."""
    repository, base = Repository(folder), base_file(20)
    repository.set_up_driver()
    for key in rng.sample(list(base.claims), 8):
        base = judge(base, key, rng.choice(["ada", "bob"]), rng)
    repository.commit(base)
    repository.git("branch", "side")
    keys = rng.sample(list(base.claims), rng.randrange(3, 15))
    ours = theirs = base
    for key in keys:
        ours = judge(ours, key, rng.choice(["ada", "ada", "cy"]), rng)
        theirs = judge(theirs, key, "bob" if rng.random() < 0.95 else "ada", rng)
    repository.commit(ours)
    repository.git("checkout", "-q", "side")
    repository.commit(theirs)
    how = rng.choice(["merge", "rebase", "cherry-pick"])
    if how == "merge":
        repository.git("checkout", "-q", "main")
        clean = repository.git("merge", "-q", "side", "-m", "merged", may_fail=True)
    elif how == "rebase":
        clean = repository.git("rebase", "-q", "main", may_fail=True)
    else:
        repository.git("checkout", "-q", "main")
        clean = repository.git("cherry-pick", "side", may_fail=True)
    _compare(folder.name + " " + how, repository.text(), base, ours, theirs, clean=clean, tally=tally)


def _compare(
    name: str, text: str, base: VerdictFile, ours: VerdictFile, theirs: VerdictFile, *, clean: bool, tally: Tally
) -> None:
    b, o, t = verdicts(base), verdicts(ours), verdicts(theirs)
    clashes = {at for at in o.keys() | t.keys() if o.get(at) != t.get(at) and b.get(at) not in (o.get(at), t.get(at))}
    real = {at for at in clashes if _fields_clash(b.get(at), o.get(at), t.get(at))}
    tally.trials += 1
    tally.conflicts += not clean
    tally.expected += bool(real)
    tally.verdicts += len(o.keys() | t.keys())
    if clean == bool(real):
        tally.wrong.append(f"{name}: clean {clean}, but {len(real)} fields were set on both sides")
        return
    found = sides_of(text).merged if not clean else None
    merged = verdicts(found.file if found else loads(text))
    if found and {(each.path[1], each.path[3]) for each in found.conflicts} != real:
        tally.wrong.append(f"{name}: other conflicts than expected")
    for at in (o.keys() | t.keys()) - clashes:
        wanted = t[at] if o.get(at) == b.get(at) else o[at]
        if merged.get(at) != wanted:
            tally.wrong.append(f"{name}: {at} is {merged.get(at)}, not {wanted}")


def _fields_clash(base: Review | None, ours: Review | None, theirs: Review | None) -> bool:
    """Whether one reviewer's verdict, finality or note was set to different things on both sides."""
    if ours is None or theirs is None:
        return True
    base = base or Review()
    decided = [(side.verdict, side.final, side.basis) for side in (base, ours, theirs)]
    both = decided[0] not in decided[1:] and decided[1][:2] != decided[2][:2]
    return both or (base.note not in (ours.note, theirs.note) and ours.note != theirs.note)


def edited_article(folder: Path, rng: random.Random, tally: Tally) -> None:
    """One side edits the article and brings the file in line; the other judges every claim; merged with the driver."""
    text = (Path(__file__).parents[1] / "articles" / "harbour.md").read_text()
    before = Document.from_text(text)
    base = reconcile(None, before, find_claims(before), article_path="article.md", sources=SOURCES)
    repository = Repository(folder)
    repository.set_up_driver()
    repository.commit(base, article=text)
    repository.git("branch", "side")
    chars = [(char, place) for place, char in enumerate(before.text)]
    for edit in rng.choices(EDITS, k=rng.randrange(1, 5)):
        chars = edit(chars, rng)
    after = Document.from_text(text_of(chars))
    ours = reconcile(base, after, find_claims(after), article_path="article.md")
    repository.commit(ours, article=after.text + " ")
    repository.git("checkout", "-q", "side")
    theirs = base
    for key in rng.sample(list(base.claims), len(base.claims)):
        theirs = judge(theirs, key, "bob", rng)
    repository.commit(theirs)
    repository.git("checkout", "-q", "main")
    clean = repository.git("merge", "-q", "side", "-m", "merged", may_fail=True)
    tally.trials += 1
    tally.verdicts += len(base.claims)
    tally.conflicts += not clean
    if not clean:
        tally.wrong.append(f"{folder.name}: conflict")
        return
    final = reconcile(loads(repository.text()), after, find_claims(after), article_path="article.md")
    _nothing_lost(
        folder.name, base, final, {claim.text for claim in all_claims(final, after, find_claims(after))}, tally
    )


def _nothing_lost(name: str, base: VerdictFile, final: VerdictFile, texts: set[str], tally: Tally) -> None:
    records = [*final.claims.values(), *final.orphans.values()]
    found = sum("bob" in record.reviews for record in records)
    if found != len(base.claims):
        tally.wrong.append(f"{name}: {found} verdicts of {len(base.claims)}")
    for record in final.claims.values():
        if "bob" in record.reviews and _fresh(record) and record.exact not in texts:
            tally.wrong.append(f"{name}: fresh on words it was not given for: {record.exact}")
    for record in base.claims.values():
        same = [each for each in final.claims.values() if each.exact == record.exact and each.kind == record.kind]
        if same and not any(_fresh(each) or _speaker_changed(each) for each in same):
            tally.wrong.append(f"{name}: not fresh though its words stand: {record.exact}")


def _standing(record: Record) -> tuple[State, set[str]]:
    held = status_of(record, source_text=lambda _: record.exact)
    return held.state, {reason.kind for reason in held.reasons}


def _fresh(record: Record) -> bool:
    return _standing(record)[0] in (State.VERIFIED, State.DISPUTED, State.UNSOURCED)


def _speaker_changed(record: Record) -> bool:
    return _standing(record)[1] == {"speaker changed"}


Trial = Callable[[Path, random.Random, Tally], None]


def ticked_details(folder: Path, rng: random.Random, tally: Tally) -> None:
    """Two reviewers tick and cross the details of the same claims; merged with the driver, and nobody's mark is lost.

    Where they disagree the record must say so: a merge that hides it would be wrong.
    """
    repository, base = Repository(folder), base_file(20)
    repository.set_up_driver()
    repository.commit(base)
    repository.git("branch", "side")
    keys = rng.sample(list(base.claims), rng.randrange(3, 15))
    ours, theirs = (_ticked(base, keys, who, rng) for who in ("ada", "bob"))
    repository.commit(ours)
    repository.git("checkout", "-q", "side")
    repository.commit(theirs)
    repository.git("checkout", "-q", "main")
    clean = repository.git("merge", "-q", "side", "-m", "merged", may_fail=True)
    tally.trials += 1
    tally.conflicts += not clean
    merged = loads(repository.text()).claims if clean else {}
    for key in keys:
        ada, bob = ours.claims[key].details["ada"], theirs.claims[key].details["bob"]
        tally.verdicts += len(ada) + len(bob)
        apart = {name for name in ada.keys() & bob.keys() if ada[name][:5] != bob[name][:5]}
        if key not in merged or merged[key].details != {"ada": ada, "bob": bob}:
            tally.wrong.append(f"{folder.name}: {key}: marks lost")
        elif split_details(merged[key]).keys() != apart:
            tally.wrong.append(f"{folder.name}: {key}: a disagreement is not seen")


def _ticked(file: VerdictFile, keys: list[str], who: str, rng: random.Random) -> VerdictFile:
    for key in keys:
        names = rng.sample(["2011", "nine", "Dana Lee", "£4.2 million", "12 May"], rng.randrange(1, 5))
        marks = {name: f"{rng.choice(['found', 'wrong'])} {rng.randrange(16):x}" for name in names}
        file = file.with_record(key, replace(file.claims[key], details={who: marks}))
    return file


def shared_out(folder: Path, rng: random.Random, tally: Tally) -> None:
    """Two people ask the author, assign claims and tick details, each of their own claims; no driver."""
    _newsroom(folder, rng, tally, disjoint=True)


def shared_out_alike(folder: Path, rng: random.Random, tally: Tally) -> None:
    """The same of the same claims, and each writes down a call as a source; merged with the driver."""
    _newsroom(folder, rng, tally, disjoint=False)


def _newsroom(folder: Path, rng: random.Random, tally: Tally, *, disjoint: bool) -> None:
    repository, base = Repository(folder), base_file(30)
    if not disjoint:
        repository.set_up_driver()
    repository.commit(base)
    repository.git("branch", "side")
    keys = rng.sample(list(base.claims), 12)
    halves = (keys[:6], keys[6:]) if disjoint else (keys, keys)
    ours, theirs = (_worked_on(base, half, who, rng) for half, who in zip(halves, ("ada", "bob"), strict=True))
    notes = {"ada": "call-olm", "bob": "call-venn"}
    if not disjoint:
        ours, theirs = (
            with_source(file, f"sources/{notes[who]}.note.md")[0] for file, who in ((ours, "ada"), (theirs, "bob"))
        )
    repository.commit(ours, **{notes["ada"]: "Nine cranes, she says.\n"})
    repository.git("checkout", "-q", "side")
    repository.commit(theirs, **{notes["bob"]: "Eight cranes, he says.\n"})
    repository.git("checkout", "-q", "main")
    clean = repository.git("merge", "-q", "side", "-m", "merged", may_fail=True)
    tally.trials += 1
    if not clean:
        tally.conflicts += 1
        tally.wrong.append(f"{folder.name}: conflict")
        return
    merged = loads(repository.text())
    for file in (ours, theirs):
        lost = [ref.path for ref in file.sources.values() if ref not in merged.sources.values()]
        for key, record in file.claims.items():
            for name in ("requests", "assigned", "details"):
                mine, now = getattr(record, name), getattr(merged.claims[key], name)
                tally.verdicts += len(mine)
                # Two may assign a claim to the same person: one of them is kept as who did.
                kept = (who in now and (name == "assigned" or now[who] == mine[who]) for who in mine)
                lost += [] if all(kept) else [f"{key}: {name}"]
        tally.wrong += [f"{folder.name}: {each} lost" for each in lost]


def _worked_on(file: VerdictFile, keys: list[str], who: str, rng: random.Random) -> VerdictFile:
    for key in keys:
        answer = rng.choice(["", "From the minutes."])
        record = replace(
            file.claims[key],
            requests={who: Request(f"Where from, asks {who}?", date(2026, 3, 2), answer, who if answer else "")},
            assigned={rng.choice(["cy", "dee", "eli"]): Assignment(who, date(2026, 3, 2))}
            if rng.random() < 0.7
            else {},
        )
        file = file.with_record(key, record)
    return _ticked(file, keys, who, rng)


TRIALS: dict[str, Trial] = {
    "different claims, no driver": different_claims,
    "same claims, driver": same_claims,
    "article edited, driver": edited_article,
    "details ticked, driver": ticked_details,
    "requests, assignments and details of different claims, no driver": shared_out,
    "requests, assignments, details and notes of the same claims, driver": shared_out_alike,
}


def run(folder: Path, trial: Trial, times: int, *, seed: int = 1) -> Tally:
    rng = random.Random(seed)
    tally = Tally()
    for number in range(times):
        trial(folder / f"trial-{number}", rng, tally)
    return tally
