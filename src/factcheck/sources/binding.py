"""Which source an article means by what it cites: by address, file name, title, author and year. Nothing is fetched."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import unquote, urlsplit

from factcheck.core.model import Citation, Claim, Document, Locator, Provenance
from factcheck.nlp.lexicon import table, tagged
from factcheck.nlp.tokenizer import fold

_MOST: Final = 3  # sources that one citation may mean; words that fit more of them name none
_WORD: Final = re.compile(r"[^\W_]+")
_YEAR: Final = re.compile(r"(?:1[5-9]|20)\d\d")
_LONE: Final = 6  # letters of a word that names a source all by itself
_TELLING: Final = 4  # letters of a word that says more than "a" and "of"
_SECONDS: Final = 60.0  # a time is cited by the minute, and a turn of a talk is about as long
_LINES: Final = 2
_ROMAN: Final = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


@dataclass(frozen=True, slots=True)
class Known:
    """A source as an article may name it: its path, the titles it has, and what `sources.toml` says of it."""

    path: str
    titles: tuple[str, ...]
    provenance: Provenance | None = None

    @property
    def names(self) -> list[tuple[str, ...]]:
        """Its titles and its file's name as words, those before a colon or a dash by themselves too."""
        parts = [part for title in self.titles for part in (title, re.split(r"[:–—|]\s|\s[-–—|]\s", title)[0])]
        undated = [tuple(word for word in _words(part) if not _YEAR.fullmatch(word)) for part in parts]
        names = [*map(_words, parts), *undated, _words(_stem(self.path))]
        return [name for name in dict.fromkeys(names) if len(name) > 1 or (name and len(name[0]) >= _LONE)]

    @property
    def words(self) -> frozenset[str]:
        """Every word by which it is known."""
        said = self.provenance or Provenance()
        return frozenset(_words(" ".join((*self.titles, _stem(self.path), said.author, said.date))))

    @property
    def years(self) -> set[str]:
        said = self.provenance or Provenance()
        return set(_YEAR.findall(" ".join((*self.titles, _stem(self.path), said.date))))

    @property
    def author(self) -> tuple[str, ...]:
        """What its author is cited by: the surname of a person, else all of the name."""
        words = _words(self.provenance.author if self.provenance else "")
        return words[-1:] if 1 < len(words) <= 3 else words


class Binder:
    """Binds the citations of articles to the sources of a library."""

    def __init__(self, known: Iterable[Known], numbers: Mapping[str, str] | None = None) -> None:
        """`numbers` gives the path for a name that an article's own list of documents has: `[3]`, an id."""
        self.known = list(known)
        self.numbers = dict(numbers or {})

    @cached_property
    def _addresses(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for source in self.known:
            if source.provenance and source.provenance.url:
                found.setdefault(_address(source.provenance.url), []).append(source.path)
        return found

    @cached_property
    def _names(self) -> list[tuple[tuple[str, ...], str]]:
        return [(name, source.path) for source in self.known for name in source.names]

    def bound(self, claims: Iterable[Claim]) -> tuple[Claim, ...]:
        """The claims, their citations with the sources they mean."""
        return tuple(replace(claim, cited=self._of(claim)) if claim.cited else claim for claim in claims)

    def _of(self, claim: Claim) -> tuple[Citation, ...]:
        """The citations of a claim; words in brackets that no source has for a name are none."""
        cited = map(self.citation, claim.cited)
        return tuple(each for each in cited if each.sources or each.kind != "mention")

    def citation(self, citation: Citation) -> Citation:
        """The citation with the paths of the sources it means, none where no source is what it cites."""
        return citation if citation.sources else replace(citation, sources=tuple(self._paths(citation)[:_MOST]))

    def _paths(self, citation: Citation) -> list[str]:
        target = citation.target
        if target in self.numbers:
            return [self.numbers[target]]
        if citation.kind == "mention":
            return self._by_mention(citation.note)
        found = self._by_address(target) or self._by_file(target)
        if found:
            return found
        said = f"{citation.note} {'' if citation.kind == 'footnote' or '/' in target else target}"
        plain = citation.kind == "link"
        found = self._by_title(said, least=2 if plain else 1) or ([] if plain else self._by_author(said))
        if found or plain or not citation.target:
            return found
        return self._by_words(said)

    def _by_address(self, target: str) -> list[str]:
        if "." not in target:
            return []
        address = _address(target)
        if address in self._addresses:
            return self._addresses[address]
        plain = address.partition("?")[0]
        return self._addresses.get(plain, []) if plain != address else []

    def _by_file(self, target: str) -> list[str]:
        """By a path whose end is the source's, or a key that is its name: `../sources/hearing.srt`, `@hearing`."""
        if not target or " " in target:
            return []
        path = PurePosixPath(unquote(urlsplit(target).path if "//" in target or "." in target else target))
        parts = [part for part in path.parts if part not in ("..", ".", "/")]
        if not parts:
            return []
        name = parts[-1].casefold()
        same = [source.path for source in self.known if PurePosixPath(source.path).name.casefold() == name]
        same = same or [
            source.path for source in self.known
            if len(_stem(source.path)) >= _TELLING and name in (_stem(source.path).casefold(), "".join(_words(_stem(source.path))))
        ]  # fmt: skip
        if len(same) > 1:
            longest = max(_common(parts, PurePosixPath(path).parts) for path in same)
            same = [path for path in same if _common(parts, PurePosixPath(path).parts) == longest]
        return same if len(same) <= _MOST else []

    def _by_title(self, said: str, *, least: int) -> list[str]:
        """The sources whose title, or file name, is in the words; those with the longest."""
        words = _words(said)
        joined = f" {' '.join(words)} "
        found: dict[str, int] = {}
        for name, path in self._names:
            if len(name) >= least and f" {' '.join(name)} " in joined:
                found[path] = max(found.get(path, 0), len(name))
        found = self._of_the_year(found, said)
        most = max(found.values(), default=0)
        best = [path for path, length in found.items() if length == most]
        return best if len(best) <= _MOST else self._by_words(said)

    def _by_mention(self, said: str) -> list[str]:
        """The source of which words in brackets are the name, or most of it, or whose author and year they are."""
        words = _words(said)
        same = [path for name, path in self._names if name == words]
        telling = {word for word in words if len(word) >= _TELLING} - _small_words()
        if not same and len(words) > 1 and telling and not _YEAR.search(said):
            same = [source.path for source in self.known if telling <= frozenset(_words(" ".join(source.titles)))]
        return (same if len(same) <= _MOST else []) or self._by_author(said)

    def _of_the_year(self, found: Mapping[str, int], said: str) -> dict[str, int]:
        """Without those of another year than the words name."""
        years = set(_YEAR.findall(said))
        other = {source.path for source in self.known if years and source.years and not years & source.years}
        return {path: length for path, length in found.items() if path not in other}

    def _by_author(self, said: str) -> list[str]:
        """By author and year: "Holm, 2026", `@holm2026`."""
        words = set(_words(re.sub(r"(?<=[^\W\d_])(?=\d{4})", " ", said)))
        years = {word for word in words if _YEAR.fullmatch(word)}
        found = [
            source.path for source in self.known
            if source.author and words.issuperset(source.author) and years & source.years
        ]  # fmt: skip
        return found if len(found) <= _MOST else []

    def _by_words(self, said: str) -> list[str]:
        """The source that has each telling word of a citation: "Annual report" of "Harbour trust: annual report 2025"."""
        words = {word for word in _words(said) if len(word) >= _TELLING or word.isdigit()} - _small_words()
        asked = {word for word in words if not word.isdigit()}
        if not asked:
            return []
        found = [source.path for source in self.known if words <= source.words]
        return found if len(found) <= _MOST else []


def _common(parts: Iterable[str], others: Iterable[str]) -> int:
    """How many parts of two paths are the same from their ends on."""
    count = 0
    for one, other in zip(reversed(tuple(parts)), reversed(tuple(others)), strict=False):
        if one.casefold() != other.casefold():
            break
        count += 1
    return count


def _small_words() -> frozenset[str]:
    citations = table("shared", "citations.toml")
    return frozenset(f"{citations['lead']} {citations['time']} {citations['source']}".split()) | tagged(
        "function", "en"
    )


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(fold(text)))


def _stem(path: str) -> str:
    return PurePosixPath(path.replace("\\", "/")).stem


def _address(url: str) -> str:
    """An address without what two people write differently: scheme, www, the slash at its end, what follows `#`."""
    try:
        parts = urlsplit(url if "//" in url else f"//{url}")
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return url
    query = "&".join(sorted(part for part in parts.query.split("&") if part and not part.startswith(("utm_", "t="))))
    return f"{host}{unquote(parts.path).rstrip('/')}{'?' + query if query else ''}"


# Whether a passage is at the place that a citation names.


def at_place(citation: Citation, document: Document, start: int, end: int) -> bool | None:
    """Whether a passage is at the page, time or line that is cited; None where that cannot be said.

    A page on either side is the same page, and pages count by their printed labels and from the first page alike.
    """
    first, last = document.locate(start), document.locate(max(start, end - 1))
    if citation.page:
        return _on_page(citation.page, document, first, last)
    if citation.time is not None and first.time is not None:
        ends = last.time if last.time is not None else first.time
        return first.time - _SECONDS <= citation.time <= ends + _SECONDS
    if citation.line is not None and first.line is not None and document.format == "text":
        return first.line - _LINES <= citation.line <= (last.line or first.line) + _LINES
    return None


def _on_page(cited: str, document: Document, first: Locator, last: Locator) -> bool | None:
    labels = list(dict.fromkeys(place.locator.page for place in document.places if place.locator.page is not None))
    if first.page is None or last.page is None or len(labels) < 2:
        return None
    here = range(labels.index(first.page), labels.index(last.page) + 1)
    ends = [part for part in re.split(r"[–-]", cited.casefold()) if part]
    asked = [_number(part) for part in ends]
    printed = [labels.index(label) for part in ends for label in labels if label.casefold() == part]
    spans = [(min(printed), max(printed))] if printed else []
    if all(asked):
        spans.append((min(asked) - 1, max(asked) - 1))  # counted from the first page
    return any(low - 1 <= page <= high + 1 for low, high in spans for page in here) if spans else None


def _number(label: str) -> int:
    """A page's number, roman ones too; 0 for what is none."""
    if label.isdigit():
        return int(label)
    values = [_ROMAN.get(letter, 0) for letter in label]
    if not all(values):
        return 0
    return sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))
