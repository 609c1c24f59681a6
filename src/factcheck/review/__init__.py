"""One review under way: the queue, decisions, undo, filters, progress. No screen, no disk, no clock of its own."""

from factcheck.comparison import cited_elsewhere, said_by, same_speaker
from factcheck.review.claim_index import WAITING, Filter, Progress
from factcheck.review.commands import DECIDING, earlier_line, narrow, risks, run
from factcheck.review.conflicts import ConflictChoices, Side
from factcheck.review.decisions import assigned
from factcheck.review.detail_commands import detail_lines
from factcheck.review.evidence import Passage, citation, furniture_of, lines_around, own_number, words_of
from factcheck.review.history import Step
from factcheck.review.listing import Listing
from factcheck.review.risk import Risk, changes, headline, risk_of
from factcheck.review.session import Earlier, Renewed, Session
from factcheck.review.sharing_commands import names_in
from factcheck.review.state import ClaimState, ListedClaim, ListedGroup, ListState, ReviewState, StateBuilder
from factcheck.review.text_commands import add
from factcheck.review.ui import COMMANDS, Command, OpenText, Question, Ui

__all__ = [
    "COMMANDS",
    "DECIDING",
    "WAITING",
    "ClaimState",
    "Command",
    "ConflictChoices",
    "Earlier",
    "Filter",
    "ListState",
    "ListedClaim",
    "ListedGroup",
    "Listing",
    "OpenText",
    "Passage",
    "Progress",
    "Question",
    "Renewed",
    "ReviewState",
    "Risk",
    "Session",
    "Side",
    "StateBuilder",
    "Step",
    "Ui",
    "add",
    "assigned",
    "changes",
    "citation",
    "cited_elsewhere",
    "detail_lines",
    "earlier_line",
    "furniture_of",
    "headline",
    "lines_around",
    "names_in",
    "narrow",
    "own_number",
    "risk_of",
    "risks",
    "run",
    "said_by",
    "same_speaker",
    "words_of",
]
