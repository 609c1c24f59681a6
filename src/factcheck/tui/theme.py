"""Colours, styles and signs: our themes, verdict colours of 7:1 in any theme, ASCII stand-ins."""

from dataclasses import dataclass

from textual.theme import Theme

from factcheck.core.model import Level, State
from factcheck.review import Risk

DARK = {
    "verified": "#7cc7ff",
    "disputed": "#ffb46b",
    "unsourced": "#e0b8ff",
    "undecided": "#c9d1d9",
    "stale": "#f0d878",
    "contested": "#ff9fc2",
    "alarm": "#ff9e9e",
    "fine": "#7ee0c8",
    "dim": "#a3adba",
    "strong": "#ffffff",
    "rule": "#5b6673",
    "track": "#2b3542",
    "picked": "#1f2c40",
    "pane": "#0b0e12",
    "bar": "#1b222c",
    "spot": "#332a14",
}

LIGHT = {
    "verified": "#003f8a",
    "disputed": "#7a3000",
    "unsourced": "#5a1a8c",
    "undecided": "#333b45",
    "stale": "#5c4700",
    "contested": "#8a0043",
    "alarm": "#8a0012",
    "fine": "#00524a",
    "dim": "#4a535e",
    "strong": "#000000",
    "rule": "#9aa4b0",
    "track": "#d3d9e0",
    "picked": "#dbe7f7",
    "pane": "#f4f6f8",
    "bar": "#eceff3",
    "spot": "#fff0c2",
}

ANSI = {
    "verified": "ansi_bright_blue",
    "disputed": "ansi_yellow",
    "unsourced": "ansi_magenta",
    "undecided": "ansi_default",
    "stale": "ansi_cyan",
    "contested": "ansi_bright_magenta",
    "alarm": "ansi_bright_red",
    "fine": "ansi_bright_cyan",
    "dim": "ansi_default",
    "strong": "ansi_default",
    "rule": "ansi_bright_black",
    "track": "ansi_bright_black",
    "picked": "ansi_default",
    "pane": "ansi_default",
    "bar": "ansi_default",
    "spot": "ansi_default",
}


def variables(theme: Theme) -> dict[str, str]:
    """Our colours for a theme that does not bring them."""
    if theme.ansi:
        return ANSI
    return DARK if theme.dark else LIGHT


def _own(name: str, colours: dict[str, str], *, foreground: str, background: str, surface: str, dark: bool) -> Theme:
    """A theme whose widgets of Textual's have the colours of ours."""
    return Theme(
        name=name,
        primary=colours["verified"],
        secondary=colours["rule"],
        accent=colours["disputed"],
        warning=colours["stale"],
        error=colours["disputed"],
        success=colours["verified"],
        foreground=foreground,
        background=background,
        surface=surface,
        panel=colours["bar"],
        dark=dark,
        variables={
            **colours,
            "input-selection-background": colours["picked"],
            "footer-key-foreground": colours["verified"],
        },
    )


THEMES = (
    _own("factcheck-dark", DARK, foreground="#e6edf3", background="#11151b", surface="#161b22", dark=True),
    _own("factcheck-light", LIGHT, foreground="#15191e", background="#ffffff", surface="#f6f8fa", dark=False),
    Theme(
        name="factcheck-ansi",
        primary="ansi_bright_blue",
        secondary="ansi_bright_black",
        accent="ansi_yellow",
        warning="ansi_yellow",
        error="ansi_red",
        success="ansi_bright_blue",
        foreground="ansi_default",
        background="ansi_default",
        surface="ansi_default",
        panel="ansi_default",
        dark=True,
        ansi=True,
        variables={
            **ANSI,
            "ansi-background": "ansi_black",
            "ansi-foreground": "ansi_white",
            "border-blurred": "ansi_black",
            "block-cursor-foreground": "ansi_black",
            "block-cursor-background": "ansi_white",
            "input-cursor-background": "ansi_black",
            "input-cursor-foreground": "ansi_bright_white",
            "input-cursor-text-style": "none",
            "input-selection-background": "ansi_bright_blue",
            "input-selection-foreground": "ansi_black",
            "screen-selection-background": "ansi_bright_blue",
            "screen-selection-foreground": "ansi_black",
        },
    ),
)


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
    thick: str = "━"
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

    def risk(self, risk: Risk) -> str:
        """The sign of how a passage stands to a claim."""
        signs = {Risk.PART: self.more, Risk.ALTERED: self.under, Risk.SAME: self.yes, Risk.NOTHING: self.dash}
        return signs.get(risk, self.no)


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
    thick="=",
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

STYLES = {
    "text": ("foreground", "", ""),
    "dim": ("dim", "", ""),
    "strong": ("strong", "", "bold"),
    "rule": ("rule", "", ""),
    "track": ("track", "", ""),
    "key": ("verified", "", "bold"),
    "claim": ("strong", "", "bold"),
    "differs": ("disputed", "", "bold underline"),
    "missing": ("disputed", "", "strike"),
    "warn": ("disputed", "", "bold"),
    "picked": ("", "picked", ""),
    "bar": ("", "bar", ""),
    "spot": ("", "spot", ""),
    "selected": ("strong", "picked", "bold underline"),
    "cursor": ("", "", "reverse"),
    "misleads": ("alarm", "", "bold reverse"),
    "differing": ("stale", "", "bold"),
    "same": ("fine", "", "bold"),
    "unmarked": ("", "", ""),
    "ticked": ("", "", "underline"),
    "struck": ("", "", "underline bold"),
    "queried": ("", "", "underline2 italic"),
    "verified": ("verified", "", ""),
    "disputed": ("disputed", "", ""),
    "unsourced": ("unsourced", "", ""),
    "undecided": ("undecided", "", ""),
    "stale": ("stale", "", ""),
    "contested": ("contested", "", ""),
    "dismissed": ("dim", "", "strike"),
}
"""By name: the theme's variables for colour and background, and attributes."""

DRAWN = {
    State.UNDECIDED: "unmarked",
    State.VERIFIED: "ticked",
    State.DISPUTED: "struck",
    State.UNSOURCED: "ticked",
    State.STALE: "queried",
    State.CONTESTED: "queried",
    State.DISMISSED: "unmarked",
}
"""The style of the pencil mark through a claim in the article, seen without colour."""

RISKS = {
    Risk.MEANING: "misleads",
    Risk.SPEAKER: "misleads",
    Risk.SOURCE: "misleads",
    Risk.NOWHERE: "misleads",
    Risk.PART: "differing",
    Risk.ALTERED: "differing",
    Risk.FACTS: "differing",
    Risk.SAME: "same",
    Risk.NOTHING: "dim",
}
"""The style of how a passage stands to a claim."""

PLAIN = str.maketrans("“”„‘’‚…—–−·•→←↑↓↻§¶×°◆≈", '"""\'\',.----*><^v@$$xo+=')
"""Stand-ins, a cell each, for signs that terminals of the far east draw two cells wide."""
