"""Options that several commands share, each with the same name, meaning and help everywhere."""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from factcheck.app.personal import own_settings
from factcheck.app.project import Options, Voice
from factcheck.cli.output import progress_bar, remark

if TYPE_CHECKING:
    from factcheck.checks import Limits

Command = TypeVar("Command", bound=Callable[..., Any])


class GivenPath(click.Path):
    """A path. An empty one, as a script's unset variable leaves it, is refused: it would be the folder we are in."""

    def __init__(self, *, allow_dash: bool = False) -> None:
        super().__init__(path_type=Path, allow_dash=allow_dash)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if value == "":
            self.fail("the name is empty: is a variable in your script unset?", param, ctx)
        return super().convert(value, param, ctx)


article_argument = click.argument("article", type=GivenPath())


def common_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """What every command about an article's verdicts has: `source_options`, and --verdicts."""
    return click.option(
        "--verdicts",
        type=GivenPath(),
        metavar="FILE",
        help="The article's verdict file. [default: NAME.verdicts.toml beside it]",
    )(source_options(function))


def source_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Gather --sources, --config, --no-cache, -q and -v into one `options` argument."""

    @click.option(
        "--sources",
        type=GivenPath(),
        multiple=True,
        metavar="PATH",
        help="Folder or file of sources; may be repeated. [default: sources/ beside the article or above it]",
    )
    @click.option("--config", type=GivenPath(), metavar="FILE", help="Use this settings file instead of the nearest.")
    @click.option("--no-cache", is_flag=True, help="Read and index the sources again, without the cache.")
    @click.option("-q", "--quiet", is_flag=True, help="Print results only.")
    @click.option("-v", "--verbose", is_flag=True, help="Show more about what was read.")
    @wraps(function)
    def wrapper(
        *args: Any,
        sources: tuple[Path, ...],
        config: Path | None,
        no_cache: bool,
        quiet: bool,
        verbose: bool,
        verdicts: Path | None = None,
        **kwargs: Any,
    ) -> Any:
        voice = Voice(remark, progress_bar)
        options = Options(sources, verdicts, config, cache=not no_cache, quiet=quiet, verbose=verbose, voice=voice)
        return function(*args, options=options, **kwargs)

    return wrapper


def archive_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """--archive, or what the person's own settings name; below the decorator that gives `options`."""

    @click.option(
        "--archive",
        metavar="URL",
        help="Search this archive as well: https://HOST:9200/NAME. The words of the article go there.",
    )
    @wraps(function)
    def wrapper(*args: Any, archive: str | None, options: Options, **kwargs: Any) -> Any:
        named = own_settings().archive if archive is None else archive
        return function(*args, options=replace(options, archive=named), **kwargs)

    return wrapper


reviewer_option = click.option(
    "--reviewer", metavar="NAME", help="Your name in the verdict file. [default: settings, else git's]"
)


def screen_options(function: Command) -> Command:
    """--blind, --reviewer, --ascii and --no-mouse: whose review it is, and how the screen looks."""
    for option in (
        click.option("--no-mouse", is_flag=True, help="Leave the mouse to the terminal."),
        click.option("--ascii", "ascii_only", is_flag=True, help="Avoid characters that some terminals draw too wide."),
        reviewer_option,
        click.option("--blind", is_flag=True, help="Do not show other reviewers' verdicts."),
    ):
        function = option(function)
    return function


def color_option(function: Command) -> Command:
    """`--color`, with NO_COLOR and FORCE_COLOR."""
    return click.option(
        "--color",
        type=click.Choice(["auto", "always", "never"]),
        default="auto",
        show_default=True,
        help="Colour in text; auto respects NO_COLOR and FORCE_COLOR.",
    )(function)


def _limits(_context: click.Context, parameter: click.Parameter, given: tuple[str, ...]) -> "Limits":
    from factcheck.checks import Limits

    limits = Limits()
    for text in given:
        name, _, value = text.partition("=")
        try:
            limits = limits.with_(name, int(value))
        except ValueError:
            message = f"{text!r} is not NAME=NUMBER, with one of seconds, memory, claims and quote for NAME."
            raise click.BadParameter(message, param=parameter) from None
    return limits


def limit_option(function: Command) -> Command:
    """`--limit`: what an article may take. No setting of a project can raise it."""
    return click.option(
        "--limit",
        "limits",
        multiple=True,
        metavar="NAME=N",
        callback=_limits,
        help="Limits for one article: seconds=60 (of CPU), memory=1024 (MB), claims=10000, quote=20000 (characters).",
    )(function)


def format_option(*formats: str) -> Callable[[Command], Command]:
    """`--format`, the first of the formats being the default."""
    return click.option("--format", "form", type=click.Choice(formats), default=formats[0], show_default=True)
