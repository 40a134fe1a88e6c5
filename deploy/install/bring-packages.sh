#!/bin/sh
# Install the locked packages and the project into .venv: bring-packages.sh UV PYTHON [--no-dev] [--no-install-project]
# From PyPI as the lock says; or from an index of one's own, which UV_DEFAULT_INDEX, UV_INDEX_URL or PIP_INDEX_URL names: then the same
# versions with the same checksums are asked for there.
set -eu
uv=$1
python=$2
shift 2
index=${UV_DEFAULT_INDEX:-${UV_INDEX_URL:-${PIP_INDEX_URL:-}}}
export UV_PYTHON_DOWNLOADS=never UV_COMPILE_BYTECODE=1  # once here, not at every start: that is four seconds of it

if [ -z "$index" ]; then
    exec "$uv" sync --frozen --python "$python" "$@"
fi
project=yes
dev=""
for word in "$@"; do
    case $word in
        --no-install-project) project=no ;;
        *) dev="$dev $word" ;;
    esac
done
list=$(mktemp)
trap 'rm -f "$list"' EXIT
# shellcheck disable=SC2086
"$uv" export --frozen --quiet --no-emit-project $dev --output-file "$list" >/dev/null
"$uv" venv --quiet --allow-existing --python "$python" .venv
"$uv" pip sync --python .venv/bin/python --require-hashes --default-index "$index" "$list"
if [ "$project" = yes ]; then
    "$uv" pip install --quiet --python .venv/bin/python --no-deps --default-index "$index" --editable .
fi
