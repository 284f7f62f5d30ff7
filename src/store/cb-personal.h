/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CbPersonalTable:
 *
 * What is personal in a table whose rows are each of one customer. A foreign
 * key, and at an erasure a count, sees to it that there are none of customers
 * who don't exist. Columns are separated by ", "; NULL stands for none.
 */
typedef struct
{
  const char *name;
  const char *select;   /* a row's id, then its values, for the id of a customer */
  const char *values;   /* columns of text, and of keys made from it */
  const char *bytes;    /* a column that may be too large for the memory */
  const char *numbers;  /* the customer's own number: personal if it is made of a name or phone */
  const char *plain;    /* other columns of text, which tell nothing of anybody */
} CbPersonalTable;

/**
 * CbPlainTable:
 *
 * A table with text that is nobody's, and stays when a customer is erased.
 */
typedef struct
{
  const char *name;
  const char *columns;
} CbPlainTable;

/* All tables of a book that have any text or bytes are in one of these. */
const CbPersonalTable *cb_personal_get_tables (guint       *n_tables);
const CbPlainTable    *cb_personal_get_plain  (guint       *n_tables);

/* Whether all that stands in @table stands there by rights after an erasure. */
gboolean               cb_personal_is_known   (const char  *table);

G_END_DECLS
