"""Colours that say something have 7:1 on every ground they stand on; ansi and NO_COLOR work."""

import pytest
from tests.tui.driving import review
from textual.color import Color

from factcheck.tui import Options, theme
from factcheck.tui.rendering import STYLES

VERDICTS = ("verified", "disputed", "unsourced", "undecided", "stale", "contested")
GROUNDS = ("background", "pane", "picked", "bar", "spot")
OWN = [theme for theme in theme.THEMES if not theme.ansi]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2: 1 to 21."""

    def luminance(color):
        parts = [part / 255 for part in Color.parse(color).rgb]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_ratio_is_the_one_of_the_standard():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("theme", OWN, ids=lambda theme: theme.name)
def test_contrast(theme):
    too_low = []
    for ground in GROUNDS:
        back = theme.background if ground == "background" else theme.variables[ground]
        for name in (*VERDICTS, "strong", "dim", "foreground"):
            front = theme.foreground if name == "foreground" else theme.variables[name]
            ratio = contrast(front, back)
            if ratio < (4.5 if name == "dim" else 7.0):
                too_low.append((name, ground, round(ratio, 2)))
    assert too_low == []


@pytest.mark.parametrize("theme", OWN, ids=lambda theme: theme.name)
def test_verdicts_differ_from_each_other(theme):
    assert len({theme.variables[name] for name in VERDICTS}) == len(VERDICTS)


@pytest.mark.parametrize("name", ["factcheck-ansi", "factcheck-light", "ansi-dark", "nord", "no such theme"])
async def test_any_theme_draws(name):
    async with review(options=Options(follow=0, theme=name)) as it:
        await it.press("j", "v")
        assert "NOT THE SAME" in it.text()
        for style in STYLES:
            assert it.screen.query_one("#evidence").style_of(style) is not None


async def test_no_color_sends_no_colour(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    async with review() as it:
        await it.press("j")
        strips = it.app.screen._compositor.render_strips(it.app.size)
        colours = {
            (segment.style.color, segment.style.bgcolor)
            for strip in strips
            for segment in strip.apply_filter(it.app._filters[-1], Color.parse("black"))
            if segment.style
        }
        assert all(part is None or part.is_default for pair in colours for part in pair)
        assert "~~~~~" in it.text()


async def test_ascii_draws_nothing_but_ascii():
    async with review(options=Options(follow=0, ascii_only=True)) as it:
        await it.press("j", "v")
        assert it.text().isascii()
        await it.press("a")
        assert it.text().isascii()
        for key in ("question_mark", "colon", "O"):
            await it.press("escape", key)
            assert it.text().isascii(), key
