//! A real OCI registry, started by `registry.sh`, and the real Helm that pushes to it.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use tempfile::TempDir;

pub(crate) const USER: &str = "ana";
pub(crate) const PASSWORD: &str = "correct horse";

/// A registry that takes only [`USER`]; it ends with this value.
pub(crate) struct Registry {
    process: Child,
    pub(crate) address: String,
    folder: TempDir,
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

impl Registry {
    pub(crate) fn start() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mut process = Command::new(root().join("tests/servers/registry.sh"))
            .args([folder.path().as_os_str(), USER.as_ref(), PASSWORD.as_ref()])
            .stderr(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
            .expect("registry.sh starts");
        let mut lines = BufReader::new(process.stderr.take().expect("it is piped")).lines();
        let address = lines
            .by_ref()
            .map_while(Result::ok)
            .find_map(|line| {
                let after = line.split("listening on ").nth(1)?;
                after.split(['"', ' ', ',']).next().map(str::to_owned)
            })
            .expect("the registry says where it listens; is docker-registry installed?");
        // Nobody reads on, so its log must have somewhere to go or it would block.
        std::thread::spawn(move || lines.for_each(drop));
        Self {
            process,
            address,
            folder,
        }
    }

    /// Packs a chart with the real Helm and pushes it.
    pub(crate) fn push(&self, name: &str, version: &str, app_version: &str) {
        let chart = self.folder.path().join(format!("{name}-{version}"));
        fs::create_dir_all(chart.join("templates")).expect("a folder");
        let text = format!(
            "apiVersion: v2\nname: {name}\nversion: {version}\nappVersion: {app_version:?}\n"
        );
        fs::write(chart.join("Chart.yaml"), text).expect("it can be written");
        let out = self.folder.path().to_owned();
        self.helm(&[
            "package".as_ref(),
            chart.as_os_str(),
            "-d".as_ref(),
            out.as_os_str(),
        ]);
        let archive = out.join(format!("{name}-{version}.tgz"));
        let to = format!("oci://{}/hub", self.address);
        self.helm(&[
            "push".as_ref(),
            archive.as_os_str(),
            to.as_ref(),
            "--plain-http".as_ref(),
            "--username".as_ref(),
            USER.as_ref(),
            "--password".as_ref(),
            PASSWORD.as_ref(),
        ]);
    }

    fn helm(&self, args: &[&std::ffi::OsStr]) {
        let given = std::env::var_os("SLIPWAY_HELM").map(PathBuf::from);
        let helm = given.unwrap_or_else(|| root().join("target/tools/helm"));
        let output = Command::new(&helm)
            .args(args)
            .env("HOME", self.home())
            .output();
        let output = output
            .unwrap_or_else(|error| panic!("{}: {error}; `make tools` fetches it", helm.display()));
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
    }

    fn home(&self) -> &Path {
        self.folder.path()
    }
}

impl Drop for Registry {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
