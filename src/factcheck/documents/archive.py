"""Zip archives and the XML in them (DOCX, ODT, EPUB, XLSX), from files that nobody vouches for.

An archive is looked at before anything in it is unpacked; nothing is ever written to disk.
"""

import io
import zipfile
import zlib
from collections.abc import Callable, Mapping
from typing import Self
from xml.parsers import expat

from factcheck.core.errors import SourceError

MAX_TOTAL = 2**30
"""What all the files in an archive may unpack to, in bytes."""
MAX_MEMBER = 2**27
"""What one file that is read may unpack to, in bytes."""
MAX_RATIO = 250
"""How far a large file may be packed; text gets to 30, a bomb to 1,000."""
_SMALL = 2**22


class Archive:
    """A zip archive in memory. A context manager. Raises SourceError if it is broken or unpacks to too much."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._members = {member.filename: member for member in self._zip.infolist()}
        except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError) as error:
            raise SourceError("damaged: it cannot be unpacked", hint="Get a new copy of it.") from error
        total = sum(member.file_size for member in self._members.values())
        if total > MAX_TOTAL:
            raise SourceError(
                f"not read: it would unpack to {total / 2**20:,.0f} MB", hint="Check where it comes from."
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def read(self, name: str) -> bytes:
        """The content of a file in the archive. Raises SourceError if it has none by this name, or too large a one."""
        member = self._members.get(name)
        if member is None:
            raise SourceError(f"damaged: {name!r} is missing in it", hint="Get a new copy of it.")
        if member.flag_bits & 1:
            raise SourceError("encrypted: it needs a password", hint="Save a copy without the password.")
        packed_far = member.file_size > _SMALL and member.file_size > MAX_RATIO * max(member.compress_size, 1)
        if member.file_size > MAX_MEMBER or packed_far:
            size = f"{member.compress_size / 2**20:.1f} MB in it would unpack to {member.file_size / 2**20:,.0f}"
            raise SourceError(f"not read: {size}", hint="Check where it comes from.")
        try:
            return self._zip.read(member)
        except (
            zipfile.BadZipFile,
            zlib.error,
            ValueError,
            OSError,
            EOFError,
            NotImplementedError,
            RuntimeError,
        ) as error:
            raise SourceError(f"damaged: {name!r} cannot be unpacked", hint="Get a new copy of it.") from error


MAX_DEPTH = 1000
"""More elements inside each other than any document has."""

_HINT = "Get a new copy of it."


def walk(
    data: bytes,
    start: Callable[[str, Mapping[str, str]], None],
    end: Callable[[str], None],
    text: Callable[[str], None] = lambda _: None,
) -> None:
    """Call back for every element and text, names without their namespace.

    Raises SourceError if it is not well-formed, nested deeper than MAX_DEPTH, or declares entities: that is no part
    of these formats, and what bombs are made of. Nothing outside the data is ever fetched.
    """
    depth = 0

    def started(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_DEPTH:
            raise SourceError(f"nested more than {MAX_DEPTH:,} elements deep, as no honest file is", hint=_HINT)
        start(name.rpartition(" ")[2], {key.rpartition(" ")[2]: value for key, value in attributes.items()})

    def ended(name: str) -> None:
        nonlocal depth
        depth -= 1
        end(name.rpartition(" ")[2])

    def entity(*_: object) -> None:
        raise SourceError("not read: it declares entities, which is not safe to read", hint=_HINT)

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = started
    parser.EndElementHandler = ended
    parser.CharacterDataHandler = text
    parser.EntityDeclHandler = entity
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, UnicodeError, LookupError, ValueError) as error:
        raise SourceError(f"damaged: its XML cannot be read ({error})", hint=_HINT) from error


def text_of(data: bytes, element: str) -> str:
    """The text of the first element of this name, "" if there is none. Raises SourceError as `walk` does."""
    found: list[str] = []
    inside = done = False

    def start(name: str, _: Mapping[str, str]) -> None:
        nonlocal inside
        inside = inside or (name == element and not done)

    def end(name: str) -> None:
        nonlocal inside, done
        if name == element:
            inside, done = False, True

    walk(data, start, end, lambda piece: found.append(piece) if inside else None)
    return " ".join("".join(found).split())
