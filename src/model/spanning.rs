//! The tree of the highest score over the arcs of a sentence.
//!
//! In: the score of each word as head of each, its own place meaning that it is the root. Out: the heads of one tree with one
//! root. The best head of each word is mostly a tree already; else cycles are contracted (Chu and Liu 1965, Edmonds 1967).

/// What keeps a second root away: more than all differences of scores.
const ROOT: f32 = 1e4;

/// Add the heads of a sentence, counted from its first word; `scores` has a row for each dependent. They are used up.
pub fn tree(scores: &mut [f32], first: u32, out: &mut Vec<u32>) {
    let words = scores.len().isqrt();
    let at = out.len();
    out.extend(
        scores
            .chunks_exact(words.max(1))
            .map(|row| (1..words).fold(0, |best, at| if row[at] > row[best] { at } else { best }) as u32),
    );
    let heads = &mut out[at..];
    let roots = (0..words).filter(|&word| heads[word] as usize == word).count();
    if roots != 1 || cycle(heads).is_some() {
        // All roots cost the same, so the fewest are taken, which is one.
        for word in 0..words {
            scores[word * words + word] -= ROOT;
        }
        contract(scores, words, heads);
    }
    heads.iter_mut().for_each(|head| *head += first);
}

/// The head of the highest score among the words that are alive; of equal ones the first.
fn best_head(row: &[f32], alive: &[bool]) -> u32 {
    let candidates = (0..row.len()).filter(|&head| alive[head]);
    let best = candidates.reduce(|best, head| if row[head] > row[best] { head } else { best });
    best.unwrap_or_default() as u32
}

/// The words of a cycle among the heads, if there is one.
fn cycle(heads: &[u32]) -> Option<Vec<usize>> {
    // The walk in which a word was seen first.
    let mut seen = vec![usize::MAX; heads.len()];
    for start in 0..heads.len() {
        let mut word = start;
        while seen[word] == usize::MAX {
            seen[word] = start;
            let head = heads[word] as usize;
            if head == word {
                break;
            }
            word = head;
        }
        if seen[word] == start && heads[word] as usize != word {
            let mut found = vec![word];
            let mut next = heads[word] as usize;
            while next != word {
                found.push(next);
                next = heads[next] as usize;
            }
            return Some(found);
        }
    }
    None
}

/// Edmonds' algorithm, without recursion: contract cycle after cycle into its first word, then open them again.
fn contract(scores: &mut [f32], words: usize, heads: &mut [u32]) {
    /// What has to be known to open a cycle: its words, their heads in it, and for each word outside the word of the cycle
    /// that is its best head, and that is reached best from it.
    struct Cycle {
        words: Vec<usize>,
        heads: Vec<u32>,
        leave: Vec<u32>,
        enter: Vec<u32>,
    }
    let mut alive = vec![true; words];
    let mut cycles: Vec<Cycle> = Vec::new();
    for word in 0..words {
        heads[word] = best_head(&scores[word * words..(word + 1) * words], &alive);
    }
    while let Some(found) = cycle(heads) {
        let first = found[0];
        let mut member = vec![false; words];
        found.iter().for_each(|&word| member[word] = true);
        let in_cycle = |word: usize| member[word];
        let total: f32 = found.iter().map(|&word| scores[word * words + heads[word] as usize]).sum();
        let mut leave = vec![first as u32; words];
        let mut enter = vec![first as u32; words];
        let mut entering = vec![f32::NEG_INFINITY; words];
        let mut leaving = vec![f32::NEG_INFINITY; words];
        for other in (0..words).filter(|&word| alive[word] && !in_cycle(word)) {
            for &word in &found {
                // From the cycle to the word outside.
                let score = scores[other * words + word];
                if score > leaving[other] {
                    (leaving[other], leave[other]) = (score, word as u32);
                }
                // From outside into the cycle, which breaks one of its arcs.
                let score = scores[word * words + other] - scores[word * words + heads[word] as usize] + total;
                if score > entering[other] {
                    (entering[other], enter[other]) = (score, word as u32);
                }
            }
        }
        // The root enters the cycle by one of its words.
        for &word in &found {
            let score = scores[word * words + word] - scores[word * words + heads[word] as usize] + total;
            if score > entering[first] {
                (entering[first], enter[first]) = (score, word as u32);
            }
        }
        let cycle_heads = found.iter().map(|&word| heads[word]).collect();
        for &word in &found[1..] {
            alive[word] = false;
        }
        for other in 0..words {
            if alive[other] {
                scores[first * words + other] = entering[other];
                if other != first {
                    scores[other * words + first] = leaving[other];
                    // What was best in the cycle is its first word now.
                    if in_cycle(heads[other] as usize) {
                        heads[other] = first as u32;
                    }
                }
            }
        }
        heads[first] = best_head(&scores[first * words..(first + 1) * words], &alive);
        // Words that are contracted away point at themselves, so that no cycle runs over them.
        for &word in &found[1..] {
            heads[word] = word as u32;
        }
        cycles.push(Cycle { words: found, heads: cycle_heads, leave, enter });
    }
    for cycle in cycles.into_iter().rev() {
        let first = cycle.words[0];
        let head = heads[first] as usize;
        // Who hangs on the cycle hangs on its best word.
        for word in 0..words {
            if heads[word] as usize == first && word != first && alive[word] {
                heads[word] = cycle.leave[word];
            }
        }
        for (&word, &of) in cycle.words.iter().zip(&cycle.heads) {
            heads[word] = of;
            alive[word] = true;
        }
        let entry = cycle.enter[head] as usize;
        heads[entry] = if head == first { entry as u32 } else { head as u32 };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn solve(scores: &[f32], words: usize) -> Vec<u32> {
        let mut heads = Vec::new();
        tree(&mut scores.to_vec(), 0, &mut heads);
        assert_eq!(heads.len(), words);
        heads
    }

    /// The best tree by trying all.
    fn exhaustive(scores: &[f32], words: usize) -> f64 {
        let mut best = f64::NEG_INFINITY;
        for code in 0..words.pow(words as u32) {
            let heads: Vec<u32> = (0..words).map(|at| (code / words.pow(at as u32) % words) as u32).collect();
            if is_tree(&heads) {
                best = best.max(total(scores, &heads));
            }
        }
        best
    }

    fn is_tree(heads: &[u32]) -> bool {
        (0..heads.len()).filter(|&word| heads[word] as usize == word).count() == 1 && cycle(heads).is_none()
    }

    fn total(scores: &[f32], heads: &[u32]) -> f64 {
        heads.iter().enumerate().map(|(word, &head)| f64::from(scores[word * heads.len() + head as usize])).sum()
    }

    #[test]
    fn the_tree_found_is_the_best_of_all() {
        let mut state = 7u32;
        let mut noise = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 16) as f32 / 6553.6
        };
        for words in 1..=5 {
            for _ in 0..60 {
                let scores: Vec<f32> = (0..words * words).map(|_| noise()).collect();
                let heads = solve(&scores, words);
                assert!(is_tree(&heads), "{heads:?}");
                let best = exhaustive(&scores, words);
                // The cost of a root takes the last digits.
                assert!((total(&scores, &heads) - best).abs() < 0.1, "{heads:?}: {} < {best}", total(&scores, &heads));
            }
        }
    }

    #[test]
    fn a_sentence_of_equal_scores_is_a_tree() {
        assert!(is_tree(&solve(&[0.0; 200 * 200], 200)));
    }
}
