#!/bin/sh
# Bring Node.js and npm, which the tests use for what others wrote: what is on the machine is used; root on Debian installs them.
set -eu

if command -v node >/dev/null 2>&1 && command -v npm >/dev/null 2>&1; then
    exit 0
fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends nodejs npm >/dev/null
else
    echo "测试要用 Node.js 和 npm，请先安装。" >&2
    exit 1
fi
