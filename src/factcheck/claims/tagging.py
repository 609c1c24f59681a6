"""A sentence as tokens and as a string of tags, one character a token; see `lexicon` for the tags."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from factcheck.claims.lexicon import Lexicon
from factcheck.claims.names import is_role
from factcheck.claims.quotations import Piece
from factcheck.claims.subject import clause_subject, subject_of_sentence
from factcheck.nlp.tag_rules import DAYS, HEAD, VERB

_TOKEN = re.compile(
    r"((?:[^\W\d_]\.){2,}(?:-[^\W\d_]+\.?)?|[^\W_]+(?:[-‐‑’'/&.·]?[^\W_]+)*(?:(?<=s)['’](?=\s))?)"
    r"|--+|[—–―]|(?<=\s)-(?=\s)|[,:;()\[\].!?…]"
)
_MARKS = {"[": "(", "]": ")", "!": ".", "?": ".", "…": ".", "—": "-", "–": "-", "―": "-"}
_GENITIVE = ("'s", "’s", "s'", "s’")
_CONTRACTED = ("'re", "'ve", "'ll", "'d", "'m")
_PARTY = re.compile(r"[DRI]-[A-Z]")  # Rep. Reed, D-Ill., said
_AGED = re.compile(r"\d+-[^\W\d_a-zß-ÿ]")  # "der 58-Jährige"
_NOUN_FIRST = re.compile(r"(?<=Q)C(?=N+B*C)")  # “…,” state Senator Reed said
_BEFORE_NOUN = frozenset("DGg#FUIB")
_CLAUSE_BEGINS = re.compile(r"(?:^|(?<=[,;:.KQ-]))P")
_SUBJECT_AND_VERB = re.compile(rf"(?:H|{HEAD}){DAYS}[OB]*{VERB}")
_OWNED = re.compile(r"(?P<np>g|N*G)[nU]+$")
_LONGEST_SENTENCE = 2000  # tokens
_LONGEST_PARENTHESIS = 14  # tokens


@dataclass(slots=True)
class Sentence:
    """One sentence: `tags[i]` is the tag of the token at `spans[i]`; `quotes` maps a piece's number to its token.

    `reported` is True where the form of a verb marks it as reported speech, `bare` where it is quotes and nothing else.
    """

    start: int
    end: int
    tags: str = ""
    spans: list[tuple[int, int]] = field(default_factory=list)
    quotes: dict[int, int] = field(default_factory=dict)
    reported: bool = False
    bare: bool = False
    verb_second: bool = False

    @property
    def first_quote(self) -> int:
        """The token of the first quote."""
        return next(iter(self.quotes.values()))

    @property
    def last_quote(self) -> int:
        """The token of the last quote."""
        return next(reversed(self.quotes.values()))

    def replace(self, token: int, tag: str) -> None:
        """Give a token another tag, once more is known about it."""
        if len(self.tags) < _LONGEST_SENTENCE:  # in one that never ends it would cost too much
            self.tags = self.tags[:token] + tag + self.tags[token + 1 :]

    def subject(self) -> tuple[int, int] | None:
        """Whom its last main clause is about, as a span of tokens."""
        return (subject_of_sentence if self.verb_second else clause_subject)(self.tags)

    def span(self, tokens: tuple[int, int]) -> tuple[int, int]:
        """Where the tokens `tokens[0]`:`tokens[1]` are in the text."""
        return self.spans[tokens[0]][0], self.spans[tokens[1] - 1][1]


class Tagger:
    """Reads the sentences of one text with the words of one language."""

    def __init__(self, text: str, words: Lexicon) -> None:
        self.text, self.words = text, words
        self._known: dict[str, str] = words.memo("tags")  # of words inside a sentence that need no look around

    def sentence(
        self, start: int, end: int, pieces: Sequence[tuple[int, Piece]] = (), terms: AbstractSet[int] = frozenset()
    ) -> Sentence:
        """The sentence at `start`:`end` with its numbered pieces; those in `terms` get the tag T."""
        made = Sentence(start, end, verb_second=self.words.verb_second)
        tags: list[str] = []
        position = start
        for number, piece in pieces:
            self._read(position, piece.outer_start, tags, made.spans)
            if len(tags) > 1 and tags[-1] == "g" and tags[-2] in "CEc" and self._word(made.spans[-1]) == "her":
                tags[-1] = "O"  # "called her “Annie”", not "her plan"
            made.quotes[number] = len(tags)
            tags.append(self.mark(piece) if number in terms else "Q")
            made.spans.append((piece.outer_start, piece.outer_end))
            position = piece.outer_end
        self._read(position, end, tags, made.spans)
        self._settle_first(tags, made.spans)
        if self.words.clausal and "P" in tags:
            self._settle_clauses(tags, made.spans)
        if self.words.naming and "U" in tags:
            self._settle_objects(tags, made.spans)
        if self.words.verb_second:
            made.reported = self._settle_cases(tags, made.spans)
        made.tags = _NOUN_FIRST.sub("n", "".join(tags)).replace("ID", "iD").replace("Ig", "ig")
        made.bare = not made.tags.strip("Q.,;-")
        return made

    def _word(self, span: tuple[int, int]) -> str:
        return self.text[slice(*span)]

    def _settle_first(self, tags: list[str], spans: Sequence[tuple[int, int]]) -> None:
        """The first word, whose capital says nothing."""
        begun = "VCEL" if self.words.drops_subject else "VACEL"  # "Ha detto": he has
        if len(tags) > 1 and tags[0] in begun and tags[1] in "CAVEL" and self._word(spans[0])[0].isupper():
            tags[0] = "N"  # before a verb it is a name, whatever else it could be: "Will said"
        if (
            self.words.verb_second
            and tags[:1] in (["L"], ["N"])
            and self.words.tag_of(self._word(spans[0]).lower()) == "L"
        ):
            tags[0] = "B"  # "…", so Reed: but: So warnten viele

    def _settle_cases(self, tags: list[str], spans: Sequence[tuple[int, int]]) -> bool:
        """What articles and endings tell; and whether the form of a verb marks reported speech."""
        lows = [self._word(span).lower() for span in spans]
        reported = any(tag in "AVnCEL" and low in self.words.reported for tag, low in zip(tags, lows, strict=True))
        settle(tags, lows, self.words)
        return reported

    def _settle_clauses(self, tags: list[str], spans: Sequence[tuple[int, int]]) -> None:
        """What can be a preposition leads a clause where subject and verb follow: "After Reed had left, …"."""
        plain = "".join(tags)
        for found in _CLAUSE_BEGINS.finditer(plain):
            low = self._word(spans[found.start()]).lower()
            if low in self.words.clausal and _SUBJECT_AND_VERB.match(plain, found.end()):
                tags[found.start()] = "S"

    def _settle_objects(self, tags: list[str], spans: Sequence[tuple[int, int]]) -> None:
        """What is called something is an object, whoever said it: "called Reed's remarks “…”"."""
        for index in (i for i, tag in enumerate(tags) if tag == "U"):
            verb = index - 1
            while verb > 0 and tags[verb] in "GgDnNTB":
                verb -= 1
            if tags[verb] in "Cc" and self._word(spans[verb]).lower() in self.words.naming:
                tags[index] = "n"

    def mark(self, piece: Piece) -> str:
        """The tag of a term in marks: a comma where it ends in one, as in "author of “Low Tide,” said"."""
        return "," if self.text[piece.end - 1] == "," else "T"

    def _read(self, start: int, end: int, tags: list[str], spans: list[tuple[int, int]]) -> None:
        known, splits = self._known, bool(self.words.inverted) or self.words.elides
        for found in _TOKEN.finditer(self.text, start, end):
            word = found[0]
            if found.lastindex:
                if splits and self._split(found, tags, spans):
                    continue
                tag = (known.get(word) if tags else None) or self._tag(word, tags)
                if tag in "CELB" and tags and self._is_noun(word, tags[-1], spans):
                    tag = "n"
                tags.append(tag)
            elif word == ".":
                if found.end() + 1 < end:  # behind an abbreviation
                    continue
                tags.append(".")
            elif word in ")]" and _drop_parenthesis(tags, spans):
                continue
            else:
                tags.append("-" if word[0] == "-" else _MARKS.get(word, word))
            spans.append(found.span())

    def _is_noun(self, word: str, before: str, spans: Sequence[tuple[int, int]]) -> bool:
        """Whether what looks like a verb of saying or an adverb is none: "the talks", "said state Senator Reed"."""
        if before in "Dg":
            return self._word(spans[-1]).lower() in self.words.articles
        return before == "C" and word.lower() in self.words.cue_nouns

    def _split(self, found: re.Match[str], tags: list[str], spans: list[tuple[int, int]]) -> bool:
        """Part "dit-il" and "l'eau", two words that are printed as one."""
        token, words = found[0], self.words
        start, end = found.span()
        if words.tag_of(token.lower().replace("’", "'")):
            return False
        if words.elides and len(token) > 2 and token[1] in "'’" and token[0].lower() in "ldcjnmts":
            tags.append(words.tag_of(token[0].lower() + "'") or "D")
            tags.append(self._tag(token[2:], tags))
            spans.extend(((start, start + 2), (start + 2, end)))
            return True
        verb, _, pronoun = token.rpartition("-")
        tag = words.tag_of(verb.removesuffix("-t").lower())
        if pronoun not in words.inverted or tag not in {"C", "A"}:
            return False
        tags.extend((tag, "H"))
        spans.extend(((start, start + len(verb)), (end - len(pronoun), end)))
        return True

    def _tag(self, token: str, tags: list[str]) -> str:
        """The tag of a word behind these tags."""
        previous = tags[-1] if tags else ""
        low = token.lower().replace("’", "'")
        words = self.words
        if low[0].isdigit() or _PARTY.match(token):
            return "N" if words.nouns_capitalised and _AGED.match(token) else "#"
        if token[0].isupper() and previous:
            if words.nouns_capitalised and "P" in tags[-2 if previous == "d" else -1 :] and words.tag_of(low) == "a":
                return "a"
            tag = "Y" if low in words.days else "H" if low == "i" else "G" if token.endswith(_GENITIVE) else "N"
            if not words.nouns_capitalised:
                self._known[token] = tag
            return tag
        if low in words.cue_nouns:
            after_noun = previous == "n" and (not low.endswith("s") or low in words.noun_plurals)
            return "U" if previous in _BEFORE_NOUN or after_noun else words.tag_of(low) or "n"
        tag = words.tag_of(low) or self._open_class(low, token)
        if previous:
            self._known[token] = tag
        return tag

    def _open_class(self, low: str, token: str) -> str:
        words = self.words
        capital = token[0].isupper()
        if low.endswith("'s"):
            base = words.tag_of(low[:-2])
            return base if base and base in "HRW" else "G" if capital else "g"
        if low.endswith(_CONTRACTED) and words.tag_of(low.partition("'")[0]) == "H":
            return "H"  # "they're"
        if low.endswith("s'"):
            return "G" if capital else "g"
        if capital:
            return "N"
        if len(low) <= 4:
            return "n"
        if words.language != "en":
            return "V" if words.verb_endings and low.endswith(words.verb_endings) else "n"
        if low.endswith("ed"):
            return "V"
        if low.endswith("ing") and len(low) > 5:
            return "I"
        return "B" if low.endswith("ly") and low not in words.no_adverbs else "n"


def _drop_parenthesis(tags: list[str], spans: list[tuple[int, int]]) -> bool:
    """Forget a short insertion in brackets: "Rep. Jim Jordan (R-Ohio) said"."""
    for index in range(len(tags) - 1, max(-1, len(tags) - _LONGEST_PARENTHESIS), -1):
        if tags[index] == "Q":
            return False
        if tags[index] == "(":
            del tags[index:], spans[index:]
            return True
    return False


class Parsed:
    """The sentences of a paragraph as tags, each made when it is asked for."""

    def __init__(
        self, tagger: Tagger, spans: Sequence[tuple[int, int]], quoted: Sequence[Piece], terms: AbstractSet[int]
    ) -> None:
        self.tagger, self.spans, self.terms = tagger, spans, terms
        self.pieces: dict[int, list[tuple[int, Piece]]] = {}
        self.made: dict[int, Sentence] = {}
        position = 0
        for index, (_, end) in enumerate(spans):
            while position < len(quoted) and quoted[position].outer_start < end:
                self.pieces.setdefault(index, []).append((position, quoted[position]))
                position += 1

    @property
    def with_quotes(self) -> list[int]:
        """The indices of sentences that hold a quote."""
        return list(self.pieces)

    def __getitem__(self, index: int) -> Sentence:
        sentence = self.made.get(index)
        if sentence is None:
            start, end = self.spans[index]
            inside = self.pieces.get(index, ())
            sentence = self.made[index] = self.tagger.sentence(start, end, inside, self.terms)
        return sentence

    def get(self, index: int) -> Sentence | None:
        """The sentence at `index`, None where there is none."""
        return self[index] if 0 <= index < len(self.spans) else None

    def leads(self) -> bool:
        """Whether its last sentence ends with a verb of saying and no quote: "Reed wrote this week."."""
        last = self.get(len(self.spans) - 1)
        return last is not None and "Q" not in last.tags and any(tag in "CEL" for tag in last.tags)

    def last_subject(self) -> tuple[int, int] | None:
        """Whom the last sentence is about."""
        last = self.get(len(self.spans) - 1)
        subject = last.subject() if last else None
        if last is None or subject is None:
            return None
        span = last.span(possessor(self.tagger.text, last, *subject, self.tagger.words))
        return None if self.tagger.text[slice(*span)].lower() in self.tagger.words.things else span


def possessor(text: str, sentence: Sentence, start: int, end: int, words: Lexicon) -> tuple[int, int]:
    """The one to whom a subject that cannot speak belongs: "His voice shook." leads to what he says."""
    owned = _OWNED.match(sentence.tags[start:end])
    head = text[slice(*sentence.spans[end - 1])].lower()
    return (start + owned.start("np"), start + owned.end("np")) if owned and not is_role(head, words) else (start, end)


# What articles and endings say, where the verb is second.


_OBLIQUE = re.compile(r"d[#nBI]*N+(?:F[#n]*N+)*")
_BOUNDARY = re.compile(r"[,:;(.-]")
_SAYS_LAST = re.compile(r"[^,.:;Q]*C,")
_VERB_BEHIND = re.compile(rf",{VERB}")
_FINITE = re.compile(VERB)
_CLAUSE = 40  # tokens; a verb and its parts are nearer
_SHORTEST_VERB = 3  # letters


def settle(tags: list[str], lows: Sequence[str], words: Lexicon) -> None:
    """Let endings and articles say what a word is: `lows` are the words of these tags in lower case.

    A noun phrase whose article is a dative or accusative becomes so many O; an article of the genitive is F, like "of".
    """
    acts = words.passive.isdisjoint(lows)
    for i in range(len(tags) - 1, -1, -1):
        if tags[i] == "n":
            tags[i] = "V" if lows[i] in words.reported else _open_word(tags, lows, i, words)
        elif tags[i] == "y" and acts:
            tags[i] = "P"  # "von" names who acts only where the verb is passive
    for i, tag in enumerate(tags):
        if tag in "DdF":
            tags[i] = _article(tags, lows, i, words)
    _settle_formulas(tags, lows, words)
    plain = "".join(tags)
    if "d" in plain:
        tags[:] = _OBLIQUE.sub(lambda found: "O" * len(found[0]), plain)


def _article(tags: Sequence[str], lows: Sequence[str], i: int, words: Lexicon) -> str:
    """Which case an article shows, or whether it is a relative pronoun."""
    before = tags[i - 1] if i else ""
    if before == "," and lows[i] in words.relatives and _is_relative("".join(tags[i + 1 : i + _CLAUSE])):
        return "R"
    if before and before in "PywaF":
        return "D"
    if before == "N" and lows[i] in words.accusatives:
        return "d"
    return _dative_or_genitive(tags, lows, i, words) if lows[i] in words.genitives else tags[i]


def _settle_formulas(tags: list[str], lows: Sequence[str], words: Lexicon) -> None:
    """Phrases whose words do not mean what they say one by one."""
    for i, low in enumerate(lows):
        if low in words.separable and _ends_with(tags, lows, i, words.separable[low]):
            tags[i] = "C"
        elif low in words.it_says:
            _settle_paper(tags, lows, i, words)
        elif low == "worten" and "mit" in lows[max(0, i - 3) : i]:
            tags[i] = "B" if "a" in tags[max(0, i - _CLAUSE) : i] else "U"
        elif low.startswith("zitier") and "mit" in lows[i : i + _CLAUSE] and tags[i + 1 : i + 2] not in ([","], []):
            tags[i] = "a"  # "zitiert Reed mit den Worten": in the words of Reed
        elif low == "wie" and _SAYS_LAST.match("".join(tags[i + 1 : i + _CLAUSE])):
            tags[i] = "W"
        elif tags[i] == "L" and tags[i + 1 : i + 2] in (["C"], ["V"]):
            tags[i] = "B"  # "so charakterisierte ihn …"
        elif tags[i] == "S" and tags[i + 1 : i + 2] in (["C"], ["V"], ["A"]):
            tags[i] = "B"  # "Da ging Reed"
        elif low in words.wants and "wissen" in lows[i : i + _CLAUSE]:
            tags[i] = "C"  # "wollte Reed wissen": asked


def _settle_paper(tags: list[str], lows: Sequence[str], verb: int, words: Lexicon) -> None:
    """Make "heißt es im Bericht" the same as "laut Bericht"; of "ein Brief, in dem es heißt" the letter says it."""
    if lows[verb + 1 : verb + 2] == ["es"]:
        tags[verb], tags[verb + 1] = "BB"
        source = next((k for k in (*range(verb + 2, min(verb + 5, len(tags))), 0) if tags[k] == "P"), None)
        if source is not None:
            tags[source] = "a"
        return
    comma = next((i for i in range(verb - 1, max(0, verb - _CLAUSE), -1) if lows[i] == ","), 0)
    if comma and lows[comma + 1] == "in" and lows[comma + 2] in words.relatives and "es" in lows[comma + 3 : verb]:
        tags[comma + 2], tags[verb] = "R", "C"
        tags[lows.index("es", comma)] = "B"


def _ends_with(tags: Sequence[str], lows: Sequence[str], verb: int, parts: frozenset[str]) -> bool:
    """Whether the clause of this verb ends with the part that makes it one of saying: "gab … an"."""
    for i in range(verb + 1, min(verb + _CLAUSE, len(tags))):
        if lows[i] in parts and (i + 1 == len(tags) or tags[i + 1] in ",.;:-KQ"):
            return True
        if tags[i] in ".;:QCVA" or (tags[i] == "," and tags[i + 1 : i + 2] in (["W"], ["S"], ["R"], ["K"])):
            return False
    return False


def _open_word(tags: Sequence[str], lows: Sequence[str], i: int, words: Lexicon) -> str:
    """An unknown word in small letters: an adjective before its noun, else a verb or an adverb."""
    following = tags[i + 1] if i + 1 < len(tags) else ""
    if following and following in "nN#":
        return "n"
    is_verb = len(lows[i]) >= _SHORTEST_VERB and lows[i].endswith(words.finite_endings)
    return "V" if is_verb and not (i and tags[i - 1] in "DdF") else "B"


def _is_relative(following: str) -> bool:
    """Whether the article behind a comma is a pronoun: no noun of its own follows, or a clause that its verb ends."""
    if not re.match(r"[#nI]*N", following):
        return True
    clause = _BOUNDARY.split(following, maxsplit=1)[0]
    framed = "Q" in clause or _VERB_BEHIND.match(following, len(clause)) is not None
    return clause.endswith(("C", "V", "A")) and len(_FINITE.findall(clause)) == 1 and framed


def _dative_or_genitive(tags: Sequence[str], lows: Sequence[str], i: int, words: Lexicon) -> str:
    after_noun, after_name = i > 0 and tags[i - 1] == "N", i > 1 and tags[i - 1] == tags[i - 2] == "N"
    if after_noun and not after_name:
        return "F"
    if lows[i] == "der" and not after_noun:
        noun = next((k for k in range(i + 1, len(tags)) if tags[k] != "n"), i)
        if tags[noun] == "N" and lows[noun].endswith(words.feminine_endings):
            return "d"
    inflected = i + 1 < len(tags) and tags[i + 1] == "n" and lows[i + 1].endswith("en")
    return "D" if lows[i] == "der" and not inflected and not after_name else "d"
