"""What an index holds of which file, written down beside it so that the next start reads nothing twice."""

import json
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Final, Self
from zlib import crc32

from factcheck.documents import VERSION
from factcheck.search import FORMAT

READER: Final = f"{VERSION}/{FORMAT}/3"
"""The version of what reads, indexes and writes this down: what another wrote is made anew."""

PAGE: Final = 1 << 14
"""Characters of a text that are read from its file at a time."""

_SEGMENT = re.compile(r"[0-9a-f]{32}\.\S+")  # the files in which tantivy keeps what was indexed


@dataclass(frozen=True, slots=True)
class Entry:
    """A file as it was when it was read: its place in the index under `number`, or the reason it has none."""

    size: int
    modified: int  # nanoseconds
    number: int | None = None
    sha256: str = ""
    format: str = ""
    words: int = 0
    lines: bool = False  # whether its places are the lines of the file, and the `printed` pages they stand on
    title: str = ""
    notes: Sequence[str] = ()
    reason: str = ""
    hint: str = ""
    extent: str = ""
    locators: str = ""
    unread: Sequence[str] = ()
    pages: Sequence[int] = ()  # bytes of every PAGE characters, where the file is its text in UTF-8 and nothing else
    breaks: Sequence[int] = ()  # and the line ends in each of them
    printed: Sequence[tuple[int, str]] = ()  # the lines (from 1) at which printed pages begin, with their labels

    def fits(self, found: os.stat_result) -> bool:
        """Whether the file looks the same as when it was read."""
        return (self.size, self.modified) == (found.st_size, found.st_mtime_ns)


_KEYS: Final = tuple(one.name for one in fields(Entry))


class OtherVersionError(Exception):
    """The catalog was written by another version of the program."""


@dataclass(slots=True)
class Catalog:
    """The entries by absolute path.

    `blocks` is the size of the index and `sums` are the checksums of its files, which never change once they are
    written (merging makes new ones); `unsure` are numbers that were being added or removed when this was written:
    if they are still there at the next start, that work was cut short and what they stand for is taken out.
    """

    index: str = ""  # the name of the index's folder beside the catalog
    entries: dict[str, Entry] = field(default_factory=dict)
    next_number: int = 0
    blocks: int = 0
    unsure: list[int] = field(default_factory=list)
    sums: dict[str, int] = field(default_factory=dict)

    @classmethod
    def read(cls, written: bytes) -> Self:
        """The catalog as it was written. Raises OtherVersionError, or ValueError if it is damaged."""
        try:
            data = json.loads(written)
            if data.get("reader") != READER:
                raise OtherVersionError
            entries = {name: Entry(*values) for name, values in data["entries"].items()}
            catalog = cls(data["index"], entries, data["next_number"], data["blocks"], data["unsure"], data["sums"])
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(str(error)) from error
        if not catalog.index or Path(catalog.index).name != catalog.index:
            raise ValueError(f"{catalog.index!r} is no folder beside the catalog")
        return catalog

    def save(self, path: Path) -> None:
        """Put the catalog into a file, whole or not at all."""
        data = {
            "reader": READER,
            "index": self.index,
            "next_number": self.next_number,
            "blocks": self.blocks,
            "unsure": self.unsure,
            "sums": self.sums,
            "entries": {name: [getattr(entry, key) for key in _KEYS] for name, entry in self.entries.items()},
        }
        new = path.with_name(f"{path.name}.{os.getpid()}")
        new.write_text(json.dumps(data), encoding="ascii")
        new.replace(path)

    def add_sums(self, folder: Path) -> None:
        """Take down the checksums of the files that are new in the index's folder."""
        files = [file for file in folder.iterdir() if _SEGMENT.fullmatch(file.name)]
        self.sums = {file.name: self.sums[file.name] if file.name in self.sums else _checksum(file) for file in files}

    def check_sums(self, folder: Path) -> None:
        """Raise ValueError if a file of the index is not what it was when it was written."""
        for name, checksum in self.sums.items():
            file = folder / Path(name).name
            if file.exists() and _checksum(file) != checksum:
                raise ValueError(f"{name} is damaged")

    def take_number(self) -> int:
        """A number that no text of the index has, or ever had."""
        self.next_number += 1
        return self.next_number - 1


def _checksum(path: Path) -> int:
    checksum = 0
    with path.open("rb") as file:
        while piece := file.read(2**20):
            checksum = crc32(piece, checksum)
    return checksum
