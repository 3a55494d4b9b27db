//! `audience`: who is told, of what, and by which way.

use crate::answer::{Answer, Result};
use crate::print::Gone;
use crate::secret;
use crate::terminal::Terminal;
use clap::Subcommand;
use serde_json::json;
use slipway_app::error::Error;
use slipway_app::messages::{Audience, Audiences};
use slipway_app::shape::Nothing;

/// What can be done with audiences.
#[derive(Subcommand)]
pub(crate) enum Verb {
    /// List them in order
    List,
    /// Add one
    Add {
        /// Its name
        name: String,
        #[command(flatten)]
        reach: Reach,
    },
    /// Edit one; what is not named stays
    Edit {
        /// Its name
        name: String,
        /// New name
        #[arg(long, value_name = "NAME")]
        rename: Option<String>,
        #[command(flatten)]
        reach: Reach,
    },
    /// Remove one that has no messages
    Remove {
        /// Its name
        name: String,
    },
}

/// Of what an audience hears, and how.
#[derive(clap::Args)]
pub(crate) struct Reach {
    /// Mail address (repeat for more); empty takes them away
    #[arg(long = "address", value_name = "ADDRESS")]
    addresses: Option<Vec<String>>,
    /// Language of its templates, such as en
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
    /// Change type it hears of (repeat for more); empty for every one
    #[arg(long = "type", value_name = "TYPE")]
    types: Option<Vec<String>>,
    /// Environment it hears of (repeat for more); empty for every one
    #[arg(long = "env", value_name = "CODE")]
    environments: Option<Vec<String>>,
    /// Whether those who receive a mail see each other's addresses
    #[arg(long, value_name = "true|false")]
    show_receivers: Option<bool>,
    /// Name of its webhook; empty takes it away
    #[arg(long, value_name = "NAME")]
    webhook: Option<String>,
    /// Read the webhook's URL from standard input; it goes to the keyring
    #[arg(long)]
    url_stdin: bool,
}

impl Verb {
    pub(crate) fn run(self, terminal: &Terminal) -> Result {
        match self {
            Verb::List => terminal
                .call("audience_list", &Nothing {})
                .map(Answer::of::<Audiences>),
            Verb::Add { name, reach } => reach.save(terminal, name, None),
            Verb::Edit {
                name,
                rename,
                reach,
            } => {
                let now = find(terminal, &name)?;
                reach.save(terminal, rename.unwrap_or(name), Some(now))
            }
            Verb::Remove { name } => {
                let id = find(terminal, &name)?.id;
                let gone = terminal.call("audience_remove", &json!({ "id": id }))?;
                Ok(Answer::about::<Gone>(
                    gone,
                    json!({ "id": id, "removed": name }),
                ))
            }
        }
    }
}

impl Reach {
    fn save(self, terminal: &Terminal, name: String, now: Option<Audience>) -> Result {
        let url = self
            .url_stdin
            .then(|| secret::from_stdin("url"))
            .transpose()?;
        let filled = |list: Vec<String>| list.into_iter().filter(|text| !text.is_empty()).collect();
        let now = now.as_ref();
        let list = |given: Option<Vec<String>>, was: Vec<String>| given.map_or(was, filled);
        let types = now.map(|now| {
            now.change_types
                .iter()
                .map(|kind| kind.slug().to_owned())
                .collect()
        });
        let request = json!({
            "id": now.map(|now| &now.id),
            "name": name,
            "language": self.language.or(now.map(|now| now.language.clone())).unwrap_or("en".to_owned()),
            "addresses": list(self.addresses, now.map(|now| now.addresses.clone()).unwrap_or_default()),
            "change_types": list(self.types, types.unwrap_or_default()),
            "environments": list(self.environments, now.map(|now| now.environments.clone()).unwrap_or_default()),
            "webhook": self.webhook.or(now.map(|now| now.webhook.clone())).unwrap_or_default(),
            "webhook_url": url,
            "shows_receivers": self.show_receivers.or(now.map(|now| now.shows_receivers)).unwrap_or(false),
        });
        let saved = terminal.call("audience_save", &request)?;
        if request["webhook_url"].is_string() {
            let instead = "it is gone with this command, so posts go from the window alone";
            secret::say_where_it_is_kept(terminal, "url", instead)?;
        }
        Ok(Answer::of::<Audience>(saved))
    }
}

fn find(terminal: &Terminal, name: &str) -> Result<Audience> {
    let all: Audiences = terminal.read("audience_list", &Nothing {})?;
    let named =
        |audience: &Audience| audience.id == name || audience.name.eq_ignore_ascii_case(name);
    all.audiences.into_iter().find(named).ok_or_else(|| {
        Error::not_found(
            format!("audience `{name}`"),
            "`slipwayctl audience list` names them.",
        )
    })
}
