"""The articles of the command line as they are read, one after the other."""

from collections import Counter
from collections.abc import Iterator

from . import Article, Error, Reader
from ._progress import Progress
from ._sources import Source


class Batch:
    """The articles of the command line, each with its source. What cannot be read is said and left out."""

    def __init__(self, sources: Iterator[Source], reader: Reader, progress: Progress) -> None:
        self.failed = False
        self._read = 0
        self._warnings: Counter[str] = Counter()
        self._sources = sources
        self._reader = reader
        self._progress = progress

    def __iter__(self) -> Iterator[tuple[Source, Article]]:
        items = ((source.item, source) for source in self._readable())
        for article, source in self._reader.iter(items, as_tuples=True, on_error="null"):
            self._progress.step()
            if article is None:
                self._fail(source, self._reason(source))
            else:
                self._progress.clear()
                self._read += 1
                self._warnings.update(warning.message for warning in article.warnings)
                yield source, article

    def explained(self) -> Iterator[tuple[Source, str]]:
        """What the rules say of each article."""
        for source in self._readable():
            try:
                yield source, str(self._reader.explain(**source.item))
            except (Error, TypeError) as error:
                self._fail(source, error)

    def say_warnings(self) -> None:
        """Say how many articles have a warning, for forms of output that hold none."""
        for message, count in sorted(self._warnings.items()):
            self._progress.say(f"dateline: {count:,} of {self._read:,} articles: {message}")

    def _readable(self) -> Iterator[Source]:
        for source in self._sources:
            if source.remark:
                self._progress.say(f"dateline: {source.name}: {source.remark}")
            if source.why:
                self._progress.step()
                self._fail(source, source.why)
            else:
                yield source

    def _reason(self, source: Source) -> object:
        try:
            self._reader.read(**source.item)
        except (Error, TypeError) as error:
            return error
        return "could not be read"

    def _fail(self, source: Source, why: object) -> None:
        self.failed = True
        self._progress.say(f"dateline: {source.name}: {why}")
