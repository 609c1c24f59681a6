"""Runs and copies made of any text, the nastiest too, as plain data."""

import re
from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from factcheck.checks import AnnotatedScript, Case, Result, Run, Silenced, annotated_script
from factcheck.core.catalog import FINDINGS
from factcheck.core.model import (
    Candidate,
    Claim,
    Comparison,
    Difference,
    Document,
    Finding,
    Level,
    Locator,
    Provenance,
    Skipped,
    Source,
    Speaker,
    Verdict,
)
from factcheck.core.records import Evidence, Review
from factcheck.core.settings import Settings
from factcheck.core.text import claim_id
from factcheck.verdicts import basis_of, reconcile

NASTY = (
    "<script>alert(1)</script>",
    "</style></script><img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "]]>",
    "--> <!--",
    "%0A::error file=x::owned",
    "\n::error file=x::owned",
    "\r\n::set-output name=x::y",
    "##[error]owned",
    "a\u2028b\u2029c",
    "\x1b[31mred\x1b[0m\x07",
    "\x9b31m",
    "\u202egnp.exe",
    "\udcff\ud800",
    "\ufffe\uffff\x00",
    "**bold** _it_ `code` ~~no~~ | cell | [a](http://x.example) ![i](http://x.example)",
    "@someone #12 :smile: www.x.example https://x.example a@x.example &lt;b&gt; $x$ \\",
    "'\" & < >",
    "{{7*7}} ${7*7} {% raw %}",
    "<!-- factcheck-ignore FC001: x -->",
    "…“quoted”…",
)

_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")  # which JSON's escapes make into one character

texts = st.one_of(
    st.sampled_from(NASTY), st.text(max_size=40), st.lists(st.sampled_from(NASTY), max_size=3).map("".join)
).filter(lambda text: not _PAIR.search(text))
paths = st.one_of(st.sampled_from(NASTY), st.text(min_size=1, max_size=20)).map(
    lambda text: text.replace("\0", "").replace("/", "_") or "a"
)


def claim(text: str, number: int = 1, kind: str = "quote") -> Claim:
    text = text or "x"
    return Claim(claim_id(kind, text, number), kind, text, 0, len(text), Speaker(text, 0, len(text), text))


def candidate(text: str, path: str = "sources/a.txt") -> Candidate:
    differ = Difference("negation", Level.CRITICAL, "", 0, 0, text, 0, len(text))
    context = Difference("context", Level.CRITICAL, text, 0, len(text), text, -len(text) - 1, -1)
    return Candidate(
        path, 0, len(text), text, 97.4, Locator(line=3, column=2), Comparison(Level.CRITICAL, (differ, context))
    )


def finding(text: str, path: str, *, number: str = "FC003", severity: str = "error", line: int = 3) -> Finding:
    about = claim(text)
    return Finding(
        number, severity, f"quote altered: {text}", path, line, 2, line, 9, about, candidate(text, path), about.id
    )


@st.composite
def runs(draw: st.DrawFn) -> Run:
    """A run over a few articles, with findings of every kind, some silenced, some articles that cannot be read."""
    articles = []
    for _ in range(draw(st.integers(1, 3))):
        path, text = draw(paths), draw(texts)
        found = [
            finding(
                text,
                path,
                number=draw(st.sampled_from(sorted(FINDINGS))),
                severity=draw(st.sampled_from(["error", "warning", "note"])),
            )
            for _ in range(draw(st.integers(0, 13)))
        ]
        about_file = Finding("FC030", "warning", f"source not readable: {text}", draw(paths), key="s")
        silenced = (Silenced(finding(text, path), "comment", text), Silenced(finding(text, path), "baseline"))
        error = draw(st.sampled_from(["", text or "x"]))
        articles.append(
            Result(
                path,
                (claim(text),),
                (about_file, *found),
                silenced,
                name=path,
                broken=bool(error),
                error=error,
                hint=text,
            )
        )
    return Run(tuple(articles), frozenset({"error"}))


def copy(text: str, path: str = "article.txt", note: str = "", said: Provenance | None = None) -> AnnotatedScript:
    """A checker's copy of an article that is the text between two sentences; everything else in it is the text, too."""
    said = said or Provenance(text, text, text, text, primary=True)
    article = Document.from_text(f"Before it.\n\n“{text}”\n\nAfter “{text}” came this.\n", path=path)
    article = replace(article, title=text)
    inner = " ".join(text.split()) and article.text[14 : 14 + len(article.text.split("”")[0]) - 14]
    quote = Claim(claim_id("quote", inner), "quote", inner, 14, 14 + len(inner), Speaker(text, 0, 1, text))
    own = Claim("c-whole", "claim", article.text[13:], 13, len(article.text))
    claims = (quote, own) if inner.strip() else (own,)
    file = reconcile(None, article, claims, article_path="article.txt", sources=["sources/a.txt"])
    for claim_id_, record in list(file.claims.items())[:1]:
        held = replace(record, evidence={"a": Evidence("a", f"words {text} words", text, "critical")})
        reviews = {
            text or "ada": Review(Verdict.DISPUTED, note or text, date(2026, 11, 3), basis_of(held), final=True),
            "ben": Review(Verdict.VERIFIED, text, date(2026, 11, 4), "00000000", was=text),
        }
        file = file.with_record(claim_id_, replace(held, reviews=reviews))
    return annotated_script(
        Case(
            article,
            claims,
            lambda _: (replace(candidate(text, path), provenance=said),),
            file,
            "article.verdicts.toml",
            lambda _: f"words {text} words",
            Settings(required_reviews=2),
            (Skipped(path, text, text),),
            (Source(path, "text", 300, "0" * 64, text, (text,), provenance=said),),
            name=path,
            provenance={"sources/a.txt": said},
        )
    )
