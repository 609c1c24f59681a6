"""What a process that a test starts gets of the environment, whatever else the test gives it."""

import os

MEASURED = {name: value for name, value in os.environ.items() if name.startswith("COVERAGE_")}
"""To be measured with the rest where coverage is asked for."""

CHILD = MEASURED | {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "GIT_CONFIG_NOSYSTEM": "1"}

PATIENCE = 600
"""Seconds after which a test that waits for a process gives up: long enough for any machine under any load."""
