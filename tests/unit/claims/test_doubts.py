"""Who speaks where several could, what in marks nobody says, and that a rule which is not sure says so."""

import pytest
from tests.unit.claims.helpers import quotes_of, said, survey_of, terms_of

SAID = [
    # the pronoun joined to a French auxiliary speaks
    ("« Le port est en danger », a-t-elle ajouté.", [("Le port est en danger", "elle")]),
    ("« Rien », a-t-il répété lundi.", [("Rien", "il")]),
    # a German subordinate clause that comes before its verb of saying
    ("Dass er „nie wieder“ zahle, hat Greta Holm am Montag gesagt.", [("nie wieder", "Greta Holm")]),
    ("Dass der Rat „nie wieder“ zahle, haben die Lotsen mehrfach betont.", [("nie wieder", "die Lotsen")]),
    # one verb, several quotes
    ("Reed said, “No,” and, “Never.”", [("No,", "Reed"), ("Never.", "Reed")]),
    ("Reed said “No,” “Never” and “Not Now.”", [("No,", "Reed"), ("Never", "Reed"), ("Not Now.", "Reed")]),
    # nothing between two commas
    ("Reed, , said “we will pay for it.”", [("we will pay for it.", "Reed")]),
    # several speakers
    ("“We will pay,” Reed, Ruiz and Wong said.", [("We will pay,", "Reed, Ruiz and Wong")]),
    ("“We will pay,” said Reed, Lee Ruiz and Wong.", [("We will pay,", "Reed, Lee Ruiz and Wong")]),
    ("“We will pay,” said Reed, Ruiz and Wong nodded.", [("We will pay,", "Reed")]),
    ("Reed, Ruiz, and Wong said: “We will pay.”", [("We will pay.", "Reed, Ruiz, and Wong")]),
    ("In Port Ellis, Ruiz and Wong said: “We will pay.”", [("We will pay.", "Ruiz and Wong")]),
    ("Reed, Ruiz and Wong, who own boats, called it “a bad idea.”", [("a bad idea.", "Reed, Ruiz and Wong")]),
    ("According to Reed, Ruiz and Wong, it is “quite dead.”", [("quite dead.", "Reed, Ruiz and Wong")]),
]


@pytest.mark.parametrize(("text", "quotes"), SAID)
def test_who_says_it(text: str, quotes: list[tuple[str, str]]) -> None:
    assert said(text) == quotes


def test_several_speakers_are_no_single_person() -> None:
    text = "Ana Reed, Lee Ruiz and Tom Wong came.\n\n“We will pay,” Reed, Ruiz and Wong said."
    assert [quote.speaker and quote.speaker.name for quote in quotes_of(text)] == [None]


DOUBTFUL = [
    ("“I will go,” Reed told the council, which had asked him twice, “and I will stay.”", "Reed", False),
    ("“I will go,” Reed told the council, which replied, “Then stay away.”", "the council", True),
    ("“I will go,” Reed said, “and I will stay.”", "Reed", True),
    ("If you ask Reed, “the plan is dead.”", "you", False),
    ("Reed said, after a long day in the hot room, that “peace was near.”", "Reed", True),
    ("Der Ministerin sagte Greta Holm: „Das ist gut so.“", "Greta Holm", True),
    ("“No,” said University of Ellis professor Ana Ruiz.", "University of Ellis professor Ana Ruiz", True),
    ("When Wong asked about it, Reed said “the plan is dead.”", "Reed", True),
    ("If Wong is right, Reed said, “the plan is dead.”", "Reed", True),
    ("“I will go,” Reed told them, adding that Wong had asked him twice, “and I will stay.”", "Reed", False),
    ("“I will go,” Reed told Ana Ruiz, whose boat had sunk twice, “and I will stay.”", "Reed", True),
    # who is told or called something does not say it
    ("Reed was told that “the plan is dead.”", "Reed", False),
    ("Reed has been called “a man of the past.”", "Reed", False),
    ("Reed was once described as “a man of the past.”", "Reed", False),
    ("Reed has been saying “the plan is dead.”", "Reed", True),
    # the verb of a clause that ends before the quote
    ("After Wong said no, “the plan was dead and gone.”", "Wong", False),
    ("After Wong said no, Reed called it “dead and gone.”", "Reed", True),
    ("After Wong had left, said Reed, “the plan was dead.”", "Reed", True),
    ("While Wong spoke, a man at the back shouted “Liar!”", "a man at the back", True),
    ("Before Wong finished, Ana Reed cut in: “The plan is dead.”", "Wong", False),
    ("Before Wong had left, Reed said: “The plan is dead.”", "Reed", True),
    ("After the vote, Wong said, “The plan is dead.”", "Wong", True),
    ("“I will go,” said Reed, who was told by Wong to stay, “and I will not come back.”", "Reed", True),
    ("Reed, who was told by Wong to stay, “will not come back.”", "Reed", False),
    ("The plan, described by Wong, the mayor, as “dead and gone,” was dropped.", "Wong", True),
    ("When it was read out, somebody behind Reed muttered “shame on you.”", "somebody", True),
    ("Reed, who was described by Wong as “a man of the past,” came.", "Wong", True),
    ("Wer Holm fragt, hört: „Das ist gut so.“", "Holm", False),
    ("Wie Holm sagte, sei das „gut so für alle“.", "Holm", True),
    ("Die Zeitung, die Holm nannte, schrieb: „Das ist gut so.“", "Die Zeitung", True),
    ("Reed was quoted as saying “the plan is dead.”", "Reed", True),
    ("Wong was told by Reed that “the plan is dead.”", "Reed", True),
    ("The plan, which was called “a very bad idea” by Reed, was dropped.", "Reed", True),
    ("Der Hafen wurde als „so gut wie verloren“ bezeichnet.", "Der Hafen", False),
    ("Der Minister wurde gefragt, ob der Hafen „so gut wie verloren“ sei.", "Der Minister", False),
    ("Der Hafen wurde von Holm als „so gut wie verloren“ bezeichnet.", "Holm", True),
    ("Holm hat den Hafen als „so gut wie verloren“ bezeichnet.", "Holm", True),
]


@pytest.mark.parametrize(("text", "speaker", "certain"), DOUBTFUL)
def test_a_clause_that_only_leads_up_to_a_quote_is_never_certain(text: str, speaker: str, certain: bool) -> None:
    found = quotes_of(text)[-1].speaker
    assert found is not None
    assert (found.text, found.certain) == (speaker, certain)


@pytest.mark.xfail(reason="whom somebody asks is an object, and objects are not looked at", strict=True)
def test_whom_one_asks_is_who_says_it() -> None:
    assert said("If you ask Reed, “the plan is dead.”") == [("the plan is dead.", "Reed")]


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("The “Out!” sign says nobody wants them.", "Out!"),
        ("The “Who pays?” campaign says it won.", "Who pays?"),
        ("Der Plan heißt „Hafen 2030“.", "Hafen 2030"),
        ("Das Schiff hieß „Ellis Star“.", "Ellis Star"),
    ],
)
def test_what_only_names_a_thing_is_a_term(text: str, term: str) -> None:
    assert (said(text), terms_of(text)) == ([], [term])


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Im Bericht heißt es „Das ist gut so“.", "Das ist gut so"),
        ("Die „Nein!“-Rufer, sagte Holm, seien „alle gekauft“.", "alle gekauft"),
        ("The “No!” Reed shouted was his last. “I am done,” he said.", "I am done,"),
    ],
)
def test_what_is_said_stays_a_quote(text: str, quote: str) -> None:
    assert quote in [each.text for each in quotes_of(text)]


@pytest.mark.parametrize(
    ("text", "signals"),
    [
        ("Der Rat will bis Mai 40 Stellen streichen.", [("date", "Mai"), ("number", "40")]),
        ("Der Rat will bis Mai 12 Stellen streichen.", [("date", "Mai"), ("number", "12")]),
        ("Der Rat will bis 12. Mai 2030 handeln.", [("date", "12. Mai 2030")]),
        ("The council met on May 3, 2019 and voted.", [("date", "May 3, 2019")]),
        ("The council cut by May 41 jobs in all.", [("date", "May"), ("number", "41")]),
        ("The council met on 3rd May and voted.", [("date", "3rd May")]),
        ("Three boats sank in the night.", [("number", "Three")]),
        ("Forty boats sank in the night.", [("number", "Forty")]),
        ("Her boats sank in Port Ellis.", [("name", "Port Ellis")]),
        ("Dr. Reed sank in the night.", [("name", "Reed")]),
        ("The boats of Reed sank in the night.", [("name", "Reed")]),
        ("He came. Boats of Ana Lee sank.", [("name", "Ana Lee")]),
        # what stands in a quote is the quote's, and a figure in a name the name's
        ("By May, the report found “no sign of 40 boats.”", [("date", "May")]),
        ("The plan “Harbour 2030” costs €4 million.", [("name", "Harbour"), ("money", "€4 million")]),
        ("Boats sank off Port Ellis Tuesday.", [("name", "Port Ellis"), ("relative date", "Tuesday")]),
        ("Late Tuesday the boats sank.", [("relative date", "Tuesday")]),
        ("Boats sank on Super Tuesday.", [("name", "Super Tuesday")]),
        ("Friday's boats sank off the coast.", [("relative date", "Friday")]),
        ("The boats of Theresa May sank.", [("name", "Theresa May")]),
    ],
)
def test_signals_of_dates_and_first_words(text: str, signals: list[tuple[str, str]]) -> None:
    claims = [claim for claim in survey_of(text).claims if claim.kind == "claim"]
    assert [(each.kind, each.text) for claim in claims for each in claim.signals] == signals
