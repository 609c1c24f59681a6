"""Undo and redo: the same file again, whatever was done; and others' work in between stays."""

from hypothesis import given
from hypothesis import strategies as st
from tests.unit.review.reviewing import BRIDGE, CITY, MUSEUM, RAIL, SHARE, TONNES, Disk, candidates, reviewed, session

from factcheck.core.model import State, Verdict

NAMES = (MUSEUM, TONNES, SHARE, BRIDGE, RAIL, CITY)


def act(it, move):  # noqa: C901, PLR0912 - one case an action
    kind, name, number = move
    if name not in {claim.id for claim in it.claims}:
        return
    match kind:
        case "decide":
            it.decide(name, list(Verdict)[number % 3])
        case "note":
            it.note(name, "x" * (number % 3))
        case "withdraw":
            it.withdraw(name)
        case "choose":
            found = candidates().get(name)
            if found:
                it.choose(name, found[number % len(found)])
        case "unchoose":
            for key in list(it.record(name).evidence)[:1]:
                it.unchoose(name, key)
        case "dismiss":
            it.dismiss(name, "an opinion")
        case "restore":
            it.restore(name)
        case "add":
            it.add(number, number + 12)
        case "split":
            it.split(name, it.claim(name).start + 5)
        case "batch":
            it.decide_all(NAMES)


kinds = ("decide", "note", "withdraw", "choose", "unchoose", "dismiss", "restore", "add", "split", "batch")
moves = st.lists(st.tuples(st.sampled_from(kinds), st.sampled_from(NAMES), st.integers(0, 40)), max_size=8)


@given(moves)
def test_undoing_everything_gives_the_file_one_began_with_and_redoing_the_one_one_left(plan):
    disk = Disk()
    it = session(disk, matched=True)
    before, files = disk.file, [disk.file]
    for move in plan:
        act(it, move)
        if it.file != files[-1] or list(it.file.claims) != list(files[-1].claims):
            files.append(it.file)
    last = it.file
    seen = [it.file]
    while it.undo():
        seen.append(it.file)
    assert it.file == before
    assert list(it.file.claims) == list(before.claims)
    assert disk.file == before
    assert seen == files[::-1]
    while it.redo():
        pass
    assert it.file == last
    assert list(it.file.claims) == list(last.claims)


def test_what_others_did_meanwhile_stays():
    disk = Disk()
    ada, ben = session(disk), session(disk, reviewer="ben")
    ada.decide(MUSEUM, Verdict.VERIFIED)
    ben.follow()
    ben.decide(MUSEUM, Verdict.DISPUTED, note="not what I hear")
    ben.choose(MUSEUM, candidates()[RAIL][0])
    assert ada.follow()
    assert ada.state(MUSEUM) is State.CONTESTED
    ada.undo()
    record = disk.file.claims[MUSEUM]
    assert set(record.reviews) == {"ben"}
    assert set(record.evidence) == {"notes"}
    ada.redo()
    assert disk.file.claims[MUSEUM].reviews["ada"].verdict is Verdict.VERIFIED
    assert set(disk.file.claims[MUSEUM].evidence) == {"notes", "hearing"}


def test_a_claim_added_by_hand_stays_once_somebody_else_judged_it():
    disk = Disk()
    ada, ben = session(disk), session(disk, reviewer="ben")
    start = ada.article.text.index("adding that")
    name = ada.add(start, start + 30)
    ben.follow()
    ben.decide(name, Verdict.UNSOURCED)
    ada.follow()
    ada.undo()
    assert set(disk.file.claims[name].reviews) == {"ben"}


def test_nothing_to_undo():
    it = session(Disk(reviewed(Disk().file, MUSEUM, Verdict.VERIFIED, "ada")))
    assert it.undo() is None
    assert it.redo() is None
    assert it.state(MUSEUM) is State.VERIFIED, "what an earlier session did is not this one's to undo"
