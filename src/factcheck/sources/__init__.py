"""The sources of an article: read by `documents`, indexed and searched by `search`, kept between starts."""

from factcheck.sources.days import day_of_article
from factcheck.sources.library import Progress, SourceLibrary

__all__ = ["Progress", "SourceLibrary", "day_of_article"]
