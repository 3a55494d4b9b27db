//! What an environment stands on, beside what the release was tested with.
//!
//! The dependency test matrix of the release notes names Kubernetes, MySQL, Kafka, Redis, MongoDB; the
//! guide asks besides that the API gateway, the DMZ and the security zones are those of Production.

use crate::notes::MatrixRow;
use crate::observed::Image;
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
/// Both are read as product and version, however they are written: `8.0.32`, `v8.0.32`, `mysql:8.0.32`
/// and the image `bitnami/mysql:8.0.32-debian-11-r0` of the matrix are one version of one product. The
/// matrix is read to the numbers it gives: tested with `v1.29`, `1.29.4` is as tested; what says less
/// than the matrix, as `8.0` beside `8.0.32`, may be either.
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
        name == fact.slug().replace('_', "")
    });
    let tested = row
        .map(|row| row.version.clone())
        .filter(|text| !text.trim().is_empty());
    let standing = match (&tested, found) {
        (Some(tested), Some(found)) => beside(fact, found, tested),
        _ => Tested::Unknown,
    };
    (tested, standing)
}

fn beside(fact: InfrastructureFact, found: &str, tested: &str) -> Tested {
    let (found, tested) = (Written::read(found), Written::read(tested));
    if tested.numbers.is_empty() {
        return match found.text == tested.text {
            true => Tested::AsTested,
            false => Tested::Otherwise,
        };
    }
    let another = |one: &Written| {
        let name = one.product.as_deref();
        name.is_some_and(|name| !is_of(fact, name))
    };
    // A distribution of Kubernetes goes by its own name and by the version of Kubernetes.
    if fact != InfrastructureFact::Kubernetes && another(&found) && !another(&tested) {
        return Tested::Otherwise;
    }
    let (mine, theirs) = (&found.numbers, &tested.numbers);
    match mine.iter().zip(theirs).all(|(one, other)| one == other) {
        false => Tested::Otherwise,
        true if mine.len() < theirs.len() => Tested::Unknown,
        true => Tested::AsTested,
    }
}

/// A version as somebody wrote it, taken apart.
struct Written {
    /// In lower case.
    text: String,
    /// Of an image or a pair `product:version`, the product.
    product: Option<String>,
    /// The numbers of the version, without what a distribution put behind them.
    numbers: Vec<String>,
}

impl Written {
    fn read(text: &str) -> Written {
        let text = text.trim().to_lowercase();
        let image = Image::parse(&text);
        let named = (image.tag.is_some() || text.contains('/')).then(|| image.name().to_owned());
        let version = image.tag.as_deref().unwrap_or(&text);
        let numbers = version
            .split(|c: char| c.is_whitespace() || c == ',')
            .find_map(numbers)
            .unwrap_or_default();
        Written {
            product: named,
            numbers,
            text,
        }
    }
}

/// The numbers that a word begins with: `8.0.32` of `v8.0.32-debian-11-r0`; None for one that is no
/// version.
fn numbers(word: &str) -> Option<Vec<String>> {
    let core = bare(word).split(['-', '+', '_']).next().unwrap_or_default();
    let parts: Vec<String> = core
        .split('.')
        .map(|part| {
            let plain = part.trim_start_matches('0');
            if plain.is_empty() { "0" } else { plain }.to_owned()
        })
        .collect();
    let number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    core.split('.').all(number).then_some(parts)
}

/// Whether a name is one of the product's: images are called `mysql`, `mysql-server`, `mongo`.
fn is_of(fact: InfrastructureFact, name: &str) -> bool {
    let other = match fact {
        InfrastructureFact::Mongodb => "mongo",
        other => other.slug(),
    };
    name.contains(fact.slug()) || name.contains(other)
}
