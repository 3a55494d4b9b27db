//! One way to build a client: no redirect is followed by itself, no referrer and no cookie is sent.

use crate::address::host;
use reqwest::{Client, ClientBuilder};
use std::error::Error;
use std::path::Path;
use std::time::Duration;
use url::Url;

/// How we call ourselves.
const AGENT: &str = concat!("slipway/", env!("CARGO_PKG_VERSION"));

/// Why there is no client.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ClientError {
    /// The CA file cannot be used.
    #[error("the CA file cannot be used: {0}")]
    CaFile(String),
    /// The proxy's address cannot be used.
    #[error("the proxy does not let us through to {host}: {reason}")]
    Proxy {
        /// Host and port behind the proxy.
        host: String,
        /// What went wrong.
        reason: String,
    },
}

/// A builder that trusts `ca_file` beside the system's authorities and goes through `proxy`.
///
/// # Errors
/// [`ClientError`].
pub fn builder(
    origin: &Url,
    ca_file: Option<&Path>,
    proxy: Option<&str>,
    connect: Duration,
) -> Result<ClientBuilder, ClientError> {
    let mut builder = Client::builder()
        .user_agent(AGENT)
        .redirect(reqwest::redirect::Policy::none())
        .referer(false)
        .no_gzip()
        .connect_timeout(connect);
    if let Some(path) = ca_file {
        let unusable = ClientError::CaFile;
        let pem = std::fs::read(path).map_err(|e| unusable(e.to_string()))?;
        let found =
            reqwest::Certificate::from_pem_bundle(&pem).map_err(|e| unusable(root_cause(&e)))?;
        if found.is_empty() {
            return Err(unusable("there is no certificate in it".into()));
        }
        builder = builder.tls_certs_merge(found);
    }
    if let Some(address) = proxy {
        let proxy = reqwest::Proxy::all(address).map_err(|e| ClientError::Proxy {
            host: host(origin),
            reason: root_cause(&e.without_url()),
        })?;
        builder = builder.proxy(proxy);
    }
    Ok(builder)
}

/// The client itself.
///
/// # Errors
/// [`ClientError`].
pub fn build(builder: ClientBuilder) -> Result<Client, ClientError> {
    builder
        .build()
        .map_err(|e| ClientError::CaFile(root_cause(&e.without_url())))
}

/// The deepest reason of an error, which names the fault itself.
pub fn root_cause(error: &(dyn Error + 'static)) -> String {
    let mut at = error;
    while let Some(deeper) = at.source() {
        at = deeper;
    }
    at.to_string()
}

/// Whether this reason is one of TLS.
pub fn is_tls(reason: &str) -> bool {
    let lower = reason.to_lowercase();
    ["certificate", "tls", "handshake", "invalidcontenttype"]
        .iter()
        .any(|word| lower.contains(word))
}
