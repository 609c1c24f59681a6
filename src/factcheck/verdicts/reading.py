"""A verdict file to plain data, with limits and a message that names the key and the line.

The file may have been made by anybody: nothing in it is followed, and reading it takes bounded time and memory.
"""

import re
import shlex
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, TypeVar, get_origin

import msgspec

from factcheck.core.errors import VerdictFileError, in_words
from factcheck.core.records import (
    SCHEMA,
    Assignment,
    Dismissal,
    Evidence,
    Record,
    Request,
    Review,
    SourceRef,
    UnknownKey,
    VerdictFile,
    unsafe_path,
)
from factcheck.core.text import visible
from factcheck.verdicts.files import MAX_KEY, check_cost, check_end, read_text
from factcheck.verdicts.status import words_digest, words_of

SUFFIX = ".verdicts.toml"

S = TypeVar("S", bound=msgspec.Struct)
T = TypeVar("T", SourceRef, Evidence, Review, Dismissal, Request, Assignment, Record)
V = TypeVar("V")

_KEYS = {
    kind: tuple(key.name for key in fields(kind) if get_origin(key.type) is Annotated)
    for kind in (SourceRef, Evidence, Review, Dismissal, Request, Assignment, Record)
}
"""The keys of a table: its fields with a description; the others are tables themselves, or what is unknown."""


class ConflictedFileError(VerdictFileError):
    """A verdict file with git's conflict markers; `text` is all of it, for `sides_of`."""

    def __init__(self, path: str, line: int, text: str) -> None:
        hint = "Open the review to choose, or resolve it in an editor and run `git add`."
        super().__init__(f"{path}:{line}: git's conflict markers: two people's verdicts were not merged", hint=hint)
        self.text = text


class _Article(msgspec.Struct):
    path: Annotated[str, "relative to the project's root"]
    text_sha256: Annotated[str, "of the text: a change of markup alone leaves it as it was"] = ""


class _File(msgspec.Struct):
    schema: Annotated[int, "of this layout: 2"]
    article: dict[str, Any]
    source: dict[str, dict[str, Any]] = {}
    claim: dict[str, dict[str, Any]] = {}
    orphan: dict[str, dict[str, Any]] = {}


class _Tables(msgspec.Struct):
    """The tables inside a claim's."""

    dismissed: dict[str, Any] | None = None
    evidence: dict[str, dict[str, Any]] = {}
    review: dict[str, dict[str, Any]] = {}
    request: dict[str, dict[str, Any]] = {}
    assigned: dict[str, dict[str, Any]] = {}
    detail: dict[str, dict[str, str]] = {}


TABLES: Mapping[str, type] = {
    "at the top": _File,
    "[article]": _Article,
    "[source.KEY]": SourceRef,
    "[claim.ID], and [orphan.ID] for words no longer in the article": Record,
    "evidence.KEY, in a claim": Evidence,
    "review.REVIEWER, in a claim": Review,
    "dismissed, in a claim": Dismissal,
    "request.REVIEWER, in a claim": Request,
    "assigned.PERSON, in a claim": Assignment,
}
"""The tables of the file, by heading: docs/verdict-file.md is made of their keys and descriptions."""


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


def loads(text: str, path: str = "") -> VerdictFile:
    """The verdicts in a text; `path` is used in messages. Raises what `load` raises."""
    check_unmarked(text, path)
    check_end(text, path or "verdict file")
    return Reader(text, path).file()


def check_unmarked(text: str, path: str) -> None:
    """Raises ConflictedFileError if git's conflict markers are in the text."""
    if found := _MARKER.search(text):
        raise ConflictedFileError(path, text.count("\n", 0, found.start()) + 1, text)


def check_writable(path: str, file: VerdictFile) -> None:
    """Raises VerdictFileError if a newer version wrote the file: what that added would be lost."""
    if file.schema > SCHEMA:
        raise VerdictFileError(
            f"{path} was written by a newer factcheck (schema {file.schema}; this one writes {SCHEMA})",
            hint="Update factcheck: what a newer one adds would be missed, or lost.",
        )


class Reader:
    """One reading: keeps the text, so that a message can name a line."""

    def __init__(self, text: str, path: str) -> None:
        self.text = text
        self.path = path or "verdict file"
        self.unknown: list[UnknownKey] = []

    def file(self) -> VerdictFile:
        parsed = self._parsed()
        tree = self._migrated(parsed)
        try:
            file = self._understood(tree)
            return file if parsed["schema"] < SCHEMA else self.checked(file)
        except VerdictFileError as error:
            if tree["schema"] > SCHEMA:
                error.hint = f"It was written by a newer factcheck (schema {tree['schema']}): update this one."
            raise

    def checked(self, file: VerdictFile) -> VerdictFile:
        """The file itself. Raises VerdictFileError if a line is under another claim than it was written for.

        A conflict resolved by hand can leave it there: such a review was given for words that another claim has.
        """
        for place, records in (("claim", file.claims), ("orphan", file.orphans)):
            for key, record in records.items():
                for what, given in _given(record):
                    if given == words_digest(record.exact):
                        continue
                    home = next((name for name, each in file.claims.items() if words_digest(each.exact) == given), "")
                    if home:
                        error = self._error((place, key, *what), f"this line belongs under [claim.{home}], and is")
                        error.hint = (
                            "Move it there. If this was a conflict of git's, `git checkout --merge -- "
                            f"{shlex.quote(self.path)}` puts it back, and the review opens it."
                        )
                        raise error
        return file

    def _understood(self, tree: dict[str, Any]) -> VerdictFile:
        top, extra = self._table(tree, _File, ())
        article, article_extra = self._table(top.article, _Article, ("article",))
        self._note(extra, _File.__struct_fields__, ())
        self._note(article_extra, _Article.__struct_fields__, ("article",))
        if article_extra:
            extra["article"] = article_extra
        claims = self._each(top.claim, ("claim",), self.record)
        orphans = self._each(top.orphan, ("orphan",), self.record)
        return VerdictFile(
            article=article.path,
            text_sha256=article.text_sha256,
            sources=self._each(top.source, ("source",), self._source),
            claims=claims,
            orphans=orphans,
            schema=top.schema,
            extra=extra,
            unknown=tuple(self.unknown),
        )

    def _parsed(self) -> dict[str, Any]:
        check_unmarked(self.text, self.path)
        check_cost(self.text, self.path)
        if not self.text.strip("\0 \t\r\n"):
            raise VerdictFileError(f"{self.path} is empty", hint=self._last_version())
        try:
            return tomllib.loads(self.text)
        except tomllib.TOMLDecodeError as error:
            if (tree := _of_both_layouts(self.text)) is not None:
                return tree
            raise self._syntax_error(str(error)) from error
        except (ValueError, RecursionError) as error:
            # An integer of thousands of digits, or arrays nested without end: tomllib has no message of its own.
            raise VerdictFileError(f"{self.path}: not valid TOML: {type(error).__name__}") from error

    def _syntax_error(self, message: str) -> VerdictFileError:
        found = re.search(r"^(.*?) ?\((?:at line (\d+), column (\d+)|at end of document)\)$", message, re.DOTALL)
        said = visible(found[1] if found else message)[:200]
        line = found[2] if found and found[2] else str(self.text.count("\n") + 1)
        column = f":{found[3]}" if found and found[3] else ""
        if message.endswith("(at end of document)"):
            said, hint = f"{said}: the file ends too soon, as if it had been cut off", self._last_version()
        else:
            hint = f"Correct the line by hand, or take the last good version: git checkout -- {shlex.quote(self.path)}"
        return VerdictFileError(f"{self.path}:{line}{column}: not valid TOML: {said}", hint=hint)

    def _last_version(self) -> str:
        return f"`factcheck review` offers what was last saved here; git has what was committed: git checkout -- {shlex.quote(self.path)}"

    def _migrated(self, tree: dict[str, Any]) -> dict[str, Any]:
        schema = tree.get("schema")
        if not isinstance(schema, int) or isinstance(schema, bool) or schema < 1:
            said = "no `schema`" if schema is None else "`schema` must be a whole number, 1 or higher"
            found = re.search(r"^schema\b", self.text, re.MULTILINE)
            line = self.text.count("\n", 0, found.start()) + 1 if found else 1
            raise VerdictFileError(
                f"{self.path}:{line}: {said}", hint=f"A verdict file begins with `schema = {SCHEMA}`."
            )
        for version in range(schema, SCHEMA):
            tree = MIGRATIONS[version](tree) | {"schema": version + 1}
        return tree

    def _source(self, table: Mapping[str, Any], where: tuple[str, ...]) -> SourceRef:
        source = self._filled(table, SourceRef, where)
        if reason := unsafe_path(source.path):
            raise self._error(where, f"`path` {reason}", "path")
        return source

    def record(self, table: Mapping[str, Any], where: tuple[str, ...]) -> Record:
        tables, own = self._table(table, _Tables, where)
        record = self._filled(own, Record, where)
        if record.kind not in {"quote", "claim"}:
            raise self._error(where, f'`kind` is "quote" or "claim", not "{visible(record.kind)[:40]}"', "kind")
        dismissed = tables.dismissed
        return replace(
            record,
            dismissed=None if dismissed is None else self._filled(dismissed, Dismissal, (*where, "dismissed")),
            evidence=self._each(tables.evidence, (*where, "evidence"), self._evidence),
            reviews=self._each(tables.review, (*where, "review"), lambda each, at: self._filled(each, Review, at)),
            requests=self._each(tables.request, (*where, "request"), lambda each, at: self._filled(each, Request, at)),
            assigned=self._each(
                tables.assigned, (*where, "assigned"), lambda each, at: self._filled(each, Assignment, at)
            ),
            details={who: each for who, each in tables.detail.items() if each},
        )

    def _each(
        self, tables: Mapping[str, Any], where: tuple[str, ...], make: Callable[[Any, tuple[str, ...]], V]
    ) -> dict[str, V]:
        return {key: make(table, (*where, key)) for key, table in tables.items()}

    def _evidence(self, table: Mapping[str, Any], where: tuple[str, ...]) -> Evidence:
        return self._filled({**table, "source": table.get("source") or where[-1]}, Evidence, where)

    def _filled(self, table: Mapping[str, Any], kind: type[T], where: tuple[str, ...]) -> T:
        """A record of plain data with the table's fields; those a newer version may have written are its `extra`."""
        known: Sequence[str] = _KEYS[kind]
        fields, extra = self._parted(table, known, where)
        made = self._converted(fields, kind, where)
        self._note(extra, (*known, *(_Tables.__struct_fields__ if len(where) == 2 else ())), where)
        return replace(made, extra=extra) if extra else made

    def _note(self, extra: Iterable[str], known: Iterable[str], where: tuple[str, ...]) -> None:
        for key in extra:
            close = get_close_matches(key, list(known), n=1)
            line = _line_of(self.text, where, key) if where else _line_at_top(self.text, key)
            self.unknown.append(UnknownKey(".".join(where), key, line or 1, close[0] if close else ""))

    def _table(self, table: Mapping[str, Any], kind: type[S], where: tuple[str, ...]) -> tuple[S, dict[str, Any]]:
        """The known fields of a table, and all others."""
        fields, others = self._parted(table, kind.__struct_fields__, where)
        return self._converted(fields, kind, where), others

    def _parted(
        self, table: Mapping[str, Any], known: Sequence[str], where: tuple[str, ...]
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        if where and len(where[-1]) > MAX_KEY:
            raise self._error(where, f"a key longer than {MAX_KEY} characters")
        fields = {key: value for key, value in table.items() if key in known}
        return fields, {key: value for key, value in table.items() if key not in known}

    def _converted(self, fields: Mapping[str, Any], kind: type[V], where: tuple[str, ...]) -> V:
        try:
            return msgspec.convert(fields, kind)
        except msgspec.ValidationError as error:
            raise self._error(where, *in_words(visible(str(error)), kind)) from error

    def _error(self, where: tuple[str, ...], said: str, key: str = "") -> VerdictFileError:
        line = _line_of(self.text, where, key)
        place = f"{self.path}:{line}" if line else self.path
        table = ".".join(part if len(part) <= 40 else f"{part[:39]}…" for part in where)
        said = f"{said} in [{visible(table)}]" if where else said
        return VerdictFileError(f"{place}: {said}", hint="Correct it by hand; nothing was changed.")


def _given(record: Record) -> Iterator[tuple[tuple[str, ...], str]]:
    """The verdicts of a record that know for which words they were given, and the digest of those."""
    for who, review in record.reviews.items():
        if review.verdict and review.basis and not review.was:
            yield ("review", who), words_of(review.basis)
    if (dismissed := record.dismissed) and dismissed.basis and not dismissed.was:
        yield ("dismissed",), words_of(dismissed.basis)


MIGRATIONS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {1: dict}
"""From each older schema to the next, by number. 1 had tables where 2 has lines, which say the same in TOML."""

_MARKER = re.compile(r"^(?:<<<<<<<|>>>>>>>)(?: |$)", re.MULTILINE)


_BLOCK = re.compile(r"^(?=\[(?:claim|orphan)\.)", re.MULTILINE)
_TABLE = re.compile(r"^\[((?:claim|orphan)\..+)\][ \t]*$", re.MULTILINE)
_OLD_TABLE = re.compile(r"^\[(?:claim|orphan)\.[^.\n]+\.(?:review|evidence|dismissed)\b", re.MULTILINE)


def _of_both_layouts(text: str) -> dict[str, Any] | None:
    """What a file says that git merged, by lines, out of the layout of schema 1 and today's; None if it is none.

    A claim may then have lines of its own for one reviewer and a table for the other, which TOML does not allow.
    """
    tables = _TABLE.findall(text)
    if not _OLD_TABLE.search(text) or len(set(tables)) < len(tables):
        return None
    tree: dict[str, Any] = {}
    try:
        for block in _BLOCK.split(text):
            _add(tree, tomllib.loads(block))
    except (ValueError, RecursionError):
        return None
    return tree


def _add(tree: dict[str, Any], more: Mapping[str, Any]) -> None:
    """Put the keys of one tree into another. Raises ValueError if a value is in both."""
    for key, value in more.items():
        there = tree.setdefault(key, value)
        if there is not value:
            if not (isinstance(there, dict) and isinstance(value, dict)):
                raise ValueError(key)
            _add(there, value)


def _line_of(text: str, where: tuple[str, ...], key: str = "") -> int | None:
    """The line of a table (its header, or the one line it is), or of a key in it; else of the nearest table around it.

    None if there is none.
    """
    for length in range(len(where), 0, -1):
        header = re.search(rf"^[ \t]*\[[ \t]*{_keys(where[:length])}", text, re.MULTILINE)
        if header is None:
            continue
        end = text.find("\n[", header.end())
        wanted = (_keys(where[length:]), _keys((*where[length:], key)) if key else "")
        found = [
            at
            for keys in wanted
            if keys
            and (
                at := re.compile(rf"^[ \t]*{keys}[ \t]*[.=]", re.MULTILINE).search(
                    text, header.end(), max(end, 0) or len(text)
                )
            )
        ]
        return text.count("\n", 0, found[-1].start() if found else header.end()) + 1
    return None


def _line_at_top(text: str, key: str) -> int | None:
    found = re.search(rf"^[ \t]*\[*[ \t]*{_keys((key,))}", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else None


def _keys(where: Sequence[str]) -> str:
    """A pattern for a dotted key; of a part that is too long to look for, the beginning will do."""
    parts = (re.escape(part[:MAX_KEY]) + (r"[^=\s]*" if len(part) > MAX_KEY else "") for part in where)
    return r"[ \t]*\.[ \t]*".join(rf"[\"']?{part}[\"']?" for part in parts)
