//! Articles as Arrow tables: one each for articles, entities, mentions, times, quotes and events.
//!
//! The columns have the names of the output contract, in its order; lists and objects become lists and structs. Each
//! table begins with `article`, the number of the article in the input. Types are those that every engine takes: Int32,
//! Int64, Float64, Utf8, Date32 for days, List and Struct; no dictionaries, no unsigned integers. Every column may hold
//! nulls. `column` makes the array of a field; `row` says which fields make the columns of a table.

mod column;
mod row;

use crate::article::Article;
use crate::error::Error;
use arrow_array::{ArrayRef, Int64Array, RecordBatch};
use arrow_schema::{Field, Schema, SchemaRef};
use column::Column;
use row::Row;
use std::sync::Arc;

/// The names of the tables, in their order.
pub const TABLES: [&str; 6] = ["articles", "entities", "mentions", "times", "quotes", "events"];

/// An article of more bytes does not fit the 32-bit offsets of Arrow's Utf8.
const LIMIT: usize = i32::MAX as usize;

/// Articles with their numbers, which go into one batch of every table.
pub type Numbered = (i64, Arc<Article>);

/// One batch of each table, in the order of [`TABLES`].
pub fn batches(articles: &[Numbered]) -> Result<[RecordBatch; 6], Error> {
    if let Some((_, article)) = articles.iter().find(|(_, article)| article.text.len() > LIMIT) {
        return Err(Error::TooLong { bytes: article.text.len(), limit: LIMIT });
    }
    let mentions = || articles.iter().flat_map(|(number, article)| article.entities.iter().map(move |e| (*number, e)));
    let of_mentions: Vec<_> = mentions().flat_map(|(n, entity)| entity.mentions.iter().map(move |m| (n, m))).collect();
    let entity_of: Vec<_> =
        mentions().flat_map(|(_, entity)| entity.mentions.iter().map(|_| Some(&entity.id))).collect();
    Ok([
        batch(&articles.iter().map(|(number, article)| (*number, &**article)).collect::<Vec<_>>(), Vec::new()),
        batch(&rows(articles, |article| &article.entities), Vec::new()),
        batch(&of_mentions, vec![("entity", u32::array(&entity_of))]),
        batch(&rows(articles, |article| &article.times), Vec::new()),
        batch(&rows(articles, |article| &article.quotes), Vec::new()),
        batch(&rows(articles, |article| &article.events), Vec::new()),
    ])
}

/// The schema of each table.
pub fn schemas() -> [SchemaRef; 6] {
    batches(&[]).expect("nothing is not too long").map(|batch| batch.schema())
}

/// The parts of all articles, each with the number of its article.
fn rows<'a, T>(articles: &'a [Numbered], parts: impl Fn(&'a Article) -> &'a Vec<T>) -> Vec<(i64, &'a T)> {
    articles.iter().flat_map(|(number, article)| parts(article).iter().map(|part| (*number, part))).collect()
}

/// A batch with the columns `article`, those given, and the fields of the rows.
fn batch<T: Row>(rows: &[(i64, &T)], first: Vec<(&'static str, ArrayRef)>) -> RecordBatch {
    let numbers: ArrayRef = Arc::new(Int64Array::from_iter_values(rows.iter().map(|(number, _)| *number)));
    let values: Vec<Option<&T>> = rows.iter().map(|(_, row)| Some(*row)).collect();
    let columns = [("article", numbers)].into_iter().chain(first).chain(T::columns(&values));
    let (fields, arrays): (Vec<Field>, Vec<ArrayRef>) =
        columns.map(|(name, array)| (Field::new(name, array.data_type().clone(), true), array)).unzip();
    RecordBatch::try_new(Arc::new(Schema::new(fields)), arrays).expect("all columns have a value for each row")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extractor::{Extractor, Options};
    use arrow_array::cast::AsArray;

    fn columns(table: usize) -> String {
        let schema = &schemas()[table];
        schema.fields().iter().map(|field| format!("{}: {}\n", field.name(), field.data_type())).collect()
    }

    #[test]
    fn nothing_gives_tables_with_columns_and_no_rows() {
        for (table, batch) in TABLES.iter().zip(batches(&[]).unwrap()) {
            assert_eq!(batch.num_rows(), 0, "{table}");
            assert_eq!(batch.schema().field(0).name(), "article", "{table}");
        }
    }

    #[test]
    fn types_are_those_that_every_engine_takes() {
        let all: String = (0..TABLES.len()).map(columns).collect();
        assert!(!["UInt", "Dictionary", "View", "Large"].iter().any(|refused| all.contains(refused)), "{all}");
        assert!(all.contains("earliest: Date32"), "{all}");
    }

    #[test]
    fn rows_keep_the_number_of_their_article() {
        let read = |text| Arc::new(Extractor::default().read(text, &Options::default()).unwrap());
        let batches = batches(&[(3, read("Peace talks began.")), (7, read("They ended."))]).unwrap();
        let numbers = batches[0].column(0).as_primitive::<arrow_array::types::Int64Type>();
        assert_eq!(numbers.values(), &[3, 7]);
        assert_eq!(batches[0].column_by_name("text").unwrap().as_string::<i32>().value(1), "They ended.");
    }
}
