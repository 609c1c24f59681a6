"""The index store of some sources: in the user's cache folder, or in memory where that cannot be."""

import hashlib
import os
from pathlib import Path

import platformdirs

from factcheck.search import BusyError
from factcheck.sources.caches import Texts
from factcheck.sources.index_store import IndexStore, Progress


def kept_store(roots: list[str]) -> IndexStore:
    """The store of these roots in the user's cache folder, or one in memory where that cannot be had."""
    folder = _folder(roots)
    try:
        return IndexStore.kept(folder)
    except (OSError, ValueError) as error:
        return _in_memory(_cannot_be_kept(folder, error))


def updated(shelf: IndexStore, files: list[str], texts: Texts, progress: Progress | None, *, cache: bool) -> IndexStore:
    """The shelf brought up to date, or one in memory where it cannot be."""
    try:
        shelf.update(files, texts.put, progress, cache=cache)
    except BusyError:
        shelf = _in_memory("Another process is indexing these sources: the index is in memory this time.")
    except (OSError, ValueError) as error:
        if shelf.folder is None:
            raise
        shelf = _in_memory(_cannot_be_kept(shelf.folder, error))
    else:
        return shelf
    shelf.update(files, texts.put, progress, cache=cache)
    return shelf


def _in_memory(note: str) -> IndexStore:
    shelf = IndexStore.in_memory()
    shelf.notes.append(note)
    return shelf


def _cannot_be_kept(folder: Path, error: Exception) -> str:
    return f"The index cannot be kept in {folder} ({error}): it is in memory this time."


def _folder(roots: list[str]) -> Path:
    """Where the index of these roots is kept."""
    name = hashlib.sha256("\0".join(sorted(map(os.path.abspath, roots))).encode("utf-8", "surrogateescape"))
    return platformdirs.user_cache_path("factcheck") / "sources" / name.hexdigest()[:32]
