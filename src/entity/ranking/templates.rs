//! Features of log-linear models, and their weights in tables of `data/`.
//!
//! A feature is a template and one value of each of its parts: `role subject possessor previous`. Its number is counted out
//! over the templates, so that no string is looked up while a text is read; a feature that the table does not list weighs
//! nothing.

use rustc_hash::FxHashMap;

/// A kind of feature: its name, and the names of the values of its parts.
pub struct Template {
    pub name: &'static str,
    pub parts: &'static [&'static [&'static str]],
}

impl Template {
    fn features(&self) -> usize {
        self.parts.iter().map(|values| values.len()).product()
    }
}

/// Number some templates: a module `template` of their places, and the list `TEMPLATES`.
macro_rules! templates {
    ($($id:ident = $name:literal $parts:expr;)+) => {
        /// The templates, by number.
        pub mod template {
            #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
            enum Number { $($id),+ }
            $(pub const $id: usize = Number::$id as usize;)+
        }
        pub static TEMPLATES: &[$crate::entity::ranking::templates::Template] =
            &[$($crate::entity::ranking::templates::Template { name: $name, parts: $parts }),+];
    };
}
pub(in crate::entity) use templates;

/// What each feature weighs, in `N` scores.
pub struct Weights<const N: usize> {
    templates: &'static [Template],
    /// Where the features of each template begin.
    starts: Vec<usize>,
    weights: Vec<[f32; N]>,
}

impl<const N: usize> Weights<N> {
    /// Read the rows of a table: the name of each feature with its weights.
    pub fn new<'r>(templates: &'static [Template], rows: impl Iterator<Item = (&'r str, [&'r str; N])>) -> Self {
        let listed: FxHashMap<&str, [&str; N]> = rows.collect();
        let mut starts = Vec::with_capacity(templates.len());
        let mut length = 0;
        for template in templates {
            starts.push(length);
            length += template.features();
        }
        let mut found = Self { templates, starts, weights: Vec::new() };
        let weights = |index| {
            let row = listed.get(found.name(index).as_str());
            row.map_or([0.0; N], |row| row.map(|weight| weight.parse().unwrap_or_default()))
        };
        found.weights = (0..length).map(weights).collect();
        found
    }

    /// The number of a feature: a template with a value for each of its parts, of which the last stands for all above it;
    /// parts without a value have their first.
    pub fn index(&self, template: usize, values: &[usize]) -> usize {
        let mut offset = 0;
        let mut values = values.iter();
        for names in self.templates[template].parts {
            let value = values.next().copied().unwrap_or_default();
            offset = offset * names.len() + value.min(names.len() - 1);
        }
        self.starts[template] + offset
    }

    pub fn of(&self, index: usize) -> &[f32; N] {
        &self.weights[index]
    }

    /// The name of a feature, as the table writes it.
    pub fn name(&self, index: usize) -> String {
        let template = self.starts.partition_point(|&start| start <= index) - 1;
        let mut rest = index - self.starts[template];
        let mut values = Vec::new();
        for names in self.templates[template].parts.iter().rev() {
            values.push(names[rest % names.len()]);
            rest /= names.len();
        }
        values.push(self.templates[template].name);
        values.reverse();
        values.join(" ")
    }

    #[cfg(test)]
    pub fn names(&self) -> std::collections::HashSet<String> {
        (0..self.weights.len()).map(|index| self.name(index)).collect()
    }
}
