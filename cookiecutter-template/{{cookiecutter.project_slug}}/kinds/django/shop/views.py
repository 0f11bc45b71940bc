"""A checkout: each thing that is done here is answered. What happened is a message; the kit says it."""

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from nodkit.responses import celebrate

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


def home(request):
    own = request.session
    values = {"wrong": own.pop("wrong", None), "name": own.get("name", ""), "orders": ORDERS}
    return render(request, "home.html", values)


@require_POST
def save(request):
    request.session["name"] = request.POST["name"]
    messages.success(request, "Profile saved")
    return redirect("/#profile")


@csrf_exempt  # the upload sends files alone; give it an address with a signature where they belong to somebody
@require_POST
def photos(request):
    for photo in request.FILES.getlist("file"):
        photo.read()  # keep it where your photos are
    return JsonResponse({})


@require_POST
def pay(request):
    wrong = fault(request.POST["card"])
    if wrong:
        request.session["wrong"] = wrong
        return redirect("/#checkout")
    request.session["placed"] = request.session.get("placed", 0) + 1
    messages.success(request, "Order placed")
    if request.session["placed"] == 1:
        celebrate(request, "Your first order is on its way", "big")
    return redirect("/")
