"""The page in a real browser: the screen is drawn, a key decides, and nothing else is loaded or opened."""

from pathlib import Path

import pytest

pytest.importorskip("textual_serve", reason="the extra `serve` is not installed")

from tests.web.chromium import CHROMIUM, browser
from tests.web.conftest import Serving

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium on this machine")


async def test_a_review_in_chromium(serving: Serving, tmp_path: Path) -> None:
    serving.start("--no-cache")
    async with browser(tmp_path / "profile") as open_page:
        page = await open_page(serving.address)
        await page.wait("3 left")
        await page.wait("museum")
        assert await page.evaluate("document.title") == "quay.txt – factcheck"
        assert await page.evaluate("document.fonts.check(\"16px 'Roboto Mono'\")")
        assert await page.evaluate("document.activeElement.className") == "xterm-helper-textarea", "keys go to it"
        assert await page.evaluate("window.open('about:blank') === null"), "nothing is opened from here"

        # Copied by the terminal's own sequence, whatever the signs.
        await page.evaluate("navigator.clipboard.writeText = async (text) => { window.copied = text; }")
        await page.type("Y")
        await page.wait("Copied")
        assert await page.evaluate("window.copied") == "We are not a museum,"

        await page.type("v")
        await page.wait("2 left")
        await page.type("q")
        await page.wait("1 verified, 0 disputed, 0 unsourced, 2 left")
        await page.event("Network.webSocketClosed")
        assert serving.verdicts() == {"We": "verified"}
        assert "has ended" in await page.evaluate("document.getElementById('ended').innerText")

        wanted = [it["params"]["request"]["url"] for it in page.events if it["method"] == "Network.requestWillBeSent"]
        assert len(wanted) >= 6
        assert all(url.startswith(serving.address) or url == "data:," for url in wanted), wanted
        wrong = [it["params"] for it in page.events if it["method"] == "Runtime.exceptionThrown"]
        assert wrong == []
