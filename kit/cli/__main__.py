"""Lets ``python -m kit.cli`` do what ``nodkit`` does."""

from kit.cli import main

main()
