# Signet. Two commands set everything up on a fresh Debian 12 with a Swift toolchain: `make demo` and `make test`.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help demo test check lint traits linkage sanitize bench setup test-setup format clean

LIBRARIES := libcurl4-openssl-dev libssl-dev pkg-config
TEST_SERVERS := nginx-light openssl curl python3 python3-venv
VENV := .venv
ORACLES := botocore==1.43.11 moto[server]==5.2.1

help:  ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: setup  ## The whole story on an embedded gateway, through each transport
	swift run signet demo

# One after another: deadlines and descriptors are measured, and tests that share two cores would measure each other.
test: test-setup  ## Every test
	SIGNET_PYTHON=$(CURDIR)/$(VENV)/bin/python swift test --no-parallel $(TEST_FLAGS)

check: lint test traits linkage sanitize  ## Format lint, warnings, tests, sanitizers: what CI runs

lint:  ## The format lint
	swift format lint --strict --recursive Package.swift Sources Tests Benchmarks/Package.swift Benchmarks/Sources

format:  ## Format every Swift file in place
	swift format --in-place --recursive Package.swift Sources Tests Benchmarks/Package.swift Benchmarks/Sources

traits: setup  ## A build without any of the adapters
	swift build --scratch-path .build-traits --disable-default-traits

# libFoundation may come in with URLSession only, libcurl with Curl only.
linkage: setup  ## A consumer of one adapter links neither Foundation nor libcurl
	swift build --package-path Tests/Linkage --scratch-path .build-linkage
	! ldd .build-linkage/debug/linkage | grep -E 'libFoundation\.so|libFoundationNetworking|libcurl'

# LeakSanitizer is off: it reports allocations of the Swift runtime itself. ThreadSanitizer is told of Swift's Mutex by a preloaded
# wrapper. Crashes are left to the sanitizers: Swift's own backtracer would hang on them.
sanitize: test-setup  ## The tests again, under ThreadSanitizer and AddressSanitizer
	mkdir -p .build-thread && clang -shared -fPIC -O1 -o .build-thread/mutex.so Tests/ThreadSanitizer/mutex.c
	SIGNET_PYTHON=$(CURDIR)/$(VENV)/bin/python SWIFT_BACKTRACE=enable=no LD_PRELOAD=$(CURDIR)/.build-thread/mutex.so \
		TSAN_OPTIONS=suppressions=$(CURDIR)/Tests/ThreadSanitizer/suppressions.txt \
		swift test --no-parallel --scratch-path .build-thread --sanitize thread $(TEST_FLAGS)
	SIGNET_PYTHON=$(CURDIR)/$(VENV)/bin/python SWIFT_BACKTRACE=enable=no ASAN_OPTIONS=detect_leaks=0 \
		swift test --no-parallel --scratch-path .build-address --sanitize address $(TEST_FLAGS)

bench: test-setup  ## Compare the transports against nginx
	swift run --package-path Benchmarks --scratch-path .build-bench -c release transport-benchmark $(BENCH_FLAGS)

setup:
	@$(call install,$(LIBRARIES))

test-setup: setup
	@$(call install,$(TEST_SERVERS))
	@if [ "$$(cat $(VENV)/.installed 2>/dev/null)" != "$(ORACLES)" ]; then \
		echo "Installing the oracles into $(VENV): $(ORACLES)"; \
		python3 -m venv $(VENV) && $(VENV)/bin/pip install --quiet --disable-pip-version-check $(foreach o,$(ORACLES),'$(o)') \
			&& echo "$(ORACLES)" > $(VENV)/.installed; \
	fi

clean:  ## Remove everything that was built
	rm -rf .build .build-* $(VENV)

# Installs those of the given Debian packages that are missing; sudo only where it is needed.
define install
missing=""; \
for package in $(1); do \
	dpkg-query -W -f '$${Status}' $$package 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$package"; \
done; \
if [ -n "$$missing" ]; then \
	sudo=""; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	echo "Installing the Debian packages$$missing"; \
	$$sudo apt-get update -qq && $$sudo env DEBIAN_FRONTEND=noninteractive \
		apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
fi
endef
