/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-book-private.h"

#include "cb-search-jobs.h"

G_DEFINE_FINAL_TYPE (CbBook, cb_book, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_N_LIVE,
  PROP_N_DELETED,
  PROP_N_PENDING,
  PROP_ACTOR,
  PROP_SIGN_IN_NEEDED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

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
    cb_book_take_state (self, state);

  g_clear_pointer (&self->search, cb_search_unref);
  self->search = cb_search_new ();
  cb_book_load_search (self);

  change->everything = TRUE;
  notify_counts (self);
  g_signal_emit (self, signals[CHANGED], 0, change);
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

    case PROP_ACTOR:
      g_value_set_object (value, self->actor);
      break;

    case PROP_SIGN_IN_NEEDED:
      g_value_set_boolean (value, self->sign_in_needed);
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
  g_object_unref (self->actor);
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
  properties[PROP_ACTOR] =
    g_param_spec_object ("actor", NULL, NULL, CB_TYPE_ACTOR,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SIGN_IN_NEEDED] =
    g_param_spec_boolean ("sign-in-needed", NULL, NULL, FALSE,
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
  self->actor = cb_actor_new_nobody ();
  self->closing = g_cancellable_new ();
}

const char *
cb_book_get_path (CbBook *self)
{
  g_return_val_if_fail (CB_IS_BOOK (self), NULL);

  return self->path;
}

const char *
cb_book_get_real_path (CbBook *self)
{
  g_return_val_if_fail (CB_IS_BOOK (self), NULL);

  return cb_database_get_path (self->database);
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

/**
 * cb_book_get_actor:
 *
 * Returns: (transfer none): who works with the book and what they may do, as far
 *   as it is known; what counts is what the book says when something is done
 */
CbActor *
cb_book_get_actor (CbBook *self)
{
  g_return_val_if_fail (CB_IS_BOOK (self), NULL);

  return self->actor;
}

gboolean
cb_book_set_actor (CbBook  *self,
                   CbActor *actor)
{
  gboolean other = !cb_permission_set_equal (cb_actor_get_permissions (self->actor),
                                             cb_actor_get_permissions (actor));

  if (g_set_object (&self->actor, actor))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTOR]);

  return other;
}

gboolean
cb_book_get_sign_in_needed (CbBook *self)
{
  g_return_val_if_fail (CB_IS_BOOK (self), TRUE);

  return self->sign_in_needed;
}

void
cb_book_set_sign_in_needed (CbBook   *self,
                            gboolean  needed)
{
  if (self->sign_in_needed == needed)
    return;

  self->sign_in_needed = needed;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SIGN_IN_NEEDED]);
}

void
cb_book_take_state (CbBook      *self,
                    CbBookState *state)
{
  cb_book_sets_take_state (&self->sets, state);
  cb_book_set_sign_in_needed (self, state->sign_in_needed);
  cb_book_set_actor (self, state->actor);
}

/* Behind everything else; not before anybody may see it. */
void
cb_book_load_search (CbBook *self)
{
  if (cb_actor_get_person (self->actor) != NULL)
    cb_search_load (self->search, self->database, self->closing);
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
  cb_database_read_after_writes_async (self->database, cb_book_read_state_job, NULL, NULL,
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
