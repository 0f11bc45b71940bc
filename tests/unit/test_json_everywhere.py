"""For scripts and agents: every command can say what it says in JSON, and then says nothing else."""

from __future__ import annotations

import json

import click
import pytest

from kit.cli._group import nodkit
from tests.unit.commandline import run

# What prints a document of another kind, or is JSON already.
OTHERWISE = {"schema", "theme export"}


def leaves(group, name=""):
    """Yield each command that does something, by the words that call it."""
    context = click.Context(group)
    for word in group.list_commands(context):
        found = group.get_command(context, word)
        full = f"{name} {word}".strip()
        if isinstance(found, click.Group):
            yield from leaves(found, full)
        else:
            yield full, found


@pytest.mark.parametrize(
    ("name", "command"), sorted(leaves(nodkit)), ids=lambda value: value if isinstance(value, str) else ""
)
def test_a_command_offers_json(name, command):
    offered = {option for parameter in command.params for option in parameter.opts}
    assert ("--json" in offered) != (name in OTHERWISE)


@pytest.mark.parametrize(
    ("words", "key"),
    [
        (["render", "toast", "--set", 'message=</script>"'], "html"),
        (["schema", "spec"], "$defs"),
        (["schema", "config"], "properties"),
        (["theme", "new", "acme", "--brand", "#5b3df5", "--out", "{}/themes"], "files"),
        (["new", "project", "Shop", "--out", "{}"], "folder"),
        (["build", "toast", "--theme", "base", "--target", "npm", "--out", "{}/kit"], "sizes"),
    ],
)
def test_what_it_prints_is_one_document(words, key, tmp_path):
    given = [word.format(tmp_path) for word in words]
    done = run(*given, *([] if words[0] == "schema" else ["--json"]))
    assert (done.code, done.err) == (0, "")
    assert key in json.loads(done.out)
