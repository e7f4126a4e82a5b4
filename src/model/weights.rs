//! The file of a trained model, read in place.
//!
//! In: its bytes. Out: slices of them by the names of the sections, and the model's sizes. The format is described where it
//! is written, in training/export.py. A file that is cut short, foreign or of another version is refused with the reason.

use crate::error::Error;

/// The version of the format that this library reads.
pub const VERSION: u32 = 1;
const MAGIC: &[u8; 8] = b"dateline";

/// The sections of a file.
pub struct Weights<'w> {
    bytes: &'w [u8],
    sections: Vec<(&'w str, &'w [u8])>,
}

impl<'w> Weights<'w> {
    /// Read the table of contents.
    pub fn parse(bytes: &'w [u8]) -> Result<Self, Error> {
        let word = |at: usize| -> Option<u32> { bytes.get(at..at + 4)?.try_into().ok().map(u32::from_le_bytes) };
        if !bytes.starts_with(MAGIC) {
            return Err(Error::model("it does not begin with \"dateline\", so it is no model of this library"));
        }
        match word(8) {
            Some(VERSION) => {}
            Some(other) => {
                return Err(Error::model(format!("it is of version {other}, this library reads version {VERSION}")));
            }
            None => return Err(Error::model("it ends before its version")),
        }
        let count = word(12).ok_or_else(|| Error::model("it ends before its table of contents"))? as usize;
        let mut found = Self { bytes, sections: Vec::new() };
        for at in (0..count).map(|number| 16 + 24 * number) {
            let cut = || Error::model("it ends within its table of contents");
            let name = bytes.get(at..at + 16).ok_or_else(cut)?;
            let (offset, length) = (word(at + 16).ok_or_else(cut)?, word(at + 20).ok_or_else(cut)?);
            let name = name.split(|&byte| byte == 0).next().unwrap_or_default();
            let name = std::str::from_utf8(name).map_err(|_| Error::model("a section's name is not UTF-8"))?;
            let end = u64::from(offset) + u64::from(length);
            let section =
                bytes.get(offset as usize..).and_then(|rest| rest.get(..length as usize)).ok_or_else(|| {
                    Error::model(format!("its section {name:?} ends at byte {end}, the file at {}", bytes.len()))
                })?;
            found.sections.push((name, section));
        }
        Ok(found)
    }

    /// The bytes of a section, which must be so many.
    pub fn bytes(&self, name: &str, length: usize) -> Result<&'w [u8], Error> {
        let section = self.section(name)?;
        if section.len() != length {
            let found = section.len();
            return Err(Error::model(format!("its section {name:?} has {found} bytes, {length} were expected")));
        }
        Ok(section)
    }

    /// A section of any length.
    pub fn section(&self, name: &str) -> Result<&'w [u8], Error> {
        let found = self.sections.iter().find(|(of, _)| *of == name);
        let size = self.bytes.len();
        found
            .map(|(_, section)| *section)
            .ok_or_else(|| Error::model(format!("no section {name:?} in its {size} bytes")))
    }

    pub fn i8(&self, name: &str, length: usize) -> Result<&'w [i8], Error> {
        let bytes = self.bytes(name, length)?;
        // SAFETY: i8 and u8 have one size and alignment, and every bit pattern is valid in both.
        Ok(unsafe { std::slice::from_raw_parts(bytes.as_ptr().cast(), bytes.len()) })
    }

    /// Numbers of four bytes, copied so that they are aligned.
    pub fn f32(&self, name: &str, length: usize) -> Result<Vec<f32>, Error> {
        let bytes = self.bytes(name, 4 * length)?;
        let values: Vec<f32> = bytes.as_chunks().0.iter().map(|&four| f32::from_le_bytes(four)).collect();
        match values.iter().all(|value| value.is_finite()) {
            true => Ok(values),
            false => Err(Error::model(format!("its section {name:?} holds what is no number"))),
        }
    }

    pub fn u32(&self, name: &str) -> Result<Vec<u32>, Error> {
        Ok(self.section(name)?.as_chunks().0.iter().map(|&four| u32::from_le_bytes(four)).collect())
    }

    pub fn u16(&self, name: &str, length: usize) -> Result<Vec<u16>, Error> {
        Ok(self.bytes(name, 2 * length)?.as_chunks().0.iter().map(|&two| u16::from_le_bytes(two)).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reason(bytes: &[u8]) -> String {
        Weights::parse(bytes).err().map(|error| error.to_string()).unwrap_or_default()
    }

    #[test]
    fn a_foreign_file_is_refused() {
        assert!(reason(b"PK\x03\x04").contains("no model of this library"), "{}", reason(b"PK"));
    }

    #[test]
    fn another_version_is_refused() {
        let mut bytes = MAGIC.to_vec();
        bytes.extend([7, 0, 0, 0, 0, 0, 0, 0]);
        assert!(reason(&bytes).contains("version 7, this library reads version 1"), "{}", reason(&bytes));
    }

    #[test]
    fn a_file_cut_anywhere_is_refused() {
        let whole = crate::model::EMBEDDED;
        assert!(Weights::parse(whole).is_ok());
        for length in [0, 7, 10, 14, 30, 700, whole.len() / 2, whole.len() - 64] {
            assert!(!reason(&whole[..length]).is_empty(), "{length} bytes were taken for a model");
        }
    }
}
