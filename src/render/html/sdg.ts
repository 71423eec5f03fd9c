import type { Localized } from '../../model/text.js';

/** One Sustainable Development Goal: the United Nations' short title and the colour of its icon. */
interface Goal {
  readonly title: Localized;
  /** `#RRGGBB`, for fills: not every one of them carries text on white. */
  readonly color: string;
}

const goal = (color: string, zh: string, en: string): Goal => ({ color, title: { zh, en } });

// Titles: un.org/sustainabledevelopment; colours: UN SDG brand guidelines. The icons themselves may not be changed, so none is used.
const goals: readonly Goal[] = [
  goal('#E5243B', '无贫穷', 'No poverty'),
  goal('#DDA63A', '零饥饿', 'Zero hunger'),
  goal('#4C9F38', '良好健康与福祉', 'Good health and well-being'),
  goal('#C5192D', '优质教育', 'Quality education'),
  goal('#FF3A21', '性别平等', 'Gender equality'),
  goal('#26BDE2', '清洁饮水和卫生设施', 'Clean water and sanitation'),
  goal('#FCC30B', '经济适用的清洁能源', 'Affordable and clean energy'),
  goal('#A21942', '体面工作和经济增长', 'Decent work and economic growth'),
  goal('#FD6925', '产业、创新和基础设施', 'Industry, innovation and infrastructure'),
  goal('#DD1367', '减少不平等', 'Reduced inequalities'),
  goal('#FD9D24', '可持续城市和社区', 'Sustainable cities and communities'),
  goal('#BF8B2E', '负责任消费和生产', 'Responsible consumption and production'),
  goal('#3F7E44', '气候行动', 'Climate action'),
  goal('#0A97D9', '水下生物', 'Life below water'),
  goal('#56C02B', '陆地生物', 'Life on land'),
  goal('#00689D', '和平、正义与强大机构', 'Peace, justice and strong institutions'),
  goal('#19486A', '促进目标实现的伙伴关系', 'Partnerships for the goals'),
];

/** A goal of 1–17; undefined for any other number. */
export function sustainableGoal(number: number): Goal | undefined {
  return goals[number - 1];
}
