import { findWrongCounts } from '../../lang/zh/counted-lists.js';
import { findWrongFigures } from '../../lang/zh/figures.js';
import type { Finding } from '../../model/diagnostic.js';
import type { Edition, TextUnit } from '../../model/edition.js';
import type { Rule } from '../rule.js';
import { inOrder, inUnit } from '../scan.js';

/** 由48个增加到101个，增加了63个; 上海、日内瓦和内罗毕两地: figures of one sentence that contradict each other. */
export const figures: Rule = {
  id: 'zh/figures',
  severity: 'warning',
  title: { zh: '前后矛盾的数字', en: 'Figures that contradict each other' },
  why: {
    zh: '增减数、百分比、乘积、起止年月和列举的个数都可以从同一句里的其他数字算出来；算不拢，必有一个是错的。带“约”“多”“左右”的数字不报。',
    en: 'A growth, a share, a product, a span of years and the number of things listed follow from the other figures of their sentence; where they do not, one of them is wrong. Figures said to be approximate are left alone.',
  },
  langs: ['zh'],
  examples: [
    { lang: 'zh', markdown: '实施城市由48个增加到101个，共增加了63个。比例从40%提高到55%，提高了16个百分点。\n', finds: [{ actual: '63', expected: '53' }, { actual: '16', expected: '15' }] },
    { lang: 'zh', markdown: '采购总额为36.8亿元，其中低碳产品11.04亿元，占36%。\n', finds: [{ actual: '36', expected: '30' }] },
    { lang: 'zh', markdown: '培训分六期，每期40人，共计培训260人。\n', finds: [{ actual: '260', expected: '240' }] },
    { lang: 'zh', markdown: '项目为期三年（2025—2029年）。论坛为期三天，于10月15日至18日举行，试点期为18个月，自2025年3月至2026年10月。\n', finds: [{ actual: '为期三年（2025—2029年）', expected: '5' }, { actual: '18个月，自2025年3月至2026年10月', expected: '20' }] },
    { lang: 'zh', markdown: '采购额达到38亿美元，比2013年的19亿美元增长了两倍。\n', finds: [{ actual: '两', expected: '1' }] },
    { lang: 'zh', markdown: '订单中照明占42%，车辆占31%，清洁用品占18%，纸张占12%。课程有需求分析、标准制定、评标和合同管理等三个模块。\n', finds: [{ actual: '12', expected: '9' }, { actual: '三', expected: '4' }] },
    { lang: 'zh', markdown: '照明占42.4%，车辆占31.4%，纸张占26.3%。多选结果中，价格占60%，质量占55%，环保占40%。建材、电子等三个行业，建设、施工、监理等两个以上单位。\n', finds: [] },
    { lang: 'zh', markdown: '会议在上海、日内瓦和内罗毕两地举行。协调组组织三场说明会，分别在上海和内罗毕举行。\n', finds: [{ actual: '两' }, { actual: '三' }] },
    {
      lang: 'zh',
      markdown: '由48个增加到101个，增加了53个，增长110%。总额36.8亿元，其中11.04亿元，占30%。为期三年（2025—2027年）。电子、纺织、食品、建材和医药五个行业，教育、卫生等八个部门，甲和乙、丙和丁四国。\n',
      finds: [],
    },
  ],
  *check({ edition }) {
    for (const unit of edition.texts) yield* inOrder([...calculated(edition, unit), ...counted(edition, unit)]);
  },
};

function* calculated(edition: Edition, unit: TextUnit): Generator<Finding> {
  for (const { start, end, expected } of findWrongFigures(unit.text)) {
    const actual = unit.text.slice(start, end);
    yield inUnit(edition, unit, start, end, {
      message: { zh: `“${actual}”与同句的其他数字矛盾，按其他数字应为“${expected}”`, en: `Unexpected figure “${actual}”, expected “${expected}” by the other figures of the sentence` },
      expected: [expected],
    });
  }
}

function* counted(edition: Edition, unit: TextUnit): Generator<Finding> {
  for (const { start, end, least, most } of findWrongCounts(unit.text)) {
    const actual = unit.text.slice(start, end);
    const count = least === most ? String(least) : `${least}–${most}`;
    yield inUnit(edition, unit, start, end, { message: { zh: `这里说有“${actual}”个，列出的是${count}个`, en: `Unexpected “${actual}”: ${count} are named` }, expected: [count] });
  }
}
