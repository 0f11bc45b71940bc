"""A checkout: each thing that is done here is answered. A response carries what happened; the kit says it."""

import os
import secrets
from typing import Annotated

from fastapi import FastAPI, Form, Request, UploadFile
from fastapi.responses import RedirectResponse
from fastapi.staticfiles import StaticFiles
from fastapi.templating import Jinja2Templates
from starlette.middleware.sessions import SessionMiddleware

import nodkit
from checkout import ORDERS, fault
from nodkit import celebrate, toast

app = FastAPI()
templates = Jinja2Templates("templates")
nodkit.install(app, templates)
app.mount("/static", StaticFiles(directory="static"), name="static")
app.add_middleware(SessionMiddleware, secret_key=os.environ.get("SECRET_KEY") or secrets.token_hex())


def back(place=""):
    return RedirectResponse(f"/{place}", status_code=303)


@app.get("/")
def home(request: Request):
    own = request.session
    values = {"wrong": own.pop("wrong", None), "name": own.get("name", ""), "orders": ORDERS}
    return templates.TemplateResponse(request, "home.html", values)


@app.post("/save")
def save(request: Request, name: Annotated[str, Form()]):
    request.session["name"] = name
    response = back("#profile")
    toast(response, "Profile saved")
    return response


@app.post("/photos")
async def photos(file: list[UploadFile]):
    for photo in file:
        await photo.read()  # keep it where your photos are
    return {}


@app.post("/pay")
def pay(request: Request, card: Annotated[str, Form()]):
    wrong = fault(card)
    if wrong:
        request.session["wrong"] = wrong
        return back("#checkout")
    request.session["placed"] = request.session.get("placed", 0) + 1
    response = back()
    toast(response, "Order placed")
    if request.session["placed"] == 1:
        celebrate(response, "Your first order is on its way", "big")
    return response
