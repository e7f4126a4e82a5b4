//! Runs the readable cases of `tests/cases/<stage>/*.md` and the whole articles of `tests/articles/`.
//!
//! Every case that fails is shown with its file and line, what it expected and what came. With `UPDATE=1` in the
//! environment the expectations are written anew instead; read the difference before you commit it.

mod outline;

use dateline::extractor::{Extractor, Moment, Options};
use outline::{Outline, STAGES};
use std::fmt::Write as _;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

/// A text with its expected lines, from a Markdown file.
struct Case {
    /// The line of "```text", counted from 1.
    line: usize,
    given: Given,
    text: String,
    expect: String,
    /// The lines of the file that hold `expect`.
    place: std::ops::Range<usize>,
}

/// What stands after "```text": `published=2024-03-02 url=https://example.org/`.
#[derive(Default)]
struct Given {
    published: Option<String>,
    url: Option<String>,
}

impl Given {
    fn parse(words: &str) -> Result<Self, String> {
        let mut given = Self::default();
        for word in words.split_whitespace() {
            match word.split_once('=') {
                Some(("published", value)) => given.published = Some(value.to_owned()),
                Some(("url", value)) => given.url = Some(value.to_owned()),
                _ => return Err(format!("{word:?} is neither published=… nor url=…")),
            }
        }
        Ok(given)
    }

    /// The lines of each stage that is asked for.
    fn read(&self, text: &str, stages: &[(&str, Outline)]) -> Result<Vec<String>, String> {
        let published = self.published.as_deref().map(Moment::parse).transpose().map_err(|error| error.to_string())?;
        let options = Options { published, url: self.url.as_deref() };
        let reading = || Extractor::default().read(text, &options).map_err(|error| error.to_string());
        // One case that panics must not hide the others.
        let article = catch_unwind(AssertUnwindSafe(reading)).map_err(|_| "it panicked".to_owned())??;
        Ok(stages
            .iter()
            .map(|(_, outline)| outline(&article).iter().map(|line| format!("{line}\n")).collect())
            .collect())
    }
}

macro_rules! stages {
    ($($stage:ident)+) => { $(#[test] fn $stage() { run_stage(stringify!($stage)); })+ };
}

stages! { layout token syntax entity time quote event }

#[test]
fn articles() {
    let mut failures = Vec::new();
    for path in files(&folder("articles"), "txt") {
        let text = fs::read_to_string(&path).expect("articles are UTF-8");
        let golden = path.with_extension("golden");
        let expected = fs::read_to_string(&golden).unwrap_or_default();
        let got = article_lines(&text, &expected).unwrap_or_else(|reason| panic!("{}: {reason}", path.display()));
        if got == expected {
        } else if update() {
            fs::write(&golden, got).expect("goldens can be written");
        } else {
            let line = 1 + expected.lines().zip(got.lines()).take_while(|(a, b)| a == b).count();
            failures.push(format!("{}:{line}\n{}", shown(&golden), difference(&expected, &got)));
        }
    }
    assert!(failures.is_empty(), "\n{}\nUPDATE=1 cargo test --test cases writes them anew", failures.join("\n"));
}

#[test]
fn every_folder_is_a_stage_and_has_cases() {
    let folders: Vec<PathBuf> =
        fs::read_dir(folder("cases")).expect("tests/cases").map(|entry| entry.unwrap().path()).collect();
    assert!(!folders.is_empty(), "tests/cases holds no case at all");
    for folder in folders {
        let name = folder.file_name().unwrap().to_str().unwrap();
        assert!(STAGES.iter().any(|(stage, _)| *stage == name), "{name} is not a stage");
        assert!(!files(&folder, "md").is_empty(), "{} holds no case", folder.display());
    }
}

#[test]
fn faults_in_a_file_of_cases_are_named() {
    let fault = |markdown: &str| cases(markdown).err().unwrap();
    assert_eq!(fault("```text\nx\n"), "line 1: the block has no end");
    assert_eq!(fault("```text when=2020\n```\n"), "line 1: \"when=2020\" is neither published=… nor url=…");
    assert_eq!(fault("```text\nx\n```\n"), "line 1: a text without ```expect");
    assert_eq!(fault("```expect\nx\n```\n"), "line 1: ```expect without a text before it");
    assert_eq!(fault("only prose\n"), "line 1: no case in the file");
}

/// Run the cases of one stage; a stage without a folder has none yet.
fn run_stage(stage: &str) {
    let stage = STAGES.iter().find(|(name, _)| *name == stage).expect("one of the seven");
    let mut failures = Vec::new();
    for path in files(&folder("cases").join(stage.0), "md") {
        let markdown = fs::read_to_string(&path).expect("cases are UTF-8");
        let cases = cases(&markdown).unwrap_or_else(|fault| panic!("{}, {fault}", shown(&path)));
        let mut lines: Vec<String> = markdown.lines().map(str::to_owned).collect();
        let before = failures.len();
        // From the last to the first, so that new lines do not move the places of those still to come.
        for case in cases.iter().rev() {
            match case.given.read(&case.text, std::slice::from_ref(stage)) {
                Ok(got) if got[0] == case.expect => {}
                Ok(got) if update() => drop(lines.splice(case.place.clone(), got[0].lines().map(str::to_owned))),
                Ok(got) => {
                    let difference = difference(&case.expect, &got[0]);
                    failures.insert(before, format!("{}:{}\n{difference}", shown(&path), case.line));
                }
                Err(reason) => failures.insert(before, format!("{}:{}: {reason}\n", shown(&path), case.line)),
            }
        }
        if update() {
            fs::write(&path, lines.join("\n") + "\n").expect("cases can be written");
        }
    }
    assert!(failures.is_empty(), "\n{}\n{} cases failed", failures.join("\n"), failures.len());
}

/// The cases of a Markdown file: each "```text" with the "```expect" that follows.
fn cases(markdown: &str) -> Result<Vec<Case>, String> {
    let lines: Vec<&str> = markdown.lines().collect();
    let mut found: Vec<Case> = Vec::new();
    let mut waiting: Option<(usize, Given, String)> = None;
    let mut at = 0;
    while at < lines.len() {
        let opening = lines[at].strip_prefix("```");
        at += 1;
        let Some(opening) = opening else { continue };
        let fault = |line: usize, reason: &str| format!("line {line}: {reason}");
        let length = lines[at..].iter().position(|line| *line == "```").ok_or(fault(at, "the block has no end"))?;
        let body = &lines[at..at + length];
        if let Some(words) = opening.strip_prefix("text") {
            let given = Given::parse(words).map_err(|reason| fault(at, &reason))?;
            if let Some((line, ..)) = waiting.replace((at, given, body.join("\n"))) {
                return Err(fault(line, "a text without ```expect"));
            }
        } else if opening == "expect" {
            let (line, given, text) = waiting.take().ok_or(fault(at, "```expect without a text before it"))?;
            let expect = body.iter().map(|line| format!("{line}\n")).collect();
            found.push(Case { line, given, text, expect, place: at..at + length });
        }
        at += length + 1;
    }
    match waiting {
        Some((line, ..)) => Err(format!("line {line}: a text without ```expect")),
        None if found.is_empty() => Err("line 1: no case in the file".to_owned()),
        None => Ok(found),
    }
}

/// The golden lines of an article: what was given with it, which an update keeps, and the lines of all stages.
fn article_lines(text: &str, golden: &str) -> Result<String, String> {
    let given = golden.lines().next().and_then(|line| line.strip_prefix("given:")).unwrap_or_default().trim();
    let read = Given::parse(given)?.read(text, &STAGES)?;
    let mut lines = if given.is_empty() { String::new() } else { format!("given: {given}\n\n") };
    for (index, ((stage, _), found)) in STAGES.iter().zip(read).enumerate() {
        let gap = if index == 0 { "" } else { "\n" };
        write!(lines, "{gap}## {stage}\n{found}").expect("a string can be written");
    }
    Ok(lines)
}

/// The lines that are missing ("-") and those that are new ("+"), in their order.
fn difference(expected: &str, got: &str) -> String {
    let (expected, got): (Vec<&str>, Vec<&str>) = (expected.lines().collect(), got.lines().collect());
    let same_head = expected.iter().zip(&got).take_while(|(a, b)| a == b).count();
    let tails = expected[same_head..].iter().rev().zip(got[same_head..].iter().rev());
    let same_tail = tails.take_while(|(a, b)| a == b).count();
    let mut shown = String::new();
    for line in &expected[same_head..expected.len() - same_tail] {
        shown += &format!("  - {line}\n");
    }
    for line in &got[same_head..got.len() - same_tail] {
        shown += &format!("  + {line}\n");
    }
    shown
}

fn update() -> bool {
    std::env::var_os("UPDATE").is_some()
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name)
}

/// The files of a folder with an extension, by name; none where there is no folder.
fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut found: Vec<PathBuf> = entries.map(|entry| entry.expect("it can be listed").path()).collect();
    found.retain(|path| path.extension().is_some_and(|found| found == extension));
    found.sort();
    found
}

/// A path from the root of the project, as an editor can open it.
fn shown(path: &Path) -> String {
    path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap_or(path).display().to_string()
}
