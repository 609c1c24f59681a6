"""The words of a quote or claim beside the words of a source: what differs, and how much that matters."""

from factcheck.comparison.arithmetic import computed, contradicted, opposed, other_way
from factcheck.comparison.changes import Change, changes
from factcheck.comparison.compare import compare
from factcheck.comparison.details import Checkable, compare_claim, details_of, has_numbers, looked_up
from factcheck.comparison.fact_names import name_at
from factcheck.comparison.fact_reading import content_words, facts_of, listed_facts
from factcheck.comparison.facts import (
    Fact,
    Read,
    agree,
    comparable,
    likeness,
    month_names,
    number_names,
    same,
    telling,
    word_set,
)
from factcheck.comparison.policy import cited_elsewhere, said_by, same_speaker, stands
from factcheck.comparison.relative_dates import BEGINNING, dated, day_in, meant, on, on_its_day, written_on
from factcheck.comparison.table_facts import Heads, heads_above, row_read
from factcheck.comparison.wording import peak_in, peaks, turned
from factcheck.nlp.tokenizer import page_furniture

__all__ = [
    "BEGINNING",
    "Change",
    "Checkable",
    "Fact",
    "Heads",
    "Read",
    "agree",
    "changes",
    "cited_elsewhere",
    "comparable",
    "compare",
    "compare_claim",
    "computed",
    "content_words",
    "contradicted",
    "dated",
    "day_in",
    "details_of",
    "facts_of",
    "has_numbers",
    "heads_above",
    "likeness",
    "listed_facts",
    "looked_up",
    "meant",
    "month_names",
    "name_at",
    "number_names",
    "on",
    "on_its_day",
    "opposed",
    "other_way",
    "page_furniture",
    "peak_in",
    "peaks",
    "row_read",
    "said_by",
    "same",
    "same_speaker",
    "stands",
    "telling",
    "turned",
    "word_set",
    "written_on",
]
