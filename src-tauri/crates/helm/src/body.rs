//! Taking in a body: to disk or into memory, hashed, never more than its cap.

use crate::error::FetchError;
use crate::fetch::Framing;
use crate::http::Http;
use flate2::write::MultiGzDecoder;
use reqwest::header::{CONTENT_ENCODING, TRANSFER_ENCODING};
use reqwest::{Response, Version};
use sha2::{Digest, Sha256};
use slipway_net::client::root_cause;
use std::io::{self, Write};
use std::time::Instant;

/// What is known of a body that came in whole.
#[derive(Clone, Debug)]
pub(crate) struct Body {
    /// After decompression.
    pub(crate) bytes: u64,
    /// SHA-256 after decompression, lower-case hex.
    pub(crate) sha256: String,
    /// Whether the transport proved it whole.
    pub(crate) framing: Framing,
    /// It begins like a web page.
    pub(crate) web_page: bool,
}

/// Most bytes of a body and how to call it in an error.
#[derive(Clone, Copy)]
pub(crate) struct Cap {
    pub(crate) limit: u64,
    pub(crate) what: &'static str,
}

impl Cap {
    fn reached(self) -> FetchError {
        FetchError::TooLarge {
            what: self.what,
            limit: self.limit,
        }
    }
}

impl Http<'_> {
    /// Writes the body into `out`.
    pub(crate) async fn take(
        &self,
        mut response: Response,
        cap: Cap,
        out: &mut (dyn Write + Send),
    ) -> Result<Body, FetchError> {
        let total = response.content_length();
        let zipped = response
            .headers()
            .get(CONTENT_ENCODING)
            .is_some_and(|v| v == "gzip");
        if total.is_some_and(|total| total > cap.limit) {
            return Err(cap.reached());
        }
        let framing = framing(&response, zipped);
        let measure = Measure::new(out, cap.limit);
        let mut inflate = if zipped {
            Inflate::Gzip(Box::new(MultiGzDecoder::new(measure)))
        } else {
            Inflate::Plain(measure)
        };
        let mut pace = Pace::new();
        let mut received = 0;
        loop {
            let chunk = self.paced(&mut pace, received, response.chunk()).await?;
            let Some(chunk) = chunk else { break };
            received += chunk.len() as u64;
            self.watch.progress(received, total);
            inflate.write(&chunk).map_err(|e| broken(e, cap))?;
        }
        let measure = inflate.finish().map_err(|e| broken(e, cap))?;
        Ok(measure.body(framing))
    }

    /// The body in memory, for small answers.
    pub(crate) async fn small(&self, response: Response, cap: Cap) -> Result<Vec<u8>, FetchError> {
        let mut bytes = Vec::new();
        self.take(response, cap, &mut bytes).await?;
        Ok(bytes)
    }

    /// Waits for the next chunk while the server keeps the least speed.
    async fn paced<T>(
        &self,
        pace: &mut Pace,
        received: u64,
        chunk: impl Future<Output = Result<T, reqwest::Error>>,
    ) -> Result<T, FetchError> {
        let limits = &self.remote.limits;
        tokio::pin!(chunk);
        loop {
            let left = limits.slow_after.saturating_sub(pace.since.elapsed());
            let waited = self.guard(tokio::time::timeout(left, &mut chunk)).await?;
            if let Ok(chunk) = waited {
                return chunk.map_err(|e| FetchError::Truncated(root_cause(&e.without_url())));
            }
            let least = limits
                .min_bytes_per_second
                .saturating_mul(limits.slow_after.as_secs().max(1));
            if received - pace.before < least {
                return Err(FetchError::TooSlow(limits.min_bytes_per_second));
            }
            *pace = Pace {
                since: Instant::now(),
                before: received,
            };
        }
    }
}

/// A stretch of time and how much had come before it.
struct Pace {
    since: Instant,
    before: u64,
}

impl Pace {
    fn new() -> Self {
        Self {
            since: Instant::now(),
            before: 0,
        }
    }
}

enum Inflate<'o> {
    Plain(Measure<'o>),
    Gzip(Box<MultiGzDecoder<Measure<'o>>>),
}

impl<'o> Inflate<'o> {
    fn write(&mut self, chunk: &[u8]) -> io::Result<()> {
        match self {
            Self::Plain(out) => out.write_all(chunk),
            Self::Gzip(out) => out.write_all(chunk),
        }
    }

    fn finish(self) -> io::Result<Measure<'o>> {
        match self {
            Self::Plain(out) => Ok(out),
            Self::Gzip(out) => out.finish(),
        }
    }
}

/// Hashes, counts and caps what is written.
struct Measure<'o> {
    out: &'o mut (dyn Write + Send),
    hash: Sha256,
    bytes: u64,
    limit: u64,
    first: Option<u8>,
}

impl<'o> Measure<'o> {
    fn new(out: &'o mut (dyn Write + Send), limit: u64) -> Self {
        Self {
            out,
            hash: Sha256::new(),
            bytes: 0,
            limit,
            first: None,
        }
    }

    fn body(self, framing: Framing) -> Body {
        let web_page = self.first == Some(b'<');
        Body {
            bytes: self.bytes,
            sha256: hex(&self.hash.finalize()),
            framing,
            web_page,
        }
    }
}

impl Write for Measure<'_> {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        self.bytes += piece.len() as u64;
        if self.bytes > self.limit {
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, "over the cap"));
        }
        if self.first.is_none() {
            self.first = piece.iter().copied().find(|b| !b.is_ascii_whitespace());
        }
        self.hash.update(piece);
        self.out
            .write_all(piece)
            .map_err(|e| io::Error::other(Disk(e)))?;
        Ok(piece.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Marks an error of our own disk, so that it is not taken for a broken body.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
struct Disk(io::Error);

fn broken(error: io::Error, cap: Cap) -> FetchError {
    if error.kind() == io::ErrorKind::FileTooLarge {
        return cap.reached();
    }
    match error.downcast::<Disk>() {
        Ok(Disk(ours)) => FetchError::Disk(ours),
        Err(theirs) => FetchError::Truncated(theirs.to_string()),
    }
}

fn framing(response: &Response, zipped: bool) -> Framing {
    let chunked = response.headers().contains_key(TRANSFER_ENCODING);
    let proven = zipped
        || chunked
        || response.content_length().is_some()
        || response.version() >= Version::HTTP_2;
    if proven {
        Framing::Complete
    } else {
        Framing::Unproven
    }
}

/// Lower-case hex.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
            // Writing into a String cannot fail.
            let _ = write!(text, "{byte:02x}");
            text
        })
}
