"""An option is only where it means something, and says the same wherever it is."""

import click
import pytest

from factcheck.cli import COMMANDS, cli

TOP = click.Context(cli, info_name="factcheck")
OF_VERDICTS = {"review", "serve", "check", "baseline", "report", "export", "init", "status", "prune"}
OF_VERDICTS |= {"requests", "assign", "add-source", "selftest"}
OF_SOURCES = OF_VERDICTS | {"list", "find", "sources"}
WHERE = {
    "--verdicts": OF_VERDICTS,
    "--sources": OF_SOURCES,
    "--no-cache": OF_SOURCES,
    "--reviewer": {"review", "serve", "assign", "add-source"},
    "--blind": {"review", "serve"},
    "--quiet": OF_SOURCES | {"archive", "git-setup", "merge-results"},
    "--archive": {"check", "find", "report"},
}


def options(command: str) -> dict[str, click.Parameter]:
    found = cli.get_command(TOP, command)
    assert found is not None
    return {name: each for each in found.params if isinstance(each, click.Option) for name in each.opts}


@pytest.mark.parametrize("option", WHERE)
def test_an_option_is_on_the_commands_where_it_means_something(option: str) -> None:
    assert {name for name in COMMANDS if option in options(name)} == WHERE[option]


@pytest.mark.parametrize("option", WHERE)
def test_an_option_says_the_same_everywhere(option: str) -> None:
    assert len({getattr(options(name)[option], "help", "") for name in WHERE[option]}) == 1
