/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "list-watch.h"

#include <time.h>

static void
items_changed_cb (ListWatch *self,
                  guint      position,
                  guint      removed,
                  guint      added)
{
  self->n_items = self->n_items - removed + added;
  g_string_append_printf (self->log, "%u-%u+%u ", position, removed, added);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->list)), ==, self->n_items);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (self->list), self->n_items));

  /* At any time a row that is alive is the one at its place. */
  for (guint i = 0; i < self->rows->len; i++)
    {
      CbCustomerRow *row = self->rows->pdata[i];
      guint here = cb_customer_row_get_position (row);

      if (here != G_MAXUINT)
        {
          g_autoptr (CbCustomerRow) same = g_list_model_get_item (G_LIST_MODEL (self->list), here);

          g_assert_true (same == row);
          g_assert_cmpint (cb_customer_row_get_id (row), ==, cb_customer_list_get_id (self->list, here));
        }
    }
}

static void
settled_cb (ListWatch *self,
            gboolean   rebound)
{
  self->n_settled++;
  self->n_rebound += rebound ? 1 : 0;
}

static gboolean
drained_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;

  return G_SOURCE_REMOVE;
}

gboolean
list_watch_timed_out (gpointer condition)
{
  g_error ("Waited in vain for: %s", (const char *) condition);

  return G_SOURCE_REMOVE;
}

double
list_watch_get_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);

  return (double) time.tv_sec * 1000.0 + (double) time.tv_nsec / 1e6;
}

void
list_watch_drain (void)
{
  gboolean drained = FALSE;

  g_idle_add_full (G_PRIORITY_LOW + 100, drained_cb, &drained, NULL);
  list_watch_wait (drained);
}

ListWatch *
list_watch_new (CbCustomerList *list)
{
  ListWatch *self = g_new0 (ListWatch, 1);

  self->list = g_object_ref (list);
  self->log = g_string_new (NULL);
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->n_items = g_list_model_get_n_items (G_LIST_MODEL (list));
  g_signal_connect_swapped (list, "items-changed", G_CALLBACK (items_changed_cb), self);
  g_signal_connect_swapped (list, "settled", G_CALLBACK (settled_cb), self);

  return self;
}

void
list_watch_free (ListWatch *self)
{
  g_signal_handlers_disconnect_by_data (self->list, self);
  g_object_unref (self->list);
  g_ptr_array_unref (self->rows);
  g_string_free (self->log, TRUE);
  g_free (self);
}

char *
list_watch_take_log (ListWatch *self)
{
  char *log = g_strchomp (g_strdup (self->log->str));

  g_string_truncate (self->log, 0);

  return log;
}

void
list_watch_hold (ListWatch *self,
                 guint      position,
                 guint      n)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->rows);

  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = position; i < position + n; i++)
    {
      gpointer row = g_list_model_get_item (G_LIST_MODEL (self->list), i);

      if (row != NULL)
        g_ptr_array_add (self->rows, row);
    }
}

const char *
list_watch_get_name (ListWatch *self,
                     guint      index)
{
  CbCustomer *customer = cb_customer_row_get_customer (self->rows->pdata[index]);

  return customer != NULL ? cb_customer_get_name (customer) : NULL;
}

guint
list_watch_count_filled (ListWatch *self)
{
  guint n = 0;

  for (guint i = 0; i < self->rows->len; i++)
    if (list_watch_get_name (self, i) != NULL)
      n++;

  return n;
}

void
list_watch_check (ListWatch *self,
                  GArray    *ids)
{
  const gint64 *shown;
  gsize n_shown;

  shown = cb_customer_list_get_ids (self->list, &n_shown);
  g_assert_cmpuint (n_shown, ==, ids->len);
  g_assert_cmpuint (self->n_items, ==, ids->len);
  g_assert_cmpmem (shown, n_shown * sizeof (gint64), ids->data, ids->len * sizeof (gint64));
  g_assert_cmpuint (cb_id_set_get_size (cb_customer_list_get_id_set (self->list)), ==, ids->len);

  for (guint i = 0; i < self->rows->len; i++)
    {
      CbCustomerRow *row = self->rows->pdata[i];
      CbCustomer *customer = cb_customer_row_get_customer (row);
      guint here = cb_customer_row_get_position (row);

      if (here == G_MAXUINT)
        continue;

      g_assert_cmpint (cb_customer_row_get_id (row), ==, g_array_index (ids, gint64, here));
      if (customer != NULL)
        g_assert_cmpint (cb_customer_get_id (customer), ==, cb_customer_row_get_id (row));
    }
}
