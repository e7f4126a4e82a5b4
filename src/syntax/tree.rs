//! The dependants of each word, for walks down the tree.

use super::{Dep, Syntax};

/// The tree of every sentence, read from the top.
#[derive(Debug, Clone, Default)]
pub struct Tree {
    /// The dependants of word `i` are `children[starts[i]..starts[i + 1]]`, from left to right.
    starts: Vec<u32>,
    children: Vec<u32>,
}

impl Tree {
    /// Turn the heads of the words round. Linear.
    pub fn new(syntax: &Syntax) -> Self {
        let words = &syntax.words;
        let mut starts = vec![0u32; words.len() + 1];
        for (token, word) in words.iter().enumerate() {
            if word.head as usize != token {
                starts[word.head as usize + 1] += 1;
            }
        }
        for index in 1..starts.len() {
            starts[index] += starts[index - 1];
        }
        let mut next = starts.clone();
        let mut children = vec![0u32; starts[words.len()] as usize];
        for (token, word) in words.iter().enumerate() {
            if word.head as usize != token {
                let slot = &mut next[word.head as usize];
                children[*slot as usize] = token as u32;
                *slot += 1;
            }
        }
        Self { starts, children }
    }

    /// The words that depend on a word, from left to right.
    pub fn children(&self, token: usize) -> impl DoubleEndedIterator<Item = usize> + '_ {
        let range = self.starts[token] as usize..self.starts[token + 1] as usize;
        self.children[range].iter().map(|&child| child as usize)
    }

    /// The first dependant with one of these relations.
    pub fn child(&self, syntax: &Syntax, token: usize, deps: &[Dep]) -> Option<usize> {
        self.children(token).find(|&child| deps.contains(&syntax.words[child].dep))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::tag::Tag;
    use crate::syntax::{Pos, Word};

    #[test]
    fn children_stand_from_left_to_right() {
        let word = |head: u32, dep| Word { tag: Tag::Nn, pos: Pos::Noun, dep, head, lemma: "x".into() };
        let words = vec![word(1, Dep::Nsubj), word(1, Dep::Root), word(3, Dep::Det), word(1, Dep::Obj)];
        let syntax = Syntax { words, ..Syntax::default() };
        let tree = Tree::new(&syntax);
        assert_eq!(tree.children(1).collect::<Vec<_>>(), [0, 3]);
        assert_eq!(tree.children(3).collect::<Vec<_>>(), [2]);
        assert_eq!(tree.child(&syntax, 1, &[Dep::Obj]), Some(3));
    }
}
