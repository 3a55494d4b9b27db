//! Release notes as GitHub's releases API gives them.
//!
//! Source: GitHub REST API, `GET /repos/{owner}/{repo}/releases/tags/{tag}`; `body` is the text.

use crate::body::Cap;
use crate::error::FetchError;
use crate::http::{self, Ask, Http};
use crate::remote::{Remote, Watch};
use crate::url;
use serde::Deserialize;

const WHAT: &str = "release notes";
const MAX_BYTES: u64 = 4 * 1024 * 1024;

/// The notes of one release, and where a person reads them.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct GithubNotes {
    /// Markdown, as written there.
    #[serde(default)]
    pub body: String,
    /// The release's page.
    #[serde(default, rename = "html_url")]
    pub address: String,
}

/// Reads the notes of the release tagged `v{version}`, or else `{version}`.
///
/// `from` is `owner/name`, or the whole address of a repository on another GitHub's API, such as
/// `https://github.example.org/api/v3/repos/owner/name`. Blocks; call it on a worker thread.
///
/// # Errors
/// [`FetchError`]; [`FetchError::NotFound`] when neither tag has a release.
pub fn release_notes(
    from: &str,
    version: &str,
    watch: &dyn Watch,
) -> Result<GithubNotes, FetchError> {
    let base = if from.contains("://") {
        from.trim_end_matches('/').to_owned()
    } else {
        format!("https://api.github.com/repos/{}", from.trim_matches('/'))
    };
    let bare = version.trim_start_matches(['v', 'V']);
    let tagged = |tag: &str| read(&format!("{base}/releases/tags/{tag}"), watch);
    match tagged(&format!("v{bare}")) {
        Err(FetchError::NotFound { .. }) => tagged(bare),
        other => other,
    }
}

fn read(address: &str, watch: &dyn Watch) -> Result<GithubNotes, FetchError> {
    let remote = Remote::http(address);
    let url = url::parse(address)?;
    let cap = Cap {
        limit: MAX_BYTES,
        what: WHAT,
    };
    let body = http::run(async {
        let mut call = Http::new(&remote, url.clone(), watch)?;
        let response = call.send(&url, Ask::default()).await?;
        let response = http::expect_ok(response, WHAT, &remote)?;
        call.small(response, cap).await
    })?;
    serde_json::from_slice(&body).map_err(|_| FetchError::WebPage {
        host: url.host_str().unwrap_or_default().to_owned(),
        what: WHAT,
    })
}
