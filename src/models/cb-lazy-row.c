/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-lazy-row.h"

struct _CbLazyRow
{
  GObject        parent_instance;

  gint64         id;
  guint          group;
  GObject       *content;

  /* NULL once detached. */
  CbLazyRowGone  gone;
  gpointer       owner;
};

G_DEFINE_FINAL_TYPE (CbLazyRow, cb_lazy_row, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_CONTENT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
cb_lazy_row_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  CbLazyRow *self = CB_LAZY_ROW (object);

  switch (prop_id)
    {
    case PROP_CONTENT:
      g_value_set_object (value, self->content);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cb_lazy_row_finalize (GObject *object)
{
  CbLazyRow *self = CB_LAZY_ROW (object);

  if (self->gone != NULL)
    self->gone (self, self->owner);
  g_clear_object (&self->content);

  G_OBJECT_CLASS (cb_lazy_row_parent_class)->finalize (object);
}

static void
cb_lazy_row_class_init (CbLazyRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = cb_lazy_row_get_property;
  object_class->finalize = cb_lazy_row_finalize;

  properties[PROP_CONTENT] =
    g_param_spec_object ("content", NULL, NULL, G_TYPE_OBJECT,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cb_lazy_row_init (CbLazyRow *self)
{
}

CbLazyRow *
cb_lazy_row_new (gint64         id,
                 guint          group,
                 CbLazyRowGone  gone,
                 gpointer       owner)
{
  CbLazyRow *self = g_object_new (CB_TYPE_LAZY_ROW, NULL);

  self->id = id;
  self->group = group;
  self->gone = gone;
  self->owner = owner;

  return self;
}

void
cb_lazy_row_detach (CbLazyRow *self)
{
  self->gone = NULL;
  self->owner = NULL;
}

gint64
cb_lazy_row_get_id (CbLazyRow *self)
{
  g_return_val_if_fail (CB_IS_LAZY_ROW (self), 0);

  return self->id;
}

guint
cb_lazy_row_get_group (CbLazyRow *self)
{
  g_return_val_if_fail (CB_IS_LAZY_ROW (self), 0);

  return self->group;
}

gpointer
cb_lazy_row_get_content (CbLazyRow *self)
{
  g_return_val_if_fail (CB_IS_LAZY_ROW (self), NULL);

  return self->content;
}

void
cb_lazy_row_set_content (CbLazyRow *self,
                         GObject   *content)
{
  g_return_if_fail (CB_IS_LAZY_ROW (self));

  if (g_set_object (&self->content, content))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONTENT]);
}
