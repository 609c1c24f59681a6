"""What starting costs, as whole processes beside a bare Python and a Python that loads one peer.

    python benchmarks/start_up.py [ARTICLE]

Each command runs in turn with the others, so that a machine whose speed drifts is unfair to none; medians of user
and system CPU seconds are printed, and their ratio to the bare start.
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROUNDS = 15
SAMPLE = Path(__file__).parents[1] / "articles" / "harbour.md"


def cpu_seconds(command: list[str], environment: dict[str, str]) -> float:
    """User and system seconds of one run of the command and its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def main() -> None:
    article = sys.argv[1] if len(sys.argv) > 1 else str(SAMPLE)
    factcheck = [sys.executable, "-m", "factcheck"]
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "python -c 'import click'": [sys.executable, "-c", "import click"],
        "python -c 'import textual.app'": [sys.executable, "-c", "import textual.app"],
        "factcheck --help": [*factcheck, "--help"],
        "factcheck list": [*factcheck, "list", article],
        "factcheck check --no-cache": [*factcheck, "check", article, "--no-cache"],
        "factcheck check (sources known)": [*factcheck, "check", article],
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    with tempfile.TemporaryDirectory() as cache:
        environment = os.environ | {"XDG_CACHE_HOME": cache}
        for _ in range(ROUNDS + 1):
            for name, command in commands.items():
                times[name].append(cpu_seconds(command, environment))
    bare = statistics.median(times["python -c pass"][1:])
    for name, seconds in times.items():
        middle = statistics.median(seconds[1:])
        print(f"{name:<36} {middle * 1000:7.0f} ms CPU   {middle / bare:5.1f} x a bare start")


if __name__ == "__main__":
    main()
