//! Models: what is one of many is no body: "a [Beechcraft King Air 300] crashed", "two [Zandor Sprinters]".
//!
//! In: the names of an article with their kinds. Out: the same, where a name of several words that no list knows, which no noun of a
//! body heads and which stands alone behind "a" is of kind other wherever it is named. Not "a [Labour Party] rally", where
//! something follows, nor "a [Zandor Group]". Limit: a single word, which may be a shop as well as a car.

use crate::entity::EntityKind;
use crate::entity::names::Name;
use crate::entity::scene::Scene;
use crate::syntax::Pos;
use crate::token::Shape;
use rustc_hash::FxHashSet;

/// Give products that are counted their kind.
pub fn settle(scene: &Scene, mut names: Vec<Name>) -> Vec<Name> {
    let found: FxHashSet<&str> =
        names.iter().filter(|name| is_one_of_many(scene, name)).map(|name| scene.text_of(name.tokens)).collect();
    for name in names.iter_mut().filter(|name| is_open(name) && found.contains(scene.text_of(name.tokens))) {
        *name = Name { kind: EntityKind::Other, senses: &[], sector: None, rule: "one-of-many", ..*name };
    }
    names
}

fn is_open(name: &Name) -> bool {
    name.kind == EntityKind::Organization && name.senses.is_empty() && name.rule != "own-name"
}

fn is_one_of_many(scene: &Scene, name: &Name) -> bool {
    let (start, end) = (name.tokens.start as usize, name.tokens.end as usize);
    let counted = start > 0 && scene.is(start - 1, &["a", "an", "two", "three", "several"]);
    let headed = || name.tokens.range().any(|token| scene.head(token).is_some());
    let follows = || {
        end < scene.len()
            && (matches!(scene.pos(end), Pos::Noun | Pos::Propn | Pos::Adj | Pos::Num)
                || scene.is_joint(end)
                || scene.is(end, &["-", "&", "'s", "’s", "of", "for"]))
    };
    // "elected as a Tarrow Liberal", "a Tarrow SACCO"
    let member = start > 1 && scene.is(start - 2, &["as"]);
    let letters = scene.shape(end - 1) == Shape::Upper && scene.word(end - 1).chars().all(char::is_alphabetic);
    counted && is_open(name) && name.tokens.len() > 1 && !member && !letters && !headed() && !follows()
}
