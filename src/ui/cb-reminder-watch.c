/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-reminder-watch.h"

#include <glib/gi18n.h>

#include "cb-count.h"
#include "cb-display-text.h"
#include "cb-item-text.h"
#include "cb-reminder-store.h"

/* Milliseconds: after the window is up, and after a change that others may
 * follow. */
#define START_DELAY  2500
#define CHANGE_DELAY 1000

/* So many are told of by name. Their notifications are known by their place, so that
 * those of a program that ended badly can be withdrawn by the next one. */
#define N_PLACES 3
#define MANY     "reminders"

struct _CbReminderWatch
{
  GObject       parent_instance;

  CbBook       *book;
  GApplication *application;
  GCancellable *cancellable;
  gint64        places[N_PLACES];  /* the items told of, 0 for none */
  guint         source;
  gboolean      locked;
};

G_DEFINE_FINAL_TYPE (CbReminderWatch, cb_reminder_watch, G_TYPE_OBJECT)

static void schedule (CbReminderWatch *self,
                      guint            delay);

/* (transfer full) */
static char *
name_place (guint place)
{
  return g_strdup_printf ("reminder-%u", place);
}

static void
withdraw (CbReminderWatch *self,
          guint            place)
{
  g_autofree char *name = name_place (place);

  self->places[place] = 0;
  g_application_withdraw_notification (self->application, name);
}

static void
withdraw_all (CbReminderWatch *self)
{
  for (guint i = 0; i < N_PLACES; i++)
    withdraw (self, i);
  g_application_withdraw_notification (self->application, MANY);
}

static gboolean
may_tell (CbReminderWatch *self)
{
  return !self->locked && cb_actor_may (cb_book_get_actor (self->book), CB_PERMISSION_SEE_CUSTOMERS);
}

static guint
find_place (CbReminderWatch *self)
{
  guint place = 0;

  while (place < N_PLACES && self->places[place] != 0)
    place++;

  return place;
}

static void
tell_one (CbReminderWatch     *self,
          const CbDueReminder *reminder,
          guint                place)
{
  g_autofree char *title = cb_item_format_title (reminder->item);
  g_autofree char *customer = cb_display_text (reminder->customer);
  g_autofree char *name = name_place (place);
  g_autoptr (GNotification) notification = g_notification_new (title);

  g_notification_set_body (notification, customer);
  g_notification_set_default_action_and_target (notification, "app." CB_REMINDER_WATCH_ACTION, "(xx)",
                                                cb_item_get_customer (reminder->item),
                                                cb_item_get_id (reminder->item));
  self->places[place] = cb_item_get_id (reminder->item);
  g_application_send_notification (self->application, name, notification);
}

static void
tell_many (CbReminderWatch *self,
           gsize            n)
{
  g_autofree char *count = cb_count_format (n);
  g_autofree char *text = g_strdup_printf (ngettext ("%s reminder is due", "%s reminders are due", n), count);
  g_autoptr (GNotification) notification = g_notification_new (text);

  g_application_send_notification (self->application, MANY, notification);
}

static void
claimed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (CbReminderWatch) self = user_data;
  g_autoptr (CbDueReminders) reminders = cb_reminder_store_claim_finish (CB_BOOK (source), result, NULL);
  gsize rest;

  if (reminders == NULL || g_cancellable_is_cancelled (self->cancellable) || !may_tell (self))
    return;

  rest = reminders->n_all;
  for (guint i = 0; reminders->n_all <= N_PLACES && i < reminders->list->len; i++)
    {
      guint place = find_place (self);

      if (place == N_PLACES)
        break;
      tell_one (self, reminders->list->pdata[i], place);
      rest--;
    }
  if (rest > 0)
    tell_many (self, rest);

  schedule (self, CHANGE_DELAY);
}

/* The clock may be set, and the computer sleep: an hour at the most. */
static guint
get_delay (gint64 next)
{
  const gint64 hour = G_TIME_SPAN_HOUR / G_TIME_SPAN_MILLISECOND;

  if (next == 0)
    return (guint) hour;

  return (guint) CLAMP ((next - g_get_real_time ()) / G_TIME_SPAN_MILLISECOND + 1, CHANGE_DELAY, hour);
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (CbReminderWatch) self = user_data;
  CbReminderOutlook outlook = { 0 };

  cb_reminder_store_look_finish (CB_BOOK (source), result, &outlook, NULL);
  if (g_cancellable_is_cancelled (self->cancellable) || self->source != 0)
    return;

  if (outlook.any && may_tell (self))
    cb_reminder_store_claim_async (self->book, g_get_real_time (), N_PLACES, self->cancellable,
                                   claimed_cb, g_object_ref (self));
  else
    schedule (self, get_delay (outlook.next));
}

/* What has gone meanwhile is not to be seen any longer. */
static void
checked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (CbReminderWatch) self = user_data;
  g_autoptr (CbIdSet) left = cb_reminder_store_check_finish (CB_BOOK (source), result, NULL);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  for (guint i = 0; i < N_PLACES; i++)
    {
      if (self->places[i] != 0 && (left == NULL || !cb_id_set_contains (left, self->places[i])))
        withdraw (self, i);
    }
}

static void
check (CbReminderWatch *self)
{
  g_autoptr (CbIdSet) told = cb_id_set_new ();

  for (guint i = 0; i < N_PLACES; i++)
    {
      if (self->places[i] != 0)
        cb_id_set_add (told, self->places[i]);
    }
  if (!cb_id_set_is_empty (told))
    cb_reminder_store_check_async (self->book, told, g_get_real_time (), self->cancellable, checked_cb,
                                   g_object_ref (self));
}

static gboolean
look_cb (gpointer user_data)
{
  CbReminderWatch *self = user_data;

  self->source = 0;
  if (may_tell (self))
    cb_reminder_store_look_async (self->book, g_get_real_time (), self->cancellable, looked_cb, g_object_ref (self));

  return G_SOURCE_REMOVE;
}

static void
schedule (CbReminderWatch *self,
          guint            delay)
{
  g_clear_handle_id (&self->source, g_source_remove);
  self->source = g_timeout_add_full (G_PRIORITY_LOW, delay, look_cb, self, NULL);
}

static void
book_changed_cb (CbReminderWatch *self,
                 const CbChange  *change)
{
  if (!change->everything && change->contents == NULL && change->deleted == NULL && change->undeleted == NULL &&
      change->masked == NULL && change->unmasked == NULL && change->erased == NULL)
    return;

  check (self);
  schedule (self, CHANGE_DELAY);
}

static void
follow_person (CbReminderWatch *self)
{
  if (may_tell (self))
    schedule (self, CHANGE_DELAY);
  else
    withdraw_all (self);
}

static void
cb_reminder_watch_dispose (GObject *object)
{
  CbReminderWatch *self = CB_REMINDER_WATCH (object);

  cb_reminder_watch_stop (self);
  g_clear_object (&self->book);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->application);

  G_OBJECT_CLASS (cb_reminder_watch_parent_class)->dispose (object);
}

static void
cb_reminder_watch_class_init (CbReminderWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cb_reminder_watch_dispose;
}

static void
cb_reminder_watch_init (CbReminderWatch *self)
{
  self->cancellable = g_cancellable_new ();
}

CbReminderWatch *
cb_reminder_watch_new (CbBook       *book,
                       GApplication *application)
{
  CbReminderWatch *self = g_object_new (CB_TYPE_REMINDER_WATCH, NULL);

  g_return_val_if_fail (CB_IS_BOOK (book), self);

  self->book = g_object_ref (book);
  self->application = g_object_ref (application);
  g_signal_connect_object (book, "changed", G_CALLBACK (book_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (book, "notify::actor", G_CALLBACK (follow_person), self, G_CONNECT_SWAPPED);
  withdraw_all (self);
  schedule (self, START_DELAY);

  return self;
}

void
cb_reminder_watch_set_locked (CbReminderWatch *self,
                              gboolean         locked)
{
  g_return_if_fail (CB_IS_REMINDER_WATCH (self));

  if (locked == self->locked)
    return;

  self->locked = locked;
  follow_person (self);
}

void
cb_reminder_watch_stop (CbReminderWatch *self)
{
  g_return_if_fail (CB_IS_REMINDER_WATCH (self));

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  g_clear_handle_id (&self->source, g_source_remove);
  if (self->book != NULL)
    g_signal_handlers_disconnect_by_data (self->book, self);
  g_cancellable_cancel (self->cancellable);
  if (self->application != NULL)
    withdraw_all (self);
}

gboolean
cb_reminder_watch_has_told (CbReminderWatch *self,
                            gint64           item_id)
{
  g_return_val_if_fail (CB_IS_REMINDER_WATCH (self), FALSE);

  for (guint i = 0; item_id != 0 && i < N_PLACES; i++)
    {
      if (self->places[i] == item_id)
        return TRUE;
    }

  return FALSE;
}
