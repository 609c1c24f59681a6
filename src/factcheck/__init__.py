"""factcheck: the quotes and claims of an article beside the passages of its sources.

Public names, loaded when first used, so that `import factcheck` costs nothing:

    document   = factcheck.read_document("article.md")
    claims     = factcheck.find_claims(document)
    library    = factcheck.SourceLibrary.open(["sources"])
    candidates = library.search(claims[0], limit=3)
    comparison = factcheck.compare("quoted words", "words of the source")
    result     = factcheck.check_article("article.md", ["sources"])      # findings, counts, exit_code
    session    = factcheck.open_review("article.md", ["sources"], reviewer="ana")
"""

from importlib import import_module

TYPE_CHECKING = False  # as that of `typing`, which a child that reads a file need not load for it
if TYPE_CHECKING:
    from factcheck.app import check_article, open_review
    from factcheck.claims import find_claims
    from factcheck.comparison import compare
    from factcheck.core.errors import ArticleError, FactcheckError, SettingsError, SourceError, VerdictFileError
    from factcheck.core.model import (
        Candidate,
        Claim,
        Comparison,
        Difference,
        Document,
        Level,
        Locator,
        Speaker,
        Verdict,
    )
    from factcheck.core.settings import Settings
    from factcheck.documents import read_document
    from factcheck.sources import SourceLibrary

__version__ = "0.1.0"

_HOMES = {
    "read_document": "factcheck.documents",
    "find_claims": "factcheck.claims",
    "SourceLibrary": "factcheck.sources",
    "compare": "factcheck.comparison",
    **dict.fromkeys(("check_article", "open_review"), "factcheck.app"),
    "Settings": "factcheck.core.settings",
    **dict.fromkeys(
        ("Candidate", "Claim", "Comparison", "Difference", "Document", "Level", "Locator", "Speaker", "Verdict"),
        "factcheck.core.model",
    ),
    **dict.fromkeys(
        ("FactcheckError", "ArticleError", "SourceError", "VerdictFileError", "SettingsError"), "factcheck.core.errors"
    ),
}

__all__ = [
    "ArticleError",
    "Candidate",
    "Claim",
    "Comparison",
    "Difference",
    "Document",
    "FactcheckError",
    "Level",
    "Locator",
    "Settings",
    "SettingsError",
    "SourceError",
    "SourceLibrary",
    "Speaker",
    "Verdict",
    "VerdictFileError",
    "__version__",
    "check_article",
    "compare",
    "find_claims",
    "open_review",
    "read_document",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'factcheck' has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
