"""What readers of a page do not see, or see struck, is no text of it, in HTML as in Markdown; what they see is."""

from pathlib import Path

import pytest
from tests.unit.documents.made import docx, odt, painted_pdf, read_here

from factcheck.core.model import Document
from factcheck.documents import visibility
from factcheck.documents.visibility import state_of

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
            "a b is-hidden", "u-visually-hidden", "offscreen", "element-invisible", "srOnly", "govuk-visually-hidden",
            "cdk-visually-hidden", "bx--visually-hidden", "styles_visuallyHidden__3xK2a", "ng-hide", "opacity-0",
            "u-hiddenVisually", "slds-assistive-text", "dn", "!hidden", "text-[0px]", "c-note__sr-only",
        )
    ],
    "masks and clips": [
        f'<span style="{style}">not</span>'
        for style in (
            "mask:linear-gradient(transparent,transparent)", "-webkit-mask-image:linear-gradient(#0000,#0000)",
            "mask-image:url(x.svg)", "mask:linear-gradient(rgba(0,0,0,0), transparent)", "clip-path:circle(0 at 50% 50%)",
            "clip-path:polygon(0 0, 9px 0, 5px 0)", "clip-path:ellipse(0 4px)", "clip-path:url(#c)", "clip-path:path('M0 0')",
            "clip-path:xywh(0 0 0 0)", "-webkit-clip-path: inset(100%)", "clip-path:inset(0 100% 0 0)",
        )
    ],
    "moved": [
        f'<span style="{style}">not</span>'
        for style in (
            "position:relative;left:-9999px", "translate:-9999px", "scale:0", "scale: 1 0", "rotate: y 90deg",
            "transform:matrix(0,0,0,0,0,0)", "transform:scale(1,0)", "position:absolute;inset:-9999px",
            "position:absolute;left:9999px", "margin-inline-start:-5000px", "vertical-align:-9999px",
            "position:absolute;z-index:-1", "text-indent:100%;overflow:hidden", "position:sticky;top:-999px",
        )
    ],
    "not to be read": [
        f'<span style="{style}">not</span>'
        for style in (
            "filter:blur(9px)", "-webkit-text-security:disc", "font-family:'Adobe Blank'", "font-family:Redacted Script",
            "mix-blend-mode:screen", "unicode-bidi:bidi-override;direction:rtl", "font-size:calc(0px)", "font-size:min(0px,1em)",
            "font-size:clamp(0px,0px,0px)", "font-size:calc(1em * 0)", "-webkit-text-fill-color:#fff", "content:url(x.png)",
            "--x:none;display:var(--x)", "display:var(--y,none)",
        )
    ] + ["<span popover>not</span>", "<bdo dir=rtl>not</bdo>"],
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
        "<meter>not</meter>",
        "<progress>not</progress>",
        "<noembed>not</noembed>",
        "<rp>not</rp>",
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
        for mark in ("\u0336", "\u0335", "\u0337", "\u0338", "\u0336\u0336", "\u20d2", "\u20e5", "\u20eb", "\u0334")
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
    '<span style="mask:linear-gradient(#000,transparent)">not</span>',
    '<span style="clip-path:polygon(0 0,9px 0,9px 9px)">not</span>',
    '<span style="clip-path:inset(2px)">not</span>',
    '<span style="position:relative;left:9px;z-index:2;scale:1.1;translate:4px">not</span>',
    '<span style="filter:blur(0);font-size:calc(1em + 2px)">not</span>',
    '<span style="font-size:clamp(1rem,2vw,2rem);direction:ltr">not</span>',
    '<span style="mix-blend-mode:multiply;display:var(--x,inline)">not</span>',
    "<bdo dir=ltr>not</bdo>",
    "<details open>not</details>",
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


def test_names_of_classes_that_hide_and_that_do_not() -> None:
    lines = (Path(visibility.__file__).parent / "data" / "hiding-classes.txt").read_text("utf-8").splitlines()
    names = [line for line in lines if line and line[0] != "#"]
    assert len(names) == len(set(names)) > 100
    seen = [name[1:] for name in names if name[0] == "!"]
    assert len(seen) >= 10
    for name in names:
        plain = name.removeprefix("*-").removeprefix("!")
        expected = "" if plain in seen else "hidden"
        assert state_of("span", {"class": f"a {plain}"}, {}) == expected, plain
        if name[0] == "*":
            assert state_of("span", {"class": f"x-{plain}"}, {}) == "hidden", plain
    assert state_of("span", {"class": "hidden md:block"}, {}) == ""
    assert state_of("span", {"class": "sr-only sm:not-sr-only"}, {}) == ""


MARKDOWN_STRUCK = [
    "~~not~~", "~~*not*~~", "**~~not~~**", "~~[not](x)~~", "~~`not`~~", "~not~", "*~not~*", "~**not**~", "~~n&#111;t~~",
    "~~<b>not</b>~~", "<b>~~not~~</b>", "[~~not~~](x)",
]  # fmt: skip


@pytest.mark.parametrize("case", MARKDOWN_STRUCK)
def test_tildes_strike(case: str) -> None:
    document = markdown(f"The board will {case} raise the fee.")
    assert " ".join(document.text.split()) == "The board will raise the fee."
    assert [(each.state, each.text) for each in document.unseen] == [("struck", "not")]


@pytest.mark.parametrize("case", ["~5 or ~6", "H~2~O", "a~b~c", "\\~not\\~", "~ not ~", "~not"])
def test_tildes_that_strike_nothing(case: str) -> None:
    document = markdown(f"The board will {case} raise the fee.")
    assert document.text == f"The board will {case} raise the fee.".replace("\\", "")
    assert document.unseen == ()


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
    ("<style>p .x{display:none}</style>", '<b class="x">not</b>', "hidden"),
    ("<style>b{display:none}</style>", "<b>not</b>", "hidden"),
    ("<style>p > b{display:none}</style>", "<b>not</b>", "hidden"),
    ("<style>[data-x]{display:none}</style>", "<b data-x=1>not</b>", "hidden"),
    ("<style>i + b{display:none}</style>", "<i></i><b>not</b>", "hidden"),
    ("<style>p{ b{display:none} }</style>", "<b>not</b>", "hidden"),
    ("<style>p{ & b{display:none} }</style>", "<b>not</b>", "hidden"),
    ("<style>b:not(.y){display:none}</style>", "<b>not</b>", "hidden"),
    ("<style>b:last-child{text-decoration:line-through}</style>", "<b>not</b>", "struck"),
    ("<style>p b{color:#fff}</style>", "<b>not</b>", "hidden"),
    ("<style>:root{--x:none} b{display:var(--x)}</style>", "<b>not</b>", "hidden"),
    ("<style>p{background:url(x.png)} p b{color:#fff}</style>", "<b>not</b>", ""),
    ("<style>b:hover{display:none}</style>", "<b>not</b>", ""),
    ("<style>b::before{display:none}</style>", "<b>not</b>", ""),
    ("<style media=print>b{display:none}</style>", "<b>not</b>", ""),
    ("<style>@media (max-width:9px){b{display:none}}</style>", "<b>not</b>", ""),
    ("<style>b{</style>", "<b>not</b>", ""),
    ("<style>body{opacity:0}</style>", "<b>not</b>", ""),
]


@pytest.mark.parametrize(("style", "case", "state"), STYLES)
def test_style_sheets_of_the_page(style: str, case: str, state: str) -> None:
    page = f"<html><head>{style}</head><body><p>The board will {case} raise the fee.</p></body></html>"
    document = read_here(page.encode(), "page.html")
    assert [each.state for each in document.unseen] == ([state] if state else [])
    assert document.text.replace("  ", " ") == f"The board will {'' if state else 'not '}raise the fee."


@pytest.mark.parametrize(
    ("style", "case"),
    [
        ("div b{display:none}", "<div>\n\nThe board will <b>not</b> raise the fee.\n\n</div>"),
        ("b{visibility:hidden}", "The board will <b>not</b> raise the fee."),
        ("i > b{opacity:0}", "The board will <i><b>not</b></i> raise the fee."),
    ],
)
def test_style_sheets_of_a_text_in_markdown(style: str, case: str) -> None:
    document = markdown(f"<style>{style}</style>\n\n{case}")
    assert " ".join(document.text.split()) == "The board will raise the fee."
    assert [(each.state, each.text) for each in document.unseen] == [("hidden", "not")]


NOT, BACK = "not", "\b" * 4
STROKES = [
    "".join(f"{letter}{mark}" for letter in NOT)
    for mark in "\u0334\u0335\u0336\u0337\u0338\u20d2\u20d3\u20e5\u20e6\u20ea\u20eb"
]
SIGNS = {
    "strokes": [
        *(("struck", f"The board will {words} raise the fee.") for words in STROKES),
        ("struck", "The board\nwill n\u0338o\u0338t\u0338 raise the fee."),
        ("struck", "The board will n\u0336o\u0336t\u0336\u0336 raise the fee."),
    ],
    "typed over": [
        ("struck", f"The board will {words} raise the fee.")
        for words in (
            "n\b-o\b-t\b-", "not\b\b\b---", "-\bn-\bo-\bt", "not\b\b\bXXX", "not\b\b\bxxx", "not\b\b\b///",
            "not\b\b\b\\\\\\", "n\b/o\b/t\b/", "---\b\b\bnot", "not\b\b\b###", "not\b\b\b\u2013\u2013\u2013", "not\b\b\b===",
        )
    ],
    "printed over": [
        ("struck", f"The board will not raise the fee.\r{' ' * 15}{stroke * 3}{end}")
        for stroke in "-/xX=#\\"
        for end in ("", "   \nMore", "\r\nMore")
    ],
    "covered": [
        ("hidden", "The board will not\b\b\bnow raise the fee."),
        ("hidden", "The board will not \b\b\b\bgoes raise the fee."),
        *(("hidden", f"The board will not\b\b\b{word} raise the fee.") for word in ("yes", "may", "did", "now", "111", "abc")),
        *(("hidden", f"The board will not {BACK}{word} raise the fee.") for word in ("sure", "soon", "1900")),
    ],
    "tags": [
        ("hidden", f"The board will {before}{''.join(chr(0xE0000 + ord(letter)) for letter in NOT)}{behind} raise the fee.")
        for before in ("", "\U000e0001", "\U0001f3f4")
        for behind in ("", "\U000e007f", ".\U000e0020", "\ufe0f")
    ],
    "variation selectors": [
        ("hidden", f"The board will {before}{''.join(chr(0xE0100 + ord(letter) - 16) for letter in NOT)} raise the fee.")
        for before in ("", "\U0001f600", "-", "\u2764\ufe0f ", "(", "a ", "1 ", "\u4e00 ", "! ", "“")
    ],
    "turned": [
        ("hidden", f"The board will {words} raise the fee.")
        for words in (
            "\u2067\u2066will\u2069 \u2066not\u2069\u2069", "\u202b\u202awill\u202c \u202anot\u202c\u202c",
            "\u202e\u202dnot\u202c will\u202c", "\u2067\u2068not\u2069 \u2068will\u2069\u2069", "\u202b\u2066not\u2069 will\u202c",
            "\u202e\u2066not\u2069 will\u202c", "\u2067\u2067will\u2069 \u2066not\u2069\u2069", "\u202b\u202dwill\u202c not\u202c",
            "\u2067\u202awill\u202c \u202anot\u202c\u2069", "\u2067\u202dwill\u202c \u202dnot\u202c\u2069", "\u202e\u202ewill\u202c not\u202c",
        )
    ],
}  # fmt: skip


@pytest.mark.parametrize(("state", "words"), [each for cases in SIGNS.values() for each in cases])
def test_signs_in_plain_text(state: str, words: str) -> None:
    document = read_here(words.encode(), "page.txt")
    assert [each.state for each in document.unseen] == [state]
    assert "not" in document.unseen[0].text
    assert "not" not in document.text
    place = document.locate(document.text.index("raise"))
    assert place.line is not None
    assert place.column is not None
    assert words.replace("\r\n", "\n").split("\n")[place.line - 1][place.column - 1 :].startswith("raise")


@pytest.mark.parametrize("ending", ["\u202c", "", "\u2069"])
@pytest.mark.parametrize("name", ["page.txt", "page.md", "page.html"])
def test_words_from_their_end_are_read_as_they_are_shown(name: str, ending: str) -> None:
    document = read_here(f"The board will \u202eton{ending}\n".encode(), name)
    assert " ".join(document.text.split()) == "The board will not"
    assert [(each.state, each.text) for each in document.unseen] == [("hidden", "ton")]


@pytest.mark.parametrize("name", ["page.txt", "page.md", "page.html"])
@pytest.mark.parametrize(
    "words",
    [
        "a =\u0338 b in L\u0337odz",
        "the flag \U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f of the harbour",
        "a heart \u2764\ufe0f and a keycap 1\ufe0f\u20e3",
        "the name \u2068Ada\u2069 in a program's text",
        "the board \u202aof Ostby\u202c met",
        "\u202b\u05d0\u05d1\u05d2\u202c and \u2067\u05d0 Ostby \u05d1\u2069",
        "\u05d0\u05d1 \u200fand\u200e on",
    ],
)
def test_signs_that_hide_nothing(name: str, words: str) -> None:
    document = read_here(words.encode(), name)
    assert document.text == words
    assert document.unseen == ()


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("will n\bno\bot\bt raise", "will not raise"),
        ("will _\bn_\bo_\bt raise", "will not raise"),
        ("will not\b\b\b___ raise", "will not raise"),
        ("a caf\u0065\b\u00b4", "a cafe"),
        ("will not raise\r     ___", "will not raise"),
        ("will not\rraise", "will not\nraise"),
        ("One.\rTwo.\r- Three.\r", "One.\nTwo.\n- Three."),
        ("\b\bOne.", "One."),
    ],
)
def test_what_is_typed_over_and_can_be_read(words: str, text: str) -> None:
    document = read_here(words.encode(), "page.txt")
    assert document.text.rstrip("\n") == text
    assert document.unseen == ()


ON_PAPER = "BT /F1 12 Tf 72 700 Td (The board will ) Tj %s (raise the fee.) Tj ET"
APART = "BT /F1 12 Tf 72 700 Td (The board will) Tj ET BT /F1 12 Tf %g %g Td (not) Tj ET BT /F1 12 Tf 190 700 Td (raise the fee.) Tj ET"
PDF_HIDDEN = [
    *(
        ON_PAPER % each
        for each in (
            "3 Tr (not ) Tj 0 Tr",
            "7 Tr (not ) Tj 0 Tr",
            "1 g (not ) Tj 0 g",
            "1 1 1 rg (not ) Tj 0 g",
            "0 0 0 0 k (not ) Tj 0 g",
            ".99 g (not ) Tj 0 g",
            "/F1 0.5 Tf (not ) Tj /F1 12 Tf",
            "/G0 gs (not ) Tj /G1 gs",
        )
    ),
    APART % (160, 700) + " 1 g 155 690 30 30 re f",
    APART % (160, 700) + " 0 g 155 690 30 30 re f",
    APART % (700, 700),
    APART % (160, 900),
    "1 g 150 690 40 30 re f 0 g "
    + (APART % (160, 700)).replace("(not)", "1 g (not)").replace("ET BT /F1 12 Tf 190", "ET 0 g BT /F1 12 Tf 190"),
]
PDF_SEEN = [
    ON_PAPER % "0.9 g (not ) Tj 0 g",
    ON_PAPER % "1 0 0 rg (not ) Tj 0 g",
    ON_PAPER % "1 Tr (not ) Tj 0 Tr",
    "0 0 .5 rg 60 690 300 30 re f 1 g " + ON_PAPER % "(not ) Tj",
    ON_PAPER % "(not ) Tj" + " /G5 gs 1 1 0 rg 60 690 300 30 re f",
    ON_PAPER % "(not ) Tj" + " 0 0 m 612 0 l 612 792 l 0 792 l 0 0 l 9 9 m 600 9 l 600 780 l 9 780 l f*",
    "1 g 0 0 612 792 re f 0 g " + ON_PAPER % "(not ) Tj",
    "/X1 Do 3 Tr " + ON_PAPER % "(not ) Tj",
]


@pytest.mark.parametrize("content", PDF_HIDDEN)
def test_letters_of_a_pdf_that_nobody_sees(content: str) -> None:
    document = read_here(painted_pdf(content), "page.pdf")
    assert " ".join(document.text.split()) == "The board will raise the fee."
    assert [(each.state, each.text) for each in document.unseen] == [("hidden", "not")]


@pytest.mark.parametrize("content", PDF_SEEN)
def test_letters_of_a_pdf_that_are_seen(content: str) -> None:
    document = read_here(painted_pdf(content), "page.pdf")
    assert " ".join(document.text.split()) == "The board will not raise the fee."
    assert document.unseen == ()


DOCX_STYLES = (
    '<w:style w:type="character" w:styleId="Hide"><w:name w:val="Hide"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Gone"><w:name w:val="Gone"/><w:basedOn w:val="Hide"/></w:style>'
    '<w:style w:type="character" w:styleId="Struck"><w:name w:val="Struck"/><w:rPr><w:strike/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="White"><w:name w:val="White"/><w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:style>'
)
DOCX_STYLES += (
    '<w:style w:type="paragraph" w:styleId="Banner"><w:name w:val="Banner"/><w:basedOn w:val="White"/>'
    '<w:pPr><w:shd w:val="clear" w:color="auto" w:fill="1F3864"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Lined"><w:name w:val="Lined"/><w:rPr><w:strike/></w:rPr></w:style>'
)
DOCX_STYLES += "".join(
    f'<w:style w:type="character" w:styleId="D{at}"><w:name w:val="D{at}"/><w:basedOn w:val="D{at + 1}"/></w:style>'
    for at in range(40)
) + "".join(
    f'<w:style w:type="character" w:styleId="{name}"><w:name w:val="{named}"/><w:basedOn w:val="{base}"/></w:style>'
    for name, named, base in (
        ("D40", "D40", "Hide"), ("Deep", "Deep", "D0"), ("TwinSeen", "Twin", "Plain"), ("Twin", "Twin", "Hide")
    )
)  # fmt: skip
DOCX_LINES = [
    ("<w:p><w:pPr><w:pStyle w:val='White'/></w:pPr><w:r><w:t>It will not.</w:t></w:r></w:p>", "hidden"),
    ("<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc><w:p><w:r><w:t>It will not.</w:t></w:r></w:p></w:tc></w:tr></w:tbl>", "hidden"),
    ("<w:p><w:pPr><w:pStyle w:val='White'/><w:shd w:fill='000000'/></w:pPr><w:r><w:t>It will not.</w:t></w:r></w:p>", ""),
    ("<w:p><w:r><w:rPr><w:color w:val='FFFFFF'/><w:shd w:fill='000000'/></w:rPr><w:t>It will not.</w:t></w:r></w:p>", ""),
    ("<w:tbl><w:tr><w:tc><w:p><w:r><w:rPr><w:color w:val='FFFFFF'/></w:rPr><w:t>It will not.</w:t></w:r></w:p></w:tc></w:tr></w:tbl>", ""),
    ("<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p><w:r><w:t>It will not.</w:t></w:r></w:p></w:tc></w:tr></w:tbl>", "hidden"),
    ("<w:tbl><w:tr><w:trPr><w:hidden w:val='0'/></w:trPr><w:tc><w:p><w:r><w:t>It will not.</w:t></w:r></w:p></w:tc></w:tr></w:tbl>", ""),
    ("<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc><w:p/></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>It will not.</w:t></w:r></w:p></w:tc></w:tr></w:tbl>", ""),
    ("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:drawing><w:txbxContent><w:p><w:r/></w:p></w:txbxContent></w:drawing><w:t>It will not.</w:t></w:r></w:p>", "hidden"),
    ("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:drawing><w:txbxContent><w:p><w:r><w:t>It will not.</w:t></w:r></w:p></w:txbxContent></w:drawing></w:r></w:p>", "hidden"),
    ("<w:p><w:r><w:rPr><w:color w:val='FFFFFF'/></w:rPr><w:drawing><w:txbxContent><w:p><w:r><w:t>It will not.</w:t></w:r></w:p></w:txbxContent></w:drawing></w:r></w:p>", ""),
    ("<w:p><w:r><w:drawing><w:anchor><w:docPr hidden='1'/><w:txbxContent><w:p><w:r><w:t>It will not.</w:t></w:r></w:p></w:txbxContent></w:anchor></w:drawing></w:r></w:p>", "hidden"),
    ("<w:p><w:r><w:drawing><w:anchor><w:docPr hidden='1'/></w:anchor></w:drawing><w:t>It will not.</w:t></w:r></w:p>", ""),
    ("<w:p><w:r><w:pict><w:shape style='left:1;visibility:hidden'><w:txbxContent><w:p><w:r><w:t>It will not.</w:t></w:r></w:p></w:txbxContent></w:shape></w:pict></w:r></w:p>", "hidden"),
    ("<w:p><w:r><w:pict><w:rect style='visibility: visible'><w:txbxContent><w:p><w:r><w:t>It will not.</w:t></w:r></w:p></w:txbxContent></w:rect></w:pict></w:r></w:p>", ""),
    ("<w:p><w:pPr><w:pStyle w:val='Banner'/></w:pPr><w:r><w:t>It will not.</w:t></w:r></w:p>", ""),
    ("<w:p><w:pPr><w:pStyle w:val='Banner'/><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:t>It will not.</w:t></w:r></w:p>", ""),
    ("<w:p><w:pPr><w:pStyle w:val='Lined'/></w:pPr><w:r><w:t>It will not.</w:t></w:r></w:p>", "struck"),
    ("<w:p><w:pPr><w:pStyle w:val='Lined'/></w:pPr><w:r><w:rPr><w:rStyle w:val='Struck'/></w:rPr><w:t>It will not.</w:t></w:r></w:p>", ""),
    ("<w:p><w:pPr><w:pStyle w:val='Lined'/></w:pPr><w:r><w:rPr><w:rStyle w:val='Struck'/><w:strike/></w:rPr><w:t>It will not.</w:t></w:r></w:p>", "struck"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "state"), DOCX_LINES)
def test_a_line_of_a_docx_that_nobody_sees(line: str, state: str) -> None:
    document = read_here(docx(f"{line}<w:p><w:r><w:t>It will rise.</w:t></w:r></w:p>", styles=DOCX_STYLES), "a.docx")
    assert ("It will not." in document.text) == (not state)
    assert [(each.state, each.text) for each in document.unseen] == ([(state, "It will not.")] if state else [])


@pytest.mark.parametrize(
    "styles",
    [
        "<w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault></w:docDefaults>",
        "<w:style w:type='paragraph' w:default='1' w:styleId='N'><w:name w:val='Normal'/><w:rPr><w:vanish/></w:rPr></w:style>",
    ],
)
def test_what_hides_all_letters_of_a_docx(styles: str) -> None:
    line = "<w:p>" + RUN.format("", "It will not.") + RUN.format("<w:vanish w:val='0'/>", "It will.") + "</w:p>"
    document = read_here(docx(line, styles=styles), "a.docx")
    assert document.text == "It will."
    assert [(each.state, each.text) for each in document.unseen] == [("hidden", "It will not.")]


def test_office_documents() -> None:
    run = "<w:r><w:rPr>{}</w:rPr><w:t xml:space='preserve'>{}</w:t></w:r>"
    for mark, state in (
        ("<w:webHidden/>", "hidden"),
        ("<w:sz w:val='1'/>", "hidden"),
        ("<w:strike/>", "struck"),
        ("<w:dstrike w:val='1'/>", "struck"),
        ("<w:vanish/>", "hidden"),
        ("<w:specVanish/>", "hidden"),
        ("<w:color w:val='FFFFFF'/>", "hidden"),
        ("<w:color w:val='auto' w:themeColor='background1'/>", "hidden"),
        ("<w:rStyle w:val='Gone'/>", "hidden"),
        ("<w:rStyle w:val='Struck'/>", "struck"),
    ):
        body = f"<w:p>{run.format('', 'It will ')}{run.format(mark, 'not ')}{run.format('', 'rise.')}</w:p>"
        document = read_here(docx(body, styles=DOCX_STYLES), "a.docx")
        assert document.text == "It will rise."
        assert [(each.state, each.text) for each in document.unseen] == [(state, "not")]
    plain = run.format("<w:strike w:val='0'/>", "It will not rise.")
    body = f"<w:p>{plain}</w:p>"
    assert read_here(docx(body), "a.docx").text == "It will not rise."
    style = (
        '<style:style style:name="T1"><style:text-properties style:text-line-through-style="solid"/></style:style>'
        '<style:style style:name="T2"><style:text-properties text:display="none"/></style:style>'
    )
    style += (
        '<style:style style:name="T3" style:parent-style-name="T2"/>'
        '<style:style style:name="T4" style:parent-style-name="T3"/>'
        '<style:style style:name="T5"><style:text-properties fo:color="#ffffff"/></style:style>'
        '<style:style style:name="T6"><style:text-properties fo:font-size="1pt"/></style:style>'
        '<style:style style:name="T7"><style:text-properties fo:font-size="0.5pt"/></style:style>'
        '<style:style style:name="T8"><style:text-properties style:text-line-through-type="double"/></style:style>'
    )
    named = {"T1": "struck", "T8": "struck"} | dict.fromkeys(("T2", "T3", "T4", "T5", "T6", "T7"), "hidden")
    spans = [(f'<text:span text:style-name="{name}">not </text:span>', state) for name, state in named.items()]
    spans.append(('<text:hidden-text text:is-hidden="true">not </text:hidden-text>', "hidden"))
    spans.append(('<text:span text:style-name="T4"><text:span>not </text:span></text:span>', "hidden"))
    for span, state in spans:
        body = f"<text:p>It will {span}rise.</text:p>"
        document = read_here(odt(body, style), "a.odt")
        assert document.text == "It will rise."
        assert [(each.state, each.text) for each in document.unseen] == [(state, "not")]


RUN = "<w:r><w:rPr>{}</w:rPr><w:t xml:space='preserve'>{}</w:t></w:r>"
DOCX_LETTERS = {
    "hidden": (
        "<w:vanish/>",
        "<w:vanish w:val='true'/>",
        "<w:vanish w:val='on'/><w:b/>",
        "<w:strike/><w:vanish/>",
        "<w:vanish/><w:strike/>",
        "<w:strike w:val='0'/><w:vanish/>",
        "<w:webHidden/>",
        "<w:specVanish/>",
        "<w:sz w:val='1'/>",
        "<w:b/><w:sz w:val='2'/><w:szCs w:val='24'/>",
        "<w:w w:val='1'/>",
        "<w:w w:val='2%'/>",
        "<w:color w:val='FFFFFF'/><w:shd w:val='clear' w:fill='FFFFFF'/>",
        "<w:color w:val='FFFFFF'/><w:shd w:val='clear' w:fill='auto'/>",
        "<w:color w:val='FFFFFF'/><w:highlight w:val='none'/>",
        "<w:rStyle w:val='White'/>",
        "<w:rStyle w:val='Deep'/>",
        "<w:rStyle w:val='Twin'/>",
        "<w:sz w:val='0.5pt'/>",
        "<w:color w:val='FEFEFE'/>",
        "<w:color w:val='F2F2F2' w:themeColor='background1' w:themeShade='F2'/>",
        "<w:textFill><w:noFill/></w:textFill>",
        "<w:textFill><w:solidFill><w:srgbClr w:val='FFFFFF'/></w:solidFill></w:textFill>",
        "<w:textFill><w:solidFill><w:schemeClr w:val='bg1'/></w:solidFill></w:textFill>",
        "<w:textFill><w:solidFill><w:srgbClr w:val='000000'><w:alpha w:val='100000'/></w:srgbClr></w:solidFill></w:textFill>",
        "<w:color w:val='FFFFFF'/><w:shd w:val='clear' w:fill='FDFDFD'/>",
    ),
    "struck": (
        "<w:strike/>",
        "<w:strike w:val='1'/>",
        "<w:strike w:val='true'/>",
        "<w:strike w:val='on'/><w:i/>",
        "<w:i/><w:color w:val='FF0000'/><w:strike/>",
        "<w:dstrike/>",
        "<w:dstrike w:val='1'/>",
        "<w:dstrike w:val='true'/>",
        "<w:vanish w:val='0'/><w:dstrike/>",
        "<w:rStyle w:val='Struck'/>",
        "<w:rStyle w:val='Struck'/><w:b/>",
        "<w:rStyle w:val='Gone'/><w:vanish w:val='0'/><w:strike/>",
    ),
    "": (
        "<w:rStyle w:val='Gone'/><w:vanish w:val='0'/>",
        "<w:vanish w:val='0'/><w:rStyle w:val='Gone'/>",
        "<w:rStyle w:val='Struck'/><w:strike w:val='false'/>",
        "<w:rStyle w:val='White'/><w:color w:val='auto'/>",
        "<w:rStyle w:val='White'/><w:highlight w:val='black'/>",
        "<w:strike w:val='0'/>",
        "<w:vanish w:val='false'/>",
        "<w:dstrike w:val='off'/>",
        "<w:sz w:val='4'/>",
        "<w:sz w:val='16'/>",
        "<w:w w:val='66'/>",
        "<w:color w:val='FF0000'/><w:u w:val='single'/>",
        "<w:rStyle w:val='Nowhere'/>",
        "<w:b/><w:i/><w:caps/>",
        "<w:position w:val='6'/>",
        "<w:color w:val='BFBFBF' w:themeColor='background1' w:themeShade='BF'/>",
        "<w:textFill><w:solidFill><w:srgbClr w:val='FF0000'/></w:solidFill></w:textFill>",
        "<w:textFill><w:solidFill><w:schemeClr w:val='bg1'><w:lumMod w:val='65000'/></w:schemeClr></w:solidFill></w:textFill>",
        "<w:textOutline><w:noFill/></w:textOutline>",
        "<w:color w:val='FFFFFF'/><w:shd w:val='solid' w:color='000000' w:fill='FFFFFF'/>",
        "<w:rStyle w:val='TwinSeen'/>",
    ),
}


def expect(document: Document, state: str) -> None:
    """The word is left out and kept apart in this state, or is text."""
    assert document.text == ("It will rise." if state else "It will not rise.")
    assert [(each.state, each.text) for each in document.unseen] == ([(state, "not")] if state else [])


@pytest.mark.parametrize(("state", "mark"), [(state, mark) for state, them in DOCX_LETTERS.items() for mark in them])
def test_letters_of_docx(state: str, mark: str) -> None:
    body = f"<w:p>{RUN.format('', 'It will ')}{RUN.format(mark, 'not ')}{RUN.format('', 'rise.')}</w:p>"
    expect(read_here(docx(body, styles=DOCX_STYLES), "a.docx"), state)


@pytest.mark.parametrize("style", ["toc 1", "TOC 3", "table of figures", "index 1"])
def test_numbers_of_pages_in_a_table_of_contents_are_seen(style: str) -> None:
    styles = f"<w:style w:type='paragraph' w:styleId='T'><w:name w:val='{style}'/></w:style>"
    line = (
        f"<w:p><w:pPr><w:pStyle w:val='T'/></w:pPr>{RUN.format('', 'Fees ')}{RUN.format('<w:webHidden/>', '12')}</w:p>"
    )
    document = read_here(docx(line, styles=styles), "a.docx")
    assert document.text == "Fees 12"
    assert document.unseen == ()


ODT_LETTERS = {
    "hidden": (
        'text:display="none"',
        'text:display="none" fo:color="#ff0000"',
        'fo:font-size="0pt"',
        'fo:font-size="1pt"',
        'fo:font-size="0.75pt"',
        'fo:font-size="0.1mm"',
        'fo:font-size="0.01cm"',
        'fo:font-size="2%"',
        'style:text-scale="1%"',
        'style:text-position="0% 1%"',
        'text:display="none" style:text-line-through-style="solid"',
        'text:display="condition"',
        'fo:color="#fefefe"',
        'fo:font-size=".5pt"',
        'fo:font-size="1px"',
        'fo:opacity="0%"',
    ),
    "struck": (
        'style:text-line-through-style="solid"',
        'style:text-line-through-style="wave"',
        'style:text-line-through-style="dotted"',
        'style:text-line-through-style="dash"',
        'style:text-line-through-style="long-dash"',
        'style:text-line-through-type="single"',
        'style:text-line-through-type="double"',
        'style:text-line-through-style="solid" style:text-line-through-type="double"',
        'style:text-line-through-style="solid" style:text-line-through-text="X"',
        'fo:color="#ff0000" style:text-line-through-style="dash"',
    ),
    "": (
        'text:display="true"',
        'style:text-line-through-style="none"',
        'style:text-line-through-style="none" style:text-line-through-type="none"',
        'fo:font-size="8pt"',
        'fo:font-size="10pt"',
        'fo:font-size="3mm"',
        'fo:font-size="0.4cm"',
        'fo:font-size="80%"',
        'style:text-scale="50%"',
        'style:text-position="super 58%"',
        'style:text-position="0% 100%"',
        'fo:opacity="0%" style:use-window-font-color="true"',
        'fo:opacity="80%"',
    ),
}


@pytest.mark.parametrize(("state", "look"), [(state, look) for state, them in ODT_LETTERS.items() for look in them])
def test_letters_of_odt(state: str, look: str) -> None:
    style = f'<style:style style:name="T"><style:text-properties {look}/></style:style>'
    body = '<text:p>It will <text:span text:style-name="T">not </text:span>rise.</text:p>'
    expect(read_here(odt(body, style), "a.odt"), state)


@pytest.mark.parametrize(
    ("look", "state"),
    [
        ('text:display="true"', ""),
        ('fo:font-weight="bold"', "hidden"),
        ('text:display="true" style:text-line-through-style="solid"', "struck"),
        ('fo:color="#ffffff" text:display="true"', "hidden"),
        ('fo:color="#ffffff" text:display="true" fo:background-color="#000000"', ""),
        ('fo:color="#ffffff" text:display="true" fo:background-color="#ffffff"', "hidden"),
    ],
)
def test_what_a_style_says_holds_over_the_one_it_is_made_from_and_over_the_one_around_it(look: str, state: str) -> None:
    gone = '<style:style style:name="G"><style:text-properties text:display="none"/></style:style>'
    own = f'<style:style style:name="T" style:parent-style-name="G"><style:text-properties {look}/></style:style>'
    body = '<text:p>It will <text:span text:style-name="T">not </text:span>rise.</text:p>'
    expect(read_here(odt(body, gone + own), "a.odt"), state)
    around = body.replace("<text:span", '<text:span text:style-name="G"><text:span').replace(
        "</text:span>", "</text:span></text:span>"
    )
    expect(read_here(odt(around, gone + own.replace(' style:parent-style-name="G"', "")), "a.odt"), state)


PLAIN = '<style:text-properties fo:font-weight="bold"/>'
GONE = '<style:text-properties text:display="none"/>'
SPAN = '<text:span text:style-name="T">It will not.</text:span>'


@pytest.mark.parametrize(
    ("line", "styles", "state"),
    [
        (f"<text:p>{SPAN}</text:p>", f'<style:style style:name="T" style:family="text">{GONE}</style:style><style:style style:name="T" style:family="paragraph">{PLAIN}</style:style>', "hidden"),
        (f"<text:p>{SPAN}</text:p>", f'<style:style style:name="T" style:family="text">{PLAIN}</style:style><style:style style:name="T" style:family="paragraph">{GONE}</style:style>', ""),
        (f"<text:p>{SPAN}</text:p>", f'<style:style style:name="T">{GONE}</style:style><style:style style:name="T">{PLAIN}</style:style>', ""),
        (f"<text:p>{SPAN.replace('span', 'a')}</text:p>", f'<style:style style:name="T" style:family="text">{GONE}</style:style>', "hidden"),
        ('<text:p text:style-name="T">It will not.</text:p>', f'<style:style style:name="T" style:family="paragraph">{GONE}</style:style>', "hidden"),
        ('<text:h text:style-name="T">It will not.</text:h>', f'<style:style style:name="T" style:family="paragraph">{GONE}</style:style>', "hidden"),
        ('<text:p text:style-name="T">It will not.</text:p>', f'<style:style style:name="T" style:family="text">{GONE}</style:style>', ""),
        ("<text:p>It will <text:hidden-paragraph text:is-hidden='true'/>not.</text:p>", "", "hidden"),
        ("<text:p>It will <text:hidden-paragraph text:condition='ooow:A' text:is-hidden='false'/>not.</text:p>", "", "hidden"),
        ("<text:p>It will <text:hidden-paragraph text:is-hidden='false'/>not.</text:p>", "", ""),
        ("<text:section text:display='condition' text:condition='ooow:1'><text:p>It will not.</text:p></text:section>", "", "hidden"),
        ("<text:section text:display='none'><text:p><text:span text:style-name='T'>It will not.</text:span></text:p></text:section>", '<style:style style:name="T"><style:text-properties text:display="true"/></style:style>', "hidden"),
        ("<text:section text:display='true'><text:p>It will not.</text:p></text:section>", "", ""),
        ("<table:table><table:table-row table:visibility='collapse'><table:table-cell><text:p>It will not.</text:p></table:table-cell></table:table-row></table:table>", "", "hidden"),
        ("<table:table><table:table-row table:visibility='visible'><table:table-cell><text:p>It will not.</text:p></table:table-cell></table:table-row></table:table>", "", ""),
    ],
)  # fmt: skip
def test_a_line_of_an_odt_that_nobody_sees(line: str, styles: str, state: str) -> None:
    document = read_here(odt(f"{line}<text:p>It will rise.</text:p>", styles), "a.odt")
    assert ("It will not." in document.text) == (not state)
    assert [(each.state, each.text) for each in document.unseen] == ([(state, "It will not.")] if state else [])


def test_what_hides_all_letters_of_an_odt() -> None:
    styles = f'<style:default-style style:family="paragraph">{GONE}</style:default-style>'
    styles += (
        '<style:style style:name="T" style:family="text"><style:text-properties text:display="true"/></style:style>'
    )
    styles += f'<style:style style:name="N" style:family="paragraph">{PLAIN}</style:style>'
    body = f'<text:p text:style-name="N">It rose. {SPAN}</text:p><text:p>It fell.</text:p>'
    document = read_here(odt(body, styles), "a.odt")
    assert document.text == "It will not."
    assert [(each.state, each.text) for each in document.unseen] == [("hidden", "It rose. It fell.")]


@pytest.mark.parametrize("other", ["text:list-style", "style:default-style"])
def test_what_other_styles_hide_is_not_hidden_by_the_one_before(other: str) -> None:
    style = f'<style:style style:name="T"/><{other}><style:text-properties text:display="none"/></{other}>'
    body = '<text:p>It will <text:span text:style-name="T">not </text:span>rise.</text:p>'
    expect(read_here(odt(body, style), "a.odt"), "")
