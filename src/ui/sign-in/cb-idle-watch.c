/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-idle-watch.h"

#include <time.h>

/* A timeout stands still while the computer sleeps, so it is looked at this often,
 * in milliseconds, and when somebody comes back. */
#define MAX_STEP 15000

struct _CbIdleWatch
{
  GObject  parent_instance;

  guint    minutes;
  gint64   last;     /* when somebody was there, in microseconds */
  guint    timeout;
  gboolean told;
};

G_DEFINE_FINAL_TYPE (CbIdleWatch, cb_idle_watch, G_TYPE_OBJECT)

enum
{
  SIGNAL_IDLE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void schedule (CbIdleWatch *self);

/* Goes on while the computer sleeps, and nobody can set it. */
static gint64
get_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_BOOTTIME, &now);

  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static gint64
get_rest (CbIdleWatch *self)
{
  return self->last + (gint64) self->minutes * 60 * G_USEC_PER_SEC - get_time ();
}

/* Returns: whether it was time. */
static gboolean
check (CbIdleWatch *self)
{
  if (self->minutes == 0 || self->told || get_rest (self) > 0)
    return FALSE;

  self->told = TRUE;
  g_clear_handle_id (&self->timeout, g_source_remove);
  g_signal_emit (self, signals[SIGNAL_IDLE], 0);

  return TRUE;
}

static gboolean
timeout_cb (gpointer user_data)
{
  CbIdleWatch *self = user_data;

  self->timeout = 0;
  if (!check (self))
    schedule (self);

  return G_SOURCE_REMOVE;
}

static void
schedule (CbIdleWatch *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  if (self->minutes > 0 && !self->told)
    self->timeout = g_timeout_add ((guint) CLAMP (get_rest (self) / 1000 + 1, 1, MAX_STEP), timeout_cb, self);
}

static gboolean
is_by_hand (GdkEvent *event)
{
  switch ((int) gdk_event_get_event_type (event))
    {
    case GDK_KEY_PRESS:
    case GDK_BUTTON_PRESS:
    case GDK_MOTION_NOTIFY:
    case GDK_SCROLL:
    case GDK_TOUCH_BEGIN:
    case GDK_TOUCH_UPDATE:
    case GDK_PAD_BUTTON_PRESS:
      return TRUE;

    default:
      return FALSE;
    }
}

static gboolean
event_cb (CbIdleWatch *self,
          GdkEvent    *event)
{
  if (!is_by_hand (event))
    return GDK_EVENT_PROPAGATE;

  /* Whoever wakes the computer is not let through to what is about to be hidden. */
  if (check (self))
    return GDK_EVENT_STOP;

  self->last = get_time ();
  if (self->told)
    {
      self->told = FALSE;
      schedule (self);
    }

  return GDK_EVENT_PROPAGATE;
}

static void
cb_idle_watch_dispose (GObject *object)
{
  CbIdleWatch *self = CB_IDLE_WATCH (object);

  g_clear_handle_id (&self->timeout, g_source_remove);

  G_OBJECT_CLASS (cb_idle_watch_parent_class)->dispose (object);
}

static void
cb_idle_watch_class_init (CbIdleWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cb_idle_watch_dispose;

  signals[SIGNAL_IDLE] =
    g_signal_new ("idle", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cb_idle_watch_init (CbIdleWatch *self)
{
  self->last = get_time ();
}

/**
 * cb_idle_watch_new:
 *
 * Returns: (transfer full): a watch that is off
 */
CbIdleWatch *
cb_idle_watch_new (void)
{
  return g_object_new (CB_TYPE_IDLE_WATCH, NULL);
}

void
cb_idle_watch_add (CbIdleWatch *self,
                   GtkWidget   *widget)
{
  GtkEventController *controller;

  g_return_if_fail (CB_IS_IDLE_WATCH (self));
  g_return_if_fail (GTK_IS_WIDGET (widget));

  controller = gtk_event_controller_legacy_new ();
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "event", G_CALLBACK (event_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, controller);
}

void
cb_idle_watch_set_minutes (CbIdleWatch *self,
                           guint        minutes)
{
  g_return_if_fail (CB_IS_IDLE_WATCH (self));

  if (self->minutes == minutes)
    return;

  self->minutes = minutes;
  /* Whoever chooses it is there. */
  self->last = get_time ();
  self->told = FALSE;
  schedule (self);
}
