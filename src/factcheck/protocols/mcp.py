"""list, find and check for assistants: a server of the Model Context Protocol. It reads files, and writes none."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from mcp.server import MCPServer

from factcheck.app.articles import Given
from factcheck.app.check_many import check_one
from factcheck.app.libraries import Libraries, Task
from factcheck.app.project import Options, find_sources, open_sources, read_article, settings_for
from factcheck.checks import Run
from factcheck.claims import survey
from factcheck.core.errors import ArticleError, FactcheckError, SourceError
from factcheck.reports.json import candidates_json, claims_json, findings_json

_WORDS: Final = frozenset(("FC001", "FC003", "FC004", "FC006", "FC007", "FC008", "FC009", "FC030", "FC033", "FC035"))
"""What can be said of a draft that nobody has reviewed."""

_INSTRUCTIONS: Final = (
    "Check a draft before you hand it over: `check` compares each quote, number, name and date of an article with its "
    "sources. Fix every error at the place it names; never change a quote to words that are in no source."
)


def make_server(root: Path) -> MCPServer:
    """The server; articles and sources must be in `root`, the current folder. `run("stdio")` ends with its input."""
    server = MCPServer("factcheck", instructions=_INSTRUCTIONS)

    @server.tool()
    def check(article: str, sources: list[str] | None = None, text: str | None = None) -> dict[str, Any]:
        """Check an article against its sources. Returns findings, each with its place and the closest passage.

        `article` is a path in the working folder; `text` is the draft if it is not saved there yet. `sources` are files
        or folders; without them the project's own are used. `exit_code` is 0 if there is nothing to report, 1 for
        errors, 2 if something could not be read. Comments that ask to ignore a finding do not count.
        """

        def checked() -> str:
            given = Given(_inside(root, article), None if text is None else text.encode())
            task = Task(_options(root, sources), _WORDS, comments=False, known=False)
            return findings_json(Run((check_one(given, Libraries(task)),)))

        return _answer(checked)

    @server.tool(name="list")
    def list_claims(article: str) -> dict[str, Any]:
        """List the quotes and claims of an article, with speakers and what it cites for them."""

        def listed() -> str:
            document = read_article(_inside(root, article))
            found = survey(document)
            return claims_json(document, found.claims, found.left_out)

        return _answer(listed)

    @server.tool()
    def find(text: str, sources: list[str] | None = None, limit: int = 3) -> dict[str, Any]:
        """Find passages like a text in the sources, closest first, each with its source, place and score (0 to 100)."""

        def found() -> str:
            options = _options(root, sources)
            folders = find_sources(root, options, settings_for(root, options))
            with open_sources(folders, "here", options, None) as library:
                return candidates_json([(text, library.search(text, limit=max(1, min(limit, 20))))], library.skipped)

        return _answer(found)

    return server


def _answer(make: Callable[[], str]) -> dict[str, Any]:
    """What a command answers as JSON; an error as its sentence and what to do."""
    try:
        made: dict[str, Any] = json.loads(make())
    except FactcheckError as error:
        return {"error": error.message, "hint": error.hint, "exit_code": 2}
    return made


def _options(root: Path, sources: list[str] | None) -> Options:
    return Options(tuple(_inside(root, source, SourceError) for source in sources or ()), quiet=True)


def _inside(root: Path, path: str, kind: type[FactcheckError] = ArticleError) -> Path:
    """A path in the folder. Raises an error of that kind for one that leads out of it."""
    full = (root / path).resolve()
    if not full.is_relative_to(root.resolve()):
        raise kind(f"{path} is outside the working folder", hint="Start the server in the folder of the project.")
    return full.relative_to(root.resolve())
