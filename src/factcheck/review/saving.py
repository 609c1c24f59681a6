"""The verdict file in memory and what is known of it on disk; saved from any thread, one at a time."""

from collections.abc import Callable
from dataclasses import replace
from threading import Lock, RLock

from factcheck.core.errors import VerdictFileError
from factcheck.core.records import VerdictFile
from factcheck.verdicts import merge


class FileSync:
    """Holds `file`, which the session changes, and saves it.

    `save` gets (mine, base) and returns what is on disk then; it may be slow and is called without holding up
    whoever changes the file meanwhile: what was changed during a save is merged with its result.
    """

    def __init__(
        self,
        file: VerdictFile,
        save: Callable[[VerdictFile, VerdictFile], VerdictFile],
        reload: Callable[[], VerdictFile | None],
    ) -> None:
        self.file = file
        self.trouble: VerdictFileError | None = None
        self._base = file
        self._save = save
        self._reload = reload
        self._unsaid = False
        self._state = RLock()
        self._disk = Lock()

    @property
    def dirty(self) -> bool:
        """Whether something is not on disk yet."""
        return self.file is not self._base

    def change(self, update: Callable[[VerdictFile], VerdictFile]) -> None:
        with self._state:
            self.file = update(self.file)

    def flush(self) -> None:
        """Save what is not saved; on failure `trouble` says why, everything stays, and the next flush tries again."""
        with self._disk:
            with self._state:
                mine, base = self.file, self._base
            if mine is base:
                return
            try:
                on_disk = self._save(mine, base)
            except VerdictFileError as error:
                self.trouble = error
                return
            self.trouble = None
            self._take(on_disk, mine)

    def follow(self) -> bool:
        """Take in what somebody else wrote; True if there was anything. Raises VerdictFileError if it is unreadable."""
        with self._disk:
            unsaid, self._unsaid = self._unsaid, False
            on_disk = self._reload()
            if on_disk is None:
                return unsaid
            before = self.file
            self._take(on_disk, self._base)
            return unsaid or self.file is not before

    def relist(self) -> None:
        """Take in the file as it is after the sources were read again.

        What somebody else wrote comes with it, and the next `follow` says so. Raises VerdictFileError as that does.
        """
        with self._disk:
            on_disk = self._reload()
            if on_disk is not None:
                self._unsaid = self._unsaid or dict(on_disk.claims) != dict(self._base.claims)
                self._take(on_disk, self._base)

    def _take(self, on_disk: VerdictFile, sent: VerdictFile) -> None:
        with self._state:
            current = self.file
            settled = _reusing(on_disk, current)
            if current is sent or current is self._base:
                self.file = self._base = settled
            else:
                self._base = settled
                self.file = _reusing(merge(sent, current, on_disk).file, current)


def _reusing(new: VerdictFile, old: VerdictFile) -> VerdictFile:
    """The new file with the old one's records where they are equal, so that what was worked out of them holds."""
    if new == old and list(new.claims) == list(old.claims):
        return old
    claims = {}
    for claim_id, record in new.claims.items():
        known = old.claims.get(claim_id)
        claims[claim_id] = known if known == record else record
    return replace(new, claims=claims)
