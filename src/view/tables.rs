//! Tables: what an article says, below its text. Events with who, whom, when, where and who says so; people and
//! organisations with their offices.

use super::days;
use super::happenings::{Happening, called, in_one_line, is_assumed};
use super::marks::escape;
use crate::article::{Article, Entity, Participant};
use std::fmt::Write as _;

/// The table of events, one row for each happening. `prefix` begins the ids of its rows.
pub fn events(article: &Article, found: &[Happening], prefix: &str, out: &mut String) {
    if found.is_empty() {
        return;
    }
    let columns = ["", "When", "Who", "What", "Whom", "Where", "Says who", "Code"];
    begin("What happened", &columns, out);
    for (index, happening) in found.iter().enumerate() {
        let number = index + 1;
        let _ = write!(out, "<tr id=\"{prefix}-{number}\"><td class=\"dl-number\">{number}</td><td class=\"dl-when\">");
        if let Some(date) = happening.date() {
            let said = days::range(&date.earliest, &date.latest);
            faint_if(is_assumed(date), "no day in the text: that of publication", &said, out);
        }
        cell(out);
        participants(article, happening.actors(), out);
        cell(out);
        what(happening, out);
        cell(out);
        participants(article, happening.recipients(), out);
        cell(out);
        if let Some(place) = happening.place() {
            escape(&called(article, place.entity, &place.text), out);
        }
        cell(out);
        let sources = happening.sources().iter().map(|source| called(article, source.entity, &source.text));
        escape(&sources.collect::<Vec<_>>().join(" ← "), out);
        cell(out);
        codes(happening, out);
        out.push_str("</td></tr>\n");
    }
    end(out);
}

/// The words of the happening, with "not" and "possible" before them.
fn what(happening: &Happening, out: &mut String) {
    for reservation in happening.reservations() {
        let _ = write!(out, "<span class=\"dl-reservation\">{reservation}</span> ");
    }
    let mut told: Vec<String> = Vec::new();
    for event in &happening.events {
        let words = in_one_line(&event.trigger.text).into_owned();
        if !told.contains(&words) && told.len() < 4 {
            told.push(words);
        }
    }
    escape(&told.join(", "), out);
}

/// "CONSULT visit 042"
fn codes(happening: &Happening, out: &mut String) {
    let event = happening.first();
    out.push_str("<span class=\"dl-code\" title=\"");
    escape(&format!("{}; Goldstein {}; rule {}", event.quad, event.goldstein, event.rule), out);
    out.push_str("\">");
    let parts = [Some(&event.r#type), event.mode.as_ref(), Some(&event.cameo)];
    escape(&parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" "), out);
    out.push_str("</span>");
}

/// Names, each with its code.
fn participants(article: &Article, list: &[Participant], out: &mut String) {
    for (index, participant) in list.iter().enumerate() {
        if index > 0 {
            out.push_str("<br>");
        }
        escape(&called(article, participant.entity, &participant.text), out);
        if let Some(code) = participant.code.as_ref().or(participant.country.as_ref()) {
            out.push_str(" <span class=\"dl-code\">");
            escape(code, out);
            out.push_str("</span>");
        }
    }
}

/// The table of people and organisations.
pub fn people(article: &Article, out: &mut String) {
    let of_kind = |kind: &'static str| article.entities.iter().filter(move |entity| entity.kind == kind);
    let mut listed = of_kind("person").chain(of_kind("organization")).peekable();
    if listed.peek().is_none() {
        return;
    }
    begin("People and organisations", &["Name", "Country", "Code", "Role", "Mentions"], out);
    for entity in listed {
        let class = if entity.kind == "person" { "dl-person" } else { "dl-organization" };
        let _ = write!(out, "<tr><td><span class=\"{class}\">");
        escape(&in_one_line(&entity.name), out);
        out.push_str("</span>");
        cell(out);
        escape(entity.country.as_deref().unwrap_or_default(), out);
        cell(out);
        out.push_str("<span class=\"dl-code\">");
        escape(entity.code.as_deref().unwrap_or_default(), out);
        out.push_str("</span>");
        cell(out);
        escape(&roles(entity).join("; "), out);
        let _ = writeln!(out, "</td><td class=\"dl-number\">{}</td></tr>", entity.mentions.len());
    }
    end(out);
}

/// The offices of a person in the words of the text, none twice.
pub fn roles(entity: &Entity) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for role in &entity.roles {
        let words = in_one_line(&role.text).into_owned();
        if !found.contains(&words) {
            found.push(words);
        }
    }
    found
}

fn faint_if(faint: bool, why: &str, said: &str, out: &mut String) {
    if faint {
        let _ = write!(out, "<span class=\"dl-code\" title=\"{why}\">");
    }
    escape(said, out);
    if faint {
        out.push_str("</span>");
    }
}

fn begin(caption: &str, columns: &[&str], out: &mut String) {
    let _ = write!(out, "<div class=\"dl-table\"><table><caption>{caption}</caption><thead><tr>");
    for column in columns {
        let _ = write!(out, "<th scope=\"col\">{column}</th>");
    }
    out.push_str("</tr></thead><tbody>\n");
}

fn cell(out: &mut String) {
    out.push_str("</td><td>");
}

fn end(out: &mut String) {
    out.push_str("</tbody></table></div>\n");
}
