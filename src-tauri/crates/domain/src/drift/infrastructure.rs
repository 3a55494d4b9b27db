//! What an environment stands on, beside what the release was tested with.
//!
//! The dependency test matrix of the release notes names Kubernetes, MySQL, Kafka, Redis, MongoDB; the
//! guide asks besides that the API gateway, the DMZ and the security zones are those of Production.

use crate::notes::MatrixRow;
use crate::version::bare;
use serde::{Deserialize, Serialize};

/// A fact of an environment's infrastructure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InfrastructureFact {
    /// Version of Kubernetes.
    Kubernetes,
    /// Version of MySQL.
    Mysql,
    /// Version of Kafka.
    Kafka,
    /// Version of Redis.
    Redis,
    /// Version of MongoDB.
    Mongodb,
    /// Which API gateway, in which version.
    ApiGateway,
    /// How the DMZ is laid out.
    Dmz,
    /// Which security zones there are.
    SecurityZones,
}

impl InfrastructureFact {
    /// In the order they are shown.
    pub const ALL: [InfrastructureFact; 8] = [
        InfrastructureFact::Kubernetes,
        InfrastructureFact::Mysql,
        InfrastructureFact::Kafka,
        InfrastructureFact::Redis,
        InfrastructureFact::Mongodb,
        InfrastructureFact::ApiGateway,
        InfrastructureFact::Dmz,
        InfrastructureFact::SecurityZones,
    ];

    /// As stored and sent.
    pub fn slug(self) -> &'static str {
        match self {
            InfrastructureFact::Kubernetes => "kubernetes",
            InfrastructureFact::Mysql => "mysql",
            InfrastructureFact::Kafka => "kafka",
            InfrastructureFact::Redis => "redis",
            InfrastructureFact::Mongodb => "mongodb",
            InfrastructureFact::ApiGateway => "api_gateway",
            InfrastructureFact::Dmz => "dmz",
            InfrastructureFact::SecurityZones => "security_zones",
        }
    }

    /// What it is called.
    pub fn title(self) -> &'static str {
        match self {
            InfrastructureFact::Kubernetes => "Kubernetes",
            InfrastructureFact::Mysql => "MySQL",
            InfrastructureFact::Kafka => "Kafka",
            InfrastructureFact::Redis => "Redis",
            InfrastructureFact::Mongodb => "MongoDB",
            InfrastructureFact::ApiGateway => "API gateway",
            InfrastructureFact::Dmz => "DMZ",
            InfrastructureFact::SecurityZones => "security zones",
        }
    }

    /// Reads a fact from its slug.
    pub fn parse(text: &str) -> Option<InfrastructureFact> {
        let text = text.trim().to_lowercase().replace('-', "_");
        InfrastructureFact::ALL
            .into_iter()
            .find(|fact| fact.slug() == text)
    }
}

/// How a version stands to the one that a release was tested with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tested {
    /// The one it was tested with, as far as the matrix says.
    AsTested,
    /// Another one.
    Otherwise,
    /// The matrix does not name it, or nobody said what is there.
    Unknown,
}

/// What the matrix says of a fact, and how what is there stands to it.
///
/// The matrix is read to the numbers it gives: tested with `v1.29`, `1.29.4` is as tested.
pub fn beside_matrix(
    fact: InfrastructureFact,
    found: Option<&str>,
    matrix: &[MatrixRow],
) -> (Option<String>, Tested) {
    let row = matrix.iter().find(|row| {
        let name: String = row
            .name
            .to_lowercase()
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .collect();
        name == fact.slug()
    });
    let tested = row
        .map(|row| row.version.clone())
        .filter(|text| !text.trim().is_empty());
    let standing = match (&tested, found) {
        (Some(tested), Some(found)) => match begins_as(found, tested) {
            true => Tested::AsTested,
            false => Tested::Otherwise,
        },
        _ => Tested::Unknown,
    };
    (tested, standing)
}

fn begins_as(found: &str, tested: &str) -> bool {
    let numbers = |text: &str| -> Vec<String> {
        let core = bare(text).split(['-', '+', ' ']).next().unwrap_or_default();
        core.split('.').map(str::to_owned).collect()
    };
    let (found, tested) = (numbers(found), numbers(tested));
    found.len() >= tested.len() && found.iter().zip(&tested).all(|(one, other)| one == other)
}
