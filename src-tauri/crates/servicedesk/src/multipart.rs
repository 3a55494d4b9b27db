//! A form with a file, as browsers send one: where a desk takes files only so.

use slipway_domain::desk::file::Parcel;
use slipway_net::line::Body;

/// A form with these texts and one file. Its parts are told apart by the entry's own id, which was
/// given out after what is in the file.
pub(crate) fn form(mark: &str, texts: &[(&str, &str)], name: &str, parcel: &Parcel<'_>) -> Body {
    let edge = format!("slipway-{mark}");
    let mut bytes = Vec::with_capacity(parcel.content.len() + 1024);
    for (name, text) in texts {
        let head = format!("--{edge}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n");
        bytes.extend_from_slice(format!("{head}{text}\r\n").as_bytes());
    }
    // The name holds no quote and no line end; see `clean_name`.
    let head = format!(
        "--{edge}\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"{}\"\r\n\
         Content-Type: {}\r\n\r\n",
        parcel.name, parcel.kind
    );
    bytes.extend_from_slice(head.as_bytes());
    bytes.extend_from_slice(parcel.content);
    bytes.extend_from_slice(format!("\r\n--{edge}--\r\n").as_bytes());
    Body::Bytes(format!("multipart/form-data; boundary={edge}"), bytes)
}
