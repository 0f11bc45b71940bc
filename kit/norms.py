"""Numbers that come from outside, each with its source; what one component decides for itself stands in its spec."""

from __future__ import annotations

# S1: how long a live region must stand before its words, and the words in it, for screen readers to catch them
# (WCAG 4.1.3; observed on the accessibility bus). ``region_gap`` keeps two messages apart.
# ``haptic``: nodkit's own; long enough for a phone's motor to start, short enough to be a tick and no alarm.
RUNTIME_TIMES = {"region_stood": 50, "words_stay": 1000, "haptic": 15}
