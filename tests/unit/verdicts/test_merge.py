"""Merging: nobody's verdict is lost, and only one reviewer's same field set twice is a conflict."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.verdicts.making import ARTICLE, article, claims_of, decided, few, files, id_of

from factcheck.core.errors import VerdictFileError
from factcheck.core.model import State, Verdict
from factcheck.core.records import Assignment, Dismissal, Evidence, Record, Request, Review, SourceRef, VerdictFile
from factcheck.verdicts import dump, loads, merge, reconcile, status_of, with_evidence, with_side, with_source
from factcheck.verdicts.conflicts import merge_texts, sides_of

V, D, U = Verdict.VERIFIED, Verdict.DISPUTED, Verdict.UNSOURCED


def listed(text: str = ARTICLE, file: VerdictFile | None = None) -> VerdictFile:
    return reconcile(file, article(text), claims_of(article(text)), article_path="articles/quay.md")


BASE = listed()
IDS = list(BASE.claims)


def on(file: VerdictFile, index: int, change: Callable[[Record], Record]) -> VerdictFile:
    return file.with_record(IDS[index], change(file.claims[IDS[index]]))


# Laws


@given(files, files)
@few
def test_a_side_that_changed_nothing_changes_nothing(base: VerdictFile, side: VerdictFile) -> None:
    for merged in (merge(base, side, base), merge(base, base, side), merge(base, side, side)):
        assert merged.file == side
        assert list(merged.file.claims) == list(side.claims)
        assert not merged.conflicts


@given(files, files, files)
@few
def test_any_merge_can_be_written_and_read(base: VerdictFile, ours: VerdictFile, theirs: VerdictFile) -> None:
    merged = merge(base, ours, theirs)
    assert loads(dump(merged.file)) == merged.file
    for conflict in merged.conflicts:
        for side in (True, False):
            assert loads(dump(with_side(merged.file, conflict, theirs=side)))


decisions = st.lists(
    st.tuples(st.integers(0, len(IDS) - 1), st.sampled_from(["ada", "bob", "cy"]), st.sampled_from([V, D, U])),
    max_size=8,
)


def apply(file: VerdictFile, given_: list[tuple[int, str, Verdict]]) -> VerdictFile:
    for index, who, verdict in given_:
        file = on(file, index, lambda record, w=who, v=verdict: decided(record, w, v, note=f"{w} says {v}"))
    return file


@given(decisions, decisions, decisions)
def test_a_conflict_is_one_reviewer_on_one_claim_and_nothing_else_is_lost(before, ours_did, theirs_did) -> None:
    base = apply(BASE, before)
    ours, theirs = apply(base, ours_did), apply(base, theirs_did)
    merged = merge(base, ours, theirs)
    clashes = set()
    for key in IDS:
        b, o, t = (side.claims[key].reviews for side in (base, ours, theirs))
        for who in {*o, *t}:
            changed_twice = b.get(who) not in (o.get(who), t.get(who)) and o.get(who) != t.get(who)
            if changed_twice:
                clashes.add(("claim", key, "review", who))
                assert merged.file.claims[key].reviews[who].verdict == o[who].verdict
            else:
                expected = o[who] if who in o and o.get(who) != b.get(who) else t.get(who, o.get(who))
                assert merged.file.claims[key].reviews[who] == expected
    assert {conflict.path for conflict in merged.conflicts} == clashes


@given(decisions, decisions)
def test_both_ways_round_give_the_same_where_there_is_no_conflict(ours_did, theirs_did) -> None:
    ours, theirs = apply(BASE, ours_did), apply(BASE, theirs_did)
    one, other = merge(BASE, ours, theirs), merge(BASE, theirs, ours)
    assert bool(one.conflicts) == bool(other.conflicts)
    if not one.conflicts:
        assert dump(one.file) == dump(other.file)


# One reviewer on both sides

BEFORE = Review(V, "first", date(2026, 1, 1), "b0")
REVIEWS = [
    # ours, theirs, fields in conflict, what comes of it
    (replace(BEFORE, note="mine"), replace(BEFORE, verdict=D, basis="b1"), (), Review(D, "mine", BEFORE.on, "b1")),
    (replace(BEFORE, note="mine"), replace(BEFORE, note="yours"), ("note",), replace(BEFORE, note="mine")),
    (replace(BEFORE, note="same"), replace(BEFORE, note="same"), (), replace(BEFORE, note="same")),
    (replace(BEFORE, verdict=D), replace(BEFORE, verdict=U), ("verdict",), replace(BEFORE, verdict=D)),
    (
        replace(BEFORE, verdict=D, basis="b1"),
        replace(BEFORE, basis="b2", on=date(2026, 3, 3)),
        ("verdict",),
        replace(BEFORE, verdict=D, basis="b1"),
    ),
    (
        replace(BEFORE, basis="b1", on=date(2026, 2, 2)),
        replace(BEFORE, basis="b2", on=date(2026, 3, 3)),
        (),
        replace(BEFORE, basis="b2", on=date(2026, 3, 3)),
    ),
    (replace(BEFORE, final=True), replace(BEFORE, note="n"), (), replace(BEFORE, final=True, note="n")),
    (None, replace(BEFORE, note="n"), ("verdict",), replace(BEFORE, note="n")),
    (None, BEFORE, (), None),
    (replace(BEFORE, verdict=D), None, ("verdict",), replace(BEFORE, verdict=D)),
]


@pytest.mark.parametrize(("ours", "theirs", "fields", "result"), REVIEWS)
def test_one_reviewer_on_both_sides(ours, theirs, fields, result) -> None:
    def with_review(review: Review | None) -> VerdictFile:
        return on(BASE, 0, lambda record: replace(record, reviews={"ada": review} if review else {}))

    merged = merge(with_review(BEFORE), with_review(ours), with_review(theirs))
    assert merged.file.claims[IDS[0]].reviews.get("ada") == result
    assert [conflict.fields for conflict in merged.conflicts] == ([fields] if fields else [])


def test_a_verdict_is_never_paired_with_the_basis_of_another() -> None:
    base = on(BASE, 0, lambda record: decided(record, "ada", V))
    ours = on(base, 0, lambda record: decided(record, "ada", D))
    source, key = with_source(base, "sources/a.txt")
    theirs = on(source, 0, lambda record: decided(with_evidence(record, Evidence(key, "words"))[0], "ada", V))
    merged = merge(base, ours, theirs)
    (conflict,) = merged.conflicts
    for side in (True, False):
        review = with_side(merged.file, conflict, theirs=side).claims[IDS[0]].reviews["ada"]
        original = (theirs if side else ours).claims[IDS[0]].reviews["ada"]
        assert (review.verdict, review.basis) == (original.verdict, original.basis)


# Evidence, sources, dismissals


def test_two_passages_under_one_key_are_both_kept() -> None:
    base, key = with_source(BASE, "sources/a.txt")
    ours = on(base, 0, lambda record: decided(with_evidence(record, Evidence(key, "one passage"))[0], "ada"))
    theirs = on(base, 0, lambda record: decided(with_evidence(record, Evidence(key, "another passage"))[0], "bob"))
    merged = merge(base, ours, theirs)
    record = merged.file.claims[IDS[0]]
    assert not merged.conflicts
    assert sorted(item.exact for item in record.evidence.values()) == ["another passage", "one passage"]
    held = status_of(record, source_text=lambda _: "one passage, another passage")
    assert set(held.fresh) == {"ada", "bob"}


def test_different_sources_of_one_name_are_told_apart() -> None:
    ours, ours_key = with_source(BASE, "sources/council/minutes.txt")
    theirs, theirs_key = with_source(BASE, "sources/harbour/minutes.md")
    assert ours_key == theirs_key == "minutes"
    theirs = on(theirs, 0, lambda record: with_evidence(record, Evidence("minutes", "words"))[0])
    merged = merge(BASE, ours, theirs)
    (item,) = merged.file.claims[IDS[0]].evidence.values()
    assert merged.file.sources[item.source].path == "sources/harbour/minutes.md"
    assert merged.file.sources["minutes"].path == "sources/council/minutes.txt"
    assert not merged.conflicts


def test_one_source_under_two_keys_becomes_one() -> None:
    ours = replace(BASE, sources={"minutes": SourceRef("m.txt")})
    theirs = replace(BASE, sources={"protocol": SourceRef("m.txt", "77ab")})
    theirs = on(theirs, 0, lambda record: with_evidence(record, Evidence("protocol", "words"))[0])
    merged = merge(BASE, ours, theirs)
    assert {source.path for source in merged.file.sources.values()} == {"m.txt"}
    (item,) = merged.file.claims[IDS[0]].evidence.values()
    assert merged.file.sources[item.source].path == "m.txt"


def test_evidence_taken_away_leaves_the_verdict_that_rested_on_it_stale() -> None:
    base, key = with_source(BASE, "sources/a.txt")
    base = on(base, 0, lambda record: with_evidence(record, Evidence(key, "words"))[0])
    ours = on(base, 0, lambda record: replace(record, evidence={}))
    theirs = on(base, 0, lambda record: decided(record, "bob"))
    record = merge(base, ours, theirs).file.claims[IDS[0]]
    held = status_of(record, source_text=lambda _: "words")
    assert (held.state, [reason.kind for reason in held.reasons]) == (State.STALE, ["evidence removed"])


def test_evidence_of_a_verdict_that_may_be_chosen_stays() -> None:
    base, key = with_source(BASE, "sources/a.txt")
    base = on(base, 0, lambda record: decided(with_evidence(record, Evidence(key, "words"))[0]))
    ours = on(base, 0, lambda record: decided(replace(record, evidence={}), "ada", U))
    theirs = on(base, 0, lambda record: decided(record, "ada", D))
    merged = merge(base, ours, theirs)
    (conflict,) = merged.conflicts
    for side, state in ((True, State.DISPUTED), (False, State.UNSOURCED)):
        record = with_side(merged.file, conflict, theirs=side).claims[IDS[0]]
        assert status_of(record, source_text=lambda _: "words").state is state
    assert merge(base, ours, base).file.claims[IDS[0]].evidence == {}


def test_dismissals() -> None:
    def dismissed(by: str, reason: str) -> VerdictFile:
        return on(BASE, 0, lambda record: replace(record, dismissed=Dismissal(by, reason)))

    two = merge(BASE, dismissed("ada", "opinion"), dismissed("bob", "a joke"))
    assert not two.conflicts
    assert two.file.claims[IDS[0]].dismissed == Dismissal("ada", "opinion (bob: a joke)")
    one = merge(BASE, dismissed("ada", "opinion"), dismissed("ada", "a joke"))
    assert [conflict.fields for conflict in one.conflicts] == [("reason",)]
    back = merge(dismissed("ada", "x"), BASE, dismissed("ada", "x"))
    assert back.file.claims[IDS[0]].dismissed is None
    alike = merge(BASE, dismissed("ada", "opinion"), dismissed("bob", "opinion"))
    assert alike.file.claims[IDS[0]].dismissed == Dismissal("ada", "opinion")
    taken_back = merge(dismissed("ada", "x"), BASE, dismissed("ada", "y"))
    assert taken_back.file.claims[IDS[0]].dismissed == Dismissal("ada", "y")
    (conflict,) = taken_back.conflicts
    assert (conflict.path[2:], conflict.ours, conflict.theirs) == (("dismissed",), None, Dismissal("ada", "y"))
    for side in (True, False):
        chosen = with_side(taken_back.file, conflict, theirs=side).claims[IDS[0]].dismissed
        assert chosen == (Dismissal("ada", "y") if side else None)


def passages(**exact: str) -> VerdictFile:
    """The base with passages of one source on its first claim, by key."""
    evidence = {key.replace("_", "-"): Evidence("a", words) for key, words in exact.items()}
    return on(BASE, 0, lambda record: replace(record, evidence=evidence))


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "expected"),
    [
        ({}, {"a": "one"}, {"a": "two", "a_2": "three"}, {"one", "two", "three"}),
        ({}, {"a": "one", "a_2": "two"}, {"a": "two", "a_2": "three"}, {"one", "two", "three"}),
        ({"a": "old"}, {"a": "one"}, {"a": "two"}, {"one", "two"}),
        ({"a": "old"}, {"a": "one"}, {"a": "old"}, {"one"}),
        ({"a": "old"}, {"a": "old"}, {"a": "two"}, {"two"}),
        ({"a": "old"}, {}, {"a": "old"}, set()),
        ({"a": "old"}, {}, {"a": "two"}, {"two"}),
        ({"a": "old"}, {"a": "One."}, {"a": "one"}, {"One."}),
    ],
)
def test_no_passage_is_lost_but_what_was_taken_away(base, ours, theirs, expected: set[str]) -> None:
    merged = merge(passages(**base), passages(**ours), passages(**theirs))
    record = merged.file.claims[IDS[0]]
    assert {item.exact for item in record.evidence.values()} == expected
    assert len(record.evidence) == len(expected)
    assert not merged.conflicts


# One side edited the article


def test_a_verdict_given_while_the_words_were_edited_is_stale_and_remembers_them() -> None:
    edited = listed(ARTICLE.replace("on anyone", "on anybody"), BASE)
    theirs = on(BASE, 0, lambda record: decided(record, "bob"))
    for merged in (merge(BASE, edited, theirs), merge(BASE, theirs, edited)):
        assert not merged.conflicts
        assert list(merged.file.claims) == list(edited.claims)
        record = merged.file.claims[id_of(merged.file, "We will not raise")]
        (reason,) = status_of(record, source_text=lambda _: None).reasons
        assert (reason.kind, reason.old) == ("article changed", "We will not raise taxes on anyone")


def test_an_edit_and_many_verdicts_lose_none() -> None:
    text = ARTICLE.replace("nine million", "eight million").replace("Nobody in the room believed it.", "")
    edited = listed(text, BASE)
    theirs = apply(BASE, [(index, "bob", V) for index in range(len(IDS))])
    merged = merge(BASE, edited, theirs)
    final = listed(text, merged.file)
    kept = [record for record in [*final.claims.values(), *final.orphans.values()] if "bob" in record.reviews]
    assert len(kept) == len(IDS)
    assert [record.exact for record in final.orphans.values()] == ["Nobody in the room believed it."]
    states = [status_of(record, source_text=lambda _: None).state for record in final.claims.values()]
    assert states.count(State.VERIFIED) == len(IDS) - 2
    assert states.count(State.STALE) == 1


def test_the_order_is_that_of_the_side_that_moved_things() -> None:
    turned = replace(BASE, claims=dict(reversed(BASE.claims.items())))
    judged = on(BASE, 0, lambda record: decided(record, "bob"))
    for merged in (merge(BASE, turned, judged), merge(BASE, judged, turned)):
        assert list(merged.file.claims) == list(turned.claims)


def test_new_claims_of_the_other_side_come_after_their_neighbour() -> None:
    new = Record("claim", "New.", origin="bob")
    claims = list(BASE.claims.items())
    theirs = replace(BASE, claims=dict([*claims[:2], ("c-new", new), *claims[2:]]))
    ours = replace(BASE, claims=dict([("c-first", new), *claims]))
    assert list(merge(BASE, ours, theirs).file.claims) == ["c-first", *IDS[:2], "c-new", *IDS[2:]]


def test_a_pruned_orphan_stays_away_unless_somebody_judged_it() -> None:
    orphan = decided(BASE.claims[IDS[0]])
    base = replace(BASE, orphans={"q-gone": orphan})
    pruned = BASE
    assert not merge(base, pruned, base).file.orphans
    theirs = replace(base, orphans={"q-gone": decided(orphan, "bob")})
    assert merge(base, pruned, theirs).file.orphans


def test_without_a_common_ancestor_both_sides_are_kept() -> None:
    ours, theirs = apply(BASE, [(0, "ada", V)]), apply(BASE, [(0, "bob", D), (1, "bob", U)])
    merged = merge(None, ours, theirs)
    assert not merged.conflicts
    assert set(merged.file.claims[IDS[0]].reviews) == {"ada", "bob"}
    assert list(merged.file.claims) == IDS


# Texts


def test_the_driver_writes_what_both_said() -> None:
    ours, theirs = apply(BASE, [(0, "ada", V)]), apply(BASE, [(0, "bob", D)])
    text, conflicted = merge_texts(dump(BASE), dump(ours), dump(theirs))
    assert not conflicted
    assert set(loads(text).claims[IDS[0]].reviews) == {"ada", "bob"}


@given(decisions, decisions, decisions)
@few
def test_a_conflicted_text_has_both_sides_in_it_and_the_rest_merged(before, ours_did, theirs_did) -> None:
    base = apply(BASE, before)
    ours, theirs = apply(base, ours_did), apply(base, theirs_did)
    text, conflicted = merge_texts(dump(base), dump(ours), dump(theirs), marker="feature")
    merged = merge(base, ours, theirs)
    assert conflicted == bool(merged.conflicts)
    if not conflicted:
        assert text == dump(merged.file)
        return
    assert ("<<<<<<< ours\n" in text, ">>>>>>> feature\n" in text) == (True, True)
    sides = sides_of(text)
    one = other = merged.file
    for conflict in merged.conflicts:
        one, other = with_side(one, conflict, theirs=False), with_side(other, conflict, theirs=True)
    assert (sides.ours, sides.theirs) == (one, other)
    assert {conflict.path for conflict in sides.merged.conflicts} == {conflict.path for conflict in merged.conflicts}


def test_sides_of_a_merge_by_lines_in_which_one_edited_the_article() -> None:
    edited = listed(ARTICLE.replace("on anyone", "on anybody"), BASE)
    theirs = apply(BASE, [(0, "bob", V), (1, "bob", D)])
    ours, other = dump(edited), dump(theirs)
    head = len(dump(replace(BASE, claims={})).removesuffix("\n# end\n"))
    text = f"{ours[:head]}<<<<<<< HEAD\n{ours[head:]}=======\n{other[head:]}>>>>>>> side\n"
    merged = sides_of(text).merged
    assert not merged.conflicts
    assert list(merged.file.claims) == list(edited.claims)
    record = merged.file.claims[id_of(merged.file, "We will not raise taxes on anybody")]
    held = status_of(record, source_text=lambda _: None)
    assert (held.state, held.reasons[0].old) == (State.STALE, "We will not raise taxes on anyone")


@pytest.mark.parametrize("base", ["||||||| base\n", ""])
def test_sides_are_read_from_either_style_of_markers(base: str) -> None:
    before, ours, theirs = (dump(side) for side in (BASE, apply(BASE, [(0, "ada", V)]), apply(BASE, [(0, "bob", D)])))
    middle = f"{base}{before}" if base else ""
    sides = sides_of(f"<<<<<<< HEAD\n{ours}{middle}=======\n{theirs}>>>>>>> side\n")
    assert (dump(sides.ours), dump(sides.theirs)) == (ours, theirs)
    assert set(sides.merged.file.claims[IDS[0]].reviews) == {"ada", "bob"}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("<<<<<<< a\n<<<<<<< b\n", 2),
        (">>>>>>> a\n", 1),
        ("x\n<<<<<<< a\n", 2),
        ("<<<<<<< a\n=======\n", 1),
        ("<<<<<<< a\n>>>>>>> b\n", 2),
    ],
)
def test_a_marker_without_its_partner_is_named(text: str, line: int) -> None:
    with pytest.raises(VerdictFileError, match=rf"^a\.toml:{line}: a conflict marker without its partner"):
        sides_of(text, "a.toml")


def test_one_id_in_both_places_loses_neither() -> None:
    both = replace(apply(BASE, [(0, "ada", V)]), orphans={IDS[0]: decided(BASE.claims[IDS[0]], "bob")})
    merged = merge(BASE, both, apply(BASE, [(1, "cy", D)])).file
    assert set(merged.claims[IDS[0]].reviews) == {"ada"}
    assert [set(record.reviews) for record in merged.orphans.values()] == [{"bob"}]


def test_a_conflict_loses_nothing_of_what_a_newer_version_wrote() -> None:
    more = {"plan": [{"step": "x" * 100, "days": [1, 2]}, {"step": "y" * 100, "days": []}], "x_new": {"a": {"b": 1}}}
    base = replace(apply(BASE, [(0, "ada", U)]), extra=more)
    ours, theirs = apply(base, [(0, "ada", V)]), apply(base, [(0, "ada", D)])
    text, conflicted = merge_texts(dump(base), dump(ours), dump(theirs))
    sides = sides_of(text)
    assert conflicted
    assert (sides.ours, sides.theirs) == (ours, theirs)
    (conflict,) = sides.merged.conflicts
    assert conflict.base == base.claims[IDS[0]].reviews["ada"]


def test_a_note_cleared_here_and_changed_there_is_asked_about_again_when_the_file_is_opened() -> None:
    def noted(note: str) -> VerdictFile:
        return on(BASE, 0, lambda record: replace(record, reviews={"ada": replace(BEFORE, note=note)}))

    text, conflicted = merge_texts(dump(noted("old")), dump(noted("")), dump(noted("new")))
    assert conflicted
    assert [conflict.fields for conflict in sides_of(text).merged.conflicts] == [("note",)]


def test_choosing_a_side_touches_nobody_else() -> None:
    base = apply(BASE, [(0, "bob", D), (1, "ada", U)])
    merged = merge(base, apply(base, [(0, "ada", V)]), apply(base, [(0, "ada", D), (2, "cy", V)]))
    (conflict,) = merged.conflicts
    for side, verdict in ((True, D), (False, V)):
        chosen = with_side(merged.file, conflict, theirs=side)
        given_ = {(key, who): review.verdict for key, r in chosen.claims.items() for who, review in r.reviews.items()}
        assert given_ == {(IDS[0], "ada"): verdict, (IDS[0], "bob"): D, (IDS[1], "ada"): U, (IDS[2], "cy"): V}


def test_an_unknown_key_that_one_side_took_away_or_changed_stays_so() -> None:
    def with_extra(**extra: object) -> VerdictFile:
        return on(BASE, 0, lambda record: replace(record, extra=extra, reviews={"ada": Review(note=str(len(extra)))}))

    base = with_extra(x_one=1, x_two=2)
    merged = merge(base, on(with_extra(x_one=1), 0, lambda record: decided(record, "ben")), base)
    assert merged.file.claims[IDS[0]].extra == {"x_one": 1}
    both = merge(base, with_extra(x_one=3, x_two=2), on(base, 0, lambda record: replace(record, extra={"x_two": 4})))
    assert both.file.claims[IDS[0]].extra == {"x_one": 3, "x_two": 4}


def test_what_a_newer_version_wrote_is_not_merged_by_this_one() -> None:
    newer = dump(BASE).replace("schema = 2", "schema = 3", 1)
    for ours, theirs in ((newer, dump(BASE)), (dump(BASE), newer)):
        with pytest.raises(VerdictFileError, match="newer factcheck"):
            merge_texts(dump(BASE), ours, theirs)
    assert merge(BASE, BASE, replace(BASE, schema=3, claims={})).file.schema == 3


TAXES = IDS[0]

ASKED = [
    # a request before (None: none), as each side has it; what becomes of it
    (None, Request("Which report?"), None, Request("Which report?")),
    (Request("Which?"), Request("Which?"), Request("Which?", answer="The first", by="ben"), Request("Which?", answer="The first", by="ben")),
    (Request("Which?"), None, Request("Which?", answer="The first", by="ben"), Request("Which?", answer="The first", by="ben")),
    (Request("Which?"), Request("Which one?"), Request("Which?", answer="Both", by="ben"), Request("Which one?", answer="Both", by="ben")),
    (Request("Which?"), Request("Which?", answer="A", by="ada"), Request("Which?", answer="B", by="ben"), Request("Which?", answer="A / B", by="ada / ben")),
    (Request("Which?"), None, Request("Which?"), None),
]  # fmt: skip


@pytest.mark.parametrize(("base", "ours", "theirs", "expected"), ASKED)
def test_no_answer_of_the_author_is_lost_and_none_is_a_conflict(base, ours, theirs, expected) -> None:
    def asked(request: Request | None) -> VerdictFile:
        return BASE.with_record(TAXES, replace(BASE.claims[TAXES], requests={"ada": request} if request else {}))

    for one, other in ((ours, theirs), (theirs, ours)):
        merged = merge(asked(base), asked(one), asked(other))
        assert merged.conflicts == ()
        assert merged.file.claims[TAXES].requests.get("ada") == expected


def test_two_people_share_a_claim_out_to_two_and_it_is_both_s() -> None:
    record = BASE.claims[TAXES]
    ours = BASE.with_record(TAXES, replace(record, assigned={"ada": Assignment("cy")}))
    theirs = BASE.with_record(TAXES, replace(record, assigned={"ben": Assignment("dee")}))
    assert set(merge(BASE, ours, theirs).file.claims[TAXES].assigned) == {"ada", "ben"}
    assert merge(theirs, theirs, BASE).file.claims[TAXES].assigned == {}
