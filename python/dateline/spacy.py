"""An article as a spaCy `Doc`, for those whose pipeline goes on in spaCy. Needs spaCy 3; dateline itself does not."""

from typing import TYPE_CHECKING

from . import Article

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

#: Kinds of entities as spaCy's English models call them.
LABELS = {"person": "PERSON", "organization": "ORG", "place": "GPE", "group": "NORP", "other": "MISC"}


def to_doc(article: Article, vocab: "Vocab") -> "Doc":
    """Give an article's words, sentences, tags, tree, lemmas and names as a `spacy.tokens.Doc`.

    The text of the `Doc` is the article's to the letter: blanks beyond one become tokens of their own, as in spaCy, so
    that offsets hold in both. Names are `doc.ents` with the labels PERSON, ORG, GPE, NORP and MISC.

    Args:
        article: what `dateline.read` returned.
        vocab: the vocabulary that the `Doc` shares, `nlp.vocab` or `spacy.vocab.Vocab()`.

    Raises:
        ImportError: spaCy is not installed.
        TypeError: `article` is not an `Article`.
    """
    from spacy.tokens import Doc

    if not isinstance(article, Article):
        raise TypeError(f"article is a {type(article).__name__}; expected a dateline.Article")
    text, tokens = article.text, article.tokens
    words: list[str] = []
    spaces: list[bool] = []
    #: For each word of the Doc the token that it is, None for blanks.
    origins: list[int | None] = []
    end = 0

    def blank(gap: str) -> None:
        if gap[:1] == " " and words:
            spaces[-1] = True
            gap = gap[1:]
        if gap:
            words.append(gap)
            spaces.append(False)
            origins.append(None)

    for index, token in enumerate(tokens):
        blank(text[end : token.start])
        words.append(text[token.start : token.end])
        spaces.append(False)
        origins.append(index)
        end = token.end
    blank(text[end:])
    places = {origin: place for place, origin in enumerate(origins) if origin is not None}
    heads: list[int] = []
    deps, pos, lemmas = [], [], []
    starts: list[bool | int | None] = []
    last = None
    for place, origin in enumerate(origins):
        if origin is None:
            # Blanks hang on the word before them, those at the very beginning on the first.
            heads.append(max(place - 1, 0) if place else min(1, len(words) - 1))
            deps.append("dep")
            pos.append("SPACE")
            lemmas.append(words[place])
            starts.append(place == 0)
            continue
        token = tokens[origin]
        heads.append(place if token.head is None else places[token.head])
        deps.append("ROOT" if token.head is None else token.dep)
        pos.append(token.pos)
        lemmas.append(token.lemma)
        starts.append(token.sentence != last and not (last is None and place == 1))
        last = token.sentence
    doc = Doc(vocab, words=words, spaces=spaces, heads=heads, deps=deps, pos=pos, lemmas=lemmas, sent_starts=starts)
    names = sorted(
        (mention.start, -mention.end, LABELS[entity.kind])
        for entity in article.entities
        for mention in entity.mentions
        if mention.form == "name"
    )
    found, at = [], 0
    for start, negative_end, label in names:
        span = doc.char_span(start, -negative_end, label=label, alignment_mode="expand") if start >= at else None
        if span is not None:
            found.append(span)
            at = span.end_char
    doc.ents = tuple(found)
    return doc
