"""Files made to hang, blow up or empty a reader: each ends in a sentence, and the others are read all the same."""

import os
import random
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

import pytest
from tests.unit.documents.made import column, docx, epub, flate_bomb, odt, pdf, read_here, zipped

from factcheck.documents import archive, children, opening, read_document, read_many, readable_files, reading
from factcheck.documents.parsing import parse
from factcheck.documents.worker import MEMORY, SECONDS
from factcheck.errors import SourceError
from factcheck.model import Document, Skipped

DEEP = "<w:p>" * 100_000 + "</w:p>" * 100_000
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in pairwise("abcdefghi")
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'

SAID: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "docx bomb": ("a.docx", lambda: zipped({"word/document.xml": b"<w:p>" + b" " * 2**26}), "would unpack to 64"),
    "nested html": ("a.html", lambda: b"<div>" * 200_000 + b"x", "nested more than"),
    "billion laughs": ("a.docx", lambda: zipped({"word/document.xml": LAUGHS + "]><x>&i;</x>"}), "declares entities"),
    "external entity": (
        "a.odt",
        lambda: zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": OUTSIDE + "<x>&e;</x>"}),
        "declares entities",
    ),
    "deep xml": ("a.docx", lambda: docx(DEEP), "nested more than 1,000 elements"),
    "encrypted pdf": ("a.pdf", lambda: pdf([column(["Secret."])], password="sesame"), "needs a password"),
}


@pytest.mark.parametrize("name", SAID)
def test_hostile_files_end_in_a_sentence(name: str, tmp_path: Path) -> None:
    file, make, what = SAID[name]
    path = tmp_path / file
    path.write_bytes(make())
    with pytest.raises(SourceError) as caught:
        read_document(path)
    assert what in caught.value.message
    assert str(path) in caught.value.message
    assert caught.value.hint


READ: dict[str, tuple[str, Callable[[], bytes], int]] = {
    "one paragraph of 20 MB": ("a.html", lambda: b"<p>" + b"word " * 4_000_000 + b"</p>", 3_999_999),
    "one line of 20 MB": ("a.txt", lambda: b"word " * 4_000_000, 4_000_000),
    "one paragraph of 5 MB": ("a.md", lambda: b"word " * 1_000_000, 999_999),
    "comments before nothing": ("a.txt", lambda: b"<!-- a -->  " * 300 + b"words of it", 1_202),
    "one header and no other": ("a.txt", lambda: b"a:b\n" + b"    c d\n" * 400 + b"words", 2_000),
    "blank lines before nothing": ("a.srt", lambda: b"\n \n" * 20_000 + b"word of it", 2),
    "many links": ("a.html", lambda: b"<p>word " + b"<a href=x>y</a> " * 100_000, 100_000),
}


@pytest.mark.parametrize("name", READ)
def test_large_files_are_not_emptied_in_silence(name: str, tmp_path: Path) -> None:
    file, make, words = READ[name]
    path = tmp_path / file
    path.write_bytes(make())
    assert read_document(path).text.count(" ") == words


def filled(piece: str, size: int, start: str = "") -> bytes:
    return (start + piece * (size // len(piece)))[:size].encode()


HERE: dict[str, tuple[str, Callable[[int], bytes]]] = {
    "one tag of attributes": ("html", lambda size: filled(" a=b c=d e", size, "<p")),
    "nested html": ("html", lambda size: filled("<div>", size)),
    "unclosed tags": ("html", lambda size: filled("<b><i><a href=x>", size)),
    "open tags": ("html", lambda size: filled("<a ", size)),
    "paragraphs in each other": ("html", lambda size: filled("<p>", size)),
    "menus": ("html", lambda size: filled("<ul><li><a href=x>y</a></ul>", size)),
    "entities": ("html", lambda size: filled("&amp;&#x41;&notit;", size)),
    "images": ("markdown", lambda size: filled("![", size)),
    "brackets": ("markdown", lambda size: filled("[", size)),
    "emphasis": ("markdown", lambda size: filled("_a_*b*", size)),
    "a wide table": ("markdown", lambda size: filled("|a", size // 3) + b"\n" + filled("|-", size // 3) + b"\n|b"),
    "numbers of cues": ("srt", lambda size: filled("1\n", size, "1\n00:00:01,000 --> 00:00:02,000\nx\n\n")),
    "voices": ("vtt", lambda size: filled("<v.a b>x", size, "WEBVTT\n\n00:01.000 --> 00:02.000\n")),
    "small pieces": (
        "json",
        lambda size: filled('{"start":1,"end":2,"text":"a"},', size - 99, '{"segments":[') + b"{}]}",
    ),
    "deep lists": ("json", lambda size: filled("[", size, '{"segments":')),
    "numbered lines": ("text", lambda _: b" 1\n \n" * (reading._LINES // 2)),
}


@pytest.mark.parametrize("name", HERE)
def test_what_is_read_in_our_own_process_ends_as_it_would_in_a_child(name: str) -> None:
    """At the size up to which no child is asked: far within the time that one has."""
    kind, make = HERE[name]
    data = make(reading._HERE.get(kind, 0))
    assert reading._is_harmless(data, kind)
    start = time.process_time()
    with suppress(SourceError):
        parse(data, "a", kind)
    assert time.process_time() - start < SECONDS


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"MIME-Version: 1.0\nMessage-ID: <1>\n\nThe words of it.\n", "a.eml"),
        (b"<p>" + b"word " * 60_000, "a.html"),
        (b"word of it\n" * 7000, "a.md"),
    ],
)
def test_what_could_do_harm_is_not_read_in_our_own_process(
    data: bytes, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "parse", None)
    (tmp_path / name).write_bytes(data)
    assert "word" in read_document(tmp_path / name, cache=False).text


def test_text_of_very_many_lines_is_for_a_child() -> None:
    assert reading._is_harmless(b"a" * 2**23, "text")
    assert not reading._is_harmless(b"a\n" * (2**21 + 1), "text")
    assert not reading._is_harmless(b"a\r" * (2**21 + 1), "text")


def test_a_pdf_that_unpacks_without_end_costs_a_child_and_no_more(tmp_path: Path) -> None:
    (tmp_path / "bomb.pdf").write_bytes(flate_bomb(3 * 2**30))
    (tmp_path / "good.pdf").write_bytes(pdf([column(["Words of it."])]))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    results = dict(read_many([tmp_path / "bomb.pdf", tmp_path / "good.pdf"]))
    bomb, good = results[str(tmp_path / "bomb.pdf")], results[str(tmp_path / "good.pdf")]
    assert isinstance(bomb, Skipped)
    assert "memory" in bomb.reason or "MB" in bomb.reason or "damaged" in bomb.reason
    assert isinstance(good, Document)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000  # kilobytes
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < MEMORY // 1024


def test_a_reader_that_hangs_is_ended(tmp_path: Path) -> None:
    """The alarm ends a child inside of C code, which no handler would."""
    code = (
        "import factcheck.documents.worker as worker, sys\n"
        "worker.SECONDS = 1\n"
        "worker.parse = lambda *_: (_ for _ in ()).throw(StopIteration) if pow(7, 10**9, 10**400_000) else None\n"
        "worker.main(int(sys.argv[1]))"
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(children, "_CODE", "import sys; sys.path[:] = sys.argv[2:]\n" + code)
        with children.Child() as child, pytest.raises(SourceError, match="longer than"):
            child.read(b"<p>", "slow.html", "html")


def test_a_child_does_not_outlive_us(tmp_path: Path) -> None:
    """The child holds the end of a pipe, which closes only when it has ended too."""
    busy = "import sys; sys.path[:] = sys.argv[2:]\nimport factcheck.documents.worker as w\nw._limit(int(sys.argv[1])); print('+', flush=True); pow(7, 10**9, 10**400_000)"
    parent = (
        "import sys, os, subprocess\nfrom factcheck.documents import children\n"
        f"children._CODE = {busy!r}\n"
        "real = subprocess.Popen\n"
        "subprocess.Popen = lambda *a, pass_fds, **k: real(*a, pass_fds=(*pass_fds, int(sys.argv[1])), **k)\n"
        "child = children.Child()\nprocess = child._start()\nprocess.stdout.readline()\nos.kill(os.getpid(), 9)"
    )
    ours, theirs = os.pipe()
    try:
        subprocess.run([sys.executable, "-c", parent, str(theirs)], pass_fds=(theirs,), check=False, timeout=60)
    finally:
        os.close(theirs)
    with os.fdopen(ours, "rb") as end:
        assert end.read() == b""


WHOLE: dict[str, Callable[[], bytes]] = {
    "a.pdf": lambda: pdf([column(["The words of a page.", "More of them."])] * 3),
    "a.docx": lambda: docx("<w:p><w:r><w:t>The words of it.</w:t></w:r></w:p>" * 9),
    "a.odt": lambda: odt("<text:p>The words of it.</text:p>" * 9),
    "a.epub": lambda: epub([("One", "<p>The words of it.</p>" * 9), ("Two", "<p>More.</p>")]),
    "a.html": lambda: (
        b"<html><head><meta charset=utf-8></head><body><p>The <b>words</b> of it.</p><table><tr><td>x</table>" * 4
    ),
    "a.md": lambda: b"---\ntitle: x\n---\n# The\n\n* words _of_ [it](x)\n\n| a | b |\n|---|---|\n| c | d |\n" * 4,
    "a.srt": lambda: (
        b"1\n00:00:01,000 --> 00:00:02,000\nADA: The words\n\n2\n00:00:02,000 --> 00:00:03,000\nof it.\n\n" * 4
    ),
    "a.vtt": lambda: b"WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ada>The words</v>\n\n00:02.000 --> 00:03.000\nof it.\n",
    "a.json": lambda: (
        b'{"segments": [{"start": 0.0, "end": 1.5, "text": " The words"}, {"start": 1.5, "end": 2, "text": "of it."}]}'
    ),
    "a.eml": lambda: (
        b"From: Ada <a@example.org>\nMIME-Version: 1.0\nMessage-ID: <1>\nContent-Type: text/plain\n\nThe words of it.\n"
    ),
    "a.txt": lambda: "The “words” of it.\n".encode() * 9,
}


@pytest.mark.parametrize("name", WHOLE)
def test_truncated_and_bit_flipped_files(name: str) -> None:
    """Whatever a damaged file is read as, it is a document with text or a SourceError, and nothing else."""
    whole = WHOLE[name]()
    dice = random.Random(name)
    damaged = [whole[: dice.randrange(len(whole))] for _ in range(25)]
    for _ in range(50):
        flipped = bytearray(whole)
        for _ in range(dice.choice((1, 1, 4, 32))):
            flipped[dice.randrange(len(flipped))] ^= 1 << dice.randrange(8)
        damaged.append(bytes(flipped))
    surprises = []
    for data in filter(bytes.strip, damaged):
        try:
            document = read_here(data, name)
        except SourceError as error:
            surprises += [] if isinstance(error.__cause__, SourceError | type(None)) else [repr(error.__cause__)]
        else:
            assert document.text.strip()
            assert all(0 <= block.start < block.end <= len(document.text) for block in document.blocks)
    assert not surprises
    assert read_here(whole, name).text


def test_one_bad_file_costs_the_others_nothing(tmp_path: Path) -> None:
    """Files of every kind, hostile ones between them, are all told of, in order, with the bar moving."""
    paths = []
    for number, (name, make) in enumerate([*WHOLE.items(), *((name, make) for name, make, _ in SAID.values())]):
        paths.append(tmp_path / f"{number:02}-{name}")
        paths[-1].write_bytes(make())
    paths.append(tmp_path / "gone.pdf")
    seen: list[tuple[int, int]] = []
    results = list(read_many(paths, progress=lambda done, total, _: seen.append((done, total))))
    assert [path for path, _ in results] == [str(path) for path in paths]
    assert [isinstance(result, Document) for _, result in results] == [True] * len(WHOLE) + [False] * (len(SAID) + 1)
    assert seen == [(done, len(paths)) for done in range(1, len(paths) + 1)]


def test_stopping_half_way_leaves_no_child_behind(tmp_path: Path) -> None:
    for number in range(6):
        (tmp_path / f"{number}.pdf").write_bytes(pdf([column([f"Words {number}."])]))
    reading = read_many(sorted(tmp_path.iterdir()), cache=False)
    assert isinstance(next(reading)[1], Document)
    reading.close()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("ThreadPool")]
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_archives_are_judged_by_all_they_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    many = zipped({"word/document.xml": "<x/>"} | {str(n): bytes(2**20) for n in range(9)})
    monkeypatch.setattr(archive, "MAX_TOTAL", 2**23)
    with pytest.raises(SourceError, match="would unpack to 9 MB"):
        read_here(many, "a.docx")


def test_an_archive_that_lies_about_its_sizes() -> None:
    honest = docx("<w:p><w:r><w:t>The words of it.</w:t></w:r></w:p>" * 99)
    at = honest.index(b"word/document.xml", honest.index(b"PK\1\2")) - 46
    lying = honest[: at + 24] + (100).to_bytes(4, "little") + honest[at + 28 :]
    with pytest.raises(SourceError, match="cannot be unpacked"):
        read_here(lying, "a.docx")


def test_what_may_not_be_read_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Root, as which tests may run, may read everything, so the system's answer is given for it."""
    (tmp_path / "closed").mkdir()
    (tmp_path / "a.txt").write_text("words")
    (tmp_path / "b.txt").write_text("words")
    real_open, real_list = opening._open, Path.iterdir

    def opened(path: str | Path) -> int:
        if Path(path).name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return real_open(path)

    def listed(path: Path) -> Iterator[Path]:
        if path.name == "closed":
            raise PermissionError(13, "Permission denied")
        return real_list(path)

    monkeypatch.setattr(opening, "_open", opened)
    monkeypatch.setattr(Path, "iterdir", listed)
    with pytest.raises(SourceError, match="permission denied"):
        read_document(tmp_path / "a.txt")
    files, skipped = readable_files([tmp_path])
    assert files == [str(tmp_path / "b.txt")]
    assert [(Path(skip.path).name, "permission denied" in skip.reason) for skip in skipped] == [
        ("a.txt", True),
        ("closed", True),
    ]


def test_a_name_that_is_not_utf8_reaches_the_child(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.pdf")
    path.write_bytes(pdf([column(["Words of it."])]))
    assert read_document(path).path == str(path)
    path.write_bytes(pdf([column(["Secret."])], password="sesame"))
    with pytest.raises(SourceError, match=r"caf.udce9.pdf is encrypted"):
        read_document(path)


@pytest.mark.parametrize(
    ("change", "what"), [("grow", "changed while"), ("vanish", "no file"), ("shrink", "changed while")]
)
def test_a_file_that_changes_while_it_is_read(
    change: str, what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("words " * 1000)
    real_open, real_read = opening._open, opening._read

    def opened(name: str) -> int:
        if change == "vanish":
            path.unlink()
        return real_open(name)

    def read(file: opening.FileIO) -> bytes:
        path.write_text("more " * (9000 if change == "grow" else 3))
        return real_read(file)

    monkeypatch.setattr(opening, "_open", opened)
    if change != "vanish":
        monkeypatch.setattr(opening, "_read", read)
    with pytest.raises(SourceError, match=what):
        read_document(path)


def test_the_endless_file_ends() -> None:
    for path in ("/dev/zero", "/dev/stdin", "/proc/self/mem"):
        if Path(path).exists():
            with pytest.raises(SourceError):
                read_document(path)
