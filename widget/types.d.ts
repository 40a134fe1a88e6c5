/** Shapes of the data, for readers and editors; never loaded. The contract: docs/reference/web-channel.md and docs/architecture.md. */

type Line = 'idle' | 'live' | 'lost' | 'offline';

interface Region { code: string; name: string; level: string }
interface Body { name: string; inferred: boolean; hotline: string; phone?: string; address?: string; hours?: string; checked_on?: string }
interface Bureau { name: string; role: string; local?: Body }
interface Condition { field: string; requires: string; quote: string; any_of?: string; met?: boolean }
interface Contact { name: string; number: string; why: string; body?: Body }
interface Topic { topic: string; label: string; question: string }

interface PolicyDocument {
  id: string; title: string; number?: string; issuers: string[]; status: string; source_url?: string;
  issued_on?: string; printed_on?: string; effective_on?: string; expires_on?: string; checked_on?: string;
}
interface Clause {
  id: string; path: string; text: string; level: string; strength: string; document: PolicyDocument; bureaus: Bureau[]; usual_bureau?: Body;
  audience?: string; conditions: Condition[]; marks: [number, number][]; caveats: string[];
}
interface Verdict { clause: string; eligibility: string; met: Condition[]; not_met: Condition[]; open: Condition[]; asked?: string; note: string }
interface Answer {
  id: string; outcome: string; topic?: string; as_of: string; region?: Region; clauses: Clause[]; basis: Clause[]; headline: string;
  focus?: string; ask?: string; candidates: Region[]; caveats: string[]; verdict?: Verdict; contacts: Contact[];
  alternatives: { topic: string; label: string }[]; next: string[]; notice?: string;
}
interface ChatEvent {
  seq: number; at: string; from: 'citizen' | 'bot' | 'operator' | 'system'; text: string; answer?: Answer; reply_to?: string; id?: string; last?: boolean;
  /** How own words are to be shown where that is not how they stand in the answer. */ shown?: Record<string, string>;
  holder?: 'person' | 'bot';
}
interface Notice { version: string; text: string; characters: number; days: number }
interface Session { session?: string; token?: string; expires_at?: string; consent: string }
interface Source { document: PolicyDocument; before: string; clause: string; after: string; spans: [number, number][] }

/** A message in the outbox: `seq` once the server has taken it, `fault` (the server's sentence) once it has refused it. `at` in milliseconds. */
interface Written { id: string; text: string; at: number; seq?: number; fault?: string }

/** What the line needs of a conversation, to listen and to deliver. */
interface Talk {
  client: object; archive: { key: string }; history: { cursor: number }; outbox: { next?: Written; note(id: string, what: object): void };
  agreed: boolean;
  /** `over` is a token that the server no longer takes. */
  token(over?: string): Promise<string>;
  took(type: string, data: object): void; setLine(line: Line): void; failed(error: Error): Promise<void>;
  taken(id: string, seq: number): void; refused(id: string): void; disagreed(): void;
}

/** What the element gives the panel; `close` is null where the chat is always open, `speaks` says whether this panel announces. */
interface Host {
  root: HTMLElement; words: object; conversation: EventTarget; preferences: object; sheets: CSSStyleSheet[]; kind: 'dialog' | 'section';
  heading: 'h1' | 'h2'; emit(name: string, detail: object): void; prefer(what: object): void; close: (() => void) | null; speaks(): boolean;
}

/** What the panel gives every view. */
interface Ui {
  root: HTMLElement; sheets: CSSStyleSheet[]; conversation: EventTarget; preferences: { large: boolean; language: string; theme: string };
  words: typeof import('./language/zh-Hans.js').default;
  emit(name: string, detail: object): void; prefer(what: object): void;
  /** Listen to the conversation as long as the panel is there. */
  heard(name: string, act: (event: CustomEvent) => void): void;
  notice(): Promise<Notice>; topics(): Promise<Topic[]>;
  /** Have it spoken by a screen reader, once. */
  say(text: string, lang?: string): void;
  warn(text: string): void;
  /** Returns whether it has gone into the conversation. */
  send(text: string): boolean;
  tap(text: string): void; compose(text: string): void; focusInput(): void; pickPlace(answering?: boolean): void; pickTopic(): void;
}
