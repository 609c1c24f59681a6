"""First names that tell who "he" and "she" can be; a name that is in neither list fits both."""

from factcheck.claims.lexicon.base import words

MEN = words(
    """aaron adam adrian ahmed alain alan albert alejandro alexander ali allen alvaro anders andreas andrew andré andy angelo
    anthony antoine antonio armando arnold arthur arturo barack ben benjamin bernard bernie bernd bill björn bob boris
    brad brandon brent brett brian bruce bruno bryan carl carlos carsten charles charlie chris christian christoph chuck
    claude claus colin craig curtis dan daniel dave david dean dennis derek diego dieter dirk dmitry dominik don donald
    doug douglas dustin dwight ed eddie edgar eduardo edward edwin elijah emil emmanuel enrique eric erik ernest erwin
    ethan eugene evan felipe felix fernando florian francisco francois françois frank franz fred frederick friedrich
    gary geoff george georg gerald gerard gerhard glen glenn gordon greg gregory guido guillermo gustavo guy hans harald
    harold harry hassan hector heinrich helmut henri henry herbert herman horst howard hugo ian ibrahim igor isaac ivan
    jack jacob jacques jaime jake james jamie jan jared jason javier jay jean-claude jeff jeffrey jens jeremy jerome
    jerry jesse jim jimmy joachim joaquin jochen joe joel joey john johnny jon jonas jonathan jorge jose josé joseph
    josh joshua juan juergen julian jürgen justin karl karl-heinz keith ken kenneth kevin kirk klaus konrad kurt kyle
    lance larry lars laurent lawrence leo leon leonard leonardo lester lloyd lorenzo lou louis luc lucas luis lukas luke
    malcolm manfred manuel marc marcel marco marcus mario mark markus martin marvin mathias matt matthew matthias
    maurice max maximilian michael michel miguel mike mikhail mitch mitt mohamed mohammed moritz muhammad nathan neil
    newt nicholas nicolas nick nicolás niels norbert norman olaf oliver olivier omar oscar oskar otto owen pablo pascal
    patrick paul paulo pedro peter phil philip philippe phillip pierre rafael ralf ralph ramon randy raul raúl ray raymond
    reginald reinhard reince rex ricardo richard rick rob robert roberto robin rodney roger roland rolf roman ron ronald
    roy rudolf rudy rupert russell ryan sam samuel santiago saul scott sean sebastian sergei sergey sergio seth shane
    shawn shaun sidney simon stanley stefan stephan stephen steve steven stuart sven ted terry theo theodore thierry
    thomas thorsten tim timothy tobias todd tom tommy tony travis trevor tyler ulrich uwe victor vincent vladimir volker
    walter warren wayne wesley wilhelm will william winfried wolfgang xavier yves zachary juan-carlos edoardo giovanni
    giuseppe paolo luca matteo salvador jorge ronnie bobby billy freddie""",
)
WOMEN = words(
    """abigail adriana agnes aisha alejandra alexandra alice alicia alison allison amanda amber amelia amy ana andrea
    angela angelica anita anja anke ann anna anne annegret annette annie antonia april ashley astrid audrey barbara
    beatrice becky bernadette bertha beth betty beverly birgit bonnie brenda bridget britta brittany camila candice
    carla carmen carol carole caroline carolyn carrie cassandra catherine cathy cecilia celine charlotte cheryl
    christa christina christine cindy claire clara claudia colleen connie constance corinna cristina cynthia dagmar
    daisy dana danielle dawn debbie deborah debra denise diana diane dolores donna doris dorothea dorothy edith eileen
    elaine eleanor elena elisabeth elise elizabeth ella ellen eloise elsa emily emma erica erika erin ernestine esther
    eva evelyn fatima felicia fiona florence frances franziska frauke gabriela gabriele gail georgia gertrud gina gisela
    gloria grace greta gudrun gwen hannah hannelore heather heidi heike helen helena helga hilary hillary ilse ines inga
    ingrid irene iris isabel isabelle ivanka jackie jacqueline jan jane janet janice jasmin jean jeanne jen jenna
    jennifer jenny jessica jill joan joanna jocelyn johanna josephine joyce juanita judith judy julia juliana julie juliet
    jutta karen karin karla katarina kate katharina katherine kathleen kathy katie katrin kayla kelly kelsey kerstin
    kim kimberly kirsten kristen kristin kristina lara latoya laura lauren laurie leah lena leslie lidia linda lisa
    livia liz lois loretta lori lorraine louise lucia lucy luisa lydia lynn madeleine maggie manuela marcia margaret
    margarita margot maria mariana marianne marie marina marion marisol marjorie marlene marta martha martina mary
    maureen megan meghan melania melanie melinda melissa mercedes michaela michelle miranda miriam molly monica monika
    nadia nadine nancy naomi natalia natalie nathalie nicola nicole nina nora norma olga olivia pamela pat patricia paula
    pauline peggy penelope petra phyllis rachel rebecca regina renate renee rita roberta rosa rosalind rose rosemarie
    ruth sabine sabrina sally samantha sandra sara sarah sharon sheila sherry shirley silvia simone sofia sonia sonja
    sophia sophie stacy stefanie stella stephanie sue susan susanna susanne suzanne svetlana sylvia tamara tammy tanja
    tara tatiana teresa theresa tiffany tina tracy trudy ulrike ursula ute valentina valerie vanessa vera verena
    veronica victoria viktoria virginia vivian waltraud wanda wendy whitney yolanda yvonne zoe élise karolina élodie""",
)
MEN_TITLES = words(
    "mr sir lord herr monsieur señor don congressman councilman chairman spokesman father brother king prince pope"
)
WOMEN_TITLES = words(
    "mrs ms miss dame lady frau madame mademoiselle señora doña congresswoman councilwoman chairwoman spokeswoman sister"
    " mother queen princess"
)
MEN_OF_A_FAMILY = words(
    """husband father dad son brother uncle nephew grandfather grandson widower boyfriend vater sohn bruder onkel neffe"""
)
WOMEN_OF_A_FAMILY = words(
    """wife mother mom daughter sister aunt niece grandmother granddaughter widow girlfriend actress waitress frau mutter
    tochter schwester tante nichte"""
)

# First names that alone are more often a place, a faith or a month.
NOT_ALONE = words(
    """april august austin carmen charlotte chelsea christian dallas dawn florence france frances georgia grace guy hope
    iris jackson jan jean jordan june kent lance lincoln long lou love madison march mark may mercedes mike paris pat
    rich rick rose rush ruby santiago sierra summer sydney tyler van vera victoria virginia west will art bill chuck dean
    grant jack san santa sofia olivia lee kelly dana robin star angelica rex norma alma paz luz"""
)
# Words that make a name one of a place, an office or a company.
NO_PERSON = words(
    """academy affairs agency airlines airport alliance america american armed army assembly associates association
    authority avenue bank bay beach board boulevard bowl bridge broadcasting bureau california capitol carolina castle
    center central centre chamber channel church city club coast college commission committee commons community companies
    company conference congress convention corporation corps council county court cross daily dakota defense department
    district division east eastern economic education election electric embassy energy england enterprise europe european
    exchange fair federal federation field first florida force forces foreign forum foundation front fund gazette general
    globe government group guard guardian hall hampshire harbor heights herald hill holdings hospital hotel house human
    illinois industries inc institute institution intelligence international investigation iowa iraq iran island islands
    isis israel jersey journal justice kingdom korea labor lake law league left library lines mail mall media
    memorial mexico military ministry monitor monthly morning mount museum nation national nations nato network new news
    newspaper north northern office ohio olympics order pacific palace park parliament party patrol pennsylvania plan
    planned police post press programme project public radio railway red register reporter republic research reserve review
    right rights river road room russia saint san santa saudi school sciences sea security senate service services
    south southern space square stadium star state states station strategies street studies summit sun super supreme syria system
    systems tea team technologies television texas theater theatre times today tower town trade treasury tribune trust tuesday
    union united universe university valley vermont veterans village virginia wall war washington west western white wing
    women world york zealand bund bundestag partei zeitung universität ministerium gericht amt verband gesellschaft
    republik rat stadt straße platz verein institut bank konzern"""
)
