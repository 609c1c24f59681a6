"""The screen itself: help, palette, leaving."""

from typing import TYPE_CHECKING

from factcheck.tui import background
from factcheck.tui.actions import action
from factcheck.tui.sheet import Sheet

if TYPE_CHECKING:
    from factcheck.tui.review import ReviewScreen

GROUP = "Screen"


@action("help", "question_mark,f1", "This help", GROUP, short="Help")
def help_(desk: "ReviewScreen") -> None:
    desk.open_help()


def _scroll(desk: "ReviewScreen", pages: int) -> None:
    sheet = desk.query_one("#evidence", Sheet)
    sheet.scroll_relative(y=pages * max(1, sheet.size.height - 2), animate=False)


@action("page_down", "pagedown", "Scroll the evidence down", GROUP)
def page_down(desk: "ReviewScreen") -> None:
    _scroll(desk, 1)


@action("page_up", "pageup", "Scroll the evidence up", GROUP)
def page_up(desk: "ReviewScreen") -> None:
    _scroll(desk, -1)


@action("palette", "colon,ctrl+p", "Every action, by name", GROUP)
def palette(desk: "ReviewScreen") -> None:
    desk.app.action_command_palette()


@action("conflict", "C", "Choose between git's two sides, where the verdict file has its markers", GROUP)
def conflict(desk: "ReviewScreen") -> None:
    background.settle(desk)


@action("unmark", "escape", "Unmark all; drop a question", GROUP)
def unmark(desk: "ReviewScreen") -> None:
    desk.marked.clear()
    desk.listed.narrow(text="")


@action("quit", "q,ctrl+q", "Quit; all is saved already", GROUP, short="Quit")
def quit_(desk: "ReviewScreen") -> None:
    desk.session.flush()
    desk.app.exit()
