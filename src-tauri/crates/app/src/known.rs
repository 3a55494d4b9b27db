//! What was read once is known from then on.

use crate::error::Result;
use std::cell::RefCell;
use std::collections::HashMap;
use std::hash::Hash;
use std::rc::Rc;

/// Values by key, each read when it is first asked for; for one answer, so never out of date.
pub(crate) struct Known<K, V>(RefCell<HashMap<K, Rc<V>>>);

impl<K, V> Default for Known<K, V> {
    fn default() -> Self {
        Self(RefCell::default())
    }
}

impl<K: Eq + Hash, V> Known<K, V> {
    /// The value of a key. `read` may ask for other keys.
    ///
    /// # Errors
    /// Those of `read`, which is then asked again next time.
    pub(crate) fn get(&self, key: K, read: impl FnOnce() -> Result<V>) -> Result<Rc<V>> {
        if let Some(known) = self.0.borrow().get(&key) {
            return Ok(Rc::clone(known));
        }
        let value = Rc::new(read()?);
        self.0.borrow_mut().insert(key, Rc::clone(&value));
        Ok(value)
    }
}
