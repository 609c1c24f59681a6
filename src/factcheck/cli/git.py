"""factcheck git-setup and merge-driver: how git merges verdict files."""

import shlex
import sys
from pathlib import Path

import click

from factcheck.app.git import Repository, merge_by_lines
from factcheck.cli.options import GivenPath
from factcheck.cli.output import remark
from factcheck.core.errors import FactcheckError

ATTRIBUTE = "*.verdicts.toml text eol=lf merge=factcheck"
_DRIVER_NAME = "merge.factcheck.name"
_DRIVER = "merge.factcheck.driver"


@click.command("git-setup")
@click.option("--remove", is_flag=True, help="Undo it.")
@click.option("-q", "--quiet", is_flag=True, help="Print results only.")
def git_setup_command(*, remove: bool, quiet: bool) -> None:
    """Have git merge verdict files key by key in this repository, and say what was done. Running it twice does no harm.

    One line goes into .gitattributes, to be committed once for everybody; two settings go into this clone's own
    configuration, which git does not share: so everybody runs this once.
    """
    repository = Repository.here()
    done = [_attributes(repository.top / ".gitattributes", remove=remove), *_git_settings(repository, remove=remove)]
    for line in done:
        remark(line, quiet=quiet)


def driver() -> str:
    """The command for git's configuration: this very Python, whatever is on the path when git merges.

    -P keeps Python from loading modules out of the repository, in whose folder git runs it. Should this Python or
    factcheck be gone one day, git would take the failure for a conflict and leave our side without markers: then
    its own merge by lines is called.
    """
    python = f"{shlex.quote(Path(sys.executable).as_posix())} -P"
    ours = f"{python} -m factcheck merge-driver -- %O %A %B %P"
    by_lines = "git merge-file -L ours -L base -L theirs -- %A %O %B"
    return f"if {python} -c 'import factcheck' 2>/dev/null; then {ours}; else {by_lines}; fi"


def _attributes(path: Path, *, remove: bool) -> str:
    """Put the line in, or take it out; the rest of the file stays."""
    if path.is_symlink():
        raise FactcheckError(f"{path} is a symbolic link", hint="Git does not read attributes through a link.")
    try:
        before = path.read_bytes().decode("utf-8", "surrogateescape") if path.exists() else ""
        lines = before.splitlines(keepends=True)
        there = [line for line in lines if line.strip() == ATTRIBUTE]
        if bool(there) != remove:
            return f"{path}: {'unchanged, it has the line' if there else 'unchanged, it has no such line'}"
        if remove:
            after = "".join(line for line in lines if line.strip() != ATTRIBUTE)
        else:
            after = before + ("\n" if before and not before.endswith("\n") else "") + ATTRIBUTE + "\n"
        if after:
            path.write_bytes(after.encode("utf-8", "surrogateescape"))
        else:
            path.unlink()
    except OSError as error:
        raise FactcheckError(f"{path}: {error.strerror}", hint="Correct its permissions and try again.") from error
    return f"{path}: {'removed' if remove else 'added'}: {ATTRIBUTE}"


def _git_settings(repository: Repository, *, remove: bool) -> list[str]:
    said = []
    for key, value in ((_DRIVER_NAME, "verdicts, key by key"), (_DRIVER, driver())):
        now = repository.ask("config", "--local", "--default", "", "--get", key).rstrip("\n")
        if remove and now:
            repository.ask("config", "--local", "--unset-all", key)
            said.append(f"git config: removed: {key}")
        elif not remove and now != value:
            repository.ask("config", "--local", "--replace-all", key, value)
            said.append(f"git config: {key} = {value}")
        else:
            said.append(f"git config: unchanged: {key}{f' = {now}' if now else ' is not set'}")
    if remove:
        # An empty section would be left behind; that there is none is no error.
        repository.ask("config", "--local", "--remove-section", "merge.factcheck", may_fail=True)
    return said


@click.command("merge-driver")
@click.argument("base", type=GivenPath())
@click.argument("ours", type=GivenPath())
@click.argument("theirs", type=GivenPath())
@click.argument("name", default="")
def merge_driver_command(base: Path, ours: Path, theirs: Path, name: str) -> None:
    """Merge THEIRS into OURS, key by key; for git, which calls it after `git-setup`.

    Exit code 0 if all could be merged; 1 if one reviewer set the same field on both sides: then OURS has git's
    conflict markers there, and nowhere else.
    """
    from factcheck.verdicts import merge_texts, read_text, write_text

    name = name or str(ours)
    try:
        text, conflicted = merge_texts(read_text(base), read_text(ours), read_text(theirs), path=name)
        write_text(ours, text)
    except Exception as error:  # noqa: BLE001 - whatever fails here, git's own merge loses nothing
        said = f"{error.message}\n  {error.hint}" if isinstance(error, FactcheckError) else f"{name}: {error}"
        remark(f"{said}\n{name} is merged by lines instead.")
        sys.exit(merge_by_lines(ours, base, theirs))
    if conflicted:
        remark(f"{name}: one reviewer set the same field on both sides: open the review to choose")
    sys.exit(1 if conflicted else 0)
