"""README.md for PyPI, where links into the repository lead nowhere: `python docs/pypi_readme.py REPOSITORY TAG`.

A release's workflow runs it before the build: REPOSITORY is `owner/name` on GitHub, which serves the picture as it is
under another name than the pages. The README in the repository keeps relative links: they hold in every fork, on every
branch, and offline.
"""

import re
import sys
from pathlib import Path


def absolute(text: str, repository: str, tag: str) -> str:
    """The text with its relative links made absolute, pictures to the file itself, pages to their page."""
    raw = f"https://raw.githubusercontent.com/{repository}/{tag}/"
    page = f"https://github.com/{repository}/blob/{tag}/"
    link = re.compile(r"(!?)(\[(?:[^\[\]]|\n)*\]\()(?![a-z]+:|#)([^)\s]+)(?=\))")
    return link.sub(lambda found: f"{found[1]}{found[2]}{raw if found[1] else page}{found[3]}", text)


if __name__ == "__main__":
    readme = Path(__file__).parents[1] / "README.md"
    readme.write_text(absolute(readme.read_text(encoding="utf-8"), *sys.argv[1:3]), encoding="utf-8")
