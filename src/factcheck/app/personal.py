"""What belongs to the person who runs this, never to a project: their settings, and what the screen remembers."""

import json
import re
import tomllib
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from factcheck.core.errors import SettingsError
from factcheck.core.settings import Personal, read_personal


def settings_path() -> Path:
    """Where the person's own settings are, or would be."""
    import platformdirs

    return platformdirs.user_config_path("factcheck") / "config.toml"


@cache
def own_settings() -> Personal:
    """What the person who runs this prefers."""
    return read_personal(settings_path())


def change_setting(name: str, value: str) -> Personal:
    """Write one text into the person's own settings file and leave every other line of it as it is; all settings then.

    `keys.undo` is the keys of an action. Raises SettingsError if the file cannot be written, or is not valid as it is.
    """
    from factcheck.verdicts import write_text

    path = settings_path()
    read_personal(path)
    try:
        lines = path.read_text("utf-8").splitlines(keepends=True) if path.exists() else []
        if lines and not lines[-1].endswith("\n"):
            lines[-1] += "\n"
        table, _, key = name.rpartition(".")
        text = "".join(_with_line(lines, table, key, json.dumps(value, ensure_ascii=False)))  # TOML reads it the same
        found = tomllib.loads(text)
        if (found.get(table, {}) if table else found).get(key) != value:
            raise SettingsError(f"{path}: `{name}` spans several lines there", hint="Change it in an editor.")
        path.parent.mkdir(parents=True, exist_ok=True)
        write_text(path.resolve(), text)  # all of it or nothing; a link stays one
    except (OSError, ValueError) as error:
        raise SettingsError(f"{path}: cannot be written: {error}", hint="Nothing was changed.") from error
    own_settings.cache_clear()
    return own_settings()


def _with_line(lines: list[str], table: str, key: str, value: str) -> list[str]:
    """The lines of a settings file with `key = value` in a table of it ("": before all tables)."""
    heads = [at for at, each in enumerate(lines) if each.lstrip().startswith("[")]
    first = 0
    if table:
        first = next((at + 1 for at in heads if lines[at].split("#")[0].strip() == f"[{table}]"), 0)
        if not first:
            return [*lines, *["\n"] * bool(lines), f"[{table}]\n", f"{key} = {value}\n"]
    last = next((at for at in heads if at >= first), len(lines))
    there = next((at for at in range(first, last) if re.match(rf"\s*{re.escape(key)}\s*=", lines[at])), None)
    if there is None:
        return [*lines[:first], f"{key} = {value}\n", *lines[first:]]
    return [*lines[:there], f"{key} = {value}\n", *lines[there + 1 :]]


@dataclass(frozen=True, slots=True)
class Remembered:
    """What the screen remembers from one review to the next; nothing rests on it."""

    legend_seen: bool = False
    list_width: int = 0


def _state_path() -> Path:
    import platformdirs

    return platformdirs.user_state_path("factcheck") / "screen.json"


def remembered() -> Remembered:
    """What was remembered; nothing, where that cannot be read."""
    with suppress(OSError, ValueError, TypeError, KeyError):
        found = json.loads(_state_path().read_bytes()[:10_000])
        return Remembered(
            legend_seen=found["legend_seen"] is True, list_width=max(0, min(500, int(found["list_width"])))
        )
    return Remembered()


def remember(what: Remembered) -> None:
    """Remember this from now on, if it can be written."""
    with suppress(OSError):
        _state_path().parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        _state_path().write_text(json.dumps(asdict(what)) + "\n", "utf-8")
