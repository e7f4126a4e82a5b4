//! The Arrow array of a field, of whatever type: numbers, strings, days, lists, structs, and what may be missing.

use super::row::Row;
use arrow_array::{Array, ArrayRef, Date32Array, Float64Array, Int32Array, ListArray, StringArray, StructArray};
use arrow_buffer::{NullBuffer, OffsetBuffer};
use arrow_schema::{Field, Fields};
use compact_str::CompactString;
use jiff::civil::{Date, date};
use std::sync::Arc;

pub trait Column: Sized {
    /// The array of some values; `None` gives a null.
    fn array(values: &[Option<&Self>]) -> ArrayRef;
}

impl Column for u32 {
    /// Offsets and indices fit: a text has at most 2³¹ bytes here.
    fn array(values: &[Option<&Self>]) -> ArrayRef {
        Arc::new(values.iter().map(|value| value.map(|&value| value as i32)).collect::<Int32Array>())
    }
}

impl Column for f64 {
    fn array(values: &[Option<&Self>]) -> ArrayRef {
        Arc::new(values.iter().map(|value| value.copied()).collect::<Float64Array>())
    }
}

impl Column for String {
    fn array(values: &[Option<&Self>]) -> ArrayRef {
        Arc::new(values.iter().copied().collect::<StringArray>())
    }
}

impl Column for CompactString {
    fn array(values: &[Option<&Self>]) -> ArrayRef {
        Arc::new(values.iter().map(|value| value.map(CompactString::as_str)).collect::<StringArray>())
    }
}

impl<T: Column> Column for Option<T> {
    fn array(values: &[Option<&Self>]) -> ArrayRef {
        T::array(&values.iter().map(|value| value.and_then(Option::as_ref)).collect::<Vec<_>>())
    }
}

impl<T: Column> Column for Vec<T> {
    fn array(values: &[Option<&Self>]) -> ArrayRef {
        let lengths = values.iter().map(|list| list.map_or(0, Vec::len));
        let offsets = OffsetBuffer::from_lengths(lengths);
        let items = T::array(&values.iter().copied().flatten().flatten().map(Some).collect::<Vec<_>>());
        let item = Arc::new(Field::new("item", items.data_type().clone(), true));
        Arc::new(ListArray::new(item, offsets, items, nulls(values)))
    }
}

impl<T: Row> Column for T {
    fn array(values: &[Option<&Self>]) -> ArrayRef {
        let (fields, arrays): (Vec<Field>, Vec<ArrayRef>) = T::columns(values)
            .into_iter()
            .map(|(name, array)| (Field::new(name, array.data_type().clone(), true), array))
            .unzip();
        Arc::new(StructArray::new(Fields::from(fields), arrays, nulls(values)))
    }
}

fn nulls<T>(values: &[Option<&T>]) -> Option<NullBuffer> {
    values.iter().any(Option::is_none).then(|| values.iter().map(Option::is_some).collect())
}

/// A string that holds an ISO date, or may be missing.
pub trait Day {
    fn day(&self) -> Option<&str>;
}

impl Day for CompactString {
    fn day(&self) -> Option<&str> {
        Some(self)
    }
}

impl Day for Option<String> {
    fn day(&self) -> Option<&str> {
        self.as_deref()
    }
}

/// The days since 1970.
pub fn days<T: Day>(values: &[Option<&T>]) -> ArrayRef {
    let since = |value: &Option<&T>| {
        let day: Date = value.and_then(T::day)?.parse().ok()?;
        Some((day - date(1970, 1, 1)).get_days())
    };
    Arc::new(values.iter().map(since).collect::<Date32Array>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use arrow_array::cast::AsArray;
    use arrow_array::types::{Date32Type, Int32Type};

    #[test]
    fn days_count_from_1970() {
        let given = ["1970-01-02", "1969-12-31", "2018-12-24", "none"].map(CompactString::from);
        let array = days(&[Some(&given[0]), Some(&given[1]), Some(&given[2]), Some(&given[3]), None]);
        let found: Vec<_> = array.as_primitive::<Date32Type>().iter().collect();
        assert_eq!(found, [Some(1), Some(-1), Some(17889), None, None]);
    }

    #[test]
    fn a_missing_list_is_null_and_an_empty_one_is_not() {
        let lists = [vec![1, 2], vec![]];
        let array = Vec::<u32>::array(&[Some(&lists[0]), None, Some(&lists[1])]);
        let array = array.as_list::<i32>();
        assert_eq!((array.is_null(0), array.is_null(1), array.is_null(2)), (false, true, false));
        assert_eq!(array.value(0).as_primitive::<Int32Type>().values(), &[1, 2]);
        assert_eq!(array.value_length(2), 0);
    }
}
