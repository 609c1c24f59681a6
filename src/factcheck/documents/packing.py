"""What goes between us and a child, and into the cache: messages, and what was read as bytes and back.

JSON, since nothing read is to be trusted.
"""

import json
from itertools import islice
from operator import le, lt

TYPE_CHECKING = False  # as that of `typing`, which a child need not load for it
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import IO, Any

    from factcheck.core.model import Document
    from factcheck.documents.builder import Draft

_MAX_BYTES = 2**30
"""No honest message is longer: a child has no more memory."""
NAME = 16
"""Bytes by which a file is named in a question, drawn by lot: its answer begins with them, and can be no other's."""


def send(pipe: "IO[bytes]", *parts: bytes) -> None:
    """Write a message of these parts."""
    pipe.write(sum(map(len, parts)).to_bytes(8))
    pipe.writelines(parts)
    pipe.flush()


def receive(pipe: "IO[bytes]") -> bytes:
    """Read one message; b"" if there is none any more, or no whole one."""
    length = int.from_bytes(pipe.read(8))
    message = pipe.read(length) if length <= _MAX_BYTES else b""
    return message if len(message) == length else b""


_FIELDS = ((int,), (int,), (str,), (int, float), (str,), (int,), (str,), (str,))
"""The types of the fields of a Locator, in their order."""
_ENDLESS = float("inf")


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
        draft.unseen,
        draft.links,
    ]
    text = "" if draft.as_is else draft.text
    return json.dumps(head, separators=(",", ":")).encode() + b"\n" + text.encode("utf-8", "surrogatepass")


def unpacked(data: bytes, *, path: str, sha256: str, kind: str, content: bytes) -> "Document":
    """The document that was packed, of a file of this kind with this content. Raises ValueError if it is none."""
    # A child only packs, and has to start quickly.
    from factcheck.core.document import LinePlaces  # noqa: PLC0415
    from factcheck.core.model import Block, Document, Link, Locator, Place, Unseen  # noqa: PLC0415
    from factcheck.documents.encoding import utf8_text  # noqa: PLC0415

    try:
        line, _, rest = data.partition(b"\n")
        title, notes, unread, (kinds, starts, ends), begins, fields, lines, as_is, unseen, links = json.loads(line)
        text = utf8_text(content) if as_is else rest.decode("utf-8", "surrogatepass")
        if text is None:
            raise ValueError("of another content")
        for words in ([title], notes, unread, kinds, lines or []):
            _check(words, str)
        for state, words, start in unseen:
            _check([state, words], str)
            _check([start], int)
        _check_links(links, len(text))
        kinds = kinds if len(kinds) > 1 else kinds * len(starts)
        _check_blocks(kinds, starts, ends, len(text))
        if begins and not (
            _are_numbers(begins) and begins[0] >= 0 and begins[-1] < len(text) and begins == sorted(begins)
        ):
            raise ValueError("places that do not follow each other")
        none = [None] * len(begins)
        columns = [fields.get(str(number)) or none for number in range(8)]
        for values, types in zip(columns, _FIELDS, strict=True):
            if values is not none:
                _check_column(values, types)
        stands = zip(*columns, strict=True)
        places = tuple(Place(start, Locator(*stand)) for start, stand in zip(begins, stands, strict=True))
        by_line = None if lines is None else LinePlaces(text, lines)
        if lines and len(lines) != len(by_line or ()):
            raise ValueError("not a page for each line")
        return Document(
            path=path,
            text=text,
            sha256=sha256,
            title=title,
            format=kind,
            blocks=tuple(map(Block, kinds, starts, ends)),
            places=places if by_line is None else by_line,
            notes=tuple(notes),
            unread=tuple(unread),
            unseen=tuple(Unseen(state, words, min(start, len(text))) for state, words, start in unseen),
            links=tuple(Link(*link) for link in links),
        )
    except (TypeError, AttributeError, IndexError, OverflowError, RecursionError) as error:
        raise ValueError("not what a file was read as") from error


def _check_blocks(kinds: list[str], starts: list[int], ends: list[int], length: int) -> None:
    """Raise ValueError unless there is something in each, one follows the other, and they are in the text."""
    if not (len(kinds) == len(starts) == len(ends) > 0 and _are_numbers(starts) and _are_numbers(ends)):
        raise ValueError("not as many ends as beginnings")
    in_order = all(map(lt, starts, ends)) and all(map(le, ends, islice(starts, 1, None)))
    if starts[0] < 0 or ends[-1] > length or not in_order:
        raise ValueError("blocks that do not follow each other")


def _check_links(links: "list[list[Any]]", length: int) -> None:
    """Raise ValueError unless each leads from somewhere in the text."""
    for kind, start, end, target, title in links:
        _check([kind, target, title], str)
        _check([start, end], int)
        if not 0 <= start <= end <= length:
            raise ValueError("a link outside the text")


def _check_column(values: "list[Any]", types: tuple[type, ...]) -> None:
    """Raise ValueError unless what a field is at each of the places is None, or of one of these types and no endless time."""
    _check(values, *types, type(None))
    if float in types and not -_ENDLESS < sum(filter(None, values)) < _ENDLESS:  # nor is it if one value is not
        raise ValueError("no time")


def _are_numbers(values: list[int]) -> bool:
    """Whether all are whole numbers; a sum is the quickest way to see it. Raises TypeError if one is no number."""
    return type(values) is list and type(sum(values)) is int


def _check(values: "Sequence[object]", *types: type) -> None:
    """Raise ValueError unless it is a list of these types and no other, not even one made of them."""
    if type(values) is not list or not set(map(type, values)) <= {*types}:
        raise ValueError("of another type")
