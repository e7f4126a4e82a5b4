"""What can go wrong, for the caller. Odd text is never an error: it gives fewer results and a warning."""


class Error(Exception):
    """The parent of all errors of this package; itself raised where the reader fails, which is a fault of ours.

    Attributes:
        index: the number of the article in the input of `Reader.iter`, from 0; None elsewhere.
    """

    __module__ = "dateline"
    index: int | None = None


class InputError(Error, ValueError):
    """An input of the right type that cannot be read: half a surrogate, no date, JSON of no article."""

    __module__ = "dateline"


class LexiconError(Error, ValueError):
    """A lexicon that cannot be used.

    Attributes:
        file: its path; "lexicon[3]" for a row that was given as a dict, counted from 0.
        line: the number of the line, from 1; 0 where the file cannot be read at all, and for a dict.
        reason: what is wrong with it.
    """

    __module__ = "dateline"

    def __init__(self, file: str, line: int, reason: str) -> None:
        super().__init__(file, line, reason)
        self.file = file
        self.line = line
        self.reason = reason

    def __str__(self) -> str:
        place = f"{self.file}, line {self.line}" if self.line else self.file
        return f"{place}: {self.reason}"
