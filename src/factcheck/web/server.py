"""The server of one article's review: it answers this machine alone, under its own name, to who knows the token.

textual-serve gives the terminal in the page (script, style, fonts). Its own server is not used: that starts a tab's
process through a shell, asks another host for a font, lists its folder to everybody and knows no token.
"""

import asyncio
import hmac
import html
import json
import logging
import os
import re
import secrets
import signal
import socket
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from pathlib import Path
from string import Template

import textual_serve
from aiohttp import WSMsgType, web

from factcheck.core.errors import FactcheckError
from factcheck.core.text import visible
from factcheck.web.tab import PATIENCE, Tab

HOST = "127.0.0.1"
MAX_TABS = 8
"""Reviews at a time: each is a process."""
MAX_MESSAGE = 1_000_000
"""Bytes of what a page says at a time: a long text that is pasted has less."""

_HERE = Path(__file__).parent
_STATIC = Path(textual_serve.__file__).parent / "static"
_FILES = {
    "page.css": (_HERE / "page.css", "text/css"),
    "page.js": (_HERE / "page.js", "text/javascript"),
    "xterm.css": (_STATIC / "css" / "xterm.css", "text/css"),
    "textual.js": (_STATIC / "js" / "textual.js", "text/javascript"),
    "mono.ttf": (_STATIC / "fonts" / "RobotoMono-VariableFont_wght.ttf", "font/ttf"),
    "mono-italic.ttf": (_STATIC / "fonts" / "RobotoMono-Italic-VariableFont_wght.ttf", "font/ttf"),
}

_LOST = "Not here. Use the whole address that factcheck serve printed, including everything after the port."

_CLEARED = "\x1b[?1049l\x1b[?1000l\x1b[?1003l\x1b]111\x07\x1b[0m\x1b[2J\x1b[H"
"""What leaves the review's screen: its other buffer, the mouse, its colours."""

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def serve(command: Sequence[str], *, title: str, port: int, ready: Callable[[str], None]) -> None:
    """Serve the review that `command` starts, one process a tab, until a signal to end comes.

    `port` 0 is any free one. `ready` gets the address, token and all, once the server listens. Raises
    FactcheckError if the port is taken.
    """
    with _listening(port) as listening:
        asyncio.run(_until_stopped(Server(command, title, listening.getsockname()[1]), listening, ready))


def _listening(port: int) -> socket.socket:
    try:
        return socket.create_server((HOST, port))
    except OSError as error:
        raise FactcheckError(
            f"port {port} of {HOST} cannot be had: {os.strerror(error.errno) if error.errno else error}",
            hint="Another program may have it. Leave --port out to get a free one.",
        ) from error


async def _until_stopped(server: "Server", listening: socket.socket, ready: Callable[[str], None]) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number and signal.getsignal(number) is not signal.SIG_IGN:  # nohup, say
            with suppress(NotImplementedError):  # on Windows, where ctrl+c cancels this task
                loop.add_signal_handler(number, stop.set)
    # What strangers send may not fill the terminal; what goes wrong behind the token is said there.
    strangers = logging.getLogger(f"{__name__}.strangers")
    strangers.disabled = True
    runner = web.AppRunner(server.app(), access_log=None, logger=strangers, shutdown_timeout=PATIENCE)
    await runner.setup()
    try:
        await web.SockSite(runner, listening).start()
        ready(server.address)
        await stop.wait()
    finally:
        await runner.cleanup()


class Server:
    """Serves one command's screen, to those who have the address."""

    def __init__(self, command: Sequence[str], title: str, port: int) -> None:
        self.name = HOST if port == 80 else f"{HOST}:{port}"  # as browsers say it
        self._command = command
        self._title = title
        self._token = secrets.token_urlsafe(32)
        self._tabs: set[Tab] = set()
        self._opened = 0

    @property
    def address(self) -> str:
        return f"http://{self.name}/{self._token}/"

    def app(self) -> web.Application:
        app = web.Application(middlewares=[self._guard])
        app.add_routes(
            [
                web.get("/{token}", self._to_page),
                web.get("/{token}/", self._page),
                web.get("/{token}/ws", self._review),
                web.get("/{token}/static/{name}", _file),
            ]
        )
        app.on_response_prepare.append(self._harden)
        app.on_shutdown.append(self._end_all)
        return app

    @web.middleware
    async def _guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """No request comes further that does not name this server, comes from another site, or lacks the token."""
        if request.headers.getall("Host", []) != [self.name]:
            # A name of somebody else's that leads here (DNS rebinding).
            return web.Response(status=421, text=f"This server is called {self.name}, and by no other name.")
        if request.headers.getall("Origin", [f"http://{self.name}"]) != [f"http://{self.name}"]:
            return web.Response(status=403, text="This server does not answer to other sites.")
        given = request.path.removeprefix("/").partition("/")[0].encode("utf-8", "replace")
        if not hmac.compare_digest(given, self._token.encode()):
            return web.Response(status=404, text=_LOST)
        try:
            return await handler(request)
        except web.HTTPException:
            raise
        except Exception:
            logging.getLogger(__name__).exception("A request of the page could not be answered.")
            raise

    async def _harden(self, _: web.Request, response: web.StreamResponse) -> None:
        """The page may load what is here and nothing else; opens nothing, is in nobody's frame, and tells no address."""
        response.headers.update(
            {
                "Cache-Control": "no-store",
                "Content-Security-Policy": (
                    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; "
                    f"img-src data:; connect-src ws://{self.name}; base-uri 'none'; form-action 'none'; "
                    "frame-ancestors 'none'; sandbox allow-scripts allow-same-origin"
                ),
                "Cross-Origin-Opener-Policy": "same-origin",
                "Cross-Origin-Resource-Policy": "same-origin",
                "Permissions-Policy": "clipboard-read=(), camera=(), microphone=(), geolocation=()",
                "Referrer-Policy": "no-referrer",
                "X-Content-Type-Options": "nosniff",
                "X-Frame-Options": "DENY",
            }
        )

    async def _to_page(self, _: web.Request) -> web.Response:
        return web.Response(status=307, headers={"Location": f"/{self._token}/"})

    async def _page(self, _: web.Request) -> web.Response:
        page = Template((_HERE / "page.html").read_text("utf-8"))
        words = {"title": self._title, "socket": f"ws://{self.name}/{self._token}/ws"}
        text = page.substitute({name: html.escape(word) for name, word in words.items()})
        return web.Response(text=text, content_type="text/html")

    async def _review(self, request: web.Request) -> web.StreamResponse:
        """A tab's review, from the page's opening to its closing."""
        if "Origin" not in request.headers:  # browsers say it whenever they open a socket
            return web.Response(status=403, text="Only the page may ask for this.")
        page = web.WebSocketResponse(heartbeat=15, compress=False, max_msg_size=MAX_MESSAGE)
        await page.prepare(request)
        if self._opened >= MAX_TABS:
            await page.send_bytes(f"{MAX_TABS} tabs are open already: close one, and reload this page.\r\n".encode())
            await page.close()
            return page
        self._opened += 1
        try:
            tab = await Tab.open(self._command, _number(request, "width", 80), _number(request, "height", 24))
        except BaseException:
            self._opened -= 1
            raise
        await self._follow(tab, page)
        return page

    async def _follow(self, tab: Tab, page: web.WebSocketResponse) -> None:
        self._tabs.add(tab)
        drawing = asyncio.create_task(self._draw(tab, page))
        try:
            async for message in page:
                if message.type is WSMsgType.TEXT:
                    await _pass_on(message.data, tab, page)
        finally:
            await tab.end()
            await drawing
            self._tabs.discard(tab)

    async def _draw(self, tab: Tab, page: web.WebSocketResponse) -> None:
        """Show what the review draws, and at its end the words it left. A page that is gone does not stop it.

        The tab's place is free before its page hears of the end: who then opens another finds room.
        """
        try:
            async for data in tab.drawn():
                with suppress(ConnectionError):
                    await page.send_bytes(data)
            last = visible(await tab.said(), lines=True).replace("\n", "\r\n")
        finally:
            self._opened -= 1
        with suppress(ConnectionError):
            await page.send_bytes(f"{_CLEARED}{last}\r\n".encode())
        await page.close()

    async def _end_all(self, _: web.Application) -> None:
        await asyncio.gather(*(tab.end() for tab in self._tabs))


async def _pass_on(data: str, tab: Tab, page: web.WebSocketResponse) -> None:
    """What the page's script says, given to the review; anything else is dropped."""
    try:
        said = json.loads(data) if _is_flat(data) else None
    except ValueError:
        return
    match said:
        case ["stdin", str(text)]:
            await tab.type(text)
        case ["resize", {"width": int(width), "height": int(height)}]:
            await tab.resize(width, height)
        case ["focus" | "blur" as which]:
            await tab.focus(on=which == "focus")
        case ["ping", str(number)]:
            with suppress(ConnectionError):
                await page.send_json(["pong", number])


def _is_flat(data: str) -> bool:
    """Whether it is JSON no deeper than a message; brackets may be in what was typed."""
    return data.count("[") + data.count("{") <= 2 or bool(_TYPED.fullmatch(data))


_TYPED = re.compile(r'\["(?:stdin|ping)",\s*"(?:[^"\\]++|\\.)*+"\]')


async def _file(request: web.Request) -> web.StreamResponse:
    found = _FILES.get(request.match_info["name"])
    if found is None:
        return web.Response(status=404, text=_LOST)
    path, kind = found
    return web.FileResponse(path, headers={"Content-Type": kind})


def _number(request: web.Request, name: str, usual: int) -> int:
    text = request.query.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 5 else usual
