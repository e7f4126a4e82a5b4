//! The columns of each struct of an article: its fields, in their order.
//!
//! Two tables leave out what has a table of its own: an entity its mentions, an article its entities, times, quotes and
//! events. Tokens have no table.

use super::column::{Column, days};
use crate::article::*;
use arrow_array::ArrayRef;

pub trait Row: Sized {
    /// The columns of some rows, each with its name. A row that is `None` is null in all of them.
    fn columns(values: &[Option<&Self>]) -> Vec<(&'static str, ArrayRef)>;
}

/// `row!(Time { start, end, earliest: days, … })`: a field with a function after it is made by that.
macro_rules! row {
    ($type:ident { $($field:ident $(: $make:ident)?),+ $(,)? }) => {
        impl Row for $type {
            fn columns(values: &[Option<&Self>]) -> Vec<(&'static str, ArrayRef)> {
                vec![$({
                    let field: Vec<_> = values.iter().map(|row| row.map(|row| &row.$field)).collect();
                    (name(stringify!($field)), row!(@array field $($make)?))
                }),+]
            }
        }
    };
    (@array $values:ident) => { Column::array(&$values) };
    (@array $values:ident $make:ident) => { $make(&$values) };
}

row!(Article { text, language, title, published, authors, blocks, sentences, warnings });
row!(Span { start, end, text });
row!(Published { value, start, end, origin });
row!(Block { kind, start, end });
row!(Sentence { start, end, block });
row!(Warning { code, message });

row!(Entity { id, kind, name, country, code, kb_id, roles, place });
row!(Role { text, start, end, title, organization, country, status });
row!(Place { geonameid, latitude, longitude, country, admin1, feature });
row!(Mention { start, end, text, form });

row!(Time { start, end, text, r#type, value, r#mod, quant, freq, earliest: days, latest: days, origin, rule });

row!(Quote { start, end, text, kind, cue, speaker });
row!(Speaker { start, end, text, entity });

row!(Event {
    id,
    r#type,
    mode,
    contexts,
    cameo,
    quad,
    goldstein,
    trigger,
    actors,
    recipients,
    place,
    date,
    polarity,
    modality,
    attribution,
    sentence,
    rule,
    confidence,
    same_as,
});
row!(Participant { start, end, text, entity, code, country, sector });
row!(EventPlace { start, end, text, entity });
row!(EventDate { earliest: days, latest: days, granularity, origin, time });
row!(Source { start, end, text, entity, cue });

/// The name of a field, without the mark that it needs where Rust has a keyword of that name.
fn name(field: &'static str) -> &'static str {
    field.strip_prefix("r#").unwrap_or(field)
}
