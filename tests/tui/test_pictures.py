"""The screens as pictures. Everything else is tested by keys."""

import pytest
from tests.tui.driving import review
from tests.tui.pictures import compare_picture, twin


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_critical(size):
    async with review(size=size) as it:
        await it.press("j")
        compare_picture(it.app, "critical")


def test_the_twin_is_the_text_of_the_picture():
    svg = (
        '<g class="t-matrix"><text class="t-r1" x="24.4" y="20" textLength="36.6">a&#160;&lt;b</text>'
        '<text class="t-r2" x="0" y="44.4" textLength="12.2">┬</text></g>'
    )
    assert twin(svg) == "  a <b\n┬\n"
