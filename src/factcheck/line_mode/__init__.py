"""The review in line mode: one claim at a time, answered by a letter and perhaps some words."""

from factcheck.line_mode.letters import LETTERS, WITH_WORDS
from factcheck.line_mode.lines import OWN, LineMode, nearest, run

__all__ = ["LETTERS", "OWN", "WITH_WORDS", "LineMode", "nearest", "run"]
