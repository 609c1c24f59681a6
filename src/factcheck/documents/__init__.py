"""Files of any format as Documents: what a person would read in them, and where each part of it stands."""

from factcheck.documents.decoding import plain_text
from factcheck.documents.extent import extent_of, locators_of
from factcheck.documents.folders import readable_files
from factcheck.documents.opening import read_bytes
from factcheck.documents.parsing import VERSION
from factcheck.documents.provenance import provenance_of
from factcheck.documents.reading import read_data, read_document, read_many

__all__ = [
    "VERSION",
    "extent_of",
    "locators_of",
    "plain_text",
    "provenance_of",
    "read_bytes",
    "read_data",
    "read_document",
    "read_many",
    "readable_files",
]
