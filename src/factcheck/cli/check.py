"""factcheck check and baseline: findings and an exit code, for CI; and what is known of them."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from factcheck.app.articles import BASELINE, changed_since, gather, named_commit, shard
from factcheck.app.articles import affected as affected_articles
from factcheck.app.check_many import run_all
from factcheck.app.libraries import Task
from factcheck.app.project import Options, open_project
from factcheck.app.used import used_in_words
from factcheck.cli.options import GivenPath, archive_option, color_option, common_options, limit_option
from factcheck.cli.output import remark, trouble
from factcheck.cli.watching import check_again
from factcheck.cli.writing import FORMATS, Output, look_at_target, write, write_text
from factcheck.core.catalog import FINDINGS
from factcheck.core.errors import ArticleError, SettingsError
from factcheck.core.text import numbered

if TYPE_CHECKING:
    from factcheck.checks import Limits, Result, Run

FAILS = {"error": ("error",), "warning": ("error", "warning"), "note": ("error", "warning", "note")}


def _explain(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
    del param
    if value is None or ctx.resilient_parsing:
        return
    from factcheck.core.catalog import explained

    for number in _ids([value]):
        click.echo(explained(number), nl=False)
    ctx.exit()


class _Shard(click.ParamType[tuple[int, int]]):
    """`2/5`: the second of five parts."""

    name = "I/N"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, int]:
        part, _, parts = str(value).partition("/")
        if part.isdecimal() and parts.isdecimal() and 1 <= int(part) <= int(parts):
            return int(part), int(parts)
        return self.fail(f"{value!r} is not a part such as 2/5.", param, ctx)


@click.command("check")
@click.argument("paths", nargs=-1, type=GivenPath(allow_dash=True))
@click.option(
    "--format",
    "forms",
    multiple=True,
    metavar="FORMAT[=FILE]",
    help=f"{', '.join(FORMATS)}; may be repeated, one of them to standard output. [default: text]",
)
@click.option("-o", "--output", type=GivenPath(), metavar="FILE", help="Write to FILE instead of printing.")
@click.option("--select", multiple=True, metavar="IDS", help="Report these findings only: FC001,FC003.")
@click.option("--ignore", multiple=True, metavar="IDS", help="Do not report these findings.")
@click.option(
    "--fail-on",
    type=click.Choice(list(FAILS)),
    default="error",
    show_default=True,
    help="The lowest severity that gives exit code 1.",
)
@click.option(
    "--statistics", is_flag=True, help="Print how often each finding occurs: the same as --format statistics."
)
@click.option("--strict", is_flag=True, help="Warnings fail, too: the same as --fail-on warning.")
@click.option("--changed", metavar="REF", help="Only articles that changed since REF, or their verdicts or sources.")
@click.option(
    "--affected",
    is_flag=True,
    help="PATHS are changed files, as a git hook passes them: check the articles whose text, sources, verdicts or "
    "settings they are.",
)
@click.option(
    "--policy-from",
    metavar="REF",
    help="Take settings, baseline and sources folders from this commit, and name what else is new (for pull requests).",
)
@click.option("--shard", "part", type=_Shard(), help="Only the I-th of N parts of the articles.")
@click.option(
    "--jobs", type=click.IntRange(1, 256), metavar="N", help="Processes. [default: depends on processors and articles]"
)
@click.option(
    "--baseline",
    type=GivenPath(),
    metavar="FILE",
    help="Baseline file. [default: .factcheck-baseline.json in the project's root]",
)
@click.option("--stdin-name", type=GivenPath(), metavar="FILE", help="The file name for standard input.")
@click.option("--no-ignore-comments", is_flag=True, help="Ignore factcheck-ignore comments (for untrusted text).")
@click.option("--allow-empty", is_flag=True, help="Do not fail when there is nothing to check.")
@click.option(
    "--explain", metavar="ID", is_eager=True, expose_value=False, callback=_explain, help="Explain a finding and exit."
)
@click.option(
    "--answers",
    type=GivenPath(),
    metavar="FILE",
    help="Check answers of language models with citations instead: JSON, or JSON Lines, as the provider returns it.",
)
@click.option(
    "--documents",
    type=GivenPath(),
    metavar="FILE",
    help="JSON with the path of each document that --answers cites: an object by id, or a list.",
)
@click.option("--watch", "again", is_flag=True, help="Check again each time something changes, until ctrl+c.")
@limit_option
@color_option
@common_options
@archive_option
def check_command(
    *,
    paths: tuple[Path, ...],
    answers: Path | None,
    documents: Path | None,
    forms: tuple[str, ...],
    output: Path | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str,
    changed: str | None,
    affected: bool,
    policy_from: str | None,
    part: tuple[int, int] | None,
    jobs: int | None,
    baseline: Path | None,
    stdin_name: Path | None,
    color: str,
    statistics: bool,
    strict: bool,
    no_ignore_comments: bool,
    allow_empty: bool,
    again: bool,
    limits: "Limits",
    options: Options,
) -> None:
    """Check articles: report findings, and exit 1 if one of them is an error.

    PATHS are articles, folders of articles, patterns such as "news/**/*.md", or - for standard input.
    """
    outputs = _outputs(forms or ("statistics" if statistics else "text",), output)
    if again:
        sys.exit(check_again(paths, [each.target for each in outputs if each.target], options))
    if policy_from is not None:
        options = replace(options, policy=named_commit(policy_from, "--policy-from"))
    wanted, selected = wanted_ids(select, ignore), frozenset(_ids(select))
    if answers is not None or documents is not None:
        task = Task(options, wanted, selected, baseline, allow_empty=allow_empty, known=False, limits=limits)
        _check_answers(paths, (answers, documents), task, outputs, (color, FAILS["warning" if strict else fail_on]))
    gathered = affected_articles(paths, options) if affected else gather(paths, options, stdin_name)
    if not gathered.articles and not allow_empty:
        raise ArticleError("nothing to check: there are no articles", hint="Name articles, or pass --allow-empty.")
    if options.verdicts and len(gathered.articles) > 1:
        raise SettingsError("one verdict file for several articles", hint="Give --verdicts with one article.")
    for item in gathered.skipped:
        remark(f"not an article: {item.path}: {item.reason}", quiet=not options.verbose)
    articles = gathered.articles if changed is None else changed_since(gathered.articles, changed, options)
    articles = articles if part is None else shard(articles, *part)
    task = Task(
        options, wanted, selected, baseline, allow_empty=allow_empty, comments=not no_ignore_comments, limits=limits
    )
    run = checked(articles, task, jobs, FAILS["warning" if strict and fail_on == "error" else fail_on])
    run = replace(run, policy_from=policy_from or "", shard="" if part is None else "{}/{}".format(*part))
    write(run, outputs, color=color, every=options.verbose)
    left = len(gathered.articles) - len(articles)
    _say_besides(run, _summary(run, left, len(gathered.skipped)), quiet=options.quiet)
    sys.exit(run.exit_code)


def _check_answers(
    paths: tuple[Path, ...],
    files: tuple[Path | None, Path | None],
    task: Task,
    outputs: Sequence[Output],
    style: tuple[str, Sequence[str]],
) -> NoReturn:
    """Check answers, report, and end."""
    from factcheck.app.check_answers import check_answers
    from factcheck.checks import Run
    from factcheck.checks.results import said_once

    answers, documents = files
    if answers is None or paths:
        raise click.UsageError("Give --answers FILE, without PATHS; --documents goes with it.")
    color, fails = style
    run = Run(said_once(check_answers(answers, documents, task)), frozenset(fails))
    write(run, outputs, color=color, every=task.options.verbose)
    remark(_summary(run, 0, 0).replace("article", "answer", 1), quiet=task.options.quiet)
    sys.exit(run.exit_code)


def _say_besides(run: "Run", summary: str, *, quiet: bool) -> None:
    """On standard error: notes on what was read, what could not be checked, what was used, and the summary."""
    for article in run.articles:
        for note in article.notes:
            remark(f"{article.path}: {note}", quiet=quiet)
    say_troubles(run.articles)
    for line in used_in_words(run):
        remark(line, quiet=quiet)
    remark(summary, quiet=quiet)


def checked(articles: Sequence[Any], task: Task, jobs: int | None, fails: Sequence[str]) -> "Run":
    """The articles' results, what many of them share said once. Raises SettingsError."""
    from factcheck.checks import Run
    from factcheck.checks.results import said_once

    return Run(said_once(run_all(articles, task, jobs)), frozenset(fails))


def say_troubles(articles: "Sequence[Result]") -> None:
    """What could not be checked, on standard error; a reason that many articles share is said once."""
    said: dict[tuple[str, str], int] = {}
    for article in articles:
        if article.error:
            said[article.error, article.hint] = said.get((article.error, article.hint), 0) + 1
    for (error, hint), times in said.items():
        trouble(error + (f" (and so for {numbered(times - 1, 'more article')})" if times > 1 else ""), hint)


def wanted_ids(select: Sequence[str], ignore: Sequence[str]) -> frozenset[str]:
    """The ids that are asked for: all but those ignored, if none is selected."""
    wanted = frozenset(_ids(select) or FINDINGS) - frozenset(_ids(ignore))
    if not wanted:
        raise SettingsError("every finding is ignored: nothing would be checked", hint="Ignore fewer of them.")
    return wanted


def _outputs(forms: Sequence[str], output: Path | None) -> list[Output]:
    outputs = []
    for form in forms:
        name, _, target = form.partition("=")
        if name not in FORMATS:
            raise click.BadParameter(f"{name!r} is not one of {', '.join(FORMATS)}.", param_hint="--format")
        outputs.append(Output(name, Path(target) if target else output))
    targets = [item.target for item in outputs]
    for each in targets:
        look_at_target(each)
    if len(set(targets)) < len(targets):
        raise click.BadParameter(
            "two formats would be written to the same place; give all but one a =FILE.", param_hint="--format"
        )
    return outputs


def _ids(given: Sequence[str]) -> list[str]:
    ids = [part.strip().upper() for text in given for part in text.split(",") if part.strip()]
    for part in ids:
        if part not in FINDINGS:
            raise SettingsError(f"there is no finding {part}", hint=f"There are: {', '.join(FINDINGS)}.")
    if given and not ids:
        raise SettingsError("no finding is named", hint=f"There are: {', '.join(FINDINGS)}.")
    return ids


def _summary(run: "Run", left: int, skipped: int) -> str:
    """`2 articles, 22 quotes, 35 claims: 3 errors, 1 warning, 0 notes; 2 in baseline`."""
    articles = run.articles
    parts = [numbered(len(articles), "article"), numbered(sum(item.quotes for item in articles), "quote")]
    parts.append(numbered(sum(item.statements for item in articles), "claim"))
    asides = [", ".join(numbered(number, name) for name, number in run.counts.items())]
    silenced = [item.by for article in articles for item in article.silenced]
    broken = sum(bool(article.error) for article in articles)
    gone = sum(article.gone for article in articles)
    if left:
        asides.append(f"{numbered(left, 'article')} left out by --changed or --shard")
    stale = f"baseline {'entry no longer applies' if gone == 1 else 'entries no longer apply'}"
    for number, words in (
        (broken, "could not be checked"),
        (silenced.count("comment"), "silenced by comments"),
        (silenced.count("baseline"), "in baseline"),
        (gone, f"{stale} (run `factcheck baseline` to refresh)"),
    ):
        if number:
            asides.append(f"{number} {words}")
    if skipped:
        asides.append(f"{numbered(skipped, 'file')} in the folders left out: no article (-v says why)")
    return f"{', '.join(parts)}: {'; '.join(asides)}"


if TYPE_CHECKING:
    from factcheck.checks import Limits


@click.command("baseline")
@click.argument("paths", nargs=-1, type=GivenPath())
@click.option(
    "-o",
    "--output",
    type=GivenPath(),
    metavar="FILE",
    help=f"Where to write it. [default: {BASELINE} in the project's root]",
)
@click.option(
    "--jobs", type=click.IntRange(1, 256), metavar="N", help="Processes. [default: depends on processors and articles]"
)
@limit_option
@common_options
def baseline_command(
    *, paths: tuple[Path, ...], output: Path | None, jobs: int | None, limits: "Limits", options: Options
) -> None:
    """Record current findings as the baseline: `check` no longer counts them.

    A finding belongs to its claim: when the words change, it counts again. The new baseline covers PATHS only, so name
    all your articles.
    """
    from factcheck.checks import Baseline, write_baseline

    articles = gather(paths, options).articles
    if not articles:
        raise ArticleError("there are no articles", hint="Name the articles, or the folder they are in.")
    roots = {open_project(given.path, options).root for given in articles}
    if output is None and len(roots) > 1:
        raise ArticleError("these articles are of several projects", hint="Name a file with --output.")
    task = Task(options, wanted_ids((), ()), allow_empty=True, known=False, limits=limits)
    results = run_all(articles, task, jobs)  # what articles share is known of each of them
    if any(result.broken for result in results):
        say_troubles(results)
        remark("no baseline is written: not everything could be checked")
        sys.exit(2)
    baseline = Baseline.of((article.name, article.findings) for article in results)
    target = output or roots.pop() / BASELINE
    write_text(write_baseline(baseline), target, baseline=True)
    number = sum(len(ids) for known in baseline.articles.values() for ids in known.values())
    said = f"recorded {numbered(number, 'finding')} of {numbered(len(baseline.articles), 'article')}"
    remark(f"{target}: {said}", quiet=options.quiet)
