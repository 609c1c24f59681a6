"""The programs that may be started: the user's editor and player, and this one. None is named by a file of the project."""

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path

from factcheck.core.errors import FactcheckError
from factcheck.core.settings import Personal

MEDIA = ("mp4", "m4a", "mp3", "wav", "ogg", "opus", "flac", "aac", "webm", "mkv", "mov", "avi")

_STARTS: Mapping[str, Sequence[str]] = {
    "mpv": ("--start={seconds}", "--"),
    "vlc": ("--start-time={seconds}", "--"),
    "ffplay": ("-ss", "{seconds}", "-i"),
}


def this_program(arguments: Sequence[str]) -> int:
    """Run this program with other arguments, on the same streams; its exit code."""
    return subprocess.run([sys.executable, "-m", "factcheck", *arguments], check=False).returncode  # noqa: S603


def edit(text: str, personal: Personal) -> str | None:
    """The text as the user's editor left it; None if nothing was changed.

    Raises FactcheckError if there is no editor, or if it failed.
    """
    command = personal.editor or os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    if not command:
        raise FactcheckError("no editor is set", hint="Set $EDITOR, or `editor` in your own settings.")
    with tempfile.TemporaryDirectory(prefix="factcheck-") as folder:
        path = Path(folder) / "note.txt"
        path.write_text(text, encoding="utf-8", errors="replace")
        try:
            done = subprocess.run([*shlex.split(command), str(path)], check=False)  # noqa: S603 - the user's own program
        except (OSError, ValueError) as error:
            raise FactcheckError(f"the editor could not be started: {error}", hint="Check $EDITOR.") from error
        if done.returncode != 0:
            raise FactcheckError(f"the editor ended with {done.returncode}; the note is as it was")
        written = path.read_text(encoding="utf-8", errors="replace").strip()
    return None if written == text.strip() else written


def play(source: str, seconds: float, personal: Personal) -> str:
    """Start the tape that lies beside a source at a second of it; says what was done.

    Raises FactcheckError if there is no tape or no player.
    """
    tape = tape_beside(Path(source))
    if tape is None:
        raise FactcheckError(
            f"no tape named {Path(source).stem} lies beside {source}", hint=f"Known: {', '.join(MEDIA)}."
        )
    command = player(personal)
    start = f"{seconds:.1f}"
    options = _STARTS.get(Path(command[0]).stem, ())
    line = [*command, *(option.format(seconds=start) for option in options), str(tape.absolute())]
    try:
        playing = subprocess.Popen(  # noqa: S603 - the user's own player
            line, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
    except OSError as error:
        raise FactcheckError(
            f"{command[0]} could not be started: {error}", hint="Set `player` in your own settings."
        ) from error
    threading.Thread(target=playing.wait, daemon=True).start()  # or it stays behind as a zombie
    return f"playing {tape.name} from {start} s" if options else f"playing {tape.name} from its start"


def tape_beside(source: Path) -> Path | None:
    """The media file of a source's name in a source's folder: `hearing.mp3` for `hearing.srt`, `hearing.en.srt`."""
    for stem in dict.fromkeys((source.stem, source.name.partition(".")[0])):
        for ending in MEDIA:
            tape = source.with_name(f"{stem}.{ending}")
            if tape.is_file():
                return tape
    return None


def player(personal: Personal) -> list[str]:
    """The user's player, else the first of mpv, vlc and ffplay that is installed. Raises FactcheckError if none is."""
    if personal.player:
        return shlex.split(personal.player)
    for name in _STARTS:
        if found := shutil.which(name):
            return [found]
    raise FactcheckError(
        "no player was found", hint="Install mpv, vlc or ffplay, or set `player` in your own settings."
    )
