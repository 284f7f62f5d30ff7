/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-maintainer.h"

/* Milliseconds: after the window is up and its list drawn, and after a change
 * that others may follow. */
#define START_DELAY  1500
#define CHANGE_DELAY 1000

struct _CbMaintainer
{
  GObject       parent_instance;

  CbBook       *book;
  GCancellable *cancellable;
  GCancellable *run;      /* what is under way, or NULL */
  CbProgress   *progress; /* of that */
  CbOutlook     outlook;
  guint         source;
  gboolean      working;  /* long enough to tell */
  gboolean      changed;  /* while it ran */
  gboolean      held;
  gboolean      due;      /* while it was held */
};

G_DEFINE_FINAL_TYPE (CbMaintainer, cb_maintainer, G_TYPE_OBJECT)

enum
{
  WORKING,
  DONE,
  FAILED,
  RESTED,
  OUTLOOK_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void schedule (CbMaintainer *self,
                      guint         delay);

/* The clock may be set, and the computer sleep: an hour at the most. */
static guint
get_delay (CbMaintainer *self,
           gboolean      put_off)
{
  const gint64 hour = G_TIME_SPAN_HOUR / G_TIME_SPAN_MILLISECOND;
  gint64 wait;

  if (self->outlook.next == 0 || put_off)
    return (guint) hour;
  wait = (self->outlook.next - g_get_real_time ()) / G_TIME_SPAN_MILLISECOND + 1;

  return (guint) CLAMP (wait, CHANGE_DELAY, hour);
}

static void
ran_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (CbMaintainer) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean worked = self->working;
  gboolean put_off;
  CbMaintained done;

  cb_maintenance_run_finish (CB_BOOK (source), result, &done, &error);
  put_off = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_object (&self->run);
  g_clear_object (&self->progress);
  self->working = FALSE;
  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  if (error == NULL)
    {
      self->outlook = done.outlook;
      g_signal_emit (self, signals[OUTLOOK_CHANGED], 0);
    }
  schedule (self, self->changed && !put_off ? CHANGE_DELAY : get_delay (self, put_off));

  if (worked)
    g_signal_emit (self, signals[RESTED], 0);
  if (done.n_pending + done.n_retained > 0)
    g_signal_emit (self, signals[DONE], 0, &done);
  if (error != NULL)
    g_signal_emit (self, signals[FAILED], 0, error);
}

static void
progress_cb (CbMaintainer *self)
{
  if (self->working || self->run == NULL)
    return;

  self->working = TRUE;
  g_signal_emit (self, signals[WORKING], 0, self->progress, self->run);
}

static gboolean
run_cb (gpointer user_data)
{
  CbMaintainer *self = user_data;

  self->source = 0;
  if (self->held)
    {
      self->due = TRUE;
      return G_SOURCE_REMOVE;
    }

  self->changed = FALSE;
  self->run = g_cancellable_new ();
  self->progress = cb_progress_new ();
  g_signal_connect_object (self->cancellable, "cancelled", G_CALLBACK (g_cancellable_cancel), self->run,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->progress, "notify::fraction", G_CALLBACK (progress_cb), self, G_CONNECT_SWAPPED);
  cb_maintenance_run_async (self->book, g_get_real_time (), self->progress, self->run, ran_cb, g_object_ref (self));

  return G_SOURCE_REMOVE;
}

static void
schedule (CbMaintainer *self,
          guint         delay)
{
  g_clear_handle_id (&self->source, g_source_remove);
  self->source = g_timeout_add_full (G_PRIORITY_LOW, delay, run_cb, self, NULL);
}

static void
book_changed_cb (CbMaintainer   *self,
                 const CbChange *change)
{
  if (!change->everything && !change->settings && change->deleted == NULL && change->undeleted == NULL &&
      change->masked == NULL && change->unmasked == NULL && change->erased == NULL)
    return;

  if (self->run != NULL)
    self->changed = TRUE;
  else
    schedule (self, CHANGE_DELAY);
}

static void
cb_maintainer_dispose (GObject *object)
{
  CbMaintainer *self = CB_MAINTAINER (object);

  cb_maintainer_stop (self);
  g_clear_object (&self->book);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->run);
  g_clear_object (&self->progress);

  G_OBJECT_CLASS (cb_maintainer_parent_class)->dispose (object);
}

static void
cb_maintainer_class_init (CbMaintainerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cb_maintainer_dispose;

  signals[WORKING] =
    g_signal_new ("working", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, CB_TYPE_PROGRESS, G_TYPE_CANCELLABLE);
  signals[DONE] =
    g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[FAILED] =
    g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_ERROR | G_SIGNAL_TYPE_STATIC_SCOPE);
  signals[RESTED] =
    g_signal_new ("rested", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
  signals[OUTLOOK_CHANGED] =
    g_signal_new ("outlook-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
}

static void
cb_maintainer_init (CbMaintainer *self)
{
  self->cancellable = g_cancellable_new ();
}

CbMaintainer *
cb_maintainer_new (CbBook *book)
{
  CbMaintainer *self = g_object_new (CB_TYPE_MAINTAINER, NULL);

  g_return_val_if_fail (CB_IS_BOOK (book), self);

  self->book = g_object_ref (book);
  g_signal_connect_object (book, "changed", G_CALLBACK (book_changed_cb), self, G_CONNECT_SWAPPED);
  schedule (self, START_DELAY);

  return self;
}

void
cb_maintainer_stop (CbMaintainer *self)
{
  g_return_if_fail (CB_IS_MAINTAINER (self));

  g_clear_handle_id (&self->source, g_source_remove);
  if (self->book != NULL)
    g_signal_handlers_disconnect_by_data (self->book, self);
  g_cancellable_cancel (self->cancellable);
}

void
cb_maintainer_hold (CbMaintainer *self,
                    gboolean      held)
{
  g_return_if_fail (CB_IS_MAINTAINER (self));

  self->held = held;
  if (held || !self->due)
    return;

  self->due = FALSE;
  schedule (self, CHANGE_DELAY);
}

const CbOutlook *
cb_maintainer_get_outlook (CbMaintainer *self)
{
  g_return_val_if_fail (CB_IS_MAINTAINER (self), NULL);

  return &self->outlook;
}
