"""What lies further off than the passage's own clause: the sentence before, and where the speaker goes on behind a tag."""

import pytest

from factcheck.comparison import compare
from factcheck.core.model import Level

# words before the passage, the passage, words behind it, the level, the words and the rule that say so
AROUND = [
    ('"', "The yard is sound", ",” Oster said, “if we find two more doctors.”", "critical", "if we"),
    ('"', "The yard is sound", '," Oster said, "unless the rain comes back."', "critical", "unless"),
    ("‘", "The yard is sound", ",’ Oster said, ‘provided that the rain stops.’", "critical", "provided that the rain stops"),
    ('"', "The yard is sound", '," Oster said, "and nobody at the mill paid for it."', "minor", "and nobody at the mill paid for it"),
    ('"', "The yard is sound", '," Oster said, "and so is the pier."', "verbatim", ""),
    ('"', "The yard is sound", '," Oster said. "If it rains, we close."', "verbatim", ""),
    ("Suppose the dam breaks tonight. ", "The valley floods in an hour", ".", "critical", "Suppose the dam breaks tonight"),
    ("CHAIR: Suppose the dam breaks.\n\nOSTER: ", "The valley floods in an hour", ".", "minor", "Suppose the dam breaks"),
    ("She woke from a dream. In it, ", "the valley was flooded", ".", "critical", "dream. In it"),
    ("She woke from a long sleep. In it, ", "the valley was flooded", ".", "verbatim", ""),
    ("Suppose the dam breaks. ", "Is the valley safe?", "", "verbatim", ""),
    ("In the last act the baker turns to us. “", "I hate this town", "” And the curtain falls.", "critical", "In the last act the baker turns to us"),
    ("A rumour ran through the market. ", "The mayor has sold the pier", ".", "minor", "rumour ran through the market"),
    ("OSTER: [laughs] ", "The valley was flooded", ".", "critical", "laughs"),
    ("OSTER: Once. [laughs] ", "The valley was flooded", ".", "minor", "laughs"),
    ("OSTER: Once. [sarcastically] ", "The valley was flooded", ".", "critical", "sarcastically"),
    ("The schools taught a theory that our tests refute: that ", "the lake has no floor", ".", "critical", "theory that our tests refute: that"),
    ("", "The valley was flooded", ". That's what the clerk had typed for me.", "critical", "That's what the clerk"),
    ("", "The valley was flooded", ". That was the best news of the year.", "verbatim", ""),
    ("The paper pays half of ", "two hundred boats in the yard", ".", "critical", "half of"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "passage", "after", "level", "words"), AROUND)
def test_what_is_said_around_the_passage(before, passage, after, level, words):
    comparison = compare(passage, passage, before=before, after=after)
    assert comparison.level == level
    outside = [each.found for each in comparison.differences]
    assert not outside if level == "verbatim" else words in outside[0]


# the quote, the source, what is left out of it, the level
SPOKEN = [
    ("The oaks are over fifty", "The oaks are more – sorry, are over fifty", "repetition", "minor"),
    ("The bell rings and lasts a minute", "The bell rings and lasts, I mean it lasts a minute", "repetition", "minor"),
    ("My aunt carried the lamp", "My aunt – she was, oh, tiny – my aunt carried the lamp", "repetition", "minor"),
    ("My aunt carried the lamp", "My aunt – she never said so – my aunt carried the lamp", "negation", "critical"),
    ("they'll get a letter", "they'll — they'll get a letter", "repetition", "minor"),
    ("I don't recall the boat", "I don't, sir, I don't recall the boat", "repetition", "minor"),
    ("I was sorry, and left", "I was sick, sorry, and left", "word", "critical"),
    ("We saw the boat", "We saw, I mean the crew saw, the boat", "word", "critical"),
    ("We found the shard (in June)", "We found the shard (see Table 3) (in June)", "furniture", "typographic"),
    ("We found the shard in all of them", "We found the shard (Supplementary Fig. 2a) in all of them", "furniture", "typographic"),
    ("We found the shard in all of them", "We found the shard (not Table 3) in all of them", "negation", "critical"),
    ("The board votes 7 to 2 to stay", "The board votes seven to two to stay", "number", "typographic"),
    ("We met at ten to two", "We met at 1:50", "time", "typographic"),
]  # fmt: skip


@pytest.mark.parametrize(("quoted", "found", "kind", "level"), SPOKEN)
def test_speech_made_fit_for_print(quoted, found, kind, level):
    comparison = compare(quoted, found)
    assert comparison.level == level
    assert kind in {each.kind for each in comparison.differences if each.level == comparison.level}


# the source with somebody else's word in it, the quote, whether it may go
TURNS = [
    ("OSTER: I was not asked.\nCHAIR: Never?\nOSTER: Not once.", "I was not asked. Not once.", True),
    ("OSTER: I was there.\nCHAIR: Guilty?\nOSTER: Yes.", "I was there. Yes.", False),
    ("OSTER: I was there.\nCHAIR: Never?\nLUND: Not once.", "I was there. Not once.", False),
    ("OSTER: I was there.\nCHAIR: Did you pay?\nOSTER: Not once.", "I was there. Not once.", False),
    ("OSTER (by phone): We sell.\nOSTER (cont.): The end.", "We sell. The end.", True),
]


@pytest.mark.parametrize(("source", "quoted", "may_go"), TURNS)
def test_a_word_of_somebody_else_between_two_turns(source, quoted, may_go):
    label, _, found = source.partition(": ")
    comparison = compare(quoted, found, before=f"{label}: ")
    assert (comparison.level < Level.CRITICAL) is may_go


# what an ellipsis leaves out, the level
ASIDES = [
    ("The king was, as long as they lent him money, a friend of the town", "critical"),
    ("The king was, in the eyes of his enemies, a friend of the town", "critical"),
    ("The king was, in the spring of that year, a friend of the town", "editorial"),
    ("The king was, said his clerk, a friend of the town", "editorial"),
]


@pytest.mark.parametrize(("found", "level"), ASIDES)
def test_an_aside_under_an_ellipsis(found, level):
    assert compare("The king was … a friend of the town", found).level == level


# what real speech and print have around a passage that changes nothing
QUIET = [
    ("“If so many stay away,” she said, “", "we have to close the pier", "”"),
    ("“The mill is no villain,” he said. “", "The villain is the flood", "”"),
    ("It said what the law would have in store for women: “", "We fought for this", "”"),
    ("What did it take? ", "I would have to look that up", "."),
    ("In those days, ", "we could swim to the island", "."),
    ("He wrote a novel in 1911. “", "I hated the work", ",” he told his sister."),
]


@pytest.mark.parametrize(("before", "passage", "after"), QUIET)
def test_what_changes_nothing(before, passage, after):
    assert compare(passage, passage, before=before, after=after).level == "verbatim"


# frames written without a look at the rules: what they say of the passage, and the least that must be said of it
FRAMES = [
    ("A satirical website reported yesterday: “", "The harbour was sold", ".”", "critical"),
    ("I was paid to say: “", "The harbour was sold", ".”", "critical"),
    ("In his best mayor's voice, he said: “", "The harbour was sold", ".”", "critical"),
    ("With twice the money and half the red tape, ", "we could build a pier in a year", ".", "critical"),
    ("THE CHAIR: I will read the motion, which failed. “", "The harbour was sold", ".”", "minor"),
    ("A. That ", "the pump was tested on Friday", ". It wasn't.", "minor"),
    ("Some years ago I wrote, to my shame, that ", "a ship is no place for women", ".", "critical"),
    ("", "The harbour was sold", ". Those were not my words.", "critical"),
    ("", "The harbour was sold", ", he was made to say.", "critical"),
    ("", "The harbour was sold", " — no, sorry, the pier was.", "critical"),
    ("“", "We will raise the fares", ",” the minister said, reading from the other party's leaflet.", "critical"),
]


@pytest.mark.parametrize(("before", "passage", "after", "least"), FRAMES)
def test_a_frame_is_named_or_shown(before, passage, after, least):
    assert compare(passage, passage, before=before, after=after).level >= Level(least)
