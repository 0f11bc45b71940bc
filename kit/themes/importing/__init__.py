"""Themes from other tools' files: what they say is read, named as we name it, and fitted so that all can be read."""

from kit.themes.importing.fitting import Imported, Wish, import_theme

__all__ = ["Imported", "Wish", "import_theme"]
