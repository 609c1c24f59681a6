"""Findings in words that a copy editor understands at once: what was changed, added or left out."""

import shlex
from collections.abc import Mapping, Sequence
from operator import eq
from typing import Final

from factcheck.checks.results import Passage
from factcheck.core.model import Candidate, Citation, Claim, Detail, Difference, Level, Locator, State
from factcheck.core.records import UnknownKey
from factcheck.core.text import numbered, visible
from factcheck.verdicts import Reason, Status


def named(differences: Sequence[Difference]) -> str:
    """All of the differences: `“821,000” should be “812,000” (number); “not” left out (negation)`."""
    return "; ".join(dict.fromkeys(difference_words(item) for item in differences))


def difference_words(difference: Difference) -> str:
    """One difference: the words on both sides, and what kind of word was changed, added or left out."""
    label = visible(difference.kind)
    quoted, found = _marked(difference.quoted), _marked(difference.found)
    if difference.kind == "context" and difference.found:
        return f"in the source it follows {found}" if difference.found_start < 0 else f"in the source {found} follows"
    if difference.quoted and difference.found:
        return f"{quoted} should be {found} ({label})"
    if difference.quoted:
        return f"{quoted} added ({label})"
    return f"{found} left out ({label})"


def differing(passage: Passage) -> list[str]:
    """What differs between a claim and a passage beside it, each in a few words."""
    lines = list(dict.fromkeys(difference_words(item) for item in passage.differences))
    missing = ", ".join(_marked(words) for words in passage.missing)
    return [*lines, f"not in this passage: {missing}"] if missing else lines


def how_found(passage: Passage) -> str:
    """How a passage came to a claim: chosen as evidence, found closest, or only the nearest where none is like it."""
    if passage.chosen:
        return "evidence"
    return "not found; nearest passage" if passage.near else "closest passage"


def nothing_found(state: State) -> str:
    """Why there is no passage beside a claim."""
    said = "no matching passage in the sources"
    return f"verified without evidence: {said}" if state is State.VERIFIED else said


def altered(candidate: Candidate) -> str:
    """FC003's words: every critical difference but those of context, and how many smaller ones there are."""
    critical = [item for item in candidate.comparison.differences if is_altered(item)]
    minor = sum(item.level is Level.MINOR for item in candidate.comparison.differences)
    smaller = f" (and {numbered(minor, 'smaller difference')})" if minor else ""
    apart = ["put together from passages far apart in the source"] if candidate.stitched else []
    said = "; ".join([*apart, *([named(critical)] if critical else [])])
    return f"misquote: {said}{smaller}"


def is_altered(difference: Difference) -> bool:
    """Whether a difference is critical, and of the words themselves."""
    return difference.level is Level.CRITICAL and difference.kind != "context"


_FEW_CITED: Final = 3  # that are named one by one


def cited_sources(claim: Claim) -> str:
    """The sources that an article cites for a claim: `annual-report.pdf`."""
    return " or ".join(dict.fromkeys(visible(path) for each in claim.cited for path in each.sources))


def cited_places(claim: Claim) -> str:
    """The places in sources that it cites: `p. 41`, `00:12:03`."""
    return " or ".join(dict.fromkeys(each.place for each in claim.cited if each.sources and each.place))


def unbound(citations: Sequence[Citation]) -> str:
    """Citations that no source is meant by: `“[3]”, “Report”, and 2 more`."""
    said = list(dict.fromkeys(_marked(short(str(each), 60)) for each in citations))
    more = f", and {len(said) - _FEW_CITED} more" if len(said) > _FEW_CITED else ""
    return ", ".join(said[:_FEW_CITED]) + more


def detail_words(detail: Detail) -> str:
    """FC008's words: `number differs: “241” is “214”`."""
    return f"{detail.kind} differs: “{short(detail.text, 60)}” is “{short(detail.other, 60)}”"


def detail_sign(detail: Detail) -> str:
    """Found, differs or absent, where colour alone would not do."""
    return {"found": "✓", "differs": "✗"}.get(detail.status, "·")


def citation_text(citation: Citation) -> str:
    """What is cited, and the source that it means: `cites [3] → sources/hearing.srt 00:12:03`."""
    meant = f"{' or '.join(citation.sources)} {citation.place}".strip() if citation.sources else "no source"
    return f"cites {short(str(citation), 60)} → {meant}"


def detail_row(detail: Detail) -> str:
    """A detail with its place: `✓ 7–4 vote: minutes.md § Votes`, `✗ 48 km: “84” in survey.pdf p. 3`."""
    words, place = short(detail.text, 60), detail_place(detail)
    if detail.status == "differs":
        place = f"“{short(detail.other, 60)}” in {place}"
    elif detail.status == "absent":
        place = "in no source"
    said = f" ({short(detail.computed, 60)})" if detail.computed else ""
    return f"{detail_sign(detail)} {words}: {place}{said}"


def details_counted(counts: Mapping[str, int]) -> str:
    """`details: 40 found, 2 differ, 3 in no source`, "" where there are none."""
    words = {
        "found": "found",
        "differs": "differs" if counts.get("differs") == 1 else "differ",
        "absent": "in no source",
    }
    said = [f"{counts[status]:,} {words[status]}" for status in words if counts.get(status)]
    return f"details: {', '.join(said)}" if said else ""


def named_once(missing: Sequence[Detail], details: Sequence[Detail]) -> list[Detail]:
    """What no source has, without the titles of people who are in no source themselves, and once where it is twice."""
    named: dict[tuple[str, str], Detail] = {}
    for detail in missing:
        people = [other for other in details if other.kind == "name" and " " in other.text]
        people = people or [other for other in details if other.kind == "name"]
        whose = min(people, key=lambda other: max(other.start - detail.end, detail.start - other.end), default=None)
        if detail.kind != "title" or whose not in missing:
            named.setdefault((detail.kind, detail.text), detail)
    return list(named.values())


def split_marks(name: str, marks: Mapping[str, str]) -> str:
    """That reviewers disagree on a detail: `reviewers disagree on “2011” (ada: ticked, ben: crossed)`."""
    said = ", ".join(f"{visible(who)}: {'ticked' if mark == 'found' else 'crossed'}" for who, mark in marks.items())
    return f"reviewers disagree on “{short(name)}” ({said})"


def detail_place(detail: Detail) -> str:
    """`sources/hearing.srt 00:12:03`."""
    return visible(" ".join(filter(None, (detail.source, str(detail.locator)))))


def unknown_key(found: UnknownKey) -> str:
    """FC032's words: `unknown key “verdikt” in [claim.q-7h3k2m9p.review.ada]: did you mean “verdict”?`."""
    where = f" in [{short(found.table)}]" if found.table else ""
    meant = f": did you mean “{found.close}”?" if found.close else ""
    return f"unknown key “{short(found.key)}”{where}{meant}"


def stray(path: str, home: str) -> str:
    """FC034's words; `home` is what the verdict file of the article is called whose words it has, "" if not known."""
    if home:
        return (
            f"verdict file without an article: its words are in this article. Rename it: git mv {_quoted(path, home)}"
        )
    return "verdict file without an article: no article of that name is beside it"


def _quoted(*paths: str) -> str:
    return " ".join(shlex.quote(visible(path)) for path in paths)


def quote_words(claim: Claim, limit: int = 80) -> str:
    """A claim as findings name it: a quote in marks, without the comma that is the article's."""
    return f"“{short(plain_words(claim), limit)}”" if claim.kind == "quote" else short(claim.text, limit)


def plain_words(claim: Claim) -> str:
    """A claim's words; of a quote without the comma at its end, which is the article's."""
    words = claim.text.strip()
    return words.rstrip(",") if claim.kind == "quote" else words


def short(text: str, limit: int = 80) -> str:
    """The text on one line, cut after `limit` characters between words."""
    text = visible(text)
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    return (cut.rpartition(" ")[0] or cut).rstrip(" ,;:") + "…"


def stale_words(reason: Reason, source: str, now: str) -> str:
    """Why a verdict is stale: what became of what it was given on, the words then, and `now` if they are known.

    `source` is the path of the reason's source, for those kinds of reasons that have one.
    """
    what = _STALE[reason.kind].format(whose=f"{visible(reason.reviewer)}’s verdict", source=visible(source))
    old, new = reason.old, now
    if max(len(old), len(new)) > ROOM and old and new:
        old, new = parted(old, new)
    words = [f"{when} “{short(said, ROOM)}”" for when, said in (("then", old), ("now", new)) if said]
    return f"{what} ({', '.join(words)})" if words else what


def parted(old: str, new: str, beside: int = 3) -> tuple[str, str]:
    """Two texts from `beside` words before they part to as many behind it, so that a line has room for what differs."""
    one, two = old.split(), new.split()
    alike = list(map(eq, one, two))
    first = alike.index(False) if False in alike else len(alike)
    alike = list(map(eq, reversed(one[first:]), reversed(two[first:])))
    last = alike.index(False) if False in alike else len(alike)
    begin, end = max(0, first - beside), max(0, last - beside)

    def cut(words: list[str]) -> str:
        left, right = "… " if begin else "", " …" if end else ""
        return f"{left}{' '.join(words[begin : len(words) - end])}{right}"

    return cut(one), cut(two)


ROOM: Final = 60  # characters of words then, and of words now

_STALE: Final = {
    "article changed": "the article’s words changed after {whose}",
    "speaker changed": "the article names another speaker since {whose}",
    "source changed": "{source} changed at the passage {whose} rests on",
    "source gone": "{source} is gone; {whose} rests on it",
    "evidence removed": "a passage {whose} rests on was removed from the verdict file",
    "no basis": "the verdict file does not say what {whose} rests on",
}


def notes_of(held: Status) -> str:
    """The notes of those whose verdicts hold, in brackets."""
    notes = [short(review.note) for review in held.fresh.values() if review.note]
    return f" ({'; '.join(notes)})" if notes else ""


def people(held: Status) -> str:
    """Who gave the verdicts that hold."""
    return ", ".join(visible(name) for name in held.fresh)


def place_in(locator: Locator) -> str:
    """Where something is in a file that has no lines, so that a person finds it: `§ Methods, ¶ 12`."""
    where = str(Locator(time=locator.time, page=locator.page))
    heading = f"§ {locator.heading}" if locator.heading else ""
    paragraph = f"¶ {locator.paragraph}" if locator.paragraph is not None else ""
    return ", ".join(filter(None, (where, locator.part, heading, paragraph)))


def place(candidate: Candidate) -> str:
    """`sources/hearing.srt 00:12:03`."""
    return visible(" ".join(filter(None, (candidate.source, str(candidate.locator)))))


def _marked(words: str) -> str:
    return f"“{visible(words)}”"
