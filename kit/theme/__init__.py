"""Themes: tokens in every mode -> custom properties, their names for templates, and their contrast."""

from kit.theme.contrast import check_contrast
from kit.theme.css import theme_css
from kit.theme.loading import load_theme
from kit.theme.model import Pair, Theme
from kit.theme.vocabulary import Name, vocabulary

__all__ = ["Name", "Pair", "Theme", "check_contrast", "load_theme", "theme_css", "vocabulary"]
