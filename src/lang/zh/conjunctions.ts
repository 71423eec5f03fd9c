// What follows the character when it begins a word instead of closing an enumeration: 发展、和平 but 标准、和平台.
const words = {
  和: '平(?![台均等衡])|谐|睦|解(?![决释放除读])|约(?![束定])|气(?![候体象])|蔼|善(?![后意])|美(?![国洲])|声(?![明音誉])|弦|服(?![务装从])|尚|田|县|而不同',
  及: '时|格|早(?!期)|物(?![品流资种])|第|其',
  或: '许|者|是|多或少|大或小|明或暗|早或晚|然',
  与: '会|时|此|其|众|共|世|生|日|民|党|国|否|人为善|君',
};

/**
 * 、和 、及 、或 、与 where the character is the conjunction. 与 is also a preposition (与……有关), so only a short last member counts.
 * 、以及 and 、或者 are accepted in print and left alone.
 */
export const commaBeforeConjunction = new RegExp(
  `、(?:和(?!${words.和})|及(?!${words.及})|或(?!${words.或})|与(?!${words.与})(?=(?:(?![相有联合共同一])\\p{Script=Han}){2,6}(?:[，。；、）]|等|$)))`,
  'gu',
);

/** 和、: a conjunction joins nothing to a comma. 总和、碳中和、共和、 end in 和 as words. */
export const conjunctionBeforeComma = /(?<![总饱温缓平柔调中随谐祥共亲融讲议求媾附应唱暖醇违人政])和、|以及、/gu;
