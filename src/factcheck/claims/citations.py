"""What an article cites, and for which of its quotes and claims: links, footnotes, `[3]`, `[@key]`, `(Report, p. 41)`."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from factcheck.claims.lexicon import lexicon_of
from factcheck.claims.paragraphs import Paragraph, in_one_line
from factcheck.core.model import Citation, Document
from factcheck.nlp.lexicon import table

LONGEST: Final = 200  # characters of a citation in brackets
_SHORT_ENTRY: Final = 60  # words of an entry in a list of sources
_NEAR: Final = 4  # words before a quote in a note that may say who says it
_BEFORE: Final = 120  # characters before "(p. 41)" in which its source may be named
_HIGHEST: Final = 999  # number of a source; [2026] is a year
_BRACKETS: Final = re.compile(
    rf"\((?P<round>[^()\n]{{1,{LONGEST}}})\)|\[(?P<square>[^\[\]\n]{{1,{LONGEST}}})\]|【(?P<wide>[^【】\n]{{1,60}})】"
)
_NUMBERS: Final = re.compile(r"\^?(?P<numbers>\d{1,3}(?:\s*[,–-]\s*\d{1,3})*)(?P<rest>[,:†]\s*.+)?")
_KEY: Final = re.compile(r"-?@(?P<key>[\w][\w:.#$%&+?<>~/-]*[\w]|\w)(?P<rest>.*)", re.DOTALL)
_URL: Final = re.compile(r"(?:https?://|www\.)[^\s<>\"“”()\[\]]+[^\s<>\"“”()\[\].,;:!?’']")
_FILE: Final = re.compile(
    r"(?<![\w/.-])[\w./-]*\w\.(?:pdf|docx?|odt|html?|md|txt|srt|vtt|eml|epub|csv|xlsx|json)(?![\w-])", re.IGNORECASE
)
_NAMES: Final = r"[A-ZÀ-Þ][\w’'-]+(?:(?:,? (?:and|&|und|et|y|e) |, )[A-ZÀ-Þ][\w’'-]+){0,4}(?: et al\.?| u\. a\.)?"
_AUTHOR_YEAR: Final = re.compile(rf"(?P<names>{_NAMES}),? (?:1[89]|20)\d\d[a-z]?")
_NARRATIVE: Final = re.compile(
    rf"(?<!\w)(?P<names>{_NAMES}) \((?P<year>(?:1[89]|20)\d\d[a-z]?)(?P<rest>[,:][^()\n]{{1,60}})?\)"
)
_MENTION: Final = re.compile(r"[A-ZÀ-Þ][\w’'-]*(?: [\w’'-]+){1,9}(?:, (?:1[89]|20)\d\d)?")
_MAYBE: Final = "?"  # where words in brackets may lead: they cite something only if a source has that name
_YEAR: Final = re.compile(r"\b(?:1[89]|20)\d\d\b")
_CLOCK: Final = re.compile(
    r"(?<![\d:])(?:(\d{1,2}):)?(\d{1,2}):(\d\d)(?:[.,]\d+)?(?![\d:])(?!\s*(?:[ap]\.?m\b|Uhr|o’clock|h\b))"
)
_RANGE: Final = r"(?P<value>\d+|[ivxlc]+)(?:\s?[–-]\s?(?P<to>\d+|[ivxlc]+))?(?:\s?ff?\.)?"
_ENTRY: Final = re.compile(r"\s*(?:\[\^?(?P<key>[\w-]{1,30})\]:?|(?P<number>\d{1,3})[.)])\s+(?=\S)")
_SURE_ENTRY: Final = re.compile(r"\s*\[\^?(?P<key>\d{1,3}|[\w-]{1,30}(?=\]:))\]:?\s+(?=\S)")
_FRAGMENT: Final = re.compile(r"[#?&](?:page=(?P<page>\d+)|t=(?P<time>\d+)s?(?!\w)|L(?P<line>\d+))")
_SAID: Final = re.compile(r"[“\"„«]\S")


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry of a list of sources, or a footnote: its names ("3", "fn1") and where its words are."""

    names: tuple[str, ...]
    start: int
    end: int


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("shared", "citations.toml")[name].split())


@cache
def _lists() -> frozenset[str]:
    return frozenset(table("shared", "citations.toml")["lists"].strip().split("\n"))


@cache
def _no_names() -> frozenset[str]:
    """Months and days: "June 2026" is no author."""
    months = table("shared", "months.toml")
    return frozenset(months["months"].split()) | frozenset(months["days"].split())


@cache
def _place_pattern() -> re.Pattern[str]:
    kinds = "|".join(
        f"(?P<{kind}>{'|'.join(sorted(map(re.escape, _words(kind)), key=len, reverse=True))})"
        for kind in ("page", "line", "section")
    )
    return re.compile(rf"(?<![\w.])(?:{kinds})(?:\.\s?|\s|(?<=[§¶])){_RANGE}(?![\w:])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Where:
    """A place within a source: the fields of a Citation, and where the words that name it are."""

    page: str = ""
    time: float | None = None
    line: int | None = None
    section: str = ""
    span: tuple[int, int] = (0, 0)


def place_in(text: str) -> _Where | None:
    """The place that words of a citation name: "p. 41", "00:12:03", "line 88", "§ 4"; None if they name none."""
    for found in _place_pattern().finditer(text):
        value = found["value"] + (f"–{found['to']}" if found["to"] else "")
        if found["page"] and not (found["page"] == "S" and not found["value"].isdigit()):
            return _Where(page=value, span=found.span())
        if found["line"] and found["value"].isdigit():
            return _Where(line=int(found["value"]), span=found.span())
        if found["section"] and (found["value"].isdigit() or len(found["value"]) > 1):
            return _Where(section=value, span=found.span())
    for clock in _CLOCK.finditer(text):
        hours, minutes, seconds = (int(part or 0) for part in clock.groups())
        return _Where(time=float(hours * 3600 + minutes * 60 + seconds), span=clock.span())
    return None


def _place_of_address(target: str) -> _Where | None:
    found = _FRAGMENT.search(target)
    if not found:
        return None
    if found["page"]:
        return _Where(page=found["page"])
    return _Where(time=float(found["time"])) if found["time"] else _Where(line=int(found["line"]))


def _made(
    kind: str, text: str, start: int, end: int, *, target: str = "", note: str = "", where: _Where | None = None
) -> Citation:
    where = where or _place_of_address(target) or _Where()
    return Citation(text, start, end, kind, target, note, where.page, where.time, where.line, where.section)


class Citations:
    """The citations of a document, the text without them, and its lists of sources, which are no claims."""

    def __init__(self, document: Document, paragraphs: Sequence[Paragraph], language: str) -> None:
        self.language = language
        self.text = in_one_line(document.text, paragraphs)
        self.links = [link for link in document.links if link.kind == "link"]
        self.paragraphs = paragraphs
        self.starts = [each.start for each in paragraphs]
        self.references: set[int] = set()  # the numbers of paragraphs that are entries of a list, or footnotes
        self.lines: set[int] = set()  # those of them that are the source of what is above them: "Source: …"
        self.entries: dict[str, _Entry] = {}
        self.gaps: list[tuple[int, int]] = []  # printed citations, which are no words of a sentence
        self._read_notes(document)
        self._read_lists()
        self.written = document.text
        found = [*self._of_links(document), *self._printed()]
        if self.text is not document.text:
            found = [replace(each, text=document.text[each.start : each.end]) for each in found]
        self.found = sorted(found, key=lambda each: (each.start, -each.end))

    @property
    def bare(self) -> str:
        """The text, as long as before, without what only names a source."""
        pieces, done = [], 0
        for start, end in sorted(self.gaps):
            if end > done:
                first = max(start, done)
                pieces += [self.written[done:first], " " * (end - first)]
                done = end
        return "".join([*pieces, self.written[done:]])

    # Footnotes and lists of sources.

    def _read_notes(self, document: Document) -> None:
        """Footnotes, by the name that their marks lead to."""
        for link in document.links:
            if link.kind == "note":
                number = min(max(bisect_right(self.starts, link.start) - 1, 0), len(self.paragraphs) - 1)
                while number < len(self.paragraphs) and self.paragraphs[number].end <= link.start:
                    number += 1
                if number < len(self.paragraphs):
                    self._add((link.target,), number)
        for number, paragraph in enumerate(self.paragraphs):
            if paragraph.kind == "footnote" and number not in self.references and self._names_source(number):
                self.references.add(number)

    def _add(self, names: tuple[str, ...], number: int, start: int | None = None) -> None:
        paragraph = self.paragraphs[number]
        entry = _Entry(names, paragraph.start if start is None else start, paragraph.end)
        for name in names:
            self.entries.setdefault(name, entry)
        if self._names_source(number):
            self.references.add(number)

    def _names_source(self, number: int) -> bool:
        """Whether a note says where something is, and tells nothing itself: that is to be checked like the rest."""
        text = self.text[self.paragraphs[number].start : self.paragraphs[number].end]
        if len(text.split()) > _SHORT_ENTRY:
            return False
        first = _plain_words(text)[:1]
        names = bool(_URL.search(text) or _FILE.search(text) or _YEAR.search(text) or place_in(text))
        names = names or bool(first and first[0] in _words("same") | _words("source"))
        lowered = [word for word in re.findall(r"[^\W\d_]+", text) if word.islower()]
        sentence = len(lowered) > 8 and not (_URL.search(text) or place_in(text))
        return (names or len(text.split()) <= 12) and not sentence and not _tells(text, self.language)

    def _read_lists(self) -> None:
        """Entries below a heading such as "Sources", and those that begin with their number in brackets."""
        listing, counted = False, 0
        for number, paragraph in enumerate(self.paragraphs):
            text = self.text[paragraph.start : paragraph.end]
            title = " ".join(_plain_words(text)) if len(text) < 40 else ""
            if title in _lists() and (paragraph.kind == "heading" or text.rstrip()[-1:] != "."):
                listing, counted = True, 0
                if paragraph.kind != "heading":
                    self.references.add(number)
                continue
            listing = listing and paragraph.kind != "heading"
            sure = _SURE_ENTRY.match(text)
            entry = sure or (_ENTRY.match(text) if listing else None)
            if entry:
                name = entry["key"] or entry["number"]
                self._add((name,), number, paragraph.start + entry.end())
                self.references.add(number)
                counted += 1
            elif listing and number not in self.references:
                listing = self._unnumbered(number, counted + 1)
                counted += 1
            elif self._is_source_line(text):
                self.references.add(number)
                self.lines.add(number)

    def _unnumbered(self, number: int, counted: int) -> bool:
        """Take an entry that only its place in the list numbers; False if it is no entry, and the list ends."""
        paragraph = self.paragraphs[number]
        if not self._names_source(number) and paragraph.kind not in ("item", "footnote"):
            return False
        self._add((str(counted),), number)
        self.references.add(number)
        return True

    @staticmethod
    def _is_source_line(text: str) -> bool:
        before, colon, after = text.partition(":")
        return (
            bool(colon and after.strip())
            and len(text) <= LONGEST
            and before.strip("*_ ([").casefold() in _words("source")
        )

    # Citations in the text.

    def _of_links(self, document: Document) -> Iterator[Citation]:
        """Those that the format marks: links, footnotes, `cite`."""
        for link in document.links:
            if link.kind == "note" or self._in_references(link.start):
                continue
            words = self.text[link.start : link.end]
            if link.kind == "mark":
                yield self._of_entry("footnote", link.start, link.start, link.target)
            elif link.kind == "cite":
                title = " ".join(words.split()) if not link.target else link.title
                if link.target or len(words) <= LONGEST:
                    kind = "attribute" if link.target else "cite"
                    yield _made(kind, words, link.start, link.end, target=link.target, note=title)
            elif not link.target.startswith(("#", "mailto:", "tel:", "javascript:")):
                around = self._around(link.start, link.end)
                where = place_in(around) or place_in(link.title)
                yield _made(
                    "link", words, link.start, link.end, target=link.target, note=link.title or words, where=where
                )
                if words.strip("[]^").isdigit():
                    self.gaps.append((link.start, link.end))

    def _around(self, start: int, end: int) -> str:
        """The brackets in which a link is, "" for none: "([Hearing](hearing.srt), 12:03)"."""
        for found in _BRACKETS.finditer(self.text, max(0, start - LONGEST), min(len(self.text), end + LONGEST)):
            if found.start() < start and end < found.end():
                return found[0]
        return ""

    def _of_entry(self, kind: str, start: int, end: int, name: str) -> Citation:
        """A citation of an entry, with the address that is in it, or that its words lead to."""
        entry, note = self.entries.get(name), self._note(name)
        address = _URL.search(note) or _FILE.search(note)
        target = address[0] if address else name
        if entry:
            inside = [link for link in self.links if entry.start <= link.start < entry.end]
            target = inside[0].target if inside else target
        return _made(kind, self.text[start:end], start, end, target=target, note=note, where=place_in(note))

    def _note(self, name: str) -> str:
        entry = self.entries.get(name)
        return " ".join(self.text[entry.start : entry.end].split()) if entry else ""

    def _in_references(self, offset: int) -> bool:
        number = bisect_right(self.starts, offset) - 1
        return number in self.references and number not in self.lines and offset <= self.paragraphs[number].end

    def _printed(self) -> Iterator[Citation]:
        """Those that are printed in brackets, or as an address."""
        for number in sorted(self.lines):
            paragraph = self.paragraphs[number]
            text = self.text[paragraph.start : paragraph.end]
            yield from self._parts(text.partition(":")[2].strip(), paragraph.start, paragraph.end, sure=True)
        linked = [(link.start, link.end) for link in self.links]
        for found in _BRACKETS.finditer(self.text):
            if self._in_references(found.start()) or _overlaps(linked, *found.span()) or self._in_lines(found.start()):
                continue
            made = list(self._bracketed(found))
            if self.text[found.end() : found.end() + 1] == ":":  # "Olm (the mayor):" is a label
                made = [each for each in made if each.kind != "mention"]
            if any(each.kind != "mention" for each in made):
                self.gaps.append(found.span())
            yield from made
        for found in _NARRATIVE.finditer(self.text):
            if not self._in_references(found.start()) and not _no_names() & set(_plain_words(found["names"])):
                year = f"{found['names']} {found['year']}"
                self.gaps.append((found.start("year") - 1, found.end()))
                yield _made(
                    "parenthesis", found[0], *found.span(), target=year, note=year, where=place_in(found["rest"] or "")
                )
        taken = sorted(self.gaps)
        for found in _URL.finditer(self.text):
            inside = _overlaps(linked, *found.span()) or _overlaps(taken, *found.span())
            if not inside and not self._in_references(found.start()) and not self._in_lines(found.start()):
                yield _made("link", found[0], *found.span(), target=found[0])

    def is_reference(self, offset: int) -> bool:
        """Whether a character is in a footnote or an entry that only names a source."""
        return bisect_right(self.starts, offset) - 1 in self.references

    def _in_lines(self, offset: int) -> bool:
        return bisect_right(self.starts, offset) - 1 in self.lines

    def _bracketed(self, found: re.Match[str]) -> Iterator[Citation]:
        start, end = found.span()
        square = found["square"] or found["wide"]
        if square:
            numbers = _NUMBERS.fullmatch(square)
            if numbers and all(int(each) <= _HIGHEST for each in re.findall(r"\d+", numbers["numbers"])):
                where = place_in(numbers["rest"] or "")
                for name in _each(numbers["numbers"]):
                    made = self._of_entry("number", start, end, name)
                    yield _placed(made, where)
                return
            if "@" in square:
                for part in square.split(";"):
                    if key := _KEY.search(part):
                        made = self._of_entry("key", start, end, key["key"])
                        yield _placed(made, place_in(key["rest"]))
                return
            if found["wide"] or not place_in(square):
                return
        yield from self._parts(square or found["round"], start, end)

    def _parts(self, inside: str, start: int, end: int, *, sure: bool = False) -> Iterator[Citation]:
        """The citations in what is between brackets, which semicolons part."""
        made = []
        for part in inside.split(";"):
            read = _read(part.strip(), sure=sure)
            if read is None:
                return
            made.append(self._named(read, start, end))
        yield from made

    def _named(self, read: "tuple[str, str, _Where | None]", start: int, end: int) -> Citation:
        title, target, where = read
        if target == _MAYBE:
            return _made("mention", self.text[start:end], start, end, target=title, note=title)
        text = self.text[start:end]
        if not title:  # "(p. 41)" of what is named before it
            before = self.text[max(0, start - _BEFORE) : start].rpartition("\n")[2]
            return _made("parenthesis", text, start, end, note=before.strip(), where=where)
        return _made("parenthesis", text, start, end, target=target or title, note=title, where=where)


def _each(numbers: str) -> Iterator[str]:
    """The numbers of "1, 3–5", which are 1, 3, 4 and 5."""
    for part in numbers.split(","):
        first, _, last = re.sub(r"\s", "", part).replace("–", "-").partition("-")
        yield from map(str, range(int(first), min(int(last or first), int(first) + 20) + 1))


def _placed(citation: Citation, where: _Where | None) -> Citation:
    if where is None:
        return citation
    return replace(citation, page=where.page, time=where.time, line=where.line, section=where.section)


def _read(part: str, *, sure: bool) -> tuple[str, str, _Where | None] | None:
    """The title, the address and the place that such words cite; None if they cite nothing."""
    words = part
    before, colon, after = words.partition(":")
    if colon and before.strip().casefold() in _words("source"):
        words, sure = after.strip(), True
    where = place_in(words)
    title = (words[: where.span[0]] + words[where.span[1] :] if where else words).strip(" ,;:.–—-*_")
    told, title = _without_lead(title)
    sure = sure or told
    address = _URL.search(words) or _FILE.search(words)
    if address:
        return title, address[0], where
    plain = _plain_words(title)
    if plain and plain[0] in _words("same") and len(plain) == 1:
        return "", "", where
    if where:
        rest = words[where.span[1] :].strip(" ,;:.)")
        bare_time = where.time is not None and not title
        named = not title or title[0].isupper() or title[0].isdigit() or title[0] in "“\"‘'«„*_" or sure
        if bare_time or not named or len(rest.split()) > _FEW_BEHIND or set(plain) & _days():
            return None
        return title, "", where
    mention = _MENTION.fullmatch(part)
    author = _AUTHOR_YEAR.fullmatch(title) or re.fullmatch(rf"{_AUTHOR_YEAR.pattern}: ?{_RANGE}", title)
    if author and not _no_names() & set(_plain_words(author["names"])):
        pages = title[author.end("names") :].partition(":")[2].strip()
        return title.partition(":")[0], "", _Where(page=pages.replace("-", "–")) if pages else None
    if sure and title:
        return title, "", None
    return (title, _MAYBE, None) if mention and not _no_names() & {plain[0], plain[-1]} else None


_FEW_BEHIND: Final = 6  # words behind a place that still are of the citation: "p. 41, Averholm Gazette"


@cache
def _days() -> frozenset[str]:
    return frozenset(table("shared", "months.toml")["days"].split())


def _without_lead(title: str) -> tuple[bool, str]:
    """Whether words lead to a source by "see", "quoted in", and what is left of them."""
    kept = title.split()
    told = False
    while kept and kept[0].strip(".,:").casefold() in _words("lead") | _words("time"):
        told = told or kept[0].strip(".,:").casefold() in _words("lead")
        kept = kept[1:]
    while kept and kept[-1].strip(".,:").casefold() in _words("time") | _words("lead"):
        kept = kept[:-1]
    return told and bool(kept) and kept[0][:1].isupper(), " ".join(kept).strip(" ,;:")


def _plain_words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text.casefold())


def _tells(text: str, language: str) -> bool:
    """Whether somebody says something in a note: "He added: “…”"."""
    lexicon = lexicon_of(language)
    for found in _SAID.finditer(text):
        around = [*_plain_words(text[: found.start()])[-_NEAR:], *_plain_words(text[found.end() :])]
        if len(around) > _NEAR and any(lexicon.tag_of(word) == "C" for word in around):
            return True
    return False


def _overlaps(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of some spans, in order and apart from each other, has a part of this one."""
    at = bisect_left(spans, end, key=lambda span: span[0]) - 1
    return at >= 0 and spans[at][1] > start
