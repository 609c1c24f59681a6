"""Many tasks that ask a far-away server, asked together: what all of them wait for goes out as one request.

A task is plain code that calls `ask` wherever it needs an answer. Each has a thread, of which one alone runs at a time
and until it asks or ends: the order is always the same, and nothing is shared while it is used.
"""

import threading
from collections.abc import Callable, Sequence
from queue import SimpleQueue
from typing import Any, Generic, TypeVar

Q = TypeVar("Q")
A = TypeVar("A")
T = TypeVar("T")


class _Task:
    """A task in its thread: `step` lets it go on with an answer, until it asks the next thing or ends."""

    def __init__(self, run: Callable[[], Any], local: threading.local) -> None:
        self.ended = False
        self.result: Any = None
        self.error: BaseException | None = None
        self._answers: SimpleQueue[Any] = SimpleQueue()
        self._asked: SimpleQueue[Any] = SimpleQueue()
        self._run = run
        self._local = local
        threading.Thread(target=self._work, daemon=True).start()

    def step(self, answer: Any = None) -> Any:
        self._answers.put(answer)
        return self._asked.get()

    def ask(self, question: Any) -> Any:
        self._asked.put(question)
        answer = self._answers.get()
        if isinstance(answer, BaseException):
            raise answer
        return answer

    def _work(self) -> None:
        self._local.task = self
        try:
            if not isinstance(self._answers.get(), BaseException):
                self.result = self._run()
        except BaseException as error:  # noqa: BLE001 - raised again where the tasks were started
            self.error = error
        self.ended = True
        self._asked.put(None)


class Rounds(Generic[Q, A]):
    """Answers questions by `answer`, which takes many at a time: as many as there are tasks that wait."""

    def __init__(self, answer: Callable[[Sequence[Q]], Sequence[A]]) -> None:
        self._answer = answer
        self._local = threading.local()

    def ask(self, question: Q) -> A:
        """The answer: at once, or inside of `together` with those to the questions of the other tasks."""
        task: _Task | None = getattr(self._local, "task", None)
        if task is None:
            return self._answer([question])[0]
        answer: A = task.ask(question)
        return answer

    def together(self, runs: Sequence[Callable[[], T]]) -> list[T]:
        """What the tasks give. The first error of one of them ends all, and is raised."""
        tasks = [_Task(run, self._local) for run in runs]
        try:
            waiting = _step([(task, None) for task in tasks])
            while waiting and not any(task.error for task in tasks):
                answers = self._answer([question for _, question in waiting])
                waiting = _step([(task, answer) for (task, _), answer in zip(waiting, answers, strict=True)])
        finally:
            for task in tasks:
                while not task.ended:
                    task.step(_StoppedError())
        errors = [task.error for task in tasks if task.error and not isinstance(task.error, _StoppedError)]
        if errors:
            raise errors[0]
        return [task.result for task in tasks]


def _step(answered: Sequence[tuple[_Task, Any]]) -> list[tuple[_Task, Any]]:
    """Let each task go on with its answer; those that ask again, with what they ask."""
    asked = [(task, task.step(answer)) for task, answer in answered]
    return [(task, question) for task, question in asked if not task.ended]


class _StoppedError(BaseException):
    """Ends a task whose answer will never come."""
