//! An article as TimeML: its text, unchanged, with each time in a TIMEX3, as the TempEval campaigns write it.
//!
//! The day of publication is the document creation time, `t0`. A time that is told from it has it as its anchor, and a
//! length that ends or begins there has it as that end; where the text itself names the anchor, none is given.

use super::{Article, Published, Time};
use std::fmt::Write;

/// Rules whose times are always told from the day of publication.
const TOLD_FROM_PUBLICATION: [&str; 11] = [
    "day-month",
    "holiday",
    "latest-period",
    "month",
    "month-day",
    "near-holiday",
    "season",
    "this-unit",
    "today",
    "weekday",
    "weekend",
];

/// The value of a time that has none.
const NO_VALUE: &str = "XXXX-XX-XX";

impl Article {
    /// The article as TimeML.
    pub fn to_timeml(&self) -> String {
        let mut out = String::with_capacity(self.text.len() + 128 * self.times.len() + 512);
        out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        out.push_str("<TimeML xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" ");
        out.push_str("xsi:noNamespaceSchemaLocation=\"http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd\">\n\n");
        if let Some(Published { value, .. }) = &self.published {
            let kind = if value.contains('T') { "TIME" } else { "DATE" };
            let _ = write!(
                out,
                "<DCT><TIMEX3 tid=\"t0\" type=\"{kind}\" value=\"{value}\" temporalFunction=\"false\" \
                 functionInDocument=\"CREATION_TIME\">{value}</TIMEX3></DCT>\n\n"
            );
        }
        out.push_str("<TEXT>");
        let published = self.published.as_ref().map(|published| published.value.get(..10).unwrap_or_default());
        let (mut rest, mut at) = (self.text.as_str(), 0);
        // What stands up to a code point; they are asked for in order.
        let mut up_to = |point: u32| {
            let byte = rest.char_indices().nth((point - at) as usize).map_or(rest.len(), |(byte, _)| byte);
            let (before, after) = rest.split_at(byte);
            (rest, at) = (after, point);
            before
        };
        for (index, time) in self.times.iter().enumerate() {
            escape(up_to(time.start), &mut out);
            open(index + 1, time, published, &mut out);
            escape(up_to(time.end), &mut out);
            out.push_str("</TIMEX3>");
        }
        escape(rest, &mut out);
        out.push_str("</TEXT>\n\n</TimeML>\n");
        out
    }
}

/// The tag that opens a time.
fn open(number: usize, time: &Time, published: Option<&str>, out: &mut String) {
    let value = time.value.as_deref().unwrap_or(NO_VALUE);
    let _ = write!(out, "<TIMEX3 tid=\"t{number}\" type=\"{}\" value=\"{value}\"", time.r#type);
    for (name, given) in [("mod", &time.r#mod), ("quant", &time.quant), ("freq", &time.freq)] {
        if let Some(given) = given {
            let _ = write!(out, " {name}=\"{given}\"");
        }
    }
    let here = |day: &Option<String>| published.is_some() && day.as_deref() == published;
    if time.r#type == "DURATION" && here(&time.earliest) {
        out.push_str(" beginPoint=\"t0\"");
    } else if time.r#type == "DURATION" && here(&time.latest) {
        out.push_str(" endPoint=\"t0\"");
    }
    let relative = time.origin == "relative";
    if published.is_some() && relative && is_told_from_publication(time) {
        out.push_str(" anchorTimeID=\"t0\"");
    }
    let _ = write!(out, " temporalFunction=\"{relative}\">");
}

fn is_told_from_publication(time: &Time) -> bool {
    TOLD_FROM_PUBLICATION.contains(&time.rule.as_str()) || time.rule == "offset" && time.text.ends_with("ago")
}

/// Characters as XML writes them. Those that XML cannot hold become the replacement character, so that offsets stay.
fn escape(text: &str, out: &mut String) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // A parser would make a line feed of it.
            '\r' => out.push_str("&#13;"),
            '\t' | '\n' => out.push(character),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            _ => out.push(character),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::extractor::{Extractor, Moment, Options};

    fn timeml(text: &str, published: Option<&str>) -> String {
        let published = published.map(|published| Moment::parse(published).unwrap());
        let article = Extractor::default().read(text, &Options { published, url: None }).unwrap();
        let whole = article.to_timeml();
        let start = whole.find("<DCT>").or(whole.find("<TEXT>")).unwrap();
        whole[start..].replace("\n\n</TimeML>\n", "")
    }

    #[test]
    fn times_are_tagged_in_the_text() {
        assert_eq!(
            timeml("They met on Friday.", Some("2018-12-24")),
            "<DCT><TIMEX3 tid=\"t0\" type=\"DATE\" value=\"2018-12-24\" temporalFunction=\"false\" \
             functionInDocument=\"CREATION_TIME\">2018-12-24</TIMEX3></DCT>\n\n\
             <TEXT>They met on <TIMEX3 tid=\"t1\" type=\"DATE\" value=\"2018-12-21\" anchorTimeID=\"t0\" \
             temporalFunction=\"true\">Friday</TIMEX3>.</TEXT>"
        );
        assert_eq!(
            timeml("It rained for the past three days.", Some("2018-12-24")).split("<TEXT>").nth(1).unwrap(),
            "It rained for <TIMEX3 tid=\"t1\" type=\"DURATION\" value=\"P3D\" endPoint=\"t0\" \
             temporalFunction=\"false\">the past three days</TIMEX3>.</TEXT>"
        );
        assert_eq!(
            timeml("They meet twice a week & rest.", None),
            "<TEXT>They meet <TIMEX3 tid=\"t1\" type=\"SET\" value=\"P1W\" freq=\"2X\" \
             temporalFunction=\"false\">twice a week</TIMEX3> &amp; rest.</TEXT>"
        );
    }

    #[test]
    fn what_xml_cannot_hold_is_replaced() {
        assert_eq!(timeml("a\u{1}b\r\n<c> é", None), "<TEXT>a\u{fffd}b&#13;\n&lt;c&gt; é</TEXT>");
    }
}
