"""The page on differences names every kind that there is."""

import re
from pathlib import Path

from factcheck.comparison import compare

from .test_cases import CASES, LANGUAGES

PAGE = Path(__file__).parents[3] / "docs" / "differences.md"


def test_every_kind_is_on_the_page():
    kinds = {
        difference.kind
        for quoted, found, *_ in [*CASES, *LANGUAGES]
        for difference in compare(quoted, found).differences
    }
    assert len(kinds) > 30
    assert kinds - set(re.findall(r"`(\w+)`", PAGE.read_text("utf-8"))) == set()
