"""The same words judged in another article of the project: shown with their verdict, taken over by a key, never by itself."""

from pathlib import Path

import pytest

from factcheck.app.project import Options
from factcheck.app.reviewing import Review, open_review
from factcheck.core.model import Verdict
from factcheck.review import run

QUOTE = "The quay has nine cranes and two gates."


@pytest.fixture
def project(tmp_path, monkeypatch) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "olm.txt").write_text(f"OLM: {QUOTE}\n")
    for name, before in (("may/old.txt", "Olm said then"), ("june/new.txt", "Olm says again")):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(f"{before}: “{QUOTE}”\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def opened(article: str, reviewer: str, *, blind: bool = False) -> Review:
    review = open_review(Path(article), Options(cache=False, quiet=True), reviewer, blind=blind)
    for claim in review.session.claims:
        review.session.match(claim.id)
    return review


def judged(article: str, reviewer: str, verdict: Verdict, note: str = "") -> None:
    session = opened(article, reviewer).session
    session.decide(session.claims[0].id, verdict, note=note)


class Said:
    """A Ui that keeps what is said, and picks the first of what it is asked."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def say(self, text, style="text"):
        self.lines.append(text)

    did = say

    def key(self, command):
        return f"<{command}>"

    def confirmed(self, *about, message):
        self.lines.append(message)
        return False

    def pick(self, title, items, then):
        then(items[-1])


def test_it_is_shown_and_nothing_is_decided_by_itself(project):
    judged("may/old.txt", "ben", Verdict.DISPUTED, "eight, on the tape")
    session = opened("june/new.txt", "ana").session
    (claim,) = session.claims
    (before,) = session.earlier(claim.id)
    assert (before.article, before.reviewer, before.verdict) == ("may/old.txt", "ben", "disputed")
    assert session.progress().decided == 0


def test_one_key_takes_it_over_with_where_it_is_from_and_undo_takes_it_back(project):
    judged("may/old.txt", "ben", Verdict.DISPUTED, "eight, on the tape")
    session = opened("june/new.txt", "ana").session
    (claim,) = session.claims
    run("take_over", session, Said())
    review = session.record(claim.id).reviews["ana"]
    assert (review.verdict, review.note) == ("disputed", "as in may/old.txt: eight, on the tape")
    session.undo()
    assert session.progress().decided == 0


def test_of_several_one_is_picked(project):
    judged("may/old.txt", "ben", Verdict.VERIFIED)
    judged("may/old.txt", "eva", Verdict.UNSOURCED)
    session = opened("june/new.txt", "ana").session
    run("take_over", session, Said())
    assert session.record(session.claims[0].id).reviews["ana"].verdict == "unsourced"


def test_what_is_asked_twice_is_asked_twice_here_too(project):
    judged("may/old.txt", "ben", Verdict.VERIFIED)
    (project / "sources" / "olm.txt").write_text("OLM: The quay has eight cranes and two gates.\n")
    session, said = opened("june/new.txt", "ana").session, Said()
    run("take_over", session, said)
    assert session.progress().decided == 0
    assert "<take_over> again takes it over all the same." in said.lines[-1]


def test_blind_only_ones_own_are_shown(project):
    judged("may/old.txt", "ben", Verdict.VERIFIED)
    session = opened("june/new.txt", "ana", blind=True).session
    assert session.earlier(session.claims[0].id) == ()
    session = opened("june/new.txt", "ben", blind=True).session
    assert len(session.earlier(session.claims[0].id)) == 1


def test_a_broken_file_and_one_outside_the_project_say_nothing(project):
    (project / "may" / "old.verdicts.toml").write_text("nonsense = [")
    session = opened("june/new.txt", "ana").session
    assert session.earlier(session.claims[0].id) == ()
