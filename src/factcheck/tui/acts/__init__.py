"""What the keys do, each action a function of the review screen; importing this fills the registry."""

from factcheck.tui.acts import claims, deciding, evidence, moving, screen

__all__ = ["claims", "deciding", "evidence", "moving", "screen"]
