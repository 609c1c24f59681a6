"""The day that an article or a source was written on: "Wednesday" and "last month" are said from there."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

from factcheck.comparison import BEGINNING, day_in, written_on
from factcheck.core.model import Provenance


def day_of_article(raw: str, text: str) -> date | None:
    """The day that an article says it was written on: in its front matter, its headers, or the dateline of its text."""
    return written_on(raw[:BEGINNING], text)


class Days:
    """The days that sources were written on, by their numbers: as `sources.toml` says, or the file itself."""

    def __init__(self, part_of: Callable[[int, int, int], str]) -> None:
        self._part_of = part_of
        self._known: dict[int, date | None] = {}

    def of(self, number: int, path: str, said: Provenance | None) -> date | None:
        """The day of a source; None if nothing says it."""
        if number not in self._known:
            day = day_in(said.date) if said and said.date else None
            self._known[number] = day or written_on(_head(path), self._part_of(number, 0, BEGINNING))
        return self._known[number]


def _head(path: str) -> str:
    """The first lines of a file as they are, "" if it cannot be read: front matter, and the headers of a mail."""
    with suppress(OSError):
        if Path(path).is_file():
            with Path(path).open("rb") as file:
                return file.read(BEGINNING).decode(errors="replace")
    return ""
