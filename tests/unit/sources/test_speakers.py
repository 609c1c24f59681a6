"""Who says it in a source, form by form: the right speaker is never another, another one always is."""

from pathlib import Path

import pytest

from factcheck import Document, SourceLibrary, find_claims
from factcheck.comparison import same_speaker

ONE, OTHER = "Hanna Voss", "Jonas Weil"
SAID = {
    ONE: "We will dredge the eastern basin before the herring come back.",
    OTHER: "The old slipway has carried nothing but gulls for eleven years.",
}


def turns(form: str) -> str:
    return "\n".join(
        form.format(name=name, caps=name.upper(), last=name.split()[1].upper(), words=words)
        for name, words in SAID.items()
    )


VTT = "WEBVTT\n\n00:00:01.000 --> 00:00:05.000\n<v {}>{}\n\n00:00:06.000 --> 00:00:09.000\n<v {}>{}\n".format(
    *(part for pair in SAID.items() for part in pair)
)
FORMS = {
    "caps.txt": turns("{caps}: {words}\n"),
    "title.txt": turns("MS. {last}: {words}\n"),
    "turned.txt": turns(">> {caps}: {words}\n"),
    "timed.txt": turns("[00:12:01] {name}: {words}"),
    "otter.txt": turns("{name}  0:31\n{words}\n"),
    "bold.md": turns("**{name}:** {words}\n"),
    "role.md": turns("**{name} (port board):** {words}\n"),
    "lines.html": "<html><body>" + turns("<p><b>{name}:</b> {words}</p>") + "</body></html>",
    "tape.vtt": VTT,
    "prose.md": " ".join(f"“{words[:-1]},” {name} told the board." for name, words in SAID.items()),
    "mail.txt": f"From: {ONE} <v@port.example>\n\n{SAID[ONE]}\n\nOn Mon, 3 May 2027, {OTHER} <w@port.example> wrote:\n> {SAID[OTHER]}\n",
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("who", SAID)
@pytest.mark.parametrize("named", ["{}", "Ms {last}"])
def test_the_source_says_whose_words_they_are(tmp_path: Path, form: str, who: str, named: str) -> None:
    (tmp_path / form).write_text(FORMS[form], encoding="utf-8")
    with SourceLibrary.open([tmp_path], cache=False) as library:
        for name, words in SAID.items():
            called = named.format(who, last=who.split()[1])
            claim = next(iter(find_claims(Document.from_text(f"“{words[:-1]},” {called} said."))))
            best = library.search(claim)[0]
            assert same_speaker(claim, best) is (name == who), best.locator


@pytest.mark.parametrize("text", ["The board met at noon. {}", "A report of the port.\n\n{}\n\nIt was read twice."])
def test_without_a_label_nobody_is_another(tmp_path: Path, text: str) -> None:
    (tmp_path / "report.txt").write_text(text.format(SAID[ONE]), encoding="utf-8")
    with SourceLibrary.open([tmp_path], cache=False) as library:
        claim = next(iter(find_claims(Document.from_text(f"“{SAID[ONE][:-1]},” Weil said."))))
        assert same_speaker(claim, library.search(claim)[0]) is None


def test_the_author_of_a_source_says_what_it_says(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text(SAID[ONE], encoding="utf-8")
    (tmp_path / "sources.toml").write_text(f'["letter.txt"]\nauthor = "{OTHER}"\n', encoding="utf-8")
    with SourceLibrary.open([tmp_path], cache=False) as library:
        claim = next(iter(find_claims(Document.from_text(f"“{SAID[ONE][:-1]},” Voss said."))))
        best = library.search(claim)[0]
        assert best.locator.attributed
        assert same_speaker(claim, best) is False


@pytest.mark.parametrize("author", ["Averholm Harbour Board", "Averholm town council", "The Quell Gazette", "Ministry"])
def test_a_board_or_a_paper_is_no_speaker(tmp_path: Path, author: str) -> None:
    (tmp_path / "letter.txt").write_text(SAID[ONE], encoding="utf-8")
    (tmp_path / "sources.toml").write_text(f'["letter.txt"]\nauthor = "{author}"\n', encoding="utf-8")
    with SourceLibrary.open([tmp_path], cache=False) as library:
        claim = next(iter(find_claims(Document.from_text(f"“{SAID[ONE][:-1]},” Voss said."))))
        assert library.search(claim)[0].locator.speaker is None


def test_words_of_two_speakers_in_one_quote_are_critical(tmp_path: Path) -> None:
    (tmp_path / "caps.txt").write_text(FORMS["caps.txt"], encoding="utf-8")
    with SourceLibrary.open([tmp_path], cache=False) as library:
        article = f"“{SAID[ONE]} {SAID[OTHER]}” Voss said."
        claim = next(iter(find_claims(Document.from_text(article))))
        comparison = library.search(claim)[0].comparison
        assert comparison.level == "critical"
        assert "speaker" in {difference.kind for difference in comparison.differences}


@pytest.mark.parametrize(("called", "same"), [("Hanna Voss", True), ("Ms Reed", True), ("Jonas Weil", False)])
def test_who_the_chair_is_sources_toml_says(tmp_path: Path, called: str, same: bool) -> None:
    text = f"THE CHAIR: {SAID[ONE]}\nTHE CLERK: {SAID[OTHER]}\n"
    (tmp_path / "record.txt").write_text(text, encoding="utf-8")
    people = '[{ name = "Hanna Voss", also = ["Hanna Reed"], role = "the chair" }]'
    (tmp_path / "sources.toml").write_text(f'["record.txt"]\nparticipants = {people}\n', encoding="utf-8")
    with SourceLibrary.open([tmp_path], cache=False) as library:
        assert library.notes == ()
        claim = next(iter(find_claims(Document.from_text(f"“{SAID[ONE][:-1]},” {called} said."))))
        assert same_speaker(claim, library.search(claim)[0]) is same
