"""A made-up review as plain data: an article, its claims, three sources, candidates, and a file kept in memory."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from factcheck.comparison import compare
from factcheck.core.errors import VerdictFileError
from factcheck.core.model import (
    Candidate,
    Claim,
    Comparison,
    Detail,
    Difference,
    Document,
    Level,
    Locator,
    Place,
    Speaker,
    Verdict,
)
from factcheck.core.records import Evidence, Review, VerdictFile
from factcheck.core.text import claim_id
from factcheck.review import Session
from factcheck.verdicts import dump, judged, merge, merge_texts, reconcile

ARTICLE = """The quay at Averholm

The minister told the committee on Tuesday that the port was busy. “The harbour handled nine million tonnes in rural trade,” Ortega said, adding that the figure would rise as the new quay opened.

“We are not a museum,” she said. The fee has not changed since the spring of 2011.

“I have never sold a share in this port,” said Dana Lee, the mayor. Lee called the plan “a bridge [to the islands] … for everyone.”

No city of this size has closed its harbour. Spending on rural roads rose by nine per cent.

“Freight by rail fell for a third year,” the report says.
"""

HEARING = [
    (720.0, "CHAIR", "Please."),
    (723.0, "CHAIR", "Ms Ortega, you have the floor."),
    (727.0, "ORTEGA", "The harbour handled eight million tonnes in coastal trade last year."),
    (731.0, "ORTEGA", "We are not a museum, sir."),
    (736.0, "CHAIR", "Thank you. We will hear the mayor next."),
    (742.0, "LEE", "I have sold a share in this port, and I said so at the time."),
]

NOTES = """# Notes of the trust

The fee for a berth has not changed since the spring of 2011, the trust says.

## The islands

The plan, said Lee, is a bridge for the fishing boats and for everyone.

Freight by rail fell for a third year, and by road it rose.
"""

RIVAL = """The harbour handled about nine million tonnes, the paper wrote.
The harbour has eight cranes.
"""


def sources() -> dict[str, Document]:
    text, places = "", []
    for seconds, speaker, words in HEARING:
        places.append(Place(len(text), Locator(time=seconds, speaker=speaker)))
        text += f"{speaker}: {words}\n\n"
    hearing = Document("sources/hearing.srt", text, "aa" * 32, format="srt", places=tuple(places))
    notes = Document.from_text(NOTES, path="sources/notes.md")
    return {d.path: d for d in (hearing, notes, Document.from_text(RIVAL, path="sources/rival.txt"))}


ORTEGA = ("Ortega", "Ines Ortega")
LEE = ("Dana Lee", "Dana Lee")

WORDS: list[tuple[str, str, tuple[str, str] | None]] = [
    ("claim", "The minister told the committee on Tuesday that the port was busy.", None),
    ("quote", "The harbour handled nine million tonnes in rural trade,", ORTEGA),
    ("quote", "We are not a museum,", ("she", "Ines Ortega")),
    ("claim", "The fee has not changed since the spring of 2011.", None),
    ("quote", "I have never sold a share in this port,", LEE),
    ("quote", "a bridge [to the islands] … for everyone.", ("Lee", "Dana Lee")),
    ("claim", "No city of this size has closed its harbour.", None),
    ("claim", "Spending on rural roads rose by nine per cent.", None),
    ("quote", "Freight by rail fell for a third year,", ("the report", None)),
]


def article(text: str = ARTICLE) -> Document:
    return Document.from_text(text, path="articles/quay.md")


def claims() -> tuple[Claim, ...]:
    made = []
    for kind, words, speaker in WORDS:
        start = ARTICLE.index(words)
        who = None
        if speaker:
            at = ARTICLE.rindex(speaker[0], 0, start + 120)
            who = Speaker(speaker[0], at, at + len(speaker[0]), speaker[1], "after", certain=speaker[0] != "she")
        made.append(Claim(claim_id(kind, words), kind, words, start, start + len(words), who))
    return tuple(made)


MUSEUM, TONNES, SHARE, FEE, BRIDGE, CITY, ROADS, RAIL, BUSY = (
    claim_id(WORDS[number][0], WORDS[number][1]) for number in (2, 1, 4, 3, 5, 6, 7, 8, 0)
)


def difference(kind: str, level: Level, quoted: tuple[str, str], found: tuple[str, str]) -> Difference:
    """A difference between words of two texts, each given as (text, words); no words: at the text's end."""
    (left, a), (right, b) = quoted, found
    i = left.index(a) if a else len(left)
    j = right.index(b) if b else len(right)
    return Difference(kind, level, a, i, i + len(a), b, j, j + len(b))


def candidate(path: str, words: str, score: float, quoted: str = "") -> Candidate:
    """A passage with these words; of a quote, compared with it."""
    document = sources()[path]
    start = document.text.index(words)
    comparison = compare(quoted, words) if quoted else Comparison(Level.VERBATIM, ())
    return Candidate(path, start, start + len(words), words, score, document.locate(start), comparison)


def candidates() -> dict[str, tuple[Candidate, ...]]:
    """What a search would find for each claim; nothing for the claim about the committee and that about cities."""
    tonnes, museum, share, bridge, rail = (WORDS[number][1] for number in (1, 2, 4, 5, 8))
    fee = candidate("sources/notes.md", "has not changed since the spring of 2011", 91.0)
    fee = replace(fee, details=(Detail("date", "the spring of 2011", 30, 48, found=True),))
    roads = candidate("sources/rival.txt", "The harbour handled about nine million tonnes", 55.0)
    lost = Difference("number", Level.CRITICAL, "nine per cent", 32, 45, "", 0, 0)
    roads = replace(
        roads,
        comparison=Comparison(Level.CRITICAL, (lost,)),
        details=(Detail("number", "nine per cent", 32, 45, found=False),),
    )
    return {
        TONNES: (
            candidate("sources/hearing.srt", "The harbour handled eight million tonnes in coastal trade", 84.0, tonnes),
            candidate("sources/rival.txt", "The harbour handled about nine million tonnes", 71.0, tonnes),
        ),
        MUSEUM: (candidate("sources/hearing.srt", "We are not a museum,", 100.0, museum),),
        FEE: (fee,),
        SHARE: (candidate("sources/hearing.srt", "I have sold a share in this port,", 93.0, share),),
        BRIDGE: (candidate("sources/notes.md", "a bridge for the fishing boats and for everyone.", 88.0, bridge),),
        ROADS: (roads,),
        RAIL: (candidate("sources/notes.md", "Freight by rail fell for a third year,", 100.0, rail),),
    }


def numbered() -> dict[str, tuple[Candidate, ...]]:
    """The quote about a museum as a transcript with numbered lines has it."""
    words = "We are\n 6 not a museum"
    mark = Difference("furniture", Level.TYPOGRAPHIC, "", 7, 7, "6 ", 8, 10)
    comparison = Comparison(Level.TYPOGRAPHIC, (mark,))
    return {
        MUSEUM: (Candidate("sources/transcript.txt", 3, 3 + len(words), words, 100.0, Locator(line=5), comparison),)
    }


@dataclass
class Disk:
    """A verdict file that several sessions share, kept in memory; `broken` makes saving fail, `unreadable` reading."""

    file: VerdictFile = field(default_factory=lambda: listed())  # noqa: PLW0108 - defined further down
    broken: str = ""
    unreadable: VerdictFileError | None = None
    saves: int = 0

    def save(self, mine: VerdictFile, base: VerdictFile) -> VerdictFile:
        if self.broken:
            raise VerdictFileError(self.broken, hint="Make room.")
        self.saves += 1
        self.file = merge(base, mine, self.file).file
        return self.file

    def reload(self, seen: list[VerdictFile]) -> VerdictFile | None:
        if self.unreadable:
            raise self.unreadable
        if seen[0] == self.file:
            return None
        seen[0] = self.file
        return self.file


def listed(file: VerdictFile | None = None) -> VerdictFile:
    return reconcile(file, article(), claims(), article_path="articles/quay.md", sources=sorted(sources()))


def reviewed(
    file: VerdictFile, name: str, verdict: Verdict, by: str, note: str = "", *, final: bool = False
) -> VerdictFile:
    """The file with somebody's verdict on a claim, on no evidence."""
    record = file.claims[name]
    review = Review(verdict, note, date(2026, 11, 3), judged(record, ()), final=final)
    return file.with_record(name, replace(record, reviews={**record.reviews, by: review}))


def with_evidence(file: VerdictFile, name: str, source: str, exact: str) -> VerdictFile:
    record = file.claims[name]
    return file.with_record(name, replace(record, evidence={source: Evidence(source, exact, "L1", "verbatim")}))


def session(disk: Disk | None = None, *, matched: bool = True, empty: bool = False, **options: Any) -> Session:
    """Ada's session over the made-up review, every claim matched; `empty`: over an article without claims."""
    disk = disk or Disk()
    seen, found, library = [disk.file], candidates(), sources()

    def search(wanted: Claim | str, limit: int) -> tuple[Candidate, ...]:
        if isinstance(wanted, Claim):
            return found.get(wanted.id, ())[:limit]
        hits = (each for group in found.values() for each in group if wanted.casefold() in each.text.casefold())
        return tuple(hits)[:limit]

    def save(mine: VerdictFile, base: VerdictFile) -> VerdictFile:
        seen[0] = disk.save(mine, base)
        return seen[0]

    given = {
        "reviewer": "ada",
        "search": search,
        "source": library.get,
        "save": save,
        "reload": lambda: disk.reload(seen),
        "today": lambda: date(2026, 11, 20),
        **options,
    }
    if empty:
        disk.file = replace(disk.file, claims={})
    made = Session(article(), () if empty else claims(), disk.file, **given)
    if matched:
        for claim in made.claims:
            made.match(claim.id)
    return made


def conflicted() -> str:
    """The text of a file in which git found Ada saying two things of three claims, and Ben one of a fourth.

    Of the first she gave two verdicts, of the second two notes; the third verdict she took back on one side.
    """
    base = reviewed(listed(), SHARE, Verdict.VERIFIED, "ada", "heard it")
    base = reviewed(base, RAIL, Verdict.DISPUTED, "ada")
    ours = reviewed(reviewed(base, TONNES, Verdict.VERIFIED, "ada", "on tape"), FEE, Verdict.VERIFIED, "ben")
    ours = reviewed(ours, SHARE, Verdict.VERIFIED, "ada", "heard it twice")
    theirs = reviewed(base, TONNES, Verdict.DISPUTED, "ada", "eight, not nine")
    theirs = reviewed(theirs, SHARE, Verdict.VERIFIED, "ada", "read it")
    theirs = with_evidence(theirs, TONNES, "hearing", "The harbour handled eight million tonnes")
    ours = reviewed(ours, RAIL, Verdict.VERIFIED, "ada")
    theirs = theirs.with_record(RAIL, replace(theirs.claims[RAIL], reviews={}))
    text, marked = merge_texts(dump(base), dump(ours), dump(theirs), marker="side")
    assert marked
    return text
