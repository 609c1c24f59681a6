"""Words as they count when typography does not: the normal form behind claim ids and staleness."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable

# Crockford's base 32: no i, l, o, u to misread
_CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"
_PAIRS_OF_CROCKFORD = [one + other for one in _CROCKFORD for other in _CROCKFORD]
_HYPHEN = re.compile(r"(?<=\w)-(?=\w)")
_DASHES = re.compile(r"\s*-(?:\s*-)*\s*")
_ELLIPSIS = re.compile(r"(?:\.\s*){3,}")
_MARKS = {
    **dict.fromkeys("‘’‚‛′＇`´ʼ", "'"),
    **dict.fromkeys("“”„‟″＂«»‹›「」『』", '"'),
    **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
    "…": "...",
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),
}
_MARK = re.compile(f"[{''.join(_MARKS)}]")

_SPACES = re.compile(r"[^\S\x00-\x7f]")


def normalised(text: str) -> str:
    """The text with typography taken out: NFKC, marks and dashes of one kind, case folded, white space single.

    Two texts with the same normal form have the same words in the same order; punctuation still counts, since
    "no, more" is not "no more". Marks around the whole and a comma or full stop at its end do not count.
    """
    if text.isascii():
        text = text.replace("`", "'").casefold()
    else:
        text = _MARK.sub(_plain_mark, text)
        if not text.isascii() and not unicodedata.is_normalized("NFKC", text):
            text = _MARK.sub(_plain_mark, unicodedata.normalize("NFKC", text))
        text = text.casefold()
    if "-" in text:
        text = _DASHES.sub(" - ", _HYPHEN.sub("\x00", text)).replace("\x00", "-")
    if text.count(".") > 2:
        text = _ELLIPSIS.sub(" ... ", text)
    return " ".join(text.replace("''", '"').split()).strip("\"' ").rstrip(",. ")


def _plain_mark(found: re.Match[str]) -> str:
    return _MARKS[found[0]]


def with_plain_spaces(text: str) -> str:
    """The text with plain spaces for all others, as long as it was.

    sentencex panics at an initial parted from its full stop by a space of more than one byte: "A\u00a0.".
    """
    return text if text.isascii() else _SPACES.sub(" ", text)


def digest(text: str, length: int = 8) -> str:
    """A short name for a text: `length` characters of Crockford base 32 (5 bits each, at most 32) of its SHA-256."""
    hashed = int.from_bytes(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:20], "big")
    return "".join([_PAIRS_OF_CROCKFORD[hashed >> shift & 1023] for shift in range(150, 150 - 5 * length, -10)])[
        :length
    ]


def claim_id(kind: str, text: str, nth: int = 1) -> str:
    """The id of the `nth` claim (from 1) of this kind with these words: `q-7h3k2m9p`, `q-7h3k2m9p-2`."""
    suffix = f"-{nth}" if nth > 1 else ""
    return f"{kind[0]}-{digest(normalised(text))}{suffix}"


def numbered(number: int, word: str) -> str:
    """A count and what is counted: `1 quote`, `2 quotes`, `1,204 claims`."""
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with blanks in the place of some spans of it: as long as before, so that offsets hold."""
    for start, end in spans:
        text = text[:start] + " " * len(text[start:end]) + text[end:]
    return text


_LINE_END = re.compile(r"-\s*\n\s*(?:\d+\s+)?")  # and the next line's number
_BROKEN = re.compile(r"([^\W\d_]+)-(\s*\n\s*)([^\W\d_]+)")


def unbroken(text: str, spans: Iterable[tuple[int, int, bool]]) -> str:
    """The text with words whole that are broken at the end of a line; as long as before, so that offsets hold.

    Of the words at `spans` it is known whether they have their hyphen in the middle of a line, too; others keep it.
    """
    for start, end, hyphen in spans:
        part = text[start:end]
        text = text[:start] + _LINE_END.sub("-" if hyphen else "", part).rjust(len(part)) + text[end:]
    return _BROKEN.sub(lambda word: f"{word[1]}-{word[3]}".rjust(len(word[0])), text)


_SYMBOLS = {code: chr(0x2400 + code) for code in range(0x20)} | {0x7F: "␡"}
_SYMBOLS |= dict.fromkeys([*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F], "�")
_SYMBOLS |= dict.fromkeys(range(0xD800, 0xE000), "�")
_LINES = {code: symbol for code, symbol in _SYMBOLS.items() if code not in (0x09, 0x0A)}


def visible(text: str, *, lines: bool = False) -> str:
    """The text with nothing in it that a terminal would obey: control characters as symbols (␛, �).

    One line long, white space single, unless `lines`: then newlines and tabs stay. Characters that turn the
    direction of writing are shown as �; right-to-left letters themselves are left alone.
    """
    if lines:
        return text.translate(_LINES)
    return " ".join(re.split(r"[ \t\n\r\u2028\u2029]+", text)).strip().translate(_SYMBOLS)
