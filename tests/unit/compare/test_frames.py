"""Frames around a statement: what turns it, limits it or lends it is critical; what only leads to it is not.

Written before the rules were looked at; at first sight 52 of 60 and 27 of 40 were named, none of 50 wrongly.
"""

import pytest

from factcheck import compare

TURNS_BEFORE = [
    "It is simply not the case that",
    "Nobody in their right mind would claim that",
    "There is no evidence whatsoever that",
    "I have never said that",
    "It would be wrong to say that",
    "I am not convinced that",
    "We are far from certain that",
    "Contrary to the belief that",
    "The myth persists that",
    "It has been alleged that",
    "My opponent will tell you that",
    "The salesman assured us that",
    "According to the leaflet,",
    "If the figures are right,",
    "As long as the weather holds,",
    "In the event of rain,",
    "Provided that the money comes,",
    "Were it up to me,",
    "In an ideal world,",
    "On the drawing board,",
    "I would like to think that",
    "I was under the impression that",
    "We had assumed that",
    "It is often said that",
    "Some people insist that",
    "Critics have long argued that",
    "The defence will try to persuade you that",
    "It is hard to believe that",
    "Only a fool believes that",
    "Do not let anyone tell you that",
    "I refuse to accept that",
    "They stopped claiming that",
    "He was forced to say that",
    "The report falsely claims that",
    "The ad would have us believe that",
    "There is a rumour going round that",
    "Let us assume that",
    "What if",
    "Imagine if",
    "It is debatable whether",
    "I very much doubt that",
    "I cannot say for sure that",
    "There's a chance that",
    "In my dreams,",
    "In the first draft,",
    "The original plan was that",
    "The company denied that",
    "It was once thought that",
    "Hardly anyone thinks that",
    "I wonder whether",
    "I'm afraid I can't confirm that",
    "The idea is that",
    "One theory is that",
    "It could be argued that",
    "You would think that",
    "Everyone keeps saying that",
    "Under the old law,",
    "For the moment,",
    "Apart from the eastern lane,",
    "With the exception of the ramp,",
]
HARMLESS_BEFORE = [
    "I can confirm that",
    "The survey shows that",
    "As we all know,",
    "It is clear that",
    "The truth is that",
    "I want to stress that",
    "Of course",
    "In fact,",
    "Last week I saw that",
    "Let me be clear:",
    "The council agreed that",
    "It came as no surprise that",
    "I'm pleased to say that",
    "After the repairs,",
    "Thanks to the engineers,",
    "I have always said that",
    "Everybody knows that",
    "There can be no question that",
    "We are lucky that",
    "What matters is that",
    "Not surprisingly,",
    "If you ask me,",
    "To be honest,",
    "As of today",
    "The inspector found that",
    "I remember that",
    "My point is that",
    "I am certain that",
    "Happily,",
    "We did not wait, and",
]
TURNS_BEHIND = [
    ", if the engineers are right.",
    ", unless it snows.",
    " but only for cars.",
    ", they would have you believe.",
    ", so the mayor claims.",
    ", according to the leaflet.",
    ", at least on paper.",
    ", or so I was told.",
    ", apparently.",
    ", with the exception of the ramp.",
    ", in a manner of speaking.",
    ", supposedly.",
    ", except when it floods.",
    " when it is dry.",
    " as long as it is dry.",
    ". That is a lie.",
    ". Or is it?",
    ". I was joking.",
    ". I no longer believe that.",
    ". So they say.",
    ". That was last year.",
    ". Nothing could be further from the truth.",
    ". Yeah, right.",
    ". At least that was the plan.",
    ". I wish.",
    ". If only that were true.",
    " is what they want you to think.",
    " is not something I would say.",
    " is a myth.",
    " has yet to be proven.",
    " is far from certain.",
    " is doubtful.",
    " until further notice.",
    " in the brochure.",
    " on Sundays only.",
    ", God willing.",
    ", one hopes.",
    ", or will be by June.",
    ", as far as I can tell.",
    ", on a good day.",
]
HARMLESS_BEHIND = [
    ", as I have always said.",
    ", and we are proud of it.",
    ", the engineers proved.",
    ", you know.",
    ". That is a fact.",
    ". I am sure of it.",
    ". That is what we found.",
    " and cheap to run.",
    ". Nobody doubts that.",
    ", as everybody can see.",
    ". We checked it twice.",
    ", because we repaired it.",
    ". If only the tunnel were, too.",
    ", even in winter.",
    " at all times.",
    ", I am happy to say.",
    ". The lie about it came later.",
    ". So we opened it.",
    " for everyone.",
    ", after all.",
]


@pytest.mark.parametrize(
    ("frame", "critical"), [(frame, True) for frame in TURNS_BEFORE] + [(frame, False) for frame in HARMLESS_BEFORE]
)
def test_a_frame_before(frame, critical):
    words = "the bridge is perfectly safe"
    comparison = compare(words, words, before=f"We met on Monday. {frame} ", after=". It carries the ring road.")
    assert (comparison.level == "critical") is critical
    assert not critical or all(difference.rule for difference in comparison.differences)


@pytest.mark.parametrize(
    ("frame", "critical"), [(frame, True) for frame in TURNS_BEHIND] + [(frame, False) for frame in HARMLESS_BEHIND]
)
def test_a_frame_behind(frame, critical):
    words = "The bridge is perfectly safe"
    comparison = compare(words, words, before="We met on Monday. ", after=f"{frame} It carries the ring road.")
    assert (comparison.level == "critical") is critical
    assert not critical or all(difference.rule for difference in comparison.differences)
