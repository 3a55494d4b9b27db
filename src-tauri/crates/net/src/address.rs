//! Addresses, and what of them may be shown.

use std::net::IpAddr;
use url::Url;

/// Host and port for a message; never the rest, which may hold a secret.
pub fn host_of(text: &str) -> String {
    Url::parse(text).map_or_else(|_| "an unreadable address".into(), |url| host(&url))
}

/// Host and port for a message.
pub fn host(url: &Url) -> String {
    let name = url.host_str().unwrap_or("no host");
    url.port()
        .map_or_else(|| name.to_owned(), |port| format!("{name}:{port}"))
}

/// Whether credentials for one may go to the other: same scheme, host and port.
pub fn same_origin(a: &Url, b: &Url) -> bool {
    a.scheme() == b.scheme()
        && a.host_str() == b.host_str()
        && a.port_or_known_default() == b.port_or_known_default()
}

/// The address as that of a folder: with a slash at the end of its path, without a fragment.
pub fn folder(mut url: Url) -> Url {
    if !url.path().ends_with('/') {
        let path = format!("{}/", url.path());
        url.set_path(&path);
    }
    url.set_fragment(None);
    url
}

/// Takes user and password out of an address.
pub fn bare(url: &mut Url) {
    // Both fail only for addresses that cannot have credentials.
    let _ = url.set_username("");
    let _ = url.set_password(None);
}

/// Whether it points into the local machine's own network.
pub fn is_link_local(url: &Url) -> bool {
    let name = url.host_str().unwrap_or_default().trim_matches(['[', ']']);
    match name.parse() {
        Ok(IpAddr::V4(v4)) => v4.is_link_local(),
        Ok(IpAddr::V6(v6)) => v6.is_unicast_link_local(),
        Err(_) => false,
    }
}
