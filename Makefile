# Signet. Two commands set everything up on a fresh Debian 12 with a Swift toolchain: `make demo` and `make test`.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help demo test conformance check lint traits linkage sanitize fuzz coverage bench bench-check bench-sigv4 soak \
	setup bench-setup test-setup format clean

LIBRARIES := libcurl4-openssl-dev libssl-dev pkg-config
TEST_SERVERS := nginx-light tinyproxy-bin microsocks openssl curl python3 python3-venv
BENCH_TOOLS := nginx-light openssl wrk linux-perf util-linux
VENV := .venv
# For what no editor looks into: a fifth of the time of a build goes into the index. `swift test` finds its tests there.
UNINDEXED := --disable-index-store
ORACLES := botocore==1.43.11 moto[server]==5.2.1 awscrt==0.38.1 h11==0.16.0 httptools==0.9.0 h2==4.4.1

help:  ## Show this list
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: setup  ## The whole story on an embedded gateway, through each transport
	swift run signet demo

# One after another: deadlines and descriptors are measured, and tests that share two cores would measure each other.
test: test-setup  ## Every test
	@$(call tests,SIGNET_PYTHON=$(CURDIR)/$(VENV)/bin/python swift test --no-parallel --enable-code-coverage $(TEST_FLAGS))

# Each transport in processes of its own. With CONFORMANCE_ONLY='some words', only cases whose names hold them, and no page; with
# CONFORMANCE_TRANSPORTS='socket curl', only those, and no page.
conformance: setup  ## Every case of the contract against each transport; writes Docs/Conformance.md
	swift run conformance $(if $(CONFORMANCE_ONLY)$(CONFORMANCE_TRANSPORTS),-,Docs/Conformance.md) $(CONFORMANCE_TRANSPORTS)

check: lint test conformance coverage traits linkage sanitize fuzz  ## Format lint, warnings, tests, conformance, sanitizers, fuzzing: what CI runs

lint:  ## The format lint
	swift format lint --strict --recursive Package.swift Sources Tests Benchmarks/Package.swift Benchmarks/Sources Benchmarks/Benchmarks

format:  ## Format every Swift file in place
	swift format --in-place --recursive Package.swift Sources Tests Benchmarks/Package.swift Benchmarks/Sources Benchmarks/Benchmarks

traits: setup  ## A build without any of the adapters
	swift build $(UNINDEXED) --scratch-path .build-traits --disable-default-traits

# libFoundation may come in with URLSession only, libcurl with Curl only.
linkage: setup  ## A consumer of one adapter links neither Foundation nor libcurl
	swift build $(UNINDEXED) --package-path Tests/Linkage --scratch-path .build-linkage
	! ldd .build-linkage/debug/linkage | grep -E 'libFoundation\.so|libFoundationNetworking|libcurl'

# LeakSanitizer is off: it reports allocations of the Swift runtime itself. ThreadSanitizer is told of Swift's Mutex by a preloaded
# wrapper. Crashes are left to the sanitizers: Swift's own backtracer would hang on them. Random samples are taken in full
# without them.
# ThreadSanitizer looks for races with what ends a process by having it sleep a second before: 50 ms are enough for that, and the
# tests of the command start a process for nearly each case.
sanitize: test-setup  ## The tests again, under ThreadSanitizer and AddressSanitizer
	mkdir -p .build-thread && clang -shared -fPIC -O1 -o .build-thread/mutex.so Tests/ThreadSanitizer/mutex.c
	@$(call tests,SIGNET_SAMPLES=few SIGNET_ENDURANCE=brief SIGNET_PYTHON=$(CURDIR)/$(VENV)/bin/python SWIFT_BACKTRACE=enable=no \
		LD_PRELOAD=$(CURDIR)/.build-thread/mutex.so \
		TSAN_OPTIONS=atexit_sleep_ms=50:suppressions=$(CURDIR)/Tests/ThreadSanitizer/suppressions.txt \
		swift test --no-parallel --scratch-path .build-thread --sanitize thread $(TEST_FLAGS))
	@$(call tests,SIGNET_SAMPLES=few SIGNET_ENDURANCE=brief SIGNET_PYTHON=$(CURDIR)/$(VENV)/bin/python SWIFT_BACKTRACE=enable=no \
		ASAN_OPTIONS=detect_leaks=0 swift test --no-parallel --scratch-path .build-address --sanitize address $(TEST_FLAGS))

# libFuzzer with AddressSanitizer, optimised. Of two --sanitize options swiftc takes one, either one: hence the flag of its own.
# What has been learnt stays in .build-fuzz/corpus; by hand: make fuzz FUZZ_RUNS=10000000. First the fuzzer must find a fault
# that was planted: else its silence would mean nothing.
# Each with the dictionary it is given.
FUZZ_TARGETS := $(addprefix sigv4/,canonical authorization verify explain chunks events) \
	$(addprefix http/,response framing request proxy)
FUZZ_RUNS := 20000
FUZZER := ASAN_OPTIONS=detect_leaks=0:malloc_context_size=2:quarantine_size_mb=16 SWIFT_BACKTRACE=enable=no \
	.build-fuzz/release/signet-fuzz
FUZZ_OPTIONS := -max_len=512 -artifact_prefix=.build-fuzz/ -print_final_stats=1

# Testability opens the decoder of bodies and the handshakes with proxies, which are internal.
fuzz: setup  ## A short run of every fuzz target
	swift build --package-path Tests/Fuzz --scratch-path .build-fuzz -c release --sanitize fuzzer \
		-Xswiftc -sanitize=fuzzer,address -Xswiftc -enable-testing
	rm -rf .build-fuzz/corpus/planted && mkdir -p .build-fuzz/corpus/planted
	! $(FUZZER) planted -runs=200000 $(FUZZ_OPTIONS) -dict=Tests/Fuzz/sigv4.dict .build-fuzz/corpus/planted \
		Tests/Fuzz/Corpus/canonical >.build-fuzz/planted.log 2>&1
	grep -q heap-buffer-overflow .build-fuzz/planted.log
	@for pair in $(FUZZ_TARGETS); do \
		target=$${pair#*/}; \
		mkdir -p .build-fuzz/corpus/$$target; \
		$(FUZZER) $$target -runs=$(FUZZ_RUNS) $(FUZZ_OPTIONS) -dict=Tests/Fuzz/$${pair%/*}.dict \
			.build-fuzz/corpus/$$target Tests/Fuzz/Corpus/$$target >.build-fuzz/$$target.log 2>&1 \
			|| { tail -n 100 .build-fuzz/$$target.log; exit 1; }; \
		echo "$$target: $$(grep DONE .build-fuzz/$$target.log)"; \
	done

# What the last run of every test has covered. llvm-cov comes with the toolchain.
COVERED := SignetSigV4 SignetWire
COVERAGE_MINIMUM := 95
LLVM_COV := $(dir $(realpath $(shell command -v swift)))llvm-cov

coverage: test  ## That the tests run 95 % of the lines of SignetSigV4 and of SignetWire
	@for module in $(COVERED); do \
		$(LLVM_COV) report .build/debug/signetPackageTests.xctest -instr-profile .build/debug/codecov/default.profdata \
			$(CURDIR)/Sources/$$module >.build/coverage-$$module.txt || exit 1; \
		awk -v minimum=$(COVERAGE_MINIMUM) -v module=$$module '$$1 == "TOTAL" { lines = $$10 + 0 } \
			END { print "Line coverage of " module ": " lines " %"; exit lines < minimum }' \
			.build/coverage-$$module.txt || exit 1; \
	done

# By hand: make bench BENCH_FLAGS='--scale 4 --rounds 9', make bench BENCH_FLAGS='--only "socket http"', make soak SOAK_MINUTES=1.
BENCH := --package-path Benchmarks --scratch-path .build-bench -c release
SOAK_MINUTES := 10

bench: bench-setup  ## Compare the transports with wrk, libcurl in C and AsyncHTTPClient
	swift build $(BENCH) --product libcurl-peer
	swift build $(BENCH) --product async-http-client-peer
	swift run $(BENCH) transport-benchmark $(BENCH_FLAGS)

bench-check:  ## The same, and fail where a promise of Docs/Performance.md is broken
	$(MAKE) bench BENCH_FLAGS='--check $(BENCH_FLAGS)'

bench-sigv4: test-setup  ## Compare signing with the hashes it cannot do without
	swift run $(BENCH) sigv4-benchmark $(BENCH_FLAGS)

soak: bench-setup  ## A transport under lasting load with faults, 10 minutes unless SOAK_MINUTES says otherwise
	swift run $(BENCH) transport-soak --minutes $(SOAK_MINUTES) $(SOAK_FLAGS)

setup:
	@$(call install,$(LIBRARIES))

bench-setup: setup
	@$(call install,$(BENCH_TOOLS))

# Not compiled ahead: most of the oracles' code never runs, and to compile it is half of the time they take to install.
test-setup: setup
	@$(call install,$(TEST_SERVERS))
	@if [ "$$(cat $(VENV)/.installed 2>/dev/null)" != "$(ORACLES)" ]; then \
		echo "Installing the oracles into $(VENV): $(ORACLES)"; \
		python3 -m venv $(VENV) \
			&& $(VENV)/bin/pip install --quiet --no-compile --disable-pip-version-check $(foreach o,$(ORACLES),'$(o)') \
			&& echo "$(ORACLES)" > $(VENV)/.installed; \
	fi

clean:  ## Remove everything that was built
	rm -rf .build .build-* $(VENV)

# Runs the given command of tests; of a failure, the last lines say what failed, as the cause may be thousands of lines up.
define tests
mkdir -p .build; rm -f .build/tests.status; \
{ $(1); echo $$? >.build/tests.status; } 2>&1 | tee .build/tests.log; \
[ "$$(cat .build/tests.status)" = 0 ] || { \
	echo "What failed:"; grep -E '✘|recorded an issue|error:|ERROR: |WARNING: ThreadSanitizer' .build/tests.log; exit 1; \
}
endef

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
