/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-preference-keeper.h"

#include "cb-preference-store.h"

/* After the last letter that was typed. */
#define TYPING_DELAY_MS 400

struct _CbPreferenceKeeper
{
  GObject        parent_instance;

  CbBook        *book;
  CbPreferences *saved;   /* NULL until they are read */
  CbPreferences *chosen;
  guint          delay_id;
  gboolean       saving;
  gboolean       reading;
};

G_DEFINE_FINAL_TYPE (CbPreferenceKeeper, cb_preference_keeper, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_SAVED,
  SIGNAL_FAILED,
  SIGNAL_UNREADABLE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
is_dirty (CbPreferenceKeeper *self)
{
  return self->chosen != NULL && !cb_preferences_equal (self->chosen, self->saved);
}

static void
take (CbPreferences       **place,
      const CbPreferences  *preferences)
{
  g_clear_pointer (place, cb_preferences_free);
  *place = cb_preferences_copy (preferences);
}

static void save (CbPreferenceKeeper *self);

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (CbPreferenceKeeper) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CbPreferences) saved = cb_preference_store_save_finish (CB_BOOK (source), result, &error);

  self->saving = FALSE;
  if (saved == NULL)
    {
      g_clear_handle_id (&self->delay_id, g_source_remove);
      take (&self->chosen, self->saved);
      g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
      g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
      return;
    }

  /* Found out by the book; the rest is as it was chosen. */
  self->chosen->retention_since = saved->retention_since;
  take (&self->saved, saved);
  g_signal_emit (self, signals[SIGNAL_SAVED], 0);
  if (self->delay_id == 0)
    save (self);
}

static void
save (CbPreferenceKeeper *self)
{
  if (self->saving || !is_dirty (self))
    return;

  /* Not cancelled when the dialog goes: what was chosen is saved. */
  self->saving = TRUE;
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
  if (self->saving || is_dirty (self))
    return;

  take (&self->saved, preferences);
  take (&self->chosen, preferences);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
book_changed_cb (CbPreferenceKeeper *self,
                 const CbChange     *change)
{
  if ((change->settings || change->everything) && !self->saving)
    cb_preference_keeper_read (self);
}

static void
cb_preference_keeper_finalize (GObject *object)
{
  CbPreferenceKeeper *self = CB_PREFERENCE_KEEPER (object);

  g_clear_handle_id (&self->delay_id, g_source_remove);
  g_clear_pointer (&self->saved, cb_preferences_free);
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
  signals[SIGNAL_SAVED] =
    g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
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

  return self;
}

CbBook *
cb_preference_keeper_get_book (CbPreferenceKeeper *self)
{
  g_return_val_if_fail (CB_IS_PREFERENCE_KEEPER (self), NULL);

  return self->book;
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
