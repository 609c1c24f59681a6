"""The command line: the only place that prints and exits.

Exit codes: 0 nothing to report, 1 findings, 2 the command, the settings or an input is wrong.
"""

import gc
import os
import sys
import traceback
from difflib import get_close_matches
from importlib import import_module

import click

from factcheck import __version__
from factcheck.cli.output import trouble
from factcheck.core.errors import FactcheckError

COMMANDS = {
    "review": ("review", "Mark each quote and claim of an article."),
    "serve": ("review", "Show the review screen in a browser."),
    "check": ("check", "Report findings, with an exit code for CI."),
    "baseline": ("check", "Record current findings as the baseline."),
    "selftest": ("selftest", "Say what check would catch in your own texts."),
    "list": ("inspect", "List quotes and claims with their speakers."),
    "find": ("inspect", "Search the sources for a passage."),
    "sources": ("inspect", "List the sources read and skipped."),
    "merge-results": ("merge_results", "Join the results of a check that was split."),
    "archive": ("archive", "Keep sources in a search cluster that many share."),
    "report": ("report", "Write the annotated script (HTML, Markdown, Word, patch)."),
    "export": ("report", "Export ClaimReview or Web Annotations."),
    "init": ("verdicts", "Write a verdict file that lists every claim."),
    "status": ("verdicts", "Show review progress."),
    "prune": ("verdicts", "Drop verdicts for words that are gone."),
    "requests": ("newsroom", "Print what reviewers ask the author."),
    "assign": ("newsroom", "Say who checks which claims."),
    "add-source": ("newsroom", "Write down a call, a mail or a book as a source."),
    "git-setup": ("git", "Let git merge verdict files by claim."),
    "lsp": ("protocols", "Show findings in an editor (language server)."),
    "mcp": ("protocols", "Let an assistant list, find and check (MCP server)."),
    "merge-driver": ("git", "What git calls to merge verdict files."),
}
"""By name: the module it is in, and what `factcheck --help` says of it without loading that."""


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
        family = import_module(f"factcheck.cli.{COMMANDS[cmd_name][0]}")
        if not gc.isenabled():
            gc.freeze()
            gc.enable()
        command: click.Command = getattr(family, f"{cmd_name.replace('-', '_')}_command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, said) for name, (_, said) in COMMANDS.items()])


@click.group(
    cls=_Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, "--version", message="factcheck %(version)s")
@click.pass_context
def cli(context: click.Context) -> None:
    """Check the quotes and claims of an article against its sources."""
    if context.invoked_subcommand is None:
        from factcheck.cli.review import on_terminal, review_command

        if not on_terminal():
            raise click.exceptions.NoArgsIsHelpError(context)
        review_command.main([], prog_name="factcheck review", standalone_mode=False)


def main() -> None:
    """Run the command line and leave with its exit code."""
    try:
        code = cli.main(standalone_mode=False, prog_name="factcheck")
        sys.stdout.flush()
    except FactcheckError as error:
        trouble(error.message, error.hint)
        code = 2
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        code = 2
    except click.ClickException as error:
        context = getattr(error, "ctx", None)
        trouble(error.format_message(), f"`{context.command_path} --help` lists the options." if context else "")
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
