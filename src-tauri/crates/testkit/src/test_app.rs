//! A workspace in a folder of its own, called as hosts call it: by command name, with JSON.

use crate::host::FrozenHost;
use serde_json::{Value, json};
use slipway_app::error::Error;
use slipway_app::shape::Outcome;
use slipway_app::{App, Caller, Options, SecretStore, catalogue};
use std::path::Path;
use std::sync::Arc;
use tempfile::TempDir;

/// A workspace for one test.
pub struct TestApp {
    /// The open data folder.
    pub app: App,
    /// Its host.
    pub host: Arc<FrozenHost>,
    folder: TempDir,
}

impl TestApp {
    /// An empty folder.
    pub fn empty() -> TestApp {
        let folder = TempDir::new().expect("a temporary folder");
        let host = Arc::new(FrozenHost::default());
        let app = open(folder.path(), &host).expect("it opens");
        TestApp { app, host, folder }
    }

    /// A folder with the Mojaloop defaults, Ana Okoro as its administrator, and Grace Nakato as
    /// its change approver.
    pub fn new() -> TestApp {
        let test = TestApp::empty();
        test.call("workspace_set_up", json!({"person": "Ana Okoro"}));
        let roles = ["change_approver", "release_manager"];
        test.call(
            "person_save",
            json!({"name": "Grace Nakato", "roles": roles}),
        );
        test
    }

    /// The sample workspace without its windows, articles and runbooks, so that a test makes its own.
    pub fn sample() -> TestApp {
        let test = TestApp::empty();
        test.call("sample_open", json!({}));
        let conn = rusqlite::Connection::open(test.folder().join("slipway.db")).expect("it opens");
        let cleared = conn.execute_batch(
            "DELETE FROM message; DELETE FROM deployment_approval; \
             DELETE FROM deployment_confirmation; DELETE FROM deployment_override; \
             DELETE FROM deployment; DELETE FROM calendar_window; \
             DELETE FROM article_comment; DELETE FROM article_flag; DELETE FROM article_review; \
             DELETE FROM article_version; DELETE FROM article_draft; DELETE FROM article_ref; \
             DELETE FROM article_entry; DELETE FROM article_search; DELETE FROM article_word; \
             DELETE FROM article; DELETE FROM runbook_event; DELETE FROM runbook_run; \
             DELETE FROM runbook;",
        );
        cleared.expect("it is emptied");
        test
    }

    /// The data folder.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Opens the same folder a second time, as another process would.
    pub fn reopen(&self) -> App {
        open(self.folder.path(), &self.host).expect("it opens again")
    }

    /// Makes every instant kept beside a wall clock later by so much, as if it had been saved under
    /// an edition of the time zone database that placed it there.
    pub fn saved_under_other_zone_rules(&self, later: chrono::Duration) {
        let conn = rusqlite::Connection::open(self.folder().join("slipway.db")).expect("it opens");
        let later = later.num_seconds();
        let moved = conn.execute_batch(&format!(
            "UPDATE deployment SET start_utc = start_utc + {later}, end_utc = end_utc + {later}, \
             tzdata = '2019a'; \
             UPDATE deployment_confirmation SET start_utc = start_utc + {later}; \
             UPDATE calendar_window SET from_utc = from_utc + {later}, until_utc = until_utc + {later};"
        ));
        moved.expect("it is written");
    }

    /// Calls a command that must succeed, as Ana.
    pub fn call(&self, name: &str, request: Value) -> Value {
        self.outcome("", name, request).value
    }

    /// Calls a command that must succeed, as someone.
    pub fn call_as(&self, who: &str, name: &str, request: Value) -> Value {
        self.outcome(who, name, request).value
    }

    /// Calls a command that must succeed, with what it changed.
    pub fn outcome(&self, who: &str, name: &str, request: Value) -> Outcome {
        let said = request.to_string();
        self.attempt(who, name, request)
            .unwrap_or_else(|error| panic!("{name} {said}: {error:?}"))
    }

    /// Calls a command that must be refused.
    pub fn refusal(&self, name: &str, request: Value) -> Error {
        self.refusal_as("", name, request)
    }

    /// Calls a command that must be refused, as someone.
    pub fn refusal_as(&self, who: &str, name: &str, request: Value) -> Error {
        match self.attempt(who, name, request) {
            Ok(outcome) => panic!("{name} was not refused: {}", outcome.value),
            Err(error) => error,
        }
    }

    /// Calls a command as someone; empty is whoever acts when nobody is named.
    pub fn attempt(&self, who: &str, name: &str, request: Value) -> Result<Outcome, Error> {
        let actor = (!who.is_empty()).then(|| who.to_owned());
        catalogue::call(&self.app, &Caller::acting(actor), name, request)
    }
}

impl Default for TestApp {
    fn default() -> Self {
        Self::new()
    }
}

fn open(folder: &Path, host: &Arc<FrozenHost>) -> Result<App, Error> {
    let options = Options {
        data_dir: folder.to_owned(),
        secrets: SecretStore::Memory,
    };
    App::open(options, Arc::clone(host) as Arc<dyn slipway_app::Host>)
}
