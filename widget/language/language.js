/** What the reader has chosen for this device, and the words of the chosen language. */

import { Archive } from '../conversation/kept.js';
import simplified from './zh-Hans.js';

export const LANGUAGES = { 'zh-Hans': '简体中文', 'zh-Hant': '繁體中文', en: 'English' };

/** The language for a tag as pages write it (zh-CN, zh-TW, en-US); simplified Chinese where none fits. */
export function languageOf(tag) {
  if (/^en\b/i.test(tag ?? '')) return 'en';
  return /^zh-(hant|tw|hk|mo)\b/i.test(tag ?? '') ? 'zh-Hant' : 'zh-Hans';
}

/** @returns {Promise<typeof simplified>} the words of a language; simplified Chinese where they cannot be loaded */
export async function wordsOf(language) {
  if (language === 'zh-Hans') return simplified;
  try {
    return (await import(`./${language}.js`)).default;
  } catch {
    return simplified;
  }
}

const archive = new Archive('preferences');

export class Preferences {
  /** @param {{language: string, theme: string}} page what the page asks for; the reader's choice goes before it */
  constructor(page) {
    this.page = page;
  }

  get chosen() {
    return archive.read('chosen', {});
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
    archive.write('chosen', { ...this.chosen, ...what });
  }
}
