//! Entity: who and what is spoken of.
//!
//! In: the text, its layout, tokens and tree. Out: entities, and the mentions of each. The steps, in their order:
//!
//! names/         where each name begins and ends, by the network and the lexicons
//! kinds/         what each name is: person, organisation, place, group or other
//! roles/         offices and jobs, and who holds them
//! chains/        names of one entity
//! descriptions/  through the article once: what takes up an entity without its name
//! nominals/      noun phrases, pronouns/ pronouns; ranking/ weighs the candidates of both
//! settle/        each chain becomes an entity: name, roles, country, actor code
//! places/        the place on the map
//!
//! All look an article up in scene.rs, and names and words in gazetteer/.

mod chains;
pub(crate) mod descriptions;
pub(crate) mod gazetteer;
mod kinds;
mod names;
pub(crate) mod nominals;
mod places;
mod pronouns;
mod ranking;
mod roles;
mod scene;
pub(crate) mod settle;

use crate::layout::Layout;
use crate::lexicon::names::Names;
use crate::span::{ByteSpan, TokenSpan};
use crate::syntax::Syntax;
use crate::token::Tokens;

/// The entities of an article, in the order of their first mention.
#[derive(Debug, Clone, Default)]
pub struct Entities {
    pub entities: Vec<Entity>,
    /// In the order of the text; they do not overlap, but a longer one may hold a shorter ("his Egyptian counterpart").
    pub mentions: Vec<Mention>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Entity {
    pub kind: EntityKind,
    /// The fullest form that the article gives, without title.
    pub name: String,
    /// ISO 3166-1 alpha-3 of the country that it belongs to, or is in.
    pub country: Option<String>,
    /// PLOVER actor code, "SYRSPY".
    pub code: Option<String>,
    /// The id that the user's own row gives it.
    pub kb_id: Option<String>,
    pub roles: Vec<Role>,
    pub place: Option<Place>,
    /// What says the first part of the code, and what its sector.
    pub origin_from: Option<Source>,
    pub sector_from: Option<Source>,
}

impl Entity {
    /// The first sector of its code: "SPY" of "SYRSPY", which begins with a country, or with IGO, NGO and the like.
    pub fn sector(&self) -> Option<&str> {
        self.code.as_deref().and_then(|code| code.get(3..6))
    }
}

/// The words that say something, and the rule by which they do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source {
    pub span: ByteSpan,
    pub rule: &'static str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EntityKind {
    Person,
    Organization,
    Place,
    /// Nationality, ethnic, religious or political group.
    Group,
    Other,
}

impl EntityKind {
    pub const ALL: [Self; 5] = [Self::Person, Self::Organization, Self::Place, Self::Group, Self::Other];

    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organization => "organization",
            Self::Place => "place",
            Self::Group => "group",
            Self::Other => "other",
        }
    }
}

/// An office or a job, where the text says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    pub span: ByteSpan,
    /// "intelligence chief"
    pub title: Option<String>,
    /// "National Security Bureau"
    pub organization: Option<String>,
    /// ISO 3166-1 alpha-3
    pub country: Option<String>,
    pub status: RoleStatus,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RoleStatus {
    Current,
    Former,
    Acting,
    Elect,
    Deputy,
}

impl RoleStatus {
    pub fn name(self) -> &'static str {
        match self {
            Self::Current => "current",
            Self::Former => "former",
            Self::Acting => "acting",
            Self::Elect => "elect",
            Self::Deputy => "deputy",
        }
    }
}

/// A row of the gazetteer.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    pub geonameid: Option<u32>,
    pub latitude: f64,
    pub longitude: f64,
    pub country: Option<String>,
    /// The name of the first-order division.
    pub admin1: Option<String>,
    /// GeoNames feature code: "PPLC", "PCLI", "ADM1".
    pub feature: Option<String>,
}

/// A place in the text that speaks of an entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mention {
    pub span: ByteSpan,
    /// Its words; of a description those that do not stand behind its head, but for a phrase with "of".
    pub tokens: TokenSpan,
    /// The token that heads it, by which the tree is attached.
    pub head: u32,
    /// Index into [`Entities::entities`].
    pub entity: u32,
    pub form: MentionForm,
    pub rule: &'static str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MentionForm {
    Name,
    Description,
    Pronoun,
}

impl MentionForm {
    pub fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Description => "description",
            Self::Pronoun => "pronoun",
        }
    }
}

impl Entities {
    /// The mention that a token heads; else the shortest one that holds it, unless that is a noun phrase: "drone" is not
    /// "the drone attack".
    pub fn at(&self, token: usize) -> Option<&Mention> {
        // Mentions are in the order of the text, and no chain of nested ones is longer than a noun phrase.
        let end = self.mentions.partition_point(|mention| mention.tokens.start as usize <= token);
        let near = self.mentions[end.saturating_sub(8)..end].iter().rev();
        // "[The [Italian]] won": who is called by a nationality is meant, not the people.
        let person =
            |mention: &&Mention| mention.head as usize == token && mention.rule == descriptions::epithets::NATIONALITY;
        let headed = near.clone().find(|mention| mention.head as usize == token);
        headed.map(|mention| near.clone().find(person).unwrap_or(mention)).or_else(|| {
            let around = near.filter(|mention| mention.tokens.holds(token) && !mention.rule.starts_with("noun-phrase"));
            around.min_by_key(|mention| mention.tokens.len())
        })
    }

    /// The entity of a mention.
    pub fn of(&self, mention: &Mention) -> &Entity {
        &self.entities[mention.entity as usize]
    }
}

/// What a pronoun or a noun phrase of a text can mean, for the program that learns the weights: its token, then for each
/// candidate the token of its head, a number for whom it speaks of, and the names of its features; the last is nobody.
pub type Example = (usize, Vec<(usize, usize, Vec<String>)>);

/// The pronouns of a text with their candidates, and its noun phrases with theirs.
pub fn examples(text: &str, layout: &Layout, tokens: &Tokens, syntax: &Syntax, names: &Names) -> [Vec<Example>; 2] {
    let small = scene::SmallWords::new(text, tokens);
    let scene = scene::Scene::new(text, layout, tokens, syntax, &small);
    let linked = Linked::new(&scene, &gazetteer::own::Own::new(names), Some(descriptions::Examples::default()));
    let found = linked.examples.unwrap_or_default();
    let named = |examples: ranking::Examples, ranking: &ranking::Ranking| {
        let names =
            |features: ranking::Features| features.into_iter().map(|index| ranking.name(index as usize)).collect();
        let candidate = |found: ranking::Candidate| (found.head, found.draft, names(found.features));
        examples.into_iter().map(|(at, found)| (at, found.into_iter().map(candidate).collect())).collect()
    };
    [named(found.pronouns, &pronouns::features::RANKING), named(found.nominals, &nominals::features::RANKING)]
}

/// The names of a text as their witnesses have them, with their features, for the program that learns the weights.
pub fn name_examples(
    text: &str,
    layout: &Layout,
    tokens: &Tokens,
    syntax: &Syntax,
    names: &Names,
) -> Vec<kinds::Example> {
    let small = scene::SmallWords::new(text, tokens);
    let scene = scene::Scene::new(text, layout, tokens, syntax, &small);
    kinds::examples(&scene, &names::join::candidates(&scene, &gazetteer::own::Own::new(names)))
}

/// Find the entities of a text. `names` is the gazetteer, ours and the user's.
pub fn find(text: &str, layout: &Layout, tokens: &Tokens, syntax: &Syntax, names: &Names) -> Entities {
    let small = scene::SmallWords::new(text, tokens);
    let scene = scene::Scene::new(text, layout, tokens, syntax, &small);
    let own = gazetteer::own::Own::new(names);
    let Linked { names, offices, chains, .. } = Linked::new(&scene, &own, None);
    settle::settle(&scene, &names, &offices, &own, chains)
}

/// The names and offices of an article and their chains, before countries and places are settled.
struct Linked {
    names: Vec<names::Name>,
    offices: Vec<roles::Office>,
    chains: chains::Chains,
    /// What was resolved, where it was asked for.
    examples: Option<descriptions::Examples>,
}

impl Linked {
    fn new(scene: &scene::Scene, own: &gazetteer::own::Own, examples: Option<descriptions::Examples>) -> Self {
        let names = names::find(scene, own);
        let of = roles::Places::new(scene, &names);
        let offices = roles::find(scene, &names, &of);
        let mut chains = chains::link(scene, own, &names, &offices);
        let examples = descriptions::link(scene, &names, &offices, &of, &mut chains, examples);
        descriptions::interview::link(scene, &names, &mut chains);
        chains::complete(scene, &names, &mut chains);
        Self { names, offices, chains, examples }
    }
}
