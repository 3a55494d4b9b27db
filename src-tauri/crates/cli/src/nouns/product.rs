//! `product`: what the hub takes releases of.

use crate::answer::{Answer, Result};
use crate::print::Gone;
use crate::terminal::Terminal;
use clap::Subcommand;
use clap::builder::PossibleValuesParser;
use serde_json::json;
use slipway_app::error::Error;
use slipway_app::products::{Product, Products};
use slipway_app::shape::{ById, Nothing};

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
    /// Remove one that nothing uses
    Remove {
        /// Its name
        name: String,
    },
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
            Verb::Remove { name } => remove(terminal, &name),
        }
    }
}

fn remove(terminal: &Terminal, name: &str) -> Result {
    let known: Products = terminal.read("product_list", &Nothing {})?;
    let mut products = known.products.into_iter();
    let is = |one: &Product| one.id == name || one.name.eq_ignore_ascii_case(name);
    let Some(Product { id, name, .. }) = products.find(is) else {
        let hint = "`slipwayctl product list` names them.";
        return Err(Error::not_found(format!("product `{name}`"), hint));
    };
    let gone = terminal.call("product_remove", &ById { id: id.clone() })?;
    let said = json!({ "id": id, "removed": name });
    Ok(Answer::about::<Gone>(gone, said))
}
