"""A checkout: each thing that is done here is answered. What happened is a message; the kit says it."""

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from checkout import ORDERS, fault
from nodkit.responses import celebrate


def home(request):
    own = request.session
    values = {"wrong": own.pop("wrong", None), "name": own.get("name", ""), "orders": ORDERS}
    return render(request, "home.html", values)


@require_POST
def save(request):
    request.session["name"] = request.POST["name"]
    messages.success(request, "Profile saved")
    return redirect("/#profile")


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
