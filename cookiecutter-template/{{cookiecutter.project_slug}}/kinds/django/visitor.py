"""A person with a browser, as far as tests need one: with the token that each of Django's forms wants."""

import io
import os

import django
from django.test import Client
from django.test.utils import setup_test_environment

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")
django.setup()
setup_test_environment()


class Visitor:
    def __init__(self):
        self.client = Client(enforce_csrf_checks=True)
        self.client.get("/")

    def get(self, path):
        return self.client.get(path).content.decode()

    def post(self, path, **form):
        return self._post(path, form, follow=True).content.decode()

    def send(self, path, photo):
        return self._post(path, {"file": io.BytesIO(photo)}).status_code

    def _post(self, path, form, **how):
        token = self.client.cookies["csrftoken"].value
        return self.client.post(path, form | {"csrfmiddlewaretoken": token}, **how)
