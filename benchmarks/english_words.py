"""Make `nlp/data/en/irregular.csv` and `nlp/data/en/spelling.toml` from AGID and VarCon.

    python tools/english_words.py PATH/TO/infl.txt PATH/TO/varcon.txt

Both files come with SCOWL (https://github.com/en-wl/wordlist, branch v1, folders `agid` and `varcon`), whose licence
lets anybody use and change them with its notice kept (`nlp/data/en/LICENCE.txt`). What the rules of
`nlp/morphology.py` already give is left out; what we add or refuse by hand stays in the sections below, with a reason.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from factcheck.nlp.morphology import known, stems, z_spelling

DATA = Path(__file__).parents[1] / "src/factcheck/nlp/data/en"

RARE = 2.1
"""AGID's level of a form from which on it is "archaic, hardly ever used, or not found"."""

COMMON = 70
"""The SCOWL level up to which a word "can be found in the dictionary", as VarCon's README says."""

MORE_SPELLINGS = """
aesthete esthete
aesthetes esthetes
aesthetically esthetically
armouries armories
bougainvillaea bougainvillea
bougainvillaeas bougainvilleas
cancelation cancellation
cancelations cancellations
dialog dialogue
dialogs dialogues
draughtboard draftboard
draughtboards draftboards
epilog epilogue
epilogs epilogues
filet fillet
fileted filleted
fileting filleting
filets fillets
gaolbird jailbird
gaolbirds jailbirds
gaolbreak jailbreak
gaolbreaks jailbreaks
gage gauge
gaged gauged
gages gauges
gaging gauging
gipsies gypsies
gryphon griffin
gryphons griffins
monolog monologue
monologs monologues
moustachioed mustachioed
okay ok
paederast pederast
paederasts pederasts
praesidiums presidiums
prolog prologue
prologs prologues
technicolour technicolor
till until
mum mom
mums moms
videodisc videodisk
videodiscs videodisks
whilst while
woollies woolies
wooly woolly
"""
"""Pairs that VarCon lacks or holds for too rare."""

NO_SPELLINGS = frozenset(
    {
        "chile",  # the country
        "louvre",  # the museum
        "prise",  # to lever up, no prize
        "saki",  # a monkey, a writer
        "mat",  # what lies at the door is not matte
        "matt",  # a name
        "jibe",  # it may agree, which a gibe does not
        "gybe",
        "jibed",
        "jibes",
        "jibing",
        "gybed",
        "gybes",
        "gybing",
        "goodie",
        "nite",
        "vire",
        "vires",
        "tonne",  # 1,000 kg, which neither ton is
        "tonnes",
    }
)
"""What VarCon has as a variant and is another word, too."""

MORE_FORMS = """
be,verb,'s 're 'm
have,verb,'ve 'd 's
misspell,verb,misspelt
minibus,noun,minibusses
a,other,an
this,other,these
that,other,those
"""

NO_FORMS = frozenset(
    {
        ("ax", "aces"),
        ("fife", "fives"),
        ("fix", "fices"),
        ("ban", "bani"),
        ("bide", "bode"),
        ("leave", "lief"),
        ("be", "art"),
        ("can", "could"),  # another modal, another meaning
        ("may", "might"),
        ("reeve", "rove"),
        ("seethe", "sod"),
        ("shall", "shalt"),
        ("shall", "should"),
        ("stay", "staid"),
        ("stave", "stove"),
        ("thou", "thous"),
        ("will", "would"),
        ("will", "wilt"),
        ("you", "yous"),
    }
)
"""What AGID guessed, what is out of use, and modals."""


def spellings(varcon: str) -> dict[str, str]:
    """Each spelling with the one that stands for all of its word, as far as the rule for -ise does not say it."""
    heads: dict[str, str] = {}

    def head(word: str) -> str:
        while heads.get(word, word) != word:
            word = heads[word]
        return word

    for main, variant in [*_variants(varcon), *(line.split()[::-1] for line in MORE_SPELLINGS.split("\n") if line)]:
        if head(main) != head(variant) and NO_SPELLINGS.isdisjoint({main, variant}):
            heads[head(variant)] = head(main)
    return {word: head(word) for word in sorted(heads) if z_spelling(word) != z_spelling(head(word))}


def _variants(varcon: str) -> Iterator[list[str]]:
    level = 0
    for line in varcon.splitlines():
        if head := re.match(r"# \S+.*\(level (\d+)\)", line):
            level = int(head[1])
        elif ": " in line and not line.startswith("#") and level <= COMMON:
            spelled = [part.split(": ") for part in line.split(" | ")[0].split(" / ")]
            usual = [
                (tags.split(), word.strip()) for tags, word in spelled if re.search(r"[ABZCD_]\d?[.v]?(?:\s|$)", tags)
            ]
            words = [word for _, word in usual if word.isalpha() and word.islower()]
            main = next((word for tags, word in usual if {"A", "_"} & set(tags) and word in words), "".join(words[:1]))
            yield from ([main, word] for word in words if word != main)


def irregular(agid: str, spelled: dict[str, str]) -> dict[tuple[str, str], list[str]]:
    """The forms that no rule gives, by base form and class; of the words that `words.txt` knows."""

    def american(word: str) -> str:
        return z_spelling(spelled.get(word, word))

    def given(base: str, form: str) -> bool:
        return not (stems(form) | stems(american(form))).isdisjoint(stems(base) | stems(american(base)))

    rows: dict[tuple[str, str], list[str]] = {}
    for base, letter, listed in re.findall(r"^([a-z]+) ([VN]): (.*)$", agid, re.MULTILINE):
        if not known(base):
            continue
        entry = rows.setdefault((base, "verb" if letter == "V" else "noun"), [])
        for form in re.split(r", | \| ", re.sub(r" \{.*?\}", "", listed)):
            word, _, variant = form.partition(" ")
            if not word.isalpha() or not word.islower() or (base, word) in NO_FORMS:
                continue  # with ~, ! or ?: AGID is not sure
            if float(variant or 0) < RARE and not given(base, word) and word not in entry:
                entry.append(word)
    for line in MORE_FORMS.strip().splitlines():
        base, kind, forms = line.split(",")
        rows.setdefault((base, kind), []).extend(forms.split())
    return {key: forms for key, forms in sorted(rows.items()) if forms}


def main() -> None:
    """Write both files."""
    agid, varcon = (Path(name).read_text(encoding="latin-1") for name in sys.argv[1:3])
    spelled = spellings(varcon)
    pairs = "\n".join(f"{word} {one}" for word, one in spelled.items())
    (DATA / "spelling.toml").write_text(
        "# Spellings of one word, a pair a line: what is written, and what it is compared as. Written by\n"
        "# tools/english_words.py from VarCon (LICENCE.txt); -ise and -yse are a rule, in morphology.py.\n\n"
        f'pairs = """\n{pairs}\n"""\n',
        encoding="utf-8",
    )
    rows = irregular(agid, spelled)
    (DATA / "irregular.csv").write_text(
        "base,class,forms\n" + "".join(f"{base},{kind},{' '.join(forms)}\n" for (base, kind), forms in rows.items()),
        encoding="utf-8",
    )
    print(f"{len(spelled)} spellings, {len(rows)} words with {sum(map(len, rows.values()))} irregular forms")


if __name__ == "__main__":
    main()
