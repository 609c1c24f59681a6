"""XML as a stream of elements and text, from files that nobody vouches for."""

from collections.abc import Callable, Mapping
from xml.parsers import expat

from factcheck.core.errors import SourceError

MAX_DEPTH = 1000
"""More elements inside each other than any document has."""

_HINT = "Get a new copy of it."


def walk(
    data: bytes,
    start: Callable[[str, Mapping[str, str]], None],
    end: Callable[[str], None],
    text: Callable[[str], None] = lambda _: None,
) -> None:
    """Call back for every element and text, names without their namespace.

    Raises SourceError if it is not well-formed, nested deeper than MAX_DEPTH, or declares entities: that is no part
    of these formats, and what bombs are made of. Nothing outside the data is ever fetched.
    """
    depth = 0

    def started(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_DEPTH:
            raise SourceError(f"nested more than {MAX_DEPTH:,} elements deep, as no honest file is", hint=_HINT)
        start(name.rpartition(" ")[2], {key.rpartition(" ")[2]: value for key, value in attributes.items()})

    def ended(name: str) -> None:
        nonlocal depth
        depth -= 1
        end(name.rpartition(" ")[2])

    def entity(*_: object) -> None:
        raise SourceError("not read: it declares entities, as no honest file does", hint=_HINT)

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = started
    parser.EndElementHandler = ended
    parser.CharacterDataHandler = text
    parser.EntityDeclHandler = entity
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, UnicodeError, LookupError, ValueError) as error:
        raise SourceError(f"damaged: its XML cannot be read ({error})", hint=_HINT) from error


def text_of(data: bytes, element: str) -> str:
    """The text of the first element of this name, "" if there is none. Raises SourceError as `walk` does."""
    found: list[str] = []
    inside = done = False

    def start(name: str, _: Mapping[str, str]) -> None:
        nonlocal inside
        inside = inside or (name == element and not done)

    def end(name: str) -> None:
        nonlocal inside, done
        if name == element:
            inside, done = False, True

    walk(data, start, end, lambda piece: found.append(piece) if inside else None)
    return " ".join("".join(found).split())
