"""Where a row of words stands in a longer one with the fewest words changed, left out or put in.

Myers' bit-parallel form of Sellers' algorithm (G. Myers, "A fast bit-vector algorithm for approximate string
matching based on dynamic programming", JACM 46, 1999), over words instead of characters. Python's integers have any
length, so a pattern of any length takes one pass.
"""

from collections.abc import Sequence
from dataclasses import dataclass

WILD = ""  # stands for any one word
_TRIES = 8  # ends of places looked at for each place that is wanted: most that fail are beside one that was found


@dataclass(frozen=True, slots=True)
class Place:
    """`words[start:end]` is like the pattern but for `distance` words."""

    start: int
    end: int
    distance: int


class Infix:
    """A row of words to look for. The words are compared as they are; `WILD` is equal to any."""

    def __init__(self, pattern: Sequence[str]) -> None:
        self.pattern = pattern
        self._forward = _masks(pattern)
        self._backward = _masks(pattern[::-1])

    def best(self, words: Sequence[str], limit: int) -> Place | None:
        """The place with the fewest changes, the first of equals; None if it takes more than `limit` changes."""
        if not self.pattern or not words:
            return None
        distances = _distances(self._forward, len(self.pattern), words)
        distance = min(distances)
        if distance > limit or distance >= len(self.pattern):
            return None
        return self._place(words, distances.index(distance) + 1, distance)

    def places(self, words: Sequence[str], limit: int, most: int | None = None) -> list[Place]:
        """The places with at most `limit` changes, none inside another, best first: all, or at most `most`.

        With `most`, time grows with the words alone, however often they repeat the pattern.
        """
        if not self.pattern or not words:
            return []
        limit = min(limit, len(self.pattern) - 1)
        distances = _distances(self._forward, len(self.pattern), words)
        ends = sorted((distance, end) for end, distance in enumerate(distances, 1) if distance <= limit)
        found: list[Place] = []
        tried, tries = 0, _TRIES * most if most else len(ends)
        for distance, end in ends:
            # A match is that long at least, so that none that ends nearer is apart.
            beside = max(distance, len(self.pattern) - distance - 1)
            if not any(place.start < end <= place.end + beside for place in found):
                tried += 1
                place = self._place(words, end, distance)
                if not any(place.start < other.end and other.start < place.end for other in found):
                    found.append(place)
            if len(found) == most or tried == tries:
                break
        return found

    def _place(self, words: Sequence[str], end: int, distance: int) -> Place:
        """Where the match that ends at `end` begins: the same search, backwards from there."""
        first = max(0, end - len(self.pattern) - distance)
        distances = _distances(self._backward, len(self.pattern), words[first:end][::-1])
        length = distances.index(min(distances)) + 1
        return Place(end - length, end, distance)


def _masks(pattern: Sequence[str]) -> dict[str, int]:
    """For each word the bits of the positions at which it stands; the wild ones are everybody's."""
    masks: dict[str, int] = {}
    for position, word in enumerate(pattern):
        masks[word] = masks.get(word, 0) | 1 << position
    wild = masks.pop(WILD, 0)
    if wild:
        masks = {word: mask | wild for word, mask in masks.items()}
    masks[WILD] = wild
    return masks


def _distances(masks: dict[str, int], length: int, words: Sequence[str]) -> list[int]:
    """For each word the fewest changes between the pattern and some run of words that ends with it."""
    full, last, others = (1 << length) - 1, 1 << (length - 1), masks[WILD]
    plus, minus, distance = full, 0, length  # vertical differences of the column, and its lowest cell
    distances = []
    for word in words:
        equal = masks.get(word, others)
        vertical = equal | minus
        horizontal = (((equal & plus) + plus) ^ plus) | equal
        up = minus | (full & ~(horizontal | plus))
        down = plus & horizontal
        if up & last:
            distance += 1
        elif down & last:
            distance -= 1
        up <<= 1
        down <<= 1
        plus = full & (down | ~(vertical | up))
        minus = full & up & vertical
        distances.append(distance)
    return distances
