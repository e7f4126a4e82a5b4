//! From mentions to chains, over the whole article.
//!
//! In: the names and offices. Out: [`Draft`]s, one for each entity, with their mentions. Full names come first, so that a
//! surname in the title finds the full name in the first paragraph; then what is shorter: surnames, acronyms, shortened
//! organisations; then, in the order of the text, descriptions and pronouns ([`super::descriptions`], [`super::pronouns`]).

mod aliases;
mod outside;
mod people;
pub mod shortened;
mod within_names;

use super::gazetteer::known::plain;
use super::gazetteer::own::Own;
use super::gazetteer::{Gender, Sense, Usage, cue};
use super::names::Name;
use super::nominals::phrase::{self, Class};
use super::roles::{self, Office};
use super::scene::Scene;
use super::{EntityKind, Mention, MentionForm};
use crate::lexicon;
use crate::span::TokenSpan;
use crate::syntax::tag::Tag;
use crate::syntax::{Dep, Pos};
use crate::token::Shape;
use compact_str::{CompactString, format_compact};
use rustc_hash::FxHashMap;

/// An entity in the making.
#[derive(Debug, Clone)]
pub struct Draft {
    pub kind: EntityKind,
    /// Indices of its names, in the order of the text.
    pub names: Vec<usize>,
    /// Indices of the offices that it holds.
    pub offices: Vec<usize>,
    pub mentions: Vec<Mention>,
    pub gender: Gender,
    /// How often a pronoun for a man, and one for a woman, was taken to mean it.
    pub called: [u32; 2],
    /// The nationality that a person was called by, and where: "the Italian".
    pub nation: Option<(&'static str, TokenSpan)>,
    /// The sector of an office that another's tells: "his counterpart".
    pub sector: Option<&'static str>,
    /// Several people: "soldiers", "the Syrians".
    pub plural: bool,
    /// What the noun names that brought it in.
    pub class: Class,
    /// A capital or country that is spoken of as its government.
    pub government: bool,
}

impl Draft {
    /// Whether it is an entity of the article: a noun phrase without name or office is one only if it is taken up.
    pub fn is_spoken_of(&self) -> bool {
        self.mentions.len() > usize::from(self.names.is_empty() && self.offices.is_empty())
    }
}

/// The chains of an article.
#[derive(Debug, Default)]
pub struct Chains {
    pub drafts: Vec<Draft>,
    /// The draft of each name.
    pub of_name: Vec<usize>,
}

impl Chains {
    pub fn new_draft(&mut self, kind: EntityKind) -> usize {
        self.drafts.push(Draft {
            kind,
            names: Vec::new(),
            offices: Vec::new(),
            mentions: Vec::new(),
            gender: Gender::Unknown,
            called: [0; 2],
            nation: None,
            sector: None,
            plural: false,
            class: Class::Unknown,
            government: false,
        });
        self.drafts.len() - 1
    }

    /// Add a mention to a draft.
    pub fn mention(
        &mut self,
        scene: &Scene,
        draft: usize,
        tokens: TokenSpan,
        head: usize,
        form: MentionForm,
        rule: &'static str,
    ) {
        let span = scene.tokens.span(tokens);
        self.drafts[draft].mentions.push(Mention { span, tokens, head: head as u32, entity: draft as u32, form, rule });
    }
}

/// Give each description its whole phrase, while its tokens stay those up to its head: "[the plan] for the port". Where the
/// rest names somebody, it is left out: "[the heir] of Ann Lee" is not read as a mention of her.
pub fn complete(scene: &Scene, names: &[Name], chains: &mut Chains) {
    let lasts = phrase::lasts(scene);
    for mention in chains.drafts.iter_mut().flat_map(|draft| &mut draft.mentions) {
        let head = mention.head as usize;
        if mention.form != MentionForm::Description || scene.pos(head) != Pos::Noun {
            continue;
        }
        let (start, end) = (mention.tokens.end, phrase::end(scene, head, &lasts) as u32);
        let behind = names[names.partition_point(|name| name.tokens.start < start)..].iter();
        let mut inside = behind.take_while(|name| name.tokens.start < end);
        if start < end && !inside.any(|name| name.kind == EntityKind::Person) {
            mention.span = scene.tokens.span(TokenSpan::new(mention.tokens.start as usize, end as usize));
        }
    }
}

/// Link the names; `names` are in the order of the text.
pub fn link(scene: &Scene, own: &Own, names: &[Name], offices: &[Office]) -> Chains {
    let mut chains = Chains { drafts: Vec::new(), of_name: vec![usize::MAX; names.len()] };
    people::link(scene, names, offices, &mut chains);
    let mut keys: FxHashMap<CompactString, usize> = FxHashMap::default();
    let acronyms = shortened::acronyms(scene, names);
    // Longer names first, so that "the Assembly" can be short for "UN General Assembly".
    for short in [false, true] {
        for (index, name) in names.iter().enumerate() {
            if name.kind == EntityKind::Person || (name.tokens.len() == 1) != short {
                continue;
            }
            let mut key = key(scene, name);
            let government = is_government(scene, name);
            if government && let Some(iso3) = super::settle::codes::country_of(scene, name.senses) {
                key = nation_key(iso3);
            }
            // "US" is no U.S. Senate.
            let nation = name.senses.iter().any(|sense| matches!(sense, Sense::Country(_)));
            if short
                && !nation
                && let Some(&full) = acronyms.get(scene.word(name.tokens.start as usize))
            {
                key = self::key(scene, &names[full]);
            }
            let other = if government { None } else { other_key(scene, name) };
            let known = keys.get(&key).or_else(|| keys.get(other.as_ref()?)).copied();
            let longer = if known.is_none() { shortened::longer(scene, names, index) } else { None };
            let own = longer.map(|longer| std::mem::replace(&mut key, self::key(scene, &names[longer])));
            let settled = longer.map(|longer| chains.of_name[longer]).filter(|&draft| draft != usize::MAX);
            let draft = match settled.or(known).or_else(|| keys.get(&key).copied()) {
                Some(draft) => draft,
                None => {
                    let draft = chains.new_draft(name.kind);
                    keys.insert(key, draft);
                    draft
                }
            };
            for key in own.into_iter().chain(other) {
                keys.entry(key).or_insert(draft);
            }
            chains.drafts[draft].government |= government;
            chains.drafts[draft].plural |= name.senses.iter().any(|sense| matches!(sense, Sense::People(_)));
            chains.of_name[index] = draft;
        }
    }
    join_own(scene, own, names, &mut chains);
    for (index, name) in names.iter().enumerate() {
        let draft = chains.of_name[index];
        chains.drafts[draft].names.push(index);
        let rule = if is_government(scene, name) { "seat-of-government" } else { name.rule };
        let (start, end) = (name.tokens.start as usize, name.tokens.end as usize);
        chains.mention(scene, draft, name.tokens, end - 1, MentionForm::Name, rule);
        if let Some(last) = honours(scene, name) {
            let tokens = TokenSpan::new(start, last);
            chains.mention(scene, draft, tokens, end - 1, MentionForm::Description, "letters-after-name");
        }
    }
    within_names::link(scene, names, &mut chains);
    outside::link(scene, names, &mut chains);
    for (index, office) in offices.iter().enumerate() {
        if let Some(holder) = office.holder {
            let draft = chains.of_name[holder];
            chains.drafts[draft].offices.push(index);
            // "[Interior Minister General Bo Rune]" is one mention.
            let before = index.checked_sub(1).map(|before| &offices[before]);
            let style = before.is_some_and(|other| {
                other.holder == Some(holder) && other.tokens.end == office.tokens.start && other.rule == office.rule
            });
            if !style {
                describe(scene, names, office, holder, draft, &mut chains);
            }
        }
    }
    chains
}

/// The name and the aliases of a user's row are one entity.
fn join_own(scene: &Scene, own: &Own, names: &[Name], chains: &mut Chains) {
    let mut drafts: FxHashMap<usize, usize> = FxHashMap::default();
    for (index, name) in names.iter().enumerate().filter(|(_, name)| name.rule == "own-name") {
        let Some(entity) = own.entity(scene.text_of(name.tokens)) else { continue };
        let draft = chains.of_name[index];
        let first = *drafts.entry(entity).or_insert(draft);
        if first != draft {
            let gender = chains.drafts[draft].gender;
            if chains.drafts[first].gender == Gender::Unknown {
                chains.drafts[first].gender = gender;
            }
            for of_name in chains.of_name.iter_mut().filter(|of_name| **of_name == draft) {
                *of_name = first;
            }
        }
    }
}

/// Where the letters behind a person's full name end, if there are any: "Ann Lee OBE", "Ann Lee, PhD".
fn honours(scene: &Scene, name: &Name) -> Option<usize> {
    let end = name.tokens.end as usize;
    let full = name.kind == EntityKind::Person && name.tokens.len() > 1 && scene.shape(end - 1) != Shape::Upper;
    let letters = |token: usize| token < scene.len() && scene.is_honour(token);
    let mut found = end;
    while full && (letters(found) || found < scene.len() && scene.word(found) == "," && letters(found + 1)) {
        found += 1;
    }
    (found > end).then_some(found)
}

/// The mention that an office beside its holder's name makes: with the name where it is a title, or letters behind it. A
/// title that says of what is one by itself, too: "[[Acme director] Ann Lee]", but not "[actor Ann Lee]".
fn describe(scene: &Scene, names: &[Name], office: &Office, holder: usize, draft: usize, chains: &mut Chains) {
    let name = names[holder].tokens;
    // "Lawyers Ann Lee and Bo Rune": the noun is said of both; "a lawyer and former minister" is one phrase.
    let several = matches!(scene.syntax.words[office.head].tag, Tag::Nns | Tag::Nnps);
    if office.usage == Usage::Plural && several || office.rule == roles::SHARED {
        return;
    }
    let (first, last) = (office.tokens.start, office.tokens.end);
    let inside = &names[names.partition_point(|name| name.tokens.start < first)..];
    let tells = inside.first().is_some_and(|name| name.tokens.end <= office.head as u32);
    if office.rule == "title-before-name" && last <= name.start && tells {
        let tokens = TokenSpan::new(office.whole(scene), last as usize);
        chains.mention(scene, draft, tokens, office.head, MentionForm::Description, "title-of-name");
    }
    let around = match office.rule {
        "title-before-name" if office.tokens.end <= name.start => Some((office.whole(scene), name.end as usize)),
        "letters-after-name" => Some((name.start as usize, office.tokens.end as usize)),
        _ => None,
    };
    if let Some((start, end)) = around {
        let tokens = TokenSpan::new(start, end);
        chains.mention(scene, draft, tokens, name.end as usize - 1, MentionForm::Description, office.rule);
    } else {
        let tokens = TokenSpan::new(office.whole(scene), office.tokens.end as usize);
        chains.mention(scene, draft, tokens, office.head, MentionForm::Description, office.rule);
    }
}

fn nation_key(iso3: &str) -> CompactString {
    let mut key = CompactString::const_new("nation ");
    key.push_str(iso3);
    key
}

/// Whether what a division is called is first a country or a seat of government: "Georgia", "Washington".
fn is_else(scene: &Scene, division: &str) -> bool {
    let first = |sense: &Sense| matches!(sense, Sense::Country(_) | Sense::Government(_));
    scene.gazetteer.names.get(division).is_some_and(|senses| senses.iter().any(first))
}

/// What two names of one entity share.
fn key(scene: &Scene, name: &Name) -> CompactString {
    // A team is not its town.
    if name.rule == super::kinds::teams::RULE {
        return format_compact!("team {}", spelling(scene.text_of(name.tokens)));
    }
    for sense in name.senses {
        match *sense {
            Sense::Country(iso3) => return nation_key(iso3),
            Sense::Adjective(iso3) | Sense::People(iso3) => {
                let mut key = CompactString::const_new("people ");
                key.push_str(iso3);
                return key;
            }
            Sense::Organization { full, .. } if !full.is_empty() => return spelling(full),
            _ => {}
        }
    }
    if name.kind == EntityKind::Place
        && let Some(id) = city(scene, name)
    {
        return format_compact!("city {id}");
    }
    if name.kind == EntityKind::Organization
        && let Some((rest, iso3)) = shortened::national(scene, name)
    {
        let rest = scene.text_of(TokenSpan::new(rest, name.tokens.end as usize));
        return spelling(&format!("{iso3} {rest}"));
    }
    if name.kind == EntityKind::Organization
        && let Some((rest, iso3)) = shortened::of_nation(scene, name)
    {
        let rest = scene.text_of(TokenSpan::new(name.tokens.start as usize, rest));
        return spelling(&format!("{rest} {iso3}"));
    }
    // "Tropical Storm Brenda … Hurricane Brenda"
    let last = name.tokens.end as usize - 1;
    if name.tokens.range().take(2).any(|token| token < last && scene.has(token, cue::STORM) && scene.is_capital(token))
    {
        return spelling(scene.word(last));
    }
    let text = scene.text_of(name.tokens);
    if name.kind == EntityKind::Place
        && let Some([_, _, division]) = lexicon::DIVISION_ABBREVIATIONS.find(text).next()
        && !is_else(scene, division)
    {
        return spelling(division);
    }
    let mut key = spelling(text.strip_prefix("The ").unwrap_or(text));
    if name.kind == EntityKind::Group && key.len() > 3 && key.ends_with('s') && !key.ends_with("ss") {
        key.pop();
    }
    key
}

/// Another key: of a place its spelling, of a body its name with the nationality before it: "Syrian [National Security
/// Bureau]" chief.
fn other_key(scene: &Scene, name: &Name) -> Option<CompactString> {
    if name.kind == EntityKind::Place {
        return Some(spelling(scene.text_of(place_alone(scene, name).unwrap_or(name.tokens))));
    }
    let before = name.tokens.start.checked_sub(1).filter(|_| name.kind == EntityKind::Organization)? as usize;
    let nation = |sense: &Sense| match *sense {
        Sense::Adjective(iso3) => Some(iso3),
        _ => None,
    };
    let iso3 = scene.gazetteer.names.get(scene.word(before))?.iter().find_map(nation)?;
    let text = scene.text_of(name.tokens);
    Some(spelling(&format!("{iso3} {text}")))
}

/// The place that a longer name of it holds: "City of [Oslo]", "[Ulva] Island", but not "[Vancouver] Island" nor "Bay of [Fundy]".
fn place_alone(scene: &Scene, name: &Name) -> Option<TokenSpan> {
    let (start, end) = (name.tokens.start as usize, name.tokens.end as usize);
    if end - start > 2
        && scene.is(start, &["city", "town", "state", "province", "island"])
        && scene.is(start + 1, &["of"])
    {
        return Some(TokenSpan::new(start + 2, end));
    }
    let town = |sense: &Sense| matches!(sense, Sense::City(_) | Sense::Division(_));
    let island = end - start == 2 && name.senses.is_empty() && scene.is(end - 1, &["island"]);
    let senses = scene.gazetteer.names.get(scene.word(start));
    (island && !senses.is_some_and(|senses| senses.iter().any(town))).then(|| TokenSpan::new(start, end - 1))
}

/// People, in thousands, of a city that is meant before the division of its name: "New York".
const GREAT: u32 = 1000;

/// The city that a name means by itself, under whichever of its names: "Kiev" and "Kyiv".
fn city(scene: &Scene, name: &Name) -> Option<u32> {
    let cities = name.senses.iter().filter_map(|sense| match *sense {
        Sense::City(city) => Some(&scene.gazetteer.cities[city as usize]),
        _ => None,
    });
    let city = cities.max_by_key(|city| city.thousands)?;
    let division = name.senses.iter().any(|sense| matches!(sense, Sense::Division(_)));
    let called = scene.has(name.tokens.end as usize - 1, cue::DIVISION);
    (!called && (!division || city.thousands > GREAT)).then_some(city.id)
}

/// A name without what spellings differ in: "Basse-Terre" and "Basse Terre", "L.A." and "LA", "Yucatán" and "Yucatan".
fn spelling(name: &str) -> CompactString {
    let letters = plain(name);
    letters.chars().filter(|&letter| letter != '.').map(|letter| if letter == '-' { ' ' } else { letter }).collect()
}

/// Whether a capital stands for its government: it is a subject that decides, and no place where something is.
fn is_government(scene: &Scene, name: &Name) -> bool {
    if !name.senses.iter().any(|sense| matches!(sense, Sense::Government(_))) {
        return false;
    }
    let (start, end) = (name.tokens.start as usize, name.tokens.end as usize);
    if start > 0 && (scene.has(start - 1, cue::IN) || scene.is(start - 1, &["of", "the", ","])) {
        return false;
    }
    // "Kenya's capital Nairobi was hit"
    if start > 0 && scene.has(start - 1, cue::CITY) {
        return false;
    }
    let subject = matches!(scene.syntax.words[end - 1].dep, Dep::Nsubj | Dep::NsubjPass);
    let decides = end < scene.len() && scene.has(end, cue::DECIDE) && !scene.is(end, &["and", "is", "was"]);
    let acts =
        subject && end < scene.len() && matches!(scene.syntax.words[end].tag, Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md);
    let is = subject && end < scene.len() && scene.is(end, &["is", "was"]);
    let aims = end + 2 < scene.len() && scene.syntax.words[end + 2].tag == Tag::Vbg
        || end + 1 < scene.len() && scene.syntax.words[end + 1].tag == Tag::Vbg;
    (acts && !is || is && aims || decides) && (subject || start == 0 || !scene.is_capital(start - 1))
}
