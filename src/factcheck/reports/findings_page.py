"""docs/findings.md, made of what the code says of each finding, so that the two cannot differ."""

from factcheck.checking import EXPLANATIONS, FINDINGS

_HEAD = """# Findings

What `factcheck check` reports. Ids are never used again for something else. Each is an error, a warning, a note or
off; the settings may change that (`[severity]`). Errors end with exit code 1, with `--strict` warnings too. Claims in
the reporter's own words warn at most, unless the settings have `require = "all"`. FC001 to FC004 come from the text
alone; a verdict that holds silences them.

This page is made by `python -m factcheck.reports.findings_page`, from what `factcheck check --explain ID` prints.
"""


def findings_page() -> str:
    """The page, as Markdown."""
    lines = [_HEAD, "| id | | |", "|---|---|---|"]
    lines += [
        f"| [{number}](#{number.lower()}) | {severity} | {title} |" for number, (severity, title) in FINDINGS.items()
    ]
    for number, item in EXPLANATIONS.items():
        severity, title = FINDINGS[number]
        lines += ["", f"## {number}", "", f"**{title[0].upper()}{title[1:]}** ({severity}). {item.means}", ""]
        if item.example:
            lines += ["```text", item.example, "```", ""]
        lines.append(f"*What to do.* {item.do}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    print(findings_page(), end="")  # noqa: T201 - the one thing it is for
