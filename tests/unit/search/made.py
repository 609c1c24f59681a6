"""Made-up sources and quotes for the tests of finding."""

import random
from collections.abc import Callable

from factcheck.search import FoundPassage, Index, find

HEARING = """\
                                                            Page 4
  1            MR. OSTERLUND:  The harbour board met nine times in
  2  the spring, and at none of those meetings did anybody men-
  3  tion the second pier.
  4            THE CHAIR:  You are under oath, Mr. Osterlund.
  5            MR. OSTERLUND:  I know that.  We never asked for the
                                                            Page 5
  1  money, and we were never offered any.  What the ferrymen
  2  were promised is another matter; I will come to that.
"""

SPEECH = """\
Thank you all for coming. When I took office the town owed forty-one million crowns to a bank in Lindmark, and the
interest alone would have paid for two schools. We have not raised a single tax since then. We sold the old tannery, we
let the market hall to the traders who work in it, and we asked every department to do without its third secretary.

People ask me whether the bridge will be safe. It will be safe when the engineers say that it is, and not one day
before. The bridge at Tessel stood for ninety years because nobody hurried the men who built it. I do not think that we
should be in a greater hurry than they were, although I would like to cut that ribbon myself.

The hospital is a different story. Its roof leaks, its boilers are older than I am, and last winter the nurses brought
blankets from home. That is a disgrace, and I said so to the minister. She promised an answer by the end of March.
"""

SCAN = """\
Tbe commissi0ner told the c0uncil that thc drainage canal bad been inspectcd twice and tbat no fau1t whatever was
f0und in the eastern s1uices during that ycar.
"""

DIARY = """\
In the evening we spoke of the tannery again. Nobody could say who had the keys. The foreman had left for Tessel in
April, and his wife did not answer the door. Later the keys were found in the market hall, under a scale.
"""

SOURCES = (HEARING, SPEECH, SCAN, DIARY)


def indexed(*texts: str) -> Index:
    """An index in memory of texts numbered from 0."""
    index = Index()
    with index.writing():
        for number, text in enumerate(texts):
            index.add(number, text)
        index.commit()
    return index


def parts(*texts: str) -> Callable[[int, int, int], str]:
    """What gives parts of the texts, by their numbers."""
    return lambda number, start, end: texts[number][start:end]


def found(quote: str, *texts: str, **options: object) -> list[FoundPassage]:
    return find(indexed(*texts), parts(*texts), quote, **options)


def words_of(found: FoundPassage, *texts: str) -> str:
    """The words of a passage, in single spaces."""
    return " ".join(texts[found.number][found.passage.start : found.passage.end].split())


def prose(seed: int, sentences: int) -> str:
    """Text of made-up words, some of them much more frequent than others, in sentences and paragraphs."""
    chance = random.Random(seed)
    syllables = [one + two for one in "bdfgklmnprstvz" for two in "aeiou"]
    vocabulary = ["".join(chance.choices(syllables, k=chance.randint(1, 4))) for _ in range(1200)]
    frequencies = [1 / (rank + 2) for rank in range(len(vocabulary))]
    text = []
    for _ in range(sentences):
        words = chance.choices(vocabulary, frequencies, k=chance.randint(4, 24))
        if chance.random() < 0.3:
            words[chance.randrange(len(words))] += chance.choice([",", ";", " --", ":"])
        text.append(" ".join(words).capitalize() + chance.choice([".", ".", ".", "?", "!"]))
        text.append(chance.choice([" ", " ", "  ", "\n", "\n\n"]))
    return "".join(text)
