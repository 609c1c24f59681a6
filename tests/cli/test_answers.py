"""`check --answers` in its real process: every form of answer on its page, right, with another figure, from another document."""

import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.pages import sample, text_of

PAGE = text_of("docs/answers.md")
FORMS = {
    title: block
    for title, text in re.findall(r"^## (.+?)$\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)
    for block in re.findall(r"^```json\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
}


def test_the_page_has_a_form_for_each_provider() -> None:
    assert len(FORMS) == 8
    assert all("eleven ships" in block for block in FORMS.values())


@pytest.mark.parametrize("title", FORMS)
def test_each_form_is_checked_against_the_document_it_cites(title: str, run: Run, work: Path) -> None:
    sample(work)
    lines = [json.dumps(json.loads(FORMS[title]))]
    lines.append(lines[0].replace("eleven", "twelve"))
    other = lines[0].replace("hearing.srt", "annual-report.html")
    lines.append(other.replace("Public hearing on the north quay", "Annual report"))
    (work / "answers.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    done = run("check", "--answers", "answers.jsonl", "--sources", "sources", "--format", "json")
    assert done.returncode == 1, done.stderr
    found = [{each["id"] for each in article["findings"]} for article in json.loads(done.stdout)["articles"]]
    assert [ids & {"FC001", "FC003", "FC007", "FC014"} for ids in found] == [set(), {"FC003"}, {"FC007"}]
