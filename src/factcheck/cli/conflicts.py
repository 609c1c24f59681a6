"""What is asked before a review opens: git's conflicts, and verdicts that could not be saved once."""

import os
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.app.conflicts import conflict_in
from factcheck.core.errors import VerdictFileError
from factcheck.core.text import numbered, visible

if TYPE_CHECKING:
    from factcheck.core.model import Verdict
    from factcheck.core.records import Dismissal, Record, Review, VerdictFile
    from factcheck.review import ConflictChoices
    from factcheck.verdicts import Conflict, Kept


def by_prompts(choices: "ConflictChoices") -> None:
    """Ask for a side of each conflict, and write the file once all are chosen."""
    from factcheck.review import Side

    sides = {side[0]: side for side in Side}
    count = len(choices.conflicts)
    _announce(choices)
    for number, conflict in enumerate(choices.conflicts):
        for line in _shown(conflict, choices.record(number)):
            _say(line)
        both = not choices.hindered(number)
        if both:
            _say("  b  both    notes are joined; verdicts that differ make the claim contested")
        _say("  q  quit    nothing is chosen, the markers stay")
        letters = ["o", "t", *(["b"] if both else []), "q"]
        answer = click.prompt(f"{number + 1} of {count}: which holds", type=click.Choice(letters), err=True)
        if answer == "q":
            raise click.Abort
        choices.choose(number, sides[answer])
    choices.save()


def resolve(path: Path, choose: "Callable[[ConflictChoices], None]" = by_prompts) -> None:
    """Have a side chosen wherever one reviewer's field differs on both; nothing is done to a file without markers.

    What does not clash is merged without asking. Raises VerdictFileError if a side is no valid file, if the file
    cannot be written, or if something was left for later: it stays between git's markers.
    """
    choices = conflict_in(path)
    if choices is None:
        return
    if choices.conflicts:
        choose(choices)
    else:
        _announce(choices)
        choices.save()
    if choices.trouble:
        raise choices.trouble
    if choices.left:
        raise VerdictFileError(
            f"{path}: {numbered(choices.left, 'verdict')} still to choose between git's two sides",
            hint="What was chosen is saved; open the review again to choose the rest.",
        )
    _say(f"{path} is resolved. Tell git: git add {path}")


def put_back(path: Path) -> None:
    """Offer the last good copy of a verdict file that is empty now, or ends too soon.

    Raises VerdictFileError if it cannot be put back.
    """
    from factcheck.verdicts import Store, loads, read_text

    store = Store(path)
    good = store.last_good()
    if good is None or not os.path.lexists(path):
        return
    try:
        there, saved = read_text(path), read_text(good.path)
        file = loads(saved, str(good.path))
    except VerdictFileError:
        return  # what is wrong with the verdict file is said when it is opened
    rest = there.rstrip("\0")
    if len(rest) >= len(saved) or not (saved.startswith(rest) or not rest.strip()):
        return
    _say(f"{path} {'ends too soon' if rest.strip() else 'is empty'}: it was cut off, or something went wrong.")
    if _wanted(good, f"Its last version saved here, {_inside(file, None)}", "put it back"):
        store.put_back(saved, instead_of=there)


def resolve_first(path: Path, *, ask: bool, choose: "Callable[[ConflictChoices], None]") -> None:
    """What is in a review's way: git's conflicts, settled by `choose`; if we may `ask`, verdicts not saved once."""
    if ask:
        put_back(path)
    resolve(path, choose)
    if ask:
        take_in(path)


def read_only(error: VerdictFileError) -> None:
    """Say that a newer program's verdict file can be read, and not written; somebody at a terminal may leave it then.

    Raises the error if they do.
    """
    _say(f"{error.message}: it can be read here, and nothing can be saved in it")
    if sys.stdin.isatty() and not click.confirm("open it to read", default=True, err=True):
        raise error


def take_in(path: Path) -> None:
    """Offer the verdicts of recovery files, and take them in where that is wanted; the file is gone then.

    Where one reviewer's field differs from the file's, the recovered one holds: it was to be the later. Raises
    VerdictFileError if the verdict file cannot be read or saved.
    """
    from factcheck.verdicts import Store, load, merge

    store = Store(path)
    store.forget_taken()
    for kept in store.recoveries():
        try:
            recovered = load(kept.path)
        except VerdictFileError as error:
            _say(f"{error.message}\n  It is a recovery file; it was left as it is.")
            continue
        there = store.read()
        if _wanted(kept, f"Verdicts that could not be saved, {_inside(recovered, there)}", "take them in"):
            store.save(merge(None, recovered, there).file if there else recovered, there)
            kept.path.unlink(missing_ok=True)


def _wanted(kept: "Kept", what: str, question: str) -> bool:
    """Ask about a file that was kept: what is in it, who wrote it and when. Only one's own is taken unless denied."""
    _say(f"{what}, kept by {kept.owner} on {kept.when:%d %B %Y at %H:%M}:\n  {kept.path}")
    if not kept.own:
        _say("  Somebody else wrote this file, or can write it. Take it only if you know why it is there.")
    return click.confirm(question, default=kept.own, err=True)


def _inside(file: "VerdictFile", there: "VerdictFile | None") -> str:
    """What people decided in a file and not in the other: `3 decisions by ada, 1 by ben`."""
    known = set() if there is None else set(_decisions(there))
    counts = Counter(who for who, *what in _decisions(file) if (who, *what) not in known)
    if not counts:
        return "nothing new in it"
    (first, number), *others = sorted(counts.items())
    return ", ".join([f"{numbered(number, 'decision')} by {first}", *(f"{n} by {who}" for who, n in others)])


def _decisions(file: "VerdictFile") -> "Iterator[tuple[str, str, Verdict | str | None, str]]":
    for key, record in {**file.claims, **file.orphans}.items():
        yield from ((who, key, review.verdict, review.note) for who, review in record.reviews.items())
        if record.dismissed:
            yield record.dismissed.by, key, "dismissed", record.dismissed.reason


def _announce(choices: "ConflictChoices") -> None:
    count = numbered(len(choices.conflicts), "verdict")
    _say(f"{choices.path} holds a conflict of git's: {count} to choose between.")


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
    from factcheck.core.records import Dismissal

    if side is None:
        return "taken back"
    if isinstance(side, Dismissal):
        return f"dismissed by {side.by}: {side.reason}"
    parts = [str(side.verdict or "a note alone"), "final" if side.final else "", side.on.isoformat() if side.on else ""]
    return ", ".join(part for part in parts if part) + (f": {side.note}" if side.note else "")
