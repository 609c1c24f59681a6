"""What holds for any two texts."""

import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from factcheck.comparison import compare
from factcheck.core.model import Level
from factcheck.nlp import roles
from factcheck.nlp.rules import rules_for

RULES = rules_for("en", "context")
ANY = st.text(st.characters(), max_size=60)
VOCABULARY = sorted(
    set(
        re.findall(
            r"\w+",
            """the a council harbour pier was were is closed old and or in of to not never may must all some forty 12
            boats she they Marta Tarn because if allegedly um well really kilometres March lights committee reported""",
        )
    )
)
PROSE = st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=25)
MARKS = str.maketrans({"'": "’", '"': "“", "-": "–"})


@given(ANY, ANY, ANY, ANY)
def test_nothing_raises_and_offsets_cut_out_the_words(quoted, found, before, after):
    comparison = compare(quoted, found, before=before, after=after)
    for difference in comparison.differences:
        assert quoted[difference.quoted_start : difference.quoted_end] == difference.quoted
        source, shift = (before + found + after), len(before)
        said = source[difference.found_start + shift : difference.found_end + shift]
        assert said == difference.found or ("\n" in said and difference.level > Level.TYPOGRAPHIC)
        assert (difference.kind == "context") or (0 <= difference.found_start <= difference.found_end <= len(found))
    levels = [difference.level for difference in comparison.differences]
    assert comparison.level == max(levels, default=Level.VERBATIM)


@given(ANY)
def test_a_text_is_verbatim_itself(text):
    assert compare(text, text) == compare(text, f" {text}\n") == compare("", "")


@given(ANY, ANY)
def test_only_equal_texts_are_verbatim(quoted, found):
    assert (compare(quoted, found).level == Level.VERBATIM) == (quoted.split() == found.split())


@given(PROSE, st.sampled_from(["upper", "lower", "marks", "comma", "quotes", "composed", "hyphen"]))
def test_typography_alone_stays_typographic(prose, change):
    text = " ".join(prose)
    changed = {
        "upper": text.upper(),
        "lower": text.lower(),
        "marks": text.translate(MARKS),
        "comma": text + ",",
        "quotes": f"“{text}”",
        "composed": unicodedata.normalize("NFD", text),
        "hyphen": text.replace("harbour", "har-\nbour"),
    }[change]
    assert compare(changed, text).level <= Level.TYPOGRAPHIC


EDITS = {
    "negated": lambda words: [*words, "not"],
    "dropped": lambda words: words[1:],
    "another number": lambda words: [{"12": "13", "forty": "ninety"}.get(word, word) for word in words],
    "another name": lambda words: [{"Marta": "Pellegrin"}.get(word, word) for word in words],
    "another article": lambda words: [{"the": "a"}.get(word, word) for word in words],
    "a hedge": lambda words: ["perhaps", *words],
    "another word": lambda words: [{"harbour": "orchard", "closed": "burned"}.get(word, word) for word in words],
    "another modal": lambda words: [{"may": "must"}.get(word, word) for word in words],
}


@given(PROSE, PROSE, st.sampled_from(sorted(EDITS)), st.sampled_from(sorted(EDITS)))
def test_levels_never_fall_when_a_difference_is_added(one, other, first, second):
    between = ["nevertheless", "everybody", "admired", "the", "enormous", "lighthouse", "keeper"]
    source = [*one, *between, *other]
    left, right = EDITS[first](one), EDITS[second](other)
    both = compare(" ".join([*left, *between, *right]), " ".join(source)).level
    assert both >= compare(" ".join([*left, *between, *other]), " ".join(source)).level
    assert both >= compare(" ".join([*one, *between, *right]), " ".join(source)).level


BESIDE = st.lists(
    st.sampled_from(
        [
            *sorted(RULES.tagged("plain") | RULES.tagged("thought") | roles.CONNECTIVES | roles.NEGATIONS),
            *VOCABULARY,
        ]
    )
    | st.sampled_from(["that", "I", "you", "it", "by", "to", ",", ".", "?", ":", "“", "”", "—", "he"]),
    max_size=9,
).map(" ".join)


@given(PROSE, BESIDE, BESIDE, st.sampled_from(["Marta", "the committee", "?"]))
def test_what_stands_beside_is_context_and_a_known_speaker_only_takes_away(prose, before, after, speaker):
    quote = " ".join(prose)
    nobodys = compare(quote, quote, before=before, after=after)
    known = compare(quote, quote, before=before, after=after, speaker=speaker)
    assert known.level <= nobodys.level
    assert {each.kind for each in nobodys.differences} <= {"context"}


@given(PROSE)
def test_a_dropped_negation_is_critical_wherever_it_stood(prose):
    for place in range(len(prose) + 1):
        negated = [*prose[:place], "never", *prose[place:]]
        if "never" not in prose and "not" not in prose:
            assert compare(" ".join(prose), " ".join(negated)).level == Level.CRITICAL
