//! The binary, a folder to run it in, indexes to sync, and answers that compare.

use serde_json::Value;
use slipway_testkit::charts::index_entry;
use slipway_testkit::fault_server::FaultServer;
use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use tempfile::TempDir;

/// A data folder and the binary that works on it.
pub(crate) struct Desk {
    folder: TempDir,
}

/// How one command ended.
pub(crate) struct Ended {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Desk {
    /// A folder in which nothing has been done yet.
    pub(crate) fn fresh() -> Self {
        Self {
            folder: tempfile::tempdir().expect("a folder can be made"),
        }
    }

    /// The data folder.
    pub(crate) fn data(&self) -> &Path {
        self.folder.path()
    }

    /// A file of the test's own, kept apart from the data.
    pub(crate) fn file(&self, name: &str, content: &str) -> PathBuf {
        let aside = self.data().join("aside");
        fs::create_dir_all(&aside).expect("a folder can be made");
        let path = aside.join(name);
        fs::write(&path, content).expect("a file can be written");
        path
    }

    /// The command, not yet started. Nothing of the machine's own settings shines through.
    pub(crate) fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_slipwayctl"));
        command
            .args(words)
            .env_clear()
            .env("SLIPWAY_DATA", self.data())
            .env("USER", "Amara Diallo");
        command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    /// Starts a command and does not wait.
    pub(crate) fn start(&self, words: &[&str]) -> Child {
        self.command(words).spawn().expect("slipwayctl starts")
    }

    /// Runs a command as a person would.
    pub(crate) fn run(&self, words: &[&str]) -> Ended {
        Ended::of(self.command(words).output().expect("slipwayctl starts"))
    }

    /// Runs a command with something piped into it.
    pub(crate) fn piped(&self, input: &str, words: &[&str]) -> Ended {
        let mut command = self.command(words);
        let mut child = command
            .stdin(Stdio::piped())
            .spawn()
            .expect("slipwayctl starts");
        let mut pipe = child.stdin.take().expect("it is piped");
        pipe.write_all(input.as_bytes()).expect("it reads");
        drop(pipe);
        Ended::of(child.wait_with_output().expect("it ends"))
    }

    /// Whether any file in the data folder holds this text.
    pub(crate) fn keeps(&self, text: &str) -> bool {
        let files = files_below(self.data());
        assert!(!files.is_empty(), "there is something to look through");
        let holds = |bytes: Vec<u8>| {
            bytes
                .windows(text.len())
                .any(|part| part == text.as_bytes())
        };
        files
            .iter()
            .any(|path| holds(fs::read(path).expect("it can be read")))
    }

    /// Runs a command as a script would, and expects it to succeed.
    pub(crate) fn json(&self, words: &[&str]) -> Value {
        let ended = self.run(&[&["--json"], words].concat());
        assert_eq!(ended.code, Some(0), "{words:?}: {}{}", ended.out, ended.err);
        serde_json::from_str(&ended.out).unwrap_or_else(|e| panic!("{words:?}: {e}: {}", ended.out))
    }

    /// Runs a command as a script would, and expects it to be refused: the error's JSON.
    pub(crate) fn refused(&self, words: &[&str]) -> Value {
        let ended = self.run(&[&["--json"], words].concat());
        assert_eq!(ended.code, Some(1), "{words:?}: {}{}", ended.out, ended.err);
        assert_eq!(ended.out, "", "{words:?}: a refusal answers nothing");
        serde_json::from_str(&ended.err).unwrap_or_else(|e| panic!("{words:?}: {e}: {}", ended.err))
    }

    /// A desk with a synced repository `own`, and the server that it is synced from.
    pub(crate) fn synced(index: &str) -> (Self, FaultServer) {
        let desk = Self::fresh();
        let server = FaultServer::start().expect("a port is free");
        server.serve("/index.yaml", "\"first\"", index);
        desk.json(&["repo", "add", "own", &server.url()]);
        let report = desk.json(&["repo", "sync", "own"]);
        assert_eq!(report["repos"][0]["status"], "changed", "{report}");
        (desk, server)
    }
}

impl Ended {
    /// Reads what a finished command left.
    pub(crate) fn of(output: Output) -> Self {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("slipwayctl writes UTF-8");
        Self {
            code: output.status.code(),
            out: text(output.stdout),
            err: text(output.stderr),
        }
    }
}

/// An index of the chart `mojaloop` in these versions.
pub(crate) fn index(versions: &[&str]) -> String {
    let entries: String = versions
        .iter()
        .map(|version| index_entry("mojaloop", version))
        .collect();
    format!("apiVersion: v1\nentries:\n  mojaloop:\n{entries}")
}

/// Release notes of the project's own, shaped like Mojaloop's.
pub(crate) fn notes(version: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../../tests/fixtures/notes")
        .join(format!("release-v{version}.md"))
}

/// Such a path as an argument.
pub(crate) fn word(path: &Path) -> &str {
    path.to_str().expect("the path is UTF-8")
}

/// One value of each element of an array.
pub(crate) fn each<'a>(list: &'a Value, key: &str) -> Vec<&'a str> {
    let rows = list
        .as_array()
        .unwrap_or_else(|| panic!("not an array: {list}"));
    rows.iter()
        .map(|row| row[key].as_str().unwrap_or("null"))
        .collect()
}

/// Every key of an object, in order, with what kind of value it holds.
pub(crate) fn keys(value: &Value) -> String {
    let fields = value
        .as_object()
        .unwrap_or_else(|| panic!("not an object: {value}"));
    let mut keys: Vec<&str> = fields.keys().map(String::as_str).collect();
    keys.sort_unstable();
    keys.join(" ")
}

/// A document with the ids, moments and addresses of this run taken out, keys in order, so that
/// two runs compare.
pub(crate) fn shown(value: &Value) -> String {
    format!("{:#}", redacted(value))
}

fn redacted(value: &Value) -> Value {
    match value {
        Value::Array(items) => items.iter().map(redacted).collect(),
        Value::Object(fields) if fields.len() == 2 && fields.contains_key("at") => "MOMENT".into(),
        Value::Object(fields) => {
            let sorted: BTreeMap<_, _> = fields
                .iter()
                .map(|(k, v)| (k.clone(), redacted(v)))
                .collect();
            sorted.into_iter().collect()
        }
        Value::String(text) if text.len() == 36 && text.matches('-').count() == 4 => "ID".into(),
        Value::String(text) if text.contains("127.0.0.1") => "ADDRESS".into(),
        other => other.clone(),
    }
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in folder.read_dir().expect("it is there") {
        let path = entry.expect("it can be listed").path();
        if path.is_dir() {
            found.extend(files_below(&path));
        } else if path.is_file() {
            found.push(path);
        }
    }
    found
}
