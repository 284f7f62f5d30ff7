/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-selection-model.h"

struct _CbSelectionModel
{
  GObject         parent_instance;

  CbCustomerList *list;
  CbIdSet        *selected;
  gsize           n_selected;  /* as it was notified last */
  gboolean        all;         /* what is still to come shall be selected */
};

static void
list_model_iface_init (GListModelInterface *iface);
static void
selection_model_iface_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CbSelectionModel, cb_selection_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, selection_model_iface_init))

enum
{
  PROP_0,
  PROP_N_SELECTED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static guint
get_n_items (CbSelectionModel *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->list));
}

static void
notify_n_selected (CbSelectionModel *self)
{
  gsize n_selected = cb_id_set_get_size (self->selected);

  if (n_selected == self->n_selected)
    return;

  self->n_selected = n_selected;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_SELECTED]);
}

static void
changed (CbSelectionModel *self,
         guint             position,
         guint             n_items)
{
  guint end = get_n_items (self);

  if (n_items > 0 && position < end)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), position,
                                           MIN (n_items, end - position));

  notify_n_selected (self);
}

static void
take_all (CbSelectionModel *self)
{
  cb_id_set_unref (self->selected);
  self->selected = cb_id_set_copy (cb_customer_list_get_id_set (self->list));
}

/* The ids at @n_items places from @position on. */
static CbIdSet *
get_range (CbSelectionModel *self,
           guint             position,
           guint             n_items)
{
  const gint64 *ids;
  gsize n_ids;

  ids = cb_customer_list_get_ids (self->list, &n_ids);
  if (position >= n_ids)
    return cb_id_set_new ();

  return cb_id_set_new_from_ids (ids + position, MIN (n_items, n_ids - position));
}

static void
settled_cb (CbSelectionModel *self,
            gboolean          rebound)
{
  gboolean all = self->all;

  if (all)
    take_all (self);
  else
    cb_id_set_intersect (self->selected, cb_customer_list_get_id_set (self->list));

  self->all = all && cb_customer_list_get_loading (self->list);

  /* Who left the selection left the list, so that nothing else has changed. */
  if (all || rebound)
    changed (self, 0, get_n_items (self));
  else
    notify_n_selected (self);
}

static void
loading_cb (CbSelectionModel *self)
{
  if (!cb_customer_list_get_loading (self->list))
    self->all = FALSE;
}

static GType
cb_selection_model_get_item_type (GListModel *model)
{
  return CB_TYPE_CUSTOMER_ROW;
}

static guint
cb_selection_model_get_n_items (GListModel *model)
{
  return get_n_items (CB_SELECTION_MODEL (model));
}

static gpointer
cb_selection_model_get_item (GListModel *model,
                             guint       position)
{
  return g_list_model_get_item (G_LIST_MODEL (CB_SELECTION_MODEL (model)->list), position);
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = cb_selection_model_get_item_type;
  iface->get_n_items = cb_selection_model_get_n_items;
  iface->get_item = cb_selection_model_get_item;
}

static gboolean
cb_selection_model_is_selected (GtkSelectionModel *model,
                                guint              position)
{
  CbSelectionModel *self = CB_SELECTION_MODEL (model);

  return cb_id_set_contains (self->selected, cb_customer_list_get_id (self->list, position));
}

static GtkBitset *
cb_selection_model_get_selection_in_range (GtkSelectionModel *model,
                                           guint              position,
                                           guint              n_items)
{
  CbSelectionModel *self = CB_SELECTION_MODEL (model);
  GtkBitset *bitset = gtk_bitset_new_empty ();
  const gint64 *ids;
  gsize n_ids;
  guint start, end;

  ids = cb_customer_list_get_ids (self->list, &n_ids);
  end = (guint) MIN ((gsize) position + n_items, n_ids);

  if (cb_id_set_is_empty (self->selected))
    return bitset;

  if (position < end && cb_id_set_get_size (self->selected) == n_ids)
    {
      gtk_bitset_add_range (bitset, position, end - position);
      return bitset;
    }

  /* Stretches cost a bitset no more than single ones. */
  for (guint i = position; i < end; i++)
    {
      for (start = i; i < end && cb_id_set_contains (self->selected, ids[i]); i++)
        ;
      if (i > start)
        gtk_bitset_add_range (bitset, start, i - start);
    }

  return bitset;
}

static gboolean
cb_selection_model_select_range (GtkSelectionModel *model,
                                 guint              position,
                                 guint              n_items,
                                 gboolean           unselect_rest)
{
  CbSelectionModel *self = CB_SELECTION_MODEL (model);
  g_autoptr (CbIdSet) range = get_range (self, position, n_items);

  self->all = FALSE;

  if (unselect_rest && !cb_id_set_is_empty (self->selected))
    {
      cb_id_set_unref (self->selected);
      self->selected = g_steal_pointer (&range);
      changed (self, 0, get_n_items (self));
    }
  else
    {
      cb_id_set_union (self->selected, range);
      changed (self, position, n_items);
    }

  return TRUE;
}

static gboolean
cb_selection_model_unselect_range (GtkSelectionModel *model,
                                   guint              position,
                                   guint              n_items)
{
  CbSelectionModel *self = CB_SELECTION_MODEL (model);
  g_autoptr (CbIdSet) range = get_range (self, position, n_items);

  self->all = FALSE;
  cb_id_set_subtract (self->selected, range);
  changed (self, position, n_items);

  return TRUE;
}

static gboolean
cb_selection_model_select_item (GtkSelectionModel *model,
                                guint              position,
                                gboolean           unselect_rest)
{
  /* This is a click on a row, or an arrow key. */
  if (unselect_rest)
    return FALSE;

  return cb_selection_model_select_range (model, position, 1, FALSE);
}

static gboolean
cb_selection_model_unselect_item (GtkSelectionModel *model,
                                  guint              position)
{
  return cb_selection_model_unselect_range (model, position, 1);
}

static gboolean
cb_selection_model_select_all (GtkSelectionModel *model)
{
  CbSelectionModel *self = CB_SELECTION_MODEL (model);

  self->all = cb_customer_list_get_loading (self->list);
  take_all (self);
  changed (self, 0, get_n_items (self));

  return TRUE;
}

static gboolean
cb_selection_model_unselect_all (GtkSelectionModel *model)
{
  CbSelectionModel *self = CB_SELECTION_MODEL (model);

  self->all = FALSE;
  if (cb_id_set_is_empty (self->selected))
    return TRUE;

  cb_id_set_clear (self->selected);
  changed (self, 0, get_n_items (self));

  return TRUE;
}

static gboolean
cb_selection_model_set_selection (GtkSelectionModel *model,
                                  GtkBitset         *selected,
                                  GtkBitset         *mask)
{
  CbSelectionModel *self = CB_SELECTION_MODEL (model);
  GtkBitsetIter iter;
  guint position;

  if (gtk_bitset_is_empty (mask))
    return TRUE;

  self->all = FALSE;

  if (gtk_bitset_iter_init_first (&iter, mask, &position))
    do
      {
        gint64 id = cb_customer_list_get_id (self->list, position);

        if (id == 0)
          break;

        if (gtk_bitset_contains (selected, position))
          cb_id_set_add (self->selected, id);
        else
          cb_id_set_remove (self->selected, id);
      }
    while (gtk_bitset_iter_next (&iter, &position));

  position = gtk_bitset_get_minimum (mask);
  changed (self, position, gtk_bitset_get_maximum (mask) - position + 1);

  return TRUE;
}

static void
selection_model_iface_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = cb_selection_model_is_selected;
  iface->get_selection_in_range = cb_selection_model_get_selection_in_range;
  iface->select_item = cb_selection_model_select_item;
  iface->unselect_item = cb_selection_model_unselect_item;
  iface->select_range = cb_selection_model_select_range;
  iface->unselect_range = cb_selection_model_unselect_range;
  iface->select_all = cb_selection_model_select_all;
  iface->unselect_all = cb_selection_model_unselect_all;
  iface->set_selection = cb_selection_model_set_selection;
}

static void
cb_selection_model_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_N_SELECTED:
      g_value_set_uint64 (value, cb_selection_model_get_n_selected (CB_SELECTION_MODEL (object)));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cb_selection_model_finalize (GObject *object)
{
  CbSelectionModel *self = CB_SELECTION_MODEL (object);

  g_clear_object (&self->list);
  cb_id_set_unref (self->selected);

  G_OBJECT_CLASS (cb_selection_model_parent_class)->finalize (object);
}

static void
cb_selection_model_class_init (CbSelectionModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = cb_selection_model_get_property;
  object_class->finalize = cb_selection_model_finalize;

  properties[PROP_N_SELECTED] =
    g_param_spec_uint64 ("n-selected", NULL, NULL, 0, G_MAXUINT64, 0,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cb_selection_model_init (CbSelectionModel *self)
{
  self->selected = cb_id_set_new ();
}

CbSelectionModel *
cb_selection_model_new (CbCustomerList *list)
{
  CbSelectionModel *self;

  g_return_val_if_fail (CB_IS_CUSTOMER_LIST (list), NULL);

  self = g_object_new (CB_TYPE_SELECTION_MODEL, NULL);
  self->list = g_object_ref (list);
  g_signal_connect_object (list, "items-changed", G_CALLBACK (g_list_model_items_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "settled", G_CALLBACK (settled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "notify::loading", G_CALLBACK (loading_cb), self, G_CONNECT_SWAPPED);

  return self;
}

CbCustomerList *
cb_selection_model_get_list (CbSelectionModel *self)
{
  g_return_val_if_fail (CB_IS_SELECTION_MODEL (self), NULL);

  return self->list;
}

CbIdSet *
cb_selection_model_get_selected (CbSelectionModel *self)
{
  g_return_val_if_fail (CB_IS_SELECTION_MODEL (self), NULL);

  return self->selected;
}

gsize
cb_selection_model_get_n_selected (CbSelectionModel *self)
{
  g_return_val_if_fail (CB_IS_SELECTION_MODEL (self), 0);

  return cb_id_set_get_size (self->selected);
}
