"""The letters of line mode: the commands they run, what may follow them, what the help says of them."""

LETTERS = {
    "v": "verify", "d": "dispute", "u": "unsource", "": "later", "c": "note", "x": "withdraw", "X": "dismiss",
    "A": "article", "t": "split", "z": "undo", "Z": "redo", "n": "next_undecided", "N": "previous_undecided",
    "j": "down", "k": "up", "gg": "first", "G": "last", "g": "number", "#": "number", "l": "next_source", "h": "previous_source",
    "s": "search", "e": "evidence", "o": "open", "O": "open_other", "a": "article", "m": "mark", "M": "unmark", "S": "verify_same", "i": "request", "I": "answer", "b": "assign", "T": "tick", "C": "cross", "E": "dismiss_nothing", "f": "filter", "r": "order",
    "/": "find", "y": "copy_citation", "Y": "copy_claim", "p": "play", "W": "correct", "K": "take_over", "B": "source_side", "R": "read_sources", "w": "add_source", "q": "quit",
}  # fmt: skip
"""The command that a letter runs; with words after it, `WITH_WORDS`."""
WITH_WORDS = {"v": "verify_note", "d": "dispute_note", "u": "unsource_note", "e": "open"}
WORDS = {
    "v": "[NOTE]", "d": "[NOTE]", "u": "[NOTE]", "c": "[NOTE]", "X": "REASON", "E": "REASON", "i": "WORDS", "I": "WORDS", "b": "NAMES", "T": "[NUMBER]", "C": "[NUMBER]", "A": "WORDS", "Q": "WORDS", "t": "WORDS",
    "K": "[NUMBER]", "w": "HOW; WHO; WORDS", "B": "[NUMBER [NUMBER]]", "g": "NUMBER", "#": "NUMBER", "s": "WORDS", "e": "[WORDS]", "f": "[NAME]", "/": "[TEXT]", "O": "[NUMBER]",
}  # fmt: skip
"""What may follow a letter."""
WITHOUT_CLAIM = {
    "B",
    "R",
    "w",
    "S",
    "E",
    "",
    "n",
    "N",
    "j",
    "k",
    "gg",
    "G",
    "g",
    "#",
    "f",
    "/",
    "M",
    "A",
    "Q",
    "O",
    "z",
    "Z",
    "q",
    "?",
}
"""Letters that need no claim to be shown."""
TITLES = {
    "": "(nothing) later: on to the next undecided claim",
    "c": "your note; without words, removes it",
    "A": "add a claim: words of the article",
    "Q": "add a quote: words of the article",
    "t": "split the claim in two: the words the second part begins with",
    "e": "make the passage evidence, or remove it; with words, those of the shown source",
    "o": "the source around the passage; each time more of it",
    "a": "the paragraph of the article that the claim is in",
    "f": "go through undecided, all, disputed, unsourced, stale, contested claims with j and k",
    "/": "only claims with this text; without, all again",
    "y": "the citation on a line of its own, to be copied",
    "i": "ask the author something; without words, takes it back",
    "I": "the author's answer",
    "b": "who checks this claim, or all that are marked: names, with commas",
    "P": "show this claim again, with its other sources",
    "?": "this list",
}
"""What a letter does, where line mode does it in a way of its own."""
