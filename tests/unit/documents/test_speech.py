"""Transcripts in JSON: whoever made them, each sentence has its time and speaker."""

import json
from typing import Any

import pytest
from tests.unit.documents.made import read_here

from factcheck.core.errors import SourceError

WORDS = [
    {"text": word, "start": 1000 * n, "end": 1000 * n + 900, "speaker": speaker}
    for n, (word, speaker) in enumerate(
        [("We", "A"), ("will", "A"), ("not.", "A"), ("Never", "A"), ("again.", "A"), ("Why?", "B")]
    )
]
SHAPES: dict[str, tuple[dict[str, Any], str, str, str | None]] = {
    "whisper": (
        {
            "text": "We will not.",
            "segments": [
                {"id": 0, "start": 0.0, "end": 2.5, "text": " We will", "tokens": [1]},
                {"start": 2.5, "end": 61.0, "text": " not."},
            ],
        },
        "We will not.",
        "00:00:02",
        None,
    ),
    "whisperx": (
        {
            "segments": [
                {"start": 0.0, "end": 2.0, "text": "We will", "speaker": "S_00"},
                {"start": 2.4, "end": 3.0, "text": "not.", "speaker": "S_00"},
            ]
        },
        "S_00: We will not.",
        "00:00:02",
        "S_00",
    ),
    "assemblyai": (
        {
            "id": "x",
            "utterances": [
                {"speaker": "A", "start": 0, "end": 4900, "text": "…", "words": WORDS[:5]},
                {"speaker": "B", "start": 5000, "end": 5900, "text": "Why?"},
            ],
        },
        "Speaker A: We will not. Never again.\n\nSpeaker B: Why?",
        "00:00:00",
        "Speaker A",
    ),
    "assemblyai words": (
        {"text": "…", "words": WORDS, "utterances": None},
        "Speaker A: We will not. Never again.\n\nSpeaker B: Why?",
        "00:00:00",
        "Speaker A",
    ),
    "whisper.cpp": (
        {
            "transcription": [
                {"offsets": {"from": 0, "to": 2000}, "text": " We will"},
                {"offsets": {"from": 62000, "to": 63000}, "text": " not."},
            ]
        },
        "We will\n\nnot.",
        "00:01:02",
        None,
    ),
    "chunks": (
        {
            "text": "…",
            "chunks": [{"timestamp": [0.0, 3.0], "text": " We will"}, {"timestamp": [3.0, None], "text": " not."}],
        },
        "We will not.",
        "00:00:03",
        None,
    ),
}


@pytest.mark.parametrize("name", SHAPES)
def test_shapes(name: str) -> None:
    root, text, time, speaker = SHAPES[name]
    for path in ("a.json", "a.txt"):
        document = read_here(json.dumps(root).encode(), path)
        assert (document.format, document.text, document.notes) == ("json", text, ())
        place = document.locate(text.index("not"))
        assert (str(place), place.speaker) == (time, speaker)


def test_sentences_of_a_long_turn_have_their_own_times() -> None:
    document = read_here(json.dumps(SHAPES["assemblyai"][0]).encode(), "a.json")
    assert str(document.locate(document.text.index("Never"))) == "00:00:03"


def test_words_without_a_time_are_read() -> None:
    pieces = [
        {"start": 0.0, "end": 1.0, "text": "Yes."},
        {"start": "x", "text": "No."},
        {"start": 1.0, "text": None},
        {"start": 1e300, "text": "x"},
    ]
    document = read_here(json.dumps({"segments": pieces}).encode(), "a.json")
    assert document.text == "Yes.\n\nNo. x"
    assert document.notes == ("2 of 3 pieces have no time: their words are cited without one",)
    assert [document.locate(document.text.index(word)).time for word in ("Yes", "No", "x")] == [0.0, None, None]


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b'{"segments": [', "cannot be read"),
        (b"[" * 200_000, "cannot be read"),
        (b'{"a": 1}', "no transcript"),
        (b"[1, 2]", "no transcript"),
    ],
)
def test_other_json(data: bytes, what: str) -> None:
    with pytest.raises(SourceError, match=what):
        read_here(data, "a.json")
