"""Noun phrases and what hangs on them, as regular expressions over the tags of `lexicon`."""

SAYS = "[CEL]"  # finite verbs that can have a quote behind them
VERB = "[ACELV]"  # any finite verb

# "the judge", "former Brooklyn federal prosecutor Brad Simon"
HEAD = r"[DGgB]?[#nNGgTIBDU]*[nNTU]"
# "a spokesman for the Ruiz campaign", "Ruiz and Reed"
CHAIN = rf"{HEAD}(?:I?[PFwy]{HEAD})*(?:K(?:{HEAD}))?"
# "Reed, Ruiz and Wong", where no other word leads to the first of them
LIST = rf"(?<![^,;:.QSWYB-])N[NT]*(?:,N[NT]*)+,?K{HEAD}"
SPEAKER = rf"(?:H|{LIST}|{CHAIN})"
# "the mayor, Ana Ruiz"
APPOSED = r",N[NT]*N(?=[,.:;]|$)"
# ", 41, a nurse at the hospital," and "- a nurse -", but not ", she said,"
INSERT = rf"(?:,(?!H[AB]*{SAYS},)[^,Q]{{1,40}}?,(?:[^,QCEL]{{1,25}}?,(?=[AB]*{SAYS}))?|-[^-Q]{{1,40}}?-)"
# "on Tuesday", "in May 2019"
DAYS = r"(?:P?[Y#])*"
