"""The review in line mode: one claim at a time, answered by a letter and perhaps some words. No cursor movement.

Fit for a screen reader, a slow line, and a pipe of answers. Texts of files are shown with their control characters
as symbols. The letters run the review's commands, the same ones as the screen's keys.
"""

import re
import shutil
import textwrap
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TextIO

from factcheck.core.errors import FactcheckError, is_quiet
from factcheck.core.model import Candidate, Claim, Difference, Level
from factcheck.core.text import numbered, visible
from factcheck.line_mode.letters import LETTERS, TITLES, WITH_WORDS, WITHOUT_CLAIM, WORDS
from factcheck.review import (
    COMMANDS,
    DECIDING,
    Filter,
    OpenText,
    Question,
    Session,
    add,
    detail_lines,
    earlier_line,
    lines_around,
    narrow,
    own_number,
    words_of,
)
from factcheck.review import (
    run as run_command,
)

NOTHING_LEFT = "Nothing is left. q quits, f shows other claims."


class LineMode:
    """The current claim, what was asked twice, and what is shown of it. It is the `Ui` of the review's commands."""

    def __init__(
        self,
        session: Session,
        output: TextIO,
        play: Callable[[str, float], str] | None,
        summary: Callable[[], Iterable[str]] | None,
    ) -> None:
        self.session = session
        self.summary = summary
        self.over = False
        self._output = output
        self._play = play
        self._around = 1
        self.words = ""
        self._asked: tuple[object, ...] | None = None
        self._answers: tuple[object, ...] | None = None
        self._seen: str | None = None  # the claim shown last; None once it is decided and no other is left

    def respond(self, answer: str) -> None:
        """Do what an answer asks for; one that is not understood decides nothing."""
        letter, self.words = _taken_apart(answer)
        self._picked = letter  # and the numbers picked so far
        deciding = LETTERS.get(letter) in DECIDING
        asks = deciding or letter in {"S", "K"}
        self._answers, self._asked = self._asked if asks else None, None
        before = self._place()
        if before[0] is None and letter not in WITHOUT_CLAIM:
            self.tell(FactcheckError("no claim is shown", hint=f"{self.key('unmark')} or / lists all claims again."))
        elif deciding and self._seen != self.session.listed.here:
            self.line("Nothing is left to decide. This is the claim that an answer would change:")
            self.show()
        elif letter in OWN or is_number(letter):
            self._own(letter)
        elif letter in LETTERS:
            name = WITH_WORDS.get(letter, LETTERS[letter]) if self.words else LETTERS[letter]
            run_command(name, self.session, self)
        else:
            self.line(f"“{visible(letter)}” is not an answer here; ? lists them.")
        if not self.over:
            self._show_what_changed(letter, before)
        if self.session.trouble:
            self.tell(self.session.trouble)

    def _place(self) -> tuple[str | None, int]:
        here = self.session.listed.here
        return here, self.session.shown(here)[0] if here else 0

    def _show_what_changed(self, letter: str, before: tuple[str | None, int]) -> None:
        here, number = self._place()
        if here is None:
            return
        if here != before[0] or letter in {"z", "Z", "g", "#"}:
            self.show()
        elif number != before[1] and letter != "e":
            self.show_shown()
        elif (letter in {"v", "d", "u", "X", "K"}) and not self.session.is_open(here) and self._answered():
            self.line(NOTHING_LEFT)
            self._seen = None

    def _answered(self) -> bool:
        return self._asked is None and self.session.next_undecided() is None and self._seen is not None

    def _own(self, letter: str) -> None:
        try:
            if is_number(letter):
                self.session.show(self.claim.id, int(letter) - 1)
                self.show_shown()
            else:
                OWN[letter](self)
        except FactcheckError as error:
            self.tell(error)

    @property
    def claim(self) -> Claim:
        assert self.session.listed.here is not None
        return self.session.claim(self.session.listed.here)

    # What commands use (Ui)

    def say(self, text: str, style: str = "text") -> None:  # noqa: ARG002 - lines have no style
        self.line(visible(text))

    def did(self, text: str, style: str = "text") -> None:
        self.say(f"{text} z undoes.", style)

    def key(self, command: str) -> str:
        return next(letter for letter, name in LETTERS.items() if name == command)

    def confirmed(self, *about: object, message: str) -> bool:
        if self._answers == (*about, message):
            return True
        self._asked = (*about, message)
        self.say(message)
        return False

    def ask(self, question: Question) -> None:
        words, self.words = self.words, ""  # another question after it has no answer yet
        question.answered(words)

    def pick(self, title: str, items: Sequence[str], then: Callable[[str], None]) -> None:
        number, _, rest = self.words.partition(" ")
        if is_number(number) and 1 <= int(number) <= len(items):
            self.words, self._picked = rest.strip(), f"{self._picked} {number}"
            then(items[int(number) - 1])
            return
        self.say(f"{title} {self._picked} NUMBER picks it.")
        for at, item in enumerate(items, 1):
            self.line(f"  {at}. {visible(item)}")

    def read(self, text: OpenText, then: Callable[[int, int], None]) -> None:
        """Take the words of the answer from a text; without any, show the text around."""
        if self.words:
            start = nearest(text.document.text, self.words, text.start, text.end)
            if start is None:
                raise FactcheckError(f"{text.document.path or text.title} does not have exactly these words")
            then(start, start + len(self.words))
        elif text.document is self.session.article:
            self._show_paragraph()
        else:
            self._show_lines(text)

    def run(self, work: Callable[[], Any], then: Callable[[Any], None]) -> None:
        then(work())

    def copy(self, text: str) -> None:
        self.say(text)

    def play(self, source: str, seconds: float) -> None:
        if self._play is None:
            raise FactcheckError("there is no player", hint="Set one in the settings, or install mpv, vlc or ffplay.")
        self.say(self._play(source, seconds))

    def leave(self) -> None:
        self.over = True

    # What is shown

    def line(self, text: str = "") -> None:
        """A line; a terminal gets it broken between words, since it would break them itself."""
        if self._output.isatty():
            indent = " " * (len(text) - len(text.lstrip(" ")))
            room = shutil.get_terminal_size().columns - 1
            text = textwrap.fill(text, room, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
        self._output.write(text + "\n")

    def tell(self, error: FactcheckError) -> None:
        """What is wrong, and what to do next."""
        self.line(f"{visible(error.message)}. {visible(error.hint)}".rstrip())

    def open(self) -> None:
        done = self.session.progress()
        claims = numbered(done.total, "claim")
        self.line(f"{visible(self.session.article.path)}: {claims}, {done.left} left. ? lists the answers.")
        for item in self.session.skipped:
            self.line(f"Not read: {visible(item.path)}: {visible(item.reason)}")
        if self.session.listed.here is None:
            self.line("There is nothing to check in this article.")
            self.over = True
            return
        if not done.left:
            self.line(NOTHING_LEFT)
        self.show()

    def close(self) -> None:
        done = self.session.progress()
        states = f"{done.verified} verified, {done.disputed} disputed, {done.unsourced} unsourced"
        left = f"{done.left} left for {visible(self.session.reviewer)}"
        self.line(f"{done.decided} of {done.total} decided: {states}; {left}.")
        if self.session.trouble:
            self.tell(self.session.trouble)
        if not done.left and self.summary:
            self.line("factcheck check would say:")
            for line in self.summary():
                self.line(f"  {visible(line)}")

    def show(self) -> None:
        """The claim, its passage, and what is said of both."""
        claim = self.claim
        self._seen = claim.id
        self.session.match(claim.id)
        place = self.session.article.locate(claim.start)
        parts = [f"Claim {self.session.listed.number(claim.id)} of {len(self.session.claims)}", claim.kind]
        parts += [f"line {place.line}"] if place.line else []
        if claim.speaker:
            parts.append(
                visible(claim.speaker.name or claim.speaker.text) + ("" if claim.speaker.certain else " (sure?)")
            )
        self.line()
        self.line(f"{', '.join(parts)}. {str(self.session.state(claim.id)).capitalize()}.")
        self.line(f"  {visible(claim.text)}")
        self.show_verdicts()
        self.show_shown()
        for number, line in enumerate(detail_lines(self.session, claim.id), 1):
            self.line(f"  detail {number}: {line}")

    def show_verdicts(self) -> None:
        for reason in self.session.reasons(self.claim.id):
            self.line(f"Stale, {visible(reason.reviewer)}: {reason.kind}.")
            for label, words in (("was", reason.old), ("now", reason.new)):
                if words:
                    self.line(f"  {label}: {visible(words)}")
        record = self.session.record(self.claim.id)
        for name, review in record.reviews.items():
            if not self.session.blind or name == self.session.reviewer:
                note = f" Note: {visible(review.note)}" if review.note else ""
                self.line(f"{visible(name)}: {review.verdict or 'no verdict'}.{note}")
        for earlier in self.session.earlier(self.claim.id):
            self.line(f"Decided before in {earlier_line(earlier)}. K takes it over.")
        if record.dismissed:
            self.line(f"Dismissed by {visible(record.dismissed.by)}: {visible(record.dismissed.reason)}")
        for name, request in record.requests.items():
            said = f"The author says: {visible(request.answer)}" if request.answer else "Open; I WORDS answers."
            self.line(f"{visible(name)} asks the author: {visible(request.text)} {said}")
        if record.assigned:
            self.line(f"To check: {visible(', '.join(record.assigned))}.")

    def _likeness(self, found: Candidate) -> str:
        """How like a passage is: the level of a quote; of a claim in the reporter's own words, its details found."""
        if self.claim.kind == "quote":
            return str(found.comparison.level)
        there = sum(detail.found for detail in found.details)
        return f"{there} of {numbered(len(found.details), 'detail')} found" if found.details else "other words"

    def show_shown(self) -> None:
        number, passage = self.session.shown(self.claim.id)
        if passage is None and (why := self.session.not_searched(self.claim.id)):
            self.line(f"Not searched: the search for the claims stopped, {why}. s WORDS searches in your own words.")
            return
        if passage is None:
            self.line("No source that could be read has words like these. s WORDS searches in your own words.")
            return
        found = passage.candidate
        count = len(self.session.passages(self.claim.id))
        level = "gone from the source" if passage.gone else self._likeness(found)
        level = level if passage.own else "nearest but too unlike"
        kept = ", evidence" if passage.key else ""
        place = f" {visible(str(found.locator))}" if str(found.locator) else ""
        self.line(
            f"Source {number + 1} of {count}: {visible(found.source)}{place}, {level}, score {found.score:.0f}{kept}."
        )
        self.line(f"  {visible(words_of(found))}")
        details = {detail.text for detail in found.details}
        for difference in found.comparison.differences:
            if difference.level > Level.TYPOGRAPHIC and (difference.found or difference.quoted not in details):
                self.line(f"  {_in_words(difference)}")
        told = {it.quoted for it in found.comparison.differences if it.found}
        for detail in (it for it in found.details if it.found or it.text not in told):
            self.line(f"  {detail.kind} {visible(detail.text)}: {'found' if detail.found else 'not found'}")
        if found.provenance is not None:
            self.line(f"  from {visible(str(found.provenance))}")
        document = self.session.document(found.source)
        for note in document.notes if document else ():
            if not is_quiet(note):
                self.line(f"  this source: {visible(note)}")
        self._show_who_and_where(found)

    def _show_who_and_where(self, found: Candidate) -> None:
        """Who says it in the source, and what the article cites for it."""
        if found.locator.speaker:
            self.line(f"  said there by {visible(found.locator.speaker)}")
        for cited in self.claim.cited:
            where = " or ".join(cited.sources) or "no source"
            self.line(f"  the article cites {visible(f'{where} {cited.place}'.strip())}")

    def _show_paragraph(self) -> None:
        text, claim = self.session.article.text, self.claim
        start = text.rfind("\n\n", 0, claim.start) + 2 if "\n\n" in text[: claim.start] else 0
        stop = text.find("\n\n", claim.end)
        self.line(f"  {visible(text[start : stop if stop >= 0 else len(text)])}")

    def _show_lines(self, text: OpenText) -> None:
        self.line(f"{visible(text.title)}:")
        self._around += 2
        for offset, line in lines_around(text.document.text, text.start, text.end, self._around):
            place = str(text.document.locate(offset))
            cut = own_number(line, place)
            self.line(f"  {visible(place)}: {visible(line[cut:])}" if place else f"  {visible(line)}")


def _again(lines: LineMode) -> None:
    lines.show()
    for number, passage in enumerate(lines.session.passages(lines.claim.id), 1):
        found = passage.candidate
        where = f"{visible(found.source)} {visible(str(found.locator))}"
        lines.line(f"{number}. {where}, score {found.score:.0f}: {visible(words_of(found))}")


def _add(lines: LineMode, kind: str = "") -> None:
    words = OpenText(lines.session.article, "The article", "", 0, 0)
    lines.read(words, lambda start, end: add(lines.session, lines, start, end, kind))


def _filter(lines: LineMode) -> None:
    names = [which.value for which in Filter]
    if not lines.words:
        run_command("filter", lines.session, lines)
    elif lines.words in names:
        narrow(lines.session, lines, Filter(lines.words))
    else:
        raise FactcheckError(f"f wants one of {', '.join(names)}")


def _help(lines: LineMode) -> None:
    for letter in dict.fromkeys((*LETTERS, *OWN)):
        title = TITLES.get(letter) or COMMANDS[LETTERS[letter]].title
        title = title[0].lower() + title[1:]
        lines.line(f"{f'{letter} {WORDS.get(letter, str())}'.strip()}: {title}" if letter else title)


def _needs_words(do: Callable[[LineMode], None], letter: str) -> Callable[[LineMode], None]:
    def checked(lines: LineMode) -> None:
        if not lines.words:
            raise FactcheckError(f"{letter} needs words")
        do(lines)

    return checked


OWN: dict[str, Callable[[LineMode], None]] = {
    "A": _needs_words(_add, "A"),
    "Q": _needs_words(lambda lines: _add(lines, "quote"), "Q"),
    "t": _needs_words(lambda lines: run_command("split", lines.session, lines), "t"),
    "s": _needs_words(lambda lines: run_command("search", lines.session, lines), "s"),
    "f": _filter,
    "P": _again,
    "?": _help,
}
"""Letters that line mode knows beyond the commands, or that need words."""


def is_number(text: str) -> bool:
    """Whether an answer is a number that a person may mean: Python would refuse to read thousands of digits."""
    return text.isdecimal() and len(text) < 10


def _taken_apart(text: str) -> tuple[str, str]:
    """The letter of an answer and the words after it; an empty answer is the one for later."""
    letter, _, words = text.strip().partition(" ")
    if letter[:1] in {"/", "+", "-", "?", "#"} and len(letter) > 1:
        letter, words = letter[:1], f"{letter[1:]} {words}"
    return letter, words.strip()


def nearest(text: str, words: str, start: int, end: int) -> int | None:
    """Where words are between two offsets, or else nearest to the first; None if they are nowhere in the text."""
    starts = [found.start() for found in re.finditer(re.escape(words), text)]
    return min(starts, key=lambda at: (not start <= at < end, abs(at - start)), default=None)


def _in_words(difference: Difference) -> str:
    quoted, found = visible(difference.quoted) or "nothing", visible(difference.found) or "nothing"
    return f"{difference.level}, {difference.kind}: article {quoted}; source {found}"


def run(
    session: Session,
    input: TextIO,  # noqa: A002 - the name says what it is
    output: TextIO,
    *,
    play: Callable[[str, float], str] | None = None,
    summary: Callable[[], Iterable[str]] | None = None,
) -> None:
    """Review by prompts until the answers end or `q`; each answer is saved at once.

    `play(source path, seconds)` plays the tape beside a source and says what it did; `summary()` says what
    `factcheck check` would, a line each.
    """
    lines = LineMode(session, output, play, summary)
    lines.open()
    while not lines.over:
        output.write("> ")
        output.flush()
        answer = input.readline()
        if not answer or not input.isatty():
            output.write(f"{visible(answer)}\n")  # a terminal has shown it
        if not answer:
            break
        lines.respond(answer.rstrip("\n"))
    session.flush()
    lines.close()
