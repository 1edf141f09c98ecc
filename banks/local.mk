# Every bank that is installed.

BANKS = \
	%D%/arithmetic.yaml \
	%D%/bayes.yaml \
	%D%/discrete.yaml \
	%D%/expectation.yaml \
	%D%/probability.yaml \
	%D%/testing.yaml

banksdir = $(pkgdatadir)/banks
dist_banks_DATA = $(BANKS)
