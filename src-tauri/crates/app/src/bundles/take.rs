//! Writes what is taken of a bundle. A release that is not planned yet is planned; of one that is,
//! readiness, approvals, windows and state stay as they are, and only what was chosen is replaced.

use super::compare::{Compared, components, evidence_text, origin, runbook_text};
use super::{BundleDifference, Fate};
use crate::Caller;
use crate::book::Book;
use crate::data::check::hex;
use crate::data::files;
use crate::error::{Error, Result};
use crate::knowledge::edit::{Edit, NewVersion, checked};
use crate::people::actor::Actor;
use crate::releases::components::Dependency;
use crate::releases::compose::{before, checks_of};
use crate::releases::import::settle_intake;
use crate::releases::read::versions_of;
use crate::workspace::App;
use serde_json::json;
use slipway_domain::article::place;
use slipway_domain::article::review::Deed;
use slipway_domain::bundle::{ArticlePart, Chart, EvidencePart, Manifest, Opened, RunbookPart};
use slipway_domain::release::ReleaseState;
use slipway_domain::version::bare;
use slipway_store::table::article::{self, ArticleRow};
use slipway_store::table::article_use::ArticleUseRow;
use slipway_store::table::evidence::EvidenceRow;
use slipway_store::table::release::{self, ReleaseRow};
use slipway_store::table::release_component::ReleaseComponentRow;
use slipway_store::table::release_note::ReleaseNoteRow;
use slipway_store::table::release_product::ReleaseProductRow;
use slipway_store::table::runbook::{self, RunbookRow};
use slipway_store::table::{article_review, article_version, environment};
use slipway_store::{Tx, standing};

/// A bundle of a release that is about to be taken.
pub(super) struct Taking<'a> {
    pub(super) app: &'a App,
    pub(super) caller: &'a Caller,
    pub(super) tx: &'a Tx<'a>,
    pub(super) who: &'a Actor,
    pub(super) book: &'a Book,
    pub(super) opened: &'a Opened<'a>,
    /// Whose it is.
    pub(super) organisation: &'a str,
}

impl Taking<'_> {
    fn manifest(&self) -> &Manifest {
        &self.opened.manifest
    }

    /// Writes all that is taken; gives the release's id.
    pub(super) fn release(&self, compared: &Compared) -> Result<String> {
        let new = compared.target.is_none();
        let row = match &compared.target {
            Some(row) => row.clone(),
            None => self.planned(&compared.product_id)?,
        };
        let taken = |part: &str| {
            let of = compared.differences.iter();
            of.filter(|one| one.part == part && one.fate == Fate::Taken)
                .collect::<Vec<_>>()
        };
        if !taken("chart").is_empty()
            && let Some(chart) = &self.manifest().chart
        {
            self.tx.put(&with_chart(row.clone(), chart))?;
        }
        if !taken("notes").is_empty() {
            self.notes(&row.id)?;
        }
        self.products(&row.id, &taken("product"))?;
        if new {
            self.all_components(&row.id)?;
            if let Some(row) = self.tx.get::<ReleaseRow>(&row.id)? {
                settle_intake(self.tx, &row)?;
            }
        } else {
            for one in taken("component") {
                let version = one.there.clone().unwrap_or_default();
                self.component(&row.id, &one.name, version)?;
            }
        }
        for one in &self.manifest().runbooks {
            let named = taken("runbook").into_iter();
            let chosen = |name: &str| name.eq_ignore_ascii_case(&one.environment);
            if named.clone().any(|taken| chosen(&taken.name)) {
                self.runbook(&row.id, one)?;
            }
        }
        let titles = taken("article");
        for one in &self.manifest().articles {
            self.caller.go_on()?;
            if titles.iter().any(|taken| taken.name == one.title) {
                self.article(&row.id, one)?;
            }
        }
        let shown = taken("evidence");
        for one in &self.manifest().evidence {
            let title = compared.checks.title(&one.check).unwrap_or_default();
            let same = |taken: &&BundleDifference| {
                taken.name == title && taken.there.as_ref() == Some(&one.text)
            };
            if shown.iter().any(same) {
                self.evidence(&row.id, one)?;
            }
        }
        Ok(row.id)
    }

    /// Plans the release: it begins at the start of its path here, with this hub's own checks.
    fn planned(&self, product_id: &str) -> Result<ReleaseRow> {
        let named = &self.manifest().release;
        let mut row = ReleaseRow {
            id: self.app.host.new_id().to_string(),
            product_id: product_id.to_owned(),
            version: named.version.clone(),
            revision: named.revision,
            state: ReleaseState::Available.slug().to_owned(),
            pi_id: None,
            target_local: None,
            target_zone: None,
            owner_id: Some(self.who.id.clone()),
            previous_id: None,
            repo: None,
            chart: None,
            chart_digest: String::new(),
            chart_app_version: String::new(),
            dependencies: json!([]),
            prevented_reason: None,
            prevented_by: None,
            prevented_at: None,
        };
        row.previous_id = before(&row, &release::all(self.tx.conn())?);
        self.tx.put(&row)?;
        for check in checks_of(self.tx.conn(), &row.id)? {
            self.tx.put(&check)?;
        }
        Ok(row)
    }

    fn notes(&self, release: &str) -> Result<()> {
        let Some(path) = &self.manifest().notes else {
            return Ok(());
        };
        Ok(self.tx.put(&ReleaseNoteRow {
            id: release.to_owned(),
            text: self.text(path)?.to_owned(),
            origin: self.from(),
            saved_at: self.app.now_text(),
        })?)
    }

    /// Where something came from, as people read it.
    fn from(&self) -> String {
        format!("{}, bundle {}", self.organisation, self.manifest().id)
    }

    fn text(&self, path: &str) -> Result<&str> {
        self.opened.text(path).map_err(|why| {
            let message = format!("{why}. Nothing was taken.");
            Error::invalid("file", message, "Have it made again.")
        })
    }

    fn products(&self, release: &str, taken: &[&BundleDifference]) -> Result<()> {
        for one in taken {
            let known = self.book.products.iter().find(|row| row.name == one.name);
            let (Some(product), Some(version)) = (known, &one.there) else {
                continue;
            };
            self.tx.put(&ReleaseProductRow {
                id: format!("{release}/{}", product.id),
                release_id: release.to_owned(),
                product_id: product.id.clone(),
                version: version.clone(),
            })?;
        }
        Ok(())
    }

    /// The components of a new release are exactly the bundle's: what its notes and its chart do not
    /// already say here is set by hand.
    fn all_components(&self, release: &str) -> Result<()> {
        let Some(row) = self.tx.get::<ReleaseRow>(release)? else {
            return Ok(());
        };
        let read = versions_of(self.app, self.tx.conn(), self.book, &row)?;
        for (name, version) in components(self.book, self.manifest()) {
            let same = read
                .iter()
                .any(|(known, held)| *known == name && bare(held) == bare(&version));
            if !same {
                self.component(release, &name, version)?;
            }
        }
        Ok(())
    }

    fn component(&self, release: &str, name: &str, version: String) -> Result<()> {
        Ok(self.tx.put(&ReleaseComponentRow {
            id: format!("{release}/{name}"),
            release_id: release.to_owned(),
            name: name.to_owned(),
            source: None,
            version: Some(version),
        })?)
    }

    fn runbook(&self, release: &str, one: &RunbookPart) -> Result<()> {
        let ladder = environment::all(self.tx.conn())?;
        let code = &one.environment;
        let place = ladder
            .iter()
            .find(|row| row.code.eq_ignore_ascii_case(code));
        let Some(place) = place else { return Ok(()) };
        let text = runbook_text(self.opened, one)?;
        let now = self.app.now_text();
        let held = runbook::of(self.tx.conn(), release, &place.id)?;
        let row = held.unwrap_or_else(|| RunbookRow {
            id: self.app.host.new_id().to_string(),
            release_id: release.to_owned(),
            environment_id: place.id.clone(),
            version: 0,
            text: String::new(),
            sha256: String::new(),
            source: "file".to_owned(),
            source_id: None,
            made_at: now.clone(),
            made_by: self.who.id.clone(),
            edited_at: now.clone(),
            edited_by: self.who.id.clone(),
        });
        Ok(self.tx.put(&RunbookRow {
            version: row.version.saturating_add(1),
            sha256: hex(text.as_bytes()),
            text,
            edited_at: now,
            edited_by: self.who.id.clone(),
            ..row
        })?)
    }

    /// A version that waits for its review; what readers have stays until somebody approves it.
    fn article(&self, release: &str, one: &ArticlePart) -> Result<()> {
        let edit = Edit {
            app: self.app,
            tx: self.tx,
            who: self.who,
        };
        let text = self.text(&one.part)?;
        let document = checked(text)?;
        let origin = origin(self.opened.key.fingerprint().as_str(), one);
        let known = article::origins(self.tx.conn())?;
        let known = known.into_iter().find(|row| row.origin == origin);
        let fresh = known.is_none();
        let id = match known {
            Some(row) => row.id,
            None => {
                let id = self.app.host.new_id().to_string();
                let path = edit.free_path(&place::clean(&one.path))?;
                self.tx.put(&ArticleRow {
                    origin,
                    confidence: "not_validated".to_owned(),
                    ..edit.article(&id, &document, path)
                })?;
                id
            }
        };
        let versions = article_version::of_article(self.tx.conn(), &id)?;
        let published = standing(&article_review::of_article(self.tx.conn(), &id)?).published;
        let why = format!("From {}, version {} there", self.from(), one.version);
        let shown = versions
            .iter()
            .find(|version| Some(version.number) == published)
            .or(versions.last());
        let version = edit.version(NewVersion {
            article: &id,
            number: versions.last().map_or(1, |version| version.number + 1),
            based_on: published.unwrap_or(0),
            text,
            // A bundle carries texts; the files that the article has here stay beside it.
            files: shown.map_or_else(Vec::new, |version| version.files.clone()),
            title: &document.title,
            why: &why,
        })?;
        edit.deed(&version, Deed::Submitted, &why, None)?;
        if fresh {
            self.tx.put(&ArticleUseRow {
                id: self.app.host.new_id().to_string(),
                article_id: id,
                kind: "about".to_owned(),
                target: "release".to_owned(),
                target_id: release.to_owned(),
                at: self.app.now_text(),
                by: self.who.id.clone(),
            })?;
        }
        Ok(())
    }

    /// Evidence says whose it is; a link becomes text, so that nothing from outside is opened by a
    /// click.
    fn evidence(&self, release: &str, one: &EvidencePart) -> Result<()> {
        let part = one.part.as_deref().and_then(|path| self.opened.part(path));
        let sha256 = match part {
            Some(bytes) => files::keep(self.app.data_dir(), bytes)?,
            None => String::new(),
        };
        Ok(self.tx.put(&EvidenceRow {
            id: self.app.host.new_id().to_string(),
            release_id: release.to_owned(),
            check_id: one.check.clone(),
            kind: match part {
                Some(_) => "file".to_owned(),
                None => "note".to_owned(),
            },
            text: evidence_text(self.organisation, one),
            sha256,
            added_at: self.app.now_text(),
            added_by: self.who.id.clone(),
        })?)
    }
}

fn with_chart(row: ReleaseRow, chart: &Chart) -> ReleaseRow {
    let held = chart.dependencies.iter().map(|one| Dependency {
        name: one.name.clone(),
        version: one.version.clone(),
        app_version: one.app_version.clone(),
    });
    let repo = match chart.repo.as_str() {
        "" => row.repo.clone(),
        repo => Some(repo.to_owned()),
    };
    ReleaseRow {
        repo,
        chart: Some(chart.name.clone()),
        chart_digest: chart.digest.clone(),
        chart_app_version: chart.app_version.clone(),
        dependencies: json!(held.collect::<Vec<_>>()),
        ..row
    }
}
