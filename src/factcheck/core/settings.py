"""What a project asks for, and what a person prefers.

A project's settings are in the nearest `.factcheck.toml`, or `[tool.factcheck]` of the nearest `pyproject.toml`,
above the article. What is personal (reviewer, theme, keys, editor, player) is read from the user's own folder alone:
a program to run is never taken from a file of the project.
"""

import os
import re
import tomllib
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Final, Literal, TypeVar

import msgspec
from msgspec import Meta

from factcheck.core.bounded import costly_toml, read_plain
from factcheck.core.catalog import FINDINGS, Severity
from factcheck.core.errors import SettingsError, in_words
from factcheck.core.text import visible

T = TypeVar("T", bound=msgspec.Struct)


class Project(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The keys a project's file may have; docs/settings.md is made of their descriptions."""

    sources: Annotated[tuple[str, ...], Meta(description="folders or files, relative to the settings file")] = ()
    require: Annotated[
        Literal["quotes", "all"],
        Meta(description='"all": claims in the reporter\'s own words must be reviewed as well'),
    ] = "quotes"
    required_reviews: Annotated[int, Meta(ge=1, le=9, description="people who must agree before a verdict counts")] = 1
    notes: Annotated[
        bool,
        Meta(description="a quote may rest on a note alone: what a colleague wrote down, see `factcheck add-source`"),
    ] = False
    quote_policy: Annotated[
        Literal["strict", "clean-speech"],
        Meta(description='"clean-speech": fillers and false starts may be left out unmarked'),
    ] = "strict"
    severity: Annotated[dict[str, Severity], Meta(description="by finding id")] = {}


class Settings(Project, frozen=True):
    """A project's settings; the defaults are those of a project that has none.

    `path` is the file they were found in, `root` its folder.
    """

    root: Path | None = None
    path: Path | None = None


class Personal(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one person prefers; never read from a file of the project."""

    reviewer: Annotated[
        str, Meta(description="your name in verdict files; else git's `user.name`, of your own configuration")
    ] = ""
    theme: Annotated[
        str, Meta(description="colours of the screen: `factcheck-dark`, `factcheck-light` or one of Textual's")
    ] = ""
    editor: Annotated[str, Meta(description="for notes; else `$VISUAL`, then `$EDITOR`")] = ""
    player: Annotated[str, Meta(description="for recordings; else mpv, vlc or ffplay, whichever is found")] = ""
    allowed_sources: Annotated[
        tuple[str, ...],
        Meta(description="folders outside a project that its settings may name as sources: absolute, or from `~/`"),
    ] = ()
    archive: Annotated[
        str,
        Meta(
            description="address of an archive that is searched as well, `https://HOST:9200/NAME`: the words of your "
            "articles go there"
        ),
    ] = ""
    keys: Annotated[dict[str, str], Meta(description="by action: its keys, separated by commas")] = {}


Read = Callable[[Path], bytes | None]
"""Gives the bytes of a settings file; None where there is none."""

MAX_BYTES: Final = 1_000_000
"""The largest settings file that is read: this project's own pyproject.toml has 14 KB."""


def find_settings(start: Path, read: Read | None = None) -> Settings:
    """The settings that hold for a file or folder: the nearest upwards, or the defaults.

    `read` gives the files from elsewhere than the disk. Raises SettingsError if the nearest file is not valid.
    """
    folder = start if start.is_dir() else start.parent
    for place in (folder, *folder.parents):
        for name in (".factcheck.toml", "pyproject.toml"):
            path = place / name
            data = (read or read_file)(path)
            if data is not None and (table := _table(path, data)) is not None:
                return _settings(path, table)
    return Settings()


def read_settings(path: Path, read: Read | None = None) -> Settings:
    """The settings of one named file. Raises SettingsError if it is missing, holds none, or is not valid."""
    data = (read or read_file)(path)
    if data is None:
        raise SettingsError(f"{path}: no such settings file", hint="Give --config a file that exists.")
    table = _table(path, data)
    if table is None:
        raise SettingsError(f"{path}: there is no [tool.factcheck] in it", hint="Add the table, or name another file.")
    return _settings(path, table)


def read_personal(path: Path) -> Personal:
    """A person's preferences; the defaults where the file does not exist. Raises SettingsError if not valid."""
    if not path.exists():
        return Personal()
    personal = _convert(path, _parse(path, _bytes(path, links=True)), Personal)
    for folder in personal.allowed_sources:
        if not Path(folder).expanduser().is_absolute():
            raise SettingsError(
                f"{path}: `allowed_sources`: {visible(folder)} is not absolute", hint="Begin it with / or ~/."
            )
    return personal


def project_of(folder: Path) -> Path:
    """The project that a folder belongs to: git's root, else the folder itself."""
    return next((place for place in (folder, *folder.parents) if os.path.lexists(place / ".git")), folder)


def leads_out(path: Path, project: Path) -> bool:
    """Whether a path is not in a project, once links are followed."""
    return not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(project))


def read_file(path: Path) -> bytes | None:
    """A settings file on the disk; None if there is none. Raises SettingsError if it is a link out of the project."""
    if not os.path.lexists(path) or path.is_dir():
        return None
    if path.is_symlink() and leads_out(path, project_of(path.absolute().parent)):
        raise SettingsError(f"{path} is a link that leads out of the project", hint="Put the file itself in its place.")
    return _bytes(path, links=True)


def _bytes(path: Path, *, links: bool) -> bytes:
    try:
        return read_plain(path, MAX_BYTES, links=links)
    except OSError as error:
        hint = "Correct its permissions, or remove it."
        raise SettingsError(f"{path}: cannot be read: {error.strerror}", hint=hint) from error
    except ValueError as error:
        raise SettingsError(f"{path} {error}: no settings are read from it", hint="Use a plain file.") from error


def _parse(path: Path, data: bytes) -> dict[str, Any]:
    hint = "Correct the file, or remove it."
    if len(data) > MAX_BYTES:
        raise SettingsError(f"{path} has more than {MAX_BYTES // 1_000_000} MB: too large for settings", hint=hint)
    try:
        text = data.decode("utf-8")
        if costly := costly_toml(text):
            line, said = costly
            raise SettingsError(f"{path}{f':{line}' if line else ''}: {said}: too large for settings", hint=hint)
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        said = "it is nested too deeply" if isinstance(error, RecursionError) else visible(str(error))[:300]
        raise SettingsError(f"{path}: cannot be read: {said}", hint=hint) from error


def _table(path: Path, data: bytes) -> dict[str, Any] | None:
    """The settings in a file, or None where a pyproject.toml has none: that of a project which knows nothing of us."""
    if path.name != "pyproject.toml":
        return _parse(path, data)
    if b"factcheck" not in data:
        return None
    tool = _parse(path, data).get("tool", {})
    return tool.get("factcheck") if isinstance(tool, dict) else None


def _settings(path: Path, table: dict[str, Any]) -> Settings:
    project = _convert(path, table, Project)
    for finding in project.severity:
        if finding not in FINDINGS:
            raise _unknown(path, finding, FINDINGS, "severity.")
    return Settings(**msgspec.structs.asdict(project), root=path.parent, path=path)


def _convert(path: Path, table: object, kind: type[T]) -> T:
    try:
        return msgspec.convert(table, kind)
    except msgspec.ValidationError as error:
        if unknown := re.search(r"unknown field `(.*?)`", str(error)):
            raise _unknown(path, unknown[1], (field.name for field in msgspec.structs.fields(kind))) from error
        said, _ = in_words(visible(str(error)), kind)
        raise SettingsError(f"{path}: {said}", hint="See docs/settings.md.") from error


def _unknown(path: Path, key: str, known: Iterable[str], prefix: str = "") -> SettingsError:
    known = list(known)
    close = get_close_matches(key, known, n=1)
    hint = f"Did you mean {close[0]}?" if close else f"There are: {', '.join(known)}."
    return SettingsError(f"{path}: unknown setting {prefix}{key}", hint=hint)
