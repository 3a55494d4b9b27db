/** From instants to pixels and back. Time runs evenly: a day of 23 hours is narrower. */
export interface Scale {
  from: number;
  to: number;
  width: number;
}

export function xOf(scale: Scale, at: number): number {
  const kept = Math.min(scale.to, Math.max(scale.from, at));
  return ((kept - scale.from) / (scale.to - scale.from)) * scale.width;
}

export function atOf(scale: Scale, x: number): number {
  return scale.from + (x / scale.width) * (scale.to - scale.from);
}
