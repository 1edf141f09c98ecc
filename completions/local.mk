# Completion in the shell, made from the program's tables by 'make doc' and
# committed; tests/cli/completion.sh fails where a script is stale. The names
# are those that each shell looks for.
bashcompletiondir = $(datadir)/bash-completion/completions
dist_bashcompletion_DATA = %D%/reckon
zshcompletiondir = $(datadir)/zsh/site-functions
dist_zshcompletion_DATA = %D%/_reckon
fishcompletiondir = $(datadir)/fish/vendor_completions.d
dist_fishcompletion_DATA = %D%/reckon.fish

check_PROGRAMS += %D%/generate
%C%_generate_CPPFLAGS = $(AM_CPPFLAGS) -iquote $(srcdir)/%D%
%C%_generate_SOURCES = \
	%D%/bash.c \
	%D%/fish.c \
	%D%/generate.c \
	%D%/generate.h \
	%D%/zsh.c

doc: completion-scripts
completion-scripts: %D%/generate$(EXEEXT)
	@$(MKDIR_P) tests
	@for pair in bash:reckon zsh:_reckon fish:reckon.fish; do \
	  %D%/generate$(EXEEXT) $${pair%%:*} >tests/tmp-script && \
	  cat tests/tmp-script >$(srcdir)/%D%/$${pair#*:} || exit 1; \
	done

.PHONY: completion-scripts
