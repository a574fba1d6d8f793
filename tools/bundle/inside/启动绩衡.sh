#!/bin/sh
# 双击或在终端里运行：sh 启动绩衡.sh [填报表.xlsx …]
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd) || exit 2
python=$here/python/bin/python3
if [ ! -f "$python" ]; then
    echo '没有找到 python/bin/python3。先把压缩包整个解压到一个文件夹，再启动。' >&2
    exit 2
fi
if [ ! -x "$python" ]; then
    echo "$python 不能执行。U盘挂载为不可执行的，把整个文件夹复制到本机硬盘，再启动。" >&2
    exit 2
fi
# The interpreter's own library, wherever the folder lies; not for the programs it starts.
LD_LIBRARY_PATH=$here/python/lib exec "$python" -I -X utf8 "$here/python/start.py" "$@"
