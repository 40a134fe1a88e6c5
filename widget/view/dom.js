/** Making elements. Text is always text: nothing in the widget parses markup, and no style or script stands in an attribute. */

const SVG = 'http://www.w3.org/2000/svg';

/** An element. `on…` listens; true is an empty attribute, null and false none; children may be nested, null and false are left out. */
export function h(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith('on')) made.addEventListener(key.slice(2), value);
    else made.setAttribute(key, value === true ? '' : value);
  }
  made.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

export function button(text, act, attributes = {}) {
  return h('button', { type: 'button', onclick: act, ...attributes }, text);
}

export function iconButton(name, label, act, attributes = {}) {
  return h('button', { type: 'button', onclick: act, 'aria-label': label, title: label, ...attributes }, icon(name));
}

/** For those who hear the page. */
export function hidden(text) {
  return h('span', { class: 'hidden' }, text);
}

const PATHS = {
  chat: 'M4 5h16v11H9l-5 4z M8 9h8 M8 12.5h5',
  close: 'M6 6l12 12 M18 6L6 18',
  menu: 'M4 7h16 M4 12h16 M4 17h16',
  mic: 'M12 4a2.5 2.5 0 0 1 2.5 2.5v5a2.5 2.5 0 0 1-5 0v-5A2.5 2.5 0 0 1 12 4z M6.5 11.5a5.5 5.5 0 0 0 11 0 M12 17v3',
  phone: 'M6 4h4l1.5 4.5L9 10a11 11 0 0 0 5 5l1.5-2.5L20 14v4a2 2 0 0 1-2 2A14 14 0 0 1 4 6a2 2 0 0 1 2-2z',
};

export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  for (const [key, value] of [['viewBox', '0 0 24 24'], ['aria-hidden', 'true'], ['class', 'icon']]) svg.setAttribute(key, value);
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  return svg;
}

/** `text` cut at the ends of `spans` ([start, end] in code points), the spans marked. */
export function marked(text, spans) {
  const signs = [...text];
  const pieces = [];
  let at = 0;
  for (const [start, end] of [...spans].sort((one, other) => one[0] - other[0])) {
    if (end <= at) continue;
    pieces.push(signs.slice(at, start).join(''), h('mark', {}, signs.slice(Math.max(at, start), end).join('')));
    at = end;
  }
  return [...pieces, signs.slice(at).join('')].filter((piece) => piece !== '');
}

/** A link that dials, or the number alone where it is none. */
export function phoneLink(number, label, name = '') {
  const dialled = String(number).replace(/[^\d+*#]/g, '');
  if (!dialled) return document.createTextNode(number);
  return h('a', { class: 'phone', href: `tel:${dialled}`, 'aria-label': [label, number, name].filter(Boolean).join(' ') }, icon('phone'), number);
}
