"""Commands about texts: passages and sources, evidence, claims that are added and split."""

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial

from factcheck.core.correction import corrected, with_details
from factcheck.core.model import Candidate, Claim
from factcheck.review.evidence import citation, words_of
from factcheck.review.session import Renewed, Session
from factcheck.review.ui import OpenText, Question, Ui, command, on_claim

# Passages


def _shift(session: Session, ui: Ui, by: int) -> None:  # noqa: ARG001 - as every command
    claim_id = session.listed.here
    if claim_id is not None and session.passages(claim_id):
        session.show(claim_id, session.shown(claim_id)[0] + by)


command("next_source", "Next source (a digit shows that one)", "Passages")(partial(_shift, by=1))
command("previous_source", "Previous source", "Passages")(partial(_shift, by=-1))


@command("evidence", "Make the passage shown evidence, or remove it", "Passages")
@on_claim
def evidence(session: Session, ui: Ui, claim_id: str) -> None:
    number, passage = session.shown(claim_id)
    if passage is None:
        _no_passage(ui)
    elif passage.key:
        session.unchoose(claim_id, passage.key)
        ui.did("No longer evidence.")
    else:
        session.choose(claim_id, passage.candidate)
        session.show(claim_id, number)
        ui.say(f"Evidence. {ui.key('evidence')} removes it.")


def _no_passage(ui: Ui) -> None:
    ui.say(f"No passage is shown. {ui.key('search')} searches the sources.", "dim")


@command("search", "Search the sources in your own words", "Passages")
@on_claim
def search(session: Session, ui: Ui, claim_id: str) -> None:
    def answered(words: str) -> None:
        words = words.strip()
        if words:
            ui.run(lambda: session.search(words, claim_id), partial(found, words))
        else:
            ui.say("Nothing was searched for.", "dim")

    def found(words: str, hits: Sequence[Candidate]) -> None:
        if not hits or not session.listed.number(claim_id):
            ui.say(f"No source has anything like “{words}”.", "warn")
            return
        session.offer(claim_id, hits)
        if session.listed.here == claim_id:
            verify, dispute, choose = map(ui.key, ("verify", "dispute", "evidence"))
            ui.say(
                f"{len(hits)} found, the first is shown. {verify}, {dispute} decide by it, {choose} makes it evidence."
            )
        else:
            ui.say(f"{len(hits)} found for claim {session.listed.number(claim_id)}.")

    ui.ask(Question("search the sources:", answered))


@command("open", "Open the source here; select there to make it evidence", "Passages")
def open_(session: Session, ui: Ui) -> None:
    passage = session.shown(session.listed.here)[1] if session.listed.here else None
    if passage is None:
        open_other(session, ui)
    else:
        _open(session, ui, passage.candidate.source, passage.candidate.start, passage.candidate.end)


@command("open_other", "Open another source", "Passages")
def open_other(session: Session, ui: Ui) -> None:
    paths = sorted(ref.path for ref in session.file.sources.values())
    if paths:
        ui.pick("Which source?", paths, lambda path: _open(session, ui, path, 0, 0))
    else:
        ui.say("There are no sources to open.", "warn")


def _open(session: Session, ui: Ui, path: str, start: int, end: int) -> None:
    document, claim_id = session.document(path), session.listed.here
    if document is None:
        ui.say(f"{path} cannot be read any more.", "warn")
        return

    def taken(first: int, last: int) -> None:
        if claim_id is None:
            return
        session.choose_words(claim_id, path, first, last)
        session.show(claim_id, 0)
        place = str(document.locate(first))
        ui.did(f"Evidence, {place}." if place else "Evidence.")

    ui.read(OpenText(document, path, "makes the selection, or the line, evidence", start, end), taken)


@command("read_sources", "Read the sources again, as they are now", "Passages")
def read_sources(session: Session, ui: Ui) -> None:
    def read(renewed: Renewed | None) -> None:
        if renewed is None:
            ui.say("The sources cannot be read again from here.", "warn")
        else:
            session.renew(renewed)
            ui.say(renewed.said, "warn" if renewed.no_sources else "text")

    ui.run(session.read_sources, read)


@command("add_source", "Note a call, a mail or a book as a source", "Passages")
def add_source(session: Session, ui: Ui) -> None:
    write = session.write_note
    if write is None:
        ui.say("Notes cannot be written from here.", "warn")
        return

    def learnt(how: str) -> None:
        parts = [part.strip() for part in how.split(";", 2)]
        if len(parts) == 3:
            written(parts[2], parts[0], parts[1])
        elif how.strip():
            ui.ask(Question("who said it, or whose text it is:", lambda who: said(how, who)))
        else:
            ui.say("Nothing was written.", "dim")

    def said(how: str, who: str) -> None:
        ui.ask(Question("what was said, in its words:", lambda words: written(words, how, who)))

    def written(words: str, how: str, who: str) -> None:
        path = write(words.strip(), how.strip(), who.strip())

        def read(renewed: Renewed | None) -> None:
            if renewed:
                session.renew(renewed)
            ui.say(f"{path} written and read: a note by {session.reviewer}.")

        ui.run(session.read_sources, read)

    ui.ask(Question("how was it learnt (by phone, by mail, a book and its page, a URL):", learnt))


@command("play", "Play the tape, three seconds before the passage", "Passages")
def play(session: Session, ui: Ui) -> None:
    passage = session.shown(session.listed.here)[1] if session.listed.here else None
    if passage is None:
        _no_passage(ui)
    elif passage.candidate.locator.time is None:
        ui.say("This passage has no time on a tape.", "dim")
    else:
        ui.play(passage.candidate.source, max(0.0, passage.candidate.locator.time - 3))


@command("copy_citation", "Copy the citation: words, source and place", "Passages")
def copy_citation(session: Session, ui: Ui) -> None:
    passage = session.shown(session.listed.here)[1] if session.listed.here else None
    if passage is None:
        _no_passage(ui)
    else:
        ui.copy(citation(passage.candidate))


@command("copy_claim", "Copy the claim", "Passages")
def copy_claim(session: Session, ui: Ui) -> None:
    if session.listed.here:
        ui.copy(session.claim(session.listed.here).text)


@command("correct", "Copy the claim with the source's words put in", "Passages")
@on_claim
def correct(session: Session, ui: Ui, claim_id: str) -> None:
    claim, passage = session.claim(claim_id), session.shown(claim_id)[1]
    if passage is None:
        _no_passage(ui)
        return
    if claim.kind == "quote":
        text = corrected(claim.text, words_of(passage.candidate), passage.candidate.comparison.differences)
    else:
        text = with_details(claim, (detail for detail, _ in session.details(claim_id)))
    if not passage.own or passage.gone:
        ui.say("This passage is not where the words come from: nothing was copied.", "warn")
    elif text == claim.text:
        ui.say("Nothing here differs in words: there is nothing to correct.", "dim")
    else:
        ui.copy(text)


def carried(session: Session) -> dict[str, list[str]]:
    """The claims that each source carries: by evidence, or where nothing was chosen, as the closest passage."""
    found: dict[str, list[str]] = {ref.path: [] for ref in session.file.sources.values()}
    for claim in session.claims:
        record = session.record(claim.id)
        chosen = [
            session.file.sources[it.source].path for it in record.evidence.values() if it.source in session.file.sources
        ]
        best = session.best(claim.id)
        for path in dict.fromkeys(chosen or ([session.in_project(best.source)] if best else [])):
            found.setdefault(path, []).append(claim.id)
    return found


@command("source_side", "By source: the claims that rest on it", "Passages")
def source_side(session: Session, ui: Ui) -> None:
    # What has not been searched for yet is searched for first: a source may carry more than is known of it.
    left = [claim.id for claim in session.claims if session.candidates(claim.id) is None]
    if left and not session.not_searched():
        ui.run(lambda: [session.match(name) for name in left], lambda _: _by_source(session, ui))
    else:
        _by_source(session, ui)


def _by_source(session: Session, ui: Ui) -> None:
    by_source = carried(session)
    if not by_source:
        ui.say("There are no sources.", "warn")
        return
    rests = Counter(each for claims in by_source.values() for each in claims)
    alone = [claim.id for claim in session.claims if rests[claim.id] == 1]
    lines = {f"{len(alone):>4}  rest on one source alone": alone}
    for path, claims in sorted(by_source.items(), key=lambda item: (-len(item[1]), item[0])):
        lines[f"{len(claims):>4}  {path}" if claims else f"   –  {path}  nothing rests on it"] = claims

    def picked(line: str) -> None:
        names = {_one_line(session, name): name for name in lines[line]}
        if names:
            ui.pick(line.strip(), list(names), lambda one: session.listed.go(names[one]))
        else:
            ui.say("No claim rests on it.", "dim")

    ui.pick("Which source? Its claims:", list(lines), picked)


def _one_line(session: Session, claim_id: str) -> str:
    words = " ".join(session.claim(claim_id).text.split())
    return f"{session.listed.number(claim_id):>4}  {session.state(claim_id)}: {words}"


# Claims


@command("article", "The whole article; select there to add a claim", "Claims")
def article(session: Session, ui: Ui) -> None:
    def taken(start: int, end: int) -> None:
        if start == end:
            _go_to(session, ui, start)
        else:
            add(session, ui, start, end)

    _read_article(session, ui, "The article", "goes to the claim, or adds the selection", taken)


def _read_article(session: Session, ui: Ui, title: str, enter: str, taken: Callable[[int, int], None]) -> None:
    here = session.claim(session.listed.here) if session.listed.here else None
    start, end = (here.start, here.end) if here else (0, 0)
    ui.read(OpenText(session.article, title, enter, start, end, place=True), taken)


def _go_to(session: Session, ui: Ui, offset: int) -> None:
    holding = [claim for claim in session.claims if claim.start <= offset < claim.end]
    if holding:
        session.listed.go(min(holding, key=lambda claim: claim.end - claim.start).id)
    else:
        ui.say("No claim there. space selects words, enter then adds them.", "dim")


_OPENING, _CLOSING = '“"„«', '”"“»'


def add(session: Session, ui: Ui, start: int, end: int, kind: str = "") -> None:
    """Add the article's words between two offsets; as a quote where they are in quotation marks, unless `kind` says."""
    text = session.article.text
    words = text[start:end].strip()
    quoted = bool(words) and (words[0] in _OPENING or text[max(0, start - 1) : start] in set(_OPENING))
    kind = kind or ("quote" if quoted else "claim")
    try:
        if quoted:
            start, end = _inside_marks(text, start, end)
        name = session.add(start, end, kind)
    except ValueError:
        ui.say("There are no words in that selection.", "warn")
        return
    session.listed.go(name)
    ui.did(f"Added as a {kind}.")


def _inside_marks(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _OPENING + " ":
        start += 1
    while end > start and text[end - 1] in _CLOSING + "., ":
        end -= 1
    return start, end


@command("split", "Split the claim in two at the cursor", "Claims")
@on_claim
def split(session: Session, ui: Ui, claim_id: str) -> None:
    claim = session.claim(claim_id)
    title = "Split: where does the second part begin?"
    _read_article(session, ui, title, "splits before the word", lambda start, _: _split(session, ui, claim, start))


def _split(session: Session, ui: Ui, claim: Claim, at: int) -> None:
    if not claim.start < at < claim.end:
        ui.say("Not split: the place is not inside the claim.", "warn")
        return
    first, _ = session.split(claim.id, at)
    session.listed.go(first)
    ui.did("Split in two.")


@command("dismiss", "Dismiss as no claim or an opinion; or restore", "Claims")
@on_claim
def dismiss(session: Session, ui: Ui, claim_id: str) -> None:
    if session.record(claim_id).dismissed:
        session.restore(claim_id)
        ui.did("A claim again.")
        return

    def answered(reason: str) -> None:
        if not reason.strip():
            ui.say("Not dismissed: that needs a reason.", "warn")
            return
        session.dismiss(claim_id, reason.strip())
        session.listed.go(session.listed.next_undecided())
        ui.did("Dismissed.")

    ui.ask(Question("no claim, because:", answered))
