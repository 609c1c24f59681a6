"""An archive as the command line works on it: loaded, counted, verified, dropped, and opened to be searched."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.app.project import Progress
from factcheck.core.errors import SettingsError, SourceError
from factcheck.core.model import Skipped

if TYPE_CHECKING:
    from factcheck.archive import Client

_PATIENT = (0.25, 1.0, 4.0, 15.0)  # seconds between tries of a request while loading: a busy server is waited for


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many sources were `loaded`, how many were `known` before, and those that could not be read."""

    loaded: int
    known: int
    skipped: tuple[Skipped, ...]


@dataclass(frozen=True, slots=True)
class Status:
    """What an archive says of itself, and how many blocks its servers count."""

    archive: str
    state: str
    sources: int
    blocks: int
    counted: int
    shards: int


def _client(address: str, pauses: Sequence[float] = _PATIENT) -> "Client":
    from factcheck.archive import Client, address_of

    return Client(address_of(address), pauses=pauses)


def load_archive(
    sources: Sequence[Path], address: str, *, shards: int, replicas: int, progress: Progress | None = None
) -> Loaded:
    """Bring sources into an archive, which is made if need be. Raises SettingsError and SourceError."""
    from factcheck.archive import Loading

    if not sources:
        raise SettingsError("no sources are named", hint="Name the folders or files to load.")
    for path in sources:
        if not path.exists():
            raise SourceError(f"{path}: no such file or folder", hint="Name the folder that holds the sources.")
    with closing(_client(address)) as client:
        loading = Loading(client, shards=shards, replicas=replicas)
        skipped = loading.load([str(path) for path in sources], progress)
        return Loaded(loading.loaded, loading.known, tuple(skipped))


def archive_status(address: str) -> Status:
    """What an archive has. Raises SettingsError, and SourceError if there is none."""
    from factcheck.archive import number_of_rows, state_there

    with closing(_client(address)) as client:
        state = state_there(client)
        counted = number_of_rows(client, "blocks", {"match_all": {}})
        return Status(client.address.name, state.state, state.sources, state.blocks, counted, state.shards)


def verify_archive(address: str, progress: Progress | None = None) -> Iterator[str]:
    """What is wrong with an archive, in sentences. Raises SettingsError and SourceError."""
    from factcheck.archive import verify

    with closing(_client(address)) as client:
        yield from verify(client, progress)


def drop_archive(address: str) -> None:
    """Delete an archive. Raises SettingsError, and SourceError if there is none."""
    from factcheck.archive import drop

    with closing(_client(address)) as client:
        drop(client)
