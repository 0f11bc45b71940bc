"""Themes: tokens in every mode -> custom properties, their names for templates, and their contrast."""

from kit.theme.contrast import Contrast, check_contrast, contrasts
from kit.theme.css import theme_css
from kit.theme.loading import load_theme
from kit.theme.model import Pair, Theme
from kit.theme.vocabulary import Name, vocabulary

__all__ = [
    "Contrast",
    "Name",
    "Pair",
    "Theme",
    "check_contrast",
    "contrasts",
    "load_theme",
    "theme_css",
    "vocabulary",
]
