"""Requests to the servers of an archive: over TLS, of bounded size, never redirected, and asked again twice.

Standard HTTP with the standard library: OpenSearch and Elasticsearch answer the same six requests, and each one's own
client refuses the other server or brings a second HTTP stack with environment proxies and redirects to switch off.
"""

import base64
import http.client
import ipaddress
import os
import re
import ssl
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeVar
from urllib.parse import urlsplit

import msgspec

from factcheck.core.errors import SearchIncompleteError, SettingsError, SourceError
from factcheck.core.text import visible

T = TypeVar("T")

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,60}")
_HOST = re.compile(r"[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\]")
PAUSES: Final = (0.25, 1.0)  # seconds before a request is made a second and a third time
_SECONDS: Final = 30.0  # that a server may say nothing
_ANSWER: Final = 256_000_000  # bytes of the largest answer that is read
_BUSY: Final = frozenset((429, 502, 503, 504))
_PREFIX: Final = "FACTCHECK_ARCHIVE_"


@dataclass(frozen=True, slots=True)
class Address:
    """Where an archive is: one or several `hosts`, each with its port, that all have it, and its `name` there."""

    secure: bool
    hosts: tuple[tuple[str, int], ...]
    name: str

    @property
    def place(self) -> str:
        """The archive and its first server, for people."""
        return f"{self.name} at {self.hosts[0][0]}:{self.hosts[0][1]}"


def address_of(text: str) -> Address:
    """`https://host:9200/NAME`, or several hosts with commas between. Raises SettingsError."""
    hint = "Write it as https://search.example:9200/NAME; the key goes into FACTCHECK_ARCHIVE_KEY."
    said = visible(text)[:200]
    try:
        parts = urlsplit(text)
        name = parts.path.removeprefix("/")
        if "@" in parts.netloc:
            raise SettingsError("an archive's address must not have a password in it", hint=hint)
        if parts.scheme not in {"http", "https"} or parts.query or parts.fragment or not _NAME.fullmatch(name):
            raise SettingsError(f"{said} is not the address of an archive", hint=hint)
        secure = parts.scheme == "https"
        hosts = tuple(_host(each) for each in parts.netloc.split(","))
    except ValueError as error:
        raise SettingsError(f"{said} is not the address of an archive", hint=hint) from error
    if not secure and not all(_is_loopback(host) for host, _ in hosts):
        raise SettingsError(f"{said}: an archive on another machine is asked over https only", hint=hint)
    return Address(secure, hosts, name)


def _host(text: str) -> tuple[str, int]:
    host, _, port = text.rpartition(":") if re.search(r":\d+$", text) else (text, "", "9200")
    if not _HOST.fullmatch(host) or not 0 < int(port) < 1 << 16:
        raise ValueError(host)
    return host.strip("[]"), int(port)


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


class _UnansweredError(Exception):
    """A server did not answer, or not all of the question; another try may help."""


class NotAllError(_UnansweredError):
    """Raised by who reads an answer: it is not all of the answer, or not an answer to the question."""


class Client:
    """The servers of one archive; one connection is kept."""

    def __init__(
        self,
        address: Address,
        environment: Mapping[str, str] = os.environ,
        *,
        pause: Callable[[float], None] = time.sleep,
        pauses: Sequence[float] = PAUSES,
    ) -> None:
        """Keys, certificates and the authority to believe are taken from the `environment`. Raises SettingsError."""
        self.address = address
        self.requests = 0
        self._pause = pause
        self._pauses = pauses
        self._host = 0
        self._connection: http.client.HTTPConnection | None = None
        self._process = os.getpid()
        self._headers = {"Accept": "application/json", **_credentials(address, environment)}
        self._tls = _tls(environment) if address.secure else None

    def ask(
        self,
        method: str,
        path: str,
        body: object = None,
        *,
        reader: Callable[[Any], T],
        kind: type[Any] = dict,
        also: Collection[int] = (),
    ) -> T:
        """What `reader` makes of the answer, a `kind` that msgspec knows; `also` are statuses that are answers, too.

        A `body` is sent as JSON; a list of them as lines of JSON. Raises SearchIncompleteError if after all tries
        there is no whole answer, and SourceError if the server refuses.
        """
        lines = isinstance(body, list)
        data = b"" if body is None else _json_lines(body) if isinstance(body, list) else msgspec.json.encode(body)
        reason = ""
        for pause in (*self._pauses, None):
            try:
                status, answer = self._send(method, path, data, lines=lines)
                self._refused(status, answer, also=also)
                return reader(msgspec.json.decode(answer or b"{}", type=kind))
            except (_UnansweredError, msgspec.MsgspecError, http.client.HTTPException, OSError, ValueError) as error:
                if isinstance(error, ssl.SSLCertVerificationError):
                    raise SourceError(
                        f"the archive {self.address.place} is not who it says: {error.verify_message}",
                        hint="FACTCHECK_ARCHIVE_CA names the file of the authority that signed its certificate.",
                    ) from error
                reason = _reason(error)
                self.close()
                self._host = (self._host + 1) % len(self.address.hosts)
            if pause is not None:
                self._pause(pause)
        raise SearchIncompleteError(
            f"not searched: the archive {self.address.place}: {reason}", hint="Run it again; nothing was remembered."
        )

    def close(self) -> None:
        """Close the connection; the next request opens another."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _send(self, method: str, path: str, data: bytes, *, lines: bool) -> tuple[int, bytes]:
        if self._process != os.getpid():  # forked: the connection is the other process's
            self._connection, self._process = None, os.getpid()
        if self._connection is None:
            host, port = self.address.hosts[self._host]
            if self._tls:
                self._connection = http.client.HTTPSConnection(host, port, timeout=_SECONDS, context=self._tls)
            else:
                self._connection = http.client.HTTPConnection(host, port, timeout=_SECONDS)
        headers = dict(self._headers)
        if data:
            headers["Content-Type"] = "application/x-ndjson" if lines else "application/json"
        self.requests += 1
        self._connection.request(method, path, data or None, headers)
        with self._connection.getresponse() as response:
            answer = response.read(_ANSWER + 1)
            if len(answer) > _ANSWER:
                raise _UnansweredError(f"an answer had more than {_ANSWER // 1_000_000} MB")
            if response.length:
                raise http.client.IncompleteRead(answer, response.length)
            return response.status, answer

    def _refused(self, status: int, answer: bytes, *, also: Collection[int]) -> None:
        """Raises unless the status is that of an answer."""
        place = self.address.place
        if status in {401, 403}:
            raise SourceError(
                f"the archive {place} does not let you in ({status})",
                hint="Set FACTCHECK_ARCHIVE_KEY, or FACTCHECK_ARCHIVE_USER and FACTCHECK_ARCHIVE_PASSWORD.",
            )
        if 300 <= status < 400:
            raise SourceError(f"the archive {place} sends us elsewhere ({status}), and nobody goes there", hint="")
        if status in _BUSY or (status >= 400 and status not in also):
            said = "too busy" if status in _BUSY else _said(answer)
            raise _UnansweredError(f"it answered {status}{f' ({said})' if said else ''}")


def _said(answer: bytes) -> str:
    """The kind of error in an answer, a word of the server's: nothing else of it is repeated."""
    found = re.search(rb'"type"\s*:\s*"([a-z_]{1,60})"', answer[:10_000])
    return found[1].decode() if found else ""


def _reason(error: Exception) -> str:
    if isinstance(error, _UnansweredError):
        return str(error)
    if isinstance(error, TimeoutError):
        return f"it said nothing for {_SECONDS:.0f} seconds"
    if isinstance(error, msgspec.MsgspecError | ValueError):
        return "its answer cannot be read"
    if isinstance(error, http.client.HTTPException):
        return "its answer was cut off"
    return visible(getattr(error, "strerror", None) or "it cannot be reached")


def _json_lines(rows: list[Any]) -> bytes:
    return b"".join(msgspec.json.encode(row) + b"\n" for row in rows)


def _credentials(address: Address, environment: Mapping[str, str]) -> dict[str, str]:
    """The header that says who asks: of the environment, else of the system's keyring where `keyring` is installed."""
    key = environment.get(f"{_PREFIX}KEY", "")
    user, password = (environment.get(f"{_PREFIX}{name}", "") for name in ("USER", "PASSWORD"))
    if not key and not user:
        key = _of_keyring(address)
    value = f"ApiKey {key}" if key else ""
    if user:
        value = f"Basic {base64.b64encode(f'{user}:{password}'.encode()).decode()}"
    if not value.isascii() or not value.isprintable():
        raise SettingsError("the key of the archive has characters that no key has", hint="Is it the whole key?")
    return {"Authorization": value} if value else {}


def _of_keyring(address: Address) -> str:
    if not address.secure:
        return ""
    try:
        import keyring  # noqa: PLC0415 - of the extra alone
    except ImportError:
        return ""
    return keyring.get_password("factcheck archive", f"{address.hosts[0][0]}/{address.name}") or ""


def _tls(environment: Mapping[str, str]) -> ssl.SSLContext:
    authority, certificate, key = (environment.get(f"{_PREFIX}{name}") or None for name in ("CA", "CERT", "CERT_KEY"))
    try:
        context = ssl.create_default_context(cafile=authority)
        if certificate:
            context.load_cert_chain(certificate, key)
    except (OSError, ValueError) as error:
        raise SettingsError(
            f"the archive's certificates cannot be read: {getattr(error, 'strerror', None) or 'no PEM file'}",
            hint="FACTCHECK_ARCHIVE_CA, _CERT and _CERT_KEY name PEM files.",
        ) from error
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context
