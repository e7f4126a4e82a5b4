//! The parts that words play by which names and offices are told apart, as `entity_cues.tsv` has them.

/// The parts of a word, as bits.
pub type Cues = u64;

macro_rules! cues {
    ($($name:ident = $word:literal,)+) => {
        pub mod cue {
            use super::Cues;

            cues!(@bits 0; $($name),+);

            /// The part of a row.
            pub fn parse(word: &str) -> Cues {
                match word { $($word => $name,)+ _ => 0 }
            }
        }
    };
    (@bits $bit:expr; $head:ident $(, $tail:ident)*) => {
        pub const $head: Cues = 1 << ($bit);
        cues!(@bits $bit + 1; $($tail),*);
    };
    (@bits $bit:expr;) => {};
}

cues! {
    AIDE = "aide", ALIAS = "alias", AMERICAN = "american", ANOTHER = "another", ANY_BODY = "any_body", ARMED = "armed", AWAY = "away", BEARING = "bearing", BODY = "body",
    BRITISH = "british", BYNAME = "byname", CALLS = "calls", CANADIAN = "canadian", CITY = "city", CIVIL = "civil", COUNTRY = "country", DECIDE = "decide",
    DIVISION = "division", FACILITY = "facility", FIELD = "field", FOLK = "folk", FOREIGN = "foreign", GOVERNED = "governed",
    HONOUR = "honour", IN = "in", KIN = "kin", LANGUAGE = "language", LEADS = "leads", LINK = "link",
    MODIFIER = "modifier", MONTH = "month", NAME_ENDING = "name_ending", NATURAL = "natural", NOBODYS = "nobodys",
    NOT_NAME = "notname", ORDER = "order", OTHER_HEAD = "other_head", PARTICLE = "particle", PLACE_HEAD = "place_head",
    PLACE_LEAD = "place_lead", PLACE_OF = "place_of", PLAYER = "player", PORTFOLIO = "portfolio",
    POSSESSOR = "possessor", QUARTER = "quarter", ROAD = "road", SENT = "sent", SERVES = "serves", SHIP = "ship", SIDE = "side",
    SOMEBODY_ELSE = "somebody_else", SPEECH = "speech", ACTING = "status_acting", DEPUTY = "status_deputy",
    FORMER = "status_former", STORM = "storm", TAKEN = "taken", TIME = "time", VESSEL = "vessel", WORK = "work",
    // These two no row says: a phrase of another table begins with the word.
    ROLE = "(role)", HEAD = "(head)",
}

#[cfg(test)]
mod tests {
    use super::cue;
    use crate::lexicon;

    #[test]
    fn every_row_has_a_part() {
        for [word, part] in lexicon::ENTITY_CUES.rows() {
            assert_ne!(cue::parse(part), 0, "{word} {part}");
        }
    }
}
