//! A chart repository as the operator described it: where it is, who we are to it, how far we go.

use slipway_net::Secret;
use slipway_net::address::host_of;
use std::fmt;
use std::path::PathBuf;
use std::time::Duration;

/// Who we are to the repository.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Auth {
    /// No credentials.
    #[default]
    Anonymous,
    /// HTTP basic; for a registry also what its token service is asked with.
    Basic {
        /// Account name.
        username: String,
        /// Its password.
        password: Secret,
    },
    /// A bearer token. Helm core has none for HTTP repositories; several servers do.
    Bearer(Secret),
}

/// How the repository lists its charts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RemoteKind {
    /// `index.yaml` below the URL, YAML or JSON inside.
    HttpIndex,
    /// An OCI registry. It has no catalogue, so the charts are named.
    Oci {
        /// Chart names below the URL's path.
        charts: Vec<String>,
    },
}

/// How far one call goes before it gives up. Every figure is a hard stop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Whole call: connecting, redirects, waiting for a busy server, body.
    pub total: Duration,
    /// Reaching the server.
    pub connect: Duration,
    /// Most bytes of an index after decompression.
    pub index_bytes: u64,
    /// Most bytes of a chart archive as downloaded.
    pub archive_bytes: u64,
    /// Fewer bytes than this per second over `slow_after` is a stalled server.
    pub min_bytes_per_second: u64,
    /// The stretch over which the speed is judged.
    pub slow_after: Duration,
    /// Longest `Retry-After` believed; a longer one is cut to this.
    pub retry_after_cap: Duration,
    /// Longest `Retry-After` sat out inside the call; a longer one ends it as
    /// [`crate::FetchError::Busy`], so that the caller can show the wait.
    pub patience: Duration,
    /// Redirects followed.
    pub redirects: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            total: Duration::from_secs(600),
            connect: Duration::from_secs(20),
            index_bytes: 64 << 20,
            archive_bytes: 50 << 20,
            min_bytes_per_second: 1024,
            slow_after: Duration::from_secs(30),
            retry_after_cap: Duration::from_secs(15 * 60),
            patience: Duration::from_secs(5),
            redirects: 5,
        }
    }
}

/// A chart repository and how to reach it. `Debug` shows no part of an address that may hold a
/// secret.
#[derive(Clone, PartialEq, Eq)]
pub struct Remote {
    /// `http://`, `https://` or `oci://`; a query string is carried over to everything fetched.
    pub url: String,
    /// How it lists its charts.
    pub kind: RemoteKind,
    /// Who we are to it.
    pub auth: Auth,
    /// Send credentials to other hosts too (Helm's `--pass-credentials`). Off unless asked for:
    /// an index may point anywhere (GHSA-56hp-xqp3-w2jf).
    pub pass_credentials_all: bool,
    /// PEM file with certificate authorities to trust beside the system's.
    pub ca_file: Option<PathBuf>,
    /// Proxy URL; without one the system's proxy settings hold.
    pub proxy: Option<String>,
    /// Where to stop.
    pub limits: Limits,
}

impl fmt::Debug for Remote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Remote")
            .field("host", &host_of(&self.url))
            .field("kind", &self.kind)
            .field("auth", &self.auth)
            .field("ca_file", &self.ca_file)
            .field("proxy", &self.proxy.as_deref().map(host_of))
            .finish_non_exhaustive()
    }
}

impl Remote {
    /// An anonymous HTTP repository with default limits.
    pub fn http(url: impl Into<String>) -> Self {
        Self {
            url: url.into(),
            kind: RemoteKind::HttpIndex,
            auth: Auth::Anonymous,
            pass_credentials_all: false,
            ca_file: None,
            proxy: None,
            limits: Limits::default(),
        }
    }

    /// An anonymous OCI registry with default limits; `url` is `oci://host/path` and each chart
    /// lies at `path/chart`.
    pub fn oci(url: impl Into<String>, charts: Vec<String>) -> Self {
        Self {
            kind: RemoteKind::Oci { charts },
            ..Self::http(url)
        }
    }
}

/// What we kept of the last good fetch, to ask whether anything changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Validators {
    /// `ETag` as received.
    pub etag: Option<String>,
    /// `Last-Modified` as received.
    pub last_modified: Option<String>,
    /// SHA-256 of the body, lower-case hex.
    pub sha256: Option<String>,
}

/// How a long call speaks with whoever waits for it.
pub trait Watch {
    /// `done` bytes of `total`, where the server said how many.
    fn progress(&self, done: u64, total: Option<u64>);
    /// Asked at least ten times a second; `true` ends the call as [`crate::FetchError::Cancelled`].
    fn cancelled(&self) -> bool;
}

/// A [`Watch`] that shows nothing and never cancels.
#[derive(Clone, Copy, Debug, Default)]
pub struct Unwatched;

impl Watch for Unwatched {
    fn progress(&self, _done: u64, _total: Option<u64>) {}
    fn cancelled(&self) -> bool {
        false
    }
}
