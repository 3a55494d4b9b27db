//! Links and images: each drawn as where it leads, or as what can be said about it.

use super::{Pen, key, text_of};
use crate::article::html::link::{self, Target};
use crate::article::html::tags::escaped;
use comrak::nodes::{Node, NodeLink};
use std::borrow::Cow;

impl Pen<'_> {
    /// Opens a link; what closes it is returned.
    pub(super) fn link(&mut self, url: &str, title: &str, wiki: bool) -> Cow<'static, str> {
        self.links += 1;
        if self.links > 1 {
            return "".into();
        }
        let (open, close) = self.opening(url, title, wiki);
        self.out.push_str(&open);
        close.into()
    }

    pub(super) fn opening(&mut self, url: &str, title: &str, wiki: bool) -> (String, &'static str) {
        let url = &if wiki { decoded(url) } else { url.to_owned() };
        let target = link::leads(url, wiki, self.site, &self.anchors);
        if let Some(open) = link::opening(&target, title) {
            return (open, "</a>");
        }
        let class = match target {
            Target::File(_) => "file",
            Target::Refused => "refused",
            _ => {
                self.misses(url);
                "missing"
            }
        };
        let open = format!("<span class=\"{class}\" title=\"{}\">", escaped(url));
        (open, "</span>")
    }

    fn remote(&mut self, url: &str) {
        if self.remote.insert(url.to_owned()) {
            self.drawn.remote_images.push(url.to_owned());
        }
    }

    fn misses(&mut self, target: &str) {
        if self.broken.insert(target.to_owned()) {
            self.drawn.broken.push(target.to_owned());
        }
    }

    pub(super) fn image(&mut self, node: Node<'_>, image: &NodeLink) -> Cow<'static, str> {
        self.muted = Some(key(node));
        let html = self.picture(&image.url, &text_of(node), &image.title);
        self.out.push_str(&html);
        "".into()
    }

    /// An image: drawn where it may be loaded, else what can be said about it.
    pub(super) fn picture(&mut self, url: &str, alt: &str, title: &str) -> String {
        let shown = escaped(if alt.trim().is_empty() { url } else { alt });
        match link::image(url, self.site) {
            Target::File(src) => {
                let title = match title {
                    "" => String::new(),
                    title => format!(" title=\"{}\"", escaped(title)),
                };
                format!(
                    "<img src=\"{}\" alt=\"{}\"{title}>",
                    escaped(&src),
                    escaped(alt)
                )
            }
            Target::Outside(url) => {
                self.remote(&url);
                let label = match alt.trim() {
                    "" => format!("image at {}", escaped(&link::host(&url))),
                    alt => format!("{} (image at {})", escaped(alt), escaped(&link::host(&url))),
                };
                let address = escaped(&url);
                if self.links > 0 {
                    format!("<span class=\"image\" title=\"{address}\">{label}</span>")
                } else {
                    format!("<a class=\"image\" href=\"{address}\" title=\"{address}\">{label}</a>")
                }
            }
            Target::Refused => {
                format!(
                    "<span class=\"refused\" title=\"{}\">{shown}</span>",
                    escaped(url)
                )
            }
            _ => {
                self.misses(url);
                format!(
                    "<span class=\"missing\" title=\"{}\">{shown}</span>",
                    escaped(url)
                )
            }
        }
    }
}

/// Text as a parser of links would have encoded it.
fn decoded(url: &str) -> String {
    if !url.contains('%') {
        return url.to_owned();
    }
    let mut bytes = Vec::with_capacity(url.len());
    let mut rest = url.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let hex = after.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) if *first == b'%' => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| url.to_owned())
}
