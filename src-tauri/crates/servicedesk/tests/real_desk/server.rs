//! A real desk, started once for this test run and stopped with it.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use tempfile::TempDir;

pub(crate) struct Server {
    pub(crate) url: String,
    tokens: Vec<(String, String)>,
    /// The script ends with its standard input, which ends with us.
    _script: Child,
    folder: TempDir,
}

impl Server {
    pub(crate) fn start(script: &str) -> Self {
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
                    return Server {
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
    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn token(&self, account: &str) -> &str {
        let found = self.tokens.iter().find(|(name, _)| name == account);
        &found.expect("the account has a token").1
    }
}
