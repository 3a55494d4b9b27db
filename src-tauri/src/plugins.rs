//! Tauri's plugins: what each is for, and that none of them is in the page's reach.

use crate::single::bus_id;
use crate::window::MAIN;
use serde_json::Value;
use std::path::Path;
use tauri::plugin::{Plugin, TauriPlugin};
use tauri::{AppHandle, Builder, Manager, Runtime};
use tauri_plugin_window_state::StateFlags;

/// File dialogs and notifications, which a test may have too.
pub(crate) fn for_every_runtime<R: Runtime>(builder: Builder<R>) -> Builder<R> {
    builder
        .plugin(RustOnly(tauri_plugin_dialog::init()))
        .plugin(RustOnly(tauri_plugin_notification::init()))
}

/// What only a real desktop has: one window per data folder, and its place on the screen. `single` is
/// false where a window that is open already does not answer.
pub(crate) fn for_a_desktop<R: Runtime>(
    builder: Builder<R>,
    data: Option<&Path>,
    single: bool,
) -> Builder<R> {
    let mut state = tauri_plugin_window_state::Builder::default()
        .with_state_flags(StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED);
    if let Some(folder) = data {
        state = state.with_filename(folder.join("window-state.json").to_string_lossy());
    }
    // First of all: a second start must end before it opens anything.
    let builder = match single {
        true => builder.plugin(one_window(data)),
        false => builder,
    };
    builder.plugin(state.build())
}

fn one_window<R: Runtime>(data: Option<&Path>) -> TauriPlugin<R> {
    tauri_plugin_single_instance::Builder::new()
        .dbus_id(bus_id(data))
        .callback(|app, _arguments, _folder| {
            if let Some(window) = app.get_webview_window(MAIN) {
                let _ = window.unminimize();
                let _ = window.set_focus();
            }
        })
        .build()
}

/// A plugin for our own Rust code: it puts no script into the page and answers no call of it.
struct RustOnly<R: Runtime, C: serde::de::DeserializeOwned = ()>(TauriPlugin<R, C>);

impl<R: Runtime, C: serde::de::DeserializeOwned> Plugin<R> for RustOnly<R, C> {
    fn name(&self) -> &'static str {
        self.0.name()
    }

    fn initialize(
        &mut self,
        app: &AppHandle<R>,
        config: Value,
    ) -> Result<(), Box<dyn std::error::Error>> {
        self.0.initialize(app, config)
    }
}
