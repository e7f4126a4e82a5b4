"""Reads news articles and gives back what they report as data."""

import json

from ._dateline import read_json


class Article:
    def __init__(self, data):
        self.data = data

    def to_dict(self, tokens=False):
        return self.data if tokens else {k: v for k, v in self.data.items() if k != "tokens"}


def read(text, *, published=None, url=None):
    return Article(json.loads(read_json(text, published=published, url=url)))
