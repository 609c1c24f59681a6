"""`check --affected`, as the pre-commit hooks call it: from files that changed to the articles that they concern."""

import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Run

ROOT = Path(__file__).parents[2]
SOURCE = "The mayor said: We will not raise the harbour fee this year, whatever the bank asks of us all.\n"
FALSE = "“We will raise the harbour fee this year,” the mayor said.\n"
OWN = "[tool.factcheck]\nsources = ['archive']\n"
FILES = {
    "news/a.md": FALSE,
    "news/b.md": FALSE,
    "news/sources/minutes.txt": SOURCE,
    "more/c.md": FALSE,
    "more/pyproject.toml": OWN,
    "more/archive/x.txt": SOURCE,
    "README.md": "“We say nothing,” we said.\n",
    "docs/guide.md": "“Words,” she said.\n",
    "news/a.verdicts.toml": 'schema = 1\n[article]\npath = "news/a.md"\n',
    "pyproject.toml": "[project]\nname = 'x'\n",
}
ABOUT = [
    # the files that changed, the articles that are checked
    (("news/a.md",), ["news/a.md"]),
    (("news/a.verdicts.toml",), ["news/a.md"]),
    (("news/a.md", "news/a.verdicts.toml"), ["news/a.md"]),
    (("news/sources/minutes.txt",), ["news/a.md", "news/b.md"]),
    (("more/archive/x.txt",), ["more/c.md"]),
    (("more/pyproject.toml",), ["more/c.md"]),
    (("README.md",), []),
    (("README.md", "docs/guide.md", "news/b.md"), ["news/b.md"]),
    ((), []),
]


@pytest.fixture
def project(run: Run, work: Path) -> Path:
    del run
    (work / ".git").mkdir()
    for name, text in FILES.items():
        (work / name).parent.mkdir(parents=True, exist_ok=True)
        (work / name).write_text(text, encoding="utf-8")
    return work


@pytest.mark.parametrize(("changed", "articles"), ABOUT, ids=[" ".join(each) or "none" for each, _ in ABOUT])
def test_the_articles_that_changed_files_concern(
    run: Run, project: Path, changed: tuple[str, ...], articles: list[str]
) -> None:
    done = run("check", "--affected", "--allow-empty", "--select", "FC003", "--format", "json", *changed)
    assert sorted(article["path"] for article in json.loads(done.stdout)["articles"]) == articles
    assert done.returncode == (1 if articles else 0), done.stderr


def test_a_file_that_is_not_there_is_no_pass(run: Run, project: Path) -> None:
    assert run("check", "--affected", "--allow-empty", "gone.md").returncode == 2


@pytest.mark.parametrize("name", [*FILES, ".factcheck.toml", "x/.factcheck-baseline.json"])
def test_the_hooks_run_for_what_concerns_an_article(name: str) -> None:
    text = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    found = re.search(r"files: &files '(.+)'", text)
    assert found
    assert text.count("files: *files") == 1
    assert re.search(found[1], name)
    assert not re.search(found[1], "src/program.py")
