"""Evidence put into the file: sources and passages, each under a key that others choose too."""

import re
from collections.abc import Container, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from factcheck.core.records import Evidence, Record, SourceRef, VerdictFile
from factcheck.core.text import digest, normalised


def with_source(file: VerdictFile, path: str, sha256: str = "") -> tuple[VerdictFile, str]:
    """The file with a source listed, and its key: the name of its file, and something more if that is taken.

    With a `sha256` (of the bytes that evidence was taken from), a source that is listed already gets that one.
    """
    for key, source in file.sources.items():
        if source.path == path:
            if not sha256 or source.sha256 == sha256:
                return file, key
            return replace(file, sources={**file.sources, key: replace(source, sha256=sha256)}), key
    key = source_key(path, file.sources)
    return replace(file, sources={**file.sources, key: SourceRef(path, sha256)}), key


def with_moved_sources(file: VerdictFile, paths_by_hash: Mapping[str, str]) -> VerdictFile:
    """The file with the new path of each source that is not where it was, if one with the same bytes is there."""
    there = set(paths_by_hash.values())
    moved = {
        key: replace(source, path=paths_by_hash[source.sha256])
        for key, source in file.sources.items()
        if source.path not in there and source.sha256 in paths_by_hash
    }
    return replace(file, sources={**file.sources, **moved}) if moved else file


def source_key(path: str, taken: Mapping[str, object]) -> str:
    """A key for a source that others may list at the same time: made of its path alone as far as can be."""
    name = re.sub(r"[^\w-]+", "-", PurePosixPath(path).stem.lower()).strip("-_") or "source"
    name = name[:40]
    return name if name not in taken else f"{name}-{digest(path, 6)}"


def with_evidence(record: Record, item: Evidence) -> tuple[Record, str]:
    """The record with one more passage, and its key; a passage whose words it has already is not added again."""
    words = normalised(item.exact)
    for key, there in record.evidence.items():
        if there.source == item.source and normalised(there.exact) == words:
            return record, key
    key = free_name(item.source, record.evidence)
    return replace(record, evidence={**record.evidence, key: item}), key


def free_name(name: str, taken: Container[str]) -> str:
    """The name, with `-2`, `-3` … behind it if it is taken."""
    free, nth = name, 1
    while free in taken:
        nth += 1
        free = f"{name}-{nth}"
    return free
