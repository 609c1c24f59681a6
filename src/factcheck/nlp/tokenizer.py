"""The folded view of a text: its words without their typography, each with its place in the unmodified text.

Both halves of the room look at texts through it. What is folded away: Unicode compatibility forms (NFKC, so
ligatures and full-width digits), case, the kind of apostrophe, soft and zero-width characters, dots in
abbreviations ("U.S."), thousands commas, and hyphens at the end of a line or page, whose halves are one word
reaching over the break. Punctuation is no token. Of a source, words that are not the speaker's (line and page
numbers, speaker labels, stage notes) are tokens of the kind "furniture": they may match a quote, but a quote that
leaves them out has left out nothing.
"""

import re
import unicodedata
from functools import cache, lru_cache
from typing import Final, NamedTuple

WORD: Final = "word"
FURNITURE: Final = "furniture"  # source only: line numbers, page heads, speaker labels, stage notes
ELLIPSIS: Final = "ellipsis"  # quote only: the writer marked that words are left out here
BRACKET: Final = "bracket"  # quote only: a word in or with square brackets, the writer's own


class Token(NamedTuple):
    """A word of the folded view: `text[start:end]` of the unmodified text reads `folded`."""

    start: int
    end: int
    folded: str
    kind: str = WORD


_UNSPACED = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"  # scripts without spaces: every character is a token
_ROMAN = r"(?=[ivxlc])(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})"
_PAGE_NUMBER = rf"(?:[-–—\[(][ \t]*)?(?:(?:[Pp]age|PAGE|[Pp]g?\.)[ \t]*)?(?:\d{{1,4}}|{_ROMAN})(?:[ \t]*(?:of|/)[ \t]*\d{{1,4}})?(?:[ \t]*[-–—\])])?"
_PAGE_BREAK = rf"(?:[ \t\f]*(?:{_PAGE_NUMBER}[ \t\f]*)?\n)*"
_LINE_NUMBER = r"(?:\d{1,3}[ \t]+)?"
_BREAK = rf"[-‐\u00ad¬][ \t]*\n{_PAGE_BREAK}[ \t\f]*{_LINE_NUMBER}"


class _Patterns(NamedTuple):
    """What words and an editor's marks look like, in scripts of one kind."""

    words: re.Pattern[str]
    marked: re.Pattern[str]
    unspaced: re.Pattern[str] | None


@cache
def _patterns(kind: str) -> _Patterns:
    """For texts of "ascii" alone, of "spaced" scripts, of "unspaced" ones, too: the more there is, the slower."""
    letter = rf"[^\W_{_UNSPACED}]" if kind == "unspaced" else r"[^\W_]"
    apostrophe = "['`]" if kind == "ascii" else "['’ʼ＇‘´`′]"
    within = "[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]"  # combining marks, soft and zero-width characters
    run = rf"(?>{letter}+)" if kind == "ascii" else rf"(?>{letter}+(?:{within}+{letter}+)*{within}*)"
    inside = "" if kind == "ascii" else rf"(?<!{within})"
    small, big = ("[a-z]", "[A-Z]") if kind == "ascii" else ("[a-zà-öø-ÿ]", "[A-ZÀ-ÖØ-Þ]")
    joined = rf"(?:(?<={small}){_BREAK}(?={small})|(?<={big}){_BREAK}(?={big}{{2}}))"
    words = (
        rf"(?P<abbreviation>[A-Za-z](?:\.[A-Za-z])+\b\.?)"
        rf"|\d+(?:[.,]\d+)+(?:{letter}+)?"
        rf"|{run}(?:(?:{apostrophe}|{joined}){run})*"
        + (rf"|[{_UNSPACED}]" if kind == "unspaced" else "")
        + r"|[%$€£¥§&°‰]"
    )
    marked = (
        r"(?P<ellipsis>[\[(]?(?:…|\.(?:\s?\.){2,3})[\])]?)"
        rf"|(?P<letters>\[{letter}+\](?={letter}){run}(?:{apostrophe}{run})*|(?<![^\W_]){inside}{run}\[(?:{letter}|['’])*\])"  # [W]e, member[s], want[]
        r"|(?P<bracket>\[[^\[\]]{0,200}\])"
    )
    unspaced = re.compile(f"([{_UNSPACED}])") if kind == "unspaced" else None
    return _Patterns(re.compile(words), re.compile(marked), unspaced)


def _kind(text: str) -> str:
    return "ascii" if text.isascii() else "spaced" if max(text) < "\u3040" else "unspaced"


def spaced_out(text: str) -> str:
    """The text with spaces around every character of a script that has none."""
    pattern = _patterns(_kind(text)).unspaced
    return pattern.sub(r" \1 ", text) if pattern else text


def is_unspaced(character: str) -> bool:
    """Whether a character is a word of its own."""
    return any(first <= character <= last for first, last in ("\u3040\u30ff", "\u3400\u9fff", "\uf900\ufaff"))


_BREAKS = re.compile(_BREAK)
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)")
_SOFT = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_VULGAR = re.compile(r"(?<=\d)(?=[¼-¾⅐-⅞])")
_EXPONENT = re.compile("(?<=[0-9])(?=[⁰¹²³⁴-⁹⁻])")
_MARKS = re.compile("['’ʼ＇‘´`′]")

_LABEL_WORD = r"(?:[A-Z][\w’'\-]*\.?|of|the|de|van|von)"
_LINE = re.compile(r"[^\n]+")
_PAGE_LINE = re.compile(rf"[ \t\f]*{_PAGE_NUMBER}[ \t\f]*(?=\n|\Z)")  # a page number alone on its line
_RUNNING_HEAD = re.compile(r"[ \t\f]*(?:\d{1,4}[ \t]+[A-Z][^a-z\n]{2,60}|[A-Z][^a-z\n]{2,60}[ \t]+\d{1,4})(?=\n|\Z)")
_LINE_START = re.compile(r"[ \t]*(\d{1,3})(?:([ \t]{2,}|\t)|[ \t])(?=\S)")  # a number that may be the line's
_LABEL = re.compile(
    r"[ \t]*(?:[\[(]\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d+)?[\])]|\d{1,2}:\d\d:\d\d(?:[.,]\d+)?)(?=\s)"  # time on the tape
    rf"|[ \t]*(?:{_LABEL_WORD}(?:[ \t]+{_LABEL_WORD}){{0,4}}(?:[ \t]*\([^()\n:]{{1,30}}\))?):(?=\s)"  # SPEAKER (by phone):
    r"|[ \t]*[QA][.:](?=[ \t])"  # question and answer
)
_NOTE = re.compile(
    r"[\[(](?:laughter|applause|inaudible|indiscernible|unintelligible|crosstalk|pause|music|cheers)[^\])\n]{0,30}[\])]"
    r"|[\[(](?:(?:see|cf\.?|also|supplementary|extended|data|e\.g\.|,)\s+){0,3}"  # (see Table 3), (Supplementary Fig. 2a)
    r"(?:fig|figure|table|plate|map|box|chart|appendix|note|footnote|section|chapter|page|pp?|annex|exhibit|tab|ref)s?\.?\s+"
    r"(?:[a-z]?\d|[ivx]+\b|[a-h]\b)[^\])\n]{0,20}[\])]"
    r"|\([A-Z][\w'’-]+(?: et al\.?,?| (?:and|&) [A-Z][\w'’-]+,?|,) (?:1[5-9]|20)\d\d[a-z]?\)",
    re.IGNORECASE,
)


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """One word without its typography."""
    if "\n" in word:
        word = _BREAKS.sub("", word)
    if word.isascii():
        folded = word.lower()
    else:
        word = _VULGAR.sub("+", _SOFT.sub("", word))  # 2½ is not 21/2
        word = _EXPONENT.sub("^", word)  # nor is 10⁶ 106
        folded = _MARKS.sub("'", unicodedata.normalize("NFKC", word).casefold())
    if folded == "&":
        return "and"
    if _THOUSANDS.match(folded):
        return folded.replace(",", "")
    return folded.replace("`", "'")


def words(text: str) -> frozenset[str]:
    """The words of a string, as a set, folded as those of a text are: no list could tell "mutmaßlich" otherwise."""
    return frozenset(map(fold, text.split()))


def tokens(text: str, before: str = "", after: str = "") -> list[Token]:
    """The words of a source, furniture told apart.

    Of a passage cut from a source, `before` and `after` are some lines around it, since lines are known as numbered
    by the lines beside them.
    """
    skipped: list[tuple[int, int]] = []
    if "\n" in text:
        shift = len(before)
        skipped = [(start - shift, end - shift) for start, end in _furniture(before + text + after)]
    elif ":" in text or "(" in text or "[" in text:
        skipped = _furniture(text)
    found = _words(text, 0, len(text), WORD)
    if skipped:
        found = _told_apart(found, skipped)
    return found


def page_furniture(text: str, before: str, after: str) -> list[tuple[int, int]]:
    """Where in a passage cut from a source the page put something between its words: line numbers, running heads.

    `before` and `after` are some lines around it. Who speaks is not among them.
    """
    if "\n" not in text and not text[:1].isdigit():
        return []
    whole, shift = before + text + after, len(before)
    spans = [
        (max(start - shift, 0), min(end - shift, len(text)))
        for start, end in _furniture(whole)
        if whole[end : end + 1] in {"", "\n"} or not any(map(str.isalpha, whole[start:end]))
    ]
    return [(start, end) for start, end in spans if start < end]


def without_furniture(text: str, start: int, end: int) -> str:
    """`text[start:end]` without what the page put between its words; the rest of `text` is some lines around it."""
    part = text[start:end]
    if "\n" not in part:
        return part
    for first, last in reversed(page_furniture(part, text[:start], text[end:])):
        part = part[:first] + part[last:]
    return part


def speaker_before(text: str) -> str:
    """Whose turn it is at the end of a text of turns, as its label has it: "MR. OSTERLUND:"; "" if none is labelled."""
    labels = [text[start:end].strip() for start, end in _furniture(text)] if ":" in text else []
    return next((label for label in reversed(labels) if label.endswith(":") and any(map(str.isalpha, label))), "")


def quote_tokens(text: str) -> list[Token]:
    """The words of a quote, with its ellipses ("…", folded to that) and the words between [brackets] told apart.

    An ellipsis in brackets is an ellipsis. Empty brackets (a word was taken out) are a bracket token folded to "".
    """
    if "[" not in text and "…" not in text and text.count(".") < 3:
        return _words(text, 0, len(text), WORD)
    found: list[Token] = []
    position = 0
    for mark in _patterns(_kind(text)).marked.finditer(text):
        found += _words(text, position, mark.start(), WORD)
        if mark.lastgroup == "ellipsis":
            found.append(Token(*mark.span(), "…", ELLIPSIS))
        elif mark.lastgroup == "letters":
            found.append(Token(*mark.span(), fold(mark[0].replace("[", "").replace("]", "")), BRACKET))
        else:
            inside = _words(text, mark.start() + 1, mark.end() - 1, BRACKET)
            found += inside or [Token(*mark.span(), "", BRACKET)]
        position = mark.end()
    return found + _words(text, position, len(text), WORD)


def _words(text: str, start: int, end: int, kind: str) -> list[Token]:
    new = tuple.__new__  # half the time of Token(...), and there are many
    return [
        new(
            Token,
            (match.start(), match.end(), fold(match[0].replace(".", "") if match.lastgroup else match[0]), kind),
        )
        for match in _patterns(_kind(text)).words.finditer(text, start, end)
    ]


def _told_apart(found: list[Token], skipped: list[tuple[int, int]]) -> list[Token]:
    """The tokens with those that begin in one of the spans as furniture."""
    kept = []
    position = 0
    for token in found:
        while position < len(skipped) and skipped[position][1] <= token.start:
            position += 1
        inside = position < len(skipped) and skipped[position][0] <= token.start
        kept.append(token._replace(kind=FURNITURE) if inside else token)
    return kept


def _furniture(text: str) -> list[tuple[int, int]]:
    """Where the words are that nobody said, in order, not overlapping."""
    spans: list[tuple[int, int]] = []
    numbered: tuple[int, int, tuple[int, int]] | None = None  # the end of the line before, its number, where that is
    for line in _LINE.finditer(text):
        start, end = line.span()
        if page := _PAGE_LINE.match(text, start) or (
            text[max(0, start - 2) : end].count("\f") and _RUNNING_HEAD.match(text, start)
        ):
            spans.append(page.span())
            continue
        number = _LINE_START.match(text, start)
        if number:
            span, value = number.span(), int(number[1])
            follows = numbered is not None and numbered[:2] == (start - 1, value - 1)
            if follows and numbered and (not spans or spans[-1] != numbered[2]):
                spans.append(numbered[2])
            if follows or number[2]:  # numbered one after the other, or set apart
                spans.append(span)
                start = span[1]
            numbered = end, value, span
        label = _LABEL.match(text, start)
        while label:
            spans.append(label.span())
            label = _LABEL.match(text, label.end())
    if "(" in text or "[" in text:
        spans += [note.span() for note in _NOTE.finditer(text)]
    return sorted(set(spans))
