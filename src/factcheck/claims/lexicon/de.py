"""German words that carry attributions."""

from collections.abc import Iterator

from factcheck.claims.lexicon.base import Lexicon, tagged, words

_STEMS = words(  # of weak verbs of saying
    """sag erklär mein beton erläuter bericht äußer ergänz kritisier forder warn bezeichn behaupt frag antwort entgegn
    erwider bestätig dementier begründ kommentier urteil lob würdig zitier resümier bilanzier mahn appellier beklag
    bedauer bedank glaub hoff beschuldig charakterisier verkünd formulier spott witzel jubel schimpf klag erinner erzähl
    vermut versicher beteuer plädier wetter konstatier konter präzisier laut titel prophezei droh twitter post meld
    verteidig wert titulier skandier freu rechtfertig beschwer bemängel bekräftig scherz seufz murmel flüster brumm
    jammer wunder beruhig argumentier signalisier attestier bescheinig monier rüg tadel protestier polter schwärm
    schilder mutmaß spekulier prognostizier folger bekund beanstand gratulier entschuldig bezweifel befürcht fürcht
    räsonier kündig teil füg räum stell drück reagier wiederhol korrigier veröffentlich beurteil verlang verurteil
    höhn läster"""
)
_PARTED = ("mit", "teil"), ("hinzu", "füg"), ("an", "kündig"), ("ein", "räum"), ("klar", "stell"), ("an", "mahn")
_STRONG = words(  # and the parts that stand at the end: "fügte … hinzu"
    """hinzu nannte nennt nannten nennen genannt schrieb schreibt schrieben schreiben geschrieben versprach verspricht
    versprachen versprochen bestritt bestreitet bestritten rief ruft riefen gerufen sprach spricht sprachen sprechen
    gesprochen unterstrich unterstreicht unterstrichen verwies verweist verwiesen wies weist wiesen hob hebt hoben
    denkt dachte beschrieb beschreibt beschrieben wirft warf warfen vorwarf vorwirft vorgeworfen fuhr gestand
    gesteht gestanden empfahl empfiehlt empfohlen hält hielt hielten einräumte hervorhob hervorgehoben zusammenfasste
    aufgerufen zurückgewiesen zurückwies bekanntgab bekanntgegeben riet rät rieten geraten schlug vorgeschlagen vorschlug
    abgetan bat baten gebeten schwor schwört schrie schreit schrien"""
)


def _forms(stem: str) -> Iterator[str]:
    """The finite forms of a weak verb, and its participle."""
    middle = "e" if stem.endswith(("t", "d", "chn", "gn")) else ""
    yield from (f"{stem}{middle}t", f"{stem}{middle}te", f"{stem}{middle}ten")
    yield f"{stem}n" if stem.endswith(("el", "er")) and not stem.endswith("ier") else f"{stem}en"
    if not stem.endswith("ier") and not stem.startswith(("be", "er", "ver", "ent")):
        yield f"ge{stem}{middle}t"


_CUES = (
    _STRONG
    | {form for stem in _STEMS for form in _forms(stem)}
    | {
        form
        for prefix, stem in _PARTED
        for form in (f"{prefix}{stem}t", f"{prefix}{stem}te", f"{prefix}{stem}ten", f"{prefix}ge{stem}t")
    }
)
_TAGS = tagged(
    V="""ging kam kommt geht macht machte nahm nimmt trat tritt blieb bleibt steht stand liegt lag führt führte zeigte
    zeigt begann beginnt endet endete starb stirbt fiel fällt""",
    A="""ist war waren sind sei seien wäre wären wird werden wurde wurden worden hat haben hatte hatten habe hätte hätten
    kann können konnte konnten muss müssen musste mussten soll sollen sollte sollten darf dürfen durfte möchte mochte
    würde würden bin bist will wollte wollten wolle""",
    H="ich er sie wir es man ihr niemand jemand",
    O="ihn ihm ihnen uns mich mir sich dich dir euch",
    D="""der die das ein eine kein keine dieser diese dieses mein meine sein seine ihre ihr unser unsere alle viele einige
    mehrere beide jeder jede jedes manche zwei drei etliche zahlreiche""",
    d="""den dem einen einem keinen keinem diesen diesem meinen meinem seinen seinem ihren ihrem unseren unserem einer ihrer
    seiner unserer jeden jedem allen vielen einigen mehreren beiden zahlreichen""",
    F="des eines keines meines seines ihres unseres",
    P="""in im an am auf aus bei beim mit nach seit vom zu zum zur für durch gegen ohne um über unter vor zwischen während
    wegen trotz bis ab als wie hinter neben per pro außer gegenüber innerhalb außerhalb angesichts bezüglich""",
    y="von",
    K="und oder aber sondern sowie denn",
    S="wer wen wem wenn weil obwohl während nachdem bevor ob wo warum was sobald falls damit indem da",
    W="dass daß",
    R="welcher welche welches deren dessen",
    B="""auch dann jetzt noch schon nur sehr nicht nie immer wieder hier dort bereits zudem außerdem jedoch allerdings
    gestern heute morgen zuvor danach später weiter ferner einmal etwa eben ebenfalls dabei dazu daher deshalb dagegen
    damals gleichzeitig wörtlich sogar mehrfach erneut ähnlich darin daraufhin darauf darüber hierzu hiermit dennoch trotzdem inzwischen mittlerweile
    insgesamt erst selbst zuletzt sofort bekannt direkt meist fast fest vielmehr insbesondere erneut schließlich zunächst anschließend""",
    a="""laut zufolge angaben auffassung ansicht meinung aussage aussagen einschätzung darstellung worten überzeugung
    informationen berichten""",
)

GERMAN = Lexicon(
    language="de",
    cues=_CUES,
    participles=words("sagend erklärend"),
    tags={**_TAGS, "zufolge": "z"},
    he=words("er ihm ihn"),
    she=words("sie ihr"),
    others=words("es man"),
    things=words("es das dies dieses man"),
    reported=words(
        """sei seien habe werde könne müsse solle wolle dürfe gebe stehe komme gehe bleibe halte mache liege brauche wisse
        lasse stelle bestehe wäre wären hätte hätten würde würden handele handle finde nehme führe zeige bringe sehe
        fehle bedeute gelte"""
    ),
    viewpoint=words("für"),
    light=words("so heißt hieß"),
    verb_second=True,
    passive=words("wurde wurden worden wird werden"),
    nouns_capitalised=True,
    titles=words(
        """herr frau dr prof präsident präsidentin bundeskanzler bundeskanzlerin kanzler kanzlerin minister ministerin
        ministerpräsident ministerpräsidentin premierminister premierministerin außenminister innenminister
        bundespräsident bürgermeister bürgermeisterin oberbürgermeister sprecher sprecherin chef chefin vorsitzender
        vorsitzende parteichef generalsekretär direktor trainer richter abgeordneter abgeordnete senator us-präsident
        bundesinnenminister bundesaußenminister finanzminister bundesfinanzminister verteidigungsminister papst könig
        general kommissar anwalt rechtsanwalt geschäftsführer regierungschef staatschef ex-präsident polizeisprecher"""
    ),
    days=words(
        """montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz april mai juni juli august
        september oktober november dezember"""
    ),
)
