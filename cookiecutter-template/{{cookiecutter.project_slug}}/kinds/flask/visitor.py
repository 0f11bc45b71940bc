"""A person with a browser, as far as tests need one."""

import io

from app import app


class Visitor:
    def __init__(self):
        self.client = app.test_client()

    def get(self, path):
        return self.client.get(path).text

    def post(self, path, **form):
        return self.client.post(path, data=form, follow_redirects=True).text

    def send(self, path, photo):
        return self.client.post(path, data={"file": (io.BytesIO(photo), "one.png")}).status_code
