// Freezes what every object inherits, so that no parsed text can plant a property there.
//
// Tauri's own switch does only the last line. Then strict code can no longer give an object a
// `toString` of its own by assignment, which date libraries do, and the page stays blank. So each
// inherited property becomes an accessor first: assigning defines it on the object at hand.
(() => {
  const shared = Object.prototype;
  for (const name of Reflect.ownKeys(shared)) {
    const { value, writable } = Object.getOwnPropertyDescriptor(shared, name);
    if (!writable) continue;
    Object.defineProperty(shared, name, {
      get: () => value,
      set(own) {
        if (this === shared) throw new TypeError('Object.prototype is frozen.');
        Object.defineProperty(this, name, {
          value: own,
          writable: true,
          enumerable: true,
          configurable: true,
        });
      },
    });
  }
  Object.freeze(shared);
})();
