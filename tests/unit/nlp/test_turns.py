"""Who speaks where in a text of turns, in every form of label; and what looks like a label and is none."""

import pytest

from factcheck.nlp.turns import speaker_at, turns

# (text, words, who says them)
SAID = [
    ("MS. ABARA: The pier is safe.\nMR. OSTER: It is not.\n", "The pier is safe", "MS. ABARA"),
    ("MS. ABARA: The pier is safe.\nMR. OSTER: It is not.\n", "It is not", "MR. OSTER"),
    ("THE COURT: Proceed.\nTHE WITNESS: I saw the boat.\n", "I saw the boat", "THE WITNESS"),
    ("**Hanna Voss:** We closed the yard.\n\n**Petra Olm:** We did not.\n", "We did not", "Petra Olm"),
    ("**Hanna Voss**: We closed the yard.\n\n**Petra Olm**: We did not.\n", "We closed", "Hanna Voss"),
    ("Mia Tan  0:31\nThe ferry is late.\n\nJonas Weil  0:40\nIt is never late.\n", "It is never", "Jonas Weil"),
    ("[00:12:01] Mia Tan: The ferry is late.\n[00:12:09] Jonas Weil: It is not.\n", "It is not", "Jonas Weil"),
    ("00:12 Mia Tan: The ferry is late.\n00:19 Jonas Weil: It is not.\n", "The ferry", "Mia Tan"),
    (
        "ANNA TAN\nThe ferry is late again, I know.\n\nJONAS WEIL\nIt is never late at all.\n",
        "It is never",
        "JONAS WEIL",
    ),
    ("### Anna Tan\n\nThe ferry is late again.\n\n### Jonas Weil\n\nIt is never late.\n", "The ferry", "Anna Tan"),
    ("Anna Tan\tThe ferry is late again.\nJonas Weil\tIt is never late at all.\n", "It is never", "Jonas Weil"),
    ("Old Harbour\n\nThe ferry is late again.\n\nNew Bridge\n\nIt is never late at all.\n", "It is never", ""),
    ("Anna Tan\nJonas Weil\nPetra Olm\n\nThe board met in the old hall.\n", "The board", ""),
    (">> MIA TAN: The ferry is late.\n>> JONAS WEIL: It is not.\n", "It is not", "JONAS WEIL"),
    ("Weil: The ferry is late.\nTan: It is not.\nWeil: It is.\nTan: No.\n", "It is not", "Tan"),
    ("Mia Tan (harbour master): It is late.\nJonas Weil (pilot): It is not.\n", "It is late", "Mia Tan"),
    ("Interview with Arvid Holm\n\nQ. Is it safe?\nA. It is safe.\n", "It is safe", "Arvid Holm"),
    ("Interview with Arvid Holm\n\nQ. Is it safe?\nA. It is safe.\n", "Is it safe", ""),
    ("Q. Is it safe?\nA. It is safe.\n", "It is safe", ""),
    ("From: Hanna Voss <voss@yard.example>\nSubject: Yard\n\nWe closed it.\n", "We closed it", "Hanna Voss"),
    (
        (
            "From: Hanna Voss <voss@yard.example>\n\nI agree.\n\nOn Mon, 3 May 2027 at 10:12, Petra Olm <o@p.example> wrote:\n"
            "> We never closed it.\n"
        ),
        "We never closed it",
        "Petra Olm",
    ),
    ("MS. ABARA: The pier is safe.\n\nIt was rebuilt in May.\nMR. OSTER: No.\n", "It was rebuilt", "MS. ABARA"),
    ("SPEAKER_01: The pier is safe.\nSPEAKER_02: It is not.\n", "The pier is safe", ""),
    # no labels
    ("Note: the pier is safe.\nThe board met in May.\n", "The board met", ""),
    ("The board met in May. The pier is safe: it was rebuilt.\n", "it was rebuilt", ""),
    ("Date: 4 May\nPlace: Quell\n\nThe pier is safe.\n", "The pier is safe", ""),
    ("She said this: the pier is safe.\nHe said that: it is not.\n", "it is not", ""),
    ("", "", ""),
]


@pytest.mark.parametrize(("text", "words", "speaker"), SAID)
def test_a_label_says_whose_turn_it_is(text, words, speaker):
    assert speaker_at(turns(text), text.index(words)) == speaker
