"""Files of any format as Documents: what a person would read in them, and where each part of it stands."""

from factcheck.documents.folders import readable_files
from factcheck.documents.parsing import VERSION
from factcheck.documents.reading import read_document, read_many

__all__ = ["VERSION", "read_document", "read_many", "readable_files"]
