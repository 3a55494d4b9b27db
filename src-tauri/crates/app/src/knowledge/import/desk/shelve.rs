//! Where the articles lie that pages become: below the desk's name and what the page lies in there, as
//! deep as the pages above it; where its article is here already, there.

use crate::error::Result;
use crate::knowledge::import::lead::Places;
use slipway_domain::article::place;
use slipway_domain::desk::library::{Entry, Library};
use slipway_store::Connection;
use slipway_store::table::article;
use std::collections::{HashMap, HashSet};

/// How many pages above one become folders; it lies in the last of them where there are more.
const DEEPEST: usize = 16;

/// A page with the place of its article.
pub(super) struct Shelved {
    pub(super) entry: Entry,
    pub(super) address: String,
    pub(super) place: String,
    /// The article that it is already.
    pub(super) article: Option<String>,
}

/// Gives each page its place, two never the same.
pub(super) fn all(
    conn: &Connection,
    desk: &str,
    library: &dyn Library,
    entries: Vec<Entry>,
) -> Result<(Vec<Shelved>, Places)> {
    let known: HashMap<String, (String, String)> = article::origins(conn)?
        .into_iter()
        .map(|row| (row.origin, (row.id, row.path)))
        .collect();
    let folders: HashMap<String, (String, Option<String>)> = entries
        .iter()
        .map(|one| (one.remote.clone(), (name(one), one.parent.clone())))
        .collect();
    let mut taken: HashSet<String> = HashSet::new();
    let mut places = Places::default();
    let mut out = Vec::new();
    for entry in entries {
        let address = library.address(&entry.remote);
        let here = known.get(&address).cloned();
        let (article, place) = match here {
            Some((id, path)) => (Some(id), path),
            None => (
                None,
                free(conn, &mut taken, &wished(desk, &entry, &folders))?,
            ),
        };
        places.put(&address, &place);
        out.push(Shelved {
            entry,
            address,
            place,
            article,
        });
    }
    Ok((out, places))
}

/// What a page is called in a path; one whose name holds no letter is called by its number.
fn name(entry: &Entry) -> String {
    let title = entry.title.replace(['/', '\\'], " ");
    match title.chars().any(char::is_alphanumeric) {
        true => title,
        false => format!("page {}", entry.remote.replace(['/', '\\'], " ")),
    }
}

fn wished(
    desk: &str,
    entry: &Entry,
    folders: &HashMap<String, (String, Option<String>)>,
) -> String {
    let mut parts = vec![name(entry)];
    let mut met = HashSet::from([&entry.remote]);
    let mut above = entry.parent.as_ref();
    while let Some(page) = above.filter(|page| met.insert(page))
        && let Some((title, parent)) = folders.get(page)
        && parts.len() < DEEPEST
    {
        parts.push(title.clone());
        above = parent.as_ref();
    }
    parts.push(entry.shelf.replace(['/', '\\'], " "));
    parts.push(desk.replace(['/', '\\'], " "));
    parts.reverse();
    place::clean(&parts.join("/"))
}

/// A place that neither an article has nor a page that came before.
fn free(conn: &Connection, taken: &mut HashSet<String>, wished: &str) -> Result<String> {
    let mut place = wished.to_owned();
    let mut n = 2;
    while taken.contains(&place) || article::at_path(conn, &place)?.is_some() {
        place = format!("{wished}-{n}");
        n += 1;
    }
    taken.insert(place.clone());
    Ok(place)
}
