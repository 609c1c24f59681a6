"""The registry of line mode's answers: a letter as on the screen, and perhaps some words after it."""

from collections.abc import Callable
from dataclasses import dataclass

from factcheck.core.errors import FactcheckError
from factcheck.core.text import visible
from factcheck.plain.lines import Lines


@dataclass(frozen=True, slots=True)
class Answer:
    """`letter` is what one types, `words` what may follow it; `title` says what it does."""

    letter: str
    words: str
    title: str
    do: Callable[[Lines, str], None]


ANSWERS: dict[str, Answer] = {}


def answer(
    letter: str, title: str, words: str = ""
) -> Callable[[Callable[[Lines, str], None]], Callable[[Lines, str], None]]:
    """Register what an answer does."""

    def register(do: Callable[[Lines, str], None]) -> Callable[[Lines, str], None]:
        ANSWERS[letter] = Answer(letter, words, title, do)
        return do

    return register


def respond(lines: Lines, text: str) -> None:
    """Do what an answer asks for; one that is not understood is told so, and decides nothing."""
    letter, words = _taken_apart(text)
    pending, lines.pending = lines.pending, None
    if is_number(letter):
        lines.show_passage(int(letter) - 1)
        return
    if letter not in ANSWERS:
        lines.say(f"“{visible(letter)}” is no answer here. ? lists them.")
        return
    if letter in {"v", "d", "u"}:
        lines.pending = pending
    try:
        ANSWERS[letter].do(lines, words)
    except FactcheckError as error:
        lines.tell(error)
    if lines.session.trouble:
        lines.tell(lines.session.trouble)


def is_number(text: str) -> bool:
    """Whether an answer is a number that a person may mean: Python would refuse to read thousands of digits."""
    return text.isdecimal() and len(text) < 10


def _taken_apart(text: str) -> tuple[str, str]:
    """The letter of an answer and the words after it; an empty answer is the one for later."""
    letter, _, words = text.strip().partition(" ")
    if letter[:1] in {"/", "+", "-", "?"} and len(letter) > 1:
        letter, words = letter[:1], f"{letter[1:]} {words}"
    return letter, words.strip()
