"""Verdicts to TOML: one canonical text for one set of verdicts, laid out so that git can merge it.

Every claim is a block, every reviewer's verdict a table of its own inside it, one field a line; claims stand in
article order, everything else in the order of its keys. Empty fields are left out, and nothing is written that
could be worked out from the rest.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

import tomli_w

from factcheck.records import Dismissal, Evidence, Record, Review, SourceRef, VerdictFile

HEADER = "# Written by factcheck. Write remarks in `note` fields: comments are not kept.\n"

# tomli-w escapes ASCII control characters alone. C1 controls and marks that turn the direction of writing would
# reach the terminal through `git diff`; U+2028 and U+2029 end a line for some editors.
_UNSAFE = re.compile("[\x80-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")
_SURROGATES = re.compile("[\ud800-\udfff]")


Block = Callable[[str, str, Record], str]


def dump(file: VerdictFile, *, block: Block | None = None) -> str:
    """The file's text, lines ended by LF. The same verdicts give the same text, whatever was done to them.

    Lone surrogates, which no UTF-8 file can hold, become U+FFFD. `block` writes one record's block (`block_text`,
    or one that remembers what it wrote).
    """
    block = block or block_text
    parts = [_head(file)]
    parts += [block("claim", key, record) for key, record in file.claims.items()]
    parts += [block("orphan", key, record) for key, record in file.orphans.items()]
    tables = {key: value for key, value in file.extra.items() if isinstance(value, Mapping) and key != "article"}
    parts += [_toml(tables)] if tables else []
    return HEADER + "\n".join(parts)


def block_text(place: str, key: str, record: Record) -> str:
    """One claim's (or orphan's) part of the file: its own table and those inside it."""
    return _toml({place: {key: _record(record)}})


def _head(file: VerdictFile) -> str:
    extra = {key: value for key, value in file.extra.items() if not isinstance(value, Mapping)}
    more = file.extra.get("article", {})
    article = {"path": file.article, **_filled(text_sha256=file.text_sha256), **more}
    tree: dict[str, Any] = {"schema": file.schema, **extra, "article": article}
    if file.sources:
        tree["source"] = {key: _source(source) for key, source in sorted(file.sources.items())}
    return _toml(tree)


def _toml(tree: Mapping[str, Any]) -> str:
    text = _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", tomli_w.dumps(tree))
    return _SURROGATES.sub("\ufffd", text)


def _source(source: SourceRef) -> dict[str, Any]:
    return {"path": source.path, **_filled(sha256=source.sha256), **source.extra}


def _record(record: Record) -> dict[str, Any]:
    fields = {"kind": record.kind, "exact": record.exact}
    fields |= _filled(prefix=record.prefix, suffix=record.suffix, speaker=record.speaker, origin=record.origin)
    tables: dict[str, Any] = {}
    if record.dismissed:
        tables["dismissed"] = _dismissal(record.dismissed)
    if record.evidence:
        tables["evidence"] = {key: _evidence(key, item) for key, item in sorted(record.evidence.items())}
    if record.reviews:
        tables["review"] = {key: _review(review) for key, review in sorted(record.reviews.items())}
    return {**fields, **record.extra, **tables}


def _dismissal(dismissal: Dismissal) -> dict[str, Any]:
    given = _filled(basis=dismissal.basis, was=dismissal.was)
    return {"by": dismissal.by, "reason": dismissal.reason, **given, **dismissal.extra}


def _evidence(key: str, item: Evidence) -> dict[str, Any]:
    source = {} if item.source == key else {"source": item.source}
    return {**source, "exact": item.exact, **_filled(locator=item.locator, level=item.level), **item.extra}


def _review(review: Review) -> dict[str, Any]:
    verdict = review.verdict.value if review.verdict else None
    fields = _filled(verdict=verdict, final=review.final, note=review.note, on=review.on)
    return {**fields, **_filled(basis=review.basis, was=review.was), **review.extra}


def _filled(**fields: Any) -> dict[str, Any]:
    """The fields that say something: defaults are not written."""
    return {key: value for key, value in fields.items() if value}
