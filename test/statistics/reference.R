# Prints every constant of the tests that comes from R: Rscript test/statistics/reference.R
# Needs spdep and spatstat.explore (Debian: r-cran-spdep r-cran-spatstat.explore). Made with R 4.2.2, spdep 1.2-7.
options(digits = 17)
say <- function(name, ...) cat(sprintf("%-44s", name), format(c(...), digits = 17), "\n")

for (x in list(c(6, 12), c(1, 12), c(5, 5), c(0, 8), c(8, 10), c(1, 10), c(0, 10)))
  say(paste("wilson", x[1], "of", x[2]), suppressWarnings(prop.test(x[1], x[2], correct = FALSE))$conf.int)
for (x in list(c(0, 8), c(1, 12), c(6, 12), c(12, 12), c(37, 1200), c(0, 10)))
  say(paste("clopper and pearson", x[1], "of", x[2]), binom.test(x[1], x[2])$conf.int)
for (x in list(c(30, 12, 200), c(4, 0, 60), c(6, 0, 60), c(2100, 1900, 31000)))
  say(paste("paired", x[1], "and", x[2], "of", x[3]),
      (2 * binom.test(x[1], x[1] + x[2])$conf.int - 1) * (x[1] + x[2]) / x[3])
for (x in list(c(7, 5, 2, 10), c(3, 9, 9, 3), c(15, 15, 5, 25), c(0, 12, 7, 5)))
  say(paste("fisher", paste(x, collapse = " ")), fisher.test(matrix(x, 2))$p.value)
for (x in list(c(10, 2, 1, 1), c(20, 8, 1, 1), c(40, 23, 1, 1), c(10, 30, 1, 3), c(0, 6, 1, 1), c(6, 1, 12, 6)))
  say(paste("poisson.test", paste(x, collapse = " ")), poisson.test(x[1:2], T = x[3:4])$p.value)
for (n in c(0, 7, 401, 1000)) say(paste("poisson interval of", n), poisson.test(n)$conf.int)
say("benjamini-hochberg", p.adjust(c(0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205, 0.212, 0.216, 0.222, 0.251,
                                     0.269, 0.275, 0.34), "BH"))
say("two-sided p", 2 * pnorm(-c(0, 0.5, 1, 1.96, 3, 5, 8, 12, 30)))
for (x in list(c(-36, 316), c(-16, 496)))
  say(paste("displacement", x[1]), 2 * pnorm(x[1] / sqrt(x[2])), x[1] + c(-1, 1) * qnorm(.975) * sqrt(x[2]))
say("rank sum, exact", wilcox.test(c(1, 2, 5), c(3, 4, 6, 7))$p.value, wilcox.test(1:4, 5:8)$p.value)
normal <- function(a, b) wilcox.test(rep(1:4, a), rep(1:4, b), exact = FALSE)$p.value
say("rank sum, normal", normal(c(10, 80, 120, 90), c(60, 110, 90, 40)), normal(c(50, 60, 70, 80), c(55, 66, 60, 70)))
power <- function(n, q) sum(outer(0:n, 0:n, Vectorize(function(a, b) dbinom(a, n, .6) * dbinom(b, n, q) *
  (b < a && fisher.test(matrix(c(a, n - a, b, n - b), 2))$p.value < .05))))
for (x in list(c(12, .04), c(30, .22))) say(paste("power from 60 % of", x[1]), power(x[1], x[2]), power(x[1], x[2] + .01))

suppressMessages(library(spdep))
cells <- expand.grid(col = 0:7, row = 0:8)
at <- cbind(cells$col + ifelse(cells$row %% 2 == 1, .5, 0), cells$row * sqrt(3) / 2)
i <- 0:71
values <- (i * i * 7 + i * 3) %% 11 + ifelse(i %in% c(27, 28, 35, 36, 43), 30, 0)
gi <- localG(values, nb2listw(include.self(dnearneigh(at, 0, 1.01)), style = "B"))
for (cell in c(0, 1, 7, 8, 19, 27, 28, 35, 36, 43, 59, 71)) say(paste("Gi* of cell", cell), as.numeric(gi)[cell + 1])

suppressMessages(library(spatstat.explore))
i <- 0:39
x <- (i * i * 37) %% 997
y <- (i * i * i * 13 + i * 71) %% 991
points <- ppp(x, y, window = owin(c(-100, 1100), c(-100, 1100)))
gx <- c(0, 150, 500, 975)
gy <- c(25, 300, 500, 900)
say("gaussian density", as.numeric(densityfun(points, sigma = 60, edge = FALSE)(gx, gy)))
say("quartic density", sapply(1:4, function(k)
  sum(evaluate2Dkernel("quartic", gx[k] - x, gy[k] - y, sigma = 150 / sqrt(8)))))
