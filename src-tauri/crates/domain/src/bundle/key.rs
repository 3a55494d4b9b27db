//! Keys that bundles are signed with: Ed25519 (RFC 8032), verified strictly, so that one signature
//! never fits two texts and a key that fits every signature is none.

use ed25519_dalek::{Signature, Signer, SigningKey as Secret, VerifyingKey};
use sha2::{Digest, Sha256};
use std::fmt::{Debug, Display, Formatter, Result as Written, Write};

/// Stands before what is signed.
const DOMAIN: &[u8] = b"slipway bundle 1\0";

/// Bytes of a signature.
pub(super) const SIGNATURE: usize = 64;

/// What people compare: the first 128 bits of the SHA-256 of a public key.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fingerprint(String);

impl Fingerprint {
    /// As it was typed or read aloud: capitals, spaces, `-` and `:` do not matter. None for what is no
    /// fingerprint.
    pub fn parse(text: &str) -> Option<Self> {
        let skipped = |c: &char| !c.is_whitespace() && !matches!(c, '-' | ':');
        let text: String = text.chars().filter(skipped).collect();
        let hex = text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        hex.then(|| Self(text.to_ascii_lowercase()))
    }

    /// Its digits, without spaces: the key of a row.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// In groups of four, as it is read aloud.
impl Display for Fingerprint {
    fn fmt(&self, out: &mut Formatter<'_>) -> Written {
        for (at, digit) in self.0.chars().enumerate() {
            if at > 0 && at.is_multiple_of(4) {
                out.write_char(' ')?;
            }
            out.write_char(digit)?;
        }
        Ok(())
    }
}

impl Debug for Fingerprint {
    fn fmt(&self, out: &mut Formatter<'_>) -> Written {
        Display::fmt(self, out)
    }
}

/// A key that signatures are checked with.
#[derive(Clone, PartialEq, Eq)]
pub struct PublicKey(VerifyingKey);

impl PublicKey {
    /// Reads 64 hexadecimal digits in small letters; None for what is no key, or a weak one.
    pub fn parse(text: &str) -> Option<Self> {
        let small = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        if !text.bytes().all(small) {
            return None;
        }
        let key = VerifyingKey::from_bytes(&bytes_of(text)?).ok()?;
        (!key.is_weak()).then_some(Self(key))
    }

    /// As it is written.
    pub fn text(&self) -> String {
        hex(self.0.as_bytes())
    }

    /// What people compare.
    pub fn fingerprint(&self) -> Fingerprint {
        let mut digits = hex(&Sha256::digest(self.0.as_bytes()));
        digits.truncate(32);
        Fingerprint(digits)
    }

    /// Whether a manifest was signed with this key.
    pub(super) fn verifies(&self, manifest: &[u8], signature: &[u8; SIGNATURE]) -> bool {
        let signature = Signature::from_bytes(signature);
        self.0.verify_strict(&signed(manifest), &signature).is_ok()
    }
}

impl Debug for PublicKey {
    fn fmt(&self, out: &mut Formatter<'_>) -> Written {
        write!(out, "PublicKey({})", self.fingerprint())
    }
}

/// A key that bundles are signed with. It is wiped when it is dropped, and never shown.
pub struct SigningKey(Secret);

impl SigningKey {
    /// The key of 32 random bytes.
    pub fn new(seed: [u8; 32]) -> Self {
        Self(Secret::from_bytes(&seed))
    }

    /// Reads what [`SigningKey::text`] wrote; None for what is no key.
    pub fn parse(text: &str) -> Option<Self> {
        Some(Self(Secret::from_bytes(&bytes_of(text.trim())?)))
    }

    /// As the keyring keeps it.
    pub fn text(&self) -> String {
        hex(self.0.as_bytes())
    }

    /// What others check its signatures with.
    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key())
    }

    pub(super) fn sign(&self, manifest: &[u8]) -> [u8; SIGNATURE] {
        self.0.sign(&signed(manifest)).to_bytes()
    }
}

impl Debug for SigningKey {
    fn fmt(&self, out: &mut Formatter<'_>) -> Written {
        out.write_str("SigningKey(…)")
    }
}

fn signed(manifest: &[u8]) -> Vec<u8> {
    [DOMAIN, manifest].concat()
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn bytes_of(text: &str) -> Option<[u8; 32]> {
    let digits = text.as_bytes();
    if digits.len() != 64 || !digits.iter().all(u8::is_ascii_hexdigit) {
        return None;
    }
    let mut out = [0; 32];
    for (byte, pair) in out.iter_mut().zip(digits.chunks(2)) {
        let pair = std::str::from_utf8(pair).ok()?;
        *byte = u8::from_str_radix(pair, 16).ok()?;
    }
    Some(out)
}
