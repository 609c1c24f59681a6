"""In a text on the whole screen: the article, or a source."""

from typing import TYPE_CHECKING

from factcheck.tui.actions import action

if TYPE_CHECKING:
    from factcheck.tui.reading import ReadingScreen

GROUP = "In an open text"
PAGE, ALL = 20, 1_000_000


@action("take", "enter", "Take the selection, or what the cursor is on", GROUP, short="Take")
def take(screen: "ReadingScreen") -> None:
    screen.take()


@action("select", "space", "Begin a selection, or drop it", GROUP, short="Select")
def select(screen: "ReadingScreen") -> None:
    screen.reader.select()


@action("line_down", "down,j", "A line down", GROUP, short="Line")
def line_down(screen: "ReadingScreen") -> None:
    screen.reader.by_line(1)


@action("line_up", "up,k", "A line up", GROUP)
def line_up(screen: "ReadingScreen") -> None:
    screen.reader.by_line(-1)


@action("word_right", "right,l,w", "A word on", GROUP, short="Word")
def word_right(screen: "ReadingScreen") -> None:
    screen.reader.by_word(1)


@action("word_left", "left,h,b", "A word back", GROUP)
def word_left(screen: "ReadingScreen") -> None:
    screen.reader.by_word(-1)


@action("text_page_down", "pagedown", "A page down", GROUP)
def text_page_down(screen: "ReadingScreen") -> None:
    screen.reader.by_line(PAGE)


@action("text_page_up", "pageup", "A page up", GROUP)
def text_page_up(screen: "ReadingScreen") -> None:
    screen.reader.by_line(-PAGE)


@action("text_first", "g,home", "To the start", GROUP)
def text_first(screen: "ReadingScreen") -> None:
    screen.reader.by_line(-ALL)


@action("text_last", "G,end", "To the end", GROUP)
def text_last(screen: "ReadingScreen") -> None:
    screen.reader.by_line(ALL)


@action("leave", "escape,q", "Drop the selection; back to the claim", GROUP, short="Back")
def leave(screen: "ReadingScreen") -> None:
    screen.leave()


@action("text_palette", "colon,ctrl+p", "Every action, by name", GROUP)
def text_palette(screen: "ReadingScreen") -> None:
    screen.app.action_command_palette()


@action("text_help", "question_mark,f1", "This help", GROUP, short="Help")
def text_help(screen: "ReadingScreen") -> None:
    screen.open_help()
