//! `release edit`: what people decide of a release.

use crate::answer::{Answer, Result};
use crate::terminal::Terminal;
use slipway_app::releases::{EditRelease, PackagedProduct, Release};

/// Edits a release.
#[derive(clap::Args)]
pub(crate) struct Edit {
    /// Version or id
    version: String,
    /// Program Increment it is planned in
    #[arg(long, value_name = "LABEL")]
    pi: Option<String>,
    /// Who answers for it
    #[arg(long, value_name = "NAME")]
    owner: Option<String>,
    /// When it shall be in Production, in the hub's zone
    #[arg(long, value_name = "YYYY-MM-DDTHH:MM")]
    target: Option<String>,
    /// Release it is compared with
    #[arg(long, value_name = "VERSION")]
    previous: Option<String>,
    /// Product that goes with it; with nothing after the = it goes out (repeat for more)
    #[arg(long = "with", value_name = "PRODUCT=VERSION", value_parser = super::import::product)]
    products: Vec<PackagedProduct>,
}

impl Edit {
    pub(super) fn run(self, terminal: &Terminal) -> Result {
        let request = EditRelease {
            release: self.version,
            pi: self.pi,
            owner: self
                .owner
                .map(|name| terminal.person_id(&name))
                .transpose()?,
            target: self.target,
            previous: self.previous,
            products: self.products,
        };
        terminal
            .call("release_edit", &request)
            .map(Answer::of::<Release>)
    }
}
