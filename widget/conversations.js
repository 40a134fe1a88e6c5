/** The conversations of this page: elements that talk to the same server share one, so that they show the same and use one connection. */

import { Conversation } from './conversation/conversation.js';

/** @type {Map<string, {conversation: Conversation, users: number}>} */
const open = new Map();

/** @returns {Conversation} */
export function join(server, region) {
  const shared = open.get(server) ?? { conversation: new Conversation(server, region), users: 0 };
  open.set(server, shared);
  shared.users += 1;
  if (shared.users === 1) shared.conversation.start();
  return shared.conversation;
}

export function leave(server) {
  const shared = open.get(server);
  if (!shared) return;
  shared.users -= 1;
  if (shared.users) return;
  shared.conversation.stop();
  open.delete(server);
}
