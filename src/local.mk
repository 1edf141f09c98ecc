# Sources by folder, lowest layer first (tests/style/layers.txt).

BASE_SOURCES = \
	%D%/base/arena.c \
	%D%/base/arena.h \
	%D%/base/ascii.c \
	%D%/base/ascii.def \
	%D%/base/ascii.h \
	%D%/base/comma.c \
	%D%/base/comma.h \
	%D%/base/decimal.c \
	%D%/base/decimal.h \
	%D%/base/error.c \
	%D%/base/error.def \
	%D%/base/error.h \
	%D%/base/file.c \
	%D%/base/file.h \
	%D%/base/hmac.c \
	%D%/base/hmac.h \
	%D%/base/hmac_function.def \
	%D%/base/input.c \
	%D%/base/input.h \
	%D%/base/latex_sign.def \
	%D%/base/markup.c \
	%D%/base/markup.h \
	%D%/base/memory.c \
	%D%/base/memory.h \
	%D%/base/numtext.c \
	%D%/base/numtext.h \
	%D%/base/paths.c \
	%D%/base/paths.h \
	%D%/base/rng.c \
	%D%/base/rng.h \
	%D%/base/shared.c \
	%D%/base/shared.h \
	%D%/base/shared_load.inc \
	%D%/base/source.c \
	%D%/base/source.h \
	%D%/base/stage.c \
	%D%/base/stage.h \
	%D%/base/str.c \
	%D%/base/str.h \
	%D%/base/suggest.c \
	%D%/base/suggest.h \
	%D%/base/utf8.c \
	%D%/base/utf8.h

LANG_SOURCES = \
	%D%/lang/alias.def \
	%D%/lang/block.h \
	%D%/lang/block_arithmetic.c \
	%D%/lang/block_call.c \
	%D%/lang/block_chance.c \
	%D%/lang/block_choice.c \
	%D%/lang/block_code.h \
	%D%/lang/block_compile.c \
	%D%/lang/block_compiler.h \
	%D%/lang/block_draw.c \
	%D%/lang/block_each.c \
	%D%/lang/block_emit.c \
	%D%/lang/block_fold.c \
	%D%/lang/block_machine.h \
	%D%/lang/block_node.c \
	%D%/lang/block_op.def \
	%D%/lang/block_pure.c \
	%D%/lang/block_register.c \
	%D%/lang/block_run.c \
	%D%/lang/block_value.c \
	%D%/lang/block_while.c \
	%D%/lang/box.c \
	%D%/lang/box.h \
	%D%/lang/chance.c \
	%D%/lang/chance.h \
	%D%/lang/check.c \
	%D%/lang/check.h \
	%D%/lang/check_program.c \
	%D%/lang/checker.h \
	%D%/lang/distribution.c \
	%D%/lang/distribution.def \
	%D%/lang/distribution.h \
	%D%/lang/distribution_discrete.c \
	%D%/lang/distribution_domain.def \
	%D%/lang/distribution_lifetime.c \
	%D%/lang/distribution_location.c \
	%D%/lang/distribution_method.h \
	%D%/lang/distribution_positive.c \
	%D%/lang/distribution_ratio.c \
	%D%/lang/distribution_value.c \
	%D%/lang/domain.c \
	%D%/lang/eval.c \
	%D%/lang/eval.h \
	%D%/lang/fault.def \
	%D%/lang/fn_activation.c \
	%D%/lang/fn_arithmetic.c \
	%D%/lang/fn_describe.c \
	%D%/lang/fn_distribution.c \
	%D%/lang/fn_divisor.c \
	%D%/lang/fn_draw.c \
	%D%/lang/fn_fold.c \
	%D%/lang/fn_information.c \
	%D%/lang/fn_interval.c \
	%D%/lang/fn_list.c \
	%D%/lang/fn_markov.c \
	%D%/lang/fn_matrix.c \
	%D%/lang/fn_moment.c \
	%D%/lang/fn_pattern.c \
	%D%/lang/fn_proportion.c \
	%D%/lang/fn_ranks.c \
	%D%/lang/fn_regression.c \
	%D%/lang/fn_sequence.c \
	%D%/lang/fn_space.c \
	%D%/lang/fn_special.c \
	%D%/lang/fn_statistics.c \
	%D%/lang/fn_test_count.c \
	%D%/lang/fn_test_exact.c \
	%D%/lang/fn_test_group.c \
	%D%/lang/fn_test_ks.c \
	%D%/lang/fn_test_mean.c \
	%D%/lang/fn_test_rank.c \
	%D%/lang/fn_text.c \
	%D%/lang/fn_whole.c \
	%D%/lang/function.c \
	%D%/lang/function.def \
	%D%/lang/function.h \
	%D%/lang/functions.h \
	%D%/lang/glyph.def \
	%D%/lang/greek.def \
	%D%/lang/gsl_door.h \
	%D%/lang/incomplete.c \
	%D%/lang/incomplete.h \
	%D%/lang/layout.c \
	%D%/lang/layout.h \
	%D%/lang/layout_call.c \
	%D%/lang/layout_value.c \
	%D%/lang/layouter.h \
	%D%/lang/learner.c \
	%D%/lang/learner.h \
	%D%/lang/learner_form.c \
	%D%/lang/learner_name.c \
	%D%/lang/learner_name.def \
	%D%/lang/learner_name.h \
	%D%/lang/learner_number.c \
	%D%/lang/learner_suffix.def \
	%D%/lang/least_squares.c \
	%D%/lang/least_squares.h \
	%D%/lang/lex.c \
	%D%/lang/lex.h \
	%D%/lang/lex_learner.c \
	%D%/lang/limits.h \
	%D%/lang/matrix.c \
	%D%/lang/matrix.h \
	%D%/lang/matrix_solve.c \
	%D%/lang/notation.def \
	%D%/lang/number.c \
	%D%/lang/number.h \
	%D%/lang/numbers.c \
	%D%/lang/numbers.h \
	%D%/lang/op.def \
	%D%/lang/parse.c \
	%D%/lang/parse.h \
	%D%/lang/parse_learner.c \
	%D%/lang/parse_learner.h \
	%D%/lang/parse_learner_number.c \
	%D%/lang/parse_learner_operand.c \
	%D%/lang/parse_node.c \
	%D%/lang/parse_operators.c \
	%D%/lang/parse_primary.c \
	%D%/lang/parse_program.c \
	%D%/lang/parser.h \
	%D%/lang/program.c \
	%D%/lang/quadrature.c \
	%D%/lang/quadrature.h \
	%D%/lang/quantile.c \
	%D%/lang/quantile.h \
	%D%/lang/saddle.c \
	%D%/lang/saddle.h \
	%D%/lang/sampler.c \
	%D%/lang/sampler.h \
	%D%/lang/search.c \
	%D%/lang/search.h \
	%D%/lang/show.c \
	%D%/lang/show.h \
	%D%/lang/show_latex.c \
	%D%/lang/show_mathml.c \
	%D%/lang/show_tree.c \
	%D%/lang/special.c \
	%D%/lang/special.h \
	%D%/lang/special_count.c \
	%D%/lang/test_side.c \
	%D%/lang/test_side.h \
	%D%/lang/token.def \
	%D%/lang/tree.h \
	%D%/lang/value.c \
	%D%/lang/value.h

FIGURE_SOURCES = \
	%D%/figure/canvas.c \
	%D%/figure/canvas.h \
	%D%/figure/date.c \
	%D%/figure/date.h \
	%D%/figure/figure.h \
	%D%/figure/measure.c \
	%D%/figure/measure.h \
	%D%/figure/plane.h \
	%D%/figure/scale.c \
	%D%/figure/scale.h \
	%D%/figure/screen.c \
	%D%/figure/screen.h \
	%D%/figure/screen_bars.c \
	%D%/figure/screen_draw.c \
	%D%/figure/screen_legend.c \
	%D%/figure/screen_plane.c \
	%D%/figure/screen_shades.c \
	%D%/figure/screen_spark.c \
	%D%/figure/sentence.c \
	%D%/figure/sentence.h \
	%D%/figure/sentence_plane.c \
	%D%/figure/shade.c \
	%D%/figure/svg.c \
	%D%/figure/svg.h \
	%D%/figure/svg_bars.c \
	%D%/figure/svg_frame.c \
	%D%/figure/svg_plane.c \
	%D%/figure/svg_points.c \
	%D%/figure/svg_points.h \
	%D%/figure/svg_shades.c \
	%D%/figure/svg_spark.c \
	%D%/figure/svg_style.c \
	%D%/figure/table.c \
	%D%/figure/table.h \
	%D%/figure/table_write.c \
	%D%/figure/tick.c \
	%D%/figure/tick.h \
	%D%/figure/tick_dates.c

BANK_SOURCES = \
	%D%/bank/bank.c \
	%D%/bank/blueprint.c \
	%D%/bank/blueprint.h \
	%D%/bank/field.c \
	%D%/bank/field.h \
	%D%/bank/json_schema.c \
	%D%/bank/json_schema.h \
	%D%/bank/key.def \
	%D%/bank/kind.def \
	%D%/bank/library.c \
	%D%/bank/library.h \
	%D%/bank/load_bindings.c \
	%D%/bank/load_part.c \
	%D%/bank/loader.c \
	%D%/bank/loader.h \
	%D%/bank/preset.c \
	%D%/bank/preset.h \
	%D%/bank/preset_list.c \
	%D%/bank/prose.c \
	%D%/bank/prose.h \
	%D%/bank/rule.c \
	%D%/bank/rule.def \
	%D%/bank/rule.h \
	%D%/bank/rule_form.def \
	%D%/bank/schema.c \
	%D%/bank/schema.h \
	%D%/bank/template.h \
	%D%/bank/yaml.c \
	%D%/bank/yaml.h \
	%D%/bank/yaml_line.c \
	%D%/bank/yaml_line.h

CONFIG_SOURCES = \
	%D%/config/config.c \
	%D%/config/config.h \
	%D%/config/setting.def

QUIZ_SOURCES = \
	%D%/quiz/accepted.c \
	%D%/quiz/accepted.h \
	%D%/quiz/answer.c \
	%D%/quiz/answer.h \
	%D%/quiz/answer_choice.c \
	%D%/quiz/answer_line.h \
	%D%/quiz/answer_list.c \
	%D%/quiz/answer_print.c \
	%D%/quiz/answer_unit.c \
	%D%/quiz/currency.def \
	%D%/quiz/distractors.c \
	%D%/quiz/distractors.h \
	%D%/quiz/grade.c \
	%D%/quiz/grade.h \
	%D%/quiz/judge.c \
	%D%/quiz/judge.h \
	%D%/quiz/judge_form.c \
	%D%/quiz/judge_form.h \
	%D%/quiz/judge_list.c \
	%D%/quiz/judge_list.h \
	%D%/quiz/judge_table.c \
	%D%/quiz/judge_table.h \
	%D%/quiz/misconception.c \
	%D%/quiz/misconception.def \
	%D%/quiz/misconception.h \
	%D%/quiz/normalise.c \
	%D%/quiz/normalise.h \
	%D%/quiz/passage.c \
	%D%/quiz/passage.h \
	%D%/quiz/question.c \
	%D%/quiz/question.h \
	%D%/quiz/question_part.c \
	%D%/quiz/question_text.c \
	%D%/quiz/sign.def \
	%D%/quiz/slip.c \
	%D%/quiz/slip.def \
	%D%/quiz/slip.h \
	%D%/quiz/verdict.c \
	%D%/quiz/verdict.def \
	%D%/quiz/verdict.h

MODEL_SOURCES = \
	%D%/model/ability.c \
	%D%/model/ability.h \
	%D%/model/constants.h \
	%D%/model/replay.c \
	%D%/model/replay.h \
	%D%/model/review.c \
	%D%/model/review.h \
	%D%/model/scores.c \
	%D%/model/scores.h \
	%D%/model/select.c \
	%D%/model/select.h \
	%D%/model/share.c \
	%D%/model/share.h \
	%D%/model/timed.c \
	%D%/model/timed.h

STORE_SOURCES = \
	%D%/store/answer_sql.h \
	%D%/store/answers.c \
	%D%/store/answers.h \
	%D%/store/backup.c \
	%D%/store/backup.h \
	%D%/store/backup_copy.c \
	%D%/store/backup_copy.h \
	%D%/store/bank_index.c \
	%D%/store/bank_index.h \
	%D%/store/db.c \
	%D%/store/db.h \
	%D%/store/digest.c \
	%D%/store/file.c \
	%D%/store/file.h \
	%D%/store/health.c \
	%D%/store/health.h \
	%D%/store/health_sql.h \
	%D%/store/learners.c \
	%D%/store/learners.h \
	%D%/store/merge.c \
	%D%/store/merge.h \
	%D%/store/migrate.c \
	%D%/store/migrate.h \
	%D%/store/migration.def \
	%D%/store/progress.c \
	%D%/store/progress.h \
	%D%/store/restore.c \
	%D%/store/said.c \
	%D%/store/sitting_sql.h \
	%D%/store/sittings.c \
	%D%/store/sittings.h \
	%D%/store/span.h \
	%D%/store/stamp.c \
	%D%/store/stamp.h \
	%D%/store/sql.c \
	%D%/store/sql.h \
	%D%/store/state.c \
	%D%/store/state.h \
	%D%/store/summary.c \
	%D%/store/tally.c \
	%D%/store/tally.h

SESSION_SOURCES = \
	%D%/session/answering.c \
	%D%/session/calculator.c \
	%D%/session/catalog.c \
	%D%/session/catalog.h \
	%D%/session/catalog_file.c \
	%D%/session/catalog_file.h \
	%D%/session/catalog_find.c \
	%D%/session/choose.c \
	%D%/session/choose.h \
	%D%/session/course.c \
	%D%/session/course.h \
	%D%/session/known.c \
	%D%/session/known.h \
	%D%/session/lesson.c \
	%D%/session/lesson.h \
	%D%/session/lookback.c \
	%D%/session/lookback.h \
	%D%/session/lookback_ability.c \
	%D%/session/lookback_banks.c \
	%D%/session/lookback_mistakes.c \
	%D%/session/lookback_part.h \
	%D%/session/lookback_sure.c \
	%D%/session/mode.def \
	%D%/session/rebuild.c \
	%D%/session/rebuild.h \
	%D%/session/record.c \
	%D%/session/record.h \
	%D%/session/redraw.c \
	%D%/session/redraw.h \
	%D%/session/session.c \
	%D%/session/session.h \
	%D%/session/sitting.c \
	%D%/session/wish.c \
	%D%/session/wish.h

REPORT_SOURCES = \
	%D%/report/look_bars.c \
	%D%/report/look_bars.h \
	%D%/report/look_days.c \
	%D%/report/look_figures.h \
	%D%/report/look_levels.c \
	%D%/report/look_speed.c \
	%D%/report/look_sure.c \
	%D%/report/report.c \
	%D%/report/report.h \
	%D%/report/section.def \
	%D%/report/web.c \
	%D%/report/web.h \
	%D%/report/words.c \
	%D%/report/words.h

EXPORT_SOURCES = \
	%D%/export/anki.c \
	%D%/export/archive.c \
	%D%/export/archive.h \
	%D%/export/archive_function.def \
	%D%/export/canvas.c \
	%D%/export/csv.c \
	%D%/export/csv.h \
	%D%/export/csv_write.c \
	%D%/export/escape.c \
	%D%/export/escape.h \
	%D%/export/format.c \
	%D%/export/format.def \
	%D%/export/format.h \
	%D%/export/gift.c \
	%D%/export/html.c \
	%D%/export/html_style.h \
	%D%/export/item.c \
	%D%/export/item.h \
	%D%/export/item_field.c \
	%D%/export/item_field.h \
	%D%/export/item_markup.c \
	%D%/export/item_markup.h \
	%D%/export/json.c \
	%D%/export/json.h \
	%D%/export/json_read.c \
	%D%/export/json_read.h \
	%D%/export/json_stream.c \
	%D%/export/json_stream.h \
	%D%/export/jsonl.c \
	%D%/export/latex.c \
	%D%/export/markdown.c \
	%D%/export/moodle.c \
	%D%/export/moodle_cloze.c \
	%D%/export/moodle_cloze.h \
	%D%/export/medium.c \
	%D%/export/medium.h \
	%D%/export/page.c \
	%D%/export/page.h \
	%D%/export/paper.c \
	%D%/export/paper.h \
	%D%/export/pdf.c \
	%D%/export/pdf.h \
	%D%/export/preview.c \
	%D%/export/preview.h \
	%D%/export/preview_json.c \
	%D%/export/preview_question.c \
	%D%/export/preview_question.h \
	%D%/export/qti21.c \
	%D%/export/qti21.h \
	%D%/export/qti21_item.c \
	%D%/export/qti21_test.c \
	%D%/export/rule_text.c \
	%D%/export/rule_text.h \
	%D%/export/set_notes.c \
	%D%/export/set_notes.h \
	%D%/export/set_plan.c \
	%D%/export/set_plan.h \
	%D%/export/set_record.c \
	%D%/export/set_record.h \
	%D%/export/sheet.c \
	%D%/export/sheet.h \
	%D%/export/text.c \
	%D%/export/text.h \
	%D%/export/xml.c \
	%D%/export/xml.h \
	%D%/export/xml_function.def

EXAM_SOURCES = \
	%D%/exam/exam.c \
	%D%/exam/exam.h \
	%D%/exam/feedback.c \
	%D%/exam/feedback.h \
	%D%/exam/feedback_names.c \
	%D%/exam/files.c \
	%D%/exam/fit.c \
	%D%/exam/fit.h \
	%D%/exam/grade.c \
	%D%/exam/grade.h \
	%D%/exam/item_flag.def \
	%D%/exam/items.c \
	%D%/exam/items.h \
	%D%/exam/items_finish.c \
	%D%/exam/items_screen.c \
	%D%/exam/items_table.h \
	%D%/exam/items_words.c \
	%D%/exam/items_write.c \
	%D%/exam/join.c \
	%D%/exam/key.c \
	%D%/exam/key.h \
	%D%/exam/key_part.c \
	%D%/exam/key_read.c \
	%D%/exam/key_reader.h \
	%D%/exam/key_values.c \
	%D%/exam/marking.c \
	%D%/exam/marking.h \
	%D%/exam/marking_mark.c \
	%D%/exam/marking_mark.h \
	%D%/exam/part.c \
	%D%/exam/part.h \
	%D%/exam/results.c \
	%D%/exam/results.h \
	%D%/exam/results_csv.c \
	%D%/exam/results_json.c \
	%D%/exam/results_row.h \
	%D%/exam/results_summary.c \
	%D%/exam/returned.c \
	%D%/exam/returned.h \
	%D%/exam/returned_student.c \
	%D%/exam/returned_student.h \
	%D%/exam/roster.c \
	%D%/exam/roster.h \
	%D%/exam/seed.c \
	%D%/exam/seed.h \
	%D%/exam/summary.h

# Left out by --without-pdf.
PDF_SOURCES = \
	%D%/export/pdf_page.h \
	%D%/export/pdf_part.c \
	%D%/export/pdf_table.c \
	%D%/export/pdf_text.c \
	%D%/pdf/print.c \
	%D%/pdf/print.h \
	%D%/pdf/print_door.h \
	%D%/pdf/column.c \
	%D%/pdf/column.h \
	%D%/pdf/face.def \
	%D%/pdf/maths.c \
	%D%/pdf/maths.h \
	%D%/pdf/maths_shapes.c \
	%D%/pdf/maths_tear.c \
	%D%/pdf/pango_function.def \
	%D%/pdf/paragraph.c \
	%D%/pdf/paragraph.h \
	%D%/pdf/setter.c \
	%D%/pdf/setter.h
HISTORY_SOURCES = \
	%D%/history/export.c \
	%D%/history/field.c \
	%D%/history/field.def \
	%D%/history/field.h \
	%D%/history/history.h \
	%D%/history/import.c \
	%D%/history/import.h \
	%D%/history/import_csv.c \
	%D%/history/import_json.c \
	%D%/history/schema.c \
	%D%/history/schema.h \
	%D%/history/text.c \
	%D%/history/text.h

VERIFY_SOURCES = \
	%D%/verify/cells.c \
	%D%/verify/cells.h \
	%D%/verify/chain.c \
	%D%/verify/chain.h \
	%D%/verify/check_part.c \
	%D%/verify/check_part.h \
	%D%/verify/check_template.c \
	%D%/verify/check_template.h \
	%D%/verify/choices.c \
	%D%/verify/choices.h \
	%D%/verify/enumerate.c \
	%D%/verify/enumerate.h \
	%D%/verify/enumeration.h \
	%D%/verify/finding.def \
	%D%/verify/findings.c \
	%D%/verify/findings.h \
	%D%/verify/lift.c \
	%D%/verify/lift.h \
	%D%/verify/look.c \
	%D%/verify/look.h \
	%D%/verify/moments.c \
	%D%/verify/moments.h \
	%D%/verify/plan.c \
	%D%/verify/plan.h \
	%D%/verify/proof.def \
	%D%/verify/report.c \
	%D%/verify/report.h \
	%D%/verify/report_json.c \
	%D%/verify/second_opinion.c \
	%D%/verify/second_opinion.h \
	%D%/verify/sequential.c \
	%D%/verify/sequential.h \
	%D%/verify/simulate.c \
	%D%/verify/simulate.h \
	%D%/verify/space.c \
	%D%/verify/space.h \
	%D%/verify/states.c \
	%D%/verify/states.h \
	%D%/verify/trials.c \
	%D%/verify/trials.h \
	%D%/verify/wide.h

REPL_SOURCES = \
	%D%/repl/activity-drill.c \
	%D%/repl/activity-mock.c \
	%D%/repl/activity-place.c \
	%D%/repl/activity-practice.c \
	%D%/repl/activity-review.c \
	%D%/repl/activity.c \
	%D%/repl/activity.def \
	%D%/repl/activity.h \
	%D%/repl/clock.c \
	%D%/repl/calculator.c \
	%D%/repl/calculator.h \
	%D%/repl/clock.h \
	%D%/repl/command-calculate.c \
	%D%/repl/command-drill.c \
	%D%/repl/command-explain.c \
	%D%/repl/command-help.c \
	%D%/repl/command-hint.c \
	%D%/repl/command-mistakes.c \
	%D%/repl/command-mock.c \
	%D%/repl/command-note.c \
	%D%/repl/command-place.c \
	%D%/repl/command-practice.c \
	%D%/repl/command-quit.c \
	%D%/repl/command-repeat.c \
	%D%/repl/command-review.c \
	%D%/repl/command-set.c \
	%D%/repl/command-show.c \
	%D%/repl/command-skip.c \
	%D%/repl/command-stats.c \
	%D%/repl/command-time.c \
	%D%/repl/command-topics.c \
	%D%/repl/command.c \
	%D%/repl/command.def \
	%D%/repl/command.h \
	%D%/repl/complete.c \
	%D%/repl/complete.h \
	%D%/repl/drill_result.c \
	%D%/repl/goal.c \
	%D%/repl/help.h \
	%D%/repl/help_entry.c \
	%D%/repl/help_explain.c \
	%D%/repl/help_find.c \
	%D%/repl/help_overview.c \
	%D%/repl/help_page.def \
	%D%/repl/help_topic.c \
	%D%/repl/line.c \
	%D%/repl/line.h \
	%D%/repl/line_history.c \
	%D%/repl/line_history.h \
	%D%/repl/marking.c \
	%D%/repl/mock_report.c \
	%D%/repl/pager.c \
	%D%/repl/pager.h \
	%D%/repl/repl.c \
	%D%/repl/repl.h \
	%D%/repl/say.h \
	%D%/repl/say_outcome.c \
	%D%/repl/say_question.c \
	%D%/repl/say_summary.c \
	%D%/repl/say_why.c \
	%D%/repl/stats.c \
	%D%/repl/stats.def \
	%D%/repl/stats.h \
	%D%/repl/stats_bins.c \
	%D%/repl/stats_calibration.c \
	%D%/repl/stats_draw.c \
	%D%/repl/stats_mistakes.c \
	%D%/repl/stats_overview.c \
	%D%/repl/stats_say.c \
	%D%/repl/stats_screen.h \
	%D%/repl/stats_topic.c \
	%D%/repl/settings.c \
	%D%/repl/settings.h \
	%D%/repl/stream.c \
	%D%/repl/stream.h \
	%D%/repl/sure.c \
	%D%/repl/taking.c \
	%D%/repl/term.c \
	%D%/repl/term.h \
	%D%/repl/terminfo.c \
	%D%/repl/terminfo.h \
	%D%/repl/timer.c \
	%D%/repl/timer.h \
	%D%/repl/view.h \
	%D%/repl/view_presets.c \
	%D%/repl/view_topics.c \
	%D%/repl/wrap.c \
	%D%/repl/wrap.h

CLI_SOURCES = \
	%D%/cli/bank_sample.c \
	%D%/cli/bank_sample.h \
	%D%/cli/cli-check.c \
	%D%/cli/cli-config.c \
	%D%/cli/cli-doctor.c \
	%D%/cli/cli-drill.c \
	%D%/cli/cli-eval.c \
	%D%/cli/cli-grade.c \
	%D%/cli/cli-help.c \
	%D%/cli/cli-history.c \
	%D%/cli/cli-judge.c \
	%D%/cli/cli-list.c \
	%D%/cli/cli-mock.c \
	%D%/cli/cli-names.c \
	%D%/cli/cli-new.c \
	%D%/cli/cli-place.c \
	%D%/cli/cli-practice.c \
	%D%/cli/cli-preview.c \
	%D%/cli/cli-replay.c \
	%D%/cli/cli-reset.c \
	%D%/cli/cli-report.c \
	%D%/cli/cli-review.c \
	%D%/cli/cli-schema.c \
	%D%/cli/cli-set.c \
	%D%/cli/cli-stats.c \
	%D%/cli/cli-topics.c \
	%D%/cli/cli.c \
	%D%/cli/cli.def \
	%D%/cli/cli.h \
	%D%/cli/confirm.c \
	%D%/cli/confirm.h \
	%D%/cli/conversation.c \
	%D%/cli/conversation.h \
	%D%/cli/names.def \
	%D%/cli/doctor.h \
	%D%/cli/doctor_restore.c \
	%D%/cli/holdings.c \
	%D%/cli/holdings.h \
	%D%/cli/option.def \
	%D%/cli/looking.c \
	%D%/cli/looking.h \
	%D%/cli/options.c \
	%D%/cli/options.h \
	%D%/cli/person.c \
	%D%/cli/person.h \
	%D%/cli/replay_log.c \
	%D%/cli/replay_log.h \
	%D%/cli/set_progress.c \
	%D%/cli/set_progress.h \
	%D%/cli/set_wish.c \
	%D%/cli/set_wish.h \
	%D%/cli/stats_field.def \
	%D%/cli/stats_numbers.c \
	%D%/cli/stats_numbers.h \
	%D%/cli/surroundings.c \
	%D%/cli/surroundings.h

# The library: no terminal, no options, no writable static data.
noinst_LIBRARIES += libreckon.a
libreckon_a_SOURCES = $(BASE_SOURCES) $(LANG_SOURCES) $(FIGURE_SOURCES) \
	$(BANK_SOURCES) $(QUIZ_SOURCES) $(MODEL_SOURCES) $(STORE_SOURCES) \
	$(SESSION_SOURCES) $(EXPORT_SOURCES) $(EXAM_SOURCES) $(HISTORY_SOURCES) \
	$(REPORT_SOURCES) $(VERIFY_SOURCES)
libreckon_a_SOURCES += $(CONFIG_SOURCES)
if HAVE_PDF
libreckon_a_SOURCES += $(PDF_SOURCES)
endif

# The program but for main.c, in a library of its own so that unit tests reach
# its modules too.
noinst_LIBRARIES += libfront.a
libfront_a_SOURCES = $(REPL_SOURCES) $(CLI_SOURCES)
libfront_a_CPPFLAGS = $(AM_CPPFLAGS) -DPKGDATADIR=\"$(pkgdatadir)\"

# LDADD stands for every test; a unit test needs no more than its own file.
RECKON_LIBS = libfront.a libreckon.a \
	$(READLINE_LIBS) $(SQLITE_LIBS) $(JANSSON_LIBS) $(YAML_LIBS) $(GSL_LIBS) \
	$(XML_LIBS) $(ZIP_LIBS) $(NETTLE_LIBS) $(PDF_LIBS)
RECKON_LIBS += $(TERMINFO_LIBS)
LDADD = $(RECKON_LIBS) $(CMOCKA_LIBS)

bin_PROGRAMS += reckon
reckon_SOURCES = %D%/main.c
reckon_CPPFLAGS = $(libfront_a_CPPFLAGS)
reckon_LDADD = $(RECKON_LIBS)
