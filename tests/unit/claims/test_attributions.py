"""Many ways in which newspapers say who says it: for each sentence its quotes, and words the speakers contain."""

import pytest
from tests.unit.claims.helpers import quotes_of

ENGLISH = [
    ("“We won,” says Lee Wong, who runs the port.", ["Lee Wong"]),
    ("“We won,” Lee Wong says in the film.", ["Lee Wong"]),
    ("“We won,” Lee Wong, the port’s director, who has been there for years, said Monday.", ["Lee Wong"]),
    ("“We won,” noted Wong.", ["Wong"]),
    ("“We won,” Wong’s campaign said in a statement.", ["Wong’s campaign"]),
    ("“We won,” reads the letter.", ["the letter"]),
    ("“We won,” the letter reads.", ["the letter"]),
    ("“We won,” the Port Ellis Gazette reported.", ["Port Ellis Gazette"]),
    ("“We won,” Wong said of the plan. “It was close.”", ["Wong"]),
    ("“We won,” Wong tweeted Tuesday morning.", ["Wong"]),
    ("“We won,” Wong said, adding that it was “very close.”", ["Wong"]),
    ("Wong said in an interview on Tuesday that the plan was “very close to done.”", ["Wong"]),
    ("Wong, in a statement, said the plan was “very close to done.”", ["Wong"]),
    ("In a statement, Wong said: “We won.”", ["Wong"]),
    ("In a statement on Monday, the port’s board called the deal “a very bad idea.”", ["the port’s board"]),
    ("Asked whether he would resign, Wong said, “Never.”", ["Wong"]),
    ("When asked about it, Wong replied, “Never.”", ["Wong"]),
    ("But Wong, who had met Reed on Monday, said that “the deal is off.”", ["Wong"]),
    ("Reed told Wong that “the deal is off.”", ["Reed"]),
    ("Reed was told by Wong that “the deal is off.”", ["Wong"]),
    ("The plan was described by Wong as “a complete waste of money.”", ["Wong"]),
    ("What Wong called “a complete waste of money” was built in May.", ["Wong"]),
    ("The plan, which Wong called “a complete waste of money,” was built in May.", ["Wong"]),
    ("The plan is “a complete waste of money,” Wong said.", ["Wong"]),
    ("The plan is “a complete waste of money,” in Wong’s words.", ["Wong"]),
    ("Wong’s lawyer, Tom Reed, said his client was “not guilty of anything.”", ["Tom Reed"]),
    ("Tom Reed, Wong’s lawyer, said his client was “not guilty of anything.”", ["Tom Reed"]),
    ("Both Reed and Wong said the plan was “not very good.”", ["Reed and Wong"]),
    ("Reed and Wong said in a joint letter: “We are done here.”", ["Reed and Wong"]),
    ("Officials in Port Ellis said they were “working on the plan.”", ["Officials in Port Ellis"]),
    ("A spokeswoman for Wong, Ana Ruiz, said: “We are done.”", ["Ana Ruiz"]),
    ("Police Chief Tom Reed said the man “ran into the water.”", ["Tom Reed"]),
    ("“I saw it,” recalled Ruiz, whose house faces the port.", ["Ruiz"]),
    ("“I saw it,” Ruiz recalled, her voice breaking. “It was big.”", ["Ruiz"]),
    ("“I saw it,” the 41-year-old nurse said.", ["the 41-year-old nurse"]),
    ("“I saw it,” one resident, who asked not to be named, told the Gazette.", ["one resident"]),
    ("Ruiz smiled. “I saw it,” she said.", ["she"]),
    ("Ruiz accused Wong of “selling the port to the highest bidder.”", ["Ruiz"]),
    ("Ruiz has repeatedly accused Wong of “selling the port to the highest bidder.”", ["Ruiz"]),
    ("Ruiz then turned to Wong: “You sold it.”", ["Ruiz"]),
    ("Ruiz went on: “You sold it.”", ["Ruiz"]),
    ("The mayor added: “You sold it.”", ["The mayor"]),
    ("Mayor Ana Ruiz on Tuesday said the port had “no future at all.”", ["Ana Ruiz"]),
    ("Mayor Ana Ruiz Tuesday said the port had “no future at all.”", ["Ana Ruiz"]),
    ("Speaking to reporters, Mayor Ana Ruiz said the port had “no future at all.”", ["Ana Ruiz"]),
    ("Ana Ruiz, speaking to reporters outside the port, said it had “no future at all.”", ["Ana Ruiz"]),
    ("The report found that the port was “in a state of collapse.”", ["The report"]),
    ("A report by the Ellis Institute found the port “in a state of collapse.”", ["A report by the Ellis Institute"]),
    ("Wong wrote on Facebook that he was “so proud of the crews.”", ["Wong"]),
    ("Wong posted on Twitter: “So proud of the crews.”", ["Wong"]),
    ("In an email to staff, Wong wrote: “So proud of the crews.”", ["Wong"]),
    ("Judge Ruiz ruled that the city had “acted in bad faith.”", ["Judge Ruiz"]),
    ("Ruiz’s response: “You sold it.”", ["Ruiz’s"]),
    ("Ruiz, for her part, said: “You sold it.”", ["Ruiz"]),
    ("As Ruiz put it, “you sold it all.”", ["Ruiz"]),
    ("“You sold it all,” as Ruiz put it.", ["Ruiz"]),
    ("Ruiz insisted the sale “was never a secret,” while Wong called it “a very dark day.”", ["Ruiz", "Wong"]),
    ("“It was never a secret,” Ruiz said, but Wong called it “a very dark day.”", ["Ruiz", "Wong"]),
    ("“We won,” said Ruiz, after Wong had left. “At last.”", ["Ruiz"]),
    ("“We won,” said Ruiz. Wong disagreed. “We all lost,” he said.", ["Ruiz", "he"]),
    ("Ruiz: “We won.” Wong: “We lost.”", ["Ruiz", "Wong"]),
    ("The governor’s office said it was “reviewing the plan.”", ["The governor’s office"]),
    ("The deal, said Ruiz, was “in the public interest.”", ["Ruiz"]),
    ("The deal, according to Ruiz, was “in the public interest.”", ["Ruiz"]),
    ("It is, he said, “in the public interest.”", ["he"]),
    ("Prime Minister Greta Holm said, “We will pay every last cent.”", ["Greta Holm"]),
    ("“We will pay,” Prime Minister Greta Holm’s spokesman said.", ["Greta Holm’s spokesman"]),
    ("Dr. Lee Wong of Ellis University said it was “the largest ever seen.”", ["Lee Wong"]),
    ("Lee Wong of Ellis University, an expert on ports, said it was “the largest ever seen.”", ["Lee Wong"]),
]

# with the quotes that are found, in many languages and states of disorder
QUOTES = [
    ("„Wir zahlen nicht“, so Greta Holm.", ["Wir zahlen nicht"], ["Greta Holm"]),
    ("„Wir zahlen nicht“, betonte der Sprecher des Hafens, Jonas Reinke.", ["Wir zahlen nicht"], ["Jonas Reinke"]),
    ("Der Sprecher des Hafens, Jonas Reinke, sagte: „Wir zahlen nicht.“", ["Wir zahlen nicht."], ["Jonas Reinke"]),
    ("„Wir zahlen nicht“, hatte Greta Holm am Montag erklärt.", ["Wir zahlen nicht"], ["Greta Holm"]),
    ("Greta Holm hatte am Montag erklärt: „Wir zahlen nicht.“", ["Wir zahlen nicht."], ["Greta Holm"]),
    ("Holm nannte den Plan „einen Irrweg für alle“.", ["einen Irrweg für alle"], ["Holm"]),
    ("Nach Angaben der Polizei war der Mann „nicht bei Sinnen“.", ["nicht bei Sinnen"], ["der Polizei"]),
    (
        "In einem Interview mit der Zeitung kritisierte Greta Holm das „blinde Vertrauen in den Markt“.",
        ["blinde Vertrauen in den Markt"],
        ["Greta Holm"],
    ),
    ("„Wir zahlen nicht“, sagte sie.", ["Wir zahlen nicht"], ["sie"]),
    ("Holm sagte, man habe „alles versucht, was ging“.", ["alles versucht, was ging"], ["Holm"]),
    ("„Das“, sagte Holm, „ist das Ende.“", ["Das", "ist das Ende."], ["Holm", "Holm"]),
    ("Wie Holm mitteilte, sei der Hafen „in guten Händen“.", ["in guten Händen"], ["Holm"]),
    ("Der Hafen, so Holm, sei „in guten Händen“.", ["in guten Händen"], ["Holm"]),
    ("« Nous ne paierons pas », affirme-t-il.", ["Nous ne paierons pas"], ["il"]),
    ("« Nous ne paierons pas », a expliqué la maire de Port-Ellis, Ana Ruiz.", ["Nous ne paierons pas"], ["Ana Ruiz"]),
    (
        "D’après Jean Martin, le port est « en grand danger aujourd’hui ».",
        ["en grand danger aujourd’hui"],
        ["Jean Martin"],
    ),
    ("Le président a dénoncé « une attaque contre le port ».", ["une attaque contre le port"], ["Le président"]),
    ("“No pagaremos nunca”, dijo el alcalde de Puerto Ellis.", ["No pagaremos nunca"], ["el alcalde"]),
    ("“No pagaremos nunca”, ha dicho Ruiz en una entrevista.", ["No pagaremos nunca"], ["Ruiz"]),
    ("Según Ruiz, el puerto está “en grave peligro”.", ["en grave peligro"], ["Ruiz"]),
    ("La alcaldesa calificó el plan de “locura sin sentido”.", ["locura sin sentido"], ["La alcaldesa"]),
    ("“Non pagheremo mai”, ha spiegato Livia Serra.", ["Non pagheremo mai"], ["Livia Serra"]),
    ("“We betalen niet”, zei Jan Smit.", ["We betalen niet"], ["Jan Smit"]),
    ("“We will not pay.” said Reed.", ["We will not pay."], ["Reed"]),
    ("“We will not pay” Reed said.", ["We will not pay"], ["Reed"]),
    ("Reed said “we will not pay”. He left.", ["we will not pay"], ["Reed"]),
    ('Reed said, "We will not pay. He added: "Never."', ["We will not pay. He added:", "Never."], None),
    (
        "“We will not pay,” Reed said. He called the plan a “joke,” and left.",
        ["We will not pay,", "joke,"],
        ["Reed", "He"],
    ),
    ("Reed (pictured) said: “We will not pay.”", ["We will not pay."], ["Reed"]),
    ("“We—” Reed began.", ["We—"], ["Reed"]),
    ("“I don’t know …,” Reed said.", ["I don’t know …,"], ["Reed"]),
    ("“He said, ‘We will not pay,’ and left,” Reed said.", ["He said, ‘We will not pay,’ and left,"], ["Reed"]),
    ("‘“We will not pay,” he said,’ Reed recalled.", ["“We will not pay,” he said,"], ["Reed"]),
    ("The dogs' home said 'we will not pay' on Monday.", ["we will not pay"], ["The dogs' home"]),
    ("'It's Reed's,' said Wong. 'It isn't ours.'", ["It's Reed's,", "It isn't ours."], ["Wong", "Wong"]),
    ("The word “pay” is used twelve times.", [], []),
    ("The ship “Ellis Star” sank in 1990.", [], []),
    ("The “no” camp won.", [], []),
    ("Reed’s “we will not pay” speech was a hit.", ["we will not pay"], None),
    ("Dwayne “The Rock” Johnson came. “We won,” he said.", ["We won,"], ["he"]),
    ("“We won,” said Dwayne “The Rock” Johnson.", ["We won,"], ["Johnson"]),
    ("It measures 5' 10\" by 6' 2\". “Big,” said Reed.", ["Big,"], ["Reed"]),
    ("The album’s title track, “Low Tide,” was sung by Wong.", [], []),
    ("They shouted “shame!” and “out!” at Reed.", ["shame!", "out!"], ["They", "They"]),
    ("Signs read “No harbour” and “Pay us.”", ["No harbour", "Pay us."], ["Signs", "Signs"]),
]


@pytest.mark.parametrize(("text", "speakers"), ENGLISH)
def test_orders_of_attribution(text: str, speakers: list[str]) -> None:
    found = quotes_of(text)
    wanted = speakers * len(found) if len(speakers) == 1 else speakers
    assert found
    for quote, speaker in zip(found, wanted, strict=True):
        assert quote.speaker is not None
        assert speaker.casefold() in quote.speaker.text.casefold()


@pytest.mark.parametrize(("text", "quotes", "speakers"), QUOTES)
def test_quotes_and_speakers(text: str, quotes: list[str], speakers: list[str] | None) -> None:
    found = quotes_of(text)
    assert [quote.text for quote in found] == quotes
    for quote, speaker in zip(found, speakers or [], strict=speakers is not None):
        assert quote.speaker is not None
        assert speaker in quote.speaker.text


def test_a_preposition_names_whose_view_it_is_and_never_for_certain() -> None:
    (quote,) = quotes_of("For Wong, it was “the best day of my life.”")
    assert quote.speaker is not None
    assert (quote.speaker.text, quote.speaker.certain) == ("Wong", False)
