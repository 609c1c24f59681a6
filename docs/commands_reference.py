"""docs/commands.md, made of the commands themselves."""

from collections.abc import Iterator
from inspect import cleandoc

import click

from factcheck.cli import COMMANDS, cli

_HEAD = """# Commands

Results go to standard output, everything else to standard error. Exit codes: 0 nothing to report, 1 findings, 2 the
command, the settings or an input is wrong.

This page is made of what `factcheck COMMAND --help` prints.
"""


def reference() -> str:
    """The page, as Markdown."""
    top = click.Context(cli, info_name="factcheck")
    parts = [_HEAD]
    for name in COMMANDS:
        command = cli.get_command(top, name)
        if command is not None:
            parts.append("\n".join(_command(command, click.Context(command, parent=top, info_name=name))))
    return "\n".join(parts)


def _command(command: click.Command, context: click.Context) -> Iterator[str]:
    usage = " ".join(command.collect_usage_pieces(context))
    yield f"## factcheck {context.info_name}\n"
    yield f"```text\nfactcheck {context.info_name} {usage}\n```\n"
    yield cleandoc(command.help or "").replace("\b\n", "") + "\n"
    options = [row for item in command.get_params(context) if (row := item.get_help_record(context))]
    if options:
        yield "| option | |\n|---|---|"
        yield from (f"| `{_cell(names)}` | {_cell(words)} |" for names, words in options if words)
        yield ""


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", r"\|")
