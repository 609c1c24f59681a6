"""Chromium without a window, driven over its DevTools protocol; what it is waited for are its own events."""

import asyncio
import base64
import re
import shutil
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp

from tests.measured import PATIENCE

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--remote-debugging-port=0",
)
_TURNED = re.compile(r"\x1b\[[0-9;?<>=$]*[a-zA-Z]|\x1b\][^\x07]*\x07")


class Page:
    """One page of the browser. `drawn` is what came through its sockets since the last look, without escapes."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse, session: str = "") -> None:
        self.socket = socket
        self.session = session
        self.events: list[dict[str, Any]] = []
        self.drawn = ""
        self.raw = ""
        self._sent = 0

    async def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        self._sent += 1
        mine = self._sent
        message = {"id": mine, "method": method, "params": parameters}
        await self.socket.send_json(message | ({"sessionId": self.session} if self.session else {}))
        while True:
            answer = await self._receive()
            if answer.get("id") == mine:
                assert "error" not in answer, answer
                return answer["result"]

    async def _receive(self) -> dict[str, Any]:
        message = await self.socket.receive_json(timeout=PATIENCE)
        if message.get("method") == "Network.webSocketFrameReceived":
            frame = message["params"]["response"]
            if frame["opcode"] == 2:
                self.raw += base64.b64decode(frame["payloadData"]).decode("utf-8", "replace")
                self.drawn = _TURNED.sub("", self.raw)
        if "method" in message:
            self.events.append(message)
        return message

    async def wait(self, words: str) -> str:
        """Read what is drawn until these words have come; then forget it, and give it back."""
        while words not in self.drawn:
            await self._receive()
        seen, self.drawn, self.raw = self.drawn, "", ""
        return seen

    async def event(self, method: str) -> dict[str, Any]:
        """The next event of a kind, or the last that came already."""
        while not (found := [it for it in self.events if it["method"] == method]):
            await self._receive()
        self.events.remove(found[-1])
        return found[-1]["params"]

    async def open(self, address: str) -> None:
        for domain in ("Page", "Network", "Runtime", "Log"):
            await self.call(f"{domain}.enable")
        await self.call("Page.navigate", url=address)

    async def type(self, text: str) -> None:
        """Keys, one after the other, as from a keyboard."""
        for sign in text:
            await self.key(sign, text=sign)

    async def key(self, key: str, *, text: str = "", code: int = 0, modifiers: int = 0) -> None:
        shared = {"key": key, "modifiers": modifiers, "windowsVirtualKeyCode": code or ord(key[0].upper())}
        await self.call("Input.dispatchKeyEvent", type="keyDown", **shared, **({"text": text} if text else {}))
        await self.call("Input.dispatchKeyEvent", type="keyUp", **shared)

    async def evaluate(self, script: str) -> Any:
        done = await self.call("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        return done["result"].get("value", done)

    async def picture(self) -> bytes:
        """What it looks like, as PNG."""
        shot = await self.call("Page.captureScreenshot", format="png")
        return base64.b64decode(shot["data"])


@asynccontextmanager
async def browser(folder: Path, size: tuple[int, int] = (1200, 700)) -> AsyncIterator[Any]:
    """A browser with nothing in it, its profile in `folder`; gives a function that opens pages in tabs of their own."""
    process = await asyncio.create_subprocess_exec(
        str(CHROMIUM),
        *_FLAGS,
        f"--user-data-dir={folder}",
        f"--window-size={size[0]},{size[1]}",
        "about:blank",
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    assert process.stderr
    try:
        while not (line := await process.stderr.readline()).startswith(b"DevTools listening on "):
            assert line, "Chromium did not start"
        address = line.split()[-1].decode()
        root = address.partition("/devtools/")[0].replace("ws:", "http:")
        async with aiohttp.ClientSession() as client:
            sockets = []

            async def new(where: str) -> Page:
                async with client.put(f"{root}/json/new?about:blank") as answer:
                    target = await answer.json()
                socket = await client.ws_connect(target["webSocketDebuggerUrl"], max_msg_size=0)
                sockets.append(socket)
                page = Page(socket)
                await page.open(where)
                return page

            yield new
            for socket in sockets:
                await socket.close()
    finally:
        process.kill()
        await process.wait()
