"""`factcheck serve` as a process of its own, in a folder of its own."""

import asyncio
import re
import signal
import subprocess
import sys
import tomllib
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from tests.measured import CHILD, PATIENCE

ARTICLE = """“We are not a museum,” said Ines Ortega, the director of the harbour.

“I have never sold a share in this port,” said Dana Lee, the mayor.

“Freight by rail fell for a third year,” the report by Hugh Castell says.
"""
SOURCES = {
    "hearing.txt": "ORTEGA: We are not a museum.\n\nLEE: I have sold a share in this port.\n",
    "report.txt": "Freight by rail fell for a third year.\n",
}
TURNED = re.compile(r"\x1b\[[0-9;?<>=$]*[a-zA-Z]|\x1b\][^\x07]*\x07")


class Serving:
    """A folder with an article and its sources, and the server that was started for it."""

    def __init__(self, folder: Path, article: str = "quay.txt") -> None:
        self.folder = folder
        self.article = article
        (folder / "sources").mkdir(parents=True)
        (folder / ".git").mkdir()
        (folder / article).write_text(ARTICLE, "utf-8")
        for name, text in SOURCES.items():
            (folder / "sources" / name).write_text(text, "utf-8")
        self.process: subprocess.Popen[str] | None = None
        self.address = ""

    def command(self, *options: str) -> dict[str, Any]:
        """What subprocess is given to serve the article."""
        home = str(self.folder / "home")
        environment = CHILD | {"HOME": home, "PYTHONWARNINGS": "error"}
        arguments = ["serve", "--reviewer", "ada", *options, "--", self.article]
        return {
            "args": [sys.executable, "-P", "-m", "factcheck", *arguments],
            "cwd": self.folder,
            "env": environment,
            "text": True,
        }

    def start(self, *options: str, program: str = "") -> "Serving":
        command = self.command(*options)
        if program:
            command["args"][2:4] = ["-c", program]
        self.process = subprocess.Popen(**command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert self.process.stdout
        self.address = self.process.stdout.readline().strip()
        assert self.address, self.process.stderr and self.process.stderr.read()
        return self

    def stop(self, by: signal.Signals = signal.SIGINT) -> tuple[int, str]:
        """End it by a signal: its exit code, and what it said."""
        assert self.process
        self.process.send_signal(by)
        said = self.process.communicate(timeout=PATIENCE)[1]
        return self.process.returncode, said

    @property
    def port(self) -> int:
        return int(self.address.split(":")[2].split("/")[0])

    @property
    def token(self) -> str:
        return self.address.split("/")[3]

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def path(self) -> Path:
        """The verdict file."""
        return (self.folder / self.article).with_suffix(".verdicts.toml")

    def text(self) -> str:
        return self.path.read_text("utf-8")

    def verdicts(self) -> dict[str, str]:
        """Ada's verdicts by the first word of the claim."""
        claims = tomllib.loads(self.text())["claim"].values() if self.path.exists() else ()
        return {c["exact"].split()[0]: c["review"]["ada"]["verdict"] for c in claims if "review" in c}


class Tab:
    """What the page does, without a browser."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket
        self.raw = ""
        self.all = ""

    async def type(self, text: str) -> None:
        await self.socket.send_json(["stdin", text])

    async def wait(self, words: str) -> str:
        """Read what is drawn until these words have come; then forget it, and give it back."""
        async with asyncio.timeout(PATIENCE):
            while words not in (seen := TURNED.sub("", self.raw)):
                message = await self.socket.receive()
                assert message.type is aiohttp.WSMsgType.BINARY, f"never saw {words!r}: {seen[-2000:]!r}"
                self.raw += message.data.decode("utf-8", "replace")
        self.all += self.raw
        self.raw = ""
        return seen

    async def rest(self) -> str:
        """All that is drawn until the other side closes."""
        async with asyncio.timeout(PATIENCE):
            async for message in self.socket:
                self.raw += message.data.decode("utf-8", "replace")
        return TURNED.sub("", self.raw)


@asynccontextmanager
async def open_tab(serving: Serving) -> AsyncIterator[Tab]:
    """A tab of its own browser."""
    address = f"{serving.address}ws?width=100&height=30"
    async with aiohttp.ClientSession() as client, client.ws_connect(address, origin=serving.origin) as socket:
        yield Tab(socket)


@pytest.fixture
def serving(tmp_path: Path) -> Iterator[Serving]:
    made = Serving(tmp_path / "desk")
    yield made
    _end(made)


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """A server for tests that leave it as it was."""
    made = Serving(tmp_path_factory.mktemp("serve") / "desk").start()
    yield made
    made.stop()


def _end(serving: Serving) -> None:
    if serving.process:
        if serving.process.poll() is None:
            serving.process.kill()
        serving.process.communicate()
