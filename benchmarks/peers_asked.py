"""One program on the questions of `peers.py`, in its own environment: questions as JSON in, answers as JSON out.

    python benchmarks/peers_asked.py factcheck|quotecheck|citations|gtrex|quid|rapidfuzz FOLDER < QUESTIONS

An answer on a quote says whether the program calls it fine, and where it stands: the document, start and end (-1
where no place is given). Each program is used as its documentation shows, over every document.
"""

# ruff: noqa: PLC0415 - a program is loaded when it is measured, and the others may not be there

import json
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

Texts = dict[str, str]
Answer = tuple[bool, str | None, int, int]  # fine?, the document, and the passage in it
Ask = Callable[[str], Answer]
NOWHERE: Answer = (False, None, 0, 0)


def factcheck(folder: Path, _texts: Texts) -> Ask:
    from factcheck import SourceLibrary
    from factcheck.core.model import Level

    library = SourceLibrary.open([folder])

    def ask(quote: str) -> Answer:
        found = library.search(quote, limit=1, below_threshold=True)
        if not found:
            return NOWHERE
        best = found[0]
        fine = best.passed and best.comparison.level < Level.CRITICAL
        return fine, Path(best.source).name, best.start, best.end

    return ask


def quotecheck(_folder: Path, texts: Texts) -> Ask:
    from quotecheck import check

    def ask(quote: str) -> Answer:
        likest, answer = 0.0, NOWHERE
        for name, text in texts.items():
            found = check(quote, text)
            if found.offset >= 0 and found.similarity > likest:
                likest, answer = found.similarity, (found.ok, name, found.offset, found.offset + len(quote))
        return answer

    return ask


def citations(_folder: Path, texts: Texts) -> Ask:
    from citations.verify import resolve_in

    def ask(quote: str) -> Answer:
        for name, text in texts.items():
            if resolve_in(quote, text).state in {"found", "ambiguous"}:
                return True, name, -1, -1
        return NOWHERE

    return ask


def gtrex(_folder: Path, texts: Texts) -> Ask:
    from gtrex import Policy, Repairer, Verifier

    warnings.simplefilter("ignore")  # the threshold is the one the package comes with, and it warns of that
    verifiers = {name: Verifier(text, Policy()) for name, text in texts.items()}
    repairers = {name: Repairer(text, Policy(repair_mode="annotate")) for name, text in texts.items()}

    def ask(quote: str) -> Answer:
        for name, verifier in verifiers.items():
            found = verifier.verify(quote)
            if found.grounded:
                return True, name, found.start, found.end
        likest, answer = 0.0, NOWHERE
        for name, repairer in repairers.items():
            near = repairer.repair(quote).alignment
            if near is not None and near.score > likest:
                likest, answer = near.score, (False, name, near.start, near.end)
        return answer

    return ask


def rapidfuzz(_folder: Path, texts: Texts) -> Ask:
    from rapidfuzz import fuzz

    lowered = {name: text.lower() for name, text in texts.items()}

    def ask(quote: str) -> Answer:
        likest, answer = 0.0, NOWHERE
        for name, text in lowered.items():
            found = fuzz.partial_ratio_alignment(quote.lower(), text, score_cutoff=likest)
            if found and found.score > likest:
                likest, answer = found.score, (found.score >= 90, name, found.dest_start, found.dest_end)
        return answer

    return ask


def quid_at_once(texts: Texts, quotes: list[str]) -> list[Answer]:
    """Quid compares a source with a whole text, so that is what it gets: the quotes, a paragraph each."""
    from quid.core.Quid import Quid

    target, starts = "", []
    for quote in quotes:
        starts.append(len(target))
        target += quote.replace("\n", " ") + "\n\n"
    longest, answers = [0] * len(quotes), [NOWHERE] * len(quotes)
    for name, text in texts.items():
        for match in Quid(include_text_in_result=False).compare(text, target):
            middle = (match.target_span.start + match.target_span.end) // 2
            at = max(number for number, start in enumerate(starts) if start <= middle)
            size = match.target_span.end - match.target_span.start
            if size > longest[at]:
                longest[at] = size
                fine = size >= 0.9 * len(quotes[at])
                answers[at] = (fine, name, match.source_span.start, match.source_span.end)
    return answers


ASKED: dict[str, Callable[[Path, Texts], Ask]] = {
    "factcheck": factcheck,
    "quotecheck": quotecheck,
    "citations": citations,
    "gtrex": gtrex,
    "rapidfuzz": rapidfuzz,
}


def marked(name: str, articles: list[dict]) -> list[dict]:
    """The quotes that a program finds in articles by itself, as spans."""
    if name == "quotecheck":
        from quotecheck.batch import quotations as of_note

        def spans(text: str) -> Iterator[tuple[int, int]]:
            for _, quote in of_note(text):
                start = text.find(quote)
                yield start, start + len(quote)

    else:
        from citations.coverage import quotations as of_manuscript

        def spans(text: str) -> Iterator[tuple[int, int]]:
            for found in of_manuscript(text):
                start = text.find(found.raw)
                yield start, start + len(found.raw)

    return [
        {"id": article["id"], "quotes": [{"start": a, "end": b, "speaker": None} for a, b in spans(article["text"])]}
        for article in articles
    ]


def reads(name: str, file: Path) -> str:
    """What a program's own reader makes of a file. Raises whatever it raises."""
    if name == "factcheck":
        from factcheck import read_document

        return read_document(file).text
    if name == "quotecheck":
        from quotecheck.sources import load_text

        return load_text(file)
    if name == "citations":
        from citations.verify import extract

        return extract(file)
    return file.read_bytes().decode("utf-8")  # gtrex, and Quid's command: UTF-8 text


def main() -> None:
    name, folder = sys.argv[1], Path(sys.argv[2])
    given = json.load(sys.stdin)
    answer: object
    if given["what"] == "quotes":
        answer = marked(name, given["articles"])
    elif given["what"] == "files":
        answer = []
        for file in given["files"]:
            try:
                answer.append(reads(name, Path(file)))
            except Exception as error:  # noqa: BLE001 - whatever it says counts as saying so
                answer.append({"said": f"{type(error).__name__}: {error}"[:200]})
    else:
        texts = {file.name: file.read_bytes().decode() for file in sorted(folder.glob("*.txt"))}
        if name == "quid":
            start = time.process_time()
            answer = quid_at_once(texts, given["quotes"])
        else:
            ask = ASKED[name](folder, texts)
            ask(given["quotes"][0])  # whatever is made once is made now
            start = time.process_time()
            answer = [ask(quote) for quote in given["quotes"]]
        answer = {"answers": answer, "seconds": time.process_time() - start}
    sys.stdout.write(f"\n{json.dumps(answer)}\n")


if __name__ == "__main__":
    main()
