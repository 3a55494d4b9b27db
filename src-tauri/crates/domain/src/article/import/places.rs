//! Where the documents of one import come to lie, and links between them written so that they lead
//! there: one that lies elsewhere than its name says would be looked for in vain, or worse, another
//! would be found in its place.

use crate::article::place::{OWN, beside, decoded};
use crate::article::relink::{Link, relative, relink};
use std::collections::HashMap;

/// A document of an import.
#[derive(Clone, Copy, Debug)]
pub struct Lying<'a> {
    /// Its file, from the folder on.
    pub file: &'a str,
    /// Where it would lie by its name.
    pub wished: &'a str,
    /// Where it lies.
    pub place: &'a str,
}

/// Where documents lie, by their files and by their names.
#[derive(Clone, Debug, Default)]
pub struct Places {
    files: HashMap<String, String>,
    wished: HashMap<String, String>,
}

impl Places {
    /// Takes in a document. Of several that wish for one place, a link that names no ending means the
    /// one that has it.
    pub fn put(&mut self, one: Lying<'_>) {
        let (place, wished) = (one.place.to_owned(), one.wished.to_owned());
        self.files.insert(one.file.to_owned(), place.clone());
        if one.place == one.wished {
            self.wished.insert(wished, place);
        } else {
            self.wished.entry(wished).or_insert(place);
        }
    }

    /// The body of a document, its links to others written where they would lead elsewhere.
    pub fn relinked(&self, one: Lying<'_>, body: &str) -> String {
        if !body.contains("](") && !body.contains("[[") {
            return body.to_owned();
        }
        relink(body, &mut |link| match link {
            Link::Path(written) => self.path(one, written),
            Link::Wiki { target, shown } => self.wiki(target, shown),
        })
    }

    fn path(&self, one: Lying<'_>, written: &str) -> Option<String> {
        let there = self.of(one, written)?;
        if beside(one.place, written).is_some_and(|now| leads(&now, there)) {
            return None;
        }
        Some(format!("{}{}", relative(one.place, there), after(written)))
    }

    /// Where what a link names lies.
    fn of(&self, one: Lying<'_>, written: &str) -> Option<&String> {
        let file = resolved(one.file, written);
        if let Some(place) = file.and_then(|file| self.files.get(&file)) {
            return Some(place);
        }
        let wished = beside(one.wished, written)?;
        let own = OWN.iter().map(|own| match wished.as_str() {
            // A link to the folder of everything.
            "article" => (*own).to_owned(),
            folder => format!("{folder}/{own}"),
        });
        std::iter::once(wished.clone())
            .chain(own)
            .find_map(|name| self.wished.get(&name))
    }

    fn wiki(&self, target: &str, shown: Option<&str>) -> Option<String> {
        let name = target.split('#').next().unwrap_or_default();
        let place = self.wished.get(name).filter(|place| *place != name)?;
        let shown = shown.filter(|shown| !shown.is_empty()).unwrap_or(target);
        Some(format!("[[{place}{}|{shown}]]", after(target)))
    }
}

/// Whether what a link is looked up by finds the article that lies there.
fn leads(now: &str, there: &str) -> bool {
    let own = |name: &&str| {
        there
            .strip_suffix(*name)
            .map(|rest| rest.trim_end_matches('/'))
    };
    now == there || OWN.iter().any(|name| own(name) == Some(now))
}

/// The file that a link names, from the folder on; None for one that leaves it.
fn resolved(file: &str, written: &str) -> Option<String> {
    let bare = written.split(['#', '?']).next().unwrap_or_default();
    let link = decoded(bare);
    let (folder, link) = match link.strip_prefix('/') {
        Some(link) => ("", link),
        None => (
            file.rsplit_once('/').map_or("", |(folder, _)| folder),
            &*link,
        ),
    };
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in link.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// What follows a link's path: its heading.
fn after(written: &str) -> &str {
    written
        .find('#')
        .and_then(|at| written.get(at..))
        .unwrap_or_default()
}
