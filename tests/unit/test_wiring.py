"""The lines that let a project use its kit: written where their place is beyond doubt, told where it is not, undone."""

from __future__ import annotations

import ast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.project import insertion, wiring
from kit.project.config import Wishes
from kit.project.detect import detect
from tests.unit.commandline import run
from tests.unit.folders import below

MANAGE = 'import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")\n'
SETTINGS = f"""\
INSTALLED_APPS = [
    'django.contrib.messages',  # the messages
]
MIDDLEWARE = (
    "{wiring.MESSAGES}",
    "last"
)
"""
PAGE = "<html>\n  <head>\n    <title>x</title>\n  </head>\n  <body class='a'>\n    <p>x</p>\n  </body>\n</html>\n"


def project(root, files):
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(text.encode())
    return root


def wishes(target, out="nodkit"):
    return Wishes(project=target, target=target, out=out, components=("toast",))


DJANGO = {"manage.py": MANAGE, "shop/settings.py": SETTINGS, "shop/templates/base.html": PAGE}


def test_django_gets_its_app_its_middleware_and_its_page(tmp_path):
    wired = wiring.wire(project(tmp_path, DJANGO), wishes("django"))
    texts = {action.path: action.text for action in wired.actions}
    assert wired.advice == ()
    assert texts["shop/settings.py"] == SETTINGS.replace("messages',  #", "messages',\n    'nodkit',  #").replace(
        '    "last"', '    "nodkit.middleware.ToastMiddleware",\n    "last"'
    )
    assert texts["shop/templates/base.html"] == PAGE.replace(
        "  </head>", "    {% load nodkit %}{% nodkit_head %}\n  </head>"
    ).replace("'a'>\n", "'a'>\n    {% nodkit_toasts %}\n")


def test_what_was_wired_is_not_wired_twice_and_can_be_undone(tmp_path):
    root = project(
        tmp_path, {**DJANGO, "shop/settings.py": SETTINGS.replace("  # the messages", ",").replace("s',,", "s',")}
    )
    before = below(root)
    for action in wiring.wire(root, wishes("django")).actions:
        (root / action.path).write_text(action.text)
    assert wiring.wire(root, wishes("django")).actions == ()
    for action in wiring.unwire(root, wishes("django")).actions:
        (root / action.path).write_text(action.text)
    assert below(root) == before


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ("INSTALLED_APPS = base()\nMIDDLEWARE = []\n", ["INSTALLED_APPS", "MIDDLEWARE"]),
        ("INSTALLED_APPS = ['a']\nMIDDLEWARE = ['b']\n", ["MIDDLEWARE"]),
        ("INSTALLED_APPS = ['a']\nINSTALLED_APPS = ['b']\n", ["INSTALLED_APPS", "MIDDLEWARE"]),
        ("this is no Python\n", ["INSTALLED_APPS", "MIDDLEWARE"]),
    ],
)
def test_where_settings_leave_doubt_the_line_is_told(tmp_path, settings, told):
    wired = wiring.wire(project(tmp_path, {**DJANGO, "shop/settings.py": settings}), wishes("django"))
    assert [
        word
        for line in wired.advice
        for word in ("INSTALLED_APPS", "MIDDLEWARE")
        if f"in {word}" in line or f"of {word}" in line
    ] == told


@pytest.mark.parametrize("pages", [{}, {"templates/a.html": PAGE, "templates/b.html": PAGE}])
def test_without_exactly_one_page_with_a_head_the_lines_are_told(tmp_path, pages):
    wired = wiring.wire(project(tmp_path, {"app.py": "app = Flask(__name__)\n", **pages}), wishes("flask"))
    assert [action.path for action in wired.actions] == ["app.py"]
    assert "{{ nodkit_head() }}" in wired.advice[0]
    assert "{{ nodkit_toasts() }}" in wired.advice[1]


def test_flask_gets_its_blueprint_where_the_application_is_made(tmp_path):
    code = '"""Shop."""\n\nfrom flask import Flask\n\ndef create():\n    app = Flask(\n        __name__,\n    )\n    return app\n'
    wired = wiring.wire(
        project(tmp_path, {"shop.py": code, "templates/base.html": PAGE}), wishes("flask", "web/nodkit")
    )
    (text,) = [action.text for action in wired.actions if action.path == "shop.py"]
    assert text == code.replace("Flask\n\n", "Flask\nfrom web.nodkit import nodkit\n\n", 1).replace(
        "    )\n", "    )\n    app.register_blueprint(nodkit)\n"
    )


def test_fastapi_hands_over_its_templates_once_they_are_there(tmp_path):
    code = "from fastapi import FastAPI\r\napp = FastAPI()\r\nx = 1\r\ntemplates = Jinja2Templates('templates')\r\n"
    wired = wiring.wire(project(tmp_path, {"app.py": code, "templates/base.html": PAGE}), wishes("fastapi"))
    (text,) = [action.text for action in wired.actions if action.path == "app.py"]
    assert text.splitlines() == [
        *code.splitlines()[:1],
        "import nodkit",
        *code.splitlines()[1:],
        "nodkit.install(app, templates)",
    ]
    assert "\n" not in text.replace("\r\n", "")


def test_two_applications_are_left_alone(tmp_path):
    wired = wiring.wire(project(tmp_path, {"app.py": "a = Flask('a')\nb = Flask('b')\n"}), wishes("flask"))
    assert wired.actions == ()
    assert "from nodkit import nodkit" in wired.advice[0]


def test_init_announces_what_add_writes_and_writes_none_of_it(tmp_path):
    root = project(tmp_path, DJANGO)
    before = below(root)
    said = run("init", "--project", root)
    assert said.code == 0
    assert "'nodkit'," in said.out
    assert "{% load nodkit %}{% nodkit_head %}" in said.out
    assert {path: data for path, data in below(root).items() if not path.startswith("nodkit.")} == before


@pytest.mark.parametrize(
    ("files", "found"),
    [
        (DJANGO, ("django", "django", "nodkit")),
        ({"app.py": "from flask import Flask\n"}, ("flask", "flask", "nodkit")),
        ({"main.py": "import fastapi\n"}, ("fastapi", "fastapi", "nodkit")),
        ({"requirements.txt": "Flask>=3\n"}, ("flask", "flask", "nodkit")),
        ({"index.html": PAGE}, ("plain", "html", "nod")),
    ],
)
def test_what_a_folder_is_decides_the_target(tmp_path, files, found):
    seen = detect(project(tmp_path, files))
    assert (seen.project, seen.target, seen.out) == found


NAMES = st.lists(st.text("abc.é'\" \\", min_size=1, max_size=6), min_size=1, max_size=5, unique=True)


@given(NAMES, st.booleans(), st.booleans(), st.sampled_from(["", ","]))
def test_a_list_keeps_all_it_had_and_gets_one_more(names, lines, brackets, comma):
    apart = "\n    " if lines else " "
    inner = f",{apart}".join(map(repr, names)) + ("," if len(names) == 1 and not brackets else comma)
    start, end = "[]" if brackets else "()"
    text = f"# é\nAPPS = {start}{apart if lines else ''}{inner}{apart if lines else ''}{end}  # end\n"
    new = insertion.into_list(text, "APPS", "nodkit")
    (node,) = ast.parse(new).body
    assert list(ast.literal_eval(node.value)) == [*names, "nodkit"]
    assert new.endswith("# end\n")


def test_a_plain_page_is_told_its_lines_until_it_has_them(tmp_path):
    root = project(tmp_path, {"index.html": PAGE})
    assert run("init", "--project", root).code == 0
    said = run("add", "toast", "--project", root).out
    lines = ['<link rel="stylesheet" href="nod/themes/base.css">', '<link rel="stylesheet" href="nod/nod.css">']
    assert [line for line in (*lines, 'import { toast } from "./nod/index.js"') if line not in said] == []
    assert all((root / line.split('"')[3]).is_file() for line in lines)
    assert (root / "index.html").read_text() == PAGE
    (root / "index.html").write_text(PAGE.replace("</head>", "".join(lines) + "</head>"))
    assert run("remove", "toast", "--project", root).code == 0
    assert "for you to write" not in run("add", "toast", "--project", root).out
