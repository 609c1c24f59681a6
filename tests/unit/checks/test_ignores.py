"""Comments that silence findings: where they are found, what they speak of, and when they are reported."""

import pytest
from tests.unit.checks.made import TEXT, candidate, checked

from factcheck.checks import find_ignores
from factcheck.core.catalog import FINDINGS

SAY = "<!-- factcheck-ignore FC001: from a private letter -->"


def targets(raw: str, text: str = "", *, plain: bool = False) -> list[tuple[int, int, tuple[str, ...], str]]:
    return [(each.line, each.target, each.ids, each.reason) for each in find_ignores(raw, text, plain=plain)]


FOUND = [
    (f"{SAY}\n“No.”", [(1, 2, ("FC001",), "from a private letter")]),
    (f"One.\n\n{SAY}\n\n\n“No.”", [(3, 6, ("FC001",), "from a private letter")]),
    (f"{SAY} “No.”\nTwo.", [(1, 1, ("FC001",), "from a private letter")]),
    (f"{SAY}\n<!-- factcheck-ignore FC010: known -->\n“No.”", [
        (1, 3, ("FC001",), "from a private letter"), (2, 3, ("FC010",), "known"),
    ]),
    ("<!--factcheck-ignore fc001, FC003 : a: b-->\nx", [(1, 2, ("FC001", "FC003"), "a: b")]),
    ("<!-- factcheck-ignore FC001: over\n two lines -->\nx", [(1, 3, ("FC001",), "over two lines")]),
    ("<!-- factcheck-ignore FC001 -->\nx", [(1, 2, ("FC001",), "")]),
    ("<!-- factcheck-ignore: why -->\nx", [(1, 2, (), "why")]),
    ("<!-- factcheck-ignored FC001: x -->\n<!-- another -->\nx", []),
    ("", []),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "expected"), FOUND)
def test_comments_are_found_with_the_line_they_speak_of(raw: str, expected: list) -> None:
    assert targets(raw) == expected


def test_an_example_in_a_block_of_code_is_none() -> None:
    assert targets(f"{SAY}\nx", text=f"Write {SAY} above it.") == []
    assert len(targets(f"{SAY}\nx", text=f"{SAY}\nx", plain=True)) == 1


HEEDED = [
    # the comment above the quote, what is silenced, what is left, a word of the complaint
    ("<!-- factcheck-ignore FC001: from a letter -->", ["FC001"], ["FC010"], ""),
    ("<!-- factcheck-ignore FC001, FC010: from a letter -->", ["FC001", "FC010"], [], ""),
    ("<!-- factcheck-ignore FC001 -->", [], ["FC001", "FC010", "FC040"], "reason"),
    ("<!-- factcheck-ignore FC003: no such thing -->", [], ["FC001", "FC010", "FC040"], "nothing to silence"),
    ("<!-- factcheck-ignore FC999: what -->", [], ["FC001", "FC010", "FC040"], "FC999"),
    ("<!-- factcheck-ignore FC040: quiet -->", [], ["FC001", "FC010", "FC040"], "FC040"),
    ("<!-- factcheck-ignore everything: please -->", [], ["FC001", "FC010", "FC040"], "EVERYTHING"),
    ("<!-- factcheck-ignore -->", [], ["FC001", "FC010", "FC040"], "names no finding"),
]


@pytest.mark.parametrize(("comment", "quiet", "left", "complaint"), HEEDED)
def test_what_a_comment_does(comment: str, quiet: list[str], left: list[str], complaint: str) -> None:
    raw = TEXT.replace("\n\n“", f"\n{comment}\n“")
    result = checked(ignores=find_ignores(raw, TEXT, plain=False))
    assert [item.finding.id for item in result.silenced] == quiet
    assert [finding.id for finding in result.findings] == left
    assert all(item.by == "comment" and item.reason == "from a letter" for item in result.silenced)
    if complaint:
        assert complaint in result.findings[-1].message
        assert result.findings[-1].line == 2


def test_of_what_was_not_asked_for_nothing_is_said() -> None:
    raw = TEXT.replace("\n\n“", f"\n{SAY}\n“")
    ignores = find_ignores(raw, TEXT, plain=False)
    wanted = frozenset(FINDINGS) - {"FC001"}
    assert [f.id for f in checked(ignores=ignores, wanted=wanted).findings] == ["FC010"]
    assert [f.id for f in checked(found=[candidate()], ignores=ignores).findings] == ["FC010", "FC040"]
