"""A verdict file read and written block by block, each block once: for one decision in thousands of claims.

A block is what stands from the header of one claim to the next. What it says depends on nothing before it, provided
that each block is valid TOML by itself, no two are of one claim, and what comes before the first has no claims in
it: no string or list then reaches across a border. Where that does not hold, the file is read as a whole.
"""

import re
import tomllib
from dataclasses import replace

from factcheck.core.errors import VerdictFileError
from factcheck.core.records import SCHEMA, Record, UnknownKey, VerdictFile
from factcheck.verdicts.limits import check_cost
from factcheck.verdicts.reading import Reader, check_unmarked, loads
from factcheck.verdicts.writing import block_text, dump

_HEADER = re.compile(r"^\[(claim|orphan)\.([A-Za-z0-9_-]+)\]$", re.MULTILINE)

_CURRENT = re.compile(rf"^schema = {SCHEMA}$", re.MULTILINE)

_BEFORE = re.compile(r"^[ \t]*\[?[ \t]*[\"']?(?:claim|orphan)\b", re.MULTILINE)

_Read = tuple[str, str, Record, tuple[UnknownKey, ...]]


class Blocks:
    """Remembers the blocks of one file as they were last read and written."""

    def __init__(self) -> None:
        self._read: dict[str, _Read] = {}
        self._written: dict[tuple[str, str], tuple[Record, str]] = {}

    def loads(self, text: str, path: str) -> VerdictFile:
        """The same as `reading.loads`; records of blocks that have not changed are the very same objects."""
        check_unmarked(text, path)
        return self._in_blocks(text, path) or loads(text, path)

    def dump(self, file: VerdictFile) -> str:
        """The same as `writing.dump`."""
        there = self._written
        self._written = {}

        def block(place: str, key: str, record: Record) -> str:
            known = there.get((place, key))
            written = known if known and known[0] is record else (record, block_text(place, key, record))
            self._written[place, key] = written
            return written[1]

        return dump(file, block=block)

    def _in_blocks(self, text: str, path: str) -> VerdictFile | None:
        """The file, None if it must be read as a whole (which is also who says what is wrong with it)."""
        starts = [match.start() for match in _HEADER.finditer(text)]
        if not starts or _BEFORE.search(text, 0, starts[0]) or not _CURRENT.search(text, 0, starts[0]):
            return None
        blocks = [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
        try:
            check_cost("".join(block for block in blocks if block not in self._read), path)
            file = loads(text[: starts[0]], path)
            read = {block: self._read.get(block) or _block(block, path) for block in blocks}
        except (VerdictFileError, ValueError, RecursionError):
            return None
        names = {(place, key) for place, key, *_ in read.values()}
        if len(names) < len(blocks):
            return None
        self._read = read
        records = {place: {key: record for at, key, record, _ in read.values() if at == place} for place in _PLACES}
        unknown = list(file.unknown)
        for start, (*_, more) in zip(starts, read.values(), strict=True):
            unknown += [replace(each, line=each.line + text.count("\n", 0, start)) for each in more]
        whole = replace(file, claims=records["claim"], orphans=records["orphan"], unknown=tuple(unknown))
        return Reader(text, path).checked(whole)


_PLACES = ("claim", "orphan")


def _block(block: str, path: str) -> _Read:
    """What one block says. Raises ValueError or VerdictFileError if it is not one claim's and valid by itself."""
    tree = tomllib.loads(block)
    ((place, tables),) = tree.items()
    ((key, table),) = tables.items()
    reader = Reader(block, path)
    return place, key, reader.record(table, (place, key)), tuple(reader.unknown)
