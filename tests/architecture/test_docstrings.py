"""Public names say what they take and give, and a module says its one thing in its first line."""

import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

import factcheck

SOURCES = sorted(Path(factcheck.__file__).parent.rglob("*.py"))
PUBLIC = [name for name in factcheck.__all__ if name != "__version__"]


def said_of(thing: object) -> str:
    return inspect.getdoc(thing) or ""


def called(thing: Any) -> Iterator[Callable[..., object]]:
    """What can be called: the function itself, or the methods of a class."""
    if not inspect.isclass(thing):
        yield thing
        return
    for key, value in vars(thing).items():
        function = value.__func__ if isinstance(value, classmethod) else value
        if inspect.isfunction(function) and not key.startswith("_"):
            yield function


@pytest.mark.parametrize("name", PUBLIC)
def test_public_names_say_what_they_take_hold_and_raise(name: str) -> None:
    thing = getattr(factcheck, name)
    assert said_of(thing)
    if is_dataclass(thing):
        assert [each.name for each in fields(thing) if f"`{each.name}`" not in said_of(thing)] == []
    for function in called(thing):
        words = said_of(function)
        taken = [each for each in inspect.signature(function).parameters if each not in {"self", "cls"}]
        assert [each for each in taken if not re.search(rf"\b{each}\b", words)] == [], function.__qualname__
        assert words if not taken else "raises" in words.casefold(), function.__qualname__


@pytest.mark.parametrize("path", [path for path in SOURCES if path.name != "__main__.py"], ids=lambda path: path.name)
def test_a_module_says_its_one_thing_and_stays_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.match(r'r?"""\S.*[.:…"]("""|\n)', text), "no sentence in its first line"
    assert len(text.splitlines()) <= 450
