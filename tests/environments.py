"""The tests in fifteen environments: they must pass whatever the machine and the person who runs them have set.

    python tests/environments.py                        # all tests in each: an hour
    python tests/environments.py git stranger -- tests/cli -n 2

Run by hand; CI runs `everything`, which is the variables of all of them at once, over the tests of the programs' edges.
Each environment gets a copy of the project, so that nothing is written into this one.
"""

import os
import shutil
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
LEFT_OUT = shutil.ignore_patterns(
    ".venv", ".git", ".*_cache", ".hypothesis", "__pycache__", "build", "dist", "*.actual.*"
)
NOBODY = 65534

Variables = dict[str, str | None]


@dataclass
class Place:
    """The copy of the project, an empty folder beside it, and how the tests are started there."""

    project: Path
    spare: Path
    python: Path
    before: list[str] = field(default_factory=list)
    umask: int = 0o022


Environment = Callable[[Place], Variables]


def no_colour(_: Place) -> Variables:
    """A terminal that can do nothing."""
    return {"NO_COLOR": "1", "TERM": "dumb"}


def colour(_: Place) -> Variables:
    """Colour everywhere, in a window that is no larger than a stamp."""
    return {"FORCE_COLOR": "1", "CLICOLOR_FORCE": "1", "COLORTERM": "truecolor", "COLUMNS": "20", "LINES": "5"}


def far_away(_: Place) -> Variables:
    """A day ahead of the rest of us, where no clock is ever on the hour."""
    return {"TZ": "Pacific/Chatham", "LANG": "de_DE.UTF-8"}


def ascii_only(_: Place) -> Variables:
    return {"LC_ALL": "C", "LANG": "C", "PYTHONIOENCODING": None}


def turkish(place: Place) -> Variables:
    """Where the small letter of I is not i; the locale is made if the machine lacks it."""
    if not shutil.which("localedef"):
        sys.exit("turkish: no localedef on this machine")
    made = place.spare / "tr_TR.UTF-8"
    subprocess.run(["localedef", "-i", "tr_TR", "-f", "UTF-8", made], check=True)
    return {"LOCPATH": str(place.spare), "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"}


def strict(_: Place) -> Variables:
    """Every warning is an error, and no assert statement is compiled."""
    return {"PYTHONWARNINGS": "error", "PYTHONOPTIMIZE": "2", "PYTHONHASHSEED": "0"}


def homeless(_: Place) -> Variables:
    return {name: None for name in os.environ if name.startswith(("HOME", "XDG_", "USER", "LOGNAME", "SHELL", "TERM"))}


def read_only(place: Place) -> Variables:
    """A home, and folders for settings and caches, in which nothing can be made."""
    shut = place.spare / "shut"
    shut.mkdir(mode=0o555)
    names = ("CACHE", "CONFIG", "DATA", "STATE")
    return {"HOME": str(shut), "XDG_RUNTIME_DIR": str(shut)} | {f"XDG_{name}_HOME": str(shut / name) for name in names}


def private(place: Place) -> Variables:
    """Files for their owner's eyes alone, and a person with settings of their own."""
    place.umask = 0o077
    own = place.spare / "config" / "factcheck"
    own.mkdir(parents=True)
    (own / "config.toml").write_text('reviewer = "somebody"\ntheme = "textual-light"\n', "utf-8")
    return {"XDG_CONFIG_HOME": str(own.parent), "XDG_CACHE_HOME": str(place.spare / "cache")}


def git(place: Place) -> Variables:
    """A git that signs, runs hooks that fail, changes line ends, pages and colours, and is led elsewhere by variables."""
    hooks = place.spare / "hooks"
    hooks.mkdir()
    for name in (
        "pre-commit",
        "commit-msg",
        "post-checkout",
        "post-merge",
        "pre-merge-commit",
        "reference-transaction",
    ):
        (hooks / name).write_text("#!/bin/sh\nexit 1\n", "utf-8")
        (hooks / name).chmod(0o755)
    settings = place.spare / "gitconfig"
    settings.write_text(
        "[user]\n\tname = Somebody Else\n\temail = else@example.org\n\tsigningkey = none\n"
        "[commit]\n\tgpgsign = true\n[tag]\n\tgpgsign = true\n[gpg]\n\tprogram = false\n"
        f"[core]\n\thooksPath = {hooks}\n\tautocrlf = true\n\tpager = false\n\tquotePath = false\n"
        "[init]\n\tdefaultBranch = trunk\n[merge]\n\tconflictStyle = zdiff3\n[color]\n\tui = always\n"
        "[diff]\n\tnoprefix = true\n\trenames = false\n[safe]\n\tbareRepository = explicit\n",
        "utf-8",
    )
    return {
        "GIT_CONFIG_GLOBAL": str(settings),
        "GIT_CONFIG_SYSTEM": str(settings),
        "GIT_AUTHOR_NAME": "Another",
        "GIT_COMMITTER_EMAIL": "another@example.org",
        "GIT_DIR": str(place.spare / "nowhere.git"),
        "GIT_WORK_TREE": str(place.spare),
        "GIT_INDEX_FILE": str(place.spare / "index"),
        "GIT_EDITOR": "false",
        "GIT_TRACE": "1",
    }


def blanks(place: Place) -> Variables:
    """Temporary folders, too, in a path that has to be quoted everywhere (the copy always is in one)."""
    temporary = place.spare / "Ärger mit 'Pfaden' & $HOME"
    temporary.mkdir()
    return {"TMPDIR": str(temporary)}


def no_git(place: Place) -> Variables:
    """All programs of the machine but git."""
    programs = place.spare / "bin"
    programs.mkdir()
    for folder in reversed(os.environ["PATH"].split(os.pathsep)):
        for program in Path(folder).glob("*") if Path(folder).is_dir() else ():
            if not program.name.startswith("git"):
                (programs / program.name).unlink(missing_ok=True)
                (programs / program.name).symlink_to(program)
    return {"PATH": str(programs)}


def stranger(place: Place) -> Variables:
    """A user who is not root."""
    if os.getuid() == 0:
        if not shutil.which("setpriv"):
            sys.exit("stranger: no setpriv on this machine")
        place.before = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
        for path in (place.project, *place.project.rglob("*"), place.spare):
            os.chown(path, NOBODY, NOBODY, follow_symlinks=False)
    return {"HOME": str(place.spare), "USER": "nobody", "LOGNAME": "nobody"}


def load(place: Place) -> Variables:
    """Eight busy processes for each core."""
    busy = f"for n in $(seq {8 * (os.cpu_count() or 1)}); do (while :; do :; done) & done"
    place.before = ["bash", "-c", f'trap "kill 0" EXIT; {busy}; "$@"', "load"]
    return {}


def everything(place: Place) -> Variables:
    """The variables of all of them at once, as far as they can be had together."""
    parts = (no_colour, colour, far_away, ascii_only, read_only, git, blanks)
    variables: Variables = {}
    for part in parts:
        variables |= part(place)
    place.umask = 0o077
    return variables | {"PYTHONWARNINGS": "error", "PYTHONOPTIMIZE": "2", "TERM": "dumb"}


ENVIRONMENTS: dict[str, Environment] = {
    made.__name__.replace("_", "-"): made
    for made in (
        no_colour,
        colour,
        far_away,
        ascii_only,
        turkish,
        strict,
        homeless,
        read_only,
        private,
        git,
        blanks,
        no_git,
        stranger,
        load,
        everything,
    )
}


def interpreter(folder: Path) -> Path:
    """A Python that has the libraries of the one that runs this, and the copy of the project as `factcheck`."""
    base = Path(sys.base_prefix)
    if not all(parent.stat().st_mode & stat.S_IXOTH for parent in (base, *base.parents)):  # in root's home, say
        base = shutil.copytree(
            base, folder / "base", symlinks=True, ignore=shutil.ignore_patterns("test", "site-packages", "__pycache__")
        )
    python = f"python{sys.version_info.major}.{sys.version_info.minor}"
    subprocess.run([base / "bin" / python, "-m", "venv", "--without-pip", folder / "venv"], check=True)
    libraries = folder / "venv" / "lib" / python / "site-packages"
    mine = next(path for path in sys.path if path.endswith("site-packages"))
    # Relative, as older Pythons read these files as ASCII where the locale is C.
    (libraries / "project.pth").write_text(f"../../../../project/src\n{mine}\n", "utf-8")
    program = folder / "venv" / "bin" / "factcheck"
    program.write_text(f'#!/bin/sh\nexec "{program.parent / python}" -m factcheck "$@"\n', "utf-8")
    program.chmod(0o755)
    return program.parent / python


@contextmanager
def copy() -> Iterator[Place]:
    """The project in a folder of its own, which others can read and which has blanks and umlauts in its name."""
    folder = Path(tempfile.mkdtemp(prefix="Prüf stand "))
    try:
        folder.chmod(0o755)
        shutil.copytree(PROJECT, folder / "project", ignore=LEFT_OUT)
        (folder / "spare").mkdir()
        yield Place(folder / "project", folder / "spare", interpreter(folder))
    finally:
        with suppress(OSError):
            (folder / "spare" / "shut").chmod(0o755)
        shutil.rmtree(folder, ignore_errors=True)


def tests(name: str, arguments: list[str]) -> int:
    """Run the tests there: pytest's exit code."""
    with copy() as place:
        variables = ENVIRONMENTS[name](place)
        environment = {key: value for key, value in {**os.environ, **variables}.items() if value is not None}
        command = [*place.before, str(place.python), "-m", "pytest", "-p", "no:cacheprovider", *arguments]
        return subprocess.run(command, cwd=place.project, env=environment, umask=place.umask, check=False).returncode


def main(words: list[str]) -> int:
    at = words.index("--") if "--" in words else len(words)
    names, arguments = words[:at] or list(ENVIRONMENTS), words[at + 1 :] or ["-n", "auto", "--dist", "worksteal"]
    if unknown := set(names) - set(ENVIRONMENTS):
        print(
            f"no such environment: {', '.join(sorted(unknown))}; there are {', '.join(ENVIRONMENTS)}", file=sys.stderr
        )
        return 2
    failed = []
    for name in names:
        print(f"== {name}", flush=True)
        began = time.monotonic()
        code = tests(name, arguments)
        print(f"== {name}: {'passed' if code == 0 else 'FAILED'} after {time.monotonic() - began:.0f} s", flush=True)
        failed += [name] if code else []
    print(f"failed in {', '.join(failed)}" if failed else f"passed in all {len(names)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
