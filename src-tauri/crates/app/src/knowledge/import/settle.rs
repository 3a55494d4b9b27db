//! Which article each document of a folder is, and where the new ones come to lie.
//!
//! A document is known again by where it came from: its folder and its file, and the page within that.
//! A folder that lies elsewhere now, such as another checkout, is known by its texts. What lies at a
//! document's place and came from elsewhere is never written over: the document gets a place beside it.

use super::mirrored::Mirrored;
use super::take::{Found, Known, Source};
use crate::book::Book;
use crate::data::check::hex;
use crate::error::Result;
use crate::knowledge::mirror::paper;
use crate::knowledge::mirror::places::Places as FilePlaces;
use slipway_domain::article::document::Document;
use slipway_domain::article::import::{Lying, Places, akin};
use slipway_domain::article::place;
use slipway_store::Connection;
use slipway_store::table::article::{self, ArticleRow};
use slipway_store::table::{article_text, article_version};
use std::cell::OnceCell;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;

/// So many texts of a folder tell whether it is one that lay elsewhere before.
const LOOKED_AT: usize = 200;

/// Says of each document which article it is, and writes its links to the others so that they lead
/// there.
pub(super) fn settle(conn: &Connection, book: &Book, found: &mut Found) -> Result<()> {
    let mut settling = Settling::new(conn, book, found)?;
    let mut open = settling.by_origin(&mut found.sources)?;
    open = settling.by_kin(&mut found.sources, open)?;
    // Who is called as the place is has it before one whose name only comes near.
    open.sort_by_key(|at| found.sources.get(*at).is_some_and(|one| !one.plain()));
    for at in open {
        if let Some(source) = found.sources.get_mut(at) {
            let note = settling.by_place(source)?;
            let path = source.path.clone();
            found.notes.extend(note.map(|note| (path, note)));
        }
    }
    relink(&mut found.sources);
    Ok(())
}

fn relink(sources: &mut [Source]) {
    let mut places = Places::default();
    for source in sources.iter() {
        places.put(lies(source, &source.file()));
    }
    for source in sources {
        let file = source.file();
        let body = places.relinked(lies(source, &file), &source.document.body);
        source.document.body = body;
    }
}

fn lies<'s>(source: &'s Source, file: &'s str) -> Lying<'s> {
    Lying {
        file,
        wished: &source.wished,
        place: &source.place,
    }
}

struct Settling<'a> {
    conn: &'a Connection,
    book: &'a Book,
    /// Where a mirror puts files; read once a document may be one that was written to this folder.
    layout: OnceCell<FilePlaces>,
    root: String,
    rows: Vec<ArticleRow>,
    /// Rows by what they came from.
    origins: HashMap<String, Vec<usize>>,
    /// Files of this import.
    paths: HashSet<String>,
    mirrored: Mirrored,
    /// Articles that a document of this import is, each with that document's path.
    claimed: HashMap<String, String>,
    /// Places that new articles of this import have.
    taken: HashMap<String, String>,
}

impl<'a> Settling<'a> {
    fn new(conn: &'a Connection, book: &'a Book, found: &Found) -> Result<Settling<'a>> {
        let rows = article::origins(conn)?;
        let mut origins: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, row) in rows.iter().enumerate() {
            origins.entry(row.origin.clone()).or_default().push(at);
        }
        Ok(Settling {
            conn,
            book,
            layout: OnceCell::new(),
            root: found.root.display().to_string(),
            rows,
            origins,
            paths: found.sources.iter().map(|one| one.path.clone()).collect(),
            mirrored: Mirrored::read(conn, &found.root)?,
            claimed: HashMap::new(),
            taken: HashMap::new(),
        })
    }

    /// Settles what came from the same file before; gives what is open still.
    fn by_origin(&mut self, sources: &mut [Source]) -> Result<Vec<usize>> {
        let mut open = Vec::new();
        for (at, source) in sources.iter_mut().enumerate() {
            if let Some((row, ours)) = self.same_file(source) {
                self.claim(source, row, ours);
            } else if let Some(row) = self.read_back(source)? {
                self.is(source, row, false);
            } else {
                open.push(at);
            }
        }
        Ok(open)
    }

    /// The article that was written to this folder as this file.
    fn read_back(&self, source: &Source) -> Result<Option<ArticleRow>> {
        if !self.mirrored.lists(&source.path) {
            return Ok(None);
        }
        let row = article::at_path(self.conn, &source.wished)?;
        let Some(row) = row.filter(|row| !self.claimed.contains_key(&row.id)) else {
            return Ok(None);
        };
        let ours = self.mirrored.is_kept()
            || edition(self.conn, &row, &source.document, false)?
            || paper::is_of(
                self.conn,
                self.book,
                &self.layout,
                &row.id,
                &source.document.write(),
            )?;
        Ok(ours.then_some(row))
    }

    /// The article that came from a document's file before, and whether it is to be known by what the
    /// file is known by now.
    fn same_file(&self, source: &Source) -> Option<(usize, bool)> {
        let free = |at: &&usize| {
            self.row(**at)
                .is_some_and(|row| !self.claimed.contains_key(&row.id))
        };
        if let Some(rows) = self.origins.get(&source.origin) {
            return rows.iter().find(free).map(|at| (*at, true));
        }
        // The same file from a folder above this one or below it.
        let whole = format!("{}/{}", self.root, source.file());
        let slashes = whole.char_indices().filter(|(_, c)| *c == '/');
        let above = slashes.filter_map(|(at, _)| {
            let (folder, file) = (whole.get(..at)?, whole.get(at + 1..)?);
            self.origins.get(&format!("{folder}: {file}"))
        });
        if let Some(at) = above.flatten().find(free) {
            return Some((*at, false));
        }
        // Pages of a book were once known by their book and their place alone.
        let book = self.origins.get(&format!("{}: {}", self.root, source.path));
        let mut there = book.into_iter().flatten().filter(free);
        there
            .find(|at| self.row(**at).is_some_and(|row| row.path == source.wished))
            .map(|at| (*at, true))
    }

    fn row(&self, at: usize) -> Option<&ArticleRow> {
        self.rows.get(at)
    }

    fn claim(&mut self, source: &mut Source, at: usize, ours: bool) {
        if let Some(row) = self.rows.get(at) {
            self.is(source, row.clone(), ours);
        }
    }

    /// Says that a document is an article; `ours` when the article comes from this file from now on.
    fn is(&mut self, source: &mut Source, row: ArticleRow, ours: bool) {
        self.claimed.insert(row.id.clone(), source.path.clone());
        source.adopts = ours && row.origin != source.origin;
        source.place = row.path;
        source.article = Known::Is(Some(row.id));
    }

    /// Settles what came from another folder that this one was before.
    fn by_kin(&mut self, sources: &mut [Source], open: Vec<usize>) -> Result<Vec<usize>> {
        if open.is_empty() || self.rows.is_empty() {
            return Ok(open);
        }
        let mut kin = self.kin(sources, &open);
        kin.sort_by_key(|(root, pairs)| (std::cmp::Reverse(pairs.len()), root.clone()));
        for (root, pairs) in kin {
            let unsettled = |(at, row): &&(usize, usize)| {
                let open = sources
                    .get(*at)
                    .is_some_and(|one| matches!(one.article, Known::Open));
                let free = self
                    .row(*row)
                    .is_some_and(|row| !self.claimed.contains_key(&row.id));
                open && free
            };
            let pairs: Vec<(usize, usize)> = pairs.iter().filter(unsettled).copied().collect();
            if self.moved(&root, sources, &pairs)? {
                for (at, row) in pairs {
                    if let Some(source) = sources.get_mut(at) {
                        self.claim(source, row, true);
                    }
                }
            }
        }
        let is_open = |at: &usize| {
            sources
                .get(*at)
                .is_some_and(|one| matches!(one.article, Known::Open))
        };
        Ok(open.into_iter().filter(is_open).collect())
    }

    /// Documents and articles that have the same path in this folder and in another, by that folder.
    fn kin(&self, sources: &[Source], open: &[usize]) -> Vec<(String, Vec<(usize, usize)>)> {
        let files: HashMap<String, usize> = open
            .iter()
            .filter_map(|at| Some((sources.get(*at)?.file(), *at)))
            .collect();
        let mut out: BTreeMap<String, Vec<(usize, usize)>> = BTreeMap::new();
        for (row, known) in self.rows.iter().enumerate() {
            for (colon, _) in known.origin.match_indices(": ") {
                let (root, file) = known.origin.split_at(colon);
                let at = file.get(2..).and_then(|file| files.get(file));
                if let Some(at) = at.filter(|_| root != self.root) {
                    out.entry(root.to_owned()).or_default().push((*at, row));
                }
            }
        }
        out.into_iter().collect()
    }

    /// Whether a folder was this one before: most texts are editions of what came from there; where
    /// that folder is gone and several are the same files, most are called the same.
    fn moved(&self, root: &str, sources: &[Source], pairs: &[(usize, usize)]) -> Result<bool> {
        let named = pairs.len() > 1 && !Path::new(root).is_dir();
        let (mut looked, mut same) = (0_usize, 0_usize);
        for (at, row) in pairs.iter().take(LOOKED_AT) {
            let (Some(source), Some(row)) = (sources.get(*at), self.row(*row)) else {
                continue;
            };
            looked += 1;
            same += usize::from(edition(self.conn, row, &source.document, named)?);
        }
        Ok(same * 2 > looked)
    }

    /// Settles a document by what lies at its place; says where it came to lie when not there.
    fn by_place(&mut self, source: &mut Source) -> Result<Option<String>> {
        let there = article::at_path(self.conn, &source.wished)?;
        if let Some(row) = &there
            && !self.claimed.contains_key(&row.id)
            && self.ours(row, source)?
        {
            self.is(source, row.clone(), !row.origin.is_empty());
            return Ok(None);
        }
        let place = self.free(&source.wished)?;
        let note = match (&there, self.taken.get(&source.wished)) {
            _ if place == source.wished => None,
            (Some(row), _) => Some(self.beside(row, &place)?),
            (None, other) => {
                let other = other.map(String::as_str).unwrap_or_default();
                Some(format!("It lies at {place}, since {other} has its place."))
            }
        };
        self.taken.insert(place.clone(), source.path.clone());
        source.place = place;
        source.article = Known::Is(None);
        Ok(note)
    }

    /// What is told of a document that lies beside an article of its place.
    fn beside(&self, row: &ArticleRow, place: &str) -> Result<String> {
        let at = &row.path;
        if let Some(path) = self.claimed.get(&row.id) {
            return Ok(format!("It lies at {place}, since {path} has its place."));
        }
        let versions = article_version::of_article(self.conn, &row.id)?;
        let title = versions
            .last()
            .map_or(at.as_str(), |version| &version.title);
        let from = match row.origin.as_str() {
            "" => "written here".to_owned(),
            origin => format!("from {origin}"),
        };
        Ok(format!(
            "It lies at {place}, since at {at} lies “{title}”, {from}. If both are one, take over \
             there what this one says and archive it."
        ))
    }

    /// Whether an article that lies at a document's place is that document.
    fn ours(&self, row: &ArticleRow, source: &Source) -> Result<bool> {
        if row.origin.is_empty() {
            return edition(self.conn, row, &source.document, false);
        }
        // A file of this folder that has another name now, or a page that was made anew.
        let file = row.origin.strip_prefix(&format!("{}: ", self.root));
        let file = file.map(|file| file.rsplit_once('#').map_or(file, |(file, _)| file));
        Ok(file.is_some_and(|file| {
            self.paths.contains(file) || !Path::new(&self.root).join(file).exists()
        }))
    }

    fn free(&self, wished: &str) -> Result<String> {
        let mut place = wished.to_owned();
        let mut n = 2;
        while self.taken.contains_key(&place) || article::at_path(self.conn, &place)?.is_some() {
            place = format!("{wished}-{n}");
            n += 1;
        }
        Ok(place)
    }
}

/// Whether a document is an edition of what an article says: a version of it, or a text of which most
/// lines stand in its newest; or, where `named` is enough, one that is called the same.
fn edition(conn: &Connection, row: &ArticleRow, new: &Document, named: bool) -> Result<bool> {
    let versions = article_version::of_article(conn, &row.id)?;
    let sha256 = hex(new.write().as_bytes());
    let Some(newest) = versions.last() else {
        return Ok(false);
    };
    if versions.iter().any(|version| version.sha256 == sha256)
        || (named && newest.title == new.title)
    {
        return Ok(true);
    }
    let text = article_text::get(conn, &newest.sha256)?.unwrap_or_default();
    Ok(akin(&Document::read(&text).body, &new.body))
}

impl Source {
    /// The file, and the page within it where it holds several.
    fn file(&self) -> String {
        match self.key.as_str() {
            "" => self.path.clone(),
            key => format!("{}#{key}", self.path),
        }
    }

    /// Whether its file is called as its place is.
    fn plain(&self) -> bool {
        let stem = self
            .path
            .rsplit_once('.')
            .map_or(&*self.path, |(stem, _)| stem);
        place::clean(stem) == stem.to_lowercase()
    }
}
