"""English words that carry attributions."""

from factcheck.claims.lexicon.base import Lexicon, tagged, words
from factcheck.nlp.lexicon import tagged as in_lexicon

_PARTICIPLES = words(
    """saying telling asking adding writing tweeting posting announcing declaring stating explaining noting arguing
    claiming insisting replying answering responding continuing concluding recalling remarking observing commenting
    acknowledging admitting conceding confirming denying warning cautioning predicting promising vowing pledging
    threatening urging exhorting demanding calling dubbing labeling labelling describing characterizing terming deeming
    branding likening comparing criticizing blasting slamming attacking denouncing condemning decrying deriding mocking
    ridiculing accusing blaming praising hailing touting lauding boasting bragging joking quipping shouting yelling
    screaming crying chanting singing whispering muttering exclaiming musing wondering reflecting speculating
    suggesting proposing recommending maintaining contending asserting alleging testifying swearing reporting
    revealing disclosing indicating emphasizing stressing underscoring reiterating repeating echoing agreeing
    countering retorting objecting protesting complaining lamenting pleading begging imploring appealing offering
    quoting reading opining summarizing summing elaborating clarifying interjecting ordering instructing advising
    informing assuring reminding greeting thanking apologizing confessing confiding hinting implying signaling
    expressing voicing citing referring referencing dismissing rejecting ruling finding proclaiming ripping hammering
    taunting teasing chiding scolding rebuking questioning challenging defending believing thinking feeling hoping
    mouthing painting portraying depicting casting invoking speaking talking mentioning""",
)
_THINKING = words("""believes believed believe thinks thought think feels felt feel hopes hoped hope fears feared knows
    knew know worries worried wants wanted wishes wished""")
_LIGHT = words("""began begins started starts went laughed laughs sighed sighs smiled smiles shrugged nodded chuckled
    opens opened shot fired cast put puts continue pressed
    spelled painted vented offered offers""")
_TAGS = tagged(
    n="""one two three four five six seven eight nine ten""",
    V="""used uses shown known given taken written spoken grown drawn done gone seen begun chosen driven fallen forgotten taken took take takes gave give gives got get gets made make makes came come comes held kept keep keeps leave leaves
    met meet meets ran saw see sees seen sent sit sat stood won win lost lose loses led brought bring brings bought
    built broke break breaks chose caught drew drove ate fell fought flew forgot grew heard hear hears hurt laid lay
    let lets meant paid pay pays put quit rode rose shook showed sold spent spend spends threw throw throws
    understood understands woke wore became become becomes seem seems appear appears seek seeks sought goes go gone
    remains remain represents includes joins receives returns suffers tries try serves likes belongs believes
    expects gives released announced
    left slept sank swam rang drank bent bore dealt dug fed fled froze hid knelt lent lit slid spun sprang stole stuck
    struck swept swung tore wept withdrew wove sang shut split""",
    A="""is are was were be been being am has have had having do does did done will would can could may might must shall
    should 's 're 've 'd ain't isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't
    can't couldn't cannot mustn't shouldn't""",
    H="i he she they we it you everyone everybody someone somebody nobody anyone",
    O="him them us me himself herself themselves itself myself ourselves yourself yourselves whom",
    g="my your his her its our their whose",
    D="""a an the this these those some any no every each another both all many most
    several few such either neither""",
    y="by",
    P="""in on at for from without about against among amid after before during since until till under over
    into onto through throughout toward towards upon within between behind beyond near across along around despite
    like unlike via per as than regarding concerning following outside inside off out up down to above below beside
    besides except including versus vs""",
    F="of",
    w="with",
    K="and or but nor yet plus",
    S="when while if because although though unless whether where why how what whereas once so",
    W="that",
    a="according per",
    R="who which",
    B="""also then later now just only still even again already soon often always never ever once twice not n't however
    meanwhile instead further furthermore moreover too perhaps maybe indeed earlier there here recently simply
    repeatedly eventually finally first initially afterward afterwards thus therefore otherwise anyway almost
    nearly quite rather very much aloud sarcastically back flatly famously ago""",
    Y="""monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december today yesterday tomorrow tonight jan feb mar apr jun jul aug sept sep oct nov
    dec morning afternoon evening week month year weekend last next""",
)

ENGLISH = Lexicon(
    language="en",
    passive=words("am is are was were be been being"),
    cues=in_lexicon("says", "en") | {"e-mailed"},
    participles=_PARTICIPLES,
    thinking=_THINKING,
    light=_LIGHT,
    tags=_TAGS,
    he=words("he him his himself"),
    she=words("she her hers herself"),
    others=words("it they which that"),
    things=words("it this that which these those there"),
    titles=words(
        """mr mrs ms miss dr sir dame lord lady prof professor sen senator rep representative congressman congresswoman
        gov governor president vice secretary attorney general gen col colonel lt lieutenant maj major capt captain sgt
        sergeant judge justice mayor rev reverend pope king queen prince princess chancellor minister prime chief
        officer state first former acting spokesman spokeswoman spokesperson chairman chairwoman chair director
        ambassador sheriff commissioner superintendent councilman councilwoman councilor councillor deputy assistant
        candidate nominee leader speaker treasurer clerk delegate del sgt cmdr commander adm admiral gop republican
        democratic democrat coach pastor father sister brother bishop archbishop cardinal rabbi imam detective
        inspector inspector professor analyst aide adviser advisor manager executive ceo cfo coo whip majority minority
        federal district u.s eastern western northern southern central""",
    ),
    days=words(
        """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
        september october november december""",
    ),
    cue_nouns=words(
        """claim claims statement statements promise promises call calls remark remarks comment comments accusation
        description suggestion assertion argument warning vow vows pledge pledges demand demands belief contention
        response reply question questions answer answers tweet tweets quote quotes announcement declaration view
        insistence chant chants words word phrase term slogan motto line nickname label message threat plea report reports state states ruling letter answer post posts
        note notes order orders charge charges fear fears hope hopes feel think want wants use uses find worries cast
        voice offer offers appeal appeals challenge challenges attack attacks agreement admission story caption speech""",
    ),
    viewpoint=words("for to"),
    articles=words("a an the my your his its our their"),
    clausal=words("after before since until till"),
    naming=words(
        """called calls call calling dubbed dubs dubbing labeled labelled labels labeling found finds finding termed
        deemed branded considered considers pronounced declared"""
    ),
    noun_plurals=words("tweets comments remarks statements messages words promises posts letters ads"),
    no_adverbs=words(
        "family ally assembly july supply reply bully rally monopoly anomaly fly italy belly butterfly homily melancholy"
    ),
)
