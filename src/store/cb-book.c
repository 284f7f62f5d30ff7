/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-book-private.h"

#include "cb-book-rows.h"
#include "cb-book-sets.h"
#include "cb-search-jobs.h"

/* How often another process is looked for. */
#define POLL_SECONDS 2

struct _CbBook
{
  GObject       parent_instance;

  char         *path;
  CbDatabase   *database;
  CbSearch     *search;
  CbBookSets    sets;
  guint         poll_id;
  GCancellable *closing;
  gboolean      polling;
};

G_DEFINE_FINAL_TYPE (CbBook, cb_book, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_N_LIVE,
  PROP_N_DELETED,
  PROP_N_PENDING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gpointer
read_state_job (CbConnection  *connection,
                gpointer       data,
                CbProgress    *progress,
                GCancellable  *cancellable,
                GError       **error)
{
  return cb_book_rows_read_state (connection, error);
}

static gpointer
make_keys_job (CbConnection  *connection,
               gpointer       data,
               CbProgress    *progress,
               GCancellable  *cancellable,
               GError       **error)
{
  return GINT_TO_POINTER (cb_book_rows_make_keys (connection, progress, error));
}

static void
notify_counts (CbBook *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_LIVE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_DELETED]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_PENDING]);
}

static void
reload_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (CbBook) self = user_data;
  g_autoptr (CbBookState) state = cb_database_read_finish (CB_DATABASE (source), result, NULL);
  g_autoptr (CbChange) change = cb_change_new ();

  /* The lists meet the error themselves when they read. */
  if (state != NULL)
    cb_book_sets_take_state (&self->sets, state);

  g_clear_pointer (&self->search, cb_search_unref);
  self->search = cb_search_new ();
  cb_search_load (self->search, self->database, self->closing);

  change->everything = TRUE;
  notify_counts (self);
  g_signal_emit (self, signals[CHANGED], 0, change);
}

static void
make_keys_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (CbBook) self = user_data;

  /* Without it the order is that of another language; it is tried again at
   * the next start. */
  if (cb_database_write_finish (CB_DATABASE (source), result, NULL) != NULL)
    cb_book_reload (self);
}

static void
poll_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (CbBook) self = user_data;

  self->polling = FALSE;
  if (cb_database_poll_finish (CB_DATABASE (source), result, NULL))
    cb_book_reload (self);
}

static gboolean
poll_timeout_cb (gpointer user_data)
{
  CbBook *self = user_data;

  cb_book_poll (self);
  /* Not before the window is there: what is seen goes first. */
  cb_search_load (self->search, self->database, self->closing);

  return G_SOURCE_CONTINUE;
}

static void
open_database_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  CbBook *self = g_task_get_source_object (task);
  g_autoptr (CbBookState) state = NULL;
  GError *error = NULL;

  self->database = cb_database_open_finish (result, (gpointer *) &state, &error);
  if (self->database == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  cb_book_sets_take_state (&self->sets, state);
  if (state->has_other_locale && !cb_book_get_read_only (self))
    cb_database_write_async (self->database, make_keys_job, NULL, NULL, NULL, NULL, NULL,
                             make_keys_cb, g_object_ref (self));

  cb_book_poll (self);
  self->poll_id = g_timeout_add_seconds (POLL_SECONDS, poll_timeout_cb, self);
  g_task_return_boolean (task, TRUE);
}

static void
close_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;

  g_task_return_boolean (task, cb_database_close_finish (CB_DATABASE (source), result, NULL));
}

static void
cb_book_get_property (GObject    *object,
                      guint       prop_id,
                      GValue     *value,
                      GParamSpec *pspec)
{
  CbBook *self = CB_BOOK (object);

  switch (prop_id)
    {
    case PROP_N_LIVE:
      g_value_set_uint (value, cb_book_get_n_live (self));
      break;

    case PROP_N_DELETED:
      g_value_set_uint (value, cb_book_get_n_deleted (self));
      break;

    case PROP_N_PENDING:
      g_value_set_uint (value, cb_book_get_n_pending (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cb_book_dispose (GObject *object)
{
  CbBook *self = CB_BOOK (object);

  g_clear_handle_id (&self->poll_id, g_source_remove);
  g_clear_object (&self->database);

  G_OBJECT_CLASS (cb_book_parent_class)->dispose (object);
}

static void
cb_book_finalize (GObject *object)
{
  CbBook *self = CB_BOOK (object);

  cb_search_unref (self->search);
  cb_book_sets_clear (&self->sets);
  g_object_unref (self->closing);
  g_free (self->path);

  G_OBJECT_CLASS (cb_book_parent_class)->finalize (object);
}

static void
cb_book_class_init (CbBookClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = cb_book_get_property;
  object_class->dispose = cb_book_dispose;
  object_class->finalize = cb_book_finalize;

  properties[PROP_N_LIVE] =
    g_param_spec_uint ("n-live", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_N_DELETED] =
    g_param_spec_uint ("n-deleted", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_N_PENDING] =
    g_param_spec_uint ("n-pending", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, CB_TYPE_CHANGE | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
cb_book_init (CbBook *self)
{
  self->search = cb_search_new ();
  cb_book_sets_init (&self->sets);
  self->closing = g_cancellable_new ();
}

/**
 * cb_book_open_async:
 * @path: the file, in the file name encoding
 * @create: whether a missing file becomes a new book, with mode 0600 in a
 *   folder with mode 0700
 */
void
cb_book_open_async (const char          *path,
                    gboolean             create,
                    GCancellable        *cancellable,
                    GAsyncReadyCallback  callback,
                    gpointer             user_data)
{
  g_autoptr (CbBook) self = g_object_new (CB_TYPE_BOOK, NULL);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  self->path = g_strdup (path);
  g_task_set_source_tag (task, cb_book_open_async);
  cb_database_open_async (path, create, read_state_job, (GDestroyNotify) cb_book_state_free, cancellable,
                          open_database_cb, g_object_ref (task));
}

/**
 * cb_book_open_finish:
 *
 * Returns: (transfer full): the book, or NULL with the reason: any %CB_ERROR
 *   up to %CB_ERROR_IO
 */
CbBook *
cb_book_open_finish (GAsyncResult  *result,
                     GError       **error)
{
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;

  return CB_BOOK (g_async_result_get_source_object (result));
}

void
cb_book_close_async (CbBook              *self,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (CB_IS_BOOK (self));

  g_cancellable_cancel (self->closing);
  g_clear_handle_id (&self->poll_id, g_source_remove);
  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, cb_book_close_async);
  cb_database_close_async (self->database, close_cb, task);
}

gboolean
cb_book_close_finish (CbBook        *self,
                      GAsyncResult  *result,
                      GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

const char *
cb_book_get_path (CbBook *self)
{
  g_return_val_if_fail (CB_IS_BOOK (self), NULL);

  return self->path;
}

gboolean
cb_book_get_read_only (CbBook *self)
{
  g_return_val_if_fail (CB_IS_BOOK (self), TRUE);

  return cb_database_get_read_only (self->database);
}

/**
 * cb_book_get_handed_in:
 *
 * Returns: whether it is read-only because the file was handed into a sandbox
 *   alone: a copy in the program's own folder can be written
 */
gboolean
cb_book_get_handed_in (CbBook *self)
{
  g_return_val_if_fail (CB_IS_BOOK (self), FALSE);

  return cb_database_get_handed_in (self->database);
}

/**
 * cb_book_get_database:
 *
 * Returns: (transfer none): where the layers above run their jobs
 */
CbDatabase *
cb_book_get_database (CbBook *self)
{
  g_return_val_if_fail (CB_IS_BOOK (self), NULL);

  return self->database;
}

GCancellable *
cb_book_get_closing (CbBook *self)
{
  return self->closing;
}

CbSearch *
cb_book_get_search (CbBook *self)
{
  return self->search;
}

guint
cb_book_get_n_live (CbBook *self)
{
  g_return_val_if_fail (CB_IS_BOOK (self), 0);

  return self->sets.n_customers - MIN (self->sets.n_customers, (guint) cb_id_set_get_size (self->sets.deleted));
}

guint
cb_book_get_n_deleted (CbBook *self)
{
  g_return_val_if_fail (CB_IS_BOOK (self), 0);

  return (guint) cb_id_set_get_size (self->sets.resting);
}

guint
cb_book_get_n_pending (CbBook *self)
{
  g_return_val_if_fail (CB_IS_BOOK (self), 0);

  return (guint) cb_id_set_get_size (self->sets.pending);
}

/**
 * cb_book_get_pending:
 *
 * Returns: (transfer none): who of the deleted is masked, to be erased later;
 *   never changed, but replaced
 */
CbIdSet *
cb_book_get_pending (CbBook *self)
{
  g_return_val_if_fail (CB_IS_BOOK (self), NULL);

  return self->sets.pending;
}

/**
 * cb_book_get_deleted:
 *
 * Returns: (transfer none): who is deleted, those pending too; never changed,
 *   but replaced
 */
CbIdSet *
cb_book_get_deleted (CbBook *self)
{
  g_return_val_if_fail (CB_IS_BOOK (self), NULL);

  return self->sets.deleted;
}

/**
 * cb_book_get_resting:
 *
 * Returns: (transfer none): who is deleted but not pending, and so stands in
 *   Deleted Customers; never changed, but replaced
 */
CbIdSet *
cb_book_get_resting (CbBook *self)
{
  g_return_val_if_fail (CB_IS_BOOK (self), NULL);

  return self->sets.resting;
}

/**
 * cb_book_take_change:
 * @change: (transfer full): what a commit did
 *
 * To be called in the callback of the write.
 */
void
cb_book_take_change (CbBook   *self,
                     CbChange *change)
{
  g_autoptr (CbChange) taken = change;

  g_return_if_fail (CB_IS_BOOK (self));

  if (taken->everything)
    {
      cb_book_reload (self);
      return;
    }

  cb_book_sets_take_change (&self->sets, taken);

  cb_search_follow (self->search, self->database, taken->added);
  cb_search_follow (self->search, self->database, taken->edited);
  cb_search_follow (self->search, self->database, taken->erased);
  cb_search_follow (self->search, self->database, taken->masked);
  cb_search_follow (self->search, self->database, taken->unmasked);

  notify_counts (self);
  g_signal_emit (self, signals[CHANGED], 0, taken);
}

void
cb_book_reload (CbBook *self)
{
  g_return_if_fail (CB_IS_BOOK (self));

  if (g_cancellable_is_cancelled (self->closing))
    return;

  /* Read elsewhere, it might lack a write whose change was taken, or hold one
   * whose change is yet to come. */
  cb_database_read_after_writes_async (self->database, read_state_job, NULL, NULL,
                                       (GDestroyNotify) cb_book_state_free,
                                       NULL, reload_cb, g_object_ref (self));
}

void
cb_book_poll (CbBook *self)
{
  g_return_if_fail (CB_IS_BOOK (self));

  if (self->polling || g_cancellable_is_cancelled (self->closing))
    return;

  self->polling = TRUE;
  cb_database_poll_async (self->database, NULL, poll_cb, g_object_ref (self));
}
