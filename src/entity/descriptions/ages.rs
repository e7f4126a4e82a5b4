//! How old somebody is: "the 46-year-old chef", "Ann Lee, 46,".

use super::Walk;
use crate::entity::MentionForm;

/// So many mentions of somebody are asked for an age: this bounds the time.
const LOOKED_AT: usize = 24;

/// The words before "old" in which its years stand.
const REACH: usize = 16;

/// The years before "year-old" that ends here.
pub fn age_ending(walk: &Walk, old: usize) -> Option<u32> {
    let scene = walk.scene;
    let before = |back: usize| old.checked_sub(back);
    let dashes = scene.is_joint(before(1)?) && scene.is(before(2)?, &["year"]) && scene.is_joint(before(3)?);
    let years = scene.word(before(4)?);
    (dashes && years.len() <= 3).then(|| years.parse().ok()).flatten()
}

/// The age inside a phrase: "the [46-year-old] chef".
pub fn age_within(walk: &Walk, start: usize, head: usize) -> Option<u32> {
    let low = start.max(head.saturating_sub(REACH));
    (low..head).find(|&token| walk.scene.is(token, &["old"])).and_then(|old| age_ending(walk, old))
}

/// The age behind a name: "Ann Lee, [46], …"; not "Ann Lee, 46 times a guest".
pub fn age_behind(walk: &Walk, end: usize) -> Option<u32> {
    let scene = walk.scene;
    let closes = end + 2 >= scene.len() || matches!(scene.word(end + 2), "," | "." | ")" | "and" | ";");
    let opens = end + 1 < scene.len() && matches!(scene.word(end), "," | "(");
    let years = (opens && closes).then(|| scene.word(end + 1))?;
    years.parse().ok().filter(|age| (5..110).contains(age))
}

/// How old somebody is by what stands beside their mentions.
pub fn age_of(walk: &Walk, draft: usize) -> Option<u32> {
    walk.chains.drafts[draft]
        .mentions
        .iter()
        .take(LOOKED_AT)
        .filter(|mention| mention.form != MentionForm::Pronoun)
        .find_map(|mention| {
            let (start, end) = (mention.tokens.start as usize, mention.tokens.end as usize);
            age_within(walk, start, end).or_else(|| age_behind(walk, end))
        })
}
