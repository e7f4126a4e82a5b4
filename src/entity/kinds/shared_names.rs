//! Names that parties and houses of several countries share: the Labour Party of an article on Nigeria is not Britain's.
//!
//! In: the names of an article (names/join.rs). Out: the same, where a party or a house that is called by common words alone loses
//! the country of its row if the article speaks of others and not of that one. Which country it is of then has to be told by
//! the article ("Nigeria's Labour Party") or by its only state (settle/belonging.rs). A user's own names stay as they are.

use crate::entity::EntityKind;
use crate::entity::gazetteer::Sense;
use crate::entity::names::Name;
use crate::entity::scene::Scene;
use crate::entity::settle::codes;
use crate::lexicon;
use crate::syntax::Pos;

/// The rule of a name that is shared.
pub const SHARED: &str = "shared-name";

/// Take the country from the names that are shared.
pub fn settle(scene: &Scene, mut names: Vec<Name>) -> Vec<Name> {
    for name in names.iter_mut().filter(|name| is_house(scene, name)) {
        name.sector = Some("LEG");
    }
    let row = |name: &Name| {
        name.senses.iter().find_map(|sense| match *sense {
            Sense::Organization { code, .. } => {
                let sector = codes::sector(code).filter(|sector| matches!(*sector, "PTY" | "LEG"))?;
                // The European Parliament is no country's.
                Some((codes::country(codes::origin(code)?)?, sector))
            }
            _ => None,
        })
    };
    let shared: Vec<(usize, &str, &'static str)> = (names.iter().enumerate())
        .filter(|(_, name)| name.rule != "own-name")
        .filter_map(|(index, name)| row(name).map(|(country, sector)| (index, country, sector)))
        .filter(|&(index, ..)| is_common(scene, &names[index]))
        .collect();
    if shared.is_empty() {
        return names;
    }
    let of_others = (names.iter().enumerate()).filter(|(index, _)| !shared.iter().any(|(other, ..)| other == index));
    let countries: Vec<&str> = of_others.filter_map(|(_, name)| codes::country_of(scene, name.senses)).collect();
    for (index, country, sector) in shared {
        if !countries.is_empty() && !countries.contains(&country) {
            let name = &mut names[index];
            (name.senses, name.sector, name.rule) = (&[], Some(sector), SHARED);
        }
    }
    names
}

/// "the [House] voted": one of a parliament, whichever it is.
fn is_house(scene: &Scene, name: &Name) -> bool {
    let start = name.tokens.start as usize;
    let body = name.kind == EntityKind::Organization && name.rule != "own-name" && name.senses.is_empty();
    body && scene.text_of(name.tokens) == "House" && start > 0 && scene.is(start - 1, &["the"])
}

/// Whether a name is made of words that are mostly written small: "Labour Party", but not "Nationalrat", "Likud".
fn is_common(scene: &Scene, name: &Name) -> bool {
    let word = |&token: &usize| matches!(scene.pos(token), Pos::Noun | Pos::Propn | Pos::Adj);
    let common = |token: usize| {
        let lower = scene.lower(token);
        scene.is_common(token)
            || scene.head(token).is_some()
            || scene.role(token).is_some()
            || lexicon::WORD_TAGS.find(lower).next().is_some()
    };
    let mut words = name.tokens.range().filter(word).peekable();
    words.peek().is_some() && words.all(common)
}
