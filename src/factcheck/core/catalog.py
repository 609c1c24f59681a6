"""Every finding, once: its severity unless settings say otherwise, its title, what it means, what to do about it.

Ids are never used again for something else. `factcheck check --explain` prints a row, docs/findings.md has them all.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

Severity = Literal["error", "warning", "note", "off"]


class FindingKind(NamedTuple):
    """One kind of finding. `meaning` and `remedy` are sentences; `example` shows article and source, or is empty."""

    severity: Severity
    title: str
    meaning: str
    remedy: str
    example: str = ""


FINDINGS: Mapping[str, FindingKind] = MappingProxyType(
    {
        "FC001": FindingKind(
            "error",
            "quote not found in any source",
            "No passage in the sources is close enough to these words. The quote may be made up, it may come from "
            "something that is not among the sources, or its source could not be read (see FC030).",
            "Find out where it was said and add that to the sources, or mark the quote `unsourced` in the review. If there "
            "is a near passage it is shown: the quote may be a paraphrase in quotation marks.",
        ),
        "FC002": FindingKind(
            "warning",
            "quote not word for word",
            "The words are close to a source, and the difference does not change the meaning: an article, an "
            "inflection, a filler.",
            "Restore the words, or mark what you left out with an ellipsis and what you put in with [brackets].",
            "article: “a balancing of interests”\nsource:  “a balancing of the interests”",
        ),
        "FC003": FindingKind(
            "error",
            "misquote",
            "The words are close to a source, and the difference may change the meaning: a negation, a number, a "
            "name, a modal verb, a pronoun, one word in place of another. The score does not show this: a "
            "quote without its “not” scores 98.",
            "Go back to the source. The message names every difference that matters.",
            "article: “the eelgrass will come back within five years”\n"
            "source:  “the eelgrass will not come back within five years”",
        ),
        "FC004": FindingKind(
            "error",
            "quote out of context",
            "A source has these words, but what surrounds them there changes what they mean: a "
            "negation, a condition, or somebody else's view that the speaker only reports.",
            "Quote the whole sentence, or say in what sense the words were used.",
            "article: “this is a good plan”\nsource:  “If the state pays its share, this is a good plan.”",
        ),
        "FC005": FindingKind(
            "warning",
            "part of a sentence that may turn it",
            "The quote begins or ends inside its sentence, and a verb, condition, negation or limit of that sentence is "
            "left outside. No rule knows whether it changes what the quoted words say: a person does.",
            "Read the whole sentence; the message names the words left outside. If the quote is fair, mark it `verified`; "
            "else quote more of the sentence.",
            "article: “a sale of the harbour”\nsource:  “The council has ruled out a sale of the harbour.”",
        ),
        "FC006": FindingKind(
            "error",
            "quote of somebody else",
            "The words are in a source, but there somebody else says them. It is an error if a label names the speaker, a "
            "warning if the speaker is inferred from the source's prose or its author.",
            "Name the person who said it, or find the source in which the other one did.",
            "article: “We never closed the yard,” Olm said.\nsource:  MS. VOSS: We never closed the yard.",
        ),
        "FC007": FindingKind(
            "error",
            "quote from another source than cited",
            "The words are in a source, but not in the one that the article cites for them. It is a warning if the source is "
            "right and the page or time is wrong; the page before or after counts as the same page.",
            "Cite the source that has the words, or quote what the cited source says. `factcheck list` shows which source "
            "each citation was matched to; if it is the wrong one, give the title or address in `sources.toml`.",
            "article: “We never closed the yard,” Olm said (Annual report, p. 41).\n"
            "source:  the words are in hearing.srt, and not in annual-report.pdf",
        ),
        "FC008": FindingKind(
            "warning",
            "a number, date or name differs from the source",
            "A source has the words around this detail with another value, or with a word that reverses it "
            '("rose" for "fell"). Or it says the opposite: a "not" lost or added, "approved" for "rejected", "all" for "some", '
            '"the largest" for "one of the largest". With `require = "all"` it is an error.',
            "Correct the article, or mark the claim `verified` if the source shown means something else.",
            "article: The harbour employs 241 people.\nsource:  On 31 December the trust employed 214 people.",
        ),
        "FC009": FindingKind(
            "note",
            "a number, date or name found in no source",
            "No source has this detail near similar words, and none has another value in its place. With "
            '`require = "all"` it is a warning.',
            "Find its source, or mark the claim `verified` or `unsourced` in the review.",
        ),
        "FC010": FindingKind(
            "error",
            "not reviewed yet",
            "Nobody has given a verdict on this quote or claim.",
            "Review it: `factcheck review ARTICLE`. Claims in the reporter's own words only warn, unless the settings "
            'have `require = "all"`.',
        ),
        "FC011": FindingKind(
            "error",
            "disputed",
            "A reviewer checked it and found it wrong.",
            "Correct the article. The verdict is then stale, and the new words can be verified.",
        ),
        "FC012": FindingKind(
            "error",
            "unsourced",
            "A reviewer looked for a source and found none.",
            "Find a source, or cut it.",
        ),
        "FC013": FindingKind(
            "error",
            "reviewers disagree, or too few reviews",
            "Reviewers with current verdicts disagree, one ticked a detail that another crossed, or there are fewer of "
            "them than the settings require (`required_reviews`).",
            "Talk it over. One of them changes the verdict or marks it final, or a second person reviews.",
        ),
        "FC014": FindingKind(
            "note",
            "citation matches no source",
            "The article cites something that matches no source by address, file name, title, or author and year, so the "
            "citation cannot be checked. It is reported once for each article.",
            "Add what it cites to the sources, or name its title, author, date and address in `sources.toml`. "
            "`factcheck list` shows which citation matches which source.",
            "article: “We never closed the yard,” Olm said [3].\n[3] matches no source",
        ),
        "FC015": FindingKind(
            "note",
            "the article contradicts itself",
            "Two sentences of the article give different figures for what looks like one thing, or a number and the list "
            "behind it do not agree.",
            "Correct one of the two, or say how they differ.",
            "article: Turnout was 42 % on the island.\narticle: Turnout was 45 % on the island.",
        ),
        "FC020": FindingKind(
            "error",
            "verdict stale: the article changed",
            "After somebody gave a verdict on this claim, its words, or the speaker it names, changed in "
            "the article. The verdict was on the old words and does not count for the new ones.",
            "Review the claim again; old and new words are shown side by side. If the change was a slip, restore the old "
            "words, and the verdict counts again.",
        ),
        "FC021": FindingKind(
            "error",
            "verdict stale: the source changed or is gone",
            "Somebody's verdict on this claim rests on a passage of a source, and that passage has changed, "
            "or the source is gone: deleted, renamed, or not among the sources of this run. "
            "Changes elsewhere in the source do not matter.",
            "Look at the source again and review the claim. If you only moved the source, put it back or name its "
            "folder with --sources.",
        ),
        "FC022": FindingKind(
            "warning",
            "verdict for words no longer in the article",
            "The verdict file has a verdict for words that the article no longer has.",
            "If you cut them on purpose, `factcheck prune ARTICLE` drops the verdict. If you reworded them, "
            "review the new words. If they return, so does the verdict.",
        ),
        "FC030": FindingKind(
            "warning",
            "source unreadable or almost empty",
            "A file among the sources could not be read, or has almost no text: a scan, a picture, a page "
            "that did not load. A quote from it would be reported as not found in any source.",
            "Run text recognition on it, save it in a format that can be read, or remove it from the sources.",
        ),
        "FC031": FindingKind(
            "error",
            "verdict file invalid or with conflict markers",
            "The verdict file cannot be used: wrong syntax, a wrong type, git's conflict markers, or it was written by a "
            "newer factcheck. No verdict in it counts, and `check` exits with 2, whatever else it finds.",
            "The message names the line. `factcheck review` resolves conflicts, side by side. If two articles share a name "
            "(`harbour.md`, `harbour.html`) they share a verdict file: give one of them another with --verdicts.",
        ),
        "FC032": FindingKind(
            "warning",
            "unknown key in a verdict file",
            "factcheck does not know a key in the verdict file: it is misspelt, or a newer version "
            "wrote it. It is kept, and has no effect here.",
            "Correct the key, or delete the line.",
        ),
        "FC033": FindingKind(
            "warning",
            "hidden or struck words",
            "The article's file holds words that readers of the page do not see, or see struck: an element that is not "
            "displayed, has no size, is moved or cut off, or has the colour of what is behind it; letters of a PDF that are "
            "not painted or painted over; Unicode tag characters and overrides of the direction of writing; `<del>`, "
            "`<s>`, `~~ ~~`, strokes through letters, overstrikes. The article is checked as its readers see it.",
            "Take the words out of the file, or show them. A “not” that only the file has makes a quote look right.",
            'article: “we will <span style="display:none">not</span> raise the fee”\nread as: “we will raise the fee”',
        ),
        "FC034": FindingKind(
            "warning",
            "verdict file without an article",
            "There is no article for this verdict file beside it: the article was renamed, moved or "
            "deleted without it. No verdict in it counts.",
            "Rename the verdict file to match the article (the message names the article if its words are known), "
            "or delete it if the article is gone for good.",
        ),
        "FC035": FindingKind(
            "error",
            "limit reached: part of the article was not checked",
            "An article may take 60 s of CPU and 1,024 MB of memory, and have 10,000 quotes and claims of up to "
            "20,000 characters each. This one needs more; the message says which limit it reached and what was not "
            "checked. `check` exits with 2, whatever else it finds.",
            "Check that this is an article. If it is, split it, or raise the limit on the command line, for example "
            "`--limit seconds=300`. Project settings cannot raise it.",
        ),
        "FC040": FindingKind(
            "warning",
            "ignore comment that silences nothing or gives no reason",
            "A comment `<!-- factcheck-ignore FC001: reason -->` has no effect because it gives no reason, names no "
            "known finding, or there is nothing (any more) for it to silence.",
            "Add the reason, or remove the comment. It applies to the line after it.",
        ),
    }
)


def explained(number: str) -> str:
    """One finding explained as text: id, title, severity, meaning, what to do, example."""
    kind = FINDINGS[number]
    parts = [f"{number}  {kind.title}  ({kind.severity})", kind.meaning, kind.remedy]
    if kind.example:
        parts.append("\n".join(f"    {line}" for line in kind.example.splitlines()))
    return "\n\n".join(parts) + "\n"
