"""An article as a spaCy Doc. Skipped where spaCy is not installed."""

from pathlib import Path

import dateline
import pytest

spacy = pytest.importorskip("spacy")

from dateline.spacy import to_doc  # noqa: E402
from spacy.vocab import Vocab  # noqa: E402

TEXT = "\n Talks in Cairo fail\n\nEgypt's  president, Omar Reda, left on Monday. “No,” he said."


def test_the_text_of_the_doc_is_that_of_the_article() -> None:
    texts = [TEXT, "", "   ", *(path.read_text("utf-8") for path in sorted(Path("tests/articles").glob("*.txt"))[:3])]
    for text in texts:
        assert to_doc(dateline.read(text), Vocab()).text == text


def test_words_have_the_tags_heads_and_sentences_of_the_article() -> None:
    article = dateline.read(TEXT)
    doc = to_doc(article, Vocab())
    words = [token for token in doc if token.pos_ != "SPACE"]
    assert [(word.idx, word.text, word.pos_, word.lemma_) for word in words] == [
        (token.start, TEXT[token.start : token.end], token.pos, token.lemma) for token in article.tokens
    ]
    heads = [None if token.head is None else article.tokens[token.head].start for token in article.tokens]
    assert [None if word.head == word else word.head.idx for word in words] == heads
    sentences = [sentence.text.strip() for sentence in doc.sents if sentence.text.strip()]
    assert sentences == [TEXT[one.start : one.end] for one in article.sentences]


def test_names_are_entities() -> None:
    doc = to_doc(dateline.read(TEXT), Vocab())
    assert ("Omar Reda", "PERSON") in [(name.text, name.label_) for name in doc.ents]
    assert ("Cairo", "GPE") in [(name.text, name.label_) for name in doc.ents]


def test_what_is_no_article_is_refused() -> None:
    with pytest.raises(TypeError, match=r"article is a str; expected a dateline\.Article"):
        to_doc("a text", Vocab())  # type: ignore[arg-type]
