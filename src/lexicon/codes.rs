//! Codes: whether a country or an actor code that a user gives is one.
//!
//! Countries are those of `data/country_names.tsv`; what else a code is made of stands in `data/actor_codes.tsv`.

use rustc_hash::FxHashSet;
use std::sync::LazyLock;

struct Codes {
    countries: FxHashSet<&'static str>,
    /// What stands in place of a country: "IGO".
    origins: FxHashSet<&'static str>,
    sectors: FxHashSet<&'static str>,
}

static CODES: LazyLock<Codes> = LazyLock::new(|| {
    let part = |asked: &str| {
        let rows = super::ACTOR_CODES.rows();
        rows.filter(|[_, part, _]| *part == asked).map(|[code, ..]| code).collect::<FxHashSet<_>>()
    };
    let (mut countries, origins) = (part("country"), part("origin"));
    let named = super::COUNTRY_NAMES.rows().map(|[_, iso3, _]| iso3);
    countries.extend(named.filter(|iso3| !origins.contains(iso3)));
    Codes { countries, origins, sectors: part("sector") }
});

/// Whether it is a country of ISO 3166-1, by its three letters.
pub fn is_country(code: &str) -> bool {
    CODES.countries.contains(code)
}

/// Whether it stands in place of a country in the code of what belongs to none: "IGO".
pub fn is_origin(code: &str) -> bool {
    CODES.origins.contains(code)
}

/// Whether it is a code of PLOVER, or empty: a country, or what stands in its place, then sectors; or sectors alone.
pub fn check(code: &str) -> Result<(), String> {
    if !code.len().is_multiple_of(3) || !code.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return Err(format!("code is {code:?}; expected a PLOVER code, such as \"SYRSPY\""));
    }
    let parts = || (0..code.len()).step_by(3).map(|at| &code[at..at + 3]);
    let origin = |code: &str| CODES.countries.contains(code) || CODES.origins.contains(code);
    let begins = parts().next().is_none_or(|first| origin(first) || CODES.sectors.contains(first));
    if !begins {
        let mut others: Vec<&str> = CODES.origins.iter().copied().collect();
        others.sort_unstable();
        let (first, others) = (&code[..3], others.join(", "));
        return Err(format!(
            "code is {code:?}; {first:?} is no country of ISO 3166-1, none of {others}, and no sector"
        ));
    }
    match parts().skip(1).find(|part| !CODES.sectors.contains(part)) {
        Some(part) => Err(format!("code is {code:?}; {part:?} is no sector of PLOVER, such as \"SPY\" in \"SYRSPY\"")),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon;

    #[test]
    fn a_code_is_an_origin_and_sectors() {
        for code in ["", "SYR", "SYRSPY", "UNO", "UNOHLH", "NGO", "NGOHLH", "IMGREB", "MIL", "SYRGOVMIL", "XKXGOV"] {
            assert_eq!(check(code), Ok(()), "{code}");
        }
        let fault = |code: &str| check(code).unwrap_err();
        assert_eq!(
            fault("BANANA"),
            "code is \"BANANA\"; \"BAN\" is no country of ISO 3166-1, none of EUR, IGO, IMG, ISM, MNC, NGO, UNO, and no sector"
        );
        assert_eq!(
            fault("SYRQQQ"),
            "code is \"SYRQQQ\"; \"QQQ\" is no sector of PLOVER, such as \"SPY\" in \"SYRSPY\""
        );
        assert_eq!(fault("SYRS"), "code is \"SYRS\"; expected a PLOVER code, such as \"SYRSPY\"");
    }

    #[test]
    fn countries_are_no_other_origins() {
        assert!(["SYR", "ABW", "SJM", "XKX"].into_iter().all(is_country));
        assert!(!["EUR", "IGO", "ZZZ", "MIL", "", "Syr"].into_iter().any(is_country));
    }

    #[test]
    fn every_code_of_ours_is_one() {
        let codes = lexicon::ORGANIZATIONS.rows().map(|[_, code, _]| code.to_owned());
        let offices = lexicon::OFFICEHOLDERS.rows().map(|[_, origin, sector, ..]| format!("{origin}{sector}"));
        for code in codes.chain(offices) {
            assert_eq!(check(&code), Ok(()), "{code}");
        }
    }
}
