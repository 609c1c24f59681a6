"""The results of the parts that a check was split into, joined; a part that is missing is no pass."""

import json
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from factcheck.core.bounded import read_plain
from factcheck.core.errors import SettingsError

_MOST = 256_000_000  # bytes of one part's results
_SHARD = re.compile(r"([1-9]\d{0,5})/([1-9]\d{0,5})")


def merged(paths: Sequence[Path]) -> dict[str, Any]:
    """What `check --format json` would say of all articles, from what it said of each `--shard`.

    Raises SettingsError if a file is no such result, or a part is missing or there twice.
    """
    parts: dict[int, dict[str, Any]] = {}
    wholes: set[int] = set()
    for path in paths:
        data = _read(path)
        found = _SHARD.fullmatch(str(data.get("shard")))
        if found is None:
            raise SettingsError(f"{path}: these are not the results of a part", hint="Check with --shard I/N.")
        part, whole = int(found[1]), int(found[2])
        wholes.add(whole)
        if part in parts:
            raise SettingsError(f"{path}: part {part} is there twice", hint="Give each part's results once.")
        parts[part] = data
    if len(wholes) != 1:
        said = ", ".join(map(str, sorted(wholes)))
        raise SettingsError(f"the parts are of different wholes: {said}", hint="Give the results of one check.")
    (whole,) = wholes
    if missing := [number for number in range(1, whole + 1) if number not in parts]:
        first = ", ".join(map(str, missing[:20])) + (" …" if len(missing) > 20 else "")
        raise SettingsError(
            f"{len(missing)} of {whole} parts are missing: {first}", hint="Check them again with --shard."
        )
    return _joined([parts[number] for number in sorted(parts)])


def _joined(parts: Sequence[dict[str, Any]]) -> dict[str, Any]:
    summary: Counter[str] = Counter()
    used: dict[str, Any] = {}
    for part in parts:
        summary.update(part["summary"])
        for name, items in part["used"].items():
            if isinstance(items, list):
                used.setdefault(name, [])
                used[name] += [item for item in items if item not in used[name]]
            else:
                used.setdefault(name, items)
    return {
        "articles": [article for part in parts for article in part["articles"]],
        "summary": dict(summary),
        "exit_code": max(part["exit_code"] for part in parts),
        "shard": "",
        "used": used,
    }


def _read(path: Path) -> dict[str, Any]:
    """A part's results. Raises SettingsError."""
    hint = "Give files that `factcheck check --shard I/N --format json=FILE` wrote."
    try:
        data = json.loads(read_plain(path, _MOST))
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read: {error.strerror}", hint=hint) from error
    except (ValueError, RecursionError) as error:
        raise SettingsError(f"{path}: these are no whole results of a check", hint=hint) from error
    kinds = {"articles": list, "summary": dict, "exit_code": int, "used": dict, "shard": str}
    if not isinstance(data, dict) or not all(isinstance(data.get(name), kind) for name, kind in kinds.items()):
        raise SettingsError(f"{path}: these are no whole results of a check", hint=hint)
    if not all(isinstance(number, int) for number in data["summary"].values()) or data["exit_code"] not in {0, 1, 2}:
        raise SettingsError(f"{path}: these are no whole results of a check", hint=hint)
    return data
