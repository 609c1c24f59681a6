"""Articles checked, one after the other or by several processes: each source that they share is read once."""

import contextlib
import os
import re
import signal
import sys
import warnings
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import TYPE_CHECKING

from factcheck.app.articles import Given
from factcheck.app.libraries import Libraries, OpenLibrary, Task, sources_key
from factcheck.app.project import Options, Project, look_for, look_for_verdicts, open_project
from factcheck.app.used import used_by
from factcheck.core.errors import ArticleError, FactcheckError, SourceError, VerdictFileError

if TYPE_CHECKING:
    from multiprocessing.synchronize import Event

    from factcheck.checks import Case, Ignore, Result
    from factcheck.core.model import Claim, Document, Finding, Source
    from factcheck.core.records import VerdictFile

_CHUNK = 8  # articles handed to a process at a time
_WORTH = 16  # articles that are worth a process of their own


def run_all(articles: Sequence[Given], task: Task, jobs: int | None) -> "tuple[Result, ...]":
    """All articles checked, in their order.

    `jobs` is the number of processes, None for as many as there are processors and enough articles. Raises
    SettingsError; what is wrong with one article is in its result.
    """
    if jobs is None:
        jobs = max(1, min(os.cpu_count() or 1, len(articles) // _WORTH))
    quiet = task.options.quiet or len(articles) < _WORTH
    libraries = Libraries(task, bars=quiet)
    if jobs > 1 and len(articles) > 1:
        return _by_processes(articles, libraries, min(jobs, len(articles)), quiet=quiet)
    results = []
    with task.options.voice.bar("checking", quiet=quiet) as progress:
        for done, given in enumerate(articles):
            if progress:
                progress(done, len(articles), str(given.path))
            results.append(check_one(given, libraries))
    return tuple(results)


def check_one(given: Given, libraries: Libraries) -> "Result":
    """One article's result; what cannot be checked says why in it. Raises SettingsError."""
    from factcheck.checks import LimitError, Result, check

    try:
        return check(case_of(given, libraries))
    except LimitError as error:
        return Result(str(given.path), findings=(_unread(given, error),), broken=True, name=str(given.path))
    except (ArticleError, SourceError) as error:
        return Result(str(given.path), broken=True, error=error.message, hint=error.hint, name=str(given.path))


def _unread(given: Given, error: FactcheckError) -> "Finding":
    from factcheck.core.model import Finding

    said = f"limit reached: {error.message}: nothing in it was checked"
    return Finding("FC035", "error", said, str(given.path), key="limit")


def case_of(
    given: Given,
    libraries: Libraries,
    project: Project | None = None,
    opened: OpenLibrary | None = None,
    file: "VerdictFile | VerdictFileError | None" = None,
) -> "Case":
    """All that an article's findings are made of: the one place where that is put together.

    A review hands in what it has open, and its verdicts as they are now. Raises ArticleError, SourceError and
    SettingsError.
    """
    from factcheck.checks import Budget, Case
    from factcheck.sources import day_of_article

    task = libraries.task
    look_for_verdicts(task.options)
    project = project or open_project(given.path, task.options)
    document, raw = read_given(given, cache=task.options.cache)
    budget = Budget(task.limits)
    with budget.bounded():
        claims = _claims_of(given, document, task)
    opened = opened or libraries.sources(project)
    if own := opened.same_as(given, document):
        opened = opened.without(own, given.path)
    claims = opened.library.bound(claims)
    if file is None:
        with budget.bounded():
            file = verdicts_of(project, document, claims, opened.sources)
    ignores, new = _ignores(document, raw, given, task) if task.comments else ((), ())
    known = libraries.baseline(project).renamed(project.name, {claim.id for claim in claims}, project.has)
    paths = [*(each.path for each in opened.library.skipped), *(each.path for each in opened.sources)]
    day = day_of_article(as_text(raw), document.text)
    with budget.bounded():
        opened.prepare(claims, day)
    budget.begin()
    return Case(
        article=document,
        claims=claims,
        search=opened.search,
        file=file,
        verdict_path=str(project.verdicts),
        source_text=lambda name: opened.text(project, name),
        settings=project.settings,
        skipped=opened.library.skipped,
        sources=opened.sources,
        wanted=task.wanted,
        ignores=ignores,
        baseline=known.with_moved_sources(project.name, paths, project.has),
        name=project.name,
        provenance={project.relative(it.path): it.provenance for it in opened.sources if it.provenance},
        locate=lambda name, offset: opened.locate(project, name, offset),
        limits=task.limits,
        reached=budget.reached,
        strays=_strays(libraries, project, document, claims),
        selected=task.selected,
        used=used_by(project, libraries, new),
        details=lambda claim: opened.details(claim, day),
    )


def _claims_of(given: Given, document: "Document", task: Task) -> "tuple[Claim, ...]":
    from factcheck.checks import is_comment
    from factcheck.claims import find_claims

    claims = tuple(claim for claim in find_claims(document) if not is_comment(claim.text))
    if not claims and not task.allow_empty:
        raise ArticleError(
            f"{given.path}: nothing to check in this article", hint="Pass --allow-empty if that is right."
        )
    return claims


def read_given(given: Given, *, cache: bool) -> "tuple[Document, bytes]":
    """The article as a document, and its bytes; what was read is kept if `cache`. Raises ArticleError."""
    from factcheck.documents import read_bytes, read_data

    if given.data is None:
        look_for(given.path)
    try:
        data = read_bytes(given.path) if given.data is None else given.data
        document = read_data(data, given.path, cache=cache, article=True)
    except SourceError as error:
        raise ArticleError(error.message, hint=error.hint) from error
    if document.format == "html":
        from factcheck.app.html_lines import with_lines

        document = with_lines(document, as_text(data))
    return document, data


def verdicts_of(
    project: Project, document: "Document", claims: "tuple[Claim, ...]", sources: "Sequence[Source]"
) -> "VerdictFile | VerdictFileError":
    """The verdict file carried over to the article, or why it cannot be read."""
    from factcheck.app.verdict_files import Disk
    from factcheck.verdicts import check_writable

    try:
        file = Disk(
            project.verdicts,
            document,
            claims,
            name=project.name,
            root=project.root,
            sources=(),
            paths_by_hash=project.by_hash(sources),
        ).read()
        check_writable(str(project.verdicts), file)  # what a newer factcheck means by it is not known
    except VerdictFileError as error:
        return error
    return file


def _strays(
    libraries: Libraries, project: Project, document: "Document", claims: "tuple[Claim, ...]"
) -> dict[str, bool]:
    """The verdict files without an article that have this one's words, if it has none, or lie in its folder."""
    found = {}
    ids = {claim.id for claim in claims}
    # Without a project's settings or git's folder, the root may be far above it, and what lies there is not asked for.
    is_project = project.settings.root or (project.root / ".git").exists()
    for stray in libraries.strays(project.root if is_project else project.article.absolute().parent):
        fits = not os.path.lexists(project.verdicts) and stray.fits(document.text_sha256, ids)
        if (
            fits or stray.path.parent == project.article.absolute().parent
        ) and stray.path != project.verdicts.absolute():
            found[os.path.relpath(stray.path)] = fits
    return found


def _ignores(
    document: "Document", raw: bytes, given: Given, task: Task
) -> "tuple[tuple[Ignore, ...], tuple[Ignore, ...]]":
    """The comments that count, and those that do not: they, or the lines they speak of, are new since the policy's commit.

    Raises SettingsError.
    """
    from factcheck.documents import read_data

    comments = _comments(document, raw)
    policy = task.options.policy
    if not comments or policy is None:
        return comments, ()
    before = policy.read(given.path) if policy.covers(given.path) else None
    known: Counter[tuple[tuple[str, ...], str, str]] = Counter()
    if before is not None:
        with contextlib.suppress(SourceError):
            old = read_data(before, given.path, cache=task.options.cache)
            known = Counter(_said(comment, before) for comment in _comments(old, before))
    count: list[Ignore] = []
    new: list[Ignore] = []
    for comment in comments:
        said = _said(comment, raw)
        (count if known[said] else new).append(comment)
        known[said] -= 1
    return tuple(count), tuple(new)


def _comments(document: "Document", raw: bytes) -> "tuple[Ignore, ...]":
    from factcheck.checks import find_ignores

    if document.format not in ("text", "markdown", "html") or b"factcheck-ignore" not in raw.replace(b"\0", b""):
        return ()
    return find_ignores(as_text(raw), document.text, plain=document.format == "text")


def _said(comment: "Ignore", raw: bytes) -> tuple[tuple[str, ...], str, str]:
    """What a comment says, and of which words."""
    lines = as_text(raw).split("\n")
    return comment.ids, comment.reason, lines[comment.target - 1].strip() if comment.target <= len(lines) else ""


def as_text(raw: bytes) -> str:
    """A text file as its lines are: for what is looked for by line, where a wrong letter matters little."""
    wide = raw[:2] in (b"\xff\xfe", b"\xfe\xff")
    try:
        text = raw.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("latin-1")
    return re.sub("\r\n?", "\n", text)


def _by_processes(articles: Sequence[Given], libraries: Libraries, jobs: int, *, quiet: bool) -> "tuple[Result, ...]":
    """Where processes can be forked, the sources that many articles share are opened before, and inherited."""
    import multiprocessing

    forked = sys.platform == "linux"
    chunks = []
    for numbers in _by_sources(articles, libraries.task.options):
        if len(numbers) <= _CHUNK:
            chunks.append(numbers)
            continue
        chunks += [numbers[at : at + _CHUNK] for at in range(0, len(numbers), _CHUNK)]
        if forked:
            libraries.hold(open_project(articles[numbers[0]].path, libraries.task.options))
    context = multiprocessing.get_context("fork" if forked else "spawn")
    stopped = context.Event()
    given = (articles, libraries if forked else Libraries(libraries.task), stopped)
    results: dict[int, Result] = {}
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_start_work, initargs=given)
    try:
        with warnings.catch_warnings(), _uninterrupted():
            # The threads that Python warns of are the index's; they wait for a writer, and hold nothing.
            warnings.simplefilter("ignore", DeprecationWarning)
            answers = pool.map(_work, chunks)  # the processes are there now: nothing else may run a thread before
        with libraries.task.options.voice.bar("checking", quiet=quiet) as progress:
            for numbers, checked in zip(chunks, answers, strict=True):
                results.update(zip(numbers, checked, strict=True))
                if progress:
                    progress(len(results), len(articles), str(articles[numbers[-1]].path))
    except BrokenProcessPool as error:
        hint = "It may have run out of memory: try --jobs 1."
        raise FactcheckError("a worker process was killed", hint=hint) from error
    finally:
        stopped.set()
        pool.shutdown(cancel_futures=True)
    return tuple(results[number] for number in range(len(articles)))


def _by_sources(articles: Sequence[Given], options: Options) -> Iterator[list[int]]:
    """The numbers of the articles that share sources."""
    groups: dict[tuple[str, ...], list[int]] = {}
    for number, given in enumerate(articles):
        groups.setdefault(sources_key(open_project(given.path, options)), []).append(number)
    yield from groups.values()


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Ctrl-C waits: in the middle of a fork, Python would lose it, or leave a process half started.

    Blocking the signal would not do: another thread may take it, and Python tells the main one all the same.
    """
    came: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: came.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if came:
        signal.raise_signal(signal.SIGINT)


_at_work: "tuple[Sequence[Given], Libraries, Event]"


def _start_work(articles: Sequence[Given], libraries: Libraries, stopped: "Event") -> None:
    global _at_work  # noqa: PLW0603 - a process has no other way to be handed what it inherits
    _at_work = articles, libraries, stopped
    # A process that dies while it hands over a result leaves the others waiting for the rest: it is asked to stop.
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _work(numbers: Sequence[int]) -> "list[Result]":
    articles, libraries, stopped = _at_work
    return [check_one(articles[number], libraries) for number in numbers if not stopped.is_set()]
