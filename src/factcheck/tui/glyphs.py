"""The signs on the screen, and their stand-ins for terminals where such signs are wide or missing."""

from dataclasses import dataclass

from factcheck.core.model import Level, State


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Every sign the screen draws besides letters; each one cell wide."""

    states: dict[State, str]
    levels: dict[Level, str]
    here: str = "▶"
    mark: str = "●"
    kept: str = "◆"
    full: str = "▓"
    empty: str = "░"
    rule: str = "─"
    edge: str = "│"
    branch: str = "├"
    top: str = "┬"
    under: str = "~"
    dot: str = "·"
    arrow: str = "→"
    more: str = "…"
    dash: str = "—"
    up: str = "↑"
    down: str = "↓"
    yes: str = "✓"
    no: str = "✗"
    bar: str = "▏"
    left: str = "←"


UNICODE = Glyphs(
    states={
        State.UNDECIDED: "·",
        State.VERIFIED: "✓",
        State.DISPUTED: "✗",
        State.UNSOURCED: "?",
        State.STALE: "↻",
        State.CONTESTED: "≠",
        State.DISMISSED: "−",
    },
    levels={
        Level.VERBATIM: "=",
        Level.TYPOGRAPHIC: "≈",
        Level.EDITORIAL: "…",
        Level.MINOR: "~",
        Level.CRITICAL: "!",
    },
)

ASCII = Glyphs(
    states={
        State.UNDECIDED: ".",
        State.VERIFIED: "v",
        State.DISPUTED: "x",
        State.UNSOURCED: "?",
        State.STALE: "@",
        State.CONTESTED: "#",
        State.DISMISSED: "-",
    },
    levels={
        Level.VERBATIM: "=",
        Level.TYPOGRAPHIC: "=",
        Level.EDITORIAL: "+",
        Level.MINOR: "~",
        Level.CRITICAL: "!",
    },
    here=">",
    mark="*",
    kept="+",
    full="#",
    empty=".",
    rule="-",
    edge="|",
    branch="+",
    top="+",
    dot="|",
    arrow="->",
    more="...",
    dash="-",
    up="^",
    down="v",
    yes="v",
    no="x",
    bar=" ",
    left="<-",
)
