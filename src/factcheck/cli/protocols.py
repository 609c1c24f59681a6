"""factcheck lsp and mcp: the checker for editors and assistants, on standard input and output."""

from pathlib import Path

import click

from factcheck.app.project import Options
from factcheck.cli.output import not_installed


@click.command("lsp")
def lsp_command() -> None:
    """Show findings in an editor: a language server on standard input and output.

    The editor starts it. Findings are marked while you write; hovering shows the passage, and a code action puts the
    source's words into a quote. Sources are those of the project's settings, or the folder sources/.
    """
    try:
        from factcheck.protocols.lsp import make_server
    except ModuleNotFoundError as error:
        raise not_installed("lsp", error) from error
    make_server(Options()).start_io()


@click.command("mcp")
def mcp_command() -> None:
    """Let an assistant list, find and check: a server of the Model Context Protocol on standard input and output.

    The assistant starts it in the project's folder, and can name files in that folder only. Nothing is written, and
    nothing leaves the machine.
    """
    try:
        from factcheck.protocols.mcp import make_server
    except ModuleNotFoundError as error:
        raise not_installed("mcp", error) from error
    make_server(Path.cwd()).run("stdio")
