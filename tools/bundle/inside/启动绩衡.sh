#!/bin/sh
# 双击或在终端里运行：sh 启动绩衡.sh [填报表.xlsx …]
failed() {
    echo "$1" >&2
    [ ! -t 0 ] || read -r _
    exit 2
}

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd) || exit 2
python=$here/python/bin/python3
[ -f "$python" ] || failed '没有找到 python/bin/python3。先把压缩包整个解压到一个文件夹，再启动。'
[ -x "$python" ] ||
    failed "$python 不能执行。U盘挂载为不可执行的，把整个文件夹复制到本机硬盘，再启动。"
# The interpreter's own library, wherever the folder lies.
export LD_LIBRARY_PATH="$here/python/lib"
"$python" -I -c '' || failed '随带的 Python 不能在这台机器上启动。适用的系统见 使用说明.txt。'
exec "$python" -I -X utf8 "$here/python/start.py" "$@"
