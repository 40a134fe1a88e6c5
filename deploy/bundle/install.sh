#!/bin/sh
# Install without a network: install.sh FOLDER [PYTHON]. FOLDER is made or brought up to date; its .venv is made anew.
set -eu
folder=${1:?"用法：sh install.sh 文件夹 [Python]，例如 sh install.sh /opt/xinshimin"}
here=$(cd "$(dirname "$0")" && pwd)
wanted=$(basename "$here" | sed -n 's/.*-py3\([0-9]*\)-.*/3.\1/p')
python=${2:-python$wanted}

if ! "$python" -c "import sys, venv, ensurepip; sys.exit('%d.%d' % sys.version_info[:2] != '$wanted')" 2>/dev/null; then
    echo "这个安装包要 Python $wanted（带 venv）。请先装好，或在第二个参数里写它的路径。" >&2
    exit 1
fi
(cd "$here" && sha256sum --quiet --check checksums.txt)
export UV_OFFLINE=1 UV_LINK_MODE=copy UV_NO_CACHE=1 UV_COMPILE_BYTECODE=1 PIP_NO_INDEX=1 PIP_FIND_LINKS="$here/wheels" PIP_DISABLE_PIP_VERSION_CHECK=1
mkdir -p "$folder"
cp -R "$here/project/." "$folder/"
cd "$folder"
rm -rf .tools .venv
"$python" -m venv .tools
.tools/bin/python -m pip install --quiet uv
.tools/bin/uv venv --quiet --python "$python" .venv
set -- --python .venv/bin/python --no-index --find-links "$here/wheels" --no-deps
.tools/bin/uv pip install --quiet "$@" --requirement "$here/requirements.txt"
.tools/bin/uv pip install --quiet "$@" --editable .
.venv/bin/python -m compileall -q bot actions
touch .venv/.installed
if [ -d "$here/models" ]; then
    mkdir -p .xinshimin
    rm -rf .xinshimin/models
    cp -R "$here/models" .xinshimin/models
fi
.venv/bin/xinshimin topics >/dev/null
echo "已装在 $folder。下一步：sh deploy/one-machine/install.sh（一台机器正式用），或 .venv/bin/xinshimin serve（试用）。"
