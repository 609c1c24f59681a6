"""What was read as bytes and back: between processes, and in the cache. JSON, since nothing read is to be trusted."""

import json

TYPE_CHECKING = False  # as that of `typing`, which a child need not load for it
if TYPE_CHECKING:
    from factcheck.documents.draft import Draft
    from factcheck.model import Document


def packed(draft: "Draft") -> bytes:
    """What was written to the draft: a line of JSON, and the text unless it is the file itself.

    There is a list for each field of the blocks and of the places (none for a field that no place has), which is
    shorter than one for each of them, and quicker to read.
    """
    kinds, starts, ends = zip(*draft.blocks, strict=True)
    fields = enumerate(zip(*(stand for _, stand in draft.places), strict=True))
    head = [
        " ".join(draft.title.split()),
        draft.notes,
        draft.unread,
        [kinds if len(set(kinds)) > 1 else kinds[:1], starts, ends],
        [start for start, _ in draft.places],
        {number: values for number, values in fields if any(value is not None for value in values)},
        draft.lines,
        draft.as_is,
    ]
    text = "" if draft.as_is else draft.text
    return json.dumps(head, separators=(",", ":")).encode() + b"\n" + text.encode("utf-8", "surrogatepass")


def unpacked(data: bytes, *, path: str, sha256: str, kind: str, content: bytes) -> "Document":
    """The document that was packed, of a file of this kind with this content. Raises ValueError if it is none."""
    # A child only packs, and has to start quickly.
    from factcheck.documents.decoding import utf8_text  # noqa: PLC0415
    from factcheck.model import Block, Document, Locator, Place  # noqa: PLC0415
    from factcheck.places import LinePlaces  # noqa: PLC0415

    try:
        line, _, rest = data.partition(b"\n")
        title, notes, unread, (kinds, starts, ends), begins, fields, lines, as_is = json.loads(line)
        text = utf8_text(content) if as_is else rest.decode("utf-8", "surrogatepass")
        if text is None or not 0 < ends[-1] <= len(text) or begins[-1:] >= [len(text)]:
            raise ValueError("of another content")
        none = [None] * len(begins)
        stands = zip(*(fields.get(str(number), none) for number in range(8)), strict=True)
        places = tuple(Place(start, Locator(*stand)) for start, stand in zip(begins, stands, strict=True))
        return Document(
            path=path,
            text=text,
            sha256=sha256,
            title=str(title),
            format=kind,
            blocks=tuple(map(Block, kinds if len(kinds) > 1 else kinds * len(starts), starts, ends)),
            places=places if lines is None else LinePlaces(text, lines),
            notes=tuple(map(str, notes)),
            unread=tuple(map(str, unread)),
        )
    except (TypeError, AttributeError, IndexError, RecursionError) as error:
        raise ValueError("not what a file was read as") from error
