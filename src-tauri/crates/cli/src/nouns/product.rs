//! `product`: what the hub takes releases of.

use crate::answer::{Answer, Result};
use crate::terminal::Terminal;
use clap::Subcommand;
use clap::builder::PossibleValuesParser;
use serde_json::json;
use slipway_app::products::{Product, Products};
use slipway_app::shape::Nothing;

/// What a product may be.
const KINDS: [&str; 3] = ["mojaloop_core", "extension", "customisation"];

/// What can be done with products.
#[derive(Subcommand)]
pub(crate) enum Verb {
    /// Add one
    Add {
        /// Name
        name: String,
        /// Its kind
        #[arg(long, value_parser = PossibleValuesParser::new(KINDS), default_value = "extension")]
        kind: String,
        /// The chart it is released as
        #[arg(long, default_value = "")]
        chart: String,
        /// Where it comes from
        #[arg(long, value_name = "URL", default_value = "")]
        source: String,
    },
    /// List them, core first
    List,
}

impl Verb {
    pub(crate) fn run(self, terminal: &Terminal) -> Result {
        match self {
            Verb::Add {
                name,
                kind,
                chart,
                source,
            } => {
                let request =
                    json!({ "name": name, "kind": kind, "chart": chart, "source_url": source });
                terminal
                    .call("product_save", &request)
                    .map(Answer::of::<Product>)
            }
            Verb::List => terminal
                .call("product_list", &Nothing {})
                .map(Answer::of::<Products>),
        }
    }
}
