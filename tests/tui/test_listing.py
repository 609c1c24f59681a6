"""What the keys act on is what is seen: for every filter, text, mark and change, the claim one is on is listed."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.tui.driving import review
from tests.unit.review.reviewing import ARTICLE, BUSY, FEE, MUSEUM, SHARE, WORDS, Disk, reviewed, session

from factcheck.core.model import State, Verdict
from factcheck.review import Filter, Listing, Session, StateBuilder

D = Verdict.DISPUTED


numbers = st.integers(0, len(WORDS) - 1)
steps = st.one_of(
    st.tuples(st.just("filter"), st.sampled_from(Filter)),
    st.tuples(st.just("text"), st.sampled_from(["", "", "port", "zebra", "museum", "Lee", "quay"])),
    st.tuples(st.just("go"), numbers),
    st.tuples(st.just("step"), st.integers(-3, 3)),
    st.tuples(st.just("next"), st.booleans()),
    st.tuples(st.just("decide"), st.sampled_from(Verdict)),
    st.tuples(st.just("elsewhere"), numbers),
    st.tuples(st.just("add"), st.sampled_from(["new quay opened", "the mayor"])),
    st.tuples(st.just("undo"), st.none()),
)


def doing(it: Session, listed: Listing, disk: Disk) -> dict[str, Callable[[Any], object]]:
    names = [claim.id for claim in it.claims]

    def elsewhere(number: int) -> None:
        disk.file = reviewed(disk.file, names[number], D, "ben")
        it.follow()

    def add(words: str) -> None:
        listed.go(it.add(ARTICLE.index(words), ARTICLE.index(words) + len(words)))

    return {
        "filter": listed.narrow,
        "text": lambda text: listed.narrow(text=text),
        "go": lambda number: listed.go(names[number]),
        "step": listed.step,
        "next": lambda backwards: listed.go(listed.next_undecided(backwards=backwards)),
        "decide": lambda verdict: listed.here and it.decide(listed.here, verdict),
        "elsewhere": elsewhere,
        "add": add,
        "undo": lambda _: it.undo(),
    }


@given(st.lists(st.one_of(steps, st.tuples(st.sampled_from(["match", "mark", "ask"]), numbers)), max_size=25))
def test_what_is_taken_over_from_one_key_to_the_next_is_what_would_be_worked_out_afresh(
    taken: list[tuple[str, Any]],
) -> None:
    disk = Disk()
    it = session(disk, matched=False)
    builder, names = StateBuilder(it), [claim.id for claim in it.claims]
    does = doing(it, it.listed, disk)
    does["match"] = lambda number: it.match(names[number])
    does["mark"] = lambda number: it.marked.__ixor__({names[number]})
    does["ask"] = lambda number: it.ask(names[number], "Where from?")
    for what, how in taken:
        does[what](how)
        assert builder.build() == StateBuilder(it).build()
        assert dict(it.states()) == dict(session(Disk(it.file)).states())


@given(st.lists(steps, max_size=25))
def test_the_claim_one_is_on_is_listed_or_there_is_none(taken: list[tuple[str, Any]]) -> None:
    disk = Disk()
    it = session(disk)
    listed = Listing(it)
    does, names = doing(it, listed, disk), [claim.id for claim in it.claims]
    for what, value in taken:
        does[what](value)
        listed.refresh()
        ids = [claim.id for claim in listed.claims]
        passing = [claim.id for claim in it.filtered(listed.filter, listed.text)]
        if what == "go":  # what one goes to is shown, though the filter hides it
            assert listed.here == names[value]
        assert (listed.here in ids) if ids else (listed.here is None and listed.text and listed.why_none())
        assert [name for name in ids if name != listed.here] == [name for name in passing if name != listed.here]
        assert listed.passing == len(passing)
        assert [listed.number(name) for name in ids] == sorted(listed.number(name) for name in ids)


@pytest.mark.parametrize(
    ("which", "text", "at", "here", "count"),
    [
        (Filter.UNDECIDED, "", MUSEUM, MUSEUM, 8),
        (Filter.DISPUTED, "", MUSEUM, BUSY, 1),  # of those that pass, the last before it
        (Filter.ALL, "port", MUSEUM, SHARE, 3),
        (Filter.STALE, "", MUSEUM, MUSEUM, 1),  # nothing passes: the one that one is on stays in sight
        (Filter.ALL, "zebra", MUSEUM, None, 0),
        (Filter.DISPUTED, "museum", MUSEUM, None, 0),
    ],
)
def test_where_one_is_when_the_list_is_narrowed(which, text, at, here, count):
    it = session()
    it.decide(BUSY, D)
    listed = Listing(it)
    listed.go(at)
    listed.narrow(which, text)
    assert (listed.here, len(listed.claims)) == (here, count)
    listed.narrow(Filter.ALL, "")
    assert listed.here == (here or at), "back to where one was"


async def test_where_nothing_is_listed_no_key_decides_and_each_says_why():
    async with review() as it:
        await it.press("j", "slash", *"zebra", "enter")
        why = "No claim among the undecided has “zebra”. esc shows all again."
        assert (it.said, it.screen.here) == (why, None)
        assert "The harbour handled" not in it.text(), "nor is one shown beside the empty list"
        for key in ("v", "d", "u", "V", "D", "U", "x", "e", "m", "c", "X", "t", "s"):
            await it.press(key)
            assert it.said == why, key
        assert (it.screen.session.marked, it.session.progress().decided) == (set(), 0)
        await it.press("escape")
        assert it.at() == 2, "back to where one was"
        await it.press("slash", *"fee", "escape")
        assert it.at() == 2, "a text left again leaves one where one was"


async def test_marked_claims_that_are_not_listed_are_left_alone():
    async with review() as it:
        await it.press("j", "j", "m", "slash", *"spring", "enter")
        assert it.screen.here == FEE
        await it.press("v")
        assert it.session.state(MUSEUM) is State.UNDECIDED
        assert it.session.state(FEE) is State.VERIFIED
        await it.press("slash", *"a", "enter", "g", "m", "v")
        assert it.said.startswith("1 verbatim quote marked (1 marked is no verbatim quote and stays).")


async def test_a_mark_on_a_claim_that_is_gone_is_no_mark():
    async with review() as it:
        await it.press("a", "space", "right", "enter", "m", "z", "v")
        assert it.session.state(BUSY) is State.UNDECIDED
        assert "for “nine million”" in it.said, "v is for the claim one is on"


async def test_claims_behind_a_limit_of_the_search_are_said_to_be_so():
    left = [2]

    def search(*_):
        left[0] -= 1
        return ()

    def spent():
        return "" if left[0] > 0 else "it took more than 60 s of CPU"

    async with review(matched=False, search=search, spent=spent) as d:
        await d.settle()
        assert (left[0], d.session.searched()) == (0, 2)
        assert "7 claims not searched: it took more than 60 s of CPU" in d.text()
        await d.press("G")
        assert "The search for this article's claims stopped" in " ".join(d.text().split())
        assert "no passage found" not in d.text()
        assert "searching the sources" not in d.text()
