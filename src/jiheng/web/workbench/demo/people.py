"""Who works in the demo county; every name is invented."""

from typing import NamedTuple

from jiheng.web.accounts.models import Role

#: Of everybody; ``jiheng serve --production`` refuses a database in which they may sign in.
PASSWORD = "Yanshi-2026"  # noqa: S105 - printed at the start, for looking around


class Worker(NamedTuple):
    """A person of the demo county.

    Attributes:
        login: 登录名.
        name: 姓名.
        role: at their post.
        agency: key of the agency (`county.AGENCIES`).
        section: 科室.
    """

    login: str
    name: str
    role: Role
    agency: str
    section: str = ""


WORKERS = (
    Worker("bureau", "祁远", Role.BUREAU, "finance", "绩效管理股"),
    Worker("division", "温若谷", Role.DIVISION, "finance", ""),
    Worker("hengyang", "陆怀瑾", Role.AUTHORITY, "hengyang", "财务科"),
    Worker("hengdong", "叶知秋", Role.CLERK, "hengdong", "综合股"),
    Worker("hengdong2", "苏见微", Role.CLERK, "hengdong", "监测站"),
    Worker("hengdong.officer", "顾明澈", Role.OFFICER, "hengdong", "财务股"),
    Worker("hengdong.head", "江望舒", Role.HEAD, "hengdong"),
    Worker("hengyang.clerk", "岑小满", Role.CLERK, "hengyang", "规划财务科"),
    Worker("hengyang.officer", "晏如初", Role.OFFICER, "hengyang", "规划财务科"),
    Worker("hengyang.head", "程致远", Role.HEAD, "hengyang"),
    Worker("miluo", "尹思齐", Role.CLERK, "miluo", "办公室"),
    Worker("miluo.officer", "骆长风", Role.OFFICER, "miluo", "财务股"),
    Worker("miluo.head", "薛定安", Role.HEAD, "miluo"),
    Worker("quwo", "裴清越", Role.CLERK, "quwo", "办公室"),
    Worker("quwo.officer", "傅云舟", Role.OFFICER, "quwo", "财务室"),
    Worker("quwo.head", "简行之", Role.HEAD, "quwo"),
    Worker("zhanjiang", "方既明", Role.CLERK, "zhanjiang", "综合科"),
    Worker("zhanjiang.officer", "钟灵犀", Role.OFFICER, "zhanjiang", "财务科"),
    Worker("zhanjiang.head", "穆清和", Role.HEAD, "zhanjiang"),
    Worker("lianyungang", "俞听澜", Role.CLERK, "lianyungang", "综合处"),
    Worker("lianyungang.officer", "贺知舟", Role.OFFICER, "lianyungang", "财务处"),
    Worker("lianyungang.head", "秦望岳", Role.HEAD, "lianyungang"),
    Worker("system", "柏启明", Role.SYSTEM, "finance", "信息中心"),
    Worker("security", "卫思源", Role.SECURITY, "finance", "信息中心"),
    Worker("audit", "阮青禾", Role.AUDIT, "finance", "纪检组"),
)
