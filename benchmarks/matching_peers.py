"""One of our peers on a folder of text files, for `matching.py`: queries as JSON in, places and seconds as JSON out.

    python benchmarks/matching_peers.py fts5|rapidfuzz|edlib|quotecheck|quid FOLDER [MINUTES] < QUERIES

Each peer is used as its documentation shows, over every document, and has its index ready before the clock starts.
With MINUTES, no query is begun after so long (on the clock): the answers are those of the first queries given.
"""

# ruff: noqa: PLC0415 - a peer is loaded when it is measured, and the others may not be there

import json
import re
import sqlite3
import sys
import time
from collections.abc import Callable
from pathlib import Path

Texts = dict[str, str]
Answer = tuple[str | None, int, int]
Search = Callable[[str], Answer]
NOWHERE: Answer = (None, 0, 0)


def fts5(texts: Texts) -> Search:
    """SQLite's full-text index of 64-word blocks, the 8 rarest words, then rapidfuzz in the best 24."""
    from rapidfuzz import fuzz

    base = sqlite3.connect(":memory:")
    base.execute("create virtual table block using fts5(words, doc unindexed, start unindexed, tokenize='unicode61')")
    base.execute("create virtual table word using fts5vocab(block, row)")
    for name, text in texts.items():
        words = list(re.finditer(r"\S+", text))
        rows = [
            (text[part[0].start() : part[-1].end()], name, part[0].start())
            for part in (words[at : at + 64] for at in range(0, len(words), 64))
        ]
        base.executemany("insert into block values (?, ?, ?)", rows)
    base.commit()

    def search(quote: str) -> Answer:
        words = dict.fromkeys(re.findall(r"\w+", quote.lower()))
        counted = []
        for word in words:
            found = base.execute("select doc from word where term = ?", (word,)).fetchone()
            if found:
                counted.append((found[0], word))
        if not counted:
            return NOWHERE
        asked = " OR ".join(f'"{word}"' for _, word in sorted(counted)[:8])
        hits = base.execute(
            "select doc, start from block where block match ? order by rank limit 24", (asked,)
        ).fetchall()
        best, place = -1.0, NOWHERE
        for name, start in hits:
            first = max(0, start - len(quote))
            part = texts[name][first : start + 400 + len(quote)]
            found = fuzz.partial_ratio_alignment(quote.lower(), part.lower(), score_cutoff=best)
            if found and found.score > best:
                best, place = found.score, (name, first + found.dest_start, first + found.dest_end)
        return place

    return search


def rapidfuzz(texts: Texts) -> Search:
    """`partial_ratio_alignment` over every document."""
    from rapidfuzz import fuzz

    lowered = {name: text.lower() for name, text in texts.items()}

    def search(quote: str) -> Answer:
        best, place = 0.0, NOWHERE
        for name, text in lowered.items():
            found = fuzz.partial_ratio_alignment(quote.lower(), text, score_cutoff=best)
            if found and found.score > best:
                best, place = found.score, (name, found.dest_start, found.dest_end)
        return place

    return search


def edlib(texts: Texts) -> Search:
    """Infix alignment over every document."""
    import edlib as library

    lowered = {name: text.lower().encode("ascii", "replace") for name, text in texts.items()}

    def search(quote: str) -> Answer:
        pattern, limit, place = quote.lower().encode("ascii", "replace"), -1, NOWHERE
        for name, text in lowered.items():
            found = library.align(pattern, text, mode="HW", task="locations", k=limit)
            if found["editDistance"] >= 0 and (limit < 0 or found["editDistance"] < limit):
                start, end = found["locations"][0]
                limit, place = found["editDistance"], (name, start or 0, end + 1)
        return place

    return search


def quotecheck(texts: Texts) -> Search:
    """`check` on every document, the likest answer."""
    from quotecheck import check

    def search(quote: str) -> Answer:
        best, place = 0.0, NOWHERE
        for name, text in texts.items():
            found = check(quote, text)
            if found.offset >= 0 and found.similarity > best:
                best, place = found.similarity, (name, found.offset, found.offset + len(quote))
        return place

    return search


def quid(texts: Texts) -> Search:
    """`Quid.compare` with every document as the source, the longest match."""
    from quid.core.Quid import Quid

    def search(quote: str) -> Answer:
        longest, place = 0, NOWHERE
        for name, text in texts.items():
            for match in Quid(min_match_length=3, include_text_in_result=False).compare(text, quote):
                start, end = match.source_span.start, match.source_span.end
                if end - start > longest:
                    longest, place = end - start, (name, start, end)
        return place

    return search


def main() -> None:
    peer = {"fts5": fts5, "rapidfuzz": rapidfuzz, "edlib": edlib, "quotecheck": quotecheck, "quid": quid}[sys.argv[1]]
    files = sorted(Path(sys.argv[2]).glob("*.txt"))
    search = peer({file.name: file.read_bytes().decode() for file in files})
    closing = time.monotonic() + 60 * float(sys.argv[3]) if len(sys.argv) > 3 else float("inf")
    answers = []
    for query in json.load(sys.stdin):
        if time.monotonic() > closing:
            break
        start = time.process_time()
        doc, first, last = search(query["quote"])
        answers.append({"doc": doc, "start": first, "end": last, "seconds": time.process_time() - start})
    print(json.dumps(answers))


if __name__ == "__main__":
    main()
