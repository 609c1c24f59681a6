"""JSON Schemas of the TOML files that people edit, in the form of SchemaStore: settings, verdict file, `sources.toml`.

Editors with a TOML language server (Taplo, for example) complete keys and mark mistakes with them. Made by generate.py.
"""

from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

import msgspec

from factcheck.core.model import Participant, Provenance, Verdict
from factcheck.core.records import Assignment, Dismissal, Evidence, Record, Request, Review, SourceRef
from factcheck.core.settings import Personal, Project

DRAFT = "http://json-schema.org/draft-07/schema#"
_SIMPLE: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    tuple[str, ...]: {"type": "array", "items": {"type": "string"}},
}
_DATE = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}


def schemas() -> dict[str, dict[str, Any]]:
    """Each schema by its file's name."""
    return {
        "settings.schema.json": _of_settings(Project, "factcheck: settings of a project (.factcheck.toml)"),
        "personal.schema.json": _of_settings(Personal, "factcheck: a person's own settings (config.toml)"),
        "verdicts.schema.json": verdicts(),
        "sources.schema.json": sources(),
    }


def _of_settings(struct: type[msgspec.Struct], title: str) -> dict[str, Any]:
    (whole,), parts = msgspec.json.schema_components([struct], ref_template="#/definitions/{name}")
    table = parts.pop(struct.__name__) if whole else {}
    return {"$schema": DRAFT, "title": title} | {
        key: value for key, value in table.items() if key not in {"title", "description"}
    }


def verdicts() -> dict[str, Any]:
    """The verdict file; a key that this version does not know is kept, so none is forbidden."""
    claim = _table(Record) | {"description": "a quote or claim"}
    claim["properties"] |= {
        "dismissed": _table(Dismissal),
        "evidence": _by_name(_table(Evidence, optional=("source",))),
        "review": _by_name(_table(Review)),
        "request": _by_name(_table(Request)),
        "assigned": _by_name(_table(Assignment)),
        "detail": _by_name(_by_name({"type": "string"})),
    }
    article = {"path": {"type": "string"}, "text_sha256": {"type": "string"}}
    return {
        "$schema": DRAFT,
        "title": "factcheck: the verdicts on an article (NAME.verdicts.toml)",
        "type": "object",
        "required": ["schema", "article"],
        "properties": {
            "schema": {"type": "integer", "enum": [1, 2]},
            "article": {"type": "object", "required": ["path"], "properties": article},
            "source": _by_name(_table(SourceRef)),
            "claim": _by_name({"$ref": "#/definitions/claim"}),
            "orphan": _by_name({"$ref": "#/definitions/claim"}),
        },
        "definitions": {"claim": claim},
    }


def sources() -> dict[str, Any]:
    """`sources.toml`: a table for each file."""
    table = _table(Provenance, closed=True)
    table["properties"] |= {
        "date": {"anyOf": [{"type": "string"}, {"type": "integer"}]},
        "participants": {"type": "array", "items": _table(Participant, closed=True)},
    }
    return {
        "$schema": DRAFT,
        "title": "factcheck: where sources come from (sources.toml)",
        "type": "object",
        "additionalProperties": table,
    }


def _table(kind: type[Any], *, optional: tuple[str, ...] = (), closed: bool = False) -> dict[str, Any]:
    """A table from a dataclass: its fields with what is said of them, required where they have no default."""
    hints = get_type_hints(kind, include_extras=True)
    named = [field for field in fields(kind) if _is_value(hints[field.name])]
    required = [field.name for field in named if "MISSING" in repr(field.default) and field.name not in optional]
    table: dict[str, Any] = {"type": "object", "properties": {field.name: _value(hints[field.name]) for field in named}}
    return table | ({"required": required} if required else {}) | ({"additionalProperties": False} if closed else {})


def _is_value(hint: Any) -> bool:
    """Whether a field is a key of the table itself, and no table inside it."""
    return get_origin(hint) is Annotated or hint in _SIMPLE


def _value(hint: Any) -> dict[str, Any]:
    described = {"description": hint.__metadata__[0]} if get_origin(hint) is Annotated else {}
    kind = next(iter(_kinds(hint)))
    if kind is Verdict:
        return {"enum": [each.value for each in Verdict]} | described
    return (_DATE if kind is date else _SIMPLE[kind]) | described


def _kinds(hint: Any) -> Iterator[Any]:
    if get_origin(hint) is Annotated:
        yield from _kinds(get_args(hint)[0])
    elif get_origin(hint) in (Union, UnionType):
        yield from (each for each in get_args(hint) if each is not NoneType)
    else:
        yield hint


def _by_name(table: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": table}
