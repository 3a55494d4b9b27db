//! A window without a screen over an empty data folder, with a frozen clock and counted ids.

use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use slipway_app::SecretStore;
use slipway_desktop::{Lent, Start};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;
use tauri::ipc::{CallbackFn, InvokeBody};
use tauri::test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder};
use tauri::webview::InvokeRequest;
use tauri::{App, Manager, WebviewWindow};
use tempfile::TempDir;
use uuid::{Builder, Uuid};

/// A window and the folder it keeps its data in.
pub(crate) struct Desk {
    pub(crate) app: App<MockRuntime>,
    folder: TempDir,
}

impl Desk {
    /// Opens a window over an empty folder.
    pub(crate) fn open() -> Self {
        Self::open_over(|_| {})
    }

    /// Opens a window over a folder that was prepared first.
    pub(crate) fn open_over(prepare: impl FnOnce(&Path)) -> Self {
        let folder = tempfile::tempdir().expect("there is room for a folder");
        prepare(folder.path());
        let start = Start {
            data: Some(folder.path().to_owned()),
            secrets: SecretStore::Memory,
            lent: Lent {
                now: frozen,
                new_id: counted,
                seed: || Some([7; 32]),
                device: "desk-1".to_owned(),
            },
            began: Instant::now(),
        };
        let builder = slipway_desktop::builder(mock_builder(), start);
        let mut app = builder
            .build(slipway_desktop::context())
            .expect("the app is built");
        // The mock's turn of the event loop is where setup runs.
        #[expect(deprecated, reason = "the mock runtime has no other way to run setup")]
        app.run_iteration(|_, _| {});
        Self { app, folder }
    }

    /// The data folder.
    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The one window.
    pub(crate) fn window(&self) -> WebviewWindow<MockRuntime> {
        self.app
            .get_webview_window("main")
            .expect("the window is there at once")
    }

    /// Sends what the page would send, as it stands.
    pub(crate) fn send(&self, command: &str, arguments: Value) -> Result<Value, Value> {
        send(&self.window(), command, arguments)
    }

    /// Calls a command of the catalogue.
    pub(crate) fn call(&self, command: &str, request: Value) -> Result<Value, Value> {
        self.send(
            command,
            json!({ "request": request, "actor": null, "call": "call-1" }),
        )
    }
}

/// Sends from this window's page.
pub(crate) fn send(
    window: &WebviewWindow<MockRuntime>,
    command: &str,
    arguments: Value,
) -> Result<Value, Value> {
    let request = InvokeRequest {
        cmd: command.to_owned(),
        callback: CallbackFn(0),
        error: CallbackFn(1),
        url: "tauri://localhost".parse().expect("a URL"),
        body: InvokeBody::Json(arguments),
        headers: Default::default(),
        invoke_key: INVOKE_KEY.to_owned(),
    };
    get_ipc_response(window, request).map(|body| body.deserialize().expect("an answer is JSON"))
}

fn frozen() -> DateTime<Utc> {
    "2026-11-23T15:42:00Z".parse().expect("a moment")
}

fn counted() -> Uuid {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    let mut random = [0; 10];
    random[2..].copy_from_slice(&NEXT.fetch_add(1, Ordering::Relaxed).to_be_bytes());
    let milliseconds = u64::try_from(frozen().timestamp_millis()).expect("after 1970");
    Builder::from_unix_timestamp_millis(milliseconds, &random).into_uuid()
}
