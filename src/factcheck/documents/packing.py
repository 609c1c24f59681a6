"""A Document as bytes and back: for the cache, and between processes. JSON, since nothing read is to be trusted."""

import json
from dataclasses import astuple

from factcheck.model import Block, Document, Locator, Place


def packed(document: Document) -> bytes:
    """The document as bytes, without its path."""
    fields = [
        document.sha256,
        document.title,
        document.format,
        document.notes,
        document.unread,
        [(block.kind, block.start, block.end) for block in document.blocks],
        [(place.start, *astuple(place.locator)) for place in document.places],
        document.text,
    ]
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def unpacked(data: bytes, path: str) -> Document:
    """The document that was packed. Raises ValueError if it is none."""
    try:
        sha256, title, kind, notes, unread, blocks, places, text = json.loads(data.decode("utf-8", "surrogatepass"))
        return Document(
            path=path,
            text=text,
            sha256=sha256,
            title=title,
            format=kind,
            blocks=tuple(Block(*block) for block in blocks),
            places=tuple(Place(start, Locator(*fields)) for start, *fields in places),
            notes=tuple(notes),
            unread=tuple(unread),
        )
    except (TypeError, RecursionError) as error:
        raise ValueError("not a packed document") from error
