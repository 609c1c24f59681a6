"""The drawing in docs/architecture.md is the house that was built: what it says of imports is so, and allows no more."""

import re
import tomllib
from importlib import import_module
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).parents[2]
DRAWING = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
SOURCE = ROOT / "src" / "factcheck"
BEHIND_A_DOOR = re.compile(r"^\s*from factcheck\.(\w+)\.(\w+)[\w.]* import", re.MULTILINE)
ROW = re.compile(r"^\| `(\w+)` \| .+ \| (.+) \|$", re.MULTILINE)
DRAWN = {room: set(re.findall(r"`(\w+)`", who)) or who for room, who in ROW.findall(DRAWING)}
GRAPH = grimp.build_graph("factcheck", cache_dir=None)


def room_of(module: str) -> str:
    return module.split(".")[1] if "." in module else "the public names"


def imports() -> set[tuple[str, str]]:
    """(module, module) for every import from one room into another."""
    return {
        (module, other)
        for module in GRAPH.modules
        for other in GRAPH.find_modules_directly_imported_by(module)
        if room_of(module) != room_of(other) and "." in module
    }


@pytest.mark.parametrize("room", DRAWN)
def test_a_door_opens_to_whom_the_drawing_names(room: str) -> None:
    who = {room_of(module) for module, other in imports() if room_of(other) == room and room_of(module) != "__main__"}
    if DRAWN[room] == "any":
        assert len(who) > 2
        return
    assert who == (set() if DRAWN[room] == "none" else DRAWN[room])
    lists = [each["allowed_importers"] for each in CONTRACTS if each.get("protected_modules") == [f"factcheck.{room}"]]
    assert [set(map(room_of, each)) for each in lists] == ([who] if room != "cli" else [])


def test_the_drawing_has_every_room_and_its_line() -> None:
    rooms = {room_of(module) for module in GRAPH.modules} - {"the public names", "__main__"}
    assert set(DRAWN) == rooms
    layers = next(each["layers"] for each in CONTRACTS if each["type"] == "layers")
    lines = re.search(r"^The lines: (.+?)\. The public", DRAWING, re.MULTILINE | re.DOTALL)
    assert lines is not None
    drawn = [set(re.findall(r"`(\w+)`", line)) for line in reversed(lines[1].split("·"))]
    assert drawn == [set(re.findall(r"\w+", line)) for line in layers if line != "__main__"]


def test_rooms_are_entered_through_their_doors() -> None:
    behind = {
        f"{room}.{module}"
        for path in SOURCE.rglob("*.py")
        for room, module in BEHIND_A_DOOR.findall(path.read_text(encoding="utf-8"))
        if path.relative_to(SOURCE).parts[0] != room and room not in {"app", "core", "nlp", "protocols", "reports"}
    }
    assert behind == {"web.server", "checks.messages", "checks.results"}, "see “the door”"


def test_no_name_that_is_loaded_when_first_used_is_the_name_of_a_module_beside_it() -> None:
    """Importing the module would put it where the name is looked for."""
    lazy = [path.parent for path in SOURCE.rglob("__init__.py") if "def __getattr__" in path.read_text("utf-8")]
    assert {SOURCE, SOURCE / "documents"} <= set(lazy)
    for folder in lazy:
        names = import_module(".".join(folder.relative_to(SOURCE.parent).parts)).__all__
        assert not set(names) & {path.stem for path in folder.iterdir()}, folder.name
