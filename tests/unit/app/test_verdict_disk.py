"""A save lists the article's claims afresh only where it must; what it gives is the same either way."""

from pathlib import Path

import pytest

from factcheck.app.project import Options
from factcheck.app.reviewing import open_review
from factcheck.core.model import Verdict
from factcheck.review import Session
from factcheck.verdicts import load

ARTICLE = """The bridge at Ostrow opened in 2011.

“We can say the bridge is safe,” Mara Venn said. “We cannot say it is cheap,” she added.

The council voted 7–4 for the bridge.
"""


@pytest.fixture
def opened(tmp_path: Path) -> Session:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "venn.txt").write_text("We can say the bridge is safe. The council voted 7 to 4.\n")
    article = tmp_path / "bridge.md"
    article.write_text(ARTICLE)
    session = open_review(article, Options(cache=False, quiet=True), "ana").session
    session.autosave = True
    return session


def decide(session: Session, name: str) -> None:
    session.decide(name, Verdict.DISPUTED)


def note(session: Session, name: str) -> None:
    session.note(name, "by phone\nat noon")


def ask(session: Session, name: str) -> None:
    session.ask(name, "Where is this from?")


def assign(session: Session, name: str) -> None:
    session.assign([name], ["ben"])


def dismiss(session: Session, name: str) -> None:
    session.dismiss(name, "opinion")


def add(session: Session, name: str) -> None:
    start = session.claim(name).start
    session.add(start, start + 12)


def undone(session: Session, name: str) -> None:
    add(session, name)
    session.undo()


@pytest.mark.parametrize("do", [decide, note, ask, assign, dismiss, add, undone])
def test_what_a_save_gives_is_what_the_next_one_who_opens_it_reads(opened: Session, tmp_path: Path, do) -> None:
    for claim in opened.claims:
        do(opened, claim.id)
        assert not opened.dirty
        assert opened.trouble is None
        again = open_review(tmp_path / "bridge.md", Options(cache=False, quiet=True), "ana").session
        assert again.file == opened.file
        assert list(again.file.claims) == list(opened.file.claims)
    assert load(tmp_path / "bridge.verdicts.toml").claims.keys() == opened.file.claims.keys()


def test_what_somebody_else_saved_meanwhile_is_listed_with_it(opened: Session, tmp_path: Path) -> None:
    other = open_review(tmp_path / "bridge.md", Options(cache=False, quiet=True), "ben").session
    other.autosave = True
    first, second, *_ = (claim.id for claim in opened.claims)
    decide(opened, first)
    decide(other, second)
    note(opened, first)
    assert {name for name, record in opened.file.claims.items() if record.reviews} == {first, second}
