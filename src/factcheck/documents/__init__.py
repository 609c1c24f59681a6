"""Files of any format as Documents: what a person would read in them, and where each part of it is.

The names are loaded when they are first used: a child that reads a file comes through here too.
"""

from importlib import import_module

TYPE_CHECKING = False  # as that of `typing`, which a child need not load for it
if TYPE_CHECKING:
    from factcheck.documents.files import provenance_of, read_bytes, readable_files
    from factcheck.documents.formats import extent_of, locators_of
    from factcheck.documents.reading import VERSION, read_data, read_document, read_many, text_of

__all__ = [
    "VERSION",
    "extent_of",
    "locators_of",
    "provenance_of",
    "read_bytes",
    "read_data",
    "read_document",
    "read_many",
    "readable_files",
    "text_of",
]

_HOMES = {
    "VERSION": "reading",
    "extent_of": "formats",
    "locators_of": "formats",
    "text_of": "reading",
    "provenance_of": "files",
    "read_bytes": "files",
    "read_data": "reading",
    "read_document": "reading",
    "read_many": "reading",
    "readable_files": "files",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'factcheck.documents' has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f"factcheck.documents.{_HOMES[name]}"), name)
    return value
