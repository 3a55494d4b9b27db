import '@/i18n';
import { notifications } from '@mantine/notifications';
import { cleanup, configure } from '@testing-library/react';
import { afterEach, beforeEach, vi } from 'vitest';
import { forgetDrafts } from '@/components/drafts';

// A busy machine draws a page in seconds; nothing here measures speed.
configure({ asyncUtilTimeout: 8_000 });

// jsdom has no layout; lists that draw only what is in sight need a window of some size.
Object.defineProperty(HTMLElement.prototype, 'offsetHeight', { get: () => 800 });
Object.defineProperty(HTMLElement.prototype, 'offsetWidth', { get: () => 1200 });
Object.defineProperty(HTMLElement.prototype, 'clientHeight', { get: () => 800 });
Object.defineProperty(HTMLElement.prototype, 'clientWidth', { get: () => 1200 });
Element.prototype.scrollIntoView = () => {};
Element.prototype.scrollTo = () => {};
document.elementFromPoint = () => null;
// CodeMirror measures the letters of its text.
const nowhere = { top: 0, bottom: 0, left: 0, right: 0, width: 0, height: 0, x: 0, y: 0 };
Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
Range.prototype.getBoundingClientRect = () => ({ ...nowhere, toJSON: () => nowhere });
// biome-ignore lint/suspicious/noExplicitAny: the parts of these that jsdom leaves out
const page = window as any;
page.ResizeObserver = class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
page.matchMedia = (query: string) => ({
  matches: false,
  media: query,
  addEventListener: () => {},
  removeEventListener: () => {},
  addListener: () => {},
  removeListener: () => {},
});
Object.defineProperty(document, 'fonts', {
  value: { addEventListener: () => {}, removeEventListener: () => {} },
});

beforeEach(() => {
  window.localStorage.clear();
  window.location.hash = '#/overview';
});

afterEach(() => {
  forgetDrafts();
  notifications.clean();
  cleanup();
  vi.restoreAllMocks();
});
