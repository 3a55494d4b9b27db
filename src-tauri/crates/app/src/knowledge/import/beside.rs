//! Where the files lie that a document of a folder names, and the names that they are kept by. Nothing
//! outside the folder is read, whatever a name says.

use super::take::Content;
use slipway_domain::article::document::Document;
use slipway_domain::article::import::{MOST_FILES, Named, bare, kept_name, named, renamed};
use slipway_domain::article::place::decoded;
use std::collections::HashMap;
use std::fs;
use std::path::{Component, Path, PathBuf};

/// Endings of documents, which links between them have.
const DOCUMENTS: [&str; 5] = ["md", "markdown", "mdx", "html", "htm"];

/// Folders that a site serves from its root: Docusaurus's and VuePress's.
const SERVED: [&str; 2] = ["static", ".vuepress/public"];

/// What a document names.
#[derive(Default)]
pub(super) struct Beside {
    /// Files with the names they are kept by.
    pub(super) files: Vec<(String, Content)>,
    /// What is named and may not be read, with why.
    pub(super) left: Vec<(String, String)>,
    /// What is named and not there, with who names it.
    pub(super) missing: Vec<(String, String)>,
}

/// Finds the files that a document names; names that no link can hold are written anew in it.
pub(super) fn find(root: &Path, path: &Path, document: &mut Document) -> Beside {
    let mut beside = Beside::default();
    let mut names = HashMap::new();
    let mut kept: HashMap<String, PathBuf> = HashMap::new();
    let all = named(&document.body);
    for one in all.iter().take(MOST_FILES) {
        match lead(root, path, one) {
            Lead::File(at) => {
                // `./a.png` and `a.png` are one file.
                let here = |name: &str| name.strip_prefix("./").unwrap_or(name).to_owned();
                let name = free(here(&kept_name(&one.target)), &at, &mut kept);
                if name != here(bare(&one.target)) {
                    names.insert(one.target.clone(), name);
                }
            }
            Lead::Refused(why) => beside.left.push((one.target.clone(), why)),
            Lead::Missing => {
                let says = if one.image { "shows" } else { "links to" };
                let why = format!("“{}” {says} it, and it is not there.", document.title);
                beside.missing.push((one.target.clone(), why));
            }
            Lead::Elsewhere => {}
        }
    }
    if let Some(more) = all.get(MOST_FILES) {
        let why = format!("{MOST_FILES} files that it names were read before it.");
        beside.left.push((more.target.clone(), why));
    }
    if !names.is_empty() {
        document.body = renamed(&document.body, &names);
        // What could not be written anew is kept by the name it has.
        let now = named(&document.body);
        for one in now.iter().filter(|one| names.contains_key(&one.target)) {
            let at = names.get(&one.target).and_then(|name| kept.get(name));
            if let Some(at) = at.cloned() {
                kept.insert(bare(&one.target).to_owned(), at);
            }
        }
    }
    let mut files: Vec<(String, PathBuf)> = kept.into_iter().collect();
    files.sort();
    let at = |(name, at)| (name, Content::At(at));
    beside.files = files.into_iter().map(at).collect();
    beside
}

/// A name that no other file of the document has.
fn free(wished: String, at: &Path, kept: &mut HashMap<String, PathBuf>) -> String {
    let (stem, ending) = match wished.rsplit_once('.') {
        Some((stem, ending)) if !ending.contains('/') => (stem.to_owned(), format!(".{ending}")),
        _ => (wished.clone(), String::new()),
    };
    let mut name = wished;
    let mut n = 2;
    while kept.get(&name).is_some_and(|other| other != at) {
        name = format!("{stem}-{n}{ending}");
        n += 1;
    }
    kept.insert(name.clone(), at.to_owned());
    name
}

enum Lead {
    File(PathBuf),
    /// It may not be read.
    Refused(String),
    /// It is a file, and it is not there.
    Missing,
    /// It is no file: a document, a folder, a page of the site.
    Elsewhere,
}

fn lead(root: &Path, path: &Path, named: &Named) -> Lead {
    let written = bare(&named.target);
    let ending = written
        .rsplit('/')
        .next()
        .and_then(|name| name.rsplit_once('.'))
        .map(|(_, ending)| ending.to_lowercase())
        .unwrap_or_default();
    let document = DOCUMENTS.contains(&ending.as_str());
    if written.is_empty() || written.ends_with('/') || (document && !named.image) {
        return Lead::Elsewhere;
    }
    let decoded = decoded(written);
    let mut outside = false;
    for at in [decoded.as_ref(), written]
        .iter()
        .flat_map(|name| candidates(root, path, name))
    {
        if !stays(root, &at) {
            outside = true;
            continue;
        }
        match (fs::metadata(&at), fs::symlink_metadata(&at)) {
            (Ok(meta), _) if meta.is_dir() => return Lead::Elsewhere,
            (Ok(_), _) if !within(root, &at) => {
                return Lead::Refused("It is a link to somewhere outside the folder.".to_owned());
            }
            (Ok(meta), _) if meta.is_file() => return Lead::File(at),
            (Ok(_), _) => return Lead::Refused("It is no ordinary file.".to_owned()),
            (Err(_), Ok(_)) => return Lead::Refused("It is a link that leads nowhere.".to_owned()),
            (Err(_), Err(_)) => {}
        }
    }
    // A link without the ending of a file leads to a page of the site.
    let file = (1..=5).contains(&ending.len())
        && ending.chars().all(|c| c.is_ascii_alphanumeric())
        && ending.chars().any(|c| c.is_ascii_alphabetic())
        && !written.starts_with("www.");
    match (outside, named.image || file) {
        (_, false) => Lead::Elsewhere,
        (true, true) => Lead::Refused("It lies outside the folder.".to_owned()),
        (false, true) => Lead::Missing,
    }
}

/// Where a name may lie: beside its document, or, where it begins at the site's root, in the folders
/// above that a site is served from.
fn candidates(root: &Path, path: &Path, name: &str) -> Vec<PathBuf> {
    let folder = path.parent().unwrap_or(root);
    let above = || folder.ancestors().take_while(|one| one.starts_with(root));
    if let Some(rest) = name.strip_prefix("@site/") {
        return above().map(|site| site.join(rest)).collect();
    }
    let Some(rest) = name.strip_prefix('/') else {
        return vec![folder.join(name)];
    };
    let rest = rest.trim_start_matches('/');
    let served = |site: &Path| SERVED.map(|served| site.join(served).join(rest));
    std::iter::once(root.join(rest))
        .chain(above().flat_map(served))
        .chain(above().map(|site| site.join(rest)))
        .collect()
}

/// Whether a path stays within the folder by its letters.
fn stays(root: &Path, path: &Path) -> bool {
    let mut depth = 0i32;
    let below = path.strip_prefix(root).into_iter();
    for part in below.flat_map(Path::components) {
        match part {
            Component::ParentDir => depth -= 1,
            Component::Normal(_) => depth += 1,
            _ => {}
        }
        if depth < 0 {
            return false;
        }
    }
    path.starts_with(root)
}

/// Whether a path stays within the folder, by its letters and by what links on the disk say.
pub(super) fn within(root: &Path, path: &Path) -> bool {
    if !stays(root, path) {
        return false;
    }
    match (path.canonicalize(), root.canonicalize()) {
        (Ok(path), Ok(root)) => path.starts_with(root),
        _ => false,
    }
}
