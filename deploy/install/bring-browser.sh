#!/bin/sh
# Bring the browser that the tests of the chat use: what is on the machine is used; root on Debian installs Chromium and Chinese type.
set -eu

fonts() {
    command -v fc-list >/dev/null 2>&1 && fc-list :lang=zh | grep -q .
}
browser() {
    command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 || command -v google-chrome >/dev/null 2>&1
}
if browser && fonts; then
    exit 0
fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "正在安装测试用的浏览器和中文字体…"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk fontconfig >/dev/null
fi
if ! browser; then
    echo "测试要用 Chromium，没有找到。请先安装，例如：apt-get install chromium fonts-noto-cjk" >&2
    exit 1
fi
