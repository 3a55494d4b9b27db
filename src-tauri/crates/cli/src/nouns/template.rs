//! `template` and `mail`: how messages are written, and the server they go out through.

use crate::answer::{Answer, Result};
use crate::place::{text_file, whole_path};
use crate::secret;
use crate::terminal::Terminal;
use clap::Subcommand;
use clap::builder::PossibleValuesParser;
use serde_json::json;
use slipway_app::messages::{MailServer, Templates};
use slipway_app::shape::Nothing;
use std::path::PathBuf;

/// What can be done with templates.
#[derive(Subcommand)]
pub(crate) enum Verb {
    /// List them, and the fields they may use
    List,
    /// Edit one
    Set {
        /// Kind of message, such as announcement
        kind: String,
        /// Its subject
        #[arg(long)]
        subject: String,
        /// File with its text
        #[arg(long, value_name = "FILE")]
        body: PathBuf,
        /// Working days before the window by which it must have gone
        #[arg(long, value_name = "N")]
        notice_days: Option<u32>,
        #[command(flatten)]
        place: Place,
    },
    /// Go back to the built-in text
    Reset {
        /// Kind of message
        kind: String,
        #[command(flatten)]
        place: Place,
    },
}

/// For whom a template is.
#[derive(clap::Args)]
pub(crate) struct Place {
    /// Its language
    #[arg(long, value_name = "TAG", default_value = "en")]
    language: String,
    /// Only for this audience
    #[arg(long, value_name = "NAME")]
    audience: Option<String>,
}

impl Verb {
    pub(crate) fn run(self, terminal: &Terminal) -> Result {
        let request = match self {
            Verb::List => {
                return terminal
                    .call("template_list", &Nothing {})
                    .map(Answer::of::<Templates>);
            }
            Verb::Set {
                kind,
                subject,
                body,
                notice_days,
                place,
            } => json!({
                "kind": kind,
                "language": place.language,
                "audience": place.audience,
                "subject": subject,
                "body": text_file(&body)?,
                "notice_days": notice_days,
            }),
            Verb::Reset { kind, place } => json!({
                "kind": kind,
                "language": place.language,
                "audience": place.audience,
                "reset": true,
            }),
        };
        terminal
            .call("template_save", &request)
            .map(Answer::of::<Templates>)
    }
}

/// What can be done with the mail server.
#[derive(Subcommand)]
pub(crate) enum Mail {
    /// The server that mail goes out through
    #[command(subcommand)]
    Server(Server),
}

/// The mail server.
#[derive(Subcommand)]
pub(crate) enum Server {
    /// Show it
    Show,
    /// Set it up
    Set {
        /// Its host name
        host: String,
        /// Its port; 465 for tls, 587 for starttls
        #[arg(long)]
        port: Option<u32>,
        /// How the way to it is encrypted; none only to this machine
        #[arg(long, value_parser = PossibleValuesParser::new(["tls", "starttls", "none"]), default_value = "starttls")]
        security: String,
        /// Address the mail comes from
        #[arg(long = "from", value_name = "ADDRESS")]
        from_address: String,
        /// Name beside it
        #[arg(long, value_name = "NAME", default_value = "")]
        from_name: String,
        /// Login name; the password is piped in with --password-stdin
        #[arg(long, value_name = "NAME", default_value = "")]
        login: String,
        /// Read the password from standard input; it goes to the keyring
        #[arg(long, requires = "login")]
        password_stdin: bool,
        /// Certificate authority to trust, a PEM file
        #[arg(long, value_name = "FILE")]
        ca_file: Option<PathBuf>,
    },
    /// Take it away
    Remove,
}

impl Mail {
    pub(crate) fn run(self, terminal: &Terminal) -> Result {
        let Mail::Server(verb) = self;
        let request = match verb {
            Server::Show => {
                return terminal
                    .call("mail_server_show", &Nothing {})
                    .map(Answer::of::<MailServer>);
            }
            Server::Set {
                host,
                port,
                security,
                from_address,
                from_name,
                login,
                password_stdin,
                ca_file,
            } => {
                let usual = match security.as_str() {
                    "tls" => 465,
                    "none" => 25,
                    _ => 587,
                };
                let password = password_stdin
                    .then(|| secret::from_stdin("password"))
                    .transpose()?;
                json!({
                    "host": host,
                    "port": port.unwrap_or(usual),
                    "security": security,
                    "login": login,
                    "from_address": from_address,
                    "from_name": from_name,
                    "password": password,
                    "ca_file": ca_file.map(|file| whole_path(&file)).transpose()?.unwrap_or_default(),
                })
            }
            Server::Remove => {
                json!({ "host": "", "port": 0, "security": "starttls", "from_address": "" })
            }
        };
        let saved = terminal.call("mail_server_save", &request)?;
        if request["password"].is_string() {
            let instead = "it is gone with this command, so mail goes from the window alone";
            secret::say_where_it_is_kept(terminal, "password", instead)?;
        }
        Ok(Answer::of::<MailServer>(saved))
    }
}
