//! Image references: `registry:port/path/name:tag@sha256:…`.

use serde::{Deserialize, Serialize};

/// An image reference taken apart; nothing is filled in that is not written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Image {
    /// Registry and path, without tag and digest.
    pub repository: String,
    /// The tag; None is not `latest`, which nobody wrote.
    pub tag: Option<String>,
    /// `sha256:…`.
    pub digest: Option<String>,
}

impl Image {
    /// Reads a reference; never fails, since an odd text is a repository nobody has.
    pub fn parse(text: &str) -> Image {
        let text = text.trim();
        let (rest, digest) = match text.split_once('@') {
            Some((rest, digest)) => (rest, Some(digest.to_owned())),
            None => (text, None),
        };
        // A colon before the last slash is the registry's port.
        let name_at = rest.rfind('/').map_or(0, |slash| slash + 1);
        let (repository, tag) = match rest[name_at..].split_once(':') {
            Some((name, tag)) => (&rest[..name_at + name.len()], Some(tag.to_owned())),
            None => (rest, None),
        };
        Image {
            repository: repository.to_owned(),
            tag: tag.filter(|tag| !tag.is_empty()),
            digest: digest.filter(|digest| !digest.is_empty()),
        }
    }

    /// The last part of the repository: what the image is called.
    pub fn name(&self) -> &str {
        self.repository.rsplit('/').next().unwrap_or_default()
    }

    /// What stands for its version: the tag, else the digest; None for a bare name.
    pub fn version(&self) -> Option<&str> {
        self.tag.as_deref().or(self.digest.as_deref())
    }

    /// Whether two references name one repository, whatever the tag and the digest.
    pub fn same_repository(&self, other: &Image) -> bool {
        self.repository_in_full() == other.repository_in_full()
    }

    /// Whether two references name one image: yes, no, or nobody can say, as when one has a tag only
    /// and the other a digest only.
    pub fn same(&self, other: &Image) -> Option<bool> {
        if !self.same_repository(other) {
            return Some(false);
        }
        match ((&self.digest, &other.digest), (&self.tag, &other.tag)) {
            ((Some(one), Some(two)), _) => Some(one == two),
            (_, (Some(one), Some(two))) => Some(one == two),
            ((None, None), (None, None)) => Some(true),
            ((None, None), _) => Some(false),
            _ => None,
        }
    }

    /// With the registry that is meant where none is written.
    fn repository_in_full(&self) -> String {
        let first = self.repository.split('/').next().unwrap_or_default();
        let written = self.repository.contains('/')
            && (first.contains('.') || first.contains(':') || first == "localhost");
        let path = match written {
            true => self.repository.as_str(),
            false if self.repository.contains('/') => {
                return format!("docker.io/{}", self.repository);
            }
            false => return format!("docker.io/library/{}", self.repository),
        };
        path.replacen("index.docker.io/", "docker.io/", 1)
    }
}
