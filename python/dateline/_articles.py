"""Articles as a caller may give them: one, or an iterable of them."""

from collections.abc import Iterable, Iterator

from ._dateline import Article


def numbered(articles: Article | Iterable[Article | None], start: int) -> Iterator[tuple[int, Article]]:
    """Give articles with their numbers, counted from `start`; None is counted, and left out.

    Raises:
        TypeError: `articles` is no iterable, or one of them is neither an `Article` nor None.
    """
    given = [articles] if isinstance(articles, Article) else articles
    if not isinstance(given, Iterable):
        raise TypeError(f"articles must be an Article or an iterable of them, got {type(given).__name__}")
    return _numbered(given, start)


def _numbered(articles: Iterable[Article | None], start: int) -> Iterator[tuple[int, Article]]:
    for number, article in enumerate(articles):
        if isinstance(article, Article):
            yield start + number, article
        elif article is not None:
            kind = type(article).__name__
            hint = "; of pairs give the articles" if isinstance(article, tuple) else ""
            raise TypeError(f"articles[{number}] is {kind}; expected an Article, as dateline.read gives{hint}")
