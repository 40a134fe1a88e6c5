#!/bin/sh
# Bring uv from PyPI into a folder of its own: bring-uv.sh PYTHON FOLDER
set -eu
python=$1
folder=$2

if [ -z "$python" ]; then
    echo "没有找到 Python 3.11 或 3.10。请先安装，例如：apt-get install python3 python3-venv" >&2
    exit 1
fi
if ! "$python" -c 'import venv, ensurepip' >/dev/null 2>&1; then
    version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    echo "$python 缺少 venv 或 pip。请先安装，例如：apt-get install python$version-venv" >&2
    exit 1
fi
echo "正在准备安装工具 uv…"
rm -rf "$folder"
"$python" -m venv "$folder"
"$folder/bin/python" -m pip install --quiet --disable-pip-version-check 'uv>=0.8'
touch "$folder/bin/uv"
