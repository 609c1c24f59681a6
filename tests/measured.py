"""What a process that a test starts is given, to be measured with the rest where coverage is asked for."""

import os

MEASURED = {name: value for name, value in os.environ.items() if name.startswith("COVERAGE_")}
