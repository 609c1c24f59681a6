"""French words that carry attributions."""

from factcheck.claims.lexicon.base import Lexicon, tagged, words
from factcheck.nlp.lexicon import tagged as in_lexicon

_TAGS = tagged(
    A="""a ont avait avaient est sont était étaient sera seront être avoir fait faire peut peuvent pouvait doit
    doivent devait va vont aurait serait""",
    H="je j' il elle on nous vous ils elles ce c'",
    O="lui leur me te se s' m' t' eux moi",
    D="""le la les l' un une des ce cette ces cet mon ma mes son sa ses notre nos votre vos leurs chaque plusieurs tout toute
    tous toutes aucun aucune quelques""",
    y="par",
    P="""à au aux dans en pour sur avec sans sous chez vers contre entre depuis pendant avant après devant derrière
    parmi malgré dès jusqu'à lors envers hors comme""",
    F="de du d'",
    K="et ou mais ni car donc",
    S="quand lorsque si parce puisque comme alors où tandis",
    W="que qu'",
    R="qui dont lequel laquelle",
    B="""pas ne n' plus jamais aussi ainsi encore déjà toujours très bien mal hier aujourd'hui demain ensuite puis enfin
    également notamment seulement même alors""",
    a="selon d'après",
)

FRENCH = Lexicon(
    language="fr",
    cues=in_lexicon("says", "fr"),
    participles=words(
        "disant déclarant affirmant expliquant ajoutant précisant indiquant soulignant estimant assurant"
    ),
    tags=_TAGS,
    he=words("il lui"),
    she=words("elle"),
    others=words("on ils elles ce"),
    titles=words(
        """m mme mlle monsieur madame président présidente ministre premier première maire député députée sénateur sénatrice
        docteur dr professeur pr général directeur directrice secrétaire avocat avocate me juge procureur pape roi reine
        porte-parole chef patron chancelier chancelière commissaire"""
    ),
    days=words(
        """lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août septembre
        octobre novembre décembre"""
    ),
    elides=True,
    inverted=words("il elle on ils elles je nous vous ce"),
)
