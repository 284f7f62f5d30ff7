/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-preference-keeper.h"

#include <glib/gi18n.h>

#include "cb-preference-store.h"
#include "cb-rights.h"

/* After the last letter that was typed. */
#define TYPING_DELAY_MS 400

struct _CbPreferenceKeeper
{
  GObject        parent_instance;

  CbBook        *book;
  CbPreferences *saved;    /* as they stand in the book; NULL until they are read */
  CbPreferences *sent;     /* to be saved, or saved already */
  CbPreferences *chosen;
  GError        *error;    /* of one of the saves under way */
  guint          n_saving; /* saves under way */
  guint          delay_id;
  gboolean       reading;
};

G_DEFINE_FINAL_TYPE (CbPreferenceKeeper, cb_preference_keeper, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_FAILED,
  SIGNAL_UNREADABLE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
take (CbPreferences       **place,
      const CbPreferences  *preferences)
{
  CbPreferences *copy = cb_preferences_copy (preferences);

  g_clear_pointer (place, cb_preferences_free);
  *place = copy;
}

static gboolean
is_busy (CbPreferenceKeeper *self)
{
  return self->n_saving > 0 || self->delay_id != 0;
}

/* What was found out by the book: all else is as it was chosen. */
static void
take_saved (CbPreferenceKeeper *self)
{
  self->chosen->retention_since = self->saved->retention_since;
  self->sent->retention_since = self->saved->retention_since;
}

static void
put_back (CbPreferenceKeeper *self)
{
  g_autoptr (GError) error = g_steal_pointer (&self->error);

  g_clear_handle_id (&self->delay_id, g_source_remove);
  take (&self->sent, self->saved);
  take (&self->chosen, self->saved);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (CbPreferenceKeeper) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CbPreferences) saved = cb_preference_store_save_finish (CB_BOOK (source), result, &error);

  if (saved != NULL)
    take (&self->saved, saved);
  else if (self->error == NULL)
    self->error = g_steal_pointer (&error);

  if (--self->n_saving > 0)
    return;

  if (self->error != NULL)
    put_back (self);
  else
    take_saved (self);
}

/* Not cancelled when the dialog goes, and not after the save before: what was
 * chosen is saved, even if the book is closed next. */
static void
save (CbPreferenceKeeper *self)
{
  if (self->chosen == NULL || cb_preferences_equal (self->chosen, self->sent))
    return;

  take (&self->sent, self->chosen);
  self->n_saving++;
  cb_preference_store_save_async (self->book, self->chosen, NULL, saved_cb, g_object_ref (self));
}

static gboolean
delay_cb (gpointer user_data)
{
  CbPreferenceKeeper *self = user_data;

  self->delay_id = 0;
  save (self);

  return G_SOURCE_REMOVE;
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (CbPreferenceKeeper) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CbPreferences) preferences = cb_preference_store_get_finish (CB_BOOK (source), result, &error);

  self->reading = FALSE;
  if (preferences == NULL)
    {
      if (self->saved == NULL)
        g_signal_emit (self, signals[SIGNAL_UNREADABLE], 0, error);
      return;
    }

  /* What is being chosen here goes first. */
  if (is_busy (self))
    return;

  take (&self->saved, preferences);
  take (&self->sent, preferences);
  take (&self->chosen, preferences);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
book_changed_cb (CbPreferenceKeeper *self,
                 const CbChange     *change)
{
  if ((change->settings || change->everything) && !is_busy (self))
    cb_preference_keeper_read (self);
}

/* What may be chosen has changed. */
static void
actor_changed_cb (CbPreferenceKeeper *self)
{
  if (self->chosen != NULL)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
cb_preference_keeper_finalize (GObject *object)
{
  CbPreferenceKeeper *self = CB_PREFERENCE_KEEPER (object);

  g_clear_handle_id (&self->delay_id, g_source_remove);
  g_clear_pointer (&self->saved, cb_preferences_free);
  g_clear_pointer (&self->sent, cb_preferences_free);
  g_clear_error (&self->error);
  g_clear_pointer (&self->chosen, cb_preferences_free);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (cb_preference_keeper_parent_class)->finalize (object);
}

static void
cb_preference_keeper_class_init (CbPreferenceKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cb_preference_keeper_finalize;

  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FAILED] =
    g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
  signals[SIGNAL_UNREADABLE] =
    g_signal_new ("unreadable", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
cb_preference_keeper_init (CbPreferenceKeeper *self)
{
}

/**
 * cb_preference_keeper_new:
 *
 * Returns: (transfer full): one that has read nothing yet
 */
CbPreferenceKeeper *
cb_preference_keeper_new (CbBook *book)
{
  CbPreferenceKeeper *self = g_object_new (CB_TYPE_PREFERENCE_KEEPER, NULL);

  g_return_val_if_fail (CB_IS_BOOK (book), self);

  self->book = g_object_ref (book);
  g_signal_connect_object (book, "changed", G_CALLBACK (book_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (book, "notify::actor", G_CALLBACK (actor_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

CbBook *
cb_preference_keeper_get_book (CbPreferenceKeeper *self)
{
  g_return_val_if_fail (CB_IS_PREFERENCE_KEEPER (self), NULL);

  return self->book;
}

/**
 * cb_preference_keeper_describe_hindrance:
 * @needed: to change what is asked about
 *
 * Returns: (transfer full) (nullable): why it can't be changed, in one line
 */
char *
cb_preference_keeper_describe_hindrance (CbPreferenceKeeper *self,
                                         CbPermission        needed)
{
  CbPermissionSet set = { 0 };

  g_return_val_if_fail (CB_IS_PREFERENCE_KEEPER (self), NULL);

  if (cb_book_get_read_only (self->book))
    return g_strdup (_("This book can only be read. Nothing in it can be changed."));

  cb_permission_set_add (&set, needed);

  return cb_rights_explain_set (self->book,
                                cb_permission_set_without (set,
                                                           cb_actor_get_permissions (cb_book_get_actor (self->book))));
}

gboolean
cb_preference_keeper_may_change (CbPreferenceKeeper *self,
                                 CbPermission        needed)
{
  g_autofree char *hindrance = cb_preference_keeper_describe_hindrance (self, needed);

  return hindrance == NULL;
}

/**
 * cb_preference_keeper_read:
 *
 * Reads the preferences, and emits "changed" when that is done.
 */
void
cb_preference_keeper_read (CbPreferenceKeeper *self)
{
  g_return_if_fail (CB_IS_PREFERENCE_KEEPER (self));

  if (self->reading)
    return;

  self->reading = TRUE;
  cb_preference_store_get_async (self->book, NULL, read_cb, g_object_ref (self));
}

/**
 * cb_preference_keeper_get:
 *
 * Returns: (transfer none) (nullable): what is chosen, saved or not; %NULL until
 *   it was read
 */
const CbPreferences *
cb_preference_keeper_get (CbPreferenceKeeper *self)
{
  g_return_val_if_fail (CB_IS_PREFERENCE_KEEPER (self), NULL);

  return self->chosen;
}

/**
 * cb_preference_keeper_get_saved:
 *
 * Returns: (transfer none) (nullable): what stands in the book, as far as that
 *   is known; %NULL until it was read
 */
const CbPreferences *
cb_preference_keeper_get_saved (CbPreferenceKeeper *self)
{
  g_return_val_if_fail (CB_IS_PREFERENCE_KEEPER (self), NULL);

  return self->saved;
}

/**
 * cb_preference_keeper_choose:
 * @preferences: copied
 * @typing: whether more may be typed: then saving waits for a pause
 *
 * Saves @preferences.
 */
void
cb_preference_keeper_choose (CbPreferenceKeeper  *self,
                             const CbPreferences *preferences,
                             gboolean             typing)
{
  g_return_if_fail (CB_IS_PREFERENCE_KEEPER (self));
  g_return_if_fail (self->chosen != NULL);

  if (cb_preferences_equal (preferences, self->chosen))
    return;

  take (&self->chosen, preferences);
  g_clear_handle_id (&self->delay_id, g_source_remove);
  if (typing)
    self->delay_id = g_timeout_add (TYPING_DELAY_MS, delay_cb, self);
  else
    save (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * cb_preference_keeper_flush:
 *
 * Saves now what waits for a pause.
 */
void
cb_preference_keeper_flush (CbPreferenceKeeper *self)
{
  g_return_if_fail (CB_IS_PREFERENCE_KEEPER (self));

  g_clear_handle_id (&self->delay_id, g_source_remove);
  save (self);
}
