"""README.md and the project's addresses for PyPI: `python docs/for_pypi.py REPOSITORY TAG`.

A release's workflow runs it before the build. REPOSITORY is `owner/name` on GitHub, which serves a picture from another
host than the pages. The README in the repository keeps relative links, which work in every fork, on every branch and
offline; pyproject.toml has no addresses, which would be wrong in every fork.
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


def addresses(repository: str, tag: str) -> str:
    """The table `[project.urls]` of pyproject.toml, with the names that PyPI knows and shows with icons."""
    home = f"https://github.com/{repository}"
    pages = {
        "Homepage": home,
        "Documentation": f"{home}/blob/{tag}/docs/index.md",
        "Changelog": f"{home}/blob/{tag}/CHANGELOG.md",
        "Issues": f"{home}/issues",
    }
    return "\n[project.urls]\n" + "".join(f'{name} = "{page}"\n' for name, page in pages.items())


if __name__ == "__main__":
    project = Path(__file__).parents[1]
    readme = project / "README.md"
    readme.write_text(absolute(readme.read_text(encoding="utf-8"), *sys.argv[1:3]), encoding="utf-8")
    with (project / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write(addresses(*sys.argv[1:3]))
