"""PDF: pages by their labels, lines in reading order, nothing of the margin inside a sentence."""

import random

import pytest
from tests.unit.documents.made import PROSE, column, drawn_pdf, pdf, picture_pdf, read_here

from factcheck.claims import find_claims
from factcheck.core.errors import SourceError
from factcheck.core.model import Document


def read(data: bytes) -> Document:
    return read_here(data, "report.pdf")


def paragraphs(document: Document) -> list[str]:
    return [document.text[block.start : block.end] for block in document.blocks]


def prose(count: int, words: int, seed: int = 1) -> list[str]:
    dice = random.Random(seed)
    return [" ".join(dice.choices(PROSE, k=words)) for _ in range(count)]


def test_paragraphs_and_hyphens() -> None:
    lines = ["There is no sugges-", "tion that it was “done”.", "It was a long day at the old pier, and", "a wet one."]
    document = read(
        pdf([column(lines) + column(["Another begins after a gap,", "said Ada."], top=600)], title="Report")
    )
    assert paragraphs(document) == [
        "There is no sugges-\ntion that it was “done”.",
        "It was a long day at the old pier, and\na wet one.",
        "Another begins after a gap,\nsaid Ada.",
    ]
    assert document.title == "Report"
    assert document.notes == ()


@pytest.mark.parametrize(
    ("labels", "first", "second"),
    [("", "p. 1", "p. 2"), ("0 << /S /r /St 4 >>", "p. iv", "p. v"), ("0 << /P (A-) >>", "p. 1", "p. 2")],
)
def test_pages_are_cited_by_label(labels: str, first: str, second: str) -> None:
    document = read(pdf([column(["Words of the first page."]), column(["Words of the second."])], labels=labels))
    assert str(document.locate(document.text.index("first"))) == first
    assert str(document.locate(document.text.index("second"))) == second


def test_running_heads_and_page_numbers_stand_in_no_sentence() -> None:
    pages = []
    for number in range(4):
        body = prose(20, 12, number)
        pages.append(
            [(72, 760, f"The Gull, 2020 edition, {number + 7}"), *column(body), (300, 30, f"- {number + 7} -")]
        )
    document = read(pdf(pages))
    assert "Gull" not in document.text
    assert "-" not in document.text
    assert len(document.blocks) == 1
    assert document.notes == ("running heads and page numbers left out: 8 lines like “The Gull, 2020 edition, 7”",)
    assert str(document.locate(0)) == "p. 7"  # as printed, since the file has no labels
    assert str(document.locate(len(document.text))) == "p. 10"


def test_a_first_line_that_is_no_running_head_stays() -> None:
    pages = [
        column([f"Total for {year}: {value} and no more.", *prose(10, 12, value)])
        for year, value in [(1, 512), (2, 77), (3, 9)]
    ]
    assert read(pdf(pages)).text.count("Total for") == 3


@pytest.mark.parametrize("by_row", [False, True])
def test_two_columns_are_read_one_after_the_other(by_row: bool) -> None:
    left, right = column(prose(12, 6, 1), top=700), column(prose(12, 6, 2), top=700, x=340)
    body = [line for row in zip(left, right, strict=True) for line in row] if by_row else left + right
    document = read(pdf([[(72.0, 760.0, "A heading over both of the columns, and wide enough for it"), *body]], size=9))
    assert document.text.split("\n\n", 1)[1].split("\n") == [text for _, _, text in left + right]


def test_three_columns_drawn_row_by_row_are_read_one_after_the_other_and_that_is_said() -> None:
    columns = [column(prose(14, 4, seed), top=700, x=60 + 170 * seed) for seed in range(3)]
    body = [line for row in zip(*columns, strict=True) for line in row]
    document = read(
        pdf([[(60.0, 760.0, "A heading over all of the columns, and wide enough for it to be one"), *body]])
    )
    assert document.text.split("\n\n", 1)[1].split("\n") == [text for lines in columns for _, _, text in lines]
    assert document.notes == ("1 page is drawn across columns: read column by column, which is a guess",)


def small(lines: list[tuple[float, float, str]], size: float = 8) -> str:
    return "".join(f"BT /F1 {size} Tf {x} {y} Td ({text}) Tj ET\n" for x, y, text in lines)


def test_footnotes_come_after_the_paragraph_that_runs_over_their_page() -> None:
    body = [*prose(12, 10, 3), "and then the board of the harbour said that"]
    notes = column(["1 See the minutes of the board.", "2 The mayor was", "not there at all."], top=120, leading=10)
    first = small(column(body), 11) + small(notes)
    document = read(
        drawn_pdf(first.encode(), small(column(["it would keep the pier open.", *prose(9, 10, 4)]), 11).encode())
    )
    assert "the harbour said that\nit would keep the pier open." in document.text
    found = {block.kind: document.text[block.start : block.end] for block in document.blocks}
    assert found["footnote"] == "2 The mayor was\nnot there at all."
    assert str(document.locate(document.text.index("minutes"))) == "p. 1"
    assert str(document.locate(document.text.index("it would keep"))) == "p. 2"


def test_small_print_without_a_mark_stays_where_it_is() -> None:
    text = read(
        drawn_pdf((small(column(prose(12, 10, 3)), 11) + small([(72, 100, "Printed at Ostby.")])).encode())
    ).text
    assert text.endswith("Printed at Ostby.")


@pytest.mark.parametrize(
    ("words", "mark", "after", "read_as"),
    [
        ("The board of the pier", "1", " was old", "The board of the pier was old"),
        ("The board of the pier", "12", ", which was old", "The board of the pier, which was old"),
        ("They said \\223no\\224", "3", ".", "They said “no”."),
        ("It is 5 m", "2", " wide", "It is 5 m2 wide"),
        ("It has CO", "2", " in it", "It has CO2 in it"),
    ],
)
def test_marks_of_footnotes_inside_a_line_are_no_words(words: str, mark: str, after: str, read_as: str) -> None:
    drawn = f"BT /F1 11 Tf 72 700 Td ({words}) Tj /F1 6 Tf 4 Ts ({mark}) Tj /F1 11 Tf 0 Ts ({after}) Tj ET\n"
    assert read(drawn_pdf(drawn.encode())).text == read_as


def test_a_letter_and_the_accent_drawn_over_it_are_one() -> None:
    i, accent = 0.222 * 11, 0.333 * 11  # of Helvetica
    drawn = f"BT /F1 11 Tf 72 700 Td (a na\\250) Tj {0.556 * 33 + 0.278 * 11 + (accent - i) / 2} 0 Td (ive man) Tj ET\n"
    assert read(drawn_pdf(drawn.encode())).text == "a naïve man"
    assert read(drawn_pdf(rb"BT /F1 11 Tf 72 700 Td (O\264Neill, 5 \250 9) Tj ET")).text == "O´Neill, 5 ¨ 9"


def test_a_line_that_begins_with_a_number_goes_on_in_its_paragraph() -> None:
    lines = [
        *prose(5, 10, 1),
        "and the number of boats in the harbour fell from 512 in",
        "2010 to 412 in 2014, said the mayor.",
    ]
    document = read(pdf([column(lines)]))
    assert len(document.blocks) == 1
    claims = [" ".join(claim.text.split()) for claim in find_claims(document)]
    assert any("from 512 in 2010 to 412 in 2014" in claim for claim in claims)


def test_a_table_is_read_by_row() -> None:
    rows = [
        ("Ostby", "1904", "12"),
        ("Hafn", "1911", "7"),
        ("Skarv", "1920", "31"),
        ("Lund", "1933", "8"),
        ("Vik", "1950", "5"),
    ] * 3
    cells = [(72 + 150 * at, 700 - 14 * number, cell) for number, row in enumerate(rows) for at, cell in enumerate(row)]
    assert read(pdf([cells])).text.split("\n") == ["\t".join(row) for row in rows]


TRANSCRIPT = [
    "   THE CLERK: All rise.",
    "Court is open and in ses-",
    "sion today.",
    "   MR. MARSH: We are ready,",
    "your Honor.",
] * 2


@pytest.mark.parametrize("order", ["by line", "numbers first"])
def test_numbered_lines_are_places_and_no_words(order: str) -> None:
    def page(label: int) -> list[tuple[float, float, str]]:
        numbers = [(72.0, 700.0 - 24 * n, str(n)) for n in range(1, 11)]
        lines = [(110.0 + 10 * text.count("   "), 700.0 - 24 * n, text.strip()) for n, text in enumerate(TRANSCRIPT, 1)]
        pairs = [piece for row in zip(numbers, lines, strict=True) for piece in row]
        return [(500.0, 770.0, f"Page {label}"), *(pairs if order == "by line" else numbers + lines)]

    document = read(pdf([page(41), page(42)]))
    assert "41" not in document.text
    assert document.text.count("in ses-\nsion today.") == 4
    assert str(document.locate(document.text.index("sion"))) == "p. 41:3"
    assert str(document.locate(document.text.rindex("sion"))) == "p. 42:8"


def test_encrypted_damaged_and_scanned_files_say_what_they_need() -> None:
    whole = pdf([column(["Words."])])
    for data, what in [
        (pdf([column(["Secret."])], password="sesame"), "needs a password"),
        (whole[:40], "damaged"),
        (b"%PDF-1.4\n" + bytes(range(256)) * 20, "damaged"),
        (pdf([[]]), "no text"),
    ]:
        with pytest.raises(SourceError, match=what):
            read(data)


def test_words_filled_into_a_form_are_not_read_and_that_is_said() -> None:
    data = drawn_pdf(b"BT /F1 11 Tf 72 700 Td (Words of it.) Tj ET")
    field = b"/AcroForm << /Fields [<< /FT /Tx /T (name) /V (Never.) >>] >> /Pages 2 0 R >>"
    assert read(data.replace(b"/Pages 2 0 R >>", field, 1)).unread == (
        "form fields: what may be filled in there is not read",
    )
    assert read(data).unread == ()


def test_a_pdf_called_txt_is_a_pdf() -> None:
    assert read_here(pdf([column(["Words of it."])]), "notes.txt").format == "pdf"


def test_a_pdf_of_pictures_needs_ocr() -> None:
    jpeg_like = picture_pdf(b"\xff\xd8\xff\xe0", 10, 10)
    with pytest.raises(SourceError, match="It needs OCR"):
        read(jpeg_like)


def test_hardly_any_text_in_a_large_file_is_said() -> None:
    padded = pdf([column(["Words of it."])]) + b"%" + b"x" * 300_000
    assert read(padded).notes == ("hardly any text in 293 KB: what it shows as pictures needs OCR",)


def test_a_word_that_runs_over_the_page_stays_one() -> None:
    pages = [
        [
            (72, 760, "The Gull"),
            *column([*prose(12, 12, number), "and there is no sugges-" if number == 0 else "The end."]),
            (300, 30, str(number + 1)),
        ]
        for number in range(3)
    ]
    pages[1][1] = (72, 720, "tion of it in the " + pages[1][1][2])
    document = read(pdf(pages))
    assert "no sugges-\ntion of it" in document.text
    assert str(document.locate(document.text.index("tion of it"))) == "p. 2"


@pytest.mark.parametrize("mark", ["•", "1.", "(b)"])
def test_an_item_whose_lines_hang_is_one(mark: str) -> None:
    lines = [
        (72, 700, "The points of it are:"),
        (72, 686, f"{mark} The first, which is so long that"),
        (90, 672, "it runs on."),
        (72, 658, f"{mark} Second."),
    ]
    found = paragraphs(read(pdf([[(x, y, text) for x, y, text in lines]])))
    assert any(text.endswith("so long that\nit runs on.") for text in found)


@pytest.mark.parametrize("matrix", ["0 1 -1 0 300 100", "-1 0 0 -1 300 300", "0 0 0 0 0 0", "1e38 0 0 1e38 1e38 1e38"])
def test_text_that_is_turned_or_nowhere_is_no_surprise(matrix: str) -> None:
    operators = "".join(f"BT /F1 11 Tf {matrix} Tm 0 {-14 * n} Td (The words of line {n}.) Tj ET\n" for n in range(9))
    good = "BT /F1 11 Tf 72 700 Td (Good words.) Tj ET\n"
    assert "Good words." in read(drawn_pdf((good + operators).encode())).text
