"""Writes number_table.inc: rational arithmetic, by Python's fractions."""
import random
from fractions import Fraction as F

LARGEST = 2**63 - 1
random.seed(20240603)


def part():
    return random.choice(
        [random.randint(1, 20), random.randint(1, 10**6),
         random.randint(1, LARGEST), LARGEST, 2**31, 10**18])


def ratio():
    value = F(random.choice([-1, 1]) * part(), part())
    return F(0) if random.random() < 0.03 else value


def literal(integer):
    return f"{integer}"


def row(name, a, b, result):
    fits = abs(result.numerator) <= LARGEST and result.denominator <= LARGEST
    parts = [a.numerator, a.denominator, b.numerator, b.denominator]
    parts += [result.numerator, result.denominator] if fits else [0, 0]
    text = ", ".join(literal(part) for part in parts)
    try:
        real = float(result).hex()
    except OverflowError:
        real = "INFINITY" if result > 0 else "-INFINITY"
    print(f"{name}({text}, {real})")


for _ in range(120):
    a, b = ratio(), ratio()
    row("ADD", a, b, a + b)
    row("SUBTRACT", a, b, a - b)
    row("MULTIPLY", a, b, a * b)
    if b:
        row("DIVIDE", a, b, a / b)
        row("MODULO", a, b, a % b)
for _ in range(80):
    a = F(random.choice([-1, 1]) * random.randint(1, 60), random.randint(1, 60))
    b = F(random.randint(-40, 40))
    row("POWER", a, b, a**b)
