//! View: an article for a person to look at, as HTML for a notebook or a browser.
//!
//! In: an [`Article`](crate::Article), as any user has it. Out: a string. `happenings` and `days` say the facts as a
//! reader would (one happening for all the places that tell it, "22–23 Dec 2018"); `marks` lays marks over the text.

mod captions;
mod days;
mod happenings;
mod html;
mod marks;
mod tables;

pub use html::{html, page};
