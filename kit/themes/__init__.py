"""Work on themes, as designers do it: check them, make them from a brand's colours, hand them to other tools."""

from kit.themes.check import Checked, Finding, check
from kit.themes.comparing import Difference, differences
from kit.themes.exporting import EXPORTS, export
from kit.themes.importing import Imported, Wish, import_theme
from kit.themes.making import new_theme
from kit.themes.shades import read_shade
from kit.themes.usage import used_tokens

__all__ = [
    "EXPORTS",
    "Checked",
    "Difference",
    "Finding",
    "Imported",
    "Wish",
    "check",
    "differences",
    "export",
    "import_theme",
    "new_theme",
    "read_shade",
    "used_tokens",
]
