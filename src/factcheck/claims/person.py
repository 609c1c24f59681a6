"""The people an article names, and which of them a printed speaker is."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field

from factcheck.claims.lexicon import Lexicon

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_NAME_WORD = rf"(?:(?:{_CAPITAL}\.)+|(?:(?:Mr|Mrs|Ms|Dr|Sen|Gov|Rep|Gen|Lt|Col|Sgt|Capt|Prof|Rev|St|Jr|Sr)\.)|{_CAPITAL}[\w’'-]+)"
_RUN = re.compile(
    rf"{_NAME_WORD}(?:[ \u00a0](?:(?:de|von|van|der|den|bin|al|la|del|dos|da|di|ten|zu)[ \u00a0]){{0,2}}{_NAME_WORD})*"
)
_GENITIVE = re.compile(r"['’]s?$")


@dataclass(slots=True)
class People:
    """Names of at least two words, by their last word; `mentions` are all places where one of them is named."""

    words: Lexicon
    by_last: dict[str, list[str]] = field(default_factory=dict)
    positions: list[int] = field(default_factory=list)
    persons: list[str] = field(default_factory=list)

    def learn(self, text: str, spans: Iterable[tuple[int, int]]) -> None:
        """Collect the names in these parts of the text."""
        runs = []
        for start, end in spans:
            for run in _RUN.finditer(text, start, end):
                runs.append((run.start(), run.group()))
        for _, run in runs:
            parts = self.name_parts(run)
            if len(parts) > 1:
                names = self.by_last.setdefault(parts[-1].lower(), [])
                name = " ".join(parts)
                if name not in names:
                    names.append(name)
        for position, run in runs:
            parts = self.name_parts(run)
            if parts and parts[-1].lower() in self.by_last:
                self.positions.append(position)
                self.persons.append(self.fullest(parts) or " ".join(parts))

    def name_parts(self, run: str) -> list[str]:
        """The words of a capitalised run without the titles and function words before the name."""
        parts = [_GENITIVE.sub("", part) for part in run.split()]
        while parts and (parts[0].lower().rstrip(".") in self.words.titles or parts[0].lower() in self.words.common):
            parts.pop(0)
        return [part for part in parts if part]

    def fullest(self, parts: list[str]) -> str | None:
        """The longest name in the article that this one shortens."""
        names = self.by_last.get(parts[-1].lower(), [])
        if len(parts) > 1:
            names = [name for name in names if name.split()[0] == parts[0] or " ".join(parts) in name]
        return max(names, key=len) if names else None

    def resolve(self, printed: str) -> tuple[str | None, str, bool]:
        """(full name, method, certain) of a printed mention that holds a name."""
        best = None
        for run in _RUN.finditer(printed):
            parts = self.name_parts(run.group())
            if parts:
                best = parts
                if len(parts) > 1:
                    break
        if best is None:
            return None, "", True
        name = self.fullest(best)
        if name is None:
            return (
                (" ".join(best), "as printed", True)
                if len(best) > 1 or best[0] == printed
                else (None, "as printed", True)
            )
        full = " ".join(best)
        if len(best) > 1:
            return name, "full name", True
        rivals = len({each.split()[0] for each in self.by_last[best[-1].lower()]})
        return name, "surname", rivals == 1 or full == name

    def last_before(self, position: int, reach: int) -> str | None:
        """The person named last before `position`, not further back than `reach` characters."""
        index = bisect_left(self.positions, position) - 1
        if index >= 0 and self.positions[index] >= position - reach:
            return self.persons[index]
        return None
