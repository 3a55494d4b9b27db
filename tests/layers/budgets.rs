//! How long a file and a function may be. The percentile keeps the whole readable; the stop keeps
//! any one file from becoming the place where everything goes.

use crate::tree::{File, files, none};

struct Budget {
    what: &'static str,
    p95: usize,
    stop: usize,
}

const RUST: Budget = Budget {
    what: "Rust files",
    p95: 450,
    stop: 800,
};
const PAGES: Budget = Budget {
    what: "TypeScript files",
    p95: 270,
    stop: 500,
};
const FUNCTION_P95: usize = 45;

fn rust() -> Vec<File> {
    files(&["src-tauri", "tests"], &[".rs"])
}

fn pages() -> Vec<File> {
    let mut pages = files(&["ui"], &[".ts", ".tsx"]);
    pages.retain(|file| !file.path.starts_with("ui/src/bindings/"));
    pages
}

/// The value that 95 of 100 do not exceed.
fn p95(mut lengths: Vec<usize>) -> usize {
    lengths.sort_unstable();
    let rank = (lengths.len() * 95).div_ceil(100);
    lengths.get(rank.saturating_sub(1)).copied().unwrap_or(0)
}

fn hold(budget: &Budget, files: &[File]) {
    let lengths = |file: &File| file.text.lines().count();
    let long: Vec<String> = files
        .iter()
        .filter(|file| lengths(file) > budget.stop)
        .map(|file| format!("{} has {} lines", file.path, lengths(file)))
        .collect();
    none(
        &format!("{} stop at {} lines:", budget.what, budget.stop),
        &long,
    );
    let p95 = p95(files.iter().map(lengths).collect());
    assert!(
        p95 <= budget.p95,
        "{}: p95 is {p95} lines, budget {}",
        budget.what,
        budget.p95
    );
}

/// Name and length in lines of each function. Formatters put a function's last brace where its
/// first line began, which holds where counting braces would trip over strings.
fn functions(text: &str, is_start: fn(&str) -> Option<&str>) -> Vec<(&str, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let code = line.trim_start();
        let Some(name) = is_start(code) else { continue };
        if code.ends_with(';') || code.ends_with('}') {
            found.push((name, 1));
            continue;
        }
        let indent = &line[..line.len() - code.len()];
        let ends = |line: &str| {
            line.strip_prefix(indent)
                .is_some_and(|rest| rest.starts_with('}'))
        };
        if let Some(length) = lines[at + 1..].iter().position(|line| ends(line)) {
            let markup = markup(&lines[at + 1..at + 1 + length], indent);
            found.push((name, length + 2 - markup));
        }
    }
    found
}

/// Lines of markup that a component returns: a picture, not steps. The file's budget bounds it.
fn markup(body: &[&str], indent: &str) -> usize {
    let at = |line: &str, text: &str| {
        line.strip_prefix(indent)
            .and_then(|rest| rest.strip_prefix("  "))
            == Some(text)
    };
    let Some(begins) = body.iter().rposition(|line| at(line, "return (")) else {
        return 0;
    };
    let ends = body[begins..].iter().position(|line| at(line, ");"));
    ends.map_or(0, |length| length.saturating_sub(1))
}

fn rust_function(code: &str) -> Option<&str> {
    let rest = ["pub ", "pub(crate) ", "pub(super) ", "const ", "async "]
        .iter()
        .fold(code, |code, word| code.strip_prefix(word).unwrap_or(code));
    until(rest.strip_prefix("fn ")?, &['(', '<'])
}

/// A declared function, or an arrow with a body of its own; markup below an arrow is not one.
fn page_function(code: &str) -> Option<&str> {
    if code.ends_with("=> {") && !code.starts_with("describe(") {
        return Some(
            until(code.strip_prefix("const ").unwrap_or(code), &[' ', '(']).unwrap_or(code),
        );
    }
    let rest = ["export ", "default ", "async "]
        .iter()
        .fold(code, |code, word| code.strip_prefix(word).unwrap_or(code));
    until(rest.strip_prefix("function ")?, &['(', '<'])
}

fn until<'a>(text: &'a str, stops: &[char]) -> Option<&'a str> {
    text.find(stops).map(|end| &text[..end])
}

fn hold_functions(files: &[File], is_start: fn(&str) -> Option<&str>) {
    let mut all: Vec<(usize, String)> = files
        .iter()
        .flat_map(|file| {
            let found = functions(&file.text, is_start);
            found
                .into_iter()
                .map(|(name, lines)| (lines, format!("{lines} {name} {}", file.path)))
        })
        .collect();
    all.sort();
    let p95 = p95(all.iter().map(|(lines, _)| *lines).collect());
    let longest: Vec<&str> = all
        .iter()
        .rev()
        .take(12)
        .map(|(_, text)| text.as_str())
        .collect();
    assert!(
        p95 <= FUNCTION_P95,
        "functions: p95 is {p95} lines, budget {FUNCTION_P95}. The longest:\n  {}",
        longest.join("\n  ")
    );
}

#[test]
fn rust_files_fit() {
    hold(&RUST, &rust());
}

#[test]
fn typescript_files_fit() {
    hold(&PAGES, &pages());
}

#[test]
fn rust_functions_fit_a_glance() {
    hold_functions(&rust(), rust_function);
}

#[test]
fn typescript_functions_fit_a_glance() {
    hold_functions(&pages(), page_function);
}

#[test]
fn functions_are_measured_as_written() {
    let rust = "impl A {\n    pub const fn one(&self) -> u8 {\n        if true {\n        }\n        1\n    }\n\n    fn declared();\n}\nfn three<T>(\n    text: T,\n) -> char {\n    '{'\n}\n";
    assert_eq!(
        functions(rust, rust_function),
        [("one", 5), ("declared", 1), ("three", 5)]
    );
    let page = "export function Table() {\n  const go = (to: string) => {\n    open(to);\n  };\n  return (\n    <p />\n  );\n}\n";
    assert_eq!(functions(page, page_function), [("Table", 7), ("go", 3)]);
    assert_eq!(p95((1..=100).collect()), 95);
    assert_eq!(p95(vec![7]), 7);
}
