"""Files that are damaged, foreign or made by an attacker: a sentence with path and line, in bounded time and memory."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.measured import PATIENCE
from tests.unit.verdicts.test_round_trip import OLD, WRITTEN

from factcheck.core.errors import VerdictFileError
from factcheck.core.records import VerdictFile
from factcheck.verdicts import ConflictedFileError, load, loads, reading
from factcheck.verdicts.status import words_digest

CASES = [
    # what is replaced, by what, the line, words of the message
    ('kind = "quote"', "kind = quote", 13, "not valid TOML"),
    ('note = "Filler', 'note = "Fil\x1bler', 26, "not valid TOML"),
    ('verdict = "verified"', 'verdict = "true"', 25, "`verdict` is 'true', which is none of verified, disputed"),
    ('verdict = "verified"', "verdict = 3", 25, "`verdict`"),
    ("on = 2026-11-20", 'on = "yesterday"', 27, "`on`"),
    ("on = 2026-11-20", "on = 2026-11-20T10:00:00Z", 27, "`on`"),
    ("on = 2026-11-20", "on = 2026-13-20", 27, "not valid TOML"),
    ('exact = "We will', 'was_exact = "We will', 12, "`exact` is missing in [claim.q-7h3k2m9p]"),
    ('kind = "quote"', 'kind = "rumour"', 13, "`kind`"),
    ('kind = "quote"', "kind = 1", 13, "`kind`: expected text, got a whole number in [claim.q-7h3k2m9p]"),
    ("[claim.q-7h3k2m9p.review.ada]", "[claim.q-7h3k2m9p]", 24, "not valid TOML"),
    ("[claim.q-7h3k2m9p.review.ada]", "[[claim.q-7h3k2m9p.review.ada]]", 12, "`review`: expected a table, got a list"),
    ("schema = 1", "", 1, "no `schema`"),
    ("schema = 1", 'schema = "1"', 2, "`schema`"),
    ("schema = 1", "schema = 0", 2, "`schema`"),
    ('path = "articles/harbour.md"', "path = []", 5, "`path`"),
    ("[article]", "[artikel]", None, "`article` is missing"),
    ('"sources/hearing.srt"', '"../../etc/passwd"', 9, "climbs out"),
    ('"sources/hearing.srt"', '"sources/../../x"', 9, "climbs out"),
    ('"sources/hearing.srt"', '"/etc/passwd"', 9, "not relative"),
    ('"sources/hearing.srt"', '"C:/secrets.txt"', 9, "not relative"),
    ('"sources/hearing.srt"', r'"..\\secrets.txt"', 9, "not relative"),
    ('"sources/hearing.srt"', '"~/secrets.txt"', 9, "not relative"),
    ('"sources/hearing.srt"', '"https://evil.example/x"', 9, "not relative"),
    ('"sources/hearing.srt"', '"sources/NUL.txt"', 9, "names a device"),
    ('"sources/hearing.srt"', '"aux"', 9, "names a device"),
    ('"sources/hearing.srt"', r'"a\u0000b"', 9, "control characters"),
    ('"sources/hearing.srt"', r'"a\u001b[2Jb"', 9, "control characters"),
    ('"sources/hearing.srt"', '""', 9, "is empty"),
    ("q-7h3k2m9p.review.ada", "q-7h3k2m9p.review." + "a" * 201, 24, "a key longer than 200 characters"),
    ("q-7h3k2m9p.review.ada", "q-7h3k2m9p.review.a.a.a.a.a.a", 24, "a key of more than 8 parts"),
]


IN_LINES = [
    ("on = 2026-11-20", 'on = "yesterday"', 17, "in [claim.q-7h3k2m9p.review.ada]"),
    ('verdict = "verified"', 'verdict = "true"', 17, "`verdict` is 'true', which is none of verified, disputed"),
    ("review.ada = {", 'review.ada = { verdict = "disputed" }\nreview.ada = {', 18, "not valid TOML"),
    ('evidence.hearing = { exact = "we will', 'evidence.hearing = { exacd = "we will', 16, "`exact` is missing"),
    ('evidence.hearing = { exact = "we will', 'evidence.hearing = { exact = ["we will"], x = "', 16, "`exact`"),
    ("review.ada = {", f"review.{'a' * 201} = {{", 17, "a key longer than 200 characters"),
    ("review.ada = {", "review = 3\nx = {", 17, "`review`: expected a table"),
    ("evidence.hearing = {", "dismissed = { by = 3 }\nevidence.hearing = {", 16, "`by`: expected text"),
    ("schema = 2", "", 1, "no `schema`"),
]


@pytest.mark.parametrize(
    ("text", "old", "new", "line", "said"), [(OLD, *case) for case in CASES] + [(WRITTEN, *case) for case in IN_LINES]
)
def test_a_message_names_the_line_and_the_key(text: str, old: str, new: str, line: int | None, said: str) -> None:
    assert text.count(old) >= 1
    with pytest.raises(VerdictFileError) as raised:
        loads(text.replace(old, new, 1), "desk/a.verdicts.toml")
    place = "desk/a.verdicts.toml" + (f":{line}" if line else "")
    assert raised.value.message.startswith(place + ":"), raised.value.message
    assert said in raised.value.message
    assert raised.value.hint
    assert raised.value.message.isprintable()


MISPLACED = """
[claim.q-2]
kind = "quote"
exact = "Other words"
{line}
"""
GIVEN = words_digest("We will not raise taxes on anyone")


@pytest.mark.parametrize(
    ("line", "refused"),
    [
        (f'review.ada = {{ verdict = "verified", basis = "{GIVEN}" }}', True),
        (f'review.ada = {{ verdict = "verified", basis = "{GIVEN}@2m4b-9xw04c1d" }}', True),
        (f'dismissed = {{ by = "ada", reason = "an opinion", basis = "{GIVEN}" }}', True),
        (f'review.ada = {{ verdict = "verified", basis = "{words_digest("Other words")}" }}', False),
        # the words changed since, or those it was given for are in no claim: it is stale, and says so
        (f'review.ada = {{ verdict = "verified", basis = "{GIVEN}", was = "We will not" }}', False),
        ('review.ada = { verdict = "verified", basis = "00000000" }', False),
        (f'review.ada = {{ note = "a note alone", basis = "{GIVEN}" }}', False),
    ],
)
def test_a_line_under_another_claim_than_it_was_written_for_is_an_error(line: str, refused: bool) -> None:
    text = WRITTEN + MISPLACED.format(line=line)
    if not refused:
        assert loads(text).claims["q-2"].exact == "Other words"
        return
    with pytest.raises(VerdictFileError, match=r"^a\.toml:26: this line belongs under \[claim\.q-7h3k2m9p\]") as raised:
        loads(text, "a.toml")
    assert "git checkout --merge -- a.toml" in raised.value.hint


def test_conflict_markers_are_named() -> None:
    text = OLD.replace('note = "', '<<<<<<< HEAD\nnote = "', 1)
    with pytest.raises(ConflictedFileError, match=r"a\.toml:26: git's conflict markers") as raised:
        loads(text, "a.toml")
    assert raised.value.text == text


@given(st.text(max_size=200))
@example("a = " + "9" * 5000)
@example("a = " + "[" * 5000)
@example("schema = 1\narticle.path = 'a'\nclaim = []")
@example("schema = 1\narticle = {path = 'a'}\nclaim.x = 3")
@example("schema = true")
@example("schema = 99999999999999999999999")
@example("schema = 1\n[article]\npath='x'\n[claim.x]\nkind='quote'\nexact='x'\n[claim.x.review]\nada = inf")
def test_any_text_is_a_file_or_an_error_in_words(text: str) -> None:
    try:
        assert isinstance(loads(text), VerdictFile)
    except VerdictFileError as error:
        assert error.message  # noqa: PT017 - either is right


def test_what_is_no_plain_file_is_not_opened(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("password = 'x'")
    (tmp_path / "link").symlink_to(secret)
    (tmp_path / "zero").symlink_to("/dev/zero")
    os.mkfifo(tmp_path / "pipe")
    for name, said in [
        ("link", "symbolic link"),
        ("zero", "symbolic link"),
        ("pipe", "not a plain file"),
        (".", "cannot be read|not a plain file"),
        ("missing", "No such file"),
    ]:
        with pytest.raises(VerdictFileError, match=said) as raised:
            load(tmp_path / name)
        assert "password" not in raised.value.message


def test_bytes_that_are_not_utf_8_are_named_by_line(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(OLD.encode().replace(b"Filler", b"F\xfcller"))
    with pytest.raises(VerdictFileError, match=r"a\.toml:26: not UTF-8"):
        load(path)


def test_an_older_schema_is_migrated_step_by_step(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "SCHEMA", 3)
    monkeypatch.setitem(reading.MIGRATIONS, 1, lambda tree: tree | {"x_steps": [1]})
    monkeypatch.setitem(reading.MIGRATIONS, 2, lambda tree: tree | {"x_steps": [*tree["x_steps"], 2]})
    file = loads(OLD)
    assert (file.schema, file.extra) == (3, {"x_steps": [1, 2]})


def test_a_newer_schema_is_read_as_far_as_it_is_understood() -> None:
    assert loads(OLD.replace("schema = 1", "schema = 7")).schema == 7
    with pytest.raises(VerdictFileError) as raised:
        loads(OLD.replace("schema = 1", "schema = 7").replace('"verified"', '"half-true"'))
    assert "newer factcheck (schema 7)" in raised.value.hint


HEAD = 'schema = 1\n[article]\npath = "a.md"\n'

MONSTERS: dict[str, Callable[[], str]] = {
    "a key of a megabyte": lambda: HEAD + f'[claim.{"k" * 1_000_000}]\nkind = "quote"\nexact = "x"\n',
    "a key of half a million parts": lambda: HEAD + "x = 1\n" + "a." * 500_000 + "a = 1\n",
    "the same in a header": lambda: HEAD + "[" + "a." * 500_000 + "a]\n",
    "the same in quotes": lambda: HEAD + "'a'.\"b\" . " * 200_000 + "a = 1\n",
    "100,000 claims": lambda: (
        HEAD + "".join(f'[claim.q-{n}]\nkind = "quote"\nexact = "x{n}"\n' for n in range(100_000))
    ),
    "a million tables": lambda: HEAD + "".join(f"[t{n}]\n" for n in range(1_000_000)),
    "tables in one line": lambda: HEAD + "x = {" + ", ".join(f"a{n} = {{}}" for n in range(400_000)) + "}\n",
    "a list without end": lambda: HEAD + "x = [" + "1," * 2_000_000,
    "lists in lists": lambda: HEAD + "x = " + "[" * 200_000,
    "17 MB": lambda: HEAD + f'x = "{"y" * 17_000_000}"\n',
    "1 MB of escapes": lambda: HEAD + 'x = "' + r"\"" * 500_000 + '"\n',
    "1 MB of quotation marks": lambda: HEAD + "x = " + '"' * 1_000_000,
    "4 MB of one word": lambda: HEAD + "x" * 4_000_000,
    "1 MB of comments": lambda: HEAD + "#\n" * 500_000,
    "1 MB of blanks": lambda: HEAD + " " * 1_000_000 + "x",
    "a number of 4 MB": lambda: HEAD + "x = 1" + "_1" * 2_000_000,
    "a fraction of 4 MB": lambda: HEAD + "x = 1." + "0" * 4_000_000,
    "bare dots": lambda: HEAD + "." * 4_000_000,
}

READ = """
import os, re, sys
from factcheck.core.errors import VerdictFileError
from factcheck.verdicts import load
for path in sys.argv[1:]:
    if os.fork():
        assert os.wait()[1] == 0, path
        continue
    try:
        load(path)
    except VerdictFileError as error:
        print(repr(error.message[:300]))
    else:
        print("read")
    print(re.search(r"VmHWM:\\s*(\\d+)", open("/proc/self/status").read())[1])
    break
"""  # a child a file; not ru_maxrss, which a child inherits from the process that started it


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells a process its peak of memory")
def test_monsters_take_bounded_time_and_memory(tmp_path: Path) -> None:
    paths = [tmp_path / f"{monster}.toml" for monster in MONSTERS]
    for path in paths:
        path.write_text(MONSTERS[path.stem]())
    done = subprocess.run(
        [sys.executable, "-c", READ, *paths], capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    assert done.returncode == 0, done.stderr[-500:]
    lines = iter(done.stdout.splitlines())
    for path, said, kilobytes in zip(paths, lines, lines, strict=True):
        assert said == "read" or said[1:].startswith(str(path)), said
        assert int(kilobytes) < 400_000, path


def test_a_key_of_200_characters_is_allowed() -> None:
    text = OLD.replace("review.ada", "review." + "a" * 200)
    assert loads(text).claims["q-7h3k2m9p"].reviews.keys() == {"a" * 200}


def test_what_ends_too_soon_is_named_by_its_last_line() -> None:
    with pytest.raises(VerdictFileError, match=r"^a\.toml:2: not valid TOML"):
        loads("schema = 1\nx = ", "a.toml")
