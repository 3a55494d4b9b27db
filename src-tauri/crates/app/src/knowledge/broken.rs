//! Links of articles that lead nowhere.

use super::target;
use super::{BrokenLink, BrokenLinks, show};
use crate::book::Book;
use crate::error::Result;
use crate::shape::Nothing;
use crate::{App, Caller};
use slipway_store::table::{article_entry, article_ref};
use std::collections::HashMap;

pub(crate) fn run(app: &App, caller: &Caller, _request: Nothing) -> Result<BrokenLinks> {
    app.store.read(|conn| {
        let book = Book::read(app, conn)?;
        let mut leads: HashMap<String, bool> = HashMap::new();
        let mut links = Vec::new();
        for (number, target) in article_ref::all(conn)? {
            caller.go_on()?;
            let leads_somewhere = match leads.get(&target) {
                Some(known) => *known,
                None => {
                    let known = target::of(conn, &book, &target)?.is_some();
                    leads.insert(target.clone(), known);
                    known
                }
            };
            if leads_somewhere {
                continue;
            }
            if let Some(entry) = article_entry::numbered(conn, number)? {
                let article = show::named(&entry);
                links.push(BrokenLink { article, target });
            }
        }
        Ok(BrokenLinks { links })
    })
}
