/** Slipway's mark: a hull on its way down the slip. */
export function ProductMark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 28 28" aria-hidden="true">
      <rect width="28" height="28" rx="7" fill="var(--mark, #0e6b66)" />
      <path d="M6 15.8 20.6 9.6c1 2.6-.1 5.6-2.7 6.7l-6.4 2.8c-2 .8-4.4-.4-5.5-3.3Z" fill="#fff" />
      <path d="m11.2 12.2 3.9-1.7-.5-2.6-3.9 1.7Z" fill="#fff" fillOpacity=".72" />
      <path d="M5.6 22.4 22.4 15.2" stroke="#a9d4d0" strokeWidth="1.7" strokeLinecap="round" />
    </svg>
  );
}
