//! The window's own commands: pick a file, open a link, notify, and say that the page is there.

use crate::ipc::written;
use crate::opening::Opening;
use crate::window::{Began, MAIN, remember_scheme};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use slipway_app::error::{Code, Error, Result};
use std::fs::File;
use std::io::Read;
use std::path::Path;
use tauri::{AppHandle, Manager, Runtime, Url};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder};
use tauri_plugin_notification::NotificationExt;

/// The largest file the page may be given, in bytes.
const FILE_CAP: u64 = 20 * 1024 * 1024;
/// The longest text a notification carries, in characters.
const NOTICE_CAP: usize = 500;

/// Asks the user for a file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PickFile {
    /// The dialog's title.
    title: String,
    /// Endings without the dot; none means any file.
    #[serde(default)]
    extensions: Vec<String>,
}

/// A file the user picked. Its path stays with the host.
#[derive(Debug, PartialEq, Eq, Serialize)]
struct PickedFile {
    name: String,
    /// Its text; empty when it is not UTF-8.
    text: String,
    base64: String,
}

/// Asks for a file and reads it: `{name, text, base64}`, or null when the user changed their mind.
///
/// # Errors
/// `invalid` for a file that cannot be read or is larger than 20 MB.
pub(crate) fn pick_file<R: Runtime>(app: &AppHandle<R>, ask: PickFile) -> Result<Value> {
    let dialog = asking(app, ask.title, &ask.extensions);
    let Some(picked) = dialog.blocking_pick_file() else {
        return Ok(Value::Null);
    };
    let path = picked
        .into_path()
        .map_err(|error| unreadable("The file", &error))?;
    written(&read_file(&path)?)
}

/// Asks the user for the path of a file or a folder.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PickPath {
    /// The dialog's title.
    title: String,
    /// Endings without the dot; none means any file.
    #[serde(default)]
    extensions: Vec<String>,
    /// The name a new file would get. Without it an existing file is asked for.
    #[serde(default)]
    save_as: Option<String>,
    /// Asks for a folder instead of a file.
    #[serde(default)]
    folder: bool,
}

/// Asks where a file or a folder is, or where a file shall be written: its path, or null when the user
/// changed their mind. Nothing is read or written; the command that is given the path does that.
///
/// # Errors
/// `invalid` for a place that has no path.
pub(crate) fn pick_path<R: Runtime>(app: &AppHandle<R>, ask: PickPath) -> Result<Value> {
    let dialog = asking(app, ask.title, &ask.extensions);
    let picked = match ask.save_as {
        Some(name) => dialog.set_file_name(name).blocking_save_file(),
        None if ask.folder => dialog.blocking_pick_folder(),
        None => dialog.blocking_pick_file(),
    };
    let Some(picked) = picked else {
        return Ok(Value::Null);
    };
    let path = picked
        .into_path()
        .map_err(|error| unreadable("The file", &error))?;
    Ok(Value::String(path.to_string_lossy().into_owned()))
}

/// A file dialog over the window.
fn asking<R: Runtime>(
    app: &AppHandle<R>,
    title: String,
    extensions: &[String],
) -> FileDialogBuilder<R> {
    let mut dialog = app.dialog().file().set_title(title);
    if !extensions.is_empty() {
        let endings: Vec<&str> = extensions.iter().map(String::as_str).collect();
        dialog = dialog.add_filter(extensions.join(", "), &endings);
    }
    if let Some(window) = app.get_webview_window(MAIN) {
        dialog = dialog.set_parent(&window);
    }
    dialog
}

fn read_file(path: &Path) -> Result<PickedFile> {
    let name = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let mut bytes = Vec::new();
    // One byte over the cap is enough to know, whatever the file system says of its length.
    File::open(path)
        .and_then(|file| file.take(FILE_CAP + 1).read_to_end(&mut bytes))
        .map_err(|error| unreadable(&name, &error))?;
    if bytes.len() as u64 > FILE_CAP {
        return Err(Error::new(
            Code::Invalid,
            format!("{name} is larger than 20 MB. Nothing was read."),
            "Add a link to it instead.",
        ));
    }
    let base64 = STANDARD.encode(&bytes);
    Ok(PickedFile {
        name,
        text: String::from_utf8(bytes).unwrap_or_default(),
        base64,
    })
}

fn unreadable(name: &str, error: &dyn std::error::Error) -> Error {
    Error::new(
        Code::Invalid,
        format!("{name} could not be read: {error}."),
        "Pick another file.",
    )
}

/// Opens a link in the user's browser or mail program.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OpenLink {
    url: String,
}

/// Opens a web or mail link outside; any other kind could start a program.
///
/// # Errors
/// `invalid` for another kind of link, `internal` when the system has nothing to open it with.
pub(crate) fn open_link(link: OpenLink) -> Result<Value> {
    let url = outside(&link.url)?;
    tauri_plugin_opener::open_url(url.as_str(), None::<&str>).map_err(|error| {
        Error::new(
            Code::Internal,
            format!("The link could not be opened: {error}."),
            "Copy it into the browser.",
        )
    })?;
    Ok(Value::Null)
}

fn outside(link: &str) -> Result<Url> {
    let url = Url::parse(link).ok();
    url.filter(|url| matches!(url.scheme(), "http" | "https" | "mailto"))
        .ok_or_else(|| {
            Error::invalid(
                "url",
                "Only web and mail links are opened.",
                "Copy the link to see it whole.",
            )
        })
}

/// Shows a desktop notification.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Notify {
    title: String,
    #[serde(default)]
    body: String,
}

/// Shows a desktop notification, if the desktop has a place for it.
///
/// # Errors
/// `internal` when it has none; the page has said the same already.
pub(crate) fn notify<R: Runtime>(app: &AppHandle<R>, notice: Notify) -> Result<Value> {
    let short = |text: String| text.chars().take(NOTICE_CAP).collect::<String>();
    let shown = app
        .notification()
        .builder()
        .title(short(notice.title))
        .body(short(notice.body))
        .show();
    shown.map(|()| Value::Null).map_err(|error| {
        Error::new(
            Code::Internal,
            format!("The desktop shows no notification: {error}."),
            "",
        )
    })
}

/// Says that the page has painted.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Ready {
    /// `light`, `dark` or `auto`, as the next start's first frame shall be.
    #[serde(default)]
    scheme: Option<Scheme>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Scheme {
    Light,
    Dark,
    Auto,
}

/// Logs the time to the first paint, and remembers in which colours it was. Hides nothing.
///
/// # Errors
/// What kept the workspace from opening.
pub(crate) fn ready<R: Runtime>(app: &AppHandle<R>, ready: Ready) -> Result<Value> {
    let began = app.state::<Began>();
    let milliseconds = began.at.elapsed().as_millis();
    // The log is set up when the workspace opens.
    app.state::<Opening>().wait()?;
    tracing::info!(milliseconds, "The page has painted.");
    let scheme = ready.scheme.map(|scheme| match scheme {
        Scheme::Light => "light",
        Scheme::Dark => "dark",
        Scheme::Auto => "auto",
    });
    if let Some(Err(error)) = scheme.map(|scheme| remember_scheme(&began.data_dir, scheme)) {
        tracing::warn!(%error, "The colour scheme was not remembered.");
    }
    Ok(Value::Null)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_and_mail_links_leave() {
        for link in [
            "https://docs.mojaloop.io/",
            "http://rt.example/Ticket/1",
            "mailto:a@b.example",
        ] {
            assert!(outside(link).is_ok(), "{link} was refused");
        }
        for link in [
            "file:///etc/passwd",
            "smb://host/x",
            "javascript:alert(1)",
            "ssh://h",
            "/etc",
            "",
            "vscode:x",
        ] {
            assert_eq!(
                outside(link).unwrap_err().code,
                Code::Invalid,
                "{link} was let through"
            );
        }
    }

    #[test]
    fn a_picked_file_keeps_its_bytes() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("notes.md");
        std::fs::write(&path, "# Größe").unwrap();
        let read = read_file(&path).unwrap();
        assert_eq!(
            (read.name.as_str(), read.text.as_str()),
            ("notes.md", "# Größe")
        );
        assert_eq!(STANDARD.decode(read.base64).unwrap(), "# Größe".as_bytes());

        std::fs::write(&path, [0xFF, 0xFE, 0x00]).unwrap();
        let read = read_file(&path).unwrap();
        assert_eq!((read.text.as_str(), read.base64.as_str()), ("", "//4A"));
    }

    #[test]
    fn a_file_over_the_cap_or_gone_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("big.bin");
        File::create(&path).unwrap().set_len(FILE_CAP + 1).unwrap();
        assert!(
            read_file(&path)
                .unwrap_err()
                .message
                .contains("larger than 20 MB")
        );
        assert!(
            read_file(&folder.path().join("gone"))
                .unwrap_err()
                .message
                .contains("gone")
        );
    }
}
