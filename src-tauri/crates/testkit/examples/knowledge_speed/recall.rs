//! How often the page that a query means is among the first five, and how high it stands: ours, beside
//! a plain LIKE and beside what Redmine does with the words of a query in its wiki.

use super::said;
use rusqlite::{Connection, params_from_iter};
use serde::Deserialize;
use serde_json::{Value, json};
use slipway_domain::article::place;
use slipway_testkit::TestApp;
use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Places of an answer that are looked at.
const FIRST: usize = 5;
/// Redmine takes no more words of a query.
const TOKENS: usize = 5;

/// A query, and the files it may mean.
#[derive(Deserialize)]
struct Held {
    query: String,
    paths: Vec<String>,
}

pub(crate) fn measure(rows: &mut Vec<Value>, notes: &mut Vec<String>) {
    let Some(docs) = docs() else {
        let told = "Knowledge base, recall: `../shared/real/docs` is not beside the project, so nothing was asked.";
        notes.push(told.to_owned());
        return;
    };
    let test = TestApp::new();
    let import = json!({"folder": docs, "format": "vuepress"});
    let imported = test.call("article_import", import)["imported"].clone();
    let root = root().join("tests/knowledge/queries.json");
    let held: Vec<Held> = serde_json::from_slice(&fs::read(root).unwrap()).unwrap();
    let conn = Connection::open(test.folder().join("slipway.db")).unwrap();
    let ours = score(&held, |query| ours(&test, query));
    let like = score(&held, |query| holding(&conn, &words(query)));
    let redmine = score(&held, |query| holding(&conn, &tokens(query)));
    rows.push(json!({
        "what": format!("{} held queries of {imported} pages of Mojaloop's documentation, place of the page meant",
            held.len()),
        "said": shown(ours), "peer": format!("LIKE of all words over title and text: {}", shown(like)),
        "budget": "recall@5 ≥ 0.95, MRR ≥ 0.8", "held": ours.0 >= 0.95 && ours.1 >= 0.8,
    }));
    let mut row = said("… the same", shown(ours));
    row["peer"] = json!(format!(
        "Redmine's wiki search, as its source has it: {}",
        shown(redmine)
    ));
    rows.push(row);
    notes.push(
        "Knowledge base, recall: the queries of `tests/knowledge/queries.json`, held back while the search was \
         written. LIKE gives what holds every word, the newest first. Redmine's is its `Search::Fetcher` \
         written in SQL over the same pages: the first five words of two letters or more, LIKE over title and \
         text, the newest first."
            .to_owned(),
    );
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..")
}

/// Real documentation, or none, said aloud.
fn docs() -> Option<PathBuf> {
    let named = std::env::var_os("SLIPWAY_DOCS").map(PathBuf::from);
    let folder = named.unwrap_or_else(|| root().join("../shared/real/docs"));
    match folder.canonicalize() {
        Ok(folder) => Some(folder),
        Err(error) => {
            eprintln!(
                "{} cannot be read: {error}; recall is not measured",
                folder.display()
            );
            None
        }
    }
}

/// Recall@5 and mean reciprocal rank.
fn score(held: &[Held], answer: impl Fn(&str) -> Vec<String>) -> (f64, f64) {
    let (mut found, mut ranks) = (0, 0.0);
    for one in held {
        let meant: HashSet<String> = one.paths.iter().map(|path| place::of_file(path)).collect();
        let answer = answer(&one.query);
        if let Some(at) = answer
            .iter()
            .take(FIRST)
            .position(|path| meant.contains(path))
        {
            found += 1;
            ranks += 1.0 / (at + 1) as f64;
        }
    }
    let all = held.len() as f64;
    (f64::from(found) / all, ranks / all)
}

fn shown((recall, rank): (f64, f64)) -> String {
    format!("recall@5 {recall:.3}, MRR {rank:.3}")
}

fn ours(test: &TestApp, query: &str) -> Vec<String> {
    let answer = test.call("article_search", json!({"query": query, "limit": FIRST}));
    let hits = answer["hits"].as_array().unwrap().iter();
    hits.map(|hit| hit["path"].as_str().unwrap().to_owned())
        .collect()
}

fn words(query: &str) -> Vec<String> {
    query.split_whitespace().map(str::to_owned).collect()
}

/// The words of a query as Redmine takes them: phrases in quotes whole, none of one letter, five at most.
fn tokens(query: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for (at, part) in query.split('"').enumerate() {
        let whole = at % 2 == 1;
        let parts: Vec<&str> = if whole {
            vec![part]
        } else {
            part.split_whitespace().collect()
        };
        out.extend(
            parts
                .into_iter()
                .filter(|part| part.chars().count() > 1)
                .map(str::to_owned),
        );
    }
    let mut seen = HashSet::new();
    out.retain(|token| seen.insert(token.clone()));
    out.truncate(TOKENS);
    out
}

/// Paths of the pages that hold every word in title or text, the newest first.
fn holding(conn: &Connection, words: &[String]) -> Vec<String> {
    let clause = "(entry.title LIKE ? ESCAPE '\\' OR text.text LIKE ? ESCAPE '\\')";
    let clauses = vec![clause; words.len()].join(" AND ");
    let sql = format!(
        "SELECT entry.path FROM article_entry entry JOIN article_text text ON text.sha256 = entry.sha256 \
         WHERE {clauses} ORDER BY entry.changed_at DESC, entry.number DESC LIMIT {FIRST}"
    );
    let pattern = |word: &String| {
        let escaped = word
            .replace('\\', "\\\\")
            .replace('%', "\\%")
            .replace('_', "\\_");
        format!("%{escaped}%")
    };
    let params = words.iter().flat_map(|word| [pattern(word), pattern(word)]);
    let mut statement = conn.prepare(&sql).unwrap();
    let rows = statement
        .query_map(params_from_iter(params), |row| row.get(0))
        .unwrap();
    rows.map(Result::unwrap).collect()
}
