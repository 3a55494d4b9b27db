//! Breaking changes rolled up over the versions an upgrade skips.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::{Breaking, Notes};

/// The breaking changes of one component over several versions.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RolledUp {
    /// As first written; none for texts that stand under no component.
    pub component: Option<String>,
    /// Each file once, in the order of first mention.
    pub files: Vec<RolledFile>,
    /// Explanations with the version they came with.
    pub text: Vec<RolledText>,
}

/// A file that changed incompatibly.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RolledFile {
    /// As written.
    pub path: String,
    /// Whether it is a database migration.
    pub migration: bool,
    /// Whether it is configuration.
    pub config: bool,
    /// The versions whose notes name it, in the order given.
    pub versions: Vec<String>,
}

/// An explanation of a breaking change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RolledText {
    /// The version whose notes say it.
    pub version: String,
    /// Without Markdown.
    pub text: String,
}

/// Rolls up the breaking changes of `list`, versions with their notes, oldest first.
///
/// Component names are compared without case; the order is that of first mention.
pub fn rollup(list: &[(String, &Notes)]) -> Vec<RolledUp> {
    let mut rolled: Vec<RolledUp> = Vec::new();
    let mut places: HashMap<Option<String>, usize> = HashMap::new();
    for (version, notes) in list {
        for breaking in &notes.breaking {
            let key = breaking.component.as_ref().map(|name| name.to_lowercase());
            let place = *places.entry(key).or_insert(rolled.len());
            if place == rolled.len() {
                let component = breaking.component.clone();
                rolled.push(RolledUp {
                    component,
                    ..RolledUp::default()
                });
            }
            add(&mut rolled[place], version, breaking);
        }
    }
    rolled
}

fn add(rolled: &mut RolledUp, version: &str, breaking: &Breaking) {
    let mut places: HashMap<String, usize> = rolled
        .files
        .iter()
        .enumerate()
        .map(|(at, file)| (file.path.clone(), at))
        .collect();
    for path in &breaking.files {
        let place = *places.entry(path.clone()).or_insert(rolled.files.len());
        if place == rolled.files.len() {
            rolled.files.push(RolledFile {
                path: path.clone(),
                migration: breaking.migrations.contains(path),
                config: breaking.configs.contains(path),
                versions: Vec::new(),
            });
        }
        let versions = &mut rolled.files[place].versions;
        if versions.last().is_none_or(|last| last != version) {
            versions.push(version.to_owned());
        }
    }
    let texts = breaking.text.iter();
    rolled.text.extend(texts.map(|text| RolledText {
        version: version.to_owned(),
        text: text.clone(),
    }));
}
