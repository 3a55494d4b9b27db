//! Reading a desk's pages: the list, the texts, the files. Whoever waits is told how far it is and may
//! stop at any time; nothing is written before all of it was read.

use super::shelve::{self, Shelved};
use super::shut;
use crate::data::files::keep;
use crate::desks::line::error_of;
use crate::error::{Error, Result};
use crate::host::Event;
use crate::knowledge::article::Known as Article;
use crate::knowledge::import::lead::{Leads, Places, kept_name};
use crate::knowledge::import::take::{Content, Found, Known, Source};
use crate::{App, Caller};
use chrono::{DateTime, Duration, Utc};
use slipway_domain::article::document::Document;
use slipway_domain::article::files::VersionFile;
use slipway_domain::article::import::embedded;
use slipway_domain::article::import::wiki::{Tally, document, tally};
use slipway_domain::desk::file::MOST_BYTES;
use slipway_domain::desk::library::{Entry, Filed, Library, Markup, Paper, Turned};
use slipway_domain::desk::{Cursor, Fault};

/// More pages than this nobody reads.
const MOST_PAGES: usize = 20_000;
/// Pages that are asked for between two looks at whether somebody wants to stop.
const AT_ONCE: usize = 8;
/// How much text is read in all, in bytes.
const MOST_TEXT: usize = 512 << 20;
/// How much files hold that are fetched in all, in bytes.
const MOST_FILES: u64 = 2 << 30;
/// So many files in a row that cannot be fetched are a desk that is not there any more.
const MOST_LOST: u32 = 5;
/// How often, and how long each time at most, a desk that asks to wait is waited for.
const PATIENCE: (u32, i64) = (5, 60);

/// A reading of a desk's pages.
pub(super) struct Reading<'a> {
    pub(super) app: &'a App,
    pub(super) caller: &'a Caller,
    /// The desk's name.
    pub(super) desk: &'a str,
    pub(super) library: &'a mut dyn Library,
    /// How many files in a row could not be fetched.
    pub(super) lost: u32,
}

impl Reading<'_> {
    /// Reads all of it.
    pub(super) fn all(mut self, told: Option<Markup>) -> Result<Found> {
        let mut found = Found::default();
        let entries = self.entries(&mut found)?;
        let (shelved, places) = {
            let library = &*self.library;
            let app = self.app;
            app.store
                .read(|conn| shelve::all(conn, self.desk, library, entries))?
        };
        let papers = self.papers(shelved, &mut found)?;
        let (markup, read_as) = markup_of(told, &papers);
        found.read_as = read_as;
        let mut left = MOST_FILES;
        let count = papers.len();
        for (at, (shelved, paper)) in papers.into_iter().enumerate() {
            self.caller.go_on()?;
            self.tell(format!("Taking in {}", self.desk), at, count);
            self.source(shelved, paper, markup, &places, &mut found, &mut left)?;
        }
        Ok(found)
    }

    fn tell(&self, label: String, done: usize, total: usize) {
        self.app.host.hear(&Event::Progress {
            label,
            done: done as u64,
            total: (total > 0).then_some(total as u64),
            unit: "items",
        });
    }

    /// The pages that are to be read; those that are not are told.
    fn entries(&mut self, found: &mut Found) -> Result<Vec<Entry>> {
        let mut all: Vec<Entry> = Vec::new();
        let mut at = Cursor::default();
        loop {
            self.caller.go_on()?;
            let contents = self.library.entries(&at).map_err(|one| shut(&one))?;
            for entry in contents.entries {
                match &entry.left_out {
                    Some(why) => found.skip(path_of(&entry), why),
                    None if all.len() >= MOST_PAGES => {
                        found.skip(path_of(&entry), "20,000 pages were read before it.");
                        return Ok(all);
                    }
                    None => all.push(entry),
                }
            }
            self.tell(format!("Listing {}", self.desk), all.len(), 0);
            match contents.next {
                Some(next) if next != at => at = next,
                _ => return Ok(all),
            }
        }
    }

    /// What the pages say; those that cannot be had are told.
    fn papers(
        &mut self,
        shelved: Vec<Shelved>,
        found: &mut Found,
    ) -> Result<Vec<(Shelved, Paper)>> {
        let count = shelved.len();
        let mut out: Vec<(Shelved, Paper)> = Vec::new();
        let mut size = 0;
        let mut waiting = shelved.into_iter();
        loop {
            let some: Vec<Shelved> = waiting.by_ref().take(AT_ONCE).collect();
            if some.is_empty() {
                return Ok(out);
            }
            let remotes: Vec<String> = some.iter().map(|one| one.entry.remote.clone()).collect();
            let turned = self.patiently(|library| library.read(&remotes))?;
            for (one, turned) in some.into_iter().zip(turned) {
                match turned {
                    Turned::LeftOut(why) => found.skip(path_of(&one.entry), why),
                    Turned::Read(_) if size > MOST_TEXT => {
                        found.skip(path_of(&one.entry), "512 MiB of text were read before it.");
                    }
                    Turned::Read(paper) => {
                        size += paper
                            .parts
                            .iter()
                            .map(|part| part.text.len())
                            .sum::<usize>();
                        out.push((one, *paper));
                    }
                }
            }
            self.tell(format!("Reading {}", self.desk), out.len(), count);
        }
    }

    /// Asks, and asks again when the desk wants to be left alone for a moment.
    fn patiently<T>(
        &mut self,
        ask: impl Fn(&mut dyn Library) -> std::result::Result<T, Fault>,
    ) -> Result<T> {
        let (times, longest) = PATIENCE;
        for _ in 0..times {
            self.caller.go_on()?;
            match ask(&mut *self.library) {
                Ok(answer) => return Ok(answer),
                Err(Fault::Busy(wait)) if wait <= Duration::seconds(longest) => self.wait(wait)?,
                Err(fault) => return Err(error_of(&fault)),
            }
        }
        self.caller.go_on()?;
        ask(&mut *self.library).map_err(|fault| error_of(&fault))
    }

    /// Waits, in steps and not by the host's clock, which may stand still.
    fn wait(&self, long: Duration) -> Result<()> {
        let step = Duration::milliseconds(50);
        let mut waited = Duration::zero();
        while waited < long {
            self.caller.go_on()?;
            std::thread::sleep(step.to_std().unwrap_or_default());
            waited += step;
        }
        Ok(())
    }

    /// Makes a document of a page and fetches its files.
    fn source(
        &mut self,
        shelved: Shelved,
        paper: Paper,
        markup: Markup,
        places: &Places,
        found: &mut Found,
        left: &mut u64,
    ) -> Result<()> {
        let path = path_of(&shelved.entry);
        let files = named(&paper.files);
        let written = self.written(&shelved, &paper, markup, places, &files);
        let mut document = match written {
            Ok(document) => document,
            Err(reason) => {
                found.skip(path, reason);
                return Ok(());
            }
        };
        let held = embedded(&mut document).into_iter();
        let mut kept: Vec<(String, Content)> = held
            .map(|one| (one.name, Content::Here(one.bytes)))
            .collect();
        let known = match &shelved.article {
            Some(id) => self
                .app
                .store
                .read(|conn| Ok::<_, Error>(Article::read(conn, id)?.files()))?,
            None => Vec::new(),
        };
        for (file, name) in files {
            if is_known(&file, &name, &known) {
                continue;
            }
            match self.fetched(&file, left)? {
                Ok(content) => kept.push((name, content)),
                Err(reason) => found.skip(format!("{path}: {name}"), reason),
            }
        }
        found.sources.push(Source {
            path,
            key: String::new(),
            wished: shelved.place.clone(),
            place: shelved.place,
            origin: shelved.address,
            article: Known::Is(shelved.article),
            adopts: false,
            document,
            files: kept,
        });
        Ok(())
    }

    fn written(
        &self,
        shelved: &Shelved,
        paper: &Paper,
        markup: Markup,
        places: &Places,
        files: &[(Filed, String)],
    ) -> std::result::Result<Document, String> {
        let named = |name: &str| self.library.named(&shelved.entry.remote, name);
        let leads = Leads {
            places,
            address: &shelved.address,
            files,
            named: &named,
        };
        document(paper, markup, &leads).map_err(|skip| skip.reason)
    }

    /// Fetches and keeps a file, or says why not.
    fn fetched(
        &mut self,
        file: &Filed,
        left: &mut u64,
    ) -> Result<std::result::Result<Content, String>> {
        let most = MOST_BYTES as u64;
        if file.size.is_some_and(|size| size > most) {
            let size = file.size.unwrap_or_default();
            return Ok(Err(format!(
                "It has {size} bytes; at most 20 MiB are kept."
            )));
        }
        if *left < file.size.unwrap_or(1) {
            return Ok(Err("2 GiB of files were fetched before it.".to_owned()));
        }
        let bytes = match self.content(&file.remote)? {
            Ok(bytes) => bytes,
            Err(reason) => return Ok(Err(reason)),
        };
        let size = bytes.len() as u64;
        if size > most {
            return Ok(Err(format!(
                "It has {size} bytes; at most 20 MiB are kept."
            )));
        }
        *left = left.saturating_sub(size);
        let sha256 = keep(self.app.data_dir(), &bytes)?;
        Ok(Ok(Content::Kept(sha256, size)))
    }

    /// What a file holds. One that cannot be had stops nothing; a secret that is not taken does.
    fn content(&mut self, file: &str) -> Result<std::result::Result<Vec<u8>, String>> {
        let again = self.lost < MOST_LOST;
        let asked = self.patiently(|library| {
            Ok(match library.content(file) {
                Err(Fault::Unreachable(why)) if again => Err(why),
                Err(fault) => return Err(fault),
                Ok(content) => Ok(content),
            })
        })?;
        self.lost = if asked.is_err() { self.lost + 1 } else { 0 };
        Ok(match asked {
            Ok(Some(bytes)) if bytes.is_empty() => Err("It is empty.".to_owned()),
            Ok(Some(bytes)) => Ok(bytes),
            Ok(None) => Err("It is not there any more.".to_owned()),
            Err(why) => Err(crate::repos::sync::sentence(&why)),
        })
    }
}

/// What a page is called when it is told of.
fn path_of(entry: &Entry) -> String {
    let shown = format!("{}/{}", entry.shelf, entry.title);
    shown.chars().filter(|c| !c.is_control()).collect()
}

/// Files with the names they are kept by. Of several of one name the desk shows the last.
fn named(files: &[Filed]) -> Vec<(Filed, String)> {
    let mut out: Vec<(Filed, String)> = Vec::new();
    for file in files {
        let name = kept_name(&file.name);
        out.retain(|(_, other)| *other != name);
        out.push((file.clone(), name));
    }
    out
}

/// Whether a file is kept already: as long as the desk says it is, and since long after it was put
/// there. A day lies between, whatever the two clocks say.
fn is_known(file: &Filed, name: &str, known: &[VersionFile]) -> bool {
    let (Some(size), Some(at)) = (file.size, file.at) else {
        return false;
    };
    let since = |row: &VersionFile| {
        DateTime::parse_from_rfc3339(&row.at).map(|at| at.with_timezone(&Utc) - Duration::days(1))
    };
    known
        .iter()
        .any(|row| row.name == name && row.size == size && since(row).is_ok_and(|kept| at < kept))
}

/// The markup of texts of which the desk does not say it, and why it is that one.
fn markup_of(told: Option<Markup>, papers: &[(Shelved, Paper)]) -> (Markup, String) {
    let open = papers
        .iter()
        .flat_map(|(_, paper)| &paper.parts)
        .filter(|part| part.markup.is_none());
    let mut open = open.peekable();
    if open.peek().is_none() {
        return (Markup::Plain, String::new());
    }
    if let Some(told) = told {
        return (told, format!("Read as {}, as was asked for.", told.title()));
    }
    let all = open.fold(Tally::default(), |all, part| all.plus(tally(&part.text)));
    (all.markup(), all.reason())
}
