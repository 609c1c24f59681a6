"""Details in the rows of tables: unit, scale and year of a cell are its head's, and its column is the claim's."""

import pytest

from factcheck.search import find_details

from .made import indexed, parts

TABLES = """\
Report

Budget by department (£ million)

Department\t2023\t2024
Schools\t4.2\t4.8
Roads\t3.1\t2.9

Passengers (000)

Line\t2023\t2024
North\t36.2\t41

Turnout by ward

ward\tresidents\tturnout (%)\tarea in hectares
Alder\t36,240\t41.5\t120
Birch\t12,100\t39\t85

month\tlake level (%)\trainfall (mm)
December 2025\t46\t68
January 2026\t71\t131
February 2026\t88\t214

pier\tlength (m)\tvisitors (m)
North\t48.5\t1.4
South\t84\t2.1
"""

CASES = [
    ("The schools budget was £4.8 million in 2024.", "£4.8 million", "found", ""),
    ("The schools budget was £4.2 million in 2024.", "£4.2 million", "differs", "4.8"),
    ("The roads budget fell to £2.9m in 2024.", "£2.9m", "found", ""),
    ("The north line had 41,000 passengers in 2024.", "41,000", "found", ""),
    ("Turnout in Alder was 41.5 %.", "41.5 %", "found", ""),
    ("Turnout in Birch was 41.5 %.", "41.5 %", "differs", "39"),
    ("Alder has 36,240 residents.", "36,240", "found", ""),
    ("Alder has an area of 1.2 square kilometres.", "1.2 square kilometres", "found", ""),
    ("Birch has 36,240 residents.", "36,240", "differs", "12,100"),
    ("Rainfall in February was three times as much as in December.", "three", "found", ""),
    ("Rainfall in February was nearly double that of January.", "double", "absent", ""),
    ("The lake level in December was 46 %.", "46 %", "found", ""),
    ("The south pier is 84 metres long.", "84 metres", "found", ""),
    ("The south pier had 2.1 million visitors.", "2.1 million", "found", ""),
    ("The lake level in December was 64 %.", "64 %", "differs", "46"),
]


@pytest.mark.parametrize(("claim", "detail", "status", "other"), CASES)
def test_a_cell_has_the_unit_of_its_head(claim, detail, status, other):
    found = find_details(indexed(TABLES), parts(TABLES), claim)
    said = {claim[each.fact.start : each.fact.end]: (each.status, each.other) for each in found}
    assert said[detail] == (status, other)


def test_a_sentence_above_a_table_gives_its_cells_no_unit():
    text = "Traffic grew by 6.3 % to 812,000 tonnes.\n\nYear\tCalls by ships\n2024\t1,119\n2025\t1,146\n"
    claim = "It counted 1,146 calls by ships last year."
    (found,) = (each for each in find_details(indexed(text), parts(text), claim) if each.fact.kind == "number")
    assert (found.status, text[found.start : found.end]) == ("found", "2025\t1,146")
