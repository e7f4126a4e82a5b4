//! Clauses: how the chunks of a sentence hang together.
//!
//! In: chunks from left to right. Out: the arcs between them. One pass with a short memory: the clause that is open, the
//! noun phrase that has no verb yet, what the last connective announced. Known limits: coordination of unlike parts,
//! clauses in the middle of others, and prepositional phrases that belong further back than the last noun or verb.

use super::Dep;
use super::chunk::{Builder, Chunk, ChunkKind, VerbForm, is_time};
use super::tag::Tag;

/// Prepositions that nearly always go with the noun before them.
const OF_NOUNS: &[&str] = &["of", "between", "among", "behind"];
/// Prepositions that nearly always go with the verb.
const OF_VERBS: &[&str] = &[
    "after",
    "before",
    "since",
    "until",
    "during",
    "by",
    "into",
    "despite",
    "following",
    "amid",
    "via",
    "through",
    "as",
];
/// Nouns that take a preposition after them rather than leave it to the verb: "talks with", "visit to".
const TAKING: &[&str] = &[
    "talk",
    "visit",
    "trip",
    "meeting",
    "attack",
    "war",
    "sanction",
    "relation",
    "tie",
    "agreement",
    "deal",
    "support",
    "threat",
    "protest",
    "call",
    "demand",
    "accord",
    "treaty",
    "warrant",
    "ambassador",
    "minister",
    "role",
    "ban",
    "crime",
    "embassy",
    "head",
    "chief",
    "crackdown",
    "strike",
    "opposition",
    "aid",
    "end",
    "access",
    "letter",
    "envoy",
    "boycott",
];
/// What the pass remembers.
#[derive(Default)]
struct Memory {
    root: Option<usize>,
    /// The predicate of the clause that is open.
    verb: Option<usize>,
    verb_passive: bool,
    /// The last finite predicate, which a coordinated one joins.
    finite: Option<usize>,
    /// A noun phrase that may be the subject of a verb to come.
    subject: Option<usize>,
    /// The subject of the last finite clause.
    last_subject: Option<usize>,
    /// The last noun phrase, attached or not.
    noun: Option<usize>,
    /// The object that the open verb has.
    object: Option<usize>,
    preposition: Option<usize>,
    marker: Option<usize>,
    /// A relative pronoun and the noun before it.
    relative: Option<(usize, Option<usize>)>,
    coordinator: Option<usize>,
    /// Whether a comma stands just before.
    comma: bool,
    /// Words that wait for the next verb: adverbs, phrases at the front.
    waiting: Vec<(usize, Dep)>,
    last: Option<ChunkKind>,
    last_end: usize,
}

impl Memory {
    /// A semicolon ends a clause: what follows does not attach to what stands before.
    fn close(&mut self, builder: &mut Builder) {
        if let Some(verb) = self.verb.take() {
            for (token, dep) in std::mem::take(&mut self.waiting) {
                builder.attach(token, verb, dep);
            }
        }
        (self.subject, self.noun, self.object) = (None, None, None);
        (self.preposition, self.marker, self.relative, self.coordinator) = (None, None, None, None);
    }
}

/// Build the tree of a sentence from its chunks.
pub fn attach(builder: &mut Builder, chunks: &[Chunk]) {
    let mut memory = Memory { last_end: builder.first, ..Memory::default() };
    for (index, chunk) in chunks.iter().enumerate() {
        // "France also issued": an adverb hides no verb.
        let next = chunks[index + 1..].iter().map(|chunk| chunk.kind).find(|&kind| kind != ChunkKind::Adverb);
        match chunk.kind {
            ChunkKind::Nominal => nominal(builder, &mut memory, chunk, next),
            ChunkKind::Verb(form) => verb(builder, &mut memory, chunk, form),
            ChunkKind::Preposition => memory.preposition = Some(chunk.head),
            ChunkKind::Subordinator => memory.marker = Some(chunk.head),
            ChunkKind::Relative => relative(&mut memory, chunk),
            ChunkKind::Coordinator => memory.coordinator = Some(chunk.head),
            ChunkKind::Adjective => adjective(builder, &mut memory, chunk),
            ChunkKind::Adverb => adverb(builder, &mut memory, chunk, next),
            ChunkKind::Comma | ChunkKind::Bracket | ChunkKind::Quotation | ChunkKind::Stop => {
                builder.words[chunk.head].dep = Dep::Punct;
                if builder.lemma(chunk.head) == ";" {
                    memory.close(builder);
                }
            }
        }
        memory.comma = chunk.kind == ChunkKind::Comma || memory.comma && chunk.kind == ChunkKind::Quotation;
        if !matches!(chunk.kind, ChunkKind::Quotation) {
            memory.last = Some(chunk.kind);
            memory.last_end = chunk.end;
        }
    }
    finish(builder, memory);
}

fn nominal(builder: &mut Builder, memory: &mut Memory, chunk: &Chunk, next: Option<ChunkKind>) {
    let head = chunk.head;
    let before_finite = matches!(next, Some(ChunkKind::Verb(VerbForm::Finite | VerbForm::FinitePassive)));
    if let Some(preposition) = memory.preposition.take_if(|&mut word| !(before_finite && opens_clause(builder, word))) {
        builder.attach(preposition, head, Dep::Case);
        prepositional(builder, memory, head, preposition);
    } else if let Some(marker) = memory.preposition.take() {
        // "after Syria was suspended": what looked like a preposition opens a clause.
        memory.marker = Some(marker);
        memory.subject = Some(head);
    } else if is_time(builder.lemma(head)) && builder.tag(head) != Tag::Nns && !before_finite {
        leave_to_verb(builder, memory, head, Dep::OblUnmarked);
    } else if let Some(coordinator) =
        memory.coordinator.filter(|_| memory.noun.is_some() && memory.last == Some(ChunkKind::Coordinator))
    {
        let first = memory.noun.unwrap_or(head);
        let shared = memory.subject.is_some() || memory.object.is_some() || builder.words[first].dep != Dep::Dep;
        if before_finite && memory.verb.is_some() && memory.subject.is_none() {
            // "X met Y and Z left": a clause of its own; the coordinator waits for its verb.
            memory.subject = Some(head);
        } else if shared {
            builder.attach(coordinator, head, Dep::Cc);
            builder.attach(head, first, Dep::Conj);
            memory.coordinator = None;
            return;
        }
    } else if let Some(verb) = memory.verb.filter(|_| follows_verb(memory)) {
        let copula = builder.lemma(verb) == "be" && builder.words[verb].dep != Dep::AuxPass;
        if memory.object.is_some() && !copula && !memory.comma {
            leave_to_verb(builder, memory, head, Dep::OblUnmarked);
        } else {
            builder.attach(head, verb, if copula { Dep::Xcomp } else { Dep::Obj });
            memory.object = Some(head);
        }
    } else if memory.comma && memory.noun.is_some() && !before_finite && apposes(builder, chunk) {
        let noun = memory.noun.unwrap_or(head);
        builder.attach(head, noun, Dep::Appos);
        return;
    } else {
        memory.subject = Some(head);
    }
    memory.noun = Some(head);
}

/// Whether a preposition can open a clause.
fn opens_clause(builder: &Builder, word: usize) -> bool {
    matches!(builder.lemma(word), "after" | "before" | "since" | "until" | "till" | "as" | "than")
}

/// Whether the last chunk is the open verb, with nothing between but an adverb.
fn follows_verb(memory: &Memory) -> bool {
    matches!(memory.last, Some(ChunkKind::Verb(_) | ChunkKind::Adverb)) && memory.object.is_none()
}

/// "Ali Mamlouk, the chief of …": begins with a determiner, a name or a noun of office.
fn apposes(builder: &Builder, chunk: &Chunk) -> bool {
    !matches!(builder.tag(chunk.start), Tag::Prp | Tag::Ex)
}

fn prepositional(builder: &mut Builder, memory: &mut Memory, head: usize, preposition: usize) {
    let word = builder.lemma(preposition).to_owned();
    let word = word.as_str();
    let adjacent = memory.noun.filter(|_| memory.last == Some(ChunkKind::Preposition) && !memory.comma);
    let noun = adjacent.filter(|&noun| noun < preposition && preposition - noun <= 2);
    let to_noun = match (noun, memory.verb) {
        (None, _) => false,
        (Some(_), None) => true,
        (Some(noun), Some(verb)) => {
            OF_NOUNS.contains(&word)
                || noun < verb
                || !OF_VERBS.contains(&word) && TAKING.contains(&builder.lemma(noun)) && word != "in" && word != "at"
        }
    };
    match noun.filter(|_| to_noun) {
        Some(noun) => builder.attach(head, noun, Dep::Nmod),
        None => {
            let agent = word == "by" && memory.verb_passive && memory.verb.is_some_and(|verb| verb < preposition);
            leave_to_verb(builder, memory, head, if agent { Dep::OblAgent } else { Dep::Obl });
        }
    }
    memory.object = memory.object.or(Some(head).filter(|_| memory.verb.is_some()));
}

/// Attach to the open verb, or to the next one where none is open.
fn leave_to_verb(builder: &mut Builder, memory: &mut Memory, token: usize, dep: Dep) {
    match memory.verb {
        Some(verb) if memory.subject.is_none() => builder.attach(token, verb, dep),
        _ => memory.waiting.push((token, dep)),
    }
}

fn relative(memory: &mut Memory, chunk: &Chunk) {
    memory.relative = Some((chunk.head, memory.noun));
    if let Some(preposition) = memory.preposition.take() {
        memory.waiting.push((preposition, Dep::Case));
    }
    memory.subject = None.or(memory.subject);
}

fn adjective(builder: &mut Builder, memory: &mut Memory, chunk: &Chunk) {
    match memory.verb {
        Some(verb) => {
            builder.attach(chunk.head, verb, Dep::Xcomp);
        }
        None => memory.waiting.push((chunk.head, Dep::Advcl)),
    }
}

fn adverb(builder: &mut Builder, memory: &mut Memory, chunk: &Chunk, next: Option<ChunkKind>) {
    let particle = builder.tag(chunk.head) == Tag::Rp;
    match memory.verb {
        Some(verb) if particle => builder.attach(chunk.head, verb, Dep::CompoundPrt),
        Some(verb) if memory.subject.is_none() && !matches!(next, Some(ChunkKind::Verb(_))) => {
            builder.attach(chunk.head, verb, Dep::Advmod);
        }
        _ => memory.waiting.push((chunk.head, Dep::Advmod)),
    }
}

fn verb(builder: &mut Builder, memory: &mut Memory, chunk: &Chunk, form: VerbForm) {
    let head = chunk.head;
    match form {
        VerbForm::Finite | VerbForm::FinitePassive => finite(builder, memory, chunk, form),
        VerbForm::Infinitive => infinitive(builder, memory, head),
        VerbForm::Gerund | VerbForm::Participle => participle(builder, memory, head, form),
    }
    for (token, dep) in std::mem::take(&mut memory.waiting) {
        builder.attach(token, head, dep);
    }
    memory.verb = Some(head);
    memory.verb_passive = matches!(form, VerbForm::FinitePassive | VerbForm::Participle)
        || builder.words[builder.first..head]
            .iter()
            .rev()
            .take(4)
            .any(|word| word.dep == Dep::AuxPass && word.head as usize == head);
    memory.object = None;
    memory.subject = None;
    memory.preposition = None;
}

fn finite(builder: &mut Builder, memory: &mut Memory, chunk: &Chunk, form: VerbForm) {
    let head = chunk.head;
    let nsubj = if form == VerbForm::FinitePassive { Dep::NsubjPass } else { Dep::Nsubj };
    if let Some((pronoun, noun)) = memory.relative.take() {
        let subject = memory.subject.filter(|&subject| subject > pronoun);
        match subject {
            Some(subject) => {
                builder.attach(subject, head, nsubj);
                builder.attach(pronoun, head, Dep::Obj);
            }
            None => builder.attach(pronoun, head, nsubj),
        }
        match noun.or(memory.verb) {
            Some(noun) => {
                builder.attach(head, noun, if builder.words[noun].tag.is_verb() { Dep::Ccomp } else { Dep::AclRelcl })
            }
            None => set_root(builder, memory, head),
        }
        memory.last_subject = Some(subject.unwrap_or(pronoun));
        // The subject of the main clause is still without its verb.
        let open = noun.filter(|&noun| builder.words[noun].dep == Dep::Dep && memory.root.is_none());
        if let Some(open) = open {
            memory.last_subject = Some(open);
        }
        return;
    }
    if let Some(subject) = memory.subject {
        builder.attach(subject, head, nsubj);
        memory.last_subject = Some(subject);
    } else if let Some(open) =
        memory.last_subject.filter(|&open| memory.root.is_none() && builder.words[open].dep == Dep::Dep)
    {
        builder.attach(open, head, nsubj);
    } else if let Some((verb, object)) = reported_subject(builder, memory) {
        // "said Syria had reached": what looked like the object is the subject of a clause.
        builder.attach(object, head, nsubj);
        builder.attach(head, verb, Dep::Ccomp);
        memory.last_subject = Some(object);
        memory.finite = Some(head);
        return;
    }
    if let Some(marker) = memory.marker.take() {
        builder.attach(marker, head, if builder.tag(marker) == Tag::Wrb { Dep::Advmod } else { Dep::Mark });
        let complement = matches!(builder.lemma(marker), "that" | "whether" | "how" | "why");
        match memory.verb.filter(|_| memory.root.is_some()) {
            Some(verb) if complement => builder.attach(head, verb, Dep::Ccomp),
            Some(verb) => builder.attach(head, memory.finite.unwrap_or(verb), Dep::Advcl),
            None => {
                memory.waiting.push((head, Dep::Advcl));
                memory.finite = Some(head);
                let waiting = std::mem::take(&mut memory.waiting);
                let (own, rest): (Vec<_>, Vec<_>) =
                    waiting.into_iter().partition(|&(token, _)| token > marker && token != head);
                own.into_iter().for_each(|(token, dep)| builder.attach(token, head, dep));
                // Waits for the main clause; `finish` takes what no verb takes.
                memory.waiting = rest;
                memory.relative = None;
                builder.words[head].dep = Dep::Advcl;
                memory.last_subject = None;
                return;
            }
        }
    } else if let Some(root) = memory.root {
        match memory.coordinator.take() {
            Some(coordinator) => {
                builder.attach(coordinator, head, Dep::Cc);
                builder.attach(head, memory.finite.unwrap_or(root), Dep::Conj);
            }
            None => builder.attach(head, memory.finite.unwrap_or(root), Dep::Parataxis),
        }
    } else {
        set_root(builder, memory, head);
    }
    memory.finite = Some(head);
}

/// The open verb and its object, where that can be the subject of a clause without "that".
fn reported_subject(builder: &Builder, memory: &Memory) -> Option<(usize, usize)> {
    let (verb, object) = (memory.verb?, memory.object?);
    let joined = memory.comma || memory.marker.is_some() || memory.coordinator.is_some();
    let word = &builder.words[object];
    (!joined && word.dep == Dep::Obj && word.head as usize == verb).then_some((verb, object))
}

fn infinitive(builder: &mut Builder, memory: &mut Memory, head: usize) {
    let coordinator = memory.coordinator.take().filter(|_| memory.last == Some(ChunkKind::Coordinator));
    match (coordinator, memory.verb, memory.noun.or(memory.subject)) {
        (Some(coordinator), Some(verb), _) => {
            builder.attach(coordinator, head, Dep::Cc);
            builder.attach(head, verb, Dep::Conj);
        }
        (_, Some(verb), _) if memory.object.is_none() || memory.verb_passive => builder.attach(head, verb, Dep::Xcomp),
        (_, Some(verb), Some(noun)) => {
            let noun_takes = noun > verb && NOUNS_WITH_INFINITIVE.contains(&builder.lemma(noun));
            let dep = if builder.words[noun].dep == Dep::Obj && OBJECT_CONTROL.contains(&builder.lemma(verb)) {
                Dep::Xcomp
            } else {
                Dep::Advcl
            };
            if noun_takes { builder.attach(head, noun, Dep::Acl) } else { builder.attach(head, verb, dep) }
        }
        (_, None, Some(noun)) if memory.last == Some(ChunkKind::Nominal) => {
            builder.attach(head, noun, Dep::Acl);
            memory.last_subject = memory.subject;
            headline(builder, memory, head, noun);
        }
        _ => set_root(builder, memory, head),
    }
}

/// "Minister to visit Cairo": a headline's infinitive without any finite verb is its predicate.
fn headline(builder: &mut Builder, memory: &mut Memory, head: usize, noun: usize) {
    let finite = builder.words[head + 1..builder.end].iter().any(|word| word.tag.is_finite());
    if memory.subject == Some(noun) && memory.root.is_none() && !finite {
        builder.attach(noun, head, Dep::Nsubj);
        set_root(builder, memory, head);
    }
}

const NOUNS_WITH_INFINITIVE: &[&str] = &[
    "plan",
    "decision",
    "attempt",
    "effort",
    "bid",
    "proposal",
    "threat",
    "pledge",
    "promise",
    "right",
    "call",
    "move",
    "agreement",
    "deal",
    "way",
    "chance",
    "ability",
    "order",
    "intention",
    "refusal",
    "need",
    "desire",
    "readiness",
    "willingness",
    "commitment",
    "offer",
    "request",
    "failure",
    "vow",
];
const OBJECT_CONTROL: &[&str] = &[
    "urge",
    "ask",
    "tell",
    "order",
    "call",
    "force",
    "allow",
    "invite",
    "persuade",
    "warn",
    "press",
    "compel",
    "want",
    "expect",
    "help",
    "encourage",
    "request",
    "convince",
    "command",
    "instruct",
    "enable",
    "advise",
    "require",
    "permit",
];

fn participle(builder: &mut Builder, memory: &mut Memory, head: usize, form: VerbForm) {
    let coordinator = memory.coordinator.filter(|_| memory.last == Some(ChunkKind::Coordinator));
    if let (Some(coordinator), Some(verb)) = (coordinator, memory.verb) {
        builder.attach(coordinator, head, Dep::Cc);
        builder.attach(head, verb, Dep::Conj);
        memory.coordinator = None;
    } else if let Some(preposition) = memory.preposition.take() {
        builder.attach(preposition, head, Dep::Mark);
        match (memory.verb, memory.noun) {
            (Some(verb), _) => builder.attach(head, verb, Dep::Advcl),
            (None, Some(noun)) => builder.attach(head, noun, Dep::Acl),
            (None, None) => builder.words[head].dep = Dep::Advcl,
        }
    } else if let Some(marker) = memory.marker.take() {
        builder.attach(marker, head, Dep::Mark);
        match memory.verb {
            Some(verb) => builder.attach(head, verb, Dep::Advcl),
            None => builder.words[head].dep = Dep::Advcl,
        }
    } else if memory.last == Some(ChunkKind::Nominal)
        && let Some(noun) = memory.noun
    {
        // "with the two diplomats discussing": the noun is the subject.
        let with = builder.words[builder.first..noun]
            .iter()
            .rev()
            .take(6)
            .any(|word| word.dep == Dep::Case && word.head as usize == noun && word.lemma == "with");
        match memory.verb.filter(|_| with && form == VerbForm::Gerund) {
            Some(verb) => {
                builder.attach(noun, head, Dep::Nsubj);
                builder.attach(head, verb, Dep::Advcl);
            }
            None => builder.attach(head, noun, Dep::Acl),
        }
    } else if let Some(verb) = memory.verb {
        let direct = matches!(memory.last, Some(ChunkKind::Verb(_)));
        builder.attach(head, verb, if direct { Dep::Xcomp } else { Dep::Advcl });
    } else {
        builder.words[head].dep = Dep::Advcl;
    }
    // A phrase before the main verb leaves the subject of the sentence where it was.
    if memory.root.is_none() && memory.subject.is_some() {
        memory.last_subject = memory.subject;
    }
}

fn set_root(builder: &mut Builder, memory: &mut Memory, head: usize) {
    if memory.root.is_none() {
        memory.root = Some(head);
        builder.words[head].head = head as u32;
        builder.words[head].dep = Dep::Root;
    }
}

/// Give every word that is still free a head, turn copulas round, and break what is no tree.
fn finish(builder: &mut Builder, mut memory: Memory) {
    let (first, end) = (builder.first, builder.end);
    if memory.root.is_none() {
        let free = (first..end)
            .find(|&token| builder.words[token].dep == Dep::Advcl && builder.words[token].head as usize == token);
        let root = free.or(memory.last_subject).or(memory.subject).or(memory.noun).unwrap_or(first);
        set_root(builder, &mut memory, root);
    }
    let root = memory.root.unwrap_or(first);
    for (token, dep) in std::mem::take(&mut memory.waiting) {
        builder.attach(token, memory.verb.unwrap_or(root), dep);
    }
    for token in first..end {
        let word = &mut builder.words[token];
        if word.head as usize == token && token != root {
            word.head = root as u32;
            if word.dep == Dep::Root {
                word.dep = Dep::Dep;
            }
        }
        if word.dep == Dep::Dep {
            word.dep = match word.tag {
                Tag::Cc => Dep::Cc,
                tag if tag.is_punctuation() => Dep::Punct,
                Tag::In if word.pos == super::Pos::Sconj => Dep::Mark,
                tag if tag.is_adverb() => Dep::Advmod,
                _ => Dep::Dep,
            };
        }
    }
    break_cycles(builder, root);
    turn_copulas(builder);
}

/// Attach to the root whatever does not reach it. Linear: each word is walked over once.
fn break_cycles(builder: &mut Builder, root: usize) {
    let (first, end) = (builder.first, builder.end);
    let mut state = vec![0u8; end - first];
    state[root - first] = 2;
    let mut path = Vec::new();
    for token in first..end {
        let mut at = token;
        while state[at - first] == 0 {
            state[at - first] = 1;
            path.push(at);
            at = builder.words[at].head as usize;
        }
        if state[at - first] == 1 {
            builder.words[at].head = root as u32;
        }
        for walked in path.drain(..) {
            state[walked - first] = 2;
        }
    }
}

/// "is a member": the noun heads the clause, and "is" depends on it.
fn turn_copulas(builder: &mut Builder) {
    for token in builder.first..builder.end {
        let verb = builder.words[token].head as usize;
        let word = &builder.words[token];
        if word.dep != Dep::Xcomp || builder.lemma(verb) != "be" || word.tag.is_verb() || verb == token {
            continue;
        }
        for other in builder.first..builder.end {
            if builder.words[other].head as usize == verb && other != token && other != verb {
                builder.words[other].head = token as u32;
            }
        }
        let was_root = builder.words[verb].head as usize == verb;
        builder.words[token].head = if was_root { token as u32 } else { builder.words[verb].head };
        builder.words[token].dep = builder.words[verb].dep;
        builder.words[verb].head = token as u32;
        builder.words[verb].dep = Dep::Cop;
        builder.words[verb].pos = super::Pos::Aux;
    }
}
