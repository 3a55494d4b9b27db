//! Blocks: headings, lists, containers, tables, footnotes.

use super::{Pen, noted, tight};
use crate::article::html::link::NOTES;
use crate::article::html::tags::escaped;
use crate::article::html::{code, container};
use comrak::nodes::{ListType, Node, NodeValue, TableAlignment};
use std::borrow::Cow;

impl Pen<'_> {
    pub(super) fn block(&mut self, node: Node<'_>, value: &NodeValue) -> Cow<'static, str> {
        let (open, close): (Cow<'static, str>, &'static str) = match value {
            NodeValue::Paragraph if tight(node) => ("".into(), ""),
            NodeValue::Paragraph => ("<p>".into(), "</p>\n"),
            NodeValue::Heading(heading) => return self.heading(heading.level),
            NodeValue::BlockQuote => ("<blockquote>\n".into(), "</blockquote>\n"),
            NodeValue::ThematicBreak => ("<hr>\n".into(), ""),
            NodeValue::List(list) if list.list_type == ListType::Bullet => {
                ("<ul>\n".into(), "</ul>\n")
            }
            NodeValue::List(list) if list.start == 1 => ("<ol>\n".into(), "</ol>\n"),
            NodeValue::List(list) => (format!("<ol start=\"{}\">\n", list.start).into(), "</ol>\n"),
            NodeValue::Item(_) => ("<li>".into(), "</li>\n"),
            NodeValue::TaskItem(task) if task.symbol.is_some() => (
                "<li class=\"task done\"><span class=\"box\" title=\"done\">☑</span> ".into(),
                "</li>\n",
            ),
            NodeValue::TaskItem(_) => (
                "<li class=\"task\"><span class=\"box\" title=\"to do\">☐</span> ".into(),
                "</li>\n",
            ),
            NodeValue::CodeBlock(block) => {
                code::write(&block.info, &block.literal, &mut self.budget, &mut self.out);
                ("".into(), "")
            }
            NodeValue::HtmlBlock(_) => return self.html(node),
            NodeValue::Alert(alert) => {
                let kind = format!("{:?}", alert.alert_type).to_lowercase();
                let title = alert.title.clone();
                let title = title.unwrap_or_else(|| container::heading(&kind).to_owned());
                (note(&kind, &title).into(), "</aside>\n")
            }
            NodeValue::BlockDirective(directive) => match container::read(&directive.info) {
                (container::Shape::Note(kind), title) => (note(kind, &title).into(), "</aside>\n"),
                (container::Shape::Details, title) => (
                    format!("<details><summary>{}</summary>\n", escaped(&title)).into(),
                    "</details>\n",
                ),
                (container::Shape::Plain, _) => ("".into(), ""),
            },
            NodeValue::Table(_) | NodeValue::TableRow(_) | NodeValue::TableCell => {
                return self.table(node, value);
            }
            NodeValue::FootnoteDefinition(_) => return self.footnote(node),
            _ => ("".into(), ""),
        };
        self.out.push_str(&open);
        close.into()
    }

    fn heading(&mut self, level: u8) -> Cow<'static, str> {
        let entry = self.ids.pop_front().filter(|_| !self.apart);
        match entry {
            Some(entry) => {
                self.out
                    .push_str(&format!("<h{level} id=\"{}\">", escaped(&entry.anchor)));
                self.drawn.outline.push(entry);
            }
            None => self.out.push_str(&format!("<h{level}>")),
        }
        format!("</h{level}>\n").into()
    }

    fn table(&mut self, node: Node<'_>, value: &NodeValue) -> Cow<'static, str> {
        let more = node.next_sibling().is_some();
        let (open, close) = match value {
            NodeValue::Table(table) => {
                self.columns.push((table.alignments.clone(), 0));
                ("<table>\n", "</table>\n")
            }
            NodeValue::TableRow(header) => {
                if let Some((_, column)) = self.columns.last_mut() {
                    *column = 0;
                }
                match (header, more) {
                    (true, true) => ("<thead><tr>", "</tr></thead>\n<tbody>\n"),
                    (true, false) => ("<thead><tr>", "</tr></thead>\n"),
                    (false, true) => ("<tr>", "</tr>\n"),
                    (false, false) => ("<tr>", "</tr>\n</tbody>\n"),
                }
            }
            _ => return self.cell(node),
        };
        self.out.push_str(open);
        close.into()
    }

    fn cell(&mut self, node: Node<'_>) -> Cow<'static, str> {
        let header = node
            .parent()
            .is_some_and(|row| matches!(row.data().value, NodeValue::TableRow(true)));
        let alignment = self.columns.last_mut().and_then(|(alignments, column)| {
            let found = alignments.get(*column).copied();
            *column += 1;
            found
        });
        let class = match alignment {
            Some(TableAlignment::Right) => " class=\"right\"",
            Some(TableAlignment::Center) => " class=\"center\"",
            _ => "",
        };
        let name = if header { "th" } else { "td" };
        self.out.push_str(&format!("<{name}{class}>"));
        if header { "</th>" } else { "</td>" }.into()
    }

    pub(super) fn reference(&mut self, number: u32, times: u32) -> Cow<'static, str> {
        if self.links > 0 || self.apart {
            return format!("<sup>{number}</sup>").into();
        }
        let id = if times == 1 {
            format!(" id=\"{NOTES}ref-{number}\"")
        } else {
            String::new()
        };
        format!("<sup><a class=\"footnote\"{id} href=\"#{NOTES}note-{number}\">{number}</a></sup>")
            .into()
    }

    /// Footnotes stand at the end, in the order of their numbers.
    fn footnote(&mut self, node: Node<'_>) -> Cow<'static, str> {
        if !noted(node) {
            return "".into();
        }
        self.notes += 1;
        let number = self.notes;
        if number == 1 && !self.apart {
            self.spans += 1;
            self.out.push_str("<section class=\"footnotes\"><ol>\n");
        }
        if self.apart {
            self.out.push_str(&format!(
                "<section class=\"footnotes\"><ol start=\"{number}\"><li>"
            ));
            return "</li></ol></section>\n".into();
        }
        self.out
            .push_str(&format!("<li id=\"{NOTES}note-{number}\">"));
        let back = format!("<a class=\"back\" href=\"#{NOTES}ref-{number}\">↩</a></li>\n");
        if node.next_sibling().is_some_and(noted) {
            back.into()
        } else {
            format!("{back}</ol></section>\n").into()
        }
    }
}

fn note(kind: &str, title: &str) -> String {
    let tag = if kind == "note" {
        "note".to_owned()
    } else {
        format!("note {kind}")
    };
    format!(
        "<aside class=\"{tag}\"><p class=\"heading\">{}</p>\n",
        escaped(title)
    )
}
