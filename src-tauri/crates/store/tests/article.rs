//! Articles: how they are looked up, and a search that nobody waits for any more.

use chrono::DateTime;
use slipway_store::table::article_entry::{self, Listed};
use slipway_store::table::{article_search, article_text};
use slipway_store::{Connection, Error, Store};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::{Duration, Instant};
use tempfile::TempDir;

fn desk() -> (Store, TempDir) {
    let folder = TempDir::new().expect("a folder");
    let store = Store::open(folder.path(), "test", DateTime::UNIX_EPOCH).expect("it opens");
    (store, folder)
}

/// A hundred thousand articles would be read for one question by a plan that scans the table.
#[test]
fn articles_are_looked_up_by_their_index() {
    let (store, _folder) = desk();
    let plan = |sql: &str| {
        let sql = (1..=4).fold(sql.to_owned(), |sql, at| {
            sql.replace(&format!("?{at}"), "NULL")
        });
        let explained = |conn: &Connection| -> Result<Vec<String>, Error> {
            let mut statement = conn.prepare(&format!("EXPLAIN QUERY PLAN {sql}"))?;
            let rows = statement.query_map([], |row| row.get(3))?;
            Ok(rows.collect::<Result<_, _>>()?)
        };
        store.read(explained).expect("it is explained").join("\n")
    };
    for (sql, index) in [
        (
            article_entry::sql("id = ?1"),
            "USING INDEX sqlite_autoindex_article_entry_1 (id=?)",
        ),
        (
            article_entry::sql("number = ?1"),
            "USING INTEGER PRIMARY KEY (rowid=?)",
        ),
        (
            article_entry::sql(article_entry::AT_PATH),
            "USING INDEX article_entry_path (path=?)",
        ),
        (
            article_entry::sql(article_entry::TITLED),
            "USING INDEX article_entry_title (title=?)",
        ),
        (
            article_entry::sql(article_entry::BEGINNING),
            "USING INDEX article_entry_title (title>? AND title<?)",
        ),
        (
            article_entry::sql("NOT gone ORDER BY changed_at DESC, number DESC LIMIT 9"),
            "USING INDEX article_entry_changed",
        ),
        (
            article_entry::sql("NOT gone ORDER BY title COLLATE NOCASE, number LIMIT 9"),
            "USING INDEX article_entry_title",
        ),
        (
            article_entry::sql("NOT gone ORDER BY kind, changed_at DESC, number DESC LIMIT 9"),
            "USING INDEX article_entry_kind",
        ),
        (
            "SELECT count(*) FROM article_entry WHERE NOT gone AND confidence <> 'archived'"
                .to_owned(),
            "USING COVERING INDEX article_entry_state",
        ),
        (
            article_entry::lists_sql(Listed::Tags),
            "USING COVERING INDEX article_entry_tags (tags>?)",
        ),
        (
            article_entry::lists_sql(Listed::Components),
            "USING COVERING INDEX article_entry_components (components>?)",
        ),
        (
            article_entry::lists_sql(Listed::Products),
            "USING COVERING INDEX article_entry_products (products>?)",
        ),
        (
            "SELECT number FROM article_entry WHERE confidence = 'archived'".to_owned(),
            "USING COVERING INDEX article_entry_state (confidence=?)",
        ),
        (
            "SELECT number FROM article_entry WHERE published > 0".to_owned(),
            "USING COVERING INDEX article_entry_state",
        ),
        (
            "SELECT number FROM article_entry WHERE kind = ?1".to_owned(),
            "USING COVERING INDEX article_entry_kind (kind=?)",
        ),
        (
            format!(
                "SELECT number FROM article_entry WHERE {}",
                article_entry::holding(Listed::Tags)
            ),
            "USING COVERING INDEX article_entry_tags (tags=?)",
        ),
        (
            article_search::ranked_sql(),
            "SCAN article_search VIRTUAL TABLE INDEX 0:M4",
        ),
        (
            article_search::NEWEST.to_owned(),
            "SCAN article_search VIRTUAL TABLE INDEX 192:M4",
        ),
        (
            article_search::COUNT.to_owned(),
            "SCAN article_search VIRTUAL TABLE INDEX 0:M4",
        ),
        (
            article_search::WORDS_AFTER.to_owned(),
            "SEARCH article_word USING INTEGER PRIMARY KEY (rowid>?)",
        ),
        (
            article_text::GET.to_owned(),
            "USING INDEX sqlite_autoindex_article_text_1 (sha256=?)",
        ),
    ] {
        let plan = plan(&sql);
        assert!(plan.contains(index), "{sql}: {plan}");
        assert!(
            !plan.contains("SCAN article_entry\n") && !plan.ends_with("SCAN article_entry"),
            "{sql}: {plan}"
        );
    }
}

/// Counts without end, as SQLite's machine does a search that takes long.
const ENDLESS: &str = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) \
     SELECT count(*) FROM n";

#[test]
fn a_read_that_nobody_waits_for_is_given_up_and_leaves_its_connection_whole() {
    let (store, _folder) = desk();
    let unwanted = Arc::new(AtomicBool::new(false));
    let asked = Arc::new(AtomicU32::new(0));
    let (stop, heard) = (Arc::clone(&unwanted), Arc::clone(&asked));
    let started = Instant::now();
    let stopper = std::thread::spawn(move || {
        while heard.load(Ordering::Relaxed) == 0 {
            std::thread::yield_now();
        }
        stop.store(true, Ordering::Relaxed);
    });
    let (stop, heard) = (Arc::clone(&unwanted), Arc::clone(&asked));
    let given_up = store.read_unless(
        move || {
            heard.fetch_add(1, Ordering::Relaxed);
            stop.load(Ordering::Relaxed)
        },
        |conn| -> Result<u32, Error> { Ok(conn.query_row(ENDLESS, [], |row| row.get(0))?) },
    );
    stopper.join().expect("it ends");
    assert!(matches!(given_up, Err(Error::Interrupted)), "{given_up:?}");
    assert!(started.elapsed() < Duration::from_secs(20));
    let looked = asked.load(Ordering::Relaxed);
    // The same connection again, for a caller who waits: the one who left has no say in it.
    let ten = format!("{ENDLESS} WHERE i <= 10").replace("FROM n)", "FROM n LIMIT 100000)");
    let counted = store
        .read(|conn| -> Result<u32, Error> { Ok(conn.query_row(&ten, [], |row| row.get(0))?) });
    assert_eq!(counted.expect("it reads"), 10);
    assert_eq!(asked.load(Ordering::Relaxed), looked);
}
