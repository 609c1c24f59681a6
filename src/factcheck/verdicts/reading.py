"""A verdict file to plain data, with limits and a message that names the key and the line.

The file may have been made by anybody: nothing in it is followed, and reading it takes bounded time and memory.
"""

import os
import re
import stat
import tomllib
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from factcheck.errors import VerdictFileError
from factcheck.model import Verdict
from factcheck.records import Dismissal, Evidence, Record, Review, SourceRef, VerdictFile
from factcheck.verdicts.paths import unsafe_path
from factcheck.words import visible

SUFFIX = ".verdicts.toml"

MAX_BYTES = 16_000_000
"""Five thousand decided claims take about 3 MB."""
MAX_KEY = 200
"""Characters of a claim id, a source key or a reviewer's name."""

T = TypeVar("T", bound=msgspec.Struct)
V = TypeVar("V")


class _Source(msgspec.Struct):
    path: str
    sha256: str = ""


class _Evidence(msgspec.Struct):
    exact: str
    source: str = ""
    locator: str = ""
    level: str = ""


class _Review(msgspec.Struct):
    verdict: Verdict | None = None
    note: str = ""
    on: date | None = None
    basis: str = ""
    final: bool = False
    was: str = ""


class _Dismissal(msgspec.Struct):
    by: str
    reason: str
    basis: str = ""
    was: str = ""


class _Claim(msgspec.Struct):
    kind: str
    exact: str
    prefix: str = ""
    suffix: str = ""
    speaker: str = ""
    origin: str = ""
    dismissed: dict[str, Any] | None = None
    evidence: dict[str, dict[str, Any]] = {}
    review: dict[str, dict[str, Any]] = {}


class _Article(msgspec.Struct):
    path: str
    text_sha256: str = ""


class _File(msgspec.Struct):
    schema: int
    article: dict[str, Any]
    source: dict[str, dict[str, Any]] = {}
    claim: dict[str, dict[str, Any]] = {}
    orphan: dict[str, dict[str, Any]] = {}


def verdict_path(article: str | Path) -> Path:
    """Where an article's verdicts lie: `articles/harbour.verdicts.toml` for `articles/harbour.md`."""
    article = Path(article)
    return article.with_name(article.stem + SUFFIX)


def load(path: str | Path) -> VerdictFile:
    """The verdicts of a file.

    Raises VerdictFileError, which names the file and, where there is one, the line and table, if the file is
    missing, is not a plain file, is too big, is no valid TOML, or holds a wrong type or unknown word;
    ConflictedFileError (one of its kind) if it holds git's conflict markers. A file of a newer schema is read
    as far as it is understood; it must not be written (see Store).
    """
    return loads(read_text(path), str(path))


def read_text(path: str | Path) -> str:
    """The text of a verdict file: a plain file, no link, of bounded size, in UTF-8. Raises VerdictFileError."""
    # A link in a repository may lead anywhere, and a pipe never ends: neither is opened as a verdict file.
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        if stat.S_ISLNK(os.lstat(path).st_mode):
            raise VerdictFileError(f"{path} is a symbolic link", hint="Put the verdict file itself in its place.")
        with os.fdopen(os.open(path, flags), "rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise VerdictFileError(f"{path} is not a file")
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise VerdictFileError(f"{path} cannot be read: {error.strerror}") from error
    if len(data) > MAX_BYTES:
        raise VerdictFileError(f"{path} is larger than {MAX_BYTES // 1_000_000} MB: too large for a verdict file")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise VerdictFileError(f"{path}:{line}: not UTF-8", hint="Save the file as UTF-8.") from error


def loads(text: str, path: str = "") -> VerdictFile:
    """The verdicts in a text; `path` is used in messages. Raises what `load` raises."""
    return _Reader(text, path).file()


class _Reader:
    """One reading: keeps the text, so that a message can name a line."""

    def __init__(self, text: str, path: str) -> None:
        self.text = text
        self.path = path or "verdict file"

    def file(self) -> VerdictFile:
        tree = self._parsed()
        self._check_schema(tree)
        top, extra = self._table(tree, _File, ())
        article, article_extra = self._table(top.article, _Article, ("article",))
        if article_extra:
            extra["article"] = article_extra
        sources = dict(self._sources(top.source))
        return VerdictFile(
            article=article.path,
            text_sha256=article.text_sha256,
            sources=sources,
            claims={key: self._record(table, ("claim", key)) for key, table in top.claim.items()},
            orphans={key: self._record(table, ("orphan", key)) for key, table in top.orphan.items()},
            schema=top.schema,
            extra=extra,
        )

    def _parsed(self) -> dict[str, Any]:
        check_bounds(self.text, self.path)
        try:
            return tomllib.loads(self.text)
        except tomllib.TOMLDecodeError as error:
            raise self._syntax_error(str(error)) from error
        except (ValueError, RecursionError) as error:
            # An integer of thousands of digits, or arrays nested without end: tomllib has no message of its own.
            raise VerdictFileError(f"{self.path}: not valid TOML: {type(error).__name__}") from error

    def _syntax_error(self, message: str) -> VerdictFileError:
        found = re.search(r"^(.*?) ?\((?:at line (\d+), column (\d+)|at end of document)\)$", message, re.DOTALL)
        said = visible(found[1] if found else message)[:200]
        line = found[2] if found and found[2] else str(self.text.count("\n") + 1)
        column = f":{found[3]}" if found and found[3] else ""
        hint = "Mend the line by hand, or take the last good version: git checkout -- FILE."
        return VerdictFileError(f"{self.path}:{line}{column}: not valid TOML: {said}", hint=hint)

    def _check_schema(self, tree: Mapping[str, Any]) -> None:
        schema = tree.get("schema")
        if not isinstance(schema, int) or isinstance(schema, bool) or schema < 1:
            said = "has no `schema`" if schema is None else "`schema` is not a whole number from 1"
            raise VerdictFileError(f"{self.path}: {said}", hint="A verdict file begins with `schema = 1`; is this one?")

    def _sources(self, tables: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, SourceRef]]:
        for key, table in tables.items():
            where = ("source", key)
            fields, extra = self._table(table, _Source, where)
            if reason := unsafe_path(fields.path):
                raise self._error(where, f"`path` {reason}")
            yield key, SourceRef(fields.path, fields.sha256, extra)

    def _record(self, table: Mapping[str, Any], where: tuple[str, ...]) -> Record:
        fields, extra = self._table(table, _Claim, where)
        if fields.kind not in {"quote", "claim"}:
            raise self._error(where, f'`kind` is "quote" or "claim", not "{visible(fields.kind)[:40]}"')
        dismissed = None
        if fields.dismissed is not None:
            given, more = self._table(fields.dismissed, _Dismissal, (*where, "dismissed"))
            dismissed = Dismissal(given.by, given.reason, given.basis, given.was, more)
        return Record(
            kind=fields.kind,
            exact=fields.exact,
            prefix=fields.prefix,
            suffix=fields.suffix,
            speaker=fields.speaker,
            origin=fields.origin,
            dismissed=dismissed,
            evidence=self._each(fields.evidence, (*where, "evidence"), self._evidence),
            reviews=self._each(fields.review, (*where, "review"), self._review),
            extra=extra,
        )

    def _each(
        self, tables: Mapping[str, Any], where: tuple[str, ...], make: Callable[[Any, tuple[str, ...]], V]
    ) -> dict[str, V]:
        return {key: make(table, (*where, key)) for key, table in tables.items()}

    def _evidence(self, table: Mapping[str, Any], where: tuple[str, ...]) -> Evidence:
        fields, extra = self._table(table, _Evidence, where)
        return Evidence(fields.source or where[-1], fields.exact, fields.locator, fields.level, extra)

    def _review(self, table: Mapping[str, Any], where: tuple[str, ...]) -> Review:
        fields, extra = self._table(table, _Review, where)
        return Review(fields.verdict, fields.note, fields.on, fields.basis, fields.final, fields.was, extra)

    def _table(self, table: Mapping[str, Any], kind: type[T], where: tuple[str, ...]) -> tuple[T, dict[str, Any]]:
        """The known fields of a table, and those a newer version may have written."""
        if where and len(where[-1]) > MAX_KEY:
            raise self._error((*where[:-1], where[-1][:20] + "…"), f"a key longer than {MAX_KEY} characters", where)
        try:
            fields = msgspec.convert(table, kind)
        except msgspec.ValidationError as error:
            raise self._error(where, _in_words(str(error))) from error
        known = kind.__struct_fields__
        return fields, {key: value for key, value in table.items() if key not in known}

    def _error(self, where: tuple[str, ...], said: str, exact: tuple[str, ...] | None = None) -> VerdictFileError:
        line = _line_of(self.text, exact or where)
        place = f"{self.path}:{line}" if line else self.path
        table = f" in [{visible('.'.join(where))[:80]}]" if where else ""
        return VerdictFileError(f"{place}: {said}{table}", hint="Mend it by hand; nothing was changed.")


_DOTTED = re.compile(
    r"""(?<![A-Za-z0-9_-]) (?: (?: [A-Za-z0-9_-]++ | "[^"\n]*+" | '[^'\n]*+' ) [ \t]*+ \. [ \t]*+ ){32}""", re.VERBOSE
)
_MARKER = re.compile(r"^(?:<<<<<<<|>>>>>>>)(?: |$)", re.MULTILINE)


def check_bounds(text: str, path: str) -> None:
    """Raises VerdictFileError on what tomllib would take hours over, or what git left behind."""
    if found := _MARKER.search(text):
        from factcheck.verdicts.conflicts import ConflictedFileError  # noqa: PLC0415 - it reads both sides with this

        raise ConflictedFileError(path, text.count("\n", 0, found.start()) + 1, text)
    # tomllib takes time with the square of a key's length in parts; ours have at most five.
    if found := _DOTTED.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise VerdictFileError(f"{path}:{line}: a key of more than 32 parts", hint="No verdict file has one.")


def _in_words(message: str) -> str:
    """What msgspec says, for people: the key first."""
    said, _, key = message.partition(" - at `$")
    key = key.strip("`.")
    said = said.replace("`str`", "text").replace("`int`", "a number").replace("`object`", "a table")
    said = said.replace("`date`", "a date").replace("`bool`", "true or false").replace("`float`", "a number")
    said = said.replace("`array`", "a list").replace(" | null", "")
    if said.startswith("Object missing required field"):
        return f"{said.removeprefix('Object missing required field ')} is missing"
    if said.startswith("Invalid enum value"):
        choices = ", ".join(verdict.value for verdict in Verdict)
        return f"`{key}` is {visible(said.removeprefix('Invalid enum value '))[:60]}, which is none of {choices}"
    return f"`{key}`: {visible(said)[:120].lower()}" if key else visible(said)[:120]


def _line_of(text: str, where: tuple[str, ...]) -> int | None:
    """The line of a table's header, or of the nearest table around it; None if it stands in no line of its own."""
    for length in range(len(where), 0, -1):
        parts = (rf"(?:{re.escape(part)}|\"{re.escape(part)}\"|'{re.escape(part)}')" for part in where[:length])
        header = r"^[ \t]*\[[ \t]*" + r"[ \t]*\.[ \t]*".join(parts) + r"[ \t]*\]"
        if found := re.search(header, text, re.MULTILINE):
            return text.count("\n", 0, found.end()) + 1
    return None
