//! A real Kubernetes API server, started by `kube.sh`, and the real Helm that installs into it.

use serde_json::Value;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use tempfile::TempDir;

/// A cluster without nodes; it ends with this value.
pub(crate) struct Kube {
    process: Child,
    pub(crate) kubeconfig: PathBuf,
    folder: TempDir,
}

fn root() -> PathBuf {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let found = here
        .ancestors()
        .find(|folder| folder.join("tests/servers/kube.sh").exists());
    found.expect("the repository").to_owned()
}

impl Kube {
    pub(crate) fn start() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mut process = Command::new(root().join("tests/servers/kube.sh"))
            .arg(folder.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("kube.sh starts");
        let lines = BufReader::new(process.stdout.take().expect("it is piped")).lines();
        let kubeconfig = lines
            .map_while(Result::ok)
            .find_map(|line| line.strip_prefix("ready ").map(PathBuf::from))
            .expect("the server gets ready; is etcd-server installed?");
        Self {
            process,
            kubeconfig,
            folder,
        }
    }

    /// Runs Helm and gives what it wrote; it must succeed.
    pub(crate) fn helm(&self, args: &[&str]) -> String {
        let (ok, out, err) = self.try_helm(args);
        assert!(ok, "helm {args:?}: {err}");
        out
    }

    /// Runs Helm; whether it succeeded, what it wrote, and what it complained of.
    pub(crate) fn try_helm(&self, args: &[&str]) -> (bool, String, String) {
        let given = std::env::var_os("SLIPWAY_HELM").map(PathBuf::from);
        let helm = given.unwrap_or_else(|| root().join("target/tools/helm"));
        let output = Command::new(&helm)
            .args(args)
            .env("HOME", self.folder.path())
            .env("KUBECONFIG", &self.kubeconfig)
            .output()
            .unwrap_or_else(|error| panic!("{}: {error}; `make tools` fetches it", helm.display()));
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        (
            output.status.success(),
            text(&output.stdout),
            text(&output.stderr),
        )
    }

    /// Runs Helm and reads the JSON it wrote.
    pub(crate) fn helm_json(&self, args: &[&str]) -> Value {
        let args: Vec<&str> = args.iter().copied().chain(["-o", "json"]).collect();
        serde_json::from_str(&self.helm(&args)).expect("Helm writes JSON")
    }

    /// Asks the API itself, as `kubectl get --raw` does.
    pub(crate) fn raw(&self, path: &str) -> String {
        self.curl(&["-f", path])
    }

    /// Changes an object past Helm, as `kubectl patch` does.
    pub(crate) fn patch(&self, path: &str, patch: &str) {
        let kind = "Content-Type: application/strategic-merge-patch+json";
        self.curl(&["-f", "-X", "PATCH", "-H", kind, "--data", patch, path]);
    }

    fn curl(&self, args: &[&str]) -> String {
        let config = fs::read_to_string(&self.kubeconfig).expect("the kubeconfig");
        let server = config.split('\'').nth(1).expect("the server").to_owned();
        let (path, flags) = args.split_last().expect("a path");
        let output = Command::new("curl")
            .args(["-s", "-S", "--http1.1", "--cacert"])
            .arg(self.folder.path().join("certs/apiserver.crt"))
            .args(["-H", "Authorization: Bearer tok"])
            .args(flags)
            .arg(format!("{server}{path}"))
            .output()
            .expect("curl runs");
        let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{path}: {complaint}");
        String::from_utf8(output.stdout).expect("text")
    }

    /// A folder for charts.
    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }
}

impl Drop for Kube {
    fn drop(&mut self) {
        // It ends with its standard input, and its servers with it.
        drop(self.process.stdin.take());
        let _ = self.process.wait();
    }
}
