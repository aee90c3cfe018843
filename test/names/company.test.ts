import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { format, isValid, parse, RULE } from '../../src/names/company.js';

/** What a name is read as: its English text, or the reason it is refused for, in brackets. */
function readingOf(text: string): string {
  const read = parse(text);
  return read.ok ? format(read.value) : `[${read.reason}]`;
}

/** Two columns: the register's name, and the translation a reader would write by the rules. */
function cases(table: string): [name: string, expected: string][] {
  const lines = table.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '').map((line) => line.split(' | ') as [string, string]);
}

describe('place, brand, trade and form', () => {
  test.each(
    cases(`
      义乌兴宸企业管理有限公司 | Yiwu Xingchen Enterprise Management Co., Ltd.
      小米科技有限责任公司 | Xiaomi Technology Co., Ltd.
      北京小米科技有限责任公司 | Beijing Xiaomi Technology Co., Ltd.
      深圳市腾讯计算机系统有限公司 | Shenzhen Tengxun Computer Systems Co., Ltd.
      华为技术有限公司 | Huawei Technology Co., Ltd.
      中国石油天然气股份有限公司 | PetroChina Company Limited
      国家电网有限公司 | State Grid Corporation of China
      中国建筑第八工程局有限公司 | China Construction Eighth Engineering Bureau Co., Ltd.
      中国移动通信集团北京有限公司 | China Mobile Communications Group Beijing Co., Ltd.
      中国人民财产保险股份有限公司 | PICC Property and Casualty Company Limited
      内蒙古伊利实业集团股份有限公司 | Inner Mongolia Yili Industrial Group Co., Ltd.
      陕西煤业化工集团有限责任公司 | Shaanxi Coal Chemical Group Co., Ltd.
      珠海格力电器股份有限公司 | Zhuhai Geli Electrical Appliances Co., Ltd.
      江苏恒瑞医药股份有限公司 | Jiangsu Hengrui Pharmaceutical Co., Ltd.
      贵州百灵企业集团制药股份有限公司 | Guizhou Bailing Enterprise Group Pharmaceutical Co., Ltd.
      宁德时代新能源科技股份有限公司 | Ningde Shidai New Energy Technology Co., Ltd.
      杭州海康威视数字技术股份有限公司 | Hangzhou Haikangweishi Digital Technology Co., Ltd.
      万科企业股份有限公司 | Wanke Enterprise Co., Ltd.
      上海韦尔半导体股份有限公司 | Shanghai Wei'er Semiconductor Co., Ltd.
      成都天府软件园有限公司 | Chengdu Tianfu Software Park Co., Ltd.
      广州长隆集团有限公司 | Guangzhou Changlong Group Co., Ltd.
      美的集团股份有限公司 | Meidi Group Co., Ltd.
      绿地控股集团股份有限公司 | Lüdi Holding Group Co., Ltd.
      杭州贸易与投资有限公司 | Hangzhou Trading and Investment Co., Ltd.
      騰訊控股有限公司 | Tengxun Holdings Co., Ltd.
      ＴＣＬ科技集团股份有限公司 | TCL Technology Group Co., Ltd.
      厦门国际银行股份有限公司 | Xiamen International Bank Co., Ltd.
      苏州工业园区和顺物业管理有限公司 | Suzhou Industrial Park Heshun Property Management Co., Ltd.
      海南橡胶产业集团股份有限公司 | Hainan Rubber Industry Group Co., Ltd.
      大连万达商业管理集团股份有限公司 | Dalian Wanda Commercial Management Group Co., Ltd.
      中铁十二局集团有限公司 | Zhongtie No. 12 Bureau Group Co., Ltd.
      中交第二航务工程局有限公司 | Zhongjiao Second Harbor Engineering Bureau Co., Ltd.
      国网浙江省电力有限公司 | State Grid Zhejiang Electric Power Co., Ltd.
      北京新东方教育科技（集团）有限公司 | Beijing Xindongfang Education Technology (Group) Co., Ltd.
      合肥市建设投资控股（集团）有限公司 | Hefei Construction Investment Holdings (Group) Co., Ltd.
      中国（上海）自由贸易试验区临港新片区投资控股集团有限公司 | China (Shanghai) Pilot Free Trade Zone Lingang New Area Investment Holding Group Co., Ltd.
      拉萨经济技术开发区星河创业投资有限公司 | Lhasa Economic and Technological Development Zone Xinghe Venture Capital Co., Ltd.
      安徽省六安瓜片茶业股份有限公司 | Anhui Lu'an Guapian Tea Co., Ltd.
      义乌市双童日用品有限公司 | Yiwu Shuangtong Daily Necessities Co., Ltd.
      浙江泰隆商业银行股份有限公司金华义乌支行 | Zhejiang Tailong Commercial Bank Co., Ltd. Jinhua Yiwu Sub-branch
    `),
  )('%s: %s', (name, expected) => {
    expect(readingOf(name)).toBe(expected);
  });
});

describe('a place', () => {
  test.each(
    cases(`
      六安市 | Lu'an
      台州市 | Taizhou
      蚌埠市 | Bengbu
      东莞市 | Dongguan
      厦门市 | Xiamen
      重庆市 | Chongqing
      上海市闵行区 | Shanghai Minhang District
      蔚县 | Yuxian
      洪洞县 | Hongtong County
      丽水市 | Lishui
      铅山县 | Yanshan County
      广州市番禺区 | Guangzhou Panyu District
      亳州市 | Bozhou
      儋州市 | Danzhou
      成都市郫都区 | Chengdu Pidu District
      渑池县 | Mianchi County
      井陉县 | Jingxing County
      乐亭县 | Laoting County
      乐清市 | Yueqing
      单县 | Shanxian
      歙县 | Shexian
      长子县 | Zhangzi County
      监利市 | Jianli
      六合区 | Luhe District
      黄陂区 | Huangpi District
      珲春市 | Hunchun
      宕昌县 | Tanchang County
      筠连县 | Junlian County
      大埔县 | Dabu County
      泌阳县 | Biyang County
      涡阳县 | Guoyang County
      尉犁县 | Yuli County
      阿勒泰市 | Altay
      呼和浩特市 | Hohhot
      乌鲁木齐市 | Urumqi
      拉萨市 | Lhasa
      西安市 | Xi'an
      陕西省 | Shaanxi
      山西省 | Shanxi
      内蒙古自治区 | Inner Mongolia
      新疆维吾尔自治区 | Xinjiang
      西藏自治区 | Xizang
      广西壮族自治区 | Guangxi
      香港特别行政区 | Hong Kong
      澳门特别行政区 | Macao
      哈尔滨市 | Harbin
      吕梁市 | Lüliang
      准格尔旗 | Jungar Banner
      围场满族蒙古族自治县 | Weichang County
      围场县 | Weichang County
      恩施土家族苗族自治州 | Enshi
      浦东新区 | Pudong New Area
      神农架林区 | Shennongjia Forestry District
      六枝特区 | Liuzhi Special District
      井陉矿区 | Jingxing Mining District
      大兴安岭地区 | Daxing'anling
      昆山经济技术开发区 | Kunshan Economic and Technological Development Zone
      郑州郑东新区 | Zhengzhou Zhengdong New Area
      义乌市佛堂镇 | Yiwu Fotang Town
      温州市瓯海区潘桥街道 | Wenzhou Ouhai District Panqiao Subdistrict
      中山市古镇镇 | Zhongshan Guzhen Town
    `),
  )('%s opens a name as %s', (place, expected) => {
    expect(readingOf(`${place}天和商贸有限公司`)).toBe(`${expected} Tianhe Trading Co., Ltd.`);
  });

  test.each(
    cases(`
      保定莲池天和商贸有限公司 | Baoding Lianchi Tianhe Trading Co., Ltd.
      重庆长安汽车股份有限公司 | Chongqing Chang'an Automobile Co., Ltd.
      大同创科技有限公司 | Datongchuang Technology Co., Ltd.
      同仁堂科技发展股份有限公司 | Tongrentang Technology Development Co., Ltd.
      安吉星信息服务有限公司 | Anjixing Information Services Co., Ltd.
      上海老饭店有限公司 | Shanghai Laofandian Co., Ltd.
      温泉酒店管理有限公司 | Hot Spring Hotel Management Co., Ltd.
      北京市场营销有限公司 | Beijing Marketing Co., Ltd.
      北京市政路桥集团有限公司 | Beijing Municipal Road and Bridge Group Co., Ltd.
      安多科技有限公司 | Anduo Technology Co., Ltd.
      兴安盟天骄农牧业有限公司 | Hinggan Tianjiao Agriculture and Animal Husbandry Co., Ltd.
      广西兴安县银杏果业有限公司 | Guangxi Xing'an County Ginkgo Fruit Co., Ltd.
      中国北京同和贸易有限公司 | China Beijing Tonghe Trading Co., Ltd.
      珲春市东北亚国际商务有限公司 | Hunchun Northeast Asia International Business Co., Ltd.
      北京科技有限公司 | Beijing Technology Co., Ltd.
      上海有限公司 | Shanghai Co., Ltd.
    `),
  )('is told from a brand: %s: %s', (name, expected) => {
    expect(readingOf(name)).toBe(expected);
  });
});

describe('a brand', () => {
  test.each(
    cases(`
      国新能源有限公司 | Guoxin Energy Co., Ltd.
      新天和科技有限公司 | Xintianhe Technology Co., Ltd.
      海尔智家股份有限公司 | Hai'erzhijia Co., Ltd.
      大参林医药集团股份有限公司 | Dashenlin Pharmaceutical Group Co., Ltd.
      四川长虹电器股份有限公司 | Sichuan Changhong Electrical Appliances Co., Ltd.
      爱有限公司 | Ai Co., Ltd.
      北京360科技有限公司 | Beijing 360 Technology Co., Ltd.
      深圳TCL智能科技有限公司 | Shenzhen TCL Intelligent Technology Co., Ltd.
      TCL王牌电器(惠州)有限公司 | TCL Wangpai Electrical Appliances (Huizhou) Co., Ltd.
      3M中国有限公司 | 3M China Co., Ltd.
      上海M&G文具有限公司 | Shanghai M&G Stationery Co., Ltd.
      肯德基·必胜客餐饮有限公司 | Kendeji Bishengke Catering Co., Ltd.
      中国-东盟信息港股份有限公司 | China ASEAN Xinxigang Co., Ltd.
    `),
  )('%s: %s', (name, expected) => {
    expect(readingOf(name)).toBe(expected);
  });
});

describe('brackets', () => {
  test.each(
    cases(`
      企享云（北京）信息技术有限公司 | Qixiangyun (Beijing) Information Technology Co., Ltd.
      腾讯科技（深圳）有限公司 | Tengxun Technology (Shenzhen) Co., Ltd.
      中国平安保险（集团）股份有限公司 | Ping An Insurance (Group) Company of China, Ltd.
      宁波梅山保税港区红杉股权投资合伙企业（有限合伙） | Ningbo Meishan Bonded Port Area Hongshan Equity Investment Partnership (Limited Partnership)
      北京红杉投资中心(有限合伙) | Beijing Hongshan Investment Center (Limited Partnership)
      立信会计师事务所（特殊普通合伙） | Lixin Accounting Firm (Special General Partnership)
      杭州天和管理咨询（有限合伙） | Hangzhou Tianhe Management Consulting (Limited Partnership)
      天和（上海浦东）贸易有限公司 | Tianhe (Shanghai Pudong) Trading Co., Ltd.
      天和（HK）贸易有限公司 | Tianhe (HK) Trading Co., Ltd.
      天和（）贸易有限公司 | Tianhe Trading Co., Ltd.
      宁波红杉管理合伙企业（有限合伙）（委派代表：张三） | Ningbo Hongshan Management Partnership (Limited Partnership) (Representative: Zhang San)
      天和（北京 ）科技有限公司（筹） | Tianhe (Beijing) Technology Co., Ltd. (In Preparation)
    `),
  )('%s: %s', (name, expected) => {
    expect(readingOf(name)).toBe(expected);
  });
});

describe('a form other than a company', () => {
  test.each(
    cases(`
      小米科技有限责任公司保定莲池分公司 | Xiaomi Technology Co., Ltd. Baoding Lianchi Branch
      小米科技有限责任公司珠海分公司 | Xiaomi Technology Co., Ltd. Zhuhai Branch
      中国工商银行股份有限公司北京朝阳支行 | Industrial and Commercial Bank of China Limited Beijing Chaoyang Sub-branch
      中国工商银行北京朝阳支行 | Industrial and Commercial Bank of China Beijing Chaoyang Sub-branch
      上海浦东发展银行股份有限公司南京东路支行 | Shanghai Pudong Development Bank Co., Ltd. Nanjing East Road Sub-branch
      天和运输有限公司二分公司 | Tianhe Transport Co., Ltd. Second Branch
      天和运输有限公司第3分公司 | Tianhe Transport Co., Ltd. Third Branch
      天和运输有限公司第十二分公司 | Tianhe Transport Co., Ltd. No. 12 Branch
      中国太平洋人寿保险股份有限公司义乌中心支公司 | China Pacific Life Insurance Co., Ltd. Yiwu Central Sub-branch
      北京建工集团有限责任公司总承包部 | Beijing Construction Engineering Group Co., Ltd. General Contracting Department
      北京市金杜律师事务所上海分所 | Beijing Jindu Law Firm Shanghai Branch Office
      沈阳同仁大药房和平店 | Shenyang Tongren Pharmacy Heping Store
      天和超市有限公司人民路店 | Tianhe Supermarket Co., Ltd. Renmin Road Store
      义乌市财政局 | Yiwu Finance Bureau
      天河区体育中心 | Tianhe District Sports Center
      义乌市佛堂镇张三小吃店 | Yiwu Fotang Town Zhangsan Snack Shop
      东莞市石龙镇盛大五金加工厂 | Dongguan Shilong Town Shengda Hardware Processing Factory
      寿光市绿源蔬菜种植专业合作社 | Shouguang Lüyuan Vegetable Planting Specialized Cooperative
      五常市金福水稻种植农民专业合作社 | Wuchang Jinfu Rice Planting Farmers' Specialized Cooperative
      蚌埠玻璃工业设计研究院 | Bengbu Glass Industrial Design and Research Institute
      西安银桥乳业集团 | Xi'an Yinqiao Dairy Group
      河北雄安新区管理委员会 | Hebei Xiong'an New Area Administrative Committee
    `),
  )('%s: %s', (name, expected) => {
    expect(readingOf(name)).toBe(expected);
  });
});

describe('a company and its office, branch or works', () => {
  test.each(
    cases(`
      美国通用电气公司上海代表处 | USA Tongyong Electric Company Shanghai Representative Office
      日本三井物产公司驻上海代表处 | Japan Sanjingwuchan Company Shanghai Representative Office
      日本三井物产公司驻华代表处 | Japan Sanjingwuchan Company China Representative Office
      中国人民财产保险公司北京分公司 | China People's Property Insurance Company Beijing Branch
      中国人民财产保险公司北京分公司朝阳支公司 | China People's Property Insurance Company Beijing Branch Chaoyang Sub-branch
      浙江省烟草公司杭州市公司 | Zhejiang Tobacco Company Hangzhou Company
      国网浙江省电力公司义乌市供电公司 | State Grid Zhejiang Electric Power Company Yiwu Power Supply Company
      香港ABC有限公司驻广州办事处 | Hong Kong ABC Co., Ltd. Guangzhou Office
      天和有限公司驻马店办事处 | Tianhe Co., Ltd. Zhumadian Office
      天和公司驻马店农场 | Tianhe Company Zhumadian Farm
      天和医院驻上海服务中心 | Tianhe Hospital Shanghai Service Center
      天和医院驻马店服务中心 | Tianhe Hospital Zhumadian Service Center
      义乌市人民政府驻京办事处 | Yiwu People's Government Beijing Office
      义乌市驻上海办事处 | Yiwu Shanghai Office
      天和（集团）公司北京分公司 | Tianhe (Group) Company Beijing Branch
      上海百货公司第一商店 | Shanghai Department Store Company First Store
      上海百货公司印刷厂 | Shanghai Department Store Company Printing Factory
      北京烟草公司工会委员会 | Beijing Tobacco Company Trade Union Committee
      中国科学院上海分院 | Chinese Academy of Sciences Shanghai Branch Institute
      清华大学深圳研究院 | Tsinghua University Shenzhen Research Institute
      中国上市公司协会 | China Listed Companies Association
      天和旅行社合作社 | Tianhe Travel Service Cooperative
      耐克中国有限公司 | Naike China Co., Ltd.
      香港上海汇丰银行有限公司上海分行 | Hong Kong Shanghai Huifeng Bank Co., Ltd. Shanghai Branch
    `),
  )('%s: %s', (name, expected) => {
    expect(readingOf(name)).toBe(expected);
  });

  test.each([
    '中国公司治理研究中心',
    '跨国公司上海服务中心',
    '北京公司宝科技有限公司',
    '天和公司管理咨询有限公司',
    '公司北京研究中心',
    '东风老汽车厂北京有限合伙企业',
    '四川大学华西医院',
    '美国驻华商会',
    '天和驻北京商会',
    '天和有限公司驻外办事处',
    '原北京小米科技有限责任公司',
  ])('%s has a name inside a brand: refused', (name) => {
    expect(readingOf(name)).toBe('[unreadable]');
  });

  test.each(
    cases(`
      北京牧场人家餐饮有限公司 | Beijing Muchangrenjia Catering Co., Ltd.
      义乌中心花园物业有限公司 | Yiwu Zhongxinhuayuan Property Co., Ltd.
      北京驻颜美容有限公司 | Beijing Zhuyan Beauty Co., Ltd.
      原点商贸有限公司 | Yuandian Trading Co., Ltd.
    `),
  )('%s has a brand that only looks like one: %s', (name, expected) => {
    expect(readingOf(name)).toBe(expected);
  });
});

describe('a town, a street or a village', () => {
  test.each(
    cases(`
      台州路桥农村商业银行 | Taizhou Luqiao Rural Commercial Bank
      唐山路南支行 | Tangshan Lunan Sub-branch
      中国银行宁波镇海支行 | Bank of China Ningbo Zhenhai Sub-branch
      上海市浦东新区张江镇李记早餐店 | Shanghai Pudong New Area Zhangjiang Town Liji Breakfast Shop
      海淀区中关村街道知春路8号便利店 | Haidian District Zhongguancun Subdistrict Zhichun Road No. 8 Convenience Store
      石家庄市正定县正定镇李记店 | Shijiazhuang Zhengding County Zhengding Town Liji Store
      东莞市虎门镇怀德村张三小吃店 | Dongguan Humen Town Huaide Village Zhangsan Snack Shop
      东莞市虎门镇怀德社区股份经济联合社 | Dongguan Humen Town Huaide Community Joint Stock Economic Union
      上海市静安区南京西路1788号便利店 | Shanghai Jing'an District Nanjing West Road No. 1788 Convenience Store
      杭州西湖区文三路天和商店 | Hangzhou Xihu District Wensan Road Tianhe Store
      中国银行上海陕西南路支行 | Bank of China Shanghai Shaanxi South Road Sub-branch
      中国银行上海镇江路支行 | Bank of China Shanghai Zhenjiang Road Sub-branch
      中国银行正定镇支行 | Bank of China Zhengding Town Sub-branch
      中国银行北京中关村大街支行 | Bank of China Beijing Zhongguancun Street Sub-branch
      中国银行北京杏花村路支行 | Bank of China Beijing Xinghuacun Road Sub-branch
      中国银行武汉街道口支行 | Bank of China Wuhan Jiedaokou Sub-branch
      天和超市有限公司佛堂镇人民路二店 | Tianhe Supermarket Co., Ltd. Fotang Town Renmin Road Second Store
      常州市新北区天和商行 | Changzhou Xinbei District Tianhe Trading Firm
      新北市天和商行 | New Taipei Tianhe Trading Firm
      北京8号公馆餐饮有限公司 | Beijing No. 8 Gongguan Catering Co., Ltd.
    `),
  )('%s: %s', (name, expected) => {
    expect(readingOf(name)).toBe(expected);
  });

  test.each(
    cases(`
      陕西路桥集团有限公司 | Shaanxi Road and Bridge Group Co., Ltd.
      陕西路达科技有限公司 | Shaanxi Luda Technology Co., Ltd.
      上海大道科技有限公司 | Shanghai Dadao Technology Co., Ltd.
      上海街有限公司 | Shanghaijie Co., Ltd.
      哈尔滨路桥工程有限公司 | Harbin Road and Bridge Engineering Co., Ltd.
      上海南京路步行街有限公司 | Shanghai Nanjinglubuxingjie Co., Ltd.
      义乌镇宇科技有限公司 | Yiwu Zhenyu Technology Co., Ltd.
      义乌市佛堂镇东方路桥工程有限公司 | Yiwu Fotang Town Dongfang Road and Bridge Engineering Co., Ltd.
      北京乡村基餐饮有限公司 | Beijing Xiangcunji Catering Co., Ltd.
      郾城乡信工程咨询分公司 | Yancheng Xiangxin Engineering Consulting Branch
      天和有限公司郾城乡信工程咨询分公司 | Tianhe Co., Ltd. Yancheng Xiangxin Engineering Consulting Branch
      义乌市新农村建设有限公司 | Yiwu Xinnongcun Construction Co., Ltd.
    `),
  )('is told from what only looks like one: %s: %s', (name, expected) => {
    expect(readingOf(name)).toBe(expected);
  });

  test.each(['正定镇李记早餐店', '1号店电子商务有限公司', '义乌市𠮷野镇天和商行'])(
    '%s can be cut in two ways, or not be read: refused',
    (name) => {
      expect(readingOf(name)).toBe('[unreadable]');
    },
  );
});

describe('a subdistrict, a town, a street named after a school', () => {
  test.each(
    cases(`
      北京市朝阳区望京街道社区卫生服务中心 | Beijing Chaoyang District Wangjing Subdistrict Community Health Service Center
      上海市虹口区四川北路街道社区卫生服务中心 | Shanghai Hongkou District Sichuanbeilu Subdistrict Community Health Service Center
      上海市静安区静安寺街道社区卫生服务中心 | Shanghai Jing'an District Jing'ansi Subdistrict Community Health Service Center
      安吉县递铺街道竹制品厂 | Anji County Dipu Subdistrict Bamboo Products Factory
      北京市朝阳区望京街道街心商店 | Beijing Chaoyang District Wangjing Subdistrict Jiexin Store
      天和有限公司望京街道分公司 | Tianhe Co., Ltd. Wangjing Subdistrict Branch
      海宁市许村镇布艺厂 | Haining Xucun Town Fabric Factory
      中国农业银行股份有限公司中山市三乡镇支行 | Agricultural Bank of China Limited Zhongshan Sanxiang Town Sub-branch
      建德市梅城镇李记小吃店 | Jiande Meicheng Town Liji Snack Shop
      武夷山市星村镇天和茶厂 | Wuyishan Xingcun Town Tianhe Tea Factory
      义乌市佛堂镇乡村振兴投资有限公司 | Yiwu Fotang Town Rural Revitalization Investment Co., Ltd.
      义乌市佛堂镇社区卫生服务中心 | Yiwu Fotang Town Community Health Service Center
      宁波市城镇建设有限公司 | Ningbo Town Construction Co., Ltd.
      昆山周庄古镇旅游有限公司 | Kunshan Zhouzhuangguzhen Tourism Co., Ltd.
      中国工商银行股份有限公司北京学院路支行 | Industrial and Commercial Bank of China Limited Beijing Xueyuan Road Sub-branch
      中国工商银行股份有限公司北京学院南路支行 | Industrial and Commercial Bank of China Limited Beijing Xueyuan South Road Sub-branch
      中国工商银行股份有限公司重庆大学城支行 | Industrial and Commercial Bank of China Limited Chongqing Daxuecheng Sub-branch
      中国工商银行股份有限公司青岛大学路支行 | Industrial and Commercial Bank of China Limited Qingdao Daxue Road Sub-branch
      中国工商银行股份有限公司上海医学院路支行 | Industrial and Commercial Bank of China Limited Shanghai Yixueyuan Road Sub-branch
      中国工商银行股份有限公司北京大学支行 | Industrial and Commercial Bank of China Limited Beijing University Sub-branch
      中国银行银行街支行 | Bank of China Yinhang Street Sub-branch
      北京银行城东支行 | Beijing Bank Chengdong Sub-branch
      天和超市路南店 | Tianhe Supermarket Lunan Store
      北京大学城市学院 | Beijing University Urban College
    `),
  )('%s: %s', (name, expected) => {
    expect(readingOf(name)).toBe(expected);
  });

  test.each([
    '静安寺街道社区卫生服务中心',
    '四川北路街道社区卫生服务中心',
    '北京市朝阳区望京街道路灯厂',
    '义乌市佛堂镇路灯厂',
    '义乌市新城镇建设有限公司',
    '北京市第一医院东门店',
  ])('%s can be cut in two ways: refused', (name) => {
    expect(readingOf(name)).toBe('[unreadable]');
  });
});

describe('a place that a name only seems to hold', () => {
  test.each(
    cases(`
      义乌市金沙江西餐厅 | Yiwu Jinshajiang Western Restaurant
      昆仑山西餐厅有限公司 | Kunlunshan Western Restaurant Co., Ltd.
      阿里山西餐厅 | Alishan Western Restaurant
      哈尔滨太平洋百货有限公司 | Harbin Taipingyang Department Store Co., Ltd.
      长白山参茸有限公司 | Changbaishanshenrong Co., Ltd.
      景德镇瓷器店 | Jingdezhen Porcelain Store
      义乌市景德镇瓷器店 | Yiwu Jingdezhen Porcelain Store
      复旦大学上海医学院 | Fudan University Shanghai Medical College
      湘西自治州人民医院 | Xiangxi People's Hospital
      围场自治县人民医院 | Weichang County People's Hospital
      兰州拉面馆 | Lanzhou Hand-pulled Noodle House
      老李烩面馆 | Laoli Braised Noodle House
      义乌市总工会 | Yiwu Federation of Trade Unions
      中国证券监督管理委员会 | China Securities Regulatory Commission
      中铁河南建设有限公司 | Zhongtie Henan Construction Co., Ltd.
      义乌市河南商会 | Yiwu Henan Chamber of Commerce
      义乌市江西商贸有限公司 | Yiwu Jiangxi Trading Co., Ltd.
    `),
  )('%s: %s', (name, expected) => {
    expect(readingOf(name)).toBe(expected);
  });

  test.each([
    '昆仑山西餐饮有限公司',
    '金沙江西科技有限公司',
    '青川江西商贸有限公司',
    '太原山西餐厅',
    '北京山西餐厅',
    '义乌陕西餐厅',
    '7天酒店有限公司',
    'B站网络科技有限公司',
    'Ａ股投资有限公司',
    '绍兴黄酒店',
    '绍兴市黄酒店',
    '重庆小面馆',
    '义乌黄酒店管理有限公司',
    '天和幼儿园路店',
    '国务院港澳事务办公室',
    '国务院办公室',
    '中华全国新闻工作者协会',
    '新昌县钢锉厂·新昌县第六纺织机械厂',
    'Tianhe Holdings Limited 天和控股有限公司',
    '深圳市捷佳伟创新能源装备股份有限公司',
  ])('%s can be cut in two ways, or no table has it: refused', (name) => {
    expect(readingOf(name)).toBe('[unreadable]');
  });
});

describe('a brand with a reading of its own', () => {
  test.each(
    cases(`
      厦工机械股份有限公司 | Xiagong Machinery Co., Ltd.
      厦门厦钨新能源材料股份有限公司 | Xiamen Xiawu New Energy Materials Co., Ltd.
      广厦控股集团有限公司 | Guangsha Holding Group Co., Ltd.
      漳厦铁路有限公司 | Zhangxia Railway Co., Ltd.
      蚌埠蚌玻玻璃有限公司 | Bengbu Bengbo Glass Co., Ltd.
      东莞莞城商贸有限公司 | Dongguan Guancheng Trading Co., Ltd.
      藏格矿业股份有限公司 | Zangge Mining Co., Ltd.
      藏书阁图书有限公司 | Cangshuge Books Co., Ltd.
      青藏铁路公司 | Qingzang Railway Company
      重药控股股份有限公司 | Chongyao Holdings Co., Ltd.
      重阳投资有限公司 | Chongyang Investment Co., Ltd.
      中国一重集团有限公司 | China Yizhong Group Co., Ltd.
      新陕西餐饮有限公司 | Xinshaanxi Catering Co., Ltd.
      华厦置业有限公司 | Huaxia Real Estate Co., Ltd.
      会稽山绍兴酒股份有限公司 | Kuaijishanshaoxingjiu Co., Ltd.
      便宜坊烤鸭集团有限公司 | Bianyifang Roast Duck Group Co., Ltd.
      参茸贸易有限公司 | Shenrong Trading Co., Ltd.
      朝歌科技股份有限公司 | Zhaoge Technology Co., Ltd.
      今朝科技有限公司 | Jinzhao Technology Co., Ltd.
      爱乐乐团有限公司 | Aiyueyuetuan Co., Ltd.
      来了餐饮有限公司 | Laile Catering Co., Ltd.
      义乌市仇氏商贸有限公司 | Yiwu Qiushi Trading Co., Ltd.
      单氏商贸有限公司 | Shanshi Trading Co., Ltd.
      解氏商贸有限公司 | Xieshi Trading Co., Ltd.
      区氏商贸有限公司 | Oushi Trading Co., Ltd.
      朴氏商贸有限公司 | Piaoshi Trading Co., Ltd.
      查氏商贸有限公司 | Zhashi Trading Co., Ltd.
      缪氏商贸有限公司 | Miaoshi Trading Co., Ltd.
      吕氏商贸有限公司 | Lüshi Trading Co., Ltd.
      尉迟氏商贸有限公司 | Yuchishi Trading Co., Ltd.
      仇记小吃店 | Qiuji Snack Shop
      老单记小吃店 | Laoshanji Snack Shop
      世记餐饮有限公司 | Shiji Catering Co., Ltd.
    `),
  )('%s: %s', (name, expected) => {
    expect(readingOf(name)).toBe(expected);
  });

  test.each([
    '藏源食品有限公司',
    '金厦建设集团有限公司',
    '上海莘天置业有限公司',
    '重信科技有限公司',
    '爱乐文化有限公司',
    '乐记餐饮有限公司',
  ])('%s may be read in two ways: refused', (name) => {
    expect(readingOf(name)).toBe('[unreadable]');
  });
});

describe('a remark in brackets', () => {
  test.each([
    '已注销',
    '已吊销',
    '吊销',
    '原北京小米',
    '原名地和',
    '现名地和',
    '曾用名地和',
    '未年检',
    '停业',
    '2019年更名',
    '关闭',
    '休业',
    '暂停营业',
    '退出',
    '代持',
    '冻结',
    '质押',
    '股东',
    '盖章',
  ])('(%s) is not part of the name: refused', (remark) => {
    expect(readingOf(`天和科技有限公司（${remark}）`)).toBe('[unreadable]');
    expect(readingOf(`天和科技（${remark}）有限公司`)).toBe('[unreadable]');
  });

  test.each(
    cases(`
      原平 | (Yuanping)
      原州 | (Yuanzhou)
      迁安 | (Qian'an)
      现代 | (Xiandai)
      未来 | (Weilai)
      国有独资 | (Wholly State-owned)
      筹建 | (In Preparation)
    `),
  )('(%s) is none: %s', (text, expected) => {
    expect(readingOf(`天和科技（${text}）有限公司`)).toBe(`Tianhe Technology ${expected} Co., Ltd.`);
  });
});

describe('a name that is not translated', () => {
  test.each(['Apple Inc.', 'ABC Holdings (Hong Kong) Limited', 'Wells & Co., Ltd.'])(
    '%s is its own',
    (name) => {
      expect(parse(name)).toEqual({
        ok: true,
        value: { text: name, style: 'latin', parts: [{ kind: 'latin', zh: name, en: name }] },
      });
    },
  );

  test.each([
    ['', 'blank'],
    ['-', 'blank'],
    ['明'.repeat(201), 'too_long'],
    ['北京某某有限公司', 'masked'],
    ['**有限公司', 'masked'],
    ['天和XX有限公司', 'masked'],
    ['株式会社東芝', 'foreign'],
    ['ソニー株式会社', 'foreign'],
    ['ООО Газпром', 'foreign'],
    ['阿里巴巴', 'no_form'],
    ['陆伟冰', 'no_form'],
    ['(北京)', 'no_form'],
    ['阿里巴巴（集团）', 'no_form'],
    ['123', 'unreadable'],
    ['有限公司', 'no_form'],
    ['服务中心', 'unreadable'],
    ['天和（北京有限公司', 'unreadable'],
    ['天和（（北京））有限公司', 'unreadable'],
    ['天和“智慧”科技有限公司', 'unreadable'],
    ['天和（北京，上海）有限公司', 'unreadable'],
    ['𠮷野贸易有限公司', 'unreadable'],
    ['天和管理有限公司（委派代表：张三、李四）', 'unreadable'],
  ])('%s is refused as %s', (name, reason) => {
    expect(readingOf(name)).toBe(`[${reason}]`);
  });
});

describe('every name', () => {
  test('the parts say which stretch became what', () => {
    const read = parse('企享云（北京）信息技术有限公司');
    expect(read.ok && read.value.parts).toEqual([
      { kind: 'brand', zh: '企享云', en: 'Qixiangyun' },
      { kind: 'place', zh: '北京', en: '(Beijing)' },
      { kind: 'trade', zh: '信息技术', en: 'Information Technology' },
      { kind: 'form', zh: '有限公司', en: 'Co., Ltd.' },
    ]);
  });

  test('isValid agrees with parse, and the rule has a name and a version', () => {
    expect(isValid('小米科技有限责任公司')).toBe(true);
    expect(isValid('陆伟冰')).toBe(false);
    expect(RULE).toBe('company-translation/2');
  });

  test('the longest name of words alone is read, a longer one is not', () => {
    expect(readingOf(`${'科技和'.repeat(65)}有限公司`)).toMatch(/^Keji(hekeji)+he Co\., Ltd\.$/);
    expect(readingOf('(科技'.repeat(20_000))).toBe('[too_long]');
  });

  test('any text is read without throwing, the same way twice', () => {
    const unit = fc.constantFrom(
      '北京',
      '科技',
      '有限公司',
      '分公司',
      '集团',
      '和',
      '（',
      '）',
      '第',
      '1',
      'A',
      '明',
      '镇',
      '𠮷',
      '*',
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 12 }), (list) => {
        const text = list.join('');
        const first = parse(text);
        expect(parse(text)).toEqual(first);
        if (first.ok) expect(first.value.text).not.toMatch(/\p{Script=Han}|undefined| {2}|^\s|\s$/u);
      }),
    );
  });
});

describe('a form or an outlet', () => {
  test.each(
    cases(`
      榆中县和平供销合作社柳条商店 | Yuzhong County Heping Supply and Marketing Cooperative Liutiao Store
      榆中县和平供销社直沟门市部 | Yuzhong County Heping Supply and Marketing Cooperative Zhigou Retail Department
      横店集团东磁股份有限公司 | Hengdian Group Dongci Co., Ltd.
      榆中县农村信用合作联社城关信用社 | Yuzhong County Rural Credit Cooperative Union Chengguan Credit Cooperative
      东营市变压器厂有限公司 | Dongying Transformer Factory Co., Ltd.
      天台山风景名胜区管理委员会 | Tiantaishan Scenic Area Administrative Committee
      上海市锦天城律师（深圳）事务所 | Shanghai Jintiancheng Law Firm (Shenzhen)
      中国邮政集团公司洛阳市老城支局 | China Post Group Corporation Luoyang Laocheng Sub-office
      中国农业银行股份有限公司洛阳西工营业所 | Agricultural Bank of China Limited Luoyang Xigong Business Office
      榆中县民政局 | Yuzhong County Civil Affairs Bureau
      榆中县妇幼保健院 | Yuzhong County Maternal and Child Health Hospital
      国网山东省电力公司淄博供电公司临淄供电所 | State Grid Shandong Electric Power Company Zibo Power Supply Company Linzi Power Supply Office
      北京市海淀区人民检察院 | Beijing Haidian District People's Procuratorate
      天和私人有限公司 | Tianhe Private Co., Ltd.
      苏州市知音车行 | Suzhou Zhiyin Vehicle Firm
      清华大学校友会 | Tsinghua University Alumni Association
      白鹿洞书院 | Bailudong Academy
      义乌市天和种植园 | Yiwu Tianhe Plantation
      榆中县汽车站 | Yuzhong County Bus Station
      北京市天和报刊亭 | Beijing Tianhe Newsstand
      烟台苹果园有限公司 | Yantai Apple Orchard Co., Ltd.
      贵阳花果园物业有限公司 | Guiyang Huaguoyuan Property Co., Ltd.
    `),
  )('%s: %s', (name, expected) => {
    expect(readingOf(name)).toBe(expected);
  });
});

describe('a new area, a district without its city, a city behind a group', () => {
  test.each(
    cases(`
      大连金普新区天和有限公司 | Dalian Jinpu New Area Tianhe Co., Ltd.
      浙江舟山群岛新区天和有限公司 | Zhejiang Zhoushan Archipelago New Area Tianhe Co., Ltd.
      青岛西海岸新区天和有限公司 | Qingdao West Coast New Area Tianhe Co., Ltd.
      福州新区天和有限公司 | Fuzhou New Area Tianhe Co., Ltd.
      长春新区产业有限公司 | Changchun New Area Industry Co., Ltd.
      南京江北新区天和有限公司 | Nanjing Jiangbei New Area Tianhe Co., Ltd.
      贵安新区天和有限公司 | Gui'an New Area Tianhe Co., Ltd.
      云南滇中新区天和有限公司 | Yunnan Dianzhong New Area Tianhe Co., Ltd.
      陕西西咸新区天和有限公司 | Shaanxi Xixian New Area Tianhe Co., Ltd.
      四川天府新区天和有限公司 | Sichuan Tianfu New Area Tianhe Co., Ltd.
      重庆两江新区天和有限公司 | Chongqing Liangjiang New Area Tianhe Co., Ltd.
      广州南沙新区天和有限公司 | Guangzhou Nansha New Area Tianhe Co., Ltd.
      河北雄安新区天和有限公司 | Hebei Xiong'an New Area Tianhe Co., Ltd.
      天津滨海新区天和有限公司 | Tianjin Binhai New Area Tianhe Co., Ltd.
      抚顺矿区金材公司 | Fushun Mining District Jincai Company
      晋城城区天和有限公司 | Jincheng Urban District Tianhe Co., Ltd.
      阳泉郊区天和有限公司 | Yangquan Suburban District Tianhe Co., Ltd.
      北戴河新区天和有限公司 | Beidaihe New Area Tianhe Co., Ltd.
      华润武汉医药有限公司 | Huarun Wuhan Pharmaceutical Co., Ltd.
      万科南京置业有限公司 | Wanke Nanjing Real Estate Co., Ltd.
    `),
  )('%s: %s', (name, expected) => {
    expect(readingOf(name)).toBe(expected);
  });
});
