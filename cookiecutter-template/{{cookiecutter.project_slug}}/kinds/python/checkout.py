"""What is sold here, and which cards fit. Replace both with your own."""

ORDERS = [
    ("Oak serving board", "18 March", "64.00"),
    ("Linen apron, indigo", "2 March", "48.00"),
]


def fault(card):
    """Return what is wrong with a card, in the three parts of an error; None where it fits."""
    digits = card.replace(" ", "")
    if not (digits.isdecimal() and 12 <= len(digits) <= 19):
        return ("This is no card number.", "It has 12 to 19 digits.", "Look at the front of your card.")
    if digits.endswith("0000"):
        return ("The card was declined.", "Your bank said no.", "Use another card, or ask your bank.")
    return None
