"""An edited article keeps its verdicts: what is found again, what goes stale, what is orphaned, and what never happens."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.verdicts.making import ARTICLE, article, claims_of, decided, few, files, id_of

from factcheck.core.model import Claim, State
from factcheck.core.records import Dismissal, Evidence, Record, SourceRef, VerdictFile
from factcheck.core.text import claim_id
from factcheck.verdicts import basis_of, dump, reconcile, status_of, with_evidence, with_source

TAXES = "We will not raise taxes on anyone"


def listed(text: str = ARTICLE, file: VerdictFile | None = None, **more) -> VerdictFile:
    document = article(text)
    return reconcile(file, document, claims_of(document), article_path="articles/quay.md", **more)


def all_decided(file: VerdictFile) -> VerdictFile:
    """Every claim verified, with a note that says which one it was."""
    claims = {key: decided(record, note=record.exact + record.suffix) for key, record in file.claims.items()}
    return replace(file, claims=claims)


def state(record: Record) -> State:
    return status_of(record, source_text=lambda _: None).state


def test_every_claim_is_listed_in_article_order_with_nothing_decided() -> None:
    file = listed(sources=["sources/b.srt", "sources/a.txt", "../outside.txt", "/etc/passwd"])
    assert [(record.kind, record.exact[:12]) for record in file.claims.values()] == [
        ("quote", "We will not "),
        ("claim", "The harbour "),
        ("quote", "The new quay"),
        ("quote", "We will see,"),
        ("claim", "No city of t"),
        ("quote", "We will see."),
        ("claim", "Nobody in th"),
    ]
    taxes = file.claims[id_of(file, TAXES)]
    assert (taxes.prefix, taxes.suffix) == ("Dana Lee told reporters: “", "”, and that is a promise.\n\nThe h")
    assert taxes.speaker == "Lee"
    assert not any(record.touched for record in file.claims.values())
    assert file.sources == {"b": SourceRef("sources/b.srt"), "a": SourceRef("sources/a.txt")}
    assert file.text_sha256 == article().text_sha256


def test_an_untouched_claim_that_is_gone_leaves_nothing_behind() -> None:
    file = listed(ARTICLE.replace("Nobody in the room believed it.", ""), listed())
    assert len(file.claims) == 6
    assert not file.orphans


EDITS = [
    # an edit, the claim's old words, its new words (None: orphaned), what becomes of the verdict
    ("a word", (TAXES, "We will now raise taxes on anyone"), State.STALE),
    ("a word dropped", (TAXES, "We will raise taxes on anyone"), State.STALE),
    ("trimmed", (TAXES, "We will not raise taxes"), State.STALE),
    ("typography", (TAXES, "We will not raise taxes on anyone."), State.VERIFIED),
    ("case", (TAXES, "WE WILL NOT RAISE taxes on anyone"), State.VERIFIED),
    ("the words before", ("Dana Lee told reporters:", "On Monday in the town hall Dana Lee said:"), State.VERIFIED),
    ("the words after", (", and that is a promise", " from next year"), State.VERIFIED),
    ("another speaker", ("Dana Lee told reporters:", "Ana Ortega told reporters:"), State.STALE),
    ("another quote", (TAXES, "Taxes are a matter for the courts and for nobody else"), None),
]


@pytest.mark.parametrize(("what", "edit", "then"), EDITS, ids=[case[0] for case in EDITS])
def test_an_edit_keeps_makes_stale_or_orphans(what: str, edit: tuple[str, str], then: State | None) -> None:
    del what
    before = all_decided(listed())
    after = listed(ARTICLE.replace(*edit, 1), before)
    record = after.claims[next(iter(after.claims))]
    if then is None:
        assert record.reviews == {}
        assert [orphan.exact for orphan in after.orphans.values()] == [TAXES]
        return
    assert not after.orphans
    assert record.reviews["ada"].note.startswith(TAXES)
    assert state(record) is then
    others = [each for each in after.claims.values() if each is not record]
    assert [state(each) for each in others] == [State.VERIFIED] * 6


def test_a_changed_claim_remembers_the_words_that_were_judged() -> None:
    first = all_decided(listed())
    second = listed(ARTICLE.replace(TAXES, "We will now raise taxes on anyone"), first)
    third = listed(ARTICLE.replace(TAXES, "We will now raise taxes on everyone"), second)
    (reason,) = status_of(third.claims[id_of(third, "We will now")], source_text=lambda _: None).reasons
    assert (reason.kind, reason.old, reason.new) == (
        "article changed",
        TAXES,
        "We will now raise taxes on everyone",
    )


def test_words_that_come_back_bring_their_verdict_back() -> None:
    before = all_decided(listed())
    cut = listed(ARTICLE.split("\n\n", 1)[1], before)
    assert [record.exact for record in cut.orphans.values()] == [TAXES]
    again = listed(ARTICLE, cut)
    assert not again.orphans
    assert state(again.claims[id_of(again, TAXES)]) is State.VERIFIED


def test_an_orphan_finds_its_edited_claim_too() -> None:
    cut = listed(ARTICLE.split("\n\n", 1)[1], all_decided(listed()))
    again = listed(ARTICLE.replace("on anyone", "on anybody"), cut)
    assert not again.orphans
    assert state(again.claims[id_of(again, "We will not raise taxes on anybody")]) is State.STALE


def test_the_same_words_are_told_apart_by_what_surrounds_them() -> None:
    before = all_decided(listed())
    ids = [key for key, record in before.claims.items() if record.exact.startswith("We will see")]
    assert ids[1] == f"{ids[0]}-2"
    ortega, lee = (before.claims[key].reviews["ada"].note for key in ids)
    without_ortega = listed(ARTICLE.replace("“We will see,” said Ana Ortega, who runs the ferry. ", ""), before)
    (only,) = [record for record in without_ortega.claims.values() if record.exact.startswith("We will see")]
    assert only.reviews["ada"].note == lee
    assert [orphan.reviews["ada"].note for orphan in without_ortega.orphans.values()] == [ortega]
    blocks = ARTICLE.strip().split("\n\n")
    turned = listed("\n\n".join([*blocks[:2], blocks[3], blocks[2]]) + "\n", before)
    notes = [r.reviews["ada"].note for r in turned.claims.values() if r.exact.startswith("We will see")]
    assert notes == [lee, ortega]
    assert all(state(record) is State.VERIFIED for record in turned.claims.values())


def test_two_rivals_are_better_lost_than_mixed_up() -> None:
    one, two = "Spending on the northern roads rose by 4 %.", "Spending on the southern roads rose by 4 %."
    before = all_decided(listed(f"{one}\n"))
    text = f"Spending on the eastern roads rose by 4 %.\n\n{two}\n"
    after = listed(text, before)
    assert [record.exact for record in after.orphans.values()] == [one]


def test_evidence_dismissals_and_notes_travel_with_the_claim() -> None:
    file = listed()
    key = id_of(file, "No city")
    record, _ = with_evidence(file.claims[key], Evidence("report", "two ports closed"))
    record = replace(record, dismissed=Dismissal("ada", "opinion"))
    after = listed(ARTICLE.replace("No city of this size", "No town of this size"), file.with_record(key, record))
    moved = after.claims[id_of(after, "No town")]
    assert moved.evidence == record.evidence
    assert moved.dismissed
    assert (moved.dismissed.by, moved.dismissed.was) == ("ada", record.exact)
    assert state(moved) is State.STALE


def test_a_claim_added_by_hand_stays_where_its_words_stand() -> None:
    file = listed()
    words = "and that is a promise"
    mine = replace(
        decided(Record("claim", words, "will not raise taxes on anyone”, ", ".\n\nThe harbour", origin="ada")),
        suffix=".\n\nThe",
    )
    after = listed(ARTICLE, file.with_record(claim_id("claim", words), mine))
    assert [record.exact for record in after.claims.values()][:3] == [
        TAXES,
        words,
        "The harbour handled nine million tonnes in rural trade last year.",
    ]
    assert state(after.claims[claim_id("claim", words)]) is State.VERIFIED
    assert listed(ARTICLE, after) == after
    gone = listed(ARTICLE.replace(words, "so she said"), after)
    assert [record.exact for record in gone.orphans.values()] == [words]


@given(st.sampled_from([edit for _, edit, _ in EDITS]), files)
@few
def test_twice_is_once_whatever_was_in_the_file(edit: tuple[str, str], file: VerdictFile) -> None:
    text = ARTICLE.replace(*edit, 1)
    for before in (file, replace(file, claims={**all_decided(listed()).claims, **file.claims})):
        once = listed(text, before)
        assert dump(listed(text, once)) == dump(once)


@given(files, st.lists(st.sampled_from(ARTICLE.strip().split("\n\n")), max_size=5))
@few
def test_nobodys_word_is_ever_dropped(file: VerdictFile, blocks: list[str]) -> None:
    def said(each: VerdictFile) -> list[object]:
        records = [*each.claims.values(), *each.orphans.values()]
        return sorted(
            repr((who, review.verdict, review.note, review.basis, record.evidence))
            for record in records
            for who, review in record.reviews.items()
        )

    after = listed("\n\n".join(blocks), file)
    assert said(after) == said(file)
    assert [record.exact for record in after.claims.values() if not record.origin] == [
        claim.text for claim in claims_of(article("\n\n".join(blocks)))
    ] or any(record.origin for record in after.claims.values())


@given(st.lists(st.sampled_from(ARTICLE.strip().split("\n\n")), min_size=1, max_size=5, unique=True))
def test_paragraphs_moved_or_cut_never_give_a_claim_the_verdict_of_other_words(blocks: list[str]) -> None:
    after = listed("\n\n".join(blocks), all_decided(listed()))
    for record in [*after.claims.values(), *after.orphans.values()]:
        for review in record.reviews.values():
            assert review.note.startswith(record.exact)


def test_a_source_is_listed_once_and_its_key_is_its_name() -> None:
    file = VerdictFile("a.md")
    file, one = with_source(file, "sources/Hearing No. 3.srt")
    file, same = with_source(file, "sources/Hearing No. 3.srt", "77ab")
    file, other = with_source(file, "more/hearing-no-3.txt")
    assert (one, same) == ("hearing-no-3", "hearing-no-3")
    assert other.startswith("hearing-no-3-")
    assert file.sources[one] == SourceRef("sources/Hearing No. 3.srt", "77ab")
    assert with_source(file, "sources/Hearing No. 3.srt")[0] is file


def test_a_passage_is_added_once() -> None:
    record, key = with_evidence(Record("quote", "x"), Evidence("a", "We will see"))
    record, same = with_evidence(record, Evidence("a", "“we  will see.”"))
    record, other = with_evidence(record, Evidence("a", "We shall see"))
    assert (key, same, other, list(record.evidence)) == ("a", "a", "a-2", ["a", "a-2"])


def test_a_claim_with_no_speaker_now_keeps_the_one_it_had() -> None:
    text = "“We will see,” said Ana Ortega.\n"
    before = all_decided(listed(text))
    document = article(text)
    claims = tuple(replace(claim, speaker=None) for claim in claims_of(document))
    after = reconcile(before, document, claims, article_path="articles/quay.md")
    (record,) = after.claims.values()
    assert (record.speaker, state(record)) == ("Ortega", State.VERIFIED)
    assert isinstance(claims[0], Claim)
    assert basis_of(record) == record.reviews["ada"].basis


def test_an_orphan_whose_id_is_taken_gets_the_next() -> None:
    before = all_decided(listed())
    ids = [key for key, record in before.claims.items() if record.exact.startswith("We will see")]
    without = listed(ARTICLE.replace("“We will see,” said Ana Ortega, who runs the ferry. ", ""), before)
    assert list(without.orphans) == [ids[1]]
    twice = listed("“We will see,” said Ana Ortega, who runs the ferry.\n", without)
    assert sorted(twice.claims) == [ids[0]]
    assert ids[0] not in twice.orphans


def test_words_that_come_back_are_no_longer_those_that_were() -> None:
    first = all_decided(listed())
    changed = listed(ARTICLE.replace(TAXES, "We will now raise taxes on anyone"), first)
    assert changed.claims[id_of(changed, "We will now")].reviews["ada"].was == TAXES
    back = listed(ARTICLE, changed)
    assert back == first


def test_one_place_keeps_one_record() -> None:
    text = "“The quay opens in May for sure,” said Ana Ortega.\n\n“The quay opens in May for sure,” said Dana Lee.\n"
    before = all_decided(listed(text))
    document = article(text.split("\n\n")[1])
    after = reconcile(before, document, [], article_path="articles/quay.md")
    assert (len(after.claims), len(after.orphans)) == (1, 1)
    (kept,) = after.claims.values()
    assert kept.reviews["ada"].note.endswith("said Dana Lee.\n")
