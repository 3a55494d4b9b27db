import classes from './ScaleCode.module.css';

/** The code of a severity or priority: the first stands solid, the second outlined, the rest quiet. */
export function ScaleCode({ code }: { code: string }) {
  return (
    <span className={classes.code} data-rank={code.slice(1)}>
      {code}
    </span>
  );
}
