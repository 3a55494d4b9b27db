//! Slipway's window: the only code that knows Tauri. It lends the use cases a clock, ids and an
//! ear, and hands every call of the page to the catalogue.
#![deny(missing_docs)]

mod arguments;
mod damaged;
mod host;
mod ipc;
mod opening;
mod plugins;
mod renderer;
mod single;
mod watch;
mod window;
mod window_calls;

pub use host::Lent;
pub use ipc::WINDOW_COMMANDS;
pub use single::bus_id;

use arguments::{Arguments, Asked};
use host::WindowHost;
use opening::Opening;
use single::Holder;
use slipway_app::{Options, SecretStore};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;
use tauri::{AppHandle, Builder, Manager, RunEvent, Runtime};

/// What the window is started with.
pub struct Start {
    /// The data folder; None means the platform's folder for this app.
    pub data: Option<PathBuf>,
    /// Where secrets are kept.
    pub secrets: SecretStore,
    /// Clock, ids and machine name.
    pub lent: Lent,
    /// When the program began, for the time to the first paint.
    pub began: Instant,
}

/// Runs the window until it is closed.
///
/// Exit code 0 when it was closed, 1 when it could not run, 2 for wrong usage.
pub fn run() -> ExitCode {
    let began = Instant::now();
    let data = match arguments::read(
        std::env::args_os().skip(1),
        std::env::var_os("SLIPWAY_DATA"),
    ) {
        Ok(Arguments {
            asked: Asked::Window,
            data,
        }) => data,
        Ok(Arguments {
            asked: Asked::Text(text),
            ..
        }) => {
            println!("{text}");
            return ExitCode::SUCCESS;
        }
        Err(usage) => {
            eprintln!("{usage}");
            return ExitCode::from(2);
        }
    };
    renderer::settle();
    let holder = single::ask(&bus_id(data.as_deref()));
    if holder == Holder::Answered {
        return ExitCode::SUCCESS;
    }
    let single = holder == Holder::Nobody;
    let desktop = plugins::for_a_desktop(tauri::Builder::default(), data.as_deref(), single);
    let start = Start {
        data,
        secrets: SecretStore::Keyring,
        lent: Lent::real(),
        began,
    };
    match builder(desktop, start).build(context()) {
        Ok(app) => {
            app.run(|app, event| {
                if matches!(event, RunEvent::Exit) {
                    finish(app);
                }
            });
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("slipway: the window could not be opened: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Does what waited for a quiet moment before the program ends.
fn finish<R: Runtime>(app: &AppHandle<R>) {
    if let Some(workspace) = app.state::<Opening>().opened() {
        workspace.rewrite_files();
    }
}

/// The window over any runtime, so that a test can pass the mock one.
///
/// The database opens beside the window, and the first call waits for it.
pub fn builder<R: Runtime>(builder: Builder<R>, start: Start) -> Builder<R> {
    plugins::for_every_runtime(builder)
        .invoke_handler(ipc::handler())
        .setup(move |app| {
            let data_dir = match start.data {
                Some(folder) => folder,
                None => app.path().app_data_dir()?,
            };
            app.manage(ipc::Calls::default());
            app.manage(window::Began {
                at: start.began,
                data_dir: data_dir.clone(),
            });
            let host = Arc::new(WindowHost::new(app.handle().clone(), start.lent));
            let options = Options {
                data_dir: data_dir.clone(),
                secrets: start.secrets,
            };
            let opening = Opening::begin(options, host);
            watch::begin(app.handle().clone(), opening.clone());
            app.manage(opening);
            window::open(app, &data_dir)?;
            Ok(())
        })
}

/// The app as `tauri.conf.json` describes it, with the resolved permissions.
pub fn context<R: Runtime>() -> tauri::Context<R> {
    tauri::generate_context!()
}
