# Manual pages. Their sections between markers are made from the program's
# tables by 'make doc' and committed, so that nobody else needs to make them;
# tests/doc/pages.sh fails where one is stale.
DOC_PAGES = \
	%D%/reckon.1 \
	%D%/reckon-bank.5 \
	%D%/reckon-formula.7

dist_man_MANS += $(DOC_PAGES)

# What other programs need to read what reckon writes, and editors what people
# write for it.
dist_doc_DATA = \
	%D%/bank.schema.json \
	%D%/example.yaml \
	%D%/history.schema.json \
	%D%/instructors.md \
	%D%/set.schema.json

examplesdir = $(docdir)/examples
dist_examples_DATA = %D%/examples/exam.slurm
EXTRA_DIST += \
	%D%/performance.md \
	%D%/reliability.md

check_PROGRAMS += %D%/generate
%C%_generate_CPPFLAGS = $(AM_CPPFLAGS) -iquote $(srcdir)/%D%
%C%_generate_SOURCES = \
	%D%/generate.c \
	%D%/generate.h \
	%D%/section.def \
	%D%/section_bank.c \
	%D%/section_formula.c \
	%D%/section_function.c \
	%D%/section_grade.c \
	%D%/section_history.c \
	%D%/section_program.c \
	%D%/section_stats.c

# Rewrites the generated sections of the pages, and the schema.
doc: %D%/generate$(EXEEXT) reckon$(EXEEXT)
	@$(MKDIR_P) tests
	@for page in $(DOC_PAGES); do \
	  %D%/generate$(EXEEXT) $(srcdir) $$page >tests/tmp-page && \
	  cat tests/tmp-page >$(srcdir)/$$page || exit 1; \
	done
	@./reckon$(EXEEXT) schema >tests/tmp-page
	@cat tests/tmp-page >$(srcdir)/%D%/bank.schema.json
	@./reckon$(EXEEXT) schema history >tests/tmp-page
	@cat tests/tmp-page >$(srcdir)/%D%/history.schema.json

.PHONY: doc picture

# The picture in README.md: a real session, run by a script at a clock of its
# own. 'make picture' draws it anew; tests/doc/picture.sh fails where it is
# stale.
EXTRA_DIST += \
	%D%/picture/draw.sh \
	%D%/picture/session.svg \
	%D%/picture/session.txt

if HAVE_FORKPTY
check_PROGRAMS += %D%/picture/session
%C%_picture_session_CPPFLAGS = $(AM_CPPFLAGS) -iquote $(srcdir)/%D%/picture \
	-DPKGDATADIR=\"$(pkgdatadir)\"
%C%_picture_session_LDADD = $(LDADD) $(PTY_LIBS)
%C%_picture_session_SOURCES = \
	%D%/picture/clock.c \
	%D%/picture/clock.h \
	%D%/picture/program.c \
	%D%/picture/session.c \
	%D%/picture/svg.c \
	%D%/picture/svg.h
endif

picture: %D%/picture/session$(EXEEXT)
	@$(MKDIR_P) tests
	@$(SHELL) $(srcdir)/%D%/picture/draw.sh $(abs_top_srcdir) \
	  $(abs_top_builddir) $(srcdir)/%D%/picture/session.txt >tests/tmp-picture
	@cat tests/tmp-picture >$(srcdir)/%D%/picture/session.svg

