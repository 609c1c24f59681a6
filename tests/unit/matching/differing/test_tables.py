"""Difference by difference: what one changed word, number or mark comes to, and what one word beside a passage does."""

import pkgutil
from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.matching import compare, differing
from factcheck.matching.differing import numerals
from factcheck.matching.folding import tokens

# (quoted, found, level, every difference as kind, words of the quote, words of the source)
PAIRS = [
    ("Louis XIV built it", "Louis 14 built it", "typographic", [("number", "XIV", "14")]),
    ("Louis XIV built it", "Louis XVI built it", "critical", [("number", "XIV", "XVI")]),
    ("chapter III of it", "chapter 3 of it", "typographic", [("number", "III", "3")]),
    ("chapter VIII of it", "chapter 8 of it", "typographic", [("number", "VIII", "8")]),
    ("chapter IX of it", "chapter 9 of it", "typographic", [("number", "IX", "9")]),
    ("chapter XIX of it", "chapter 19 of it", "typographic", [("number", "XIX", "19")]),
    ("chapter IV of it", "chapter VI of it", "critical", [("number", "IV", "VI")]),
    ("He'd gone home", "He had gone home", "minor", [("contraction", "He'd", "He had")]),
    ("He'd go home", "He would go home", "minor", [("contraction", "He'd", "He would")]),
    ("I'll go home", "I will go home", "minor", [("contraction", "I'll", "I will")]),
    ("We're going to go", "We're gonna go", "typographic", [("mark", "We're going to go", "We're gonna go")]),
    ("I want to go", "I wanna go", "typographic", [("mark", "I want to go", "I wanna go")]),
    ("let us go home", "let's go home", "typographic", [("mark", "let us go home", "let's go home")]),
    ("You all came", "Y'all came", "typographic", [("mark", "You all came", "Y'all came")]),
    ("I do not know it", "I dunno it", "minor", [("contraction", "do not", "dunno")]),
    ("I will not go", "I won't go", "minor", [("contraction", "will not", "won't")]),
    ("I shall not go", "I shan't go", "minor", [("contraction", "shall not", "shan't")]),
    ("it is not late", "it ain't late", "minor", [("contraction", "is not", "ain't")]),
    ("They've sold it", "They have sold it", "minor", [("contraction", "They've", "They have")]),
    ("Dana's late", "Dana is late", "minor", [("contraction", "Dana's", "Dana is")]),
    ("the coast guard came", "the coastguard came", "typographic", [("hyphenation", "coast guard", "coastguard")]),
    ("the coastguard came", "the coast guard came", "typographic", [("hyphenation", "coastguard", "coast guard")]),
    ("the UN came", "the United Nations came", "minor", [("abbreviation", "UN", "United Nations")]),
    ("the United Nations came", "the UN came", "minor", [("abbreviation", "United Nations", "UN")]),
    ("of the yard", "ofthe yard", "typographic", [("hyphenation", "of the", "ofthe")]),
    ("Dr Lee came", "Doctor Lee came", "minor", [("abbreviation", "Dr", "Doctor")]),
    ("Mr Lee came", "Mrs Lee came", "critical", [("name", "Mr", "Mrs")]),
    ("St Ives burned", "Saint Ives burned", "minor", [("abbreviation", "St", "Saint")]),
    ("the government fell", "the govt fell", "minor", [("abbreviation", "government", "govt")]),
    ("1 yard here", "one yard here", "typographic", [("number", "1", "one")]),
    ("five boats", "5 boats", "typographic", [("number", "five", "5")]),
    ("5,000 boats", "5 000 boats", "typographic", [("number", "5,000", "5 000")]),
    ("$5 was paid", "€5 was paid", "critical", [("number", "$5", "€5"), ("unit", "$5", "€5")]),
    ("12km away", "12 miles away", "critical", [("number", "12km", "12"), ("unit", "12km", "miles")]),
    ("5 pm today", "17:00 today", "typographic", [("time", "5 pm", "17:00")]),
    ("5 am today", "17:00 today", "critical", [("time", "5 am", "17:00")]),
    ("5:30 pm today", "17:30 today", "typographic", [("time", "5:30 pm", "17:30")]),
    ("at 10am we met", "at 10 am we met", "typographic", [("time", "10am", "10 am")]),
    ("the 3rd of May", "the 4th of May", "critical", [("date", "3rd of May", "4th of May")]),
    ("May 3, 2020", "3 May 2020", "typographic", [("date", "May 3, 2020", "3 May 2020")]),
    ("3.5.2020 it was", "3 May 2020 it was", "typographic", [("date", "3.5.2020", "3 May 2020")]),
    ("3/5/2020 it was", "5/3/2020 it was", "critical", [("date", "3/5/2020", "5/3/2020")]),
    ("on Monday we met", "on Tuesday we met", "critical", [("date", "Monday", "Tuesday")]),
    ("last March we met", "last April we met", "critical", [("date", "March", "April")]),
    ("in 1998 we met", "in 1999 we met", "critical", [("number", "1998", "1999")]),
    ("the 1990s were good", "the 1980s were good", "critical", [("number", "1990s", "1980s")]),
    ("twice as many", "thrice as many", "critical", [("number", "twice", "thrice")]),
    ("38 °C today", "38 degrees Celsius today", "typographic", [("unit", "°C", "degrees Celsius")]),
    ("38 degrees Celsius today", "38 degrees Fahrenheit today", "critical", [("unit", "degrees Celsius", "degrees Fahrenheit")]),
    ("-3 degrees", "3 degrees", "critical", [("number", "-", "")]),
    ("x > 5 here", "x < 5 here", "critical", [("number", ">", "<")]),
    ("a well-known yard", "a wellknown yard", "typographic", [("hyphenation", "well-known", "wellknown")]),
    ("THE YARD IS LOST", "the yard is lost", "typographic", [("case", "THE YARD IS LOST", "the yard is lost")]),
    ("You knew?", "You knew.", "critical", [("question", "?", ".")]),
    ("You knew!", "You knew.", "typographic", [("mark", "!", ".")]),
    ("the yard [here] is lost", "the yard is lost", "editorial", [("bracket", "here", "")]),
    ("the yard – lost", "the yard, lost", "typographic", [("dash", "–", ",")]),
    ("salt and pepper", "pepper and salt", "minor", [("order", "salt", "pepper"), ("order", "pepper", "salt")]),
    ("He came often", "He often came", "minor", [("order", "", "often"), ("order", "often", "")]),
    ("He came only once", "He only came once", "critical", [("quantifier", "", "only"), ("quantifier", "only", "")]),
    ("She hit him", "He hit her", "critical", [("pronoun", "She", "He"), ("pronoun", "him", "her")]),
    ("the uncertain yard", "the certain yard", "critical", [("word", "uncertain", "certain")]),
    ("an official visit", "an unofficial visit", "critical", [("word", "official", "unofficial")]),
    ("the visit", "the unofficial visit", "critical", [("word", "", "unofficial")]),
    ("the visit", "the big visit", "minor", [("word", "", "big")]),
    ("the big visit", "the visit", "critical", [("word", "big", "")]),
    ("the Lee visit", "the visit", "critical", [("name", "Lee", "")]),
    ("the visit", "the Lee visit", "critical", [("name", "", "Lee")]),
    ("He won", "He claims he won", "critical", [("hedge", "", "claims he")]),
    ("He won it", "He said he won it", "critical", [("hedge", "", "said he")]),
    ("the mayor lied", "the mayor's son lied", "critical", [("word", "", "mayor's son")]),
    ("few came", "a few came", "critical", [("cut", "", "a"), ("context", "", "a")]),
    ("we sold it against him", "we sold it", "critical", [("preposition", "against him", "")]),
    ("we sold it", "we sold it with him", "editorial", [("cut", "", "with him")]),
    ("He uh came", "He came", "minor", [("filler", "uh", "")]),
    ("you know he came", "he came", "minor", [("filler", "you know", "")]),
    ("he came", "you know he came", "editorial", [("cut", "", "you know")]),
    ("he came of course", "he came", "minor", [("filler", "of course", "")]),
    ("he came", "he, like, came", "minor", [("filler", "", "like")]),
    ("he came", "he like came", "minor", [("preposition", "", "like")]),
    ("We, we sold it", "We sold it", "minor", [("repetition", "we", "")]),
    ("We sold it", "We uh we sold it", "minor", [("repetition", "", "uh we")]),
    ("We sold … it", "We sold and bought it", "editorial", [("ellipsis", "…", "and bought")]),
    ("We sold … it", "We sold and never bought it", "critical", [("negation", "…", "and never bought")]),
    ("We came … sold it", "We came if asked sold it", "critical", [("connective", "…", "if asked")]),
    ("We … sold it", "We may have sold it", "critical", [("modal", "…", "may have")]),
    ("We … sold it", "We, he thinks, sold it", "editorial", [("ellipsis", "…", "he thinks")]),
    ("We sold it …", "We sold it, he denied", "critical", [("hedge", "…", "he denied")]),
    ("[We] sold it", "They sold it", "editorial", [("bracket", "We", "They")]),
    ("er sagte schon", "er sagte schön", "minor", [("accent", "schon", "schön")]),
    ("the resume", "the résumé", "typographic", [("accent", "resume", "résumé")]),
    ("the naïve man", "the naive man", "typographic", [("accent", "naïve", "naive")]),
    ("the grey tyre", "the gray tire", "minor", [("spelling", "grey", "gray"), ("spelling", "tyre", "tire")]),
    ("organise it", "organize it", "minor", [("spelling", "organise", "organize")]),
    ("labour it", "labor it", "minor", [("spelling", "labour", "labor")]),
    ("the theatre", "the theater", "minor", [("spelling", "theatre", "theater")]),
    ("travelled home", "traveled home", "minor", [("spelling", "travelled", "traveled")]),
    ("licence it", "license it", "minor", [("spelling", "licence", "license")]),
    ("catalogue it", "catalog it", "minor", [("spelling", "catalogue", "catalog")]),
    ("the encyclopaedia", "the encyclopedia", "minor", [("spelling", "encyclopaedia", "encyclopedia")]),
    ("the paediatric ward", "the pediatric ward", "minor", [("spelling", "paediatric", "pediatric")]),
    ("boxes of it", "box of it", "minor", [("inflection", "boxes", "box")]),
    ("ladies came", "lady came", "minor", [("inflection", "ladies", "lady")]),
    ("knives fell", "knife fell", "minor", [("inflection", "knives", "knife")]),
    ("stopped it", "stop it", "minor", [("inflection", "stopped", "stop")]),
    ("happily went", "happy went", "minor", [("inflection", "happily", "happy")]),
    ("the mice", "the mouse", "minor", [("inflection", "mice", "mouse")]),
    ("this yard", "these yards", "minor", [("inflection", "this", "these"), ("inflection", "yard", "yards")]),
    ("children came", "child came", "minor", [("inflection", "children", "child")]),
    ("his yard", "her yard", "critical", [("pronoun", "his", "her")]),
    ("this yard", "that yard", "minor", [("demonstrative", "this", "that")]),
    ("on the yard", "in the yard", "minor", [("preposition", "on", "in")]),
    ("for the yard", "against the yard", "critical", [("preposition", "for", "against")]),
    ("with him", "without him", "critical", [("negation", "with", "without")]),
    ("can go", "could go", "critical", [("modal", "can", "could")]),
    ("every yard", "each yard", "minor", [("quantifier", "every", "each")]),
    ("all yards", "most yards", "critical", [("quantifier", "all", "most")]),
    ("perhaps he came", "maybe he came", "minor", [("hedge", "perhaps", "maybe")]),
    ("because it rained", "since it rained", "minor", [("connective", "because", "since")]),
    ("because it rained", "although it rained", "critical", [("connective", "because", "although")]),
    ("until May", "till May", "minor", [("connective", "until", "till")]),
    ("he came", "she came", "critical", [("pronoun", "he", "she")]),
    ("allegedly he came", "reportedly he came", "minor", [("hedge", "allegedly", "reportedly")]),
    ("probably he came", "certainly he came", "critical", [("hedge", "probably", "certainly")]),
    ("he was there", "he is there", "minor", [("inflection", "was", "is")]),
    ("he has gone", "he had gone", "minor", [("inflection", "has", "had")]),
    ("He is the best of us", "He is one of the best of us", "critical", [("quantifier", "", "one of")]),
    ("So few came", "So a few came", "critical", [("quantifier", "", "a")]),
    ("We saw little money", "We saw a little money", "critical", [("quantifier", "", "a")]),
    ("Then we sold it", "Then he and we sold it", "critical", [("pronoun", "", "he and")]),
    ("He knew the mayor", "He knew the mayor and her son", "editorial", [("cut", "", "and her son")]),
    ("Rents rose by half", "Rents rose by a third", "critical", [("number", "half", "a third")]),
    ("20 boats", "almost 20 boats", "critical", [("cut", "", "almost"), ("context", "", "almost")]),
    ("We sold it all", "We sold it", "critical", [("quantifier", "all", "")]),
    ("It was safe", "It was not at all safe", "critical", [("negation", "", "not at all")]),
    ("It was not unsafe", "It was unsafe", "critical", [("negation", "not", "")]),
    ("the 12th boat", "the twelfth boat", "typographic", [("number", "12th", "twelfth")]),
    ("the 12th boat", "the 13th boat", "critical", [("number", "12th", "13th")]),
    ("the 21st boat", "the twenty-first boat", "typographic", [("number", "21st", "twenty-first")]),
    ("3.5 million boats", "3,500,000 boats", "typographic", [("number", "3.5 million", "3,500,000")]),
    ("two hundred boats", "200 boats", "typographic", [("number", "two hundred", "200")]),
    ("two hundred and five boats", "205 boats", "typographic", [("number", "two hundred and five", "205")]),
    ("a hundred boats", "100 boats", "minor", [("article", "a", ""), ("number", "hundred", "100")]),
    ("two thousand boats", "two hundred boats", "critical", [("number", "two thousand", "two hundred")]),
    ("1,5 Millionen Boote sind in der Stadt und im Hafen", "1.500.000 Boote sind in der Stadt und im Hafen", "typographic", [("number", "1,5 Millionen", "1.500.000")]),
    ("am 3. Mai war die Stadt zu und der Hafen auch", "am 4. Mai war die Stadt zu und der Hafen auch", "critical", [("date", "3. Mai", "4. Mai")]),
    ("le 3 mars la ville était pour nous dans le port", "le 4 mars la ville était pour nous dans le port", "critical", [("date", "3 mars", "4 mars")]),
    ("el 3 de mayo la ciudad y el puerto de los barcos", "el 4 de mayo la ciudad y el puerto de los barcos", "critical", [("number", "3", "4")]),
    ("5 feet of it", "five ft of it", "typographic", [("number", "5", "five"), ("unit", "feet", "ft")]),
    ("5 feet of it", "5 inches of it", "critical", [("unit", "feet", "inches")]),
    ("two weeks ago", "two months ago", "critical", [("unit", "weeks", "months")]),
    ("£5 million", "5 million pounds", "typographic", [("number", "£5 million", "5 million"), ("unit", "£5 million", "pounds")]),
    ("5 percent of it", "5 per cent of it", "typographic", [("unit", "percent", "per cent")]),
    ("5 percent of it", "5% of it", "typographic", [("unit", "percent", "%")]),
    ("5 percent of it", "5 points of it", "critical", [("unit", "percent", "points")]),
    ("one in five", "one in four", "critical", [("number", "five", "four")]),
    ("10 to 12 boats", "10 or 12 boats", "critical", [("connective", "to", "or")]),
    ("tbe yard", "the yard", "typographic", [("ocr", "tbe", "the")]),
    ("tbe yarcl", "the yard", "typographic", [("ocr", "tbe", "the"), ("ocr", "yarcl", "yard")]),
    ("the rnayor", "the mayor", "typographic", [("ocr", "rnayor", "mayor")]),
    ("the mayr", "the mayor", "minor", [("typo", "mayr", "mayor")]),
    ("teh mayor", "the mayor", "minor", [("typo", "teh", "the")]),
    ("his yrad", "his yard", "minor", [("typo", "yrad", "yard")]),
    ("We saw Halvorsn", "We saw Halvorsen", "critical", [("name", "Halvorsn", "Halvorsen")]),
    ("Er hat die Akten und den Brief", "Er hat die Akten oder den Brief", "critical", [("connective", "und", "oder")]),
    ("“We sold it”, he said", "We sold it, he said", "typographic", [("mark", "“", ""), ("mark", "”,", ",")]),
    ("it rained — it poured", "it rained - it poured", "typographic", [("dash", "—", "-")]),
    ("It’s late", "It's late", "typographic", [("mark", "It’s", "It's")]),
    ("the cooperation of all", "the co-operation of all", "typographic", [("hyphenation", "cooperation", "co-operation")]),
    ("the pier at Tarn", "the Pier at tarn", "typographic", [("case", "pier at Tarn", "Pier at tarn")]),
    ("(it rained)", "it rained", "typographic", [("mark", "(", ""), ("mark", ")", "")]),
    ("the naive ﬁsh", "the naive fish", "typographic", [("character", "ﬁsh", "fish")]),
    ("I think he may have left", "I think he may not have left", "critical", [("negation", "", "not")]),
    ("He could have left", "He could not have left", "critical", [("negation", "", "not")]),
    ("nobody left", "everybody left", "critical", [("negation", "nobody", "everybody")]),
    ("He never left", "He ever left", "critical", [("negation", "never", "ever")]),
    ("hardly anyone left", "anyone left", "critical", [("negation", "hardly", "")]),
    ("They left without us", "They left with us", "critical", [("negation", "without", "with")]),
    ("Most of them left", "Many of them left", "critical", [("quantifier", "Most", "Many")]),
    ("If it rains we leave", "When it rains we leave", "critical", [("connective", "If", "When")]),
    ("We leave before May", "We leave after May", "critical", [("connective", "before", "after")]),
    ("We leave and they stay", "We leave but they stay", "critical", [("connective", "and", "but")]),
    ("We leave or they stay", "We leave and they stay", "critical", [("connective", "or", "and")]),
    ("He left apparently", "He left seemingly", "minor", [("hedge", "apparently", "seemingly")]),
    ("My yard is lost", "Our yard is lost", "critical", [("pronoun", "My", "Our")]),
    ("I said it myself", "I said it", "minor", [("pronoun", "myself", "")]),
    ("The man who left", "The man that left", "minor", [("demonstrative", "who", "that")]),
    ("He left for us", "He left to us", "critical", [("preposition", "for", "to")]),
    ("It was sold by us", "It was sold to us", "critical", [("preposition", "by", "to")]),
    ("Only two left", "Two left", "critical", [("quantifier", "Only", ""), ("case", "two", "Two")]),
    ("Just two left", "Two left", "minor", [("filler", "Just", ""), ("case", "two", "Two")]),
    ("Two left", "Just two left", "editorial", [("cut", "", "Just"), ("case", "Two", "two")]),
    ("He always left", "He often left", "critical", [("quantifier", "always", "often")]),
    ("He sometimes left", "He occasionally left", "minor", [("quantifier", "sometimes", "occasionally")]),
    ("He tried to leave", "He left", "critical", [("hedge", "tried to", ""), ("inflection", "leave", "left")]),
    ("He accused her", "He excused her", "critical", [("hedge", "accused", "excused")]),
    ("The accusing man", "The accused man", "critical", [("word", "accusing", "accused")]),
    ("He was leaving us", "He was left us", "critical", [("word", "leaving", "left")]),
]  # fmt: skip


@pytest.mark.parametrize(("quoted", "found", "level", "expected"), PAIRS)
def test_every_difference_with_its_words(quoted, found, level, expected):
    comparison = compare(quoted, found)
    assert [(each.kind, each.quoted, each.found) for each in comparison.differences] == expected
    assert comparison.level == level


# (before, passage, after, what is found outside; "" if nothing governs the passage)
BESIDE = [
    ("At no time did they ", "sell the yard", ".", "no time did they"),
    ("Under no circumstances will he ", "sell the yard", ".", "no circumstances will he"),
    ("In May will we ", "sell the yard", ".", ""),
    ("We will not, ", "sell the yard", ".", ""),
    ("He had no wish to ", "sell the yard", ".", "He had no wish to"),
    ("He had no reason to ", "sell the yard", ".", "He had no reason to"),
    ("There was no ", "sale of the yard", ".", ""),
    ("not only ", "sell the yard", ".", ""),
    ("He is too old to ", "sell the yard", ".", "is too old to"),
    ("She declined to ", "sell the yard", ".", "She declined to"),
    ("They do not really ", "sell the yard", ".", "They do not really"),
    ("They were unable to ", "sell the yard", ".", "were unable to"),
    ("They do not gladly ", "sell the yard", ".", "They do not gladly"),
    ("He did not have to ", "sell the yard", ".", "He did not have to"),
    ("We failed to ", "sell the yard", ".", "We failed to"),
    ("They never, ", "sell the yard", ".", ""),
    ("I do not believe ", "the yard is lost", ".", "not believe"),
    ("It is rumoured that ", "the yard is lost", ".", "It is rumoured that"),
    ("the notion that ", "the yard is lost", ".", "the notion that"),
    ("They want you to believe that ", "the yard is lost", ".", "They want you to believe that"),
    ("Only children believe that ", "the yard is lost", ".", "Only children believe that"),
    ("Only a fool would say that ", "the yard is lost", ".", "fool would say that"),
    ("It is hard to argue that ", "the yard is lost", ".", "It is hard to argue that"),
    ("Critics claim that ", "the yard is lost", ".", "Critics claim that"),
    ("The critics say ", "the yard is lost", ".", "The critics say"),
    ("The mayor says that ", "the yard is lost", ".", ""),
    ("We hear in that ", "the yard is lost", ".", ""),
    ("He said, if asked, that ", "the yard is lost", ".", "if asked, that"),
    ("They were accused of ", "taking the money", ".", "accused of"),
    ("She is suspected of ", "taking the money", ".", "suspected of"),
    ("proud of ", "taking the money", ".", ""),
    ("He denied being ", "in the yard", ".", "denied being"),
    ("He enjoyed being ", "in the yard", ".", ""),
    ("Unless ", "the yard is lost", ".", "Unless"),
    ("If they pay, ", "we sell the yard", ".", "If they pay"),
    ("And if they pay, ", "we sell the yard", ".", "if they pay"),
    ("Should the talks fail, ", "we sell the yard", ".", "Should the talks fail"),
    ("Should talks fail, ", "we sell the yard", ".", ""),
    ("Were the rent to rise, ", "we would sell", ".", "Were the rent to rise"),
    ("If you will, ", "the yard is lost", ".", ""),
    ("If you ask me, ", "the yard is lost", ".", ""),
    ("If you like, ", "the yard is lost", ".", ""),
    ("If we pay them, ", "the yard is lost", ".", "If we pay them"),
    ("some ", "20 people came", ".", "some"),
    ("over ", "twenty people came", ".", "over"),
    ("the alleged ", "thief came", ".", "alleged"),
    ("the former ", "mayor came", ".", "former"),
    ("about ", "one of us came", ".", ""),
    ("about ", "boats", ".", ""),
    ("nearly ", "half of them came", ".", "nearly"),
    ("fake ", "money came", ".", "fake"),
    ("almost, ", "20 people came", ".", ""),
    ("", "the yard is lost", " unless they pay.", "unless"),
    ("", "the yard is lost", " but only if they pay.", "but only if"),
    ("", "the yard is lost", ", allegedly.", "allegedly"),
    ("", "the yard is lost", " when they pay.", ""),
    ("He says that ", "the yard is lost", " is simply false.", "is simply false"),
    ("That ", "the yard is lost", " is plain to see.", ""),
    ("", "the yard is lost", ", they say.", "they say"),
    ("", "the yard is lost", ", people claim.", "people claim"),
    ("", "the yard is lost", ", they say and do.", ""),
    ("", "the yard is lost", ", some say.", ""),
    ("", "the yard is lost", ", the mayor says.", ""),
    ("", "the yard is lost", ", or so we heard.", "or so we"),
    ("", "the yard is lost", ", said nobody.", "said nobody"),
    ("", "the yard is lost", ", I don't think.", "I don't think"),
    ("", "the yard is lost", ", we don't believe.", "we don't believe"),
    ("", "the yard is lost", ", I don't know.", ""),
    ("Is it true that ", "the yard is lost", "?", "?"),
    ("Did he say ", "the yard is lost", "?", "?"),
    ("He said: ", "the yard is lost", "?", ""),
    ("So it is. Is it true? Yes: ", "the yard is lost", "?", ""),
    ("It was not so. Mr. Lee said ", "the yard is lost", ".", ""),
    ("See v. ", "the yard is lost", ".", ""),
    ("He says that ", "the yard is lost", " is not true.", "is not true"),
    ("They never will, and we ", "sell the yard", ".", ""),
]  # fmt: skip


@pytest.mark.parametrize(("before", "passage", "after", "outside"), BESIDE)
def test_what_a_word_beside_the_passage_does(before, passage, after, outside):
    comparison = compare(passage, passage, before=before, after=after)
    assert [each.found for each in comparison.differences] == ([outside] if outside else [])


# Beginnings and endings of words, marks, and what stands for two words: no words by themselves.
NO_WORDS = {
    "_ELISIONS", "_ENDINGS", "_MARKS", "_SENTENCE_ENDS", "_DASHES", "_HYPHENS", "_RELATIONS", "_SPACES", "_COMMAS", "_PARTING",
    "_VOWELS", "_ACCENTED", "_SMALL", "_TENS", "_SCALES", "_JOINTS", "_TABLES", "_MARKERS", "_JOINS", "SAME_WORD",
}  # fmt: skip


def _words(value):
    if isinstance(value, str):
        yield from value.removeprefix("have_").split()
    elif isinstance(value, dict | frozenset | tuple):
        for each in value:  # of a dict, its keys
            yield from _words(each)


TABLES = {f"numerals in {language}": sorted(listed) for language, listed in numerals._TABLES.items()} | {
    f"{module.name}.{name}": sorted(set(_words(value)))
    for module in pkgutil.iter_modules(differing.__path__)
    for name, value in vars(import_module(f"{differing.__name__}.{module.name}")).items()
    if name.strip("_").isupper() and name not in NO_WORDS and isinstance(value, dict | frozenset | tuple)
}
UNMET = {"mutmaßlich", "dreißig"}  # known: "ß" is folded to "ss", so these are never met as they are written there


@pytest.mark.parametrize("table", [name for name, listed in TABLES.items() if listed])
def test_every_word_of_a_table_can_be_met_in_a_text(table):
    for word in TABLES[table]:
        if word not in UNMET:
            part = word.strip("'")  # of a contraction
            assert [each.folded for each in tokens(f"so {part} so")][1:-1] == [part]


@pytest.mark.xfail(reason="the table has “mutmaßlich”, the text after folding “mutmasslich”")
def test_a_german_hedge_left_out_is_critical():
    assert compare("Er hat das Boot gestohlen.", "Er hat mutmaßlich das Boot gestohlen.").level == "critical"


@given(st.sampled_from(PAIRS), st.sampled_from(PAIRS))
def test_a_difference_stays_what_it_is_with_others_behind_it(one, other):
    between = " nevertheless everybody admired the enormous lighthouse keeper "
    alone, first = (
        compare(one[0] + between, one[1] + between),
        compare(one[0] + between + other[0], one[1] + between + other[1]),
    )
    if alone.level == "critical":
        assert first.level == "critical"
