//! Calls of the page: one handler for the whole catalogue, and a few commands of the window's own.
//!
//! Each catalogue command keeps its own name, so that Tauri's permissions, which are by name, stay
//! in force without a hand-written wrapper per command.

use crate::damaged;
use crate::host::during;
use crate::opening::{Opening, caught};
use crate::window_calls;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use slipway_app::Caller;
use slipway_app::catalogue;
use slipway_app::error::{Code, Error, Result};
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use tauri::ipc::{Invoke, InvokeBody, InvokeMessage, Response};
use tauri::{AppHandle, Manager, Runtime};

/// The commands that only the window's host can do.
pub const WINDOW_COMMANDS: [&str; 8] = [
    "cancel_call",
    "window_pick_file",
    "window_pick_path",
    "window_open_link",
    "window_notify",
    "window_ready",
    "window_backups",
    "window_restore",
];

/// What the page sends with a command of the catalogue.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Call {
    /// The command's own request; absent for one that takes nothing.
    #[serde(default)]
    request: Value,
    /// Who acts: a person's id.
    #[serde(default)]
    actor: Option<String>,
    /// The page's name for this call, for progress and for [`cancel`].
    #[serde(default)]
    call: Option<String>,
}

/// The calls that run now, by the page's name for them.
#[derive(Default)]
pub(crate) struct Calls(Mutex<HashMap<String, Caller>>);

impl Calls {
    fn running(&self) -> MutexGuard<'_, HashMap<String, Caller>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Answers every call on a worker thread: resolves with the answer or rejects with the error.
pub(crate) fn handler<R: Runtime>() -> impl Fn(Invoke<R>) -> bool + Send + Sync + 'static {
    |invoke| {
        let Invoke {
            message, resolver, ..
        } = invoke;
        tauri::async_runtime::spawn_blocking(move || match caught(|| answer(&message)) {
            // Already JSON: as a value it would be copied whole, and written once more.
            Ok(json) => resolver.resolve(Response::new(json)),
            Err(error) => resolver.reject(error),
        });
        true
    }
}

fn answer<R: Runtime>(message: &InvokeMessage<R>) -> Result<String> {
    let app = message.webview_ref().app_handle();
    let sent = sent(message.payload())?;
    let value = match message.command() {
        "cancel_call" => cancel(app, read(sent)?),
        "window_pick_file" => window_calls::pick_file(app, read(sent)?),
        "window_pick_path" => window_calls::pick_path(app, read(sent)?),
        "window_open_link" => window_calls::open_link(read(sent)?),
        "window_notify" => window_calls::notify(app, read(sent)?),
        "window_ready" => window_calls::ready(app, read(sent)?),
        "window_backups" => damaged::backups(app, read(sent)?),
        "window_restore" => damaged::restore(app, read(sent)?),
        name => return from_catalogue(app, name, read(sent)?),
    };
    json(&value?)
}

fn from_catalogue<R: Runtime>(app: &AppHandle<R>, name: &str, call: Call) -> Result<String> {
    let Call {
        request,
        actor,
        call,
    } = call;
    let caller = Caller::acting(actor);
    let calls = app.state::<Calls>();
    if let Some(id) = &call {
        calls.running().insert(id.clone(), caller.clone());
    }
    let outcome = during(call.clone(), || {
        caught(|| {
            let workspace = app.state::<Opening>().wait()?;
            catalogue::call(&workspace, &caller, name, request)
        })
    });
    if let Some(id) = &call {
        calls.running().remove(id);
    }
    json(&outcome?)
}

/// Names a running call.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cancel {
    call: String,
}

/// Asks a call to stop; one that has ended already is none of its business.
fn cancel<R: Runtime>(app: &AppHandle<R>, cancel: Cancel) -> Result<Value> {
    if let Some(caller) = app.state::<Calls>().running().get(&cancel.call) {
        caller.cancel();
    }
    Ok(Value::Null)
}

fn sent(body: &InvokeBody) -> Result<Value> {
    match body {
        // serde would read an array into a structure too.
        InvokeBody::Json(value @ Value::Object(_)) => Ok(value.clone()),
        _ => Err(Error::new(
            Code::Invalid,
            "The request is not a JSON object.",
            "",
        )),
    }
}

fn read<T: DeserializeOwned>(sent: Value) -> Result<T> {
    serde_json::from_value(sent).map_err(|error| {
        Error::new(
            Code::Invalid,
            format!("The request does not hold together: {error}."),
            "",
        )
    })
}

fn json(answer: &impl serde::Serialize) -> Result<String> {
    serde_json::to_string(answer).map_err(unwritten)
}

fn unwritten(error: serde_json::Error) -> Error {
    let message = format!("The answer could not be written: {error}.");
    Error::new(Code::Internal, message, "")
}

/// An answer as the page gets it.
///
/// # Errors
/// `internal` when it cannot be written as JSON.
pub(crate) fn written(answer: &impl serde::Serialize) -> Result<Value> {
    serde_json::to_value(answer).map_err(unwritten)
}
