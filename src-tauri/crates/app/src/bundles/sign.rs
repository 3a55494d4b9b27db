//! The key that signs: its secret half comes from the keyring, or is given for one run.

use crate::error::{Code, Error, Result};
use crate::workspace::App;
use slipway_domain::bundle::SigningKey;
use slipway_store::table::signing_key::{self, SigningKeyRow};

/// The keyring's name for the secret half of a key.
pub(super) fn secret_name(id: &str) -> String {
    format!("signing-key:{id}")
}

/// The key that signs now.
///
/// # Errors
/// `blocked` while there is none, `invalid` when another was given, `remote` when the keyring does not
/// give it.
pub(super) fn signer(app: &App, given: Option<&str>) -> Result<(SigningKey, SigningKeyRow)> {
    let newest = app.store.read(signing_key::all)?.into_iter().next();
    let row = newest.ok_or_else(|| {
        let hint =
            "Make one first: slipwayctl key new. It shows the fingerprint to tell the others.";
        Error::new(Code::Blocked, "There is no signing key yet.", hint)
    })?;
    let text = match given {
        Some(given) => given.to_owned(),
        None => kept(app, &row)?,
    };
    let wrong = || {
        let message = "This is not the key that was made here.";
        let hint = "Give the one whose fingerprint `slipwayctl key list` shows, or make a new one.";
        Error::invalid("secret", message, hint)
    };
    let key = SigningKey::parse(&text).ok_or_else(wrong)?;
    match key.public().text() == row.public_key {
        true => Ok((key, row)),
        false => Err(wrong()),
    }
}

fn kept(app: &App, row: &SigningKeyRow) -> Result<String> {
    let secret = app.secrets.get(&secret_name(&row.id)).map_err(|error| {
        let hint = match row.kept.as_str() {
            "keyring" => "Unlock the keyring.",
            "given" => "Pipe it in with --key-stdin.",
            _ => "It lived for one run only, for want of a keyring. Make a new one: slipwayctl key new --replace.",
        };
        let message = error.message.replacen("The secret", "The signing key", 1);
        Error::new(Code::Remote, message, hint)
    })?;
    Ok(secret.expose().to_owned())
}
