#!/bin/sh
# Pins everything by version and hash, with no index and no address in the files.
set -eu

lock() {
    file=requirements/$1.txt
    shift
    .venv/bin/uv pip compile "$@" --quiet --upgrade --universal --python-version 3.11 \
        --generate-hashes --only-binary :all: --no-emit-index-url --no-header --output-file "$file" >/dev/null
    echo "已写好 $file"
}

lock dev pyproject.toml --all-extras --group build --group dev
lock run pyproject.toml --group build --constraint requirements/dev.txt
lock bench --group bench
