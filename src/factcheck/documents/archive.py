"""Zip archives (DOCX, ODT, EPUB), looked at before anything in them is unpacked; nothing is ever written to disk."""

import io
import zipfile
import zlib
from typing import Self

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
