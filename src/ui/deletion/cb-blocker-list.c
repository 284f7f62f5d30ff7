/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-blocker-list.h"

#include "cb-item-store.h"

struct _CbBlockerList
{
  CbLazyList parent_instance;
};

static void section_model_init (GtkSectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CbBlockerList, cb_blocker_list, CB_TYPE_LAZY_LIST,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SECTION_MODEL, section_model_init))

static void
cb_blocker_list_get_section (GtkSectionModel *model,
                             guint            position,
                             guint           *start,
                             guint           *end)
{
  cb_lazy_list_get_range (CB_LAZY_LIST (model), position, start, end);
}

static void
section_model_init (GtkSectionModelInterface *iface)
{
  iface->get_section = cb_blocker_list_get_section;
}

static void
cb_blocker_list_class_init (CbBlockerListClass *klass)
{
}

static void
cb_blocker_list_init (CbBlockerList *self)
{
}

/**
 * cb_blocker_list_new:
 *
 * Returns: (transfer full): an empty list
 */
CbBlockerList *
cb_blocker_list_new (CbBook *book)
{
  CbBlockerList *self = g_object_new (CB_TYPE_BLOCKER_LIST, NULL);

  cb_lazy_list_set_up (CB_LAZY_LIST (self), book, CB_LOOKUP_ITEMS, NULL);

  return self;
}

void
cb_blocker_list_set_places (CbBlockerList *self,
                            GArray        *places)
{
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (guint32), places->len);
  GArray *groups = g_array_new (FALSE, FALSE, sizeof (CbLazyGroup));

  g_return_if_fail (CB_IS_BLOCKER_LIST (self));

  for (guint i = 0; i < places->len; i++)
    {
      const CbItemPlace *place = &g_array_index (places, CbItemPlace, i);
      guint32 id = (guint32) place->id;

      g_array_append_val (ids, id);
      if (groups->len == 0 || g_array_index (groups, CbLazyGroup, groups->len - 1).group != place->kind)
        {
          CbLazyGroup group = { place->kind, 0 };

          g_array_append_val (groups, group);
        }
      g_array_index (groups, CbLazyGroup, groups->len - 1).n++;
    }
  cb_lazy_list_set_ids (CB_LAZY_LIST (self), ids, groups);
}
