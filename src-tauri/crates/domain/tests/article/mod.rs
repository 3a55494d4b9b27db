//! Articles: how they are drawn and read, and that nothing in one can do anything.

mod hostile;
mod html;
mod import;
mod import_places;
mod import_site;
mod payloads;
mod safe;
mod wiki;
