"""What keeps a finding from counting: a comment in the article, or the baseline of what was known before.

A comment `<!-- factcheck-ignore FC001: reason -->` speaks of the line after it. Comments are looked for in the raw text
of the file, since a comment of Markdown or HTML is no part of what is read. Findings of the baseline stay visible where a
format can mark them.
"""

import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import Any, Final, Self

from factcheck.checks.messages import short
from factcheck.checks.results import Silenced
from factcheck.core.bounded import MAX_MARKS
from factcheck.core.catalog import FINDINGS
from factcheck.core.errors import SettingsError
from factcheck.core.model import Finding

USELESS: Final = "FC040"
"""The id of findings about the comments themselves."""

_COMMENT = re.compile(r"<!--\s*factcheck-ignore(?![\w-])(.{0,2000}?)-->", re.DOTALL)
_IS_CLAIM = re.compile(r"[a-z]-[0-9a-z]{8}(?:-\d+)?", re.ASCII)
_CONTENT = re.compile(r"\s*(?P<ids>[^:]*?)\s*(?::(?P<reason>.*))?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Ignore:
    """One comment: where it is (`line`, `column`, from 1), the line it speaks of, the ids it names, its reason."""

    line: int
    column: int
    target: int
    ids: tuple[str, ...]
    reason: str


def find_ignores(raw: str, text: str, *, plain: bool) -> tuple[Ignore, ...]:
    """The comments in a file's raw text, its lines ended by one newline.

    A comment speaks of what follows it on its own line, else of the next line that is neither blank nor a comment
    of this kind. `text` is what a reader sees of the file: a comment that is there too is an example in a
    block of code, and is left alone, unless the file is `plain` text, where all that is in it is seen.
    """
    return tuple(_ignores(raw, text, plain=plain))


def is_comment(text: str) -> bool:
    """Whether a text is nothing but such comments."""
    return not _COMMENT.sub("", text).strip()


def ignored(
    findings: Sequence[Finding], ignores: Iterable[Ignore], path: str, wanted: frozenset[str]
) -> tuple[list[Silenced], list[Finding]]:
    """The findings that comments silence, and findings about comments that have no reason or silence nothing.

    That a comment silences nothing is said of ids in `wanted` only: the others were not looked for.
    """
    silenced: dict[int, Silenced] = {}
    useless = []
    for item in ignores:
        if trouble := _trouble(item):
            useless.append(_useless(item, path, trouble))
            continue
        for number in item.ids:
            hit = [each for each in findings if each.id == number and each.path == path and _speaks_of(item, each)]
            silenced |= {id(each): Silenced(each, "comment", item.reason) for each in hit}
            if not hit and number in wanted:
                useless.append(_useless(item, path, f"nothing to silence: there is no {number} on line {item.target}"))
    return list(silenced.values()), [each for each in useless if USELESS in wanted]


def _ignores(raw: str, text: str, *, plain: bool) -> Iterator[Ignore]:
    lines = raw.split("\n")
    for found in _COMMENT.finditer(raw):
        if not plain and found[0] in text:
            continue
        content = _CONTENT.fullmatch(found[1])
        ids = re.split(r"[\s,]+", content["ids"].strip().upper()) if content else []
        line = raw.count("\n", 0, found.start()) + 1
        yield Ignore(
            line,
            found.start() - raw.rfind("\n", 0, found.start()),
            _target(lines, raw.count("\n", 0, found.end()) + 1, raw[found.end() :].split("\n", 1)[0]),
            tuple(dict.fromkeys(filter(None, ids))),
            " ".join((content["reason"] or "").split()) if content else "",
        )


def _target(lines: Sequence[str], line: int, rest: str) -> int:
    """The line that a comment ending on `line` speaks of; `rest` is what follows it there."""
    if not is_comment(rest):
        return line
    for number in range(line + 1, len(lines) + 1):
        if not is_comment(lines[number - 1]):
            return number
    return line


def _speaks_of(ignore: Ignore, finding: Finding) -> bool:
    return finding.claim is not None and finding.line == ignore.target


def _trouble(ignore: Ignore) -> str:
    """Why a comment is not applied, "" if it is."""
    if not ignore.ids:
        return "it names no finding: write `factcheck-ignore FC001: reason`"
    unknown = [number for number in ignore.ids if number not in FINDINGS or number == USELESS]
    if unknown:
        return f"unknown finding {short(unknown[0], 20)}"
    return "" if ignore.reason else f"it gives no reason: write `factcheck-ignore {', '.join(ignore.ids)}: reason`"


def _useless(ignore: Ignore, path: str, trouble: str) -> Finding:
    return Finding(
        USELESS,
        "",
        f"factcheck-ignore: {trouble}",
        path,
        ignore.line,
        ignore.column,
        ignore.line,
        ignore.column + 4,
        key=f"ignore {' '.join(ignore.ids)}",
    )


SCHEMA: Final = 1

_ALWAYS_NEW = frozenset(
    {"FC031", "FC035", "FC040"}
)  # a verdict file that cannot be used says nothing about what was known

_OF_SOURCES = frozenset({"FC030"})

Known = Mapping[str, frozenset[str]]
"""Ids of findings by what they are about: a claim's id, or the path of a source."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """What is known of each article, by its path from the project's root."""

    articles: Mapping[str, Known] = field(default_factory=dict)

    @classmethod
    def of(cls, findings: Iterable[tuple[str, Iterable[Finding]]]) -> Self:
        """Today's findings as known, given for each article."""
        articles: dict[str, dict[str, set[str]]] = {}
        for article, raised in findings:
            for finding in raised:
                if finding.key and finding.id not in _ALWAYS_NEW:
                    articles.setdefault(article, {}).setdefault(finding.key, set()).add(finding.id)
        return cls({name: {key: frozenset(ids) for key, ids in known.items()} for name, known in articles.items()})

    def renamed(self, article: str, claims: Collection[str], there: Callable[[str], bool]) -> Self:
        """The same, with what is known of an article under the path it had before it was moved.

        `claims` are the article's ids. The path is one at which nothing is `there`, and of whose claims it has most.
        """
        if article in self.articles:
            return self
        for name, known in sorted(self.articles.items()):
            ids = {key for key in known if _IS_CLAIM.match(key)}
            if len(ids & set(claims)) * 2 > len(ids) and not there(name):
                return replace(self, articles={**self.articles, article: known})
        return self

    def with_moved_sources(self, article: str, paths: Iterable[str], there: Callable[[str], bool]) -> Self:
        """The same, with what is known of an article's sources under the `paths` that they have today.

        A source of which something was known, and which is not `there` any more, is the one whose path ends as its path
        does: with the same name, in folders of as many equal names as can be; none if several are.
        """
        known = dict(self.articles.get(article, {}))
        now = {path: PurePath(path).parts[::-1] for path in paths}
        for key in [key for key, ids in known.items() if ids & _OF_SOURCES and key not in now and not there(key)]:
            old = PurePath(key).parts[::-1]
            likeness = {path: _equal(old, new) for path, new in now.items() if path not in known}
            most = max(likeness.values(), default=0)
            like = [path for path, count in likeness.items() if count == most]
            if most and len(like) == 1:
                known[like[0]] = known.pop(key)
        return replace(self, articles={**self.articles, article: known}) if known else self

    def knows(self, article: str, findings: Iterable[Finding]) -> list[Finding]:
        """Those of an article's findings that were known before."""
        known = self.articles.get(article, {})
        return [
            finding
            for finding in findings
            if finding.id in known.get(finding.key, ()) and finding.id not in _ALWAYS_NEW
        ]

    def gone(self, article: str, findings: Iterable[Finding], wanted: frozenset[str]) -> int:
        """How many of the findings known of an article are there no more, of those that are `wanted`."""
        now = {(finding.key, finding.id) for finding in findings}
        known = self.articles.get(article, {})
        return sum((key, number) not in now for key, ids in known.items() for number in ids & wanted)


def _equal(one: Sequence[str], other: Sequence[str]) -> int:
    """How many of the first of both are the same."""
    return next(
        (at for at, pair in enumerate(zip(one, other, strict=False)) if len({*pair}) > 1), min(len(one), len(other))
    )


def write_baseline(baseline: Baseline) -> str:
    """The baseline as JSON, sorted, a line a claim, so that two people's changes can be merged."""
    articles = {
        name: {key: " ".join(sorted(ids)) for key, ids in sorted(known.items())}
        for name, known in sorted(baseline.articles.items())
        if known
    }
    return json.dumps({"schema": SCHEMA, "articles": articles}, ensure_ascii=True, indent=1) + "\n"


def read_baseline(text: str, path: str) -> Baseline:
    """A baseline from its JSON. Raises SettingsError, which names `path`, if it is none."""
    if sum(map(text.count, "[{,")) > MAX_MARKS:
        raise _no_baseline(path, f"it has more than {MAX_MARKS:,} entries")
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _no_baseline(path, f"it is not JSON ({error})") from error
    if not isinstance(data, dict) or data.get("schema") != SCHEMA:
        raise _no_baseline(path, f"its schema is not {SCHEMA}")
    articles = data.get("articles")
    if not isinstance(articles, dict) or not all(map(_is_known, articles.values())):
        raise _no_baseline(path, "under `articles` there must be ids of findings by claim, for each article")
    return Baseline(
        {name: {key: frozenset(ids.split()) for key, ids in known.items()} for name, known in articles.items()}
    )


def _is_known(value: Any) -> bool:
    return isinstance(value, dict) and all(isinstance(ids, str) for ids in value.values())


def _no_baseline(path: str, why: str) -> SettingsError:
    return SettingsError(f"{path} is not a baseline: {why}", hint="Run `factcheck baseline` to write a new one.")
