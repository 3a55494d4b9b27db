//! All articles on one page that prints well and needs nothing but itself: for the day nothing else is
//! at hand.

use super::super::shelf::{PRINT, Shelf};
use super::write::files_of;
use crate::App;
use crate::book::Book;
use crate::error::Result;
use slipway_domain::article::html::{draw, escaped};
use slipway_domain::article::kind::Audience;
use slipway_store::Connection;
use slipway_store::table::article_entry::ArticleEntryRow;
use slipway_store::table::article_text;
use std::fmt::Write;

/// How the page looks, on a screen and on paper.
const STYLE: &str = include_str!("print.css");

/// The page.
pub(crate) fn page(
    app: &App,
    conn: &Connection,
    book: &Book,
    (title, audience): (&str, Audience),
    articles: &[ArticleEntryRow],
) -> Result<String> {
    let mut contents = String::new();
    let mut bodies = String::new();
    for row in articles {
        let name = escaped(&row.title);
        let _ = writeln!(contents, "<li><a href=\"#of-{}\">{name}</a></li>", row.id);
        bodies.push_str(&article(app, conn, book, row, audience)?);
    }
    let title = escaped(title);
    Ok(format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
         style-src 'unsafe-inline'; img-src data:\">\
         <meta name=\"viewport\" content=\"width=device-width\">\
         <title>{title}</title><style>\n{STYLE}</style></head>\n<body>\n<header><h1>{title}</h1>\
         <nav aria-label=\"Contents\"><ol>\n{contents}</ol></nav></header>\n<main>\n{bodies}</main>\n\
         </body></html>\n"
    ))
}

fn article(
    app: &App,
    conn: &Connection,
    book: &Book,
    row: &ArticleEntryRow,
    audience: Audience,
) -> Result<String> {
    let text = article_text::get(conn, &row.sha256)?.unwrap_or_default();
    let files = files_of(conn, row)?;
    let shelf = Shelf::of(app, conn, book, &row.path, &files)
        .with(PRINT)
        .for_readers(audience);
    let html = own_ids(&draw(&text, &shelf).html, row.number);
    let looked = match row.looked_at.as_str() {
        "" => String::new(),
        at => format!(", last looked at {}", escaped(&book.stamp(at).label)),
    };
    Ok(format!(
        "<article id=\"of-{}\"><h1>{}</h1><p class=\"about\">Version {}{looked} · {}</p>\n{html}\n\
         </article>\n",
        row.id,
        escaped(&row.title),
        row.published,
        escaped(&row.path),
    ))
}

/// The ids of one article's headings and notes, told apart from those of the others.
fn own_ids(html: &str, number: u32) -> String {
    let mut out = String::with_capacity(html.len() + 64);
    for (at, part) in html.split('<').enumerate() {
        if at > 0 {
            out.push('<');
        }
        let (tag, text) = part.split_at(part.find('>').filter(|_| at > 0).unwrap_or(0));
        let own = tag
            .replace("id=\"article", &format!("id=\"a{number}"))
            .replace("href=\"#article", &format!("href=\"#a{number}"));
        out.push_str(&own);
        out.push_str(text);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::own_ids;

    #[test]
    fn ids_of_two_articles_differ_and_text_stays() {
        assert_eq!(
            own_ids(
                "<h2 id=\"article-a\">id=\"article-a\"</h2><a href=\"#article-a\">x</a>",
                7
            ),
            "<h2 id=\"a7-a\">id=\"article-a\"</h2><a href=\"#a7-a\">x</a>"
        );
    }
}
