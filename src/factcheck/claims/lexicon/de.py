"""German words that carry attributions."""

from factcheck.claims.lexicon.base import Lexicon, tagged, words

_CUES = words(
    """sagte sagt sagten sagen gesagt erklärte erklärt erklärten meinte meint meinten betonte betont betonten berichtete
    berichtet berichteten teilte teilt teilten fügte fügt hinzu ergänzte ergänzt kritisierte kritisiert kritisierten
    forderte fordert forderten gefordert warnte warnt warnten äußerte äußert äußerten bezeichnete bezeichnet bezeichneten
    nannte nennt nannten genannt schrieb schreibt schrieben geschrieben behauptete behauptet behaupteten fragte fragt
    fragten antwortete antwortet antworteten entgegnete entgegnet erwiderte erwidert kündigte kündigt kündigten
    versprach verspricht versprachen verlangte verlangt verlangten bestätigte bestätigt bestätigten dementierte
    dementiert bestritt bestreitet räumte räumt begründete begründet kommentierte kommentiert kommentierten urteilte
    urteilt lobte lobt lobten würdigte würdigt rief ruft riefen gerufen zitierte zitiert zitieren unterstrich unterstreicht
    stellte stellt stellten sprach spricht sprachen gesprochen verwies verweist wies weist hob hebt resümierte resümiert
    bilanzierte bilanziert mahnte mahnt appellierte appelliert beklagte beklagt bedauerte bedauert bedankte glaubt glaubte
    denkt dachte hofft hoffte beschrieb beschreibt beschuldigte wirft warf vorwarf charakterisierte verkündete
    verkündet verkündeten formulierte formuliert spottete witzelte jubelte schimpfte klagte klagt erinnerte erinnert
    erzählte erzählt erzählten vermutete vermutet versicherte versichert beteuerte beteuert plädierte plädiert
    verurteilte verurteilt verurteilten wetterte konstatierte konterte präzisierte fuhr lautet lautete
    heißt hieß titelte titelt gestand gesteht prophezeite droht drohte drohten empfahl empfiehlt twitterte twittert
    postete meldete meldet meldeten hält hielt drückte mitteilte mitteilten mitteilt hinzufügte ankündigte vorwarf einräumte klarstellte hervorhob zusammenfasste
    verteidigte verteidigt wertete wertet titulierte skandierte skandierten skandieren angekündigt
    bekanntgegeben zurückgewiesen mitgeteilt erklärt gesagt betont berichtet gefordert kritisiert bezeichnet
    aufgerufen zitiert gewarnt geäußert bestätigt dementiert vorgeworfen behauptet geschrieben freute freut schlug rechtfertigte rechtfertigt beschwerte""",
)
_TAGS = tagged(
    V="""ging kam kommt geht macht machte nahm nimmt trat tritt blieb bleibt steht stand liegt lag führt führte zeigte
    zeigt begann beginnt endet endete starb stirbt fiel fällt will""",
    A="""ist war waren sind sei seien wäre wären wird werden wurde wurden worden hat haben hatte hatten habe hätte hätten
    kann können konnte konnten muss müssen musste mussten soll sollen sollte sollten darf dürfen durfte möchte mochte
    würde würden bin bist""",
    H="ich er sie wir es man ihr niemand jemand",
    O="ihn ihm ihnen uns mich mir sich dich dir euch",
    D="""der die das den dem des ein eine einen einem einer eines kein keine keinen dieser diese dieses diesen diesem mein
    meine sein seine seinen seiner seinem ihre ihren ihrer ihrem unser unsere alle viele einige mehrere beide jeder jede
    jedes""",
    P="""in im an am auf aus bei beim mit nach seit von vom zu zum zur für durch gegen ohne um über unter vor zwischen während
    wegen trotz bis ab als wie hinter neben per pro außer gegenüber innerhalb außerhalb angesichts bezüglich""",
    K="und oder aber sondern sowie denn",
    S="wenn weil obwohl während nachdem bevor ob wo warum was sobald falls damit indem da",
    W="dass daß",
    R="welcher welche welches deren dessen",
    B="""auch dann jetzt noch schon nur sehr nicht nie immer wieder hier dort bereits zudem außerdem jedoch allerdings
    gestern heute morgen zuvor danach später weiter ferner einmal etwa eben ebenfalls dabei dazu daher deshalb dagegen
    damals gleichzeitig wörtlich sogar mehrfach erneut ähnlich darin daraufhin darauf darüber hierzu hiermit dennoch trotzdem inzwischen mittlerweile
    insgesamt vielmehr insbesondere erneut schließlich zunächst anschließend""",
    a="""laut zufolge angaben auffassung ansicht meinung aussage aussagen einschätzung darstellung worten überzeugung
    informationen berichten""",
    F="nahe",
)

GERMAN = Lexicon(
    language="de",
    cues=_CUES,
    participles=words("sagend erklärend"),
    tags={**_TAGS, "zufolge": "z"},
    he=words("er ihm ihn"),
    she=words("sie ihr"),
    others=words("es man"),
    reported=words(
        """sei seien habe werde könne müsse solle wolle dürfe gebe stehe komme gehe bleibe halte mache liege brauche wisse
        lasse stelle bestehe wäre wären hätte hätten würde würden handele handle finde nehme führe zeige bringe sehe
        fehle bedeute gelte"""
    ),
    light=words("so"),
    verb_second=True,
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
