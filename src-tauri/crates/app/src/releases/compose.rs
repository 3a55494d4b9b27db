//! Composes a release package from what a request names: a chart version, notes, another release, or
//! components by hand. Nothing is written here, so that a plan can be looked at before it is made.
//!
//! A version that is planned already takes in what it still lacks; what it has is never replaced
//! silently. Another issue of the same version is a new revision.

use super::assign::{find_increment, find_person, set_target};
use super::components::{Dependency, Versions};
use super::read::{self, title};
use super::{ImportRelease, package};
use crate::App;
use crate::book::Book;
use crate::error::{Code, Error, Result};
use serde_json::json;
use slipway_domain::release::ReleaseState;
use slipway_domain::version::{Version, bare};
use slipway_store::table::chart_version::{self, ChartVersionRow};
use slipway_store::table::product::ProductRow;
use slipway_store::table::release::{self, ReleaseRow};
use slipway_store::table::release_check::ReleaseCheckRow;
use slipway_store::table::release_component::ReleaseComponentRow;
use slipway_store::table::release_note::ReleaseNoteRow;
use slipway_store::table::release_product::{self, ReleaseProductRow};
use slipway_store::table::{chart, check_template};
use slipway_store::{Connection, get};

/// What a release package is composed from.
pub(crate) struct Composing<'a> {
    pub(crate) app: &'a App,
    pub(crate) conn: &'a Connection,
    pub(crate) book: &'a Book,
    pub(crate) request: &'a ImportRelease,
    /// Id of the release when it is a new one.
    pub(crate) id: String,
    /// Person id of the owner when the request names none.
    pub(crate) owner: Option<String>,
}

/// A release package as it would be written.
pub(crate) struct Composed {
    pub(crate) row: ReleaseRow,
    /// The release is planned already and takes in what it lacks.
    pub(crate) completes: bool,
    /// The revision whose place it takes.
    pub(crate) supersedes: Option<ReleaseRow>,
    /// The checks of a new release.
    pub(crate) checks: Vec<ReleaseCheckRow>,
    /// Components of a new release that were copied or written by hand.
    pub(crate) components: Vec<ReleaseComponentRow>,
    /// Its further products, whole.
    pub(crate) products: Vec<ReleaseProductRow>,
}

/// The chart version a release is planned from, with its repository's name.
struct Published {
    repo: String,
    chart: String,
    row: ChartVersionRow,
    dependencies: Vec<Dependency>,
}

impl Composing<'_> {
    /// # Errors
    /// `invalid` at the field that cannot be used, `not_found` for a chart or version nobody lists,
    /// `conflict` when the version is planned already and nothing new is brought.
    pub(crate) fn compose(&self) -> Result<Composed> {
        let published = self.published()?;
        let product = self.product()?;
        let rows = release::all(self.conn)?;
        let same = |row: &&ReleaseRow| {
            row.product_id == product.id && bare(&row.version) == bare(self.version())
        };
        let latest = rows.iter().filter(same).max_by_key(|row| row.revision);
        match latest {
            Some(old) if !self.request.revision => self.complete(old, published.as_ref()),
            old => self.fresh(&product, old, published.as_ref(), &rows),
        }
    }

    fn version(&self) -> &str {
        self.request.version.trim()
    }

    /// A release that is planned already takes in the chart or the notes it lacks.
    fn complete(&self, old: &ReleaseRow, published: Option<&Published>) -> Result<Composed> {
        let known: Option<ReleaseNoteRow> = get(self.conn, &old.id)?;
        let brings_chart = published.is_some() && old.chart.is_none();
        let brings_notes = self.request.notes.is_some() && known.is_none();
        let taken = |field: &str, message: String| Error {
            field: Some(field.to_owned()),
            ..Error::new(
                Code::Conflict,
                message,
                "Plan another revision of it, or replace its notes on its page.",
            )
        };
        let had = release_product::of_release(self.conn, &old.id)?;
        let products = package::after(self.book, old, had.clone(), &self.request.products)?;
        if had.iter().any(|row| !products.contains(row)) {
            let message = format!("{} holds another version of it.", title(self.book, old));
            return Err(taken("products", message));
        }
        if !brings_chart && !brings_notes && products == had {
            let message = format!("{} is planned already.", title(self.book, old));
            return Err(taken("version", message));
        }
        if let (Some(given), Some(known)) = (&self.request.notes, &known)
            && *given != known.text
        {
            let message = format!("{} has other notes already.", title(self.book, old));
            return Err(taken("notes", message));
        }
        let mut row = old.clone();
        if let (true, Some(published)) = (brings_chart, published) {
            take_chart(&mut row, published);
        }
        Ok(Composed {
            row,
            completes: true,
            supersedes: None,
            checks: Vec::new(),
            components: Vec::new(),
            products,
        })
    }

    fn fresh(
        &self,
        product: &ProductRow,
        old: Option<&ReleaseRow>,
        published: Option<&Published>,
        rows: &[ReleaseRow],
    ) -> Result<Composed> {
        let mut row = ReleaseRow {
            id: self.id.clone(),
            product_id: product.id.clone(),
            version: self.version().to_owned(),
            revision: old.map_or(0, |old| old.revision + 1),
            state: ReleaseState::Available.slug().to_owned(),
            pi_id: find_increment(self.book, self.request.pi.as_deref())?,
            target_local: None,
            target_zone: None,
            owner_id: self.owner()?,
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
        Ok(Composed {
            completes: false,
            supersedes: old.cloned(),
            checks: checks_of(self.conn, &row.id)?,
            components: component_rows(&row.id, self.written_components()?),
            products: self.products(&row)?,
            row,
        })
    }

    fn published(&self) -> Result<Option<Published>> {
        let Some(name) = &self.request.chart else {
            return Ok(None);
        };
        let charts = chart::named(self.conn, name, self.request.repo.as_deref())?;
        let Some(chart) = charts.first() else {
            return Err(crate::charts::versions::no_chart(self.conn, name)?);
        };
        let Some(row) = chart_version::find(self.conn, chart.id, self.version())? else {
            let newest = chart_version::list(self.conn, chart.id, false)?;
            let near: Vec<&str> = newest.iter().take(5).map(|v| v.version.as_str()).collect();
            let what = format!("version {} of {name}", self.version());
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
            for chart in chart::named(self.conn, name, Some(repo))? {
                let Some(found) = chart_version::find(self.conn, chart.id, version)? else {
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

    fn owner(&self) -> Result<Option<String>> {
        match &self.request.owner {
            Some(wanted) => find_person(self.book, wanted).map(Some),
            None => Ok(self.owner.clone()),
        }
    }

    /// Further products copied from another release, then those the request names over them.
    fn products(&self, row: &ReleaseRow) -> Result<Vec<ReleaseProductRow>> {
        let mut copied = Vec::new();
        if let Some(wanted) = &self.request.copy_of {
            let source = read::find(self.conn, self.book, wanted)?;
            let held = release_product::of_release(self.conn, &source.id)?;
            copied = package::copied(row, &held);
        }
        package::after(self.book, row, copied, &self.request.products)
    }

    /// Components copied from another release, then those written by hand over them.
    fn written_components(&self) -> Result<Versions> {
        let mut written = Versions::new();
        if let Some(wanted) = &self.request.copy_of {
            let source = read::find(self.conn, self.book, wanted)?;
            written = read::versions_of(self.app, self.conn, self.book, &source)?;
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
}

/// The checks that a new release starts with.
pub(crate) fn checks_of(conn: &Connection, release: &str) -> Result<Vec<ReleaseCheckRow>> {
    let templates = check_template::all(conn)?.into_iter();
    let rows = templates.map(|template| ReleaseCheckRow {
        id: format!("{release}/{}", template.id),
        release_id: release.to_owned(),
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
    });
    Ok(rows.collect())
}

fn component_rows(release: &str, components: Versions) -> Vec<ReleaseComponentRow> {
    let row = |(name, version): (String, String)| ReleaseComponentRow {
        id: format!("{release}/{name}"),
        release_id: release.to_owned(),
        name,
        source: None,
        version: Some(version),
    };
    components.into_iter().map(row).collect()
}

fn take_chart(row: &mut ReleaseRow, published: &Published) {
    row.repo = Some(published.repo.clone());
    row.chart = Some(published.chart.clone());
    row.chart_digest = published.row.digest.clone();
    row.chart_app_version = published.row.app_version.clone();
    row.dependencies = json!(published.dependencies);
}

/// The highest earlier release of the same product.
pub(crate) fn before(row: &ReleaseRow, rows: &[ReleaseRow]) -> Option<String> {
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
