"""The lines of a source around a passage, each with where it begins."""

import re


def lines_around(text: str, start: int, end: int, around: int, longest: int = 480) -> list[tuple[int, str]]:
    """The lines a passage stands on and some before and after (blank ones left out), with their offsets.

    A line longer than `longest` is cut to what is near the passage.
    """
    first = text.rfind("\n", 0, start) + 1
    found = []
    at = first
    while at < end:
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        low, high = at, stop
        if stop - at > longest:
            low, high = max(at, start - longest // 3), min(stop, end + longest // 3)
        found.append((low, text[low:high]))
        at = stop + 1
    before: list[tuple[int, str]] = []
    stop = first - 1
    while stop > 0 and len(before) < around:
        at = text.rfind("\n", 0, stop) + 1
        before.append((max(at, stop - longest // 2), text[max(at, stop - longest // 2) : stop]))
        stop = at - 1
        before = [item for item in before if item[1].strip()]
    after: list[tuple[int, str]] = []
    at = text.find("\n", end) + 1
    while at and at < len(text) and len(after) < around:
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        if text[at:stop].strip():
            after.append((at, text[at : min(stop, at + longest // 2)]))
        at = stop + 1
    return [item for item in (*before[::-1], *found, *after) if item[1].strip()]


def own_number(line: str, place: str) -> int:
    """How much of a line is the number printed in front of it, where its place ("p. 12:6") tells it already."""
    number = re.match(r"\s*(\d+)\s+", line)
    return number.end() if number and place.endswith(f":{number[1]}") else 0
