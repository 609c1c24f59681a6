"""Speech: subtitles (SRT, WebVTT) and transcripts in JSON as sentences, each with its time and speaker."""

import html
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from factcheck.core.errors import SourceError
from factcheck.documents.builder import Draft
from factcheck.documents.encoding import decode

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


def read_subtitles(data: bytes, draft: Draft) -> None:
    """Fill the draft with the speech of an SRT or WebVTT file."""
    text = decode(data, draft)
    cues, broken = _cues(text, vtt=text.startswith("WEBVTT"))
    if broken:
        draft.notes.append(f"{broken} cues have a time that cannot be read: their words are placed at the time before")
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

    What is after a blank line inside a cue, or under a broken time, is kept with the cue before.
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
                cues.append(Cue(_clock_seconds(times.groups()[:4]), _clock_seconds(times.groups()[4:])))
            elif "-->" in following and (line is lines[0] or line.isdigit()):
                continue  # the number or name of the cue that follows
            elif "-->" in line:
                broken += 1
            else:
                cues = cues or [Cue(0.0, 0.0)]
                cues[-1].lines.append(line)
    return cues, broken


def _clock_seconds(parts: tuple[str | None, ...]) -> float:
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


_HINT = "factcheck reads the JSON of Whisper, OpenAI, AssemblyAI, Deepgram, Amazon Transcribe, Google, Rev, Otter and YouTube."
_OTTER = 1 / 16000  # seconds: Otter counts samples
_NO_WORDS = "punct"

Turn = Mapping[str, object]


def read_json(data: bytes, draft: Draft) -> None:
    """Fill the draft with a transcript. Raises SourceError if it is no JSON, or of no shape that is known."""
    text = decode(data, draft)
    try:
        root = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise SourceError(f"JSON that cannot be read ({error})", hint="Get a new copy of it.") from error
    turns, unit = _turns(root)
    if not turns:
        raise SourceError("JSON, but not a transcript that factcheck knows", hint=_HINT)
    cues = [cue for turn in turns if (cue := _cue(turn, unit)) is not None]
    if without := sum(cue.start is None for cue in cues):
        draft.notes.append(f"{without} of {len(cues)} pieces have no time: their words are cited without one")
    write_speech(cues, draft, joint=" ")


def _turns(root: object) -> tuple[list[Turn], float]:
    """The pieces of a transcript, each with text and perhaps start, end and speaker, and their unit in seconds."""
    if isinstance(root, list):  # youtube-transcript-api
        lines = _mappings(root)
        return [
            {**line, "end": _plus(line.get("start"), line.get("duration"))} for line in lines if "text" in line
        ], 1.0
    if not isinstance(root, dict):
        return [], 1.0
    for shape, unit in _SHAPES:
        if turns := [turn for turn in shape(root) if _said(turn)]:
            return turns, unit
    text = root.get("text")
    return ([{"text": text}] if isinstance(text, str) and text.strip() else []), 1.0  # OpenAI's shortest answer


def _assembly_turns(root: Turn) -> Iterable[Turn]:
    """AssemblyAI, speakers told apart."""
    for turn in _mappings(root.get("utterances")):
        yield from _sentences(_mappings(turn.get("words")), turn)


def _whisper(root: Turn) -> Iterable[Turn]:
    """Whisper, WhisperX, faster-whisper."""
    return _mappings(root.get("segments"))


def _openai(root: Turn) -> Iterable[Turn]:
    """OpenAI with words alone, which have no punctuation: the text has."""
    words = [word for word in _mappings(root.get("words")) if "word" in word]
    return _timed(words, str(root.get("text") or "")) if words else ()


def _assembly_words(root: Turn) -> Iterable[Turn]:
    words = _mappings(root.get("words"))
    return _sentences(words, {}) if words else ()


def _whisper_cpp(root: Turn) -> Iterable[Turn]:
    return [{**line, **_ends(line.get("offsets"))} for line in _mappings(root.get("transcription"))]


def _transformers(root: Turn) -> Iterable[Turn]:
    """Whisper as Hugging Face's transformers run it."""
    return [{**chunk, **_ends(chunk.get("timestamp"))} for chunk in _mappings(root.get("chunks"))]


def _deepgram(root: Turn) -> Iterable[Turn]:
    results = _mapping(root.get("results"))
    if utterances := _mappings(results.get("utterances")):
        return [{**turn, "text": turn.get("transcript")} for turn in utterances]
    channels = (_first(channel.get("alternatives")) for channel in _mappings(results.get("channels")))
    return [
        turn for best in channels for turn in _timed(_mappings(best.get("words")), str(best.get("transcript") or ""))
    ]


def _amazon(root: Turn) -> Iterable[Turn]:
    results = _mapping(root.get("results"))
    whole = " ".join(str(each.get("transcript") or "") for each in _mappings(results.get("transcripts")))
    words: list[Turn] = []
    for item in _mappings(results.get("items")):
        said = str(_first(item.get("alternatives")).get("content") or "")
        if item.get("type") == "punctuation" and words:
            words[-1] = {**words[-1], "text": f"{words[-1]['text']}{said}"}
        else:
            start, end = _seconds(item.get("start_time")), _seconds(item.get("end_time"))
            words.append({"text": said, "start": start, "end": end, "speaker": item.get("speaker_label")})
    return _timed(words, whole)


def _google(root: Turn) -> Iterable[Turn]:
    for result in _mappings(root.get("results")):
        best = _first(result.get("alternatives"))
        if "transcript" in best:
            words = [
                {
                    "text": word.get("word"),
                    "start": _seconds(word.get("startTime")),
                    "end": _seconds(word.get("endTime")),
                }
                for word in _mappings(best.get("words"))
            ]
            yield from _timed(words, str(best.get("transcript") or ""))


def _rev(root: Turn) -> Iterable[Turn]:
    names = {str(each.get("id")): each.get("name") for each in _mappings(root.get("speakers"))}
    for turn in _mappings(root.get("monologues")):
        speaker = names.get(str(turn.get("speaker"))) or turn.get("speaker")
        pending: list[Turn] = []
        for element in _mappings(turn.get("elements")):
            said = str(element.get("value") or "")
            pending.append({"text": said, "start": element.get("ts"), "end": element.get("end_ts")})
            if element.get("type") == _NO_WORDS and said.strip() in (".", "!", "?", "…"):
                yield _run_together(pending, speaker)
                pending = []
        if pending:
            yield _run_together(pending, speaker)


def _run_together(elements: Sequence[Turn], speaker: object) -> Turn:
    starts = [each["start"] for each in elements if each["start"] is not None]
    ends = [each["end"] for each in elements if each["end"] is not None]
    text = "".join(str(each["text"]) for each in elements)
    return {"text": text, "start": starts[0] if starts else None, "end": ends[-1] if ends else None, "speaker": speaker}


def _otter(root: Turn) -> Iterable[Turn]:
    speech = _mapping(root.get("speech")) or root
    names = {str(each.get("id")): each.get("speaker_name") for each in _mappings(speech.get("speakers"))}
    return [
        {
            "text": turn.get("transcript"),
            "start": turn.get("start_offset"),
            "end": turn.get("end_offset"),
            "speaker": names.get(str(turn.get("speaker_id"))),
        }
        for turn in _mappings(speech.get("transcripts"))
    ]


def _youtube(root: Turn) -> Iterable[Turn]:
    """YouTube's own json3."""
    for event in _mappings(root.get("events")):
        start = event.get("tStartMs")
        text = "".join(str(piece.get("utf8") or "") for piece in _mappings(event.get("segs")))
        yield {"text": text, "start": start, "end": _plus(start, event.get("dDurationMs"))}


_SHAPES: Sequence[tuple[Callable[[Turn], Iterable[Turn]], float]] = (
    (_assembly_turns, 0.001),
    (_whisper, 1.0),
    (_openai, 1.0),
    (_assembly_words, 0.001),
    (_whisper_cpp, 0.001),
    (_transformers, 1.0),
    (_deepgram, 1.0),
    (_amazon, 1.0),
    (_google, 1.0),
    (_rev, 1.0),
    (_otter, _OTTER),
    (_youtube, 0.001),
)
"""How transcripts are known: the first that finds words in one reads it."""


def _timed(words: Sequence[Turn], text: str) -> Iterator[Turn]:
    """Sentences of words with times; of the whole text, with its punctuation, where that is better."""
    said = [{**word, "text": word.get("punctuated_word") or word.get("word") or word.get("text")} for word in words]
    pieces = text.split()
    if pieces and len(pieces) == len(said):
        said = [{**word, "text": piece} for word, piece in zip(said, pieces, strict=True)]
    elif len(pieces) > len(said):
        start = said[0].get("start") if said else None
        yield {"text": text, "start": start, "end": said[-1].get("end") if said else None}
        return
    if said:
        yield from _sentences(said, {})


def _said(turn: Turn) -> bool:
    text = turn.get("text")
    return isinstance(text, str) and bool(text.strip())


def _mapping(value: object) -> Turn:
    return value if isinstance(value, dict) else {}


def _first(value: object) -> Turn:
    return next(iter(_mappings(value)), {})


def _seconds(value: object) -> float | None:
    """A time as services write it: "1.3", "1.3s", {"seconds": "1", "nanos": 3}."""
    if isinstance(value, dict):
        parts = [_seconds(value.get("seconds")) or 0.0, _seconds(value.get("nanos")) or 0.0]
        return parts[0] + parts[1] / 1e9
    try:
        return float(str(value).removesuffix("s"))
    except ValueError:
        return None


def _plus(start: object, duration: object) -> object:
    both = isinstance(start, int | float) and isinstance(duration, int | float)
    return start + duration if both else None  # type: ignore[operator]


def _mappings(value: object) -> list[Mapping[str, object]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _ends(times: object) -> dict[str, object]:
    if isinstance(times, dict):
        return {"start": times.get("from"), "end": times.get("to")}
    if isinstance(times, list) and len(times) == 2:
        return {"start": times[0], "end": times[1]}
    return {}


def _sentences(words: Sequence[Mapping[str, object]], turn: Mapping[str, object]) -> Iterator[Mapping[str, object]]:
    """Words joined to sentences, so that each has its own time; the whole turn where there are no words."""
    if not words:
        yield turn
        return
    pending: list[Mapping[str, object]] = []
    for word in words:
        if pending and (_ends_sentence(pending[-1]) or pending[-1].get("speaker") != word.get("speaker")):
            yield _joined(pending)
            pending = []
        pending.append(word)
    yield _joined(pending)


def _ends_sentence(word: Mapping[str, object]) -> bool:
    return str(word.get("text", "")).rstrip("\"'”’)").endswith((".", "!", "?", "…"))


def _joined(words: Sequence[Mapping[str, object]]) -> Mapping[str, object]:
    return {**words[0], "end": words[-1].get("end"), "text": " ".join(str(word.get("text", "")) for word in words)}


def _cue(turn: Mapping[str, object], unit: float) -> Cue | None:
    text, start, end = turn.get("text"), _time(turn.get("start")), _time(turn.get("end"))
    if not isinstance(text, str) or not text.strip():
        return None
    speaker = turn.get("speaker")
    voice = "" if speaker is None else str(speaker).strip()
    if len(voice) == 1 and voice.isalnum():  # AssemblyAI calls them A, B, C
        voice = f"Speaker {voice}"
    began = None if start is None else round(start * unit, 3)
    ended = began if end is None else round(end * unit, 3)
    return Cue(began, ended, [" ".join(text.split())], voice)


def _time(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and 0 <= value < 1e9 else None
