/**
 * Common words with their usual translations: evidence where two texts share no names and no numbers. General vocabulary and that of public
 * policy, procurement, environment and computing; meanings parted by semicolons, Chinese forms of two characters or more. Not a glossary: nothing is
 * prescribed, and a wrong entry only costs a little evidence.
 */
export const lexiconWords = `
about introduction overview: 关于 介绍 概述 简介 引言 概览; accept: 接受 采纳 验收; access: 访问 获取 使用权; account: 账户 账号 帐户
achieve accomplish reach: 实现 达到 达成; achievement result outcome: 成果 结果 成就 成效; act action: 行动 动作 操作; activity event: 活动 事件
actual real: 实际 真实 真正; add: 添加 增加 加入 新增; address: 地址 解决 应对; administration administrator: 管理员 管理 行政
adopt adoption: 采用 通过 采纳; advantage benefit: 好处 优势 益处 效益 惠益 受益; advice advise consult consultation: 建议 咨询 磋商 协商
agency authority: 机构 主管部门 当局; agree agreement: 同意 协议 协定 约定 达成一致; agriculture farm farmer: 农业 农场 农民 农户
aim goal objective target purpose: 目标 目的 旨在 宗旨; air: 空气 大气; allow enable permit: 允许 使得 能够 可以 启用; always: 总是 始终 一直
amount quantity: 数量 金额 总量; analysis analyse analyze: 分析; announce announcement: 宣布 公告 发布 通告
answer reply response respond: 回答 答复 响应 回应 回复; application apply: 应用 申请 适用; approach method way: 方法 方式 途径 做法
approve approval: 批准 审批 核准 认可; architecture architect: 架构 建筑; area field domain: 领域 区域 地区 方面; article: 文章 条款
ask request: 请求 要求 询问 申请; assess assessment evaluate evaluation: 评估 评价; assist help support: 帮助 支持 协助 援助 支撑
audience reader: 读者 受众 观众; author: 作者 撰写; automatic automatically: 自动; available availability: 可用 提供 可供 可获得
award prize: 奖项 奖励 授予 获奖 中标; background context: 背景 上下文; balance: 平衡 均衡 余额; bank: 银行
base basis basic foundation: 基础 基于 基本 依据; before previous prior: 之前 以前 先前 上一; begin start launch: 开始 启动 开启 发起 推出
best: 最佳 最好 最优; better improve improvement enhance: 改进 改善 提高 提升 更好 完善; big large great: 大型 巨大 较大 重大
biodiversity nature natural: 生物多样性 自然; book: 书籍 图书 这本书; break: 中断 打破 破坏; budget: 预算; bug defect fault: 缺陷 错误 漏洞 故障
build building construction: 建筑 构建 建设 建造 建立; bulletin newsletter: 简报 通讯 快报; business company enterprise firm: 企业 公司 业务 商业
buyer purchaser purchase buy: 采购 购买 采购方 买方; call: 调用 呼吁 称为 号召 征集; capacity: 能力 容量 产能; carbon: 碳排放 低碳 碳中和 碳足迹 减碳
care health medical: 健康 卫生 医疗 保健; case: 案例 情况 情形 用例; cause reason why: 原因 导致 为什么 理由 引起 造成; central centre center: 中心 中央
century: 世纪; certificate certification: 证书 认证; challenge: 挑战 难题; change: 变化 更改 改变 变更 变动 修改; chapter: 章节 本章
check verify validate verification: 检查 验证 核实 校验; child: 儿童 孩子 子级; choose select choice option: 选择 选项 选用 选取
circular circularity: 循环; citizen public: 公众 公共 公民 市民; city urban town: 城市 城镇; class: 类型 课程 类别; clear clearly: 清晰 明确 清楚 清除
climate: 气候; close: 关闭 密切 接近 截止; code: 代码 编码 守则; collaborate collaboration cooperate cooperation: 合作 协作
collect collection: 收集 集合 采集; command: 命令 指令; comment feedback: 评论 反馈 意见 注释; commit commitment pledge: 承诺 提交 致力
committee board council: 委员会 理事会 董事会; common general: 常见 通用 共同 一般 普遍; communication communicate: 沟通 通信 交流 传播
community: 社区 共同体; compare comparison: 比较 对比 相比; compatible compatibility: 兼容; complete finish: 完成 完整 结束
complex complicated complexity: 复杂; component part element: 组件 部分 组成 部件 要素; computer: 计算机 电脑; concept idea notion: 概念 想法 理念 思路
concern worry: 关注 担心 关切 担忧; condition: 条件 状况 状态; conference forum summit: 会议 大会 论坛 峰会; configure configuration: 配置
confirm: 确认 证实; connect connection: 连接 联系 关联; consider consideration: 考虑 认为 注意事项; consumer consumption consume: 消费 消耗 使用者
contact: 联系 接触 联络; contain include inclusion: 包含 包括 包容 纳入; content: 内容 目录; continue continuous: 继续 持续; contract: 合同 契约 合约
contribute contribution contributor: 贡献 促进 捐款; control: 控制 管控
convert conversion transform transformation transition: 转换 转型 转变 转化 过渡; coordinate coordination coordinator: 协调; copy: 复制 副本 拷贝
correct right: 正确 纠正 权利; cost price expense: 成本 价格 费用 开销 代价; country nation national: 国家 各国 全国
course training train: 课程 培训 训练; create creation: 创建 创造 制作 创作 新建; criterion criteria: 标准 准则 条件; crisis: 危机
culture cultural: 文化; current currently present now: 当前 目前 现在 现有; custom customize: 自定义 定制 习惯; customer client: 客户 顾客 客户端
data: 数据 资料; date: 日期 时间; day: 每天 当天 日子; decide decision: 决定 决策 判定; declare declaration statement: 声明 宣言 语句
default: 默认 缺省; define definition: 定义 界定 规定; delete remove removal: 删除 移除 去除 清除; deliver delivery: 交付 提供 投递 送达
demand need require requirement: 需要 需求 要求 必须; demonstrate demo: 演示 示范 展示; department ministry: 部门 部委 司局
depend dependency dependent: 依赖 取决于 依靠; deploy deployment: 部署; describe description: 描述 说明; design: 设计; detail: 细节 详细 详情
determine: 确定 决定; develop development developer: 开发 发展 研发; device equipment: 设备 装置; differ difference different: 不同 差异 区别 差别
difficult difficulty hard: 困难 难以 难度 很难; digital: 数字 数码; direct directly direction: 直接 方向 指导
director head leader leadership: 主任 负责人 领导 总监 局长; disable: 禁用 停用 残疾; discuss discussion debate: 讨论 探讨 辩论
distribute distribution: 分发 分布 分配 发行; document documentation file: 文档 文件 资料
donate fund funding finance financial: 资助 资金 基金 财务 融资 金融 供资; download: 下载; draft: 草案 草稿 初稿 起草; drive driver: 驱动 推动 驾驶
easy simple simply easily: 简单 容易 轻松 方便 简便; economy economic: 经济; edit editor: 编辑 编者; education school student learn: 教育 学校 学生 学习
effect effective effectiveness: 效果 有效 影响 成效; efficient efficiency: 效率 高效 节能 能效; effort: 努力 工作 投入
electric electricity power: 电力 用电 电能 电动 功率; email mail: 邮件 电子邮件 邮箱 来信; emission emit: 排放
employee staff worker: 员工 雇员 工作人员 职工 工人; empty: 空的 为空 空白; encourage: 鼓励; end final finally: 最终 最后 结束 末尾; energy: 能源 能量
engage engagement participate participation participant join: 参与 参加 加入 与会; engineer engineering: 工程师 工程; enough sufficient: 足够 充分 充足
ensure guarantee: 确保 保证 保障; environment environmental: 环境 环保; equal equality gender: 平等 性别 相等; error fail failure: 错误 失败 失效 出错
essential key important importance: 重要 关键 必要 至关重要 要点; establish: 建立 设立 成立 确立; example instance: 例如 示例 例子 实例 比如 举例
exchange: 交流 交换 互换; exist existing: 存在 现有 已有; expect expectation: 期望 预期 预计; experience: 经验 经历 体验; expert specialist: 专家
explain explanation: 解释 说明 阐述; explore: 探索 探讨; export import: 导出 导入 进口 出口; express: 表示 表达
extend expand extension: 扩展 扩大 延长 延伸; external: 外部; face: 面临 面对; fact: 事实 实际上; fair justice: 公平 公正 正义
feature function functionality: 功能 特性 特征 函数; find discover: 发现 找到 查找 寻找; first initial: 第一 首先 首次 最初 初始
focus: 重点 聚焦 关注 专注; follow following: 以下 遵循 下列 下面 跟随 如下; food: 粮食 食品 食物 食堂; force: 强制 力量 生效
forest wood: 森林 林业 木材; form format: 格式 形式 表格 表单; framework: 框架; free: 免费 自由 释放; frequently often: 经常 频繁 常见 往往
friend: 朋友; future: 未来 将来 今后 前景; gas greenhouse: 温室气体 气体 天然气; global world international: 全球 世界 国际
good great: 良好 优秀 很好 出色; govern governance government: 政府 治理; green: 绿色; group: 小组 群体 组织 分组 团体; grow growth: 增长 成长 生长
guide guideline guidance handbook manual: 指南 指引 手册 准则 指导; handle process procedure: 处理 流程 过程 程序; happen occur: 发生 出现
high higher: 较高 更高 高度 高级; history: 历史 沿革; hold host: 举行 举办 主办 召开 主机; home house household: 家庭 住房 房屋 主页
hope wish: 希望 愿望; human people person: 人类 人们 人员 个人 人民; identify identity: 识别 确定 标识 身份 认同
image picture photo: 图片 图像 照片 镜像; impact influence affect: 影响; implement implementation: 实施 实现 落实 执行
increase rise raise: 增加 提高 上升 增长 提升; independent: 独立; indicator index: 指标 索引 指数; individual: 个人 单独 个体
industry industrial sector: 行业 工业 产业 部门; inform information: 信息 通知 资讯; infrastructure: 基础设施 基础架构; initiative: 倡议 举措 主动
innovate innovation innovative: 创新; input output: 输入 输出 投入 产出; install installation: 安装
institute institution organization organisation: 组织 机构 研究所 制度; integrate integration: 集成 整合 融入 一体化
interest interested: 兴趣 利益 感兴趣 利息; interface: 接口 界面; internal: 内部; introduce: 引入 介绍 推出; invest investment: 投资
invite invitation: 邀请 诚邀; involve: 涉及 参与; issue problem: 问题 议题 期刊; job work working task: 工作 任务 作业; judge judgment: 判断 评判
keep maintain maintenance maintainer: 保持 维护 维持 保留; knowledge: 知识; know known understand understanding: 了解 知道 理解 已知 懂得
label tag: 标签 标记 标识; language: 语言; last latest recent recently: 最新 最近 近期 上次; law legal legislation regulation: 法律 法规 立法 条例 规定
layer level: 级别 层级 层次 水平; lead: 领导 导致 牵头 引领; less low lower reduce reduction decrease: 减少 降低 减排 较低 更少 更低
lesson: 教训 课程 经验; letter: 信件 字母 来信; license licence: 许可 许可证 授权; life lifecycle: 生命周期 生活 寿命 生命
light lighting: 照明 灯光 轻量; limit limitation: 限制 限额 局限; link: 链接 联系; list: 列表 清单 名单 列出; local: 本地 当地 地方
location place position: 位置 地点 场所; long: 长期 很长 长久 较长; look see view: 查看 参见 观看 视图 看到; lose loss: 损失 丢失 失去
machine: 机器 机械; main major primary: 主要 重大 首要; make: 使得 进行 制作 制造; manage management manager: 管理 经理 治理
manufacture manufacturer produce production producer product: 生产 产品 制造 制造商 厂商 商品; market: 市场 营销; material: 材料 物料 原料 资料
matter: 事项 重要 物质; mean meaning: 意味着 含义 意思 意义 是指; measure measurement metric: 措施 测量 衡量 指标 度量
media news press: 媒体 新闻 动态 资讯; meet meeting session: 会议 会面 满足 召开; member membership: 成员 会员
memory storage store: 内存 存储 记忆 储存 商店; message: 消息 信息 留言; migrate migration: 迁移 移民; million billion: 百万 亿元 万元
mission vision: 使命 愿景; model mode: 模型 模式 型号; modern: 现代; money dollar: 金钱 美元 资金; month monthly: 每月 月份 个月; name: 名称 名字 命名
network: 网络; new: 全新 新的 新型 新增; next: 下一 接下来 其次 随后; node: 节点; normal: 正常 通常
note notice remark warning caution: 注意 备注 说明 提示 警告 注释; number: 数字 数量 编号 若干; object: 对象 物体
offer provide provision: 提供 供应 给予; office desk: 办公室 协调组 办公; official: 官员 官方 正式
online internet web website: 在线 线上 网站 网页 互联网; open: 开放 打开 开源 公开; operate operation: 运行 操作 运营 作业; opinion: 意见 观点 看法
opportunity: 机会 机遇; order: 顺序 订单 秩序 命令; original origin: 原始 原来 起源 原版; owner own: 所有者 拥有 自己
package packaging: 包装 软件包 程序包; page: 页面 本页 网页; paper: 论文 纸张 文件; partner partnership: 伙伴 合作伙伴 伙伴关系
party: 缔约方 一方 各方 当事方; pass: 通过 传递 经过; path: 路径 道路 途径; pattern: 模式 图案; pay payment: 支付 付款 付费
perform performance: 性能 执行 表现 绩效; period term: 期间 时期 周期 期限 术语; plan planet planning: 计划 规划 地球 方案; plastic: 塑料
platform: 平台; policy: 政策 策略; pollute pollution: 污染; poor poverty: 贫困 贫穷 较差; popular: 流行 受欢迎 热门; possible potential: 可能 潜在 潜力
practice practical: 实践 做法 实际 惯例; prepare preparation: 准备 编制 筹备; prevent avoid: 防止 避免 预防; principle: 原则 原理
priority prioritize: 优先 重点; private: 私有 私人 私营; procure procurement: 采购; program programme programming: 计划 程序 编程 项目 方案
progress: 进展 进度 进步; project: 项目 工程; promote promotion: 促进 推广 推动 宣传
proposal propose suggest suggestion recommend recommendation: 建议 提议 提案 推荐 提出; protect protection conserve: 保护 防护
publish publication release: 发布 出版 发行 版本 刊物; quality: 质量 品质; question: 问题 疑问 提问
quick quickly fast rapid rapidly speed: 快速 迅速 速度 很快 加快; reach: 达到 联系 到达; read reading: 阅读 读取; ready: 准备好 就绪
recognize recognise recognition: 认可 识别 承认 表彰; record: 记录 纪录; recycle recycling reuse waste: 回收 废物 废弃 再利用 垃圾 浪费
refer reference: 参考 引用 参照 参阅; region regional: 区域 地区; register registration: 注册 登记 报名
relate relation relationship relevant: 相关 关系 有关 关联; reliable reliability: 可靠; rely: 依靠 依赖; renewable solar wind: 可再生 太阳能 风能 风电
repeat: 重复; replace replacement: 替换 取代 更换 替代; report reporting: 报告 汇报 举报 报道; represent representative: 代表 表示
research study survey: 研究 调查 调研; resource: 资源; responsible responsibility: 责任 负责 职责; restore recover recovery: 恢复
return: 返回 回报 归还; review: 审查 评审 回顾 审核 评论; risk: 风险; role: 角色 作用; rule: 规则 规定; run: 运行 执行 跑步
safe safety security secure: 安全; sale sell seller: 销售 出售; sample: 样本 样例 示例; save: 节省 保存 节约; scale: 规模 扩展 扩缩 尺度
schedule: 调度 日程 计划 时间表; science scientific scientist: 科学; scope: 范围 作用域; search: 搜索 检索 查找; section: 章节 部分 小节 本节
send: 发送 寄送; separate: 单独 分离 分开; series: 系列; serve server service: 服务 服务器; set setting setup: 设置 集合 设定
share sharing: 共享 分享 份额; short: 简短 短期 缩写; show display present presentation: 显示 展示 表明 演示 呈现; sign signature: 签名 签署 迹象
similar same: 类似 相同 相似 同样; single: 单个 单一; site: 站点 网站 现场; situation: 情况 形势 局面; size: 大小 规模 尺寸; small: 小型 较小 小的
social society: 社会 社交; software: 软件; solution solve resolve: 解决 方案; source: 来源 源头 资源 源代码; space: 空间 空格
special specific particular: 特定 特殊 专门 具体 特别; speak speaker speech talk: 演讲 发言 谈话 讲话; specify specification: 指定 规范 说明
stable stability: 稳定; stage phase step: 阶段 步骤 步伐; stakeholder: 利益相关 利益攸关 相关方; standard: 标准; state status: 状态 国家 地位
stop: 停止 阻止; story: 故事 新闻; strategy strategic: 战略 策略; structure: 结构; subject topic theme: 主题 话题 科目; submit submission: 提交 报送
success successful successfully succeed: 成功; summary: 总结 摘要 概要 小结; supplier supply: 供应 供应商 供货 供给; sure: 确保 确定 肯定
sustain sustainable sustainability: 可持续; system: 系统 体系 制度; table: 表格 下表; team: 团队 小组 队伍; technology technical technique: 技术 科技
tender bid: 招标 投标; test testing: 测试 试验 检测; text word: 文本 文字 单词 正文; thank acknowledgement: 感谢 谢谢 致谢 鸣谢; theory: 理论
think thought thinking: 认为 思考 想法 觉得; time: 时间 时候 次数; today: 今天 如今 今日; together: 共同 一起 一同; tool: 工具; total: 总计 总共 总数
tourism travel: 旅游 旅行 出行; trade: 贸易 交易; traffic transport transportation vehicle: 交通 运输 车辆 流量
translate translation translator: 翻译 译文 译者; transparent transparency: 透明; trust: 信任 信托; try attempt: 尝试 试图; type kind: 类型 种类
unique: 唯一 独特; unit: 单位 单元; university: 大学 高校; update upgrade: 更新 升级; use usage user using: 使用 用户 用于 利用 用法
value: 价值 数值 取值; variable: 变量 可变; various variety diverse diversity: 各种 多样 不同 多种; version: 版本; video: 视频; visit: 访问 参观
volunteer: 志愿 自愿; vote: 投票 表决; wait: 等待; want: 想要 希望; water: 用水 水资源 节水 供水 污水; week weekly: 每周 一周 星期; welcome: 欢迎
win winner: 赢得 获胜 获奖; woman female: 妇女 女性; write written writing: 编写 写入 撰写 写作 书面; wrong: 错误 不对
year annual annually: 每年 年度 全年; young youth: 青年 年轻
`;
