"""The sources are read once, kept while they are unchanged, and never pretended."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.core.model import Claim, Document, Level, Skipped
from factcheck.documents import files
from factcheck.search import Index
from factcheck.sources import SourceLibrary, index_store

SPEECH = "When I took office the town owed forty-one million crowns to a bank in Lindmark.\nWe have not raised a tax since.\n"
DIARY = "In the evening we spoke of the tannery again.\nNobody could say who had the keys of the granary.\n"
QUOTE = "Nobody could say who had the keys of the granary."


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    """A cache folder of the test's own."""
    folder = tmp_path / "cache"
    monkeypatch.setattr("platformdirs.user_cache_path", folder.joinpath)
    return folder


@pytest.fixture
def sources(tmp_path):
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "speech.txt").write_text(SPEECH)
    (folder / "diary.txt").write_text(DIARY)
    return folder


@pytest.fixture
def read(monkeypatch):
    """The names of the files that are read, in order."""
    names = []
    before = index_store.read_many

    def reading(paths, *, cache):
        names.extend(Path(path).name for path in paths)
        return before(paths, cache=cache)

    monkeypatch.setattr(index_store, "read_many", reading)
    return names


def top(library, quote=QUOTE):
    return next(iter(library.search(quote)), None)


def rewrite(path, text):
    """Write a file so that its time shows it, however coarse the clock of the file system is."""
    before = path.stat().st_mtime_ns if path.exists() else 0
    path.write_text(text)
    os.utime(path, ns=(before + 10**9, before + 10**9))


def test_a_library_says_what_it_holds_and_where_a_quote_stands(sources):
    (sources / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF")
    with SourceLibrary.open([sources]) as library:
        assert [(Path(source.path).name, source.format, source.words) for source in library.sources] == [
            ("diary.txt", "text", 19),
            ("speech.txt", "text", 22),
        ]
        assert [Path(item.path).name for item in library.skipped] == ["photo.jpg"]
        assert library.notes == ()
        candidate = top(library)
        assert candidate.text == QUOTE
        assert (candidate.score, candidate.comparison.level, candidate.passed) == (100.0, Level.VERBATIM, True)
        assert str(candidate.locator) == "L2"
        assert (candidate.locator.line, candidate.locator.column) == (2, 1)
        document = library.document(candidate.source)
        assert isinstance(document, Document)
        assert document.text[candidate.start : candidate.end] == candidate.text
        assert document.locate(candidate.start) == candidate.locator
        assert document.path == candidate.source


def test_a_claim_is_looked_for_as_a_claim(sources):
    text = "The town was in debt to a bank in Lindmark for 41 million"
    claim = Claim("c-1", "claim", text, 0, len(text))
    (candidate, *_) = SourceLibrary.open([sources]).search(claim)
    assert candidate.text.startswith("When I took office")
    assert {detail.text: detail.found for detail in candidate.details}["Lindmark"] is True


def test_what_has_no_passage_has_no_candidate(sources):
    library = SourceLibrary.open([sources])
    assert library.search("the whole notion is silly because they prosecute other officials") == ()
    assert library.search("") == ()


def test_a_document_that_is_not_there_is_a_key_error(sources):
    with pytest.raises(KeyError):
        SourceLibrary.open([sources]).document("elsewhere.txt")


def test_unchanged_sources_are_not_read_again(sources, read):
    SourceLibrary.open([sources]).close()
    assert sorted(read) == ["diary.txt", "speech.txt"]
    read.clear()
    library = SourceLibrary.open([sources])
    assert read == []
    assert top(library).text == QUOTE
    assert [source.words for source in library.sources] == [19, 22]


def test_unchanged_sources_are_not_even_looked_into(sources, monkeypatch):
    (sources / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF")
    SourceLibrary.open([sources]).close()
    heads = []
    before = files.read_head
    monkeypatch.setattr(files, "read_head", lambda path: heads.append(Path(path).name) or before(path))
    rewrite(sources / "diary.txt", DIARY + "One more line about the weir.\n")
    library = SourceLibrary.open([sources])
    assert heads == ["diary.txt", "photo.jpg"]
    assert [Path(item.path).name for item in library.skipped] == ["photo.jpg"]


@pytest.mark.parametrize("keep", [True, False])
def test_without_a_cache_nothing_is_written(sources, cache, keep):
    SourceLibrary.open([sources], cache=keep)
    assert cache.exists() is keep


def test_what_changed_is_read_again_and_what_went_is_gone(sources, read):
    SourceLibrary.open([sources])
    read.clear()
    rewrite(sources / "diary.txt", "The keys of the granary were under a scale in the market hall.\n")
    library = SourceLibrary.open([sources])
    assert read == ["diary.txt"]
    assert top(library) is None
    assert top(library, "the keys of the granary were under a scale").text.startswith("The keys")
    (sources / "diary.txt").unlink()
    (sources / "letter.txt").write_text(DIARY)
    library = SourceLibrary.open([sources])
    assert read == ["diary.txt", "letter.txt"]
    assert Path(top(library).source).name == "letter.txt"
    assert top(library, "the keys of the granary were under a scale") is None


def test_a_touched_file_is_read_but_keeps_its_place(sources, read):
    library = SourceLibrary.open([sources])
    before = dict(library._numbers)
    read.clear()
    rewrite(sources / "diary.txt", DIARY)
    assert SourceLibrary.open([sources])._numbers == before
    assert read == ["diary.txt"]
    read.clear()
    SourceLibrary.open([sources])
    assert read == []


def test_another_version_of_the_reader_reads_again(sources, read, monkeypatch):
    SourceLibrary.open([sources])
    read.clear()
    monkeypatch.setattr("factcheck.sources.index_store.READER", "next/2")
    library = SourceLibrary.open([sources])
    assert sorted(read) == ["diary.txt", "speech.txt"]
    assert library.notes == ()
    assert top(library).text == QUOTE


def test_an_index_of_an_older_version_is_not_called_damaged(sources, cache, read):
    SourceLibrary.open([sources])
    (catalog,) = cache.rglob("catalog.json")
    written = json.loads(catalog.read_text())
    del written["reader"]  # as it was before versions were written down
    written["entries"] = {path: entry[:3] for path, entry in written["entries"].items()}
    catalog.write_text(json.dumps(written))
    read.clear()
    library = SourceLibrary.open([sources])
    assert (library.notes, sorted(read)) == ((), ["diary.txt", "speech.txt"])
    assert top(library).text == QUOTE
    assert len(list(catalog.parent.glob("index-*"))) == 1


def test_a_file_that_cannot_be_read_is_remembered_with_its_reason(sources, read):
    (sources / "empty.txt").write_text("")
    for _ in range(2):
        library = SourceLibrary.open([sources])
        (skipped,) = library.skipped
        assert skipped.path == str(sources / "empty.txt")
        assert skipped.reason.startswith("it is empty"), "the path stands beside it"
    (sources / "empty.txt").write_text("At last there is something to read in this file.")
    assert SourceLibrary.open([sources]).skipped == ()


def test_a_file_that_could_not_be_read_is_tried_again_though_it_is_as_it_was(sources, read, monkeypatch):
    reading, busy = index_store.read_many, {"diary.txt": "no process can be started"}

    def hindered(paths, *, cache):
        for path, done in reading(paths, cache=cache):
            reason = busy.get(Path(path).name)
            yield path, Skipped(path, reason) if reason else done

    monkeypatch.setattr(index_store, "read_many", hindered)
    for reason in ("no process can be started", "it would take too long"):
        busy["diary.txt"] = reason
        assert [item.reason for item in SourceLibrary.open([sources]).skipped] == [reason]
    busy.clear()
    read.clear()
    library = SourceLibrary.open([sources])
    assert (library.skipped, set(read)) == ((), {"diary.txt"})
    assert top(library)


def test_a_source_that_changes_while_the_library_is_open_is_not_quoted_wrongly(sources):
    library = SourceLibrary.open([sources], cache=False)
    library._texts = type(library._texts)()  # as if it had not been read for a long time
    rewrite(sources / "diary.txt", "Something else entirely.")
    assert top(library) is None
    assert "changed" in library.skipped[-1].reason
    with pytest.raises(KeyError):
        library.document(str(sources / "diary.txt"))


def test_each_set_of_sources_has_its_own_index(sources):
    SourceLibrary.open([sources])
    library = SourceLibrary.open([sources / "speech.txt"])
    assert top(library) is None
    assert top(SourceLibrary.open([sources])).text == QUOTE


def test_paths_are_shown_as_they_were_given(sources, monkeypatch):
    SourceLibrary.open([sources])
    monkeypatch.chdir(sources.parent)
    library = SourceLibrary.open(["sources"])
    assert top(library).source == str(Path("sources") / "diary.txt")
    assert library.document("sources/diary.txt").text == DIARY


def test_progress_runs_from_nothing_to_everything(sources):
    calls = []
    SourceLibrary.open([sources], progress=lambda *call: calls.append(call))
    total = len(SPEECH) + len(DIARY)
    assert [(done, whole) for done, whole, _ in calls] == [(0, total), (len(DIARY), total), (total, total)]
    calls.clear()
    SourceLibrary.open([sources], progress=lambda *call: calls.append(call))
    assert calls == []


@pytest.mark.parametrize("after", [0, 1, 2, 5])
def test_an_interruption_leaves_nothing_broken(sources, after, monkeypatch):
    monkeypatch.setattr(index_store, "_BATCH", 1)  # every file is made to last on its own

    def stop(done, total, path):
        calls.append(path)
        if len(calls) > after:
            raise KeyboardInterrupt

    for number in range(3):
        (sources / f"note{number}.txt").write_text(f"Note {number} is about the weir and the mill.")
    calls = []
    with pytest.raises(KeyboardInterrupt):
        SourceLibrary.open([sources], progress=stop)
    rest = []
    library = SourceLibrary.open([sources], progress=lambda done, total, path: rest.append(path))
    assert len(set(rest)) == 5 - max(0, after - 1)  # the file under way is read again
    assert library.notes == ()
    assert len(library.sources) == 5
    assert top(library).text == QUOTE
    assert len(library.search("is about the weir and the mill", limit=9)) == 3


def test_an_interruption_between_index_and_catalog_is_made_good(sources, monkeypatch):
    SourceLibrary.open([sources])
    rewrite(sources / "diary.txt", DIARY + "One more line about the weir.\n")
    with monkeypatch.context() as patch:
        patch.setattr(index_store.IndexStore, "_end", _commit_and_stop)
        with pytest.raises(KeyboardInterrupt):
            SourceLibrary.open([sources])
    library = SourceLibrary.open([sources])
    assert library.notes == ()
    assert len(library.search(QUOTE, limit=9)) == 1
    assert top(library, "One more line about the weir.").score == 100.0


def _commit_and_stop(self):
    self.index.commit()
    raise KeyboardInterrupt


@pytest.mark.parametrize("damage", ["index", "segment", "bits", "catalog", "foreign", "counts"])
def test_a_damaged_index_is_made_again_and_said(sources, cache, damage, read):
    SourceLibrary.open([sources])
    (catalog,) = cache.rglob("catalog.json")
    (index,) = catalog.parent.glob("index-*")
    if damage == "index":
        (index / "meta.json").write_text("{}")
    elif damage == "segment":
        (segment,) = index.glob("*.term")
        segment.write_bytes(segment.read_bytes()[:-7])
    elif damage == "bits":
        (segment,) = index.glob("*.idx")
        segment.write_bytes(segment.read_bytes().replace(b"\x00", b"\x01", 1))
    elif damage == "catalog":
        catalog.write_bytes(catalog.read_bytes()[:99])
    elif damage == "foreign":
        catalog.write_text(json.dumps({**json.loads(catalog.read_text()), "index": "../../.."}))
    else:
        other = Index(index)
        with other.writing():
            other.add(99, "A stranger came by.")
            other.commit()
    read.clear()
    library = SourceLibrary.open([sources])
    assert "damaged" in library.notes[0]
    assert sorted(read) == ["diary.txt", "speech.txt"]
    assert top(library).text == QUOTE
    read.clear()
    assert SourceLibrary.open([sources]).notes == ()
    assert read == []


def test_while_another_writes_the_index_is_in_memory(sources, cache):
    SourceLibrary.open([sources])
    (index,) = cache.rglob("index-*")
    rewrite(sources / "diary.txt", DIARY + "One more line about the weir.\n")
    with Index(index).writing():
        library = SourceLibrary.open([sources])
        assert "Another process" in library.notes[0]
        assert top(library, "One more line about the weir.").score == 100.0
    assert SourceLibrary.open([sources]).notes == ()


def test_while_another_writes_an_index_without_changes_is_used(sources, cache, read):
    SourceLibrary.open([sources])
    read.clear()
    (index,) = cache.rglob("index-*")
    with Index(index).writing():
        library = SourceLibrary.open([sources])
        assert (library.notes, read) == ((), [])
        assert top(library).text == QUOTE


def test_where_nothing_can_be_kept_the_index_is_in_memory(sources, cache):
    cache.parent.mkdir(exist_ok=True)
    cache.write_text("a file where the folder should be")
    library = SourceLibrary.open([sources])
    assert "cannot be kept" in library.notes[0]
    assert top(library).text == QUOTE


def test_another_process_finds_what_this_one_indexed(sources, tmp_path):
    script = (
        "import sys, platformdirs, pathlib\n"
        "platformdirs.user_cache_path = lambda *names: pathlib.Path(sys.argv[2]).joinpath(*names)\n"
        "from factcheck.sources import SourceLibrary, index_store\n"
        "index_store.read_many = None\n"  # it must not read
        "library = SourceLibrary.open([sys.argv[1]])\n"
        "print(library.search(sys.argv[3])[0].text)\n"
    )
    SourceLibrary.open([sources])
    command = [sys.executable, "-c", script, str(sources), str(tmp_path / "cache"), QUOTE]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == QUOTE
