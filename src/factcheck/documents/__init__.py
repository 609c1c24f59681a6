"""Files of any format as Documents: what a person would read in them, and where each part of it stands."""

from factcheck.documents.extent import extent_of, locators_of
from factcheck.documents.folders import readable_files
from factcheck.documents.parsing import VERSION
from factcheck.documents.provenance import provenance_of
from factcheck.documents.reading import read_document, read_many

__all__ = ["VERSION", "extent_of", "locators_of", "provenance_of", "read_document", "read_many", "readable_files"]
