//! The part of the OCI distribution protocol that charts need: tags, manifests, blobs, and the
//! token exchange behind `401 WWW-Authenticate`.

use crate::body::{Body, Cap, hex};
use crate::error::FetchError;
use crate::http::{self, Ask, Http};
use crate::remote::{Auth, Remote, Watch};
use reqwest::header::{LINK, WWW_AUTHENTICATE};
use reqwest::{Response, StatusCode};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use slipway_net::Secret;
use slipway_net::address::{host, same_origin};
use std::collections::BTreeMap;
use std::io::Write;
use url::Url;

/// Pages of a tag list followed.
const MAX_PAGES: usize = 1_000;
/// Tags of one chart taken.
const MAX_TAGS: usize = 100_000;
/// Most bytes of a tag page, manifest or token.
const SMALL: u64 = 4 << 20;
const MANIFESTS: &str = "application/vnd.oci.image.manifest.v1+json, \
    application/vnd.docker.distribution.manifest.v2+json";

/// What a manifest or its parts are.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Descriptor {
    pub(crate) media_type: String,
    pub(crate) digest: String,
}

/// An image manifest, as far as charts use it.
#[derive(Debug, Deserialize)]
pub(crate) struct Manifest {
    pub(crate) config: Descriptor,
    #[serde(default)]
    pub(crate) layers: Vec<Descriptor>,
    #[serde(default)]
    pub(crate) annotations: Option<BTreeMap<String, String>>,
}

#[derive(Deserialize)]
struct TagPage {
    /// May be null but must be there: a wrong answer is not a chart without versions.
    #[serde(deserialize_with = "Option::deserialize")]
    tags: Option<Vec<String>>,
}

#[derive(Deserialize)]
struct Token {
    token: Option<String>,
    access_token: Option<String>,
}

/// A registry spoken to.
pub(crate) struct Registry<'r> {
    pub(crate) http: Http<'r>,
    base: Url,
    given: Auth,
    scope: String,
    /// Body bytes of small answers.
    pub(crate) bytes: u64,
}

impl<'r> Registry<'r> {
    /// Prepares to speak to the registry of an `oci://` address. Loopback hosts are spoken to
    /// without TLS, as Docker does.
    pub(crate) fn new(
        remote: &'r Remote,
        address: &Url,
        watch: &'r dyn Watch,
    ) -> Result<Self, FetchError> {
        let base = base(address)?;
        let mut http = Http::new(remote, base.clone(), watch)?;
        let home = crate::url::parse(&remote.url)?;
        let ours = if home.scheme() == "oci" {
            self::base(&home)?
        } else {
            home
        };
        if !same_origin(&ours, &base) && !remote.pass_credentials_all {
            http.auth = Auth::Anonymous;
        }
        let given = http.auth.clone();
        // Basic credentials wait until the registry asks, since a token may be what it wants.
        if matches!(given, Auth::Basic { .. }) {
            http.auth = Auth::Anonymous;
        }
        Ok(Self {
            http,
            base,
            given,
            scope: String::new(),
            bytes: 0,
        })
    }

    /// Every tag of `repository`, page by page.
    pub(crate) async fn tags(&mut self, repository: &str) -> Result<Vec<String>, FetchError> {
        let mut tags = Vec::new();
        let mut page = self.address(repository, "tags/list")?;
        let mut seen = Vec::new();
        loop {
            let response = self.get(repository, &page, Ask::default(), "chart").await?;
            let next = next_page(&response, &page);
            let body = self.small(response, "tag list").await?;
            let list: TagPage = self.json(&body)?;
            tags.extend(list.tags.unwrap_or_default());
            seen.push(page);
            let Some(next) = next else { return Ok(tags) };
            if !same_origin(&next, &self.base) {
                return Err(self.odd("its next page lies on another server"));
            }
            if seen.contains(&next) || seen.len() >= MAX_PAGES || tags.len() > MAX_TAGS {
                return Err(self.odd("its pages do not end"));
            }
            page = next;
        }
    }

    /// The digest a tag points at, without its content; `None` where the registry does not say.
    pub(crate) async fn digest_of(
        &mut self,
        repository: &str,
        tag: &str,
    ) -> Result<Option<String>, FetchError> {
        let url = self.address(repository, &format!("manifests/{tag}"))?;
        let ask = Ask {
            accept: Some(MANIFESTS),
            head: true,
            ..Ask::default()
        };
        let response = self.get(repository, &url, ask, "manifest").await?;
        let header = response.headers().get("docker-content-digest");
        Ok(header.and_then(|v| v.to_str().ok()).map(Into::into))
    }

    /// The manifest a tag points at, and its digest as computed here.
    pub(crate) async fn manifest(
        &mut self,
        repository: &str,
        tag: &str,
    ) -> Result<(Manifest, String), FetchError> {
        let url = self.address(repository, &format!("manifests/{tag}"))?;
        let ask = Ask {
            accept: Some(MANIFESTS),
            ..Ask::default()
        };
        let response = self.get(repository, &url, ask, "manifest").await?;
        let body = self.small(response, "manifest").await?;
        let digest = format!("sha256:{}", hex(&Sha256::digest(&body)));
        Ok((self.json(&body)?, digest))
    }

    /// A small blob in memory, checked against its digest.
    pub(crate) async fn blob(
        &mut self,
        repository: &str,
        digest: &str,
    ) -> Result<Vec<u8>, FetchError> {
        let response = self.open(repository, digest).await?;
        let body = self.small(response, "chart metadata").await?;
        let got = format!("sha256:{}", hex(&Sha256::digest(&body)));
        if got == digest {
            Ok(body)
        } else {
            Err(self.odd("a blob is not what its digest says"))
        }
    }

    /// A blob of any size, into `out`; the caller compares digests.
    pub(crate) async fn copy_blob(
        &mut self,
        repository: &str,
        digest: &str,
        cap: Cap,
        out: &mut (dyn Write + Send),
    ) -> Result<Body, FetchError> {
        let response = self.open(repository, digest).await?;
        self.http.take(response, cap, out).await
    }

    async fn open(&mut self, repository: &str, digest: &str) -> Result<Response, FetchError> {
        let url = self.address(repository, &format!("blobs/{digest}"))?;
        self.get(repository, &url, Ask::default(), "blob").await
    }

    /// Asks, and answers the registry's challenge once.
    async fn get(
        &mut self,
        repository: &str,
        url: &Url,
        ask: Ask<'_>,
        what: &'static str,
    ) -> Result<Response, FetchError> {
        let scope = format!("repository:{repository}:pull");
        let mut response = self.http.send(url, ask).await?;
        if response.status() == StatusCode::UNAUTHORIZED {
            let challenge = response.headers().get(WWW_AUTHENTICATE);
            let challenge = challenge
                .and_then(|v| v.to_str().ok())
                .unwrap_or_default()
                .to_owned();
            if self.answer(&challenge, scope).await? {
                response = self.http.send(url, ask).await?;
            }
        }
        http::expect_ok(response, what, self.http.remote)
    }

    /// Gets what the registry asks for; `false` when we have nothing better than before.
    async fn answer(&mut self, challenge: &str, scope: String) -> Result<bool, FetchError> {
        let (scheme, rest) = challenge.split_once(' ').unwrap_or((challenge, ""));
        if scheme.eq_ignore_ascii_case("basic") && self.http.auth != self.given {
            self.http.auth = self.given.clone();
            return Ok(true);
        }
        let fresh = self.scope != scope || self.http.auth == Auth::Anonymous;
        let ours = matches!(self.given, Auth::Bearer(_));
        if !scheme.eq_ignore_ascii_case("bearer") || ours || !fresh {
            return Ok(false);
        }
        let token = self.token(rest, &scope).await?;
        (self.http.auth, self.scope) = (Auth::Bearer(Secret::new(token)), scope);
        Ok(true)
    }

    async fn token(&mut self, challenge: &str, scope: &str) -> Result<String, FetchError> {
        let asked = parameters(challenge);
        let realm = asked.get("realm").and_then(|realm| Url::parse(realm).ok());
        let Some(mut realm) = realm.filter(|url| matches!(url.scheme(), "http" | "https")) else {
            return Err(self.odd("it does not say where to get a token"));
        };
        if self.base.scheme() == "https" && realm.scheme() != "https" {
            return Err(self.odd("it wants credentials sent without encryption"));
        }
        if let Some(service) = asked.get("service") {
            realm.query_pairs_mut().append_pair("service", service);
        }
        realm.query_pairs_mut().append_pair("scope", scope);
        // The token service has the credentials' trust by the protocol: it is their origin now.
        let registry = std::mem::replace(&mut self.http.origin, realm.clone());
        let before = std::mem::replace(&mut self.http.auth, self.given.clone());
        let answer = self.http.send(&realm, Ask::default()).await;
        (self.http.origin, self.http.auth) = (registry, before);
        let response = http::expect_ok(answer?, "token", self.http.remote)?;
        let body = self.small(response, "token").await?;
        let token: Token = self.json(&body)?;
        token
            .token
            .or(token.access_token)
            .ok_or_else(|| self.odd("it gives no token"))
    }

    async fn small(&mut self, from: Response, what: &'static str) -> Result<Vec<u8>, FetchError> {
        let body = self.http.small(from, Cap { limit: SMALL, what }).await?;
        self.bytes += body.len() as u64;
        Ok(body)
    }

    fn json<T: for<'de> Deserialize<'de>>(&self, body: &[u8]) -> Result<T, FetchError> {
        serde_json::from_slice(body).map_err(|e| self.odd(&e.to_string()))
    }

    fn address(&self, repository: &str, rest: &str) -> Result<Url, FetchError> {
        let path = format!("v2/{repository}/{rest}");
        self.base
            .join(&path)
            .map_err(|e| FetchError::Address(e.to_string()))
    }

    /// The registry does not behave like one.
    pub(crate) fn odd(&self, reason: &str) -> FetchError {
        FetchError::Registry {
            host: host(&self.base),
            reason: reason.into(),
        }
    }
}

fn base(address: &Url) -> Result<Url, FetchError> {
    let name = address.host_str().unwrap_or_default();
    let loopback = name == "localhost" || name == "[::1]" || name.starts_with("127.");
    let scheme = if loopback { "http" } else { "https" };
    let at = host(address);
    let mut base =
        Url::parse(&format!("{scheme}://{at}/")).map_err(|e| FetchError::Address(e.to_string()))?;
    // These two fail only for addresses without a host.
    let _ = base.set_username(address.username());
    let _ = base.set_password(address.password());
    Ok(base)
}

/// `Link: </v2/…?last=x>; rel="next"`.
fn next_page(response: &Response, page: &Url) -> Option<Url> {
    let links = response
        .headers()
        .get_all(LINK)
        .iter()
        .filter_map(|v| v.to_str().ok());
    links.flat_map(|line| line.split(',')).find_map(|link| {
        let (target, rest) = link.trim().strip_prefix('<')?.split_once('>')?;
        let next = rest
            .split(';')
            .any(|p| matches!(p.trim(), "rel=\"next\"" | "rel=next"));
        if next { page.join(target).ok() } else { None }
    })
}

/// `realm="https://…",service="…"`; commas may stand inside the quotes.
fn parameters(challenge: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut rest = challenge;
    while let Some((key, after)) = rest.split_once('=') {
        let (value, next) = match after.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"').unwrap_or((quoted, "")),
            None => after.split_once(',').unwrap_or((after, "")),
        };
        let key = key.trim_matches([' ', ',']).to_ascii_lowercase();
        found.insert(key, value.to_owned());
        rest = next;
    }
    found
}
