//! Images that stand in a text as base64, as exports have them that are one file.

use crate::article::document::Document;
use crate::article::html::link;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// An image that stood in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Embedded {
    /// The name that the text has for it now.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// Whether an image's source holds its pixels.
pub(super) fn pixels(src: &str) -> bool {
    src.starts_with("data:") && link::loadable(src)
}

/// Takes the images out of a document that stand in it as base64; in their place are the names they
/// are to be kept by. What cannot be decoded stays.
pub fn embedded(document: &mut Document) -> Vec<Embedded> {
    const BEGINS: &str = "](data:image/";
    let mut found: Vec<Embedded> = Vec::new();
    let mut out = String::new();
    let mut rest = document.body.as_str();
    while let Some(start) = rest.find(BEGINS) {
        let (before, from) = rest.split_at(start + 2);
        out.push_str(before);
        let end = from.find(')').unwrap_or(from.len());
        let (src, after) = from.split_at(end);
        match image(src) {
            Some((kind, bytes)) => {
                let same = found.iter().find(|one| one.bytes == bytes);
                let name = match same {
                    Some(same) => same.name.clone(),
                    None => format!("image-{}.{kind}", found.len() + 1),
                };
                out.push_str(&name);
                if same.is_none() {
                    found.push(Embedded { name, bytes });
                }
            }
            None => out.push_str(src),
        }
        rest = after;
    }
    out.push_str(rest);
    document.body = out;
    found
}

fn image(src: &str) -> Option<(&str, Vec<u8>)> {
    if !pixels(src) {
        return None;
    }
    let (kind, data) = src.strip_prefix("data:image/")?.split_once(";base64,")?;
    let bytes = STANDARD
        .decode(data)
        .ok()
        .filter(|bytes| !bytes.is_empty())?;
    Some((if kind == "jpeg" { "jpg" } else { kind }, bytes))
}
