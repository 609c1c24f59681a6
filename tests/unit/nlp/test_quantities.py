"""Amounts with their dimension: converted within it, never across."""

import pytest

from factcheck.nlp.quantities import _UNITS, in_base, same_amount

SAME = [
    ("5 kilometre", "5000 metre"), ("2 tonne", "2000 kilogram"), ("1500 watt", "1.5 kilowatt"), ("250 hectare", "2.5 squarekilometre"),
    ("2 week", "14 day"), ("318 penny", "3.18 pound"), ("30 mile", "48 kilometre"), ("68 fahrenheit", "20 celsius"),
    ("90 minute", "1.5 hour"), ("24 month", "2 year"), ("50 mile", "80 kilometre"), ("3000 megabyte", "3 gigabyte"),
]  # fmt: skip
OTHER = [
    ("16 penny", "16 percent"), ("12 knot", "12 kilometre"), ("5 kilometre", "5000.5 metre"), ("5 kilowatt", "5 kilowatthour"),
    ("4 metre", "4 squaremetre"), ("3 percent", "3 percentagepoint"), ("10 dollar", "10 euro"), ("5 mile", "5 kilometre"),
    ("20 celsius", "20 fahrenheit"), ("1 month", "30 day"), ("1 tonne", "990 kilogram"), ("8 megabyte", "8 gigabyte"),
]  # fmt: skip


def _keys(amount):
    number, unit = amount.split()
    return f"#{number}", f"~{unit}"


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_amount_in_two_units(one, other):
    assert same_amount(_keys(one), _keys(other))
    assert same_amount(_keys(other), _keys(one))


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_two_amounts(one, other):
    assert not same_amount(_keys(one), _keys(other))
    assert not same_amount(_keys(other), _keys(one))


@pytest.mark.parametrize("unit", sorted({unit.name for unit in _UNITS.values()}))
def test_every_unit_is_known_by_its_first_name_and_is_more_than_nothing(unit):
    assert _UNITS[unit].name == unit
    dimension, value = in_base("#3", f"~{unit}")
    assert dimension == _UNITS[unit].dimension
    assert value == (3 + _UNITS[unit].zero) * _UNITS[unit].factor


def test_a_month_is_no_amount():
    assert in_base("#3", "~may") is None
    assert in_base("@?/3/4", "~day") is None
