"""Refuses names that a folder or a tag cannot have, before anything is written."""

import re
import sys

slug, prefix = "{{ cookiecutter.project_slug }}", "{{ cookiecutter.prefix }}"

if not re.fullmatch(r"[a-z0-9][a-z0-9-]*", slug):
    sys.exit(f'project_slug: not a folder name (given: "{slug}")\n  fix: lower case letters, digits and dashes')
if not re.fullmatch(r"[a-z][a-z0-9]*", prefix):
    sys.exit(f'prefix: not usable (given: "{prefix}")\n  fix: lower case letters and digits, starting with a letter, like acme')
