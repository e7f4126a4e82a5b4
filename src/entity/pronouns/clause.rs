//! Where two phrases of a sentence stand to each other in its tree: whether one is the subject of the other's clause, of
//! the clause around it, or a part of the same phrase.
//!
//! A clause without a subject of its own shares that of the clause it hangs on ("met him and praised her", "after losing
//! his seat"). The way up from a word is cut at a fixed length, which bounds the time.

use crate::entity::scene::Scene;
use crate::syntax::{Dep, Pos};

/// So far up the tree is looked.
const HEIGHT: usize = 12;

/// The part that a phrase plays in its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Subject,
    PassiveSubject,
    Object,
    Oblique,
    Agent,
    Possessor,
    Modifier,
    Apposed,
    Other,
}

impl Part {
    pub const NAMES: [&str; 9] =
        ["subject", "passive-subject", "object", "oblique", "agent", "possessor", "modifier", "apposed", "other"];

    pub fn of(dep: Dep) -> Self {
        match dep {
            Dep::Nsubj => Self::Subject,
            Dep::NsubjPass => Self::PassiveSubject,
            Dep::Obj | Dep::Iobj => Self::Object,
            Dep::Obl => Self::Oblique,
            Dep::OblAgent => Self::Agent,
            Dep::NmodPoss => Self::Possessor,
            Dep::Nmod => Self::Modifier,
            Dep::Appos => Self::Apposed,
            _ => Self::Other,
        }
    }

    pub fn is_subject(self) -> bool {
        matches!(self, Self::Subject | Self::PassiveSubject)
    }
}

/// The word by which a phrase hangs in the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The top word of the phrase, with the title before it: "president" of "president Roe".
    pub top: usize,
    /// The word it depends on, through a coordination.
    pub governor: usize,
    pub part: Part,
    /// It is a later member of a coordination: "Ann and [Mary]".
    pub conjoined: bool,
}

impl Place {
    /// Where the phrase stands that a token belongs to.
    pub fn of(scene: &Scene, token: usize) -> Self {
        let words = &scene.syntax.words;
        let up = |token: usize| words[token].head as usize;
        let mut top = token;
        for _ in 0..HEIGHT {
            let title = words[top].dep == Dep::Appos && up(top) < top && !scene.is(top - 1, &[",", "(", "–", "—"]);
            let inner = matches!(words[top].dep, Dep::Flat | Dep::Fixed | Dep::Goeswith);
            if !(inner || title && up(top) + 4 > top) || up(top) == top {
                break;
            }
            top = up(top);
        }
        let mut place = top;
        let mut conjoined = false;
        for _ in 0..HEIGHT {
            if words[place].dep != Dep::Conj || up(place) == place || scene.pos(up(place)) == Pos::Verb {
                break;
            }
            place = up(place);
            conjoined = true;
        }
        Self { top, governor: up(place), part: Part::of(words[place].dep), conjoined }
    }
}

/// How a candidate stands to a pronoun in one sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// In another sentence.
    Apart,
    /// The pronoun belongs to its phrase: "[her] mother".
    Own,
    /// The pronoun stands in a later member of the coordination that it begins: "Ann and [her] mother".
    Coordinated,
    /// A clause of its phrase holds the pronoun: "the man who lost [his] job".
    Around,
    /// Subject, object or other part of the pronoun's clause, or the possessor of one.
    Subject,
    Object,
    Oblique,
    Possessor,
    /// The same of the clause around that.
    OuterSubject,
    OuterObject,
    OuterOblique,
    OuterPossessor,
    /// The same further up.
    FarSubject,
    Far,
    /// In another branch of the sentence, before or behind.
    Aside,
}

impl Relation {
    pub const NAMES: [&str; 15] = [
        "apart",
        "own",
        "coordinated",
        "around",
        "subject",
        "object",
        "oblique",
        "possessor",
        "outer-subject",
        "outer-object",
        "outer-oblique",
        "outer-possessor",
        "far-subject",
        "far",
        "aside",
    ];
}

/// What joins the pronoun's clause to the one around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joint {
    None,
    Coordination,
    Complement,
    Adverbial,
    Relative,
    Loose,
}

impl Joint {
    pub const NAMES: [&str; 6] = ["none", "coordination", "complement", "adverbial", "relative", "loose"];

    fn of(dep: Dep) -> Option<Self> {
        Some(match dep {
            Dep::Ccomp | Dep::Csubj => Self::Complement,
            Dep::Advcl => Self::Adverbial,
            Dep::Acl | Dep::AclRelcl => Self::Relative,
            Dep::Parataxis => Self::Loose,
            _ => return None,
        })
    }
}

/// A step on the way from a pronoun to the top of its sentence.
#[derive(Debug, Clone, Copy)]
struct Step {
    token: usize,
    /// How many clauses lie between.
    level: usize,
    /// It is the first member of a coordination that the pronoun is in.
    coordinated: bool,
}

/// The way from a pronoun to the top of its sentence.
#[derive(Debug, Clone)]
pub struct Path {
    steps: Vec<Step>,
    /// What joins the pronoun's clause to the one around it.
    pub joint: Joint,
    /// The noun that a possessive pronoun belongs to.
    own: Option<usize>,
}

impl Path {
    /// Go up from a pronoun; `subjects` says which words have a subject of their own.
    pub fn new(scene: &Scene, pronoun: usize, subjects: &Subjects) -> Self {
        let words = &scene.syntax.words;
        let mut steps = Vec::with_capacity(HEIGHT);
        let mut joint = Joint::None;
        let (mut at, mut level) = (pronoun, 0);
        for _ in 0..HEIGHT {
            let up = words[at].head as usize;
            if up == at {
                break;
            }
            let dep = words[at].dep;
            let shared = !subjects.own[at] && at != pronoun;
            let found = match dep {
                Dep::Conj if scene.pos(at) == Pos::Verb || subjects.own[at] => Some(Joint::Coordination),
                // "asked Roe to help him": the object is the subject of what hangs on the verb.
                Dep::Xcomp if subjects.object[up] => Some(Joint::Complement),
                Dep::Xcomp => None,
                _ => Joint::of(dep),
            };
            if let Some(found) = found
                && at != pronoun
            {
                if !(shared && matches!(dep, Dep::Conj | Dep::Advcl)) {
                    level += 1;
                }
                if joint == Joint::None {
                    joint = found;
                }
            }
            let coordinated =
                dep == Dep::Conj && at != pronoun && steps.last().is_none_or(|step: &Step| !step.coordinated);
            steps.push(Step { token: up, level, coordinated });
            at = up;
        }
        let own = (words[pronoun].dep == Dep::NmodPoss).then_some(words[pronoun].head as usize);
        Self { steps, joint, own }
    }

    /// How a phrase of the same sentence stands to the pronoun.
    pub fn relation(&self, scene: &Scene, place: Place) -> Relation {
        let step = |token: usize| self.steps.iter().find(|step| step.token == token);
        let level = |token: usize| step(token).map(|step| step.level);
        if Some(place.top) == self.own {
            return Relation::Own;
        }
        if step(place.top).is_some_and(|step| step.coordinated) {
            return Relation::Coordinated;
        }
        if let Some(level) = level(place.top) {
            return if level == 0 { Relation::Own } else { Relation::Around };
        }
        if let Some(level) = level(place.governor) {
            return match (level, place.part) {
                (0, part) if part.is_subject() => Relation::Subject,
                (0, Part::Object) => Relation::Object,
                (0, Part::Possessor) => Relation::Possessor,
                (0, _) => Relation::Oblique,
                (1, part) if part.is_subject() => Relation::OuterSubject,
                (1, Part::Object) => Relation::OuterObject,
                (1, Part::Possessor) => Relation::OuterPossessor,
                (1, _) => Relation::OuterOblique,
                (_, part) if part.is_subject() => Relation::FarSubject,
                _ => Relation::Far,
            };
        }
        // "[Ann]'s mother said": the possessor of a part of the clause.
        if matches!(place.part, Part::Possessor | Part::Modifier) {
            let owner = Place::of(scene, place.governor);
            return match level(owner.governor) {
                Some(0) => Relation::Possessor,
                Some(1) => Relation::OuterPossessor,
                Some(_) => Relation::Far,
                None => Relation::Aside,
            };
        }
        Relation::Aside
    }
}

/// Which words have a subject of their own, and which an object.
#[derive(Debug, Clone, Default)]
pub struct Subjects {
    own: Vec<bool>,
    object: Vec<bool>,
}

impl Subjects {
    pub fn new(scene: &Scene) -> Self {
        let mut found = Self { own: vec![false; scene.len()], object: vec![false; scene.len()] };
        for word in &scene.syntax.words {
            match word.dep {
                Dep::Nsubj | Dep::NsubjPass | Dep::Csubj => found.own[word.head as usize] = true,
                Dep::Obj | Dep::Iobj => found.object[word.head as usize] = true,
                _ => {}
            }
        }
        found
    }
}
