"""Many articles on the command line: lists of them, folders, patterns, and a date for each."""

import json
import os
import subprocess
import sys
from pathlib import Path

import dateline
import pytest

TALKS = "Talks began in Geneva on Sunday.\nThey ended “well”."
RAIN = "Rain fell in Basra."


def run(*arguments, stdin=b"", cwd=None):
    command = [sys.executable, "-m", "dateline", "read", "--jsonl", *map(os.fspath, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, cwd=cwd, timeout=60)


def records(result):
    return [json.loads(line) for line in result.stdout.decode().splitlines()]


def brief(result):
    """Of each article where it stands, the text, and when it appeared."""
    shown = []
    for record in records(result):
        day = record["published"] and record["published"]["value"]
        shown.append((record.get("line", record.get("item")), record["text"], day))
    return shown


def said(result):
    return result.stderr.decode().replace("dateline: ", "").splitlines()


def lines(*rows):
    return "".join(json.dumps(row) + "\n" for row in rows)


ROWS = [
    {"text": TALKS, "published": "2018-12-24", "id": 7},
    {"text": RAIN, "published": None, "url": "https://news.example/2019/03/02/rain", "id": 8},
]
READ = [(TALKS, "2018-12-24"), (RAIN, "2019-03-02")]


@pytest.mark.parametrize(
    ("name", "text", "places"),
    [
        ("a.jsonl", lines(*ROWS), [1, 2]),
        ("a.ndjson", "\ufeff" + lines(ROWS[0]) + "\r\n" + lines(ROWS[1]), [1, 3]),
        ("a.json", json.dumps(ROWS, indent=2), [1, 2]),
        # Lines that somebody called so.
        ("b.json", lines(*ROWS), [1, 2]),
        (
            "a.csv",
            f'id,text,published,url\r\n7,"{TALKS}",2018-12-24,\r\n8,{RAIN},,https://news.example/2019/03/02/rain\r\n',
            [2, 4],
        ),
        # As spreadsheets write it where the comma is the decimal mark.
        ("b.CSV", f"text;published\n{RAIN};2019-03-02\n", [2]),
        ("a.tsv", f"text\tpublished\n{RAIN}\t2019-03-02\n", [2]),
    ],
)
def test_each_row_of_a_list_is_an_article_with_its_date(tmp_path, name, text, places):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8", newline="")
    result = run(path)
    read = READ if len(places) == 2 else READ[1:]
    assert (result.returncode, said(result)) == (0, [])
    assert brief(result) == [(place, *one) for place, one in zip(places, read, strict=True)]
    assert {record["file"] for record in records(result)} == {str(path)}


def test_what_else_a_row_holds_comes_back(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text(lines(*ROWS))
    first, second = records(run(path))
    assert first == {
        "file": str(path),
        "line": 1,
        "row": {"published": "2018-12-24", "id": 7},
        **dateline.read(TALKS, published="2018-12-24").to_dict(),
    }
    assert dateline.Article.from_json(json.dumps(first)) == dateline.Article.from_json(
        dateline.read(TALKS, published="2018-12-24").to_json()
    )
    assert second["row"] == {"published": None, "url": "https://news.example/2019/03/02/rain", "id": 8}


def test_a_list_may_come_by_the_standard_input():
    result = run("--input", "jsonl", "-", stdin=lines(*ROWS).encode())
    assert [text for _, text, _ in brief(result)] == [TALKS, RAIN]
    assert [(record["file"], record["line"]) for record in records(result)] == [
        ("standard input", 1),
        ("standard input", 2),
    ]


def test_one_list_is_several_articles(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text(lines(*ROWS))
    command = [sys.executable, "-m", "dateline", "read", path]
    shown = subprocess.run(command, capture_output=True, timeout=60).stdout.decode()
    headings = [line.rstrip("─ ") for line in shown.splitlines() if line.startswith("──")]
    assert headings == [f"── {path}, line 1", f"── {path}, line 2"]
    document = subprocess.run([*command, "--json"], capture_output=True, timeout=60).stdout
    assert [one["row"]["id"] for one in json.loads(document)] == [7, 8]


def test_keys_may_have_other_names(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text(lines({"body": RAIN, "date": "2019-03-02", "title": "Rain"}))
    result = run("--field", "text=body", "--field", "published=date", path)
    assert (brief(result), said(result)) == ([(1, RAIN, "2019-03-02")], [])
    assert records(result)[0]["row"] == {"date": "2019-03-02", "title": "Rain"}


@pytest.mark.parametrize(
    ("row", "options", "is_said"),
    [
        ({"body": RAIN, "id": 7}, (), ': no "text" among its keys ("body", "id"); try --field text=body'),
        (
            {"text": RAIN, "date": "2019-03-02"},
            (),
            ', line 1: no dates of publication are read; does "date" hold them? --field published=date',
        ),
        (
            {"text": RAIN, "day": 3},
            ("--field", "published=date"),
            ', line 1: has no "date" among its keys ("text", "day")',
        ),
        ({"text": RAIN, "date": "2019-03-02"}, ("--published", "2019-03-02"), None),
        ({"text": RAIN, "date": "yesterday"}, (), None),
    ],
)
def test_keys_that_are_called_otherwise_are_told(tmp_path, row, options, is_said):
    path = tmp_path / "a.jsonl"
    path.write_text(lines(row, row))
    assert said(run(*options, path)) == ([f"{path}{is_said}"] if is_said else [])


def test_rows_that_cannot_be_read_are_said_with_their_line_and_the_others_are_printed(tmp_path):
    path = tmp_path / "a.jsonl"
    good = lines({"text": RAIN})
    bad = [
        "{bad",
        "[1, 2]",
        '{"id": 3}',
        '{"text": null}',
        '{"text": 5}',
        '{"text": "\\ud800"}',
        '{"text": "x", "published": "soon"}',
        '{"text": "x", "published": 20190302}',
    ]
    path.write_bytes(good.encode() + "\n".join(bad).encode() + b'\n{"text": "No\xebl"}\n' + good.encode())
    result = run(path)
    assert (result.returncode, [place for place, *_ in brief(result)]) == (1, [1, 11])
    starts = [
        "not JSON: expecting property name enclosed in double quotes, column 2",
        "expected an object, got [1, 2]",
        'has no "text"',
        'has no "text"',
        "text must be str, got int",
        "text has half of a surrogate pair",
        'published is "soon"; expected an ISO date',
        "published must be a date, a datetime or an ISO string, got int",
        "not UTF-8: byte 0xeb; name its encoding, e.g. --encoding cp1252",
    ]
    told = sorted(said(result), key=lambda line: int(line.split("line ")[1].split(":")[0]))
    for number, (line, start) in enumerate(zip(told, starts, strict=True), 2):
        assert line.startswith(f"{path}, line {number}: {start}")


def test_rows_of_csv_that_do_not_fit_are_said(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(f'text,published\n{RAIN},\n{RAIN}\n"a" b,\n{RAIN},2019-03-02\n"open,\n')
    result = run(path)
    assert brief(result) == [(2, RAIN, None), (5, RAIN, "2019-03-02")]
    assert result.returncode == 1
    assert sorted(said(result)) == [
        f"{path}, line 3: 1 cells under a header of 2",
        f"{path}, line 4: not CSV: ',' expected after '\"'",
        f"{path}, line 6: not CSV: unexpected end of data",
    ]


def test_a_document_that_is_not_json_is_said(tmp_path):
    path = tmp_path / "a.json"
    path.write_text('[\n{"text": "x"},\n]\n')
    result = run(path)
    assert (result.returncode, said(result)) == (
        1,
        [f"{path}: not JSON: illegal trailing comma before end of array, line 2, column 14"],
    ) or (result.returncode == 1 and said(result)[0].startswith(f"{path}: not JSON: expecting value, line 3"))


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8-sig"])
@pytest.mark.parametrize("ending", ["csv", "jsonl", "json"])
def test_lists_have_an_encoding(tmp_path, encoding, ending):
    path = tmp_path / f"a.{ending}"
    text = {"csv": "text\nNoël\n", "jsonl": '{"text": "Noël"}\n', "json": '[{"text": "Noël"}]'}[ending]
    path.write_bytes(text.encode(encoding))
    named = brief(run("--encoding", encoding, path))
    assert named == [(2 if ending == "csv" else 1, "Noël", None)]
    if encoding != "cp1252":
        assert brief(run(path)) == named


def test_an_article_comes_out_before_the_list_has_ended():
    command = [sys.executable, "-m", "dateline", "read", "--jsonl", "--input", "jsonl", "--threads", "1", "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        process.stdin.write(lines({"text": RAIN}).encode())
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["text"] == RAIN
        process.stdin.close()


# A date for each file.


def test_a_list_may_name_the_files_of_its_texts(tmp_path):
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "rain.txt").write_text(RAIN)
    path = tmp_path / "list.csv"
    path.write_text("file,published\ntexts/rain.txt,2019-03-02\ntexts/none.txt,\n")
    result = run(path)
    assert brief(result) == [(2, RAIN, "2019-03-02")]
    assert records(result)[0]["row"] == {"file": "texts/rain.txt", "published": "2019-03-02"}
    assert said(result) == [f"{path}, line 3: {tmp_path}/texts/none.txt: no such file"]


def test_the_list_of_the_examples_tells_what_their_texts_do_not():
    examples = Path(__file__).parent.parent / "examples"
    found = {Path(record["row"]["file"]).name: record["published"] for record in records(run(examples / "list.csv"))}
    assert set(found) == {path.name for path in examples.glob("*.txt")}
    assert {name: day["origin"] for name, day in found.items() if day} == {
        "wire.txt": "argument",
        "diplomacy.txt": "text",
        "disaster.txt": "text",
        "court.txt": "text",
    }


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2018-12-24-talks.txt", "2018-12-24"),
        ("talks_20181224.txt", "2018-12-24"),
        ("talks.2018.12.24.txt", "2018-12-24"),
        ("20181224T1311.txt", "2018-12-24"),
        ("talks-2018.txt", None),
        ("2018-12-24_2018-12-25.txt", None),
        ("2018-02-30.txt", None),
        ("320181224.txt", None),
    ],
)
def test_the_date_may_stand_in_the_name_of_a_file(tmp_path, name, day):
    (tmp_path / name).write_text(RAIN)
    assert brief(run("--published", "name", tmp_path / name)) == [(None, RAIN, day)]


# Folders and patterns.


@pytest.fixture
def folder(tmp_path):
    for name in ("b.txt", "a.TXT", "sub/c.txt", "sub/.hidden.txt", ".git/d.txt", "list.jsonl", "page.html"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(lines({"text": name}) if name.endswith("jsonl") else name)
    return tmp_path


def texts(result):
    return [record["text"] for record in records(result)]


def test_a_folder_stands_for_its_texts(folder):
    assert texts(run(folder)) == ["a.TXT", "b.txt", "sub/c.txt"]
    assert texts(run("--input", "jsonl", folder)) == ["list.jsonl"]


def test_patterns_are_filled_in_where_the_shell_does_not(folder):
    assert texts(run("*.txt", cwd=folder)) == ["b.txt"]
    assert texts(run("**/*.txt", cwd=folder)) == ["b.txt", "sub/c.txt"]
    Path(folder, "[1].txt").write_text("one")
    assert texts(run("[1].txt", cwd=folder)) == ["one"]
    assert texts(run("[bs]*", cwd=folder)) == ["b.txt", "sub/c.txt"]
    assert said(run("*.doc", cwd=folder)) == ["*.doc: no such file"]


# Other forms of output.


def test_a_map_tells_where_each_place_comes_from(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text(lines({"text": RAIN, "id": 7}, {"text": "Rain."}, {"text": TALKS, "published": "2018-12-24"}))
    command = [sys.executable, "-m", "dateline", "read", "--geojson"]
    found = json.loads(subprocess.run([*command, path], capture_output=True, timeout=60).stdout)
    assert [found["type"], *(feature["properties"]["name"] for feature in found["features"])] == [
        "FeatureCollection",
        "Basra",
        "Geneva",
    ]
    for feature, number, line, row in zip(
        found["features"], (0, 2), (1, 3), ({"id": 7}, {"published": "2018-12-24"}), strict=True
    ):
        text = RAIN if line == 1 else TALKS
        expected = dateline.geo.to_geojson(dateline.read(text, published=row.get("published")), start=number)[
            "features"
        ]
        assert feature["properties"].pop("file") == str(path)
        assert (feature["properties"].pop("line"), feature["properties"].pop("row")) == (line, row)
        assert [feature] == expected
    empty = subprocess.run([*command, "-"], input=b"Rain.", capture_output=True, timeout=60).stdout
    assert json.loads(empty) == {"type": "FeatureCollection", "features": []}
