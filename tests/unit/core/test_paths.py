"""Paths as a verdict file has them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.core.records import inside, unsafe_path

PATHS = [
    # a path as opened, the project's root, as the file names it
    ("sources/a.txt", "/p", "sources/a.txt"),
    ("/p/sources/a.txt", "/p", "sources/a.txt"),
    ("/q/sources/a.txt", "/p", ""),
    ("../a.txt", "/p", ""),
    ("sources/../../a.txt", "/p", ""),
    ("./sources/a.txt", "/p", "sources/a.txt"),
    ("..a/b.txt", "/p", "..a/b.txt"),
]


@pytest.mark.parametrize(("path", "root", "expected"), PATHS)
def test_a_source_is_named_inside_the_project(path: str, root: str, expected: str) -> None:
    assert inside(path, root) == expected


@given(st.text(max_size=30) | st.lists(st.sampled_from(["..", "a", "/", "~", "\\", "C:", "con", "."])).map("/".join))
def test_a_path_that_a_file_may_have_stays_inside_the_project(path: str) -> None:
    assert unsafe_path(path) or inside(path, "/p")
