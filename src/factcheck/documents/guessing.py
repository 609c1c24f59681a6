"""Which encoding makes likely text of bytes that are no UTF-8: letters count by how often languages have them.

Each language in each of its encodings is asked how probable it makes the characters beyond ASCII (naive Bayes). A
letter counts by its rank among those of the language and by what it follows: in Polish or French most of them follow
an ASCII letter, in Russian hardly any does; no capital follows a small letter. Encodings that are met less often start
behind, so that a few letters alone are taken for the usual Western ones.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import pairwise
from math import log
from typing import Final

_LATIN: Final = {
    "cp1252": (
        "éèàêçôîùûâœëïæ",  # French
        "üäößé",  # German
        "áíóñúéü¿¡",  # Spanish
        "àèòùìé",  # Italian
        "çãáéõíóêâúàô",  # Portuguese
        "àéòíèóúçïü·",  # Catalan
        "äåöéü",  # Swedish, Finnish
        "æøåéäöü",  # Danish, Norwegian
        "ëéïèöüê",  # Dutch
        "áíðéóþöúýæ",  # Icelandic
        "õäüöšž",  # Estonian
        "éáèàíóöüäçñâêåøæôîëïõãßúûùìòðþýœ",  # names from everywhere
    ),
    "cp1250": (
        "ęąłóżśćńźé",  # Polish
        "íáěéýřžčšůúťňďóö",  # Czech
        "áíéčýšžúľťňôóďäŕ",  # Slovak
        "áéíóöőüúű",  # Hungarian
        "ăîâşţéó",  # Romanian
        "čšžćđ",  # Slovene, Croatian
        "áéíóčšžćřłńąęśżźěůýőűúöüäăâîşţđňďťľô",  # names from everywhere
    ),
    "cp1254": ("ıüşöğçâîİéû",),  # Turkish
    "cp1257": (
        "āīēšūņļžčģķ",  # Latvian
        "ėšįųžąčūęõ",  # Lithuanian
    ),
}
_FULL: Final = {
    "cp1251": (
        "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё",  # Russian
        "оаиіенвртсклудпмязьгчбхйцїжєшющфґ",  # Ukrainian
        "аиоетнрсвлкдпмзъугяйцчбщшжхюьф",  # Bulgarian
    ),
    "cp1253": ("αοιετνσρπκλςμηυγδίόάχέύθφήώωβξζψϊΐϋ",),
    "cp1255": ("יוהלאמרתבשנםדעכפחקטצגןזסךףץ",),
    "cp1256": ("اليمنرتوبةعدفهسكقحجطخشصذأىئضءغزإثظآؤَّ",),
    "cp874": ("านรอกเ่งมยล้วดัทสีิตะปบคหไแจู์ุ็พชใข็ำถผโื๊ณึญซฟธฐศษภฏฎ",),
}
_SAME: Final = {
    "cp1252": ("mac_roman", "cp850"),
    "cp1250": ("iso8859_2", "cp852"),
    "cp1251": ("koi8_r", "koi8_u", "iso8859_5", "cp866", "mac_cyrillic"),
    "cp1253": ("iso8859_7",),
    "cp1256": ("iso8859_6",),
}
"""Further encodings of the same languages."""

_BEHIND: Final = {"cp1252": 0.0} | dict.fromkeys((same for others in _SAME.values() for same in others), 9.0)
"""How far an encoding starts behind the usual Western one, as the logarithm of its odds; those that are not named:"""
_USUALLY_BEHIND: Final = 6.0

_ENOUGH: Final = 2**13
"""Bytes that are looked at."""
_AT_LEAST: Final = -6.5, -10.0
"""What makes a character of real text less likely than this (of one byte, of several) does not explain it: random
bytes have −12, real text −4 and −7 (measured with 35 languages)."""

_MARKS: Final = "’“”–—…«»„‘\xa0§°·€£•‚´"
_UNLIKELY: Final = log(1e-5)
_IMPOSSIBLE: Final = log(1e-7)

_LINES = re.compile(rb"[^\n]*\n?")
_BEYOND = re.compile(rb"[\x80-\xff]")
_ASCII_BEFORE = re.compile(r"(?<=[A-Za-z])[^\W\d_A-Za-z]")
_OTHER_BEFORE = re.compile(r"(?<=[^\W\d_A-Za-z])[^\W\d_A-Za-z]")
_LETTER = re.compile(r"[^\W\d_A-Za-z]")
_ASTRAY = re.compile(r"(?<!\S)[’”](?=\w)")


def likeliest(data: bytes) -> str:
    """The codec of the likeliest encoding, "" if none makes text of the bytes as languages have it."""
    telling = _telling(data)
    scores = dict(_scores(telling))
    best = max(scores, key=scores.__getitem__)
    characters = sum(character > "\x7f" for character in telling.decode(best, "replace"))
    return best if scores[best] >= characters * _AT_LEAST[best in _WIDE] - _BEHIND.get(best, _USUALLY_BEHIND) else ""


def _telling(data: bytes) -> bytes:
    """Of a long text, lines from their first byte beyond ASCII on."""
    pieces, size = [], 0
    for line in _LINES.finditer(data):
        if not line[0].isascii() and (first := _BEYOND.search(line[0])):
            pieces.append(line[0][max(0, first.start() - 1) :][: _ENOUGH - size])
            size += len(pieces[-1])
            if size >= _ENOUGH:
                break
    return b"".join(pieces)


def _scores(data: bytes) -> Iterator[tuple[str, float]]:
    """How likely each encoding makes these bytes, as logarithms that can be compared with each other."""
    for usual, languages in (_LATIN | _FULL).items():
        for encoding in (usual, *_SAME.get(usual, ())):
            text = data.decode(encoding, "replace")
            counted = Counter(text)
            best = max(_of_letters(counted, letters) for letters in languages) + _of_places(text, usual in _LATIN)
            yield encoding, best - _BEHIND.get(encoding, _USUALLY_BEHIND)
    for encoding, rate in _WIDE.items():
        counted = Counter(data.decode(encoding, "replace"))
        found = sum(count * rate(character) for character, count in counted.items() if character > "\x7f")
        yield encoding, found - _USUALLY_BEHIND


def _of_letters(counted: Mapping[str, int], letters: str) -> float:
    """How likely a language with these letters makes the characters, wherever they are."""
    weights = _weights(letters)
    total = 0.0
    for character, count in counted.items():
        if character > "\x7f":
            floor = _UNLIKELY if character.isprintable() and character != "\ufffd" else _IMPOSSIBLE
            total += count * weights.get(character, floor)
    return total


def _of_places(text: str, latin: bool) -> float:
    """How likely it is that its letters are where they are, in Latin script or in another."""
    after_ascii, after_other = len(_ASCII_BEFORE.findall(text)), len(_OTHER_BEFORE.findall(text))
    alone = len(_LETTER.findall(text)) - after_ascii - after_other
    odds = (0.75, 0.05, 0.2) if latin else (0.003, 0.8, 0.197)
    total = sum(count * log(part) for count, part in zip((after_ascii, after_other, alone), odds, strict=True))
    return total + _UNLIKELY * _turned(text) - 4 * len(_ASTRAY.findall(text))


def _turned(text: str) -> int:
    """Capitals beyond ASCII that follow a small letter."""
    return sum(after > "\x7f" and after.isupper() and before.islower() for before, after in pairwise(text))


@cache
def _weights(letters: str) -> Mapping[str, float]:
    """The logarithm of each character's part in what a language has beyond ASCII."""
    ranks = {letter: 1 / (rank + 2) for rank, letter in enumerate(letters)}
    ranks |= {
        letter.upper(): weight / 20
        for letter, weight in ranks.items()
        if len(letter.upper()) == 1 and letter.upper() != letter
    }
    all_letters = sum(ranks.values())
    marks = {mark: 0.1 / (rank + 2) for rank, mark in enumerate(_MARKS)}
    all_marks = sum(marks.values())
    return {letter: log(0.85 * weight / all_letters) for letter, weight in ranks.items()} | {
        mark: log(0.15 * weight / all_marks) for mark, weight in marks.items() if mark not in ranks
    }


_COMMON_HAN: Final = frozenset(
    "的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可里后小么心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知"
)
_COMMON_HANT: Final = frozenset(
    "的一是不了在人有我他這中大來上國個到說們為子和你地出道也時年得就那要下以生會自著去之過家學對可里後小麼心多天而能好都然沒日於起還發成事只作當想看文無開手十用主行方又如前所本見經頭面公同三已老從動兩長知"
)
_COMMON_HANGUL: Final = frozenset("이다는에의가을를은지하고기로한사도리스서어자시인그대나해일수아정있제니것장들라없")
_FULL_WIDTH: Final = "、。，．・：；？！「」『』（）《》〈〉【】“”‘’…—～　"


def _japanese(character: str) -> float:
    if "ぁ" <= character <= "ん":
        return log(0.5 / 70)
    if "ァ" <= character <= "ー":
        return log(0.15 / 85)
    if character in _FULL_WIDTH:
        return log(0.08 / 12)
    if "｡" <= character <= "ﾟ":
        return log(0.01 / 63)
    return _han(character, "euc_jp", 0xCF, 0.25)


def _korean(character: str) -> float:
    if character in _COMMON_HANGUL:
        return log(0.5 / 40)
    if "가" <= character <= "힣":
        return log(0.45 / 2300) if len(_coded(character, "euc_kr")) == 2 else log(1e-3 / 8800)
    if character in _FULL_WIDTH:
        return log(0.01 / 12)
    return log(0.005 / 4900) if "一" <= character <= "鿿" else _IMPOSSIBLE


def _chinese(common: frozenset[str], coding: str, last: int) -> Callable[[str], float]:
    def rate(character: str) -> float:
        if character in common:
            return log(0.35 / len(common))
        if character in _FULL_WIDTH:
            return log(0.1 / 12)
        return _han(character, coding, last, 0.5)

    return rate


def _han(character: str, coding: str, last: int, part: float) -> float:
    """Of characters that two alphabets share, the usual ones have the lower lead bytes in national codes."""
    if not "一" <= character <= "鿿":
        return _IMPOSSIBLE
    coded = _coded(character, coding)
    return log(part / 3000) if len(coded) == 2 and coded[0] <= last else log(0.02 / 4000)


def _coded(character: str, coding: str) -> bytes:
    return character.encode(coding, "ignore")


_WIDE: Final[Mapping[str, Callable[[str], float]]] = {
    "cp932": _japanese,
    "euc_jp": _japanese,
    "cp949": _korean,
    "gb18030": _chinese(_COMMON_HAN, "gb2312", 0xD7),
    "big5": _chinese(_COMMON_HANT, "big5", 0xC6),
}
