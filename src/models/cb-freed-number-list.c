/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-freed-number-list.h"

#include "cb-freed-number.h"

struct _CbFreedNumberList
{
  GObject         parent_instance;

  CbFreedNumbers *ledger;      /* to be searched; NULL until there is one */
  CbFreedNumbers *numbers;     /* that are shown */
  GArray         *found;       /* of guint, positions in them; NULL for all */
  char           *query;       /* "" for none */
  GCancellable   *cancellable; /* of the search under way */
};

enum
{
  SIGNAL_SEARCHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef struct
{
  CbFreedNumbers *numbers;
  char           *query;
} SearchData;

static void
search_data_free (gpointer data)
{
  SearchData *self = data;

  cb_freed_numbers_unref (self->numbers);
  g_free (self->query);
  g_free (self);
}

static GType
cb_freed_number_list_get_item_type (GListModel *model)
{
  return CB_TYPE_FREED_NUMBER;
}

static guint
cb_freed_number_list_get_n_items (GListModel *model)
{
  CbFreedNumberList *self = CB_FREED_NUMBER_LIST (model);

  if (self->found != NULL)
    return self->found->len;

  return self->numbers != NULL ? cb_freed_numbers_get_n (self->numbers) : 0;
}

static gpointer
cb_freed_number_list_get_item (GListModel *model,
                               guint       position)
{
  CbFreedNumberList *self = CB_FREED_NUMBER_LIST (model);

  if (position >= cb_freed_number_list_get_n_items (model))
    return NULL;

  return cb_freed_number_new (self->numbers,
                              self->found != NULL ? g_array_index (self->found, guint, position) : position);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = cb_freed_number_list_get_item_type;
  iface->get_n_items = cb_freed_number_list_get_n_items;
  iface->get_item = cb_freed_number_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CbFreedNumberList, cb_freed_number_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* In two steps: a view that is told of an exchange looks through all that is
 * new for what it has shown before. */
static void
show (CbFreedNumberList *self,
      CbFreedNumbers    *numbers,
      GArray            *found)
{
  guint n_before = cb_freed_number_list_get_n_items (G_LIST_MODEL (self));
  g_autoptr (CbFreedNumbers) kept = cb_freed_numbers_ref (numbers);
  guint n_after;

  g_clear_pointer (&self->numbers, cb_freed_numbers_unref);
  g_clear_pointer (&self->found, g_array_unref);
  if (n_before > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, 0);

  self->numbers = g_steal_pointer (&kept);
  self->found = found;
  n_after = cb_freed_number_list_get_n_items (G_LIST_MODEL (self));
  if (n_after > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, n_after);
}

static void
search_thread (GTask        *task,
               gpointer      source_object,
               gpointer      task_data,
               GCancellable *cancellable)
{
  SearchData *data = task_data;

  g_task_return_pointer (task, cb_freed_numbers_search (data->numbers, data->query, cancellable),
                         (GDestroyNotify) g_array_unref);
}

static void
search_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  CbFreedNumberList *self = CB_FREED_NUMBER_LIST (source);
  SearchData *data = g_task_get_task_data (G_TASK (result));
  GArray *found = g_task_propagate_pointer (G_TASK (result), NULL);

  if (found == NULL)
    return;

  show (self, data->numbers, found);
  g_signal_emit (self, signals[SIGNAL_SEARCHED], 0);
}

static void
begin_search (CbFreedNumberList *self)
{
  g_autoptr (GTask) task = NULL;
  SearchData *data;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);

  if (self->query[0] == '\0')
    {
      show (self, self->ledger, NULL);
      g_signal_emit (self, signals[SIGNAL_SEARCHED], 0);
      return;
    }

  self->cancellable = g_cancellable_new ();
  data = g_new0 (SearchData, 1);
  data->numbers = cb_freed_numbers_ref (self->ledger);
  data->query = g_strdup (self->query);
  task = g_task_new (self, self->cancellable, search_cb, NULL);
  g_task_set_source_tag (task, cb_freed_number_list_search);
  g_task_set_task_data (task, data, search_data_free);
  g_task_run_in_thread (task, search_thread);
}

static void
cb_freed_number_list_finalize (GObject *object)
{
  CbFreedNumberList *self = CB_FREED_NUMBER_LIST (object);

  g_clear_pointer (&self->ledger, cb_freed_numbers_unref);
  g_clear_pointer (&self->numbers, cb_freed_numbers_unref);
  g_clear_pointer (&self->found, g_array_unref);
  g_clear_object (&self->cancellable);
  g_free (self->query);

  G_OBJECT_CLASS (cb_freed_number_list_parent_class)->finalize (object);
}

static void
cb_freed_number_list_class_init (CbFreedNumberListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cb_freed_number_list_finalize;

  signals[SIGNAL_SEARCHED] =
    g_signal_new ("searched", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cb_freed_number_list_init (CbFreedNumberList *self)
{
  self->query = g_strdup ("");
}

/**
 * cb_freed_number_list_new:
 *
 * Returns: (transfer full): an empty list
 */
CbFreedNumberList *
cb_freed_number_list_new (void)
{
  return g_object_new (CB_TYPE_FREED_NUMBER_LIST, NULL);
}

/**
 * cb_freed_number_list_set_numbers:
 * @numbers: the ledger to show
 *
 * What was searched for is looked for in it.
 */
void
cb_freed_number_list_set_numbers (CbFreedNumberList *self,
                                  CbFreedNumbers    *numbers)
{
  g_return_if_fail (CB_IS_FREED_NUMBER_LIST (self));
  g_return_if_fail (numbers != NULL);

  cb_freed_numbers_ref (numbers);
  g_clear_pointer (&self->ledger, cb_freed_numbers_unref);
  self->ledger = numbers;
  begin_search (self);
}

/**
 * cb_freed_number_list_search:
 * @query: "" for all
 *
 * Shows only the numbers with @query in them, as soon as they are found; ends
 * the search before.
 *
 * Returns: FALSE if there is nothing else to look for, and "searched" won't be
 *   emitted
 */
gboolean
cb_freed_number_list_search (CbFreedNumberList *self,
                             const char        *query)
{
  g_return_val_if_fail (CB_IS_FREED_NUMBER_LIST (self), FALSE);
  g_return_val_if_fail (query != NULL, FALSE);

  if (!g_set_str (&self->query, query) || self->ledger == NULL)
    return FALSE;

  begin_search (self);

  return TRUE;
}
