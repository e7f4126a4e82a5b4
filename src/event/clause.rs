//! Who stands where in a clause: subjects, objects and prepositional phrases, as the tree tells, with what grammar
//! leaves unsaid: the subject of an infinitive, of a second verb, of a participle, of "who".

use super::Input;
use crate::entity::nominals::phrase::{Class, class_of};
use crate::lexicon;
use crate::lexicon::lemmas::Lemmas;
use crate::syntax::tag::Tag;
use crate::syntax::tree::Tree;
use crate::syntax::{Dep, Word};

/// The findings of the earlier stages with the tree read from the top.
pub struct Clauses<'a> {
    pub input: Input<'a>,
    pub tree: Tree,
    /// Whether each word is a verb, or has a copula. A word of a list without end can have any number of dependants, so
    /// that they are not looked through each time.
    predicates: Vec<bool>,
}

/// So many steps are walked up a tree at most.
const REACH: usize = 8;

/// So many dependants of a word are looked at: this bounds the time that a list without end takes.
pub const MANY: usize = 64;

/// Where a verb without a subject has it from.
enum Lent {
    /// The verb whose subject it shares.
    By(usize),
    /// The word that is in the place of the subject.
    Is(usize),
}

impl<'a> Clauses<'a> {
    pub fn new(input: Input<'a>) -> Self {
        let words = &input.syntax.words;
        let mut predicates: Vec<bool> = words.iter().map(|word| word.tag.is_verb()).collect();
        for (token, word) in words.iter().enumerate() {
            let head = word.head as usize;
            predicates[head] |= word.dep == Dep::Cop && head != token;
        }
        Self { input, tree: Tree::new(input.syntax), predicates }
    }

    pub fn word(&self, token: usize) -> &'a Word {
        &self.input.syntax.words[token]
    }

    pub fn child(&self, token: usize, deps: &[Dep]) -> Option<usize> {
        self.tree.child(self.input.syntax, token, deps)
    }

    /// The word that governs another; none at the root.
    pub fn governor(&self, token: usize) -> Option<usize> {
        let head = self.word(token).head as usize;
        (head != token).then_some(head)
    }

    /// Whether a verb is passive: "was arrested", "the man arrested on Monday", "was shot and killed".
    pub fn is_passive(&self, verb: usize) -> bool {
        let mut verb = verb;
        for _ in 0..REACH {
            let word = self.word(verb);
            if self.child(verb, &[Dep::AuxPass, Dep::NsubjPass]).is_some() {
                return true;
            }
            if word.tag != Tag::Vbn || self.child(verb, &[Dep::Aux]).is_some() {
                return false;
            }
            // "are feared killed", "left two injured"
            if matches!(word.dep, Dep::Acl | Dep::Advcl | Dep::Xcomp) {
                return true;
            }
            if word.dep != Dep::Conj || self.child(verb, &[Dep::Nsubj, Dep::Obj]).is_some() {
                return false;
            }
            let above = word.head as usize;
            // "votes had been stolen and called for a march"
            if self.said_beside(verb, above).is_some() {
                return false;
            }
            verb = above;
        }
        false
    }

    /// The word in the place of the subject, said or unsaid.
    pub fn subject(&self, verb: usize) -> Option<usize> {
        let mut verb = verb;
        for _ in 0..REACH {
            if let Some(subject) = self.own_subject(verb).or_else(|| self.fronted(verb)).or_else(|| self.headed(verb)) {
                return Some(self.antecedent(subject));
            }
            match self.lent(verb)? {
                Lent::By(above) => verb = above,
                Lent::Is(subject) => return Some(subject),
            }
        }
        None
    }

    /// Where a verb without a subject of its own has it from.
    fn lent(&self, verb: usize) -> Option<Lent> {
        let mut governor = self.governor(verb)?;
        for _ in 0..2 {
            if self.is_reciprocal(governor) {
                governor = self.governor(governor)?;
            }
        }
        // "accused Jordan of closing the crossing", "blamed the army for shelling the town"
        if self.is_gerund_after(verb, &["of", "for", "from", "into"]) && self.word(governor).tag.is_verb() {
            if self.is_passive(governor) {
                return Some(Lent::By(governor));
            }
            // "accused each other of opening fire": both did.
            let object = self.object(governor).filter(|&object| !self.is_reciprocal(object));
            if let Some(object) = object.filter(|&object| self.can_be_people(object)) {
                return Some(Lent::Is(object));
            }
        }
        // "jailed six men for kidnapping", where the tree hangs it on the men
        if self.word(verb).dep == Dep::Nmod && self.is_gerund_after(verb, &["for"]) && self.is_people(governor) {
            return Some(Lent::Is(governor));
        }
        match self.word(verb).dep {
            Dep::Advcl | Dep::Xcomp if let Some(asked) = self.called_on(governor, verb) => {
                Some(Lent::Is(self.antecedent(asked)))
            }
            Dep::Conj | Dep::Advcl if let Some(saying) = self.said_beside(verb, governor) => Some(Lent::By(saying)),
            Dep::Conj | Dep::Advcl => Some(Lent::By(governor)),
            Dep::Xcomp => {
                let object = self
                    .child(governor, &[Dep::Obj, Dep::Iobj])
                    .filter(|&object| object < verb && self.word(object).tag != Tag::Vb);
                let object = object.filter(|_| !self.is_passive(governor));
                Some(object.map_or(Lent::By(governor), |object| Lent::Is(self.antecedent(object))))
            }
            Dep::Acl if self.word(governor).tag.is_noun() => self.lent_by_noun(verb, governor),
            Dep::AclRelcl => Some(Lent::Is(governor)),
            _ => None,
        }
    }

    /// The verb of saying that a demand goes on with, where the tree joins it to what is said in the passive: "The party said votes
    /// had been stolen and called for a march"; but not "said that Lee was freed and praised them".
    fn said_beside(&self, verb: usize, governor: usize) -> Option<usize> {
        let saying = self.governor(governor).filter(|_| self.word(governor).dep == Dep::Ccomp)?;
        let asks = |lemma: &str| {
            let frames = ["accuse", "ask", "criticize", "demand"];
            lexicon::CUE_VERBS.find(lemma).any(|row| row[1] == "verb" && frames.contains(&row[2]))
        };
        let lemma = self.word(verb).lemma.as_str();
        let particle = |next: usize| format!("{lemma} {}", self.word(next).lemma);
        let joined = || verb + 1 < self.input.syntax.words.len() && asks(&particle(verb + 1));
        // "announced that Chad will not be invited, criticizing its king"
        let aside = self.word(verb).dep == Dep::Advcl && self.word(verb).tag == Tag::Vbg;
        let aside = aside && self.child(verb, &[Dep::Mark, Dep::Case]).is_none();
        let finite = matches!(self.word(verb).tag, Tag::Vbd | Tag::Vbn | Tag::Vbz | Tag::Vbp);
        let finite = if self.word(verb).dep == Dep::Conj { finite } else { aside };
        let subject = self.child(governor, &[Dep::Nsubj, Dep::NsubjPass]);
        let past = self.tree.children(governor).take(MANY).any(|child| self.word(child).lemma == "have");
        // "alleged that the state had armed the gang and demanded a trial"
        let earlier = past && matches!(self.word(verb).tag, Tag::Vbd | Tag::Vbn) && self.word(saying).tag == Tag::Vbd;
        let apart = (past || aside) && (self.is_passive(governor) || earlier);
        let apart = apart || subject.is_some_and(|subject| !self.can_be_people(subject));
        let says = lexicon::CUE_VERBS.find(self.word(saying).lemma.as_str()).any(|row| row[1] == "verb");
        let own = self.child(verb, &[Dep::AuxPass, Dep::NsubjPass]).is_none();
        (finite && apart && says && own && (asks(lemma) || joined())).then_some(saying)
    }

    /// The same of a verb that says more of a noun.
    fn lent_by_noun(&self, verb: usize, noun: usize) -> Option<Lent> {
        // "She appeared in court charged with fraud": she was charged.
        let in_court = self.word(noun).lemma == "court" && self.case(noun) == Some("in");
        if let Some(appears) = self.governor(noun).filter(|_| in_court && self.word(verb).tag == Tag::Vbn)
            && self.word(appears).tag.is_verb()
        {
            return Some(Lent::By(appears));
        }
        // "the plan to visit": he whose plan it is; "the man wounded": the man; in a heading "Ann Lee to visit".
        let infinitive = self.word(verb).tag == Tag::Vb;
        let named = self.input.entities.at(noun).is_some();
        if named && (infinitive && self.governor(noun).is_none() || self.is_gerund_after(verb, &["of"])) {
            return Some(Lent::Is(noun));
        }
        if let Some(writer) = self.writer(verb, noun) {
            return Some(Lent::By(writer));
        }
        // "in addition to stepping down", "the idea of leaving": he who does the other thing, whose idea it is.
        let gerund = self.word(verb).tag == Tag::Vbg && self.child(verb, &[Dep::Mark, Dep::Case]).is_some();
        if !infinitive && !gerund {
            return Some(Lent::Is(noun));
        }
        // "a commission to investigate": the commission; but not "a plan to visit".
        if infinitive && class_of(&self.word(noun).lemma) == Class::Group {
            return Some(Lent::Is(noun));
        }
        if let Some(owner) = self.child(noun, &[Dep::NmodPoss]) {
            return Some(Lent::Is(owner));
        }
        let above = self.governor(noun).filter(|_| gerund)?;
        // "were jailed on charges of attacking": they who are charged.
        if Lemmas::Charge.has(&self.word(noun).lemma) {
            let charged = if self.is_passive(above) { self.subject_of(above) } else { self.object(above) };
            return charged.map(Lent::Is);
        }
        if self.word(noun).dep != Dep::Obl {
            return None;
        }
        // "sentenced the editor to ten years in prison for financing protests"
        let object = self.object(above).filter(|_| self.is_gerund_after(verb, &["for"]) && !self.is_passive(above));
        let object = object.filter(|&object| self.can_be_people(object));
        Some(object.map_or(Lent::By(above), Lent::Is))
    }

    /// The verb of him who says what a gerund says: "[wrote] to the government asking for help", "[issued] a statement urging Chad to
    /// yield".
    fn writer(&self, gerund: usize, noun: usize) -> Option<usize> {
        let above = self.governor(noun).filter(|_| self.word(gerund).tag == Tag::Vbg)?;
        let lemma = self.word(above).lemma.as_str();
        let dep = self.word(noun).dep;
        let writes = dep == Dep::Obl && self.case(noun) == Some("to") && matches!(lemma, "appeal" | "write");
        let makes = || dep == Dep::Obj && Lemmas::Issues.has(lemma) && !self.can_be_people(noun);
        (writes || makes()).then_some(above)
    }

    /// Who is asked by the verb that an infinitive hangs on: "called on Chad to yield", "called for Chad to yield", "appealed to
    /// them to stop", "ordered state troopers to arrest migrants", where the tree takes it for a purpose.
    pub fn called_on(&self, asking: usize, asked: usize) -> Option<usize> {
        let lemma = self.word(asking).lemma.as_str();
        let preposition = match lemma {
            "call" | "prevail" => Some("on"),
            "appeal" => Some("to"),
            "plead" => Some("with"),
            _ if lexicon::COMMITMENT.find(lemma).any(|[_, effect]| matches!(effect, "instructed" | "requested")) => {
                None
            }
            _ => return None,
        };
        let object = || if self.is_passive(asking) { self.subject(asking) } else { self.object(asking) };
        let other = match preposition {
            Some(preposition) => self.after(asking, &[preposition]).or_else(|| {
                // "called for Chad to yield", but not "called for talks to end the war"
                let whom = self.after(asking, &["for"]).or_else(|| self.behind_for(asking, asked));
                whom.filter(|&whom| self.can_be_people(whom))
            }),
            None => object().filter(|&object| self.can_be_people(object)),
        };
        let between = |&other: &usize| other < asked && (other > asking || preposition.is_none());
        other.filter(between).filter(|_| asking < asked && self.is_infinitive(asked))
    }

    /// Whether a verb is an infinitive with "to".
    pub fn is_infinitive(&self, verb: usize) -> bool {
        let to = |child: usize| self.word(child).dep == Dep::Mark && self.word(child).lemma == "to";
        self.word(verb).tag == Tag::Vb && self.tree.children(verb).take(MANY).any(to)
    }

    /// Whether a word is "each other" or "one another": the actors act on themselves.
    pub fn is_reciprocal(&self, token: usize) -> bool {
        let words = &self.input.syntax.words;
        let pair = |first: usize| {
            let second = words.get(first + 1).map(|second| second.lemma.as_str());
            matches!((words[first].lemma.as_str(), second), ("each", Some("other")) | ("one", Some("another")))
        };
        pair(token) || token > 0 && pair(token - 1)
    }

    /// The subject that a verb has of its own.
    fn subject_of(&self, verb: usize) -> Option<usize> {
        self.own_subject(verb).map(|subject| self.antecedent(subject))
    }

    /// Whether a verb is a gerund, "closing" or "having closed", after one of these prepositions.
    fn is_gerund_after(&self, verb: usize, prepositions: &[&str]) -> bool {
        let having = || self.child(verb, &[Dep::Aux]).is_some_and(|aux| self.word(aux).tag == Tag::Vbg);
        let after = self.child(verb, &[Dep::Mark, Dep::Case]);
        // "jailed for kidnapping and murdering a student"
        let taken_for_noun = self.word(verb).dep == Dep::Advcl && self.word(verb).tag == Tag::Nn;
        after.is_some_and(|mark| prepositions.contains(&self.word(mark).lemma.as_str()))
            && (self.word(verb).tag == Tag::Vbg || having() || taken_for_noun)
    }

    /// The lemma of a word with what a hyphen joins to it, with the hyphen and without: "cease-fire", "ceasefire".
    pub fn hyphenated(&self, token: usize) -> Option<[String; 2]> {
        let (first, hyphen) = (token.checked_sub(2)?, token - 1);
        let joined = self.word(hyphen).lemma == "-" && self.word(first).head as usize == token;
        let (one, other) = (&self.word(first).lemma, &self.word(token).lemma);
        joined.then(|| [format!("{one}-{other}"), format!("{one}{other}")])
    }

    /// The word that "who" or "which" stands for; any other word is itself. With a plural verb behind a comma those of
    /// a list are meant, "Qatar and Oman, which mediate": the first of them, which the others hang on.
    pub fn antecedent(&self, token: usize) -> usize {
        let word = self.word(token);
        // "a charge that the chairman denies", whatever the tree makes of the clause
        if word.lemma == "that" && word.dep == Dep::Obj && token > 0 && self.word(token - 1).tag.is_noun() {
            return token - 1;
        }
        if !matches!(word.tag, Tag::Wdt | Tag::Wp) {
            return token;
        }
        let clause = self.governor(token).filter(|&verb| self.word(verb).dep == Dep::AclRelcl);
        let Some((verb, noun)) = clause.and_then(|verb| Some((verb, self.governor(verb)?))) else { return token };
        let finite = self.child(verb, &[Dep::Aux, Dep::AuxPass, Dep::Cop]).unwrap_or(verb);
        let apart = token > 0 && self.word(token - 1).lemma == ",";
        let were = || self.input.tokens.tokens[finite].span.of(self.input.text) == "were";
        let plural = self.word(finite).tag == Tag::Vbp || self.word(finite).tag == Tag::Vbd && were();
        let listed = apart && plural && self.word(noun).dep == Dep::Conj;
        // "Hungary is the only ally that has not approved it"
        let is = self.child(noun, &[Dep::Cop]).and_then(|_| self.child(noun, &[Dep::Nsubj]));
        let is = is.filter(|&is| !listed && is < noun && self.is_named(is));
        is.or_else(|| self.governor(noun).filter(|_| listed)).unwrap_or(noun)
    }

    /// The word in the place of the object of an active verb.
    pub fn object(&self, verb: usize) -> Option<usize> {
        // "urged him to leave": he has no other object beside him.
        // "accusing him of complicity": what a preposition leads in is no object, whatever the tree says.
        let object = self.objects(verb).nth(usize::from(self.is_second(verb)));
        let object = object.or_else(|| self.child(verb, &[Dep::Iobj])).or_else(|| self.bare_oblique(verb));
        let object = object.map(|object| self.antecedent(object));
        object.or_else(|| self.shared_object(verb)).or_else(|| self.judged(verb))
    }

    /// "found a soldier not guilty": of whom an adjective is said.
    fn judged(&self, verb: usize) -> Option<usize> {
        let verdict = self.child(verb, &[Dep::Xcomp]).filter(|&verdict| self.word(verdict).tag == Tag::Jj)?;
        self.child(verdict, &[Dep::Nsubj]).filter(|&judged| verb < judged && judged < verdict)
    }

    /// "visited and praised Cairo", "jailed, beat and killed ten men": the last verb's object serves all, wherever the tree hangs it.
    fn shared_object(&self, verb: usize) -> Option<usize> {
        let tag = self.word(verb).tag;
        // "beat" can look like any form.
        let like = |other: Tag| other == tag || matches!((other, tag), (Tag::Vbd, Tag::Vbn) | (Tag::Vbn, Tag::Vbd));
        let joins = |token: usize| self.word(token).dep == Dep::Conj && self.word(token).tag.is_verb();
        let above = self.governor(verb).filter(|_| joins(verb));
        let behind = |&above: &usize| verb > above && verb - above <= 3 && self.word(above).tag == tag;
        let object =
            above.filter(behind).and_then(|above| self.child(above, &[Dep::Obj])).filter(|&object| object > verb);
        if object.is_some() {
            return object;
        }
        let mut last = verb;
        for next in self.tree.children(above.unwrap_or(verb)).take(MANY).filter(|&next| next > verb && joins(next)) {
            if next - last > 3 {
                return None;
            }
            if let Some(object) = self.child(next, &[Dep::Obj]) {
                return Some(object).filter(|_| like(self.word(next).tag));
            }
            last = next;
        }
        None
    }

    /// Whether a word is the "over" of "hands over three men", which the tree takes for a preposition.
    pub fn hands_over(&self, verb: usize, over: usize) -> bool {
        let particle =
            self.input.syntax.words.get(over).filter(|_| over == verb + 1 && self.word(verb).lemma == "hand");
        particle.is_some_and(|particle| particle.lemma == "over" && particle.dep == Dep::Case)
    }

    /// What a verb has for objects, from left to right.
    fn objects(&self, verb: usize) -> impl Iterator<Item = usize> {
        self.tree.children(verb).filter(move |&child| {
            let case = self.child(child, &[Dep::Case]);
            let over = || case.is_some_and(|case| self.hands_over(verb, case));
            match self.word(child).dep {
                Dep::Obj => case.is_none_or(|case| case > child) || over(),
                Dep::Obl => over(),
                _ => false,
            }
        })
    }

    /// Whether the first of two objects is who gets the second: "lent Chad $50 million".
    fn is_second(&self, verb: usize) -> bool {
        let mut objects = self.objects(verb);
        let two = objects.next().filter(|&first| self.can_be_people(first)).zip(objects.next());
        two.is_some_and(|(first, second)| second - first < REACH && !self.is_time(second))
    }

    /// Who gets what the object names: "gave Chad weapons".
    pub fn indirect(&self, verb: usize) -> Option<usize> {
        let first = || self.objects(verb).next().filter(|_| self.is_second(verb));
        self.child(verb, &[Dep::Iobj]).or_else(first)
    }

    /// "called off its strike": what stands behind a particle, and has no preposition, is an object.
    fn bare_oblique(&self, verb: usize) -> Option<usize> {
        let particle = self.child(verb, &[Dep::CompoundPrt])?;
        self.tree.children(verb).find(|&child| {
            child > particle
                && self.word(child).dep == Dep::Obl
                && self.child(child, &[Dep::Case]).is_none()
                && !self.is_time(child)
        })
    }

    /// The word after one of these prepositions, below `token`; no time ("in March").
    pub fn after(&self, token: usize, prepositions: &[&str]) -> Option<usize> {
        self.tree.children(token).find(|&child| {
            matches!(self.word(child).dep, Dep::Obl | Dep::OblAgent | Dep::Nmod)
                && self.case(child).is_some_and(|case| prepositions.contains(&case))
                && !self.is_time(child)
        })
    }

    /// Whether a word is part of a temporal expression.
    pub fn is_time(&self, token: usize) -> bool {
        let span = self.input.tokens.tokens[token].span;
        let next = self.input.times.partition_point(|time| time.span.end <= span.start);
        self.input.times.get(next).is_some_and(|time| time.span.start <= span.start)
    }

    /// The preposition of a noun phrase; also where it stands with the title before a name: "of intelligence chief Ann Roe".
    pub fn case(&self, token: usize) -> Option<&'a str> {
        let own = |token: usize| {
            let is_case = |&child: &usize| self.word(child).dep == Dep::Case && self.word(child).tag != Tag::PosS;
            self.tree.children(token).find(is_case)
        };
        let title = || {
            let is_title = |&child: &usize| child < token && matches!(self.word(child).dep, Dep::Nmod | Dep::Compound);
            self.tree.children(token).filter(is_title).find_map(own)
        };
        own(token).or_else(title).map(|case| self.word(case).lemma.as_str())
    }

    /// A word and those that "and" joins to it. A place behind a comma alone is where the other lies: "in Bantam, Togo".
    pub fn joined(&self, token: usize) -> Vec<usize> {
        // "sentenced the minister to 11 years and a half": no time is one of them.
        let is_joined = |&child: &usize| {
            self.word(child).dep == Dep::Conj && !self.word(child).tag.is_verb() && !self.is_time(child)
        };
        let others: Vec<usize> = self.tree.children(token).filter(is_joined).collect();
        let is_list = !self.is_place(token) || others.iter().any(|&other| self.child(other, &[Dep::Cc]).is_some());
        [token].into_iter().chain(others.into_iter().filter(|_| is_list)).collect()
    }

    /// The verb of the clause that a word stands in, itself if it is one.
    pub fn clause_verb(&self, token: usize) -> Option<usize> {
        let mut at = token;
        for _ in 0..2 * REACH {
            if self.predicates[at] {
                return Some(at);
            }
            at = self.governor(at)?;
        }
        None
    }
}
