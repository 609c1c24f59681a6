"""The review screen in a browser: a page behind a token, and a process of its own for every tab.

Nothing outside this package knows aiohttp and textual-serve, which are installed only with `factcheck[serve]`.
"""

DRIVER = "factcheck.tui.browser_driver:BrowserDriver"
"""What draws a tab's screen: in its process TEXTUAL_DRIVER names this."""
