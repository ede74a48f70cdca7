using System.Collections.Frozen;

namespace Graph.Extraction.Names;

/// <summary>Which characters names of persons have: given names, transliterations, and those that none has.</summary>
internal static class PersonSigns
{
    private static readonly FrozenSet<char> Never = "的了在是和与及等被从对把给让但其吗呢吧着或却仍均并该各某每这那哪个们些您他她它谁什么多少几次项种类级".ToFrozenSet();

    private static readonly FrozenSet<char> Seldom = "年月日会有不要将已于也就都而则称说率赴指曾还为向上下内外中前后部局省市县区厅司委办院所长记者人员业产品公企机构项目务事量额度率比性化型式法".ToFrozenSet();

    // The characters most frequent in given names of the last hundred years, by general knowledge.
    private static readonly FrozenSet<char> GivenCharacters = (
        "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红建国文辉力斌宇浩凯健俊帆雪荣爱妹霖翔昊鑫雨婷欣怡子轩梓涵浩然博思远志远鹏飞龙海波林森木炎坤泽润淼清江河波涛涌源泉松柏梅竹菊莲荷莉萍"
        + "蓉薇蕾琳琪瑶璇珊玲珍珠瑛瑜瑾璐瑞琦琛珂珺玮琰璟璋宁安康泰福禄寿喜庆祥瑞吉利贵富发旺盛昌兴隆达通顺成功才能德仁义礼智信忠孝廉耻勤俭谦恭敬诚善良正直刚毅坚强勇敢雄豪杰俊彦哲贤圣儒雅文武斌"
        + "彬炳焕灿烂煜炜烨熠晖昱晨曦旭昕昭晓晔晗晴暄朝阳光明亮辰星月云霄雷震霆雯雪霜冰凌寒冬春夏秋季东西南北方圆天地山川岳峰岭峻崇嵩岩石磊玉金银铜铁钢锋锐钊钧铭锦镇锡鑫永恒久长远宏伟大广博深厚"
        + "高尚卓越超群立志向前进步步升腾飞翔凤凰鸾鹤鹰鹏雁燕莺马骏骥驰骋虎豹狮象麟承继绍传宗祖先世代家国邦民族中华夏唐汉秦楚晋燕赵韩魏齐鲁宋明清学习知识书诗画琴棋韵声音乐歌舞绍兴卫东向东红卫建军建华"
        + "建平建国国强国庆国平国华国栋国梁志强志刚志明志勇志伟文华文斌文博文杰晓东晓明晓峰晓燕晓丽小平小明小红小龙小军少华少军少杰若曦若兰亦衡菲婕妍姗姝嫣嫦娅娇婉婧媛嫒倩倪怀素凡尘一二三四五六七八九十"
        + "千万亿元亨利贞乾坤震巽坎离艮兑守信承禹沐阳雨桐明哲兆霖启航松年向阳慧海宁言川培林承岳鸿鹄鸣凌霄其琛仲叔季伯孟克理道真彤彦珩衍祺祎禧睿澄澈湛淳淑涛汐浩洁津沛泓沁汶渊渤湘溪滨漫潇瀚烁彰蔚芸芝芬芷茜茵荃莹菁"
        + "萌萱蓓蕊薰藜虹蝶衡裕襄诗语谊谨谦豫轶辅邦郁醒野锴钦闻阔陶隽雁霁靖韬颖颜颐飒香馨骁鲲黎默齐昂昌晋景曜朗杭栋桥棠楠榕槐樱檀欢殷毓民水池沂沙治法泊洲济涵添渝游满滔漪灏灵炫炯烽焱煊熙燃牧特珏珞琨琬瑄瑶璞甜甫畅略皓"
        + "盼睦砚祝禄秉程稳穆竞童笑笛笙筠筱策篪粟素红纯纲经绍绮维绪缨罗羽翎翠耀聪胜育胤航舟良艺节若范茂荔莎葆葵蒙蓝蕴藻行裴西见观览言许诺谆赞超越跃路辛辰达迅迎运进远连逊逸遥邈邵郎都钰铎铠锴长门闯阳陆陵隆雄雍震霏青韦顺顾飞首馥驭高魁鸽鹃麒麦")
        .ToFrozenSet();

    // Characters of transliterations: of the tables for English, Russian, Spanish, Arabic, and of Tibetan, Mongolian and Uyghur names; by general knowledge.
    private static readonly FrozenSet<char> Foreign = (
        "阿埃艾爱安昂奥巴芭柏班邦保贝本比彼毕宾波博伯勃布查达大丹当道德登邓迪丁东杜多顿厄恩尔法范方菲费芬冯夫弗福富盖冈高戈哥格根古瓜果哈海汉豪赫黑亨洪侯胡华怀惠霍基吉季加贾简江杰金津卡凯坎康考科可克肯孔库奎夸昆拉莱兰朗劳勒雷蕾里理丽利莉连列林琳龙卢鲁路露伦罗洛吕马玛麦曼芒毛梅门蒙米密敏明缪摩莫默姆木穆纳娜南内尼妮宁纽农努诺欧帕派潘庞佩彭皮平泼普奇恰乔钦琼丘屈让热仁日荣茹瑞若萨塞赛桑瑟森沙山尚绍舍申圣施什史舒顺司丝斯松苏索塔泰坦汤唐特滕提田廷通图土托瓦万旺威韦维温文翁沃乌武西希锡夏香肖谢辛欣星休许旭雪逊雅亚延扬杨耶叶伊依易因英尤于裕约宰赞扎詹章珍芝治朱兹卓孜祖佐"
        + "治郎茂弘雄隆彦夫惠秀幸哲贵诺华普沃范不都罕帕提迪肉甫别依孜娃耶夫斯基加石破岛崎藤野村田中原松本山崎柳李镕在熙载容俊镐洙阮春福富仲范明正达叻颂他信差瓦立巴育佐科维多多安瓦尔拉赫曼莫迪苏杰生克里希纳"
        + "才让措吉多杰扎西次旺央尼玛达娃格桑朵增洛益索朗平嘉拥贡觉坚参群培旦罗布顿珠白玛卓嘎曲宗德央米玛边巴普琼强拉姆朝鲁图力古尔巴特孟和其其格乌云高娃布仁宝音苏日娜塔娜斯琴额尔敦那顺呼和哈斯敖道买热提江艾孜孜玉素甫库尔班依力亚孜古丽阿卜杜热合曼努尔买买吐尔逊帕提夏提肉迪麦麦木合塔尔塞杜")
        .ToFrozenSet();

    /// <summary>A character that is never in a given name.</summary>
    public static bool NeverGiven(char c) => Never.Contains(c);

    /// <summary>A character that is in a given name only where post and context show one.</summary>
    public static bool SeldomGiven(char c) => Seldom.Contains(c);

    /// <summary>A character that is frequent in given names.</summary>
    public static bool Given(char c) => GivenCharacters.Contains(c);

    /// <summary>A character of transliterated names.</summary>
    public static bool Transliterates(char c) => Foreign.Contains(c);

    /// <summary>True when all of the range is Chinese characters.</summary>
    public static bool AllHan(string text, int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            if (!Han(text[at]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A Chinese character of the basic block.</summary>
    public static bool Han(char c) => c is >= '一' and <= '鿿';
}
