"""The program. Its version is said without loading the command line."""

import gc
import sys

from factcheck import __version__


def main() -> None:
    """Run the program and leave with its exit code."""
    if sys.argv[1:] == ["--version"]:
        print(f"factcheck {__version__}", flush=True)  # noqa: T201 - all there is to do
        return
    gc.disable()  # nothing that is loaded is garbage; it is looked for again when a command begins
    from factcheck.cli import main as command_line  # noqa: PLC0415 - start-up counts

    command_line()


if __name__ == "__main__":
    main()
