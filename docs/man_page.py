"""docs/factcheck.1, the man page, made of the commands themselves (man(7), read by man, mandoc and groff)."""

from collections.abc import Iterator
from inspect import cleandoc

import click

from factcheck.cli import COMMANDS, cli

_FILES = (
    ("*.verdicts.toml", "the verdicts on the article beside it"),
    (".factcheck.toml", "a project's settings; or [tool.factcheck] of pyproject.toml"),
    ("sources/", "what articles beside it and below are checked against"),
    ("~/.config/factcheck/config.toml", "your own settings, on Linux"),
    ("~/.cache/factcheck", "the index of the sources; can be deleted at any time"),
)
_CODES = (("0", "nothing to report"), ("1", "findings"), ("2", "the command, the settings or an input is wrong"))


def man_page() -> str:
    """The page, as roff."""
    top = click.Context(cli, info_name="factcheck")
    lines = [
        '.TH FACTCHECK 1 "" "factcheck" "User Commands"',
        ".SH NAME",
        r"factcheck \- check the quotes and claims of an article against its sources",
        ".SH SYNOPSIS",
        ".B factcheck",
        r".I COMMAND \fR[\fIOPTIONS\fR] [\fIARGUMENTS\fR]",
        ".SH DESCRIPTION",
        _text(cleandoc(cli.help or "")),
        ".SH COMMANDS",
    ]
    for name in COMMANDS:
        command = cli.get_command(top, name)
        if command is not None:
            lines += _command(command, click.Context(command, parent=top, info_name=name))
    for title, rows in (("EXIT STATUS", _CODES), ("FILES", _FILES)):
        lines.append(f".SH {title}")
        for term, words in rows:
            lines += [".TP", f".B {_text(term)}", _text(words)]
    return "\n".join(lines) + "\n"


def _command(command: click.Command, context: click.Context) -> Iterator[str]:
    usage = " ".join(command.collect_usage_pieces(context))
    yield f'.SS "factcheck {context.info_name} {_text(usage)}"'
    for number, paragraph in enumerate(cleandoc(command.help or "").replace("\b\n", "").split("\n\n")):
        yield from ([".PP"] if number else [])
        yield _text(" ".join(paragraph.split()))
    for item in command.get_params(context):
        row = item.get_help_record(context)
        if row and row[1] and "--help" not in row[0]:
            yield ".TP"
            yield rf"\fB{_text(row[0])}\fR"
            yield _text(" ".join(row[1].split()))


def _text(text: str) -> str:
    """Text that roff prints as it is."""
    text = text.replace("\\", r"\e").replace("-", r"\-").replace('"', r"\(dq")
    return "\n".join(rf"\&{line}" if line[:1] in {".", "'"} else line for line in text.split("\n"))
