/** Where a link of an article leads. */
export type Leads =
  | { to: 'page'; path: string }
  | { to: 'article'; name: string }
  | { to: 'part'; id: string }
  | { to: 'web'; url: string };

/** Reads a link's address; what is none of these leads nowhere. */
export function leads(href: string): Leads | null {
  if (href.startsWith('#/')) return { to: 'page', path: href.slice(1) };
  if (href.startsWith('#'))
    return href.length > 1 ? { to: 'part', id: decoded(href.slice(1)) } : null;
  if (/^kb:/i.test(href)) {
    const name = decoded(href.slice(3).replace(/^\/+/, ''));
    return name ? { to: 'article', name } : null;
  }
  return /^(https?:\/\/|mailto:)/i.test(href) ? { to: 'web', url: href } : null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
