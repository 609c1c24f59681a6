"""Words that make a sentence worth checking, by language: kind -> words."""

from functools import cache

_WORDS = {
    "en": {
        "number": """two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
            eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands
            million millions billion billions trillion dozen dozens half third quarter twice double doubled triple
            tripled pair majority""",
        "date": """January February March April May June July August September October November December Jan Feb Mar Apr
            Jun Jul Aug Sept Sep Oct Nov Dec Christmas Easter""",
        "relative date": """Monday Tuesday Wednesday Thursday Friday Saturday Sunday yesterday today tomorrow tonight ago
            recently earlier later previously currently""",
        "superlative or comparison": """than most least first last largest biggest highest lowest best worst only oldest
            youngest longest fastest smallest greatest strongest latest earliest more fewer less higher lower larger
            smaller greater better worse faster slower unprecedented record""",
        "reported speech": """said says told announced claimed claims according alleged allegedly accused denied confirmed
            testified reportedly reported stated declared admitted warned insisted argued ruled estimated""",
        "absence": """no not never none nobody nothing without neither nor cannot lacks lacked failed fails refused denies
            don't doesn't didn't isn't aren't wasn't weren't won't wouldn't can't couldn't shouldn't hasn't haven't hadn't""",
    },
    "de": {
        "number": """zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig vierzig fünfzig hundert
            hunderte tausend tausende Million Millionen Milliarde Milliarden Dutzend Dutzende Hälfte Drittel Viertel doppelt
            halb verdoppelt Mehrheit""",
        "date": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember Weihnachten Ostern",
        "relative date": """Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonnabend Sonntag gestern heute morgen
            vorgestern kürzlich bisher derzeit zuvor""",
        "superlative or comparison": """als mehr weniger höher niedriger größer kleiner besser schlechter größte größten
            größter höchste höchsten niedrigste beste besten schlechteste älteste jüngste erste ersten letzte letzten einzige
            einzigen meisten""",
        "reported speech": """sagte sagt erklärte erklärt laut zufolge teilte berichtete berichtet behauptete behauptet
            angeblich kündigte bestätigte dementierte warnte forderte soll sollen""",
        "absence": "nicht kein keine keinen keiner keinem nie niemals niemand nichts ohne weder",
    },
    "fr": {
        "number": """deux trois quatre cinq six sept huit neuf dix onze douze vingt trente quarante cinquante cent cents mille
            million millions milliard milliards dizaine dizaines centaine centaines moitié tiers quart double majorité""",
        "date": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre Noël Pâques",
        "relative date": "lundi mardi mercredi jeudi vendredi samedi dimanche hier aujourd'hui demain récemment actuellement",
        "superlative or comparison": "plus moins meilleur meilleure pire premier première dernier dernière seul seule record",
        "reported speech": "déclaré dit affirmé affirme selon annoncé annonce expliqué assure assuré accusé confirmé",
        "absence": "pas jamais aucun aucune rien personne sans ni",
    },
    "es": {
        "number": """dos tres cuatro cinco seis siete ocho nueve diez once doce veinte treinta cuarenta cincuenta cien ciento
            mil millón millones docena decenas mitad tercio doble mayoría""",
        "date": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre Navidad",
        "relative date": "lunes martes miércoles jueves viernes sábado domingo ayer hoy mañana recientemente actualmente",
        "superlative or comparison": "más menos mejor peor mayor menor primer primera último última único única récord",
        "reported speech": "dijo afirmó según aseguró anunció declaró señaló explicó acusó confirmó negó",
        "absence": "no nunca jamás nadie nada sin ningún ninguna ni tampoco",
    },
}  # fmt: skip


@cache
def checkable_words(language: str) -> dict[str, str]:
    """Word -> kind of signal; of English where we have no list."""
    kinds = _WORDS.get(language, _WORDS["en"])
    table = {word: kind for kind, words in kinds.items() for word in words.split()}
    return table | {word.replace("'", "’"): kind for word, kind in table.items() if "'" in word}
