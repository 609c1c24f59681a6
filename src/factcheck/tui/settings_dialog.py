"""The person's own settings on the screen: theme with a preview, name, editor, player, keys."""

from functools import partial
from typing import Any

from factcheck.core.errors import FactcheckError
from factcheck.tui.dialogs import PickScreen
from factcheck.tui.keymap import ACTIONS, FIXED, spelled

LABELS = {"theme": "Theme", "reviewer": "Your name", "editor": "Editor", "player": "Player"}
_WHEN = {"theme": "now and from now on", "reviewer": "from the next review on"}
"""From when a setting counts; what is not named counts from the next start on."""


def open_settings(screen: Any, name: str = "") -> None:
    """Let the person pick a setting (or take the one named) and give it another value, in their own file."""
    if screen.app.options.change is None:
        screen.say("Settings cannot be written from here.", "warn")
        return
    if name:
        _change(screen, name)
        return
    there = screen.app.settings
    lines = {f"{label:<10} {there.get(key) or 'automatic'}": key for key, label in LABELS.items()}
    for each in ACTIONS.values():
        if each.place == screen.PLACE and each.id not in FIXED:
            keys = " ".join(spelled(key) for key in screen.keys.keys[each.id])
            lines[f"{'Keys':<10} {each.title}  ({keys})"] = f"keys.{each.id}"
    screen.app.push_screen(PickScreen("Settings", lines), lambda line: _change(screen, lines[line]) if line else None)


def _change(screen: Any, name: str) -> None:
    app = screen.app
    if name == "theme":
        before, themes = app.theme, sorted(app.available_themes)

        def previewed(theme: str) -> None:
            app.theme = theme

        def chosen(theme: str | None) -> None:
            app.theme = theme or before
            if theme:
                _write(screen, name, theme)

        app.push_screen(PickScreen("Theme", themes, seen=previewed), chosen)
        return
    label = LABELS.get(name) or f"Keys of {name.partition('.')[2]}, separated by commas"
    typed = PickScreen(label, [], lambda text: [text] if text else [], ask="type it; enter keeps it, esc leaves")
    app.push_screen(typed, partial(_write, screen, name))


def _write(screen: Any, name: str, value: str | None) -> None:
    if value is None:
        return
    try:
        screen.app.options.change(name, value)
    except FactcheckError as error:
        screen.say(f"{error.message}. {error.hint}", "warn")
        return
    screen.app.settings[name] = value
    when = _WHEN.get(name, "from the next start on")
    screen.say(f"{LABELS.get(name, name)}: {value}, {when}.")
