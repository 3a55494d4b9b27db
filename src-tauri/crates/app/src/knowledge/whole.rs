//! Which of the articles that were found hold a code as it was typed: `FSPIOP 3204` with its parts side by
//! side, `central-ledger` with its hyphen. To the index a code is the words it is made of.

use super::search::Search;
use crate::error::Result;
use slipway_domain::article::query;
use slipway_store::Connection;
use slipway_store::table::article_entry::ArticleEntryRow;
use slipway_store::table::article_search::{self, Scored};
use slipway_store::table::article_text;
use std::collections::HashSet;

/// What it weighs, next to the score of the words, that a code's parts stand side by side.
const TOGETHER: f64 = 8.0;
/// What it weighs that words stand as they were typed, to the sign.
const TO_THE_SIGN: f64 = 1.0;
/// The texts of so many of the best are looked at for that.
const LOOKED: usize = 40;

/// What a search asks for whole, and who has it.
#[derive(Default)]
pub(super) struct Whole {
    together: HashSet<u32>,
    signs: Vec<String>,
}

impl Whole {
    /// Looks among what was found; guesses ask for nothing whole.
    pub(super) fn find(conn: &Connection, search: &Search, found: &[Scored]) -> Result<Whole> {
        let mut whole = Whole::default();
        if !search.exact || found.is_empty() {
            return Ok(whole);
        }
        whole.signs = query::signs(&search.asked);
        if let Some(phrase) = query::together(&search.asked) {
            let found: HashSet<u32> = found.iter().map(|(number, _)| *number).collect();
            let most = u32::try_from(found.len()).unwrap_or(u32::MAX);
            let lets = |number| found.contains(&number);
            let numbers = article_search::newest(conn, &phrase, most, &lets)?;
            whole.together = numbers.into_iter().collect();
        }
        Ok(whole)
    }

    /// What an article's score is raised by; `place` is where it stands among the best.
    pub(super) fn of(&self, conn: &Connection, row: &ArticleEntryRow, place: usize) -> Result<f64> {
        let mut more = 0.0;
        if self.together.contains(&row.number) {
            more += TOGETHER;
        }
        if !self.signs.is_empty() && place < LOOKED {
            let text = article_text::get(conn, &row.sha256)?.unwrap_or_default();
            let text = text.to_ascii_lowercase();
            if self.signs.iter().all(|sign| text.contains(sign)) {
                more += TO_THE_SIGN;
            }
        }
        Ok(more)
    }
}
