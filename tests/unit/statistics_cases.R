# Writes ../lang/statistics.case: tests, intervals, descriptive statistics and
# matrices as R computes them. Run in this folder:
#   Rscript statistics_cases.R
out <- file("../lang/statistics.case", "w")
say <- function(...) writeLines(paste0(...), out)
digits <- function(v) formatC(v, digits = 17, format = "g", width = 1)
row <- function(formula, value)
  for (i in seq_along(value))
    say(if (length(value) > 1) paste0("(", formula, ")[", i, "]") else formula,
        " + 0*pi  =>  ~", digits(value[i]))
l <- function(v) paste0("[", paste(v, collapse = ", "), "]")
m <- function(a) l(apply(a, 1, l))
side <- c(two = "two.sided", less = "less", greater = "greater")
each <- function(name, ..., p)
  for (s in names(side))
    row(paste0(name, "(", paste(..., sep = ", "), ", '", s, "')"), p(side[s]))

say("# Made by tests/unit/statistics_cases.R with ", R.version.string, ".")
say("# Adding 0*pi makes every value a double, so that it is compared to 1e-12.")
x <- c(5.1, 4.9, 6.2, 5.8, 5.5); y <- c(4.1, 5.2, 4.4, 4.8)
z <- c(6, 7, 6.5); w <- c(3, 1, 4, 1, 5); v <- c(2, 7, 1, 8, 2)

say("\n# means and variances")
each("t_test_p", l(x), 5, p = function(s) t.test(x, mu = 5, alternative = s)$p.value)
row(paste0("t_test_statistic(", l(x), ", 5)"), t.test(x, mu = 5)$statistic)
for (kind in c("welch", "pooled")) {
  test <- function(s = "two.sided", level = 0.95)
    t.test(x, y, var.equal = kind == "pooled", alternative = s, conf.level = level)
  each(paste0("t_test_", kind, "_p"), l(x), l(y), p = function(s) test(s)$p.value)
  row(paste0("t_test_", kind, "_statistic(", l(x), ", ", l(y), ")"), test()$statistic)
  row(paste0("t_interval_", kind, "(", l(x), ", ", l(y), ", 0.9)"), test(level = 0.9)$conf.int)
}
row(paste0("t_test_welch_df(", l(x), ", ", l(y), ")"), t.test(x, y)$parameter)
each("t_test_paired_p", l(w), l(v), p = function(s) t.test(w, v, paired = TRUE, alternative = s)$p.value)
row(paste0("t_interval(", l(x), ", 0.95)"), t.test(x)$conf.int)
row(paste0("f_test_statistic(", l(x), ", ", l(y), ")"), var.test(x, y)$statistic)
row(paste0("f_test_p(", l(x), ", ", l(y), ")"), var.test(x, y)$p.value)
group <- factor(rep(1:3, c(5, 4, 3)))
fit <- anova(lm(c(x, y, z) ~ group))
groups <- paste0("([", l(x), ", ", l(y), ", ", l(z), "])")
row(paste0("anova_statistic", groups), fit[1, 4])
row(paste0("anova_p", groups), fit[1, 5])
each("p_from_t", -1.7, 8, p = function(s)
  c(two.sided = 2 * pt(-1.7, 8), less = pt(-1.7, 8), greater = pt(1.7, 8))[s])
each("p_from_z", 1.3, p = function(s)
  c(two.sided = 2 * pnorm(-1.3), less = pnorm(1.3), greater = pnorm(-1.3))[s])

say("\n# counts")
counts <- c(18, 22, 25, 15, 30, 10)
row(paste0("chisq_fit_statistic(", l(counts), ")"), chisq.test(counts)$statistic)
row(paste0("chisq_fit_p(", l(counts), ")"), chisq.test(counts)$p.value)
row("chisq_fit_p([18, 22, 25], [0.2, 0.3, 0.5])", chisq.test(c(18, 22, 25), p = c(.2, .3, .5))$p.value)
big <- matrix(c(12, 7, 5, 9, 7, 20), 2); small <- matrix(c(12, 7, 5, 9), 2)
row(paste0("chisq_table_statistic(", m(big), ")"), chisq.test(big)$statistic)
row(paste0("chisq_table_p(", m(big), ")"), chisq.test(big)$p.value)
row(paste0("chisq_table_p(", m(small), ")"), chisq.test(small, correct = FALSE)$p.value)
row(paste0("chisq_yates_statistic(", m(small), ")"), chisq.test(small)$statistic)
row(paste0("chisq_yates_p(", m(small), ")"), chisq.test(small)$p.value)
row(paste0("chisq_yates_p(", m(matrix(c(12, 12, 12, 13), 2)), ")"), chisq.test(matrix(c(12, 12, 12, 13), 2))$p.value)
for (k in c(2, 7, 12)) for (p in c(0.3, 0.5))
  each("binom_test_p", k, 20, p, p = function(s) binom.test(k, 20, p, s)$p.value)
each("binom_test_p", 70, 200, 0.3, p = function(s) binom.test(70, 200, 0.3, s)$p.value)
for (a in list(c(8, 1, 2, 5), c(3, 3, 3, 3), c(30, 15, 12, 40), c(0, 4, 6, 2))) {
  a <- matrix(a, 2)
  each("fisher_test_p", m(a), p = function(s) fisher.test(a, alternative = s)$p.value)
}
each("prop_test_p", 58, 100, 0.5, p = function(s) prop.test(58, 100, 0.5, s, correct = FALSE)$p.value)
each("prop_test_pooled_p", 58, 100, 60, 130, p = function(s)
  prop.test(c(58, 60), c(100, 130), alternative = s, correct = FALSE)$p.value)
for (k in c(0, 3, 20)) {
  row(paste0("prop_interval_wilson(", k, ", 20, 0.95)"), prop.test(k, 20, correct = FALSE)$conf.int)
  row(paste0("prop_interval_exact(", k, ", 20, 0.9)"), binom.test(k, 20, conf.level = 0.9)$conf.int)
}
row("prop_difference_interval(58, 100, 60, 130, 0.95)",
    prop.test(c(58, 60), c(100, 130), correct = FALSE)$conf.int)

say("\n# ranks")
quiet <- suppressWarnings
pairs <- list(list(c(1.1, 2.2, 3.3, 4.4, 8.1), c(0.5, 1.7, 2.9, 6.1)),
              list(c(1, 2, 2, 4, 8), c(0.5, 2, 3, 6)),
              list(1:9, c(12, 15, 3.5, 20, 21, 22)))
for (q in pairs) {
  each("mann_whitney_p", l(q[[1]]), l(q[[2]]), p = function(s) quiet(wilcox.test(q[[1]], q[[2]], alternative = s))$p.value)
  row(paste0("mann_whitney_statistic(", l(q[[1]]), ", ", l(q[[2]]), ")"), quiet(wilcox.test(q[[1]], q[[2]]))$statistic)
  row(paste0("ks_test_statistic(", l(q[[1]]), ", ", l(q[[2]]), ")"), quiet(ks.test(q[[1]], q[[2]]))$statistic)
  row(paste0("ks_test_p(", l(q[[1]]), ", ", l(q[[2]]), ")"), quiet(ks.test(q[[1]], q[[2]], exact = TRUE))$p.value)
}
long <- list("list(k for k in 1..60)", "list(k + 10.5 for k in 1..70)")
each("mann_whitney_p", long[[1]], long[[2]], p = function(s) wilcox.test(1:60, 1:70 + 10.5, alternative = s)$p.value)
row("ks_test_p(list(k for k in 1..200), list(k + 40.5 for k in 1..100))",
    2 * sum((-1)^(0:20) * exp(-2 * (1:21)^2 * 6))) # R's series ends at 1e-8; D = 3/10
for (d in list(c(1.5, -0.3, 2.2, 3.1, -1.1, 4), c(1, -1, 2, 3, -1, 4), c(1, 0, 2, 3, -5, 4))) {
  each("signed_rank_p", l(d), p = function(s) quiet(wilcox.test(d, alternative = s))$p.value)
  row(paste0("signed_rank_statistic(", l(d), ")"), quiet(wilcox.test(d))$statistic)
}
for (u in list(c(0.1, 0.2, 0.35, 0.5, 0.9, 0.95), c(0.3, 0.31, 0.32, 0.33), 0.7))
  row(paste0("ks_uniform_p(", l(u), ")"), ks.test(u, "punif")$p.value)
row("ks_uniform_p(list((k/60)^1.3 for k in 1..59))", ks.test((1:59 / 60)^1.3, "punif")$p.value)
row("ks_uniform_p(list((k/151)^1.3 for k in 1..150))", ks.test((1:150 / 151)^1.3, "punif")$p.value)
# On both sides of where the exact distribution is left.
for (n in 49:50) {
  d <- ifelse(1:n %% 3 == 0, -(1:n), 1:n)
  row(paste0("mann_whitney_p(1..", n, ", [0.5, 10.5, 20.25])"), wilcox.test(1:n, c(0.5, 10.5, 20.25))$p.value)
  row(paste0("mann_whitney_p([0.5, 10.5, 20.25], 1..", n, ")"), wilcox.test(c(0.5, 10.5, 20.25), 1:n)$p.value)
  row(paste0("signed_rank_p(list(if k mod 3 = 0 then -k else k for k in 1..", n, "))"), wilcox.test(d)$p.value)
}
row("ks_test_p(1..99, list(k + 10.5 for k in 1..101))", ks.test(1:99, 1:101 + 10.5, exact = TRUE)$p.value)
row("ks_test_p(1..100, list(k + 10.5 for k in 1..100))",
    2 * sum((-1)^(0:20) * exp(-2 * (1:21)^2 * 0.11^2 * 50)))
row("ks_uniform_p(list((k/100)^1.3 for k in 1..99))", ks.test((1:99 / 100)^1.3, "punif")$p.value)
row("ks_uniform_p(list((k/101)^1.3 for k in 1..100))", ks.test((1:100 / 101)^1.3, "punif")$p.value)

say("\n# description")
a <- c(2, 3, 3, 7, 11, 12.5, 40); b <- c(1, 4, 2, 2, 9, 30, 11)
moment <- function(v, k) mean((v - mean(v))^k)
n <- length(a); g1 <- moment(a, 3) / moment(a, 2)^1.5; g2 <- moment(a, 4) / moment(a, 2)^2 - 3
row(paste0("skewness_population(", l(a), ")"), g1)
row(paste0("skewness_sample(", l(a), ")"), g1 * sqrt(n * (n - 1)) / (n - 2))
row(paste0("excess_kurtosis_population(", l(a), ")"), g2)
row(paste0("excess_kurtosis_sample(", l(a), ")"), ((n + 1) * g2 + 6) * (n - 1) / ((n - 2) * (n - 3)))
row(paste0("median_absolute_deviation(", l(a), ")"), mad(a, constant = 1))
row(paste0("trimmed_mean(", l(a), ", 0.2)"), mean(a, trim = 0.2))
for (rule in 1:9)
  row(paste0("interquartile_range(", l(a), ", ", rule, ")"), IQR(a, type = rule))
row(paste0("zscores(", l(a), ")"), scale(a)[, 1])
row(paste0("ranks(", l(a), ")"), rank(a))
row(paste0("spearman(", l(a), ", ", l(b), ")"), cor(a, b, method = "spearman"))
row(paste0("kendall(", l(a), ", ", l(b), ")"), cor(a, b, method = "kendall"))
row(paste0("frequencies(", l(a), ")"), as.numeric(table(a)))
row(paste0("share_at_most(", l(a), ", 7)"), ecdf(a)(7))
row(paste0("covariance_matrix(", m(rbind(a, b)), ")[1]"), cov(cbind(a, b))[1, ])
row(paste0("correlation_matrix(", m(rbind(a, b)), ")[2]"), cor(cbind(a, b))[2, ])
row(paste0("weighted_pvar(", l(a), ", ", l(b), ")"), cov.wt(cbind(a), b / sum(b), method = "ML")$cov[1])
row(paste0("weighted_var(", l(a), ", ", l(b), ")"), var(rep(a, b)))

say("\n# regression")
line <- summary(lm(b ~ a)); both <- paste0("(", l(a), ", ", l(b), ")")
row(paste0("regression_intercept", both), line$coefficients[1, 1])
row(paste0("regression_slope", both), line$coefficients[2, 1])
row(paste0("intercept_se", both), line$coefficients[1, 2])
row(paste0("slope_se", both), line$coefficients[2, 2])
row(paste0("residual_sd", both), line$sigma)
row(paste0("r_squared", both), line$r.squared)
row(paste0("regression_residuals", both), unname(residuals(line)))
u <- c(1, 0, 2, 5, 3, 1, 1)
plane <- summary(lm(b ~ a + u))
design <- paste0("(", m(cbind(a, u)), ", ", l(b), ")")
row(paste0("least_squares", design), unname(plane$coefficients[, 1]))
row(paste0("least_squares_se", design), unname(plane$coefficients[, 2]))

say("\n# matrices")
s <- matrix(c(4, 1, 0.5, 1, 3, -1, 0.5, -1, 2), 3); r <- s + diag(3) * sqrt(2); right <- c(1, 2, 3)
grow <- paste0("list(list(", m(s), "[i][j] + (if i = j then sqrt(2) else 0) for j in 1..3) for i in 1..3)")
row(paste0("solve(", m(s), ", ", l(right), ")"), solve(s, right))
row(paste0("solve(", grow, ", ", l(right), ")"), solve(r, right))
row(paste0("inverse(", grow, ")[2]"), solve(r)[2, ])
row(paste0("determinant(", m(s), ")"), det(s))
row(paste0("determinant(", grow, ")"), det(r))
row(paste0("eigenvalues(", m(s), ")"), eigen(s)$values)
row(paste0("eigenvalues(", grow, ")"), eigen(r)$values)
row(paste0("matmul(", m(s), ", ", m(s), ")[3]"), (s %*% s)[3, ])

say("\n# moments and counts")
row("dmultinom([3, 4, 5], [0.3, 0.3, 0.4])", dmultinom(c(3, 4, 5), prob = c(.3, .3, .4)))
row("dmultinom([300, 340, 400], [0.3, 0.3, 0.4])", dbinom(300, 1040, .3) * dbinom(340, 740, .3 / .7)) # R's dmultinom is off by 1e-12
row("dbetabinom(3, 10, 2.5, 1.5)", choose(10, 3) * beta(5.5, 8.5) / beta(2.5, 1.5))
row("lchoose(1000, 400)", lchoose(1000, 400))
row("digamma(2.5)", digamma(2.5))
row("incomplete_beta(0.3, 2, 5)", pbeta(0.3, 2, 5))
row("incomplete_gamma(2.5, 3)", pgamma(3, 2.5))
row("incomplete_gamma_upper(2.5, 3)", pgamma(3, 2.5, lower.tail = FALSE))
close(out)
