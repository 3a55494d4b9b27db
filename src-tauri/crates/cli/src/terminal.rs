//! The opened workspace and who acts in it: everything a verb needs to do its work.

use crate::answer::{Result, read};
use crate::args::Flags;
use crate::host::TerminalHost;
use crate::{place, print};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::json;
use slipway_app::error::{Code, Error};
use slipway_app::shape::{Nothing, Outcome, Person};
use slipway_app::{App, Caller, Options, SecretStore, catalogue, people};
use std::path::Path;
use std::sync::Arc;

/// The opened workspace and who acts in it.
pub(crate) struct Terminal {
    app: App,
    caller: Caller,
}

fn options(flags: &Flags) -> Result<Options> {
    Ok(Options {
        data_dir: place::data_dir(flags.data.as_deref())?,
        secrets: SecretStore::Keyring,
    })
}

impl Terminal {
    /// Opens the data folder; an empty one gets the Mojaloop defaults with the person at the
    /// keyboard as its administrator.
    pub(crate) fn open(flags: &Flags) -> Result<Self> {
        let app = App::open(options(flags)?, Arc::new(TerminalHost::new(flags.quiet)))?;
        app.ensure_set_up(&place::user())?;
        Ok(Self {
            app,
            caller: Caller::acting(flags.acting.clone()),
        })
    }

    /// Does what waited until the answer was out.
    pub(crate) fn finish(&self) {
        self.app.rewrite_files();
    }

    /// Restores a backup over a database that cannot be opened; what was there is moved aside.
    pub(crate) fn restore_over_damaged(flags: &Flags, file: &Path) -> Result<Outcome> {
        let host = Arc::new(TerminalHost::new(flags.quiet));
        let caller = Caller::acting(flags.acting.clone());
        let (_, done) = App::restore_over_damaged(options(flags)?, host, &caller, file)?;
        Ok(Outcome {
            value: json!({ "file": done.value.file, "kept": done.value.kept }),
            op: done.op,
            changed: done.changed,
        })
    }

    /// Runs a command of the catalogue. Before one that writes, the log is opened and the day's
    /// backup made; one that reads stays as quick as it can be.
    pub(crate) fn call<Q: Serialize>(&self, command: &str, request: &Q) -> Result<Outcome> {
        let request = serde_json::to_value(request).map_err(|error| {
            Error::new(
                Code::Internal,
                format!("The request could not be written: {error}."),
                "",
            )
        })?;
        if catalogue::COMMANDS
            .iter()
            .any(|known| known.name == command && known.writes)
        {
            self.app.keep_log();
            if let Err(error) = self.app.daily_backup() {
                print::warning(&format!(
                    "today's backup could not be made: {}",
                    error.message
                ));
            }
        }
        catalogue::call(&self.app, &self.caller, command, request)
    }

    /// Runs a reading command and gives its response in its shape.
    pub(crate) fn read<Q: Serialize, R: DeserializeOwned>(
        &self,
        command: &str,
        request: &Q,
    ) -> Result<R> {
        read(&self.call(command, request)?.value)
    }

    /// A person's id, by id or name as typed; an empty text stays empty, which clears.
    pub(crate) fn person_id(&self, typed: &str) -> Result<String> {
        if typed.is_empty() || is_id(typed) {
            return Ok(typed.to_owned());
        }
        Ok(self.person(typed)?.id)
    }

    /// A person by id or name as typed; capitals do not matter.
    pub(crate) fn person(&self, typed: &str) -> Result<Person> {
        let people: people::People = self.read("person_list", &Nothing {})?;
        let wanted = typed.to_lowercase();
        people
            .people
            .into_iter()
            .find(|person| person.id == typed || person.name.to_lowercase() == wanted)
            .ok_or_else(|| {
                Error::not_found(
                    format!("person `{typed}`"),
                    "`slipwayctl person list` names them.",
                )
            })
    }
}

/// Whether a text is an id, and not a name.
pub(crate) fn is_id(text: &str) -> bool {
    uuid::Uuid::parse_str(text).is_ok()
}
