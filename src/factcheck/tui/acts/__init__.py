"""What the keys do, each action a function of a screen; importing this fills the registry."""

from factcheck.tui.acts import claims, conflict, deciding, evidence, moving, screen, text

__all__ = ["claims", "conflict", "deciding", "evidence", "moving", "screen", "text"]
