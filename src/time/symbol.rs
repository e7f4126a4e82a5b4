//! Symbol: what an expression says before anything is known of its neighbours: "the last month before the anchor".

use super::length::{Amount, Length};
use super::value::{Clock, Season, Unit};

/// The direction of the one that is nearest: "ten years ago on Sunday".
pub const NEAREST: i32 = 2;

/// The edge of a length that ends with the date that follows: "the year ended March 31".
pub const ENDED: i32 = -2;

/// The meaning of an expression of time, not yet anchored.
#[derive(Debug, Clone, PartialEq)]
pub enum Symbol {
    Date(When),
    /// A time of day, of a day that is named or to be found.
    Time(Option<When>, Clock),
    Duration(Length),
    /// What returns: "every Monday".
    Set(Repeat),
    /// "One day he will be king": ahead or behind, as the tense has it.
    OneDay,
    /// PAST_REF, PRESENT_REF, FUTURE_REF; "" where not even that is known
    Vague(&'static str),
}

/// A date as the words give it.
#[derive(Debug, Clone, PartialEq)]
pub enum When {
    /// As in [`Value`](super::value::Value), and so are decades and years.
    Century(i32),
    Decade(i32),
    /// "the '80s": the digit; the century is the last one that began before the anchor.
    ShortDecade(i32),
    Year(i32),
    /// "the 2014/15 season"
    Years(i32, i32),
    /// "'89": two digits.
    ShortYear(i32),
    Month(u8),
    MonthDay(u8, u8),
    Calendar(i32, u8, u8),
    /// "03/07/2018": two numbers that may be month and day or day and month, and the year.
    Numeric(u8, u8, i32),
    /// Monday is 1.
    Weekday(u8),
    Season(Season),
    Quarter(u8),
    Half(u8),
    /// The weekend that is meant without more words.
    Weekend,
    /// The row of the table of holidays.
    Holiday(u16),
    /// The unit that holds the anchor, moved: "last month" is -1.
    Shift(Anchor, Unit, i32),
    /// "last Friday", "next March", "this summer": the part, and -1, 1 or 0; -2: before the day in focus; [`NEAREST`].
    Near(Box<When>, i32),
    /// "two summers ago", "the Sunday before last", "Friday week": the nth one before or after today.
    Nearby(Box<When>, i32),
    /// "a recent Saturday": some day of that name, no one knows which.
    AnyWeekday(u8),
    /// "two years ago", "three days later": a length, and its sign.
    Offset(Anchor, Length, i32),
    /// "March next year": a part in a whole.
    Inside(Box<When>, Box<When>),
    /// "the third Thursday of March", "the last week of 2011": counted from the end where negative.
    Nth(i32, Counted, Box<When>),
    /// "two weeks before the election", "the day before yesterday": from a date that is named.
    From(Box<When>, Length, i32),
    /// "the week of March 6": the unit that holds a date.
    Around(Unit, Box<When>),
    /// "the year", "the quarter": the unit of a date that was named just before, else of the day of publication.
    Same(Unit),
    /// "that day": the unit of the last date in focus.
    That(Unit),
}

/// "earlier this month", "later this year": up to the day of publication, or from it. In TIMEX3 they are START and END.
pub const EARLIER: &str = "EARLIER";
pub const LATER: &str = "LATER";

/// What an ordinal counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    Unit(Unit),
    Weekday(u8),
}

/// What a relative date is measured from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// The day on which the article appeared: "last month", "ago".
    Published,
    /// The last date that the text named: "a month earlier", "the following day".
    Focus,
}

/// What returns, and how often.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Repeat {
    /// Each of a unit, or each so many of it.
    Every(Length),
    /// A weekday, perhaps at a part of the day.
    Weekday(u8, Option<&'static str>),
    Weekend,
    Month(u8),
    MonthDay(u8, u8),
    Season(Season),
    /// A holiday, by its row.
    Holiday(u16),
    Part(&'static str),
}

/// An expression that was recognised.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    pub symbol: Symbol,
    pub modifier: Option<&'static str>,
    pub quant: Option<&'static str>,
    /// How often in each: 2 for "twice a week".
    pub freq: Option<u32>,
    /// How many of the items that were matched it takes, the others being what has to follow; 0: all.
    pub takes: u8,
    /// A length that ends (-1) or begins (1) at the day of publication: "the past three years"; 0: anywhere.
    pub side: i32,
    /// A length at the beginning (1) or the end (-1) of what follows: "the first six months of 2019", or [`ENDED`]; 0: anywhere.
    pub edge: i32,
    pub rule: &'static str,
}

impl Found {
    pub fn new(symbol: Symbol) -> Self {
        Self { symbol, modifier: None, quant: None, freq: None, takes: 0, side: 0, edge: 0, rule: "" }
    }

    /// With a modifier; a missing one leaves the one that is there.
    pub fn modified(mut self, modifier: Option<&'static str>) -> Self {
        self.modifier = modifier.or(self.modifier);
        self
    }

    /// Taking only the first items of the match.
    pub fn taking(mut self, items: u8) -> Self {
        self.takes = items;
        self
    }

    /// Ending (-1) or beginning (1) at the day of publication.
    pub fn beside(mut self, side: i32) -> Self {
        self.side = side;
        self
    }

    /// The weekday that it is, alone or with a time of day.
    pub fn weekday(&self) -> Option<u8> {
        match self.symbol {
            Symbol::Date(When::Weekday(weekday)) | Symbol::Time(Some(When::Weekday(weekday)), _) => Some(weekday),
            _ => None,
        }
    }

    /// At the beginning (1) or the end (-1) of what follows.
    pub fn at_edge(mut self, edge: i32) -> Self {
        self.edge = edge;
        self
    }

    pub fn is_date(&self) -> bool {
        matches!(self.symbol, Symbol::Date(_) | Symbol::Time(..))
    }

    /// Whether its reading hangs on the order of day and month.
    pub fn needs_order(&self) -> bool {
        match &self.symbol {
            Symbol::Date(when) | Symbol::Time(Some(when), _) => matches!(when, When::Numeric(..)),
            _ => false,
        }
    }

    pub fn quantified(mut self, quant: &'static str) -> Self {
        self.quant = Some(quant);
        self
    }
}

impl From<When> for Found {
    fn from(when: When) -> Self {
        Self::new(Symbol::Date(when))
    }
}

impl When {
    /// Whether it is a weekday, with or without "last" or "next".
    pub fn is_weekday(&self) -> bool {
        match self {
            Self::Weekday(_) => true,
            Self::Near(part, _) => part.is_weekday(),
            _ => false,
        }
    }

    /// Whether it can be a single day.
    pub fn is_day(&self) -> bool {
        match self {
            Self::MonthDay(..) | Self::Calendar(..) | Self::Numeric(..) | Self::Weekday(_) | Self::Holiday(_) => true,
            Self::Shift(_, unit, _) | Self::Same(unit) | Self::That(unit) => *unit == Unit::Day,
            Self::Offset(_, length, _) => length.unit == Unit::Day,
            Self::Near(part, _) | Self::Inside(part, _) => part.is_day(),
            Self::Nth(_, Counted::Weekday(_) | Counted::Unit(Unit::Day), _) | Self::From(..) => true,
            _ => false,
        }
    }

    /// Part of a whole.
    pub fn inside(self, whole: When) -> Self {
        Self::Inside(Box::new(self), Box::new(whole))
    }

    /// A length in full units before (-1) or after (1) an anchor.
    pub fn offset(anchor: Anchor, amount: Amount, unit: Unit, sign: i32) -> Self {
        Self::Offset(anchor, Length::new(amount, unit), sign)
    }

    /// Whether it is what something else is compared with: "a year earlier".
    pub fn compares(&self) -> bool {
        match self {
            Self::Offset(Anchor::Focus, length, -1) => length.unit == Unit::Year,
            Self::Inside(_, whole) => whole.compares(),
            _ => false,
        }
    }

    /// Whether it is told from the day of publication: "last year", "next summer", "ten days ago".
    pub fn is_told_from_publication(&self) -> bool {
        match self {
            Self::Shift(Anchor::Published, _, by) => *by != 0,
            Self::Offset(Anchor::Published, ..) | Self::Nearby(..) => true,
            Self::Inside(_, whole) => whole.is_told_from_publication(),
            _ => false,
        }
    }

    /// The year that is written out with a day, month or season.
    pub fn written_year(&self) -> Option<i32> {
        match self {
            Self::Calendar(year, ..) | Self::Numeric(.., year) => Some(*year),
            Self::Inside(_, whole) => match **whole {
                Self::Year(year) => Some(year),
                _ => None,
            },
            _ => None,
        }
    }

    /// Whether the words alone say when it is.
    pub fn is_explicit(&self) -> bool {
        match self {
            Self::Century(_) | Self::Decade(_) | Self::Year(_) | Self::Years(..) => true,
            Self::Calendar(..) | Self::Numeric(..) => true,
            Self::Inside(_, whole) | Self::Nth(_, _, whole) => whole.is_explicit(),
            Self::From(when, ..) | Self::Around(_, when) => when.is_explicit(),
            _ => false,
        }
    }
}
