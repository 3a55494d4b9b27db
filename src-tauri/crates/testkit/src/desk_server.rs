//! A real desk, started once for this test run and stopped with it.

use base64::Engine;
use serde_json::Value;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use tempfile::TempDir;

/// Where it listens, and whose tokens it gave out.
pub struct DeskServer {
    /// `http://127.0.0.1:port`.
    pub url: String,
    tokens: Vec<(String, String)>,
    /// The script ends with its standard input, which ends with us.
    _script: Child,
    folder: TempDir,
}

impl DeskServer {
    /// Starts the script of this name under `tests/servers` and waits until it is ready.
    ///
    /// # Panics
    /// When it does not become ready.
    pub fn start(script: &str) -> Self {
        Self::start_as(script, &[])
    }

    /// As [`DeskServer::start`], with settings that the script reads from its environment.
    ///
    /// # Panics
    /// When it does not become ready.
    pub fn start_as(script: &str, settings: &[(&str, &str)]) -> Self {
        // Memory where there is such a folder: the servers sync their databases at each write.
        let memory = PathBuf::from("/dev/shm");
        let folder = if memory.is_dir() {
            tempfile::tempdir_in(memory)
        } else {
            tempfile::tempdir()
        }
        .expect("a folder");
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
            .join("../../../tests/servers")
            .join(script);
        let mut child = Command::new(path)
            .arg(folder.path())
            .envs(settings.iter().copied())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the script starts");
        let mut tokens = Vec::new();
        let lines = BufReader::new(child.stdout.take().expect("it is piped")).lines();
        for line in lines.map_while(Result::ok) {
            let words: Vec<&str> = line.split_whitespace().collect();
            match words.as_slice() {
                ["token", account, token] => {
                    tokens.push(((*account).to_owned(), (*token).to_owned()));
                }
                ["ready", url] => {
                    return Self {
                        url: (*url).to_owned(),
                        tokens,
                        _script: child,
                        folder,
                    };
                }
                _ => {}
            }
        }
        panic!(
            "{script} did not become ready; are the packages of `scripts/packages.sh desks` here?"
        );
    }

    /// Where it keeps its database.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The token of an account that the script made.
    ///
    /// # Panics
    /// When it made none.
    pub fn token(&self, account: &str) -> &str {
        let found = self.tokens.iter().find(|(name, _)| name == account);
        &found.expect("the account has a token").1
    }

    /// Asks the desk itself as `account:password`, past everything that is tested: the answer's JSON,
    /// or null where it has none.
    ///
    /// # Panics
    /// When the desk refuses.
    pub fn ask(&self, verb: &str, place: &str, account: &str, body: &Value) -> Value {
        let host = self.url.trim_start_matches("http://");
        let basic = base64::engine::general_purpose::STANDARD.encode(account);
        let body = if body.is_null() {
            String::new()
        } else {
            body.to_string()
        };
        // HTTP/1.0: the answer comes whole, and its end is the connection's.
        let request = format!(
            "{verb} {place} HTTP/1.0\r\nHost: {host}\r\nAuthorization: Basic {basic}\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        );
        let mut line = TcpStream::connect(host).expect("the desk listens");
        line.write_all(request.as_bytes()).expect("it hears");
        let mut answer = String::new();
        line.read_to_string(&mut answer).expect("it answers");
        let (head, said) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
        let status = head.split(' ').nth(1).unwrap_or_default();
        assert!(status.starts_with('2'), "{verb} {place}: {answer}");
        serde_json::from_str(said).unwrap_or_default()
    }
}
