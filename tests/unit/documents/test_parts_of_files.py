"""Words that a file has in a place where readers of files do not look first: none of them is lost without a word."""

import json
from pathlib import Path

import pytest
from tests.unit.documents.made import read_here

from factcheck.core.model import Document

CASES = Path(__file__).parent / "cases"


def squeezed(document: Document) -> str:
    return " ".join(document.text.split())


def read_case(folder: str, name: str) -> Document:
    return read_here((CASES / folder / name).read_bytes(), name)


MAIL = {
    "applemail.eml": ("The crack in the third pillar was there before the storm and I told the council so", "pier.png"),
    "digest.eml": ("The crane inspector never came on board at all. From: Bo Ek", ""),
    "bounce.eml": ("We agreed on a price of forty crowns a barrel at the quay", "message/delivery-status"),
    "fwd.eml": ("The contract is worth ninety thousand crowns, not a penny more", "winmail.dat"),
    "alt.eml": ("The shipyard will hire sixty welders before Easter", ""),
}


@pytest.mark.parametrize("name", MAIL)
def test_every_part_of_a_message_is_read_or_named(name: str) -> None:
    document = read_case("mail-parts-lost-silently", name)
    words, attached = MAIL[name]
    assert words in squeezed(document)
    assert attached in " ".join(document.unread)
    assert bool(document.unread) == bool(attached)


def test_forms_of_one_text_are_read_once() -> None:
    head = "From: a@example.org\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=Y\n\n"
    parts = "--Y\nContent-Type: text/plain\n\nThe quay closes in May.\n--Y\nContent-Type: text/html\n\n<p>The <b>quay</b> closes in May.\n--Y--"
    assert squeezed(read_here((head + parts).encode(), "a.eml")).count("quay") == 1


def test_marks_of_mail_programs_are_no_words() -> None:
    head = "From: a@example.org\nMIME-Version: 1.0\nContent-Type: text/plain\n\n"
    document = read_here(f"{head}On Monday Kurt wrote:\n> We shall not\n> raise it.\n>\n> Kurt".encode(), "a.eml")
    assert [(block.kind, document.text[block.start : block.end]) for block in document.blocks[1:]] == [
        ("paragraph", "On Monday Kurt wrote:"),
        ("quote", "We shall not\nraise it."),
        ("quote", "Kurt"),
    ]


CAPTIONS = {"two.srt": 36, "three.srt": 36, "four.srt": 36, "painton.srt": 14}


@pytest.mark.parametrize("name", CAPTIONS)
def test_captions_that_roll_up_or_grow_are_read_once(name: str) -> None:
    words = squeezed(read_case("captions-roll-up-three-lines", name)).split()
    assert len(words) == CAPTIONS[name]
    if name != "painton.srt":
        assert " ".join(words[:8]) == "WE MEET EVERY MONDAY AT THE OLD MILL"


def test_what_is_said_twice_stays() -> None:
    cues = "\n\n".join(
        f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\n{line}" for n, line in enumerate(["No.", "No.", "Why?"])
    )
    assert squeezed(read_here(cues.encode(), "a.srt")) == "No. No. Why?"


TRANSCRIPTS = {
    "aws.json": ("The ice house has no roof and no owner.", 0.1, None),
    "cpp.json": ("The tide gauge was read by hand until last year.", 0.0, None),
    "deepgram.json": ("The customs shed burned for two whole days.", 0.1, "Speaker 0"),
    "google.json": ("the sailmaker left three sons and no will", 0.1, None),
    "hf.json": ("It will not come again before summer.", 3.2, None),
    "hfnull.json": ("The pilot boat sank in the mouth of the river.", None, None),
    "openai-text.json": ("The drawbridge has been stuck since Easter and nobody has the key.", None, None),
    "openai.json": ("We had no other bidder.", 4.0, None),
    "otter.json": ("The net loft was rented to a circus school.", 0.0, "Ina Vogt"),
    "rev.json": ("The oyster beds froze.", 0.1, "Ina Vogt"),
    "wx.json": ("Nobody will be told to leave the quay this winter.", None, None),
    "yt.json": ("and nobody came to stop it", 2.6, None),
    "yt.json3": ("the rope walk is now a car park", 0.0, None),
}


@pytest.mark.parametrize("name", TRANSCRIPTS)
def test_transcripts_in_json(name: str) -> None:
    document = read_case("json-transcripts", name)
    words, time, speaker = TRANSCRIPTS[name]
    assert words in squeezed(document)
    place = document.locate(document.text.index(words))
    assert (place.time, place.speaker) == (time, speaker)


def test_json_without_words_is_no_transcript() -> None:
    for root in (
        {"text": " "},
        {"segments": []},
        [],
        [1],
        {"results": {"items": [1]}},
        {"speech": 5},
        {"events": [{}]},
    ):
        with pytest.raises(Exception, match="not a transcript that factcheck knows"):
            read_here(json.dumps(root).encode(), "a.json")


@pytest.mark.parametrize(
    ("text", "twice"),
    [
        ("He wrote: donâ€™t trust the pilotâ€™s word.", True),
        ("The cafÃ© and the fÃªte.", True),
        ("Das GebÃ¤ude, die StraÃŸe.", True),
        ("‘Café’ and “fête”, for 5 €.", False),
        ("SÃO PAULO, São Tomé, Ânimo.", False),
        ("Die Straße â was.", False),
    ],
)
def test_a_text_that_was_decoded_wrongly_before_is_said_to_be_so(text: str, twice: bool) -> None:
    assert any("encoded twice" in note for note in read_here(text.encode(), "a.txt").notes) == twice


def test_marks_of_mail_programs_in_plain_text() -> None:
    text = "On Monday Kurt wrote:\n> We shall not\n> raise it.\n>\n>> Why?\nBye."
    document = read_here(text.encode(), "a.txt")
    assert [(block.kind, document.text[block.start : block.end]) for block in document.blocks] == [
        ("paragraph", "On Monday Kurt wrote:"),
        ("quote", "We shall not\nraise it."),
        ("quote", "Why?"),
        ("paragraph", "Bye."),
    ]
    place = document.locate(document.text.index("raise"))
    assert (place.line, place.column) == (3, 3)
    assert read_here(b"a > b\n> c is a sign", "a.txt").text == "a > b\n> c is a sign"
