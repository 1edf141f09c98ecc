# Writes distribution_table.inc and special_table.inc, what R computes for the
# distributions and special functions of src/lang. Run in this folder:
#   Rscript distribution_table.R
# Parameters and points are those of a first course (df 1..200, shapes 0.5..50,
# n to 1000), where R itself is right to 1e-13; only its F quantiles are not.

digits <- function(v) formatC(v, digits = 17, format = "g", width = 1)
number <- function(v) if (v == Inf) "HUGE_VAL" else digits(v)

sets <- list(
  norm = list(c(0, 1), c(100, 15), c(-2.5, 0.3)),
  t = list(1, 2, 4.5, 10, 30, 200),
  chisq = list(1, 2, 5, 10.5, 60, 200),
  f = list(c(1, 1), c(1, 10), c(3, 16), c(5, 2), c(12.5, 40), c(200, 150)),
  gamma = list(c(0.5, 1), c(1, 2), c(3, 0.25), c(12.5, 10), c(50, 1)),
  beta = list(c(0.5, 0.5), c(1, 3), c(2, 2), c(8, 0.7), c(30, 50)),
  exp = list(1, 0.2, 30),
  unif = list(c(0, 1), c(-3, 7)),
  lnorm = list(c(0, 1), c(3, 0.25), c(-1, 2)),
  weibull = list(c(0.5, 1), c(1, 4), c(1.5, 2), c(10, 300)),
  cauchy = list(c(0, 1), c(5, 0.1)),
  logis = list(c(0, 1), c(-4, 2.5)),
  binom = list(c(1, 0.3), c(10, 0.5), c(20, 0.05), c(100, 0.37),
               c(1000, 0.002), c(1000, 0.9)),
  pois = list(0.1, 1, 4.5, 20, 150, 1000),
  geom = list(0.5, 0.05, 0.9, 0.001),
  nbinom = list(c(1, 0.5), c(3, 0.2), c(7.5, 0.6), c(100, 0.05)),
  hyper = list(c(5, 10, 4), c(13, 39, 5), c(4, 48, 13), c(100, 900, 50),
               c(400, 600, 500)))
chance <- c(1e-6, 0.001, 0.025, 0.1, 0.5, 0.8, 0.95, 0.99, 0.9999)
discrete <- c("binom", "pois", "geom", "nbinom", "hyper")

out <- file("distribution_table.inc", "w")
writeLines(c(
  paste0("/* Made by distribution_table.R with ", R.version.string, "."),
  " * ROW(stem, count, parameters, x, density, lower, upper, p, quantile) */"),
  out)
for (stem in names(sets)) for (set in sets[[stem]]) for (p in chance) {
  call <- function(kind, v, ...)
    do.call(paste0(kind, stem), c(list(v), as.list(set), list(...)))
  q <- call("q", p)
  # x differs a little from the quantile, and is short enough to be exact
  x <- if (stem %in% discrete) q else as.numeric(signif(q * 1.05, 3))
  padded <- c(set, rep(0, 3 - length(set)))
  writeLines(paste0(
    "ROW(\"", stem, "\", ", length(set), ", ",
    paste(sapply(padded, number), collapse = ", "), ", ", number(x), ", ",
    number(call("d", x)), ",\n    ", number(call("p", x)), ", ",
    number(call("p", x, lower.tail = FALSE)), ", ", number(p), ", ",
    number(q), ")"), out)
}
close(out)

out <- file("special_table.inc", "w")
writeLines(c(
  paste0("/* Made by distribution_table.R with ", R.version.string, "."),
  " * ONE(function, x, value) TWO(function, x, y, value) */"), out)
one <- function(name, f, xs) for (x in xs)
  writeLines(paste0("ONE(", name, ", ", number(x), ", ", number(f(x)), ")"),
             out)
two <- function(name, f, xs, ys) for (x in xs) for (y in ys)
  writeLines(paste0("TWO(", name, ", ", number(x), ", ", number(y), ", ",
                    number(f(x, y)), ")"), out)
reals <- c(-3.5, -0.25, 0.001, 0.5, 1.5, 3, 7.25, 20, 100.5, 170)
one("gamma", gamma, reals)
one("lgamma", lgamma, c(reals, 1e3, 1e6, 1e10))
one("digamma", digamma, c(reals, 1e3, 1e6))
one("factorial", factorial, c(0, 1, 5, 12, 18, 22, 50, 170))
shapes <- c(0.01, 0.5, 1, 3.75, 20, 400)
two("beta", beta, shapes, c(0.01, 0.5, 2, 30))
two("lbeta", lbeta, c(shapes, 1e5), c(0.01, 0.5, 2, 30, 1e4))
two("choose", choose, c(5, 24, 23, 52, 60, 100, 1000, 0.5, -2, -7.5, 6.25),
    c(0, 1, 2, 5, 13, 29))
two("gamma_lower", function(a, x) pgamma(x, a), shapes, c(0.001, 0.5, 3, 40))
two("gamma_upper", function(a, x) pgamma(x, a, lower.tail = FALSE), shapes,
    c(0.001, 0.5, 3, 40))
close(out)
