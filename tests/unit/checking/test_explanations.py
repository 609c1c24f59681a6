"""Every finding is explained."""

from factcheck.checking.explanations import EXPLANATIONS, explained
from factcheck.settings import FINDINGS


def test_every_finding_is_explained_in_sentences() -> None:
    assert list(EXPLANATIONS) == list(FINDINGS)
    for number, (severity, title) in FINDINGS.items():
        text = explained(number)
        assert text.startswith(f"{number}  {title}  ({severity})\n")
        assert EXPLANATIONS[number].means.endswith(".")
        assert EXPLANATIONS[number].do.endswith(".")
