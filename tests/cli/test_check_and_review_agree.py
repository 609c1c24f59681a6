"""What a review says `check` would say is what `check` says: one exit code, and the same findings, in every situation."""

import re
from pathlib import Path

import pytest

from factcheck.app.project import Options
from factcheck.app.reviewing import open_review
from factcheck.core.catalog import FINDINGS
from tests.cli.conftest import Run

SOURCE = """The mayor said: We will not raise the harbour fee this year, whatever the bank asks of us.
Nair answered that the loan runs over twenty years and that nobody had asked the boats.
"""
TRUE = "“We will not raise the harbour fee this year,” the mayor said.\n"
FALSE = "“We will raise the harbour fee this year,” the mayor said.\n"
IGNORE = "<!-- factcheck-ignore FC003, FC010: agreed with the mayor -->\n"
OFF = "[severity]\nFC010 = 'off'\n"

CASES = {
    # what lies in the folder besides the source; `a` is the article
    "true": {"a.md": TRUE},
    "true, nothing asked of reviews": {"a.md": TRUE, ".factcheck.toml": OFF},
    "false": {"a.md": FALSE},
    "false, ignored": {"a.md": IGNORE + FALSE},
    "false, ignored, in HTML": {"a.html": f"<p>One.</p>\n{IGNORE}<p>{FALSE}</p>"},
    "false, ignored, in text": {"a.txt": f"One.\n\n{IGNORE}{FALSE}"},
    "an ignore comment without a reason": {"a.md": f"<!-- factcheck-ignore FC003 -->\n{FALSE}"},
    "an ignore comment that silences nothing": {"a.md": f"<!-- factcheck-ignore FC001: old -->\n{TRUE}"},
    "severity": {"a.md": FALSE, ".factcheck.toml": "[severity]\nFC003 = 'warning'\nFC010 = 'note'\n"},
    "severity off": {"a.md": FALSE, ".factcheck.toml": "[severity]\nFC003 = 'off'\nFC010 = 'off'\n"},
    "every claim is asked for": {
        "a.md": f"The loan runs over 20 years.\n\n{TRUE}",
        ".factcheck.toml": "require = 'all'",
    },
    "two reviews are asked for": {"a.md": TRUE, ".factcheck.toml": "required_reviews = 2"},
    "a source with no text": {"a.md": TRUE, "sources/scan.txt": "page\n", ".factcheck.toml": OFF},
    "a source that cannot be read": {"a.md": TRUE, "sources/scan.bin": "\0\1\2", ".factcheck.toml": OFF},
    "nothing to check": {"a.md": "Why?\n"},
    "an unknown key in the verdict file": {
        "a.md": TRUE,
        ".factcheck.toml": OFF,
        "a.verdicts.toml": "schema = 2\nverdikt = 1\n[article]\npath = 'a.md'\n",
    },
    "a newer verdict file": {"a.md": TRUE, "a.verdicts.toml": "schema = 99\n[article]\npath = 'a.md'\n"},
}


def said(lines: list[str]) -> tuple[str, set[str]]:
    """The exit code, and the ids."""
    code = next(line for line in lines if line.startswith("exit "))
    return code, {found for line in lines for found in re.findall(r"FC\d{3}", line)}


@pytest.mark.parametrize(
    "before", ["", "v", "d", "u", "baseline"], ids=["", "verified", "disputed", "unsourced", "known"]
)
@pytest.mark.parametrize("case", CASES)
def test_the_review_says_what_check_says(
    run: Run, work: Path, monkeypatch: pytest.MonkeyPatch, case: str, before: str
) -> None:
    monkeypatch.chdir(work)
    for name, text in {"sources/minutes.txt": SOURCE, **CASES[case]}.items():
        (work / name).parent.mkdir(exist_ok=True)
        (work / name).write_text(text, encoding="utf-8")
    (work / ".git").mkdir()
    article = next(name for name in CASES[case] if name.startswith("a.") and "verdicts" not in name)
    if before == "baseline":
        run("baseline", article)
    elif before:
        run("review", article, "--plain", "--reviewer", "ana", stdin=f"{before}\nBecause.\ny\ny\nq\n")
    done = run("check", article)
    summary = open_review(Path(article), Options(cache=False, quiet=True), "ana").summary()
    expected = (
        f"exit {done.returncode}",
        set(re.findall(r"^\S+ (?:error|warning|note) (FC\d{3})", done.stdout, re.MULTILINE)),
    )
    assert said(summary) == expected, done.stdout + done.stderr
    assert all(id_ in FINDINGS for id_ in expected[1])
