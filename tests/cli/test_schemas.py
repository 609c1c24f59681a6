"""The JSON Schemas of the files that people edit: what the program takes they take, and what it refuses."""

import json
import tomllib
from datetime import date
from typing import Any

import pytest
from jsonschema import Draft7Validator

from tests.cli.pages import text_of


def problems(name: str, text: str) -> list[str]:
    schema = json.loads(text_of(f"docs/{name}.schema.json"))
    Draft7Validator.check_schema(schema)
    return [error.message for error in Draft7Validator(schema).iter_errors(plain(tomllib.loads(text)))]


def plain(value: Any) -> Any:
    """As a TOML language server hands it over: dates as text."""
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("settings", 'sources = ["sources"]\nrequire = "all"\nrequired_reviews = 2\n[severity]\nFC002 = "error"'),
        ("settings", ""),
        ("personal", 'reviewer = "ana"\nallowed_sources = ["~/archive"]\n[keys]\nverify = "v, enter"'),
        ("sources", text_of("sources/sources.toml")),
        ("sources", '["a.srt"]\nparticipants = [{ name = "Ines Ortega", also = ["Inés Ortega"], role = "chair" }]'),
        ("sources", '["a.srt"]\ndate = 2026'),
        ("verdicts", text_of("articles/harbour.verdicts.toml")),
        ("verdicts", 'schema = 2\nof_a_newer_version = 1\n[article]\npath = "a.md"'),
    ],
)
def test_what_is_right(name: str, text: str) -> None:
    assert problems(name, text) == []


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("settings", 'requires = "all"', "requires"),
        ("settings", "required_reviews = 0", "minimum"),
        ("settings", '[severity]\nFC002 = "fatal"', "fatal"),
        ("personal", 'edtor = "vim"', "edtor"),
        ("sources", '["a.srt"]\ntitel = "Hearing"', "titel"),
        ("sources", '["a.srt"]\nparticipants = [{ role = "chair" }]', "name"),
        ("verdicts", 'schema = 2\n[article]\npath = "a.md"\n[claim.q-1]\nkind = "quote"', "exact"),
        (
            "verdicts",
            'schema = 2\n[article]\npath = "a.md"\n[claim.q-1]\nkind = "quote"\nexact = "x"\nreview.ana = { verdict = "fine" }',
            "fine",
        ),
    ],
)
def test_what_is_wrong(name: str, text: str, said: str) -> None:
    found = problems(name, text)
    assert len(found) == 1
    assert said in found[0]
