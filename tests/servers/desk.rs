//! The use cases over an empty folder, with a real clock: servers do not wait for a frozen one.

use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use slipway_app::{App, Caller, Event, Host, Options, SecretStore, catalogue};
use std::sync::Arc;
use tempfile::TempDir;
use uuid::Uuid;

struct Desktop;

impl Host for Desktop {
    #[expect(clippy::disallowed_methods, reason = "this is a host")]
    fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }

    #[expect(clippy::disallowed_methods, reason = "this is a host")]
    fn new_id(&self) -> Uuid {
        Uuid::now_v7()
    }

    fn device(&self) -> String {
        "desk-1".to_owned()
    }

    fn program(&self) -> &'static str {
        "tests"
    }

    fn hear(&self, _event: &Event) {}
}

/// An open workspace with Mojaloop's defaults.
pub(crate) struct Desk {
    app: App,
    _folder: TempDir,
}

impl Desk {
    pub(crate) fn open() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let options = Options {
            data_dir: folder.path().to_owned(),
            secrets: SecretStore::Memory,
        };
        let app = App::open(options, Arc::new(Desktop)).expect("it opens");
        let desk = Self {
            app,
            _folder: folder,
        };
        desk.call("workspace_set_up", json!({ "person": "Ana Nwosu" }));
        desk
    }

    /// Calls a command and gives its answer.
    pub(crate) fn call(&self, name: &str, request: Value) -> Value {
        let outcome = catalogue::call(&self.app, &Caller::default(), name, request);
        outcome
            .unwrap_or_else(|error| panic!("{name}: {error:?}"))
            .value
    }

    /// Calls a command that must be refused, and gives what it says.
    pub(crate) fn refusal(&self, name: &str, request: Value) -> String {
        match catalogue::call(&self.app, &Caller::default(), name, request) {
            Ok(outcome) => panic!("{name} was not refused: {}", outcome.value),
            Err(error) => format!("{} {}", error.message, error.hint),
        }
    }
}
