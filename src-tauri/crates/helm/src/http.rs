//! The one HTTP client of this crate: every call has a deadline, a size cap, a least speed and a
//! way to be cancelled, and credentials stay within their origin.
//!
//! The public functions block. Inside, a private runtime on the calling thread drives the client,
//! because a blocked read could not be cancelled in time.

use crate::error::FetchError;
use crate::remote::{Auth, Remote, Validators, Watch};
use reqwest::header::{self, HeaderMap, HeaderValue};
use reqwest::{Client, Method, Response, StatusCode};
use slipway_net::address::{bare, host, is_link_local, same_origin};
use slipway_net::client::{self, is_tls, root_cause};
use slipway_net::retry::retry_after;
use std::future::Future;
use std::time::{Duration, Instant};
use url::Url;

/// How often a waiting call looks whether it was cancelled.
const TICK: Duration = Duration::from_millis(50);
/// Times a busy server is asked again within one call.
const BUSY_TRIES: u32 = 2;

/// Runs a call to its end on this thread. A name look-up that hangs is left behind, not waited for.
pub(crate) fn run<T>(call: impl Future<Output = Result<T, FetchError>>) -> Result<T, FetchError> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let outcome = runtime.block_on(call);
    runtime.shutdown_background();
    outcome
}

/// What one request asks for beside its address.
#[derive(Clone, Copy, Default)]
pub(crate) struct Ask<'a> {
    /// `Accept`.
    pub(crate) accept: Option<&'static str>,
    /// Makes the request conditional.
    pub(crate) validators: Option<&'a Validators>,
    /// Offers gzip.
    pub(crate) gzip: bool,
    /// Only the headers.
    pub(crate) head: bool,
}

/// Why a post has no answer.
pub(crate) enum PostError {
    /// Nobody was reached, so nothing was sent.
    Unsent(FetchError),
    /// It may have been sent.
    Unanswered(FetchError),
}

/// A call under way.
pub(crate) struct Http<'r> {
    client: Client,
    pub(crate) remote: &'r Remote,
    pub(crate) watch: &'r dyn Watch,
    /// Where credentials belong.
    pub(crate) origin: Url,
    /// Sent to `origin`, and elsewhere only with `pass_credentials_all`.
    pub(crate) auth: Auth,
    deadline: Instant,
    /// Requests made so far.
    pub(crate) requests: u32,
}

impl<'r> Http<'r> {
    /// Prepares a call to `origin`; user and password in the address become its credentials.
    pub(crate) fn new(
        remote: &'r Remote,
        mut origin: Url,
        watch: &'r dyn Watch,
    ) -> Result<Self, FetchError> {
        let auth = match (&remote.auth, origin.username(), origin.password()) {
            (Auth::Anonymous, "", None) => Auth::Anonymous,
            (Auth::Anonymous, user, password) => {
                let decode = |text: &str| {
                    percent_encoding::percent_decode_str(text)
                        .decode_utf8_lossy()
                        .into_owned()
                };
                let password = crate::Secret::new(decode(password.unwrap_or_default()));
                Auth::Basic {
                    username: decode(user),
                    password,
                }
            }
            (given, ..) => given.clone(),
        };
        bare(&mut origin);
        let deadline = Instant::now() + remote.limits.total;
        let client = client(remote, &origin)?;
        Ok(Self {
            client,
            remote,
            watch,
            origin,
            auth,
            deadline,
            requests: 0,
        })
    }

    /// Sends a request, follows redirects, sits out a short `Retry-After`; gives whatever answer
    /// comes in the end.
    pub(crate) async fn send(&mut self, url: &Url, ask: Ask<'_>) -> Result<Response, FetchError> {
        let mut at = url.clone();
        bare(&mut at);
        let mut redirects = 0;
        let mut tries = 0;
        loop {
            let response = self.once(&at, ask).await?;
            let status = response.status();
            if status.is_redirection() && status != StatusCode::NOT_MODIFIED {
                redirects += 1;
                at = self.redirected(&at, &response, redirects)?;
            } else if matches!(status.as_u16(), 429 | 503) && tries < BUSY_TRIES {
                let limits = &self.remote.limits;
                let wait = retry_after(response.headers(), limits.retry_after_cap);
                let Some(wait) = wait.filter(|wait| *wait <= limits.patience) else {
                    return Ok(response);
                };
                tries += 1;
                // A server that says "0" is still given a moment.
                let wait = wait.max(Duration::from_millis(100));
                self.guard(tokio::time::sleep(wait)).await?;
            } else {
                return Ok(response);
            }
        }
    }

    async fn once(&mut self, url: &Url, ask: Ask<'_>) -> Result<Response, FetchError> {
        let method = if ask.head { Method::HEAD } else { Method::GET };
        let mut request = self.client.request(method, url.clone());
        if same_origin(url, &self.origin) || self.remote.pass_credentials_all {
            request = match &self.auth {
                Auth::Anonymous => request,
                Auth::Basic { username, password } => {
                    request.basic_auth(username, Some(password.expose()))
                }
                Auth::Bearer(token) => request.bearer_auth(token.expose()),
            };
        }
        let encoding = if ask.gzip { "gzip" } else { "identity" };
        request = request.header(header::ACCEPT_ENCODING, encoding);
        if let Some(accept) = ask.accept {
            request = request.header(header::ACCEPT, accept);
        }
        if let Some(known) = ask.validators {
            request = request.headers(conditions(known));
        }
        self.requests += 1;
        let sent = self.guard(request.send()).await?;
        sent.map_err(|e| self.unreachable(url, e))
    }

    /// Posts a JSON document once, with no redirect and no second try.
    pub(crate) async fn post(&mut self, url: &Url, json: &str) -> Result<Response, PostError> {
        let request = self.client.request(Method::POST, url.clone());
        let request = request.header(header::CONTENT_TYPE, "application/json");
        self.requests += 1;
        let sent = self.guard(request.body(json.to_owned()).send()).await;
        match sent {
            Ok(Ok(response)) => Ok(response),
            Ok(Err(error)) if error.is_connect() || error.is_builder() => {
                Err(PostError::Unsent(self.unreachable(url, error)))
            }
            Ok(Err(error)) => Err(PostError::Unanswered(self.unreachable(url, error))),
            Err(stopped) => Err(PostError::Unanswered(stopped)),
        }
    }

    fn redirected(&self, from: &Url, answer: &Response, count: u32) -> Result<Url, FetchError> {
        let place = answer
            .headers()
            .get(header::LOCATION)
            .and_then(|v| v.to_str().ok());
        let next = place.and_then(|place| from.join(place).ok());
        let refuse = |to: String, reason| FetchError::Redirect {
            host: host(from),
            to,
            reason,
        };
        let Some(mut next) = next else {
            return Err(refuse("nowhere".into(), "it does not say where to"));
        };
        let to = host(&next);
        if count > self.remote.limits.redirects {
            return Err(refuse(to, "too many redirects"));
        }
        if !matches!(next.scheme(), "http" | "https") {
            return Err(refuse(to, "it is not a web address"));
        }
        if from.scheme() == "https" && next.scheme() == "http" {
            return Err(refuse(to, "it would leave encryption"));
        }
        if is_link_local(&next) {
            return Err(refuse(to, "it points into the local machine's own network"));
        }
        let with_credentials = self.auth != Auth::Anonymous && same_origin(from, &self.origin);
        if with_credentials && !same_origin(from, &next) && !self.remote.pass_credentials_all {
            return Err(refuse(to, "credentials are kept within their own server"));
        }
        bare(&mut next);
        Ok(next)
    }

    /// Waits for `work`, but no longer than the deadline and only until cancelled.
    pub(crate) async fn guard<T>(&self, work: impl Future<Output = T>) -> Result<T, FetchError> {
        tokio::pin!(work);
        loop {
            if self.watch.cancelled() {
                return Err(FetchError::Cancelled);
            }
            let left = self.deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Err(FetchError::Deadline(self.remote.limits.total));
            }
            if let Ok(done) = tokio::time::timeout(left.min(TICK), &mut work).await {
                return Ok(done);
            }
        }
    }

    fn unreachable(&self, url: &Url, error: reqwest::Error) -> FetchError {
        let host = host(url);
        let reason = root_cause(&error.without_url());
        if is_tls(&reason) {
            return FetchError::Tls { host, reason };
        }
        match self.remote.proxy {
            Some(_) => FetchError::Proxy { host, reason },
            None => FetchError::Unreachable { host, reason },
        }
    }
}

/// Turns every answer but 200 into what it means.
pub(crate) fn expect_ok(
    response: Response,
    what: &'static str,
    remote: &Remote,
) -> Result<Response, FetchError> {
    let status = response.status().as_u16();
    let host = host(response.url());
    Err(match status {
        200 | 203 => return Ok(response),
        407 => FetchError::Proxy {
            host,
            reason: "it asks for credentials (HTTP 407)".into(),
        },
        401 | 403 => FetchError::Refused { host, status },
        404 | 410 => FetchError::NotFound { host, what, status },
        429 | 503 => {
            let retry_after = retry_after(response.headers(), remote.limits.retry_after_cap);
            FetchError::Busy {
                host,
                status,
                retry_after,
            }
        }
        _ => FetchError::Status { host, status },
    })
}

fn client(remote: &Remote, origin: &Url) -> Result<Client, FetchError> {
    let (ca_file, proxy) = (remote.ca_file.as_deref(), remote.proxy.as_deref());
    let connect = remote.limits.connect;
    Ok(client::build(client::builder(
        origin, ca_file, proxy, connect,
    )?)?)
}

fn conditions(known: &Validators) -> HeaderMap {
    let mut headers = HeaderMap::new();
    let mut put = |name, value: &Option<String>| {
        if let Some(Ok(value)) = value.as_deref().map(HeaderValue::from_str) {
            headers.insert(name, value);
        }
    };
    put(header::IF_NONE_MATCH, &known.etag);
    put(header::IF_MODIFIED_SINCE, &known.last_modified);
    headers
}
