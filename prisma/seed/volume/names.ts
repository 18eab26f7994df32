/** Each with its Latin spelling. */
export const SURNAMES = [
  '王 Wang', '李 Li', '张 Zhang', '刘 Liu', '陈 Chen', '杨 Yang', '赵 Zhao', '黄 Huang', '周 Zhou', '吴 Wu', '徐 Xu', '孙 Sun', '胡 Hu', '朱 Zhu', '高 Gao',
  '林 Lin', '何 He', '郭 Guo', '马 Ma', '罗 Luo', '梁 Liang', '宋 Song', '郑 Zheng', '谢 Xie', '韩 Han', '唐 Tang', '冯 Feng', '董 Dong', '程 Cheng', '沈 Shen',
];

export const GIVEN_NAMES = [
  '伟 Wei', '芳 Fang', '敏 Min', '静 Jing', '磊 Lei', '洋 Yang', '勇 Yong', '艳 Yan', '杰 Jie', '娟 Juan', '涛 Tao', '明 Ming', '超 Chao', '霞 Xia', '平 Ping',
  '子涵 Zihan', '雨桐 Yutong', '浩然 Haoran', '欣怡 Xinyi', '宇轩 Yuxuan', '思远 Siyuan', '梓萱 Zixuan', '俊杰 Junjie', '晓彤 Xiaotong', '博文 Bowen', '佳琪 Jiaqi',
  '天宇 Tianyu', '若曦 Ruoxi', '一诺 Yinuo', '嘉禾 Jiahe',
];

export const SCHOOLS = [
  '复旦大学', '浙江大学', '上海交通大学', '南京大学', '武汉大学', '中山大学', '四川大学', '厦门大学', '山东大学', '同济大学', '华中科技大学', '西安交通大学',
  '中国人民大学', '北京师范大学',
];

export const MAJORS = ['经济学', '统计学', '金融学', '计算机科学与技术', '数学与应用数学', '心理学', '国际贸易', '会计学', '新闻学', '生物科学', '电子信息工程'];
