//! One request: a path in, bounded JSON out.

use super::ClusterError;
use crate::index::shown;
use crate::remote::Watch;
use http::Request;
use http_body_util::{BodyExt, LengthLimitError, Limited};
use kube::Client;
use kube::client::Body;
use serde_json::Value;
use std::future::Future;
use std::time::Duration;

/// Most bytes of one answer: five hundred Deployments, or a Secret many times over.
const MOST: usize = 48 << 20;
/// How often a waiting call looks whether it was cancelled.
const TICK: Duration = Duration::from_millis(50);

/// Runs to its end, to the deadline, or until nobody wants it.
pub(super) async fn bounded<T>(
    deadline: Duration,
    watch: &dyn Watch,
    call: impl Future<Output = Result<T, ClusterError>>,
) -> Result<T, ClusterError> {
    let unwanted = async {
        while !watch.cancelled() {
            tokio::time::sleep(TICK).await;
        }
    };
    tokio::select! {
        outcome = call => outcome,
        () = unwanted => Err(ClusterError::Cancelled),
        () = tokio::time::sleep(deadline) => Err(ClusterError::Deadline(deadline)),
    }
}

/// Asks for a path; `metadata` asks for names and labels only.
pub(super) async fn get(
    client: &Client,
    path: &str,
    metadata: bool,
    what: &str,
) -> Result<Value, ClusterError> {
    let accept = match metadata {
        true => "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,application/json",
        false => "application/json",
    };
    let request = Request::get(path)
        .header("accept", accept)
        .body(Body::empty())
        .map_err(|error| ClusterError::Kubeconfig(shown(&error.to_string())))?;
    let response = client.send(request).await.map_err(unreachable)?;
    match response.status().as_u16() {
        200..=299 => {}
        401 => return Err(ClusterError::Unauthorized),
        403 => return Err(ClusterError::Forbidden(what.to_owned())),
        status => return Err(ClusterError::Status(status)),
    }
    let body = Limited::new(response.into_body(), MOST).collect().await;
    let body = body.map_err(|error| match error.is::<LengthLimitError>() {
        true => ClusterError::TooLarge(MOST as u64),
        false => ClusterError::Unreachable(root(error.as_ref())),
    })?;
    serde_json::from_slice(&body.to_bytes())
        .map_err(|error| ClusterError::Malformed(shown(&error.to_string())))
}

fn unreachable(error: kube::Error) -> ClusterError {
    let reason = root(&error);
    let lower = reason.to_lowercase();
    match lower.contains("certificate") || lower.contains("tls") {
        true => ClusterError::Tls(reason),
        false => ClusterError::Unreachable(reason),
    }
}

/// The innermost reason, which is the telling one.
fn root(error: &(dyn std::error::Error + 'static)) -> String {
    let mut error = error;
    while let Some(source) = error.source() {
        error = source;
    }
    shown(&error.to_string())
}
