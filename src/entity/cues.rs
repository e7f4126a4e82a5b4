//! The part that a word plays by which names and offices are told apart, as `entity_cues.tsv` has it.

/// The part that a word of `entity_cues.tsv` plays, as bits.
pub type Cues = u64;
macro_rules! cues {
    ($($name:ident = $word:literal at $bit:literal),+ $(,)?) => {
        pub mod cue {
            $(pub const $name: super::Cues = 1 << $bit;)+
            pub fn parse(word: &str) -> super::Cues {
                match word { $($word => $name,)+ _ => 0 }
            }
        }
    };
}
cues! {
    MONTH = "month" at 0, NOT_NAME = "notname" at 1, OTHER_HEAD = "other_head" at 2, PLACE_HEAD = "place_head" at 3,
    PLACE_LEAD = "place_lead" at 4, SPEECH = "speech" at 5, DECIDE = "decide" at 6, IN = "in" at 7, BODY = "body" at 8,
    COUNTRY = "country" at 9, CITY = "city" at 10, MODIFIER = "modifier" at 11, FORMER = "status_former" at 12,
    ACTING = "status_acting" at 13, DEPUTY = "status_deputy" at 14, POSSESSOR = "possessor" at 15,
    PARTICLE = "particle" at 16,
    SERVES = "serves" at 17, NAME_ENDING = "name_ending" at 20, TIME = "time" at 21, ALIAS = "alias" at 22, BEARING = "bearing" at 23,
    HONOUR = "honour" at 24, LANGUAGE = "language" at 25,
    GOVERNED = "governed" at 26, FIELD = "field" at 27, BYNAME = "byname" at 28, PORTFOLIO = "portfolio" at 29,
    NATURAL = "natural" at 30, SHIP = "ship" at 31, STORM = "storm" at 32, DIVISION = "division" at 33,
    FOLK = "folk" at 34, ROAD = "road" at 35, FACILITY = "facility" at 36, PLACE_OF = "place_of" at 37,
    KIN = "kin" at 38, SENT = "sent" at 39, AIDE = "aide" at 40, NOBODYS = "nobodys" at 41, PLAYER = "player" at 42,
    SOMEBODY_ELSE = "somebody_else" at 43, WORK = "work" at 44, TAKEN = "taken" at 45, LEADS = "leads" at 46,
    CALLS = "calls" at 47, ARMED = "armed" at 48, CIVIL = "civil" at 49, ANY_BODY = "any_body" at 50, LINK = "link" at 51,
    // These two no row says: a phrase of another table begins with the word.
    ROLE = "(role)" at 18, HEAD = "(head)" at 19,
}
