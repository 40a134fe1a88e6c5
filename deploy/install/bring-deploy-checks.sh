#!/bin/sh
# Bring what looks at the files of deployment where no container engine is, into a folder of its own: bring-deploy-checks.sh UV PYTHON FOLDER
# nginx itself comes from Debian: what is on the machine is used, root on Debian installs it. kubectl builds the manifests and
# kubernetes-validate knows their schemas, docker-compose reads the compose file, hadolint and gixy know what is unwise.
set -eu
uv=$1
python=$2
folder=$3
list=$(cd "$(dirname "$0")" && pwd)/deploy-checks.txt

if ! command -v nginx >/dev/null 2>&1 || ! command -v systemd-analyze >/dev/null 2>&1; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        echo "正在安装测试用的 nginx 和 systemd…"
        apt-get update -qq
        RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends nginx-light systemd >/dev/null
    fi
fi
if ! command -v nginx >/dev/null 2>&1 && [ ! -x /usr/sbin/nginx ]; then
    echo "测试要用 nginx，请先安装，例如：apt-get install nginx-light" >&2
    exit 1
fi
if cmp -s "$list" "$folder/installed.txt"; then
    exit 0
fi
echo "正在安装检查部署文件的工具…"
"$uv" venv --quiet --clear --python "$python" "$folder"
"$uv" pip install --quiet --python "$folder/bin/python" -r "$list"
cp "$list" "$folder/installed.txt"
