"""The MCP server, asked by the SDK's own client over its streams."""

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.measured import CHILD

pytest.importorskip("mcp", reason="the extra `mcp` is not installed")

from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client

DRAFT = "“We have closed the old quay,” said Ines Orsolo.\n"
SOURCE = (
    "INES ORSOLO: We have not closed the old quay. Everything else is rumour, and there is a lot of it in this town.\n"
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "desk" / "sources").mkdir(parents=True)
    (tmp_path / "desk" / "sources" / "hearing.txt").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "desk" / "draft.md").write_text(DRAFT, encoding="utf-8")
    (tmp_path / "secret.md").write_text("“My own business.”\n", encoding="utf-8")
    return tmp_path / "desk"


@asynccontextmanager
async def session(project: Path) -> AsyncIterator[ClientSession]:
    own = {"HOME": str(project), "XDG_CACHE_HOME": str(project / "cache"), "XDG_CONFIG_HOME": str(project / "config")}
    server = StdioServerParameters(
        command=sys.executable, args=["-m", "factcheck", "mcp"], cwd=str(project), env=CHILD | own
    )
    async with stdio_client(server) as (reading, writing), ClientSession(reading, writing) as opened:
        await opened.initialize()
        yield opened


async def answer(opened: ClientSession, tool: str, **arguments: Any) -> Any:
    result = await opened.call_tool(tool, arguments)
    assert not result.is_error, result
    return result.structured_content


async def test_list_find_and_check(project: Path) -> None:
    async with session(project) as opened:
        assert {tool.name for tool in (await opened.list_tools()).tools} == {"check", "find", "list"}
        listed = await answer(opened, "list", article="draft.md")
        assert [claim["text"] for claim in listed["claims"]] == ["We have closed the old quay,"]
        found = await answer(opened, "find", text="closed the old quay", limit=1)
        assert found["queries"][0]["candidates"][0]["source"].endswith("hearing.txt")
        checked = await answer(opened, "check", article="draft.md")
        assert [each["id"] for each in checked["articles"][0]["findings"]] == ["FC003"]
        assert checked["exit_code"] == 1

        excused = f"<!-- factcheck-ignore FC003: I am sure -->\n{DRAFT}"
        again = await answer(opened, "check", article="draft.md", text=excused)
        assert [each["id"] for each in again["articles"][0]["findings"]] == ["FC003"]  # a draft does not excuse itself
        right = await answer(opened, "check", article="new.md", text=DRAFT.replace("have", "have not"))
        assert (right["articles"][0]["findings"], right["exit_code"]) == ([], 0)


async def test_what_is_outside_the_folder_or_not_there_is_not_read(project: Path) -> None:
    async with session(project) as opened:
        for path in ("../secret.md", "/etc/passwd", "sources/../../secret.md"):
            refused = await answer(opened, "check", article=path)
            assert "outside the working folder" in refused["error"], path
            refused = await answer(opened, "find", text="business", sources=[path])
            assert "outside the working folder" in refused["error"], path
        missing = await answer(opened, "check", article="missing.md")
        assert missing["exit_code"] == 2
        assert "no such article" in str(missing)
