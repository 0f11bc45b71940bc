"""The pages: what can be printed is what was printed, every command in them parses, and every link leads somewhere."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

from kit.cli._common import read_kit
from kit.cli._group import nodkit
from kit.targets import target

ROOT = Path(__file__).resolve().parents[2]
PRINTED = ROOT / "docs" / "components"
PAGES = sorted({*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "cookiecutter-template").rglob("*.md")})
FENCE = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
SPAN = re.compile(r"`((?:\.venv/bin/)?nodkit [^`]+)`")
LINK = re.compile(r"(?<!`)!?\[[^\]]*\]\(([^)\s]+)\)")


def commands(text):
    """Return the command lines of nodkit in a page: those in shell blocks, and those in running text."""
    blocks = [line for block in FENCE.findall(text) for line in block.splitlines()]
    lines = [*blocks, *SPAN.findall(text)]
    return [line for line in lines if line.removeprefix(".venv/bin/").startswith("nodkit ")]


def fault(line):
    """Return why a command line would be refused before it does anything; '' when it would not."""
    words = [word for word in shlex.split(line, comments=True)[1:] if not word.startswith(("[", "…"))]
    try:
        descend(nodkit, "nodkit", words)
    except click.exceptions.Exit:
        return ""
    except click.ClickException as error:
        said = error.format_message()
        return "" if "does not exist" in said else said  # the reader's own folders
    return ""


def descend(command, name, words, parent=None):
    context = command.make_context(name, list(words), parent=parent)
    if isinstance(command, click.Group):
        first, *rest = [*context._protected_args, *context.args]
        _, inner, _ = command.resolve_command(context, [first])
        descend(inner, first, rest, context)


def target_of(link, page):
    path, _, anchor = link.partition("#")
    file = (page.parent / path).resolve() if path else page
    return file, anchor


def anchors(text):
    """Return the fragments that a page's headings answer to, as GitHub makes them."""
    titles = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_command_in_a_page_parses(page):
    text = page.read_text(encoding="utf-8")
    if "cookiecutter" in page.parts[-3]:
        text = text.replace("{{ cookiecutter.theme }}", "base").replace("{{ cookiecutter.prefix }}", "nod")
    assert {line: why for line in commands(text) if (why := fault(line))} == {}


def test_pages_do_have_commands():
    assert len(commands((ROOT / "README.md").read_text(encoding="utf-8"))) > 8


@pytest.mark.parametrize(
    "line", ["nodkit biuld", "nodkit build --thme base", "nodkit new projet", "nodkit show", "nodkit list extra"]
)
def test_a_command_that_does_not_parse_is_seen(line):
    assert fault(line)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_within_leads_somewhere(page):
    dead = []
    for link in LINK.findall(page.read_text(encoding="utf-8")):
        if re.match(r"[a-z]+:", link):
            continue
        file, anchor = target_of(link, page)
        if not file.exists() or (anchor and anchor not in anchors(file.read_text(encoding="utf-8"))):
            dead.append(link)
    assert dead == []


def test_the_pages_of_the_components_are_what_would_be_printed():
    printed = target("docs").pack(read_kit((), ("base",)))
    stand = {path.name: path.read_text(encoding="utf-8") for path in PRINTED.glob("*.md")}
    assert sorted(stand) == sorted(printed), "run: make docs"
    assert [name for name, text in printed.items() if stand[name] != text] == [], "run: make docs"
