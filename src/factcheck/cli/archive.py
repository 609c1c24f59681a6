"""factcheck archive: sources on other machines, in OpenSearch or Elasticsearch."""

import json
import sys
from dataclasses import asdict
from pathlib import Path

import click

from factcheck.app.archives import archive_status, drop_archive, load_archive, verify_archive
from factcheck.cli.options import format_option
from factcheck.cli.output import progress_bar, remark, result
from factcheck.core.text import numbered, visible


@click.command("archive")
@click.argument("action", type=click.Choice(["load", "status", "verify", "drop"]))
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@click.option("--into", metavar="URL", help="Where to load: https://HOST:9200/NAME.")
@click.option(
    "--shards", type=click.IntRange(1, 1000), default=1, show_default=True, help="Parts of a new archive's indices."
)
@click.option(
    "--replicas", type=click.IntRange(0, 9), default=1, show_default=True, help="Copies of each part of a new archive."
)
@click.option("--yes", is_flag=True, help="Drop without asking.")
@format_option("text", "json")
@click.option("-q", "--quiet", is_flag=True, help="Print results only.")
def archive_command(
    *,
    action: str,
    names: tuple[str, ...],
    into: str | None,
    shards: int,
    replicas: int,
    form: str,
    yes: bool,
    quiet: bool,
) -> None:
    """Keep sources in a search cluster, for `--archive` of check, find and report.

    `load SOURCES... --into URL` reads sources and loads them; cut short and run again, it finishes. `status URL` says how
    many there are. `verify URL` reads all of it back and compares, and exits 1 if something is wrong. `drop URL` deletes
    it.
    """
    if (action == "load") != (into is not None):
        raise click.UsageError("`load` takes --into URL, and nothing else does.")
    if into is not None:
        with progress_bar("loading", quiet=quiet) as progress:
            loaded = load_archive(
                [Path(name) for name in names], into, shards=shards, replicas=replicas, progress=progress
            )
        _say(asdict(loaded), f"{numbered(loaded.loaded, 'source')} loaded, {loaded.known} there before", form)
        for item in loaded.skipped:
            remark(f"not loaded: {item.path}: {item.reason}")
        sys.exit(1 if loaded.skipped else 0)
    if len(names) != 1:
        raise click.UsageError(f"`{action}` takes the address of one archive.")
    (address,) = names
    if action == "status":
        status = archive_status(address)
        whole = "" if status.counted == status.blocks else f", of which the servers have {status.counted:,}"
        _say(
            asdict(status),
            f"{status.archive}: {status.state}, {numbered(status.sources, 'source')}, {status.blocks:,} blocks{whole}",
            form,
        )
        sys.exit(0 if status.state == "ready" and not whole else 1)
    if action == "verify":
        with progress_bar("verifying", quiet=quiet) as progress:
            wrong = list(verify_archive(address, progress))
        _say({"wrong": wrong}, "\n".join(map(visible, wrong)) or "everything is as it was loaded", form)
        sys.exit(1 if wrong else 0)
    if not yes:
        click.confirm(f"Delete the archive {visible(address)}?", abort=True, err=True)
    drop_archive(address)
    remark("dropped", quiet=quiet)


def _say(data: dict[str, object], text: str, form: str) -> None:
    result(json.dumps({"schema": 1, **data}, indent=2) + "\n" if form == "json" else f"{text}\n")
