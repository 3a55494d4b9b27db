//! What a bundle of a release holds beside what is planned here. Nothing is written here, so that it
//! can be looked at before it is received.

use super::images::otherwise;
use super::{BundleDifference, Fate, LookBundle};
use crate::book::Book;
use crate::data::check::hex;
use crate::error::{Error, Result};
use crate::releases::components::Versions;
use crate::releases::read::versions_of;
use crate::runbooks::edit::typed;
use crate::workspace::App;
use slipway_domain::bundle::{ArticlePart, EvidencePart, Manifest, Opened, RunbookPart};
use slipway_domain::runbook;
use slipway_domain::version::bare;
use slipway_store::table::environment::{self, EnvironmentRow};
use slipway_store::table::release::{self, ReleaseRow};
use slipway_store::table::release_note::ReleaseNoteRow;
use slipway_store::table::{article, article_version, check_template, evidence};
use slipway_store::table::{release_check, release_product, runbook as runbooks};
use slipway_store::{Connection, get};
use std::collections::HashMap;

/// What may be taken although something else is here.
const CHOICES: [&str; 5] = ["components", "products", "chart", "notes", "runbooks"];

/// What somebody chose to take.
pub(super) struct Choice(Vec<String>);

impl Choice {
    /// # Errors
    /// `invalid` on `take` for a word that is none of the choices.
    pub(super) fn read(request: &LookBundle) -> Result<Self> {
        let mut chosen = Vec::new();
        for word in request.take.iter().map(|word| word.trim()) {
            match word {
                "all" => chosen.extend(CHOICES.map(str::to_owned)),
                word if CHOICES.contains(&word) => chosen.push(word.to_owned()),
                word => {
                    let message = format!("“{word}” is nothing that can be taken.");
                    let hint = format!("Use {}, or all.", CHOICES.join(", "));
                    return Err(Error::invalid("take", message, hint));
                }
            }
        }
        Ok(Self(chosen))
    }

    fn fate(&self, what: &str) -> Fate {
        match self.0.iter().any(|chosen| chosen == what) {
            true => Fate::Taken,
            false => Fate::Kept,
        }
    }
}

/// A bundle of a release beside what is here.
pub(super) struct Compared {
    /// The product it is a release of.
    pub(super) product_id: String,
    /// The release itself, where it is planned here.
    pub(super) target: Option<ReleaseRow>,
    /// The checks that its evidence is about.
    pub(super) checks: Checks,
    pub(super) differences: Vec<BundleDifference>,
}

/// The checks that a release has or would get here, by id.
pub(super) struct Checks(HashMap<String, String>);

impl Checks {
    fn of(conn: &Connection, target: Option<&ReleaseRow>) -> Result<Self> {
        let titles = match target {
            Some(row) => {
                let rows = release_check::of_release(conn, &row.id)?.into_iter();
                rows.map(|row| (row.check_id, row.title)).collect()
            }
            None => {
                let rows = check_template::all(conn)?.into_iter();
                rows.map(|row| (row.id, row.title)).collect()
            }
        };
        Ok(Self(titles))
    }

    /// What a check is called here, where there is one.
    pub(super) fn title(&self, id: &str) -> Option<&str> {
        self.0.get(id).map(String::as_str)
    }
}

/// Compares.
///
/// # Errors
/// `invalid` on `file` for a product that is not known here.
pub(super) fn compare(
    app: &App,
    conn: &Connection,
    book: &Book,
    opened: &Opened<'_>,
    choice: &Choice,
) -> Result<Compared> {
    let manifest = &opened.manifest;
    let product_id = product(book, &manifest.release.product)?;
    let rows = release::all(conn)?;
    let same = |row: &&ReleaseRow| {
        row.product_id == product_id && bare(&row.version) == bare(&manifest.release.version)
    };
    let exact = |row: &&ReleaseRow| row.revision == manifest.release.revision;
    let target = rows.iter().filter(same).find(exact).cloned();
    // Another issue of the same version stays as it is, and is what the new one is shown beside.
    let beside = rows.iter().filter(same).max_by_key(|row| row.revision);
    let checks = Checks::of(conn, target.as_ref())?;
    let mut comparing = Comparing {
        app,
        conn,
        book,
        opened,
        choice,
        beside: target.as_ref().or(beside),
        target: target.as_ref(),
        checks: &checks,
        out: Vec::new(),
    };
    comparing.components()?;
    comparing.products()?;
    comparing.chart();
    comparing.images()?;
    comparing.notes()?;
    comparing.runbooks()?;
    comparing.articles()?;
    comparing.evidence()?;
    let differences = comparing.out;
    Ok(Compared {
        product_id,
        target,
        checks,
        differences,
    })
}

fn product(book: &Book, name: &str) -> Result<String> {
    let known = book
        .products
        .iter()
        .find(|row| row.name.eq_ignore_ascii_case(name));
    known.map(|row| row.id.clone()).ok_or_else(|| {
        let names: Vec<&str> = book.products.iter().map(|row| row.name.as_str()).collect();
        let message = format!("It is a release of {name}, which is no product here.");
        let hint = format!(
            "There are: {}. An administrator adds others: slipwayctl product add.",
            names.join(", ")
        );
        Error::invalid("file", message, hint)
    })
}

/// What a bundle's article is known by here.
pub(super) fn origin(key_id: &str, article: &ArticlePart) -> String {
    format!("bundle:{key_id}/{}", article.id)
}

/// What evidence says once it is here: whose it is stands before it.
pub(super) fn evidence_text(organisation: &str, one: &EvidencePart) -> String {
    format!("{organisation}: {}", one.text)
}

/// The runbook of an environment as it would be kept.
pub(super) fn runbook_text(opened: &Opened<'_>, part: &RunbookPart) -> Result<String> {
    let text = opened
        .text(&part.part)
        .map_err(|why| Error::invalid("file", format!("{why}."), "Have it sent again."))?;
    Ok(runbook::write(&typed(text)?))
}

/// The components of a bundle by the names they have here.
pub(super) fn components(book: &Book, manifest: &Manifest) -> Versions {
    let mut out = Versions::new();
    for part in &manifest.components {
        let name = book.aliases.canonical(&part.name).to_owned();
        if !out.iter().any(|(known, _)| *known == name) {
            out.push((name, part.version.clone()));
        }
    }
    out
}

struct Comparing<'a> {
    app: &'a App,
    conn: &'a Connection,
    book: &'a Book,
    opened: &'a Opened<'a>,
    choice: &'a Choice,
    /// The release itself, or another issue of it.
    beside: Option<&'a ReleaseRow>,
    target: Option<&'a ReleaseRow>,
    checks: &'a Checks,
    out: Vec<BundleDifference>,
}

impl Comparing<'_> {
    fn manifest(&self) -> &Manifest {
        &self.opened.manifest
    }

    /// What becomes of what differs from what is planned: all of a new release is taken.
    fn fate(&self, choice: &str) -> Fate {
        match self.target {
            Some(_) => self.choice.fate(choice),
            None => Fate::Taken,
        }
    }

    fn put(
        &mut self,
        part: &str,
        name: &str,
        here: Option<String>,
        there: Option<String>,
        fate: Fate,
    ) {
        let change = match (&here, &there) {
            (None, _) => "new",
            (_, None) => "removed",
            _ => "changed",
        };
        self.out.push(BundleDifference {
            part: part.to_owned(),
            name: name.to_owned(),
            change: change.to_owned(),
            here,
            there,
            fate,
            reason: String::new(),
        });
    }

    /// Something that cannot be taken, with why.
    fn show(&mut self, part: &str, name: &str, there: Option<String>, reason: &str) {
        self.put(part, name, None, there, Fate::Shown);
        if let Some(last) = self.out.last_mut() {
            reason.clone_into(&mut last.reason);
        }
    }

    fn components(&mut self) -> Result<()> {
        let here = match self.beside {
            Some(row) => versions_of(self.app, self.conn, self.book, row)?,
            None => Versions::new(),
        };
        let there = components(self.book, self.manifest());
        let fate = self.fate("components");
        for (name, version) in &there {
            let held = here.iter().find(|(known, _)| known == name);
            let held = held.map(|(_, version)| version.clone());
            if held.as_deref().map(bare) != Some(bare(version)) || self.target.is_none() {
                self.put("component", name, held, Some(version.clone()), fate);
            }
        }
        for (name, version) in here {
            if there.iter().any(|(known, _)| *known == name) {
                continue;
            }
            self.put("component", &name, Some(version), None, Fate::Shown);
            if let (Some(last), Some(_)) = (self.out.last_mut(), self.target) {
                last.reason = "What is planned here and not in the bundle stays.".to_owned();
            }
        }
        Ok(())
    }

    fn products(&mut self) -> Result<()> {
        let held = match self.beside {
            Some(row) => release_product::of_release(self.conn, &row.id)?,
            None => Vec::new(),
        };
        for one in self.manifest().products.clone() {
            let same = |name: &str| name.eq_ignore_ascii_case(&one.product);
            let Some(known) = self.book.products.iter().find(|row| same(&row.name)) else {
                let reason = "It is no product here.";
                self.show("product", &one.product, Some(one.version.clone()), reason);
                continue;
            };
            let here = held.iter().find(|row| row.product_id == known.id);
            let here = here.map(|row| row.version.clone());
            if here.as_deref().map(bare) != Some(bare(&one.version)) || self.target.is_none() {
                let fate = self.fate("products");
                self.put("product", &known.name, here, Some(one.version), fate);
            }
        }
        Ok(())
    }

    fn chart(&mut self) {
        let Some(chart) = self.manifest().chart.clone() else {
            return;
        };
        let words = |name: &str, digest: &str| match digest {
            "" => format!("{name}, no digest published"),
            digest => format!("{name} {digest}"),
        };
        let here = self.beside.and_then(|row| {
            let name = row.chart.as_deref()?;
            Some(words(name, &row.chart_digest))
        });
        let there = words(&chart.name, &chart.digest);
        if here.as_ref() != Some(&there) || self.target.is_none() {
            let fate = self.fate("chart");
            self.put("chart", &chart.name, here, Some(there), fate);
        }
    }

    fn images(&mut self) -> Result<()> {
        for one in otherwise(self.conn, self.book, self.manifest())? {
            let (here, there) = (Some(one.here), Some(one.there));
            self.put("image", &one.name, here, there, Fate::Shown);
            if let Some(last) = self.out.last_mut() {
                last.reason = one.reason;
            }
        }
        Ok(())
    }

    fn notes(&mut self) -> Result<()> {
        let Some(part) = self.manifest().notes.clone() else {
            return Ok(());
        };
        let text = self.opened.text(&part).unwrap_or_default().to_owned();
        let held: Option<ReleaseNoteRow> = match self.beside {
            Some(row) => get(self.conn, &row.id)?,
            None => None,
        };
        let here = held.map(|row| row.text);
        if here.as_ref() == Some(&text) && self.target.is_some() {
            return Ok(());
        }
        let lines = |text: &String| format!("{} lines", text.lines().count());
        let fate = self.fate("notes");
        let here = here.as_ref().map(lines);
        self.put("notes", "Release notes", here, Some(lines(&text)), fate);
        if let Err(error) = crate::releases::notes::checked(&text)
            && let Some(last) = self.out.last_mut()
        {
            last.fate = Fate::Shown;
            last.reason = error.message;
        }
        Ok(())
    }

    fn runbooks(&mut self) -> Result<()> {
        let ladder = environment::all(self.conn)?;
        for one in self.manifest().runbooks.clone() {
            let code = &one.environment;
            let place = ladder
                .iter()
                .find(|row: &&EnvironmentRow| row.code.eq_ignore_ascii_case(code));
            let there = Some(format!("Version {}", one.version));
            let Some(place) = place else {
                self.show("runbook", code, there, "There is no such environment here.");
                continue;
            };
            let text = match runbook_text(self.opened, &one) {
                Ok(text) => text,
                Err(error) => {
                    self.show("runbook", code, there, &error.message);
                    continue;
                }
            };
            let held = match self.target {
                Some(row) => runbooks::of(self.conn, &row.id, &place.id)?,
                None => None,
            };
            match held {
                Some(row) if row.text == text => {}
                Some(row) => {
                    let here = Some(format!("Version {}", row.version));
                    let fate = self.choice.fate("runbooks");
                    self.put("runbook", &place.code, here, there, fate);
                }
                None => self.put("runbook", &place.code, None, there, Fate::Taken),
            }
        }
        Ok(())
    }

    /// Articles come as versions that wait for review, so that readers keep what they have.
    fn articles(&mut self) -> Result<()> {
        let key_id = self.opened.key.fingerprint();
        let known = article::origins(self.conn)?;
        for one in self.manifest().articles.clone() {
            let text = self.opened.text(&one.part).unwrap_or_default();
            let there = Some(format!("Version {}", one.version));
            if let Err(error) = crate::knowledge::edit::checked(text) {
                self.show("article", &one.title, there, &error.message);
                continue;
            }
            let origin = origin(key_id.as_str(), &one);
            let Some(row) = known.iter().find(|row| row.origin == origin) else {
                self.put("article", &one.title, None, there, Fate::Taken);
                continue;
            };
            let versions = article_version::of_article(self.conn, &row.id)?;
            let sha256 = hex(text.as_bytes());
            if versions.iter().all(|version| version.sha256 != sha256) {
                let last = versions.last().map_or(0, |version| version.number);
                let here = Some(format!("Version {last} here"));
                self.put("article", &one.title, here, there, Fate::Taken);
            }
        }
        Ok(())
    }

    /// Evidence by the check it shows, as that is called here; the id is for commands.
    fn evidence(&mut self) -> Result<()> {
        let held = match self.target {
            Some(row) => evidence::of_release(self.conn, &row.id)?,
            None => Vec::new(),
        };
        for one in self.manifest().evidence.clone() {
            let sha256 = self.hash_of(&one);
            let same = held.iter().any(|row| {
                let said = row.text == one.text || row.text.ends_with(&format!(": {}", one.text));
                row.check_id == one.check && row.sha256 == sha256 && said
            });
            let title = self.checks.title(&one.check).map(str::to_owned);
            match (same, title) {
                (true, _) => {}
                (false, Some(title)) => {
                    self.put("evidence", &title, None, Some(one.text), Fate::Taken);
                }
                (false, None) => {
                    let reason = "There is no such check here.";
                    self.show("evidence", &one.check, Some(one.text), reason);
                }
            }
        }
        Ok(())
    }

    fn hash_of(&self, one: &EvidencePart) -> String {
        let part = one.part.as_deref().and_then(|path| self.opened.part(path));
        part.map(hex).unwrap_or_default()
    }
}
