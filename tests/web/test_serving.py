"""A review in a tab: it saves as any review does, takes no name for a command, and ends with the tab or the server."""

import html
import http.client
import os
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("textual_serve", reason="the extra `serve` is not installed")

from tests.web.conftest import Serving, open_tab


def given(number: int) -> tuple[bytes, bytes]:
    """What a process was started with: its words, each with a zero after it, and its environment."""
    place = Path(f"/proc/{number}")
    return (place / "cmdline").read_bytes(), (place / "environ").read_bytes()


def children(serving: Serving) -> list[int]:
    """The processes of the server's tabs, those that files are read in left out."""
    assert serving.process
    path = Path(f"/proc/{serving.process.pid}/task/{serving.process.pid}/children")
    return [int(number) for number in path.read_text().split() if b"\0review\0" in given(int(number))[0]]


def page(serving: Serving) -> str:
    connection = http.client.HTTPConnection("127.0.0.1", serving.port)
    try:
        connection.request("GET", f"/{serving.token}/")
        with connection.getresponse() as answer:
            return answer.read().decode()
    finally:
        connection.close()


def owned(folder: Path) -> bool:
    return any(folder.rglob("owned"))


linux = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


async def test_two_tabs_are_two_reviews_of_one_file(serving: Serving) -> None:
    serving.start("--no-cache")
    async with open_tab(serving) as left, open_tab(serving) as right:
        await left.wait("3 left")
        await right.wait("3 left")
        await left.type("u")
        await left.wait("saved")
        await right.wait("changed by somebody else")
        await right.type("G")
        await right.type("d")
        await left.wait("changed by somebody else")
        await right.type("q")
        said = await right.rest()
        assert "0 verified, 1 disputed, 1 unsourced, 1 left" in said
        await left.type("q")
        await left.rest()
    assert serving.verdicts() == {"We": "unsourced", "Freight": "disputed"}
    code, said = serving.stop()
    assert code == 0
    assert said.splitlines()[-1] == "ended; every verdict is saved."


@linux
@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGHUP, signal.SIGKILL])
async def test_the_tabs_end_with_the_server_and_lose_nothing(serving: Serving, by: signal.Signals) -> None:
    serving.start("--no-cache")
    async with open_tab(serving) as tab:
        await tab.wait("3 left")
        await tab.type("u")
        await tab.wait("2 left")
        (number,) = children(serving)
        watch = os.pidfd_open(number)
        code, _ = serving.stop(by)
        assert code == (-by if by == signal.SIGKILL else 0)
        assert select.select([watch], [], [], 60)[0], "the tab's process goes on"
        os.close(watch)
        if by != signal.SIGKILL:
            assert "0 verified, 0 disputed, 1 unsourced, 2 left" in await tab.rest()
    assert serving.verdicts() == {"We": "unsourced"}


async def test_what_nohup_has_it_ignore_does_not_end_it(serving: Serving) -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        serving.start("--no-cache")
    finally:
        signal.signal(signal.SIGHUP, before)
    assert serving.process
    serving.process.send_signal(signal.SIGHUP)
    assert "<title>quay.txt" in page(serving)
    assert serving.stop()[0] == 0


@linux
async def test_a_tabs_process_has_the_limits_and_ends_with_the_tab(serving: Serving) -> None:
    serving.start("--no-cache", "--limit", "claims=77", "--limit", "seconds=7")
    async with open_tab(serving) as tab:
        await tab.wait("3 left")
        await tab.type("c")
        await tab.wait("note:")
        await tab.type("half a n")
        await tab.wait("half a n")
        (number,) = children(serving)
        assert {b"--limit=claims=77", b"--limit=seconds=7"} <= set(given(number)[0].split(b"\0"))
        watch = os.pidfd_open(number)
    async with open_tab(serving) as tab:
        await tab.wait("3 left")
        assert select.select([watch], [], [], 60)[0], "the tab's process goes on"
        os.close(watch)
    assert 'note = "half a n"' in serving.text(), "what was half typed is kept"


@linux
async def test_a_name_is_never_an_option_a_command_nor_markup(tmp_path: Path) -> None:
    name = "-x $(touch owned) `touch owned`;'\"<b>&amp;.txt"
    serving = Serving(tmp_path / "$(touch owned) desk", name)
    # Nor is what lies in the folder a part of the program.
    (serving.folder / "factcheck.py").write_text("open('owned', 'w')")
    (serving.folder / "tantivy.py").write_text("open('owned', 'w')")
    serving.start("--no-cache", "--no-mouse", "--sources", str(serving.folder / "sources"))
    assert serving.process
    try:
        async with open_tab(serving) as tab:
            await tab.wait("3 left")
            assert tab.all.rindex("?1003l") > tab.all.rindex("?1003h"), "--no-mouse comes through"
            (number,) = children(serving)
            words, environment = given(number)
            assert words.endswith(b"\0--\0" + name.encode() + b"\0")
            assert serving.token.encode() not in words + environment
            assert f"<title>{html.escape(name)} – factcheck</title>" in page(serving)
        assert not owned(tmp_path)
        assert serving.stop()[0] == 0
    finally:
        serving.process.kill()
        serving.process.communicate()


async def test_a_tab_that_cannot_open_says_why(serving: Serving) -> None:
    serving.start("--no-cache")
    (serving.folder / "quay.txt").unlink()
    async with open_tab(serving) as tab:
        assert "error: quay.txt: no such article" in await tab.rest()


@pytest.fixture
def conflicted(serving: Serving) -> Serving:
    """The verdict file as git leaves it where two of Ada's branches meet."""
    review = [sys.executable, "-m", "factcheck", "review", "quay.txt", "--plain", "--reviewer=ada", "--no-cache"]
    subprocess.run(**serving.command() | {"args": review}, input="u\nq\n", check=True, capture_output=True)
    ours = serving.text()
    theirs = ours.replace('"unsourced"', '"disputed"')
    serving.path.write_text(f"<<<<<<< HEAD\n{ours}=======\n{theirs}>>>>>>> ben\n", "utf-8")
    return serving


async def test_gits_conflicts_are_settled_in_the_tab_before_the_review_opens(conflicted: Serving) -> None:
    serving = conflicted.start("--no-cache")
    async with open_tab(serving) as tab:
        await tab.wait("ben")
        await tab.type("t")
        await tab.wait("All are chosen")
        await tab.type("\r")
        await tab.wait("2 left")
        await tab.type("q")
        assert "1 disputed" in await tab.rest()
    assert serving.verdicts() == {"We": "disputed"}


def test_a_fault_of_the_servers_own_is_said(serving: Serving) -> None:
    broken = "from factcheck.web import server; server._HERE = None; from factcheck.cli import main; main()"
    command = serving.command()
    command["args"][2:4] = ["-c", broken]
    serving.process = subprocess.Popen(**command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert serving.process.stdout
    serving.address = serving.process.stdout.readline().strip()
    assert page(serving).startswith("500")
    assert "A request of the page could not be answered.\nTraceback" in serving.stop()[1]


async def test_what_is_no_message_is_dropped(serving: Serving) -> None:
    serving.start("--no-cache")
    async with open_tab(serving) as tab:
        await tab.wait("3 left")
        for text in ("", "[", "{}", "[]", '["stdin"]', '["stdin", 3]', '["resize", {"width": "a"}]', '["x", [1]]'):
            await tab.socket.send_str(text)
        for deep in ("[" * 900_000, '["stdin",' * 100_000, '["resize", {"a":' + '{"a":' * 150_000):
            await tab.socket.send_str(deep)
        await tab.socket.send_bytes(b"\xff")
        await tab.socket.send_json(["stdin", "\ud800"])
        await tab.socket.send_json(["resize", {"width": 10**9, "height": -1}])
        await tab.socket.send_json(["resize", {"width": 120, "height": 30}])
        await tab.type("u")
        await tab.wait("2 left")


async def test_more_tabs_than_the_limit_are_refused_and_a_closed_one_makes_room(serving: Serving) -> None:
    limited = "from factcheck.web import server; server.MAX_TABS = 1; from factcheck.cli import main; main()"
    serving.start("--no-cache", program=limited)
    async with open_tab(serving) as first:
        await first.wait("3 left")
        async with open_tab(serving) as second:
            assert "1 tabs are open already" in await second.rest()
        await first.type("q")
        await first.rest()
    async with open_tab(serving) as third:
        await third.wait("3 left")


@linux
async def test_the_limits_given_to_the_server_are_those_of_each_tab(serving: Serving) -> None:
    limits = {"claims=7", "quote=900", "seconds=33", "memory=900"}
    serving.start("--no-cache", *(f"--limit={limit}" for limit in limits))
    async with open_tab(serving) as left, open_tab(serving) as right:
        await left.wait("3 left")
        await right.wait("3 left")
        tabs = [given(number)[0].decode().split("\0") for number in children(serving)]
        assert len(tabs) == 2
        for words in tabs:
            assert {word.removeprefix("--limit=") for word in words if word.startswith("--limit")} == limits


async def test_an_article_beyond_the_limit_opens_in_no_tab(serving: Serving) -> None:
    serving.start("--no-cache", "--limit", "claims=2")
    async with open_tab(serving) as tab:
        assert "3 claims, more than 2" in await tab.rest()


def test_the_part_that_is_not_installed_is_named(serving: Serving) -> None:
    script = "import sys; sys.modules['{}'] = None; from factcheck.cli import main; main()"
    for missing in ("aiohttp", "textual_serve"):
        command = serving.command()
        command["args"][2:4] = ["-c", script.format(missing)]
        done = subprocess.run(**command, capture_output=True, check=False)
        assert done.returncode == 2
        assert missing in done.stderr
        assert "pipx install '.[serve]'" in done.stderr


@pytest.mark.parametrize("wrong", ["article", "sources"])
def test_what_is_wrong_is_said_before_there_is_a_page(serving: Serving, wrong: str) -> None:
    (serving.folder / "quay.txt").rename(serving.folder / "other.txt") if wrong == "article" else None
    options = ["--sources", "nowhere"] if wrong == "sources" else []
    done = subprocess.run(**serving.command(*options), capture_output=True, check=False)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("error: ")
