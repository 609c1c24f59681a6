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
            "quote found in no source",
            "Nothing in the sources is enough like these words. The quote may be invented, or from somewhere that is "
            "not among the sources, or its source could not be read (see FC030).",
            "Find where it was said and put that into the sources; or mark it `unsourced` in the review. The closest "
            "passage is shown if there is one: it may be a paraphrase in quotation marks.",
        ),
        "FC002": FindingKind(
            "warning",
            "quote altered",
            "The words are nearly those of a source; what differs does not change the meaning: an article, an "
            "inflection, a filler.",
            "Restore the words, or mark what was left out with an ellipsis and what was put in with [brackets].",
            "article: “a balancing of interests”\nsource:  “a balancing of the interests”",
        ),
        "FC003": FindingKind(
            "error",
            "quote altered critically",
            "The words are nearly those of a source, and what differs may change the meaning: a negation, a number, a "
            "name, a modal, a pronoun, a word put in the place of another. The score says nothing about this: a "
            "quote without its “not” is 98 % alike.",
            "Go back to the source. Every critical difference is named in the message.",
            "article: “the eelgrass will come back within five years”\n"
            "source:  “the eelgrass will not come back within five years”",
        ),
        "FC004": FindingKind(
            "error",
            "words taken out of a context that changes them",
            "The words stand in a source as they are quoted, but what stands around them there turns them: a "
            "negation, a condition, or somebody else's view that is only reported.",
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
            "The words stand in a source, and the source gives them to another person than the article does. An error "
            "where a label names who speaks; a warning where it is inferred from the source's prose or its author.",
            "Name the person who said it, or find where the other one did.",
            "article: “We never closed the yard,” Olm said.\nsource:  MS. VOSS: We never closed the yard.",
        ),
        "FC010": FindingKind(
            "error",
            "not reviewed yet",
            "Nobody has given a verdict on this quote or claim.",
            "Review it: `factcheck review ARTICLE`. Claims in the reporter's own words warn only, unless the settings "
            'have `require = "all"`.',
        ),
        "FC011": FindingKind(
            "error",
            "disputed",
            "A reviewer looked and found it wrong.",
            "Correct the article; the verdict is then stale, and the new words can be verified.",
        ),
        "FC012": FindingKind(
            "error",
            "unsourced",
            "A reviewer looked for a source and found none.",
            "Find one, or take it out.",
        ),
        "FC013": FindingKind(
            "error",
            "reviewers disagree, or fewer than required",
            "Reviewers whose verdicts hold do not agree; or there are fewer of them than the settings ask for "
            "(`required_reviews`).",
            "Talk. One of them marks the verdict final, or changes it; or a second person reviews.",
        ),
        "FC020": FindingKind(
            "error",
            "verdict stale: the article changed",
            "Somebody gave a verdict on this claim, and after that its words, or who is said to say them, changed in "
            "the article. The verdict was on the old words; for the new ones it does not count.",
            "Review the claim again: old and new words are shown side by side. If the change was a slip, put the old "
            "words back, and the verdict holds again.",
        ),
        "FC021": FindingKind(
            "error",
            "verdict stale: the source changed or is gone",
            "Somebody gave a verdict on this claim that rests on a passage of a source, and that passage no longer "
            "stands there as it did, or the source is gone: deleted, renamed, or not among the sources of this run. "
            "Changes elsewhere in the source make nothing stale.",
            "Look at the source again, and review the claim. A source that was only moved: put it back, or name its "
            "folder with --sources.",
        ),
        "FC022": FindingKind(
            "warning",
            "verdict for words no longer in the article",
            "The verdict file has a verdict for words that are found nowhere in the article now.",
            "If they were taken out on purpose, `factcheck prune ARTICLE` drops the verdict; if they were reworded, "
            "review the new words. If they come back, so does the verdict.",
        ),
        "FC030": FindingKind(
            "warning",
            "source not readable, or nearly no text in it",
            "A file among the sources could not be read, or there is nearly no text in it: a scan, a picture, a page "
            "that did not load. A quote from it would be reported as found in no source.",
            "Have its text recognised, save it in a format that can be read, or take it out of the sources.",
        ),
        "FC031": FindingKind(
            "error",
            "verdict file not valid, or with conflict markers",
            "The verdict file cannot be used: wrong syntax, a wrong type, git's conflict markers, or a newer factcheck "
            "wrote it. What was decided in it does not count, and `check` ends with exit code 2, whatever else there is.",
            "The message names the line. Conflicts are resolved by `factcheck review`, side by side. Two articles of one "
            "name (`harbour.md`, `harbour.html`) have one verdict file: give one of them another with --verdicts.",
        ),
        "FC032": FindingKind(
            "warning",
            "unknown key in a verdict file",
            "A key in the verdict file is none that factcheck knows: somebody misspelt it by hand, or a newer version "
            "wrote it. It is kept, and means nothing here.",
            "Correct the key, or take the line out.",
        ),
        "FC034": FindingKind(
            "warning",
            "verdict file without an article",
            "A verdict file lies here, and there is no article of its name beside it: the article was renamed, moved or "
            "deleted without it. What was decided in it does not count.",
            "Rename the verdict file as the article was renamed (the message names the article if its words are known), "
            "or delete it if the article is gone for good.",
        ),
        "FC035": FindingKind(
            "error",
            "a limit was reached: part of the article was not checked",
            "An article may take 60 s of CPU and 1,024 MB of memory, have 10,000 quotes and claims, and none of more than "
            "20,000 characters. This one has more; the message says which limit was reached and what was not checked. "
            "`check` ends with exit code 2, whatever else there is: nothing is known of the rest.",
            "Look at the article: is it one? If it is, split it, or raise the limit on the command line, for example "
            "`--limit seconds=300`. No setting of a project can raise it.",
        ),
        "FC040": FindingKind(
            "warning",
            "a comment that silences nothing, or gives no reason",
            "A comment `<!-- factcheck-ignore FC001: reason -->` is not heeded because it has no reason or names no "
            "finding, or it silences nothing (any more).",
            "Write the reason, or take the comment out. It speaks of the line after it.",
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
