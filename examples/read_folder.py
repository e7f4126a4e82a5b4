"""Reads the articles of a folder, and gives what they report as data frames.

    pip install polars                       # or: pip install pandas pyarrow
    python examples/read_folder.py examples
    python examples/read_folder.py --pandas examples

In a notebook, import `tables_of` and go on with the tables: each can be given to polars.DataFrame, pyarrow.table or
DuckDB as it is.
"""

import argparse
from pathlib import Path

import dateline


def tables_of(folder: Path) -> dateline.Tables:
    """The tables of all *.txt files of a folder: articles, entities, mentions, times, quotes, events."""
    texts = (path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt")))
    # `iter` reads on all cores and keeps the order; tqdm can be put around it.
    return dateline.tables(dateline.Reader().iter(texts))


def with_polars(tables: dateline.Tables) -> None:
    import polars
    from polars import col, element

    events = polars.DataFrame(tables.events).select(
        "article",
        col("date").struct.field("earliest"),
        "type",
        "mode",
        col("trigger").struct.field("text").alias("trigger"),
        col("actors").list.eval(element().struct.field("text")),
        col("recipients").list.eval(element().struct.field("text")),
    )
    print(events)
    print(events.group_by("type").len().sort("len", "type", descending=[True, False]))


def with_pandas(tables: dateline.Tables) -> None:
    import pyarrow

    events = pyarrow.table(tables.events).to_pandas()
    events["earliest"] = events["date"].str["earliest"]
    events["trigger"] = events["trigger"].str["text"]
    events["actors"] = [[actor["text"] for actor in actors] for actors in events["actors"]]
    print(events[["article", "earliest", "type", "mode", "trigger", "actors"]])
    print(events["type"].value_counts())


def main() -> None:
    parser = argparse.ArgumentParser(description="What the articles of a folder report, as data frames.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pandas", action="store_true", help="with pandas, rather than with Polars")
    options = parser.parse_args()
    tables = tables_of(options.folder)
    (with_pandas if options.pandas else with_polars)(tables)


if __name__ == "__main__":
    main()
