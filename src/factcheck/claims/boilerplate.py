"""Lines that are no part of the story: rules, datelines, copyright, distribution, "Story continues"."""

import re

_RULE = re.compile(r"[\W_]*")
# Whole lines, or beginnings that no sentence of a story has: a claim that is taken for furniture is never checked.
_LINE = re.compile(
    r"\(?(?:(?:©|\(c\)\s|copyright\s*(?:©|\(c\)|\d{4}))|.{0,60}\ball rights reserved\W*$"
    r"|(?:(?:story|article) continues(?: below)?(?: advertisement)?|continue reading|advertisements?|sponsored(?: content)?"
    r"|share this(?: \w+)?|like the page|abstract|full text|loading|listen|print|e-?mail)\W*$"
    r"|(?:read more|related|see also|more on this)(?:\W.{0,120})?$|read the (?:rest|full)\b.{0,60}$"
    r"|(?:sign up|subscribe|click|tap)\s(?:to|for|here|now)\b|visit\s(?:.{1,60}\sat\s)?(?:https?://|www\.)\S+\W*$"
    r"|follow\s(?:us|him|her|them|\S+(?:\s\S+){0,3})\son\s(?:twitter|facebook|instagram|x|mastodon|bluesky)\b"
    r"|distributed by(?:\s[\w.&-]+,?){1,7}$|(?:reprinted|reproduced) (?:with|by) permission|originally published\s(?:at|on|in|by)\b"
    r"|this (?:story|article|post) (?:was|has been) (?:updated|corrected|first published|originally published)"
    r"|(?:photo|image|picture|foto|bild|credit)s?\b[^:.]{0,20}:|contact\s.{1,60}\sat\s\S+@\S+|https?://\S+\W*$|www\.\S+\W*$"
    r"|\d{1,2}:\d{2}\s*(?:[ap]\.?m\.?)?\W*$"
    r"|(?:updated|published|posted|stand|aktualisiert)\s?:?\s(?:on\s)?(?:\w{3,9}\.?\s\d{1,2},\s\d{4}|\d{1,2}[./ ]\S{1,9}[./ ]\d{4})[\d:,.\s|-]*(?:[ap]\.?m\.?)?(?:\s\w{2,4})?\W*$)",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"(?:By|von|Von|Par|Por)\s+[A-Z][\w.'’-]+(?:\s+[A-Z][\w.'’-]+){0,4}\W*$")
_DATELINE = re.compile(
    r"(?:[A-ZÀ-Þ][A-ZÀ-Þ.'’-]{2,}(?:\s[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+){0,3}(?:,\s[\w.]+(?:\s\d{1,2})?){0,2}(?:\s\([\w/ ]{2,24}\))?"
    r"|[A-ZÀ-Þ]\w+(?:[\s/-][A-ZÀ-Þ]\w+){0,3}(?:,\s[\w. ]{1,20})?\s\([\w/ ]{2,24}\))"
    r"\s*(?:—|–|--|\s-\s)\s*(?=[A-ZÀ-Þ\d“\"„«‘'])"
)


def boilerplate_rule(text: str) -> str:
    """Name of the rule by which a paragraph is no part of the story, "" if it is."""
    if _RULE.fullmatch(text):
        return "rule"
    if _LINE.match(text):
        return "furniture"
    if len(text) < 80 and _BYLINE.match(text):
        return "byline"
    return ""


def dateline_end(text: str) -> int:
    """Length of the dateline a paragraph starts with: "NEW YORK — "."""
    found = _DATELINE.match(text)
    return found.end() if found else 0
