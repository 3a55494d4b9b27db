//! The real binary on a screen of its own, driven through WebKitWebDriver.

mod desk;
pub(crate) mod desks;
mod find;
mod page;
mod process;
pub(crate) mod real;
pub(crate) mod screens;
pub(crate) mod week;

pub(crate) use desk::{Desk, Window};

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

/// Where pictures of failures go.
pub(crate) fn pictures() -> PathBuf {
    let folder = real::root().join("target/e2e");
    std::fs::create_dir_all(&folder).expect("the folder for pictures is made");
    folder
}

/// Runs one story at a time: each has a screen, a bus and a keyring, and time limits to keep.
pub(crate) fn tell(story: impl AsyncFnOnce(&Desk)) {
    static ONE: Mutex<()> = Mutex::new(());
    let _turn = ONE.lock().unwrap_or_else(PoisonError::into_inner);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .expect("a runtime");
    runtime.block_on(async {
        let desk = Desk::start();
        story(&desk).await;
    });
}
