"""Fuzz every reader, guided by what the code has not done yet: python benchmarks/fuzzing.py [--minutes 10]

Needs atheris (pip install atheris). Each input goes to one reader, in this process, and what was read is packed and
unpacked as it is between a child and its parent. An input that ends in anything but a document or a SourceError of the
reader's own, takes more than five seconds or needs more than 1 GB is a failure, and is kept in the folder that is named
at the end.
"""

import argparse
import importlib
import os
import pkgutil
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import atheris

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[1] / "src")]

with atheris.instrument_imports(include=["factcheck", "markdown_it", "mdit_py_plugins", "email"]):
    import factcheck.documents
    from factcheck.core.errors import SourceError

    for each in pkgutil.iter_modules(factcheck.documents.__path__):
        importlib.import_module(f"factcheck.documents.{each.name}")

from tests.unit.documents import made  # noqa: E402 - after what is instrumented
from tests.unit.documents.made import WHOLE  # noqa: E402 - as above

WORD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p>'
NAMES = [*WHOLE, "inside.docx", "inside.odt", "inside.epub", "inside.pdf", "any.bin"]
SLOW = 5.0

deadline = 0.0

tried: Counter[str] = Counter()
ended: Counter[str] = Counter()
failures: dict[str, Path] = {}


def dressed(name: str, data: bytes) -> bytes:
    """The input as a file of the format: inside an archive whose sums are right, where it is an archive's content."""
    if name == "inside.docx":
        return made.zipped({"word/document.xml": data})
    if name == "inside.odt":
        return made.zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": data})
    if name == "inside.pdf":
        return made.drawn_pdf(data)
    if name == "inside.epub":
        return made.epub([("x", data.decode("utf-8", "replace"))])
    return data


def test_one(data: bytes) -> None:
    name = NAMES[data[0] % len(NAMES)] if data else NAMES[0]
    content = dressed(name, data[1:])
    tried[name] += 1
    start = time.perf_counter()
    what = "document"
    try:
        if content.strip():
            document = made.read_here(content, name)
            if not all(0 <= block.start < block.end <= len(document.text) for block in document.blocks):
                what = "blocks out of the text"
    except SourceError as error:
        what = (
            "refused" if isinstance(error.__cause__, SourceError | None.__class__) else f"surprise {error.__cause__!r}"
        )
    except Exception as error:  # noqa: BLE001 - that there is none is what is measured
        what = f"exception {error!r}"
    if time.perf_counter() - start > SLOW:
        what = f"slow {name}"
    ended[what.split(" ")[0]] += 1
    if what not in ("document", "refused") and f"{name} {what[:60]}" not in failures:
        failures[f"{name} {what[:60]}"] = keep(content, name)
    if time.monotonic() > deadline:  # libFuzzer would end the process without a word
        report()
        os._exit(bool(failures))


def keep(content: bytes, name: str) -> Path:
    handle, path = tempfile.mkstemp(suffix=f"-{name}", prefix="fuzzing-")
    os.write(handle, content)
    os.close(handle)
    return Path(path)


def seeds(folder: Path) -> None:
    for number, name in enumerate(NAMES):
        if name in WHOLE:
            (folder / name).write_bytes(bytes([number]) + WHOLE[name]())
    inside = {
        "inside.pdf": b"BT /F1 11 Tf 72 700 Td (1   The words of) Tj 0 -14 Td (a page and sugges-) Tj 0 -14 Td (tion.) Tj ET q 1 0 0 1 9 9 cm Q",
        "any.bin": b"<?xml version='1.0'?> <!-- a --> <!-- b -->\nFrom: a\n b\nMIME-Version: 1.0\n",
        "inside.docx": WORD.encode()
        + b'<w:pPr><w:pStyle w:val="Quote"/><w:numPr/></w:pPr><w:r><w:t>He</w:t><w:tab/></w:r><w:ins><w:r><w:t>not</w:t></w:r>'
        b"</w:ins><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>c</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>",
        "inside.odt": b'<o xmlns:text="t"><text><h>H</h><p>He<s c="2"/><note note-class="footnote"><note-body><p>n</p></note-body></note></p>'
        b"<list><list-item><p>i</p></list-item></list><table><table-row><table-cell><p>c</p></table-cell></table-row></table></text></o>",
        "inside.epub": b"<h1>One</h1><p>He <q>said</q><br>so<sup><a href='#n'>1</a></sup></p><table><tr><td>a<td>b<tr><td>c<td>d</table><ul><li><a>x</a></ul>",
    }
    for name, content in inside.items():
        (folder / name).write_bytes(bytes([NAMES.index(name)]) + content)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--minutes", type=float, default=10)
    global deadline  # noqa: PLW0603 - atheris calls a function, and nothing else
    deadline = time.monotonic() + 60 * arguments.parse_args().minutes
    with tempfile.TemporaryDirectory() as place:
        seeds(Path(place))
        options = ["-max_len=16384", "-timeout=30", "-rss_limit_mb=1024", "-verbosity=0"]
        atheris.Setup([sys.argv[0], *options, place], test_one)
        atheris.Fuzz()


def report() -> None:
    print(f"{sum(tried.values()):,} inputs: " + ", ".join(f"{name} {count:,}" for name, count in sorted(tried.items())))
    print("ended as " + ", ".join(f"{what} {count:,}" for what, count in ended.most_common()))
    for what, path in failures.items():
        print(f"FAILED {what}: {path}")


if __name__ == "__main__":
    main()
