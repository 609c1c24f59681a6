"""Files made to hang, blow up or empty a reader: each ends in a sentence, and the others are read all the same."""

import os
import random
import resource
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import pairwise, product
from pathlib import Path

import pytest
from tests.measured import PATIENCE
from tests.unit.documents.made import WHOLE, column, docx, flate_bomb, pdf, read_here, zipped

from factcheck.core.errors import SourceError
from factcheck.core.model import Document, Skipped
from factcheck.documents import archive, files, read_document, read_many, readable_files, sandbox, worker
from factcheck.documents.builder import Draft
from factcheck.documents.encoding import decode, utf8_text
from factcheck.documents.formats import kind_of
from factcheck.documents.reading import read_data
from factcheck.documents.sandbox import MEMORY

DEEP = "<w:p>" * 100_000 + "</w:p>" * 100_000
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in pairwise("abcdefghi")
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'

SAID: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "docx bomb": ("a.docx", lambda: zipped({"word/document.xml": b"<w:p>" + b" " * 2**26}), "would unpack to 64"),
    "nested html": ("a.html", lambda: b"<div>" * 200_000 + b"x", "nested more than"),
    "endless unclosed tags": ("a.html", lambda: b"<a " * 500_000, "nested more than"),
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
    "many links": ("a.html", lambda: b"<p>word " + b"<a href=x>y</a> " * 40_000, 40_000),
}


@pytest.mark.parametrize("name", READ)
def test_large_files_are_not_emptied_in_silence(name: str, tmp_path: Path) -> None:
    file, make, words = READ[name]
    path = tmp_path / file
    path.write_bytes(make())
    assert read_document(path).text.count(" ") == words


def test_a_pdf_that_unpacks_without_end_costs_a_child_and_no_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sandbox._end()
    monkeypatch.setattr(sandbox, "MEMORY", 2**27)  # filling a gigabyte takes seconds
    (tmp_path / "bomb.pdf").write_bytes(flate_bomb(2**30))
    (tmp_path / "good.pdf").write_bytes(pdf([column(["Words of it."])]))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    results = dict(read_many([tmp_path / "bomb.pdf", tmp_path / "good.pdf"]))
    sandbox._end()
    bomb, good = results[str(tmp_path / "bomb.pdf")], results[str(tmp_path / "good.pdf")]
    assert isinstance(bomb, Skipped)
    assert "memory" in bomb.reason or "MB" in bomb.reason or "damaged" in bomb.reason
    assert isinstance(good, Document)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000  # kilobytes
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < MEMORY // 1024


BUSY: dict[str, tuple[str, str, str]] = {
    "one tag of attributes": ("html", "<p", " a=b c=d e"),
    "open tags": ("html", "", "<a "),
    "paragraphs in each other": ("html", "", "<p>"),
    "menus": ("html", "", "<ul><li><a href=x>y</a></ul>"),
    "entities": ("html", "", "&amp;&#x41;&notit;"),
    "images": ("md", "", "!["),
    "emphasis": ("md", "", "_a_*b*"),
    "a header of parameters": ("eml", "MIME-Version: 1.0\nMessage-ID: <1>\nContent-Type: text/plain", "; a=b"),
    "numbers of cues": ("srt", "1\n00:00:01,000 --> 00:00:02,000\nx\n\n", "1\n"),
    "voices": ("vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n", "<v.a b>x"),
    "deep lists": ("json", '{"segments":', "["),
    "numbered lines": ("txt", "", " 1\n \n"),
}
"""What keeps a reader busy: how such a file begins, and what it goes on with."""


def test_what_keeps_a_reader_busy_costs_a_child_its_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All of them are in the hands of one child, which is given a second for each; those after the worst are read too."""
    sandbox._end()
    monkeypatch.setattr(sandbox, "SECONDS", 1)
    for name, (kind, start, piece) in BUSY.items():
        (tmp_path / f"{name}.{kind}").write_text(start + piece * (2**14 // len(piece)))
    (tmp_path / "a header of parameters.eml").write_text(BUSY["a header of parameters"][1] + "; a=b" * 50_000)
    (tmp_path / "z.txt").write_text("Words of it.")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sandbox, "_cores", lambda: 1)
        results = dict(read_many(sorted(tmp_path.iterdir()), cache=False))
    sandbox._end()
    late = [
        Path(path).stem for path, result in results.items() if isinstance(result, Skipped) and "1 s" in result.reason
    ]
    assert len(results) == len(BUSY) + 1
    assert "a header of parameters" in late
    assert isinstance(results[str(tmp_path / "z.txt")], Document)


def test_text_of_very_many_lines_is_refused() -> None:
    """Every line costs those who work with it memory."""
    with pytest.raises(SourceError, match="more than 8,388,608 lines"):
        read_here(b"a\n" * (2**23 + 1), "a.txt")


def test_no_file_is_parsed_in_our_own_process(tmp_path: Path) -> None:
    """Neither a library that parses nor one of our readers is so much as loaded, whatever kinds there are."""
    for name, make in WHOLE.items():
        (tmp_path / name).write_bytes(make())
    (tmp_path / "latin.txt").write_bytes("Die Gebühr für alle".encode("latin-1"))
    code = (
        "import sys, os\nfrom factcheck.documents import read_many, read_document, text_of\n"
        "paths = [os.path.join(sys.argv[1], name) for name in os.listdir(sys.argv[1])]\n"
        "print(*sorted({getattr(result, 'format', '') for _, result in read_many(paths)}))\n"
        "print(text_of(open(os.path.join(sys.argv[1], 'latin.txt'), 'rb').read()))\n"
        "print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code, tmp_path], capture_output=True, encoding="utf-8", check=True)
    kinds, text, modules = done.stdout.splitlines()
    assert kinds.split() == sorted({*worker._READERS} - {"article"})
    assert text == "Die Gebühr für alle"
    ours = {
        f"factcheck.documents.{name}"
        for name in {"worker", "guessing", *(module for module, _ in worker._READERS.values())}
    }
    theirs = {"selectolax", "pypdfium2", "markdown_it", "charset_normalizer", "zipfile", "email", "pyexpat"}
    assert not (ours | theirs) & set(modules.split())


TELLING = [
    "{", '"segments":', '"start" ', " ", "\n", "[", "<!-- ", "-->", "<?xml ", "1:11:11,1 ", " -->", "a:b\n", " c\n",
    "Received:", "WEBVTT", "<", "\0",
]  # fmt: skip


def test_what_our_own_process_looks_for_is_found_or_not_at_once() -> None:
    """Beginnings made to have patterns go back and forth, and long files: far within what a child would be given."""
    start = time.process_time()
    beginnings = (first + second * 2048 + third * 2048 for first, second, third in product(TELLING, repeat=3))
    long_ones = (
        start + piece * (2**25 // len(piece)) for start in (b"PK\3\4", b"") for piece in (b"mimetype", b"\r\xc3")
    )
    for data in [*(beginning[:4096].encode() for beginning in beginnings), *long_ones]:
        with suppress(SourceError):
            kind_of(data, "a.txt")
        utf8_text(data)
    assert time.process_time() - start < sandbox.SECONDS


@pytest.mark.parametrize(
    ("data", "ours"),
    [
        (b"words\r\nand\rmore\n", True),
        ("“Wörter”".encode("utf-8-sig"), True),
        ("“Wörter”".encode("utf-16"), False),
        ("words".encode("utf-16-le"), False),
        ("彼は「いいえ」と言った。".encode("iso2022_jp"), False),
        ("Die Gebühr für alle".encode("latin-1"), False),
        ("“Wörter” ".encode() * 9 + b"\xff", False),
    ],
)
def test_what_is_decoded_in_our_own_process_is_what_a_child_would_read(data: bytes, ours: bool) -> None:
    """Only what is UTF-8 without a doubt."""
    assert utf8_text(data) == (decode(data, Draft()) if ours else None)


def test_a_reader_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """A signal ends a child inside of C code, which no handler would."""
    hang = "import factcheck.documents.worker as w; w.parse = lambda *_: pow(7, 10**9, 10**400_000)"
    monkeypatch.setattr(sandbox, "_CODE", sandbox._CODE.replace("from", f"{hang}; from", 1))
    monkeypatch.setattr(sandbox, "SECONDS", 1)
    child = sandbox.Child()
    (answer,) = child.read([("slow.html", "html", b"<p>"), ("never begun.html", "html", b"<p>")])
    assert isinstance(answer, SourceError)
    assert "longer than 1 s" in answer.message


def test_a_child_that_cannot_end_itself_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    sandbox._end()
    child = sandbox.Child()
    os.kill(child.start().pid, signal.SIGSTOP)
    sandbox.give_back(child)
    monkeypatch.setattr(sandbox, "_WAIT", 0.1)
    monkeypatch.setattr(sandbox, "_PATIENCE", 2)
    with pytest.raises(SourceError, match="longer than"):
        read_data(b"words", "a.txt", cache=False)


def test_a_file_whose_child_is_killed_from_outside_is_tried_once_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The files beside it, too; one that kills its child each time is told, the others are read."""
    once = "open(p + '.seen', 'x') and os.kill(os.getpid(), 9) if not os.path.exists(p + '.seen') else None"
    always = "os.kill(os.getpid(), 9) if 'bad' in p else None"
    for name in ("a", "bad", "c"):
        (tmp_path / f"{name}.html").write_text(f"<p>{name}")
    for what, unread in ((once, []), (always, ["bad"])):
        sandbox._end()
        with monkeypatch.context() as patch:
            _amiss(patch, what)
            results = dict(read_many(sorted(tmp_path.glob("*.html")), cache=False))
        skipped = [result for result in results.values() if isinstance(result, Skipped)]
        assert [Path(result.path).stem for result in skipped] == unread
        assert all("crashed (the file is damaged or needs more than" in result.reason for result in skipped)
        assert all(result.text == Path(path).stem for path, result in results.items() if isinstance(result, Document))
    sandbox._end()


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ([b'NAME-["no",""]'], "no"),
        ([b"another's name, +[]"], "crashed"),
        ([b"NAME-" + b"[" * 10**6], "crashed"),
        ([b"NAME-5"], "crashed"),
        ([b"NAME+"], "crashed"),
        ([b"NAME+words"], "crashed"),
        ([b"NAME+words", b"NAME+words", b""], "crashed"),
    ],
    ids=["one too many", "of another name", "nested", "no message", "nothing", "not packed", "three too many"],
)
def test_no_answer_of_a_child_is_anothers(
    answers: list[bytes], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever it answers for a file before what it should, the others are read as they are."""
    sandbox._end()
    for name in ("a", "bad", "c"):
        (tmp_path / f"{name}.html").write_text(f"<p>{name}")
    (tmp_path / "answers").write_text(repr(answers))
    path = repr(str(tmp_path / "answers"))
    sending = f"[w.send(out, each.replace(b'NAME', name)) for each in eval(open({path}).read())]"
    _amiss(monkeypatch, f"{sending} if 'bad' in p else None")
    a, bad, c = (result for _, result in read_many(sorted(tmp_path.glob("*.html"))))
    sandbox._end()
    assert isinstance(a, Document)
    assert isinstance(bad, Skipped)
    assert isinstance(c, Document)
    assert (a.text, c.text) == ("a", "c")
    assert told in bad.reason


def _amiss(monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    """Have children do this before they read the file at the path `p`, asked for by a `name`."""
    amiss = (
        "import os, json, factcheck.documents.worker as w; real, load, names = w.parse, json.loads, {}\n"
        "out = os.fdopen(os.dup(1), 'wb')\n"
        "def loads(question):\n"
        "  files = load(question); names.update((p, bytes.fromhex(name)) for p, _, _, name in files); return files\n"
        f"def parse(d, p, k):\n  name = names[p]\n  {what}\n  return real(d, p, k)\n"
        "w.parse = parse; json.loads = loads\n"
    )
    monkeypatch.setattr(sandbox, "_CODE", sandbox._CODE.replace("from", f"{amiss}from", 1))


def test_what_reads_does_not_leave_anyone_waiting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the system refuses, in whichever thread, and whatever surprises there are."""
    path = tmp_path / "a.txt"
    path.write_text("words")

    def refuse(error: Exception) -> Callable[..., None]:
        def refusing(*_: object, **__: object) -> None:
            raise error

        return refusing

    refusals = [
        (os, "pipe", OSError(24, "Too many open files"), "No process can be started"),
        (subprocess, "Popen", OSError(11, "Resource temporarily unavailable"), "No process can be started"),
        (threading.Thread, "start", RuntimeError("can't start new thread"), "No thread can be started"),
        (sandbox.Child, "_asked", RecursionError(), "RecursionError"),
    ]
    for where, name, error, what in refusals:
        sandbox._end()
        with monkeypatch.context() as patch:
            patch.setattr(where, name, refuse(error))
            ((_, result),) = read_many([path], cache=False)
        assert isinstance(result, Skipped)
        assert what in result.reason
    assert isinstance(dict(read_many([path], cache=False))[str(path)], Document)


def test_one_child_reads_one_file_after_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """Until it dies, or may have become large: then there is another."""
    sandbox._end()
    read_data(b"words", "a.txt", cache=False)
    child = sandbox._spare[os.getpid()]
    process = child.start()
    read_data(b"# words", "a.md", cache=False)
    assert sandbox._spare[os.getpid()].start() is process
    process.kill()
    process.wait()
    assert read_data(b"words", "a.txt", cache=False).text == "words"
    monkeypatch.setattr(sandbox, "_MUCH", 2**20)
    read_data(b"words" * 2**18, "a.txt", cache=False)
    assert not sandbox._spare, "what is large now does not wait"


def test_a_child_does_not_outlive_us(tmp_path: Path) -> None:
    """The child holds the end of a pipe, which closes only when it has ended too."""
    busy = "import sys; sys.path[:] = sys.argv[4:]\nimport factcheck.documents.worker as w\nw._limit(*map(int, sys.argv[1:3])); print('+', flush=True); pow(7, 10**9, 10**400_000)"
    parent = (
        "import sys, os, subprocess\nfrom factcheck.documents import sandbox\n"
        f"sandbox._CODE = {busy!r}\n"
        "real = subprocess.Popen\n"
        "subprocess.Popen = lambda *a, pass_fds, **k: real(*a, pass_fds=(*pass_fds, int(sys.argv[1])), **k)\n"
        "child = sandbox.Child()\nprocess = child.start()\nprocess.stdout.readline()\nos.kill(os.getpid(), 9)"
    )
    ours, theirs = os.pipe()
    try:
        subprocess.run([sys.executable, "-c", parent, str(theirs)], pass_fds=(theirs,), check=False, timeout=PATIENCE)
    finally:
        os.close(theirs)
    with os.fdopen(ours, "rb") as end:
        assert end.read() == b""


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
    sandbox._end()
    for number in range(6):
        (tmp_path / f"{number}.md").write_text("_a_*b*" * (number * 2**13))
    (tmp_path / "0.md").write_text("Words.")
    reading = read_many(sorted(tmp_path.iterdir()), cache=False)
    assert isinstance(next(reading)[1], Document)
    reading.close()
    assert not [thread for thread in threading.enumerate() if "_work" in thread.name]
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
    real_open, real_list = files._open, os.scandir

    def opened(path: str | Path) -> int:
        if Path(path).name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return real_open(path)

    def listed(path: str) -> Iterator[os.DirEntry[str]]:
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied")
        return real_list(path)

    monkeypatch.setattr(files, "_open", opened)
    monkeypatch.setattr(os, "scandir", listed)
    with pytest.raises(SourceError, match="permission denied"):
        read_document(tmp_path / "a.txt")
    found, skipped = readable_files([tmp_path])
    assert found == [str(tmp_path / "b.txt")]
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
    real_open, real_read = files._open, files._read

    def opened(name: str) -> int:
        if change == "vanish":
            path.unlink()
        return real_open(name)

    def read(file: files.FileIO) -> bytes:
        path.write_text("more " * (9000 if change == "grow" else 3))
        return real_read(file)

    monkeypatch.setattr(files, "_open", opened)
    if change != "vanish":
        monkeypatch.setattr(files, "_read", read)
    with pytest.raises(SourceError, match=what):
        read_document(path)


def test_the_endless_file_ends() -> None:
    for path in ("/dev/zero", "/dev/stdin", "/proc/self/mem"):
        if Path(path).exists():
            with pytest.raises(SourceError):
                read_document(path)
