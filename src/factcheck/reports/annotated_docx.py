"""The annotated script for Word: the article with a comment at each claim, and the counts on top.

The file is put together by hand: a document, its comments, and the three lists that Word asks for. Whatever is in it is
text; nothing in it is a field, a link or a macro.
"""

import io
import zipfile
from collections.abc import Iterator
from html import escape
from typing import Final

from factcheck.checks import AnnotatedScript, Annotation, Passage
from factcheck.checks.messages import citation_text, differing, how_found, nothing_found
from factcheck.core.model import State
from factcheck.core.text import visible
from factcheck.reports.annotated_html import LABELS, SIGNS, rows
from factcheck.reports.escaping import provenance_text, xml_text

_W: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE: Final = "application/vnd.openxmlformats-officedocument"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_RELATED: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_COLOURS: Final = {
    State.VERIFIED: "D6E8FF",
    State.DISPUTED: "FFE0C2",
    State.UNSOURCED: "ECDDFB",
    State.CONTESTED: "FFD6E5",
    State.STALE: "FFF0B8",
    State.UNDECIDED: "EBEEF2",
    State.DISMISSED: "FFFFFF",
}
"""The ground behind a claim's words."""

_FIXED: Final = {
    # First and not compressed: by it a file of ours is known from others.
    "docProps/app.xml": f'{_HEAD}<Properties xmlns="{_RELATED.replace("relationships", "extended-properties")}">'
    "<Application>factcheck</Application></Properties>",
    "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_OFFICE}.wordprocessingml.document.main+xml"/>'
    f'<Override PartName="/word/comments.xml" ContentType="{_OFFICE}.wordprocessingml.comments+xml"/>'
    f'<Override PartName="/docProps/app.xml" ContentType="{_OFFICE}.extended-properties+xml"/></Types>',
    "_rels/.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{_RELATED}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="r2" Type="{_RELATED}/extended-properties" Target="docProps/app.xml"/></Relationships>',
    "word/_rels/document.xml.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{_RELATED}/comments" Target="comments.xml"/></Relationships>',
}


def annotated_docx(script: AnnotatedScript) -> bytes:
    """The file; the same script makes the same bytes."""
    parts = {**_FIXED, "word/document.xml": _document(script), "word/comments.xml": _comments(script)}
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name)  # dated 1980
            entry.compress_type = zipfile.ZIP_STORED if name == "docProps/app.xml" else zipfile.ZIP_DEFLATED
            package.writestr(entry, text.encode())
    return made.getvalue()


def _document(script: AnnotatedScript) -> str:
    title = script.article.title or script.checked.name or script.article.path
    counts = ", ".join(f"{number} {LABELS[state]}" for state, number in script.counts.items() if number)
    body = [
        _paragraph(_run(f"{title}: annotated script", bold=True, size=32)),
        _paragraph(_run(counts or "There are no quotes and no claims in this article.")),
    ]
    body += [_paragraph(_run(f"{it.id} {it.path}: {it.message}")) for it in script.checked.findings if it.claim is None]
    begun: set[int] = set()
    for row in rows(script):
        runs = []
        for words, around, ends in row.pieces:
            for entry in around:
                if entry.number not in begun:
                    begun.add(entry.number)
                    runs.append(f'<w:commentRangeStart w:id="{entry.number}"/>')
            inner = min(around, key=lambda entry: entry.claim.end - entry.claim.start, default=None)
            runs.append(_run(words, ground=_COLOURS[inner.state] if inner else "", kept=True))
            for entry in ends:
                mark = f'<w:r><w:commentReference w:id="{entry.number}"/></w:r>'
                runs.append(f'<w:commentRangeEnd w:id="{entry.number}"/>{mark}')
                runs.append(_run(f"{entry.number}{SIGNS[entry.state]}", raised=True))
        body.append(_paragraph("".join(runs), heading=row.kind == "heading"))
    return f"{_HEAD}<w:document {_W}><w:body>{''.join(body)}<w:sectPr/></w:body></w:document>"


def _comments(script: AnnotatedScript) -> str:
    return f"{_HEAD}<w:comments {_W}>{''.join(map(_comment, script.entries))}</w:comments>"


def _comment(entry: Annotation) -> str:
    who = next(iter(entry.record.reviews), "factcheck")
    lines = [f"{SIGNS[entry.state]} {LABELS[entry.state]}", *_said(entry)]
    body = "".join(_paragraph(_run(line, bold=not at)) for at, line in enumerate(lines))
    name = _attribute(who)
    return f'<w:comment w:id="{entry.number}" w:author="{name}" w:initials="{_attribute(who[:2])}">{body}</w:comment>'


def _said(entry: Annotation) -> Iterator[str]:
    """What is known of one claim, a line each."""
    claim, record, held = entry.claim, entry.record, entry.status
    if claim.speaker:
        yield f"said by {claim.speaker.name or claim.speaker.text}{'' if claim.speaker.certain else ' (uncertain)'}"
    yield from map(citation_text, claim.cited)
    if record.dismissed:
        yield f"dismissed by {record.dismissed.by}: {record.dismissed.reason}"
    for name, review in record.reviews.items():
        marks = [word for word, holds in (("final", review.final), ("stale", name in held.stale)) if holds]
        aside = f" ({', '.join(marks)})" if marks else ""
        when = f", {review.on.isoformat()}" if review.on else ""
        yield f"{review.verdict or 'note'} by {name}{when}{aside}" + (f": {review.note}" if review.note else "")
    for name, request in record.requests.items():
        answer = f" The author: {request.answer}" if request.answer else " (open)"
        yield f"{name} asks the author: {request.text}{answer}"
    yield from entry.stale
    for passage in entry.passages:
        yield from _passage(passage)
    if not entry.passages and entry.state is not State.DISMISSED:
        yield nothing_found(entry.state)


def _passage(passage: Passage) -> Iterator[str]:
    level = f", {passage.level}" if passage.level else ""
    stands = " ".join(filter(None, (passage.source, passage.place)))
    where = ", ".join(filter(None, (provenance_text(passage.provenance), stands)))
    yield f"{how_found(passage)}{level}, {where}: “{passage.words}”"
    yield from differing(passage)


def _paragraph(runs: str, *, heading: bool = False) -> str:
    style = '<w:pPr><w:spacing w:before="240"/><w:outlineLvl w:val="0"/></w:pPr>' if heading else ""
    return f"<w:p>{style}{runs}</w:p>"


def _run(
    text: str, *, bold: bool = False, size: int = 0, ground: str = "", raised: bool = False, kept: bool = False
) -> str:
    marks = "<w:b/>" * bold
    marks += f'<w:sz w:val="{size}"/>' if size else ""
    marks += f'<w:shd w:val="clear" w:color="auto" w:fill="{ground}"/>' if ground else ""
    marks += '<w:vertAlign w:val="superscript"/>' * raised
    words = visible(text)
    if kept:  # the blanks at its ends part it from what is beside it
        words = " " * text[:1].isspace() + words.strip() + " " * (text[-1:].isspace() and bool(text.strip()))
    properties = f"<w:rPr>{marks}</w:rPr>" if marks else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(xml_text(words), quote=False)}</w:t></w:r>'


def _attribute(text: str) -> str:
    return escape(xml_text(visible(text)), quote=True)
