//! Variables whose name says that they hold a secret.
//!
//! A runbook is text that is kept, reviewed and sent to others; a secret in it is known to all of them.
//! It names where a secret lies instead, such as `from vault kv/moja`, `${DB_PASSWORD}` or `<secret>`.

use super::step::{Runbook, Variable};

/// What stands in a bundle in the place of a secret.
pub const MASKED: &str = "<secret>";

/// Words of a name that say it is one.
const SECRET: [&str; 12] = [
    "password",
    "passwd",
    "passphrase",
    "passcode",
    "pwd",
    "pass",
    "secret",
    "token",
    "credential",
    "credentials",
    "apikey",
    "key",
];

/// Words behind them that say the value is about a secret: its name, its file, how long it lives.
const ABOUT: [&str; 17] = [
    "name",
    "file",
    "path",
    "ref",
    "url",
    "uri",
    "id",
    "ttl",
    "expiry",
    "length",
    "size",
    "count",
    "type",
    "enabled",
    "algorithm",
    "rotation",
    "days",
];

/// Beginnings of values that name where a secret lies.
const LIES: [&str; 9] = [
    "from ", "see ", "in ", "kept ", "vault:", "vault ", "sm:", "ssm:", "{{",
];

impl Variable {
    /// Whether its name says that it holds a secret, and its value is that secret itself.
    pub fn is_open_secret(&self) -> bool {
        names_secret(&self.name) && !lies_elsewhere(&self.value)
    }
}

impl Runbook {
    /// Takes the secrets out of its variables, and gives the names of those.
    pub fn mask_secrets(&mut self) -> Vec<String> {
        let mut out = Vec::new();
        for variable in &mut self.variables {
            if variable.is_open_secret() {
                MASKED.clone_into(&mut variable.value);
                out.push(variable.name.clone());
            }
        }
        out
    }
}

fn names_secret(name: &str) -> bool {
    let words = words(name);
    let about = words
        .last()
        .is_some_and(|last| ABOUT.contains(&last.as_str()));
    let public = words.iter().any(|word| word == "public");
    let secret = |word: &String| {
        // Written together, as in DBPASSWORD.
        SECRET.contains(&word.as_str())
            || ["password", "secret", "token", "apikey"]
                .iter()
                .any(|end| word.ends_with(end))
    };
    !about && !public && words.iter().any(secret)
}

/// The words of a name, however they are put together: `DB_PASSWORD`, `db.password`, `dbPassword`.
fn words(name: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut word = String::new();
    let mut small = false;
    for c in name.chars() {
        let begins = small && c.is_uppercase();
        if begins || !c.is_alphanumeric() {
            out.push(std::mem::take(&mut word));
        }
        if c.is_alphanumeric() {
            word.extend(c.to_lowercase());
        }
        small = c.is_lowercase();
    }
    out.push(word);
    out.retain(|word| !word.is_empty());
    out
}

fn lies_elsewhere(value: &str) -> bool {
    let value = value.trim().trim_matches(['"', '\'']);
    let shown = value.chars().any(|c| !matches!(c, '*' | '•' | 'x' | '.'));
    let enclosed = |open: char, close: char| value.starts_with(open) && value.ends_with(close);
    let variable = value.strip_prefix('$').is_some_and(|name| {
        let bare = name
            .chars()
            .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_');
        bare || name.starts_with(['{', '('])
    });
    let lower = value.to_lowercase();
    !shown
        || variable
        || enclosed('<', '>')
        || enclosed('[', ']')
        || LIES.iter().any(|start| lower.starts_with(start))
}
