"""Messages between us and a child: their length in eight bytes, then themselves."""

TYPE_CHECKING = False  # as that of `typing`, which a child need not load for it
if TYPE_CHECKING:
    from typing import IO

MAX_BYTES = 2**30
"""No honest message is longer: a child has no more memory."""
NAME = 16
"""Bytes by which a file is named in a question, drawn by lot: its answer begins with them, and can be no other's."""


def send(pipe: "IO[bytes]", *parts: bytes) -> None:
    """Write a message of these parts."""
    pipe.write(sum(map(len, parts)).to_bytes(8))
    pipe.writelines(parts)
    pipe.flush()


def receive(pipe: "IO[bytes]") -> bytes:
    """Read one message; b"" if there is none any more, or no whole one."""
    length = int.from_bytes(pipe.read(8))
    message = pipe.read(length) if length <= MAX_BYTES else b""
    return message if len(message) == length else b""
