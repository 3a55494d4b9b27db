/** How long after G its letter may come. */
const CHORD = 1_200;

let afterG = Number.NEGATIVE_INFINITY;

/** G was pressed: the next letter names a page. */
export function beginChord(event: KeyboardEvent) {
  afterG = event.timeStamp;
}

export function endChord() {
  afterG = Number.NEGATIVE_INFINITY;
}

/** Whether this key is the letter after G; it is no list's then, whichever hears it first. */
export function inChord(event: KeyboardEvent): boolean {
  return event.timeStamp - afterG < CHORD;
}
