/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-check-selection.h"

struct _CbCheckSelection
{
  GObject     parent_instance;

  GListModel *shown;
  CbLazyList *list;
  CbIdSet    *selected;
};

static void list_model_init      (GListModelInterface        *iface);
static void selection_model_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CbCheckSelection, cb_check_selection, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, selection_model_init))

enum
{
  PROP_0,
  PROP_N_SELECTED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static guint
get_n_items (CbCheckSelection *self)
{
  return g_list_model_get_n_items (self->shown);
}

/* Tells of what may be otherwise in @n places from @position on. */
static void
changed (CbCheckSelection *self,
         guint             position,
         guint             n)
{
  guint n_items = get_n_items (self);

  if (position < n_items)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), position, MIN (n, n_items - position));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_SELECTED]);
}

static GType
cb_check_selection_get_item_type (GListModel *model)
{
  return CB_TYPE_LAZY_ROW;
}

static guint
cb_check_selection_get_n_items (GListModel *model)
{
  return get_n_items (CB_CHECK_SELECTION (model));
}

static gpointer
cb_check_selection_get_item (GListModel *model,
                             guint       position)
{
  return g_list_model_get_item (CB_CHECK_SELECTION (model)->shown, position);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = cb_check_selection_get_item_type;
  iface->get_n_items = cb_check_selection_get_n_items;
  iface->get_item = cb_check_selection_get_item;
}

static gboolean
cb_check_selection_is_selected (GtkSelectionModel *model,
                                guint              position)
{
  CbCheckSelection *self = CB_CHECK_SELECTION (model);

  return cb_id_set_contains (self->selected, cb_lazy_list_get_id (self->list, position));
}

static GtkBitset *
cb_check_selection_get_selection_in_range (GtkSelectionModel *model,
                                           guint              position,
                                           guint              n_items)
{
  GtkBitset *bitset = gtk_bitset_new_empty ();
  guint end = (guint) MIN ((gsize) position + n_items, get_n_items (CB_CHECK_SELECTION (model)));

  for (guint i = position; i < end; i++)
    {
      if (cb_check_selection_is_selected (model, i))
        gtk_bitset_add (bitset, i);
    }

  return bitset;
}

static void
set_range (CbCheckSelection *self,
           guint             position,
           guint             n_items,
           gboolean          selected)
{
  for (guint i = 0; i < n_items; i++)
    {
      gint64 id = cb_lazy_list_get_id (self->list, position + i);

      if (id == 0)
        break;
      if (selected)
        cb_id_set_add (self->selected, id);
      else
        cb_id_set_remove (self->selected, id);
    }
}

static gboolean
cb_check_selection_select_range (GtkSelectionModel *model,
                                 guint              position,
                                 guint              n_items,
                                 gboolean           unselect_rest)
{
  CbCheckSelection *self = CB_CHECK_SELECTION (model);
  gboolean others = unselect_rest && !cb_id_set_is_empty (self->selected);

  if (others)
    cb_id_set_clear (self->selected);
  set_range (self, position, n_items, TRUE);
  changed (self, others ? 0 : position, others ? get_n_items (self) : n_items);

  return TRUE;
}

static gboolean
cb_check_selection_unselect_range (GtkSelectionModel *model,
                                   guint              position,
                                   guint              n_items)
{
  set_range (CB_CHECK_SELECTION (model), position, n_items, FALSE);
  changed (CB_CHECK_SELECTION (model), position, n_items);

  return TRUE;
}

static gboolean
cb_check_selection_select_item (GtkSelectionModel *model,
                                guint              position,
                                gboolean           unselect_rest)
{
  /* This is a click on a row, or an arrow key. */
  if (unselect_rest)
    return FALSE;

  return cb_check_selection_select_range (model, position, 1, FALSE);
}

static gboolean
cb_check_selection_unselect_item (GtkSelectionModel *model,
                                  guint              position)
{
  return cb_check_selection_unselect_range (model, position, 1);
}

static gboolean
cb_check_selection_select_all (GtkSelectionModel *model)
{
  CbCheckSelection *self = CB_CHECK_SELECTION (model);

  cb_id_set_unref (self->selected);
  self->selected = cb_lazy_list_get_group_ids (self->list, G_MAXUINT);
  changed (self, 0, get_n_items (self));

  return TRUE;
}

static gboolean
cb_check_selection_unselect_all (GtkSelectionModel *model)
{
  CbCheckSelection *self = CB_CHECK_SELECTION (model);

  cb_id_set_clear (self->selected);
  changed (self, 0, get_n_items (self));

  return TRUE;
}

static gboolean
cb_check_selection_set_selection (GtkSelectionModel *model,
                                  GtkBitset         *selected,
                                  GtkBitset         *mask)
{
  CbCheckSelection *self = CB_CHECK_SELECTION (model);
  GtkBitsetIter iter;
  guint position;

  if (gtk_bitset_is_empty (mask))
    return TRUE;

  if (gtk_bitset_iter_init_first (&iter, mask, &position))
    do
      {
        if (position >= get_n_items (self))
          break;
        set_range (self, position, 1, gtk_bitset_contains (selected, position));
      }
    while (gtk_bitset_iter_next (&iter, &position));

  position = gtk_bitset_get_minimum (mask);
  changed (self, position, gtk_bitset_get_maximum (mask) - position + 1);

  return TRUE;
}

static void
selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = cb_check_selection_is_selected;
  iface->get_selection_in_range = cb_check_selection_get_selection_in_range;
  iface->select_item = cb_check_selection_select_item;
  iface->unselect_item = cb_check_selection_unselect_item;
  iface->select_range = cb_check_selection_select_range;
  iface->unselect_range = cb_check_selection_unselect_range;
  iface->select_all = cb_check_selection_select_all;
  iface->unselect_all = cb_check_selection_unselect_all;
  iface->set_selection = cb_check_selection_set_selection;
}

static void
cb_check_selection_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_N_SELECTED:
      g_value_set_uint64 (value, cb_check_selection_get_n_selected (CB_CHECK_SELECTION (object)));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cb_check_selection_finalize (GObject *object)
{
  CbCheckSelection *self = CB_CHECK_SELECTION (object);

  g_clear_object (&self->shown);
  g_clear_object (&self->list);
  cb_id_set_unref (self->selected);

  G_OBJECT_CLASS (cb_check_selection_parent_class)->finalize (object);
}

static void
cb_check_selection_class_init (CbCheckSelectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = cb_check_selection_get_property;
  object_class->finalize = cb_check_selection_finalize;

  properties[PROP_N_SELECTED] =
    g_param_spec_uint64 ("n-selected", NULL, NULL, 0, G_MAXUINT64, 0,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cb_check_selection_init (CbCheckSelection *self)
{
  self->selected = cb_id_set_new ();
}

CbCheckSelection *
cb_check_selection_new (GListModel *shown,
                        CbLazyList *list)
{
  CbCheckSelection *self;

  g_return_val_if_fail (G_IS_LIST_MODEL (shown), NULL);
  g_return_val_if_fail (CB_IS_LAZY_LIST (list), NULL);

  self = g_object_new (CB_TYPE_CHECK_SELECTION, NULL);
  self->shown = g_object_ref (shown);
  self->list = g_object_ref (list);
  g_signal_connect_object (shown, "items-changed", G_CALLBACK (g_list_model_items_changed), self,
                           G_CONNECT_SWAPPED);

  return self;
}

CbIdSet *
cb_check_selection_get_selected (CbCheckSelection *self)
{
  g_return_val_if_fail (CB_IS_CHECK_SELECTION (self), NULL);

  return self->selected;
}

gsize
cb_check_selection_get_n_selected (CbCheckSelection *self)
{
  g_return_val_if_fail (CB_IS_CHECK_SELECTION (self), 0);

  return cb_id_set_get_size (self->selected);
}

void
cb_check_selection_update (CbCheckSelection *self)
{
  g_autoptr (CbIdSet) left = NULL;
  gint64 id;

  g_return_if_fail (CB_IS_CHECK_SELECTION (self));

  if (cb_id_set_is_empty (self->selected))
    return;

  left = cb_id_set_new ();
  for (guint i = 0; (id = cb_lazy_list_get_id (self->list, i)) != 0; i++)
    {
      if (cb_id_set_contains (self->selected, id))
        cb_id_set_add (left, id);
    }
  if (cb_id_set_get_size (left) == cb_id_set_get_size (self->selected))
    return;

  cb_id_set_unref (self->selected);
  self->selected = g_steal_pointer (&left);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_SELECTED]);
}
