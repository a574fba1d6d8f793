"""Where a department is (行政区划): province and city, by the names that stand in a text."""

from jiheng.patterns import pattern

#: Cities of each province, without their 市, 州 and 盟. Source: 民政部 list of divisions at
#: prefecture level.
_CITIES = {
    "河北省": "石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水",
    "山西省": "太原 大同 阳泉 长治 晋城 朔州 晋中 运城 忻州 临汾 吕梁",
    "内蒙古自治区": "呼和浩特 包头 乌海 赤峰 通辽 鄂尔多斯 呼伦贝尔 巴彦淖尔 乌兰察布",
    "辽宁省": "沈阳 大连 鞍山 抚顺 本溪 丹东 锦州 营口 阜新 辽阳 盘锦 铁岭 朝阳 葫芦岛",
    "吉林省": "长春 吉林 四平 辽源 通化 白山 松原 白城 延边",
    "黑龙江省": "哈尔滨 齐齐哈尔 鸡西 鹤岗 双鸭山 大庆 伊春 佳木斯 七台河 牡丹江 黑河 绥化",
    "江苏省": "南京 无锡 徐州 常州 苏州 南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁",
    "浙江省": "杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水",
    "安徽省": "合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 安庆 黄山 滁州 阜阳 宿州 六安 亳州 池州 宣城",
    "福建省": "福州 厦门 莆田 三明 泉州 漳州 南平 龙岩 宁德",
    "江西省": "南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春 抚州 上饶",
    "山东省": "济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 临沂 德州 聊城 滨州 菏泽",
    "河南省": "郑州 开封 洛阳 平顶山 安阳 鹤壁 新乡 焦作 濮阳 许昌 漯河 三门峡 南阳 商丘 信阳 "
    "周口 驻马店",
    "湖北省": "武汉 黄石 十堰 宜昌 襄阳 鄂州 荆门 孝感 荆州 黄冈 咸宁 随州 恩施",
    "湖南省": "长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 永州 怀化 娄底 湘西",
    "广东省": "广州 韶关 深圳 珠海 汕头 佛山 江门 湛江 茂名 肇庆 惠州 梅州 汕尾 河源 阳江 清远 "
    "东莞 中山 潮州 揭阳 云浮",
    "广西壮族自治区": "南宁 柳州 桂林 梧州 北海 防城港 钦州 贵港 玉林 百色 贺州 河池 来宾 崇左",
    "海南省": "海口 三亚 三沙 儋州",
    "四川省": "成都 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 广安 达州 雅安 "
    "巴中 资阳 阿坝 甘孜 凉山",
    "贵州省": "贵阳 六盘水 遵义 安顺 毕节 铜仁 黔西南 黔东南 黔南",
    "云南省": "昆明 曲靖 玉溪 保山 昭通 丽江 普洱 临沧 楚雄 红河 文山 西双版纳 大理 德宏 怒江 迪庆",
    "西藏自治区": "拉萨 日喀则 昌都 林芝 山南 那曲",
    "陕西省": "西安 铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 安康 商洛",
    "甘肃省": "兰州 嘉峪关 金昌 白银 天水 武威 张掖 平凉 酒泉 庆阳 定西 陇南",
    "青海省": "西宁 海东 海北 黄南 玉树",
    "宁夏回族自治区": "银川 石嘴山 吴忠 固原 中卫",
    "新疆维吾尔自治区": "乌鲁木齐 克拉玛依 吐鲁番 哈密 昌吉 阿克苏 喀什 和田 伊犁 塔城 阿勒泰",
}
_MUNICIPALITIES = ("北京市", "天津市", "上海市", "重庆市")
#: By what documents of a province are numbered: 湘财绩〔2020〕7号. Characters that cities
#: elsewhere number theirs by as well (宁, 青, 新, 吉) say nothing.
_SHORT = {
    "冀": "河北省", "晋": "山西省", "蒙": "内蒙古自治区", "辽": "辽宁省", "苏": "江苏省",
    "浙": "浙江省", "皖": "安徽省", "闽": "福建省", "赣": "江西省", "鲁": "山东省", "豫": "河南省",
    "鄂": "湖北省", "湘": "湖南省", "粤": "广东省", "桂": "广西壮族自治区", "琼": "海南省",
    "川": "四川省", "黔": "贵州省", "滇": "云南省", "藏": "西藏自治区", "陕": "陕西省",
    "沪": "上海市", "渝": "重庆市",
}  # fmt: skip
_NUMBER = pattern(r"[（(]\s*(\w)[\u4e00-\u9fff]{1,5}\s*[〔\[（(【《]\s*20\d\d")
_KIND_OF_PROVINCE = pattern("省|壮族自治区|回族自治区|维吾尔自治区|自治区")
_COUNTY = pattern(r"(?:市|州|盟)?([^局厅委]{1,5}?(?:区|县|市|旗))")
_BRANCH = pattern(r"局([\u4e00-\u9fff]{2,4})分局")


def region_of(agency: str, title: str, text: str) -> str:
    """Province, city and county as far as they are named; ``""`` where nothing says it.

    Args:
        agency: whose report it is.
        title: of the report.
        text: its first pages.

    Example:
        >>> region_of("岳阳市某局", "", "")
        '湖南省岳阳市'
    """
    for name in (agency, title):
        found = _named(name)
        if found:
            return found
    number = _NUMBER.search(text)
    return _SHORT.get(number[1], "") if number else ""


def _named(name: str) -> str:
    if not name:
        return ""
    for municipality in _MUNICIPALITIES:
        if municipality in name:
            return municipality + _county(name.partition(municipality)[2])
    for province, cities in _CITIES.items():
        short = _KIND_OF_PROVINCE.sub("", province)
        rest = name.partition(short)[2].removeprefix("省") if name.startswith(short) else name
        city = next((one for one in cities.split() if rest.startswith(one)), "")
        if city:
            kind = rest[len(city) :][:1]
            suffix = kind if kind in {"市", "州", "盟"} else "市"
            return f"{province}{city}{suffix}{_county(rest[len(city) :].removeprefix(suffix))}"
        if name.startswith(short):
            return province
    return ""


def _county(rest: str) -> str:
    match = _COUNTY.match(rest)
    if match and not match[1].startswith(("经济", "高新")):
        return match[1]
    branch = _BRANCH.search(rest)
    return branch[1] if branch else ""
