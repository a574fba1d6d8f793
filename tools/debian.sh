#!/bin/sh
# Sees to it that one thing the machine itself must have is there.
# usage: tools/debian.sh venv|fonts|chromium|postgresql
# Installs it where that is possible (root, apt-get), else says in one line what to install.
# Only a missing venv is an error: without the others some pages look worse and some tests skip.
set -u

have() { command -v "$1" >/dev/null 2>&1; }

chinese_font() {
    if have fc-list; then
        fc-list :lang=zh family | grep -q .
    else
        find /usr/share/fonts /usr/local/share/fonts "$HOME/.fonts" "$HOME/.local/share/fonts" \
            -iname '*cjk*' 2>/dev/null | grep -q .
    fi
}

case $1 in
venv)
    package=python3-venv
    purpose=建立运行环境
    present() { "${PYTHON:-python3}" -c 'import ensurepip, venv' 2>/dev/null; }
    ;;
fonts)
    package=fonts-noto-cjk
    purpose=显示和打印中文
    present() { [ "$(uname)" != Linux ] || chinese_font; }
    ;;
chromium)
    package=chromium
    purpose=浏览器测试
    present() { have chromium || have chromium-browser || have google-chrome; }
    ;;
postgresql)
    package=postgresql
    purpose=PostgreSQL上的测试
    present() { ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; }
    ;;
esac

present && exit 0

if [ "$(id -u)" = 0 ] && have apt-get; then
    echo "正在安装 $package（$purpose）"
    export DEBIAN_FRONTEND=noninteractive
    log=$(mktemp)
    { apt-get update -qq && apt-get install -y -qq --no-install-recommends "$package"; } \
        >"$log" 2>&1 </dev/null || tail -n 3 "$log" >&2
    rm -f "$log"
    present && exit 0
fi

echo "缺少 $package，用于$purpose。安装命令：sudo apt-get install $package" >&2
[ "$1" != venv ]
