"""E-mail: headers, the text part, and what is attached."""

from email.message import EmailMessage

from tests.unit.documents.made import read_here


def message(**headers: str) -> EmailMessage:
    made = EmailMessage()
    made["From"] = "Ada Quill <ada@example.org>"
    made["To"] = "Bo Marsh <bo@example.org>"
    made["Subject"] = "The fée, again"
    made["Date"] = "Tue, 17 Nov 2020 10:00:00 +0100"
    for name, value in headers.items():
        made[name] = value
    return made


def test_text_headers_and_attachments() -> None:
    made = message()
    made.set_content("We will not\nraise it.\n\n> Will you\n> raise it?\n\nAda “Q” Quill\n")
    made.add_alternative("<p>We will <b>not</b> raise it.</p>", subtype="html")
    made.add_attachment(b"x" * 5000, maintype="application", subtype="pdf", filename="fee\x1b.pdf")
    document = read_here(made.as_bytes(), "a.eml")
    assert [(block.kind, document.text[block.start : block.end]) for block in document.blocks] == [
        (
            "paragraph",
            "From: Ada Quill <ada@example.org>\nTo: Bo Marsh <bo@example.org>\nDate: Tue, 17 Nov 2020 10:00:00 +0100\nSubject: The fée, again",
        ),
        ("paragraph", "We will not\nraise it."),
        ("quote", "Will you\nraise it?"),
        ("paragraph", "Ada “Q” Quill"),
    ]
    assert str(document.locate(document.text.index("We will"))) == "Ada Quill, 17 November 2020"
    assert document.title == "The fée, again"
    assert document.notes[0].startswith("attachments, not read: fee")
    assert "(4 KB)" in document.notes[0]


def test_html_where_there_is_no_text() -> None:
    made = message()
    made.set_content("<style>p{}</style><p>We will <b>not</b>.</p>", subtype="html")
    document = read_here(made.as_bytes(), "a.txt")
    assert document.format == "email"
    assert document.text.endswith("\n\nWe will not.")


def test_flowed_lines_and_old_encodings() -> None:
    made = message()
    made.set_content("One sentence \nruns on.\n\n“Café”\n", charset="windows-1252", cte="8bit")
    made.set_param("format", "flowed")
    document = read_here(made.as_bytes(), "a.eml")
    assert document.text.endswith("One sentence runs on.\n\n“Café”")
    assert document.notes == ()


def test_broken_headers_are_no_end_of_it() -> None:
    data = b"From: =?utf-8?q?=zz?= <<>\nDate: yesterday\nSubject\nMIME-Version: 1.0\nContent-Type: text/plain; charset=never\n\nWords.\n"
    assert read_here(data, "a.eml").text.endswith("Words.")


def test_a_memo_is_no_mail() -> None:
    assert read_here(b"From: the board\nTo: all\nSubject: fee\n\nWords.\n", "memo.txt").format == "text"


def test_a_page_that_a_browser_saved_in_one_file_is_a_page() -> None:
    made = EmailMessage()
    made["From"] = "<Saved by Blink>"
    made["Snapshot-Content-Location"] = "https://example.org/"
    made["Subject"] = "Harbour"
    made.set_content("<html><nav>Home</nav><main><h1>Harbour</h1><p>We will not.</p></main></html>", subtype="html")
    made.make_related()
    made.add_related(b"GIF89a", maintype="image", subtype="gif")
    document = read_here(made.as_bytes(), "page.mhtml")
    assert document.text == "Harbour\n\nWe will not."
    assert str(document.locate(len(document.text))) == "§ Harbour"
