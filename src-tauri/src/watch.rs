//! What the window does by itself: notice what other processes wrote, keep calendar files up to
//! date, sync the service desks, and back up each day.

use crate::opening::Opening;
use slipway_app::App;
use slipway_app::desks::rounds::Rounds;
use slipway_app::shape::Changed;
use std::time::{Duration, Instant};
use tauri::{AppHandle, Emitter, Runtime};

/// The event that tells the page what to read again.
const CHANGED: &str = "slipway://changed";
/// How often the data version is read: one pragma, no row.
const LOOK: Duration = Duration::from_secs(2);
/// The first backup waits until the window has settled.
const FIRST_BACKUP: Duration = Duration::from_secs(20);
/// A window may stay open for weeks; the use case itself knows whether today's is there.
const NEXT_BACKUP: Duration = Duration::from_secs(60 * 60);

/// How often it is looked whether a desk is to be synced: a few rows.
const LOOK_AT_DESKS: Duration = Duration::from_secs(5);

/// Watches, keeps calendar files and syncs desks, each from a thread of its own until the program ends.
pub(crate) fn begin<R: Runtime>(page: AppHandle<R>, opening: Opening) {
    let (keeping, kept) = (page.clone(), opening.clone());
    std::thread::spawn(move || {
        let Ok(app) = kept.wait() else { return };
        app.keep_files(|changed| {
            send(&keeping, &changed);
            true
        });
    });
    let (syncing, synced) = (page.clone(), opening.clone());
    std::thread::spawn(move || {
        let Ok(app) = synced.wait() else { return };
        keep_desks(&syncing, &app);
    });
    std::thread::spawn(move || {
        let Ok(app) = opening.wait() else { return };
        let mut seen = app.data_version().ok();
        let mut backup_at = Instant::now() + FIRST_BACKUP;
        loop {
            std::thread::sleep(LOOK);
            let version = app.data_version().ok();
            if version.is_some() && version != seen {
                seen = version;
                tell(&page, "*");
            }
            if Instant::now() >= backup_at {
                backup_at = Instant::now() + NEXT_BACKUP;
                back_up(&page, &app);
            }
        }
    });
}

/// Syncs desks when it is time. Nothing is asked of the network at the start: the window has to
/// settle first.
fn keep_desks<R: Runtime>(page: &AppHandle<R>, app: &App) {
    let mut rounds = Rounds::default();
    loop {
        std::thread::sleep(LOOK_AT_DESKS);
        match app.desks_due(&rounds) {
            Ok(due) if due.is_empty() => {}
            Ok(due) => send(page, &app.sync_by_itself(&mut rounds, &due)),
            Err(error) => tracing::warn!(message = %error.message, "Desks are not looked at."),
        }
    }
}

fn back_up<R: Runtime>(page: &AppHandle<R>, app: &App) {
    match app.daily_backup() {
        Ok(Some(_)) => tell(page, "backup"),
        Ok(None) => {}
        Err(error) => tracing::warn!(message = %error.message, "The daily backup failed."),
    }
}

/// Tells the page that everything of this kind may have changed; `*` means every kind.
fn tell<R: Runtime>(page: &AppHandle<R>, kind: &str) {
    let all = Changed {
        kind: kind.to_owned(),
        id: String::new(),
    };
    send(page, &[all]);
}

fn send<R: Runtime>(page: &AppHandle<R>, changed: &[Changed]) {
    if changed.is_empty() {
        return;
    }
    if let Err(error) = page.emit(CHANGED, changed) {
        tracing::debug!(%error, "The page did not hear.");
    }
}
