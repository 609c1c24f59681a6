"""Programs that some tests are about: skipped, with the reason, where they are not installed."""

import shutil

import pytest

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
