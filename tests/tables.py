"""The tables of docs/verify.md: the checks, and which of them catches which broken twin.

``python -m tests.tables`` writes them anew; ``tests/unit/test_verify.py`` fails where the page says something else.
"""

from __future__ import annotations

import re
from pathlib import Path

from kit.located import read_yaml
from kit.verify import checks

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "verify.md"
TWINS = ROOT / "tests" / "twins"


def checks_table() -> str:
    """Return a row for each check, as its module describes it."""
    head = "| check | level | promise | source | how | sure |\n|---|---|---|---|---|---|"
    rows = (
        f"| {one.norm} | {one.level} | {one.says} | {one.source} | {one.how} | {one.sure} |" for one in checks.found()
    )
    return "\n".join([head, *rows])


def twins_table() -> str:
    """Return a row for each twin: what is wrong with it, which check catches it, and which have to see it as well."""
    head = "| twin | what is wrong | caught by | seen too by |\n|---|---|---|---|"
    rows = []
    for file in sorted(TWINS.glob("*.yaml")):
        twin = read_yaml(file).value
        rows.append(f"| {file.stem} | {twin['about']} | {twin['caught_by']} | {', '.join(twin.get('also', []))} |")
    return "\n".join([head, *rows])


def page(text: str) -> str:
    """Return the page with its tables as they have to be; each stands between two comments."""
    for name, table in (("checks", checks_table()), ("twins", twins_table())):
        between = re.compile(rf"(<!-- {name} -->\n).*?(\n<!-- end -->)", re.DOTALL)
        text = between.sub(lambda found, table=table: found[1] + table + found[2], text)
    return text


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
