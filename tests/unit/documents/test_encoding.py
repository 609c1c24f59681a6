"""Text in any encoding: what is declared or certain is read without a word, what is guessed says so."""

import pytest
from tests.unit.documents.made import read_here

from factcheck.core.errors import SourceError
from factcheck.documents.reading import read_data

SAID = "He said “no” – and the café’s owner, Renée, agreed.\nIt cost £5.\n\nThe end.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_what_is_certain_needs_no_note(encoding: str) -> None:
    document = read_data(SAID.encode(encoding), "a.txt")
    assert document.text == SAID
    assert document.notes == ()


def test_escape_sequences_name_the_encoding() -> None:
    text = "彼は「いいえ」と言った。\nThat was all.\n"
    document = read_data(text.encode("iso2022_jp"), "a.txt")
    assert (document.text, document.notes) == (text, ())
    assert read_data("그는 아니라고 말했다.\n".encode("iso2022_kr"), "a.txt").text == "그는 아니라고 말했다.\n"


TEXTS = {
    "French": (
        "Le maire a répété qu’il n’était pas question d’augmenter la taxe du port cette année, même si le conseil "
        "l’exige. Les pêcheurs, très inquiets, ont quitté la salle où l’on débattait depuis le matin."
    ),
    "German": (
        "Die Bürgermeisterin sagte, über die Gebühr werde erst im nächsten Frühjahr entschieden. „Wir können das nicht "
        "für alle lösen“, fügte sie hinzu, während draußen die Fischer auf der Straße warteten und Müll anzündeten."
    ),
    "Spanish": (
        "La alcaldesa señaló que la tarifa no subirá este año. «¿Quién pagará mañana?», preguntó el pescador más viejo "
        "del muelle, que según él todavía recuerda cómo se construyó la estación en invierno."
    ),
    "Swedish": (
        "Borgmästaren sade att avgiften inte höjs i år, även om rådet kräver det. Fiskarna gick därifrån på kvällen och "
        "sade att de skulle återkomma nästa vår när isen har gått och båtarna är målade."
    ),
    "Polish": (
        "Burmistrz powiedziała, że w tym roku opłata portowa nie zostanie podniesiona, choć rada tego żąda. Rybacy wyszli "
        "z sali późnym wieczorem i zapowiedzieli, że wrócą na wiosnę, gdy łodzie będą już pomalowane."
    ),
    "Czech": (
        "Starostka řekla, že letos se přístavní poplatek zvyšovat nebude, i když to zastupitelé žádají. Rybáři odešli ze "
        "sálu pozdě večer a slíbili, že se vrátí na jaře, až budou všechny lodě znovu natřené."
    ),
    "Hungarian": (
        "A polgármester azt mondta, hogy idén nem emelik a kikötői díjat, bár a testület ezt kéri. A halászok késő este "
        "hagyták el a termet, és azt ígérték, hogy tavasszal újra eljönnek, amikor a hajók már készen állnak."
    ),
    "Russian": (
        "Мэр сказала, что в этом году портовый сбор повышать не будут, хотя совет этого требует. Рыбаки покинули зал "
        "поздно вечером и обещали вернуться весной, когда сойдёт лёд и все лодки будут покрашены."
    ),
    "Ukrainian": (
        "Міська голова сказала, що цього року портовий збір не підвищуватимуть, хоча рада цього вимагає. Рибалки пішли із "
        "зали пізно ввечері й пообіцяли повернутися навесні, коли зійде крига і човни буде пофарбовано."
    ),
    "Greek": (
        "Η δήμαρχος είπε ότι φέτος το τέλος του λιμανιού δεν θα αυξηθεί, παρόλο που το ζητά το συμβούλιο. Οι ψαράδες "
        "έφυγαν αργά το βράδυ και υποσχέθηκαν ότι θα επιστρέψουν την άνοιξη, όταν θα έχουν βάψει τις βάρκες."
    ),
    "Turkish": (
        "Belediye başkanı bu yıl liman ücretinin artırılmayacağını söyledi, oysa meclis bunu istiyor. Balıkçılar gece geç "
        "saatte salondan ayrıldı ve ilkbaharda, kayıklar boyandığında yeniden geleceklerine söz verdiler."
    ),
    "Hebrew": (
        "ראש העיר אמרה שהשנה לא תועלה אגרת הנמל, אף שהמועצה דורשת זאת. הדייגים עזבו את האולם בשעת ערב מאוחרת והבטיחו "
        "לחזור באביב, כאשר כל הסירות כבר יהיו צבועות."
    ),
    "Arabic": (
        "قالت رئيسة البلدية إن رسوم الميناء لن ترتفع هذا العام رغم أن المجلس يطلب ذلك. غادر الصيادون القاعة في وقت متأخر "
        "من المساء ووعدوا بالعودة في الربيع عندما تكون القوارب قد طليت."
    ),
    "Latvian": (
        "Mēre sacīja, ka šogad ostas maksu nepaaugstinās, kaut gan dome to pieprasa. Zvejnieki vēlu vakarā aizgāja no "
        "zāles un solīja atgriezties pavasarī, kad ledus būs izkusis un laivas nokrāsotas."
    ),
    "Thai": "นายกเทศมนตรีกล่าวว่าปีนี้จะไม่ขึ้นค่าธรรมเนียมท่าเรือ แม้ว่าสภาจะเรียกร้องก็ตาม ชาวประมงออกจากห้องประชุมตอนดึก",
    "Japanese": (
        "市長は、議会が求めているにもかかわらず、今年は港の料金を上げないと述べた。漁師たちは夜遅くに会場を出て、"
        "船を塗り終える春にまた来ると約束した。"
    ),
    "Korean": (
        "시장은 의회가 요구하더라도 올해는 항만 요금을 올리지 않겠다고 말했다. 어부들은 밤늦게 회의장을 떠나면서 "
        "배를 모두 칠한 봄에 다시 오겠다고 약속했다."
    ),
    "Chinese": "市长说，虽然议会要求，但是今年港口的费用不会提高。渔民们很晚才离开会场，他们答应春天船都刷好以后再来。",
    "Chinese of Taiwan": "市長說，雖然議會要求，但是今年港口的費用不會提高。漁民們很晚才離開會場，他們答應春天船都刷好以後再來。",
}

ENCODINGS = [
    ("French", "cp1252"), ("German", "cp1252"), ("Spanish", "cp1252"), ("Swedish", "cp1252"),
    ("French", "mac_roman"), ("German", "mac_roman"), ("German", "cp850"),
    ("Polish", "cp1250"), ("Polish", "iso8859_2"), ("Czech", "cp1250"), ("Czech", "iso8859_2"), ("Hungarian", "cp1250"),
    ("Russian", "cp1251"), ("Russian", "koi8_r"), ("Russian", "cp866"), ("Russian", "iso8859_5"),
    ("Ukrainian", "cp1251"), ("Ukrainian", "koi8_u"), ("Greek", "cp1253"), ("Greek", "iso8859_7"),
    ("Turkish", "cp1254"), ("Hebrew", "cp1255"), ("Arabic", "cp1256"), ("Latvian", "cp1257"), ("Thai", "cp874"),
    ("Japanese", "cp932"), ("Japanese", "euc_jp"), ("Korean", "cp949"), ("Chinese", "gb18030"),
    ("Chinese of Taiwan", "big5"),
]  # fmt: skip

LENGTHS = {"a sentence": 100, "a paragraph": 1000, "a book": 70_000}
"""Characters that are read, of the text repeated as often as that needs."""


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize(("language", "encoding"), ENCODINGS)
def test_guesses(language: str, encoding: str, length: str) -> None:
    size = LENGTHS[length]
    whole = f"{TEXTS[language]}\n"
    said = (whole * (size // len(whole) + 1))[:size] if size > 1000 else whole[:size]
    text = said.encode(encoding, "ignore").decode(encoding)  # the older ones have no marks but straight ones
    document = read_here(text.encode(encoding), "a.txt")
    same = document.text == text  # compared here: pytest's own account of how long texts differ takes a minute
    assert same, document.text[:80]
    assert "which is a guess" in document.notes[0]
    assert document.unread == ()


@pytest.mark.parametrize(
    "text",
    [
        "By François Pinard and Zoë Grönlund, Málaga.",
        "The rent is £12 a m², they said – and that’s “all”.",
        "Cañada",
        "naïve",
        "It was 20 °C.",
    ],
)
def test_a_few_letters_alone_are_western(text: str) -> None:
    assert read_data(text.encode("cp1252"), "a.txt").text == text


def test_one_long_line_is_looked_at_where_it_tells() -> None:
    text = "plain words of it " * 10_000 + TEXTS["Russian"] + " and plain words again" * 1000
    assert read_data(text.encode("cp1251"), "a.txt").text == text


def test_bytes_that_are_no_utf8_are_counted_and_placed() -> None:
    document = read_data((SAID * 3).encode() + b"broken \xff here \xfe\n", "a.txt")
    assert document.text.startswith(SAID)
    assert document.notes == ("2 bytes could not be decoded as utf-8 (shown as \ufffd), the first in line 13",)
    assert document.unread == document.notes


def test_bytes_that_are_text_in_no_encoding_are_refused() -> None:
    with pytest.raises(SourceError, match="an unknown encoding"):
        read_data(bytes(0x80 + (n * n * 7 + n // 3) % 0x80 for n in range(4000)), "a.txt")
