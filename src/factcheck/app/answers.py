"""Answers of language models with citations, as providers and frameworks return them: JSON, or JSON Lines.

What an answer says is data: it is compared with the sources, and nothing in it is fetched or followed. Every reader
below takes one form of answer and gives its texts, the marks of its citations, and its own list of documents.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from factcheck.core.errors import ArticleError

_MOST: Final = 10_000  # answers in one file
_NAMES: Final = (
    "file_name",
    "filename",
    "source",
    "uri",
    "url",
    "path",
    "title",
    "document_title",
    "name",
    "file_id",
    "id",
    "doc_id",
    "document",
    "document_id",
)
"""What a document is named by, the most telling first."""
_LISTS: Final = (
    "documents",
    "context",
    "contexts",
    "source_documents",
    "sources",
    "source_nodes",
    "search_results",
    "references",
)
_TEXTS: Final = (
    "answer",
    "response",
    "result",
    "output_text",
    "output",
    "text",
    "content",
    "data",
    "message",
    "completion",
)
_QUOTES: Final = ("quote", "cited_text", "quoted_text", "excerpt", "snippet")


@dataclass(frozen=True, slots=True)
class Mark:
    """A citation of an answer: of its text `piece` from `start` to `end` (both the same: of the sentence before).

    `names` are what the document is called, an id or an address; `quote` are words said to be in it, which the JSON
    has at `place`.
    """

    names: tuple[str, ...]
    piece: int = 0
    start: int = 0
    end: int = 0
    title: str = ""
    page: str = ""
    quote: str = ""
    place: str = ""


@dataclass(slots=True)
class Answer:
    """One answer: its texts with their places in the JSON, its citations, and the names of its own documents."""

    pieces: list[tuple[str, str]] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    documents: list[tuple[str, ...]] = field(default_factory=list)


def read_answers(data: bytes, path: str) -> Iterator[tuple[str, Answer]]:
    """The answers in a file, each with its place. Raises ArticleError for what is no answer."""
    for where, value in _values(data, path):
        answer = next((made for form in _FORMS if (made := form(value)) and (made.pieces or made.marks)), None)
        if answer is None:
            raise ArticleError(f"{path}{f': {where}' if where else ''}: no answer: it has no text", hint=_HINT)
        yield where, answer


_HINT: Final = "Give the response as the provider returns it; `factcheck check --help` names the documentation."


def _values(data: bytes, path: str) -> Iterator[tuple[str, Any]]:
    """The JSON values of a file, each with its place: "" for the only one, `[2]`, `line 3`."""
    try:
        text = data.decode("utf-8-sig")
        try:
            whole = json.loads(text)
        except ValueError:
            rows = [(f"line {number}", row) for number, row in enumerate(text.split("\n"), 1) if row.strip()]
            if len(rows) < 2:
                raise
            values = [(where, json.loads(row)) for where, row in rows]
        else:
            many = isinstance(whole, list) and all(isinstance(each, dict) for each in whole) and not _is_blocks(whole)
            values = [(f"[{at}]", each) for at, each in enumerate(whole)] if many else [("", whole)]
    except (ValueError, RecursionError) as error:
        raise ArticleError(f"{path}: not read: not valid JSON ({error})", hint=_HINT) from error
    if len(values) > _MOST:
        raise ArticleError(f"{path}: more than {_MOST:,} answers", hint="Split the file.")
    if not values:
        raise ArticleError(f"{path}: there is no answer in it", hint=_HINT)
    yield from values


def _is_blocks(values: Sequence[Any]) -> bool:
    return bool(values) and all(isinstance(each, dict) and isinstance(each.get("type"), str) for each in values)


# The forms of answers.


def _dicts(value: Any) -> list[dict[str, Any]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _get(value: Any, *keys: str) -> Any:
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _number(value: Any, *keys: str) -> int | None:
    found = next(
        (each for key in keys if isinstance(each := _get(value, key), int) and not isinstance(each, bool)), None
    )
    return found if found is not None and found >= 0 else None


def _names(value: Any) -> tuple[str, ...]:
    """What a document, or what points to one, is called; what its metadata call it, too."""
    if isinstance(value, str):
        return (value,)
    parts = [
        value,
        *(
            _get(value, key)
            for key in ("metadata", "meta", "document", "data", "node", "web", "retrievedContext", "retrieved_context")
        ),
    ]
    parts += [
        _get(_get(value, "node"), "metadata"),
        *(_get(value, "location").values() if isinstance(_get(value, "location"), dict) else []),
    ]
    found = [
        part[key] for key in _NAMES for part in parts if isinstance(part, dict) and isinstance(part.get(key), str | int)
    ]
    return tuple(dict.fromkeys(str(each) for each in found if str(each).strip()))


def _page(value: Any) -> str:
    for part in (value, _get(value, "metadata"), _get(value, "meta"), _get(_get(value, "node"), "metadata")):
        for key in ("page_label", "page_number", "page", "start_page_number"):
            if isinstance(found := _get(part, key), str | int) and not isinstance(found, bool):
                return str(found)
    return ""


def _blocks(value: Any) -> Answer | None:
    """Content blocks whose citations say document, title and place: Anthropic's Messages, also within a response."""
    content, at = (value, "") if isinstance(value, list) else (_get(value, "content"), "content")
    if not isinstance(content, list):
        return None
    answer = Answer()
    for number, block in enumerate(content):
        text = _get(block, "text")
        if not isinstance(text, str) or _get(block, "annotations") is not None:
            continue
        place = f"{at}[{number}]"
        answer.pieces.append((text, f"{place}.text"))
        for count, cited in enumerate(_dicts(_get(block, "citations"))):
            index = _number(cited, "document_index", "search_result_index")
            names = (*([f"#{index}"] if index is not None else []), *_names(cited))
            last = _number(cited, "end_page_number")
            first = _page(cited)
            page = f"{first}–{last - 1}" if first and last and last - 1 > int(first) else first
            quote = str(_get(cited, "cited_text") or "")
            mark = Mark(
                names,
                len(answer.pieces) - 1,
                0,
                len(text),
                str(_get(cited, "document_title") or _get(cited, "title") or ""),
                page,
            )
            answer.marks.append(replace(mark, quote=quote, place=f"{place}.citations[{count}].cited_text"))
    return answer if answer.pieces and not _get(value, "citations") else None


def _annotated(value: Any) -> Answer | None:
    """Texts with annotations: OpenAI's Responses, Chat Completions and Assistants."""
    answer = Answer()
    messages = [
        (each, f"output[{at}]")
        for at, each in enumerate(_get(value, "output") or [])
        if isinstance(_get(value, "output"), list)
    ]
    messages += [
        (_get(each, "message"), f"choices[{at}].message") for at, each in enumerate(_dicts(_get(value, "choices")))
    ]
    for message, at in messages or [(value, "")]:
        content = _get(message, "content")
        before = f"{at}." if at else ""
        if isinstance(content, str) and (at or _get(message, "annotations") is not None):
            _take(answer, content, f"{before}content", _get(message, "annotations"))
        for number, part in enumerate(_dicts(content)):
            text = _get(part, "text")
            place = f"{before}content[{number}].text"
            if isinstance(text, dict) and isinstance(_get(text, "value"), str):
                _take(answer, text["value"], f"{place}.value", _get(text, "annotations"))
            elif isinstance(text, str) and _get(part, "annotations") is not None:
                _take(answer, text, place, _get(part, "annotations"))
    answer.documents = [
        _names(each)
        for each in _get(value, "search_results") or _get(value, "citations") or []
        if isinstance(each, str | dict)
    ]
    return answer


def _take(answer: Answer, text: str, place: str, annotations: Any) -> None:
    """Take a text and what its annotations cite; a mark that is printed in it only, such as 【4:0†source】, is blanked."""
    piece = len(answer.pieces)
    at = f"{place.removesuffix('.value').removesuffix('.text')}.annotations"
    for number, each in enumerate(_dicts(annotations)):
        inner: dict[str, Any] = next(
            (each[key] for key in ("file_citation", "url_citation") if isinstance(each.get(key), dict)), {}
        )
        told = {**each, **inner}
        start, end = _number(told, "start_index"), _number(told, "end_index")
        if start is None or end is None:
            start = end = _number(told, "index") or 0
        elif text[start:end].startswith(("【", "[", "(")):
            text = text[:start] + " " * len(text[start:end]) + text[end:]
            end = start
        mark = Mark(_names(told), piece, start, end, str(_get(told, "title") or ""))
        answer.marks.append(replace(mark, quote=str(_get(told, "quote") or ""), place=f"{at}[{number}].quote"))
    answer.pieces.append((text, place))


def _grounded(value: Any) -> Answer | None:
    """Candidates with grounding metadata, whose offsets are bytes: Google's Gemini."""
    answer = Answer()
    for number, candidate in enumerate(_dicts(_get(value, "candidates"))):
        parts = [
            each["text"] for each in _dicts(_get(candidate, "content", "parts")) if isinstance(each.get("text"), str)
        ]
        text = "".join(parts)
        answer.pieces.append((text, f"candidates[{number}].content.parts[0].text"))
        said = _get(candidate, "groundingMetadata") or _get(candidate, "grounding_metadata")
        chunks = _get(said, "groundingChunks") or _get(said, "grounding_chunks") or []
        raw = text.encode()
        for support in _dicts(_get(said, "groundingSupports") or _get(said, "grounding_supports")):
            segment = _get(support, "segment")
            start, end = (
                _number(segment, *keys) or 0 for keys in (("startIndex", "start_index"), ("endIndex", "end_index"))
            )
            span = len(raw[:start].decode(errors="ignore")), len(raw[:end].decode(errors="ignore"))
            for index in _get(support, "groundingChunkIndices") or _get(support, "grounding_chunk_indices") or []:
                if isinstance(index, int) and 0 <= index < len(chunks):
                    answer.marks.append(Mark((f"#{index}", *_names(chunks[index])), len(answer.pieces) - 1, *span))
    return answer


def _spans(value: Any) -> Answer | None:
    """A text and citations of its spans: Cohere's Chat, Amazon Bedrock's RetrieveAndGenerate, and others of that form.

    A citation without a span that has words of a document is one of those.
    """
    message = value
    for key in ("message", "output"):
        message = _get(value, key) if isinstance(_get(value, key), dict) else message
    text, place = _text(message)
    if text is None or _get(value, "candidates") is not None:
        return None
    answer = Answer([(text, place)])
    listed = next((each for key in _LISTS if isinstance(each := _get(value, key), list)), [])
    answer.documents = [_names(each) for each in listed]
    citations = _get(message, "citations") or _get(value, "citations") or _get(value, "quotes")
    for number, cited in enumerate(citations if isinstance(citations, list) else []):
        if isinstance(cited, str):
            answer.documents.append((cited,))
        elif isinstance(cited, dict):
            answer.marks += _of_span(cited, f"citations[{number}]")
    return answer


def _of_span(cited: dict[str, Any], at: str) -> Iterator[Mark]:
    part = _get(cited, "generatedResponsePart", "textResponsePart") or {}
    span = _get(part, "span") if part else cited
    start, end = _number(span, "start", "start_index"), _number(span, "end", "end_index")
    end = end + 1 if part and end is not None else end  # Bedrock counts the last character in
    key = next((key for key in _QUOTES if isinstance(cited.get(key), str)), "")
    if not key and isinstance(cited.get("text"), str) and (start is None or end is None):
        key = "text"
    quote = cited[key] if key else ""
    pointers = next(
        (
            cited[key]
            for key in ("sources", "retrievedReferences", "documents", "document_ids")
            if isinstance(cited.get(key), list)
        ),
        [cited],
    )
    for pointer in pointers:
        names = (
            _names({key: each for key, each in pointer.items() if key != "text"})
            if isinstance(pointer, dict)
            else _names(str(pointer))
        )
        names = (*names, *_names(_get(pointer, "document_id") or "")) if isinstance(pointer, dict) else names
        yield Mark(names, 0, start or 0, end or 0, "", _page(pointer), quote, f"{at}.{key}")


def _text(message: Any) -> tuple[str | None, str]:
    """The text of an answer and its place."""
    if isinstance(message, str):
        return message, "$"
    for key in _TEXTS:
        found = _get(message, key)
        if isinstance(found, str):
            return found, key
        parts = [each["text"] for each in _dicts(found) if isinstance(each.get("text"), str)]
        if parts:
            return "".join(parts), f"{key}[0].text"
    return None, ""


_FORMS: Final[tuple[Callable[[Any], Answer | None], ...]] = (_blocks, _grounded, _annotated, _spans)
