#!/bin/sh
# Bring what others wrote for the WeChat platform, which the tests compare with, into a folder of its own: bring-wechat-peers.sh UV PYTHON FOLDER
set -eu
uv=$1
python=$2
folder=$3
here=$(cd "$(dirname "$0")/../.." && pwd)/tests/wechat/peers

if [ -f "$folder/.installed" ] && cmp -s "$here/package.json" "$folder/package.json"; then
    exit 0
fi
if ! command -v npm >/dev/null 2>&1; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        apt-get update -qq
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends nodejs npm >/dev/null
    else
        echo "测试要用 Node.js 和 npm，请先安装。" >&2
        exit 1
    fi
fi
echo "正在安装对照用的微信程序库…"
mkdir -p "$folder"
cp "$here/package.json" "$folder/package.json"
npm install --prefix "$folder" --ignore-scripts --no-audit --no-fund --silent
"$uv" pip install --quiet --python "$python" --target "$folder/python" -r "$here/requirements.txt"
touch "$folder/.installed"
