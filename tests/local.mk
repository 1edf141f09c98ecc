# See tests/README.md.  Every test speaks TAP.

# One program per module, tests/unit/test_MODULE.c; nothing else to write.
UNIT_TESTS = \
	%D%/unit/test_ability \
	%D%/unit/test_accepted \
	%D%/unit/test_answer \
	%D%/unit/test_arena \
	%D%/unit/test_backup \
	%D%/unit/test_bank_index \
	%D%/unit/test_block \
	%D%/unit/test_block_calls \
	%D%/unit/test_block_edges \
	%D%/unit/test_block_trials \
	%D%/unit/test_broken_bank \
	%D%/unit/test_calculator \
	%D%/unit/test_check \
	%D%/unit/test_complete \
	%D%/unit/test_comma \
	%D%/unit/test_config \
	%D%/unit/test_course \
	%D%/unit/test_csv \
	%D%/unit/test_decimal \
	%D%/unit/test_date \
	%D%/unit/test_distractors \
	%D%/unit/test_distribution \
	%D%/unit/test_distribution_ends \
	%D%/unit/test_edits \
	%D%/unit/test_enumerate \
	%D%/unit/test_error \
	%D%/unit/test_exam \
	%D%/unit/test_feedback \
	%D%/unit/test_figure \
	%D%/unit/test_figure_lines \
	%D%/unit/test_file \
	%D%/unit/test_file_faults \
	%D%/unit/test_functions \
	%D%/unit/test_history \
	%D%/unit/test_history_faults \
	%D%/unit/test_interview \
	%D%/unit/test_items \
	%D%/unit/test_items_words \
	%D%/unit/test_journal \
	%D%/unit/test_json_stream \
	%D%/unit/test_judge \
	%D%/unit/test_key \
	%D%/unit/test_key_faults \
	%D%/unit/test_layout \
	%D%/unit/test_lean \
	%D%/unit/test_learner \
	%D%/unit/test_line_history \
	%D%/unit/test_lookback \
	%D%/unit/test_marking \
	%D%/unit/test_maths \
	%D%/unit/test_maths_shapes \
	%D%/unit/test_media \
	%D%/unit/test_merge \
	%D%/unit/test_nist \
	%D%/unit/test_number \
	%D%/unit/test_numtext \
	%D%/unit/test_opinion \
	%D%/unit/test_page \
	%D%/unit/test_paper \
	%D%/unit/test_paths \
	%D%/unit/test_preset \
	%D%/unit/test_progress \
	%D%/unit/test_quantile \
	%D%/unit/test_question \
	%D%/unit/test_question_parts \
	%D%/unit/test_rebuild \
	%D%/unit/test_refusal \
	%D%/unit/test_replay \
	%D%/unit/test_report \
	%D%/unit/test_rng \
	%D%/unit/test_rule \
	%D%/unit/test_sampler \
	%D%/unit/test_scale \
	%D%/unit/test_scores \
	%D%/unit/test_search \
	%D%/unit/test_select \
	%D%/unit/test_session \
	%D%/unit/test_set \
	%D%/unit/test_set_plan \
	%D%/unit/test_show \
	%D%/unit/test_show_tree \
	%D%/unit/test_simulate \
	%D%/unit/test_sittings \
	%D%/unit/test_special \
	%D%/unit/test_sql \
	%D%/unit/test_store \
	%D%/unit/test_str \
	%D%/unit/test_suggest \
	%D%/unit/test_terminfo \
	%D%/unit/test_timed \
	%D%/unit/test_timer \
	%D%/unit/test_total \
	%D%/unit/test_typing \
	%D%/unit/test_utf8 \
	%D%/unit/test_value \
	%D%/unit/test_wish \
	%D%/unit/test_wrap \
	%D%/unit/test_xml

# What unit tests include or read, and how it was made.
UNIT_FILES = \
	%D%/unit/block_helpers.h \
	%D%/unit/check_helpers.h \
	%D%/unit/distribution_table.R \
	%D%/unit/distribution_table.inc \
	%D%/unit/history_helpers.h \
	%D%/unit/lookback_helpers.h \
	%D%/unit/marking_helpers.h \
	%D%/unit/maths_helpers.h \
	%D%/unit/nist_table.inc \
	%D%/unit/number_table.inc \
	%D%/unit/number_table.py \
	%D%/unit/question_helpers.h \
	%D%/unit/refusal_helpers.h \
	%D%/unit/set_helpers.h \
	%D%/unit/store_helpers.h \
	%D%/unit/special_table.inc \
	%D%/unit/statistics_cases.R

# Programs that speak TAP themselves and read tables of cases.
PROGRAM_TESTS = \
	%D%/fault/flips \
	%D%/fault/kill \
	%D%/fault/loop \
	%D%/fault/power \
	%D%/runner/bad_banks \
	%D%/runner/hostile \
	%D%/runner/learners \
	%D%/runner/mutations \
	%D%/runner/shipped \
	%D%/lang/run \
	%D%/quiz/answer_cases

# Writes what a shell test reads.
check_PROGRAMS += %D%/runner/figures %D%/runner/report_page
%C%_runner_figures_SOURCES = \
	%D%/runner/figure_cases.h \
	%D%/runner/figures.c
%C%_runner_report_page_SOURCES = \
	%D%/runner/look_fixture.h \
	%D%/runner/report_page.c

%C%_runner_hostile_SOURCES = \
	%D%/runner/hostile.c \
	%D%/runner/hostile_cases.h \
	%D%/runner/hostile_lines.h
%C%_runner_mutations_SOURCES = \
	%D%/runner/mutate.c \
	%D%/runner/mutate.h \
	%D%/runner/mutations.c

# What fails, one call after the other (doc/reliability.md).
%C%_fault_flips_SOURCES = \
	%D%/fault/flips.c \
	%D%/fault/folder.c \
	%D%/fault/folder.h \
	%D%/fault/trial.c \
	%D%/fault/trial.h
%C%_fault_kill_SOURCES = \
	%D%/fault/folder.c \
	%D%/fault/folder.h \
	%D%/fault/kill.c \
	%D%/fault/trial.c \
	%D%/fault/trial.h
%C%_fault_loop_SOURCES = \
	%D%/fault/folder.c \
	%D%/fault/folder.h \
	%D%/fault/loop.c \
	%D%/fault/scene.def \
	%D%/fault/serve.h \
	%D%/fault/served.c \
	%D%/fault/served.h \
	%D%/fault/trial.c \
	%D%/fault/trial.h
%C%_fault_power_SOURCES = \
	%D%/fault/disk.c \
	%D%/fault/disk.h \
	%D%/fault/power.c

# Where it cannot be made the file is empty, and the test that wants it skips.
check_DATA = %D%/fault/preload.so %D%/fault/symbol.so
PRELOADED = \
	%D%/fault/preload.c \
	%D%/fault/preload_serve.c
PRELOADED_WITH = \
	%D%/fault/preload.h \
	%D%/fault/serve.h
%D%/fault/preload.so: $(PRELOADED) $(PRELOADED_WITH)
	@$(MKDIR_P) %D%/fault
	$(AM_V_CCLD)$(CC) -shared -fPIC -fno-builtin -O1 -o $@ \
	  $(srcdir)/%D%/fault/preload.c $(srcdir)/%D%/fault/preload_serve.c -ldl \
	  2>/dev/null || : >$@
%D%/fault/symbol.so: %D%/fault/symbol.c
	@$(MKDIR_P) %D%/fault
	$(AM_V_CCLD)$(CC) -shared -fPIC -O1 -o $@ $(srcdir)/%D%/fault/symbol.c \
	  -ldl 2>/dev/null || : >$@
CLEANFILES += %D%/fault/preload.so %D%/fault/symbol.so
EXTRA_DIST += $(PRELOADED) $(PRELOADED_WITH) %D%/fault/symbol.c

SHELL_TESTS = \
	%D%/bench/count.sh \
	%D%/cli/authoring.sh \
	%D%/cli/accessible.sh \
	%D%/cli/blueprint.sh \
	%D%/cli/calculator.sh \
	%D%/cli/calls.sh \
	%D%/cli/check.sh \
	%D%/cli/clock.sh \
	%D%/cli/completion.sh \
	%D%/cli/colour.sh \
	%D%/cli/config.sh \
	%D%/cli/countdown.sh \
	%D%/cli/explain.sh \
	%D%/cli/hardening.sh \
	%D%/cli/disk.sh \
	%D%/cli/doctor.sh \
	%D%/cli/every.sh \
	%D%/cli/help.sh \
	%D%/cli/history.sh \
	%D%/cli/grade.sh \
	%D%/cli/hostile.sh \
	%D%/cli/judge.sh \
	%D%/cli/keys.sh \
	%D%/cli/learners.sh \
	%D%/cli/libraries.sh \
	%D%/cli/locale.sh \
	%D%/cli/lookback.sh \
	%D%/cli/mock.sh \
	%D%/cli/practice.sh \
	%D%/cli/pager.sh \
	%D%/cli/parts.sh \
	%D%/cli/presets.sh \
	%D%/cli/preview.sh \
	%D%/cli/progress.sh \
	%D%/cli/replay.sh \
	%D%/cli/report.sh \
	%D%/cli/set.sh \
	%D%/cli/signals.sh \
	%D%/cli/standards.sh \
	%D%/cli/stats.sh \
	%D%/cli/streams.sh \
	%D%/cli/terminal.sh \
	%D%/cli/two.sh \
	%D%/cli/usage.sh \
	%D%/doc/instructors.sh \
	%D%/doc/pages.sh \
	%D%/doc/picture.sh \
	%D%/doc/schema.sh \
	%D%/export/failing.sh \
	%D%/export/formats.sh \
	%D%/export/injection.sh \
	%D%/export/media.sh \
	%D%/export/packages.sh \
	%D%/export/page.sh \
	%D%/export/r.sh \
	%D%/export/pdf.sh \
	%D%/export/schema.sh \
	%D%/export/secrets.sh \
	%D%/fault/library.sh \
	%D%/fault/set.sh \
	%D%/figure/svg.sh \
	%D%/golden/run.sh \
	%D%/release/paths.sh \
	%D%/report/page.sh \
	%D%/style/banned.sh \
	%D%/style/files.sh \
	%D%/style/headers.sh \
	%D%/style/layers.sh \
	%D%/style/static.sh

# Minutes long, each: '.ci/nightly' runs them, or make check TESTS=...
RELEASE_TESTS = \
	%D%/release/package.sh \
	%D%/release/reproducible.sh

# Cases, banks and expected outputs.
DATA_FILES = \
	%D%/banks/kinds.yaml \
	%D%/banks/presets/four.yaml \
	%D%/banks/presets/interview.yaml \
	%D%/banks/presets/quick.yaml \
	%D%/banks/rooms.yaml \
	%D%/export/demo.anki.expected \
	%D%/export/demo.csv.expected \
	%D%/export/demo.gift.expected \
	%D%/export/demo.html.expected \
	%D%/export/demo.jsonl.expected \
	%D%/export/demo.key.expected \
	%D%/export/demo.latex.expected \
	%D%/export/demo.markdown.expected \
	%D%/export/demo.moodle.expected \
	%D%/export/demo.paper-jsonl.expected \
	%D%/export/demo.practice.expected \
	%D%/export/demo.text.expected \
	%D%/export/demo.yaml \
	%D%/export/feedback.html.expected \
	%D%/export/feedback.markdown.expected \
	%D%/export/feedback.text.expected \
	%D%/export/imscp.rng \
	%D%/export/injection.py \
	%D%/export/injection.yaml \
	%D%/export/kinds.html.expected \
	%D%/export/kinds.latex.expected \
	%D%/export/kinds.markdown.expected \
	%D%/export/lms \
	%D%/export/lms.yaml \
	%D%/export/mathml.rng \
	%D%/export/media.html.expected \
	%D%/export/media.latex.expected \
	%D%/export/media.markdown.expected \
	%D%/export/media.paper-jsonl.expected \
	%D%/export/media.text.expected \
	%D%/export/media.yaml \
	%D%/export/preview.html.expected \
	%D%/export/preview.json.expected \
	%D%/export/preview.latex.expected \
	%D%/export/preview.markdown.expected \
	%D%/export/qti12.rng \
	%D%/export/qti21.rng \
	%D%/export/secrets.yaml \
	%D%/lang/arithmetic.case \
	%D%/lang/comprehensions.case \
	%D%/lang/distributions.case \
	%D%/lang/domains.case \
	%D%/lang/functions.case \
	%D%/lang/grammar.case \
	%D%/lang/limits.case \
	%D%/lang/matrices.case \
	%D%/lang/more_functions.case \
	%D%/lang/names.case \
	%D%/lang/programs.case \
	%D%/lang/refusals.case \
	%D%/lang/spaces.case \
	%D%/lang/statistics.case \
	%D%/quiz/answer_cases.tsv \
	%D%/quiz/answer_gaps.tsv \
	%D%/quiz/answer_more.tsv

TRANSCRIPTS = \
	%D%/golden/accessible.tty \
	%D%/golden/calculator.tty \
	%D%/golden/drill.tty \
	%D%/golden/drill-narrow.tty \
	%D%/golden/drill-slow.tty \
	%D%/golden/first-minute.tty \
	%D%/golden/first-minute-narrow.tty \
	%D%/golden/first-run.tty \
	%D%/golden/first-run-narrow.tty \
	%D%/golden/help.tty \
	%D%/golden/help-narrow.tty \
	%D%/golden/interrupt.tty \
	%D%/golden/mock.tty \
	%D%/golden/mock-modest.tty \
	%D%/golden/mock-narrow.tty \
	%D%/golden/open.tty \
	%D%/golden/place.tty \
	%D%/golden/place-narrow.tty \
	%D%/golden/place-usual.tty \
	%D%/golden/reset.tty \
	%D%/golden/review.tty \
	%D%/golden/review-narrow.tty \
	%D%/golden/shapes.tty \
	%D%/golden/signs.tty \
	%D%/golden/stats.tty \
	%D%/golden/stats-ascii.tty \
	%D%/golden/stats-dialogue.tty \
	%D%/golden/stats-narrow.tty \
	%D%/golden/stats-words.tty \
	%D%/golden/sure.tty \
	%D%/golden/words.tty

# Read by the tests, and shipped.
EXTRA_DIST += \
	$(SHELL_TESTS) \
	$(RELEASE_TESTS) \
	$(TRANSCRIPTS) \
	$(UNIT_FILES) \
	$(DATA_FILES) \
	%D%/bad-banks \
	%D%/README.md \
	%D%/bench/baseline.txt \
	%D%/bench/run.sh \
	%D%/leaks.txt \
	%D%/axe.sh \
	%D%/lib.sh \
	%D%/screen.sh \
	%D%/summary.sh \
	%D%/style/layers.txt \
	%D%/style/banned.txt \
	%D%/style/strip.awk \
	%D%/golden/masks.sed \
	%D%/coverage.sh \
	%D%/mutants/bench.py \
	%D%/mutants/places.py \
	%D%/mutants/reached.py \
	%D%/mutants/run.py \
	%D%/fuzz/found \
	%D%/fuzz/run.sh \
	%D%/fuzz/fuzz_answer.dict \
	%D%/fuzz/fuzz_bank.dict \
	%D%/fuzz/fuzz_formula.dict \
	%D%/unit/skip.sh

if HAVE_CMOCKA
check_PROGRAMS += $(UNIT_TESTS)
TESTS += $(UNIT_TESTS)
else
TESTS += %D%/unit/skip.sh
endif
# Fills a database for tests of what looks back.
check_PROGRAMS += %D%/golden/history
check_PROGRAMS += $(PROGRAM_TESTS)
TESTS += $(PROGRAM_TESTS) $(SHELL_TESTS)

if HAVE_FORKPTY
check_PROGRAMS += %D%/golden/ptyrun
%C%_golden_ptyrun_LDADD = $(PTY_LIBS)

check_PROGRAMS += %D%/golden/still
%C%_golden_still_CPPFLAGS = $(doc_picture_session_CPPFLAGS)
%C%_golden_still_SOURCES = \
	doc/picture/clock.c \
	doc/picture/clock.h \
	doc/picture/program.c \
	%D%/golden/still.c
endif

# Built with ./configure CC=clang --enable-fuzzers; 'make fuzz' runs each for
# FUZZ_SECONDS, FUZZ_JOBS at once. New inputs go to the build folder; seeds come
# from the banks and the tables of cases. What was found is in fuzz/found, a file
# a finding, which 'make check' gives the targets again (fuzz/replay).
FUZZ_SOURCES = \
	%D%/fuzz/fuzz.h \
	%D%/fuzz/target.def \
	%D%/fuzz/fuzz_answer.c \
	%D%/fuzz/fuzz_bank.c \
	%D%/fuzz/fuzz_block.c \
	%D%/fuzz/fuzz_config.c \
	%D%/fuzz/fuzz_csv.c \
	%D%/fuzz/fuzz_dialogue.c \
	%D%/fuzz/fuzz_escape.c \
	%D%/fuzz/fuzz_formula.c \
	%D%/fuzz/fuzz_history.c \
	%D%/fuzz/fuzz_key.c \
	%D%/fuzz/fuzz_number.c \
	%D%/fuzz/fuzz_preset.c \
	%D%/fuzz/fuzz_visible.c
FUZZ_TARGETS = \
	%D%/fuzz/fuzz_answer \
	%D%/fuzz/fuzz_bank \
	%D%/fuzz/fuzz_block \
	%D%/fuzz/fuzz_config \
	%D%/fuzz/fuzz_csv \
	%D%/fuzz/fuzz_dialogue \
	%D%/fuzz/fuzz_escape \
	%D%/fuzz/fuzz_formula \
	%D%/fuzz/fuzz_history \
	%D%/fuzz/fuzz_key \
	%D%/fuzz/fuzz_number \
	%D%/fuzz/fuzz_preset \
	%D%/fuzz/fuzz_visible
FUZZ_SECONDS = 60
FUZZ_JOBS = 2
EXTRA_PROGRAMS = $(FUZZ_TARGETS)
%C%_fuzz_fuzz_answer_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)
%C%_fuzz_fuzz_bank_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)
%C%_fuzz_fuzz_block_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)
%C%_fuzz_fuzz_config_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)
%C%_fuzz_fuzz_csv_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)
%C%_fuzz_fuzz_dialogue_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)
%C%_fuzz_fuzz_escape_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)
%C%_fuzz_fuzz_formula_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)
%C%_fuzz_fuzz_history_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)
%C%_fuzz_fuzz_key_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)
%C%_fuzz_fuzz_number_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)
%C%_fuzz_fuzz_preset_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)
%C%_fuzz_fuzz_visible_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)
check_PROGRAMS += %D%/fuzz/replay
TESTS += %D%/fuzz/replay
%C%_fuzz_replay_SOURCES = $(FUZZ_SOURCES) %D%/fuzz/replay.c
%C%_fuzz_replay_CPPFLAGS = $(AM_CPPFLAGS) -DFUZZ_REPLAY

fuzz: $(FUZZ_TARGETS) reckon$(EXEEXT)
	@$(SHELL) $(srcdir)/tests/fuzz/run.sh $(FUZZ_SECONDS) $(FUZZ_JOBS) \
	  $(FUZZ_TARGETS)

# Built and run by 'make bench' only: each measures us and a limit written by
# hand in one run, and fails where its target is missed.
BENCHES = \
	%D%/bench/bench_question \
	%D%/bench/bench_bank \
	%D%/bench/bench_simulate \
	%D%/bench/bench_answer \
	%D%/bench/bench_learner \
	%D%/bench/bench_durable \
	%D%/bench/bench_set \
	%D%/bench/bench_pdf
if HAVE_FORKPTY
BENCHES += %D%/bench/bench_start
%C%_bench_bench_start_LDADD = $(LDADD) $(PTY_LIBS)
endif
# What bench_start measures against is a program of its own.
BENCH_LIMITS = %D%/bench/limits/start
EXTRA_PROGRAMS += $(BENCH_LIMITS)
%C%_bench_limits_start_SOURCES = %D%/bench/limits/start.c
%C%_bench_limits_start_LDADD = $(READLINE_LIBS) $(SQLITE_LIBS) \
	$(YAML_SHARED_LIBS) $(GSL_SHARED_LIBS)
EXTRA_PROGRAMS += $(BENCHES)
BENCH_SOURCES = \
	%D%/bench/bench.c \
	%D%/bench/bench.h \
	%D%/bench/limits/limits.h
%C%_bench_bench_answer_SOURCES = $(BENCH_SOURCES) \
	%D%/bench/bench_answer.c \
	%D%/bench/limits/expression.c
%C%_bench_bench_bank_SOURCES = $(BENCH_SOURCES) \
	%D%/bench/bench_bank.c \
	%D%/bench/exercise.c \
	%D%/bench/exercise.h \
	%D%/bench/limits/events.c
%C%_bench_bench_durable_SOURCES = $(BENCH_SOURCES) \
	%D%/bench/bench_durable.c \
	%D%/bench/limits/append.c
%C%_bench_bench_set_SOURCES = $(BENCH_SOURCES) \
	%D%/bench/bench_set.c \
	%D%/bench/exercise.c \
	%D%/bench/exercise.h \
	%D%/bench/limits/questions.c \
	%D%/bench/limits/xml.c
%C%_bench_bench_learner_SOURCES = $(BENCH_SOURCES) \
	%D%/bench/bench_learner.c \
	%D%/bench/past.c \
	%D%/bench/past.h
%C%_bench_growth_SOURCES = $(BENCH_SOURCES) \
	%D%/bench/exercise.c \
	%D%/bench/exercise.h \
	%D%/bench/growth.c \
	%D%/bench/past.c \
	%D%/bench/past.h
%C%_bench_bench_question_SOURCES = $(BENCH_SOURCES) \
	%D%/bench/bench_question.c \
	%D%/bench/exercise.c \
	%D%/bench/exercise.h \
	%D%/bench/limits/questions.c
%C%_bench_bench_pdf_SOURCES = $(BENCH_SOURCES) \
	%D%/bench/bench_pdf.c \
	%D%/bench/limits/pages.c
%C%_bench_bench_start_SOURCES = $(BENCH_SOURCES) \
	%D%/bench/bench_start.c
%C%_bench_bench_simulate_SOURCES = $(BENCH_SOURCES) \
	%D%/bench/bench_simulate.c \
	%D%/bench/limits/rng.c
# Runs whose instructions tests/bench/count.sh counts.
check_PROGRAMS += %D%/bench/fixed
%C%_bench_fixed_CPPFLAGS = $(AM_CPPFLAGS) \
	-DBENCH_CFLAGS='"$(CFLAGS) $(INSTRUMENT_CFLAGS)"'
%C%_bench_fixed_SOURCES = \
	%D%/bench/exercise.c \
	%D%/bench/exercise.h \
	%D%/bench/fixed.c
CLEANFILES += $(BENCHES) $(BENCH_LIMITS) %D%/bench/growth

# One table; BENCH_FORMAT=json for programs. A program alone says more.
bench: $(BENCHES) $(BENCH_LIMITS) reckon$(EXEEXT)
	@top_srcdir='$(top_srcdir)' $(SHELL) $(srcdir)/tests/bench/run.sh $(BENCHES)

# Each measure at 1, 10 and 100 times the size.
EXTRA_PROGRAMS += %D%/bench/growth
bench-growth: %D%/bench/growth$(EXEEXT)
	@top_srcdir='$(top_srcdir)' ./$<

# A new baseline for tests/bench/count.sh.
bench-accept: %D%/bench/fixed$(EXEEXT)
	@top_srcdir='$(top_srcdir)' top_builddir=. $(SHELL) \
	  $(srcdir)/tests/bench/count.sh accept

TEST_EXTENSIONS = .sh
LOG_DRIVER = env AM_TAP_AWK='$(AWK)' $(SHELL) \
	$(top_srcdir)/build-aux/tap-driver.sh
SH_LOG_DRIVER = $(LOG_DRIVER)
# Whatever signals whoever calls make ignores.
check_PROGRAMS += %D%/fresh
%C%_fresh_LDADD =
LOG_COMPILER = %D%/fresh$(EXEEXT)
SH_LOG_COMPILER = %D%/fresh$(EXEEXT) $(SHELL)

# What a test may see of the world.  Nothing of the user's home, terminal or
# locale; scripts that source lib.sh get a HOME of their own on top of this.
TEST_HOME = $(abs_top_builddir)/tests/tmp-home
AM_TESTS_ENVIRONMENT = \
	unset COLUMNS LINES NO_COLOR CLICOLOR_FORCE CDPATH GREP_OPTIONS \
	      RECKON_DATA_DIR RECKON_BANKS GSL_RNG_SEED GSL_RNG_TYPE; \
	LC_ALL=C.UTF-8; LANG=C.UTF-8; TZ=UTC0; TERM=dumb; INPUTRC=/dev/null; \
	CMOCKA_MESSAGE_OUTPUT=TAP; \
	HOME='$(TEST_HOME)'; \
	XDG_DATA_HOME='$(TEST_HOME)/data'; \
	XDG_CONFIG_HOME='$(TEST_HOME)/config'; \
	XDG_STATE_HOME='$(TEST_HOME)/state'; \
	XDG_CACHE_HOME='$(TEST_HOME)/cache'; \
	top_srcdir='$(abs_top_srcdir)'; top_builddir='$(abs_top_builddir)'; \
	RECKON='$(abs_top_builddir)/reckon$(EXEEXT)'; \
	UBSAN_OPTIONS=print_stacktrace=1; \
	LSAN_OPTIONS='suppressions=$(abs_top_srcdir)/tests/leaks.txt:print_suppressions=0'; \
	TEST_CC='$(CC)'; \
	TEST_CPPFLAGS='$(DEFS) $(DEFAULT_INCLUDES) $(AM_CPPFLAGS) $(CPPFLAGS)'; \
	TEST_CFLAGS='$(AM_CFLAGS) $(CFLAGS)'; \
	INSTRUMENTED='$(INSTRUMENTED)'; AWK='$(AWK)'; OBJDUMP='$(OBJDUMP)'; \
	export LC_ALL LANG TZ TERM INPUTRC CMOCKA_MESSAGE_OUTPUT HOME \
	       XDG_DATA_HOME XDG_CONFIG_HOME XDG_STATE_HOME XDG_CACHE_HOME \
	       top_srcdir top_builddir RECKON UBSAN_OPTIONS LSAN_OPTIONS TEST_CC \
	       TEST_CPPFLAGS TEST_CFLAGS INSTRUMENTED AWK OBJDUMP; \
	$(MKDIR_P) "$$HOME" || exit 99;

# How much of our own code the tests go through, with gcov, in build-coverage.
coverage:
	rm -rf coverage-source
	$(MAKE) distdir distdir=coverage-source >/dev/null
	@AWK='$(AWK)' $(SHELL) $(srcdir)/tests/coverage.sh coverage-source

# Do the unit tests notice a wrong program? MUTANTS places of it are changed, one
# at a time; which hangs on the commit.
MUTANTS = 100
mutants: all $(UNIT_TESTS) $(PROGRAM_TESTS)
	@$(AM_TESTS_ENVIRONMENT) \
	MUTANTS='$(MUTANTS)'; export MUTANTS; \
	MUTANT_LIBS='$(AM_LDFLAGS) $(LDFLAGS) $(LDADD) $(LIBS)'; \
	export MUTANT_LIBS; python3 $(srcdir)/tests/mutants/run.py $(srcdir)

# Rewrites the transcripts with what the program prints now; review the diff.
accept: all $(check_PROGRAMS)
	@$(AM_TESTS_ENVIRONMENT) \
	RECKON_ACCEPT=1 $(SHELL) $(srcdir)/tests/golden/run.sh

# The rules of tests/style that need nothing built; says only what is wrong.
style:
	@$(AM_TESTS_ENVIRONMENT) bad=0; for name in layers banned files headers; do \
	  $(SHELL) $(srcdir)/tests/style/$$name.sh >tests/tmp-style.out || bad=1; \
	  grep -v -e '^ok' -e '^1\.\.' tests/tmp-style.out; \
	done; exit $$bad

# The tests' count on one line, from the last 'make check'.
summary:
	@$(SHELL) $(srcdir)/tests/summary.sh $(builddir)/tests

clean-local:
	chmod -R u+w tests/tmp-* 2>/dev/null || :
	rm -rf tests/tmp-* build-coverage coverage-source

.PHONY: accept bench bench-accept bench-growth coverage fuzz mutants style summary
