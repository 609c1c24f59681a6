"""Paths as a verdict file has them: relative to the project, with forward slashes. They are compared, never followed."""

import re
from pathlib import PurePath, PurePosixPath

_DEVICES = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])[ ]*(?:[.:].*)?", re.IGNORECASE)


def inside(path: str, root: str) -> str:
    """A source's path, absolute or relative to the project's `root`, as a verdict file has it; "" if it lies outside."""
    pure = PurePath(path)
    if pure.is_absolute():
        try:
            pure = pure.relative_to(root)
        except ValueError:
            return ""
    posix = PurePosixPath(*pure.parts)
    return "" if ".." in posix.parts else str(posix)


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
