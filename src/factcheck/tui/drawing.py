"""Everything on the review screen drawn from the session as it is now; only rows in sight are made."""

from typing import TYPE_CHECKING

from factcheck.tui import status
from factcheck.tui.actions import footer_keys, spelled
from factcheck.tui.claimlist import ClaimList
from factcheck.tui.listing import Entry
from factcheck.tui.passage import evidence_rows
from factcheck.tui.prompt import Prompt
from factcheck.tui.reader import Reader
from factcheck.tui.sheet import Bar, Sheet
from factcheck.tui.spans import Row, clip, indented, rule, shown, wrap

if TYPE_CHECKING:
    from factcheck.tui.review import ReviewScreen


def draw(desk: "ReviewScreen") -> None:
    session = desk.session
    draw_header(desk)
    told = ""
    if desk.unreadable:
        choose = spelled(desk.keys.keys["conflict"][0]) if desk.keys.keys["conflict"] else "the palette"
        told = f"{desk.unreadable} Your verdicts are kept here. {choose} chooses between git's two sides."
    desk.query_one("#banner", Bar).show(lambda w: status.banner(session, desk.options.no_sources, told, desk.gone, w))
    desk.query_one("#flash", Bar).show(lambda w: wrap(desk.said, w)[:3])
    prompt = desk.query_one(Prompt)
    keys = tuple(prompt.keys() if prompt.asking else footer_keys(desk.keys))
    # The prompt lies over the line of remarks: what is said while it asks takes the place of its keys.
    said = desk.said if prompt.asking else ()
    desk.query_one("#footer", Bar).show(lambda w: [clip(said, w) if said else status.footer(keys, w)])
    _draw_list(desk)
    _draw_claim(desk)
    if desk.has_class("three"):
        _draw_article(desk)


def draw_header(desk: "ReviewScreen") -> None:
    desk.query_one("#header", Bar).show(lambda w: [status.header(desk.session, w, desk.glyphs, saving=desk.saving)])


def draw_small(desk: "ReviewScreen") -> None:
    """The one line for a terminal that is too small."""
    told = "factcheck needs 60 by 16 cells; `factcheck review --plain` needs none."
    desk.query_one("#small", Bar).show(lambda w: wrap([(told, "warn")], w))


def _draw_list(desk: "ReviewScreen") -> None:
    def rows(index: int, width: int, tall: bool) -> list[Row]:
        claim = desk.listed.claims[index]
        entry = Entry(claim, desk.listed.number(claim.id), claim.id == desk.here, claim.id in desk.marked)
        return desk.entries.rows(entry, width, tall=tall)

    desk.query_one("#list-title", Bar).show(
        lambda w: [status.list_title(desk.listed.filter, desk.listed.text, desk.listed.passing, w, desk.glyphs)]
    )
    desk.query_one(ClaimList).show(len(desk.listed.claims), desk.listed.at, rows)


def _draw_claim(desk: "ReviewScreen") -> None:
    title, sheet = desk.query_one("#claim-title", Bar), desk.query_one("#evidence", Sheet)
    claim_id = desk.here
    if claim_id is None:
        title.show(lambda _: [])
        sheet.show(lambda w: indented(wrap([(shown(desk.listed.why_none()), "warn")], w - 3), (("  ", "warn"),)))
        return
    view = desk.view
    title.show(lambda w: [status.claim_title(desk.session, claim_id, desk.listed.number(claim_id), w, desk.glyphs)])
    sheet.show(lambda w: evidence_rows(desk.session, claim_id, w, view, desk.glyphs, height=sheet.size.height))


def _draw_article(desk: "ReviewScreen") -> None:
    desk.query_one("#article-title", Bar).show(
        lambda w: [rule((("The article", "strong"), (" (a)", "dim")), w, desk.glyphs)]
    )
    reader = desk.query_one("#article-text", Reader)
    spot = desk.article_marks.spot(desk.here)
    if reader.mark(desk.article_marks.all(), spot) and spot:
        reader.go(spot.start, middle=True)
