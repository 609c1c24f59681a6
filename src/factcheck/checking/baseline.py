"""Findings known before, by article and claim: they stay visible where a format can mark them, and don't count."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Self

from factcheck.errors import SettingsError
from factcheck.model import Finding

SCHEMA: Final = 1

_ALWAYS_NEW = frozenset(
    {"FC031", "FC035", "FC040"}
)  # a verdict file that cannot be used says nothing about what was known

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
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _no_baseline(path, f"it is no JSON ({error})") from error
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
    return SettingsError(f"{path} is no baseline: {why}", hint="Write it anew with `factcheck baseline`.")
