/**
 * Foreign names in Chinese characters, and characters of one sound among them. The characters are those that transliteration tables use
 * (新华社《世界人名翻译大辞典》 and its kin); each group holds characters that translators take for one another
 * (林德奎斯特, 林德奎思特), the commonest first.
 */
const sameSound = [
  '斯思丝司', '乌吾伍武', '娜那纳', '利里莉丽理力黎立', '林琳霖', '马玛', '亚雅娅', '罗洛萝', '沙莎', '维威韦薇', '菲费斐', '埃艾爱', '克科柯可', '贝蓓', '尼妮', '茨兹',
  '迪蒂狄', '弗夫', '鲁卢露', '雷瑞蕾', '史施', '文温雯', '希西茜', '扬杨', '詹占', '奥欧', '姆穆', '格戈', '莫默', '曼', '德', '尔', '奎', '拉', '莱', '劳', '勒', '伦',
  '巴', '班', '鲍', '本', '比', '宾', '波', '伯', '布', '查', '达', '戴', '丹', '道', '登', '杜', '多', '恩', '法', '范', '芬', '福', '哈', '海', '汉', '赫', '亨', '霍', '基', '吉', '加', '杰',
  '卡', '凯', '坎', '肯', '库', '兰', '朗', '伊', '隆', '麦', '梅', '米', '摩', '奈', '内', '努', '诺', '帕', '潘', '佩', '皮', '平', '珀', '普', '乔', '切', '琼', '萨', '塞', '桑', '森', '舍',
  '舒', '松', '苏', '索', '塔', '泰', '坦', '汤', '特', '廷', '托', '图', '瓦', '万', '沃', '锡', '夏', '谢', '辛', '休', '许', '耶', '因', '尤', '约', '泽', '扎', '朱', '祖', '阿', '安', '昂',
] as const;

/** At the end of a name it is heard as 斯 but chosen for women: 路易斯 is Louis, 路易丝 Louise. */
const woman = '丝';

/** Shorter names share their sounds with too many words. In characters. */
const shortest = 3;

/** For each unit the commonest character of its sound; 0 for those that are in no name. */
let sounds: Uint16Array | undefined;

function soundTable(): Uint16Array {
  if (!sounds) {
    sounds = new Uint16Array(65536);
    for (const group of sameSound) for (let i = 0; i < group.length; i += 1) sounds[group.charCodeAt(i)] = group.charCodeAt(0);
  }
  return sounds;
}

/** True for a character that foreign names are written with. */
export function isTransliterated(character: string): boolean {
  return soundTable()[character.charCodeAt(0)] !== 0;
}

export interface Transliteration {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Equal for names that sound alike: the name in the commonest characters. */
  readonly sound: string;
}

/** Stretches of a text that may be foreign names: three characters or more of transliteration in a row. */
export function transliterationsIn(text: string): Transliteration[] {
  const found: Transliteration[] = [];
  const table = soundTable();
  for (let start = 0, end = 0; start < text.length; start = end + 1) {
    for (end = start; end < text.length && table[text.charCodeAt(end)] !== 0; ) end += 1;
    if (end - start < shortest) continue;
    const name = text.slice(start, end);
    const sound = String.fromCharCode(...[...name].map((character) => table[character.charCodeAt(0)] ?? 0));
    found.push({ start, end, text: name, sound: name.endsWith(woman) ? sound.slice(0, -1) + woman : sound });
  }
  return found;
}
