//! A screen, a bus, a keyring and a home of their own, and the window that lives there.

use super::process::{Group, kill};
use super::real::root;
use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder};
use serde_json::json;
use std::io::Write;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// What a desktop offers an app, and a data folder that outlives its windows.
pub(crate) struct Desk {
    home: TempDir,
    display: String,
    bus: String,
    _parts: [Group; 3],
}

impl Desk {
    /// Starts an empty desk, larger than the largest window.
    pub(crate) fn start() -> Self {
        let home = tempfile::tempdir().expect("there is room for a folder");
        let mut xvfb = Command::new("Xvfb");
        xvfb.args([
            "-displayfd",
            "1",
            "-screen",
            "0",
            "1600x1000x24",
            "-nolisten",
            "tcp",
        ]);
        let (screen, number) = Group::start_and_hear(xvfb.stderr(Stdio::null()), "xvfb");
        let mut daemon = Command::new("dbus-daemon");
        daemon
            .args(["--session", "--nofork", "--print-address=1"])
            .stderr(Stdio::null());
        let display = format!(":{number}");
        // What the bus starts by itself lives at this home too.
        at_home(&mut daemon, home.path(), &display, "");
        let (bus, address) = Group::start_and_hear(&mut daemon, "dbus");
        let mut unlock = Command::new("gnome-keyring-daemon");
        unlock.args(["--foreground", "--unlock", "--components=secrets"]);
        at_home(&mut unlock, home.path(), &display, &address);
        let unlock = unlock
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let mut keyring = Group::start(unlock, "gnome-keyring");
        let mut password = keyring.child().stdin.take().expect("it was piped");
        password
            .write_all(b"e2e")
            .expect("the keyring reads its password");
        drop(password);
        Self {
            home,
            display,
            bus: address,
            _parts: [screen, bus, keyring],
        }
    }

    /// The data folder of every window opened here.
    pub(crate) fn data(&self) -> PathBuf {
        self.home.path().join("data")
    }

    /// The address of its bus.
    pub(crate) fn bus(&self) -> &str {
        &self.bus
    }

    /// Starts the app on the same data folder once more, and waits until that start has ended.
    pub(crate) fn start_again(&self) -> ExitStatus {
        let mut command = Command::new(binary());
        at_home(&mut command, self.home.path(), &self.display, &self.bus);
        let ended = command.arg("--data").arg(self.data()).status();
        ended.expect("the app can be started")
    }

    /// Opens the window and waits until it can be driven.
    pub(crate) async fn open(&self) -> Window {
        let binary = binary();
        let port = free_port();
        let mut driver = Command::new("WebKitWebDriver");
        driver.arg(format!("--port={port}")).arg("--host=127.0.0.1");
        at_home(&mut driver, self.home.path(), &self.display, &self.bus);
        driver
            .env("TAURI_AUTOMATION", "true")
            .env("TAURI_WEBVIEW_AUTOMATION", "true");
        let driver = Group::start(&mut driver, "webkit2gtk-driver");
        wait_for_port(port);
        let options = json!({ "binary": binary, "args": ["--data", self.data()] });
        let capabilities =
            Capabilities::from_iter([("webkitgtk:browserOptions".to_owned(), options)]);
        let began = Instant::now();
        let client = ClientBuilder::rustls()
            .expect("a client")
            .capabilities(capabilities)
            .connect(&format!("http://127.0.0.1:{port}"))
            .await
            .expect("WebKitWebDriver opens a session on the binary");
        eprintln!("a session opened in {} ms", began.elapsed().as_millis());
        Window { client, driver }
    }
}

/// The window under test. Dropping it ends its driver, the app and the app's own processes.
pub(crate) struct Window {
    pub(crate) client: Client,
    driver: Group,
}

impl Window {
    /// Closes the session as a user closes the window.
    pub(crate) async fn close(self) {
        let _ = self.client.clone().close().await;
    }

    /// Ends the app in the middle of whatever it does: no time to save, no last word.
    pub(crate) fn kill(self) {
        let app = self.driver.children();
        assert_eq!(app.len(), 1, "the driver started one app");
        kill(&app[0].to_string());
    }
}

/// The binary with its pages inside, as it ships.
fn binary() -> &'static Path {
    assert!(
        !tauri::is_dev(),
        "the binary has no pages inside: build with --features tauri/custom-protocol"
    );
    let binary = Path::new(env!("CARGO_BIN_EXE_slipway"));
    assert!(binary.exists(), "{} is not built", binary.display());
    assert!(
        root().join("ui/dist/index.html").exists(),
        "ui/dist is not built: run `make ui`"
    );
    binary
}

/// Keeps a program away from the desktop of whoever runs the tests.
fn at_home(command: &mut Command, home: &Path, display: &str, bus: &str) {
    let run = home.join("run");
    std::fs::create_dir_all(&run).expect("a folder");
    let private = std::os::unix::fs::PermissionsExt::from_mode(0o700);
    std::fs::set_permissions(&run, private).expect("a private folder");
    for (name, folder) in [
        ("XDG_CONFIG_HOME", "config"),
        ("XDG_DATA_HOME", "share"),
        ("XDG_CACHE_HOME", "cache"),
    ] {
        command.env(name, home.join(folder));
    }
    command
        .env("HOME", home)
        .env("XDG_RUNTIME_DIR", run)
        .env("DISPLAY", display)
        .env("GDK_BACKEND", "x11")
        // Without the DMA-BUF renderer a screenshot through WebDriver never comes back.
        .env("WEBKIT_DISABLE_DMABUF_RENDERER", "0")
        .env("DBUS_SESSION_BUS_ADDRESS", bus)
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("SLIPWAY_DATA");
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("an address").port()
}

fn wait_for_port(port: u16) {
    let began = Instant::now();
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        assert!(
            began.elapsed() < Duration::from_secs(20),
            "WebKitWebDriver does not listen"
        );
        std::thread::sleep(Duration::from_millis(20));
    }
}
