"""One template file, four printers: the generator, Flask, FastAPI and Django give the same bytes for every example."""

from __future__ import annotations

import importlib
import shutil
import subprocess
import sys
from types import SimpleNamespace

import pytest
from markupsafe import Markup

from kit.library import built_in
from kit.model import Settings
from kit.paths import check_paths
from kit.render import render_html
from kit.targets import target

SHELF = built_in()
TARGETS = ("django", "flask", "fastapi")
EXAMPLES = [
    (name, example) for name in sorted(SHELF.component_names) for example in SHELF.component(name).spec.examples
]
HOSTILE = "</script><img src=x onerror=alert(1)>'\"&amp;{{ 7*7 }}{% now %}"


@pytest.fixture(scope="session")
def printers(tmp_path_factory):
    """Return for each framework a function that prints a component through a page of that framework."""
    folder = tmp_path_factory.mktemp("printers")
    kit = SHELF.kit((), ["base"], Settings())
    for name in TARGETS:
        for path, text in target(name).pack(kit).items():
            place = folder / f"{name}_ui" / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, encoding="utf-8")
    sys.path.insert(0, str(folder))
    try:
        yield {"django": django_printer(), "flask": flask_printer(), "fastapi": fastapi_printer()}
    finally:
        sys.path.remove(str(folder))


def django_printer():
    import django
    from django.conf import settings
    from django.template import Context, Engine

    # A locale with a comma in its numbers, and a page that does not escape: the kit's markup must not follow.
    settings.configure(INSTALLED_APPS=["django_ui"], USE_THOUSAND_SEPARATOR=True, LANGUAGE_CODE="de", STATIC_URL="/s/")
    django.setup()
    engine = Engine(libraries={"nodkit": "django_ui.templatetags.nodkit"}, autoescape=False)

    def show(call, options, **page):
        given = " ".join(f"{key}=options.{key}" for key in options)
        printed = engine.from_string(f"{{% load nodkit %}}{{% {call} {given} %}}")
        return printed.render(Context({"options": options, **page}))

    return show


def flask_printer():
    from flask import Flask, render_template_string

    app = Flask("page")
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True  # settings of the page, not of the kit
    app.register_blueprint(importlib.import_module("flask_ui").nodkit)

    def show(call, options):
        with app.test_request_context():
            return render_template_string(f"{{{{ {call}(**options) }}}}", options=options)

    return show


def fastapi_printer():
    from fastapi import FastAPI
    from jinja2 import DictLoader, Environment
    from starlette.templating import Jinja2Templates

    templates = Jinja2Templates(env=Environment(loader=DictLoader({}), autoescape=False))  # noqa: S701 -- a careless page
    importlib.import_module("fastapi_ui").install(FastAPI(), templates)

    def show(call, options):
        page = templates.env.from_string(f"{{{{ {call}(**options) }}}}")
        return page.render(options=options, request=SimpleNamespace(scope={}))

    return show


@pytest.mark.parametrize("framework", TARGETS)
@pytest.mark.parametrize(("name", "example"), EXAMPLES, ids=lambda value: getattr(value, "name", value))
def test_every_example_is_the_same_to_the_byte(printers, framework, name, example):
    component = SHELF.component(name)
    expected = render_html(component, example.options, Settings()).removesuffix("\n")
    assert printers[framework](call_of(name), example.options) == expected


@pytest.mark.parametrize("framework", TARGETS)
@pytest.mark.parametrize("name", sorted(SHELF.component_names))
@pytest.mark.parametrize("given", [HOSTILE, Markup(HOSTILE)], ids=["text", "marked safe"])  # noqa: S704 -- it must not be trusted
def test_hostile_text_stays_text_in_every_field(printers, framework, name, given):
    component = SHELF.component(name)
    first = component.spec.examples[0].options
    hostile = {
        key: [HOSTILE] if option.type == "list" else HOSTILE
        for key, option in component.spec.options.items()
        if option.type in {"text", "list"}
    }
    expected = render_html(component, {**first, **hostile}, Settings()).removesuffix("\n")
    own = {key: given if value == HOSTILE else [given] for key, value in hostile.items()}
    printed = printers[framework](call_of(name), {**first, **own})
    assert printed == expected
    assert "<img" not in printed


@pytest.mark.parametrize("framework", TARGETS)
@pytest.mark.parametrize(
    ("options", "error", "words"),
    [
        ({"label": "x", "vlaue": 1}, TypeError, "did you mean value"),
        ({"label": "x", "onclick": "alert(1)"}, TypeError, "no option onclick"),
        ({"label": "x", "hx_on_click": "alert(1)"}, TypeError, "no option hx_on_click"),
        ({"label": "x", "value": "many"}, ValueError, "no number"),
        ({"label": "x", "value": float("nan")}, ValueError, "no number"),
        ({"value": 1}, TypeError, "label is missing"),
    ],
)
def test_what_does_not_fit_is_refused(printers, framework, options, error, words):
    with pytest.raises(error, match=words):
        printers[framework]("nod_progress", options)


@pytest.mark.parametrize("framework", TARGETS)
def test_elements_carry_attributes_of_the_page(printers, framework):
    options = {"label": "x", "id": "job", "class_": '"wide"', "data_job": 7, "stream": "/jobs/7"}
    start = printers[framework]("nod_progress", options).partition("\n")[0]
    assert start == '<nod-progress id="job" class="&quot;wide&quot;" data-job="7" data-nod-stream="/jobs/7">'


@pytest.mark.parametrize(
    ("address", "signed"),
    [
        ("/photos", True),
        ("/photos?of=me", True),
        ("//elsewhere/photos", False),
        ("/\\elsewhere", False),
        ("/\t/elsewhere", False),
        ("https://elsewhere/photos", False),
        ('/"><form method="post" action="/x', True),
    ],
)
def test_django_puts_its_token_into_a_form_that_posts_to_its_own_site(printers, address, signed):
    options = {"label": "Photos", "address": address}
    plain = printers["django"]("nod_upload", options)
    field = '<input type="hidden" name="csrfmiddlewaretoken" value="&lt;t&gt;">'
    printed = printers["django"]("nod_upload", options, csrf_token="<t>")  # noqa: S106 -- made up
    assert printed.count(field) == int(signed)
    assert printed.replace(field, "") == plain
    assert printers["django"]("nod_upload", options, csrf_token="NOTPROVIDED") == plain  # noqa: S106 -- Django's word for none


@pytest.mark.parametrize("name", TARGETS)
def test_what_a_project_owns_is_well_kept(name, tmp_path):
    files = target(name).pack(SHELF.kit((), ["base"], Settings(prefix="acme")))
    check_paths(files)
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    assert "[[ " not in "".join(files.values())  # nothing of ours is left to print; empty lists may stand in scripts
    assert "static/acmekit/index.js" in files
    ruff = shutil.which("ruff", path=str(sys.prefix) + "/bin") or shutil.which("ruff")
    if ruff is None:
        pytest.skip("ruff is not installed: it comes with the extra dev")
    rules = ["--isolated", "--line-length=120", "--target-version=py310"]
    for command in (["check", "--select=E,F,I,UP,B,SIM,ANN,D1,RUF", "--ignore=ANN401"], ["format", "--check"]):
        done = subprocess.run([ruff, *command, *rules, "."], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout


def call_of(name):
    return f"nod_{name.replace('-', '_')}"
