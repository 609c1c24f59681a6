"""What the source says around a passage."""

import pytest

from factcheck.comparison import compare
from factcheck.core.model import Level

# (before, passage, after, what is found outside; "" if nothing governs the passage)
CASES = [
    ("I do not ", "support the bill", ".", "I do not"),
    ("I have never even ", "seen the bill", ".", "have never even"),
    ("She refused to ", "sign the lease", ".", "She refused to"),
    ("Nobody here thinks ", "we can win", ".", "Nobody here thinks"),
    ("It is not true that ", "she took it", ".", "not true that"),
    ("The yard denies that ", "the pier is unsafe", ".", "yard denies that"),
    ("They claim that ", "the pier is unsafe", ".", "They claim that"),
    ("I refuse to accept that ", "the yard is lost", ".", "refuse to accept that"),
    ("She denied having ", "taken the money", ".", "She denied having"),
    ("I used to think that ", "the yard is lost", ".", "used to think that"),
    ("Had we known of it, ", "we would have left", ".", "Had we known of it"),
    ("Je ne crois pas que ", "le port soit fermé", ".", "crois pas que"),
    ("about ", "20 people came", ".", ""),
    ("nearly ", "20 people came", ".", "nearly"),
    ("If the talks fail, ", "we will sell the yard", ".", "If the talks fail"),
    ("", "we will sell the yard", " only if they pay.", "only if"),
    ("", "The pier is safe", ", or so they say.", "or so they say"),
    ("A ", "few of them came", ".", "A"),
    # nothing against it
    ("", "we will sell the yard", "", ""),
    ("In May ", "the pier was closed", " for good.", ""),
    ("Almost ", "all samples were clean", ".", "Almost"),
    ("She said almost ", "nobody had a key to it", ".", "almost"),
    ("Only ", "the keeper had a key to it", ".", "Only"),
    ("We were late. Perhaps ", "the pier was closed", ".", "Perhaps"),
    ("I think ", "the pier was closed", ".", "I think"),
    ("And we believe that ", "the pier was closed", ".", "we believe that"),
    ("It seems ", "the pier was closed", ".", "It seems"),
    ("That is what I think ", "about the pier", ".", ""),
    ("The pier was almost ", "closed by then", ".", ""),
    ("It did not hold. ", "The pier was closed", ".", ""),
    ("We had no radio, but ", "the boats came home", ".", ""),
    ("The mayor said: “", "We will sell the yard", "”, and left.", ""),
    ("Nobody can deny that ", "the pier was closed", ".", ""),
    ("There is no doubt that ", "the pier was closed", ".", ""),
    ("If I may say so, ", "the pier was closed", ".", ""),
    ("Whether they like it or not, ", "the pier was closed", ".", ""),
    ("Not only ", "the pier was closed", " but the yard.", ""),
    ("I remember that ", "the pier was closed", ", and the yard.", ""),
    ("I do not know why. Mr. Imbert says ", "the pier was closed", ".", "Mr. Imbert says"),
    ("", "The pier was closed.", " If it rains, so is the yard.", ""),
]


@pytest.mark.parametrize(("before", "passage", "after", "outside"), CASES)
def test_what_governs_the_passage(before, passage, after, outside):
    comparison = compare(passage, passage, before=before, after=after)
    known = [difference.found for difference in comparison.differences if difference.level is Level.CRITICAL]
    assert known == ([outside] if outside else [])
    source = before + passage + after
    for difference in comparison.differences:
        start, end = difference.found_start + len(before), difference.found_end + len(before)
        assert source[start:end] == difference.found
        assert difference.found_start < 0 or difference.found_end > len(passage)


@pytest.mark.parametrize(
    ("before", "passage", "after", "words"),
    [
        ("  1  LUND:  If the town pays its\n  2  share in full, ", "we will close", ".", ["If the town pays its share in full"]),
        ("", "we will not\n  2  ever\n  3  close", ".", ["not ever"]),
        ("", "we will close\n  2  on two\n  3  days", ".", ["on two days", "on two days"]),
    ],
)  # fmt: skip
def test_what_is_told_of_the_source_has_no_numbers_of_lines(before, passage, after, words):
    differences = compare("we will close", passage, before=before, after=after).differences
    told = [" ".join(item.found.split()) for item in differences if item.level > Level.TYPOGRAPHIC]
    assert told == words


LENT = [  # before, passage, after, whether it is the auditors' as much as the speaker's: nobody, the auditors, Lund
    ("The auditors say ", "the boiler is fine", ".", [True, False, True]),
    ("", "the boiler is fine", ", the auditors say.", [True, False, True]),
    ("", "the boiler is fine", ", according to the auditors.", [True, False, True]),
    ("The auditors told the board on Monday that ", "the boiler is fine", ".", [True, False, True]),
    ("“", "the boiler is fine", ",” the auditors said.", [False, False, False]),
    ("The auditors said: ‘", "the boiler is fine", ".’", [False, False, False]),
    ("“We looked. ", "The boiler is fine", ",” said the auditors.", [False, False, False]),
    ("“The auditors say ", "the boiler is fine", ",” Lund said.", [True, False, True]),
    ("“The boiler is fine,” the auditors said. They added that ", "the roof leaks", ".", [True, False, True]),
    ("Lund asked the auditors. She said ", "the boiler is fine", ".", [True, True, False]),
    ("Lund asked Imbert. She said ", "the boiler is fine", ".", [True, True, True]),
    ("Lund’s deputy said ", "the boiler is fine", ".", [True, True, True]),
    ("In Lund’s view ", "the boiler is fine", ".", [True, True, False]),
    ("I was told that ", "the boiler is fine", ".", [True, True, True]),
    ("As I told the auditors, ", "the boiler is fine", ".", [False, False, False]),
    ("MS. LUND: ", "the boiler is fine", ". The auditors say so.", [False, False, False]),
    ("MS. LUND: The landlord says ", "the boiler is fine", ".", [True, True, True]),
]


@pytest.mark.parametrize(("before", "passage", "after", "lent"), LENT)
def test_words_lent_to_somebody_else_than_the_speaker(before, passage, after, lent):
    levels = [
        compare(passage, passage, before=before, after=after, speaker=speaker).level
        for speaker in ("", "the auditors", "Ana Lund")
    ]
    assert [level == Level.CRITICAL for level in levels] == lent


def test_a_cut_within_the_passage_is_context_too():
    comparison = compare("support the bill", "I do not support the bill")
    assert {difference.kind for difference in comparison.differences} == {"cut", "context"}
    assert comparison.level == Level.CRITICAL
