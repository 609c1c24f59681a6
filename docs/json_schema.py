"""The JSON of `--format json`, from the classes it is made of: a schema, and the tables of docs/json.md."""

import dataclasses
import json
import re
import types
import typing
from collections.abc import Iterator, Mapping
from enum import Enum
from inspect import cleandoc
from typing import Any

from factcheck.checks import Passage
from factcheck.core.model import (
    Candidate,
    Citation,
    Claim,
    Comparison,
    Detail,
    Difference,
    Finding,
    LeftOut,
    Locator,
    Participant,
    Provenance,
    Signal,
    Skipped,
    Source,
    Speaker,
    State,
    Verdict,
)
from factcheck.reports.json import SCHEMA
from factcheck.verdicts.status import Reason

TYPES = (
    Claim, Speaker, Signal, Citation, LeftOut, Finding, Candidate, Comparison, Difference, Detail, Locator, Passage, Reason,
    Source, Provenance, Participant, Skipped,
)  # fmt: skip

# What stands in the JSON beside a class's own fields ("?": not always), and the fields that may be missing.
ADDED: Mapping[type, Mapping[str, Any]] = {
    Locator: {"text": str},
    Claim: {"locator?": Locator},
    LeftOut: {"locator": Locator},
}
MAY_BE_MISSING = (Locator,)

# The answers: a dict is an object (a name with "?" may be missing, "*" is any name), a list holds things of one kind.
PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean", type(None): "null"}
PYTHON = {"None": "null", "True": "true", "False": "false"}
NUMBERS = {"*": int}
BY_STATE = {str(state): int for state in State}
SILENCED = {"by": str, "reason": str, "finding": Finding}
REVIEW = {"reviewer": str, "verdict": Verdict | None, "note": str, "on": str | None, "final": bool, "stale": bool}
REPORTED = {
    "number": int, "state": State, "origin": str, "reviews": [REVIEW], "stale_because": [Reason], "waiting": bool,
    "dismissed": ({"by": str, "reason": str}, None), "passages": [Passage],
}  # fmt: skip
ANSWERS: Mapping[str, Mapping[str, Any]] = {
    "list": {"article": str, "title": str, "claims": [Claim], "left_out": [LeftOut]},
    "find": {"queries": [{"query": str, "candidates": [Candidate]}], "skipped": [Skipped]},
    "sources": {"sources": [Source], "skipped": [Skipped]},
    "check": {
        "articles": [
            {
                "path": str, "quotes": int, "claims": int, "findings": [Finding], "silenced": [SILENCED],
                "details": [{"claim": str, "details": [Detail]}], "error": str, "hint": str, "notes": [str],
            }
        ],
        "summary": {"error": int, "warning": int, "note": int},
        "exit_code": int,
        "shard": str,
        "used": {
            "policy_from": str, "settings": [str], "baselines": [str], "sources": [str], "verdicts": [str],
            "new": [{"kind": str, "path": str, "what": str, "number": int}],
        },
    },
    "report": {
        "article": {"path": str, "title": str, "sha256": str, "text_sha256": str}, "counts": BY_STATE,
        "required_reviews": int, "claims": [(Claim, REPORTED)], "findings": [Finding], "sources": [Source],
        "skipped": [Skipped], "detail_counts": NUMBERS, "details": [{"claim": str, "details": [Detail]}],
    },
    "status": {
        "articles": [
            {
                "article": str, "verdicts": str, "claims?": int, "states?": BY_STATE, "waiting?": int, "orphans?": int,
                "reviewers?": {"*": NUMBERS}, "asked?": int, "assigned?": {"*": int}, "details?": {"*": NUMBERS},
                "error?": str, "hint?": str, "recoveries": [str],
            }
        ],
        "reviewers": {"*": NUMBERS},
        "assigned": {"*": int},
        "details": {"*": NUMBERS},
        "without_verdict_file": [str],
        "without_article": [{"verdicts": str, "article?": str}],
    },
}  # fmt: skip


def schema() -> dict[str, Any]:
    """JSON Schema 2020-12: `$defs` holds each answer under its command's name, and each class."""
    answers = {name: _object({"schema": SCHEMA} | dict(fields)) for name, fields in ANSWERS.items()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "What factcheck says with --format json",
        "anyOf": [{"$ref": f"#/$defs/{name}"} for name in ANSWERS],
        "$defs": answers | {kind.__name__: _object(_fields(kind), cleandoc(kind.__doc__ or "")) for kind in TYPES},
    }


def _fields(kind: type) -> dict[str, Any]:
    hints = typing.get_type_hints(kind)
    mark = "?" if kind in MAY_BE_MISSING else ""
    return {field.name + mark: hints[field.name] for field in dataclasses.fields(kind)} | dict(ADDED.get(kind, {}))


def _object(fields: Mapping[str, Any], description: str = "") -> dict[str, Any]:
    said = {"description": " ".join(description.split())} if description else {}
    if "*" in fields:
        return {"type": "object", "additionalProperties": _schema(fields["*"])}
    return said | {
        "type": "object",
        "properties": {name.rstrip("?"): _schema(kind) for name, kind in fields.items()},
        "required": [name for name in fields if not name.endswith("?")],
    }


def _schema(kind: Any) -> dict[str, Any]:
    match kind:
        case dict():
            return _object(kind)
        case [item]:
            return {"type": "array", "items": _schema(item)}
        case (type() as base, dict() as more):
            return {"allOf": [_schema(base), _schema(more)]}
        case (item, None):
            return {"anyOf": [_schema(item), {"type": "null"}]}
        case int():
            return {"const": kind}
    return _of_type(kind)


def _of_type(kind: Any) -> dict[str, Any]:
    if kind in PLAIN:
        return {"type": PLAIN[kind]}
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {"enum": [item.value for item in kind]}
    if kind in TYPES:
        return {"$ref": f"#/$defs/{kind.__name__}"}
    origin, inside = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        return {"anyOf": [_schema(item) for item in inside]}
    if origin is tuple and inside[1:] == (...,):
        return {"type": "array", "items": _schema(inside[0])}
    if origin is tuple:
        return {"type": "array", "prefixItems": [_schema(item) for item in inside], "minItems": len(inside)}
    raise TypeError(f"no schema for {kind}")


def answers_table() -> Iterator[str]:
    """Each command's answer; a name in quotes where a value stands is its type, or a class of the tables below."""
    for name, fields in ANSWERS.items():
        yield f"### factcheck {name}\n\n```text"
        drawn = json.dumps(_shape({"schema": SCHEMA} | dict(fields)), indent=2, ensure_ascii=False).replace('"', "")
        yield re.sub(r"\[\s+(\w+)\s+\]", r"[\1]", drawn)
        yield "```\n"


def types_reference() -> Iterator[str]:
    """Each class: what it is, and its fields."""
    for kind in TYPES:
        words = re.sub(r"\b(None|True|False)\b", lambda match: PYTHON[match[1]], cleandoc(kind.__doc__ or ""))
        yield f"### {kind.__name__}\n\n{words}\n"
        yield "| field | value |\n|---|---|"
        for name, hint in _fields(kind).items():
            shown = _shape(hint) if name[-1] != "?" else f"{_shape(hint).removesuffix(' | null')}, or missing"
            yield f"| `{name.rstrip('?')}` | {shown.replace('|', chr(92) + '|')} |"
        yield ""


def _shape(kind: Any) -> Any:
    match kind:
        case dict():
            return {"NAME" if name == "*" else name: _shape(item) for name, item in kind.items()}
        case [item]:
            return [_shape(item)]
        case (type() as base, dict() as more):
            return {"…": f"the fields of {base.__name__}"} | _shape(more)
        case (item, None):
            return {"… or null": "…"} | _shape(item)
        case int():
            return kind
    inside = typing.get_args(kind)
    if typing.get_origin(kind) is tuple:
        return f"list of {_shape(inside[0])}" if inside[1:] == (...,) else f"[{', '.join(map(_shape, inside))}]"
    if inside:
        return " | ".join(_shape(item) for item in inside)
    if issubclass(kind, Enum):
        return " | ".join(item.value for item in kind)
    return PLAIN.get(kind, kind.__name__)
