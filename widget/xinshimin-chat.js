/** Defines `<xinshimin-chat>`. This is the file that a page loads; see docs/how-to/put-the-chat-on-your-site.md. */

import { XinshiminChat } from './element.js';

if (!customElements.get('xinshimin-chat')) customElements.define('xinshimin-chat', XinshiminChat);
