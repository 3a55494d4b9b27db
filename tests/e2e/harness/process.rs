//! Processes that end together with whatever they started.

use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};

/// A process in a group of its own; dropping it ends the whole group, by its id.
pub(crate) struct Group(Child);

impl Group {
    /// Starts a program of a Debian package.
    ///
    /// # Panics
    /// When it cannot be started; the message names the package.
    pub(crate) fn start(command: &mut Command, package: &str) -> Self {
        let started = command.process_group(0).spawn();
        let program = command.get_program().to_string_lossy().into_owned();
        Self(started.unwrap_or_else(|error| {
            panic!("{program} could not be started ({error}). Install the package {package}.")
        }))
    }

    /// The same, and reads the first line it prints.
    pub(crate) fn start_and_hear(command: &mut Command, package: &str) -> (Self, String) {
        let mut group = Self::start(command.stdout(Stdio::piped()), package);
        let stdout = group.0.stdout.take().expect("it was piped");
        let mut line = String::new();
        BufReader::new(stdout)
            .read_line(&mut line)
            .expect("the first line is text");
        assert!(!line.trim().is_empty(), "{package} ended without a word");
        (group, line.trim().to_owned())
    }

    /// The process, for its standard input.
    pub(crate) fn child(&mut self) -> &mut Child {
        &mut self.0
    }

    /// The processes it started, by id.
    pub(crate) fn children(&self) -> Vec<u32> {
        let id = self.0.id();
        let list = std::fs::read_to_string(format!("/proc/{id}/task/{id}/children"));
        list.unwrap_or_default()
            .split_whitespace()
            .filter_map(|id| id.parse().ok())
            .collect()
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        kill(&format!("-{}", self.0.id()));
        let _ = self.0.wait();
    }
}

/// Ends one process, or with a leading minus one group, without asking it.
pub(crate) fn kill(id: &str) {
    let _ = Command::new("sh")
        .args(["-c", "kill -KILL \"$1\" 2>/dev/null", "sh", id])
        .status();
}
