//! `release import`: a release package from whatever there is to make it from.

use super::notes::{NotesFile, read_notes};
use crate::answer::{Answer, Result};
use crate::terminal::Terminal;
use slipway_app::hub::Workspace;
use slipway_app::releases::{
    ImportRelease, ManualComponent, PackagedProduct, Release, ReleasePreview,
};
use slipway_app::shape::{Nothing, WallTime};
use std::path::PathBuf;

/// Makes a release.
#[derive(clap::Args)]
pub(crate) struct Import {
    /// Exact version
    #[arg(long)]
    version: String,
    /// Repository the chart is in
    #[arg(long, requires = "chart")]
    repo: Option<String>,
    /// Chart it is made from
    #[arg(long)]
    chart: Option<String>,
    /// Release notes, a file; - for standard input
    #[arg(long, value_name = "FILE")]
    notes: Option<PathBuf>,
    /// Program Increment it is planned in
    #[arg(long, value_name = "LABEL")]
    pi: Option<String>,
    /// Product it is a release of
    #[arg(long)]
    product: Option<String>,
    /// Release whose components are copied
    #[arg(long, value_name = "VERSION")]
    copy_of: Option<String>,
    /// Make the next revision of a version that is planned already
    #[arg(long)]
    revision: bool,
    /// Component by hand (repeat for more)
    #[arg(long = "component", value_name = "NAME=VERSION", value_parser = component)]
    components: Vec<ManualComponent>,
    /// Product that goes with it (repeat for more)
    #[arg(long = "with", value_name = "PRODUCT=VERSION", value_parser = product)]
    products: Vec<PackagedProduct>,
    /// When it shall be in Production, in the hub's zone
    #[arg(long, value_name = "YYYY-MM-DDTHH:MM")]
    target: Option<String>,
    /// Who answers for it; who acts when not given
    #[arg(long, value_name = "NAME")]
    owner: Option<String>,
    /// Say what it would hold, and plan nothing
    #[arg(long)]
    dry_run: bool,
}

impl Import {
    pub(super) fn run(self, terminal: &Terminal) -> Result {
        let notes = self.notes.as_deref().map(read_notes).transpose()?;
        let (notes, notes_origin) = NotesFile::parts(notes);
        let request = ImportRelease {
            repo: self.repo,
            chart: self.chart,
            version: self.version,
            notes,
            notes_origin,
            product: self.product,
            pi: self.pi,
            copy_of: self.copy_of,
            revision: self.revision,
            components: self.components,
            products: self.products,
            target: self
                .target
                .map(|local| in_hub_zone(terminal, local))
                .transpose()?,
            owner: self
                .owner
                .map(|name| terminal.person_id(&name))
                .transpose()?,
        };
        if self.dry_run {
            return terminal
                .call("release_preview", &request)
                .map(Answer::of::<ReleasePreview>);
        }
        terminal
            .call("release_import", &request)
            .map(Answer::of::<Release>)
    }
}

fn in_hub_zone(terminal: &Terminal, local: String) -> Result<WallTime> {
    let workspace: Workspace = terminal.read("workspace_show", &Nothing {})?;
    let zone = workspace
        .hub
        .map_or_else(|| "UTC".to_owned(), |hub| hub.zone);
    Ok(WallTime {
        local,
        zone,
        label: String::new(),
    })
}

/// A product with its version; with nothing after the `=` it goes out of the package.
pub(super) fn product(text: &str) -> std::result::Result<PackagedProduct, String> {
    match text.split_once('=') {
        Some((product, version)) if !product.is_empty() => Ok(PackagedProduct {
            product: product.to_owned(),
            version: version.to_owned(),
        }),
        _ => Err("write it as PRODUCT=VERSION".to_owned()),
    }
}

fn component(text: &str) -> std::result::Result<ManualComponent, String> {
    match text.split_once('=') {
        Some((name, version)) if !name.is_empty() && !version.is_empty() => Ok(ManualComponent {
            name: name.to_owned(),
            version: version.to_owned(),
        }),
        _ => Err("write it as NAME=VERSION".to_owned()),
    }
}
