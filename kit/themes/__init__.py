"""Work on themes, as designers do it: check them, make them from a brand's colours, hand them to other tools."""

from kit.themes.check import Checked, Finding, check
from kit.themes.usage import used_tokens

__all__ = ["Checked", "Finding", "check", "used_tokens"]
