"""Files that a stranger may have written are read in bounded time and memory: plain files alone, and TOML that costs little."""

import os
import re
import stat
from pathlib import Path
from typing import Final

MAX_MARKS: Final = 300_000
"""Keys, parts of keys and lists: every one of them may become an object. A decided claim has about 25."""
MAX_PARTS: Final = 8
"""Parts of one key: ours have at most four, and tomllib takes time with the square of their number."""
MAX_WORD: Final = 1000
"""Characters of a key or number without quotes: matching digits takes tomllib a hundred times their memory."""

_STRING = re.compile(r'"(?:[^"\\\n]++|\\.)*+"' + r"|'[^'\n]*+'")
_LONG_WORD = re.compile(rf"(?<![\w+.-])[\w+.-]{{{MAX_WORD}}}")
_MANY_PARTS = re.compile(rf"(?<![\w-])(?:(?:[\w-]++|\"\"|\?)[ \t]*+\.[ \t]*+){{{MAX_PARTS}}}")


def read_plain(path: str | Path, most: int, *, links: bool = False) -> bytes:
    """The bytes of a plain file, of at most so many; a link is followed if `links` may be.

    Raises OSError, and ValueError with the second half of a sentence about the file: a pipe never ends, and a link in
    a repository may lead anywhere.
    """
    if not links and stat.S_ISLNK(os.lstat(path).st_mode):
        raise ValueError("is a symbolic link")
    follow = 0 if links else getattr(os, "O_NOFOLLOW", 0)
    flags = os.O_RDONLY | follow | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags), "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise ValueError("is not a plain file")
        data = file.read(most + 1)
    if len(data) > most:
        raise ValueError(f"has more than {most // 1_000_000} MB")
    return data


def costly_toml(text: str) -> tuple[int, str] | None:
    """What tomllib would take very long, or very much memory, over, and its line (0 if it is the whole); None if nothing."""
    bare = _STRING.sub('""', text)
    if sum(map(bare.count, "=.[{,")) > MAX_MARKS:
        return 0, f"more than {MAX_MARKS:,} keys"
    for pattern, said in (
        (_LONG_WORD, f"a word of more than {MAX_WORD:,} characters"),
        (_MANY_PARTS, f"a key of more than {MAX_PARTS} parts"),
    ):
        if found := pattern.search(bare):
            return bare.count("\n", 0, found.start()) + 1, said
    return None
