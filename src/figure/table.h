/* The table of a figure's numbers, in the making. */
#ifndef RECKON_FIGURE_TABLE_H
#define RECKON_FIGURE_TABLE_H

#include "figure/figure.h"

/* As figure_table; `told`: numbers as the figure tells them, with units. */
void table_make(const struct figure *figure, struct figure_table *table,
                struct arena *arena, bool told);

#endif
