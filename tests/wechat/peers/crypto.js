// One request on standard input, one answer on standard output: seal, open or sign with a library that others wrote.
const { library, token, aesKey, receiver, action, message, timestamp, nonce, sealed } = JSON.parse(require('fs').readFileSync(0, 'utf8'));

function wechatCrypto() {
  const WXBizMsgCrypt = require('wechat-crypto');
  const crypt = new WXBizMsgCrypt(token, aesKey, receiver);
  return {
    seal: () => crypt.encrypt(message),
    open: () => { const { message: text, id } = crypt.decrypt(sealed); return { message: text, id }; },
    sign: () => crypt.getSignature(timestamp, nonce, sealed),
  };
}

function wecomCrypto() {
  const { encrypt, decrypt, getSignature } = require('@wecom/crypto');
  return {
    seal: () => encrypt(aesKey, message, receiver),
    open: () => decrypt(aesKey, sealed),
    sign: () => getSignature(token, timestamp, nonce, sealed),
  };
}

const peer = library === 'wechat-crypto' ? wechatCrypto() : wecomCrypto();
process.stdout.write(JSON.stringify(peer[action]()));
