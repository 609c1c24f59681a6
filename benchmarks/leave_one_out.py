"""Name each word of the lexicons and each rule without which no example fails: those can go.

    python benchmarks/leave_one_out.py [LANGUAGE …] [--tags TAG …]

Run by hand; minutes long. An example is a line of the lists in `tests/unit/compare` and `tests/unit/comparison`
(or `matching/differing`), or a hit or miss of a rule. A word that no example has is named as never met; of the others
each is taken out in a process of its own, which compares every example that has it once more.
"""

import argparse
import json
import re
import tomllib
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import rapidfuzz.distance  # noqa: F401 the processes need not load it again
import sentencex  # noqa: F401

ROOT = Path(__file__).parents[1]
DATA = ROOT / "src/factcheck/nlp/data"
FILES = ("lexicon.toml", "roles.toml")
NOT_WORDS = ("function", "says", "filler_phrases", "same", "elsewhere", "english")
"""Keys whose words are no entries of their own: they tell languages or speakers apart, or say something of other entries."""

Example = tuple[str, str, str, str]  # quote, passage, before, after
Entry = tuple[str, str, str, str]  # language, file, key, word


def examples() -> list[Example]:
    """The pairs of the tests, and the examples of the rules with both of their sides."""
    found: list[Example] = []
    for path in sorted((ROOT / "tests/unit").rglob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            quote, passage = row.get("quote", row.get("quoted")), row.get("passage", row.get("found"))
            if isinstance(quote, str) and isinstance(passage, str):
                found.append((quote, passage, row.get("before", ""), row.get("after", "")))
    for path in sorted(DATA.glob("*/context.rules.toml")):
        for rule in tomllib.loads(path.read_text(encoding="utf-8"))["rule"]:
            for example in (*rule["hits"], *rule["misses"]):
                one, _, other = (part.strip() for part in example.partition("|"))
                before, passage, after = (one + " ", other, "") if rule["side"] == "before" else ("", one, " " + other)
                found.append((passage, passage, before, after))
    tables = [
        path
        for path in (ROOT / "tests/unit").rglob("test_*.py")
        if path.parent.name in {"compare", "differing", "comparison"}
    ]
    for path in tables:
        for one, other in re.findall(r"""\(\s*"([^"\n]+)",\s*"([^"\n]+)",?\s*[,)]""", path.read_text(encoding="utf-8")):
            found.append((one, other, "", ""))
    return list(dict.fromkeys(found))


def entries(languages: list[str], tags: list[str]) -> Iterator[Entry]:
    for language in languages:
        for name in FILES:
            path = DATA / language / name
            for key, words in tomllib.loads(path.read_text(encoding="utf-8") if path.is_file() else "").items():
                if key not in NOT_WORDS and (not tags or key in tags):
                    yield from ((language, name, key, word) for word in words.split())


def verdicts(entry: Entry | None, asked: list[Example]) -> list[tuple[str, tuple[str, ...]]]:
    """What is said of each example without the entry; run in a process that has loaded nothing of ours yet."""
    from factcheck.nlp import lexicon  # noqa: PLC0415 changed before anybody reads it

    whole = lexicon.text_of

    def text_of(folder: str, name: str) -> str:
        text = whole(folder, name)
        if entry is None or (folder, name) != entry[:2]:
            return text
        data = tomllib.loads(text)
        data[entry[2]] = re.sub(rf"(?<!\S){re.escape(entry[3])}(?!\S)", "", data[entry[2]])
        return "\n".join(f"{key} = {json.dumps(words, ensure_ascii=False)}" for key, words in data.items())

    lexicon.text_of = text_of
    from factcheck import compare  # noqa: PLC0415

    judged = []
    for quote, passage, before, after in asked:
        comparison = compare(quote, passage, before=before, after=after)
        judged.append((str(comparison.level), tuple(sorted(each.kind for each in comparison.differences))))
    return judged


def without(entry: Entry, asked: list[Example], expected: list[tuple[str, tuple[str, ...]]]) -> bool:
    """Whether an example is judged otherwise without the entry."""
    return verdicts(entry, asked) != expected


def idle_rules(languages: list[str]) -> Iterator[str]:
    """The rules whose every hit another rule of the same result hits, too."""
    from factcheck.nlp.rules import rules_for, scene_of  # noqa: PLC0415

    for language in languages:
        rules = rules_for(language, "context")
        for rule in rules.rules:
            others = [
                each
                for each in rules.rules
                if each is not rule and (each.side, each.result) == (rule.side, rule.result)
            ]
            scenes = [scene_of(hit, rule.side, language) for hit in rule.hits]
            if all(any(rules.fires(each.id, scene) for each in others) for scene in scenes):
                yield f"{language}/context.rules.toml:{rule.line}: {rule.id}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("languages", nargs="*", default=["en", "de", "fr", "es"])
    parser.add_argument("--tags", nargs="*", default=[])
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args()
    listed = examples()
    having: dict[str, list[int]] = {}
    for number, example in enumerate(listed):
        for word in set(re.findall(r"[\w']+", " ".join(example).casefold().replace("’", "'"))):
            having.setdefault(word, []).append(number)
    asked = {entry: having.get(entry[3].casefold(), []) for entry in entries(options.languages, options.tags)}
    never = [entry for entry, numbers in asked.items() if not numbers and entry[3].isalpha()]
    met = {entry: numbers for entry, numbers in asked.items() if numbers}
    with ProcessPoolExecutor(options.processes, get_context("fork")) as first:
        expected = first.submit(verdicts, None, listed).result()
    context = get_context("fork")
    asked_again = [
        (entry, [listed[n] for n in numbers], [expected[n] for n in numbers]) for entry, numbers in met.items()
    ]
    with context.Pool(options.processes, maxtasksperchild=1) as pool:
        changed = pool.starmap(without, asked_again, chunksize=1)
    idle = [entry for entry, differs in zip(met, changed, strict=True) if not differs]
    rules = list(idle_rules(options.languages))
    for title, found in (("never met", never), ("met, and no example fails", idle)):
        print(f"\n{title}: {len(found)} of {len(asked)} entries")
        by_key: dict[tuple[str, ...], list[str]] = {}
        for *key, word in found:
            by_key.setdefault(tuple(key), []).append(word)
        for key, words in by_key.items():
            print(f"  {'/'.join(key[:2])} {key[2]}: {' '.join(words)}")
    print(f"\nrules whose hits other rules hit, too: {len(rules)}")
    print("".join(f"  {rule}\n" for rule in rules), end="")


if __name__ == "__main__":
    main()
