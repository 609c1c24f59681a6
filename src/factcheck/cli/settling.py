"""What has to be settled before a review opens: git's conflict markers, and verdicts that could not be saved once."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.cli.listed import numbered
from factcheck.errors import VerdictFileError
from factcheck.words import visible

if TYPE_CHECKING:
    from factcheck.records import Dismissal, Record, Review
    from factcheck.verdicts import Conflict


def settle(path: Path) -> None:
    """Ask for a side wherever one reviewer's field differs on both, and write the file without markers.

    What does not clash is merged without asking. Does nothing to a file without markers. Raises VerdictFileError
    if a side is no valid file, or if somebody else changed the file meanwhile.
    """
    from factcheck.verdicts import ConflictedFileError, Store, sides_of, with_side

    store = Store(path)
    try:
        store.read()
    except ConflictedFileError as error:
        text = error.text
    else:
        return
    merged = sides_of(text, str(path)).merged
    file = merged.file
    _say(f"{path} holds git's conflict markers: {numbered(len(merged.conflicts), 'verdict')} to choose between.")
    for number, conflict in enumerate(merged.conflicts, 1):
        records = file.claims if conflict.path[0] == "claim" else file.orphans
        for line in _shown(conflict, records[conflict.path[1]]):
            _say(line)
        asked = f"{number} of {len(merged.conflicts)}: which holds"
        answer = click.prompt(asked, type=click.Choice(["o", "t"]), err=True)
        file = with_side(file, conflict, theirs=answer == "t")
    store.resolve(file, instead_of=text)
    _say(f"{path} is resolved. Tell git: git add {path}")


def take_in(path: Path) -> None:
    """Offer the verdicts of recovery files, and take them in where that is wanted; the file is gone then.

    Where one reviewer's field differs from the file's, the recovered one holds: it was to be the later. Raises
    VerdictFileError if the verdict file cannot be read or saved.
    """
    from factcheck.verdicts import Store, load, merge

    store = Store(path)
    for recovery in store.recoveries():
        try:
            recovered = load(recovery)
        except VerdictFileError as error:
            _say(f"{error.message}\n  It is a recovery file; it was left as it is.")
            continue
        _say(f"Verdicts that could not be saved lie in {recovery}.")
        if click.confirm("take them in", default=True, err=True):
            there = store.read()
            store.save(merge(None, recovered, there).file if there else recovered, there)
            recovery.unlink(missing_ok=True)


def _say(text: str) -> None:
    click.echo(visible(text, lines=True), err=True)


def _shown(conflict: "Conflict", record: "Record") -> Iterator[str]:
    """The claim, and both sides of what was said of it."""
    width = max(40, shutil.get_terminal_size().columns)
    who = conflict.path[3] if len(conflict.path) > 3 else "dismissed"
    words = visible(record.exact)
    room = width - len(who) - 6
    yield f"\n“{words if len(words) <= room else words[: room - 1] + '…'}”  {who}"
    for key, name, side in (("o", "ours", conflict.ours), ("t", "theirs", conflict.theirs)):
        yield f"  {key}  {name:7} {_said(side)}"


def _said(side: "Review | Dismissal | None") -> str:
    """`verified, final, 2026-11-20: Heard on tape.`"""
    from factcheck.records import Dismissal

    if side is None:
        return "taken back"
    if isinstance(side, Dismissal):
        return f"dismissed by {side.by}: {side.reason}"
    parts = [str(side.verdict or "a note alone"), "final" if side.final else "", side.on.isoformat() if side.on else ""]
    return ", ".join(part for part in parts if part) + (f": {side.note}" if side.note else "")
