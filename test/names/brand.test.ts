import { describe, expect, test } from 'vitest';
import { brandWord } from '../../src/names/brand.js';
import { format, parse } from '../../src/names/company.js';

/** Brands and what they are read as, in pairs. */
function pairs(text: string): [brand: string, word: string][] {
  const words = text.trim().split(/\s+/);
  return words.flatMap((brand, index) => (index % 2 === 0 ? [[brand, words[index + 1] ?? '']] : []));
}

describe('a character with several readings', () => {
  test.each(
    pairs(`
      民乐 Minle 农民乐 Nongminle 快乐团 Kuailetuan 快乐音符 Kuaileyinfu 雅乐居 Yaleju 乐歌 Lege 音乐 Yinyue 国乐 Guoyue
      乐亭 Laoting
      五行 Wuxing 同行 Tongxing 单行道 Danxingdao 飞行家 Feixingjia 畅行 Changxing 车行天下 Chexingtianxia
      大昌行 Dachanghang 典当行 Diandanghang 酒行 Jiuhang 金行 Jinhang 陈行 Chenhang 商行政 Shangxingzheng
      神州长城 Shenzhouchangcheng 区长虹 Quchanghong 厂长河 Changchanghe 巴州长岭 Bazhouchangling 成长 Chengzhang
      成长虹 Chengchanghong 小店长 Xiaodianzhang
      华数数字 Huashushuzi 凯奇数控 Kaiqishukong 亲亲家园 Qinqinjiayuan 山重 Shanzhong
      易传媒 Yichuanmei 易传播 Yichuanbo 科易传动 Keyichuandong 英雄传说 Yingxiongchuanshuo 外传 Waizhuan
      弹子石 Danzishi 弹珠 Danzhu 两弹城 Liangdancheng 第一弹 Diyidan 高分子弹性 Gaofenzitanxing
      参茸 Shenrong 洋参 Yangshen 太子参 Taizishen 林下参 Linxiashen 玄参 Xuanshen 参业 Shenye 参考 Cankao
      一嗨 Yihai 福到了 Fudaole 花开了 Huakaile 为了 Weile 明了 Mingliao 饿了么 Eleme 了凡 Liaofan
      走着瞧 Zouzheqiao 偷着乐 Touzhele 咖喱 Gali 大堡子山 Dabuzishan 闸弄口 Zhanongkou
      给排水 Jipaishui 柞树 Zuoshu 柞水 Zhashui 好大夫 Haodaifu 徐圩 Xuwei
    `),
  )('%s is read %s in a brand', (brand, word) => {
    expect(brandWord(brand)).toBe(word);
  });

  test.each(['弹', '德隆行', '着', '参赞', '藏源', '好了'])('%s has no certain reading', (brand) => {
    expect(brandWord(brand)).toBeUndefined();
  });

  test.each([
    ['东莞市麻涌镇天和五金厂', 'Dongguan Machong Town Tianhe Hardware Factory'],
    ['中山市大涌镇天和有限公司', 'Zhongshan Dachong Town Tianhe Co., Ltd.'],
    ['杭州涌金天和有限公司', 'Hangzhou Yongjintianhe Co., Ltd.'],
    ['淮南市平圩镇天和有限公司', 'Huainan Pingwei Town Tianhe Co., Ltd.'],
    ['南宁市石圩天和有限公司', 'Nanning Shixutianhe Co., Ltd.'],
  ])('%s is read as its province reads it', (name, expected) => {
    const read = parse(name);
    expect(read.ok && format(read.value)).toBe(expected);
  });
});
