"""The content of a file of a known kind as a draft, by the reader for it: what children are for."""

import re
from importlib import import_module

from factcheck.core.errors import SourceError
from factcheck.documents.draft import Draft
from factcheck.documents.opening import shown

_READERS = {
    "text": "text",
    "markdown": "markdown",
    "html": "html",
    "article": "html",
    "srt": "cues",
    "vtt": "cues",
    "json": "speech",
    "pdf": "pdf",
    "docx": "docx",
    "odt": "odt",
    "epub": "epub",
    "email": "mail",
    "xlsx": "tables",
    "csv": "tables",
}
"""The module that reads a kind of file: loaded when the first such file is met, since start-up time counts."""

_ENTRIES = {"article": "read_article", "csv": "read_csv"}
"""The function of its module that reads a kind, if it is not `read`."""
_TWICE = re.compile(
    "â€[\u0153\u2122\u02dc\u201d\u201c\u009d\u0094¦\u0093]|[ÃÂÐÑ][\u0080-\u00bf\u2018-\u2022\u0152-\u0178]|ï¿½|â‚¬"
)
"""UTF-8 that was read as Windows-1252 and saved again, by whoever had the text before."""
_EXAMPLE = 60  # characters of words that are not text
_LARGE = ("pdf", "docx", "odt", "epub", "html")  # kinds that may hold pictures


def parse(data: bytes, path: str, kind: str) -> Draft:
    """Read the content of a file, here and now. Raises SourceError with its name, the reason and what to do."""
    draft = Draft()
    name = shown(path)
    try:
        module = import_module(f"factcheck.documents.{_READERS[kind]}")
        getattr(module, _ENTRIES.get(kind, "read"))(data, draft)
        draft.end()
        draft.tidy_unseen()
    except SourceError as error:
        raise SourceError(f"{name} is {error.message}", hint=error.hint) from error
    except MemoryError as error:
        raise SourceError(f"{name} needs too much memory", hint="Split it, or check where it comes from.") from error
    except Exception as error:  # hostile content surprises libraries: one file must not cost the others
        what = f"damaged, or of a make that is not known ({kind} reader: {type(error).__name__})"
        raise SourceError(f"{name} is {what}", hint="Save its text as .txt.") from error
    if kind in _LARGE and len(data) > 200_000 and draft.length < len(data) / 1000:
        draft.miss(f"hardly any text in {len(data) >> 10:,} KB: what it shows as pictures needs OCR")
    for state in ("struck", "hidden"):
        found = [words for each, words, _ in draft.unseen if each == state]
        if found and (state == "struck" or kind not in ("html", "article")):  # which tells of them in its own way
            count = sum(len(words.split()) for words in found)
            example = found[0] if len(found[0]) <= _EXAMPLE else f"{found[0][:_EXAMPLE]}…"
            draft.notes.append(f"{state} words, not read as text: {count}, such as “{example}”")
    if len(_TWICE.findall(draft.text)) > 1:
        draft.notes.append(
            "this text looks twice encoded (“â€™” where an apostrophe was): its letters cannot be trusted"
        )
    if not draft.blocks:
        raise SourceError(f"{name} has no text in it", hint="Check that it is the right file.")
    return draft
