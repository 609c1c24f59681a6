"""Public names say what they take and give, and a module says its one thing in its first line."""

import inspect
from pathlib import Path

import pytest

import factcheck

SOURCES = sorted(Path(factcheck.__file__).parent.rglob("*.py"))


@pytest.mark.parametrize("name", [name for name in factcheck.__all__ if name != "__version__"])
def test_public_names_have_docstrings(name: str) -> None:
    thing = getattr(factcheck, name)
    assert inspect.getdoc(thing)
    if inspect.isclass(thing):
        methods = [value for key, value in vars(thing).items() if inspect.isfunction(value) and not key.startswith("_")]
        assert [method.__qualname__ for method in methods if not inspect.getdoc(method)] == []


@pytest.mark.parametrize("path", [path for path in SOURCES if path.name != "__main__.py"], ids=lambda path: path.name)
def test_a_module_says_its_one_thing_and_stays_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith(('"""', 'r"""')), "no module docstring"
    assert len(text.splitlines()) <= 350
