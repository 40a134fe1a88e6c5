/** What the reader has chosen for this device, and the words of the chosen language. */

import simplified from './zh-Hans.js';

export const LANGUAGES = { 'zh-Hans': '简体中文', 'zh-Hant': '繁體中文', en: 'English' };

/** The language for a tag such as zh-CN, zh-TW, en-US. */
export function languageOf(tag) {
  if (/^en\b/i.test(tag ?? '')) return 'en';
  return /^zh-(hant|tw|hk|mo)\b/i.test(tag ?? '') ? 'zh-Hant' : 'zh-Hans';
}

/** @returns {Promise<typeof simplified>} */
export async function wordsOf(language) {
  if (language === 'zh-Hans') return simplified;
  try {
    return (await import(`./${language}.js`)).default;
  } catch {
    return simplified;
  }
}

const KEPT = 'xinshimin:preferences';

export class Preferences {
  /** @param {{language: string, theme: string}} page what the page asks for; the reader's choice goes before it */
  constructor(page) {
    try {
      this.chosen = JSON.parse(localStorage.getItem(KEPT)) ?? {};
    } catch {
      this.chosen = {}; // nothing may be stored here
    }
    this.page = page;
  }

  get large() {
    return this.chosen.large ?? false;
  }

  get language() {
    return this.chosen.language ?? this.page.language;
  }

  get theme() {
    return this.chosen.theme ?? this.page.theme;
  }

  choose(what) {
    Object.assign(this.chosen, what);
    try {
      localStorage.setItem(KEPT, JSON.stringify(this.chosen));
    } catch {
      // then it holds for this page
    }
  }
}
