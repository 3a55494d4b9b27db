//! Secrets: in the system's keyring on a thread of its own, or for this run only.
//!
//! A locked keyring can block for minutes, so every call has five seconds. Secrets never reach the
//! database, a log, an export or the window.

use crate::error::{Code, Error, Result};
use crate::workspace::SecretStore;
use slipway_helm::Secret;
use std::collections::HashMap;
use std::sync::mpsc;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

const PATIENCE: Duration = Duration::from_secs(5);
const NAME: &str = "slipway";

/// Where secrets are kept.
pub(crate) struct Secrets {
    kind: SecretStore,
    memory: Mutex<HashMap<String, String>>,
    state: Mutex<&'static str>,
}

impl Secrets {
    pub(crate) fn new(kind: SecretStore) -> Self {
        Self {
            kind,
            memory: Mutex::default(),
            state: Mutex::new("unused"),
        }
    }

    /// `ok`, `locked`, `absent`, `denied`, `timeout`, or `unused` before the first call.
    pub(crate) fn state(&self) -> &'static str {
        *self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps a secret. Where there is no keyring it is kept for this run only, which `state` says.
    pub(crate) fn set(&self, key: &str, secret: &str) -> Result<()> {
        self.lend(key, Some(secret.to_owned()));
        if self.kind == SecretStore::Memory {
            return Ok(());
        }
        let text = secret.to_owned();
        let _kept_for_this_run_otherwise = self.ask(key, move |entry| entry.set_password(&text));
        Ok(())
    }

    /// Whether a secret would outlast this run: whether there is a keyring that answers.
    pub(crate) fn would_keep(&self, key: &str) -> bool {
        if self.kind == SecretStore::Memory {
            return false;
        }
        let _only_whether_it_answers = self.ask(key, |entry| entry.get_password());
        self.state() == "ok"
    }

    /// Whether a secret is known to be nowhere; false where a keyring does not say.
    pub(crate) fn is_gone(&self, key: &str) -> bool {
        if self.in_this_run(key) {
            return false;
        }
        let found = match self.kind {
            SecretStore::Memory => return true,
            SecretStore::Keyring => self.ask(key, |entry| entry.get_password()),
        };
        found.is_err() && ["ok", "absent"].contains(&self.state())
    }

    /// Whether this run holds a secret, be it in the keyring as well or not.
    pub(crate) fn in_this_run(&self, key: &str) -> bool {
        self.remembered(key).is_some()
    }

    /// Reads a secret.
    ///
    /// # Errors
    /// `remote` with the keyring's state when it cannot be read.
    pub(crate) fn get(&self, key: &str) -> Result<Secret> {
        if let Some(text) = self.remembered(key) {
            return Ok(Secret::new(text));
        }
        let found = match self.kind {
            SecretStore::Memory => None,
            SecretStore::Keyring => self.ask(key, |entry| entry.get_password()).ok(),
        };
        found.map(Secret::new).ok_or_else(|| {
            Error::new(
                Code::Remote,
                format!(
                    "The secret cannot be read: the keyring is {}.",
                    self.state()
                ),
                "Unlock the keyring, or enter the password again; where there is no keyring, pipe \
                 it to `slipwayctl repo sync NAME --token-stdin`.",
            )
        })
    }

    /// Lends a secret to this run alone, or takes it back; gives what this run had before.
    pub(crate) fn lend(&self, key: &str, secret: Option<String>) -> Option<String> {
        let mut memory = self.memory.lock().unwrap_or_else(PoisonError::into_inner);
        match secret {
            Some(secret) => memory.insert(key.to_owned(), secret),
            None => memory.remove(key),
        }
    }

    /// Forgets a secret.
    pub(crate) fn delete(&self, key: &str) {
        self.lend(key, None);
        if self.kind == SecretStore::Keyring {
            let _gone_or_never_there = self.ask(key, |entry| entry.delete_credential());
        }
    }

    fn ask<T: Send + 'static>(
        &self,
        key: &str,
        f: impl FnOnce(&keyring::Entry) -> keyring::Result<T> + Send + 'static,
    ) -> std::result::Result<T, ()> {
        let (send, receive) = mpsc::channel();
        let key = key.to_owned();
        std::thread::spawn(move || {
            let answer = keyring::Entry::new(NAME, &key).and_then(|entry| f(&entry));
            let _nobody_waits_any_more = send.send(answer);
        });
        let (state, out) = match receive.recv_timeout(PATIENCE) {
            Ok(Ok(value)) => ("ok", Ok(value)),
            Ok(Err(error)) => (describe(&error), Err(())),
            Err(_) => ("timeout", Err(())),
        };
        *self.state.lock().unwrap_or_else(PoisonError::into_inner) = state;
        out
    }

    fn remembered(&self, key: &str) -> Option<String> {
        self.memory
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(key)
            .cloned()
    }
}

fn describe(error: &keyring::Error) -> &'static str {
    match error {
        keyring::Error::NoEntry => "ok",
        keyring::Error::NoStorageAccess(_) => "locked",
        keyring::Error::PlatformFailure(_) => "absent",
        _ => "denied",
    }
}
