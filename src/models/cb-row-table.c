/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-row-table.h"

#include "cb-customer-row-private.h"

struct _CbRowTable
{
  GHashTable *rows;  /* id within the row → row, weak */
};

static void
gone_cb (CbCustomerRow *row,
         gpointer       owner)
{
  CbRowTable *self = owner;

  if (cb_row_table_find (self, *cb_customer_row_get_key (row)) == row)
    g_hash_table_remove (self->rows, cb_customer_row_get_key (row));
}

static void
keep (CbRowTable    *self,
      CbCustomerRow *row)
{
  g_hash_table_replace (self->rows, (gpointer) cb_customer_row_get_key (row), row);
}

static void
drop (CbRowTable    *self,
      CbCustomerRow *row)
{
  g_hash_table_remove (self->rows, cb_customer_row_get_key (row));
  cb_customer_row_detach (row);
}

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  guint x = cb_customer_row_get_position (*(CbCustomerRow *const *) a);
  guint y = cb_customer_row_get_position (*(CbCustomerRow *const *) b);

  return (x > y) - (x < y);
}

CbRowTable *
cb_row_table_new (void)
{
  CbRowTable *self = g_new0 (CbRowTable, 1);

  self->rows = g_hash_table_new (g_int64_hash, g_int64_equal);

  return self;
}

void
cb_row_table_free (CbRowTable *self)
{
  g_autoptr (GPtrArray) rows = g_hash_table_get_values_as_ptr_array (self->rows);

  for (guint i = 0; i < rows->len; i++)
    drop (self, rows->pdata[i]);

  g_hash_table_unref (self->rows);
  g_free (self);
}

guint
cb_row_table_get_n (CbRowTable *self)
{
  return g_hash_table_size (self->rows);
}

CbCustomerRow *
cb_row_table_find (CbRowTable *self,
                   gint64      id)
{
  return g_hash_table_lookup (self->rows, &id);
}

CbCustomerRow *
cb_row_table_make (CbRowTable *self,
                   gint64      id,
                   guint       position)
{
  CbCustomerRow *row = cb_customer_row_new (id, position, gone_cb, self);

  keep (self, row);

  return row;
}

GPtrArray *
cb_row_table_list (CbRowTable *self)
{
  GPtrArray *rows = g_hash_table_get_values_as_ptr_array (self->rows);

  g_ptr_array_sort (rows, compare_rows);

  return rows;
}

guint
cb_row_table_count (CbRowTable *self,
                    guint       position,
                    guint       n)
{
  GHashTableIter iter;
  gpointer row;
  guint count = 0;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    {
      guint here = cb_customer_row_get_position (row);

      if (here >= position && here - position < n)
        count++;
    }

  return count;
}

void
cb_row_table_move (CbRowTable   *self,
                   guint         position,
                   guint         removed,
                   guint         added,
                   const gint64 *ids)
{
  g_autoptr (GPtrArray) rows = g_hash_table_get_values_as_ptr_array (self->rows);

  for (guint i = 0; i < rows->len; i++)
    {
      CbCustomerRow *row = rows->pdata[i];
      guint old = cb_customer_row_get_position (row);

      if (old < position)
        continue;

      if (old >= position + removed)
        {
          cb_customer_row_set_position (row, old - removed + added);
          continue;
        }

      for (guint j = 0; j < added; j++)
        if (ids != NULL && ids[j] == cb_customer_row_get_id (row))
          {
            cb_customer_row_set_position (row, position + j);
            row = NULL;
            break;
          }

      if (row != NULL)
        drop (self, row);
    }
}

void
cb_row_table_rebind (CbRowTable   *self,
                     const gint64 *ids,
                     guint         n_ids,
                     GPtrArray    *frozen)
{
  g_autoptr (GPtrArray) rows = cb_row_table_list (self);

  g_hash_table_remove_all (self->rows);

  for (guint i = 0; i < rows->len; i++)
    {
      CbCustomerRow *row = rows->pdata[i];
      guint position = cb_customer_row_get_position (row);
      gint64 id = position < n_ids ? ids[position] : cb_row_table_get_vacant_id (position);

      if (*cb_customer_row_get_key (row) != id)
        {
          g_ptr_array_add (frozen, g_object_ref (row));
          cb_customer_row_freeze (row);
          cb_customer_row_rebind (row, id);
        }

      keep (self, row);
    }
}

gint64
cb_row_table_get_vacant_id (guint position)
{
  return -1 - (gint64) position;
}
