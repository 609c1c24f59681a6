"""Keys per decision over the sample's review, counted by a driven session on the real screen.

    python benchmarks/keys.py

A copy of the sample is reviewed as a checker would: `v` where the words are those of the source, twice where the
screen asks twice and the checker insists, `u` where no passage is found. What each decision cost is counted.
"""

import asyncio
import itertools
import os
import shutil
import tempfile
from collections import Counter
from pathlib import Path

from textual import events

from factcheck.app.project import Options as Opening
from factcheck.app.reviewing import open_review
from factcheck.core.model import Level
from factcheck.tui import Options, ReviewApp

ROOT = Path(__file__).parents[1]


async def decide_all(app: ReviewApp) -> Counter[tuple[str, int]]:
    """What was judged (a level, or that nothing was found), and with how many keys, for each claim."""
    costs: Counter[tuple[str, int]] = Counter()
    async with app.run_test(size=(120, 40)) as pilot:
        await app.workers.wait_for_complete()
        session = app.session
        while (here := session.next_undecided()) is not None:
            desk = app.screen
            desk.session.listed.go(here)
            passage = session.shown(here)[1]
            kind = session.claim(here).kind
            level = passage.candidate.comparison.level if passage and passage.candidate.passed else None
            keys, key = 0, "v" if level else "u"
            while session.is_open(here):
                app.post_message(events.Key(key, key))
                keys += 1
                await pilot.press()
                await pilot.pause()
            name = "critical" if level is Level.CRITICAL else "not critical" if level else "nothing found"
            costs[f"{kind}, {name}", keys] += 1
    return costs


def main() -> None:
    folder = Path(tempfile.mkdtemp(prefix="factcheck-keys-"))
    try:
        for name in ("articles", "sources"):
            shutil.copytree(ROOT / name, folder / name)
        for verdicts in (folder / "articles").glob("*.toml"):
            verdicts.unlink()
        (folder / ".git").mkdir()
        os.chdir(folder)
        session = open_review(Path("articles/harbour.md"), Opening(), "ada", blind=False).session
        costs = asyncio.run(decide_all(ReviewApp(session, Options(follow=0, now=itertools.count().__next__))))
    finally:
        os.chdir(ROOT)
        shutil.rmtree(folder)
    for (name, keys), count in sorted(costs.items()):
        print(f"{count:4} x {keys} key{'s' if keys > 1 else ' '}  {name}")
    decisions = sum(costs.values())
    print(
        f"{sum(keys * count for (_, keys), count in costs.items()) / decisions:.2f} keys per decision, {decisions} decisions"
    )


if __name__ == "__main__":
    main()
