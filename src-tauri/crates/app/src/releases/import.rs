//! Plans a release package: from a chart version, from notes, from another release, or by hand.
//!
//! A version that is planned already takes in what it still lacks; what it has is never replaced
//! silently. Another issue of the same version is a new revision.

use super::components::{Dependency, Versions};
use super::read::{self, title};
use super::{ImportRelease, Release, notes, show};
use crate::book::Book;
use crate::error::{Code, Error, Result};
use crate::increments::save::same_label;
use crate::people::actor::Actor;
use crate::time;
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use serde_json::json;
use slipway_domain::release::ReleaseState;
use slipway_domain::version::{Version, bare};
use slipway_store::Tx;
use slipway_store::table::chart_version::{self, ChartVersionRow};
use slipway_store::table::intake::{self, IntakeRow};
use slipway_store::table::product::ProductRow;
use slipway_store::table::release::{self, ReleaseRow};
use slipway_store::table::release_check::ReleaseCheckRow;
use slipway_store::table::release_component::ReleaseComponentRow;
use slipway_store::table::release_note::ReleaseNoteRow;
use slipway_store::table::{chart, check_template};

pub(crate) fn run(app: &App, caller: &Caller, request: ImportRelease) -> Result<Done<Release>> {
    let version = request.version.trim().to_owned();
    if !Version::is_exact(&version) {
        let message = format!("“{version}” is not an exact version.");
        return Err(Error::invalid(
            "version",
            message,
            "A package holds exact versions: 17.1.0.",
        ));
    }
    if let Some(text) = &request.notes {
        notes::checked(text)?;
    }
    let done = transact(app, caller, Op::ImportRelease, |tx, who| {
        let book = Book::read(app, tx.conn())?;
        let plan = Plan {
            app,
            tx,
            who,
            book: &book,
            request: &request,
            version,
        };
        let row = plan.carry_out()?;
        Ok((row.id.clone(), format!("Planned {}", title(&book, &row))))
    })?;
    done.map(|id| show::by_id(app, caller, &id))
}

struct Plan<'a> {
    app: &'a App,
    tx: &'a Tx<'a>,
    who: &'a Actor,
    book: &'a Book,
    request: &'a ImportRelease,
    version: String,
}

/// The chart version a release is planned from, with its repository's name.
struct Published {
    repo: String,
    chart: String,
    row: ChartVersionRow,
    dependencies: Vec<Dependency>,
}

impl Plan<'_> {
    fn carry_out(&self) -> Result<ReleaseRow> {
        let published = self.published()?;
        let product = self.product()?;
        let rows = release::all(self.tx.conn())?;
        let same = |row: &&ReleaseRow| {
            row.product_id == product.id && bare(&row.version) == bare(&self.version)
        };
        let latest = rows.iter().filter(same).max_by_key(|row| row.revision);
        let row = match latest {
            Some(old) if !self.request.revision => self.complete(old, published.as_ref())?,
            old => self.fresh(&product, old, published.as_ref(), &rows)?,
        };
        self.put_notes(&row)?;
        self.settle_intake(&row)?;
        Ok(row)
    }

    /// A release that is planned already takes in the chart or the notes it lacks.
    fn complete(&self, old: &ReleaseRow, published: Option<&Published>) -> Result<ReleaseRow> {
        let has_notes = self.tx.get::<ReleaseNoteRow>(&old.id)?.is_some();
        let brings_chart = published.is_some() && old.chart.is_none();
        let brings_notes = self.request.notes.is_some() && !has_notes;
        if !brings_chart && !brings_notes {
            let message = format!("{} is planned already.", title(self.book, old));
            let hint = "Plan another revision of it, or replace its notes on its page.";
            return Err(Error {
                field: Some("version".to_owned()),
                ..Error::new(Code::Conflict, message, hint)
            });
        }
        let mut row = old.clone();
        if let (true, Some(published)) = (brings_chart, published) {
            take_chart(&mut row, published);
        }
        self.tx.put(&row)?;
        Ok(row)
    }

    fn fresh(
        &self,
        product: &ProductRow,
        old: Option<&ReleaseRow>,
        published: Option<&Published>,
        rows: &[ReleaseRow],
    ) -> Result<ReleaseRow> {
        let mut row = ReleaseRow {
            id: self.app.host.new_id().to_string(),
            product_id: product.id.clone(),
            version: self.version.clone(),
            revision: old.map_or(0, |old| old.revision + 1),
            state: ReleaseState::Available.slug().to_owned(),
            pi_id: self.increment()?,
            target_local: None,
            target_zone: None,
            owner_id: Some(self.owner()?),
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
        if let Some(target) = &self.request.target {
            set_target(&mut row, &target.local, &target.zone)?;
        }
        if let Some(published) = published {
            take_chart(&mut row, published);
        }
        row.previous_id = before(&row, rows);
        let components = self.written_components()?;
        if let Some(old) = old {
            self.supersede(old)?;
        }
        self.tx.put(&row)?;
        self.put_checks(&row)?;
        self.put_components(&row, components)?;
        Ok(row)
    }

    fn supersede(&self, old: &ReleaseRow) -> Result<()> {
        let state = ReleaseState::Superseded.slug().to_owned();
        Ok(self.tx.put(&ReleaseRow {
            state,
            ..old.clone()
        })?)
    }

    fn published(&self) -> Result<Option<Published>> {
        let Some(name) = &self.request.chart else {
            return Ok(None);
        };
        let conn = self.tx.conn();
        let charts = chart::named(conn, name, self.request.repo.as_deref())?;
        let Some(chart) = charts.first() else {
            return Err(crate::charts::versions::no_chart(conn, name)?);
        };
        let Some(row) = chart_version::find(conn, chart.id, &self.version)? else {
            let newest = chart_version::list(conn, chart.id, false)?;
            let near: Vec<&str> = newest.iter().take(5).map(|v| v.version.as_str()).collect();
            let what = format!("version {} of {name}", self.version);
            let hint = format!("The newest are: {}.", near.join(", "));
            return Err(Error {
                field: Some("version".into()),
                ..Error::not_found(what, hint)
            });
        };
        let dependencies = self.dependencies(&row, &chart.repo)?;
        Ok(Some(Published {
            repo: chart.repo.clone(),
            chart: name.clone(),
            row,
            dependencies,
        }))
    }

    /// Dependencies with an exact version that the same repository lists; a range is resolved only
    /// inside the archive, so it says nothing here.
    fn dependencies(&self, row: &ChartVersionRow, repo: &str) -> Result<Vec<Dependency>> {
        let mut out: Vec<Dependency> = Vec::new();
        for (name, version) in &row.details.dependencies {
            for chart in chart::named(self.tx.conn(), name, Some(repo))? {
                let Some(found) = chart_version::find(self.tx.conn(), chart.id, version)? else {
                    continue;
                };
                let dependency = Dependency {
                    name: name.clone(),
                    version: version.clone(),
                    app_version: found.app_version,
                };
                if !out.contains(&dependency) {
                    out.push(dependency);
                }
            }
        }
        Ok(out)
    }

    fn product(&self) -> Result<ProductRow> {
        let products = &self.book.products;
        let found = match (&self.request.product, &self.request.chart) {
            (Some(wanted), _) => products
                .iter()
                .find(|row| row.id == *wanted || row.name.eq_ignore_ascii_case(wanted)),
            (None, Some(chart)) => products.iter().find(|row| row.chart == *chart),
            (None, None) => products.iter().find(|row| row.kind == "mojaloop_core"),
        };
        found.cloned().ok_or_else(|| {
            let names: Vec<&str> = products.iter().map(|row| row.name.as_str()).collect();
            let hint = format!("Say which product it is: {}.", names.join(", "));
            Error::invalid("product", "No product is released as this.", hint)
        })
    }

    fn increment(&self) -> Result<Option<String>> {
        find_increment(self.book, self.request.pi.as_deref())
    }

    fn owner(&self) -> Result<String> {
        let Some(id) = &self.request.owner else {
            return Ok(self.who.id.clone());
        };
        find_person(self.book, id)
    }

    fn put_checks(&self, row: &ReleaseRow) -> Result<()> {
        for template in check_template::all(self.tx.conn())? {
            self.tx.put(&ReleaseCheckRow {
                id: format!("{}/{}", row.id, template.id),
                release_id: row.id.clone(),
                check_id: template.id,
                title: template.title,
                part: template.part,
                gate: template.gate,
                fresh_days: template.fresh_days,
                position: template.position,
                state: "pending".to_owned(),
                owner_id: None,
                due: None,
                reason: String::new(),
                decided_at: None,
                decided_by: None,
            })?;
        }
        Ok(())
    }

    /// Components copied from another release, then those written by hand over them. Read before
    /// the new release is there, which may be a revision of the very one that is copied.
    fn written_components(&self) -> Result<Versions> {
        let mut written = Versions::new();
        if let Some(wanted) = &self.request.copy_of {
            let conn = self.tx.conn();
            let source = read::find(conn, self.book, wanted)?;
            written = read::versions_of(self.app, conn, self.book, &source)?;
        }
        for component in &self.request.components {
            let version = component.version.trim();
            if component.name.trim().is_empty() || !Version::is_exact(version) {
                let message = format!("“{} {version}” is not a component.", component.name);
                let hint = "Give a name and an exact version.";
                return Err(Error::invalid("components", message, hint));
            }
            let name = self.book.aliases.canonical(&component.name).to_owned();
            match written.iter_mut().find(|(known, _)| *known == name) {
                Some(known) => known.1 = version.to_owned(),
                None => written.push((name, version.to_owned())),
            }
        }
        Ok(written)
    }

    fn put_components(&self, row: &ReleaseRow, components: Versions) -> Result<()> {
        for (name, version) in components {
            self.tx.put(&ReleaseComponentRow {
                id: format!("{}/{name}", row.id),
                release_id: row.id.clone(),
                name,
                source: None,
                version: Some(version),
            })?;
        }
        Ok(())
    }

    fn put_notes(&self, row: &ReleaseRow) -> Result<()> {
        let Some(text) = &self.request.notes else {
            return Ok(());
        };
        Ok(self.tx.put(&ReleaseNoteRow {
            id: row.id.clone(),
            text: text.clone(),
            origin: self.request.notes_origin.clone().unwrap_or_default(),
            saved_at: self.app.now_text(),
        })?)
    }

    fn settle_intake(&self, row: &ReleaseRow) -> Result<()> {
        let proposed = intake::all(self.tx.conn())?.into_iter().filter(|intake| {
            Some(&intake.chart) == row.chart.as_ref() && intake.version == row.version
        });
        for intake in proposed {
            self.tx.put(&IntakeRow {
                state: "planned".to_owned(),
                ..intake
            })?;
        }
        Ok(())
    }
}

fn take_chart(row: &mut ReleaseRow, published: &Published) {
    row.repo = Some(published.repo.clone());
    row.chart = Some(published.chart.clone());
    row.chart_digest = published.row.digest.clone();
    row.chart_app_version = published.row.app_version.clone();
    row.dependencies = json!(published.dependencies);
}

/// The highest earlier release of the same product.
fn before(row: &ReleaseRow, rows: &[ReleaseRow]) -> Option<String> {
    rows.iter()
        .filter(|other| other.product_id == row.product_id)
        .filter(|other| bare(&other.version) != bare(&row.version))
        .filter(|other| super::components::comes_before(other, row))
        .max_by(|a, b| {
            Version::new(&a.version)
                .cmp(&Version::new(&b.version))
                .then(a.revision.cmp(&b.revision))
        })
        .map(|other| other.id.clone())
}

pub(crate) fn set_target(row: &mut ReleaseRow, local: &str, zone: &str) -> Result<()> {
    if local.is_empty() {
        (row.target_local, row.target_zone) = (None, None);
        return Ok(());
    }
    let wall = time::wall(local, zone).ok_or_else(|| {
        let message = format!("“{local}” in {zone} is no time.");
        Error::invalid("target", message, "Write YYYY-MM-DDTHH:MM.")
    })?;
    (row.target_local, row.target_zone) = (Some(wall.local), Some(wall.zone));
    Ok(())
}

pub(crate) fn find_increment(book: &Book, label: Option<&str>) -> Result<Option<String>> {
    let Some(label) = label.filter(|label| !label.is_empty()) else {
        return Ok(None);
    };
    let found = book
        .increments
        .iter()
        .find(|row| same_label(&row.label, label) || row.id == label);
    found.map(|row| Some(row.id.clone())).ok_or_else(|| {
        let labels: Vec<&str> = book
            .increments
            .iter()
            .map(|row| row.label.as_str())
            .collect();
        let hint = match labels.as_slice() {
            [] => format!("Add it first: slipwayctl pi add {label} --start DAY --end DAY."),
            labels => format!("There are: {}.", labels.join(", ")),
        };
        Error::invalid(
            "pi",
            format!("There is no Program Increment {label}."),
            hint,
        )
    })
}

pub(crate) fn find_person(book: &Book, wanted: &str) -> Result<String> {
    let found = book
        .people
        .iter()
        .find(|row| row.id == wanted || row.name.eq_ignore_ascii_case(wanted));
    found.map(|row| row.id.clone()).ok_or_else(|| {
        Error::invalid(
            "owner",
            format!("There is nobody called {wanted}."),
            "Add them first.",
        )
    })
}
