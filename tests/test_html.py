"""The HTML of an article: nothing in it that could act, all tags balanced, all marks there."""

import re
from html.parser import HTMLParser
from pathlib import Path

import dateline
import pytest

EXAMPLES = sorted((Path(__file__).parent.parent / "examples").glob("*.txt"))
VOID = {"meta", "br"}


class Page(HTMLParser):
    """Reads HTML as strictly as it can be written: every tag closed in its turn."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.open = []
        self.faults = []
        self.ids = []
        self.links = []
        self.marked = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if tag not in VOID:
            self.open.append((tag, attributes.get("class") or "", len(self.text)))
        self.faults += [f"{name}={value}" for name, value in attrs if name.startswith("on") or name in ("src", "style")]
        self.ids += [attributes["id"]] if "id" in attributes else []
        self.links += [attributes["href"]] if "href" in attributes else []

    def handle_endtag(self, tag):
        if not self.open or self.open[-1][0] != tag:
            self.faults.append(f"</{tag}> closes {self.open[-1:]}")
            return
        _, name, start = self.open.pop()
        self.marked.append((name, self.text[start:]))

    def handle_data(self, data):
        self.text += data


def checked(html):
    page = Page(html)
    assert (page.faults, page.open) == ([], [])
    assert "<script" not in html.lower()
    assert "http://" not in html and "https://" not in html and "url(" not in html and "@import" not in html
    assert len(set(page.ids)) == len(page.ids)
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
    return page


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_is_shown_whole(path):
    article = dateline.read(path.read_text(encoding="utf-8"))
    page = checked(article._repr_html_())
    marked = "".join(text for name, text in page.marked if name.startswith("dl-event"))
    for event in article.events:
        assert re.sub(r"\d", "", event.trigger.text) in re.sub(r"\d", "", marked)
    shown = re.sub(r"\s+", "", page.text)
    for block in article.blocks:
        words = article.text[block.start : block.end].split()
        assert words[0] in shown and words[-1] in shown


def test_the_examples_have_marks_of_each_kind():
    html = "".join(dateline.read(path.read_text(encoding="utf-8")).to_html() for path in EXAMPLES)
    for name in ("dl-event", "dl-quote", "dl-time", "dl-person", "dl-place", "dl-organization"):
        assert f'<span class="{name}' in html, name


def test_what_the_article_says_is_escaped_everywhere():
    bad = "<script>alert(1)</script>"
    text = f'{bad} visits Cairo\n\nMarch 14, 2023\n\n"{bad}" President {bad} Smith told <b>"Reuters"</b> & \'others\'.'
    html = dateline.read(text).to_html(page=True)
    page = checked(html)
    assert bad in page.text
    assert html.count("<b>") == 0


@pytest.mark.parametrize("text", ["", " ", "\0", "\n\n", "\ufeff", "\u202eabc", "é😀", "a" * 10_000, '"' * 1_000])
def test_any_text_can_be_shown(text):
    checked(dateline.read(text).to_html(page=True))


def test_a_fragment_and_a_page_say_the_same():
    article = dateline.read(EXAMPLES[0].read_text(encoding="utf-8"))
    fragment, page = article.to_html(), article.to_html(page=True)
    assert page.startswith("<!DOCTYPE html>") and not fragment.startswith("<!DOCTYPE")
    assert fragment[fragment.index("<article") :] in page
    assert article._repr_html_() == fragment


def test_the_style_reaches_the_article_only():
    html = dateline.read("Peace talks began.").to_html()
    style = html[html.index("<style>") + 7 : html.index("</style>")]
    rules = re.sub(r"@media[^{]*\{(.*?\})\s*\}", r"\1", style)
    for selectors in re.findall(r"([^{}]+)\{[^{}]*\}", rules):
        for selector in selectors.split(","):
            assert ".dateline" in selector or "body.dl-page" in selector, selector
