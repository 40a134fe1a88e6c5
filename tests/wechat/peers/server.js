// A whole server that others wrote: co-wechat says back what it hears. Prints its port.
const Koa = require('koa');
const wechat = require('co-wechat');

const config = JSON.parse(process.argv[2]);
const app = new Koa();
app.use(wechat(config).middleware(async (message) => `收到：${message.Content}`));
const server = app.listen(0, '127.0.0.1', () => console.log(server.address().port));
