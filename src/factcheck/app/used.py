"""What an article is judged by: which settings, baseline, sources and verdict files, and what of it a commit had not."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.app.project import Project, is_new
from factcheck.core.errors import VerdictFileError
from factcheck.core.text import numbered

if TYPE_CHECKING:
    from factcheck.app.git import Commit
    from factcheck.app.libraries import Libraries
    from factcheck.checks import Ignore, New, Run, Used
    from factcheck.core.records import VerdictFile

_FEW = 3  # of a kind that are named in the line


def used_by(project: Project, libraries: "Libraries", comments: "Sequence[Ignore]") -> "Used":
    """What one article is judged by; `comments` are those in it that do not count, for they are new."""
    from factcheck.checks import Used

    policy = libraries.task.options.policy
    baseline = libraries.baseline_path(project)
    there = policy.has(baseline) if policy and policy.covers(baseline) else baseline.exists()
    return Used(
        (_here(project.settings.path),) if project.settings.path else (),
        (_here(baseline),) if there and libraries.task.known else (),
        tuple(map(_here, project.sources)),
        (_here(project.verdicts),) if os.path.lexists(project.verdicts) else (),
        tuple(_new(project, libraries, policy, comments)) if policy else (),
    )


def _new(project: Project, libraries: "Libraries", policy: "Commit", comments: "Sequence[Ignore]") -> "Iterator[New]":
    from factcheck.checks import New

    yield from _new_verdicts(project, policy)
    for source in project.sources:
        yield from (New("source", _here(policy.repository.top / name)) for name in policy.new(source))
    folder = project.article.absolute().parent
    for place in (folder, *folder.parents):
        if (place / "sources").is_dir() and is_new(place / "sources", libraries.task.options):
            yield New("sources folder", _here(place / "sources"))
    for comment in comments:
        yield New(
            "ignore comment", f"{_here(project.article)}:{comment.line}", f"{' '.join(comment.ids)}: {comment.reason}"
        )


def _new_verdicts(project: Project, policy: "Commit") -> "Iterator[New]":
    """The reviews and dismissals that are not, word for word, in the commit's verdict file, by person."""
    from factcheck.checks import New
    from factcheck.verdicts import load, loads

    try:
        now = load(project.verdicts) if os.path.lexists(project.verdicts) else None
    except VerdictFileError:
        return  # a finding says so
    if now is None or not policy.changed(project.verdicts):
        return
    data = policy.read(project.verdicts) if policy.covers(project.verdicts) else None
    try:
        before = set(_given(loads(data.decode("utf-8", "replace"), str(project.verdicts)))) if data else set()
    except VerdictFileError:
        before = set()
    counts = Counter((kind, who) for kind, _, who, _ in (each for each in _given(now) if each not in before))
    for (kind, who), number in counts.items():
        yield New(kind, _here(project.verdicts), who, number)


def _given(file: "VerdictFile") -> Iterator[tuple[str, str, str, str]]:
    for key, record in (*file.claims.items(), *file.orphans.items()):
        yield from (("verdict", key, who, repr(each)) for who, each in record.reviews.items() if each.verdict)
        if record.dismissed:
            yield "dismissal", key, record.dismissed.by, repr(record.dismissed)


def used_in_words(run: "Run") -> list[str]:
    """A line of what was used, and one of what in it is new since the policy's commit."""
    used = run.used
    kinds = (
        ("settings", used.settings),
        ("baseline", used.baselines),
        ("sources", used.sources),
        ("verdicts", used.verdicts),
    )
    came = f" (settings, baseline and folders of sources as in {run.policy_from})" if run.policy_from else ""
    lines = [f"used: {'; '.join(f'{kind} {_few(paths)}' for kind, paths in kinds)}{came}"]
    if used.new:
        said = [
            f"{_few(texts)} ({_ASIDE[kind]})" if kind in _ASIDE else f"{kind} {_few(texts)}"
            for kind, texts in _by_kind(used.new).items()
        ]
        lines.append(f"new since {run.policy_from}: {'; '.join(said)}")
    return lines


_ASIDE = {"sources folder": "a folder of sources, not used", "ignore comment": "an ignore comment, not counted"}


def _by_kind(new: "Iterable[New]") -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for item in new:
        people = f"{item.what} on {numbered(item.number, 'claim')} in " if item.kind in ("verdict", "dismissal") else ""
        kind = f"{item.kind} by" if people else item.kind
        found.setdefault(kind, []).append(people + item.path)
    return found


def _few(texts: Sequence[str]) -> str:
    more = f" and {len(texts) - _FEW} more" if len(texts) > _FEW else ""
    return ", ".join(texts[:_FEW]) + more if texts else "none"


def _here(path: Path) -> str:
    return Path(os.path.relpath(path)).as_posix()
