"""How long a source is, in the measure of its format, and what its places are."""

from factcheck.core.model import Document


def extent_of(document: Document) -> str:
    """`12 pages` or `34 minutes` (begun ones count); "" for a format that has neither."""
    last = document.places[-1].locator if document.places else None
    if last is not None and last.time is not None:
        return _counted(int(last.time // 60) + 1, "minute")
    if last is not None and last.page is not None:
        labels = (place.locator.page for place in document.places)
        return _counted(len({label.partition(":")[0] for label in labels if label}), "page")
    return ""


def locators_of(document: Document) -> str:
    """What a place in the document is cited by: "time", "page", "line", "heading", "part", "paragraph" or "nothing"."""
    if not document.places:
        return "nothing"
    names = ("time", "page", "line", "heading", "part", "paragraph")
    some = [document.places[at].locator for at in (len(document.places) // 2, 0, -1)]  # not every piece has a time
    found = (name for locator in some for name in names if getattr(locator, name) is not None)
    return next(found, "nothing")


def _counted(number: int, unit: str) -> str:
    return f"{number:,} {unit}" if number == 1 else f"{number:,} {unit}s"
