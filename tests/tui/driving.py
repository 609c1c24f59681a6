"""A review driven by keys through the real screen, without a terminal and without waiting for time to pass."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from itertools import count
from typing import Any

from tests.unit.review.reviewing import Disk, session
from textual import events
from textual.app import App
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from factcheck.review import Session
from factcheck.tui import Options, ReviewApp
from factcheck.tui.review_screen import ReviewScreen


class Driver:
    """Presses keys, and lets everything they set off come to an end."""

    def __init__(self, pilot: Pilot[None], disk: Disk) -> None:
        self.pilot = pilot
        self.disk = disk
        self.app: ReviewApp = pilot.app  # type: ignore[assignment]

    @property
    def screen(self) -> ReviewScreen:
        return next(s for s in self.app.screen_stack if isinstance(s, ReviewScreen))

    @property
    def session(self) -> Session:
        return self.screen.session

    async def press(self, *keys: str) -> None:
        for key in keys:
            self.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await self.settle()

    async def type(self, text: str) -> None:
        """Type a text letter by letter."""
        for letter in text:
            self.app.post_message(events.Key(letter if letter.isalnum() else "other", letter))
        await self.settle()

    async def settle(self) -> None:
        """Let every message and thread that the keys set off come to its end, however busy the machine is.

        It waits for conditions alone: Textual's own pause looks at how hard the process works, which says nothing on
        a machine that is busy with something else.
        """
        quiet = 0
        while not self.app._exit and quiet < 3:  # what a pump does when its queue is empty may fill another's
            await asyncio.sleep(0)
            with suppress(WorkerCancelled):
                await self.app.workers.wait_for_complete()
            quiet = quiet + 1 if self._idle() else 0

    def _idle(self) -> bool:
        """Whether nothing is left to be handled, laid out or drawn; what waits for the next frame is drawn at once."""
        pumps = [self.app, *(each for screen in self.app.screen_stack for each in screen.walk_children(with_self=True))]
        queues = [pump._message_queue for pump in pumps if pump.is_running]
        if not all(queue.empty() and queue.ready_event._waiters for queue in queues):
            return False  # a pump that waits for the next message has done all that the ones before it asked for
        screen = self.app.screen
        if screen._layout_required or screen._repaint_required or screen._dirty_widgets or screen._callbacks:
            screen._on_timer_update()
            return False
        return all(worker.is_finished for worker in self.app.workers)

    def text(self) -> str:
        """What is on the screen, line for line."""
        strips = self.app.screen._compositor.render_strips(self.app.size)
        return "\n".join(strip.text.rstrip() for strip in strips)

    @property
    def said(self) -> str:
        return "".join(text for text, _ in self.screen.ui.said).strip()

    def at(self) -> int:
        """The number of the claim one is on, from 1."""
        return self.screen.session.listed.number(self.screen.here or "")


@asynccontextmanager
async def review(
    disk: Disk | None = None, size: tuple[int, int] = (100, 30), options: Options | None = None, **more: Any
) -> AsyncIterator[Driver]:
    """The made-up review on a screen of this size; nothing follows the file by the clock."""
    disk = disk or Disk()
    options = options or Options(follow=0)
    if options.now is time.monotonic:
        options = replace(options, now=count().__next__)  # a second between two keys
    async with driven(ReviewApp(session(disk, **more), options), disk, size) as driver:
        yield driver


@asynccontextmanager
async def driven(app: App[None], disk: Disk, size: tuple[int, int]) -> AsyncIterator[Driver]:
    """Any of our apps on a screen of this size."""
    async with app.run_test(size=size) as pilot:
        driver = Driver(pilot, disk)
        await driver.settle()
        yield driver
