"""A checkout: each thing that is done here is answered. What happened is flashed; the kit says it."""

import os
import secrets

from flask import Flask, flash, redirect, render_template, request, session

app = Flask(__name__)
app.secret_key = os.environ.get("SECRET_KEY") or secrets.token_hex()  # messages travel in the session
app.config["MAX_CONTENT_LENGTH"] = 20 * 1024 * 1024

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


@app.get("/")
def home():
    return render_template("home.html", wrong=session.pop("wrong", None), name=session.get("name", ""), orders=ORDERS)


@app.post("/save")
def save():
    session["name"] = request.form["name"]
    flash("Profile saved", "success")
    return redirect("/#profile")


@app.post("/photos")
def photos():
    for photo in request.files.getlist("file"):
        photo.read()  # keep it where your photos are
    return {}


@app.post("/pay")
def pay():
    wrong = fault(request.form["card"])
    if wrong:
        session["wrong"] = wrong
        return redirect("/#checkout")
    session["placed"] = session.get("placed", 0) + 1
    flash("Order placed", "success")
    if session["placed"] == 1:
        flash("Your first order is on its way", "celebration big")
    return redirect("/")
