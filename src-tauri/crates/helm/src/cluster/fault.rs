//! Why a cluster did not answer. No message carries a token, a path of a key or a body.

use std::time::Duration;

/// Why nothing was read. What was known before still holds, and grows old.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ClusterError {
    /// The kubeconfig cannot be read or does not hold together.
    #[error("the kubeconfig cannot be used: {0}")]
    Kubeconfig(String),
    /// No such context.
    #[error("the kubeconfig has no context {wanted}")]
    NoContext {
        /// What was asked for.
        wanted: String,
        /// Those there are.
        known: Vec<String>,
    },
    /// The context signs in through a program.
    #[error(
        "context {context} signs in through the program {program}, which is not started from here"
    )]
    Plugin {
        /// The context.
        context: String,
        /// The program.
        program: String,
    },
    /// No connection, or it broke.
    #[error("the cluster cannot be reached: {0}")]
    Unreachable(String),
    /// The certificate is not trusted.
    #[error("the cluster is not trusted: {0}")]
    Tls(String),
    /// 401.
    #[error("the cluster does not take these credentials; they may have expired")]
    Unauthorized,
    /// 403 on what everything else hangs on.
    #[error("these credentials may not list {0}")]
    Forbidden(String),
    /// Any other status.
    #[error("the cluster answered HTTP {0}")]
    Status(u16),
    /// Not what the Kubernetes API answers.
    #[error("it does not answer like a Kubernetes cluster: {0}")]
    Malformed(String),
    /// More bytes than any such answer has.
    #[error("an answer is larger than {0} bytes")]
    TooLarge(u64),
    /// It took too long.
    #[error("no complete answer within {0:?}")]
    Deadline(Duration),
    /// The watcher asked to stop.
    #[error("cancelled")]
    Cancelled,
}

impl ClusterError {
    /// What a person can do about it, one sentence.
    pub fn hint(&self) -> String {
        let text = match self {
            Self::Kubeconfig(_) => "Name the file with --kubeconfig, or set KUBECONFIG.",
            Self::NoContext { known, .. } => {
                let shown: Vec<&str> = known.iter().take(12).map(String::as_str).collect();
                return match shown.as_slice() {
                    [] => "The file has no contexts at all.".to_owned(),
                    shown => format!("There are: {}.", shown.join(", ")),
                };
            }
            Self::Plugin { .. } => {
                "Use a context with a token or a certificate, or carry files here from where the \
                 program runs."
            }
            Self::Unreachable(_) => "Check the network, or carry files here from a bastion.",
            Self::Tls(_) => "Check the certificate authority in the kubeconfig.",
            Self::Unauthorized => "Sign in again, and try with the fresh kubeconfig.",
            Self::Forbidden(_) => {
                "Ask for the right to get and list Secrets, name a namespace where you have it, or \
                 carry files here."
            }
            Self::Status(_) | Self::Malformed(_) | Self::TooLarge(_) => {
                "Check the address of the cluster in the kubeconfig."
            }
            Self::Deadline(_) => "Try again, or look at one namespace only.",
            Self::Cancelled => "Nothing was changed.",
        };
        text.to_owned()
    }
}
