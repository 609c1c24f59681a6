"""What can go wrong, in words for the person who has to mend it.

    FactcheckError
    ├── ArticleError       the article is missing, unreadable, or has nothing to check
    ├── SourceError        a source, or the place where sources should be
    ├── VerdictFileError   the verdict file: syntax, types, conflict markers, saving
    └── SettingsError      a settings file, or a value in it

The library raises these; only `factcheck.cli` prints them and exits (with 2).
"""


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


class VerdictFileError(FactcheckError):
    """The verdict file cannot be read or written as it stands."""


class SettingsError(FactcheckError):
    """A settings file has a wrong key or value."""
