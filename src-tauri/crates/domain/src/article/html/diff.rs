//! Blocks of a text, and two texts drawn as one with what came and went marked.

use super::{Site, draw, parsed};
use comrak::Arena;
use similar::{DiffTag, capture_diff_slices};

/// A block at the top of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Its Markdown.
    pub source: String,
    /// Its HTML, sanitised by itself and without ids.
    pub html: String,
}

/// The blocks of a text, in order.
pub fn blocks(markdown: &str, site: &dyn Site) -> Vec<Block> {
    let arena = Arena::new();
    let source = super::source(markdown);
    let root = parsed(&arena, &source);
    let lines: Vec<&str> = source.lines().collect();
    let mut pen = draw::Pen::new(site, root);
    pen.apart = true;
    let mut out = Vec::new();
    for node in root.children() {
        let place = node.data().sourcepos;
        let from = place.start.line.saturating_sub(1);
        let to = place.end.line.max(from).min(lines.len());
        pen.walk(node);
        let source = lines.get(from..to).unwrap_or_default().join("\n");
        out.push(Block {
            source: source.trim_end().to_owned(),
            html: pen.take().clean(),
        });
    }
    out
}

/// Two versions drawn as one: blocks that went in `<del class="block">`, blocks that came in
/// `<ins class="block">`, a changed one as both.
pub fn diff(before: &str, after: &str, site: &dyn Site) -> String {
    let (old, new) = (blocks(before, site), blocks(after, site));
    let sources = |blocks: &[Block]| -> Vec<String> {
        blocks.iter().map(|block| block.source.clone()).collect()
    };
    let changes = capture_diff_slices(similar::Algorithm::Myers, &sources(&old), &sources(&new));
    let mut out = String::new();
    for change in changes {
        if change.tag() != DiffTag::Insert {
            let tag = (change.tag() != DiffTag::Equal).then_some("del");
            old.get(change.old_range())
                .unwrap_or_default()
                .iter()
                .for_each(|block| push(&mut out, tag, block));
        }
        if matches!(change.tag(), DiffTag::Insert | DiffTag::Replace) {
            new.get(change.new_range())
                .unwrap_or_default()
                .iter()
                .for_each(|block| push(&mut out, Some("ins"), block));
        }
    }
    out
}

fn push(out: &mut String, tag: Option<&str>, block: &Block) {
    let html = block.html.trim_end();
    match tag {
        Some(tag) => out.push_str(&format!("<{tag} class=\"block\">{html}</{tag}>\n")),
        None => {
            out.push_str(html);
            out.push('\n');
        }
    }
}
