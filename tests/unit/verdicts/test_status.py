"""Where a claim stands: what a verdict rests on, when it is stale, and what several reviewers come to."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.verdicts.making import decided, texts

from factcheck.core.model import State, Verdict
from factcheck.core.records import Dismissal, Evidence, Record, Review
from factcheck.verdicts import basis_of, closest_words, judged, status_of
from factcheck.verdicts.status import stands_in

V, D, U = Verdict.VERIFIED, Verdict.DISPUTED, Verdict.UNSOURCED
TEXTS = {
    "hearing": "Chair: please. Lee: well, we will not, uh, raise taxes on anyone. Chair: thank you.",
    "report": "The council will not raise taxes.",
}
RECORD = Record(
    "quote",
    "We will not raise taxes on anyone",
    speaker="Dana Lee",
    evidence={"hearing": Evidence("hearing", "we will not, uh, raise taxes on anyone")},
)


def texts_with(**changed: str | None):
    return {**TEXTS, **changed}.get


def test_a_basis_is_words_speaker_and_passages() -> None:
    words, *passages = basis_of(RECORD).split("-")
    digest_of_words, at, speaker = words.partition("@")
    assert (len(digest_of_words), at, len(speaker), [len(part) for part in passages]) == (8, "@", 4, [8])
    assert basis_of(replace(RECORD, speaker="", evidence={})) == digest_of_words


@given(st.lists(st.tuples(st.sampled_from("abc"), texts), max_size=4, unique_by=lambda pair: pair[0]))
def test_a_basis_does_not_depend_on_order_typography_or_place(pairs: list[tuple[str, str]]) -> None:
    evidence = {key: Evidence(key, text) for key, text in pairs}
    record = replace(RECORD, evidence=evidence)
    other = replace(
        record,
        exact="“We  will not raise taxes on anyone.”",
        prefix="elsewhere",
        speaker="Mayor Lee",
        evidence=dict(reversed(evidence.items())),
    )
    assert basis_of(record) == basis_of(other)


def test_only_the_chosen_passages_count() -> None:
    record = replace(RECORD, evidence={**RECORD.evidence, "report": Evidence("report", "will not raise taxes")})
    assert judged(record, ["hearing"]) == basis_of(RECORD)
    assert judged(record) != basis_of(RECORD)


FRESHNESS = [
    # what changes after ada has judged, the source now, the reasons
    ("nothing", lambda r: r, {}, []),
    ("typography", lambda r: replace(r, exact="WE WILL NOT raise taxes on anyone."), {}, []),
    ("surroundings", lambda r: replace(r, prefix="x", suffix="y"), {}, []),
    ("a word", lambda r: replace(r, exact="We will raise taxes on anyone"), {}, ["article changed"]),
    ("the speaker", lambda r: replace(r, speaker="Ana Ortega"), {}, ["speaker changed"]),
    ("the speaker's name in short", lambda r: replace(r, speaker="Lee"), {}, []),
    ("the speaker's title", lambda r: replace(r, speaker="Mayor Dana Lee Jr."), {}, []),
    ("the speaker not known", lambda r: replace(r, speaker=""), {}, []),
    (
        "evidence added",
        lambda r: replace(r, evidence={**r.evidence, "report": Evidence("report", "will not raise taxes")}),
        {},
        [],
    ),
    ("evidence removed", lambda r: replace(r, evidence={}), {}, ["evidence removed"]),
    (
        "evidence changed",
        lambda r: replace(r, evidence={"hearing": Evidence("hearing", "we will raise taxes")}),
        {},
        ["evidence removed"],
    ),
    ("the source around it", lambda r: r, {"hearing": "New. We will not, uh, raise taxes on anyone! More."}, []),
    (
        "the source's line breaks",
        lambda r: r,
        {"hearing": "we will not,\nuh,   raise\n\ntaxes on anyone"},
        [],
    ),
    ("the source's words", lambda r: r, {"hearing": "we will, uh, raise taxes on anyone"}, ["source changed"]),
    ("a word of the source longer", lambda r: r, {"hearing": "we will not, uh, raise taxes on anyones"}, None),
    ("the source gone", lambda r: r, {"hearing": None}, ["source gone"]),
    (
        "both sides",
        lambda r: replace(r, exact="We raise taxes"),
        {"hearing": None},
        ["article changed", "source gone"],
    ),
]


@pytest.mark.parametrize(("what", "change", "sources", "kinds"), FRESHNESS, ids=[case[0] for case in FRESHNESS])
def test_a_verdict_is_stale_when_what_it_judged_has_changed(what, change, sources, kinds) -> None:
    del what
    kinds = ["source changed"] if kinds is None else kinds
    held = status_of(change(decided(RECORD)), source_text=texts_with(**sources))
    assert [reason.kind for reason in held.reasons] == kinds
    assert held.state is (State.STALE if kinds else State.VERIFIED)
    assert list(held.stale if kinds else held.fresh) == ["ada"]
    assert not (held.fresh and held.stale)


def test_reasons_tell_old_against_new() -> None:
    record = decided(RECORD)
    changed = replace(
        record,
        exact="We will raise taxes",
        reviews={"ada": replace(record.reviews["ada"], was=record.exact)},
    )
    words, source = status_of(changed, source_text=texts_with(hearing="we shall")).reasons
    assert (words.old, words.new, words.reviewer) == (RECORD.exact, "We will raise taxes", "ada")
    assert (source.old, source.source) == ("we will not, uh, raise taxes on anyone", "hearing")


def test_a_verdict_written_by_hand_without_a_basis_is_not_believed() -> None:
    held = status_of(replace(RECORD, reviews={"ada": Review(V)}), source_text=texts_with())
    assert (held.state, [reason.kind for reason in held.reasons]) == (State.STALE, ["no basis"])


def test_one_basis_does_not_vouch_for_another_claim() -> None:
    other = replace(RECORD, exact="We will raise taxes", reviews=decided(RECORD).reviews)
    assert status_of(other, source_text=texts_with()).state is State.STALE


REVIEWERS = [
    # verdicts ("!" final, "-" stale), required, state, waiting, settled by
    ({}, 1, State.UNDECIDED, False, ""),
    ({"ada": "v"}, 1, State.VERIFIED, False, ""),
    ({"ada": "u"}, 1, State.UNSOURCED, False, ""),
    ({"ada": "v"}, 2, State.VERIFIED, True, ""),
    ({"ada": "v!"}, 2, State.VERIFIED, True, ""),
    ({"ada": "v", "bob": "v"}, 2, State.VERIFIED, False, ""),
    ({"Ada": "v", "ada": "v"}, 2, State.VERIFIED, True, ""),
    ({"ada": "v", "bob": "d"}, 1, State.CONTESTED, False, ""),
    ({"ada": "v", "bob": "d", "cy": "v"}, 1, State.CONTESTED, False, ""),
    ({"ada": "v", "bob": "d!"}, 1, State.DISPUTED, False, "bob"),
    ({"ada": "v!", "bob": "d!"}, 1, State.CONTESTED, False, ""),
    ({"ada": "v", "bob": "d", "cy": "d!"}, 3, State.DISPUTED, False, "cy"),
    ({"ada": "v", "bob": "d!"}, 3, State.DISPUTED, True, "bob"),
    ({"ada": "v-"}, 1, State.STALE, False, ""),
    ({"ada": "v-", "bob": "d-"}, 2, State.STALE, False, ""),
    ({"ada": "v-", "bob": "d"}, 1, State.DISPUTED, False, ""),
    ({"ada": "v-", "bob": "v"}, 2, State.VERIFIED, True, ""),
    ({"ada": "v", "bob": "d!-"}, 1, State.VERIFIED, False, ""),
    ({"ada": "v", "bob": "d", "cy": "v!-"}, 1, State.CONTESTED, False, ""),
]


@pytest.mark.parametrize(("given_", "required", "state", "waiting", "settled_by"), REVIEWERS)
def test_what_several_reviewers_come_to(given_, required, state, waiting, settled_by) -> None:
    record = RECORD
    for who, what in given_.items():
        verdict = {"v": V, "d": D, "u": U}[what[0]]
        record = decided(record, who, verdict, final="!" in what)
        if "-" in what:
            stale = replace(record.reviews[who], basis="00000000")
            record = replace(record, reviews={**record.reviews, who: stale})
    held = status_of(record, source_text=texts_with(), required=required)
    assert (held.state, held.waiting, held.settled_by) == (state, waiting, settled_by)
    assert set(held.fresh) | set(held.stale) == set(given_)


def test_a_note_alone_is_no_verdict() -> None:
    record = replace(RECORD, reviews={"ada": Review(note="ask Lee", on=date(2026, 1, 1))})
    assert status_of(record, source_text=texts_with()).state is State.UNDECIDED


@pytest.mark.parametrize(
    ("dismissal", "exact", "state"),
    [
        (Dismissal("ada", "opinion"), RECORD.exact, State.DISMISSED),
        (Dismissal("ada", "opinion", basis_of(RECORD)), RECORD.exact, State.DISMISSED),
        (Dismissal("ada", "opinion", basis_of(replace(RECORD, speaker=""))), RECORD.exact, State.DISMISSED),
        (Dismissal("ada", "opinion", basis_of(RECORD)), "We raised taxes by 4 %", State.STALE),
    ],
)
def test_a_dismissal_holds_for_the_words_it_was_given_for(dismissal, exact, state) -> None:
    held = status_of(replace(RECORD, exact=exact, dismissed=dismissal), source_text=texts_with())
    assert held.state is state


@given(
    st.lists(st.sampled_from(["We", "will", "not,", "—", "“raise”", "taxes.", "…", "co-op", "NO"]), min_size=1),
    st.data(),
)
def test_words_cut_from_a_text_stand_in_it(words: list[str], data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    cut = " ".join(words[start:end])
    if any(char.isalnum() for char in cut):
        assert stands_in(cut, " ".join(words))
        assert stands_in(cut, "\n".join(words).upper())


@pytest.mark.parametrize(
    ("passage", "text", "stands"),
    [
        ("raise tax", "raise taxes", False),
        ("raise tax", "raise taxes, raise tax", True),
        ("not raise", "cannot raise", False),
        ("", "anything", False),
        ("… …", "a word", False),
        ("no, more", "no more", False),
        ("it’s here", "IT'S  here!", True),
        ("nine-ton", "a nine-ton hammer", True),
        ("ton", "nine-ton", True),
    ],
)
def test_whole_words_in_order(passage: str, text: str, stands: bool) -> None:
    assert stands_in(passage, text) is stands


def test_the_closest_words_of_a_changed_source() -> None:
    source = "Chair: please. We will now raise taxes on everyone. Thank you."
    assert "will now raise taxes on everyone" in closest_words("We will not raise taxes on anyone", source)
    found = closest_words("So nobody has refused", "He was asked… : Nobody has refused to speak to us.")
    assert found == "Nobody has refused", "it begins and ends with a word"
    assert closest_words("arbour closes at dusk", "The harbour closes at duskfall.") == "harbour closes at duskfall"
    assert closest_words("Nothing of the sort, whatever happens", "123 456") == ""
    assert closest_words("", source) == ""
    assert closest_words("words", "") == ""


def test_the_same_words_in_two_sources_stand_as_long_as_one_has_them() -> None:
    record = replace(
        RECORD, evidence={**RECORD.evidence, "report": replace(RECORD.evidence["hearing"], source="report")}
    )
    words = RECORD.evidence["hearing"].exact
    for sources in ({"hearing": None, "report": words}, {"hearing": words, "report": "other"}):
        assert status_of(decided(record), source_text=texts_with(**sources)).state is State.VERIFIED
    gone = status_of(decided(record), source_text=texts_with(hearing=None, report="other"))
    assert [reason.kind for reason in gone.reasons] == ["source gone"]


def test_a_stale_dismissal_names_who_dismissed_it_and_what() -> None:
    gone = Dismissal("ben", "an opinion", basis="00000000", was="We will see")
    held = status_of(Record("quote", "We will see about that", dismissed=gone), source_text=lambda _: None)
    (reason,) = held.reasons
    assert (held.state, reason.kind, reason.reviewer) == (State.STALE, "article changed", "ben")
    assert (reason.old, reason.new) == ("We will see", "We will see about that")
