"""A server that answers the few requests of an archive as OpenSearch does, in this process, and can be made to fail."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from math import log
from typing import Any
from urllib.parse import urlsplit

from rapidfuzz.distance import OSA

Row = dict[str, Any]
Reply = tuple[int, bytes]
Fault = Callable[[str, str, Reply], Reply]
"""Is handed method, path and the right reply, and gives the one that is sent; CUT cuts it off."""

CUT = 999


class Server:
    """Indices by name. `fault` changes what is answered; `log` has the method and path of each request."""

    def __init__(self) -> None:
        self.indices: dict[str, dict[str, Row]] = {}
        self.shards: dict[str, int] = {}
        self.log: list[tuple[str, str]] = []
        self.headers: list[dict[str, str]] = []
        self._rarities: dict[tuple[str, str], float] = {}
        self._split: dict[int, list[str]] = {}
        self.fault: Fault | None = None
        self.refuse_after: int | None = None  # requests after which nothing is answered any more

    def reply(self, method: str, target: str, body: bytes) -> Reply:  # noqa: C901, PLR0912 - a row for each request
        path = urlsplit(target).path
        parts = path.strip("/").split("/")
        rows = [json.loads(line) for line in body.split(b"\n") if line.strip()]
        data = rows[0] if rows else {}
        if method != "POST" or parts[-1] in {"_bulk", "_delete_by_query"}:
            self._rarities, self._split = {}, {}
        if parts == ["_bulk"]:
            return 200, _json(self._bulk(rows))
        if parts == ["_mget"]:
            return 200, _json({"docs": [self._got(each["_index"], each["_id"]) for each in data["docs"]]})
        index, action = parts[0], parts[1] if len(parts) > 1 else ""
        if method == "PUT" and not action:
            if index in self.indices:
                return 400, _json({"error": {"type": "resource_already_exists_exception"}})
            self.indices[index] = {}
            self.shards[index] = data["settings"]["number_of_shards"]
            return 200, b"{}"
        if method == "DELETE" and not action:
            return (200, b"{}") if self.indices.pop(index, None) is not None else (404, b"{}")
        if action == "_refresh":
            return 200, _json({"_shards": {"failed": 0}})
        if index not in self.indices:
            return 404, _json({"error": {"type": "index_not_found_exception"}})
        if action == "_doc":
            return self._one(method, index, parts[2], data)
        if action == "_delete_by_query":
            for key in [
                key for key, row in self.indices[index].items() if self._score(index, row, data["query"]) is not None
            ]:
                del self.indices[index][key]
            return 200, _json({"failures": [], "timed_out": False, "version_conflicts": 0})
        if action == "_search":
            return 200, _json(self._search(index, data))
        if action == "_msearch":
            assert all(head == {"allow_partial_search_results": False} for head in rows[::2])
            return 200, _json({"responses": [{"status": 200} | self._search(index, each) for each in rows[1::2]]})
        raise AssertionError(f"{method} {target} is no request of ours")

    def _bulk(self, rows: list[Row]) -> Row:
        for head, row in zip(rows[::2], rows[1::2], strict=True):
            self.indices[head["index"]["_index"]][head["index"]["_id"]] = row
        return {"errors": False, "items": [{"index": {"status": 201}}] * (len(rows) // 2)}

    def _got(self, index: str, key: str) -> Row:
        row = self.indices.get(index, {}).get(key)
        return {"_index": index, "_id": key, "found": row is not None} | ({} if row is None else {"_source": row})

    def _one(self, method: str, index: str, key: str, data: Row) -> Reply:
        if method == "PUT":
            self.indices[index][key] = data
        if method == "DELETE":
            return (200, b"{}") if self.indices[index].pop(key, None) else (404, b"{}")
        got = self._got(index, key)
        return (200 if got["found"] else 404), _json(got)

    def _search(self, index: str, data: Row) -> Row:
        scored = [
            (score, row)
            for row in self.indices[index].values()
            if (score := self._score(index, row, data["query"])) is not None
        ]
        if "sort" in data:
            ((field, _),) = data["sort"][0].items()
            after = data.get("search_after", [-1])[0]
            scored = sorted(((0.0, row) for _, row in scored if row[field] > after), key=lambda item: item[1][field])
        else:
            scored.sort(key=lambda item: -item[0])
        hits: Row = {"hits": [{"_score": score, "_source": row} for score, row in scored[: data["size"]]]}
        if data.get("track_total_hits"):
            hits["total"] = {"value": len(scored), "relation": "eq"}
        shards = self.shards[index]
        return {"timed_out": False, "_shards": {"total": shards, "successful": shards, "failed": 0}, "hits": hits}

    def _score(self, index: str, row: Row, query: Row) -> float | None:
        ((kind, said),) = query.items()
        if kind == "match_all":
            return 1.0
        if kind == "constant_score":
            return self._score(index, row, said["filter"])
        if kind == "bool":
            return self._bool(index, row, said)
        ((field, value),) = said.items()
        value = value if isinstance(value, dict) else {"value": value}
        if field != "words":
            return 1.0 if row.get(field) == value["value"] else None
        words = self._words(row)
        if kind == "term":
            count = words.count(value["value"])
            return count / (count + len(words) / 60) * self._rarity(index, value["value"]) if count else None
        if kind == "match_phrase":
            phrase = value["query"].split()
            return 1.0 if any(words[at : at + len(phrase)] == phrase for at in range(len(words))) else None
        assert kind == "fuzzy"
        return 1.0 if any(OSA.distance(value["value"], word) <= value["fuzziness"] for word in words) else None

    def _rarity(self, index: str, term: str) -> float:
        if (index, term) not in self._rarities:
            rows = self.indices[index].values()
            self._rarities[index, term] = log(1 + len(rows) / (1 + sum(term in self._words(row) for row in rows)))
        return self._rarities[index, term]

    def _words(self, row: Row) -> list[str]:
        if id(row) not in self._split:
            self._split[id(row)] = row.get("words", "").split()
        return self._split[id(row)]

    def _bool(self, index: str, row: Row, said: Row) -> float | None:
        needed = [self._score(index, row, each) for each in said.get("must", []) + said.get("filter", [])]
        other = [score for each in said.get("should", []) if (score := self._score(index, row, each)) is not None]
        if None in needed or len(other) < said.get("minimum_should_match", 0):
            return None
        return sum(filter(None, needed)) + sum(other)


def _json(data: object) -> bytes:
    return json.dumps(data).encode()


@contextmanager
def running() -> Iterator[tuple[Server, str]]:
    """A server on loopback, with its address."""
    state = Server()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _any(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            state.log.append((self.command, self.path))
            state.headers.append(dict(self.headers))
            if state.refuse_after is not None and len(state.log) > state.refuse_after:
                self.close_connection = True
                return
            reply = state.reply(self.command, self.path, body)
            status, data = state.fault(self.command, self.path, reply) if state.fault else reply
            self.send_response(200 if status == CUT else status)
            self.send_header("Content-Length", str(len(data)))
            if 300 <= status < 400:
                self.send_header("Location", "http://127.0.0.1:1/elsewhere")
            self.end_headers()
            self.wfile.write(data[: len(data) // 2] if status == CUT else data)
            self.close_connection = status == CUT

        do_GET = do_POST = do_PUT = do_DELETE = _any  # noqa: N815 - as http.server calls them

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield state, f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
