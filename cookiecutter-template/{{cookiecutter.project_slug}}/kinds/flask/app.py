"""A checkout: each thing that is done here is answered. What happened is flashed; the kit says it."""

import os
import secrets

from flask import Flask, flash, redirect, render_template, request, session

from checkout import ORDERS, fault

app = Flask(__name__)
app.secret_key = os.environ.get("SECRET_KEY") or secrets.token_hex()  # messages travel in the session
app.config["MAX_CONTENT_LENGTH"] = 20 * 1024 * 1024


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
