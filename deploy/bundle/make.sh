#!/bin/sh
# Make the installer that needs no network, for machines like this one (system, processor, version of Python): make.sh UV PYTHON FOLDER
# It holds the project as committed, a wheel of every locked package, uv, and the trained model where there is one.
set -eu
uv=$1
python=$2
out=$3
export PIP_DISABLE_PIP_VERSION_CHECK=1
tag=$("$python" -c 'import platform, sys; print("py%d%d-%s-%s" % (*sys.version_info[:2], sys.platform, platform.machine()))')
name=xinshimin-$(sed -n 's/^version = "\(.*\)"/\1/p' pyproject.toml | head -n 1)-$tag
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$work/$name
mkdir -p "$root/wheels" "$root/project" "$out"

echo "正在收集安装包…"
git archive --format=tar HEAD | tar -x -C "$root/project"
"$uv" export --frozen --quiet --no-dev --no-emit-project --output-file "$root/requirements.txt" >/dev/null
"$python" -m venv "$work/tools"
pip() {
    "$work/tools/bin/python" -m pip "$@"
}
# Rasa says that it wants an older Python than it runs on, see pyproject.toml; pip wheel would listen to that, pip download need not.
pip download --quiet --no-deps --ignore-requires-python --require-hashes --requirement "$root/requirements.txt" --dest "$work/brought"
pip download --quiet --dest "$work/brought" "uv==$("$uv" --version | cut -d' ' -f2)" hatchling editables
for source in "$work"/brought/*; do
    case $source in
        *.whl) mv "$source" "$root/wheels/" ;;
        *) pip wheel --quiet --no-deps --wheel-dir "$root/wheels" "$source" ;;
    esac
done
# Built here, they have other checksums than their sources in the lock.
sed -e '/^ *--hash=/d' -e 's/ *\\$//' "$root/requirements.txt" >"$work/list" && mv "$work/list" "$root/requirements.txt"
models=${XINSHIMIN_MODELS:-${XINSHIMIN_HOME:-.xinshimin}/models}
if [ -f "$models/current.json" ]; then
    model=$(sed -n 's/.*"intents": "\([^"]*\)".*/\1/p' "$models/current.json")
    mkdir -p "$root/models"
    cp -R "$models/current.json" "$models/$model" "$models/$model.tar.gz" "$root/models/"
    echo "带上了训练好的模型 $model。"
fi
cp deploy/bundle/install.sh "$root/install.sh"
(cd "$root" && find wheels -type f -exec sha256sum {} + >checksums.txt && sha256sum requirements.txt >>checksums.txt)
tar -C "$work" -czf "$out/$name.tar.gz" "$name"
(cd "$out" && sha256sum "$name.tar.gz" >"$name.tar.gz.sha256")
echo "已做好 $out/$name.tar.gz（$(du -h "$out/$name.tar.gz" | cut -f1)）。搬到目标机器，解开，运行 sh install.sh 文件夹。"
