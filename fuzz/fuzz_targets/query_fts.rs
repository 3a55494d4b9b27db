//! What is typed into the knowledge base's search: whatever it is, FTS5 takes what is asked of it for
//! words and never refuses it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use slipway_domain::article::lexicon::Lexicon;
use slipway_domain::article::query::{any, exact, guessed, some, together, typed, within};
use slipway_domain::article::search::{correctable, words};
use slipway_store::table::article_search::{count, newest, ranked};
use slipway_store::{Connection, Store};

thread_local! {
    static STORE: Store = store();
}

/// A workspace whose index holds a few words, so that queries have something to go through.
fn store() -> Store {
    let folder = std::env::temp_dir().join(format!("slipway-query-fts-{}", std::process::id()));
    let store = Store::open(&folder, "fuzz", chrono::DateTime::UNIX_EPOCH).expect("it opens");
    let conn = Connection::open(folder.join("slipway.db")).expect("it opens");
    conn.execute_batch(
        "DELETE FROM article_search; \
         INSERT INTO article_search (rowid, title, tags, headings, body) VALUES \
           (1, 'Restore positions', 'central-ledger v17.1.0', 'Cause', 'FSPIOP 3204: l''été à Łódź'), \
           (2, 'Zażółć', '', '', 'AND OR NOT NEAR title 日本語 a b c');",
    )
    .expect("it is written");
    store
}

fuzz_target!(|query: &str| {
    let mut lexicon = Lexicon::default();
    ["restore", "positions", "zazołc"]
        .iter()
        .for_each(|word| lexicon.learn(word));
    let mut asked = typed(query);
    if asked.is_empty() {
        return;
    }
    STORE.with(|store| {
        let done = store.read(|conn| -> Result<(), slipway_store::Error> {
            for one in asked.iter_mut().filter(|one| correctable(&one.word)) {
                one.meant = lexicon.meant(&one.word);
            }
            for ask in [
                exact(&asked),
                guessed(&asked),
                some(&asked),
                any(&words(query)),
            ] {
                assert!(count(conn, &ask, 9)? <= 2);
                ranked(conn, &ask, 9)?;
                newest(conn, &within("title", &ask), 9, &|_| true)?;
                newest(conn, &within("tags headings", &ask), 9, &|_| true)?;
            }
            if let Some(whole) = together(&asked) {
                newest(conn, &whole, 9, &|_| true)?;
            }
            Ok(())
        });
        done.unwrap_or_else(|error| panic!("{query:?}: {error}"));
    });
});
