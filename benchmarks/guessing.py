"""How often the encoding of a short text is guessed rightly: python benchmarks/guessing.py [--passages 40]

The texts are the translations of programs that are installed on this machine (gettext's .mo files), in 34 languages, put
together to passages of 8, 25 and 200 words. Right is a guess that gives every letter as it was. Beside it stands what
charset-normalizer says of the same bytes.
"""

import argparse
import gettext
import random
import sys
from collections.abc import Callable
from pathlib import Path

from charset_normalizer import from_bytes

from factcheck.documents.guessing import likeliest

LENGTHS = (8, 25, 200)
ENCODINGS = {
    "ru": "cp1251 koi8_r cp866 iso8859_5", "uk": "cp1251 koi8_u", "bg": "cp1251", "pl": "cp1250 iso8859_2",
    "cs": "cp1250 iso8859_2", "sk": "cp1250", "hu": "cp1250 iso8859_2", "ro": "cp1250", "sl": "cp1250", "hr": "cp1250",
    "el": "cp1253 iso8859_7", "tr": "cp1254", "he": "cp1255", "ar": "cp1256", "lv": "cp1257", "lt": "cp1257",
    "et": "cp1252", "ja": "cp932 euc_jp", "ko": "cp949", "zh_CN": "gb18030", "zh_TW": "big5", "fr": "cp1252 mac_roman",
    "de": "cp1252 mac_roman", "es": "cp1252 mac_roman", "it": "cp1252", "pt": "cp1252", "sv": "cp1252", "da": "cp1252",
    "nb": "cp1252", "fi": "cp1252", "nl": "cp1252", "is": "cp1252", "ca": "cp1252", "th": "cp874",
}  # fmt: skip


def translations(language: str) -> list[str]:
    found = []
    for path in sorted(Path(sys.prefix if sys.platform == "win32" else "/usr", "share/locale", language).rglob("*.mo")):
        try:
            with path.open("rb") as file:
                catalog = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]  # noqa: SLF001 - there is no other way to its texts
        except (OSError, UnicodeDecodeError, ValueError):
            continue
        found += [" ".join(text.split()) for text in catalog.values() if len(text) > 20 and not text.isascii()]
    return found


def passages(texts: list[str], language: str, words: int, count: int) -> list[str]:
    dice = random.Random(f"{language}{words}")
    made = []
    for _ in range(count):
        text = " ".join(dice.choices(texts, k=words))
        made.append(text[: 3 * words] if language[:2] in ("ja", "zh", "th") else " ".join(text.split()[:words]))
    return made


def letters(text: str) -> str:
    return "".join(filter(str.isalpha, text))


def peer(data: bytes) -> str:
    best = from_bytes(data).best()
    return best.encoding if best else ""


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--passages", type=int, default=40)
    count = arguments.parse_args().passages
    guesses: dict[str, Callable[[bytes], str]] = {"ours": likeliest, "charset-normalizer": peer}
    right = {(name, words): [0, 0] for name in guesses for words in LENGTHS}
    for language, encodings in ENCODINGS.items():
        texts = translations(language)
        for encoding in encodings.split() if texts else ():
            row = []
            for words in LENGTHS:
                made = [text.encode(encoding, "ignore") for text in passages(texts, language, words, count)]
                asked = [data for data in made if not data.isascii()]
                for name, guess in guesses.items():
                    answers = [(data, guess(data)) for data in asked]
                    good = sum(
                        letters(data.decode(said or "ascii", "replace")) == letters(data.decode(encoding))
                        for data, said in answers
                    )
                    row.append(f"{good:3}/{len(asked)}")
                    right[name, words] = [right[name, words][0] + good, right[name, words][1] + len(asked)]
            print(f"{language:6}{encoding:11}", *row, flush=True)
    for (name, words), (good, asked_in_all) in right.items():
        print(f"{name}, {words} words: {good / max(asked_in_all, 1):.3f} of {asked_in_all:,}")


if __name__ == "__main__":
    main()
