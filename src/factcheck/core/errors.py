"""What can go wrong, in words for the person who has to mend it.

    FactcheckError
    ├── ArticleError       the article is missing, unreadable, or has nothing to check
    ├── SourceError        a source, or the place where sources should be
    │   └── SearchIncompleteError   not all of the sources could be searched: nothing may be said to be nowhere
    ├── VerdictFileError   the verdict file: syntax, types, conflict markers, saving
    └── SettingsError      a settings file, or a value in it

The library raises these; only `factcheck.cli` prints them and exits (with 2).
"""

import os
import re
from collections.abc import Iterator
from enum import Enum
from typing import Any, Final, get_args, get_type_hints

PAGE_FURNITURE: Final = "left out as navigation and page furniture"
RUNNING_HEADS: Final = "running heads and page numbers left out"
"""How notes on a file begin that tell what nearly every file of its kind has: nothing went wrong."""


def is_quiet(note: str) -> bool:
    """Whether a note on a file is for whoever asks; a guess, and words that are not read, are told unasked."""
    return note.startswith((PAGE_FURNITURE, RUNNING_HEADS))


class FactcheckError(Exception):
    """An error with a sentence for people.

    `message` says what is wrong and where; `hint` what to do next ("" if nothing sensible can be said).
    """

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class ArticleError(FactcheckError):
    """The article cannot be read, or there is nothing in it to check."""


class SourceError(FactcheckError):
    """A source cannot be read, or there are no sources where they were expected."""


class SearchIncompleteError(SourceError):
    """A part of the sources did not answer, so that nobody knows whether a passage is in them."""


class VerdictFileError(FactcheckError):
    """The verdict file cannot be read or written as it is."""


class SettingsError(FactcheckError):
    """A settings file has a wrong key or value."""


_TYPES = {
    "str": "text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "date": "a date",
    "object": "a table",
    "array": "a list",
}


def in_words(message: str, kind: type) -> tuple[str, str]:
    """What msgspec says of a table somebody wrote for a `kind`, in words; and the key it says it of ("" if of the table)."""
    said, _, place = message.replace(" | null", "").partition(" - at `$")
    key = re.split(r"[.\[]", place.strip("`."))[0]
    for name, words in _TYPES.items():
        said = said.replace(f"`{name}`", words)
    if missing := re.match("Object missing required field (.+)", said):
        return f"{missing[1]} is missing", ""
    if wrong := re.match("Invalid enum value (.{,60})", said):
        return f"`{key}` is {wrong[1]}, which is none of {', '.join(_choices(get_type_hints(kind)[key]))}", key
    said = said[:1].lower() + said[1:120]
    return (f"`{key}`: {said}" if key else said), key


def _choices(values: Any) -> Iterator[str]:
    """The words of a Literal or an Enum, wherever in the type they are."""
    if isinstance(values, type) and issubclass(values, Enum):
        yield from (each.value for each in values)
    for inner in get_args(values):
        yield from [inner] if isinstance(inner, str) else _choices(inner)


def shown(path: str | os.PathLike[str]) -> str:
    """The path as it may be printed: control characters and bytes that are no UTF-8 as escapes."""
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape", "replace").decode()
        for character in os.fspath(path)
    )
