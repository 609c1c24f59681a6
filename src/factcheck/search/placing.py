"""Where each detail of a claim is in the indexed texts: the best place of its own, with the claim's words around it.

A detail is found where it is and the words around it belong to it; it differs where those words are with another
value; else it is absent. Places of one claim that lie close together are preferred over scattered ones.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import partial, reduce
from itertools import combinations, islice
from operator import itemgetter, or_
from typing import Final, NamedTuple

from factcheck.comparison import (
    Fact,
    Heads,
    Read,
    agree,
    comparable,
    computed,
    dated,
    details_of,
    facts_of,
    heads_above,
    likeness,
    listed_facts,
    meant,
    month_names,
    name_at,
    number_names,
    on,
    on_its_day,
    other_way,
    row_read,
    same,
    telling,
    word_set,
)
from factcheck.nlp.lexicon import tagged
from factcheck.search.index import Blocks, Hit, ungrouped
from factcheck.search.placed import Place, PlacedDetail, Sentence, by_themselves
from factcheck.search.supporting import _read, _regions, _weights
from factcheck.search.supporting import _Sentence as _Spanned
from factcheck.search.wordings import Passage, find_wordings

_OWN: Final = 1.0  # what a word of the claim counts in the sentence itself,
_BESIDE: Final = 0.7  # in the sentence before or behind it,
_NEAR: Final = 0.45  # in the stretch around it,
_TEXT: Final = 0.3  # anywhere in the same text
_MORE: Final = 6  # blocks asked for each detail, and places with a part of it
_BLOCKS: Final = 32
_WHOLE: Final = 2  # a name with all its words
_LOOKED_AT: Final = 16
_FOUND: Final = 0.3  # how much of the rest of the claim is around the place of a detail, at least;
_HOME: Final = 0.1  # the same in a text that has much of the claim
_RIVAL: Final = 0.3  # the same where another value is in its place
_AHEAD: Final = 0.3  # so much more of it around another value that the claim's own is there by chance
_MANY_BLOCKS: Final = 4000  # of an index, in which anything may be by chance
_LIKE: Final = 0.25  # likeness of another value from which it may stand for the claim's without a word beside both
_FEW: Final = 12  # so small a number is anywhere
_WORKED_OUT: Final = frozenset({"times", "ratio", "points"})  # what two rows of a table give together
_PAIRS: Final = 20  # pairs of rows looked at for it
_WORKED: Final = 5  # sentences from which a number may be worked out
_SHARED: Final = 0.25  # part of the words close to a detail that are close to another value, for it to be its rival
_AT_HOME: Final = 0.8  # part of the best sentence's score from which a text has much of the claim
_HOMES: Final = 3
_CLOSE: Final = 4  # words to each side of a detail that say what it is a detail of
_TABLE: Final = 4000  # characters before a row among which its table begins
_LINE: Final = 5  # words of a line under a name that says what somebody is,
_ABOVE: Final = 120  # and characters before it in which the name is
_FIT: Final = 0.5


def find_details(
    index: Blocks,
    part_of: Callable[[int, int, int], str],
    text: str,
    *,
    quoted: Sequence[tuple[int, int]] = (),
    language: str = "en",
    without: Collection[int] = (),
    day: date | None = None,
    days: Callable[[int], date | None] = lambda _: None,
) -> list[PlacedDetail]:
    """The details of a claim, each with its status and its place, in the order of the claim.

    Texts whose numbers are in `without` do not count. The claim was written on a `day`, a text on its own of `days`:
    "Wednesday" and "last month" are said from there.
    """
    wanted = listed_facts(dated(facts_of(text, language), day, language), quoted)
    counting = lambda number, start, end: "" if number in without else part_of(number, start, end)  # noqa: E731
    texts = _Texts(index, counting, days)
    claim = _Claim(texts, text, wanted, language, day)
    worded = find_wordings(text, claim.passages(), claim.part_of, quoted=quoted, language=language)
    return sorted((*claim.placed(), *worded), key=lambda each: each.fact.start)


class _Texts(NamedTuple):
    """The texts looked in: their index, what gives their parts, and the days they were written on."""

    blocks: Blocks
    part_of: Callable[[int, int, int], str]
    days: Callable[[int], date | None]


class _Claim:
    """One claim looked for: the sentences that may have its details, and how much of its words each has."""

    def __init__(
        self, texts: _Texts, text: str, wanted: Sequence[Fact], language: str, day: date | None = None
    ) -> None:
        self.index, self.part_of, self.days = index, _, _ = texts
        self.text, self.wanted, self.language = text, wanted, language
        self.has_dates = any(fact.kind == "date" for fact in wanted)
        self.meant = {fact: meant(fact, text, day, language) for fact in wanted}
        weights = _weights(index, text, details_of(text))
        self.bits = {word: 1 << at for at, word in enumerate(weights)}
        self.by_bit = [(self.bits[word], weight) for word, weight in weights.items()]
        self.all = (1 << len(weights)) - 1
        self.small = self._mask(" ".join(tagged("common", language) | word_set("per", language)))
        self.weighed: dict[int, float] = {}
        self.whole: dict[int, int] = {}
        self.read: dict[Sentence, Read] = {}
        self.regions: dict[int, set[tuple[int, int]]] = {}
        self.anchors: set[tuple[int, int, int]] = set()  # sentences with details that are in few places
        self.sentences: list[Sentence] = []
        self._add(self._hits())

    def _hits(self) -> list[Hit]:
        """The blocks that may have the claim, and for each detail those that have it and share most with the claim."""
        terms = self.index.terms(f"{self.text} {ungrouped(self.text)}")
        hits = self.index.ask(terms, _BLOCKS)
        for fact in self.wanted:
            hits += self.index.ask_with(self._forms(fact), terms, _MORE)
        return hits

    def _forms(self, fact: Fact) -> list[list[str]]:
        """The words of a detail as the index has them, each with the other ways to write it."""
        if fact.kind == "date":
            year, month, day, weekday = fact.parts
            if weekday != "?":
                return [self.index.terms(self.text[fact.start : fact.end])]
            forms = [[year]] if year != "?" and year.isdecimal() else []
            forms += [list(month_names(month))] if month != "?" else []
            return forms + ([[day, day.zfill(2)]] if day != "?" else [])
        own = self.index.terms(ungrouped(self.text[fact.start : fact.end]))
        if fact.kind == "number":
            written = next((word for word in own if word.isdecimal()), "")
            names = number_names(fact)
            return [[*([written] if written else own[:1]), *names]]
        return [[word] for word in own if word not in word_set("particle", "en")]

    def _add(self, hits: Sequence[Hit]) -> None:
        """Read the sentences around some blocks, those that share most with the claim first."""
        for number, regions in _regions(list(dict.fromkeys(hits))).items():
            whole = 0
            for region in regions:
                if region in self.regions.setdefault(number, set()):
                    continue
                self.regions[number].add(region)
                read = _read(self.index, partial(self.part_of, number), *region)
                masks = [sum(self.bits[word] for word in one.words & self.bits.keys()) for one in read]
                heads = self._heads(number, region, read)
                near = reduce(or_, masks, 0)
                whole |= near
                padded = [0, *masks, 0]
                for at, (one, own) in enumerate(zip(read, masks, strict=True)):
                    beside = own | padded[at] | padded[at + 2]
                    above, label = heads.get(one.start, (None, 0))
                    if above is not None:
                        beside = own | self._mask(" ".join((*above.cells, above.caption)))
                    self.sentences.append(Sentence(number, one.start, one.end, own, beside, near, above, label))
            self.whole[number] = self.whole.get(number, 0) | whole

    def _heads(self, number: int, region: tuple[int, int], read: Sequence[_Spanned]) -> dict[int, tuple[Heads, int]]:
        """What is above each row of a table, and which of the claim's words its label has, by where the row begins."""
        source = self.part_of(number, *region)
        if "\t" not in source:
            return {}
        begin = max(0, region[0] - _TABLE)
        before = self.part_of(number, begin, region[0])
        found = {}
        for one in read:
            row = source[one.start - region[0] : one.end - region[0]]
            if "\t" in row and (heads := heads_above(before + source[: one.start - region[0]])):
                found[one.start] = heads, self._mask(row.partition("\t")[0])
        return found

    def _mask(self, text: str) -> int:
        """Which of the claim's words a text has."""
        return reduce(or_, (self.bits.get(stem, 0) for stem in self.index.stems(text)), 0)

    def _weight(self, mask: int) -> float:
        """What the claim's words of a mask count together."""
        known = self.weighed.get(mask)
        if known is None:
            known = self.weighed[mask] = sum(weight for bit, weight in self.by_bit if mask & bit)
        return known

    def _score(self, sentence: Sentence, mask: int) -> float:
        """How much of the claim's words of a mask a sentence has, and the text around it."""
        return (
            (_OWN - _BESIDE) * self._weight(sentence.own & mask)
            + (_BESIDE - _NEAR) * self._weight(sentence.beside & mask)
            + (_NEAR - _TEXT) * self._weight(sentence.near & mask)
            + _TEXT * self._weight(self.whole[sentence.number] & mask)
        ) / (self._weight(mask) or 1.0)

    def passages(self) -> list[Passage]:
        """The sentences that have most of the claim, each with its share; rows of tables say nothing in words."""
        ranked = [item for item in self._ranked(self.all)[:_LOOKED_AT] if item[1].heads is None]
        whole = self._weight(self.all) or 1.0
        return [Passage(self._weight(one.own) / whole, one.number, one.start, one.end) for _, one in ranked]

    def placed(self) -> list[PlacedDetail]:
        """Each detail with its status and place."""
        found: dict[Fact, PlacedDetail] = {}
        for fact in sorted(self.wanted, key=lambda each: not telling(each)):
            own = sum(self.bits.get(stem, 0) for stem in set(self.index.stems(self.text[fact.start : fact.end])))
            best, rival, worked = self._best(fact, own)
            said = self._judged(fact, best, rival, worked, own)
            found[fact] = said if said.status == "found" else self._by_its_day(fact, own) or said
            if said.status == "found" and telling(fact):
                self.anchors.add((said.number, said.start, said.end))
        return by_themselves([found[fact] for fact in self.wanted], self.text, self.language)

    def _by_its_day(self, fact: Fact, own: int) -> PlacedDetail | None:
        """A date as that of the text that has most of the rest of the claim: what it says happened, or was said, then."""
        if fact.kind != "date" or not (ranked := self._ranked(self.all & ~own)):
            return None
        likely = {at.number: at for score, at in reversed(ranked) if score >= _HOME}
        for at in list(likely.values())[::-1][:_HOMES]:
            day = self.days(at.number)
            if day and any(on(each, day) for each in self.meant[fact]):
                said = f"the source is of {day.isoformat()}"
                return PlacedDetail(fact, "found", at.number, at.start, at.end, computed=said)
        return None

    def _rows(self, own: int) -> Iterator[tuple[Sentence, Read]]:
        """Each two rows of one table that the claim speaks of, read as one: the cells of the column it speaks of."""
        labelled = [one for one in self.sentences if one.heads is not None and self._weight(one.label & ~own)]
        for one, two in islice(combinations(sorted(set(labelled), key=itemgetter(0, 1)), 2), _PAIRS):
            if one.number != two.number or one.heads != two.heads:
                continue
            first, second = self._facts(one), self._facts(two)
            shift = len(first.text) + 1
            moved = [each._replace(start=each.start + shift, end=each.end + shift) for each in second.facts]
            cells = [each for each in (*first.facts, *moved) if each.column > 0 and self._in_column(each, one)]
            for column in dict.fromkeys(each.column for each in cells):
                alone = tuple(each for each in cells if each.column == column)
                yield one, Read(f"{first.text}\n{second.text}", first.words + second.words, alone)

    def _judged(
        self, fact: Fact, best: Place | None, rival: Place | None, worked: Sequence[Sentence], own: int
    ) -> PlacedDetail:
        """The detail as found, or worked out, or as differing, or as absent."""
        found = best is not None and best.score >= self._least(fact, best) and not self._by_chance(fact, best, rival)
        if found and best is not None:
            at = best.sentence
            if other := other_way(self.text, fact, self._facts(at), self.language):
                return PlacedDetail(fact, "differs", at.number, at.start, at.end, other)
            return PlacedDetail(fact, "found", at.number, at.start, at.end)
        for at, read in self._rows(own) if fact.dimension in _WORKED_OUT and not found else ():
            if said := computed(self.text, fact, read, self.language):
                return PlacedDetail(fact, "found", at.number, at.start, at.end, computed=said)
        for at in worked:
            if said := computed(self.text, fact, self._facts(at), self.language):
                return PlacedDetail(fact, "found", at.number, at.start, at.end, computed=said)
        if rival is not None and rival.score >= _RIVAL and rival.fits:
            at = rival.sentence
            return PlacedDetail(fact, "differs", at.number, at.start, at.end, rival.other)
        return PlacedDetail(fact, "absent")

    def _least(self, fact: Fact, best: Place) -> float:
        """How much of the rest of the claim is around a detail's place at least, for it to be the claim's own.

        In few sources hardly a name or a large number is by chance.
        """
        few = self.index.size / (self.index.size + _MANY_BLOCKS)
        if telling(fact) or (fact.kind == "title" and self._of_somebody(fact)):
            return (_HOME if best.home else _FOUND) * few
        return _HOME if best.home else _FOUND

    @staticmethod
    def _by_chance(fact: Fact, best: Place, rival: Place | None) -> bool:
        """Whether another value is among so much more of the claim that the detail is that of something else."""
        if rival is None or (fact.kind in {"name", "title"} and (best.home or not rival.fits)):
            return False
        if telling(fact) and not rival.fits:
            return False
        return rival.score > best.score + (_AHEAD if best.home else _AHEAD / 2)

    def _best(self, fact: Fact, own: int) -> tuple[Place | None, Place | None, Sequence[Sentence]]:
        """The best place that has a detail, the best that has another in its place, and those it may follow from.

        Texts that have much of the rest of the claim are where it is at home.
        """
        mask = self.all & ~own
        ranked = self._ranked(mask)
        if not ranked:
            return None, None, ()
        least = ranked[0][0] * _AT_HOME
        home = list(dict.fromkeys(one.number for score, one in ranked if score >= least))[:_HOMES]
        best = self._first(fact, own, ranked, home)
        if best is None or not best.home:
            there = len(self.sentences)
            self._add([hit for number in home for hit in self.index.ask_with(self._forms(fact), [], 3, number=number)])
            if len(self.sentences) > there:
                ranked = self._ranked(mask)
                best = self._first(fact, own, ranked, home) or best
        worked = [one for score, one in ranked[:_WORKED] if score >= _RIVAL and one.number in home]
        rival = self._rival(fact, mask, ranked, home)
        return best, rival, [rival.sentence, *worked] if rival and rival.score >= _RIVAL else worked

    def _rival(
        self, fact: Fact, mask: int, ranked: Sequence[tuple[float, Sentence]], home: Sequence[int]
    ) -> Place | None:
        """What is in the place of a detail: the likeliest value among the sentences that have most of the rest."""
        beside = self._beside(self.text, fact, _CLOSE)
        rival: Place | None = None
        there = [item for item in ranked if item[1].number in home]
        partly = [item for item in there[_LOOKED_AT:] if item[1].own & ~mask]
        for score, sentence in there[:_LOOKED_AT] + partly[:_MORE]:
            read = self._facts(sentence)
            for other in read.facts:
                if not comparable(fact, other) or any(agree(mine, other) for mine in self.wanted if mine != fact):
                    continue
                if any(agree(each, other) for each in self.meant[fact]) and (
                    fact.kind not in {"name", "title"} or len(fact.words) == 1
                ):
                    continue
                if not self._in_column(other, sentence):
                    continue
                around = self._beside(read.text, other, _CLOSE + 2) & beside
                shared = self._weight(around & mask) / (self._weight(beside & mask) or 1.0)
                fit = _FIT * shared + likeness(fact, other)
                if rival is None or score + fit > rival.fit:
                    alike = likeness(fact, other) >= _LIKE
                    fits = alike if fact.kind == "title" else sentence.label != 0 or shared >= _SHARED or alike
                    rival = Place(score, sentence, True, read.text[other.start : other.end], score + fit, fits)
        return rival

    def _is_row(self, sentence: Sentence) -> bool:
        """Whether a row of a table may be the one that the claim speaks of: it speaks of it, or of none."""
        if sentence.heads is None or sentence.label:
            return True
        same_table = (one for one in self.sentences if one.number == sentence.number and one.heads == sentence.heads)
        return not any(one.label for one in same_table)

    def _beside(self, text: str, fact: Fact, count: int) -> int:
        """Which of the claim's words are close to a fact of a text."""
        before, after = text[: fact.start].split()[-count:], text[fact.end :].split()[:count]
        return self._mask(" ".join((*before, *after)))

    def _ranked(self, mask: int) -> list[tuple[float, Sentence]]:
        return sorted(((self._score(one, mask), one) for one in self.sentences), key=lambda item: -item[0])

    def _first(
        self, fact: Fact, own: int, ranked: Sequence[tuple[float, Sentence]], home: Sequence[int]
    ) -> Place | None:
        """The best place that has a detail, at home if any is there."""
        likely = list(ranked[:_LOOKED_AT])
        others = [item for item in ranked[_LOOKED_AT:] if item[1].own & own]
        likely += sorted(others, key=lambda item: -self._weight(item[1].own & own))[:_LOOKED_AT]
        likely += [item for item in ranked if item[1][:3] in self.anchors]
        partly: Place | None = None
        for score, sentence in likely:
            at_home = sentence.number in home or sentence[:3] in self.anchors
            if partly is not None and (partly.home or not at_home) and fact.kind != "name":
                continue
            grade = self._has(fact, sentence)
            if grade == _WHOLE and at_home:
                return Place(score, sentence, True)
            if grade and (partly is None or (at_home and not partly.home)):
                partly = Place(score, sentence, at_home)
        return partly

    def _facts(self, sentence: Sentence) -> Read:
        if sentence not in self.read:
            text = self.part_of(sentence.number, sentence.start, sentence.end)
            above = sentence.heads
            read = row_read(text, above, self.language) if above else facts_of(text, self.language)
            day = self.days(sentence.number) if self.has_dates else None
            self.read[sentence] = on_its_day(read, day, self.language)
        return self.read[sentence]

    def _has(self, fact: Fact, sentence: Sentence) -> int:
        """How well a sentence has a detail: 2 as it is, 1 as part of a name, 0 not at all."""
        read = self._facts(sentence)
        if fact.kind == "title":
            return _WHOLE if self._has_title(fact, read, sentence) else 0
        if fact.kind == "name":
            return name_at(fact.words, read.names, self.language)
        if not self._is_row(sentence):
            return 0
        there = [other for other in read.facts if self._in_column(other, sentence)]
        mine = self.meant[fact]
        there = [other for other in there if not self._counts_others(fact, other)]
        return _WHOLE if any(same(each, other) for other in there for each in mine) else 0

    def _counts_others(self, fact: Fact, other: Fact) -> bool:
        """Whether a small number of a source counts what the claim does not speak of: "down to 11", "eleven ships"."""
        small = fact.kind == "number" and fact.dimension == "" and abs(fact.amount or Decimal(0)) <= _FEW
        if not small or fact.counted or not other.counted:
            return False
        return not self._mask(" ".join(other.counted))

    def _beside_person(self, person: Fact, read: Read, sentence: Sentence) -> bool:
        """Whether a sentence names a person, or is the line that is under their name."""
        if name_at(person.words, read.names, self.language):
            return True
        above = self.part_of(sentence.number, max(0, sentence.start - _ABOVE), sentence.start).rstrip()
        names = facts_of(above.rpartition("\n")[2], self.language).names
        return len(read.words) <= _LINE and bool(name_at(person.words, names, self.language))

    def _of_somebody(self, title: Fact) -> Fact | None:
        """The person of the claim whose office it is, by full name if one has a full name."""
        names = [other for other in self.wanted if other.kind == "name"]
        names = [each for each in names if len(each.words) > 1] or names
        return min(names, key=lambda each: max(each.start - title.end, title.start - each.end), default=None)

    def _has_title(self, fact: Fact, read: Read, sentence: Sentence) -> bool:
        """Whether a sentence has the office of a person beside them, and not a deputy's where the claim has the office itself."""
        whose = self._of_somebody(fact)
        if whose is not None and not self._beside_person(whose, read, sentence):
            return False
        titles = [other for other in read.facts if other.kind == "title" and set(other.words) & set(fact.words)]
        if titles:
            return any(other.words == fact.words for other in titles)
        return name_at(fact.words, [(word, True, at) for word, _, at in read.names], self.language) == _WHOLE

    def _in_column(self, other: Fact, sentence: Sentence) -> bool:
        """Whether a fact is in a column that the claim speaks of, where it speaks of any."""
        if sentence.heads is None or other.column < 1:
            return True
        weights = [self._weight(self._mask(head) & ~self.small) for head in sentence.heads.cells[1:]]
        best = max(weights, default=0.0)
        own = weights[other.column - 1] if other.column <= len(weights) else 0.0
        return own >= best
