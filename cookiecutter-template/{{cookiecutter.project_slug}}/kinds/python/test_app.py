"""What is done is answered: python3 -m unittest."""

import unittest

from visitor import Visitor


class TheShop(unittest.TestCase):
    def setUp(self):
        self.visitor = Visitor()

    def test_saving_is_confirmed_once(self):
        self.assertIn("Profile saved", self.visitor.post("/save", name="Ada"))
        self.assertNotIn("Profile saved", self.visitor.get("/"))

    def test_a_declined_card_is_told_with_the_way_out(self):
        page = self.visitor.post("/pay", card="4242 4242 4242 0000")
        for words in ("The card was declined.", "Your bank said no.", "Use another card, or ask your bank."):
            self.assertIn(words, page)
        self.assertNotIn("Order placed", page)

    def test_the_first_order_is_celebrated_and_the_second_is_not(self):
        first, second = (self.visitor.post("/pay", card="4242 4242 4242 4242") for _ in range(2))
        self.assertIn("Order placed", first)
        self.assertIn("Your first order is on its way", first)
        self.assertIn("Order placed", second)
        self.assertNotIn("Your first order is on its way", second)

    def test_photos_are_taken(self):
        self.assertEqual(self.visitor.send("/photos", b"photo"), 200)


if __name__ == "__main__":
    unittest.main()
