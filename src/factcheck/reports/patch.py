"""The source's words in the place of misquotes, as a patch for the article; the article itself is never changed."""

import re
from difflib import unified_diff

from factcheck.checks import AnnotatedScript, Annotation, correction
from factcheck.core.text import visible

_NO_END = "\n\\ No newline at end of file\n"


def patch(script: AnnotatedScript, written: str) -> tuple[str, tuple[str, ...]]:
    """A unified diff against the article as it is `written`, and the quotes that it leaves to a person, with why."""
    left: list[str] = []
    edits: list[tuple[int, int, str]] = []
    for entry, words in ((entry, correction(entry)) for entry in script.entries):
        if not words:
            continue
        start = _place(script, entry, written)
        if start is None:
            left.append(f"claim {entry.number}: its words have markup or line ends between them in the file")
        elif any(start < other_end and other < start + len(entry.claim.text) for other, other_end, _ in edits):
            left.append(f"claim {entry.number}: it overlaps another that is corrected")
        else:
            edits.append((start, start + len(entry.claim.text), words))
    text = written
    for start, end, words in sorted(edits, reverse=True):
        text = text[:start] + words + text[end:]
    name = visible(script.checked.name or script.article.path)
    lines = unified_diff(_lines(written), _lines(text), f"a/{name}", f"b/{name}")
    return "".join(line if line.endswith("\n") else line + _NO_END for line in lines), tuple(left)


def _place(script: AnnotatedScript, entry: Annotation, written: str) -> int | None:
    """Where a quote's words are in the file: of several places, the one nearest to its line."""
    starts = [found.start() for found in re.finditer(re.escape(entry.claim.text), written)]
    line = script.article.locate(entry.claim.start).line or 0
    return min(starts, key=lambda start: abs(written.count("\n", 0, start) + 1 - line), default=None)


def _lines(text: str) -> list[str]:
    """Lines as git has them: ended by newlines alone."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)
