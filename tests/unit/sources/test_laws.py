"""What holds for any article beside any sources: nothing raises, and what is shown is what the sources' texts have."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.claims import find_claims
from factcheck.core.model import Claim, Document, Level
from factcheck.sources import SourceLibrary

WORDS = """the council harbour fee was not raised in 2011 2.5 12,000 percent % million kr. Dana Lee she said never only
“we will pay” " ' … [the] (or) – twenty-two half May 4th Hafen nicht dass 市長 «non» 's men- don’t 1/2 10:30 REED: I
Osei’s fell from to below more than all nobody if because , . ; : ! ?""".split()  # noqa: SIM905 - as many lines as words otherwise
ANY = st.text(st.characters(codec="utf-8"), max_size=80)
PROSE = st.lists(
    st.sampled_from([*WORDS, *WORDS, "\n", "\n\n", ". ", "> "]) | st.text(st.characters(codec="utf-8"), max_size=4),
    max_size=40,
).map(" ".join)
TEXTS = st.lists(PROSE | ANY, max_size=4)


@contextmanager
def library(texts: Sequence[str]) -> Iterator[SourceLibrary]:
    """A library of plain texts, and of one that shares words with all that is made up here."""
    with TemporaryDirectory() as folder:
        for number, text in enumerate((*texts, " ".join(WORDS))):
            (Path(folder) / f"{number}.txt").write_text(text, "utf-8")
        with SourceLibrary.open([folder], cache=False) as opened:
            yield opened


def check(sources: SourceLibrary, claim: Claim | str) -> None:
    """The law itself, for one text that is searched for."""
    searched = claim if isinstance(claim, str) else claim.text
    texts = {source.path: sources.document(source.path).text for source in sources.sources}
    for each in sources.search(claim, below_threshold=True):
        assert each.text == texts[each.source][each.start : each.end] != ""
        assert 0 <= each.score <= 100
        for one in each.comparison.differences:
            assert searched[one.quoted_start : one.quoted_end] == one.quoted
        if isinstance(claim, str) or claim.kind == "quote":
            levels = [one.level for one in each.comparison.differences]
            assert each.comparison.level == max(levels, default=Level.VERBATIM)
        assert all(searched[detail.start : detail.end] == detail.text for detail in each.details)
    best = sources.search(claim)
    assert all(each.passed for each in best)
    if isinstance(claim, Claim):
        for detail in sources.check_details(claim):
            assert searched[detail.start : detail.end] == detail.text
            assert detail.passage == (
                texts[detail.source][detail.passage_start : detail.passage_end] if detail.source else ""
            )


@settings(max_examples=20)
@given(TEXTS, st.lists(PROSE | ANY, min_size=1, max_size=3))
def test_whatever_is_searched_for_what_is_found_is_cut_from_its_source(texts: list[str], searched: list[str]) -> None:
    with library(texts) as sources:
        for text in searched:
            check(sources, text)
            check(sources, Claim("q-1", "quote", text, 0, len(text)))
            check(sources, Claim("c-1", "claim", text, 0, len(text)))


@settings(max_examples=20)
@given(TEXTS, PROSE | ANY)
def test_every_claim_of_any_article_can_be_searched_for(texts: list[str], article: str) -> None:
    document = Document.from_text(article)
    with library(texts) as sources:
        for claim in find_claims(document):
            assert document.text[claim.start : claim.end] == claim.text
            check(sources, claim)
