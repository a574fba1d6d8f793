#!/bin/sh
# Pins everything by version and hash, with no index and no address in the files.
set -eu

lock() {
    file=requirements/$1.txt
    shift
    .venv/bin/uv pip compile pyproject.toml "$@" --quiet --upgrade --universal --python-version 3.11 \
        --generate-hashes --only-binary :all: --no-emit-index-url --no-header --output-file "$file" >/dev/null
    echo "已写好 $file"
}

lock dev --all-extras --group build --group dev
lock run --group build --constraint requirements/dev.txt
lock bench --extra scale --group build --group bench
