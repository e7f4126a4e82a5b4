//! Letters without their accents, by one table for towns and people.

use super::ACCENTS;

/// What a letter with an accent is without it: "o" of "ộ", "ss" of "ß"; `None` of any other.
pub fn plain(letter: char) -> Option<&'static str> {
    let mut written = [0; 4];
    let row = (!letter.is_ascii()).then(|| ACCENTS.find(letter.encode_utf8(&mut written)).next()).flatten();
    row.map(|[_, plain]| plain)
}

/// A name without its accents, if it has some: "São Tomé" is "Sao Tome".
pub fn without_accents(name: &str) -> Option<String> {
    if name.is_ascii() {
        return None;
    }
    let mut found = String::with_capacity(name.len());
    for letter in name.chars() {
        match plain(letter) {
            Some(plain) => found.push_str(plain),
            None => found.push(letter),
        }
    }
    (found != name).then_some(found)
}
