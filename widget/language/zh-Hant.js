/** 繁體中文介面: the simplified one, sign by sign as OpenCC (s2tw) writes it; what is sent stays simplified, and names stay as they are. */

import simplified from './zh-Hans.js';

const WORDS = { 复制: '複製', 答复: '答覆', 系统: '系統', 关系: '關係' };
const SIMPLIFIED = '个么从会儿关内写几删别制办务区厂县发台后吗听国声备复头学对层布开当录拨换据摆旧时暂机条来标样没浅浏点热现电着级线经给络统网览让记设识试话语说请读谢负责贴较输过还这连选里键长闭问间随页项题颜';
const TRADITIONAL = '個麼從會兒關內寫幾刪別製辦務區廠縣發臺後嗎聽國聲備復頭學對層佈開當錄撥換據擺舊時暫機條來標樣沒淺瀏點熱現電著級線經給絡統網覽讓記設識試話語說請讀謝負責貼較輸過還這連選裡鍵長閉問間隨頁項題顏';
const SIGNS = new Map([...Object.entries(WORDS), ...[...SIMPLIFIED].map((sign, at) => [sign, [...TRADITIONAL][at]])]);
const ANY = new RegExp([...SIGNS.keys()].join('|'), 'g');
const NAME = '\uE000'; // stands for a name while the words around it are written anew

const write = (text) => text.replace(ANY, (found) => SIGNS.get(found));

function traditional(value) {
  if (typeof value === 'string') return write(value);
  if (Array.isArray(value)) return value.map(traditional);
  if (typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, traditional(one)]));
  return (first, ...rest) => (typeof first === 'string' ? write(value(NAME, ...rest)).split(NAME).join(first) : write(value(first, ...rest)));
}

const { iAmIn, startOverSaid, ...shown } = simplified;

export default { ...traditional(shown), tag: 'zh-Hant', said: 'zh-Hant', iAmIn, startOverSaid };
