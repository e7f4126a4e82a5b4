//! The user's gazetteer: names of people, organisations, places and groups, which go before ours.

use super::codes;
use super::own::{self, Columns, Row};
use crate::error::Error;
use jiff::civil::{Date, date};

/// The rows that a user gave. Of several for one name that hold at the same time the last given counts.
#[derive(Debug, Clone, Default)]
pub struct Names {
    pub own: Vec<OwnName>,
}

/// A row of a user's gazetteer.
#[derive(Debug, Clone, PartialEq)]
pub struct OwnName {
    pub name: String,
    pub aliases: Vec<String>,
    pub kind: &'static str,
    /// ISO 3166-1 alpha-3; empty where the row has none.
    pub country: String,
    /// PLOVER; empty where the row has none.
    pub code: String,
    /// The first and the last day on which country and code hold.
    pub from: Date,
    pub until: Date,
    /// Degrees north and east.
    pub at: Option<(f64, f64)>,
    /// What the user calls it.
    pub id: Option<String>,
}

const COLUMNS: Columns = Columns {
    all: &["name", "aliases", "kind", "country", "code", "from", "until", "latitude", "longitude", "id"],
    needed: &["name", "kind"],
    numbers: &["from", "until", "latitude", "longitude", "id"],
    lists: &["aliases"],
};

/// The kinds of entities.
const KINDS: [&str; 5] = ["person", "organization", "place", "group", "other"];

impl Names {
    /// Add the rows of a file; its ending tells its form. `file` is its path.
    pub fn add(&mut self, file: &str, text: &str) -> Result<(), Error> {
        for row in own::table(file, text, &COLUMNS)? {
            self.own.push(name(&row).map_err(|reason| own::fault(file, row.line, reason))?);
        }
        Ok(())
    }
}

/// A row that holds, or why it cannot be used.
fn name(row: &Row) -> Result<OwnName, String> {
    let name = row.get("name");
    if name.is_empty() {
        return Err("the name is empty".into());
    }
    let kind = row.get("kind");
    if kind.is_empty() {
        return Err(format!("the kind is missing; expected one of {}", KINDS.join(", ")));
    }
    let Some(&kind) = KINDS.iter().find(|&&known| known == kind) else {
        return Err(format!("kind is {kind:?}; expected one of {}", KINDS.join(", ")));
    };
    let (country, code) = (row.get("country"), row.get("code"));
    if !country.is_empty() && !codes::is_country(country) {
        return Err(format!("country is {country:?}; expected ISO 3166-1 alpha-3, such as \"SYR\""));
    }
    codes::check(code)?;
    let (from, until) = (days("from", row.get("from"))?, days("until", row.get("until"))?);
    let (from, until) = (from.map_or(Date::MIN, |(first, _)| first), until.map_or(Date::MAX, |(_, last)| last));
    if from > until {
        return Err(format!("from is {:?}, after until, {:?}", row.get("from"), row.get("until")));
    }
    let at = match (degrees(row, "latitude", 90.0)?, degrees(row, "longitude", 180.0)?) {
        (Some(latitude), Some(longitude)) => Some((latitude, longitude)),
        (None, None) => None,
        _ => return Err("latitude and longitude go together; one of them is missing".into()),
    };
    let id = row.get("id");
    Ok(OwnName {
        name: name.to_owned(),
        aliases: row.list("aliases").into_iter().map(str::to_owned).collect(),
        kind,
        country: country.to_owned(),
        code: code.to_owned(),
        from,
        until,
        at,
        id: (!id.is_empty()).then(|| id.to_owned()),
    })
}

/// The first and the last day of "2018", "2018-03" or "2018-03-01".
fn days(column: &str, written: &str) -> Result<Option<(Date, Date)>, String> {
    if written.is_empty() {
        return Ok(None);
    }
    let part = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse::<i16>().ok()).flatten();
    let numbers: Option<Vec<i16>> = written.split('-').map(part).collect();
    let found = match numbers.as_deref() {
        Some(&[year]) if written.len() == 4 => Date::new(year, 1, 1).ok().map(|first| (first, date(year, 12, 31))),
        Some(&[year, month]) => i8::try_from(month)
            .ok()
            .and_then(|month| Date::new(year, month, 1).ok())
            .map(|first| (first, first.last_of_month())),
        Some(&[_, _, _]) => written.parse().ok().map(|day: Date| (day, day)),
        _ => None,
    };
    let wrong = || format!("{column} is {written:?}; expected a date such as \"2018\", \"2018-03\" or \"2018-03-01\"");
    found.map(Some).ok_or_else(wrong)
}

fn degrees(row: &Row, column: &str, most: f64) -> Result<Option<f64>, String> {
    let written = row.get(column);
    if written.is_empty() {
        return Ok(None);
    }
    let found = written.parse().ok().filter(|degrees: &f64| degrees.abs() <= most);
    found.map(Some).ok_or_else(|| format!("{column} is {written:?}; expected degrees from -{most} to {most}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(file: &str, text: &str) -> Result<Vec<OwnName>, String> {
        let mut names = Names::default();
        names.add(file, text).map(|()| names.own).map_err(|error| error.to_string())
    }

    fn fault(file: &str, text: &str) -> String {
        read(file, text).unwrap_err()
    }

    #[test]
    fn all_forms_say_the_same() {
        let tsv = "#: name aliases kind country code from until latitude longitude id\n\
                   Orley\tOld Orley; Orly\tplace\tFRA\t\t\t\t48.5\t2.25\t7\n";
        let csv = "id,longitude,latitude,kind,name,country,aliases\n7,2.25,48.5,place,Orley,FRA,\"Old Orley; Orly\"\n";
        let json = r#"[{"name": "Orley", "aliases": ["Old Orley", "Orly"], "kind": "place", "country": "FRA", "code": null,
                        "latitude": 48.5, "longitude": 2.25, "id": 7}]"#;
        let lines = format!("\n{}\n", json.trim_matches(['[', ']']).replace('\n', " "));
        let rows = read("own.tsv", tsv).unwrap();
        assert_eq!(rows[0].aliases, ["Old Orley", "Orly"]);
        assert_eq!((rows[0].at, rows[0].id.as_deref()), (Some((48.5, 2.25)), Some("7")));
        for (file, text) in [("own.csv", csv), ("own.JSON", json), ("own.jsonl", &lines)] {
            assert_eq!(read(file, text).as_ref(), Ok(&rows), "{file}");
        }
    }

    #[test]
    fn terms_are_days() {
        let rows = read("own.csv", "name,kind,from,until\nA B,person,2018,2019-02\nC,group,2018-03-04,\n").unwrap();
        assert_eq!((rows[0].from, rows[0].until), (date(2018, 1, 1), date(2019, 2, 28)));
        assert_eq!((rows[1].from, rows[1].until), (date(2018, 3, 4), Date::MAX));
    }

    #[test]
    fn faults_name_file_line_and_reason() {
        let kinds = "expected one of person, organization, place, group, other";
        for (file, text, said) in [
            ("own.tsv", "#: name kind\nOrley\ttown\n", format!("own.tsv, line 2: kind is \"town\"; {kinds}")),
            ("own.tsv", "#: name kind\n\tplace\n", "own.tsv, line 2: the name is empty".into()),
            (
                "own.tsv",
                "# names\n#: name\nx\n",
                "own.tsv, line 2: the column \"kind\" is missing; expected name, kind at least".into(),
            ),
            (
                "own.csv",
                "name,kind,name\n",
                "own.csv, line 1: the column \"name\" stands here twice".into(),
            ),
            ("own.csv", "", "own.csv, line 1: the column \"name\" is missing; expected name, kind at least".into()),
            ("own.csv", "name,kind\nx\n", "own.csv, line 2: 1 columns, expected 2".into()),
            ("own.json", "[{\"name\": \"x\"}]", format!("own.json, line 1: the kind is missing; {kinds}")),
            (
                "own.csv",
                "name,kind,lat\nx,place,1\n",
                format!("own.csv, line 1: there is no column \"lat\"; expected some of {}", COLUMNS.all.join(", ")),
            ),
            (
                "own.csv",
                "name,kind,latitude,longitude\nx,place,1,2\ny,place,91,2\n",
                "own.csv, line 3: latitude is \"91\"; expected degrees from -90 to 90".into(),
            ),
            (
                "own.csv",
                "name,kind,latitude,longitude\nx,place,1,\n",
                "own.csv, line 2: latitude and longitude go together; one of them is missing".into(),
            ),
            (
                "own.json",
                "[\n {\"name\": \"x\", \"kind\": \"person\"},\n {\"name\": \"y\", \"kind\": \"person\",\n  \"code\": \"Syr\"}]",
                "own.json, line 3: code is \"Syr\"; expected a PLOVER code, such as \"SYRSPY\"".into(),
            ),
            (
                "own.jsonl",
                "{\"name\": \"x\", \"kind\": \"person\", \"from\": \"2018-13\"}",
                "own.jsonl, line 1: from is \"2018-13\"; expected a date such as \"2018\", \"2018-03\" or \"2018-03-01\""
                    .into(),
            ),
            (
                "own.csv",
                "name,kind,from,until\nx,person,2019,2018\n",
                "own.csv, line 2: from is \"2019\", after until, \"2018\"".into(),
            ),
            (
                "own.json",
                "[{\"name\": 7, \"kind\": \"person\"}]",
                "own.json, line 1: name is the number 7; expected a string".into(),
            ),
            (
                "own.jsonl",
                "{\"name\": \"x\", \"kind\": [\"person\"]}",
                "own.jsonl, line 1: kind is a list; expected a string".into(),
            ),
            (
                "own.jsonl",
                "{\"name\": \"x\", \"kind\": \"person\", \"aliases\": [\"y\", 7]}",
                "own.jsonl, line 1: aliases holds 7; expected strings".into(),
            ),
            (
                "own.csv",
                "name,kind,code\nx,person,SYRMIL\ny,person,SYRQQQ\n",
                "own.csv, line 3: code is \"SYRQQQ\"; \"QQQ\" is no sector of PLOVER, such as \"SPY\" in \"SYRSPY\"".into(),
            ),
            (
                "own.csv",
                "name,kind,country\nx,person,ZZZ\n",
                "own.csv, line 2: country is \"ZZZ\"; expected ISO 3166-1 alpha-3, such as \"SYR\"".into(),
            ),
            (
                "own.csv",
                "name,kind,country\nx,person,Syria\n",
                "own.csv, line 2: country is \"Syria\"; expected ISO 3166-1 alpha-3, such as \"SYR\"".into(),
            ),
        ] {
            assert_eq!(fault(file, text), said);
        }
        assert!(fault("own.json", "{\"name\": \"x\"}").starts_with("own.json, line 1: not a JSON list of objects: "));
        assert!(fault("own.jsonl", "\n3\n").starts_with("own.jsonl, line 2: not a JSON object: "));
        assert!(fault("own.tsv", "").contains("header"));
    }
}
