"""Findings in an editor: a language server (LSP 3.17) that checks an article as it is opened, saved or changed.

Diagnostics are the findings of `factcheck check`; hovering over one shows the passage, and a code action puts the
source's words into a quote. The editor says what is in the article; sources are read from disk when it is opened or saved,
settings and verdicts each time.
"""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from lsprotocol import types as lsp
from pygls import uris
from pygls.lsp.server import LanguageServer
from pygls.workspace import TextDocument

from factcheck import __version__
from factcheck.app.articles import Given
from factcheck.app.check_many import check_one
from factcheck.app.libraries import Libraries, Task
from factcheck.app.project import Options
from factcheck.core.catalog import FINDINGS
from factcheck.core.errors import FactcheckError
from factcheck.core.model import Finding
from factcheck.core.text import visible
from factcheck.reports.escaping import markdown, passage, with_passage
from factcheck.reports.suggestions import suggestion

_LEVELS: Final = {
    "error": lsp.DiagnosticSeverity.Error,
    "warning": lsp.DiagnosticSeverity.Warning,
    "note": lsp.DiagnosticSeverity.Information,
}
_UNREVIEWED: Final = "FC010"  # true of nearly every claim while an article is written: a hint


@dataclass(frozen=True, slots=True)
class _Marked:
    """A finding at its place in the document, in the units of the editor; `words` are the source's, or "" for none."""

    finding: Finding
    place: lsp.Range
    words: str


class Server(LanguageServer):
    """A language server that remembers what it found in each open document."""

    def __init__(self, options: Options) -> None:
        super().__init__("factcheck", __version__, text_document_sync_kind=lsp.TextDocumentSyncKind.Full)
        self.options = options
        self.found: dict[str, list[_Marked]] = {}
        self._libraries: Libraries | None = None

    def check(self, uri: str, *, again: bool = True) -> None:
        """Check a document as it is in the editor, and publish what is found.

        `again` looks at the sources on disk; between two keystrokes they are the ones of the last time.
        """
        if again or self._libraries is None:
            self._libraries = Libraries(Task(replace(self.options, quiet=True), frozenset(FINDINGS)))
        document = self.workspace.get_text_document(uri)
        self.found[uri] = self._checked(document, self._libraries)
        diagnostics = [_diagnostic(marked) for marked in self.found[uri]]
        self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, diagnostics, document.version))

    @staticmethod
    def _checked(document: TextDocument, libraries: Libraries) -> list[_Marked]:
        path = uris.to_fs_path(document.uri)
        if path is None:
            return []
        try:
            result = check_one(Given(Path(path), document.source.encode()), libraries)
        except FactcheckError as error:
            return [_at_top(f"{error.message}. {error.hint}", path)]
        if result.error:
            return [_at_top(f"{result.error}. {result.hint}", path)]
        return [_marked(finding, document) for finding in result.findings]


def make_server(options: Options) -> Server:
    """The server with all that it answers; `start_io()` runs it until its input ends."""
    server = Server(options)

    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    def opened(ls: Server, params: lsp.DidOpenTextDocumentParams) -> None:
        ls.check(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    def saved(ls: Server, params: lsp.DidSaveTextDocumentParams) -> None:
        ls.check(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    def changed(ls: Server, params: lsp.DidChangeTextDocumentParams) -> None:
        ls.check(params.text_document.uri, again=False)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def closed(ls: Server, params: lsp.DidCloseTextDocumentParams) -> None:
        ls.found.pop(params.text_document.uri, None)
        ls.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(params.text_document.uri, []))

    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    def hover(ls: Server, params: lsp.HoverParams) -> lsp.Hover | None:
        here = [each for each in ls.found.get(params.text_document.uri, ()) if _holds(each.place, params.position)]
        told = "\n\n---\n\n".join(dict.fromkeys(_explained(each.finding) for each in here))
        return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.Markdown, told), here[0].place) if here else None

    @server.feature(
        lsp.TEXT_DOCUMENT_CODE_ACTION, lsp.CodeActionOptions(code_action_kinds=[lsp.CodeActionKind.QuickFix])
    )
    def actions(ls: Server, params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        uri = params.text_document.uri
        return [
            _action(uri, each)
            for each in ls.found.get(uri, ())
            if each.words and _holds(each.place, params.range.start)
        ]

    return server


def _marked(finding: Finding, document: TextDocument) -> _Marked:
    if finding.place or finding.path != str(uris.to_fs_path(document.uri)):  # in another file, or in one without lines
        return _Marked(finding, _TOP, "")
    lines = document.lines
    start = lsp.Position(finding.line - 1, finding.column - 1)
    end = lsp.Position(finding.end_line - 1, finding.end_column - 1)
    place = document.position_codec.range_to_client_units(lines, lsp.Range(start, max(start, end, key=_order)))
    within = start.line == end.line < len(lines)
    written = lines[start.line][start.character : end.character] if within else ""
    return _Marked(finding, place, suggestion(finding, written))


_TOP: Final = lsp.Range(lsp.Position(0, 0), lsp.Position(0, 0))


def _at_top(message: str, path: str) -> _Marked:
    return _Marked(Finding("FC031", "error", message, path), _TOP, "")


def _order(position: lsp.Position) -> tuple[int, int]:
    return position.line, position.character


def _holds(place: lsp.Range, position: lsp.Position) -> bool:
    return _order(place.start) <= _order(position) <= _order(place.end)


def _diagnostic(marked: _Marked) -> lsp.Diagnostic:
    finding = marked.finding
    level = lsp.DiagnosticSeverity.Hint if finding.id == _UNREVIEWED else _LEVELS[finding.severity]
    return lsp.Diagnostic(marked.place, with_passage(finding), level, finding.id, source="factcheck")


def _explained(finding: Finding) -> str:
    """A finding in Markdown, with the passage it is about; nothing in it is markup but ours."""
    lines = [f"**{finding.id}** {markdown(finding.message)}"]
    if finding.candidate is not None:
        lines.append(f"> {markdown(passage(finding.candidate))}")
    lines.append(markdown(FINDINGS[finding.id].remedy))
    return "\n\n".join(lines)


def _action(uri: str, marked: _Marked) -> lsp.CodeAction:
    edit = lsp.WorkspaceEdit({uri: [lsp.TextEdit(marked.place, marked.words)]})
    title = f"Put the source's words in: “{visible(marked.words)}”"
    return lsp.CodeAction(title, lsp.CodeActionKind.QuickFix, [_diagnostic(marked)], edit=edit)
