"""What other programs answer to the same questions: the table of the README, measured.

    python benchmarks/peers.py DATA [--peers PYTHON] [--textacy PYTHON] [--only NAME ...]

DATA holds `quotes/dev.jsonl` with its scorer, and `matching/` with `corpus-S/` and `queries-S.jsonl`. PYTHON is an
interpreter that has quotecheck, citations, gtrex, Quid and rapidfuzz; without it they are installed into a temporary
environment. Each is used as its documentation shows, over every document, and says of a quote whether it is fine:

    factcheck    no finding that is an error (FC001, FC003, FC004)
    quotecheck   `check` says "found" or "interleaved" for a document
    citations    `resolve_in` says "found" or "ambiguous" for a document
    gtrex        `Verifier.verify` says it is grounded in a document; the place is the one `Repairer` likes best
    Quid         a match covers nine tenths of the quote (it has no verdict of its own, and is given all quotes at once)
    rapidfuzz    by hand: `partial_ratio_alignment` of at least 90

Slow ones get every n-th query, but each whose meaning was changed. Times are of the processor, and of the same queries.
"""

import argparse
import hashlib
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2

from factcheck import read_document
from quotes import BARE, PEER, Scorer, predicted, read  # the benchmark beside this one

EVERY = {"factcheck": 1, "rapidfuzz": 2, "citations": 1, "gtrex": 10, "quotecheck": 8, "quid": 10}
SAME_WORDS = {"exact", "case_punct", "linebreak", "ocr"}  # the source's words, printed or scanned otherwise
INSTALL = ["quotecheck", "citations", "gtrex", "Quid", "rapidfuzz"]


def ask_child(python: Path, name: str, folder: Path, **given: object) -> object:
    command = [python, Path(__file__).with_name("peers_asked.py"), name, folder]
    done = subprocess.run(command, input=json.dumps(given), capture_output=True, text=True, check=False)
    if done.returncode:
        print(f"{name}: left out: {done.stderr.strip().splitlines()[-1]}")
        return None
    return json.loads(done.stdout.splitlines()[-1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--peers", type=Path, metavar="PYTHON")
    parser.add_argument("--textacy", type=Path, metavar="PYTHON")
    parser.add_argument("--only", nargs="+", choices=EVERY, default=list(EVERY))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        python = options.peers or installed(Path(scratch))
        pythons = {name: Path(sys.executable) if name == "factcheck" else python for name in options.only}
        finding_quotes(options, pythons)
        finding_passages(options, pythons)
        reading_files(Path(scratch), pythons)
        ending(Path(scratch), pythons)


def installed(scratch: Path) -> Path:
    subprocess.run([sys.executable, "-m", "venv", scratch / "peers"], check=True, capture_output=True)
    python = scratch / "peers/bin/python"
    subprocess.run([python, "-m", "pip", "install", "-q", *INSTALL], check=True, capture_output=True)
    return python


def finding_quotes(options: argparse.Namespace, pythons: dict[str, Path]) -> None:
    articles = read(options.data / "quotes" / "dev.jsonl")
    scorer = Scorer(options.data / "quotes" / "score_quotes.py")
    found: dict[str, object] = {"factcheck": predicted(articles)}
    found["by hand (a regular expression)"] = [
        {"id": one["id"], "quotes": [{"start": m.start() + 1, "end": m.end() - 1} for m in BARE.finditer(one["text"])]}
        for one in articles
    ]
    for name in {"quotecheck", "citations"} & set(pythons):
        found[name] = ask_child(pythons[name], name, Path(), what="quotes", articles=articles)
    if options.textacy:
        command = [options.textacy, "-c", PEER]
        done = subprocess.run(command, input=json.dumps(articles), capture_output=True, text=True, check=True)
        found["textacy"] = json.loads(done.stdout.splitlines()[-1])["found"]
    print(f"quotes found in {len(articles)} articles, exact spans")
    for name, lists in found.items():
        if isinstance(lists, list):
            for each in lists:
                each["quotes"] = [{"speaker": None} | quote for quote in each["quotes"]]
            exact = scorer.score(articles, lists)["exact"]
            print(f"  {name:32} F1 {exact['f1']:.3f}")


def finding_passages(options: argparse.Namespace, pythons: dict[str, Path]) -> None:
    folder = options.data / "matching" / "corpus-S"
    lines = (options.data / "matching" / "queries-S.jsonl").read_text(encoding="utf-8").splitlines()
    queries = [json.loads(line) for line in lines]
    random.Random(1).shuffle(queries)
    print(f"\npassages, {len(queries)} quotes, {sum(f.stat().st_size for f in folder.iterdir()) / 1e6:.1f} MB of text")
    print("              quotes  right first  fine: critical      invented    same words  our time x")
    for name, python in pythons.items():
        # What matters most is asked in full, of the rest every n-th of each kind.
        asked = [
            q for kind in by_kind(queries).values() for q in (kind if kind[0]["critical"] else kind[:: EVERY[name]])
        ]
        texts = [query["quote"] for query in asked]
        got = ask_child(python, name, folder, what="passages", quotes=texts)
        mine = ask_child(Path(sys.executable), "factcheck", folder, what="passages", quotes=texts)
        if isinstance(got, dict) and isinstance(mine, dict):
            row(name, list(zip(asked, got["answers"], strict=True)), got["seconds"] / mine["seconds"])


def by_kind(queries: list[dict]) -> dict[str, list[dict]]:
    kinds: dict[str, list[dict]] = {}
    for query in queries:
        kinds.setdefault(query["type"], []).append(query)
    return kinds


def row(name: str, answers: list[tuple[dict, list]], ratio: float) -> None:
    there = [right(query, answer) for query, answer in answers if query["doc"]]
    critical = [answer[0] for query, answer in answers if query["critical"]]
    invented = [answer[0] for query, answer in answers if query["doc"] is None]
    same = [answer[0] for query, answer in answers if query["type"] in SAME_WORDS]
    shares = "   ".join(map(share, (there, critical, invented, same)))
    print(f"  {name:11}{len(answers):6}   {shares}  {ratio:8.1f}")


def share(values: list[bool]) -> str:
    return f"{sum(values) / len(values):.2f} of {len(values):3}"


def right(query: dict, answer: list) -> bool:
    """The right document, and at least half of what both spans cover; the document alone where no place is given."""
    _, name, start, end = answer
    if name != query["doc"] or start == -1:
        return bool(name == query["doc"])
    return any(
        2 * (min(end, last) - max(start, first)) >= max(end, last) - min(start, first) for first, last in query["spans"]
    )


def reading_files(scratch: Path, pythons: dict[str, Path]) -> None:
    """The sample's sources, one of each common format, and three files that nobody can read."""
    good = sorted(file for file in (Path(__file__).parents[1] / "sources").iterdir() if file.suffix != ".toml")
    blank = pypdfium2.PdfDocument.new()
    blank.new_page(200, 200)
    blank.save(scratch / "scanned.pdf")
    (scratch / "broken.docx").write_bytes(b"PK\x03\x04 and then nothing that a zip has")
    (scratch / "noise.bin").write_bytes(random.Random(1).randbytes(5000))
    bad = [scratch / name for name in ("scanned.pdf", "broken.docx", "noise.bin")]
    print(f"\nfiles: {len(good)} of the sample; and three without text: a blank PDF, a broken DOCX, noise")
    for name, python in pythons.items():
        if name == "rapidfuzz":
            continue
        got = ask_child(python, name, Path(), what="files", files=[str(file) for file in [*good, *bad]])
        assert isinstance(got, list)
        ours = [read_document(file).text for file in good]
        pairs = zip(got, ours, strict=False)
        read = sum(isinstance(text, str) and same_words(text, our) > 0.5 for text, our in pairs)
        said = [file.name for file, text in zip(bad, got[len(good) :], strict=True) if isinstance(text, dict)]
        print(f"  {name:10} reads {read} of {len(good)}; says so of {len(said)} of 3: {', '.join(said) or '-'}")


def same_words(text: str, ours: str) -> float:
    """The share of our reading's rows of five words that stand in theirs."""
    theirs, words = " ".join(text.split()), ours.split()
    rows = [" ".join(words[at : at + 5]) for at in range(len(words) - 4)]
    return sum(row in theirs for row in rows) / len(rows)


def ending(scratch: Path, pythons: dict[str, Path]) -> None:
    """What each command's exit code is when a quote is invented, and when it is there."""
    said = "The harbour fee will not be raised this year, whatever the bank asks of us."
    (scratch / "sources").mkdir()
    (scratch / "sources" / "minutes.txt").write_text(f"The mayor spoke. {said} The council rose.\n")
    print("\nexit codes: a quote that is there, an invented one")
    for name, python in pythons.items():
        codes = [_exit(scratch, name, python.parent, quote) for quote in (said, "The council sold its lighthouse.")]
        if name != "rapidfuzz":
            print(f"  {name:10} {codes[0]}, {codes[1]}")


def _exit(folder: Path, name: str, programs: Path, quote: str) -> int:
    for article in ("article.md", "article.txt"):  # Quid's command wants .txt
        (folder / article).write_text(f"The mayor said: “{quote}”\n")
    (folder / "asked.jsonl").write_text(json.dumps({"claim": quote, "source_path": "sources/minutes.txt"}) + "\n")
    (folder / "claims").mkdir(exist_ok=True)
    sha256 = hashlib.sha256((folder / "sources" / "minutes.txt").read_bytes()).hexdigest()
    (folder / "claims" / "minutes.yaml").write_text(
        f"source:\n  citation: minutes\n  local: sources/minutes.txt\n  sha256: {sha256}\n"
        f"claims:\n  one:\n    quotes:\n    - exact: {json.dumps(quote)}\n"
    )
    commands = {
        "factcheck": ["check", "--select", "FC001,FC003,FC004", "article.md"],
        "quotecheck": ["sources/minutes.txt", quote],
        "citations": ["verify", "--claims", "claims"],
        "gtrex": ["verify", "asked.jsonl", "-o", "answer.jsonl"],
        "quid": ["compare", "sources/minutes.txt", "article.txt"],
    }
    command = [programs / name, *commands.get(name, ())]
    return subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode if name in commands else 0


if __name__ == "__main__":
    main()
