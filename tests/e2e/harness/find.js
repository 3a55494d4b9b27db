// Finds what a person would name: by role and accessible name. Arguments: role, name.
const [role, name] = arguments;
const SELECTORS = {
  button: 'button, [role=button]',
  link: 'a[href], [role=link]',
  tab: '[role=tab]',
  radio: 'input[type=radio], [role=radio]',
  checkbox: 'input[type=checkbox], [role=checkbox], [role=switch]',
  option: '[role=option]',
  menuitem: '[role=menuitem], [role=menuitemradio]',
  row: '[role=row][aria-selected], tbody tr, [role=option]',
  heading: 'h1, h2, h3, h4, [role=heading]',
  textbox:
    'textarea, [contenteditable=true], [role=combobox], input:not([type=radio], [type=checkbox], [type=hidden], [type=button])',
};
const words = (text) => (text ?? '').replace(/\s+/g, ' ').trim();
const said = (node) => {
  const copy = node.cloneNode(true);
  for (const part of copy.querySelectorAll('[aria-hidden=true], style')) part.remove();
  return words(copy.textContent);
};
const named = (node) => {
  const by = (node.getAttribute('aria-labelledby') ?? '').split(/\s+/).filter(Boolean);
  const labels = by.map((id) => document.getElementById(id)).filter(Boolean);
  return [
    words(node.getAttribute('aria-label')),
    words(labels.map(said).join(' ')),
    words([...(node.labels ?? [])].map(said).join(' ')),
    said(node),
    words(node.getAttribute('placeholder')),
    words(node.getAttribute('title')),
  ].find((text) => text !== '');
};
const visible = (node) => node.checkVisibility({ visibilityProperty: true, opacityProperty: false });
// A control drawn by its label is pressed there.
const pressed = (node) =>
  /radio|checkbox/.test(node.type ?? '') ? (node.labels?.[0] ?? node) : node;
const all = [...document.querySelectorAll(SELECTORS[role])].filter((node) => visible(pressed(node)));
const fits = (test) => all.find((node) => test(named(node) ?? ''));
const found =
  fits((text) => text === name) ??
  fits((text) => text.startsWith(name)) ??
  fits((text) => text.includes(name));
return found ? pressed(found) : null;
