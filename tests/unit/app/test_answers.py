"""Answers of language models in the forms that providers and frameworks return."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from factcheck.app.check_answers import check_answers
from factcheck.app.libraries import Task
from factcheck.app.project import Options
from factcheck.core.catalog import FINDINGS
from factcheck.core.errors import ArticleError, SourceError
from factcheck.core.model import Finding

WORDS = "We stayed on the old quay all night long"
TEXT = f"The fleet did not leave. “{WORDS},” Olm said. Nobody was hurt."
SAID = f"“{WORDS},” Olm said."
START, END = TEXT.index(SAID), TEXT.index(SAID) + len(SAID)
RAW = len(TEXT[:START].encode()), len(TEXT[:END].encode())
FILES = {
    "hearing.txt": f"At dawn: {WORDS}. So it went.\n",
    "report.txt": "Annual report\n\nThe yard was closed all winter, and the crane stood still until the ice had gone.\n",
}


def blocks(name: str) -> Any:
    cited = {
        "type": "char_location",
        "cited_text": WORDS,
        "document_index": 0,
        "document_title": name,
        "start_char_index": 9,
        "end_char_index": 49,
    }
    return {"role": "assistant", "content": [
        {"type": "text", "text": "The fleet did not leave. "}, {"type": "text", "text": SAID, "citations": [cited]},
        {"type": "text", "text": " Nobody was hurt."},
    ]}  # fmt: skip


def responses(name: str) -> Any:
    note = {"type": "file_citation", "index": END, "file_id": "file-1", "filename": name}
    return {
        "output": [
            {"type": "file_search_call"},
            {"type": "message", "content": [{"type": "output_text", "text": TEXT, "annotations": [note]}]},
        ]
    }


def completions(name: str) -> Any:
    note = {
        "type": "url_citation",
        "url_citation": {"start_index": START, "end_index": END, "url": f"https://example.org/{name}", "title": "A"},
    }
    return {"choices": [{"index": 0, "message": {"role": "assistant", "content": TEXT, "annotations": [note]}}]}


def assistants(name: str) -> Any:
    text = f"{TEXT[:END]}【4:0†source】{TEXT[END:]}"
    note = {
        "type": "file_citation",
        "text": "【4:0†source】",
        "start_index": END,
        "end_index": END + 12,
        "file_citation": {"file_id": name},
    }
    return {"content": [{"type": "text", "text": {"value": text, "annotations": [note]}}]}


def numbered_urls(name: str) -> Any:
    return {
        "choices": [{"message": {"content": f"{TEXT[:END]} [2]{TEXT[END:]}"}}],
        "citations": ["https://example.org/x", f"https://example.org/{name}"],
    }


def grounded(name: str) -> Any:
    support = {"segment": {"startIndex": RAW[0], "endIndex": RAW[1], "text": SAID}, "groundingChunkIndices": [1]}
    chunks = [
        {"web": {"uri": "https://example.org/x", "title": "x"}},
        {"retrievedContext": {"uri": f"gs://bucket/{name}", "title": name}},
    ]
    said = {"groundingChunks": chunks, "groundingSupports": [support]}
    return {"candidates": [{"content": {"role": "model", "parts": [{"text": TEXT}]}, "groundingMetadata": said}]}


def spans(name: str) -> Any:
    cited = {
        "start": START,
        "end": END,
        "text": SAID,
        "sources": [{"type": "document", "id": "doc:0", "document": {"id": "doc:0", "title": name}}],
    }
    return {"message": {"role": "assistant", "content": [{"type": "text", "text": TEXT}], "citations": [cited]}}


def document_ids(name: str) -> Any:
    cited = {"start": START, "end": END, "text": SAID, "document_ids": ["inv-1"]}
    return {"text": TEXT, "citations": [cited], "documents": [{"id": "inv-1", "title": name, "text": "…"}]}


def references(name: str) -> Any:
    part = {"textResponsePart": {"text": SAID, "span": {"start": START, "end": END - 1}}}
    found = {"content": {"text": "…"}, "location": {"type": "S3", "s3Location": {"uri": f"s3://bucket/{name}"}}}
    return {"output": {"text": TEXT}, "citations": [{"generatedResponsePart": part, "retrievedReferences": [found]}]}


def context(name: str) -> Any:
    documents = [
        {"page_content": "…", "metadata": {"source": "x.txt"}},
        {"page_content": "…", "metadata": {"source": f"docs/{name}", "page": 3}},
    ]
    return {"input": "Did they leave?", "context": documents, "answer": f"{TEXT[:END]} [2]{TEXT[END:]}"}


def nodes(name: str) -> Any:
    listed = [{"node": {"text": "…", "metadata": {"file_name": name, "page_label": "3"}}, "score": 0.8}]
    return {"response": f"{TEXT[:END]} [1]{TEXT[END:]}", "source_nodes": listed}


def quoting(name: str) -> Any:
    return {"answer": "Nobody left.", "citations": [{"quote": WORDS, "document": name}]}


FORMS = (
    blocks,
    responses,
    completions,
    assistants,
    numbered_urls,
    grounded,
    spans,
    document_ids,
    references,
    context,
    nodes,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sources").mkdir()
    for name, text in FILES.items():
        (tmp_path / "sources" / name).write_text(text, encoding="utf-8")
    return tmp_path


def findings(folder: Path, content: str, documents: str | None = None) -> list[Finding]:
    path = folder / "answers.json"
    path.write_text(content, encoding="utf-8")
    if documents is not None:
        (folder / "documents.json").write_text(documents, encoding="utf-8")
    task = Task(Options((folder / "sources",), quiet=True, cache=False), frozenset(FINDINGS) - {"FC008", "FC009"})
    results = check_answers(path, folder / "documents.json" if documents is not None else None, task)
    return [finding for result in results for finding in result.findings]


@pytest.mark.parametrize("form", [*FORMS, quoting])
def test_the_document_that_is_cited_has_the_words_or_has_them_not(folder: Path, form: Any) -> None:
    assert findings(folder, json.dumps(form("hearing.txt"))) == []
    found = findings(folder, json.dumps(form("report.txt")))
    assert {each.id for each in found} == {"FC007"}
    assert all("report.txt" in each.message and each.severity == "error" for each in found)


@pytest.mark.parametrize(
    ("form", "place", "column"),
    [
        (blocks, "content[1].text", 2),
        (responses, "output[1].content[0].text", START + 2),
        (completions, "choices[0].message.content", START + 2),
        (assistants, "content[0].text.value", START + 2),
        (grounded, "candidates[0].content.parts[0].text", START + 2),
        (spans, "content[0].text", START + 2),
        (references, "text", START + 2),
        (context, "answer", START + 2),
        (quoting, "citations[0].quote", 1),
    ],
)
def test_a_finding_has_its_place_in_the_json(folder: Path, form: Any, place: str, column: int) -> None:
    first, *_ = findings(folder, json.dumps(form("report.txt")))
    assert (first.place, first.column) == (place, column)


def test_words_of_a_citation_that_no_document_has(folder: Path) -> None:
    answer = blocks("hearing.txt")
    answer["content"][1]["citations"][0]["cited_text"] = "We never once stayed at the quay"
    (found,) = findings(folder, json.dumps(answer))
    assert (found.id, found.place) == ("FC001", "content[1].citations[0].cited_text")


def test_documents_are_named_by_id_or_number(folder: Path) -> None:
    answer = json.dumps(responses("nothing.pdf"))
    assert [each.id for each in findings(folder, answer)] == ["FC014"]
    assert findings(folder, answer, '{"file-1": "sources/hearing.txt"}') == []
    assert [each.id for each in findings(folder, answer, '{"file-1": "sources/report.txt"}')] == ["FC007"]
    number = json.dumps({"answer": f"{SAID} [2]"})
    assert findings(folder, number, '["sources/report.txt", "sources/hearing.txt"]') == []
    assert [each.id for each in findings(folder, number, '["sources/hearing.txt", "sources/report.txt"]')] == ["FC007"]


def test_lines_and_lists_of_answers_say_which_one_it_is(folder: Path) -> None:
    rows = [spans("hearing.txt"), spans("report.txt")]
    assert [each.place for each in findings(folder, json.dumps(rows))] == ["[1].content[0].text"]
    assert [each.place for each in findings(folder, "\n".join(map(json.dumps, rows)))] == ["line 2 content[0].text"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "not valid JSON"),
        ("[]", "no answer"),
        ('{"id": 1}', "no answer: it has no text"),
        ('{"answer": "Yes."}\n{"id": 1}\n', "line 2: no answer"),
        ("[" * 100_000, "not valid JSON"),
        ("7", "no answer"),
    ],
)
def test_what_is_no_answer_is_said(folder: Path, content: str, said: str) -> None:
    with pytest.raises(ArticleError, match=said):
        findings(folder, content)


@pytest.mark.parametrize(
    ("documents", "said"),
    [("{", "not valid JSON"), ("[1]", "neither an object"), ('{"a": "sources/gone.txt"}', "not one of the sources")],
)
def test_what_is_no_list_of_documents_is_said(folder: Path, documents: str, said: str) -> None:
    with pytest.raises(SourceError, match=said):
        findings(folder, json.dumps(spans("hearing.txt")), documents)


ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "answers.md").read_text(encoding="utf-8")
RECIPES = [
    (name, block) for name, block in re.findall(r"^## (.+?)\n.*?^```json\n(.+?)^```", PAGE, re.MULTILINE | re.DOTALL)
]


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe[0].split(":")[0])
def test_each_recipe_of_the_page_is_read_and_its_citation_bound(recipe: tuple[str, str], tmp_path: Path) -> None:
    path = tmp_path / "answer.json"
    task = Task(Options((ROOT / "sources",), quiet=True), frozenset({"FC001", "FC003", "FC007", "FC014"}))
    path.write_text(recipe[1], encoding="utf-8")
    (right,) = check_answers(path, None, task)
    assert right.findings == ()
    assert all(
        claim.cited[0].sources == (str(ROOT / "sources" / "hearing.srt"),)
        for claim in right.claims
        if claim.kind == "quote"
    )
    assert right.quotes
    wrong = (
        recipe[1]
        .replace("hearing.srt", "annual-report.html")
        .replace("Public hearing on the north quay", "annual-report.html")
    )
    path.write_text(wrong, encoding="utf-8")
    (result,) = check_answers(path, None, task)
    assert {each.id for each in result.findings} == {"FC007"}


def test_the_page_has_a_recipe_for_each_form() -> None:
    assert len(RECIPES) == PAGE.count("\n## ") >= 8
