/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-result-table.h"

CbResultTable *
cb_result_table_new (void)
{
  CbResultTable *self = g_new0 (CbResultTable, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->outcomes = g_array_new (FALSE, FALSE, sizeof (guint));
  self->sets = g_ptr_array_new_with_free_func ((GDestroyNotify) cb_id_set_unref);

  return self;
}

CbResultTable *
cb_result_table_ref (CbResultTable *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
cb_result_table_unref (CbResultTable *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_strfreev (self->columns);
  g_clear_pointer (&self->within, cb_id_set_unref);
  g_array_unref (self->outcomes);
  g_ptr_array_unref (self->sets);
  g_free (self);
}

void
cb_result_table_set_columns (CbResultTable     *self,
                             const char *const *columns)
{
  g_strfreev (self->columns);
  self->columns = g_strdupv ((char **) columns);
}

void
cb_result_table_set_within (CbResultTable *self,
                            CbIdSet       *within)
{
  g_clear_pointer (&self->within, cb_id_set_unref);
  self->within = cb_id_set_ref (within);
}

void
cb_result_table_set_words (CbResultTable *self,
                           CbResultWords  words,
                           gpointer       user_data)
{
  self->words = words;
  self->words_data = user_data;
}

void
cb_result_table_add (CbResultTable *self,
                     guint          outcome,
                     CbIdSet       *set)
{
  g_array_append_val (self->outcomes, outcome);
  g_ptr_array_add (self->sets, cb_id_set_ref (set));
}
