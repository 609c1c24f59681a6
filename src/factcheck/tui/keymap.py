"""Which keys run which command: defaults, the user's own, what is in the footer."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from textual.binding import Binding, BindingType

from factcheck.review import COMMANDS

Run = Callable[[Any], None]
"""Does what the action does to the screen it is given, which is one of its place."""


@dataclass(frozen=True, slots=True)
class Action:
    """`id` is what the settings call it, `keys` are Textual's names, comma-separated; `short` is in the footer.

    `group` is the heading in the help, and says on which screen it can be done (PLACES).
    """

    id: str
    keys: str
    title: str
    group: str
    run: Run
    short: str = ""

    @property
    def place(self) -> str:
        return PLACES[self.group]


PLACES = {
    "Decide": "review",
    "Move": "review",
    "Passages": "review",
    "Claims": "review",
    "Screen": "review",
    "On the start screen": "start",
    "In an open text": "text",
    "Between git's two sides": "conflict",
}
"""The groups of the help in their order, and the screen that each belongs to."""

ACTIONS: dict[str, Action] = {}


def action(name: str, keys: str, title: str, group: str, *, short: str = "") -> Callable[[Run], Run]:
    """Register a function as an action."""

    def register(run: Run) -> Run:
        ACTIONS[name] = Action(name, keys, title, group, run, short or title)
        return run

    return register


KEYS = {
    "verify": ("v", "Verified"),
    "dispute": ("d", "Disputed"),
    "unsource": ("u", "Unsourced"),
    "verify_note": ("V", ""),
    "dispute_note": ("D", ""),
    "unsource_note": ("U", ""),
    "undo": ("z", "Undo"),
    "redo": ("Z", ""),
    "note": ("c", "Note"),
    "withdraw": ("x", ""),
    "mark": ("m", ""),
    "unmark": ("escape", ""),
    "verify_same": ("S", ""),
    "take_over": ("K", ""),
    "dismiss_nothing": ("E", ""),
    "down": ("j,down", "Down"),
    "up": ("k,up", ""),
    "first": ("g,home", ""),
    "last": ("G,end", ""),
    "number": ("number_sign", "Number"),
    "next_undecided": ("n", ""),
    "previous_undecided": ("N", ""),
    "later": ("space", "Later"),
    "filter": ("f", "Filter"),
    "order": ("r", "By risk"),
    "find": ("slash", ""),
    "next_source": ("right,l", "Source"),
    "previous_source": ("left,h", ""),
    "evidence": ("e", "Evidence"),
    "search": ("s", "Search"),
    "open": ("o", "Open"),
    "open_other": ("O", ""),
    "play": ("p", "Play"),
    "copy_citation": ("y", "Copy"),
    "copy_claim": ("Y", ""),
    "correct": ("W", ""),
    "source_side": ("B", ""),
    "read_sources": ("R", ""),
    "add_source": ("A", ""),
    "article": ("a", "Article"),
    "split": ("t", "Split"),
    "dismiss": ("X", ""),
    "request": ("i", "Ask author"),
    "answer": ("I", ""),
    "assign": ("b", ""),
    "tick": ("right_square_bracket", ""),
    "cross": ("left_square_bracket", ""),
    "quit": ("q,ctrl+q", "Quit"),
}
"""The keys of each command of a review, as Textual names them, and what the footer calls it."""


def _run(name: str, screen: Any) -> None:
    screen.run_command(name)


for _it in COMMANDS.values():
    ACTIONS[_it.id] = Action(
        _it.id, KEYS[_it.id][0], _it.title, _it.group, partial(_run, _it.id), KEYS[_it.id][1] or _it.title
    )


@dataclass(frozen=True, slots=True)
class Keymap:
    """Which keys each action has, and in sentences what was wrong with those the user asked for."""

    keys: Mapping[str, tuple[str, ...]]
    wrong: tuple[str, ...] = ()


def keymap(remapped: Mapping[str, str]) -> Keymap:
    """The keys of every action with the user's own on top.

    A key that the user gives to an action is taken from the one that has it by default; of two that the user
    gives it to, the first in the registry has it. Either is said.
    """
    wrong = [f"keys: there is no action “{name}”" for name in remapped if name not in ACTIONS]
    wrong += [f"keys: {name} keeps {spelled(ACTIONS[name].keys)}" for name in remapped if name in FIXED]
    asked = {name: text for name, text in remapped.items() if name not in FIXED}
    owner: dict[tuple[str, str], str] = {}
    for name in sorted(ACTIONS, key=lambda name: name not in asked):
        for key in _keys(asked.get(name, ACTIONS[name].keys)):
            first = owner.setdefault((ACTIONS[name].place, key), name)
            if key in OWNED and name not in FIXED:
                wrong.append(f"keys: {spelled(key)} belongs to the terminal; {name} does not get it")
                del owner[ACTIONS[name].place, key]
            elif first != name:
                wrong.append(f"keys: {spelled(key)} is wanted by {first} and {name}; {first} has it")
    had = {name: tuple(key for (_, key), its in owner.items() if its == name) for name in ACTIONS}
    return Keymap(had, tuple(wrong))


OWNED = frozenset({"tab", "shift+tab", *(f"ctrl+{letter}" for letter in "abshijmcz")})
"""Keys that terminals, multiplexers or Textual own."""


FIXED = frozenset({"next_pane", "previous_pane"})
"""Actions whose keys nobody can change."""


def _keys(text: str) -> list[str]:
    return [_named(key.strip()) for key in text.split(",") if key.strip()]


def _named(key: str) -> str:
    """A key in Textual's name, if it was written as people write it ("?", "/")."""
    names = {sign: name for name, sign in _SPELLED.items()}
    return names.get(key, key)


def bindings(keys: Keymap, place: str) -> list[BindingType]:
    """A binding for each action of a screen that has a key, with its id."""
    bound: list[BindingType] = [
        Binding(",".join(keys.keys[it.id]), f"act('{it.id}')", it.short, show=False, id=it.id, tooltip=it.title)
        for it in ACTIONS.values()
        if keys.keys[it.id] and it.place == place
    ]
    if place != "review":
        return bound
    taken = {key for name, each in keys.keys.items() for key in each if ACTIONS[name].place == place}
    numbers = (number for number in range(1, 10) if str(number) not in taken)
    return bound + [Binding(str(n), f"show({n - 1})", f"Source {n}", show=False, id=f"source_{n}") for n in numbers]


_SPELLED = {
    "question_mark": "?",
    "number_sign": "#",
    "slash": "/",
    "colon": ":",
    "comma": ",",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "plus": "+",
    "equals_sign": "=",
    "minus": "-",
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "escape": "esc",
    "pageup": "pgup",
    "pagedown": "pgdn",
}


def spelled(key: str) -> str:
    """A key as people write it."""
    *modifiers, last = key.split("+") if "+" in key[1:] else [key]
    return "+".join([*modifiers, _SPELLED.get(last, last)])


FOOTER = {
    "review": (
        *("verify", "dispute", "unsource", "undo", "later", "note", "filter"),
        *("next_source", "search", "open", "quit", "palette", "help"),
    ),
    "passage": (
        *("next_source", "evidence", "search", "open", "page_down", "more_context", "side_by_side"),
        *("copy_citation", "play", "next_pane", "palette", "help"),
    ),
    "article": ("article", "down", "number", "split", "next_pane", "palette", "help"),
    "start": ("start_open", "start_down", "start_name", "start_settings", "start_quit", "start_palette", "start_help"),
    "text": ("take", "select", "leave", "line_down", "word_right", "text_palette", "text_help"),
    "conflict": (
        "take_ours",
        "take_theirs",
        "take_both",
        "next_conflict",
        "undo_choice",
        "settled",
        "conflict_palette",
        "conflict_help",
    ),
}
"""What the footer of each screen has, and of each pane of the review; as far as it fits, the last two always: with them the mouse reaches every action."""


def footer_keys(keys: Keymap, place: str = "review") -> Iterable[tuple[str, str, str]]:
    """Key, label and click action of what is in the footer."""
    for name in FOOTER[place]:
        if keys.keys[name]:
            yield spelled(keys.keys[name][0]), ACTIONS[name].short, f"screen.act('{name}')"


READING: Final = 0.7
"""Seconds in which nobody has read what came on the screen; the first repeat of a held key comes 0.2 to 0.66 s after
the press."""

AGAIN: Final = 0.25
"""Seconds after which a key told to be pressed again can have been: keyboards repeat a held key every 0.02 to 0.09 s,
and a connection may hold them up a little."""


class KeyRepeat:
    """Looks at when a key that decides came last. `now` gives seconds that only go up.

    Pressed again too soon, it decides nothing. That has to be said to whoever pressed it; the next press then counts
    sooner, unless it comes as fast as a held key does.
    """

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._key = ""
        self._last = 0.0
        self._counted = False
        self._told = False

    def too_soon(self, key: str) -> bool:
        """Whether this press decides nothing."""
        now = self._now()
        gap = now - self._last
        same, told = key == self._key, self._told
        counts = not same or gap >= READING or (told and gap >= AGAIN)
        # One that came by itself was pressed; of those that come one after another, none was.
        self._told = not counts and (self._counted or gap >= AGAIN)
        self._key, self._last, self._counted = key, now, counts
        return not counts

    def forget(self) -> None:
        """Another key came between: what is pressed next was let go before."""
        self._key = ""
