"""Spanish words that carry attributions."""

from factcheck.claims.lexicon.base import Lexicon, tagged, words
from factcheck.nlp.lexicon import tagged as in_lexicon

_TAGS = tagged(
    A="""ha han había habían es son era eran fue fueron será ser está están estaba haber hay puede pueden podría debe deben
    va van""",
    H="yo él ella nosotros ellos ellas usted ustedes",
    O="le les lo la los me te se nos",
    D="""el la los las un una unos unas este esta estos estas ese esa esos esas mi su sus nuestro nuestra todo toda todos todas
    cada varios varias algunos algunas ningún ninguna""",
    y="por",
    P="""a al en para con sin sobre bajo ante contra entre desde hasta hacia durante tras mediante según como""",
    F="de del",
    K="y e o u pero ni sino",
    S="cuando si porque aunque mientras donde pues",
    W="que",
    R="quien quienes cual cuales",
    B="""no ya también además nunca siempre ayer hoy mañana luego después entonces así muy más menos sólo solo aún todavía
    incluso asimismo""",
    a="según",
)

SPANISH = Lexicon(
    language="es",
    drops_subject=True,
    verb_endings=("ó", "aron", "ieron"),
    cues=in_lexicon("says", "es"),
    participles=words("diciendo afirmando asegurando explicando señalando indicando agregando añadiendo declarando"),
    tags=_TAGS,
    he=words("él"),
    she=words("ella"),
    others=words("ellos ellas"),
    titles=words(
        """sr sra señor señora don doña presidente presidenta ministro ministra alcalde alcaldesa diputado diputada senador
        senadora doctor doctora dr dra profesor profesora general director directora juez jueza fiscal papa rey reina
        portavoz secretario secretaria vicepresidente vicepresidenta gobernador gobernadora abogado abogada"""
    ),
    days=words(
        """lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio julio agosto septiembre
        octubre noviembre diciembre"""
    ),
)
