"""Findings as JUnit's XML, which Jenkins, GitLab and others show: a suite an article, a case a claim."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from factcheck.checking import Checked, Run, Silenced
from factcheck.checking.wording import quote_words
from factcheck.model import Claim, Finding
from factcheck.reports.escaping import with_passage, xml_text
from factcheck.words import visible


def findings_junit(run: Run) -> str:
    """The run as XML. A case fails by what ends the run with exit code 1; the rest is in its output."""
    suites = Element("testsuites", name="factcheck")
    for article in run.articles:
        suites.append(_suite(article, run.fails))
    for name in ("tests", "failures", "errors", "skipped"):
        suites.set(name, str(sum(int(suite.get(name, "0")) for suite in suites)))
    indent(suites)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(suites, encoding="unicode") + "\n"


def _suite(article: Checked, fails: frozenset[str]) -> Element:
    suite = Element("testsuite", name=_text(article.path))
    for claim in article.claims:
        case = _case(suite, f"{claim.id} {quote_words(claim, 120)}")
        _fill(case, _of(claim, article.findings), fails, _silenced(claim, article.silenced))
    about_files = [finding for finding in article.findings if finding.claim is None]
    if about_files or not article.claims:
        case = _case(suite, "files")
        _fill(case, about_files, fails, [])
        if article.error:
            SubElement(case, "error", type="error", message=_text(article.error)).text = _text(article.hint)
    suite.set("tests", str(len(suite)))
    for name, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(name, str(len(suite.findall(f"testcase/{tag}"))))
    suite.set("time", "0")
    return suite


def _case(suite: Element, name: str) -> Element:
    return SubElement(suite, "testcase", name=_text(name), classname=suite.get("name", ""), time="0")


def _fill(case: Element, findings: list[Finding], fails: frozenset[str], silenced: list[Silenced]) -> None:
    """A failure, if one of the findings fails; what does not is in the case's output."""
    failing = [finding for finding in findings if finding.severity in fails]
    others = [finding for finding in findings if finding.severity not in fails]
    if failing:
        failure = SubElement(case, "failure", type=failing[0].id, message=_text(failing[0].message))
        failure.text = _text("\n".join(map(_line, failing)), lines=True)
    elif silenced:
        SubElement(case, "skipped", message=_text("; ".join(f"{item.finding.id}: {item.by}" for item in silenced)))
    if others:
        SubElement(case, "system-out").text = _text("\n".join(map(_line, others)), lines=True)


def _of(claim: Claim, findings: Iterable[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.claim is not None and finding.claim.id == claim.id]


def _silenced(claim: Claim, silenced: Iterable[Silenced]) -> list[Silenced]:
    return [item for item in silenced if item.finding.claim is not None and item.finding.claim.id == claim.id]


def _line(finding: Finding) -> str:
    line = "" if finding.place else f":{finding.line}:{finding.column}"
    return f"{visible(finding.path)}{line} {finding.id} {with_passage(finding)}"


def _text(text: str, *, lines: bool = False) -> str:
    return xml_text(visible(text, lines=lines))
