//! The one window: how it is made, where it may go, and what it looks like before the page is there.

use std::path::{Path, PathBuf};
use std::time::Instant;
use tauri::utils::config::Color;
use tauri::webview::NewWindowResponse;
use tauri::{App, Runtime, Theme, Url, WebviewWindowBuilder};

/// The window's label, as the capability and the configuration name it.
pub(crate) const MAIN: &str = "main";
/// The page's surface in light and dark, so that the first frame does not flash.
const LIGHT: Color = Color(0xFF, 0xFF, 0xFF, 0xFF);
const DARK: Color = Color(0x16, 0x1C, 0x22, 0xFF);
/// Remembers which of the two the page was shown in last.
const SCHEME_FILE: &str = "colour-scheme";

/// What the window's own commands need to know of the start.
pub(crate) struct Began {
    /// When the program began.
    pub(crate) at: Instant,
    /// The data folder.
    pub(crate) data_dir: PathBuf,
}

/// Makes the window. What the page keeps for itself lies in the data folder too.
///
/// # Errors
/// When the platform refuses the window.
pub(crate) fn open<R: Runtime>(app: &App<R>, data_dir: &Path) -> tauri::Result<()> {
    let config = app.config();
    let main = config
        .app
        .windows
        .iter()
        .find(|window| window.label == MAIN);
    let main = main.ok_or(tauri::Error::WindowNotFound)?;
    let dev_page = config.build.dev_url.clone().filter(|_| tauri::is_dev());
    let remembered = remembered_scheme(data_dir);
    let window = WebviewWindowBuilder::from_config(app.handle(), main)?
        .initialization_script(include_str!("freeze.js"))
        .initialization_script(include_str!("first.js"))
        .on_navigation(move |url| is_own_page(url, dev_page.as_ref()))
        .on_new_window(|_url, _features| NewWindowResponse::Deny)
        .on_download(|_webview, _event| false)
        .data_directory(data_dir.join("page"))
        .background_color(surface(remembered.unwrap_or(Theme::Light)))
        .build()?;
    if remembered.is_none() {
        // The theme is known only once there is a window; nothing is drawn before setup ends.
        window.set_background_color(Some(surface(window.theme()?)))?;
    }
    Ok(())
}

fn surface(theme: Theme) -> Color {
    if theme == Theme::Dark { DARK } else { LIGHT }
}

fn remembered_scheme(data_dir: &Path) -> Option<Theme> {
    match std::fs::read_to_string(data_dir.join(SCHEME_FILE))
        .ok()?
        .trim()
    {
        "dark" => Some(Theme::Dark),
        "light" => Some(Theme::Light),
        _ => None,
    }
}

/// Remembers the scheme for the next start; `auto` follows the system.
///
/// # Errors
/// When the data folder cannot be written.
pub(crate) fn remember_scheme(data_dir: &Path, scheme: &str) -> std::io::Result<()> {
    let file = data_dir.join(SCHEME_FILE);
    if std::fs::read_to_string(&file).is_ok_and(|kept| kept == scheme) {
        return Ok(());
    }
    std::fs::write(file, scheme)
}

/// Whether a page is the app's own: what is built into it, or the development server's.
fn is_own_page(url: &Url, dev_page: Option<&Url>) -> bool {
    let built_in = match url.scheme() {
        "tauri" => url.host_str() == Some("localhost"),
        "http" | "https" => cfg!(windows) && url.host_str() == Some("tauri.localhost"),
        _ => false,
    };
    built_in || dev_page.is_some_and(|page| page.origin() == url.origin())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_stays_on_its_own_page() {
        let dev = Url::parse("http://localhost:1420").unwrap();
        let ours = |url: &str, dev| is_own_page(&Url::parse(url).unwrap(), dev);
        assert!(ours("tauri://localhost/releases/1?tab=notes", None));
        assert!(ours("http://localhost:1420/index.html", Some(&dev)));
        for elsewhere in [
            "http://localhost:1420/",
            "https://mojaloop.io/",
            "tauri://elsewhere/",
            "file:///etc/passwd",
            "data:text/html,hello",
            "javascript:alert(1)",
            "blob:tauri://localhost/1",
        ] {
            assert!(!ours(elsewhere, None), "{elsewhere} was let through");
        }
        assert!(!ours("http://localhost:1421/", Some(&dev)));
        assert!(!ours("https://localhost:1420/", Some(&dev)));
    }

    #[test]
    fn the_scheme_is_remembered() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(remembered_scheme(folder.path()), None);
        for (scheme, theme) in [
            ("dark", Some(Theme::Dark)),
            ("light", Some(Theme::Light)),
            ("auto", None),
        ] {
            remember_scheme(folder.path(), scheme).unwrap();
            assert_eq!(remembered_scheme(folder.path()), theme, "{scheme}");
        }
    }
}
