/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-progress.h"

struct _CbProgress
{
  GObject  parent_instance;

  GMutex   mutex;
  double   fraction;   /* guarded by the mutex */
  gboolean scheduled;  /* guarded by the mutex */
};

G_DEFINE_FINAL_TYPE (CbProgress, cb_progress, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_FRACTION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static gboolean
notify_cb (gpointer user_data)
{
  CbProgress *self = user_data;

  g_mutex_lock (&self->mutex);
  self->scheduled = FALSE;
  g_mutex_unlock (&self->mutex);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);

  return G_SOURCE_REMOVE;
}

static void
cb_progress_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_FRACTION:
      g_value_set_double (value, cb_progress_get_fraction (CB_PROGRESS (object)));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cb_progress_finalize (GObject *object)
{
  CbProgress *self = CB_PROGRESS (object);

  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (cb_progress_parent_class)->finalize (object);
}

static void
cb_progress_class_init (CbProgressClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = cb_progress_get_property;
  object_class->finalize = cb_progress_finalize;

  properties[PROP_FRACTION] =
    g_param_spec_double ("fraction", NULL, NULL, -1, 1, -1,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cb_progress_init (CbProgress *self)
{
  g_mutex_init (&self->mutex);
  self->fraction = -1;
}

/**
 * cb_progress_new:
 *
 * Returns: (transfer full): progress, unknown as yet
 */
CbProgress *
cb_progress_new (void)
{
  return g_object_new (CB_TYPE_PROGRESS, NULL);
}

/**
 * cb_progress_get_fraction:
 *
 * On any thread.
 *
 * Returns: 0 to 1, or -1 while unknown
 */
double
cb_progress_get_fraction (CbProgress *self)
{
  double fraction;

  g_return_val_if_fail (CB_IS_PROGRESS (self), -1);

  g_mutex_lock (&self->mutex);
  fraction = self->fraction;
  g_mutex_unlock (&self->mutex);

  return fraction;
}

/**
 * cb_progress_report:
 * @self: (nullable): nothing happens with NULL, so that callers need not ask
 * @fraction: 0 to 1, or -1 for unknown
 *
 * On any thread.
 */
void
cb_progress_report (CbProgress *self,
                    double      fraction)
{
  gboolean schedule;

  if (self == NULL)
    return;

  g_return_if_fail (CB_IS_PROGRESS (self));

  g_mutex_lock (&self->mutex);
  self->fraction = CLAMP (fraction, -1, 1);
  schedule = !self->scheduled;
  self->scheduled = TRUE;
  g_mutex_unlock (&self->mutex);

  if (schedule)
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, notify_cb, g_object_ref (self), g_object_unref);
}
