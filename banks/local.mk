# Every bank that is installed.

BANKS = \
	%D%/abtest.yaml \
	%D%/arithmetic.yaml \
	%D%/bayes.yaml \
	%D%/brainteasers.yaml \
	%D%/confidence.yaml \
	%D%/continuous.yaml \
	%D%/counting.yaml \
	%D%/descriptive.yaml \
	%D%/discrete.yaml \
	%D%/estimation.yaml \
	%D%/expectation.yaml \
	%D%/games.yaml \
	%D%/geomprob.yaml \
	%D%/infotheory.yaml \
	%D%/markov.yaml \
	%D%/mlmetrics.yaml \
	%D%/mlmodels.yaml \
	%D%/open.yaml \
	%D%/probability.yaml \
	%D%/regression.yaml \
	%D%/sequences.yaml \
	%D%/testing.yaml

# Drills, mock interviews and placements.
PRESETS = \
	%D%/presets/80-in-8.yaml \
	%D%/presets/arithmetic.yaml \
	%D%/presets/fractions.yaml \
	%D%/presets/interview.yaml \
	%D%/presets/placement.yaml \
	%D%/presets/probability.yaml \
	%D%/presets/sequences.yaml

presetsdir = $(banksdir)/presets
dist_presets_DATA = $(PRESETS)

banksdir = $(pkgdatadir)/banks
dist_banks_DATA = $(BANKS)
