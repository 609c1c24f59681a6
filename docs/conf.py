"""The site, made by `make docs` with Sphinx, MyST and Furo; a link that leads nowhere is an error.

Sphinx because it is kept, because it knows every heading of every page and so can say which link is broken, and
because MyST reads the same Markdown that the repository shows: no page is written for the site alone.
"""

from typing import Any

project = "factcheck"
html_title = "factcheck"
extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
myst_heading_anchors = 3
suppress_warnings = ["misc.highlighting_failure"]  # the drawing of the house has signatures, which are no Python
html_theme = "furo"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_copy_source = False
html_show_copyright = False
html_show_sphinx = False

CONTENTS = {
    "Learn it": ("install", "tutorial"),
    "Do it": ("how-to", "serve", "ci", "archive", "answers", "agents"),
    "Look it up": ("commands", "keys", "settings", "findings", "differences", "verdict-file", "json", "glossary"),
    "Know why": ("why", "limits", "finding", "security", "architecture"),
    "Change it": ("extending",),
}


def setup(app: Any) -> None:
    """Put the list of pages at the side, which the repository does not need."""
    app.connect("source-read", _with_contents)


def _with_contents(_app: Any, page: str, source: list[str]) -> None:
    if page == "index":
        for caption, pages in CONTENTS.items():
            source[0] += "\n".join(["\n```{toctree}", ":hidden:", f":caption: {caption}\n", *pages, "```\n"])
