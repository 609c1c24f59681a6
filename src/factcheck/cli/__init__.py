"""The command line: the only place that prints and exits.

Exit codes: 0 nothing to report, 1 findings, 2 the command, the settings or an input is wrong.
"""

import os
import sys
import traceback
from difflib import get_close_matches
from importlib import import_module
from typing import Any

import click

from factcheck import __version__
from factcheck.errors import FactcheckError
from factcheck.words import visible

COMMANDS = {
    "review": "review",
    "serve": "serve",
    "check": "check",
    "baseline": "baseline",
    "list": "listing",
    "find": "find",
    "sources": "sources",
    "report": "report",
    "export": "export",
    "init": "init",
    "status": "status",
    "prune": "prune",
    "git-setup": "git_setup",
    "merge-driver": "merge_driver",
}


class _Trouble(click.ClickException):
    """A FactcheckError as click shows errors: a sentence, what to do next, exit code 2."""

    exit_code = 2

    def __init__(self, error: FactcheckError) -> None:
        super().__init__(error.message)
        self.hint = error.hint

    def show(self, file: Any = None) -> None:
        del file
        click.echo(f"{click.style('error:', fg='red', bold=True)} {visible(self.message, lines=True)}", err=True)
        if self.hint:
            click.echo(f"  {visible(self.hint, lines=True)}", err=True)


class _Commands(click.Group):
    """A group that loads a command's module when it is asked for: start-up counts."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        del ctx
        if cmd_name not in COMMANDS:
            close = get_close_matches(cmd_name, COMMANDS, n=1)
            hint = f"Did you mean {close[0]}?" if close else f"There are: {', '.join(COMMANDS)}."
            raise click.UsageError(f"There is no command {cmd_name!r}. {hint}")
        command: click.Command = import_module(f"factcheck.cli.{COMMANDS[cmd_name]}").command
        return command

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except FactcheckError as error:
            raise _Trouble(error) from error


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "--version", message="factcheck %(version)s")
def cli() -> None:
    """Check the quotes and claims of an article against its sources."""


def main() -> None:
    """Run the command line and leave with its exit code."""
    try:
        code = cli.main(standalone_mode=False, prog_name="factcheck")
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        code = 2
    except (click.Abort, KeyboardInterrupt):
        click.echo("stopped.", err=True)
        code = 130
    except BrokenPipeError:
        # The reader of our output went away: nothing more can be said, and nothing was passed.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 2
    except Exception:  # noqa: BLE001 - a crash must not look like exit code 1, "findings"
        traceback.print_exc()
        click.echo(
            "error: this is a fault of factcheck, not of your files. Please report it with the lines above.", err=True
        )
        code = 2
    sys.exit(code if isinstance(code, int) else 0)
