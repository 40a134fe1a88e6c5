# 新市民政策助手. `make help` lists the targets. Needs Python 3.11 or 3.10, make and git; brings everything else itself, from PyPI or from
# an index of your own: UV_DEFAULT_INDEX (or PIP_INDEX_URL)=https://…/simple make install

HOME_DIR := $(or $(XINSHIMIN_HOME),$(CURDIR)/.xinshimin)
PYTHON := $(shell for name in python3.11 python3.10 python3 python; do \
	command -v $$name >/dev/null 2>&1 && $$name -c 'import sys; sys.exit(sys.version_info[:2] not in ((3, 11), (3, 10)))' 2>/dev/null && echo $$name && break; done)
TOOLS := .tools
UV := $(TOOLS)/bin/uv
RUN := .venv/bin
export UV_PYTHON_DOWNLOADS := never

.DEFAULT_GOAL := help

.PHONY: help
help:  ## 列出可用的命令
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "make %-10s %s\n", $$1, $$2}'

.PHONY: run
run: install  ## 安装、建库、训练（只在需要时）、启动，并打印地址
	@$(RUN)/xinshimin serve

.PHONY: test
test: install-test  ## 安装并运行全部测试
	@$(RUN)/python -m pytest $(ARGS)

.PHONY: fuzz
fuzz: install-test  ## 长时间的模糊测试：SECONDS=每个目标的秒数
	@FUZZ_EXAMPLES=$(or $(EXAMPLES),3000) $(RUN)/python -m pytest tests/fuzz -q
	@$(RUN)/python -m tests.fuzz $(or $(SECONDS),300)

.PHONY: lint
lint: install  ## 代码检查：ruff、mypy、import-linter
	@$(RUN)/ruff check .
	@$(RUN)/ruff format --check .
	@$(RUN)/mypy
	@$(RUN)/lint-imports

.PHONY: audit
audit: install  ## 查依赖的已知漏洞；没有接受过的就失败
	@list=$$(mktemp) && trap 'rm -f "$$list"' EXIT && \
	$(UV) export --frozen --quiet --no-hashes --no-emit-project $(ARGS) --output-file "$$list" >/dev/null && \
	$(RUN)/python -m deploy.audit <"$$list"

.PHONY: format
format: install  ## 按统一格式改写代码
	@$(RUN)/ruff check --fix .
	@$(RUN)/ruff format .

.PHONY: bench
bench: install  ## 运行 bench/ 下的基准，打印表格并写 docs/benchmarks.md
	@$(RUN)/python -m bench $(ARGS)

.PHONY: bundle
bundle: $(UV)  ## 做一个不用网络的安装包，放在 dist/
	@sh deploy/bundle/make.sh $(UV) "$(PYTHON)" dist

.PHONY: install
install: .venv/.installed  ## 只安装

.PHONY: install-test
install-test: install
	@sh deploy/install/bring-test-servers.sh
	@sh deploy/install/bring-browser.sh
	@sh deploy/install/bring-wechat-peers.sh $(UV) $(RUN)/python $(TOOLS)/wechat-peers
	@sh deploy/install/bring-rasa-webchat.sh $(TOOLS)/rasa-webchat
	@sh deploy/install/bring-deploy-checks.sh $(UV) $(RUN)/python $(TOOLS)/deploy-checks

.venv/.installed: $(UV) pyproject.toml uv.lock
	@echo "正在安装依赖…"
	@sh deploy/install/bring-packages.sh $(UV) "$(PYTHON)"
	@touch $@

$(UV): deploy/install/bring-uv.sh
	@sh deploy/install/bring-uv.sh "$(PYTHON)" $(TOOLS)

.PHONY: clean
clean:  ## 删除安装、模型和数据库
	@rm -rf .venv $(TOOLS) dist .pytest_cache .mypy_cache .ruff_cache .hypothesis "$(HOME_DIR)"
