"""Commands about the details of a claim: each number, date and name ticked or crossed by hand, as the pencil does."""

from collections.abc import Mapping
from functools import partial

from factcheck.core.model import Detail
from factcheck.core.text import visible
from factcheck.review.decisions import detail_names
from factcheck.review.session import Session
from factcheck.review.ui import Ui, command, on_claim
from factcheck.verdicts import split_details

SIGNS = {"found": "found", "differs": "differs", "absent": "in no source"}
"""What the program says of a detail, in words that need no sign."""
_SAID = {"found": "ticked", "wrong": "crossed", "stale": "marked before its passage changed", "": ""}


def detail_lines(session: Session, claim_id: str) -> list[str]:
    """A line a detail: its words, what the program found, where, and what the reviewer says of it."""
    record, details = session.record(claim_id), session.details(claim_id)
    split = split_details(record)
    names = detail_names([detail for detail, _ in details])
    return [
        _line(detail, mark, split.get(name, {}), session.reviewer)
        for (detail, mark), name in zip(details, names, strict=True)
    ]


def _line(detail: Detail, mark: str, marks: Mapping[str, str], me: str) -> str:
    said = f"{SIGNS[detail.status]} ({detail.computed})" if detail.computed else SIGNS[detail.status]
    if detail.other:
        said = f"{said}: {detail.other}"
    where = " ".join(filter(None, (detail.source, str(detail.locator))))
    parts = [" ".join(detail.text.split()), said, where, _SAID[mark]]
    parts += [f"{_SAID[said]} by {who}" for who, said in marks.items() if who != me]
    return visible(" · ".join(filter(None, parts)))


def _marked(mark: str, session: Session, ui: Ui, claim_id: str) -> None:
    lines = [f"{number}. {line}" for number, line in enumerate(detail_lines(session, claim_id), 1)]
    if not lines:
        ui.say("There is no number, date or name in this claim to tick.", "dim")
        return

    def picked(line: str) -> None:
        number = lines.index(line)
        detail, before = session.details(claim_id)[number]
        session.tick(claim_id, number, "" if before == mark else mark)
        all_of_them = " Every detail is ticked: v verifies the claim." if session.is_ticked(claim_id) else ""
        ui.did(f"{detail.text}: {_SAID[mark] if before != mark else 'taken back'}.{all_of_them}")

    ui.pick("Which detail?", lines, picked)


command("tick", "Tick a detail of this claim; again takes it back", "Decide")(on_claim(partial(_marked, "found")))
command("cross", "Cross a detail of this claim; again takes it back", "Decide")(on_claim(partial(_marked, "wrong")))
