"""Transcripts in JSON, as Whisper and AssemblyAI (and what is made after them) write them: time and speaker."""

import json
from collections.abc import Iterator, Mapping, Sequence

from factcheck.core.errors import SourceError
from factcheck.documents.cues import Cue, write_speech
from factcheck.documents.decoding import decode
from factcheck.documents.draft import Draft

_HINT = "Readable are the JSON of Whisper (segments) and AssemblyAI (utterances or words)."


def read(data: bytes, draft: Draft) -> None:
    """Fill the draft with a transcript. Raises SourceError if it is no JSON, or of no shape that is known."""
    text = decode(data, draft)
    try:
        root = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise SourceError(f"JSON that cannot be read ({error})", hint="Get a new copy of it.") from error
    turns, unit = _turns(root)
    if not turns:
        raise SourceError("JSON, but no transcript that is known", hint=_HINT)
    cues = [cue for turn in turns if (cue := _cue(turn, unit)) is not None]
    if len(cues) < len(turns):
        draft.miss(f"{len(turns) - len(cues)} of {len(turns)} pieces have no text or time and are left out")
    write_speech(cues, draft, joint=" ")


def _turns(root: object) -> tuple[list[Mapping[str, object]], float]:
    """The pieces of a transcript, each a mapping with start, end, text and perhaps speaker, and their unit in seconds."""
    if not isinstance(root, dict):
        return [], 1.0
    if utterances := _mappings(root.get("utterances")):  # AssemblyAI, speakers told apart
        return [piece for turn in utterances for piece in _sentences(_mappings(turn.get("words")), turn)], 0.001
    if segments := _mappings(root.get("segments")):  # Whisper, WhisperX, faster-whisper
        return segments, 1.0
    if words := _mappings(root.get("words")):  # AssemblyAI
        return list(_sentences(words, {})), 0.001
    if lines := _mappings(root.get("transcription")):  # whisper.cpp
        return [{**line, **_ends(line.get("offsets"))} for line in lines], 0.001
    if chunks := _mappings(root.get("chunks")):  # Whisper as transformers run it
        return [{**chunk, **_ends(chunk.get("timestamp"))} for chunk in chunks], 1.0
    return [], 1.0


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
    if not isinstance(text, str) or not text.strip() or start is None:
        return None
    speaker = turn.get("speaker")
    voice = "" if speaker is None else str(speaker).strip()
    if len(voice) == 1:  # AssemblyAI calls them A, B, C
        voice = f"Speaker {voice}"
    seconds = round(start * unit, 3), round((start if end is None else end) * unit, 3)
    return Cue(*seconds, [" ".join(text.split())], voice)


def _time(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and 0 <= value < 1e9 else None
