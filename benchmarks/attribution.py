"""Who said it, and the source that the article cites: right and wrong ones, made, and what `check` says of each.

    python benchmarks/attribution.py [--misses]

120 quotes word for word in 12 forms of source, half of them given to the one who said it and half to somebody else who
speaks in the same source; 80 quotes with a citation in 8 forms, three quarters right, the rest of another source or
another page. All words, people and places are made up.
"""

import argparse
import itertools
import json
import random
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from factcheck import check_article

SUBJECTS = (
    "the ferry company", "our small chandlery", "every boat on the east side", "the old ropewalk", "the harbour school",
    "the new tide gauge", "my grandmother’s bakery", "the lighthouse trust", "the night tram", "the fish market",
)  # fmt: skip
VERBS = (
    "lost most of its customers", "kept its doors open", "paid for the repairs", "ran out of coal",
    "asked for a second survey", "sold its last anchor",
)  # fmt: skip
TIMES = (
    "before the long winter",
    "in the week of the regatta",
    "after the storm of that spring",
    "without telling anybody",
    "while the ice was out",
    "on the day of the eclipse",
    "at the pilot’s own cost",
    "for the sake of the gulls",
)
PEOPLE = (
    ("Hanna Voss", "Ms"), ("Petra Olm", "Ms"), ("Arvid Holm", "Mr"), ("Jonas Weil", "Mr"), ("Mia Tan", "Ms"),
    ("Ruben Castell", "Mr"), ("Lidia Brandt", "Ms"), ("Tomas Nair", "Mr"), ("Greta Lund", "Ms"), ("Emil Sorge", "Mr"),
)  # fmt: skip
FILLER = "Nothing else was said about it that day, and the meeting went on to the matter of the road."


def sentences() -> list[str]:
    """480 different sentences, in an order that is always the same."""
    made = [f"{subject} {verb} {time}" for subject, verb, time in itertools.product(SUBJECTS, VERBS, TIMES)]
    random.Random(7).shuffle(made)
    return made


class Said(NamedTuple):
    """One utterance of a source."""

    speaker: str
    title: str
    words: str  # without a full stop


def sentence(words: str) -> str:
    return words[0].upper() + words[1:] + "."


# Forms of sources: a file's name and its content, of four or more utterances.


def webvtt(said: Sequence[Said]) -> tuple[str, str]:
    cues = [f"00:0{n}:01.000 --> 00:0{n}:09.000\n<v {s.speaker}>{sentence(s.words)}</v>" for n, s in enumerate(said)]
    return "tape.vtt", "WEBVTT\n\n" + "\n\n".join(cues) + "\n"


def subrip(said: Sequence[Said]) -> tuple[str, str]:
    cues = [
        f"{n + 1}\n00:0{n}:01,000 --> 00:0{n}:09,000\n{s.speaker.split()[-1].upper()}: {sentence(s.words)}"
        for n, s in enumerate(said)
    ]
    return "tape.srt", "\n\n".join(cues) + "\n"


def capitals(said: Sequence[Said]) -> tuple[str, str]:
    lines = [f"{s.title.upper()}. {s.speaker.split()[-1].upper()}: {sentence(s.words)}" for s in said]
    return "record.txt", "VERBATIM RECORD\n\n" + "\n".join(lines) + "\n"


def bold(said: Sequence[Said]) -> tuple[str, str]:
    return "talk.md", "# A talk\n\n" + "\n\n".join(f"**{s.speaker}:** {sentence(s.words)}" for s in said) + "\n"


def timed(said: Sequence[Said]) -> tuple[str, str]:
    return "meeting.txt", "\n\n".join(f"{s.speaker}  {n}:31\n{sentence(s.words)}" for n, s in enumerate(said)) + "\n"


def stamped(said: Sequence[Said]) -> tuple[str, str]:
    return "call.txt", "\n".join(f"[00:0{n}:01] {s.speaker}: {sentence(s.words)}" for n, s in enumerate(said)) + "\n"


def segments(said: Sequence[Said]) -> tuple[str, str]:
    rows = [
        {"start": n * 60.0, "end": n * 60.0 + 9, "speaker": s.speaker, "text": f" {sentence(s.words)}"}
        for n, s in enumerate(said)
    ]
    return "tape.json", json.dumps({"language": "en", "segments": rows})


def page(said: Sequence[Said]) -> tuple[str, str]:
    rows = "".join(f"<p><strong>{s.speaker}:</strong> {sentence(s.words)}</p>\n" for s in said)
    return (
        "page.html",
        f"<html><head><title>Interview</title></head><body><article><h1>Interview</h1>{rows}</article></body></html>",
    )


def cutting(said: Sequence[Said]) -> tuple[str, str]:
    rows = [f"“{sentence(s.words)[:-1]},” {s.speaker} told the paper. {FILLER}" for s in said]
    return "cutting.txt", "\n\n".join(rows) + "\n"


def mail(said: Sequence[Said]) -> tuple[str, str]:
    first, second = said[0], next(s for s in said if s.speaker != said[0].speaker)
    own = "\n\n".join(sentence(s.words) for s in said if s.speaker == first.speaker)
    theirs = "\n> \n".join(f"> {sentence(s.words)}" for s in said if s.speaker == second.speaker)
    head = f"From: {first.speaker} <a@example.org>\nTo: {second.speaker} <b@example.org>\nSubject: The quay\nDate: Mon, 2 Mar 2026 09:00:00 +0000"
    kind = "Content-Type: text/plain; charset=utf-8"
    return (
        "reply.eml",
        f"{head}\n{kind}\n\n{own}\n\nOn Sun, 1 Mar 2026 at 18:00, {second.speaker} <b@example.org> wrote:\n{theirs}\n",
    )


def testimony(said: Sequence[Said]) -> tuple[str, str]:
    guest = said[0].speaker
    rows = []
    for s in said:
        rows.append(
            f"A. {sentence(s.words)}"
            if s.speaker == guest
            else f"MS. {s.speaker.split()[-1].upper()}: {sentence(s.words)}"
        )
        rows.append("Q. And what happened then, as far as you know?")
    return "deposition.txt", f"DEPOSITION OF {guest.upper()}\n\n" + "\n".join(rows) + "\n"


def statements(said: Sequence[Said]) -> tuple[str, str]:
    first = said[0].speaker
    rows = [sentence(s.words) if s.speaker == first else f"{s.speaker} answered: “{sentence(s.words)}”" for s in said]
    return "statement.md", f"---\nauthor: {first}\n---\n\n# Statement by {first}\n\n" + "\n\n".join(rows) + "\n"


FORMS: tuple[Callable[[Sequence[Said]], tuple[str, str]], ...] = (
    webvtt, subrip, capitals, bold, timed, stamped, segments, page, cutting, mail, testimony, statements,
)  # fmt: skip


def named(name: str, title: str, way: int) -> str:
    """The ways in which an article names somebody."""
    return (
        name,
        name.rsplit(maxsplit=1)[-1],
        f"{title} {name.rsplit(maxsplit=1)[-1]}",
        name,
        name.rsplit(maxsplit=1)[-1],
    )[way % 5]


class Case(NamedTuple):
    """A quote in an article of its own, and what is to be said of it: "", "FC006", "FC007 error" or "FC007 warning"."""

    form: str
    article: str
    sources: dict[str, str]
    expected: str


def speakers() -> Iterator[Case]:
    words = iter(sentences())
    chance = random.Random(11)
    for form in FORMS:
        for number in range(10):
            one, other = chance.sample(PEOPLE, 2)
            who = [one, other, one, other]
            said = [Said(*each, next(words)) for each in who[:2]]
            said += [
                Said(*each, f"{quoted} and {FILLER[:-1].lower()}")
                for each, quoted in zip(who[2:], ("we waited", "we left"), strict=True)
            ]
            wrong = number % 2 == 1
            spoken = said[number % 4 // 2]
            right = (spoken.speaker, spoken.title)
            name = next(each for each in (one, other) if (each == right) != wrong)
            full = "" if number % 5 in (0, 3) else f"{name[0]} came to the town hall on Monday.\n\n"
            quote = f"{full}“{sentence(spoken.words)[:-1]},” said {named(*name, number)}.\n"
            file, content = form(said)
            yield Case(form.__name__, quote, {file: content}, "FC006" if wrong else "")


# Citations: three sources, the quote in one of them (in the paged one on a page).

PAGES = 12


def paged(rows: Sequence[str]) -> str:
    """A text of printed pages, as a record has them."""
    return "\n".join(f"Page {n} of {PAGES}\n\n{row}\n\n{FILLER}\n\n{FILLER}\n\n\f" for n, row in enumerate(rows, 1))


def link(source: int, _: str) -> tuple[str, str]:
    return f" [so]({('sources/tape.vtt', 'https://example.org/minutes', '../sources/letter.txt')[source]})", ""


def footnote(source: int, place: str) -> tuple[str, str]:
    return (
        "[^1]",
        f"\n[^1]: {('Night tape of the harbour board', 'Port council, “Minutes of the spring session,” 2026', 'Letter to the ferry company')[source]}{place}.\n",
    )


def number(source: int, place: str) -> tuple[str, str]:
    return f" [{source + 1}]", (
        f"\n## References\n\n1. Night tape of the harbour board{place if source == 0 else ''}\n"
        f"2. Minutes of the spring session, 2026\n3. Letter to the ferry company\n"
    )


def key(source: int, place: str) -> tuple[str, str]:
    return f" [@{('tape', 'council2026', 'letter')[source]}{place}]", ""


def parenthesis(source: int, place: str) -> tuple[str, str]:
    return f" ({('Night tape', 'Minutes of the spring session', 'Letter to the ferry company')[source]}{place})", ""


def author_year(source: int, place: str) -> tuple[str, str]:
    return f" ({('Harbour board', 'Port council', 'Lund')[source]}, 2026{place})", ""


def cite(source: int, _: str) -> tuple[str, str]:
    return (
        f" in the <cite>{('Night tape of the harbour board', 'Minutes of the spring session', 'Letter to the ferry company')[source]}</cite>",
        "",
    )


def line_below(source: int, place: str) -> tuple[str, str]:
    return (
        "",
        f"\nSource: {('Night tape of the harbour board', 'Minutes of the spring session', 'Letter to the ferry company')[source]}{place}\n",
    )


CITATIONS = (link, footnote, number, key, parenthesis, author_year, cite, line_below)
PLACED = (footnote, key, parenthesis, author_year, line_below)
ABOUT = """\
["tape.vtt"]
title = "Night tape of the harbour board"
author = "Harbour board"
date = 2026-03-01

["minutes.txt"]
title = "Minutes of the spring session"
author = "Port council"
date = 2026-04-02
url = "https://www.example.org/minutes/"

["letter.txt"]
title = "Letter to the ferry company"
author = "Greta Lund"
date = 2026-05-03
"""


def citations() -> Iterator[Case]:
    words = iter(sentences())
    for form in CITATIONS:
        for number_of in range(10):
            rows = [[next(words) for _ in range(3)], [next(words) for _ in range(2)], [next(words)]]
            tape = webvtt([Said("Hanna Voss", "Ms", each) for each in rows[0]])[1].replace("00:02:", "00:22:")
            minutes = paged([*[FILLER] * 3, sentence(rows[1][0]), *[FILLER] * 5, sentence(rows[1][1]), *[FILLER] * 2])
            letter = f"Dear all,\n\n{sentence(rows[2][0])}\n\nYours,\nGreta Lund\n"
            source = number_of % 3
            quoted = rows[source][-1 if source else 2]
            wrong = number_of in (3, 7) or (number_of == 5 and form not in PLACED)
            elsewhere = number_of == 5 and form in PLACED
            if elsewhere:  # the tape, at another time
                source, quoted = 0, rows[0][2]
            place = {0: ", 00:22:04", 1: ", p. 10", 2: ""}[source]
            place = ", 00:01:03" if elsewhere else place if form in PLACED or form is number else ""
            cited = (source + 1) % 3 if wrong else source
            if wrong:
                place = ""
            mark, below = form(cited, place)
            article = f"The board met again in May.\n\n“{sentence(quoted)[:-1]},” the chair of it said{mark}.\n{below}"
            sources = {"tape.vtt": tape, "minutes.txt": minutes, "letter.txt": letter, "sources.toml": ABOUT}
            yield Case(
                form.__name__, article, sources, "FC007 error" if wrong else "FC007 warning" if elsewhere else ""
            )


def outcome(case: Case, folder: Path, ids: Sequence[str]) -> tuple[str, list[str]]:
    """What `check` says of a case, in the terms of `expected`; and all of its findings."""
    (folder / "sources").mkdir()
    for name, content in case.sources.items():
        (folder / "sources" / name).write_text(content, encoding="utf-8")
    (folder / "article.md").write_text(case.article, encoding="utf-8")
    run = check_article(folder / "article.md", [folder / "sources"])
    found = [each for each in run.findings if each.id in ids]
    said = " ".join(f"{each.id} {each.severity}" if each.id == "FC007" else each.id for each in found[:1])
    return said, [f"{each.id} {each.severity}: {each.message}" for each in run.findings if each.id != "FC010"]


def measure(title: str, cases: Sequence[Case], ids: Sequence[str], *, misses: bool) -> None:
    right: Counter[tuple[str, bool]] = Counter()
    total: Counter[tuple[str, bool]] = Counter()
    others = 0
    for case in cases:
        with tempfile.TemporaryDirectory() as name:
            said, every = outcome(case, Path(name), ids)
        kind = (case.form, bool(case.expected))
        total[kind] += 1
        right[kind] += said == case.expected
        others += any(each.startswith(("FC001", "FC002", "FC003", "FC004")) for each in every)
        if misses and (
            said != case.expected or any(each.startswith(("FC001", "FC002", "FC003", "FC004")) for each in every)
        ):
            print(f"--- {case.form}: expected {case.expected or 'nothing'}, got {every}\n{case.article}")
    wrong, fine = (sum(total[key] for key in total if key[1] is each) for each in (True, False))
    found = sum(right[key] for key in right if key[1])
    false = fine - sum(right[key] for key in right if not key[1])
    print(f"{title}: {found} of {wrong} wrong ones named ({found / wrong:.3f}), {false} of {fine} right ones blamed")
    print(f"  FC001 to FC004 on {others} of {len(cases)}, whose words are all right")
    for form in dict.fromkeys(case.form for case in cases):
        print(
            f"  {form:<12} wrong {right[form, True]}/{total[form, True]}  right {right[form, False]}/{total[form, False]}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--misses", action="store_true", help="print what was expected otherwise")
    misses = parser.parse_args().misses
    measure("speakers", list(speakers()), ("FC006",), misses=misses)
    measure("citations", list(citations()), ("FC007",), misses=misses)


if __name__ == "__main__":
    main()
