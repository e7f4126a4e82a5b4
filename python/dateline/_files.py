"""Files of the command line: their text, or one line that says why there is none."""

import codecs
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader, TextIOWrapper

#: How files begin that are no text, and what they are.
_PACKED = {
    b"\x1f\x8b": "gzip; unpack it, e.g. zcat FILE | dateline read -",
    b"(\xb5/\xfd": "zstd; unpack it, e.g. zstdcat FILE | dateline read -",
    b"\xfd7zXZ": "xz; unpack it, e.g. xzcat FILE | dateline read -",
    b"PK\x03\x04": "zip, or of an office program; save it as text or CSV",
    b"%PDF-": "PDF; take the text out of it first",
    b"PAR1": "Parquet; read it in Python, and give its rows to Reader.iter",
}


class Unreadable(Exception):
    """A file that has no text to read. Its message says so to a person."""


def text_of(name: str, encoding: str | None) -> str:
    """The text of a file, or of the standard input for "-".

    Line ends stay as they are, so that offsets count what is in the file. A byte order mark is taken off; where no
    encoding is named, it decides between UTF-8 and UTF-16.
    """
    data = _bytes_of(name)
    _refuse_packed(data[:8])
    used = encoding or _encoding_by_mark(data)
    try:
        return data.decode(used).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise Unreadable(_why_not(data, error.start, encoding)) from None
    except UnicodeError as error:
        raise Unreadable(f"not {encoding}: {error}") from None


def lines_of(name: str, encoding: str | None, *, newline: str) -> Iterator[str]:
    """The lines of a file, or of the standard input for "-", with their ends, each as soon as it was read.

    A byte order mark counts as in `text_of`. Bytes that are no text stay in their line, which `why_not` tells.
    """
    with _opened(name) as file:
        begin = file.peek(8)[:8]
        _refuse_packed(begin)
        used = encoding or _encoding_by_mark(begin)
        text = TextIOWrapper(file, used, errors="surrogateescape", newline=newline)
        try:
            yield from (line if number else line.removeprefix("\ufeff") for number, line in enumerate(text))
        except UnicodeError:
            raise Unreadable(f"not {used}") from None
        finally:
            text.detach()


def why_not(line: str, encoding: str | None) -> str | None:
    """Why a line of `lines_of` is no text; None if it is one."""
    if line.isascii():
        return None
    odd = next((char for char in line if "\udc80" <= char <= "\udcff"), None)
    if odd is None:
        return None
    hint = "" if encoding else "; name its encoding, e.g. --encoding cp1252"
    return f"not {encoding or 'UTF-8'}: byte 0x{ord(odd) - 0xDC00:02x}{hint}"


def is_json(text: str) -> bool:
    """Whether a text is JSON, or its first line is: no article begins like that."""
    line = text.lstrip().partition("\n")[0].rstrip()
    if not line.startswith(("{", "[")):
        return False
    if line.rstrip(",") in ("{", "["):
        return text.rstrip().endswith(("}", "]"))
    try:
        return isinstance(json.loads(line), (dict, list))
    except (ValueError, RecursionError):
        return False


def _bytes_of(name: str) -> bytes:
    with _opened(name) as file:
        return file.read()


@contextmanager
def _opened(name: str) -> Iterator[BufferedReader]:
    if name == "-":
        yield sys.stdin.buffer  # type: ignore[misc]
        return
    try:
        file = open(name, "rb")  # noqa: SIM115
    except FileNotFoundError:
        raise Unreadable("no such file") from None
    except OSError as error:
        raise Unreadable((error.strerror or str(error)).lower()) from None
    except ValueError:
        # The name holds a NUL.
        raise Unreadable("no such file") from None
    with file:
        try:
            yield file
        except OSError as error:
            raise Unreadable((error.strerror or str(error)).lower()) from None


def _refuse_packed(begin: bytes) -> None:
    for mark, kind in _PACKED.items():
        if begin.startswith(mark):
            raise Unreadable(f"no text, but {kind}")


def _encoding_by_mark(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return "utf-8"


def _why_not(data: bytes, at: int, encoding: str | None) -> str:
    line = data.count(b"\n", 0, at) + 1
    place = f"byte 0x{data[at]:02x} at offset {at}, line {line}" if at < len(data) else "it ends too early"
    if encoding is not None:
        return f"not {encoding}: {place}"
    # In UTF-16 every other byte of a Latin text is NUL; elsewhere a NUL is no character of a text.
    even, odd = data[::2].count(0), data[1::2].count(0)
    if even + odd and (even + odd <= len(data) // 4 or min(even, odd) * 10 > max(even, odd)):
        return f"no text: {place} is not UTF-8, and there are NUL bytes"
    # Most texts that are not UTF-8 come from Windows.
    likely = "utf-16" if even + odd else "cp1252"
    return f"not UTF-8: {place}; name its encoding, e.g. --encoding {likely}"
