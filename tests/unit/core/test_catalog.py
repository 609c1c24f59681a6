"""Every finding is explained, in sentences."""

import pytest

from factcheck.core.catalog import FINDINGS, explained


@pytest.mark.parametrize("number", FINDINGS)
def test_every_finding_is_explained_in_sentences(number: str) -> None:
    kind = FINDINGS[number]
    assert explained(number).startswith(f"{number}  {kind.title}  ({kind.severity})\n")
    assert kind.meaning.endswith(".")
    assert kind.remedy.endswith(".")
    assert kind.example in explained(number).replace("\n    ", "\n")


def test_ids_are_in_order_and_of_one_form() -> None:
    assert all(len(number) == 5 and number.startswith("FC") and number[2:].isdecimal() for number in FINDINGS)
    assert list(FINDINGS) == sorted(FINDINGS)
