import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { format, isValid, parse, RULE } from '../../src/names/person.js';

/** What a name is read as: its Latin text, or the reason it is refused for, in brackets. */
function readingOf(text: string): string {
  const read = parse(text);
  return read.ok ? format(read.value) : `[${read.reason}]`;
}

/** Two columns: the register's name, and what a reader of the standard expects. Persons are invented. */
function cases(table: string): [name: string, expected: string][] {
  const lines = table.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '').map((line) => line.split(' | ') as [string, string]);
}

describe('a Han name', () => {
  test.each(
    cases(`
      陆伟冰 | Lu Weibing
      王芳 | Wang Fang
      李建国 | Li Jianguo
      张秀英 | Zhang Xiuying
      刘子涵 | Liu Zihan
      陈思远 | Chen Siyuan
      杨晓东 | Yang Xiaodong
      徐静怡 | Xu Jingyi
      孙立军 | Sun Lijun
      马玉梅 | Ma Yumei
      何志强 | He Zhiqiang
      郭海燕 | Guo Haiyan
      罗睿 | Luo Rui
      高翔 | Gao Xiang
      梁梓轩 | Liang Zixuan
      宋雨桐 | Song Yutong
      郑皓然 | Zheng Haoran
      韩雪 | Han Xue
      邓鑫 | Deng Xin
      彭晟 | Peng Sheng
    `),
  )('%s is surname and given name, each one word: %s', (name, expected) => {
    expect(readingOf(name)).toBe(expected);
  });

  test.each(
    cases(`
      单立新 | Shan Lixin
      仇志明 | Qiu Zhiming
      查文斌 | Zha Wenbin
      区国强 | Ou Guoqiang
      解晓霞 | Xie Xiaoxia
      曾庆安 | Zeng Qing'an
      盖玉兰 | Ge Yulan
      朴俊熙 | Piao Junxi
      黑振东 | Hei Zhendong
      折海涛 | She Haitao
      员小平 | Yun Xiaoping
      贠伟 | Yun Wei
      乐以清 | Le Yiqing
      任佳 | Ren Jia
      华文涛 | Hua Wentao
      宁馨 | Ning Xin
      召景和 | Zhao Jinghe
      种树森 | Chong Shusen
      佴明哲 | Nai Mingzhe
      祭红 | Zhai Hong
      冼丽华 | Xian Lihua
      尉建明 | Wei Jianming
      缪小芬 | Miao Xiaofen
      翟春生 | Zhai Chunsheng
      覃桂花 | Qin Guihua
      谌力 | Shen Li
      牟善勇 | Mou Shanyong
      能丽娟 | Nai Lijuan
      繁志远 | Po Zhiyuan
      粘明月 | Nian Mingyue
      秘书林 | Bi Shulin
      蔚然 | Yu Ran
      莘雅婷 | Shen Yating
      车永莉 | Che Yongli
      柏松 | Bai Song
      薄云天 | Bo Yuntian
      盛夏 | Sheng Xia
      沈从安 | Shen Cong'an
      乜国栋 | Nie Guodong
      厍海峰 | She Haifeng
      佘小曼 | She Xiaoman
      逄大鹏 | Pang Dapeng
      郇正 | Xun Zheng
      隗合春 | Wei Hechun
      郄建华 | Qie Jianhua
      眭新 | Sui Xin
      禤国良 | Xuan Guoliang
      禚宝明 | Zhuo Baoming
      亓晓燕 | Qi Xiaoyan
      仉春雷 | Zhang Chunlei
      訾文静 | Zi Wenjing
      阚小龙 | Kan Xiaolong
      晁阳 | Chao Yang
      都兴林 | Du Xinglin
      藏玉琴 | Zang Yuqin
      洗春梅 | Xian Chunmei
      晟家明 | Cheng Jiaming
      还晓梅 | Huan Xiaomei
      校永红 | Xiao Yonghong
      仡国强 | Ge Guoqiang
      岩温 | Ai Wen
      隽秀 | Juan Xiu
    `),
  )('%s: the surname has its own reading: %s', (name, expected) => {
    expect(readingOf(name)).toBe(expected);
  });

  test.each(
    cases(`
      卿明 | Qing Ming
      宾丽 | Bin Li
      茆军 | Mao Jun
      妥英 | Tuo Ying
      淦勇 | Gan Yong
      归青 | Gui Qing
      衷诚 | Zhong Cheng
      虢敏 | Guo Min
      释明 | Shi Ming
      买静 | Mai Jing
      回良 | Hui Liang
      奇云 | Qi Yun
      琴雅 | Qin Ya
    `),
  )('%s: two characters, a rarer surname first: %s', (name, expected) => {
    expect(readingOf(name)).toBe(expected);
  });

  test.each(
    cases(`
      欧阳建国 | Ouyang Jianguo
      欧阳安 | Ouyang An
      司马相南 | Sima Xiangnan
      上官文 | Shangguan Wen
      诸葛明 | Zhuge Ming
      尉迟晓 | Yuchi Xiao
      万俟明远 | Moqi Mingyuan
      单于飞 | Chanyu Fei
      长孙浩 | Zhangsun Hao
      澹台静 | Tantai Jing
      令狐平 | Linghu Ping
      皇甫英 | Huangfu Ying
      慕容丽娜 | Murong Lina
      乐正清 | Yuezheng Qing
      闾丘云 | Lyuqiu Yun
      淳于海 | Chunyu Hai
      侯莫陈林 | Houmochen Lin
      拓跋宏 | Tuoba Hong
    `),
  )('%s: a compound surname is one word: %s', (name, expected) => {
    expect(readingOf(name)).toBe(expected);
  });

  test.each(
    cases(`
      张简明 | Zhang Jianming
      段干成 | Duan Gancheng
      贺兰英 | He Lanying
      欧阳 | Ou Yang
    `),
  )('%s: two characters that are more likely surname and given name are that: %s', (name, expected) => {
    expect(readingOf(name)).toBe(expected);
  });

  test.each(
    cases(`
      郑李淑芳 | Zheng-Li Shufang
      陈林明慧 | Chen-Lin Minghui
      周吴小雨 | Zhou-Wu Xiaoyu
    `),
  )('%s: two surnames side by side take a hyphen: %s', (name, expected) => {
    expect(readingOf(name)).toBe(expected);
  });

  test('王月光明: four characters that hold one common surname are surname and given name', () => {
    expect(readingOf('王月光明')).toBe('Wang Yueguangming');
  });

  test.each(
    cases(`
      吕布衣 | Lyu Buyi
      吕绿芽 | Lyu Lyuya
      林女贞 | Lin Nyuzhen
      方略 | Fang Lyue
      许旅安 | Xu Lyu'an
      于居 | Yu Ju
      曲玉泉 | Qu Yuquan
    `),
  )('%s: ü is YU and u after j, q, x, y stays: %s', (name, expected) => {
    expect(readingOf(name)).toBe(expected);
  });

  test.each(
    cases(`
      陈西安 | Chen Xi'an
      李天恩 | Li Tian'en
      王延安 | Wang Yan'an
      赵思奥 | Zhao Si'ao
      周雪儿 | Zhou Xue'er
      马艾琳 | Ma Ailin
      江安 | Jiang An
      吴平原 | Wu Pingyuan
    `),
  )('%s: an apostrophe stands before a, e, o inside a word only: %s', (name, expected) => {
    expect(readingOf(name)).toBe(expected);
  });

  test.each(
    cases(`
      王都 | Wang Du
      李朝阳 | Li Chaoyang
      张朝晖 | Zhang Zhaohui
      刘长生 | Liu Changsheng
      陈重阳 | Chen Chongyang
      杨玟 | Yang Wen
      何茜 | He Qian
      赵晟 | Zhao Sheng
      孙嬛 | Sun Huan
      钱大王 | Qian Dawang
      胡芾 | Hu Fu
      林曾 | Lin Zeng
      苏乐天 | Su Letian
      许行健 | Xu Xingjian
    `),
  )('%s: a given name has the reading that names have: %s', (name, expected) => {
    expect(readingOf(name)).toBe(expected);
  });

  test.each(
    cases(`
      陸偉冰 | Lu Weibing
      張學友 | Zhang Xueyou
      單國樑 | Shan Guoliang
      歐陽麗華 | Ouyang Lihua
      諸葛瑩 | Zhuge Ying
      區慧儀 | Ou Huiyi
      葉問安 | Ye Wen'an
      鍾楚紅 | Zhong Chuhong
      蕭亞軒 | Xiao Yaxuan
      種建國 | Chong Jianguo
      呂後生 | Lyu Housheng
    `),
  )('%s: traditional characters read like simplified ones: %s', (name, expected) => {
    expect(readingOf(name)).toBe(expected);
  });

  test.each(
    cases(`
      张𬭎 | Zhang Hong
      王㛃 | Wang Jie
      赵䶮 | Zhao Yan
      陈堃 | Chen Kun
      刘喆 | Liu Zhe
      周淼 | Zhou Miao
      吴垚 | Wu Yao
      郑翀 | Zheng Chong
      冯赟 | Feng Yun
      朱珺 | Zhu Jun
    `),
  )('%s: a rare character that has a reading is read: %s', (name, expected) => {
    expect(readingOf(name)).toBe(expected);
  });

  test.each([
    ['张　三', 'Zhang San'],
    ['王 芳', 'Wang Fang'],
    ['李 建 国', 'Li Jianguo'],
    ['欧阳 建国', 'Ouyang Jianguo'],
    [' 陆伟冰\u200b', 'Lu Weibing'],
  ])('spaces that fill a line are passed over: %j is %s', (name, expected) => {
    expect(readingOf(name)).toBe(expected);
  });
});

describe("a name in another language's shape", () => {
  test.each(
    cases(`
      买买提·艾力 | Maimaiti Aili
      阿卜杜拉・吐尔逊 | Abudula Tu'erxun
      古丽娜尔•买买提 | Gulina'er Maimaiti
      阿不都.热合曼 | Abudu Reheman
      约翰·史密斯 | Yuehan Shimisi
      马·哈三 | Ma Hasan
      吐尔逊·阿里木 | Tu'erxun Alimu
      J·K·罗琳 | J K Luolin
    `),
  )('%s keeps its parts at the dot, each one word: %s', (name, expected) => {
    expect(readingOf(name)).toBe(expected);
  });

  test.each(
    cases(`
      扎西卓玛 | Zhaxizhuoma
      多吉 | Duoji
      白玛次仁 | Baimaciren
      巴特尔 | Bate'er
      娜仁图雅 | Narentuya
      阿卜杜热合曼 | Abudureheman
      麦麦提艾力 | Maimaiti'aili
    `),
  )('%s is one word, because it has no surname: %s', (name, expected) => {
    expect(readingOf(name)).toBe(expected);
  });

  test('旦巴: a first character that is no known surname claims no surname', () => {
    expect(readingOf('旦巴')).toBe('Danba');
  });

  test.each([
    '佐藤一郎',
    '佐藤 一郎',
    '铃木健太',
    '長谷川誠一',
    '田中さくら',
    '김민수',
    'Иван Петров',
    '松下健太',
    '东野一郎',
    '江口洋二',
    '大江健太',
  ])('%s is not read in Chinese: refused as foreign', (name) => {
    expect(readingOf(name)).toBe('[foreign]');
  });

  test.each(['铃木诚', '佐藤明', '渡边淳', '小林诚', '清水明', '長谷川', '铃木', '佐藤 明'])(
    '%s opens with a Japanese surname that no common Chinese one begins: refused as foreign',
    (name) => {
      expect(readingOf(name)).toBe('[foreign]');
    },
  );

  test.each(
    cases(`
      高桥 | Gao Qiao
      林木 | Lin Mu
      清水 | Qing Shui
      田中诚 | Tian Zhongcheng
      石川 | Shi Chuan
      马场明 | Ma Changming
    `),
  )('%s may be a Chinese name: %s', (name, expected) => {
    expect(readingOf(name)).toBe(expected);
  });

  test.each([
    ['John Smith', 'John Smith'],
    ["Seán O'Brien", "Seán O'Brien"],
    ['JEAN-PIERRE DUPONT', 'JEAN-PIERRE DUPONT'],
    ['ＬＩ　ＷＥＩ', 'LI WEI'],
    ['  Maria   da Silva ', 'Maria da Silva'],
    ['Kim, Min-su', 'Kim, Min-su'],
  ])('a Latin name is its own: %j', (name, expected) => {
    expect(parse(name)).toEqual({ ok: true, value: { text: expected, style: 'latin' } });
  });

  test.each([
    ['李伟（LI WEI）', 'LI WEI'],
    ['JOHN SMITH(约翰·史密斯)', 'JOHN SMITH'],
    ['王大明 (David Wang)', 'David Wang'],
  ])("%s: the Latin side is the person's own spelling", (name, expected) => {
    expect(parse(name)).toEqual({ ok: true, value: { text: expected, style: 'latin' } });
  });
});

describe('what is no readable name', () => {
  test.each(['吴xxx', '吴XX', '雷**', '雷＊＊', '崔某某', '王某', '张×明', '李○○', '李〇', '赵●', 'Li XX'])(
    '%s is masked',
    (name) => {
      expect(readingOf(name)).toBe('[masked]');
    },
  );

  test.each([
    '小米科技有限责任公司',
    '北京红杉投资中心（有限合伙）',
    '义乌兴宸企业管理有限公司（委派代表：张三）',
    '国资委',
    '职工持股会',
    'Apple Inc.',
    '某某有限公司',
    '株式会社東芝',
  ])('%s is an organisation', (name) => {
    expect(readingOf(name)).toBe('[company]');
  });

  test.each(['', ' ', '-', '无', '暂无', '/'])('%j is blank', (name) => {
    expect(readingOf(name)).toBe('[blank]');
  });

  test.each([
    '李',
    '123',
    '张三1',
    '张三、李四',
    '张三 李四',
    '买买提 艾力 江',
    '王?',
    '王�',
    '𠮷田明',
    '李伟(小李)',
    'Li(Wei)',
    '社会公众股东',
    '李先生',
    '其他股东',
    '工会',
    '高级管理人员',
    '管理层',
    '会长',
    '陈太太',
    '王总',
    '李部长',
    '高管',
    '法定代表人:张三',
    '张三·',
    '陈Tony',
    '一二三四五六七八九',
    'J',
    '...',
  ])('%s is unreadable', (name) => {
    expect(readingOf(name)).toBe('[unreadable]');
  });

  test.each(
    `负责人 经营者 法人 投资人 合伙人 出资人 发起人 法定代表人 户主 李四等 李四等三人 王等 集体股 国家股 国有股 个人股
    内部职工股 法人股 合作社员 社员 成员 全体股东 国家 国有 王主任 李书记 张三夫妇 待定 中方 陈村家庭 董事会 华润信托`.split(
      /\s+/,
    ),
  )('%s is nobody by name: unreadable', (text) => {
    expect(readingOf(text)).toBe('[unreadable]');
  });

  test.each(
    cases(`
      国家栋 | Guo Jiadong
      陈国有 | Chen Guoyou
      成员外 | Cheng Yuanwai
      王平安 | Wang Ping'an
      董事成 | Dong Shicheng
      章程 | Zhang Cheng
      李集才 | Li Jicai
      单位华 | Shan Weihua
    `),
  )('%s holds such a word by chance: %s', (name, expected) => {
    expect(readingOf(name)).toBe(expected);
  });

  test('a text of more than 200 characters is too long, and 64 KB are refused at once', () => {
    expect(readingOf('明'.repeat(201))).toBe('[too_long]');
    expect(readingOf('明'.repeat(200))).toBe('[unreadable]');
    expect(readingOf('a'.repeat(65_536))).toBe('[too_long]');
  });

  test('names of built-in members are names like any other', () => {
    expect(readingOf('constructor')).toBe('constructor');
    expect(readingOf('__proto__')).toBe('[masked]');
  });
});

describe('every name', () => {
  test('isValid agrees with parse', () => {
    expect(isValid('陆伟冰')).toBe(true);
    expect(isValid('吴**')).toBe(false);
  });

  test('the rule has a name and a version', () => {
    expect(RULE).toBe('pinyin-person/1');
  });

  test('any text is read without throwing, the same way twice, and pinyin is plain letters', () => {
    const characters = fc.constantFrom(...'王李欧阳吕安単·・ .某*x公司厂（）()aZ1𬭎𠮷買玛〇\ud800');
    fc.assert(
      fc.property(fc.string({ unit: characters, maxLength: 12 }), (text) => {
        const first = parse(text);
        expect(parse(text)).toEqual(first);
        if (first.ok && first.value.style === 'pinyin') expect(first.value.text).toMatch(/^[A-Za-z' -]+$/);
      }),
    );
  });
});
