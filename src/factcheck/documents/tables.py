"""Spreadsheets: CSV and XLSX, each cell cited by sheet, column and row, and by the heads of its row and column."""

import csv
import io
import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from factcheck.core.errors import SourceError
from factcheck.documents.archive import Archive, walk
from factcheck.documents.builder import Draft
from factcheck.documents.encoding import decode

MAX_CELLS = 2**20
"""More cells than anybody cites: each costs who holds it memory."""

_SAMPLE = 2**14
_NUMBER = re.compile(r"[-+]?[\d.,\s%€$£]*\d[\d.,\s%€$£]*")
_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_DATES = frozenset((14, 15, 16, 17, 22))
"""Number formats of XLSX that are dates, of those that every program knows by number."""
_DATE_CODE = re.compile(r"[dy]", re.IGNORECASE)
_NO_CODE = re.compile(r"\"[^\"]*\"|\[[^\]]*\]|\\.")
_FIRST_DAY = datetime(1899, 12, 30)  # noqa: DTZ001 - days of a spreadsheet have no time zone


def read_csv(data: bytes, draft: Draft) -> None:
    """Fill the draft with a table of values that are parted by commas, semicolons or tabs."""
    text = decode(data, draft)
    first = text.partition("\n")[0]
    mark = max(",;\t|", key=lambda each: (first.count(each), text[:_SAMPLE].count(each)))
    try:
        rows = [row for _, row in zip(range(MAX_CELLS), csv.reader(io.StringIO(text), delimiter=mark), strict=False)]
    except csv.Error as error:
        raise SourceError(f"a table that cannot be read ({error})", hint="Save it again as CSV.") from error
    _write("", dict(enumerate(rows, 1)), draft)


def read(data: bytes, draft: Draft) -> None:
    """Fill the draft with the sheets of an XLSX file. Raises SourceError if it is damaged, encrypted or a bomb."""
    with Archive(data) as archive:
        texts = _Texts()
        if "xl/sharedStrings.xml" in archive:
            walk(archive.read("xl/sharedStrings.xml"), texts.start, texts.end, texts.text)
        styles = _Styles()
        if "xl/styles.xml" in archive:
            walk(archive.read("xl/styles.xml"), styles.start, styles.end)
        hidden = []
        for name, path, state in _sheets(archive):
            if path not in archive:
                draft.miss(f"sheet “{name}” is missing in the file")
                continue
            sheet = _Sheet(texts.found, styles.dates)
            walk(archive.read(path), sheet.start, sheet.end, sheet.text)
            hidden += [name] if state != "visible" else []
            _write(name, sheet.rows, draft)
    if hidden:
        draft.notes.append(f"hidden sheets, read like the others: {', '.join(hidden)}")


def _write(sheet: str, rows: Mapping[int, Sequence[str]], draft: Draft) -> None:
    """Write the rows of a sheet as one table; a cell is cited as `Sheet!B7 (row's head, column's head)`."""
    filled = {number: row for number, row in rows.items() if any(cell.strip() for cell in row)}
    if sum(map(len, filled.values())) > MAX_CELLS:
        raise SourceError(f"a table of more than {MAX_CELLS:,} cells, and so not read", hint="Split it.")
    heads = _heads(filled)
    draft.begin("table")
    for number, row in filled.items():
        label = next((_line(cell) for cell in row if cell.strip() and not _NUMBER.fullmatch(cell.strip())), "")
        for at, cell in enumerate(row):
            if not cell.strip():
                continue
            if not draft.fresh:
                draft.write("\t" if draft.tail != "\n" else "")
            named = [head for head in (label, heads.get(at, "")) if head and head != _line(cell)]
            where = f"{sheet}!{_column(at)}{number}" if sheet else f"{_column(at)}{number}"
            draft.write(_line(cell), part=f"{where} ({', '.join(named)})" if named else where)
        if not draft.fresh:
            draft.write("\n")
    draft.end()


def _heads(rows: Mapping[int, Sequence[str]]) -> dict[int, str]:
    """The heads of the columns: the cells of the first row, if none of them is a number."""
    first = next(iter(rows.values()), ())
    if any(_NUMBER.fullmatch(cell.strip()) for cell in first if cell.strip()):
        return {}
    return {at: _line(cell) for at, cell in enumerate(first) if cell.strip()}


def _line(cell: str) -> str:
    return " ".join(cell.split())


def _column(at: int) -> str:
    """The letters of a column that is counted from 0."""
    letters = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _sheets(archive: Archive) -> Iterator[tuple[str, str, str]]:
    """The sheets of a workbook in their order: name, part of the archive, state."""
    targets: dict[str, str] = {}
    found: list[tuple[str, str, str]] = []

    def relation(name: str, attributes: Mapping[str, str]) -> None:
        if name == "Relationship":
            target = attributes.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
            targets[attributes.get("Id", "")] = path

    def sheet(name: str, attributes: Mapping[str, str]) -> None:
        if name == "sheet":
            found.append((attributes.get("name", ""), attributes.get("id", ""), attributes.get("state", "visible")))

    walk(archive.read("xl/_rels/workbook.xml.rels"), relation, lambda _: None)
    walk(archive.read("xl/workbook.xml"), sheet, lambda _: None)
    return ((name, targets.get(key, ""), state) for name, key, state in found)


class _Texts:
    """The texts that cells share, by their number."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self.inside = ""

    def start(self, name: str, _: Mapping[str, str]) -> None:
        self.inside = name
        if name == "si":
            self.found.append("")

    def end(self, _: str) -> None:
        self.inside = ""

    def text(self, text: str) -> None:
        if self.inside == "t" and self.found:
            self.found[-1] += text


class _Styles:
    """Which styles of cells show a number as a date."""

    def __init__(self) -> None:
        self.dates: list[bool] = []
        self.codes: set[int] = set(_DATES)
        self.in_cells = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        number = attributes.get("numFmtId", "")
        if (
            name == "numFmt"
            and number.isdecimal()
            and _DATE_CODE.search(_NO_CODE.sub("", attributes.get("formatCode", "")))
        ):
            self.codes.add(int(number))
        elif name == "cellXfs":
            self.in_cells = True
        elif name == "xf" and self.in_cells:
            self.dates.append(number.isdecimal() and int(number) in self.codes)

    def end(self, name: str) -> None:
        self.in_cells = self.in_cells and name != "cellXfs"


class _Sheet:
    """The cells of a sheet by row; of a formula what it came to when the file was saved."""

    def __init__(self, texts: Sequence[str], dates: Sequence[bool]) -> None:
        self.texts, self.dates = texts, dates
        self.rows: dict[int, list[str]] = {}
        self.at = (1, -1)  # row, column
        self.kind = self.value = self.inside = ""
        self.is_date = False
        self.cells = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self.inside = name
        if name == "row":
            number = attributes.get("r", "")
            self.at = (int(number) if number.isdecimal() else self.at[0] + 1, -1)
        elif name == "c":
            self.cells += 1
            if self.cells > MAX_CELLS:
                raise SourceError(f"a table of more than {MAX_CELLS:,} cells, and so not read", hint="Split it.")
            place = _CELL.fullmatch(attributes.get("r", ""))
            self.at = (int(place[2]), _number(place[1])) if place else (self.at[0], self.at[1] + 1)
            self.kind, self.value = attributes.get("t", "n"), ""
            style = attributes.get("s", "")
            self.is_date = style.isdecimal() and int(style) < len(self.dates) and self.dates[int(style)]

    def end(self, name: str) -> None:
        self.inside = ""
        if name == "c" and self.value.strip() and self.at[1] < 2**14:
            row = self.rows.setdefault(self.at[0], [])
            row += [""] * (self.at[1] + 1 - len(row))
            row[self.at[1]] = self._shown()

    def text(self, text: str) -> None:
        if self.inside in ("v", "t"):
            self.value += text

    def _shown(self) -> str:
        value = self.value.strip()
        if self.kind == "s":
            return self.texts[int(value)] if value.isdecimal() and int(value) < len(self.texts) else ""
        if self.kind == "b":
            return "TRUE" if value == "1" else "FALSE"
        if self.kind != "n":
            return self.value
        try:
            number = float(value)
            if self.is_date and 0 < number < 2958466:  # the end of the year 9999
                return f"{_FIRST_DAY + timedelta(days=int(number)):%Y-%m-%d}"
            return f"{number:.15g}" if abs(number) < 1e15 else value
        except ValueError:
            return value


def _number(letters: str) -> int:
    """A column's letters counted from 0."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
