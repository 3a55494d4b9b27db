//! How long 102,000 articles take: to be taken in, to be searched, to be listed, and one of 1 MB to open.

use super::corpus::{Corpus, Dice, version};
use super::said;
use serde_json::{Value, json};
use slipway_testkit::TestApp;
use std::path::Path;
use std::time::Instant;

const SHORT: usize = 100_000;
const SHORT_BYTES: usize = 1_000;
const LONG: usize = 2_000;
const LONG_BYTES: usize = 50_000;
const LONGEST_BYTES: usize = 1_000_000;
/// Hits that the window asks for.
const HITS: usize = 100;
/// Half a frame: the other half is the page's.
const SEARCH_MS: f64 = 8.0;
const OPEN_MS: f64 = 50.0;
const PER_SECOND: f64 = 5_000.0;

pub(crate) fn measure(rows: &mut Vec<Value>, notes: &mut Vec<String>, database: Option<&Path>) {
    let corpus = Corpus::new();
    let test = TestApp::new();
    let share = std::env::var("SLIPWAY_SHARE")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(1);
    for (count, bytes, from) in [
        (SHORT / share, SHORT_BYTES, 0),
        (LONG / share, LONG_BYTES, SHORT),
    ] {
        import(&test, &corpus, (from, count, bytes), rows);
    }
    import(
        &test,
        &corpus,
        (SHORT + LONG, 1, LONGEST_BYTES),
        &mut Vec::new(),
    );
    if let Some(database) = database {
        keep(&test, &corpus, database);
    }
    for (what, queries) in queries(&corpus) {
        slowest(&test, what, &queries);
        let times = times(&queries, |query| {
            test.call("article_search", json!({"query": query, "limit": HITS}))
        });
        rows.push(row(
            &format!("search of 102,000 articles: {what}"),
            &times,
            "queries",
            Some(SEARCH_MS),
        ));
    }
    let pages: Vec<Value> = (0..20)
        .map(|at| json!({"limit": 100, "offset": at * 100}))
        .chain([
            json!({"limit": 100, "sort": "title"}),
            json!({"limit": 100, "state": "stale"}),
        ])
        .collect();
    let times = times_of(&pages, |page| test.call("article_list", page.clone()));
    rows.push(row("… a page of the list", &times, "pages", None));
    let opened = vec![longest(); 20];
    let times = times_of(&opened, |path| {
        test.call("article_show", json!({"article": path}))
    });
    rows.push(row(
        "… an article of 1 MB, opened and drawn",
        &times,
        "times",
        Some(OPEN_MS),
    ));
    notes.push(format!(
        "Knowledge base: {SHORT} made articles of 1 KB and {LONG} of 50 KB, their words as skewed as a \
         language's, imported from files; each query asked for {HITS} hits with their snippets, as the window \
         does, through the catalogue in one process."
    ));
}

/// The path of the article of 1 MB.
fn longest() -> String {
    format!("part-{}/article-{}", (SHORT + LONG) / 500, SHORT + LONG)
}

/// Copies the database for the window, with what is to be typed there.
fn keep(test: &TestApp, corpus: &Corpus, database: &Path) {
    let conn = rusqlite::Connection::open(test.folder().join("slipway.db")).unwrap();
    conn.execute("VACUUM INTO ?1", [database.to_str()]).unwrap();
    let mut dice = Dice::new(5);
    let mut words: Vec<String> = ["transfer the", "participant", "ve", "error 3204", "v17.1"]
        .map(str::to_owned)
        .into();
    words.extend((0..6).map(|_| corpus.words[100 + dice.below(5_900)].clone()));
    words.push(mistyped(&corpus.words[500]));
    let article = test.call("article_show", json!({"article": longest()}));
    let about = json!({"words": words, "longest": article["id"]});
    std::fs::write(database.with_extension("words.json"), about.to_string()).unwrap();
}

fn import(test: &TestApp, corpus: &Corpus, what: (usize, usize, usize), rows: &mut Vec<Value>) {
    let (from, count, bytes) = what;
    let folder = tempfile::tempdir().unwrap();
    corpus.write(folder.path(), from, count, bytes);
    let start = Instant::now();
    let told = test.call("article_import", json!({"folder": folder.path()}));
    let seconds = start.elapsed().as_secs_f64();
    assert_eq!(told["imported"], count);
    let rate = count as f64 / seconds;
    let mut row = said(
        &format!("import of {count} articles of {} KB", bytes / 1000),
        format!("{rate:.0} a second, {seconds:.1} s"),
    );
    if bytes == SHORT_BYTES {
        row["budget"] = json!("≥ 5,000 a second");
        row["held"] = json!(rate >= PER_SECOND);
    }
    rows.push(row);
}

/// What is asked, by what is hard about it.
fn queries(corpus: &Corpus) -> Vec<(&'static str, Vec<String>)> {
    let mut dice = Dice::new(11);
    let word = |from: usize, to: usize, dice: &mut Dice| {
        corpus.words[from + dice.below(to - from)].clone()
    };
    let ordinary = (0..200).map(|at| {
        let words: Vec<String> = (0..1 + at % 3)
            .map(|_| word(100, 6_000, &mut dice))
            .collect();
        words.join(" ")
    });
    let ordinary: Vec<String> = ordinary.collect();
    let typed = ordinary
        .iter()
        .take(20)
        .flat_map(|query| (3..=query.len()).map(|end| query[..end].to_owned()));
    let typed: Vec<String> = typed.collect();
    let mut two: Vec<String> = corpus
        .words
        .iter()
        .map(|word| word.chars().take(2).collect())
        .collect();
    two.sort_unstable();
    two.dedup();
    let everywhere = (0..60).map(|at| match at % 3 {
        0 => corpus.words[at / 3].clone(),
        1 => format!("{} {}", corpus.words[4 + at / 3], corpus.words[6 + at / 3]),
        _ => format!("{} {}", corpus.words[at / 3], word(100, 6_000, &mut dice)),
    });
    let everywhere: Vec<String> = everywhere.collect();
    let typos = (0..200).map(|at| {
        let one = mistyped(&word(100, 6_000, &mut dice));
        if at % 2 == 0 {
            one
        } else {
            format!("{} {one}", word(44, 2_000, &mut dice))
        }
    });
    let typos: Vec<String> = typos.collect();
    let codes = (0..100).map(|at| match at % 2 {
        0 => version(&mut dice),
        _ => format!("error {}", 2000 + dice.below(4000)),
    });
    let codes: Vec<String> = codes.collect();
    vec![
        ("ordinary words", ordinary),
        ("letter by letter", typed),
        ("two letters", two),
        ("words that stand nearly everywhere", everywhere),
        ("mistyped words", typos),
        ("codes", codes),
    ]
}

/// Two letters of a word change places.
fn mistyped(word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let at = letters.len() / 2;
    letters.swap(at - 1, at);
    letters.into_iter().collect()
}

fn times(queries: &[String], ask: impl Fn(&str) -> Value) -> Vec<f64> {
    times_of(queries, |query| ask(query))
}

/// Says which queries take longest, for who looks into it.
fn slowest(test: &TestApp, what: &str, queries: &[String]) {
    let mut took: Vec<(f64, &String)> = queries
        .iter()
        .map(|query| {
            let start = Instant::now();
            test.call("article_search", json!({"query": query, "limit": HITS}));
            (start.elapsed().as_secs_f64() * 1000.0, query)
        })
        .collect();
    took.sort_by(|one, other| other.0.total_cmp(&one.0));
    took.truncate(3);
    eprintln!("{what}: {took:?}");
}

/// Milliseconds, the least first.
fn times_of<T>(asked: &[T], ask: impl Fn(&T) -> Value) -> Vec<f64> {
    let mut times: Vec<f64> = asked
        .iter()
        .map(|one| {
            let start = Instant::now();
            let answer = ask(one).to_string();
            assert!(!answer.is_empty());
            start.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times
}

fn row(what: &str, times: &[f64], unit: &str, budget: Option<f64>) -> Value {
    let at = |share: usize| times[(times.len() * share).div_ceil(100) - 1];
    let (p50, p95, p99) = (at(50), at(95), at(99));
    let mut row = said(
        &format!("{what}, {} {unit}", times.len()),
        format!("p50 {p50:.1} ms, p95 {p95:.1} ms, p99 {p99:.1} ms"),
    );
    if let Some(budget) = budget {
        row["budget"] = json!(format!("p95 ≤ {budget} ms"));
        row["held"] = json!(p95 <= budget);
    }
    row
}
