//! View: an article for a person to look at, as HTML for a notebook or a browser, or as text for a terminal.
//!
//! In: an [`Article`](crate::Article), as any user has it. Out: a string. `happenings` and `days` say the facts as a
//! reader would (one happening for all the places that tell it, "22–23 Dec 2018"); `marks` lays marks over the text;
//! `columns` wraps words for a terminal.

mod captions;
mod columns;
mod days;
mod happenings;
mod html;
mod marks;
#[cfg(test)]
mod sample;
mod tables;
mod terminal;

pub use html::{html, page};
pub use marks::escape;
pub use terminal::text;
