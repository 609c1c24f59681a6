"""The program's process without the wait for its start: forked from one that has imported the program and its words.

Arguments, environment, folder, streams, exit code and the end of the interpreter are the child's own. What is shared is
what happened before: imports, the lexicon and rules of English, and the seed of hashes. Who asks for `PYTHON…` variables, or measures coverage, gets an
interpreter of their own.

`Nursery.folder` has a `factcheck` for scripts: a small program that has its work done the same way.
"""

import atexit
import gc
import json
import os
import pkgutil
import select
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from importlib import import_module
from pathlib import Path
from shlex import quote
from tempfile import TemporaryFile
from types import TracebackType
from typing import Self

SECONDS = 600
"""As patient as `measured.PATIENCE`; this file runs as a script, which imports no tests."""

COMMAND = """import json, os, socket, sys
with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as channel:
    channel.connect({door!r})
    asked = json.dumps([sys.argv[1:], os.getcwd(), dict(os.environ)])
    socket.send_fds(channel, [asked.encode()], [0, 1, 2])
    channel.recv(99)
    code = int(channel.recv(99))
sys.exit(code if code >= 0 else 128 - code)
"""


class Nursery:
    """Runs `factcheck` with the environment it was made with; a context manager, for one thread."""

    def __init__(self, environment: dict[str, str]) -> None:
        self._channel, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._channel.settimeout(SECONDS)
        self.folder = Path(tempfile.mkdtemp())
        door = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        name = f"\0{self.folder.name}-{os.getpid()}"  # of no file: a path of a folder may be too long for it
        door.bind(name)
        door.listen()
        asks, command = self.folder / "ask.py", self.folder / "factcheck"
        asks.write_text(COMMAND.format(door=name))
        command.write_text(f'#!/bin/sh\nexec {quote(sys.executable)} -ISs {quote(str(asks))} "$@"\n')
        command.chmod(0o755)
        with theirs, door:
            self._mother = subprocess.Popen(
                [sys.executable, __file__, str(theirs.fileno()), str(door.fileno())],
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,  # so that its streams are made for a pipe, as they are for whoever reads them
                pass_fds=[theirs.fileno(), door.fileno()],
            )
            self._mother.wait(SECONDS)  # it leaves a process that is nobody's child: some tests look for children

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._channel.close()
        self._mother.communicate(timeout=SECONDS)  # until the last of them has closed what it prints to
        shutil.rmtree(self.folder)

    def run(
        self, arguments: tuple[str, ...], *, cwd: Path, environment: dict[str, str], stdin: str
    ) -> "subprocess.CompletedProcess[str]":
        with TemporaryFile("w+") as given, TemporaryFile("w+") as out, TemporaryFile("w+") as error:
            given.write(stdin)
            given.seek(0)
            asked = json.dumps([arguments, str(cwd), environment]).encode()
            socket.send_fds(self._channel, [asked], [given.fileno(), out.fileno(), error.fileno()])
            child = int(self._channel.recv(99))
            try:
                code = int(self._channel.recv(99))
            except TimeoutError:
                os.kill(child, signal.SIGKILL)
                raise
            out.seek(0)
            error.seek(0)
            return subprocess.CompletedProcess(arguments, code, out.read(), error.read())


def children(channel: socket.socket, door: socket.socket) -> bool:
    """Fork at each request. True in a child, which is then set up as it was asked for; False when no more are wanted."""
    while True:
        ready, _, _ = select.select([channel, door], [], [])
        if channel in ready:
            asked, streams, _, _ = socket.recv_fds(channel, 1 << 20, 3)
            if not asked:
                return False
            if born(channel, asked, streams):
                return True
        else:
            caller = door.accept()[0]
            if os.fork() == 0:  # it waits for the command, while others may be asked for
                if born(caller, *socket.recv_fds(caller, 1 << 20, 3)[:2]):
                    return True
                os._exit(0)
            caller.close()
        while waited():
            pass


def waited() -> int:
    """The number of a process that has ended and was waited for; 0 if there is none."""
    try:
        return os.waitpid(-1, os.WNOHANG)[0]
    except ChildProcessError:
        return 0


def born(channel: socket.socket, asked: bytes, streams: list[int]) -> bool:
    """True in the child; in its parent False, when it has ended and the channel has its exit code."""
    if child := os.fork():
        channel.send(str(child).encode())
        for stream in streams:
            os.close(stream)
        channel.send(str(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])).encode())
        return False
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    arguments, folder, environment = json.loads(asked)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.path[0] = folder  # as `python -m` has it
    sys.argv[1:] = arguments
    return True


def serve(channel: socket.socket, door: socket.socket) -> None:
    """Import the program, have it load its lexicons and rules, then fork at each request."""
    import factcheck
    from factcheck.cli import main

    for module in pkgutil.walk_packages(factcheck.__path__, "factcheck."):
        if not module.name.startswith(("factcheck.tui", "factcheck.web", "factcheck.protocols", "factcheck.__main__")):
            import_module(module.name)
    claim = factcheck.find_claims(factcheck.Document.from_text("“We will not pay,” said Ines Ortega on Monday."))[0]
    factcheck.compare(claim.text, "We will pay", before="The board denies that ", after=" for it.")
    gc.freeze()
    with channel, door:
        wanted = children(channel, door)
    if wanted:
        try:
            main()
        except SystemExit as left:
            leave(left.code)


def leave(code: str | int | None) -> None:
    """End as an interpreter ends, but for taking apart what it has in memory: that takes longer than most commands."""
    threading._shutdown()  # type: ignore[attr-defined]
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code if isinstance(code, int) else 1)


if __name__ == "__main__":
    if os.fork():
        os._exit(0)
    serve(*(socket.socket(fileno=int(each)) for each in sys.argv[1:]))
