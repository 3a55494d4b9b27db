import classes from './Avatar.module.css';

/** A person's initials; the name stands beside it, so that it says nothing of its own. */
export function Avatar({ name }: { name: string }) {
  const words = name.trim().split(/\s+/);
  const initials = [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => word?.[0] ?? '')
    .join('');
  return (
    <span className={classes.avatar} aria-hidden>
      {initials.toUpperCase()}
    </span>
  );
}
