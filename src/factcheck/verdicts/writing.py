"""Verdicts to TOML: one canonical text for one set of verdicts, laid out so that git can merge it.

Every claim is a block. What a person put into it (a review, a passage, a dismissal) is one line each, so that no
line of it is shared with somebody else's: whichever lines of a conflict somebody keeps by hand, each review is kept
whole or not at all, and the same one kept twice is no valid TOML. Claims are in article order, everything else in
the order of its keys. Empty fields are left out, and nothing is written that could be worked out from the rest.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

import tomli_w

from factcheck.core.records import Assignment, Dismissal, Evidence, Record, Request, Review, SourceRef, VerdictFile
from factcheck.verdicts.files import END, HEADER

# tomli-w escapes ASCII control characters alone. C1 controls and marks that turn the direction of writing would
# reach the terminal through `git diff`; U+2028 and U+2029 end a line for some editors.
_UNSAFE = re.compile("[\x80-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_ESCAPED = re.compile(r'[\x00-\x1f\x7f"\\]')
_BARE = re.compile(r"[A-Za-z0-9_-]+")


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
    return HEADER + "\n".join(parts) + f"\n{END}"


def block_text(place: str, key: str, record: Record) -> str:
    """One claim's (or orphan's) part of the file."""
    return f"{block_header(place, key)}\n" + "".join(f"{line}\n" for line in block_lines(record).values())


def block_header(place: str, key: str) -> str:
    return _safe(f"[{place}.{_key(key)}]")


def block_lines(record: Record) -> dict[tuple[str, ...], str]:
    """The lines of a record in order, by their keys: `("exact",)`, `("review", "ada")`."""
    # What people put in comes before the surroundings: two lines that change with the article keep it apart from
    # the next claim, where somebody else may have put in a new one.
    tree: dict[tuple[str, ...], Any] = {("kind",): record.kind, ("exact",): record.exact}
    tree |= {(key,): value for key, value in _filled(speaker=record.speaker, origin=record.origin).items()}
    for key, value in record.extra.items():
        # A table is what a newer version's reviewers own: a line for each of its keys as well.
        if isinstance(value, Mapping) and value:
            tree |= {(key, part): each for part, each in value.items()}
        else:
            tree[key,] = value
    if record.dismissed:
        tree["dismissed",] = _dismissal(record.dismissed)
    tree |= {("evidence", key): _evidence(key, item) for key, item in sorted(record.evidence.items())}
    tree |= {("review", key): _review(review) for key, review in sorted(record.reviews.items())}
    tree |= {("request", key): _request(request) for key, request in sorted(record.requests.items())}
    tree |= {("assigned", key): _assignment(each) for key, each in sorted(record.assigned.items())}
    tree |= {("detail", key): dict(sorted(each.items())) for key, each in sorted(record.details.items()) if each}
    tree |= {(key,): value for key, value in _filled(prefix=record.prefix, suffix=record.suffix).items()}
    return {keys: _safe(f"{'.'.join(map(_key, keys))} = {_value(value)}") for keys, value in tree.items()}


def _head(file: VerdictFile) -> str:
    extra = {key: value for key, value in file.extra.items() if not isinstance(value, Mapping)}
    more = file.extra.get("article", {})
    article = {"path": file.article, **_filled(text_sha256=file.text_sha256), **more}
    tree: dict[str, Any] = {"schema": file.schema, **extra, "article": article}
    if file.sources:
        tree["source"] = {key: _source(source) for key, source in sorted(file.sources.items())}
    return _toml(tree)


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else _value(key)


def _value(value: Any) -> str:
    """A value on one line; tomli-w writes tables and lists on several."""
    if isinstance(value, Mapping):
        return f"{{ {', '.join(f'{_key(key)} = {_value(each)}' for key, each in value.items())} }}" if value else "{}"
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, str) and not _ESCAPED.search(value):
        return f'"{value}"'  # most of a file, and a tenth of tomli-w's time
    return tomli_w.dumps({"x": value}).removeprefix("x = ").removesuffix("\n")


def _toml(tree: Mapping[str, Any]) -> str:
    return _safe(tomli_w.dumps(tree))


def _safe(text: str) -> str:
    text = _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
    return _SURROGATES.sub("\ufffd", text)


def _source(source: SourceRef) -> dict[str, Any]:
    return {"path": source.path, **_filled(sha256=source.sha256), **source.extra}


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


def _request(request: Request) -> dict[str, Any]:
    given = _filled(on=request.on, answer=request.answer, by=request.by)
    return {"text": request.text, **given, **request.extra}


def _assignment(assignment: Assignment) -> dict[str, Any]:
    return {**_filled(by=assignment.by, on=assignment.on), **assignment.extra}


def _filled(**fields: Any) -> dict[str, Any]:
    """The fields that say something: defaults are not written."""
    return {key: value for key, value in fields.items() if value}
