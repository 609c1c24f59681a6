"""What readers of a page do not see, or see struck, is no text of it, in HTML as in Markdown; what they see is."""

import pytest
from tests.unit.documents.made import docx, odt, read_here

from factcheck.core.model import Document

HIDDEN = {
    "display none": [
        '<span style="display:none">not</span>',
        '<span style="display: none">not</span>',
        "<span style='DISPLAY : NONE;'>not</span>",
        '<b style="color:red;display:none!important">not</b>',
        '<em style="font-weight:bold; display: none">not</em>',
        '<span style="display:none"><b>not</b></span>',
        '<span style="display:none"><b><i>not</i></b></span>',
        '<a href="#x" style="display:none">not</a>',
        '<span\n style="display:none">not</span>',
        "<span style=display:none>not</span>",
    ],
    "hidden attribute": [
        "<span hidden>not</span>",
        '<span hidden="">not</span>',
        '<span hidden="hidden">not</span>',
        "<span HIDDEN>not</span>",
        '<span id="a" hidden>not</span>',
        '<span hidden class="b">not</span>',
        "<b hidden>not</b>",
        "<mark hidden>not</mark>",
        "<span hidden='true'>not</span>",
        "<span><i hidden>not</i></span>",
    ],
    "visibility": [
        '<span style="visibility:hidden">not</span>',
        '<span style="visibility: hidden;">not</span>',
        '<span style="visibility:collapse">not</span>',
        '<i style="Visibility:Hidden">not</i>',
        '<span style="color:#000; visibility: hidden">not</span>',
        '<span style="content-visibility:hidden">not</span>',
        '<span style="visibility:hidden !important">not</span>',
        "<span style='visibility:hidden'><u>not</u></span>",
        '<strong style="visibility : hidden">not</strong>',
        '<small style="visibility:hidden">not</small>',
    ],
    "no size": [
        '<span style="font-size:0">not</span>',
        '<span style="font-size: 0px">not</span>',
        '<span style="font-size:0.0em;">not</span>',
        '<span style="font-size:0%">not</span>',
        '<span style="font-size:.5px">not</span>',
        '<span style="display:inline-block;width:0;overflow:hidden">not</span>',
        '<span style="display:inline-block; height: 0px; overflow: hidden">not</span>',
        '<span style="max-height:0;overflow:hidden;display:inline-block">not</span>',
        '<span style="transform:scale(0)">not</span>',
        '<span style="font:0/0 a">not</span>',
    ],
    "opacity": [
        '<span style="opacity:0">not</span>',
        '<span style="opacity: 0.0">not</span>',
        '<span style="opacity:0%">not</span>',
        '<span style="opacity:.01">not</span>',
        '<span style="filter:opacity(0)">not</span>',
        '<b style="opacity:0;">not</b>',
        '<span style="OPACITY:0">not</span>',
        '<span style="opacity:0 !important">not</span>',
        '<span style="filter: opacity(0%)">not</span>',
        '<span style="opacity:.0">not</span>',
    ],
    "colour": [
        '<span style="color:#fff;background:#fff">not</span>',
        '<span style="color:white;background-color:#FFFFFF">not</span>',
        '<span style="color:transparent">not</span>',
        '<span style="color:rgba(0,0,0,0)">not</span>',
        '<span style="color: rgb(255, 255, 255); background: white">not</span>',
        '<span style="color:#ffffff">not</span>',
        '<font color="white">not</font>',
        '<font color="#fefefe">not</font>',
        '<span style="background:black"><b style="color:#000">not</b></span>',
        '<span style="-webkit-text-fill-color: transparent">not</span>',
    ],
    "more styles": [
        '<span style="zoom:0">not</span>',
        '<span style="transform:rotateX(90deg)">not</span>',
        '<span style="transform: rotateY(90deg)">not</span>',
        '<span style="letter-spacing:-1em">not</span>',
        '<span style="line-height:0;overflow:hidden;display:inline-block">not</span>',
        '<span style="clip-path:polygon(0 0,0 0,0 0)">not</span>',
        '<span style="margin-left:-9999px">not</span>',
        '<span style="opacity:calc(0)">not</span>',
        '<span style="/*x*/display:none">not</span>',
        '<span style="display&#58;none">not</span>',
        '<span style="color:hsla(0,0%,0%,0)">not</span>',
        '<span style="color:rgb(0 0 0 / 0%)">not</span>',
        '<span style="clip-path:circle(0)">not</span>',
        "<span hidden=until-found>not</span>",
    ],
    "out of the window": [
        '<span style="position:absolute;left:-9999px">not</span>',
        '<span style="position: absolute; top: -10000px">not</span>',
        '<span style="position:fixed;right:-200vw">not</span>',
        '<span style="display:block;text-indent:-9999px">not</span>',
        '<span style="margin-left:-9999px;position:absolute">not</span>',
        '<span style="position:absolute;clip:rect(0,0,0,0)">not</span>',
        '<span style="position:absolute;clip: rect(1px 1px 1px 1px)">not</span>',
        '<span style="clip-path: inset(50%)">not</span>',
        '<span style="clip-path:inset(100%)">not</span>',
        '<span style="transform:translateX(-9999px)">not</span>',
    ],
    "classes": [
        f'<span class="{name}">not</span>'
        for name in (
            "sr-only", "visually-hidden", "screen-reader-text", "visuallyhidden", "screen-reader-only", "d-none",
            "a b is-hidden", "u-visually-hidden", "offscreen", "element-invisible",
        )
    ],
    "elements": [
        "<template>not</template>",
        "<template><b>not</b></template>",
        '<template id="x">not</template>',
        "<dialog>not</dialog>",
        "<datalist><option>not</option></datalist>",
        "<noscript>not</noscript>",
        "<object>not</object>",
        "<canvas>not</canvas>",
        "<video>not</video>",
        "<template><span>not</span></template>",
    ],
}  # fmt: skip
STRUCK = {
    "elements": [
        "<del>not</del>",
        "<s>not</s>",
        "<strike>not</strike>",
        "<DEL>not</DEL>",
        '<del datetime="2020-01-01">not</del>',
        "<s><b>not</b></s>",
        "<b><s>not</s></b>",
        "<del><em>not</em></del>",
        '<s class="x">not</s>',
        "<del\ncite='x'>not</del>",
    ],
    "style": [
        '<span style="text-decoration:line-through">not</span>',
        '<span style="text-decoration: line-through;">not</span>',
        '<span style="text-decoration-line:line-through">not</span>',
        '<span style="text-decoration: red line-through">not</span>',
        '<span style="text-decoration:underline line-through">not</span>',
        '<b style="TEXT-DECORATION:LINE-THROUGH">not</b>',
        '<span style="text-decoration:line-through !important">not</span>',
        '<span class="line-through">not</span>',
        '<span class="text-decoration-line-through">not</span>',
        '<span style="-webkit-text-decoration:line-through">not</span>',
        '<span class="strikethrough">not</span>',
        '<span style="color:gray;text-decoration:line-through double">not</span>',
    ],
    "overlays": [
        "".join(f"{letter}{mark}" for letter in "not")
        for mark in ("\u0336", "\u0335", "\u0337", "\u0338", "\u0336\u0336")
    ]
    + ["n\u0336o\u0336t\u0336\u00a0", "<b>n\u0336o\u0336t\u0336</b>", "<i>n\u0335o\u0335t\u0335</i>"]
    + ["&#110;&#822;o\u0336t\u0336", "n&#x336;o&#x336;t&#x336;"],
}
SEEN = [
    '<span style="display:inline">not</span>',
    '<span style="visibility:visible">not</span>',
    '<span style="opacity:.9">not</span>',
    '<span style="font-size:10px">not</span>',
    '<span style="color:black;background:white">not</span>',
    '<span style="background:#000"><b style="color:#fff">not</b></span>',
    '<span style="text-decoration:underline">not</span>',
    '<span class="hidden-gem">not</span>',
    '<span aria-hidden="true">not</span>',
    "<ins>not</ins>",
    '<span title="display:none">not</span>',
    '<span data-style="display:none">not</span>',
    '<span style="overflow:hidden">not</span>',
    '<span style="letter-spacing:-.02em;line-height:1.2">not</span>',
    '<span style="margin-left:-8px;zoom:1;transform:rotate(90deg)">not</span>',
    '<span class="overflow-hidden">not</span>',
    '<span style="position:absolute;left:0">not</span>',
    "<b>not</b>",
    '<u class="strong">not</u>',
]
ALL_HIDDEN = [(kind, case) for kind, cases in HIDDEN.items() for case in cases]
ALL_STRUCK = [(kind, case) for kind, cases in STRUCK.items() for case in cases]


def html(words: str) -> Document:
    return read_here(f"<html><body><p>{words}</p></body></html>".encode(), "page.html")


def markdown(words: str) -> Document:
    return read_here(words.encode(), "page.md")


@pytest.mark.parametrize("read", [html, markdown])
@pytest.mark.parametrize(
    ("state", "case"), [*(("hidden", c) for _, c in ALL_HIDDEN), *(("struck", c) for _, c in ALL_STRUCK)]
)
def test_what_is_not_seen_or_struck_is_no_text(read: object, state: str, case: str) -> None:
    assert callable(read)
    document = read(f"The board will {case} raise the fee.")
    assert " ".join(document.text.split()) == "The board will raise the fee."
    assert [(each.state, each.text) for each in document.unseen] == [(state, "not")]
    assert document.text[: document.unseen[0].start].rstrip().endswith("will")


@pytest.mark.parametrize("read", [html, markdown])
@pytest.mark.parametrize("case", SEEN)
def test_what_is_seen_is_text(read: object, case: str) -> None:
    assert callable(read)
    document = read(f"The board will {case} raise the fee.")
    assert " ".join(document.text.split()) == "The board will not raise the fee."
    assert document.unseen == ()


MARKDOWN_STRUCK = ["~~not~~", "~~*not*~~", "**~~not~~**", "~~[not](x)~~", "~~`not`~~"]


@pytest.mark.parametrize("case", MARKDOWN_STRUCK)
def test_tildes_strike(case: str) -> None:
    document = markdown(f"The board will {case} raise the fee.")
    assert " ".join(document.text.split()) == "The board will raise the fee."
    assert [(each.state, each.text) for each in document.unseen] == [("struck", "not")]


BLOCKS = [
    "One.\n\n<div hidden>\n\nNever *seen*.\n\n</div>\n\nTwo.",
    "One.\n\n<div style='display:none'>Never seen.</div>\n\nTwo.",
    "One.\n\n<div hidden>\n<p>Never seen.</p>\n</div>\n\nTwo.",
    "One.\n\n<template>\n\nNever seen.\n\n</template>\n\nTwo.",
    "One.\n\n<section class='sr-only'>\n\n> Never seen.\n\n</section>\n\nTwo.",
    "One.\n\n<div hidden>\n<div>\n\nNever seen.\n\n</div>\n</div>\n\nTwo.",
    "One.\n\n<del>\n\nNever seen.\n\n</del>\n\nTwo.",
    "<style>.x{display:none}</style>\n\nOne. <b class='x'>Never seen.</b>\n\nTwo.",
    "One.\n\n<div\n  style='display:none'>\nNever seen.\n</div>\n\nTwo.",
    "One.\n\n<div hidden>\n\n- Never seen.\n\n</div>\n\nTwo.",
]


@pytest.mark.parametrize("text", BLOCKS)
def test_blocks_of_markdown_inside_of_hidden_elements(text: str) -> None:
    document = markdown(text)
    assert document.text.split("\n\n") == ["One.", "Two."]
    assert " ".join(each.text for each in document.unseen) == "Never seen."


STYLES = [
    ("<style>.x{display:none}</style>", '<b class="x">not</b>', "hidden"),
    ("<style>#x{visibility:hidden}</style>", '<b id="x">not</b>', "hidden"),
    ("<style>b.x { opacity: 0 }</style>", '<b class="x y">not</b>', "hidden"),
    ("<style>.a,.x{color:red;font-size:0}</style>", '<b class="x">not</b>', "hidden"),
    ("<style>/* c */ .x /* d */ {display:none}</style>", '<b class="x">not</b>', "hidden"),
    ("<style>@media screen{.x{display:none}}</style>", '<b class="x">not</b>', "hidden"),
    ("<style>.x{text-decoration:line-through}</style>", '<b class="x">not</b>', "struck"),
    ("<style>@media print{.x{display:none}}</style>", '<b class="x">not</b>', ""),
    ("<style>.x:empty{display:none}</style>", '<b class="x">not</b>', ""),
    ("<style>.menu .x{display:none}</style>", '<b class="x">not</b>', ""),
    ("<style>body{opacity:0}</style>", "<b>not</b>", ""),
]


@pytest.mark.parametrize(("style", "case", "state"), STYLES)
def test_style_sheets_of_the_page(style: str, case: str, state: str) -> None:
    page = f"<html><head>{style}</head><body><p>The board will {case} raise the fee.</p></body></html>"
    document = read_here(page.encode(), "page.html")
    assert [each.state for each in document.unseen] == ([state] if state else [])
    assert document.text.replace("  ", " ") == f"The board will {'' if state else 'not '}raise the fee."


@pytest.mark.parametrize(
    "words",
    [
        "The board will n\u0336o\u0336t\u0336 raise the fee.",
        "The board will n\u0335o\u0335t\u0335 raise the fee.",
        "The board will n\u0336o\u0336t\u0336\u0336 raise the fee.",
        "The board\nwill n\u0338o\u0338t\u0338 raise the fee.",
    ],
)
def test_plain_text_may_be_struck_too(words: str) -> None:
    document = read_here(words.encode(), "page.txt")
    assert " ".join(document.text.split()) == "The board will raise the fee."
    assert [(each.state, each.text) for each in document.unseen] == [("struck", "not")]
    place = document.locate(document.text.index("raise"))
    assert place.line is not None
    assert place.column is not None
    assert words.split("\n")[place.line - 1][place.column - 1 :].startswith("raise")


def test_signs_that_are_no_strokes() -> None:
    assert read_here("a =\u0338 b in L\u0337odz".encode(), "page.txt").unseen == ()


def test_office_documents() -> None:
    run = "<w:r><w:rPr>{}</w:rPr><w:t xml:space='preserve'>{}</w:t></w:r>"
    for mark, state in (("<w:strike/>", "struck"), ("<w:dstrike w:val='1'/>", "struck"), ("<w:vanish/>", "hidden")):
        body = f"<w:p>{run.format('', 'It will ')}{run.format(mark, 'not ')}{run.format('', 'rise.')}</w:p>"
        document = read_here(docx(body), "a.docx")
        assert document.text == "It will rise."
        assert [(each.state, each.text) for each in document.unseen] == [(state, "not")]
    plain = run.format("<w:strike w:val='0'/>", "It will not rise.")
    body = f"<w:p>{plain}</w:p>"
    assert read_here(docx(body), "a.docx").text == "It will not rise."
    style = (
        '<style:style style:name="T1"><style:text-properties style:text-line-through-style="solid"/></style:style>'
        '<style:style style:name="T2"><style:text-properties text:display="none"/></style:style>'
    )
    for name, state in (("T1", "struck"), ("T2", "hidden")):
        body = f'<text:p>It will <text:span text:style-name="{name}">not </text:span>rise.</text:p>'
        document = read_here(odt(body, style), "a.odt")
        assert document.text == "It will rise."
        assert [(each.state, each.text) for each in document.unseen] == [(state, "not")]
