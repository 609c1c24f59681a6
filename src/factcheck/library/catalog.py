"""What an index holds of which file, written down beside it so that the next start reads nothing twice."""

import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final, Self

from factcheck.documents import VERSION
from factcheck.matching import FORMAT

READER: Final = f"{VERSION}/{FORMAT}"
"""The version of what reads and indexes: entries made by another are read again."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file as it was when it was read: its place in the index under `number`, or the reason it has none."""

    size: int
    modified: int  # nanoseconds
    reader: str = READER
    number: int | None = None
    sha256: str = ""
    format: str = ""
    words: int = 0
    lines: bool = False  # whether its places are the lines of the file and nothing else
    title: str = ""
    notes: tuple[str, ...] = ()
    reason: str = ""
    hint: str = ""

    def fits(self, found: os.stat_result) -> bool:
        """Whether the file looks the same as when it was read, to the same reader."""
        return (self.size, self.modified, self.reader) == (found.st_size, found.st_mtime_ns, READER)


@dataclass(slots=True)
class Catalog:
    """The entries by absolute path.

    `blocks` is the size of the index; `unsure` are numbers that were being added or removed when this was written:
    if they are still there at the next start, that work was cut short and what they stand for is taken out.
    """

    index: str = ""  # the name of the index's folder beside the catalog
    entries: dict[str, Entry] = field(default_factory=dict)
    next_number: int = 0
    blocks: int = 0
    unsure: list[int] = field(default_factory=list)

    @classmethod
    def load(cls, path: Path) -> Self | None:
        """The catalog in a file, None if there is none. Raises ValueError if it is damaged."""
        try:
            data = json.loads(path.read_bytes())
            entries = {
                name: Entry(**{**entry, "notes": tuple(entry["notes"])}) for name, entry in data["entries"].items()
            }
            catalog = cls(data["index"], entries, data["next_number"], data["blocks"], data["unsure"])
        except FileNotFoundError:
            return None
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(str(error)) from error
        if not catalog.index or Path(catalog.index).name != catalog.index:
            raise ValueError(f"{catalog.index!r} is no folder beside the catalog")
        return catalog

    def save(self, path: Path) -> None:
        """Put the catalog into a file, whole or not at all."""
        new = path.with_name(f"{path.name}.{os.getpid()}")
        new.write_text(json.dumps(asdict(self)), encoding="ascii")
        new.replace(path)

    def take_number(self) -> int:
        """A number that no text of the index has, or ever had."""
        self.next_number += 1
        return self.next_number - 1
