"""Who is answered: this machine alone, under the server's own name, from its own page, with the token."""

import http.client
import socket
import subprocess
import sys
from email.message import Message
from typing import NamedTuple

import pytest

pytest.importorskip("textual_serve", reason="the extra `serve` is not installed")

from tests.measured import PATIENCE
from tests.web.conftest import Serving

UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "c29tZSBrZXkgb2YgMTYgYg==",
}
EVIL = {"Host": "evil.example:{port}"}
LOCALHOST = {"Host": "localhost:{port}"}
NO_PORT = {"Host": "127.0.0.1"}
OWN = {"Origin": "http://127.0.0.1:{port}"}
OTHER = {"Origin": "http://evil.example"}
OTHER_PORT = {"Origin": "http://127.0.0.1:1"}
NOBODY = {"Origin": "null"}
WS = "/{token}/ws?width=80&height=24"

RULES = [
    ("/{token}/", {}, 200),
    ("/{token}/", OWN, 200),
    ("/{token}", {}, 307),
    ("/{token}/static/textual.js", {}, 200),
    ("/{token}/static/mono.ttf", {}, 200),
    (WS, UPGRADE | OWN, 101),
    # without the token there is nothing, not even a file that tells what runs here
    ("/", {}, 404),
    ("/favicon.ico", {}, 404),
    ("/static/textual.js", {}, 404),
    ("/ws", UPGRADE | OWN, 404),
    ("/wrong/", {}, 404),
    ("/wrong/static/textual.js", {}, 404),
    ("/wrong/ws", UPGRADE | OWN, 404),
    ("/{token}x/", {}, 404),
    ("/x{token}/", {}, 404),
    ("/é/", {}, 404),
    ("//{token}/", {}, 404),
    ("/?token={token}", {}, 404),
    # with it, there are the page's own files and nothing else
    ("/{token}/static/", {}, 404),
    ("/{token}/static/../server.py", {}, 404),
    ("/{token}/static/%2e%2e%2fserver.py", {}, 404),
    ("/{token}/static/..%5cserver.py", {}, 404),
    ("/{token}/download/key", {}, 404),
    ("/{token}/quay.txt", {}, 404),
    # a name that leads here and is not ours: DNS rebinding
    ("/{token}/", EVIL, 421),
    ("/{token}/", LOCALHOST, 421),
    ("/{token}/", NO_PORT, 421),
    ("/{token}/static/textual.js", EVIL, 421),
    ("/wrong/", EVIL, 421),
    (WS, UPGRADE | OWN | EVIL, 421),
    # a page of another site: cross-site requests and sockets
    ("/{token}/", OTHER, 403),
    ("/{token}/static/textual.js", OTHER, 403),
    (WS, UPGRADE | OTHER, 403),
    (WS, UPGRADE | OTHER_PORT, 403),
    (WS, UPGRADE | NOBODY, 403),
    (WS, UPGRADE, 403),
]


class Answer(NamedTuple):
    status: int
    headers: Message
    body: bytes


def ask(serving: Serving, path: str, headers: dict[str, str], method: str = "GET") -> Answer:
    known = {"token": serving.token, "port": serving.port}
    connection = http.client.HTTPConnection("127.0.0.1", serving.port, timeout=PATIENCE)
    try:
        connection.putrequest(method, path.format(**known).replace("é", "%C3%A9"), skip_host="Host" in headers)
        for name, value in headers.items():
            connection.putheader(name, value.format(**known))
        connection.endheaders()
        with connection.getresponse() as answer:
            return Answer(answer.status, answer.headers, b"" if answer.status == 101 else answer.read())
    finally:
        connection.close()


@pytest.mark.parametrize(("path", "headers", "status"), RULES)
def test_who_is_answered(started: Serving, path: str, headers: dict[str, str], status: int) -> None:
    answer = ask(started, path, headers)
    assert answer.status == status
    if status == 101:
        return
    if status not in {200, 307}:
        assert started.token not in str(answer.headers)
        assert started.token.encode() not in answer.body
    # Nothing that is answered tells the address to anybody, is kept, or is shown in somebody's frame.
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "Access-Control-Allow-Origin" not in answer.headers
    policy = answer.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'self';")
    assert "frame-ancestors 'none'" in policy
    assert "allow-popups" not in policy, "what looks like a link in an article opens nothing"


def test_two_names_are_one_too_many(started: Serving) -> None:
    with socket.create_connection(("127.0.0.1", started.port), timeout=PATIENCE) as raw:
        names = f"Host: 127.0.0.1:{started.port}\r\nHost: evil.example\r\n"
        raw.sendall(f"GET /{started.token}/ HTTP/1.1\r\n{names}Connection: close\r\n\r\n".encode())
        assert raw.makefile("rb").readline().split()[1] in {b"400", b"421"}


def test_two_origins_are_one_too_many(started: Serving) -> None:
    with socket.create_connection(("127.0.0.1", started.port), timeout=PATIENCE) as raw:
        own = f"http://127.0.0.1:{started.port}"
        head = "".join(f"{name}: {value}\r\n" for name, value in UPGRADE.items())
        head += f"Host: 127.0.0.1:{started.port}\r\nOrigin: {own}\r\nOrigin: http://evil.example\r\n"
        raw.sendall(f"GET /{started.token}/ws HTTP/1.1\r\n{head}\r\n".encode())
        assert raw.makefile("rb").readline().split()[1] == b"403"


RAW = [
    b"OPTIONS * HTTP/1.1\r\nHost: {name}\r\nConnection: close\r\n\r\n",
    b"CONNECT evil.example:80 HTTP/1.1\r\nHost: {name}\r\nConnection: close\r\n\r\n",
    b"GET http://evil.example/ HTTP/1.1\r\nHost: {name}\r\nConnection: close\r\n\r\n",
    b"GET / HTTP/1.0\r\n\r\n",
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
    b"GET /\xff\xfe HTTP/1.1\r\nHost: {name}\r\nX: " + b"y" * 20000 + b"\r\n\r\n",
]


def test_what_is_no_request_is_refused_and_does_not_fill_the_terminal(serving: Serving) -> None:
    serving.start()
    for sent in RAW:
        with socket.create_connection(("127.0.0.1", serving.port), timeout=PATIENCE) as raw:
            raw.sendall(sent.replace(b"{name}", f"127.0.0.1:{serving.port}".encode()))
            assert raw.makefile("rb").readline().split()[1:2] in ([b"400"], [b"404"], [b"421"]), sent[:40]
    code, said = serving.stop()
    assert code == 0
    assert len(said.splitlines()) == 2, said


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_nothing_is_taken(started: Serving, method: str) -> None:
    assert ask(started, "/{token}/", {"Content-Length": "0"}, method).status == 405
    assert ask(started, "/wrong/", {"Content-Length": "0"}, method).status == 404


def test_the_page_and_the_files_ask_nobody_else_for_anything(started: Serving) -> None:
    page = ask(started, "/{token}/", {}).body.decode()
    assert "https://" not in page
    assert page.count("http://") == 0
    for name in ("page.css", "page.js", "textual.js", "xterm.css"):
        text = ask(started, f"/{{token}}/static/{name}", {}).body.decode()
        assert started.token not in text
        assert "googleapis" not in text


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere 127.0.0.2 is not this machine")
@pytest.mark.parametrize("host", ["127.0.0.2", "::1"])
def test_it_listens_on_one_address_alone(started: Serving, host: str) -> None:
    with pytest.raises(OSError):  # noqa: PT011 - refused, or no such address here
        socket.create_connection((host, started.port), timeout=5)


def test_a_new_token_each_time(started: Serving, serving: Serving) -> None:
    serving.start()
    assert len(serving.token) >= 43
    assert serving.token != started.token
    assert serving.stop()[0] == 0


def test_a_port_of_ones_own_and_one_that_is_taken(serving: Serving) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = subprocess.run(**serving.command("--port", str(port)), capture_output=True, check=False)
        assert done.returncode == 2
        assert f"port {port} of 127.0.0.1 cannot be had: Address already in use" in done.stderr
        assert "--port" in done.stderr
        assert done.stdout == ""
    serving.start("--port", str(port))
    assert serving.port == port


def test_port_80_is_called_as_browsers_call_it() -> None:
    from factcheck.web.server import Server

    assert Server([], "", 80).address.startswith("http://127.0.0.1/")
    assert Server([], "", 81).address.startswith("http://127.0.0.1:81/")
