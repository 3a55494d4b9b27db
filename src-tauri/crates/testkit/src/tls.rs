//! A certificate of our own, for servers that encrypt.

use rustls::ServerConfig;
use rustls::pki_types::PrivateKeyDer;
use std::io;
use std::sync::Arc;

/// What a server on this machine encrypts with, and its certificate as PEM.
///
/// # Errors
/// When no certificate can be made.
pub(crate) fn own() -> io::Result<(Arc<ServerConfig>, String)> {
    let made = rcgen::generate_simple_self_signed(["127.0.0.1".to_owned(), "localhost".into()])
        .map_err(io::Error::other)?;
    let key =
        PrivateKeyDer::try_from(made.signing_key.serialize_der()).map_err(io::Error::other)?;
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .and_then(|config| {
            config
                .with_no_client_auth()
                .with_single_cert(vec![made.cert.der().clone()], key)
        })
        .map_err(io::Error::other)?;
    Ok((Arc::new(config), made.cert.pem()))
}
