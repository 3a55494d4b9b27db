//! Articles: how they are drawn and read, and that nothing in one can do anything.

mod front_matter;
mod hostile;
mod html;
mod import;
mod import_files;
mod import_places;
mod import_site;
mod payloads;
mod safe;
mod wiki;
