/** Where a link of an article leads. */
export type Leads =
  | { to: 'page'; path: string; heading: string }
  | { to: 'article'; name: string }
  | { to: 'file'; id: string }
  | { to: 'part'; id: string }
  | { to: 'web'; url: string };

/** Reads a link's address as the core writes it; what is none of these leads nowhere. */
export function leads(href: string): Leads | null {
  if (href.startsWith('#/')) return page(href.slice(1));
  if (href.startsWith('#'))
    return href.length > 1 ? { to: 'part', id: decoded(href.slice(1)) } : null;
  if (/^kb:/i.test(href)) return held(decoded(href.slice(3).replace(/^\/+/, '')));
  return /^(https?:\/\/|mailto:)/i.test(href) ? { to: 'web', url: href } : null;
}

/** A page of the window, and with `?at=` a heading on it. */
function page(address: string): Leads {
  const [path = '', asked = ''] = address.split('?');
  return { to: 'page', path, heading: new URLSearchParams(asked).get('at') ?? '' };
}

/** Something of the knowledge base: a file of this article, or another article by its name. */
function held(name: string): Leads | null {
  if (name.startsWith('file/')) return { to: 'file', id: name.slice('file/'.length) };
  return name ? { to: 'article', name } : null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
