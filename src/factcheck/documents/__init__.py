"""Files of any format as Documents: what a person would read in them, and where each part of it stands."""

from factcheck.documents.folders import readable_files
from factcheck.documents.reading import read_document

__all__ = ["read_document", "readable_files"]
