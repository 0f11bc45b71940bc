"""Builds the project's kit into it."""

import importlib.util
import shutil
import subprocess
import sys

nodkit = [sys.executable, "-m", "kit.cli"] if importlib.util.find_spec("kit") else [shutil.which("nodkit")]
if nodkit == [None]:
    sys.exit("nodkit is not installed\n  fix: pip install nodkit")
options = ["--theme", "{{ cookiecutter.theme }}", "--prefix", "{{ cookiecutter.prefix }}", "--out", "nod"]
made = subprocess.run([*nodkit, "build", *options], capture_output=True, text=True, check=False)
if made.returncode:
    sys.exit(made.stderr.strip() or made.stdout.strip())
