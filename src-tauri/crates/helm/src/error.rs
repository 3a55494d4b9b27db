//! What can go wrong on the way to a repository and inside its index.
//!
//! No message carries a URL: its path, query or user part may hold a secret. Hosts are named.

use slipway_net::client::ClientError;
use std::time::Duration;

/// Why nothing was fetched. Whatever was kept from before still holds.
#[derive(Debug, thiserror::Error)]
pub enum FetchError {
    /// The repository's or the chart's address cannot be used.
    #[error("this address cannot be used: {0}")]
    Address(String),
    /// No connection, or it broke.
    #[error("{host} cannot be reached: {reason}")]
    Unreachable {
        /// Host and port.
        host: String,
        /// What the network said.
        reason: String,
    },
    /// The server's certificate is not trusted, or TLS failed otherwise.
    #[error("{host} is not trusted: {reason}")]
    Tls {
        /// Host and port.
        host: String,
        /// What TLS said.
        reason: String,
    },
    /// The proxy refused or is misconfigured.
    #[error("the proxy does not let us through to {host}: {reason}")]
    Proxy {
        /// Host and port behind the proxy.
        host: String,
        /// What went wrong.
        reason: String,
    },
    /// The CA file cannot be used.
    #[error("the CA file cannot be used: {0}")]
    CaFile(String),
    /// 401, 403 or 407.
    #[error("{host} refuses these credentials (HTTP {status})")]
    Refused {
        /// Host and port.
        host: String,
        /// HTTP status.
        status: u16,
    },
    /// 404 or 410.
    #[error("{host} has no {what} there (HTTP {status})")]
    NotFound {
        /// Host and port.
        host: String,
        /// What was asked for: `index.yaml`, `chart archive`, …
        what: &'static str,
        /// HTTP status.
        status: u16,
    },
    /// 429 or 503.
    #[error("{host} is busy (HTTP {status})")]
    Busy {
        /// Host and port.
        host: String,
        /// HTTP status.
        status: u16,
        /// When to try again, already cut to the limit; `None` where the server did not say.
        retry_after: Option<Duration>,
    },
    /// Any other status.
    #[error("{host} answered HTTP {status}")]
    Status {
        /// Host and port.
        host: String,
        /// HTTP status.
        status: u16,
    },
    /// A redirect we do not follow.
    #[error("{host} redirects to {to}, which is not followed: {reason}")]
    Redirect {
        /// Host and port that redirects.
        host: String,
        /// Host and port it points at.
        to: String,
        /// Why not.
        reason: &'static str,
    },
    /// More bytes than the limit.
    #[error("{what} is larger than {limit} bytes")]
    TooLarge {
        /// What was too large.
        what: &'static str,
        /// The limit that held.
        limit: u64,
    },
    /// The whole call took too long.
    #[error("no complete answer within {0:?}")]
    Deadline(Duration),
    /// Fewer bytes a second than the limit asks.
    #[error("the server sends fewer than {0} bytes a second")]
    TooSlow(u64),
    /// The body ended before its end.
    #[error("the answer is incomplete: {0}")]
    Truncated(String),
    /// A web page where an index or archive should be: a login page or a captive portal.
    #[error("{host} answered with a web page instead of {what}")]
    WebPage {
        /// Host and port.
        host: String,
        /// What was asked for.
        what: &'static str,
    },
    /// The registry's answer makes no sense.
    #[error("{host} does not answer like a chart registry: {reason}")]
    Registry {
        /// Host and port.
        host: String,
        /// What is wrong.
        reason: String,
    },
    /// The watcher asked to stop.
    #[error("cancelled")]
    Cancelled,
    /// Writing what was fetched failed.
    #[error("what was fetched cannot be written: {0}")]
    Disk(#[from] std::io::Error),
}

impl From<ClientError> for FetchError {
    fn from(error: ClientError) -> Self {
        match error {
            ClientError::CaFile(reason) => Self::CaFile(reason),
            ClientError::Proxy { host, reason } => Self::Proxy { host, reason },
        }
    }
}

impl FetchError {
    /// What a person can do about it, one sentence.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Address(_) => "Check the address; it starts with https://, http:// or oci://.",
            Self::Unreachable { .. } => "Check the network, the host name and the proxy.",
            Self::Tls { .. } => "If the server has its own certificate authority, set its CA file.",
            Self::Proxy { .. } => "Check the proxy's address and its credentials.",
            Self::CaFile(_) => "It must be a PEM file with at least one certificate.",
            Self::Refused { .. } => "Enter the user name and password or the token again.",
            Self::NotFound { .. } => {
                "Check the path; a repository's address ends before /index.yaml."
            }
            Self::Busy { .. } => "Wait and try again.",
            Self::Status { .. } | Self::Registry { .. } => "Ask whoever runs the server.",
            Self::Redirect { .. } => "Enter the address it redirects to as the repository's own.",
            Self::TooLarge { .. } => "If this is expected, raise the repository's size limit.",
            Self::Deadline(_) | Self::TooSlow(_) => "Try again, or raise the time limit.",
            Self::Truncated(_) => "Try again; what was known before is kept.",
            Self::WebPage { .. } => "Open the address in a browser: a login may be needed first.",
            Self::Cancelled => "Nothing was changed.",
            Self::Disk(_) => "Check the free space of the data folder.",
        }
    }
}

/// Why an index as a whole cannot be read. A single bad entry is never one of these.
#[derive(Debug, thiserror::Error)]
pub enum IndexError {
    /// Nothing in it.
    #[error("the index is empty")]
    Empty,
    /// A web page.
    #[error("this is a web page, not a chart index")]
    WebPage,
    /// No `apiVersion` at the top; Helm refuses it too.
    #[error("the index does not say its apiVersion")]
    NoApiVersion,
    /// No `entries` at the top, where not even the word is there.
    #[error("this is not a chart index: it has no entries")]
    NoEntries,
    /// It stops in the middle.
    #[error("the index stops in the middle: {0}")]
    Truncated(String),
    /// Not YAML or JSON, or beyond what is allowed of it.
    #[error("the index cannot be read: {0}")]
    Malformed(String),
    /// The sink asked to stop.
    #[error("reading was stopped")]
    Stopped,
    /// The file cannot be read.
    #[error("the index file cannot be read: {0}")]
    Io(#[from] std::io::Error),
}

/// Why a chart archive cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveError {
    /// Not a gzipped tar file, or cut short.
    #[error("this is not a chart archive: {0}")]
    NotAChart(String),
    /// A path that leaves the chart, or a link, or a device.
    #[error("the archive holds an entry that is not allowed ({kind}): {path}")]
    Forbidden {
        /// What is wrong with it.
        kind: &'static str,
        /// The path as written, control characters replaced.
        path: String,
    },
    /// One of [`crate::ArchiveLimits`] was reached.
    #[error("the archive is too large: {what} above {limit}")]
    TooLarge {
        /// What was counted.
        what: &'static str,
        /// The limit that held.
        limit: u64,
    },
    /// `Chart.yaml`, `Chart.lock` or a subchart cannot be read.
    #[error("{path} cannot be read: {reason}")]
    Metadata {
        /// Path in the archive.
        path: String,
        /// What is wrong.
        reason: String,
    },
    /// The file cannot be read.
    #[error("the archive file cannot be read: {0}")]
    Io(#[from] std::io::Error),
}
