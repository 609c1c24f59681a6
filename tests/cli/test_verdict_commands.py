"""The commands about the verdict file through their real process: init, status, prune, git-setup, merge-driver."""

import json
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from factcheck.core.model import Verdict
from factcheck.core.records import Evidence, Record, Review
from factcheck.verdicts import Store, dump, judged, load, merge_texts, with_evidence, with_source
from tests.cli.conftest import Run
from tests.programs import needs_git

ARTICLE = """The council met on Monday.

“We will not raise the harbour fee this year,” said Dana Lee, the mayor.

“The loan runs over twenty years,” said Ana Ortega. The ferry carried 48,000 people in 2024.
"""
SOURCE = "Lee: We will not raise the harbour fee this year, whatever the bank asks.\n"


@pytest.fixture
def desk(work: Path) -> Path:
    (work / "sources").mkdir()
    (work / "sources" / "minutes.txt").write_text(SOURCE)
    (work / "fees.txt").write_text(ARTICLE)
    return work


def judge(path: Path, words: str, reviewer: str = "ada", verdict: Verdict = Verdict.VERIFIED, *, note: str = "") -> str:
    """Put a verdict into a file, as a review does; with a passage where the source has the words."""
    file = load(path)
    key = next(key for key, record in file.claims.items() if record.exact.startswith(words))
    record = file.claims[key]
    if "harbour fee" in words:
        file, source = with_source(file, "sources/minutes.txt", "77ab")
        record, _ = with_evidence(record, Evidence(source, "We will not raise the harbour fee this year"))
    review = Review(verdict, note, None, judged(record))
    record = replace(record, reviews={**record.reviews, reviewer: review})
    Store(path).save(file.with_record(key, record), load(path))
    return key


def test_init_lists_every_claim_and_doing_it_twice_changes_nothing(run: Run, desk: Path) -> None:
    done = run("init", "fees.txt")
    assert (done.returncode, done.stdout) == (0, "")
    assert "fees.verdicts.toml written: 2 quotes, " in done.stderr
    path = desk / "fees.verdicts.toml"
    file = load(path)
    assert [record.exact for record in file.claims.values() if record.kind == "quote"] == [
        "We will not raise the harbour fee this year,",
        "The loan runs over twenty years,",
    ]
    assert file.sources["minutes"].path == "sources/minutes.txt"
    assert file.article == "fees.txt"
    before = path.stat()
    again = run("init", "fees.txt")
    assert "unchanged" in again.stderr
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


def test_init_brings_a_file_in_line_and_keeps_the_verdicts(run: Run, desk: Path) -> None:
    run("init", "fees.txt")
    path = desk / "fees.verdicts.toml"
    judge(path, "We will not raise the harbour fee")
    judge(path, "The loan")
    (desk / "fees.txt").write_text(ARTICLE.replace("this year,”", "this spring,”").split("“The loan")[0])
    done = run("init", "fees.txt")
    assert "1 verdict orphaned" in done.stderr
    file = load(path)
    (quote,) = [record for record in file.claims.values() if record.kind == "quote"]
    assert (quote.exact, list(quote.reviews)) == ("We will not raise the harbour fee this spring,", ["ada"])
    assert [record.exact for record in file.orphans.values()] == ["The loan runs over twenty years,"]


@pytest.mark.parametrize(
    ("article", "verdicts", "said"),
    [
        (None, None, "no such article"),
        ("", None, "is empty"),
        ("hello", None, "no quotes and no claims"),
        (ARTICLE, "schema = ", "fees.verdicts.toml:1: not valid TOML"),
        (ARTICLE, "<<<<<<< x\n", "conflict markers"),
    ],
)
def test_init_says_what_is_wrong_and_overwrites_nothing(run: Run, desk: Path, article, verdicts, said) -> None:
    if article is None:
        (desk / "fees.txt").unlink()
    else:
        (desk / "fees.txt").write_text(article)
    if verdicts is not None:
        (desk / "fees.verdicts.toml").write_text(verdicts)
    done = run("init", "fees.txt")
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert (desk / "fees.verdicts.toml").exists() == (verdicts is not None)
    assert verdicts is None or (desk / "fees.verdicts.toml").read_text() == verdicts


def test_status_counts_by_verdict_by_reviewer_and_what_is_stale(run: Run, desk: Path) -> None:
    (desk / "notes.md").write_text("Nothing here yet.\n")
    (desk / "other.txt").write_text("“The quay opens in May,” said Lee.\n")
    (desk / ".factcheck.toml").write_text("required_reviews = 2\n")
    for name in ("fees.txt", "other.txt"):
        run("init", name)
    path = desk / "fees.verdicts.toml"
    judge(path, "We will not raise the harbour fee")
    judge(path, "The loan")
    judge(path, "The loan", "bob", Verdict.DISPUTED)
    judge(desk / "other.verdicts.toml", "The quay", "bob", Verdict.UNSOURCED)
    done = run("status", "--format", "json")
    assert done.returncode == 0
    data = json.loads(done.stdout)
    fees, other = data["articles"]
    assert (data["schema"], fees["article"], other["article"]) == (1, "fees.txt", "other.txt")
    wanted = {"verified": 1, "contested": 1, "undecided": fees["claims"] - 2, "stale": 0, "disputed": 0, "unsourced": 0}
    assert wanted.items() <= fees["states"].items()
    assert (fees["waiting"], fees["orphans"], other["waiting"]) == (1, 0, 1)
    assert fees["reviewers"] == {"ada": {"verified": 2}, "bob": {"disputed": 1}}
    assert data["reviewers"] == {"ada": {"verified": 2}, "bob": {"disputed": 1, "unsourced": 1}}
    assert "notes.md" in data["without_verdict_file"]
    assert done.stderr == ""
    assert "1 readable file has no verdict file" in run("status", "-v").stderr
    (desk / "sources" / "minutes.txt").write_text("Lee: We will now raise the harbour fee this year.\n")
    (desk / "other.txt").write_text("Nobody knows when the quay opens: in May 2031, perhaps.\n")
    fees, other = json.loads(run("status", "--format", "json").stdout)["articles"]
    assert (fees["states"]["stale"], fees["states"]["verified"]) == (1, 0)
    assert other["orphans"] == 1


def test_status_counts_the_details_marked_by_hand(run: Run, desk: Path) -> None:
    run("init", "fees.txt")
    path = desk / "fees.verdicts.toml"
    before = load(path)
    key = next(key for key, record in before.claims.items() if record.kind != "quote")
    marked = replace(before.claims[key], details={"ada": {"twenty": "found 12ab", "May": "wrong nowhere"}})
    Store(path).save(before.with_record(key, marked), before)
    assert run("status", "fees.txt").stdout.splitlines()[-1] == "ada: 1 detail ticked, 1 detail crossed"
    data = json.loads(run("status", "fees.txt", "--format", "json").stdout)
    assert data["details"] == data["articles"][0]["details"] == {"ada": {"found": 1, "wrong": 1}}


def test_status_as_a_table(run: Run, desk: Path) -> None:
    run("init", "fees.txt")
    judge(desk / "fees.verdicts.toml", "The loan", "ana\x1b[31m")
    done = run("status", "fees.txt")
    head, line, blank, reviewer = done.stdout.splitlines()
    assert head.split() == [
        "article",
        "claims",
        "verified",
        "disputed",
        "unsourced",
        "undecided",
        "stale",
        "contested",
        "dismissed",
        "waiting",
        "orphans",
    ]
    claims = len(load(desk / "fees.verdicts.toml").claims)
    assert line.split() == ["fees.txt", str(claims), "1", "0", "0", str(claims - 1), "0", "0", "0", "0", "0"]
    assert len(line) == len(head)
    assert (blank, reviewer) == ("", "ana␛[31m: 1 verified")


def test_status_goes_on_past_a_file_it_cannot_read_and_ends_with_2(run: Run, desk: Path) -> None:
    (desk / "other.txt").write_text("“The quay opens in May,” said Lee.\n")
    for name in ("fees.txt", "other.txt"):
        run("init", name)
    (desk / "fees.verdicts.toml").write_text("schema = 1\n[article]\npath = 3\n")
    done = run("status")
    assert done.returncode == 2
    assert "other.txt" in done.stdout
    assert "fees.verdicts.toml:3: `path`: expected text, got a whole number in [article]" in done.stderr


def test_status_of_an_article_nobody_has_begun(run: Run, desk: Path) -> None:
    (article,) = json.loads(run("status", "fees.txt", "--format", "json").stdout)["articles"]
    assert article["states"]["undecided"] == article["claims"] > 0
    assert not (desk / "fees.verdicts.toml").exists()


def test_prune_takes_out_what_it_says_and_nothing_else(run: Run, desk: Path) -> None:
    run("init", "fees.txt")
    path = desk / "fees.verdicts.toml"
    key = judge(path, "The loan", note="by phone")
    judge(path, "We will not raise the harbour fee")
    nothing = run("prune", "fees.txt")
    assert ("nothing to remove" in nothing.stderr, nothing.stdout) == (True, "")
    (desk / "fees.txt").write_text(ARTICLE.split("“The loan", maxsplit=1)[0])
    before = path.read_bytes()
    dry = run("prune", "fees.txt", "--dry-run")
    assert dry.stdout == f"{key} “The loan runs over twenty years,” ada: verified\n"
    assert path.read_bytes() == before
    done = run("prune", "fees.txt")
    assert (done.returncode, done.stdout) == (0, dry.stdout)
    file = load(path)
    assert not file.orphans
    assert [list(record.reviews) for record in file.claims.values() if record.reviews] == [["ada"]]


# git


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout.strip()


@pytest.fixture
def repository(work: Path) -> Path:
    git(work, "init", "-q", "-b", "main")
    return work


def config(folder: Path) -> str:
    return (folder / ".git" / "config").read_text()


@needs_git
def test_git_setup_says_what_it_did_is_idempotent_and_undoes_itself(run: Run, repository: Path) -> None:
    before = config(repository)
    (repository / ".gitattributes").write_bytes(b"*.png binary")
    done = run("git-setup")
    assert done.returncode == 0
    line = "*.verdicts.toml text eol=lf merge=factcheck"
    assert (repository / ".gitattributes").read_text() == f"*.png binary\n{line}\n"
    assert git(repository, "check-attr", "merge", "articles/quay.verdicts.toml").endswith("merge: factcheck")
    assert line in done.stderr
    assert git(repository, "config", "merge.factcheck.driver") in done.stderr
    attributes, settings = (repository / ".gitattributes").read_bytes(), config(repository)
    again = run("git-setup")
    assert again.stderr.count("unchanged") == 3
    assert ((repository / ".gitattributes").read_bytes(), config(repository)) == (attributes, settings)
    undone = run("git-setup", "--remove")
    assert undone.stderr.count("removed") == 3
    assert (repository / ".gitattributes").read_text() == "*.png binary\n"
    assert config(repository) == before
    assert run("git-setup", "--remove").stderr.count("unchanged") == 3
    run("git-setup", "-q", cwd=repository)
    (repository / ".gitattributes").write_text(line + "\n")
    run("git-setup", "--remove")
    assert not (repository / ".gitattributes").exists()


@needs_git
def test_git_setup_outside_a_repository(run: Run, work: Path) -> None:
    done = run("git-setup", GIT_CEILING_DIRECTORIES=str(work.parent))
    assert done.returncode == 2
    assert "is not in a git repository" in done.stderr


@needs_git
def test_git_setup_does_not_write_through_a_link(run: Run, repository: Path, tmp_path: Path) -> None:
    (tmp_path / "outside").write_text("theirs\n")
    (repository / ".gitattributes").symlink_to(tmp_path / "outside")
    done = run("git-setup")
    assert done.returncode == 2
    assert (tmp_path / "outside").read_text() == "theirs\n"


def three(work: Path) -> tuple[Path, Path, Path]:
    """Base, ours and theirs, all alike, as git hands them to the driver."""
    paths = tuple(work / f".merge_file_{name}" for name in ("O", "A", "B"))
    for path in paths[1:]:
        shutil.copy(paths[0], path)
    return paths


@pytest.fixture
def sides(run: Run, desk: Path) -> tuple[Path, Path, Path]:
    run("init", "fees.txt")
    (desk / "fees.verdicts.toml").rename(desk / ".merge_file_O")
    return three(desk)


def test_the_driver_merges_and_exits_0(run: Run, sides) -> None:
    base, ours, theirs = sides
    judge(ours, "The loan", "ada")
    judge(theirs, "The loan", "bob")
    done = run("merge-driver", *map(str, sides), "fees.verdicts.toml")
    assert (done.returncode, done.stderr) == (0, "")
    assert [set(r.reviews) for r in load(ours).claims.values() if r.reviews] == [{"ada", "bob"}]
    assert not any(record.reviews for record in load(base).claims.values())


def test_the_driver_marks_a_conflict_and_exits_1(run: Run, sides) -> None:
    _, ours, theirs = sides
    judge(ours, "The loan", "ada", note="mine")
    judge(theirs, "The loan", "ada", note="yours")
    judge(theirs, "We will not raise", "bob")
    done = run("merge-driver", *map(str, sides), "fees.verdicts.toml")
    assert done.returncode == 1
    text = ours.read_text()
    start, end = text.index("<<<<<<< ours\n"), text.index(">>>>>>> theirs\n")
    ours_part, _, rest = text[start:end].partition("||||||| base\n")
    base_part, _, theirs_part = rest.partition("=======\n")
    assert 'note = "mine"' in ours_part
    assert 'note = "yours"' in theirs_part
    assert (ours_part.count("\n"), base_part, theirs_part.count("\n")) == (2, "", 1)
    assert text.count("<<<<<<<") == 1
    assert "review.bob =" in text


@needs_git
@pytest.mark.parametrize("which", [0, 1, 2])
def test_the_driver_merges_by_lines_what_it_cannot_read(run: Run, sides, which: int) -> None:
    _, ours, theirs = sides
    judge(ours, "We will not raise", "ada")
    judge(theirs, "The ferry", "bob")
    sides[which].write_text(sides[which].read_text() + "\nbroken\n")
    done = run("merge-driver", *map(str, sides), "fees.verdicts.toml")
    assert "merged by lines instead" in done.stderr
    assert "not valid TOML" in done.stderr
    assert done.returncode in (0, 1)
    assert "review.ada =" in ours.read_text()
    assert "review.bob =" in ours.read_text()


@needs_git
def test_the_driver_leaves_a_newer_schema_to_git(run: Run, sides) -> None:
    _, ours, theirs = sides
    judge(ours, "We will not raise", "ada")
    theirs.write_text(theirs.read_text().replace("schema = 2", "schema = 3"))
    done = run("merge-driver", *map(str, sides))
    assert done.returncode == 0
    assert "newer factcheck" in done.stderr
    assert "schema = 3" in ours.read_text()
    assert "review.ada =" in ours.read_text()


@needs_git
def test_a_file_in_the_repository_cannot_pose_as_an_option_or_a_module(run: Run, repository: Path) -> None:
    run("git-setup", "-q")
    name = "--help.verdicts.toml"
    (repository / "quay.txt").write_text(ARTICLE)
    run("init", "quay.txt", "--verdicts", "base.verdicts.toml")
    base = (repository / "base.verdicts.toml").read_text()
    (repository / "base.verdicts.toml").unlink()
    (repository / name).write_text(base)
    for module in ("tomllib", "factcheck", "msgspec"):
        (repository / f"{module}.py").write_text("raise SystemExit(0)")
    git(repository, "config", "user.name", "t")
    git(repository, "config", "user.email", "t@example.org")
    git(repository, "add", "-A")
    git(repository, "commit", "-qm", "base")
    git(repository, "checkout", "-qb", "side")
    judge(repository / name, "The loan", "bob")
    git(repository, "commit", "-qam", "bob")
    git(repository, "checkout", "-q", "main")
    judge(repository / name, "The loan", "ada")
    git(repository, "commit", "-qam", "ada")
    git(repository, "merge", "-q", "side", "-m", "merged")
    assert [set(r.reviews) for r in load(repository / name).claims.values() if r.reviews] == [{"ada", "bob"}]
    assert dump(load(repository / name)) == (repository / name).read_text()


def test_a_claim_added_by_hand_is_checked_like_any_other(run: Run, desk: Path) -> None:
    run("init", "fees.txt")
    path = desk / "fees.verdicts.toml"
    file = load(path)
    words = "said Ana Ortega"
    record = Record("claim", words, "The loan runs over twenty years,” ", ". The ferry carried 48,000", origin="ada")
    Store(path).save(file.with_record("c-byhand00", record), file)
    judge(path, words, verdict=Verdict.DISPUTED, note="It was her deputy.")
    done = run("check", "fees.txt", "--select", "FC011", "--format", "json")
    (finding,) = json.loads(done.stdout)["articles"][0]["findings"]
    assert "It was her deputy." in finding["message"]
    assert (finding["line"], finding["column"]) == (5, 36)
    (article,) = json.loads(run("status", "fees.txt", "--format", "json").stdout)["articles"]
    assert (article["states"]["disputed"], article["orphans"]) == (1, 0)


def conflicted(desk: Path) -> Path:
    """A verdict file in which ada said two things of one claim, and bob and cy one each of others."""
    path = desk / "fees.verdicts.toml"
    base, ours, theirs = (desk / name for name in ("base.toml", "ours.toml", "theirs.toml"))
    for side in (base, ours, theirs):
        shutil.copy(path, side)
    judge(ours, "The loan", "ada", note="heard it")
    judge(theirs, "The loan", "ada", Verdict.DISPUTED, note="\x1b[2Jthirty")
    judge(ours, "We will not raise the harbour fee", "bob")
    judge(theirs, "The ferry", "cy")
    text, marked = merge_texts(base.read_text(), ours.read_text(), theirs.read_text())
    assert marked
    path.write_text(text)
    return path


@pytest.mark.parametrize(("answer", "verdict"), [("o", Verdict.VERIFIED), ("t", Verdict.DISPUTED)])
def test_a_file_with_markers_is_resolved_in_the_review(run: Run, desk: Path, answer: str, verdict: Verdict) -> None:
    run("init", "fees.txt")
    path = conflicted(desk)
    done = run("review", "fees.txt", "--plain", "--reviewer", "ada", stdin=f"x\n{answer}\nq\n")
    assert done.returncode == 0, done.stderr
    assert "1 verdict to choose between" in done.stderr
    assert "“The loan runs over twenty years,”  ada" in done.stderr
    assert "o  ours    verified: heard it" in done.stderr
    assert "t  theirs  disputed: ␛[2Jthirty" in done.stderr
    assert "\x1b" not in done.stderr
    reviews = [dict(record.reviews) for record in load(path).claims.values() if record.reviews]
    assert {who: review.verdict for each in reviews for who, review in each.items()} == {
        "ada": verdict,
        "bob": Verdict.VERIFIED,
        "cy": Verdict.VERIFIED,
    }


@pytest.mark.parametrize("answer", ["", "q\n"])
def test_a_file_with_markers_stays_as_it_is_until_all_is_chosen(run: Run, desk: Path, answer: str) -> None:
    run("init", "fees.txt")
    path = conflicted(desk)
    before = path.read_bytes()
    done = run("review", "fees.txt", "--plain", "--reviewer", "ada", stdin=answer)
    assert done.returncode == 130
    assert path.read_bytes() == before
    assert "Error" not in done.stderr
    check = run("check", "fees.txt")
    assert check.returncode == 2
    assert "conflict markers" in check.stdout + check.stderr


def test_markers_around_what_does_not_clash_are_merged_unasked(run: Run, desk: Path) -> None:
    run("init", "fees.txt")
    path = desk / "fees.verdicts.toml"
    judge(path, "The loan", "bob")
    text = path.read_text()
    start = text.index("\n[claim.", text.index("review.bob ="))
    table = text[text.rindex("\n[claim.", 0, start) + 1 : start]
    other = table.replace("review.bob =", "review.cy =")
    path.write_text(text.replace(table, f"<<<<<<< HEAD\n{table}=======\n{other}>>>>>>> side\n"))
    done = run("review", "fees.txt", "--plain", "--reviewer", "ada", stdin="q\n")
    assert done.returncode == 0, done.stderr
    assert "0 verdicts to choose between" in done.stderr
    assert [set(record.reviews) for record in load(path).claims.values() if record.reviews] == [{"bob", "cy"}]


@pytest.mark.parametrize("answer", ["y", "n"])
def test_verdicts_that_could_not_be_saved_are_offered(run: Run, desk: Path, monkeypatch, answer: str) -> None:
    state = str(desk.parent / "state")
    monkeypatch.setenv("XDG_STATE_HOME", state)
    run("init", "fees.txt")
    path = desk / "fees.verdicts.toml"
    judge(path, "The loan", "bob")
    recovery = Store(path).recovery_path
    shutil.copy(path, recovery)
    recovery.chmod(0o600)
    judge(recovery, "We will not raise the harbour fee", "ada")
    foreign = recovery.with_name(recovery.name.replace("-", "x-", 1))
    foreign.write_text("not this article's")
    broken = recovery.with_name(recovery.name.replace(".toml", "0.toml"))
    broken.write_text("half a fi")
    status = run("status", "fees.txt", XDG_STATE_HOME=state)
    assert str(recovery) in status.stderr
    done = run("review", "fees.txt", "--plain", "--reviewer", "ada", stdin=f"{answer}\nq\n", XDG_STATE_HOME=state)
    assert done.returncode == 0, done.stderr
    assert str(recovery) in done.stderr
    assert "Verdicts that could not be saved, 1 decision by ada, kept by" in done.stderr
    assert "left as it is" in done.stderr
    taken = answer == "y"
    assert (recovery.exists(), foreign.exists(), broken.exists()) == (not taken, True, True)
    reviewers = {who for record in load(path).claims.values() for who in record.reviews}
    assert reviewers == ({"ada", "bob"} if taken else {"bob"})


def test_a_recovery_file_that_others_can_write_is_taken_in_only_if_one_says_so(
    run: Run, desk: Path, monkeypatch
) -> None:
    state = str(desk.parent / "state")
    monkeypatch.setenv("XDG_STATE_HOME", state)
    run("init", "fees.txt", XDG_STATE_HOME=state)
    path = desk / "fees.verdicts.toml"
    recovery = Store(path).recovery_path
    shutil.copy(path, recovery)
    judge(recovery, "We will not raise the harbour fee", "ada")
    recovery.chmod(0o666)
    done = run("review", "fees.txt", "--plain", "--reviewer", "ada", stdin="\nq\n", XDG_STATE_HOME=state)
    assert done.returncode == 0, done.stderr
    assert "Somebody else wrote this file, or can write it" in done.stderr
    assert "take them in [y/N]" in done.stderr
    assert recovery.exists()
    assert not any(record.reviews for record in load(path).claims.values())


@pytest.mark.parametrize("left", [0, 700, -1], ids=["empty", "cut off", "cut off at its end"])
@pytest.mark.parametrize("answer", ["", "n"])
def test_a_file_that_was_cut_off_is_put_back(run: Run, desk: Path, left: int, answer: str) -> None:
    run("init", "fees.txt")
    path = desk / "fees.verdicts.toml"
    for letter in "vd":
        run("review", "fees.txt", "--plain", "--reviewer", "ada", stdin=f"{letter}\ny\nq\n")
    whole = path.read_bytes()
    assert b"review.ada" in whole
    path.write_bytes(whole[:left])
    checked = run("check", "fees.txt")
    if left == 0:
        assert "is empty" in checked.stdout
    done = run("review", "fees.txt", "--plain", "--reviewer", "ada", stdin=f"{answer}\nq\n")
    assert ("is empty" if left == 0 else "ends too soon") in done.stderr
    assert "decision" in done.stderr
    assert path.read_bytes() == (whole if not answer else whole[:left])


def numbers(done) -> dict[str, str]:
    """The findings of a check in JSON: message by id, the last of each."""
    return {
        finding["id"]: finding["message"]
        for article in json.loads(done.stdout)["articles"]
        for finding in article["findings"]
    }


@pytest.mark.parametrize(
    "command", [["check"], ["init"], ["prune"], ["status"], ["review", "--plain", "--reviewer", "ada"]]
)
def test_two_articles_of_one_name_do_not_share_a_verdict_file(run: Run, desk: Path, command: list[str]) -> None:
    run("init", "fees.txt")
    before = (desk / "fees.verdicts.toml").read_bytes()
    (desk / "fees.md").write_text("The mayor said: “Nobody asked us about the ferry.”\n")
    done = run(*command, "fees.md", stdin="q\n")
    said = done.stdout + done.stderr
    assert done.returncode == 2
    assert "fees.verdicts.toml" in said
    assert "the verdicts on fees.txt, not on fees.md" in said
    assert "--verdicts FILE" in said
    assert (desk / "fees.verdicts.toml").read_bytes() == before
    assert run("status", "fees.txt").returncode == 0
    assert run("init", "fees.md", "--verdicts", "fees.md.verdicts.toml").returncode == 0


@pytest.mark.parametrize("how", ["moved", "renamed with its file", "the same text"])
def test_an_article_that_was_moved_keeps_its_verdict_file(run: Run, desk: Path, how: str) -> None:
    run("init", "fees.txt")
    (desk / "news").mkdir()
    there = desk / "news" if how == "moved" else desk
    name = "fees" if how != "renamed with its file" else "harbour-fees"
    ending = ".text" if how == "the same text" else ".txt"
    (desk / "fees.txt").rename(there / f"{name}{ending}")
    (desk / "fees.verdicts.toml").rename(there / f"{name}.verdicts.toml")
    if how == "the same text":
        shutil.copy(desk / "fees.text", desk / "fees.txt")
    path = (there / f"{name}{ending}").relative_to(desk)
    done = run("init", str(path))
    assert done.returncode == 0, done.stderr
    assert load(there / f"{name}.verdicts.toml").article == path.as_posix()


def test_a_misspelt_key_is_said_and_kept(run: Run, desk: Path) -> None:
    run("init", "fees.txt")
    path = desk / "fees.verdicts.toml"
    judge(path, "The loan", note="heard")
    judge(path, "We will not raise the harbour fee", "bob")
    text = (
        path.read_text()
        .replace("review.ada = { verdict", "review.ada = { verdikt")
        .replace("review.bob", "reviews.bob")
    )
    path.write_text(text)
    done = run("check", "fees.txt")
    lines = text.splitlines()
    for words, said in (
        ("verdikt", "unknown key “verdikt” in [claim."),
        ("reviews.bob", "unknown key “reviews” in [claim."),
    ):
        line = next(number for number, each in enumerate(lines, 1) if words in each)
        assert f"fees.verdicts.toml:{line}:1 warning FC032 {said}" in done.stdout
    assert "did you mean “verdict”?" in done.stdout
    assert "did you mean “review”?" in done.stdout
    done = run("review", "fees.txt", "--plain", "--reviewer", "ada", stdin="g 3\nu\nu\nq\n")
    assert "unknown key “verdikt” in [claim." in done.stderr
    assert "verdikt = " in path.read_text()
    assert "reviews.bob = " in path.read_text()


def test_a_verdict_file_whose_article_was_renamed_without_it_is_named(run: Run, desk: Path) -> None:
    run("init", "fees.txt")
    judge(desk / "fees.verdicts.toml", "The loan")
    (desk / "news").mkdir()
    (desk / ".git").mkdir()
    (desk / "fees.txt").rename(desk / "news" / "harbour.txt")
    (desk / "other.txt").write_text("The mayor said: “Nobody asked us about the ferry.”\n")
    done = run("check", ".", "--format", "json")
    assert any(
        finding["id"] == "FC034"
        and finding["message"].endswith(
            "its words are in this article. Rename it: git mv fees.verdicts.toml news/harbour.verdicts.toml"
        )
        for article in json.loads(done.stdout)["articles"]
        for finding in article["findings"]
    )
    assert "FC034" in numbers(run("check", "other.txt", "--format", "json"))
    assert "fees.verdicts.toml" in run("check", "other.txt").stdout
    status = run("status", ".")
    assert (
        "fees.verdicts.toml: verdict file without an article; its words are those of news/harbour.txt" in status.stderr
    )
    lost = json.loads(run("status", ".", "--format", "json").stdout)["without_article"]
    assert lost == [{"verdicts": "fees.verdicts.toml", "article": "news/harbour.txt"}]
    (desk / "fees.verdicts.toml").rename(desk / "news" / "harbour.verdicts.toml")
    assert "FC034" not in numbers(run("check", ".", "--format", "json"))


def test_a_renamed_source_makes_nothing_stale(run: Run, desk: Path) -> None:
    (desk / "fees.txt").write_text("“We will not raise the harbour fee this year,” said Dana Lee, the mayor.\n")
    run("review", "fees.txt", "--plain", "--reviewer", "ada", stdin="v\nv\nq\n")
    (record,) = load(desk / "fees.verdicts.toml").claims.values()
    assert record.evidence
    assert run("check", "fees.txt").returncode == 0
    (desk / "sources").rename(desk / "papers")
    (desk / "papers" / "minutes.txt").rename(desk / "papers" / "hearing of may.txt")
    done = run("check", "fees.txt", "--sources", "papers")
    assert (done.returncode, "FC021" in done.stdout) == (0, False)
    assert "1  " in run("status", "fees.txt", "--sources", "papers").stdout
    run("init", "fees.txt", "--sources", "papers")
    assert {source.path for source in load(desk / "fees.verdicts.toml").sources.values()} == {
        "papers/hearing of may.txt"
    }
    (desk / "papers" / "hearing of may.txt").write_text("Lee: We will raise the harbour fee.\n")
    assert "FC021" in run("check", "fees.txt", "--sources", "papers").stdout


def test_a_baseline_survives_a_renamed_folder(run: Run, desk: Path) -> None:
    (desk / "news").mkdir()
    (desk / "fees.txt").rename(desk / "news" / "fees.txt")
    assert run("baseline", "news").returncode == 0
    assert run("check", "news").returncode == 0
    (desk / "news").rename(desk / "articles")
    assert run("check", "articles").returncode == 0
    shutil.copytree(desk / "articles", desk / "news")
    (desk / "news" / "fees.txt").write_text("“Another quote altogether stands here now,” said Ana Ortega.\n")
    assert run("check", "articles").returncode == 1, "a copy is no renamed article"


def test_a_baseline_survives_a_renamed_folder_of_sources(run: Run, desk: Path) -> None:
    folder = desk / "sources"
    (folder / "scan.pdf").write_bytes(b"%PDF-1.4\nbroken")
    assert "FC030" in run("check", "fees.txt", "--sources", "sources", "--select", "FC030").stdout
    assert run("baseline", "fees.txt", "--sources", "sources").returncode == 0
    assert run("check", "fees.txt", "--sources", "sources", "--select", "FC030").returncode == 0
    folder.rename(desk / "papers")
    done = run("check", "fees.txt", "--sources", "papers", "--select", "FC030")
    assert (done.returncode, "FC030" in done.stdout) == (0, False), done.stdout


PARAGRAPHS = ARTICLE.split("\n\n")


@pytest.fixture
def merging(run: Run, desk: Path) -> Path:
    """A merge that stopped: one branch moved the paragraphs and decided, the other decided, each what the other did."""

    def git(*arguments: str, code: int = 0) -> None:
        own = ["-c", "user.name=t", "-c", "user.email=t@example.org"]
        done = subprocess.run(["git", *own, *arguments], cwd=desk, capture_output=True, check=False)
        assert done.returncode == code, done.stdout + done.stderr

    path = desk / "fees.verdicts.toml"
    git("init", "-q", "-b", "main")
    run("init", "fees.txt")
    git("add", "-A")
    git("commit", "-qm", "begun")
    git("branch", "side")
    (desk / "fees.txt").write_text("\n\n".join([PARAGRAPHS[2].strip(), PARAGRAPHS[0], PARAGRAPHS[1] + "\n"]))
    judge(path, "The loan", "ada", note="ours")
    judge(path, "We will not raise the harbour fee", "ada")
    run("init", "fees.txt")
    git("commit", "-qam", "moved")
    git("checkout", "-q", "side")
    judge(path, "The loan", "ada", Verdict.DISPUTED, note="theirs")
    judge(path, "The loan", "bob")
    judge(path, "The ferry", "bob", Verdict.UNSOURCED)
    git("commit", "-qam", "decided")
    git("checkout", "-q", "main")
    git("merge", "-q", "side", code=1)
    return path


def without(*signs: str):
    """The text without the lines of these markers."""
    return lambda text: "".join(line for line in text.splitlines(keepends=True) if line[:7] not in signs)


HARMED = {
    "as git left it": lambda text: text,
    "without the middle": without("======="),
    "without the ends": without(">>>>>>>"),
    "without markers": without("<<<<<<<", "|||||||", "=======", ">>>>>>>"),
    "a side broken": lambda text: text.replace("=======\n", "=======\nhalf a li", 1),
    "empty": lambda text: "",
}


@needs_git
@pytest.mark.parametrize("how", HARMED)
def test_a_conflict_is_chosen_in_the_review_whatever_somebody_did_to_its_markers(
    run: Run, merging: Path, how: str
) -> None:
    text = merging.read_text()
    assert "<<<<<<<" in text
    merging.write_text(HARMED[how](text))
    done = run("review", "fees.txt", "--plain", "--reviewer", "ada", stdin="n\nt\nq\n" if how == "empty" else "t\nq\n")
    assert done.returncode == 0, done.stderr
    assert "1 verdict to choose between" in done.stderr
    reviews = {
        (record.exact[:8], who): review
        for record in load(merging).claims.values()
        for who, review in record.reviews.items()
    }
    assert {at: (str(review.verdict), review.note) for at, review in reviews.items()} == {
        ("The loan", "ada"): ("disputed", "theirs"),
        ("The loan", "bob"): ("verified", ""),
        ("We will ", "ada"): ("verified", ""),
        ("The ferr", "bob"): ("unsourced", ""),
    }


@needs_git
def test_where_git_knows_the_sides_no_more_the_hint_names_the_way_that_works(run: Run, merging: Path) -> None:
    merging.write_text(without(">>>>>>>")(merging.read_text()))
    subprocess.run(["git", "add", "-A"], cwd=merging.parent, check=True)
    done = run("review", "fees.txt", "--plain", "--reviewer", "ada", stdin="q\n")
    assert done.returncode == 2
    command = "git checkout HEAD -- fees.verdicts.toml"
    assert command in done.stderr
    subprocess.run(command.split(), cwd=merging.parent, check=True, capture_output=True)
    assert run("review", "fees.txt", "--plain", "--reviewer", "ada", stdin="q\n").returncode == 0
