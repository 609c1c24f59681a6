"""The screen itself: help, palette, leaving."""

from typing import TYPE_CHECKING

from factcheck.tui import background
from factcheck.tui.actions import action

if TYPE_CHECKING:
    from factcheck.tui.review import ReviewScreen

GROUP = "Screen"


@action("help", "question_mark,f1", "This help", GROUP, short="Help")
def help_(desk: "ReviewScreen") -> None:
    desk.open_help()


@action("page_down", "pagedown", "Scroll the evidence down", GROUP)
def page_down(desk: "ReviewScreen") -> None:
    desk.scroll_evidence(1)


@action("page_up", "pageup", "Scroll the evidence up", GROUP)
def page_up(desk: "ReviewScreen") -> None:
    desk.scroll_evidence(-1)


@action("palette", "colon,ctrl+p", "Every action, by name", GROUP)
def palette(desk: "ReviewScreen") -> None:
    desk.app.action_command_palette()


@action("conflict", "C", "Choose between git's two sides, where the verdict file has its markers", GROUP)
def conflict(desk: "ReviewScreen") -> None:
    background.settle(desk)


@action("unmark", "escape", "Unmark all; drop a question", GROUP)
def unmark(desk: "ReviewScreen") -> None:
    desk.marked.clear()
    desk.found = ""
    desk.refilter()
    desk.say("", "text")


@action("quit", "q,ctrl+q", "Quit; all is saved already", GROUP, short="Quit")
def quit_(desk: "ReviewScreen") -> None:
    desk.leave()
