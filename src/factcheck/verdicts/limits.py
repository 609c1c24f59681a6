"""What a verdict file may cost to read: it may come from anybody, and reading it takes bounded time and memory."""

import re
import shlex

from factcheck.errors import VerdictFileError

MAX_BYTES = 16_000_000
"""Five thousand decided claims take about 3 MB."""
MAX_MARKS = 300_000
"""Keys, parts of keys and lists: every one of them may become an object. A decided claim has about 25."""
MAX_PARTS = 8
"""Parts of one key: ours have at most four, and tomllib takes time with the square of their number."""
MAX_KEY = 200
"""Characters of a claim id, a source key or a reviewer's name."""

MAX_WORD = 1000
"""Characters of a key or number without quotes: matching digits takes tomllib a hundred times their memory."""

_STRING = re.compile(r'"(?:[^"\\\n]++|\\.)*+"' + r"|'[^'\n]*+'")
_LONG_WORD = re.compile(rf"(?<![\w+.-])[\w+.-]{{{MAX_WORD}}}")
_MANY_PARTS = re.compile(rf"(?<![\w-])(?:(?:[\w-]++|\"\"|\?)[ \t]*+\.[ \t]*+){{{MAX_PARTS}}}")


def check_cost(text: str, path: str) -> None:
    """Raises VerdictFileError on what tomllib would take very long, or very much memory, over."""
    if len(text) > MAX_BYTES:
        raise too_large(path, f"more than {MAX_BYTES // 1_000_000} MB")
    bare = _STRING.sub('""', text)
    if sum(map(bare.count, "=.[{,")) > MAX_MARKS:
        raise too_large(path, f"more than {MAX_MARKS:,} keys")
    for pattern, said in (
        (_LONG_WORD, f"a word of more than {MAX_WORD:,} characters"),
        (_MANY_PARTS, f"a key of more than {MAX_PARTS} parts"),
    ):
        if found := pattern.search(bare):
            line = bare.count("\n", 0, found.start()) + 1
            raise VerdictFileError(f"{path}:{line}: {said}", hint="No verdict file has one; nothing was changed.")


def too_large(path: str, said: str) -> VerdictFileError:
    hint = f"Is it one? Split the article, or take the last good version: git checkout -- {shlex.quote(path)}"
    return VerdictFileError(f"{path}: {said}: too large for a verdict file", hint=hint)
