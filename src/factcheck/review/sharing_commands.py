"""Commands about other people: what to ask the author, who checks which claim."""

import re

from factcheck.review.session import Session
from factcheck.review.ui import Question, Ui, command, on_claim


def names_in(text: str) -> list[str]:
    """The names in a list with commas, each once."""
    return list(dict.fromkeys(name.strip() for name in re.split(r"[,;]", text) if name.strip()))


@command("request", "Ask the author about this claim; no words take it back", "Claims")
@on_claim
def request(session: Session, ui: Ui, claim_id: str) -> None:
    mine = session.record(claim_id).requests.get(session.reviewer)

    def answered(text: str) -> None:
        session.ask(claim_id, text)
        if text.strip():
            ui.did("Asked of the author.")
        elif mine:
            ui.did("Request taken back.")
        else:
            ui.say("Nothing was asked.", "dim")

    ui.ask(Question("ask the author:", answered, value=mine.text if mine else ""))


@command("answer", "Record the author's answer to the request", "Claims")
@on_claim
def answer(session: Session, ui: Ui, claim_id: str) -> None:
    requests = session.record(claim_id).requests
    asker = next((who for who, each in requests.items() if not each.answer), next(iter(requests), ""))
    if not asker:
        ui.say(f"Nothing was asked about this claim. {ui.key('request')} asks.", "dim")
        return

    def answered(text: str) -> None:
        session.answer(claim_id, asker, text)
        ui.did("Answered." if text.strip() else "Open again.")

    ui.ask(Question("the author says:", answered, value=requests[asker].answer))


@command("assign", "Say who checks this claim, or all marked", "Claims")
@on_claim
def assign(session: Session, ui: Ui, claim_id: str) -> None:
    marked = [claim.id for claim in session.listed.claims if claim.id in session.marked]
    claims = marked or [claim_id]

    def answered(text: str) -> None:
        names = names_in(text)
        session.assign(claims, names)
        what = f"{len(claims)} claims" if len(claims) > 1 else "The claim"
        ui.did(f"{what}: {', '.join(names) if names else 'nobody'}.")

    there = ", ".join(session.record(claim_id).assigned)
    label = f"who checks the {len(claims)} marked:" if marked else "who checks this:"
    ui.ask(Question(label, answered, value=there, selected=True))
