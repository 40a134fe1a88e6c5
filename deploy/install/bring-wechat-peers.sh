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
sh "$(dirname "$0")/bring-npm.sh"
echo "正在安装对照用的微信程序库…"
mkdir -p "$folder"
cp "$here/package.json" "$folder/package.json"
npm install --prefix "$folder" --ignore-scripts --no-audit --no-fund --silent
"$uv" pip install --quiet --python "$python" --target "$folder/python" -r "$here/requirements.txt"
touch "$folder/.installed"
