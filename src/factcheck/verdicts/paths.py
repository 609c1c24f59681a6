"""Paths that a verdict file names: they are names to compare, and are followed only inside the project."""

import re
from pathlib import Path, PurePosixPath

from factcheck.errors import VerdictFileError
from factcheck.words import visible

_DEVICES = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])[ ]*(?:[.:].*)?", re.IGNORECASE)


def unsafe_path(path: str) -> str:
    """Why a path of a checked-in file can be no path inside a project ("" if it can): one half of a sentence."""
    if not path:
        return "is empty"
    if any(ord(char) < 32 or 127 <= ord(char) < 160 for char in path):
        return "holds control characters"
    if path.startswith(("/", "~")) or "\\" in path or re.match(r"[A-Za-z]:", path) or "://" in path:
        return "is not relative to the project (with / between folders)"
    if ".." in PurePosixPath(path).parts:
        return "climbs out of its folder"
    if any(_DEVICES.fullmatch(part) for part in PurePosixPath(path).parts):
        return "names a device"
    if len(path) > 1000:
        return "is longer than 1,000 characters"
    return ""


def inside_project(path: str, root: str | Path) -> Path:
    """The file that a path of a verdict file means, links resolved; it need not exist.

    Raises VerdictFileError if the path is absolute, climbs out of `root`, is led out of it by a link, or names
    a device: such a path is never opened because a checked-in file says so.
    """
    reason = unsafe_path(path)
    if not reason:
        top = Path(root).resolve()
        found = (top / path).resolve()
        if found.is_relative_to(top):
            return found
        reason = "leads out of the project"
    raise VerdictFileError(f'the path "{visible(path)[:200]}" {reason}', hint="It is not opened.")
