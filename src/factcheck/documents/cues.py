"""Subtitles (SRT, WebVTT): cues joined to sentences, with the time and the speaker of each."""

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from factcheck.documents.decoding import decode
from factcheck.documents.draft import Draft

_TIME = r"(?:(\d+):)?(\d{1,2}):(\d{1,2})[,.](\d{1,3})"
_TIMES = re.compile(rf"\s*{_TIME}[ \t]*-->[ \t]*{_TIME}", re.ASCII)
_VOICE = re.compile(r"<v(?:\.[^ <>]*)?[ \t]+([^<>]*)>")
_TAG = re.compile(r"</?(?:[bisuvc]|font|lang|ruby|rt)(?:[ .\t][^<>]*)?>|<[\d:.]+>|\{\\[^{}]*\}", re.IGNORECASE)
_LABEL = re.compile(r"\[?([^\W\d_](?:[\w.'’-]| (?! )){0,40})\]?:(?=\s)")
_CAPITALS = re.compile(r"[^a-zß-öø-ÿ]*[A-ZÀ-ÖØ-Þ]{2}[^a-zß-öø-ÿ]*")
_TURN = re.compile(r">>+[ \t]*")
_GAP = re.compile(r"\n(?:[ \t]*\n)+")
_ENDED = re.compile(r"[.!?…][\"”’')\]»]*$")

_PAUSE = 2.0
"""Seconds of silence after a sentence that part two paragraphs."""
_LONG_PAUSE = 10.0
"""Seconds of silence that part two paragraphs wherever they fall."""


class Cue:
    """One stretch of speech: seconds from the start of the tape (None if not known), the lines as shown, the voice if it
    is marked.
    """

    def __init__(self, start: float | None, end: float | None, lines: list[str] | None = None, voice: str = "") -> None:
        self.start = start
        self.end = end
        self.lines = lines or []
        self.voice = voice


def read(data: bytes, draft: Draft) -> None:
    """Fill the draft with the speech of an SRT or WebVTT file."""
    text = decode(data, draft)
    cues, broken = _cues(text, vtt=text.startswith("WEBVTT"))
    if broken:
        draft.notes.append(f"{broken} cues have a time that cannot be read: their words stand at the time before")
    cues = [piece for cue in cues for piece in _voices(cue)]
    if repeated := _unroll(cues):
        draft.notes.append(f"{repeated} lines that captions repeat while they roll up are read once")
    write_speech(cues, draft)


def write_speech(cues: Iterable[Cue], draft: Draft, *, joint: str = "\n") -> None:
    """Write speech to the draft: a paragraph for each turn or pause, a place for each cue, `joint` between them."""
    cues = [cue for cue in cues if any(cue.lines)]
    labels = Counter(label for cue in cues if (label := _label(cue.lines[0])))
    speaker, before = "", None
    for cue in cues:
        said = "\n".join(line for line in cue.lines if line)
        turn = _TURN.match(said)
        said = said[turn.end() :] if turn else said
        label = _label(said)
        named = cue.voice or (label if labels[label] > 1 or _CAPITALS.fullmatch(label) else "")
        new_turn = bool(turn) or (bool(named) and named != speaker)
        if before is None or new_turn or _parted(before, cue):
            draft.begin("cue")
        speaker = named or ("" if turn or cue.start is None else speaker)
        if cue.voice and (draft.fresh or new_turn):
            said = f"{cue.voice}: {said}"
        draft.write(
            said if draft.fresh else f"{joint}{said}",
            time=cue.start,
            speaker=speaker or None,
            nowhere=cue.start is None,
        )
        before = cue
    draft.end()


def _label(line: str) -> str:
    """The label of a speaker that a line may begin with."""
    match = _LABEL.match(_TURN.sub("", line, count=1))
    return match[1] if match and len(match[1].split()) <= 4 else ""


def _parted(before: Cue, cue: Cue) -> bool:
    if cue.start is None or before.end is None:
        return cue.start is not before.end
    pause = cue.start - before.end
    return pause >= _LONG_PAUSE or (pause >= _PAUSE and bool(_ENDED.search(before.lines[-1])))


def _cues(text: str, *, vtt: bool) -> tuple[list[Cue], int]:
    """The cues of a file, and how many of them have a time that cannot be read.

    What stands after a blank line inside a cue, or under a broken time, is kept with the cue before.
    """
    cues: list[Cue] = []
    broken = 0
    for number, group in enumerate(_GAP.split(text)):
        lines = [line.strip() for line in group.split("\n") if line.strip()]
        if vtt and (number == 0 or group.startswith(("NOTE", "STYLE", "REGION"))):
            continue
        if not lines or (len(lines) == 1 and lines[0].isdigit()):
            continue  # the number of a cue that is not there
        for line, following in zip(lines, [*lines[1:], ""], strict=True):
            if times := _TIMES.match(line):
                cues.append(Cue(_seconds(times.groups()[:4]), _seconds(times.groups()[4:])))
            elif "-->" in following and (line is lines[0] or line.isdigit()):
                continue  # the number or name of the cue that follows
            elif "-->" in line:
                broken += 1
            else:
                cues = cues or [Cue(0.0, 0.0)]
                cues[-1].lines.append(line)
    return cues, broken


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, fraction = parts
    return int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or 0) + float(f"0.{fraction}")


def _voices(cue: Cue) -> Iterator[Cue]:
    """The cue without its markup, cut where another voice begins."""
    voice = cue.voice
    lines: list[str] = []
    for line in cue.lines:
        pieces = _VOICE.split(line)
        for at, piece in enumerate(pieces):
            if at % 2:
                if any(lines):
                    yield Cue(cue.start, cue.end, lines, voice)
                voice, lines = html.unescape(piece).strip(), []
            else:
                lines.append(html.unescape(_TAG.sub("", piece)).strip())
    yield Cue(cue.start, cue.end, [line for line in lines if line], voice)


def _unroll(cues: list[Cue]) -> int:
    """Take out the lines that captions show again while they roll up or grow; how many there were.

    Only in a file where this is the rule: somebody may well say "No." twice.
    """
    again = [_shown_again(old.lines, new.lines)[0] > 0 for old, new in pairwise(cues) if old.lines and new.lines]
    if len(again) < 4 or sum(again) < len(again) / 3:
        return 0
    repeated, shown = 0, [""]
    for cue in cues:
        lines = cue.lines
        count, rest = _shown_again(shown, lines)
        repeated += count
        cue.lines = [*([rest] if rest else []), *lines[count:]]
        shown = lines or shown
    return repeated


def _shown_again(old: Sequence[str], new: Sequence[str]) -> tuple[int, str]:
    """How many lines at the beginning of a cue are those at the end of the one before; and by what the last has grown."""
    for count in range(min(len(old), len(new)), 0, -1):
        if list(old[-count:]) == list(new[:count]):
            return count, ""
        last, grown = old[-1], new[count - 1]
        if list(old[len(old) - count : -1]) == list(new[: count - 1]) and last and grown.startswith(f"{last} "):
            return count, grown[len(last) :].strip()
    return 0, ""
