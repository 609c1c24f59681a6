"""factcheck selftest: what `check` is worth on one's own texts."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.app.articles import Given
from factcheck.app.check_many import case_of
from factcheck.app.libraries import Libraries, Task
from factcheck.app.overview import begun_and_not
from factcheck.app.project import Options
from factcheck.cli.options import GivenPath, common_options, format_option
from factcheck.cli.output import remark, result
from factcheck.core.catalog import FINDINGS
from factcheck.core.errors import ArticleError
from factcheck.core.text import numbered, visible

if TYPE_CHECKING:
    from factcheck.checks import Trial

_ROOM = 70  # characters of a quote


@click.command("selftest")
@click.argument("paths", nargs=-1, type=GivenPath())
@format_option("text", "json")
@common_options
def selftest_command(paths: tuple[Path, ...], form: str, options: Options) -> None:
    """Change what you have verified, and say how many of the changes `check` would have stopped.

    Each verified quote loses a "not" or a condition, or gets another number, name or speaker; each verified sentence
    another number, name, or its "not". Nothing is written. PATHS are articles, or folders. [default: here]
    """
    from factcheck.checks import counted, trials

    articles, _ = begun_and_not(paths or (Path(),), options)
    libraries = Libraries(Task(options, frozenset(FINDINGS)))
    results = [(path, trial) for path in articles for trial in trials(case_of(Given(path), libraries))]
    if not results:
        raise ArticleError(
            "there is nothing verified to change here", hint="Review an article first: `factcheck review ARTICLE`."
        )
    rows = counted([trial for _, trial in results])
    if form == "json":
        passed = [_data(path, trial) for path, trial in results if trial.found != "error"]
        kinds = {
            kind: {"changes": all_, "stopped": stopped, "warned": warned}
            for kind, (all_, stopped, warned) in rows.items()
        }
        result(json.dumps({"schema": 1, "kinds": kinds, "passed": passed}, ensure_ascii=True, indent=2) + "\n")
    else:
        result("".join(f"{line}\n" for line in _table(rows)))
        result("".join(f"{line}\n" for line in _passed(results)))
    stopped = sum(stopped for _, stopped, _ in rows.values())
    remark(f"{stopped} of {numbered(len(results), 'change')} stopped", quiet=options.quiet)


def _table(rows: "Mapping[str, tuple[int, int, int]]") -> Iterator[str]:
    yield f"{'changed':<10}  changes  stopped  warned"
    for kind, (changes, stopped, warned) in rows.items():
        yield f"{kind:<10}  {changes:7}  {stopped:7}  {warned:6}"


def _passed(results: "Sequence[tuple[Path, Trial]]") -> Iterator[str]:
    """What no error would have stopped, a line each."""
    through = [(path, trial) for path, trial in results if trial.found != "error"]
    if through:
        yield "\nnot stopped:"
    for path, trial in through:
        said = f" ({trial.found})" if trial.found else ""
        yield visible(f"  {path} {trial.kind}{said}: {_short(trial.claim.text)} → {_short(trial.changed)}")


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _ROOM else f"{text[:_ROOM]}…"


def _data(path: Path, trial: "Trial") -> dict[str, str]:
    return {
        "path": str(path),
        "kind": trial.kind,
        "claim": trial.claim.id,
        "text": trial.claim.text,
        "changed": trial.changed,
        "found": trial.found,
    }
