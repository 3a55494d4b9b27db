//! Documents lead somewhere: every relative link and picture in them exists.

use crate::tree::{File, files, none, root};
use std::fs;

fn pages() -> Vec<File> {
    let mut pages = files(&["docs"], &[".md"]);
    for name in ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"] {
        let text = fs::read_to_string(root().join(name)).expect("the root documents are here");
        pages.push(File {
            path: name.to_owned(),
            text,
        });
    }
    pages
}

/// Targets of `](…)` and `src="…"` that lie in the repository.
fn links(text: &str) -> Vec<&str> {
    let after = |mark: &'static str, end: char| {
        text.split(mark)
            .skip(1)
            .filter_map(move |rest| rest.split(end).next())
    };
    after("](", ')')
        .chain(after("src=\"", '"'))
        .filter(|link| {
            !link.contains("://") && !link.starts_with('#') && !link.starts_with("mailto:")
        })
        .filter_map(|link| link.split('#').next())
        .collect()
}

#[test]
fn links_lead_somewhere() {
    let mut dead = Vec::new();
    for page in pages() {
        let path = root().join(&page.path);
        let folder = path.parent().expect("a file lies in a folder");
        for link in links(&page.text)
            .into_iter()
            .filter(|link| !folder.join(link).exists())
        {
            dead.push(format!("{} → {link}", page.path));
        }
    }
    none("These links lead nowhere:", &dead);
}

#[test]
fn decisions_are_listed() {
    let index = fs::read_to_string(root().join("docs/decisions/README.md")).expect("the index");
    let missing: Vec<String> = files(&["docs/decisions"], &[".md"])
        .into_iter()
        .map(|file| file.path.rsplit('/').next().unwrap_or_default().to_owned())
        .filter(|name| name != "README.md" && !index.contains(&format!("({name})")))
        .collect();
    none("docs/decisions/README.md does not list:", &missing);
}

#[test]
fn links_are_read() {
    let text =
        "[a](b.md#c) ![p](pictures/p.png) <img src=\"q.png\"> [out](https://x.org) [top](#t)";
    assert_eq!(links(text), ["b.md", "pictures/p.png", "q.png"]);
}
