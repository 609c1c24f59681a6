"""Subtitles and transcripts in JSON: sentences, each word with its time and speaker."""

import json
from itertools import pairwise
from typing import Any

import pytest
from tests.unit.documents.made import read_here

from factcheck.core.errors import SourceError
from factcheck.core.model import Document

SRT = """1
00:00:04,000 --> 00:00:07,500
MAYOR: It is <i>going</i> to be
built this year.

2
00:00:07,800 --> 00:00:13,200
Because today there are
no plans against it,

3
00:00:13,200 --> 00:00:16,000
not here and not there.

4
00:00:20,100 --> 00:00:21,900
{\\an8}Today: a festival.

5
01:00:22,400 --> 01:00:24,000
REPORTER: Will you go?

6
01:00:24,100 --> 01:00:25,000
>> I will

not.
"""

VTT = """WEBVTT - made for testing

STYLE
::cue { color: red }

NOTE nobody says this

intro
00:01.000 --> 00:02.000 align:start
<v Ada Quill>Good &amp; early.</v>

00:02.100 --> 00:03.000
<v.loud Ada Quill>We <c.yellow>begin</c> <00:02.500>now.
<v Bo Marsh>Yes.
"""


def read(text: str, name: str = "a.srt") -> Document:
    return read_here(text.encode(), name)


def paragraphs(document: Document) -> list[str]:
    assert {block.kind for block in document.blocks} == {"cue"}
    return [document.text[block.start : block.end] for block in document.blocks]


def test_sentences_run_over_cues() -> None:
    assert paragraphs(read(SRT)) == [
        "MAYOR: It is going to be\nbuilt this year.\nBecause today there are\nno plans against it,\nnot here and not there.",
        "Today: a festival.",
        "REPORTER: Will you go?",
        "I will\nnot.",
    ]
    assert read(SRT).notes == ()


@pytest.mark.parametrize(
    ("words", "time", "speaker"),
    [
        ("It is", "00:00:04", "MAYOR"),
        ("no plans", "00:00:07", "MAYOR"),
        ("not here", "00:00:13", "MAYOR"),
        ("festival", "00:00:20", "MAYOR"),
        ("Will you", "01:00:22", "REPORTER"),
        ("I will", "01:00:24", None),
    ],
)
def test_every_word_has_its_time_and_speaker(words: str, time: str, speaker: str | None) -> None:
    document = read(SRT)
    place = document.locate(document.text.index(words))
    assert (str(place), place.speaker) == (time, speaker)


def test_voices_of_webvtt() -> None:
    document = read(VTT, "a.vtt")
    assert document.format == "vtt"
    assert paragraphs(document) == ["Ada Quill: Good & early.\nWe begin now.", "Bo Marsh: Yes."]
    assert document.locate(document.text.index("Yes")).speaker == "Bo Marsh"


def test_a_broken_time_loses_no_words_and_is_said() -> None:
    document = read("1\n00:00:01,000 --> 00:00:02,000\nOne\n\n2\n00:00:0x --> 00:00:04\nTwo\n")
    assert document.text == "One\nTwo"
    assert document.notes == ("1 cues have a time that cannot be read: their words are placed at the time before",)


def test_rolling_captions_are_read_once() -> None:
    said = ["we will not", "raise the fee", "this year or", "the next one", "no", "no", "and that is it"]
    cues = [f"00:00:{n:02}.000 --> 00:00:{n + 1:02}.000\n{a}\n{b}\n" for n, (a, b) in enumerate(pairwise(said))]
    document = read("WEBVTT\n\n" + "\n".join(cues), "a.vtt")
    assert document.text.split("\n") == said
    assert "6 lines" not in " ".join(document.notes)
    assert "read once" in " ".join(document.notes)
    assert read("1\n00:00:01,000 --> 00:00:02,000\nNo.\n\n2\n00:00:02,000 --> 00:00:03,000\nNo.\n").text == "No.\nNo."


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
        (b'{"a": 1}', "not a transcript"),
        (b"[1, 2]", "not a transcript"),
    ],
)
def test_other_json(data: bytes, what: str) -> None:
    with pytest.raises(SourceError, match=what):
        read_here(data, "a.json")
