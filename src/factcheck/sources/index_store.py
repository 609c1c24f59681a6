"""What an index holds of which file, written down beside it so that the next start reads nothing twice."""

import os
import re
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, Self
from zlib import crc32

import msgspec

from factcheck.core.model import Document, Locator, Skipped
from factcheck.documents import VERSION, extent_of, locators_of, read_many
from factcheck.search import FORMAT, Index

READER: Final = f"{VERSION}/{FORMAT}/4"
"""The version of what reads, indexes and writes this down: what another wrote is made again."""

PAGE: Final = 1 << 14
"""Characters of a text that are read from its file at a time."""

_SEGMENT = re.compile(r"[0-9a-f]{32}\.\S+")  # the files in which tantivy keeps what was indexed


class Entry(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A file as it was when it was read: its place in the index under `number`, or the reason it has none."""

    size: int
    modified: int  # nanoseconds
    number: int | None = None
    sha256: str = ""
    format: str = ""
    words: int = 0
    lines: bool = False  # whether its places are the lines of the file, and the `printed` pages they are on
    title: str = ""
    notes: tuple[str, ...] = ()
    reason: str = ""
    hint: str = ""
    extent: str = ""
    locators: str = ""
    unread: tuple[str, ...] = ()
    pages: tuple[int, ...] = ()  # bytes of every PAGE characters, where the file is its text in UTF-8 and nothing else
    breaks: tuple[int, ...] = ()  # and the line ends in each of them
    printed: tuple[tuple[int, str], ...] = ()  # the lines (from 1) at which printed pages begin, with their labels

    def fits(self, found: os.stat_result) -> bool:
        """Whether the file looks the same as when it was read."""
        return (self.size, self.modified) == (found.st_size, found.st_mtime_ns)


class _Reader(msgspec.Struct):
    """Who wrote a catalog; what else is in it is not looked at."""

    reader: str = ""


class _Written(msgspec.Struct):
    """A catalog as it is in its file."""

    reader: str
    index: str
    next_number: int
    blocks: int
    unsure: list[int]
    sums: dict[str, int]
    entries: dict[str, Entry]


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
        if msgspec.json.decode(written, type=_Reader).reader != READER:
            raise OtherVersionError
        data = msgspec.json.decode(written, type=_Written)
        if not data.index or Path(data.index).name != data.index:
            raise ValueError(f"{data.index!r} is no folder beside the catalog")
        return cls(data.index, data.entries, data.next_number, data.blocks, data.unsure, data.sums)

    def save(self, path: Path) -> None:
        """Put the catalog into a file, whole or not at all."""
        data = _Written(READER, self.index, self.next_number, self.blocks, self.unsure, self.sums, self.entries)
        new = path.with_name(f"{path.name}.{os.getpid()}")
        new.write_bytes(msgspec.json.encode(data))
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


# The index of a set of files and the catalog of what is in it: kept in a folder, or in memory.


Progress = Callable[[int, int, str], None]
"""Called with the bytes that were read, the bytes there are to read in all, and the path of the file read last."""

_BATCH: Final = 128 * 2**20  # bytes of files after which what was indexed is made to last
_LINES_A_PAGE: Final = 8  # at least, where the pages are written down
_UNUSED: Final = 90 * 24 * 3600  # seconds after which a shelf that nobody opened is thrown away
_CATALOG: Final = "catalog.json"


class IndexStore:
    """An index and its catalog."""

    def __init__(self, folder: Path | None, index: Index, catalog: Catalog) -> None:
        self.folder = folder
        self.index = index
        self.catalog = catalog
        self.notes: list[str] = []

    @classmethod
    def in_memory(cls) -> "IndexStore":
        return cls(None, Index(), Catalog())

    @classmethod
    def kept(cls, folder: Path) -> "IndexStore":
        """The shelf in a folder, which is made if need be; what is damaged is thrown away and said in `notes`.

        One that another version of the program made is rebuilt silently: nothing is wrong with it.

        Raises OSError if the folder cannot be made or written to.
        """
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            return cls._opened(folder)
        except OtherVersionError:
            return cls._new(folder)
        except ValueError:
            shelf = cls._new(folder)
            shelf.notes.append("The index of these sources was damaged and has been rebuilt.")
            return shelf

    @classmethod
    def _opened(cls, folder: Path) -> "IndexStore":
        for _ in range(9):  # another process may put a new catalog there between the two looks at it
            try:
                written = (folder / _CATALOG).read_bytes()
            except FileNotFoundError:
                return cls._new(folder)
            catalog = Catalog.read(written)
            catalog.check_sums(folder / catalog.index)
            index = Index(folder / catalog.index)
            same = (folder / _CATALOG).read_bytes() == written
            if same and (catalog.unsure or index.size == catalog.blocks):
                os.utime(folder / _CATALOG)  # it is in use
                return cls(folder, index, catalog)
        raise ValueError("the index does not hold what the catalog says")

    @classmethod
    def _new(cls, folder: Path) -> "IndexStore":
        for old in folder.glob("index-*"):
            shutil.rmtree(old, ignore_errors=True)
        _throw_away_old_ones(folder.parent)
        place = Path(tempfile.mkdtemp(prefix="index-", dir=folder))
        shelf = cls(folder, Index(place), Catalog(index=place.name))
        shelf.catalog.save(folder / _CATALOG)
        return shelf

    def update(
        self,
        files: Sequence[str],
        seen: Callable[[int, Document], None],
        progress: Progress | None = None,
        *,
        cache: bool = True,
    ) -> None:
        """Bring the shelf up to date with the files at these absolute paths: the changed ones, the gone ones.

        `seen` gets every document that was read, with its number; `cache` is for the reading of files. What was
        finished lasts even if this is interrupted. Raises BusyError if another process is writing, OSError or
        ValueError if the index cannot be written.
        """
        found = _stats(files)
        gone = [path for path in self.catalog.entries if path not in found]
        unread = self._still_unread(found, cache=cache)
        changed = [path for path, stat in found.items() if path not in unread and not self._fits(path, stat)]
        if not (gone or changed or self.catalog.unsure):
            return
        total = sum(found[path].st_size for path in changed)
        done = 0
        with self.index.writing():
            self._finish_what_was_cut_short()
            for batch in _batches(changed, found):
                self._begin(len(batch), [*gone, *batch])
                for path in gone:
                    self._drop(path)
                gone = []
                if progress and batch and not done:
                    progress(done, total, batch[0])
                for path, read in read_many(batch, cache=cache):
                    self._take(path, found[path], read, seen)
                    done += found[path].st_size
                    if progress:
                        progress(done, total, path)
                self._end()

    def holds(self, path: str, stat: os.stat_result) -> bool:
        """Whether the file at a path is in the index, as it looks."""
        entry = self.catalog.entries.get(os.path.abspath(path))  # noqa: PTH100 - links stay as they are
        return entry is not None and entry.number is not None and entry.fits(stat)

    def _fits(self, path: str, stat: os.stat_result) -> bool:
        entry = self.catalog.entries.get(path)
        return entry is not None and entry.number is not None and entry.fits(stat)

    def _still_unread(self, found: dict[str, os.stat_result], *, cache: bool) -> set[str]:
        """Those that could not be read the last time, and cannot be read now.

        The file may be as it was and the reason have passed: a busy machine, a missing right.
        """
        entries = self.catalog.entries
        before = [path for path, entry in entries.items() if entry.number is None and path in found]
        if not before:
            return set()
        still = {path: read for path, read in read_many(before, cache=cache) if isinstance(read, Skipped)}
        for path, read in still.items():
            entries[path] = _unread(read, found[path])
        return set(still)

    def _finish_what_was_cut_short(self) -> None:
        unsure = set(self.catalog.unsure)
        for number in unsure:
            self.index.remove(number)
        self.catalog.entries = {
            path: entry for path, entry in self.catalog.entries.items() if entry.number not in unsure
        }

    def _begin(self, new: int, paths: Iterable[str]) -> None:
        """Write down what is going to change before it does."""
        old = [self.catalog.entries[path].number for path in paths if path in self.catalog.entries]
        first = self.catalog.next_number
        self.catalog.unsure = [number for number in old if number is not None] + list(range(first, first + new))
        self._save(replace(self.catalog, next_number=first + new))

    def _end(self) -> None:
        self.index.commit()
        self.catalog.blocks = self.index.size
        self.catalog.unsure = []
        if self.folder is not None:
            self.catalog.add_sums(self.folder / self.catalog.index)
        self._save(self.catalog)

    def _save(self, catalog: Catalog) -> None:
        if self.folder is not None:
            catalog.save(self.folder / _CATALOG)

    def _drop(self, path: str) -> None:
        entry = self.catalog.entries.pop(path, None)
        if entry is not None and entry.number is not None:
            self.index.remove(entry.number)

    def _take(
        self, path: str, stat: os.stat_result, read: Document | Skipped, seen: Callable[[int, Document], None]
    ) -> None:
        """Index what was read from a file, unless it says what it said before."""
        number = self.catalog.take_number()
        if isinstance(read, Skipped):
            self._drop(path)
            self.catalog.entries[path] = _unread(read, stat)
            return
        before = self.catalog.entries.get(path)
        if before and before.number is not None and before.sha256 == read.sha256:
            entry, number = msgspec.structs.replace(before, size=stat.st_size, modified=stat.st_mtime_ns), before.number
        else:
            self._drop(path)
            self.index.add(number, read.text)
            entry = _entry(read, number, stat)
        self.catalog.entries[path] = entry
        seen(number, read)


def _throw_away_old_ones(folder: Path) -> None:
    """Remove the shelves in a folder that nobody has opened for a long time."""
    for catalog in folder.glob(f"*/{_CATALOG}"):
        with suppress(OSError):
            if time.time() - catalog.stat().st_mtime > _UNUSED:
                shutil.rmtree(catalog.parent, ignore_errors=True)


def _unread(read: Skipped, stat: os.stat_result) -> Entry:
    return Entry(stat.st_size, stat.st_mtime_ns, reason=read.reason, hint=read.hint)


def _entry(document: Document, number: int, stat: os.stat_result) -> Entry:
    pages, breaks = _pages(document, stat.st_size)
    printed = _printed(document)
    return Entry(
        stat.st_size,
        stat.st_mtime_ns,
        number=number,
        sha256=document.sha256,
        format=document.format,
        words=len(document.text.split()),
        lines=bool(printed) or _by_lines(document),
        title=document.title,
        notes=document.notes,
        extent=extent_of(document),
        locators=locators_of(document),
        unread=document.unread,
        pages=pages,
        breaks=breaks,
        printed=printed,
    )


def _pages(document: Document, size: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """How many bytes and line ends every PAGE characters of a file have; nothing for a file that is not its text."""
    parts = [document.text[at : at + PAGE] for at in range(0, len(document.text), PAGE)]
    pages = [len(part.encode("utf-8", "surrogatepass")) for part in parts]
    if sum(pages) != size or document.text_sha256 != document.sha256:
        return (), ()
    return tuple(pages), tuple(part.count("\n") for part in parts)


def _printed(document: Document) -> tuple[tuple[int, str], ...]:
    """The lines at which the printed pages of a text begin; nothing where each line has a label of its own."""
    if document.format != "text" or not document.places or document.places[-1].locator.page is None:
        return ()
    begins: list[tuple[int, str]] = []
    for line, place in enumerate(document.places, 1):
        page = place.locator.page or ""
        if not begins or begins[-1][1] != page:
            begins.append((line, page))
    return tuple(begins) if _LINES_A_PAGE * len(begins) < len(document.places) else ()


def _by_lines(document: Document) -> bool:
    """Whether a place of the document is its line and column, so that it can be counted instead of looked up."""
    count = document.text.count("\n") + 1
    return (
        document.format == "text"
        and len(document.places) == count
        and document.places[-1].locator == Locator(line=count, column=1)
    )


def _stats(files: Iterable[str]) -> dict[str, os.stat_result]:
    found = {}
    for path in files:
        with suppress(OSError):  # it vanished since it was listed: no source any more
            found[path] = os.stat(path)  # noqa: PTH116 - twice as fast for many files
    return found


def _batches(paths: list[str], found: dict[str, os.stat_result]) -> Iterator[list[str]]:
    """The paths in portions of about `_BATCH` bytes; at least one, which may be empty."""
    batch: list[str] = []
    size = 0
    for path in paths:
        batch.append(path)
        size += found[path].st_size
        if size >= _BATCH:
            yield batch
            batch, size = [], 0
    if batch or not paths:
        yield batch
