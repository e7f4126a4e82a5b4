//! Length: how long something lasts, and its TIMEX3 form: "P2Y", "PT5H30M", "PXD".

use super::value::Unit;
use std::fmt;

/// How many of a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Amount {
    Count(u32),
    /// So many and a half: "five and a half".
    Half(u32),
    /// In hundredths: "2.25".
    Decimal(u32),
    /// "several", or a bare plural.
    Unknown,
}

impl Amount {
    /// The whole number, where it is one.
    pub fn count(self) -> Option<i32> {
        match self {
            Self::Count(count) => i32::try_from(count).ok(),
            _ => None,
        }
    }
}

/// A length of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Length {
    pub amount: Amount,
    pub unit: Unit,
    /// What is added in smaller units: "two hours, three minutes and 23 seconds".
    pub more: [Option<(u32, Unit)>; 2],
}

impl Length {
    pub fn new(amount: Amount, unit: Unit) -> Self {
        Self { amount, unit, more: [None; 2] }
    }

    /// With another length in smaller units, where both are counted and the second is less than one unit of the first.
    pub fn and(mut self, other: Self) -> Option<Self> {
        let (Amount::Count(_), Amount::Count(count)) = (self.amount, other.amount) else { return None };
        let last = self.more.iter().flatten().last().map_or(self.unit, |(_, unit)| *unit);
        if count >= size(last, other.unit)? {
            return None;
        }
        for part in [Some((count, other.unit))].into_iter().chain(other.more).flatten() {
            *self.more.iter_mut().find(|slot| slot.is_none())? = Some(part);
        }
        Some(self)
    }

    /// In minutes, where it is counted in hours and minutes.
    pub fn minutes(self) -> Option<i32> {
        let of = |count: i32, unit| match unit {
            Unit::Hour => count.checked_mul(60),
            Unit::Minute => Some(count),
            _ => None,
        };
        let first = of(self.amount.count()?, self.unit)?;
        let parts = self.more.iter().flatten();
        parts.copied().try_fold(first, |sum, (count, unit)| sum.checked_add(of(i32::try_from(count).ok()?, unit)?))
    }
}

/// How many of a unit can be told beside a larger one.
fn size(whole: Unit, unit: Unit) -> Option<u32> {
    Some(match (whole, unit) {
        (Unit::Year, Unit::Month) => 12,
        (Unit::Year, Unit::Week) => 53,
        (Unit::Year, Unit::Day) => 366,
        (Unit::Month, Unit::Week) => 5,
        (Unit::Month, Unit::Day) => 31,
        (Unit::Week, Unit::Day) => 7,
        (Unit::Day, Unit::Hour) => 24,
        (Unit::Hour, Unit::Minute) | (Unit::Minute, Unit::Second) => 60,
        (Unit::Hour, Unit::Second) => 3600,
        _ => return None,
    })
}

impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (letter, factor, clock) = match self.unit {
            Unit::Second => ("S", 1, true),
            Unit::Minute => ("M", 1, true),
            Unit::Hour => ("H", 1, true),
            Unit::Day => ("D", 1, false),
            Unit::Weekend => ("WE", 1, false),
            Unit::Week => ("W", 1, false),
            Unit::Fortnight => ("W", 2, false),
            Unit::Month => ("M", 1, false),
            Unit::Quarter => ("Q", 1, false),
            Unit::Half => ("M", 6, false),
            Unit::Year => ("Y", 1, false),
            Unit::Decade => ("Y", 10, false),
            Unit::Century => ("Y", 100, false),
            Unit::Millennium => ("Y", 1000, false),
        };
        f.write_str(if clock { "PT" } else { "P" })?;
        match (self.amount, self.unit) {
            (Amount::Unknown, Unit::Decade) => write!(f, "XDE"),
            (Amount::Unknown, Unit::Century) => write!(f, "XCE"),
            (Amount::Unknown, _) => write!(f, "X{letter}"),
            (Amount::Count(count), _) => write!(f, "{}{letter}", u64::from(count) * factor),
            (Amount::Half(0), Unit::Year) => write!(f, "6M"),
            (Amount::Half(0), Unit::Hour) => write!(f, "30M"),
            (Amount::Half(0), Unit::Minute) => write!(f, "30S"),
            (Amount::Half(0), Unit::Day) => write!(f, "T12H"),
            (Amount::Half(count), Unit::Year) => write!(f, "{count}Y6M"),
            (Amount::Half(count), Unit::Hour) => write!(f, "{count}H30M"),
            (Amount::Half(count), Unit::Minute) => write!(f, "{count}M30S"),
            (Amount::Half(count), _) if factor > 1 => {
                write!(f, "{}{letter}", u64::from(count) * factor + factor / 2)
            }
            (Amount::Half(count), _) => write!(f, "{count}.5{letter}"),
            (Amount::Decimal(hundredths), _) => {
                let all = u64::from(hundredths) * factor;
                match (all / 100, all % 100) {
                    (whole, 0) => write!(f, "{whole}{letter}"),
                    (whole, part) if part % 10 == 0 => write!(f, "{whole}.{}{letter}", part / 10),
                    (whole, part) => write!(f, "{whole}.{part:02}{letter}"),
                }
            }
        }?;
        let mut clock = clock;
        for (count, unit) in self.more.iter().flatten() {
            if unit.is_clock() && !clock {
                clock = true;
                f.write_str("T")?;
            }
            let letter = match unit {
                Unit::Month | Unit::Minute => 'M',
                Unit::Week => 'W',
                Unit::Day => 'D',
                Unit::Hour => 'H',
                _ => 'S',
            };
            write!(f, "{count}{letter}")?;
        }
        Ok(())
    }
}
