"""Writing and reading: what was written is read again, the same verdicts give the same bytes, and git can merge them."""

import re
import tomllib
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.verdicts.making import few, files, texts

from factcheck.core.errors import VerdictFileError
from factcheck.core.model import Verdict
from factcheck.core.records import Evidence, Record, Review, SourceRef, VerdictFile
from factcheck.verdicts import dump, load, loads, verdict_path
from factcheck.verdicts.files import HEADER
from factcheck.verdicts.store import Blocks

FILE = VerdictFile(
    article="articles/harbour.md",
    text_sha256="9b1f",
    sources={"hearing": SourceRef("sources/hearing.srt", "77ab")},
    claims={
        "q-7h3k2m9p": Record(
            "quote",
            "We will not raise taxes on anyone",
            "Lee told reporters: ",
            ", and that is a pr",
            "Dana Lee",
            evidence={"hearing": Evidence("hearing", "we will not, uh, raise taxes on anyone", "00:12:03", "minor")},
            reviews={
                "ada": Review(Verdict.VERIFIED, "Filler taken out. Heard on tape.", date(2026, 11, 20), "7h3k2m9p-3f0c")
            },
        )
    },
)

WRITTEN = """\
# Written by factcheck. Write remarks in `note` fields: comments are not kept. The last line is `# end`.
schema = 2

[article]
path = "articles/harbour.md"
text_sha256 = "9b1f"

[source.hearing]
path = "sources/hearing.srt"
sha256 = "77ab"

[claim.q-7h3k2m9p]
kind = "quote"
exact = "We will not raise taxes on anyone"
speaker = "Dana Lee"
evidence.hearing = { exact = "we will not, uh, raise taxes on anyone", locator = "00:12:03", level = "minor" }
review.ada = { verdict = "verified", note = "Filler taken out. Heard on tape.", on = 2026-11-20, basis = "7h3k2m9p-3f0c" }
prefix = "Lee told reporters: "
suffix = ", and that is a pr"

# end
"""

OLD = """\
# Written by factcheck. Write remarks in `note` fields: comments are not kept.
schema = 1

[article]
path = "articles/harbour.md"
text_sha256 = "9b1f"

[source.hearing]
path = "sources/hearing.srt"
sha256 = "77ab"

[claim.q-7h3k2m9p]
kind = "quote"
exact = "We will not raise taxes on anyone"
prefix = "Lee told reporters: "
suffix = ", and that is a pr"
speaker = "Dana Lee"

[claim.q-7h3k2m9p.evidence.hearing]
exact = "we will not, uh, raise taxes on anyone"
locator = "00:12:03"
level = "minor"

[claim.q-7h3k2m9p.review.ada]
verdict = "verified"
note = "Filler taken out. Heard on tape."
on = 2026-11-20
basis = "7h3k2m9p-3f0c"
"""
"""The layout of schema 1."""


def test_the_layout_is_the_one_that_is_documented() -> None:
    assert dump(FILE) == WRITTEN
    assert loads(WRITTEN) == FILE


def test_a_file_of_the_first_layout_is_read_and_gets_the_second_when_it_is_written() -> None:
    assert dump(loads(OLD)) == WRITTEN


@given(files)
def test_what_was_written_is_read_again(file: VerdictFile) -> None:
    text = dump(file)
    again = loads(text)
    assert again == file
    assert list(again.claims) == list(file.claims)
    assert dump(again) == text


@given(files)
@few
def test_one_field_a_line_and_nothing_that_a_terminal_obeys(file: VerdictFile) -> None:
    text = dump(file)
    assert "\r" not in text
    assert not any(ord(char) < 32 and char not in "\n\t" for char in text)
    assert not any(0x7F <= ord(char) < 0xA0 or 0x202A <= ord(char) <= 0x202E for char in text)
    assert text.encode()


@given(files)
@few
def test_order_of_reviewers_sources_and_evidence_changes_no_byte(file: VerdictFile) -> None:
    turned = replace(
        file,
        sources=dict(reversed(file.sources.items())),
        claims={
            key: replace(
                record,
                reviews=dict(reversed(record.reviews.items())),
                evidence=dict(reversed(record.evidence.items())),
            )
            for key, record in file.claims.items()
        },
    )
    assert dump(turned) == dump(file)


def test_claims_stay_in_article_order() -> None:
    record = FILE.claims["q-7h3k2m9p"]
    file = replace(FILE, claims={"q-z": record, "c-a": record, "q-m": record})
    assert list(loads(dump(file)).claims) == ["q-z", "c-a", "q-m"]


def test_unknown_keys_of_a_newer_version_survive_everywhere() -> None:
    text = (
        OLD.replace("schema = 1", 'schema = 1\nmood = "calm"')
        .replace('text_sha256 = "9b1f"', 'text_sha256 = "9b1f"\nlanguage = "en"')
        .replace('sha256 = "77ab"', 'sha256 = "77ab"\nmirror = "b.srt"')
        .replace('speaker = "Dana Lee"', 'speaker = "Dana Lee"\nweight = 3')
        .replace('level = "minor"', 'level = "minor"\nscore = 97')
        .replace("on = 2026-11-20", "on = 2026-11-20\nminutes = 4.5")
    )
    text += '\n[claim.q-7h3k2m9p.thread.first]\nby = "ada"\n\n[plan]\nuntil = 2026-12-01\n'
    once = dump(loads(text))
    assert dump(loads(once)) == once
    tree = tomllib.loads(once)
    claim = tree["claim"]["q-7h3k2m9p"]
    assert (tree["mood"], tree["article"]["language"], tree["source"]["hearing"]["mirror"]) == ("calm", "en", "b.srt")
    assert (claim["weight"], claim["thread"]) == (3, {"first": {"by": "ada"}})
    assert (claim["evidence"]["hearing"]["score"], claim["review"]["ada"]["minutes"]) == (97, 4.5)
    assert tree["plan"] == {"until": date(2026, 12, 1)}


def test_a_second_passage_of_a_source_names_it() -> None:
    record = FILE.claims["q-7h3k2m9p"]
    more = replace(record, evidence={**record.evidence, "hearing-2": Evidence("hearing", "taxes, no")})
    text = dump(FILE.with_record("q-7h3k2m9p", more))
    assert '\nevidence.hearing-2 = { source = "hearing", exact = "taxes, no" }\n' in text


@given(st.text(min_size=1, max_size=20), texts)
def test_lone_surrogates_become_replacement_characters(surrogates: str, text: str) -> None:
    file = VerdictFile(article="a", claims={"q-1": Record("quote", text + surrogates + "\ud800")})
    exact = loads(dump(file)).claims["q-1"].exact
    assert exact.endswith("\ufffd")
    assert exact.startswith(text)


@pytest.mark.parametrize(
    ("article", "verdicts"),
    [
        ("articles/harbour.md", "articles/harbour.verdicts.toml"),
        ("harbour.tar.md", "harbour.tar.verdicts.toml"),
        ("harbour", "harbour.verdicts.toml"),
    ],
)
def test_the_verdict_file_lies_beside_the_article(article: str, verdicts: str) -> None:
    assert verdict_path(article).as_posix() == verdicts


def test_a_file_with_windows_line_ends_and_a_mark_is_read(tmp_path) -> None:
    path = tmp_path / "a.verdicts.toml"
    path.write_bytes(b"\xef\xbb\xbf" + WRITTEN.replace("\n", "\r\n").encode())
    assert load(path) == FILE


LONGER = replace(FILE, claims={f"q-7h3k2m9{n}": FILE.claims["q-7h3k2m9p"] for n in "abcd"})


@pytest.mark.parametrize("first", [HEADER, ""], ids=["first line", "first line lost"])
def test_a_file_cut_off_anywhere_is_no_whole_file(first: str) -> None:
    """Between two claims, too, where what is left is good TOML; unless the file never said where it ends."""
    text = dump(LONGER).replace(HEADER, first)
    whole = len(text.rstrip("\n"))
    assert loads(text[:whole]) == LONGER
    between = [at.start() for at in re.finditer(r"\n(?=\n\[claim)", text)]
    assert len(between) == len(LONGER.claims)
    for end in (*between, *range(len(HEADER), whole, 7)):
        if first:
            with pytest.raises(VerdictFileError, match="ends too soon: its last line, `# end`, is missing"):
                loads(text[:end], "a.toml")
            with pytest.raises(VerdictFileError, match=r"a\.toml ends too soon"):
                Blocks().loads(text[:end], "a.toml")
        elif end in between:
            loads(text[:end], "a.toml")


@pytest.mark.parametrize("more", ["", "\n", "\n# a remark\n", "\r\n"])
def test_what_is_behind_the_last_line_is_no_matter(more: str) -> None:
    assert loads(dump(LONGER).rstrip("\n") + more) == LONGER
