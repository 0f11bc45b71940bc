"""Where everything is."""

from django.urls import path

from shop import views

urlpatterns = [
    path("", views.home),
    path("save", views.save),
    path("photos", views.photos),
    path("pay", views.pay),
]
