"""`factcheck check` over many articles: processes, several formats, what changed, what is known, in a stable order."""

import json
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.cli.conftest import Run
from tests.programs import needs_git

SOURCE = "The mayor said: We will not raise the harbour fee this year, whatever the bank asks of us all.\n"
TRUE = "“We will not raise the harbour fee this year,” the mayor said.\n"
FALSE = "“We will raise the harbour fee this year,” the mayor said.\n"
WORDS = ("--select", "FC001,FC002,FC003,FC004")


@pytest.fixture
def project(run: Run, work: Path) -> Path:
    """Twelve articles, every third of them wrong, and one source."""
    del run
    (work / "sources").mkdir()
    (work / "sources" / "minutes.txt").write_text(SOURCE, encoding="utf-8")
    (work / "news" / "old").mkdir(parents=True)
    for number in range(12):
        folder = work / "news" / ("old" if number % 2 else "")
        (folder / f"a{number:02}.md").write_text(TRUE if number % 3 else FALSE, encoding="utf-8")
    return work


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=ana", "-c", "user.email=ana@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(folder), *identity, *arguments], check=True, capture_output=True)


def paths(output: str) -> list[str]:
    return [article["path"] for article in json.loads(output)["articles"]]


def test_the_order_is_the_same_however_many_processes_there_are(run: Run, project: Path) -> None:
    one = run("check", "news", *WORDS, "--format", "json", "--jobs", "1", PYTHONHASHSEED="1")
    three = run("check", "news", *WORDS, "--format", "json", "--jobs", "3", PYTHONHASHSEED="2")
    assert one.returncode == three.returncode == 1
    assert one.stdout == three.stdout
    assert paths(one.stdout) == sorted(paths(one.stdout))
    assert len(paths(one.stdout)) == 12


def test_every_article_falls_to_one_shard(run: Run, project: Path) -> None:
    shards = [paths(run("check", "news", *WORDS, "--format", "json", "--shard", f"{n}/3").stdout) for n in (1, 2, 3)]
    assert sorted(path for shard in shards for path in shard) == paths(
        run("check", "news", *WORDS, "--format", "json").stdout
    )


def test_each_article_counts_once_and_sources_are_no_articles(run: Run, project: Path) -> None:
    done = run("check", "news/a00.md", "news", "news/*.md", "./news/a00.md", *WORDS, "--format", "json")
    assert len(paths(done.stdout)) == 12
    assert paths(done.stdout)[0] == "news/a00.md"
    everything = paths(run("check", ".", *WORDS, "--format", "json").stdout)
    assert not [path for path in everything if "sources" in path]
    assert len(everything) == 12


def test_what_was_guessed_is_said(run: Run, project: Path) -> None:
    (project / "old.txt").write_bytes(TRUE.replace("mayor", "maire, Ren\xe9,").encode("cp1252") * 3)
    done = run("check", "old.txt", *WORDS)
    assert "old.txt: not UTF-8" in done.stderr
    assert "not UTF-8" not in run("check", "old.txt", *WORDS, "-q").stderr


def test_several_formats_at_once_say_the_same(run: Run, project: Path) -> None:
    forms = ("json", "sarif", "junit", "rdjson", "github")
    done = run("check", "news", *WORDS, *(part for form in forms for part in ("--format", f"{form}=out.{form}")))
    assert done.stdout == ""
    data = json.loads((project / "out.json").read_text(encoding="utf-8"))
    found = [(f["id"], f["path"], f["line"]) for article in data["articles"] for f in article["findings"]]
    assert len(found) == 4
    sarif = json.loads((project / "out.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    places = [each["locations"][0]["physicalLocation"] for each in sarif]
    assert [(each["artifactLocation"]["uri"], each["region"]["startLine"]) for each in places] == [
        (path, line) for _, path, line in found
    ]
    rdjson = json.loads((project / "out.rdjson").read_text(encoding="utf-8"))["diagnostics"]
    assert [(each["code"]["value"], each["location"]["path"]) for each in rdjson] == [f[:2] for f in found]
    junit = ET.parse(project / "out.junit").getroot()
    assert (junit.get("tests"), junit.get("failures")) == ("12", "4")
    github = (project / "out.github").read_text(encoding="utf-8").splitlines()
    assert [line.startswith(f"::error file={path},") for line, (_, path, _) in zip(github, found, strict=True)] == [
        True
    ] * 4


def test_output_takes_what_would_be_printed(run: Run, project: Path) -> None:
    done = run("check", "news", *WORDS, "--output", "out.txt")
    assert done.stdout == ""
    assert (project / "out.txt").read_text(encoding="utf-8") == run("check", "news", *WORDS).stdout


def test_the_step_summary_goes_where_github_says(run: Run, project: Path) -> None:
    summary = project / "summary.md"
    done = run("check", "news", *WORDS, "--format", "github", GITHUB_STEP_SUMMARY=str(summary))
    assert summary.read_text(encoding="utf-8").count("| error |") == 4
    gone = run("check", "news", *WORDS, "--format", "github", GITHUB_STEP_SUMMARY=str(project / "no" / "folder"))
    assert gone.returncode == done.returncode == 1
    assert gone.stdout == done.stdout


@needs_git
def test_paths_are_those_of_the_repository_for_github(run: Run, project: Path) -> None:
    git(project, "init", "-q")
    done = run("check", "a00.md", *WORDS, "--format", "github", cwd=project / "news")
    assert done.stdout.startswith("::error file=news/a00.md,line=1,")


def test_a_source_that_many_share_is_complained_about_once(run: Run, project: Path) -> None:
    (project / "sources" / "tape.txt").write_bytes(b"\x00\x01\x02" * 500)
    done = run("check", "news", "--select", "FC030", "--jobs", "2")
    assert done.stdout.count("FC030") == 1


def test_what_was_found_before_changes_nothing(run: Run, project: Path) -> None:
    """Passages are kept; pass and fail are not: verdicts, sources and settings count at once."""
    fresh = run("check", "news", "--format", "json", "--no-cache")
    assert not list((project.parent / "home" / "cache").rglob("*.*")), "nothing is kept, of articles neither"
    first = run("check", "news", "--format", "json")
    kept = sorted((project.parent / "home" / "cache" / "factcheck" / "passages").glob("*.sqlite"))
    assert len(kept) == 1
    assert run("check", "news", "--format", "json", "--jobs", "2").stdout == first.stdout == fresh.stdout
    (project / "sources" / "minutes.txt").write_text(SOURCE.replace("not ", ""), encoding="utf-8")
    turned = run("check", "news/a00.md", "news/a02.md", *WORDS)
    assert turned.stdout.startswith("news/a02.md:1:2 error FC003 ")
    (project / "sources" / "minutes.txt").write_text(SOURCE, encoding="utf-8")
    for file in kept:
        file.write_bytes(b"no database" * 1000)
    assert run("check", "news", "--format", "json").stdout == first.stdout


MAIL = """From: Ines Ortega <ines@example.org>
Subject: The fee
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="x"

--x
Content-Type: text/plain; charset=utf-8

We will not raise the harbour fee this year, whatever the bank asks of us all, and that is final.
--x
Content-Type: application/pdf
Content-Disposition: attachment; filename="speech.pdf"
Content-Transfer-Encoding: base64

JVBERi0xLjQK
--x--
"""


def test_a_source_that_was_read_in_part_is_no_source_read(run: Run, project: Path) -> None:
    (project / "sources" / "mail.eml").write_text(MAIL, encoding="utf-8")
    done = run("check", "news/a02.md", "--select", "FC001,FC030")
    assert done.returncode == 0
    assert (
        "sources/mail.eml:1:1 warning FC030 part of this source was not read: attachments, not read: speech.pdf"
        in done.stdout
    )
    assert run("check", "news/a02.md", "--select", "FC001,FC030", "--strict").returncode == 1


def test_nasty_names_come_out_as_text(run: Run, project: Path) -> None:
    names = ("::error::owned.md", "%0A::error::x.md", "<script>alert(1)<_script>.md", "a\x1b[31m.md", "##[error]x.md")
    for name in names:
        (project / name).write_text(FALSE, encoding="utf-8")
    forms = ("text", "github", "gitlab", "json", "sarif", "junit", "rdjson", "statistics")
    written = [part for form in forms for part in ("--format", f"{form}=out.{form}")]
    done = run("check", *(f"./{name}" for name in names), *WORDS, *written)
    assert done.returncode == 1
    assert "\x1b" not in done.stderr
    for form in forms:
        text = (project / f"out.{form}").read_text(encoding="utf-8")
        assert "\x1b" not in text
        commands = [line for line in text.splitlines() if line.lstrip().startswith(("::", "##["))]
        assert len(commands) == (len(names) if form == "github" else 0), form
        assert all(line.startswith("::error file=") and "title=FC003" in line for line in commands)


def test_what_is_known_does_not_count_until_its_words_change(run: Run, project: Path) -> None:
    assert run("baseline", "news").returncode == 0
    assert (project / ".factcheck-baseline.json").exists()
    first = (project / ".factcheck-baseline.json").read_bytes()
    done = run("check", "news", "--format", "sarif")
    assert done.returncode == 0
    results = json.loads(done.stdout)["runs"][0]["results"]
    assert results
    assert {each["baselineState"] for each in results} == {"unchanged"}
    assert run("baseline", "news").returncode == 0
    assert (project / ".factcheck-baseline.json").read_bytes() == first
    (project / "news" / "a00.md").write_text(FALSE.replace("raise", "double"), encoding="utf-8")
    done = run("check", "news", "--select", "FC001,FC003")
    assert done.returncode == 1
    assert "news/a00.md" in done.stdout
    assert "no longer applies" in done.stderr


def test_a_source_that_is_known_to_be_unreadable_is_known_of_every_article(run: Run, project: Path) -> None:
    (project / "sources" / "tape.txt").write_bytes(b"\x00\x01\x02" * 500)
    assert run("baseline", "news").returncode == 0
    done = run("check", "news/a02.md", "news/a04.md", "--select", "FC030", "--strict")
    assert done.returncode == 0, done.stdout
    assert "2 in baseline" in done.stderr


CHANGES = [
    # what is written after the commit, the articles that are checked
    ({"news/a01.md": None, "news/a02.md": TRUE + "\nMore of it.\n"}, ["news/a02.md"]),
    ({"news/new.md": FALSE}, ["news/new.md"]),
    ({"news/a04.verdicts.toml": 'schema = 1\n[article]\npath = "news/a04.md"\n'}, ["news/a04.md"]),
    ({"README.txt": "Nothing of this is an article's."}, []),
    ({"sources/more.txt": SOURCE}, ["all"]),
    ({".factcheck.toml": 'require = "all"\n'}, ["all"]),
    ({}, []),
]


@needs_git
@pytest.mark.parametrize(("written", "expected"), CHANGES, ids=[" ".join(each) or "nothing" for each, _ in CHANGES])
def test_only_what_changed(run: Run, project: Path, written: dict[str, str | None], expected: list[str]) -> None:
    git(project, "init", "-q", "-b", "main")
    git(project, "add", ".")
    git(project, "commit", "-q", "-m", "first")
    for name, text in written.items():
        if text is not None:
            (project / name).write_text(text, encoding="utf-8")
    done = run("check", "news", *WORDS, "--changed", "main", "--format", "json")
    assert done.returncode == (1 if expected not in ([], ["news/a02.md"], ["news/a04.md"]) else 0), done.stderr
    checked = paths(done.stdout)
    assert checked == ([f"news/{p}" for p in ALL] if expected == ["all"] else expected)


ALL = sorted([*(f"a{n:02}.md" for n in range(0, 12, 2)), *(f"old/a{n:02}.md" for n in range(1, 12, 2))])


@needs_git
def test_a_commit_that_git_does_not_know_is_no_pass(run: Run, project: Path) -> None:
    git(project, "init", "-q")
    for reference in ("nowhere", "--help", "-n1"):
        done = run("check", "news", f"--changed={reference}")
        assert done.returncode == 2
        assert "--changed" in done.stderr


def test_each_finding_is_explained(run: Run, work: Path) -> None:
    done = run("check", "--explain", "fc003")
    assert done.returncode == 0
    assert done.stdout.startswith("FC003  misquote  (error)\n")


def test_ignores_in_every_format_of_text(run: Run, project: Path) -> None:
    say = "<!-- factcheck-ignore FC003: agreed with the mayor -->"
    (project / "a.md").write_text(f"# One\n\n{say}\n\n{FALSE}", encoding="utf-8")
    (project / "a.html").write_text(f"<html><body><p>One.</p>\n{say}\n<p>{FALSE}</p></body></html>", encoding="utf-8")
    (project / "a.txt").write_text(f"One.\n\n{say}\n{FALSE}", encoding="utf-8")
    (project / "example.md").write_text(f"Write this:\n\n```\n{say}\n{FALSE}```\n\n{FALSE}", encoding="utf-8")
    for name in ("a.md", "a.html", "a.txt"):
        done = run("check", name, *WORDS, "--format", "json")
        article = json.loads(done.stdout)["articles"][0]
        assert done.returncode == 0, name
        assert [item["reason"] for item in article["silenced"]] == ["agreed with the mayor"]
        assert not [item for item in article["findings"] if "factcheck-ignore" in item["message"]]
    assert run("check", "example.md", *WORDS).returncode == 1


def test_a_machine_cannot_excuse_itself(run: Run, project: Path) -> None:
    text = f"<!-- factcheck-ignore FC003: trust me -->\n{FALSE}"
    assert run("check", "-", *WORDS, stdin=text).returncode == 0
    assert run("check", "-", *WORDS, "--no-ignore-comments", stdin=text).returncode == 1
