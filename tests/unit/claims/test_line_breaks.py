"""A line's end inside a paragraph is a space: the claims do not depend on where lines were broken."""

import textwrap
from pathlib import Path

import pytest
from tests.unit.documents.made import column, docx, pdf, read_here

from factcheck.claims import find_claims
from factcheck.core.model import Document

FILES = sorted((Path(__file__).parent / "line-breaks").iterdir())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_break_never_parts_a_quote(path: Path) -> None:
    quotes = [claim for claim in find_claims(read_here(path.read_bytes(), path.name)) if claim.kind == "quote"]
    assert [" ".join(claim.text.split()) for claim in quotes] == ["We shall not raise the mooring fee in May."]


PLAIN = [
    ("She said: “We shall not\nraise the fee.”", ["We shall not raise the fee."]),
    ("She said: „Wir werden\ndas nicht tun“, am Montag.", ["Wir werden das nicht tun"]),
    ('Nolan told us: "We shall not\nraise the fee."', ["We shall not raise the fee."]),
    ("“We shall not\nraise\nthe fee,” Nolan said.\nThe crowd went home.", ["We shall not raise the fee,"]),
    (
        "Nolan said: “We shall not raise it.”\nReed said: “We shall close it.”",
        ["We shall not raise it.", "We shall close it."],
    ),
]


@pytest.mark.parametrize(("text", "quotes"), PLAIN)
def test_lines_of_plain_text(text: str, quotes: list[str]) -> None:
    found = [
        " ".join(claim.text.split())
        for claim in find_claims(read_here(text.encode(), "a.txt"))
        if claim.kind == "quote"
    ]
    assert found == quotes


PAIRS = [
    "❝❞",
    "ʺʺ",
    "″″",
    "❛❜",
    "🙶🙷",
    "〝〞",
    "〝〟",
    "‟”",
    "„‟",
    "＂＂",
    "ˮˮ",
    "״״",
    "‶″",
    "⹂”",
    "˝˝",
    "｢｣",
    "﹁﹂",
    "﹃﹄",
    "❠❞",
]
TYPED = [
    (",,", "''"),
    (",,", "”"),
    ("``", "''"),
    ("''", "''"),
    ("``", '"'),
    ("<<", ">>"),
    ("´´", "´´"),
    (",,", "“"),
    ("&ldquo;", "&rdquo;"),
    ("&#8222;", "&#8220;"),
]
MARKS = [f"{opening}The crane is ours,{closing} Brandt said." for opening, closing in (*PAIRS, *TYPED)]  # fmt: skip


@pytest.mark.parametrize("text", MARKS)
def test_typed_and_rare_marks(text: str) -> None:
    (quote,) = [claim for claim in find_claims(Document.from_text(text)) if claim.kind == "quote"]
    assert quote.text.rstrip(",") == "The crane is ours"
    assert quote.speaker is not None
    assert quote.speaker.name == "Brandt"


def test_inches_are_no_marks() -> None:
    assert not [
        each for each in find_claims(Document.from_text("The 15″ pipe and the 7″ one fit.")) if each.kind == "quote"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The state of צה״ל is known.",
        "Set x << 2 and y >> 3, or write a<<b and c>>d to a file.",
        ">> He wrote that.\n>> She did not.",
        "A pipe of 7˝ and one of 15˝ fit.",
        "Я ныˮ мэˮ ӈэ.",
    ],
)
def test_signs_that_are_no_marks(text: str) -> None:
    assert not [each for each in find_claims(Document.from_text(text)) if each.kind == "quote"]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("“我们明天出发，带上所有的船。”王芳说。李伟说：“今年的渔获量比去年少了三成。”", ["王芳", "李伟"]),
        ("李伟说：“今年的渔获量比去年少了三成。”王芳说：“我们明天出发，带上所有的船。”", ["李伟", "王芳"]),
    ],
)
def test_a_chinese_speaker_behind_the_full_stop_of_a_quote(text: str, speakers: list[str]) -> None:
    quotes = [claim for claim in find_claims(Document.from_text(text)) if claim.kind == "quote"]
    assert [claim.speaker.text if claim.speaker else "" for claim in quotes] == speakers


PARAGRAPHS = [
    (
        "The board met on Monday in the old customs house behind the harbour. Chair Nolan told the crowd: “We shall not raise the"
        " mooring fee in May, whatever the owners of the larger boats may say of it.” The crowd clapped for a long time."
    ),
    (
        "“The crane inspector never came on board at all,” said Ida Vogt, who runs the crane. “He drank 12 cups of our coffee and"
        " went home before it rained.” The inspector earned 48,000 crowns in 2019."
    ),
    "Nobody told the council, according to Kurt Lang, a member since 2008. He added that “nobody would have listened to us”.",
]
WIDTHS = (40, 60, 72, 80)


def wrapped(width: int, end: str = "\n", begin: str = "") -> str:
    return f"\n{begin.rstrip()}\n".join(
        end.join(begin + line for line in textwrap.wrap(text, width, break_on_hyphens=False)) for text in PARAGRAPHS
    )


HEAD = "From: a@example.org\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n"
FORMS = {
    **{f"text {width}": (wrapped(width), "a.txt") for width in WIDTHS},
    **{f"markdown {width}": (wrapped(width), "a.md") for width in WIDTHS},
    **{f"hard breaks {width}": (wrapped(width, "  \n"), "a.md") for width in WIDTHS},
    **{f"backslashes {width}": (wrapped(width, "\\\n"), "a.md") for width in WIDTHS},
    **{f"mail {width}": (HEAD + wrapped(width), "a.eml") for width in WIDTHS},
    **{
        f"html {width}": ("".join(f"<p>{text}</p>" for text in wrapped(width).split("\n\n")), "a.html")
        for width in WIDTHS
    },
    **{
        f"html breaks {width}": ("".join(f"<p>{text}</p>" for text in wrapped(width, "<br>\n").split("\n\n")), "a.html")
        for width in WIDTHS
    },
}


def claims_of(document: Document) -> list[tuple[str, str, str]]:
    return [
        (claim.kind, " ".join(claim.text.split()), claim.speaker.name if claim.speaker else "")
        for claim in find_claims(document)
    ]


EXPECTED = claims_of(read_here("\n\n".join(PARAGRAPHS).encode(), "a.txt"))


def test_there_is_something_to_compare() -> None:
    assert [kind for kind, *_ in EXPECTED].count("quote") == 4


@pytest.mark.parametrize("form", FORMS)
def test_the_same_claims_however_lines_are_broken(form: str) -> None:
    text, name = FORMS[form]
    found = claims_of(read_here(text.encode(), name))
    assert [claim for claim in found if claim[1] != "From: a@example.org"] == EXPECTED


@pytest.mark.parametrize("width", WIDTHS)
def test_the_same_claims_in_word_and_on_paper(width: int) -> None:
    lines = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in PARAGRAPHS)
    assert claims_of(read_here(docx(lines), "a.docx")) == EXPECTED
    breaks = "".join(
        "<w:p>" + "<w:r><w:br/></w:r>".join(f"<w:r><w:t xml:space='preserve'>{line}</w:t></w:r>" for line in text.split("\n")) + "</w:p>"
        for text in wrapped(width).split("\n\n")
    )  # fmt: skip
    assert claims_of(read_here(docx(breaks), "a.docx")) == EXPECTED
    page: list[tuple[float, float, str]] = []
    top = 720.0
    for text in wrapped(width).split("\n\n"):
        page += column(text.split("\n"), top=top)
        top -= 14 * (text.count("\n") + 1) + 14
    assert claims_of(read_here(pdf([page], size=9), "a.pdf")) == EXPECTED
