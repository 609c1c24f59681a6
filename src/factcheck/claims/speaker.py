"""The speaker of a quote, as printed and as the person behind it."""

import re

from factcheck.claims.person import People, Stops
from factcheck.claims.quoted import Quoted
from factcheck.claims.turns import ANSWERS
from factcheck.model import Speaker

_CONTRACTION = re.compile(r"['’](?:s|d|ll|re|ve|m)$")


def speaker_of(text: str, quote: Quoted, people: People, stops: Stops) -> Speaker | None:
    """Who says a quote; None where nothing tells. A resolved pronoun is never certain."""
    if quote.span is None:
        return None
    start, end = quote.span
    printed = text[start:end]
    low = _CONTRACTION.sub("", printed.lower())  # "she's told"
    gender = "m" if low in people.words.he else "f" if low in people.words.she else ""
    if gender:
        name = people.antecedent(text, start, gender, stops)
        if name:
            people.note(start, end, name, gender)
        return Speaker(printed, start, end, name, f"pronoun; {quote.rule}", certain=False)
    if printed in ANSWERS and quote.piece.form == "turn":
        name = people.most_named(start)
        return Speaker(printed, start, end, name, f"who is named most; {quote.rule}", certain=False)
    if quote.antecedent is not None:
        name = text[slice(*quote.antecedent)]
        return Speaker(printed, start, end, people.resolve(name)[0] or name, f"pronoun; {quote.rule}", certain=False)
    name, method, sure = people.resolve(printed)
    if name is None:
        name = people.holder(text, printed, start)
        method, sure = ("office", False) if name else (method, sure)
    if name is not None and quote.certain and not people.by_last.get(name.split()[-1].lower()):
        people.note(start, end, name)
    method = f"{method}; {quote.rule}" if method else quote.rule
    unnamed = low in people.words.others or low in people.words.things
    return Speaker(printed, start, end, name, method, certain=quote.certain and sure and not unnamed)
