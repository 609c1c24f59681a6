"""The pages of the reference, made of the code: `python docs/generate.py`; `--check` fails if one is stale.

Commands, findings and keys are pages of their own. Settings, the verdict file and JSON are written by hand, with
tables in them, between `<!-- generated -->` and `<!-- end -->`, that are made here.
"""

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, get_type_hints

import msgspec
from commands_reference import reference  # beside this file
from file_schemas import schemas  # beside this file
from json_schema import answers_table, schema, types_reference  # beside this file
from man_page import man_page  # beside this file

from factcheck.core.catalog import FINDINGS
from factcheck.core.settings import Personal, Project
from factcheck.tui.command_screen import keys_page
from factcheck.verdicts import reading

DOCS = Path(__file__).parent


def pages() -> dict[str, str]:
    """Every file that is made, by its name, as it should be."""
    return {
        "commands.md": reference(),
        "factcheck.1": man_page(),
        "findings.md": findings_page(),
        "keys.md": keys_page(),
        "settings.md": filled("settings.md", project=lambda: keys_of(Project), personal=lambda: keys_of(Personal)),
        "verdict-file.md": filled("verdict-file.md", fields=verdict_fields),
        "json.md": filled("json.md", answers=answers_table, types=types_reference),
        "output.schema.json": json.dumps(schema(), indent=2) + "\n",
        **{name: json.dumps(made, indent=2, ensure_ascii=False) + "\n" for name, made in schemas().items()},
    }


_FINDINGS = """# Findings

What `factcheck check` reports. Ids are never used again for something else. Each is an error, a warning, a note or
off; the settings may change that (`[severity]`). Errors end with exit code 1, with `--strict` warnings too. Claims in
the reporter's own words warn at most, unless the settings have `require = "all"`. FC001 to FC005 come from the text
alone; a verdict that holds silences them.

This page is made of what `factcheck check --explain ID` prints.
"""


def findings_page() -> str:
    """What the code says of each finding, so that the two cannot differ."""
    lines = [_FINDINGS, "| id | | |", "|---|---|---|"]
    lines += [
        f"| [{number}](#{number.lower()}) | {kind.severity} | {kind.title} |" for number, kind in FINDINGS.items()
    ]
    for number, kind in FINDINGS.items():
        title = f"{kind.title[0].upper()}{kind.title[1:]}"
        lines += ["", f"## {number}", "", f"**{title}** ({kind.severity}). {kind.meaning}", ""]
        if kind.example:
            lines += ["```text", kind.example, "```", ""]
        lines.append(f"*What to do.* {kind.remedy}")
    return "\n".join(lines) + "\n"


def stale() -> list[str]:
    """The files that are not as they should be."""
    return [
        name
        for name, text in pages().items()
        if not (DOCS / name).exists() or (DOCS / name).read_text(encoding="utf-8") != text
    ]


def filled(name: str, **parts: Callable[[], Iterable[str]]) -> str:
    """A page with its generated parts made anew."""
    text = (DOCS / name).read_text(encoding="utf-8")
    for part, lines in parts.items():
        before, begin, rest = text.partition(f"<!-- generated: {part} -->\n\n")
        _, end, after = rest.partition("\n\n<!-- end -->")
        if not begin or not end:
            raise ValueError(f"{name} has no place for {part}")
        text = before + begin + "\n".join(lines()) + end + after
    return text


def keys_of(struct: type[msgspec.Struct]) -> Iterator[str]:
    """A table of a struct's keys: what they may be, what they are unless said, what they mean."""
    yield "| key | value | default | |"
    yield "|---|---|---|---|"
    for field in msgspec.structs.fields(struct):
        kind, words = described(field.type)
        default = field.default if field.default is not msgspec.NODEFAULT else field.default_factory()
        shown = f"`{json.dumps(default)}`" if default not in ("", (), {}) else "none"
        yield f"| `{field.name}` | {kind} | {shown} | {words} |"


def verdict_fields() -> Iterator[str]:
    """A table for each table of the verdict file."""
    for title, table in reading.TABLES.items():
        yield f"**{title}**\n"
        yield "| key | value | |"
        yield "|---|---|---|"
        hints = get_type_hints(table, include_extras=True)
        for field in msgspec.inspect.type_info(table).fields:
            words = getattr(hints[field.name], "__metadata__", ("",))[0]
            if words:  # one without words is a table, and has a heading of its own
                needed = " (required)" if field.required and "unless given" not in words else ""
                yield f"| `{field.name}` | {kind_of(field.type)}{needed} | {words} |"
        yield ""


def described(annotation: Any) -> tuple[str, str]:
    """A type in words, and its description."""
    info = msgspec.inspect.type_info(annotation)
    words = ""
    if isinstance(info, msgspec.inspect.Metadata):
        words = (info.extra_json_schema or {}).get("description", "")
        info = info.type
    return kind_of(info), words


def kind_of(info: Any) -> str:
    match info:
        case msgspec.inspect.LiteralType(values):
            return " or ".join(f"`{json.dumps(value)}`" for value in values)
        case msgspec.inspect.EnumType(cls):
            return " or ".join(f'`"{item.value}"`' for item in cls)
        case msgspec.inspect.IntType(ge=None):
            return "whole number"
        case msgspec.inspect.IntType(ge=least, le=most):
            return f"whole number, {least} to {most}"
        case msgspec.inspect.BoolType():
            return "true or false"
        case msgspec.inspect.DateType():
            return "date"
        case msgspec.inspect.VarTupleType(item_type=item) | msgspec.inspect.ListType(item_type=item):
            return f"list of {kind_of(item)}s"
        case msgspec.inspect.DictType(value_type=item):
            return f"table of {kind_of(item)}" + ("" if isinstance(item, msgspec.inspect.LiteralType) else "s")
        case msgspec.inspect.UnionType(types):
            return kind_of(next(each for each in types if not isinstance(each, msgspec.inspect.NoneType)))
        case _:
            return "text"


def main() -> None:
    names = stale()
    if "--check" in sys.argv[1:]:
        sys.exit(f"stale: {', '.join(names)}: python docs/generate.py" if names else 0)
    for name in names:
        (DOCS / name).write_text(pages()[name], encoding="utf-8")


if __name__ == "__main__":
    main()
