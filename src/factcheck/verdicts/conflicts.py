"""Files that git could not merge: both sides of a file with conflict markers, and the driver that avoids them."""

import re
import shlex
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from factcheck.core.errors import VerdictFileError
from factcheck.core.records import Record, VerdictFile
from factcheck.verdicts.merge import Conflict, Merged, merge, with_side
from factcheck.verdicts.reading import Reader, check_writable, loads
from factcheck.verdicts.writing import block_header, block_lines, block_text, dump


@dataclass(frozen=True, slots=True)
class Sides:
    """Both sides of a file with conflict markers, and what merging them leaves to be chosen."""

    ours: VerdictFile
    theirs: VerdictFile
    merged: Merged


def sides_of(text: str, path: str = "") -> Sides:
    """What the two sides of a text with conflict markers say.

    What can be merged is merged; a conflict is left for each field that one reviewer set differently. Raises
    VerdictFileError if a marker has no partner, or a side for itself is no valid file.
    """
    ours, base, theirs = _split(text, path)
    return sides_from(base, ours, theirs, path)


def sides_from(base: str | None, ours: str, theirs: str, path: str = "") -> Sides:
    """The same from three texts; `base` is None if there is no common ancestor. Raises VerdictFileError."""
    one, other = _side(ours, "our side", path), _side(theirs, "their side", path)
    ancestor = _side(base, "the common ancestor", path) if base is not None else None
    return Sides(one, other, merge(ancestor, one, other))


def _side(text: str, whose: str, path: str) -> VerdictFile:
    try:
        # Where one side is of a version that wrote no last line, git may have put it into the other side alone.
        return Reader(text, path).file()
    except VerdictFileError as error:
        said = re.sub(r"^:(\d+)(?::\d+)?: ", r"line \1 of it: ", error.message.removeprefix(path))
        raise VerdictFileError(f"{path}: {whose} of the conflict is no valid file: {said}", hint=error.hint) from error


def _split(text: str, path: str) -> tuple[str, str | None, str]:
    """The text as each side has it; the common ancestor's too where the markers show it (diff3, zdiff3)."""
    sides: dict[str, list[str]] = {"ours": [], "base": [], "theirs": []}
    now, opened, with_base = "", 0, False
    for number, line in enumerate(text.split("\n"), 1):
        marker = re.match(r"(<{7}|\|{7}|={7}|>{7})(?: |\r?$)", line)
        step = (marker[1][0] if marker else "", now)
        if step == ("<", ""):
            now, opened = "ours", number
        elif step == ("|", "ours"):
            now, with_base = "base", True
        elif step in {("=", "ours"), ("=", "base")}:
            now = "theirs"
        elif step == (">", "theirs"):
            now = ""
        elif step[0] in {"<", ">"}:
            raise _alone(path, number)
        else:
            for side in [now] if now else sides:
                sides[side].append(line)
    if now:
        raise _alone(path, opened)
    ours, base, theirs = ("\n".join(lines) for lines in sides.values())
    return ours, base if with_base else None, theirs


def _alone(path: str, line: int) -> VerdictFileError:
    hint = f"git checkout --merge -- {shlex.quote(path)} puts the conflict back as it was."
    return VerdictFileError(f"{path}:{line}: a conflict marker without its partner", hint=hint)


def merge_texts(base: str, ours: str, theirs: str, *, path: str = "", marker: str = "theirs") -> tuple[str, bool]:
    """The merge driver's work: the merged text, and whether it holds conflict markers.

    `base` may be empty (no common ancestor). Raises VerdictFileError if a side is not a valid verdict file, or one
    of a newer schema.
    """
    ancestor = loads(base, f"{path} (common ancestor)") if base.strip() else None
    one, other = loads(ours, f"{path} (ours)"), loads(theirs, f"{path} (theirs)")
    for side in (one, other):
        check_writable(path, side)
    merged = merge(ancestor, one, other)
    return with_markers(merged.file, merged.conflicts, marker=marker), bool(merged.conflicts)


def with_markers(file: VerdictFile, conflicts: Iterable[Conflict], *, marker: str = "theirs") -> str:
    """The file's text, git's markers around what these conflicts leave to be chosen; `sides_of` finds just those again."""
    mine = other = before = file
    for conflict in conflicts:
        mine, other = with_side(mine, conflict, theirs=False), with_side(other, conflict, theirs=True)
        before = with_side(before, replace(conflict, ours=conflict.base), theirs=False)

    def block(place: str, key: str, record: Record) -> str:
        old, theirs = ((side.claims if place == "claim" else side.orphans)[key] for side in (before, other))
        if record is theirs:
            return block_text(place, key, record)
        return f"{block_header(place, key)}\n" + "".join(_marked(record, old, theirs, marker))

    return dump(mine, block=block)


def _marked(ours: Record, base: Record, theirs: Record, marker: str) -> Iterator[str]:
    """The lines of a record, with git's markers around each that differs, and what it was before."""
    mine, old, other = (
        {key: f"{line}\n" for key, line in block_lines(record).items()} for record in (ours, base, theirs)
    )
    # A line that only one side has comes after those before it there.
    order = list(mine)
    for at, key in enumerate(other):
        if key not in mine:
            order.insert(order.index(list(other)[at - 1]) + 1, key)
    for key in order:
        here, there = mine.get(key, ""), other.get(key, "")
        if here == there:
            yield here
        else:
            yield f"<<<<<<< ours\n{here}||||||| base\n{old.get(key, '')}=======\n{there}>>>>>>> {marker}\n"
