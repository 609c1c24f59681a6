"""EPUB: the chapters of a book in the order of its spine, by the names in its table of contents."""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from factcheck.core.errors import SourceError
from factcheck.documents.archive import Archive, text_of, walk
from factcheck.documents.builder import Draft
from factcheck.documents.encoding import decode
from factcheck.documents.html import read_chapter

_PAGES = ("application/xhtml+xml", "text/html")


@dataclass(slots=True)
class _Package:
    """What the package file says: files by their id, the reading order, the files that are tables of contents."""

    files: dict[str, str] = field(default_factory=dict)
    spine: list[str] = field(default_factory=list)
    contents: list[str] = field(default_factory=list)

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        identity, href = attributes.get("id", ""), unquote(attributes.get("href", ""))
        if name == "item" and attributes.get("media-type") in _PAGES:
            self.files[identity] = href
        if (name == "item" and "nav" in attributes.get("properties", "").split()) or (
            name == "item" and attributes.get("media-type") == "application/x-dtbncx+xml"
        ):
            self.contents.append(href)
        elif name == "itemref":
            self.spine.append(attributes.get("idref", ""))


def read(data: bytes, draft: Draft) -> None:
    """Fill the draft with a book. Raises SourceError if it is damaged, protected or a bomb."""
    with Archive(data) as archive:
        _refuse_protected(archive)
        name = _package_name(archive)
        described = archive.read(name)
        package = _Package()
        walk(described, package.start, lambda _: None)
        folder = posixpath.dirname(name)
        chapters = _chapters(archive, folder, package)
        missing = 0
        for number, identity in enumerate(package.spine, 1):
            href = package.files.get(identity, "")
            path = _inside(folder, href)
            if not href or path not in archive:
                missing += 1
            elif href not in package.contents:
                read_chapter(decode(archive.read(path), draft), draft, chapters.get(path, f"section {number}"))
        draft.title = text_of(described, "title")
        if missing:
            draft.miss(f"{missing} of {len(package.spine)} chapters are missing in the file")


def _inside(folder: str, href: str) -> str:
    """The name in the archive of a file that is referred to; it is only ever looked up there."""
    return posixpath.normpath(posixpath.join(folder, href.partition("#")[0]))


def _package_name(archive: Archive) -> str:
    found: list[str] = []

    def start(name: str, attributes: Mapping[str, str]) -> None:
        if name == "rootfile":
            found.append(attributes.get("full-path", ""))

    walk(archive.read("META-INF/container.xml"), start, lambda _: None)
    if not found:
        raise SourceError("damaged: it does not say where its text is", hint="Get a new copy of it.")
    return found[0]


def _refuse_protected(archive: Archive) -> None:
    """Fonts may be scrambled; a text that is cannot be read."""
    methods: list[str] = []

    def start(name: str, attributes: Mapping[str, str]) -> None:
        if name == "EncryptionMethod":
            methods.append(attributes.get("Algorithm", ""))

    if "META-INF/encryption.xml" in archive:
        walk(archive.read("META-INF/encryption.xml"), start, lambda _: None)
        if any("obfuscation" not in method.lower() and "#RC" not in method for method in methods):
            raise SourceError("protected by its seller (DRM)", hint="Get a copy without protection.")


def _chapters(archive: Archive, folder: str, package: _Package) -> dict[str, str]:
    """The names of the chapters by the files in which they begin."""
    names: dict[str, str] = {}
    for href in package.contents:
        path = _inside(folder, href)
        if path not in archive:
            continue
        contents = _Contents(posixpath.dirname(path))
        try:
            walk(archive.read(path), contents.start, contents.end, contents.text)
        except SourceError:
            continue  # a table of contents that is broken costs names, not text
        names |= contents.names
    return names


class _Contents:
    """A table of contents: `<a href>` in EPUB 3, `<navLabel>` and then `<content src>` in EPUB 2."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.names: dict[str, str] = {}
        self.href = ""
        self.words: list[str] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "a":
            self.href, self.words = attributes.get("href", ""), []
        elif name == "navLabel":
            self.words = []
        elif name == "content":
            self._add(attributes.get("src", ""))

    def end(self, name: str) -> None:
        if name == "a":
            self._add(self.href)

    def text(self, text: str) -> None:
        self.words.append(text)

    def _add(self, href: str) -> None:
        name = " ".join("".join(self.words).split())
        if href and name:
            self.names.setdefault(_inside(self.folder, unquote(href)), name)
