# 绩衡。单独输入 make 列出可用的命令。

PYTHON  ?= python3
WORKERS ?= 2

BIN  := .venv/bin
FAULTY := examples/audit/自评报告.docx
TEXTLINT := textlint@15.8.0 textlint-rule-preset-ja-technical-writing@12.0.2
DONE := .venv/done
INSTALL := -m pip --disable-pip-version-check install -qq

# A .venv that was moved, or whose Python is gone, is made anew.
$(shell { [ -x .venv/bin/python ] && grep -qF '$(CURDIR)/.venv' .venv/pyvenv.cfg; } || rm -rf .venv)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help setup demo serve test check corpus bench docs bundle lock clean

help:  ## 列出命令
	@sed -n 's/^\([a-z]*\):.*  ## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

setup: $(DONE)/run $(DONE)/fonts  ## 准备运行环境（.venv、锁定版本的依赖、中文字体）
	@:

# 1 of the program: 有未评分的指标、勾稽不平、须处理或须更正的事项，已列明；不是失败。
demo: setup  ## 给 examples/ 里的部门打分，做好一个报送包，再审核一份有差错的报告，都在 output/demo
	$(BIN)/jiheng score examples/*/填报表.xlsx -o output/demo || [ $$? -eq 1 ]
	$(BIN)/jiheng pack examples/hengdong_2024/填报表.xlsx -o output/demo/报送包 --force || [ $$? -eq 1 ]
	$(BIN)/jiheng audit $(FAULTY) -o output/demo/审核.html || [ $$? -eq 1 ]
	$(BIN)/jiheng audit $(FAULTY) -o output/demo/自评报告（批注）.docx || [ $$? -eq 1 ]
	$(BIN)/jiheng audit $(FAULTY) || [ $$? -eq 1 ]

serve: $(DONE)/web $(DONE)/fonts  ## 启动工作台，空的数据库先写入一个演示县（端口 JIHENG_PORT，默认8000）
	@$(BIN)/jiheng admin demo --if-empty
	@$(BIN)/jiheng serve

# What touches the workbench's database runs twice: on SQLite, and on a PostgreSQL server of its own.
test: $(DONE)/dev $(DONE)/fonts $(DONE)/chromium $(DONE)/postgresql $(DONE)/pages  ## 运行全部测试
	$(BIN)/pytest -n $(WORKERS)
	JIHENG_TEST_DATABASE=postgresql $(BIN)/pytest -n $(WORKERS) -m database tests/web

check: $(DONE)/dev  ## 格式、规范、类型、引用方向、文档是否最新，再运行全部测试
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/python tools/reference.py --check
	$(BIN)/python -m tools.web.lint
	$(BIN)/python -m tools.catalogue --check
	@$(MAKE) --no-print-directory test

docs: $(DONE)/dev  ## 重新生成参考文档，收集页面上的词句
	$(BIN)/python tools/reference.py
	$(BIN)/python -m tools.catalogue

corpus: $(DONE)/dev  ## 审核手头的真实报告，与人工核对的结果比较，打印查全、查准和变化
	$(BIN)/python -m tools.corpus --mutate

bench: $(DONE)/dev .venv-bench/done  ## 与同类软件比速度，打印比值
	@for job in $(filter-out %/alternating.py %/web_county.py %_peer.py %_peer_words.py,$(wildcard benchmarks/*.py)); do $(BIN)/python $$job || exit 1; done

bundle: $(DONE)/run  ## 生成免安装的便携文件夹（要给出解释器，见 docs/howto/portable.md）
	@$(BIN)/python -m tools.bundle

lock: $(DONE)/uv  ## 重新锁定依赖的版本和校验值
	@tools/lock.sh

clean:  ## 删除环境、缓存和输出
	rm -rf .venv .venv-bench .venv-web output dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	    || { echo '需要 Python 3.11 或更新的版本。已有的可以这样指定：make setup PYTHON=python3.12' >&2; exit 1; }
	@PYTHON=$(PYTHON) tools/debian.sh venv
	@echo '正在建立 .venv'
	@$(PYTHON) -m venv --clear .venv

# What the program needs, then the program itself, in place.
$(DONE)/run: requirements/run.txt pyproject.toml | .venv/bin/python
	@echo '正在安装运行所需的依赖'
	@$(BIN)/python $(INSTALL) --require-hashes --requirement requirements/run.txt
	@$(BIN)/python $(INSTALL) --no-build-isolation --no-deps --editable .
	@$(BIN)/python -m tools.compiled
	@mkdir -p $(DONE) && touch $@

# The workbench besides; PostgreSQL's driver with it.
$(DONE)/web: requirements/web.txt $(DONE)/run
	@echo '正在安装工作台所需的依赖'
	@$(BIN)/python $(INSTALL) --require-hashes --requirement requirements/web.txt
	@touch $@

$(DONE)/dev: requirements/dev.txt $(DONE)/run
	@echo '正在安装测试和检查所需的依赖'
	@$(BIN)/python $(INSTALL) --require-hashes --requirement requirements/dev.txt
	@touch $@

# Tried once: where it cannot be installed, it is said once.
$(DONE)/fonts $(DONE)/chromium $(DONE)/postgresql: | .venv/bin/python
	@tools/debian.sh $(@F)
	@mkdir -p $(DONE) && touch $@

# Tools of npm that look at pages, styles and scripts; without them some tests skip.
$(DONE)/pages: tools/web/package.json | .venv/bin/python
	@mkdir -p .venv-web $(DONE) && cp tools/web/package.json .venv-web/
	@npm install --silent --no-package-lock --no-audit --no-fund --prefix .venv-web >/dev/null 2>&1 \
	    || echo '没有装上网页检查工具，相应的测试跳过'
	@touch $@

$(DONE)/uv: | .venv/bin/python
	@$(BIN)/python $(INSTALL) 'uv>=0.9'
	@mkdir -p $(DONE) && touch $@

# The peer alone, so that its needs and ours do not meet.
.venv-bench/done: requirements/bench.txt | .venv/bin/python
	@echo '正在建立 .venv-bench（速度对比用）'
	@$(PYTHON) -m venv --clear .venv-bench
	@.venv-bench/bin/python $(INSTALL) --require-hashes --requirement requirements/bench.txt
	@npm install --silent --no-audit --no-fund --prefix .venv-bench $(TEXTLINT) >/dev/null 2>&1 \
	    || echo '没有装上 textlint，不与它比较'
	@touch $@
