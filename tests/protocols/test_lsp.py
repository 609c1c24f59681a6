"""The language server, asked by a real client over its streams."""

import asyncio
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.measured import CHILD, PATIENCE

pytest.importorskip("pygls", reason="the extra `lsp` is not installed")

from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient

ARTICLE = (
    "# The quay 🚢\n\n“We have closed the old quay,” said Ines Orsolo. 🚢 “We have sold it to a circus,” she added.\n"
)
SOURCE = (
    "INES ORSOLO: We have not closed the old quay. Everything else is rumour, and there is a lot of it in this town.\n"
)


class Client(LanguageClient):
    """An editor: it keeps the diagnostics as they come."""

    def __init__(self) -> None:
        super().__init__("editor", "1")
        self.published: asyncio.Queue[lsp.PublishDiagnosticsParams] = asyncio.Queue()

        @self.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def published(_: LanguageClient, params: lsp.PublishDiagnosticsParams) -> None:
            self.published.put_nowait(params)

    async def found(self) -> dict[str, lsp.Diagnostic]:
        """The next diagnostics, by the finding's number; hints that nobody has reviewed a claim are left out."""
        params = await asyncio.wait_for(self.published.get(), PATIENCE)
        return {str(each.code): each for each in params.diagnostics if each.code != "FC010"}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "hearing.txt").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "article.md").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


@pytest.fixture
async def client(project: Path) -> AsyncIterator[Client]:
    client = Client()
    own = {"HOME": str(project), "XDG_CACHE_HOME": str(project / "cache"), "XDG_CONFIG_HOME": str(project / "config")}
    await client.start_io(sys.executable, "-m", "factcheck", "lsp", cwd=str(project), env=CHILD | own)
    await client.initialize_async(lsp.InitializeParams(lsp.ClientCapabilities(), root_uri=project.as_uri()))
    client.initialized(lsp.InitializedParams())
    yield client
    await client.shutdown_async(None)
    client.exit(None)
    await client.stop()


def opened(project: Path, text: str) -> lsp.DidOpenTextDocumentParams:
    return lsp.DidOpenTextDocumentParams(
        lsp.TextDocumentItem((project / "article.md").as_uri(), lsp.LanguageKind.Markdown, 1, text)
    )


async def test_findings_passage_and_the_sources_words(client: Client, project: Path) -> None:
    uri = (project / "article.md").as_uri()
    client.text_document_did_open(opened(project, ARTICLE))
    found = await client.found()
    assert set(found) == {"FC001", "FC003"}
    misquote = found["FC003"]
    assert misquote.severity == lsp.DiagnosticSeverity.Error
    line = ARTICLE.splitlines()[2]
    units = len(line[: line.index("We have sold")].encode("utf-16-le")) // 2
    assert found["FC001"].range.start == lsp.Position(2, units)  # a ship has two units of UTF-16

    hover = await client.text_document_hover_async(lsp.HoverParams(lsp.TextDocumentIdentifier(uri), lsp.Position(2, 5)))
    assert hover is not None
    assert isinstance(hover.contents, lsp.MarkupContent)
    assert "We have not closed the old quay" in hover.contents.value
    assert "hearing.txt" in hover.contents.value

    asked = lsp.CodeActionParams(lsp.TextDocumentIdentifier(uri), misquote.range, lsp.CodeActionContext([misquote]))
    actions = await client.text_document_code_action_async(asked)
    assert actions is not None
    (action,) = actions
    assert isinstance(action, lsp.CodeAction)
    assert action.edit is not None
    assert action.edit.changes is not None
    (edit,) = action.edit.changes[uri]
    assert (edit.range, edit.new_text) == (misquote.range, "We have not closed the old quay,")

    better = ARTICLE.replace("have closed", "have not closed").replace("“We have sold it to a circus,” she added.", "")
    change = lsp.TextDocumentContentChangeWholeDocument(better)
    client.text_document_did_change(
        lsp.DidChangeTextDocumentParams(lsp.VersionedTextDocumentIdentifier(2, uri), [change])
    )
    assert await client.found() == {}  # nothing was saved: what is in the editor counts

    client.text_document_did_close(lsp.DidCloseTextDocumentParams(lsp.TextDocumentIdentifier(uri)))
    assert await client.found() == {}


async def test_what_cannot_be_checked_is_said(client: Client, project: Path) -> None:
    (project / "sources" / "hearing.txt").unlink()
    client.text_document_did_open(opened(project, ARTICLE))
    found = await client.found()
    (problem,) = found.values()
    assert problem.severity == lsp.DiagnosticSeverity.Error
    assert problem.range.start == lsp.Position(0, 0)
