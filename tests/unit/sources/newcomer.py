"""An article as a newcomer would bring it, with eight sources of eight formats: 12 of its facts are wrong, 30 are looked at
as right. It was written before the program had been run on it."""

from pathlib import Path
from typing import Final

from tests.unit.documents.made import column, docx, pdf, xlsx

ARTICLE: Final = """\
---
title: The dam above Hollin
date: 2026-03-12
---

# The dam above Hollin

For sixty years nobody in Hollin looked up at the dam. Since February they look at little else.

On 14 February a walker saw brown water coming out of the foot of the wall. He called the water company at 7.10 am, and
by nine the valley road was closed. The fire service moved 1,420 people out of 530 homes below the dam, most of them to
the sports hall in Orrin.

The dam was built in 1964. It holds back 2.3 million cubic metres of water and is 38 metres high. It belongs to Fell
Water, which supplies 84,000 households in three counties. The company bought it from the county in 1991.

What went wrong is now known, at least in part. A survey by the engineers Brandt & Osei found a void of 4.5 metres under
the spillway, and 16 cracks in the concrete, 11 of them new since the last inspection in 2019. The survey was led by
Marta Lindholm, who has inspected dams for 22 years. The drains at the foot of the wall were blocked. Two of the six
gauges had stopped working, the survey says.

The council met on Thursday 3 March. It was a long meeting in a full hall. By seven votes to four the councillors asked
the company to lower the lake by a third. Councillor Ruth Adeyemi, who moved the motion, said the valley had been lucky.
Councillor Piet Sorensen voted against it. Council leader Owen Marsh did not vote at all. A second motion, to ask for a
public inquiry, was carried by nine votes to two.

Whether the lake can be lowered so far is a matter of dispute. Fell Water's chief engineer, Tomas Reyl, told the council
that the pumps can move 900 litres a second. At that rate, he said, it would take 18 days. The lake stood at 71 per cent
of its capacity in January and at 88 per cent in February, the wettest month since 1997. In December it had been at
64 per cent. Rainfall in February came to 214 mm, more than three times as much as in December.

Repairs will cost £3.6 million, according to the company's own estimate. The spillway alone is put at £2.1 million, and
new drains at £450,000. New gauges come to £85,000. The company has set aside £1.5 million so far. Its profits rose 12
per cent last year, to £31 million, and its spending on upkeep fell from £9.2 million to £6.9 million, a cut of a
quarter.

The regulator was not impressed. In a letter of 24 February the Dam Safety Office gave the company 60 days to hand in a
plan. The letter, signed by Helen Quist, the office's director, lists five earlier warnings, the first of them from 2016.
It speaks of a fine of up to £250,000.

Complaints from below the dam are not new either. The company had 48 of them in 2023 and 112 in 2025, so that the number
has more than tripled in two years. Nearly all were about the noise of water at night.

The people of Hollin are still waiting. The sports hall has 220 beds. Fire chief Dana Okafor wrote to the council on
5 March that nobody should go home before the lake is under 60 per cent. She wants two sirens in the valley, and a drill
every six months. Her crews have pumped for 19 days without a break. There are 34 firefighters on the bank at any hour,
with eight pumps.

At a hearing in Garrow on 10 March the company's director, Simon Vale, said that he was sorry. He had read the survey on
the train, he said. He promised that the lower road would be open by Easter, and that every household would get £500. The
hearing lasted four hours and was watched by 300 people. It goes on on 24 March.

She is sitting on a camp bed with her coat on. Her name is Ilse Garth, she is 81, and she was there when the dam was
opened. They told us it would last for ever, she says.
"""

WRONG: Final = (
    # what the article says wrongly, a stretch of its sentence, and what a source has
    ("14 February", "a walker saw brown water", "4 February"),
    ("38 metres", "38 metres high", "38 feet"),
    ("1991", "from the county in 1991", "1989"),
    ("11", "11 of them new", "7"),
    ("Marta Lindholm", "survey was led by", "Marta Lindberg"),
    ("Thursday", "met on Thursday", "Tuesday"),
    ("nine votes to two", "carried by nine", "eight votes to three"),
    ("chief engineer", "told the council", "deputy chief engineer"),
    ("64", "In December it had been", "46"),
    ("12\nper cent", "profits rose", "fell 12 per cent"),
    ("tripled", "more than tripled", "48 and 112"),
    ("Garrow", "hearing in Garrow", "Harrow Bridge"),
)

RIGHT: Final = (
    ("7.10 am", "called the water company"),
    ("1,420", "moved 1,420 people"),
    ("530", "530 homes"),
    ("Orrin", "sports hall in"),
    ("1964", "was built in"),
    ("2.3 million", "holds back"),
    ("84,000", "households in three"),
    ("4.5 metres", "void of"),
    ("16", "16 cracks"),
    ("2019", "last inspection"),
    ("22 years", "inspected dams"),
    ("Two", "gauges had stopped"),
    ("six", "gauges had stopped"),
    ("seven votes to four", "asked\nthe company"),
    ("Ruth Adeyemi", "moved the motion"),
    ("Owen Marsh", "did not vote"),
    ("Tomas Reyl", "told the council"),
    ("900 litres", "pumps can move"),
    ("71", "in January"),
    ("214 mm", "Rainfall in February"),
    ("three times", "as much as in December"),
    ("£3.6 million", "Repairs will cost"),
    ("£2.1 million", "spillway alone"),
    ("£85,000", "New gauges"),
    ("quarter", "a cut of a"),
    ("60 days", "to hand in"),
    ("Helen Quist", "signed by"),
    ("220", "beds"),
    ("19 days", "without a break"),
    ("Simon Vale", "that he was sorry"),
)

_MINUTES = """\
# Hollin Council, minutes of the special meeting

Held in the Guildhall on Tuesday 3 March 2026 at 7 pm. In the chair: Cllr O. Marsh, Leader of the Council.

## 1. The dam

Tomas Reyl, Deputy Chief Engineer of Fell Water, answered questions. The pumps on the bank can move 900 litres per
second. He thought that it would take eighteen days to bring the lake down by a third.

Cllr R. Adeyemi moved that the company be asked to lower the lake by one third.

| motion | for | against |
|---|---|---|
| Lower the lake | 7 | 4 |
| Public inquiry | 8 | 3 |

The first motion was carried, 7 votes to 4, Cllr P. Sorensen voting against. The motion to ask for a public inquiry was
carried by 8 votes to 3. The Leader abstained on both.
"""

_SURVEY = (
    "Brandt & Osei, Consulting Engineers",
    "Hollin Dam: survey after the incident of 4 February 2026",
    "Lead inspector: Marta Lindberg (22 years in dam inspection)",
    "The dam was completed in 1964. Its height above the river bed is",
    "38 feet. It retains 2,300,000 cubic metres.",
    "Under the spillway we found a void 4.5 m long. We counted sixteen",
    "cracks in the concrete, of which seven were not there at the",
    "inspection of 2019. Four of the six gauges were working, two were",
    "not. The drains at the toe of the wall were blocked with silt.",
)

_LEVELS = """\
month,lake level (% of capacity),rainfall (mm)
December 2025,46,68
January 2026,71,131
February 2026,88,214
"""

_LETTER = """\
<w:p><w:r><w:t>Dam Safety Office, 24 February 2026</w:t></w:r></w:p>
<w:p><w:r><w:t>To Fell Water. We require a plan for the repair of Hollin Dam within sixty days of this letter.</w:t></w:r></w:p>
<w:p><w:r><w:t>We have warned you of the state of the spillway five times, in 2016, 2018, 2019, 2021 and 2024.</w:t></w:r></w:p>
<w:p><w:r><w:t>If no plan is received the Office may impose a fine not exceeding £250,000.</w:t></w:r></w:p>
<w:p><w:r><w:t>Helen Quist, Director</w:t></w:r></w:p>
"""

_COMPANY = """\
<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Fell Water: the year in figures</title></head><body>
<nav>Home | Bills | Contact</nav><main><h1>The year in figures</h1>
<p>Fell Water supplies 84,000 households in three counties. The dam at Hollin, which we bought from the county in 1989,
is one of four in our care.</p>
<p>Profits fell 12 per cent in 2025, to £31 million. Spending on upkeep was £6.9 million, after £9.2 million the year
before.</p>
<table><caption>Complaints about Hollin Dam</caption><tr><th>Year</th><th>Complaints</th></tr>
<tr><td>2023</td><td>48</td></tr><tr><td>2024</td><td>77</td></tr><tr><td>2025</td><td>112</td></tr></table>
</main></body></html>
"""

_MAIL = """\
From: Dana Okafor <okafor@fire.hollin.example>
To: council@hollin.example
Subject: The dam: evacuation
Date: Thu, 5 Mar 2026 16:20:00 +0000
Content-Type: text/plain; charset=utf-8

Dear councillors,

the first call came from the water company at 7.15 on the morning of 4 February, five minutes after a walker had rung
them. We moved 1,420 people out of 530 homes below the dam. Most are in the sports hall in Orrin, which has 220 beds.

No one should go back before the lake is below 60 % of its capacity. I ask for two sirens in the valley and a drill every
half year. We have pumped for nineteen days without stopping, with eight pumps and 34 firefighters at a time.

Dana Okafor
Fire Chief
"""

_HEARING = """\
1
00:00:05,000 --> 00:00:11,000
CHAIR: This is the hearing in Harrow Bridge, on the tenth of March.

2
00:00:12,000 --> 00:00:19,000
MR VALE: My name is Simon Vale, I am the director of Fell Water, and I am sorry.

3
00:00:20,000 --> 00:00:29,000
MR VALE: The lower road will be open by Easter. Every household will get five hundred pounds.

4
00:00:30,000 --> 00:00:36,000
CHAIR: We adjourn until the 24th of March.
"""


def _costs() -> bytes:
    """A sheet as a spreadsheet program writes it: the heads and labels are shared texts, the amounts numbers."""
    texts = (
        "Hollin Dam: estimate of repairs",
        "Item",
        "£000",
        "Spillway",
        "New drains",
        "New gauges",
        "Access road",
        "Total",
    )
    amounts = {3: 2100, 4: 450, 5: 85, 6: 965, 7: 3600}
    rows = ['<row r="1"><c r="A1" t="s"><v>0</v></c></row>']
    rows.append('<row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2" t="s"><v>2</v></c></row>')
    rows += [
        f'<row r="{at}"><c r="A{at}" t="s"><v>{at}</v></c><c r="B{at}"><v>{amount}</v></c></row>'
        for at, amount in amounts.items()
    ]
    return xlsx({"Estimate": "".join(rows)}, texts=texts)


def write(folder: Path) -> Path:
    """The article and its sources written into a folder; gives the path of the article."""
    sources = folder / "sources"
    sources.mkdir()
    for name, data in {
        "minutes.md": _MINUTES.encode(),
        "survey.pdf": pdf([column(_SURVEY)]),
        "levels.csv": _LEVELS.encode(),
        "costs.xlsx": _costs(),
        "letter.docx": docx(_LETTER),
        "company.html": _COMPANY.encode(),
        "mail.eml": _MAIL.encode(),
        "hearing.srt": _HEARING.encode(),
    }.items():
        (sources / name).write_bytes(data)
    article = folder / "dam.md"
    article.write_text(ARTICLE, encoding="utf-8")
    return article
