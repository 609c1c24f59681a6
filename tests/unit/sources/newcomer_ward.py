"""A second article with wrong facts, in another field: a hospital, its figures and a court; eight sources of eight formats."""

from pathlib import Path
from typing import Final

from tests.unit.documents.made import column, docx, pdf

ARTICLE: Final = """\
---
date: 2026-09-17
---

# The ward that would not open

Brenmoor Infirmary has 412 beds, and on a normal day 37 of them are empty. This summer that was not so.

In July the hospital admitted 6,318 patients, 14 per cent more than in the same month last year. The average wait in the
emergency department rose from 2 hours 10 minutes to 4 hours. In August it admitted 5,902.

The board met on Monday, 7 September, in the old chapel. It voted five to two to reopen Larch Ward, which was closed in
2019 after a fire. The chair, Dr Helene Strand, voted against. Reopening costs £1.8 million, of which the county pays a third.

The ward has 24 beds and needs 31 nurses. The hospital has hired nine so far, said Piotr Wolan, the director of nursing.
Agency staff cost £640,000 in the first half of the year, twice as much as the year before.

The county's audit, published on 3 June, found that 58 of the 210 fire doors did not close. The auditors rejected the
hospital's plan for the stairwells. No patients were moved during the work. The firm that repairs the doors, Tarrant & Gale, was founded
in 1968 and employs 85 people in Ostby.

Brenmoor is the largest hospital of the county. It serves 190,000 people in 14 parishes, and the nearest other emergency department,
in Kelder, is 46 kilometres away. The helicopter pad opened in 2014; it was used 132 times last year.

Not everybody wants the ward. A petition against it was signed by 2,750 people. The nurses' union has supported the plan
since March. Its secretary, Agnes Moll, said the night shift has one nurse for every 11 patients. The norm is eight.

The trial of the former caretaker, Roy Pettifer, ended in May. The court at Kelder acquitted him of arson. The judge,
Miriam Oake, spoke for 40 minutes. The insurers paid £3.2 million in 2021, four years after the fire.

All wards were inspected in the spring. The next inspection is on 12 October at 9.30 am. The infection rate has fallen
since 2022: there were 19 cases in 2025, after 34 in 2022. Larch Ward is to open on 1 December with 16 beds; the remaining eight
follow in February 2027.
"""

_MINUTES = """\
# Brenmoor Infirmary: minutes of the board

Monday, 7 September 2026, the old chapel. In the chair: Dr Helene Strand.

## Larch Ward

The motion to reopen Larch Ward was carried by five votes to three. Dr Strand voted in favour. The ward was closed in 2019 after the fire.
The cost of reopening is £1.8 million; the county pays a third of it.

## Opening

The ward opens on 1 December 2026 with sixteen beds. The other eight beds follow in February 2027.

## Inspection

The next inspection is on 12 October at 9.30 am.
"""
_FIGURES = """\
month,admissions,average wait (minutes),empty beds per day
July 2025,5542,130,41
August 2025,5610,128,39
July 2026,6318,240,12
August 2026,5092,215,15
"""
_AUDIT = """\
County audit office. Report on fire safety at Brenmoor Infirmary. Published on 3 June 2026.

Of the 210 fire doors of the hospital 58 did not close.

We approved the hospital's plan for the stairwells in April.

Patients of two wards were moved during the work. Some wards were inspected in the spring; the others follow in autumn.

The door contractor is Tarrant & Gale of Ostby.
"""
_WARD = [
    "Larch Ward: staffing note by Piotr Wolan, director of nursing",
    "Larch Ward has twenty-four beds. It needs 31 nurses to run. We have hired nine nurses so far.",
    "Agency staff cost the hospital £640,000 in the first half of 2026. In the first half of 2025 they cost £320,000.",
    "The infirmary has 412 beds. On a normal day 37 beds are empty.",
]
_FIRM = """\
<html lang="en"><head><title>Tarrant &amp; Gale</title></head><body><h1>Tarrant &amp; Gale, door makers</h1>
<p>Founded in 1986 by Una Tarrant, our firm employs 85 people at its works in Ostby.</p>
<p>We have repaired the doors of eleven hospitals.</p></body></html>
"""
_MAIL = """\
From: Agnes Moll <moll@union.example>
To: desk@paper.example
Date: Tue, 15 Sep 2026 10:00:00 +0000
Subject: the night shift
Content-Type: text/plain; charset=utf-8

On the night shift there is one nurse for every eleven patients. The norm is eight patients a nurse.

The nurses' union has opposed the plan for the ward since March.

A petition against the ward was signed by 2,750 people.

Agnes Moll, secretary of the nurses' union
"""
_COURT = """\
WEBVTT

00:00:01.000 --> 00:00:06.000
JUDGE OAKE: I am Miriam Oake, and this is the case of Roy Pettifer, formerly caretaker of Brenmoor Infirmary.

00:00:07.000 --> 00:00:12.000
JUDGE OAKE: The court at Kelder convicts Roy Pettifer of arson.

00:00:13.000 --> 00:00:18.000
CLERK: The insurers paid £3.2 million in 2021, two years after the fire. The judge spoke for forty minutes.
"""
_REPORT = [
    "Brenmoor Infirmary. Annual report 2025.",
    "We are the second largest hospital of the county.",
    "We serve 190,000 people in 14 parishes.",
    "The nearest other emergency department is 64 km away",
    "in Kelder.",
    "The helicopter pad was opened in 2014.",
    "It was used 132 times in 2025.",
    "There were 19 cases of infection in 2025 and 34 in 2022.",
]

WRONG: Final = [
    # the wrong words, words of their sentence, what the source has
    ("five to two", "voted", "five votes to three"),
    ("5,902", "In August", "5092"),
    ("voted against", "Helene Strand", "in favour"),
    ("rejected", "auditors", "approved"),
    ("No patients", "during the work", "moved"),
    ("1968", "founded", "1986"),
    ("largest", "Brenmoor is", "second"),
    ("46 kilometres", "nearest", "64"),
    ("supported", "union", "opposed"),
    ("acquitted", "Kelder acquitted", "convicts"),
    ("four years", "insurers", "two years"),
    ("All", "inspected", "Some"),
]
RIGHT: Final = [
    ("412", "beds, and"),
    ("37", "beds, and"),
    ("6,318", "In July"),
    ("14 per cent", "In July"),
    ("4 hours", "average wait"),
    ("Monday", "The board met"),
    ("7 September", "The board met"),
    ("2019", "It voted"),
    ("Helene Strand", "voted against"),
    ("£1.8 million", "Reopening"),
    ("third", "Reopening"),
    ("24", "31 nurses"),
    ("31", "31 nurses"),
    ("nine", "Wolan"),
    ("Piotr Wolan", "Wolan"),
    ("£640,000", "Agency"),
    ("twice", "Agency"),
    ("3 June", "audit"),
    ("58", "audit"),
    ("210", "audit"),
    ("85", "Tarrant"),
    ("190,000", "14 parishes"),
    ("2014", "helicopter"),
    ("132", "helicopter"),
    ("2,750", "petition"),
    ("11", "Agnes Moll"),
    ("Miriam Oake", "Miriam"),
    ("40 minutes", "Miriam"),
    ("12 October", "next inspection"),
    ("19", "infection"),
]


def write(folder: Path) -> Path:
    """The article and its sources written into a folder; gives the path of the article."""
    sources = folder / "sources"
    sources.mkdir()
    for name, data in {
        "minutes.md": _MINUTES.encode(),
        "figures.csv": _FIGURES.encode(),
        "audit.txt": _AUDIT.encode(),
        "ward.docx": docx("".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in _WARD)),
        "firm.html": _FIRM.encode(),
        "mail.eml": _MAIL.encode(),
        "court.vtt": _COURT.encode(),
        "report.pdf": pdf([column(_REPORT)]),
    }.items():
        (sources / name).write_bytes(data)
    article = folder / "ward.md"
    article.write_text(ARTICLE, encoding="utf-8")
    return article
