"""An archive beside the index on this machine: are the answers the same, and what do they cost an article?

    python benchmarks/archive.py FOLDER QUERIES.jsonl ADDRESS... [--article 20] [--keep]

FOLDER holds text files, QUERIES a line of JSON with a "quote" each; so many of them are an article. Each ADDRESS
(http://127.0.0.1:9200/NAME) is loaded and asked in turn, and dropped again unless --keep. Times are by the clock: who
asks another machine waits for it.
"""

import argparse
import json
import os
import tempfile
import time
from collections import Counter
from pathlib import Path

from factcheck.archive import Client, Loading, OpenArchive, address_of, drop
from factcheck.sources import SourceLibrary


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("queries", type=Path)
    parser.add_argument("addresses", nargs="+")
    parser.add_argument("--article", type=int, default=20)
    parser.add_argument("--shards", type=int, default=3)
    parser.add_argument("--replicas", type=int, default=1)
    parser.add_argument("--keep", action="store_true")
    options = parser.parse_args()
    asked = [json.loads(line)["quote"] for line in options.queries.read_text().splitlines()]
    articles = [asked[at : at + options.article] for at in range(0, len(asked), options.article)]
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["XDG_CACHE_HOME"] = scratch
        local = SourceLibrary.open([options.folder])
        begun = time.perf_counter()
        wanted = [local.search(query) for query in asked]
        spent = (time.perf_counter() - begun) / len(articles)
    print(f"tantivy: {len(asked)} queries, {spent * 1e3:.0f} ms an article of {options.article}")
    for address in options.addresses:
        client = Client(address_of(address))
        begun = time.perf_counter()
        Loading(client, shards=options.shards, replicas=options.replicas).load([str(options.folder)])
        print(f"{address}: loaded in {time.perf_counter() - begun:.1f} s")
        for asking in ("first", "again"):
            archive = OpenArchive(client)
            library = SourceLibrary.open([], cache=False, archive=archive)
            requests, begun = client.requests, time.perf_counter()
            found = [each for article in articles for each in library.search_many(article)]
            spent = (time.perf_counter() - begun) / len(articles)
            requests = client.requests - requests
            print(f"  {asking}: {spent * 1e3:.0f} ms and {requests / len(articles):.1f} requests an article")
        compared = Counter(_beside(mine, other) for mine, other in zip(found, wanted, strict=True))
        print("  the first answer: " + ", ".join(f"{number} {how}" for how, number in compared.most_common()))
        if not options.keep:
            drop(client)
        client.close()


def _beside(mine: tuple, other: tuple) -> str:
    if not mine or not other:
        return "nothing both times" if mine == other else "only there" if mine else "only here"
    one, two = mine[0], other[0]
    if one.source.endswith(Path(two.source).name) and (one.start, one.end) == (two.start, two.end):
        return "the same"
    if one.text == two.text and one.score == two.score:
        return "the same words in another place"
    return "better" if one.score > two.score else "as good" if one.score == two.score else "worse"


if __name__ == "__main__":
    main()
