//! An open data folder: the store, the host, the keyring, and what is remembered between calls.

use crate::data::logging;
use crate::defects::board::Boards;
use crate::defects::laid::Laid;
use crate::error::Result;
use crate::host::Host;
use crate::kept_files::Stale;
use crate::knowledge::words::Words;
use crate::repos::clear;
use crate::secrets::Secrets;
use crate::windows::recurrences::Recurrences;
use chrono::{DateTime, SecondsFormat, Utc};
use slipway_domain::notes::Notes;
use slipway_store::{BackupKind, Store};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// Where the secrets of this run are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecretStore {
    /// The system's keyring.
    Keyring,
    /// This process only; for tests and machines without a keyring.
    Memory,
}

/// How to open a data folder.
#[derive(Clone, Debug)]
pub struct Options {
    /// The folder; made when it is not there.
    pub data_dir: PathBuf,
    /// Where secrets are kept.
    pub secrets: SecretStore,
}

/// An open data folder.
pub struct App {
    pub(crate) store: Store,
    pub(crate) host: Arc<dyn Host>,
    pub(crate) secrets: Secrets,
    notes: Mutex<HashMap<String, (usize, Arc<Notes>)>>,
    pub(crate) recurrences: Arc<Recurrences>,
    pub(crate) stale: Stale,
    pub(crate) boards: Boards,
    pub(crate) laid: Arc<Laid>,
    pub(crate) words: Words,
}

impl App {
    /// Opens a data folder, making or migrating its database after a verified backup.
    ///
    /// # Errors
    /// `newer` for a database of a newer Slipway, which is left as it is; else the store's.
    pub fn open(options: Options, host: Arc<dyn Host>) -> Result<App> {
        let who = format!("{} (process {})", host.program(), std::process::id());
        let now = host.now();
        let dir = options.data_dir;
        let store = Store::open(&dir, &who, now)?;
        Ok(App {
            store,
            host,
            secrets: Secrets::new(options.secrets),
            notes: Mutex::default(),
            recurrences: Arc::default(),
            stale: Stale::default(),
            boards: Boards::default(),
            laid: Arc::default(),
            words: Words::default(),
        })
    }

    /// The data folder.
    pub fn data_dir(&self) -> &Path {
        self.store.dir()
    }

    /// Writes what happens to rotating files in the data folder, secrets removed, until dropped.
    /// A second call in one process changes nothing.
    pub fn keep_log(&self) {
        logging::start(self.data_dir());
    }

    /// Grows whenever another process has written.
    ///
    /// # Errors
    /// The store's.
    pub fn data_version(&self) -> Result<u64> {
        Ok(self.store.data_version()?)
    }

    /// Makes the day's backup unless there is one, and then clears what nobody can want back; gives
    /// the backup's path when it was made.
    ///
    /// # Errors
    /// The store's.
    pub fn daily_backup(&self) -> Result<Option<PathBuf>> {
        let now = self.host.now();
        let made = self.store.backups()?.into_iter().any(|backup| {
            backup.kind == BackupKind::Daily && backup.at.date_naive() == now.date_naive()
        });
        if made {
            return Ok(None);
        }
        let made = self.store.backup(BackupKind::Daily, now)?;
        if let Err(error) = clear::run(self) {
            tracing::warn!(message = %error.message, "Old charts could not be cleared.");
        }
        Ok(Some(made.path))
    }

    pub(crate) fn now(&self) -> DateTime<Utc> {
        self.host.now()
    }

    pub(crate) fn now_text(&self) -> String {
        self.now().to_rfc3339_opts(SecondsFormat::Millis, true)
    }

    /// The notes of a release as understood, parsed once for each text.
    pub(crate) fn parsed(&self, release: &str, text: &str) -> Arc<Notes> {
        let mut cache = self.notes.lock().unwrap_or_else(PoisonError::into_inner);
        let mark = mark_of(text);
        if let Some((known, notes)) = cache.get(release)
            && *known == mark
        {
            return Arc::clone(notes);
        }
        let notes = Arc::new(slipway_domain::notes::parse(text));
        cache.insert(release.to_owned(), (mark, Arc::clone(&notes)));
        notes
    }
}

/// Tells one text from another within this process.
fn mark_of(text: &str) -> usize {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish() as usize
}
