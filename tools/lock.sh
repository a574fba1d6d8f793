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

# The packages of ocr are large; its tests skip without them.
lock dev pyproject.toml --extra ofd --extra scale --extra web --extra pg --group build --group dev
lock run pyproject.toml --group build --constraint requirements/dev.txt
# The workbench on SQLite and PostgreSQL, with all that run.txt has.
lock web pyproject.toml --extra web --extra pg --group build --constraint requirements/dev.txt
lock bench --group bench
