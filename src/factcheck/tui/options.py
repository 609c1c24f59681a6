"""What a review on the screen is told from outside: looks, keys, and the doors to programs that it may not open itself."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from factcheck.review import ConflictChoices


@dataclass(frozen=True, slots=True)
class Options:
    """All of it optional.

    - `theme`: a name of `ReviewApp.available_themes`; `ascii_only`: no signs that some terminals draw wide.
    - `no_sources`: why there is no source to find anything in, and what to do about it; "" where there is one.
    - `mouse`: False leaves the mouse to the terminal.
    - `keys`: action id to keys ("v", "ctrl+e,E"), on top of the ones in `factcheck.tui.keymap`.
    - `edit(text)` opens the user's editor and gives the text back, None if it was left alone; called with the
      screen put aside.
    - `play(source path, seconds)` plays the tape that lies beside a source and says what it did, or why not.
    - `summary()` says what `factcheck check` would, a line each.
    - `conflict()` gives what git's markers in the verdict file leave to choose, None if it has none.
    - `news()` says whether sources are others now than when they were read; they are read again then.
    - `gone()` names the sources that are gone, or are other files now, since the review opened.
    - `tmux`: inside tmux, copies are sent through it as well.
    - `now()` gives seconds that only go up, to tell a key that is held down from one pressed again.
    - `first_visit`: this person has never seen the screen; what its signs mean comes first.
    - `list_width`: cells that the list of claims takes; 0 leaves it to the screen. `remember(cells)` keeps another.
    - `settings`: the person's own, by name; `change(name, value)` writes one, and raises FactcheckError if it cannot.
    - `follow`: seconds between looks at the verdict file; 0 never looks.
    """

    theme: str = ""
    ascii_only: bool = False
    no_sources: str = ""
    mouse: bool = True
    keys: Mapping[str, str] = field(default_factory=dict)
    edit: Callable[[str], str | None] | None = None
    play: Callable[[str, float], str] | None = None
    summary: Callable[[], Sequence[str]] | None = None
    conflict: Callable[[], ConflictChoices | None] | None = None
    news: Callable[[], bool] | None = None
    gone: Callable[[], Sequence[str]] | None = None
    tmux: bool = False
    now: Callable[[], float] = time.monotonic
    first_visit: bool = False
    list_width: int = 0
    remember: Callable[[int], None] = lambda _: None
    settings: Mapping[str, str] = field(default_factory=dict)
    change: Callable[[str, str], None] | None = None
    follow: float = 1.0
