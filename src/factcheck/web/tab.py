"""One tab's review: a process of its own, and what goes to and fro between it and the page."""

import asyncio
import json
import os
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import suppress
from typing import Any, Self

from factcheck.web import DRIVER

PATIENCE = 40.0
"""Seconds a review may take to end: it may be waiting for the verdict file, which it does for up to 30."""

_STARTED = b"__GANGLION__\n"  # what Textual's WebDriver says before its packets
_WIDEST = 1000  # columns and lines of any screen


class Tab:
    """A review that is drawn into pipes, in the packets of Textual's WebDriver: a letter, a length, the content."""

    def __init__(self, process: Process) -> None:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        self._process = process
        self._into = process.stdin
        self._out = process.stdout
        self._said = asyncio.create_task(process.stderr.read())
        self._started = False

    @classmethod
    async def open(cls, command: Sequence[str], width: int, height: int) -> Self:
        """Start the review. No shell is in between: what the command names is data."""
        environment = _environment(os.environ, *_size(width, height))
        return cls(
            await asyncio.create_subprocess_exec(*command, stdin=PIPE, stdout=PIPE, stderr=PIPE, env=environment)
        )

    async def drawn(self) -> AsyncIterator[bytes]:
        """What it draws, until it ends. Links and files that it might hand to the browser are dropped."""
        with suppress(asyncio.IncompleteReadError):
            while True:
                head = await self._out.readexactly(5)
                if _STARTED.startswith(head):  # before its first packet, and of each further screen of the process
                    await self._out.readexactly(len(_STARTED) - len(head))
                    self._started = True
                    continue
                content = await self._out.readexactly(int.from_bytes(head[1:], "big"))
                if head[:1] == b"D":
                    yield content

    async def said(self) -> str:
        """The words it left when it ended: how far the review is, or what was wrong."""
        return (await self._said).decode("utf-8", "replace").strip()

    async def type(self, text: str) -> None:
        if content := text.encode("utf-8", "ignore"):  # half a character is no key, and nothing would end it
            await self._send(b"D", content)

    async def resize(self, width: int, height: int) -> None:
        width, height = _size(width, height)
        await self._tell(type="resize", width=width, height=height)

    async def focus(self, *, on: bool) -> None:
        await self._tell(type="focus" if on else "blur")

    async def end(self) -> None:
        """End it as `q` does; kill it if it will not. Done when the process is gone."""
        with suppress(ProcessLookupError):  # it has ended by itself
            if self._started:
                await self._tell(type="quit")
            else:
                self._process.terminate()  # it has decided nothing yet, and does not listen
            try:
                await asyncio.wait_for(self._process.wait(), PATIENCE)
            except TimeoutError:
                self._process.kill()
        await self._process.wait()

    async def _tell(self, **what: Any) -> None:
        await self._send(b"M", json.dumps(what).encode())

    async def _send(self, kind: bytes, content: bytes) -> None:
        with suppress(ConnectionError):  # it has ended
            self._into.write(kind + len(content).to_bytes(4, "big") + content)
            await self._into.drain()


def _size(width: int, height: int) -> tuple[int, int]:
    return max(1, min(_WIDEST, width)), max(1, min(_WIDEST, height))


def _environment(mine: Mapping[str, str], width: int, height: int) -> dict[str, str]:
    """The child's environment: the screen is the page, not the terminal that `serve` was started in."""
    screen = {"TEXTUAL_DRIVER": DRIVER, "TEXTUAL_COLOR_SYSTEM": "truecolor", "COLUMNS": str(width), "ROWS": str(height)}
    return {name: value for name, value in mine.items() if name != "TMUX"} | screen
