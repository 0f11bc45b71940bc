"""Leaves what this kind of project needs, and puts the kit into it."""

import html
import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path

KIND, THEME, PREFIX = "{{ cookiecutter.kind }}", "{{ cookiecutter.theme }}", "{{ cookiecutter.prefix }}"
NAME = {{ cookiecutter.project_name | tojson }}
PAGES = ("index.html", "page.js", "kit.js", "shop.js", "test_page.py")
FAMILIES = ["toast", "progress", "loading", "celebration", "inline-confirmation"]


def run(*words):
    """Run nodkit in the project; what it has against it ends the baking."""
    command = [sys.executable, "-m", "kit.cli"] if importlib.util.find_spec("kit") else [shutil.which("nodkit")]
    if command == [None]:
        sys.exit("nodkit is not installed\n  fix: pip install nodkit")
    made = subprocess.run([*command, *words], capture_output=True, text=True, check=False)
    if made.returncode:
        sys.exit(made.stderr.strip() or made.stdout.strip())


def put(folder):
    """Put a folder's files in their places, with what they need to know of this project."""
    said = {"@NAME@": html.escape(NAME), "@THEME@": THEME, "@PREFIX@": PREFIX}
    for source in sorted(path for path in folder.rglob("*") if path.is_file()):
        target = source.relative_to(folder)
        target.parent.mkdir(parents=True, exist_ok=True)
        text = source.read_text(encoding="utf-8")
        for word, words in said.items():
            text = text.replace(word, words)
        target.write_text(text, encoding="utf-8")


def add(*more):
    """Let nodkit look at the project, and bring its kit and the lines that it needs."""
    run("init", "--theme", THEME)
    wishes = Path("nodkit.toml")
    wishes.write_text(wishes.read_text(encoding="utf-8").replace('prefix = "nod"', f'prefix = "{PREFIX}"'), encoding="utf-8")
    run("add", *FAMILIES, *more)


for folder in list(Path().rglob("__pycache__")):  # an installed nodkit has its own modules compiled, these too
    shutil.rmtree(folder)
kinds = Path("kinds")
if KIND == "vite":
    Path("src").mkdir()
    for name in ("page.js", "page.css", "shop.js"):
        Path(name).rename(Path("src", name))
    for name in ("kit.js", "test_page.py"):
        Path(name).unlink()
    put(kinds / KIND)
elif KIND != "plain":
    Path("static").mkdir()
    Path("page.css").rename("static/page.css")
    for name in PAGES:
        Path(name).unlink()
    put(kinds / "python")
    if KIND != "django":
        put(kinds / "jinja")
    put(kinds / KIND)
shutil.rmtree(kinds)  # before nodkit looks for the pages and applications of this project
add(*(() if KIND in {"plain", "vite"} else ("busy-button", "upload")))
