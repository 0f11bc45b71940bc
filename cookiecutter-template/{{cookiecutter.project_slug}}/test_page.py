"""The page and all that it names are there: python3 -m unittest."""

import re
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
PAGE = (HERE / "index.html").read_text(encoding="utf-8")


class ThePage(unittest.TestCase):
    def test_every_file_that_it_loads_is_there(self):
        named = re.findall(r'(?:href|src)="([^"#]+)"', PAGE)
        self.assertEqual([name for name in named if not (HERE / name).is_file()], [])
        self.assertGreater(len(named), 3)

    def test_every_module_that_it_imports_is_there(self):
        for module in HERE.glob("*.js"):
            for name in re.findall(r'from "(\./[^"]+)"', module.read_text(encoding="utf-8")):
                self.assertTrue((HERE / name).is_file(), f"{module.name} imports {name}")

    def test_everything_that_is_spoken_to_is_on_the_page(self):
        script = (HERE / "page.js").read_text(encoding="utf-8")
        for name in set(re.findall(r'\$\("(\w+)"\)', script)):
            self.assertIn(f'id="{name}"', PAGE)


if __name__ == "__main__":
    unittest.main()
