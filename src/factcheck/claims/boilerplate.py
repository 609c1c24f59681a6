"""Lines that are no part of the story: rules, datelines, copyright, distribution, "Story continues"."""

import re

_RULE = re.compile(r"[\W_]*")
_LINE = re.compile(
    r"(?:©|\(c\)\s|copyright\b|all rights reserved|story continues|article continues|continue reading|read more"
    r"|read the (?:rest|full)|advertisement|sponsored|sign up|subscribe|click here|visit \S+.* at (?:www\.|http)"
    r"|visit (?:www\.|http)|follow (?:us|\S+) on|distributed by|reprinted with|this (?:story|article) (?:was|has been|first)"
    r"|originally published|related:|related (?:stories|articles)|photo:|image:|share this|like the page|abstract\."
    r"|correction:|contact \S+ at|https?://|www\.|\d{1,2}:\d{2}\s*[ap]\.?m\.?\W*$|(?:updated|published|posted):?\s.{0,40}\d)",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"(?:By|von|Von|Par|Por)\s+[A-Z][\w.'’-]+(?:\s+[A-Z][\w.'’-]+){0,4}\W*$")
_DATELINE = re.compile(
    r"(?:[A-ZÀ-Þ][A-ZÀ-Þ.'’-]{2,}(?:\s[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+)*(?:,\s[\w.]+(?:\s\d{1,2})?){0,2}(?:\s\([\w/ ]{2,24}\))?"
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
