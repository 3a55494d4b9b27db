//! Why something that Helm keeps cannot be read.

/// Why a release or a file cannot be read. Nothing of it is taken over.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DeployedError {
    /// Larger than anything Helm writes.
    #[error("it is larger than {limit} bytes{when}")]
    TooLarge {
        /// The limit that held.
        limit: u64,
        /// ` once unpacked`, or nothing.
        when: &'static str,
    },
    /// Not base64, or gzip that is cut or broken.
    #[error("it cannot be unpacked: {0}")]
    Packed(String),
    /// Unpacked, and not a release.
    #[error("it is not a Helm release: {0}")]
    NotARelease(String),
    /// Nothing in it.
    #[error("the file is empty")]
    Empty,
    /// None of the kinds of file that are read.
    #[error("it is none of the files that can be read: {0}")]
    Unfamiliar(String),
    /// A file that does not say which release it is of.
    #[error("it does not say which release it is of")]
    Nameless,
}

impl DeployedError {
    /// What a person can do about it, one sentence.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "Check where it comes from; Helm writes nothing that large.",
            Self::Packed(_) | Self::NotARelease(_) => {
                "Take it from the cluster again: kubectl get secret -l owner=helm -o json."
            }
            Self::Empty => "Write it again, and look at what the command said.",
            Self::Unfamiliar(_) => {
                "Bring what helm list, get metadata, history or status write with -o json, helm get \
                 manifest, or kubectl get secret or deploy with -o json."
            }
            Self::Nameless => "Say which release it is of, with --release and --namespace.",
        }
    }
}
