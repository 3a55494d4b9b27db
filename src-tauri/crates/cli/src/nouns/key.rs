//! `key`: our own signing key, and the keys of others that are trusted.

use crate::answer::{Answer, Result, read};
use crate::place::whole_path;
use crate::print;
use crate::secret::from_stdin;
use crate::terminal::Terminal;
use clap::Subcommand;
use serde_json::json;
use slipway_app::bundles::{BundleLook, Keys, LookBundle, NewKey, OwnKey, TrustKey, WithdrawKey};
use slipway_app::error::{Code, Error};
use slipway_app::shape::Nothing;
use std::path::PathBuf;

/// What can be done with keys.
#[derive(Subcommand)]
pub(crate) enum Verb {
    /// Make the key that bundles are signed with; its fingerprint is what you tell the others
    New {
        /// What others know this organisation as; else the hub's name
        #[arg(long, value_name = "NAME")]
        organisation: Option<String>,
        /// Put it in place of the one there is; everybody must trust the new one
        #[arg(long)]
        replace: bool,
        #[command(flatten)]
        key: KeyInput,
    },
    /// List our own key and those of others
    List,
    /// Trust the key that a bundle is signed with
    Trust {
        /// A bundle of theirs
        file: PathBuf,
        /// Its fingerprint, as they told it by another way than the bundle
        #[arg(long, value_name = "TEXT")]
        fingerprint: String,
        /// How it was compared, and with whom
        #[arg(long, value_name = "WHY")]
        reason: String,
        /// Whose it is; else what they call themselves
        #[arg(long, value_name = "NAME")]
        organisation: Option<String>,
    },
    /// Trust a key no more
    Withdraw {
        /// Its fingerprint
        fingerprint: String,
        /// Why
        reason: String,
    },
}

/// The signing key on its way in.
#[derive(clap::Args)]
pub(crate) struct KeyInput {
    /// Read the signing key from standard input, 64 hexadecimal digits; for machines without a keyring
    #[arg(long)]
    key_stdin: bool,
}

impl KeyInput {
    fn read(&self) -> Result<Option<String>> {
        self.key_stdin
            .then(|| from_stdin("signing key"))
            .transpose()
    }
}

/// Makes sure that there is a key to sign with, and says so where one was made; gives what was piped in.
pub(crate) fn ready(terminal: &Terminal, input: &KeyInput) -> Result<Option<String>> {
    let secret = input.read()?;
    let keys: Keys = terminal.read("key_list", &Nothing {})?;
    let lost = keys.own.as_ref().is_some_and(|own| own.kept == "run");
    let replaced = secret.is_none() && lost;
    if keys.own.is_some() && !replaced {
        return Ok(secret);
    }
    let made = NewKey {
        organisation: keys.own.map(|own| own.organisation),
        replace: replaced,
        secret: secret.clone(),
    };
    let keys: Keys = read(&terminal.call("key_new", &made)?.value)?;
    if let Some(own) = keys.own {
        tell(&own);
    }
    Ok(secret)
}

fn tell(own: &OwnKey) {
    let kept = match own.kept.as_str() {
        "run" => {
            "; there is no keyring, so it signs in this run only and the next one makes another. \
             Pipe one in with --key-stdin to keep it"
        }
        _ => "",
    };
    print::warning(&format!(
        "a signing key was made for {}, fingerprint {}; tell it to the others by another way than the \
         bundle{kept}",
        own.organisation, own.fingerprint
    ));
}

impl Verb {
    pub(crate) fn run(self, terminal: &Terminal) -> Result {
        let answered = match self {
            Verb::New {
                organisation,
                replace,
                key,
            } => {
                let secret = key.read()?;
                let request = NewKey {
                    organisation,
                    replace,
                    secret,
                };
                let made = terminal.call("key_new", &request)?;
                let keys: Keys = read(&made.value)?;
                if let Some(own) = keys.own.filter(|own| own.kept == "run") {
                    tell(&own);
                }
                made
            }
            Verb::List => terminal.call("key_list", &Nothing {})?,
            Verb::Trust {
                file,
                fingerprint,
                reason,
                organisation,
            } => {
                let look = look(terminal, &file)?;
                let request = TrustKey {
                    key: look.key,
                    fingerprint,
                    organisation: organisation.unwrap_or(look.organisation),
                    reason,
                };
                terminal.call("key_trust", &request)?
            }
            Verb::Withdraw {
                fingerprint,
                reason,
            } => {
                let request = WithdrawKey {
                    fingerprint,
                    reason,
                };
                terminal.call("key_withdraw", &request)?
            }
        };
        Ok(Answer::of::<Keys>(answered))
    }
}

fn look(terminal: &Terminal, file: &std::path::Path) -> Result<BundleLook> {
    let file = whole_path(file)?.display().to_string();
    let request = json!(LookBundle {
        file,
        ..LookBundle::default()
    });
    let look: BundleLook = terminal.read("bundle_look", &request)?;
    match look.key.is_empty() {
        true => Err(Error::new(Code::Invalid, look.refused, look.hint)),
        false => Ok(look),
    }
}
