"""Conflicts of real git in a verdict file, resolved by hand in every way: the file is whole then, or refused."""

import random
import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from itertools import islice, product
from pathlib import Path

import pytest
import tomli_w
from benchmarks.verdict_git import NAME, Repository
from tests.programs import needs_git
from tests.unit.verdicts.making import ARTICLE, article, claims_of, id_of

from factcheck.core.errors import VerdictFileError
from factcheck.core.model import Verdict
from factcheck.core.records import Dismissal, Evidence, Record, Review, VerdictFile
from factcheck.verdicts import dump, judged, loads, reconcile, with_evidence, with_source

ON = date(2026, 11, 20)
TAXES, QUAY, SEE = "We will not raise", "The new quay", "No city"


def listed(text: str = ARTICLE, file: VerdictFile | None = None) -> VerdictFile:
    document = article(text)
    names = ["sources/hearing.txt", "sources/report.txt"]
    return reconcile(file, document, claims_of(document), article_path="articles/quay.md", sources=names)


Change = Callable[[VerdictFile], VerdictFile]


def says(words: str, who: str, verdict: Verdict = Verdict.VERIFIED, *, note: str = "", passage: str = "") -> Change:
    """`who` judges the claim that begins with these words, as a review does."""

    def change(file: VerdictFile) -> VerdictFile:
        key = id_of(file, words)
        record = file.claims[key]
        if passage:
            source, exact = passage.split(": ")
            file, at = with_source(file, f"sources/{source}.txt", "77ab" * 16)
            record, _ = with_evidence(record, Evidence(at, exact, "L4", "verbatim"))
        review = Review(verdict, note, ON, judged(record))
        return file.with_record(key, replace(record, reviews={**record.reviews, who: review}))

    return change


def dismisses(words: str, who: str, reason: str = "an opinion") -> Change:
    def change(file: VerdictFile) -> VerdictFile:
        key = id_of(file, words)
        record = file.claims[key]
        return file.with_record(key, replace(record, dismissed=Dismissal(who, reason, judged(record, ()))))

    return change


def edits(old: str, new: str) -> Change:
    """The article is edited, and the file brought in line with it."""
    assert old in ARTICLE
    return lambda file: listed(ARTICLE.replace(old, new), file)


def adds(words: str, who: str) -> Change:
    """`who` adds a claim by hand, which stands in the article."""

    def change(file: VerdictFile) -> VerdictFile:
        record = Record("claim", words, origin=who)
        file = replace(file, claims={**file.claims, f"c-{words[:4].strip()}": record})
        return listed(ARTICLE, file)

    return change


def both(*changes: Change) -> Change:
    def change(file: VerdictFile) -> VerdictFile:
        for each in changes:
            file = each(file)
        return file

    return change


PARAGRAPHS = ARTICLE.split("\n\n")
MOVED = edits(ARTICLE, "\n\n".join([PARAGRAPHS[2], PARAGRAPHS[0], PARAGRAPHS[3], PARAGRAPHS[1]]))
SPLIT = edits(ARTICLE, "\n\n".join(PARAGRAPHS[:2]))
SEVERAL = both(says(TAXES, "ben"), says(QUAY, "ben", Verdict.DISPUTED), says(SEE, "ben", passage="report: No city"))
HEARD = "hearing: we will not raise taxes"

CASES: dict[str, tuple[Change, Change, Change]] = {
    "two first verdicts, alike but for the name": (both(), says(TAXES, "ada"), says(TAXES, "ben")),
    "with the same passage": (both(), says(TAXES, "ada", passage=HEARD), says(TAXES, "ben", passage=HEARD)),
    "with a passage each": (
        both(),
        says(TAXES, "ada", passage=HEARD),
        says(TAXES, "ben", Verdict.DISPUTED, passage="report: no taxes on anyone"),
    ),
    "two passages of one source": (
        both(),
        says(TAXES, "ada", passage=HEARD),
        says(TAXES, "ben", passage="hearing: taxes, we said, will stay"),
    ),
    "with notes": (both(), says(TAXES, "ada", note="Heard.\nTwice."), says(TAXES, "ben", note="Read.")),
    "one reviewer on both sides": (both(), says(TAXES, "ada"), says(TAXES, "ada", Verdict.DISPUTED, note="No.")),
    "both change what was there": (
        says(TAXES, "ada"),
        says(TAXES, "ada", Verdict.DISPUTED),
        says(TAXES, "ada", Verdict.UNSOURCED),
    ),
    "two dismissals with one reason": (both(), dismisses(SEE, "ada"), dismisses(SEE, "ben")),
    "a dismissal and a verdict": (both(), dismisses(SEE, "ada"), says(SEE, "ben")),
    "claims side by side": (
        both(),
        both(says(TAXES, "ada"), says("The harbour", "ada")),
        both(says(TAXES, "ben"), says("The harbour", "ben")),
    ),
    "a claim of each by hand": (both(), adds("rural trade last year", "ada"), adds("nine million tonnes", "ben")),
    "a sentence put in": (both(), edits("Asked again", "The port is old. Asked again"), SEVERAL),
    "words changed": (says(TAXES, "ada"), edits("on anyone", "on anybody"), SEVERAL),
    "paragraphs moved": (says(TAXES, "ada"), MOVED, SEVERAL),
    "paragraphs moved, decided on both sides": (both(), both(SEVERAL, MOVED), says(TAXES, "ada", passage=HEARD)),
    "the article split": (says(SEE, "ada"), SPLIT, SEVERAL),
    "split, and decided there": (both(), both(SPLIT, says(TAXES, "ada")), SEVERAL),
}


def in_the_first_layout(text: str) -> str:
    """A file's text as version 0.1 wrote it: a table of several lines for each review, passage and dismissal."""
    tree = tomllib.loads(text)
    for place in ("claim", "orphan"):
        for record in tree.get(place, {}).values():
            tables = {name: record.pop(name) for name in ("dismissed", "evidence", "review") if name in record}
            record.update(tables)
    return "# Written by factcheck.\n" + tomli_w.dumps(tree | {"schema": 1})


_HUNK = re.compile(
    r"^<{7}[^\n]*\n(?P<ours>.*?)(?:^\|{7}[^\n]*\n(?P<base>.*?))?^={7}\n(?P<theirs>.*?)^>{7}[^\n]*\n",
    re.MULTILINE | re.DOTALL,
)


def conflict(folder: Path, sides: tuple[VerdictFile, VerdictFile, VerdictFile], style: str, *old: int) -> str:
    """The file as git leaves it, merged by lines; those of the sides (0, 1, 2) that are `old` in the first layout."""
    repository = Repository(folder)
    texts = [in_the_first_layout(dump(side)) if number in old else dump(side) for number, side in enumerate(sides)]

    def commit(text: str) -> None:
        (folder / NAME).write_text(text)
        repository.commit()

    repository.git("config", "merge.conflictStyle", style)
    commit(texts[0])
    repository.git("branch", "side")
    commit(texts[1])
    repository.git("checkout", "-q", "side")
    commit(texts[2])
    repository.git("checkout", "-q", "main")
    repository.git("merge", "-q", "side", "-m", "merged", may_fail=True)
    return (folder / NAME).read_text()


def resolutions(text: str, rng: random.Random) -> Iterator[tuple[str, str]]:
    """The text with each hunk resolved in every way that an editor offers, and with any lines of it, in any order."""
    hunks = list(_HUNK.finditer(text))
    offered = []
    for hunk in hunks:
        ours, base, theirs = hunk["ours"], hunk["base"] or "", hunk["theirs"]
        ways = {"ours": ours, "theirs": theirs, "both": ours + theirs, "turned": theirs + ours}
        offered.append([*ways.items(), ("base", base), ("markers deleted", ours + base + theirs), ("none", "")])
    everything = list(islice(product(*offered), 3000))
    for ways in everything if len(everything) <= 343 else rng.sample(everything, 343):
        yield " ".join(name for name, _ in ways), _with(text, hunks, [lines for _, lines in ways])
    for way in (2, 3):  # an editor's "accept both" for all of them; where git merged by itself, what it made
        yield "all both", _with(text, hunks, [ways[way][1] for ways in offered])
    for _ in range(100):
        chosen = []
        for hunk in hunks:
            lines = [line for part in hunk.groups("") for line in part.splitlines(keepends=True) if rng.random() < 0.7]
            rng.shuffle(lines)
            chosen.append("".join(lines))
        yield "some lines", _with(text, hunks, chosen)


def _with(text: str, hunks: list[re.Match[str]], chosen: list[str]) -> str:
    end, parts = 0, []
    for hunk, lines in zip(hunks, chosen, strict=True):
        parts += [text[end : hunk.start()], lines]
        end = hunk.end()
    return "".join([*parts, text[end:]])


def owned(*files: VerdictFile) -> set[tuple[object, ...]]:
    """What people put into files: each review with its reviewer, each passage, each dismissal."""
    found: set[tuple[object, ...]] = set()
    for record in (record for file in files for record in (*file.claims.values(), *file.orphans.values())):
        reviews = ((who, replace(review, extra={}, was="")) for who, review in record.reviews.items())
        found |= {(who, review.verdict, review.note, review.on, review.basis) for who, review in reviews}
        found |= {(item.source, item.exact, item.locator, item.level) for item in record.evidence.values()}
        found |= {(record.dismissed.by, record.dismissed.reason, record.dismissed.basis)} if record.dismissed else set()
    return found


@needs_git
@pytest.mark.parametrize("style", ["merge", "diff3"])
@pytest.mark.parametrize("case", CASES)
def test_every_way_to_resolve_a_conflict_by_hand_gives_a_whole_file_or_an_error(
    tmp_path: Path, case: str, style: str
) -> None:
    before, here, there = CASES[case]
    base = before(listed())
    every_way(conflict(tmp_path, (base, here(base), there(base)), style), (base, here(base), there(base)), case)


@needs_git
@pytest.mark.parametrize("case", CASES)
def test_so_it_does_where_one_side_has_the_first_layout(tmp_path: Path, case: str) -> None:
    before, here, there = CASES[case]
    base = before(listed())
    sides = base, here(base), there(base)
    every_way(conflict(tmp_path, sides, "merge", 0, 2), sides, case, may_be_refused=True)


@needs_git
def test_what_git_merges_out_of_both_layouts_is_read(tmp_path: Path) -> None:
    """Nobody sees such a merge: git reports no conflict."""
    base = listed()
    sides = base, says(TAXES, "ada")(base), says(TAXES, "ben", Verdict.DISPUTED)(base)
    text = conflict(tmp_path, sides, "merge", 0, 2)
    assert "<<<<<<<" not in text
    assert ("review.ada = {" in text, ".review.ben]\n" in text) == (True, True)
    (record,) = [each for each in loads(text).claims.values() if each.reviews]
    assert record.reviews == {
        "ada": sides[1].claims[id_of(base, TAXES)].reviews["ada"],
        "ben": sides[2].claims[id_of(base, TAXES)].reviews["ben"],
    }
    with pytest.raises(VerdictFileError, match="not valid TOML"):
        loads(text.replace(".review.ben]", ".review.ada]"))


def every_way(
    text: str, sides: tuple[VerdictFile, VerdictFile, VerdictFile], case: str, *, may_be_refused: bool = False
) -> None:
    base = sides[0]
    given = owned(*sides)
    both_sides = owned(sides[1], sides[2]) - (owned(base) - owned(sides[1])) - (owned(base) - owned(sides[2]))
    rng, read = random.Random(case), 0
    for way, resolved in resolutions(text, rng):
        try:
            file = loads(resolved, "quay.verdicts.toml")
        except VerdictFileError as error:
            assert error.hint, way  # noqa: PT017 - either is right
            continue
        read += 1
        assert owned(file) <= given, f"{way}: not whole\n{resolved}"
        if way == "all both":
            assert owned(file) >= both_sides, f"{way}: lost\n{resolved}"
        for record in file.claims.values():
            for who, review in record.reviews.items():
                home = [side for side in sides for each in side.claims.values() if each.exact == record.exact]
                assert home or not review.basis.startswith(judged(record, ())), f"{way}: {who}"
    assert read > 0 or may_be_refused
