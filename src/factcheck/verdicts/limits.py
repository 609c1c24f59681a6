"""What a verdict file may cost to read: it may come from anybody, and reading it takes bounded time and memory."""

import shlex

from factcheck.core.bounded import costly_toml
from factcheck.core.errors import VerdictFileError

MAX_BYTES = 16_000_000
"""Five thousand decided claims take about 3 MB."""
MAX_KEY = 200
"""Characters of a claim id, a source key or a reviewer's name."""


def check_cost(text: str, path: str) -> None:
    """Raises VerdictFileError on what tomllib would take very long, or very much memory, over."""
    if len(text) > MAX_BYTES:
        raise too_large(path, f"more than {MAX_BYTES // 1_000_000} MB")
    if (found := costly_toml(text)) is None:
        return
    line, said = found
    if not line:
        raise too_large(path, said)
    raise VerdictFileError(f"{path}:{line}: {said}", hint="No verdict file has one; nothing was changed.")


def too_large(path: str, said: str) -> VerdictFileError:
    hint = f"Is it one? Split the article, or take the last good version: git checkout -- {shlex.quote(path)}"
    return VerdictFileError(f"{path}: {said}: too large for a verdict file", hint=hint)
