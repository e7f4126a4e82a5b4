//! Terminal: what an article says, for a person at a terminal. Title and date, who is who, what happened when, who said
//! what.
//!
//! In: an article, the width of the terminal, and whether it shows colours. Out: lines, each ended.

use super::columns::{Cell, Columns, Style, widths};
use super::days;
use super::happenings::{Happening, called, happenings, is_assumed, named, offices};
use crate::article::{Article, Entity, EventPlace, Quote};

/// Lines longer than this are hard to read, however wide the window.
const WIDEST: usize = 110;
/// The narrowest at which columns stand side by side.
const SIDE_BY_SIDE: usize = 50;
const MARGIN: usize = 2;
/// The characters of a quotation that are shown.
const LONGEST_QUOTE: usize = 600;

/// An article as text for a terminal.
pub fn text(article: &Article, width: usize, color: bool) -> String {
    let mut page = Page { out: String::new(), width: width.clamp(20, WIDEST), color };
    head(article, &mut page);
    people(article, &mut page);
    events(article, &mut page);
    quotes(article, &mut page);
    page.out
}

/// What was written so far, and how wide it may be.
struct Page {
    out: String,
    width: usize,
    color: bool,
}

impl Page {
    fn line(&mut self, cell: Cell) {
        Columns { margin: 0, widths: &[self.width], color: self.color }.write(&[cell], &mut self.out);
    }

    /// A part with its heading; none where it has no rows. `shares`: how much of the width a column may take, in percent.
    fn part<const N: usize>(&mut self, heading: &str, rows: &[[Cell; N]], shares: [usize; N]) {
        if rows.is_empty() {
            return;
        }
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        self.line(Cell::new(heading, Style::Faint));
        if self.width >= SIDE_BY_SIDE {
            let widths = widths(self.width - MARGIN, rows, shares);
            let columns = Columns { margin: MARGIN, widths: &widths, color: self.color };
            for row in rows {
                columns.write(row, &mut self.out);
            }
            return;
        }
        for cells in rows {
            for (index, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
                let margin = if index == 0 { MARGIN } else { 2 * MARGIN };
                let columns = Columns { margin, widths: &[self.width - margin], color: self.color };
                columns.write(std::slice::from_ref(cell), &mut self.out);
            }
        }
    }
}

/// Title, date, authors, and what to beware of.
fn head(article: &Article, page: &mut Page) {
    if let Some(title) = &article.title {
        page.line(Cell::new(&title.text, Style::Strong));
    }
    let date = article.published.as_ref().map(|published| days::moment(&published.value));
    let authors = article.authors.iter().map(|author| author.text.to_string());
    let facts: Vec<String> = date.into_iter().chain(authors).collect();
    if !facts.is_empty() {
        page.line(Cell::new(&facts.join(" · "), Style::Faint));
    }
    for warning in &article.warnings {
        page.line(Cell::new(&format!("! {}", warning.message), Style::Caution));
    }
}

/// Name, country, office; then the places in one line.
fn people(article: &Article, page: &mut Page) {
    let row = |entity: &Entity| {
        let country = entity.country.as_deref().unwrap_or_default();
        let offices = offices(entity).join("; ");
        [Cell::new(&entity.name, Style::Name), Cell::new(country, Style::Faint), Cell::new(&offices, Style::Plain)]
    };
    let rows: Vec<[Cell; 3]> = named(article, "person").chain(named(article, "organization")).map(row).collect();
    page.part("WHO IS WHO", &rows, [45, 10, 100]);
    let mut places = Cell::default();
    let listed: Vec<&Entity> = named(article, "place").collect();
    for (index, place) in listed.iter().enumerate() {
        let comma = if index + 1 < listed.len() { "," } else { "" };
        match place.country.as_deref().filter(|_| is_inside_country(place)) {
            Some(country) => {
                places.add(&place.name, Style::Plain);
                places.add(&format!("{country}{comma}"), Style::Faint);
            }
            None => places.add(&format!("{}{comma}", place.name), Style::Plain),
        }
    }
    if !places.is_empty() {
        page.part("PLACES", &[[places]], [100]);
    }
}

/// Whether a place is a part of a country, and not the country itself.
fn is_inside_country(entity: &Entity) -> bool {
    let feature = entity.place.as_ref().and_then(|place| place.feature.as_deref());
    !feature.is_some_and(|feature| feature.starts_with("PCL"))
}

/// The happenings in the order of their days, those without one at the end; a day is named once.
fn events(article: &Article, page: &mut Page) {
    let (mut found, _) = happenings(article);
    found.sort_by_key(|happening| {
        let date = happening.date();
        (date.is_none(), date.map(|date| (&date.earliest, &date.latest)))
    });
    let mut last = None;
    let mut rows: Vec<[Cell; 3]> = Vec::with_capacity(found.len());
    for happening in &found {
        let date = happening.date();
        let day = date.map(|date| (days::range(&date.earliest, &date.latest), is_assumed(date)));
        let (said, faint) = day.unwrap_or_else(|| ("no day".to_owned(), true));
        let when = if last.as_ref() == Some(&said) {
            Cell::default()
        } else {
            Cell::new(&said, if faint { Style::Faint } else { Style::Plain })
        };
        rows.push([when, who(article, happening), what(article, happening)]);
        last = Some(said);
    }
    page.part("WHAT HAPPENED", &rows, [22, 40, 100]);
}

/// "Ali Mamlouk → Egypt"
fn who(article: &Article, happening: &Happening) -> Cell {
    let mut cell = Cell::default();
    for (list, arrow) in [(happening.actors(), false), (happening.recipients(), true)] {
        if arrow && !list.is_empty() {
            cell.add("→", Style::Faint);
        }
        for (index, participant) in list.iter().enumerate() {
            let comma = if index + 1 < list.len() { "," } else { "" };
            let name = called(article, participant.entity, &participant.text);
            cell.add(&format!("{name}{comma}"), Style::Name);
        }
    }
    cell
}

/// "not visited in Cairo — says SANA  CONSULT visit 042"
fn what(article: &Article, happening: &Happening) -> Cell {
    let mut cell = Cell::default();
    for reservation in happening.reservations() {
        cell.add(reservation, Style::Caution);
    }
    cell.add(&happening.first().trigger.text, Style::Strong);
    // "→ Cairo … in Cairo" would say it twice.
    let named = |place: &&EventPlace| {
        place.entity.is_some() && happening.recipients().iter().any(|one| one.entity == place.entity)
    };
    if let Some(place) = happening.place().filter(|place| !named(place)) {
        cell.add(if place.entity.is_some() { "in" } else { "at" }, Style::Plain);
        cell.add(&called(article, place.entity, &place.text), Style::Plain);
    }
    for (index, source) in happening.sources().iter().enumerate() {
        cell.add(if index == 0 { "— says" } else { "citing" }, Style::Faint);
        cell.add(&called(article, source.entity, &source.text), Style::Plain);
    }
    cell.add_whole(&happening.code(), Style::Faint);
    cell
}

/// Who said what, in the order of the text; a speaker is named once.
fn quotes(article: &Article, page: &mut Page) {
    let mut last = None;
    let mut rows: Vec<[Cell; 2]> = Vec::with_capacity(article.quotes.len());
    for quote in &article.quotes {
        let speaker = quote.speaker.as_ref().map(|speaker| called(article, speaker.entity, &speaker.text));
        let named = match &speaker {
            Some(_) if last == speaker => Cell::default(),
            Some(name) => Cell::new(name, Style::Name),
            None => Cell::new("—", Style::Faint),
        };
        rows.push([named, Cell::new(&words(quote), Style::Plain)]);
        last = speaker;
    }
    page.part("WHO SAID WHAT", &rows, [30, 100]);
}

/// The words of a quotation, in quotation marks where they are those of the speaker. A speech is cut.
fn words(quote: &Quote) -> String {
    let said = quote.text.trim();
    let (said, dots) = match said.char_indices().nth(LONGEST_QUOTE) {
        Some((end, _)) => (&said[..end], "…"),
        None => (said, ""),
    };
    if quote.kind == "direct" { format!("“{said}{dots}”") } else { format!("{said}{dots}") }
}

#[cfg(test)]
mod tests {
    use super::super::sample::article;
    use super::*;
    use unicode_width::UnicodeWidthStr;

    #[test]
    fn an_article_is_told_in_four_parts() {
        insta::assert_snapshot!(text(&article(), 60, false), @r"
        Spy chief visits Cairo
        24 December 2018

        WHO IS WHO
          Ali Mamlouk  SYR
          SANA         SYR

        PLACES
          Cairo EGY

        WHAT HAPPENED
          22 Dec 2018  Ali Mamlouk  visits in Cairo
                                    CONSULT visit 042
          24 Dec 2018  Ali Mamlouk  not meet in Cairo
                                    CONSULT visit 042

        WHO SAID WHAT
          Ali Mamlouk  “I <like> it,”
        ");
    }

    #[test]
    fn in_a_narrow_window_the_columns_stand_one_below_the_other() {
        insta::assert_snapshot!(text(&article(), 30, false), @r"
        Spy chief visits Cairo
        24 December 2018

        WHO IS WHO
          Ali Mamlouk
            SYR
          SANA
            SYR

        PLACES
          Cairo EGY

        WHAT HAPPENED
          22 Dec 2018
            Ali Mamlouk
            visits in Cairo
            CONSULT visit 042
          24 Dec 2018
            Ali Mamlouk
            not meet in Cairo
            CONSULT visit 042

        WHO SAID WHAT
          Ali Mamlouk
            “I <like> it,”
        ");
    }

    #[test]
    fn no_line_is_wider_than_the_terminal() {
        let mut article = article();
        article.entities[0].name = "東京 ".repeat(60);
        article.quotes[0].text = "x".repeat(300);
        for width in [20, 49, 50, 80, 300] {
            let shown = text(&article, width, false);
            assert!(shown.lines().all(|line| line.width() <= width), "{width}\n{shown}");
        }
    }

    #[test]
    fn colours_only_where_they_are_asked_for() {
        assert!(!text(&article(), 80, false).contains('\x1b'));
        assert!(text(&article(), 80, true).starts_with("\x1b[1mSpy chief visits Cairo\x1b[0m\n"));
    }
}
