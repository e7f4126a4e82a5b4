//! Tables: what an article says, below its text. Events with who, whom, when, where and who says so; people and
//! organisations with their offices. A column that would be empty is left out.

use super::days;
use super::happenings::{Happening, called, in_one_line, is_assumed, named, offices};
use super::marks::escape;
use crate::article::{Article, Entity, Participant};
use std::fmt::Write as _;

/// The table of events, one row for each happening. `prefix` begins the ids of its rows.
pub fn events(article: &Article, found: &[Happening], prefix: &str, out: &mut String) {
    let columns = ["", "When", "Who", "What", "Whom", "Where", "Says who", "Code"];
    let rows: Vec<(String, [String; 8])> = found
        .iter()
        .enumerate()
        .map(|(index, happening)| {
            let number = index + 1;
            let place = happening.place().map(|place| escaped(&called(article, place.entity, &place.text)));
            let cells = [
                number.to_string(),
                when(happening),
                participants(article, happening.actors()),
                what(happening),
                participants(article, happening.recipients()),
                place.unwrap_or_default(),
                sources(article, happening),
                codes(happening),
            ];
            (format!(" id=\"{prefix}-{number}\""), cells)
        })
        .collect();
    write("What happened", &columns, &rows, out);
}

/// The table of people and organisations.
pub fn people(article: &Article, out: &mut String) {
    let columns = ["Name", "Country", "Code", "Role", "Mentions"];
    let row = |entity: &Entity| {
        let class = if entity.kind == "person" { "dl-person" } else { "dl-organization" };
        let cells = [
            format!("<span class=\"{class}\">{}</span>", escaped(&in_one_line(&entity.name))),
            escaped(entity.country.as_deref().unwrap_or_default()),
            entity.code.as_deref().map(faint).unwrap_or_default(),
            escaped(&offices(entity).join("; ")),
            entity.mentions.len().to_string(),
        ];
        (String::new(), cells)
    };
    let rows: Vec<(String, [String; 5])> =
        named(article, "person").chain(named(article, "organization")).map(row).collect();
    write("People and organisations", &columns, &rows, out);
}

/// Write a table of rows, each with its attributes and its cells of HTML.
fn write<const N: usize>(caption: &str, columns: &[&str; N], rows: &[(String, [String; N])], out: &mut String) {
    if rows.is_empty() {
        return;
    }
    let filled: Vec<usize> = (0..N).filter(|&column| rows.iter().any(|(_, cells)| !cells[column].is_empty())).collect();
    let _ = write!(out, "<div class=\"dl-table\"><table><caption>{caption}</caption><thead><tr>");
    for &column in &filled {
        let _ = write!(out, "<th scope=\"col\">{}</th>", columns[column]);
    }
    out.push_str("</tr></thead><tbody>\n");
    for (attributes, cells) in rows {
        let _ = write!(out, "<tr{attributes}>");
        for &column in &filled {
            let _ = write!(out, "<td>{}</td>", cells[column]);
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody></table></div>\n");
}

fn when(happening: &Happening) -> String {
    let Some(date) = happening.date() else { return String::new() };
    let said = escaped(&days::range(&date.earliest, &date.latest));
    if is_assumed(date) {
        format!("<span class=\"dl-when dl-code\" title=\"no day in the text: that of publication\">{said}</span>")
    } else {
        format!("<span class=\"dl-when\">{said}</span>")
    }
}

/// The words of the happening, with "not" and "possible" before them.
fn what(happening: &Happening) -> String {
    let mut cell = String::new();
    for reservation in happening.reservations() {
        let _ = write!(cell, "<span class=\"dl-reservation\">{}</span> ", escaped(reservation));
    }
    let mut told: Vec<String> = Vec::new();
    for event in &happening.events {
        let words = in_one_line(&event.trigger.text).into_owned();
        if !told.contains(&words) && told.len() < 4 {
            told.push(words);
        }
    }
    escape(&told.join(", "), &mut cell);
    cell
}

/// Who says so, the nearest first.
fn sources(article: &Article, happening: &Happening) -> String {
    let names = happening.sources().iter().map(|source| called(article, source.entity, &source.text));
    escaped(&names.collect::<Vec<_>>().join(" ← "))
}

/// "CONSULT visit 042"
fn codes(happening: &Happening) -> String {
    let event = happening.first();
    let why = escaped(&format!("{}; Goldstein {}; rule {}", event.quad, event.goldstein, event.rule));
    format!("<span class=\"dl-code\" title=\"{why}\">{}</span>", escaped(&happening.code()))
}

/// Names, each with its code.
fn participants(article: &Article, list: &[Participant]) -> String {
    let lines = list.iter().map(|participant| {
        let name = escaped(&called(article, participant.entity, &participant.text));
        match participant.code.as_ref().or(participant.country.as_ref()) {
            Some(code) => format!("{name} {}", faint(code)),
            None => name,
        }
    });
    lines.collect::<Vec<_>>().join("<br>")
}

fn faint(code: &str) -> String {
    format!("<span class=\"dl-code\">{}</span>", escaped(code))
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape(text, &mut out);
    out
}
