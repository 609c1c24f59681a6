"""Sources that have no file of their own: a call, a mail, a book, written down as a note beside the other sources."""

import re
import unicodedata
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from factcheck.app.project import Project
from factcheck.core.errors import FactcheckError, SourceError
from factcheck.core.records import NOTE
from factcheck.core.text import visible


@dataclass(frozen=True, slots=True)
class Note:
    """What was `said`, `how` it was learnt ("by phone"), from whom, when, and who wrote it down."""

    said: str
    how: str
    who: str = ""
    on: date | None = None
    by: str = ""
    title: str = ""

    @property
    def heading(self) -> str:
        day = f"{self.on.day} {self.on:%B %Y}" if self.on else ""
        return visible(self.title or ", ".join(filter(None, (self.who, self.how, day))))

    def text(self) -> str:
        """The note in Markdown: its heading, who wrote it down, and the words."""
        paragraphs = [
            " ".join(visible(line) for line in part.split("\n")) for part in re.split(r"\n\s*\n", self.said.strip())
        ]
        if self.who:
            paragraphs[0] = f"{visible(self.who)}: {paragraphs[0]}"
        learnt = ", ".join(filter(None, (visible(self.how), self.on.isoformat() if self.on else "")))
        return "\n\n".join([f"# {self.heading}", f"Note by {visible(self.by)} ({learnt}).", *paragraphs]) + "\n"


def write_note(project: Project, note: Note) -> Path:
    """Write a note into the first folder of sources, or into a new one beside the article; its path.

    Raises SourceError if there is nothing in it, or if it cannot be written.
    """
    if not note.said.strip() or not note.how.strip():
        raise SourceError("a note needs what was said and how it was learnt", hint="Nothing was written.")
    folder = next((path for path in project.sources if path.is_dir()), project.article.absolute().parent / "sources")
    words = unicodedata.normalize("NFKD", note.heading).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", words).strip("-")[:60].strip("-") or "note"
    try:
        folder.mkdir(exist_ok=True)
        for number in range(1, 1000):
            path = folder / f"{stem}{f'-{number}' if number > 1 else ''}{NOTE}"
            with suppress(FileExistsError), path.open("x", encoding="utf-8", errors="replace", newline="\n") as file:
                file.write(note.text())
                return path
    except OSError as error:
        raise SourceError(
            f"{folder}: the note cannot be written: {error.strerror}", hint="Nothing was written."
        ) from error
    raise FactcheckError(f"{folder} has a thousand notes of this name", hint="Give it another --title.")
