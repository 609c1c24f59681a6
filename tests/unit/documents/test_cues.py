"""Subtitles: sentences over cues, each word with its time and speaker."""

from itertools import pairwise

import pytest
from tests.unit.documents.made import read_here

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
    assert document.notes == ("1 cues have a time that cannot be read: their words stand at the time before",)


def test_rolling_captions_are_read_once() -> None:
    said = ["we will not", "raise the fee", "this year or", "the next one", "no", "no", "and that is it"]
    cues = [f"00:00:{n:02}.000 --> 00:00:{n + 1:02}.000\n{a}\n{b}\n" for n, (a, b) in enumerate(pairwise(said))]
    document = read("WEBVTT\n\n" + "\n".join(cues), "a.vtt")
    assert document.text.split("\n") == said
    assert "6 lines" not in " ".join(document.notes)
    assert "read once" in " ".join(document.notes)
    assert read("1\n00:00:01,000 --> 00:00:02,000\nNo.\n\n2\n00:00:02,000 --> 00:00:03,000\nNo.\n").text == "No.\nNo."
