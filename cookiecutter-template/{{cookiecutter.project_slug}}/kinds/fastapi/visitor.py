"""A person with a browser, as far as tests need one."""

from fastapi.testclient import TestClient

from app import app


class Visitor:
    def __init__(self):
        self.client = TestClient(app)

    def get(self, path):
        return self.client.get(path).text

    def post(self, path, **form):
        return self.client.post(path, data=form).text

    def send(self, path, photo):
        return self.client.post(path, files={"file": ("one.png", photo)}).status_code
