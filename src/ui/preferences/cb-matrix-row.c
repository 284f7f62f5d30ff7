/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-matrix-row.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cb-fold.h"
#include "cb-people-text.h"
#include "cb-permission-text.h"

struct _CbMatrixRow
{
  GObject              parent_instance;

  CbPermission         permission;  /* %CB_PERMISSION_NONE for a kind */
  CbItemKind           kind;
  CbPermissionSection  section;
  char                *title;
  char                *sentence;
  char                *folded;      /* both */
};

G_DEFINE_FINAL_TYPE (CbMatrixRow, cb_matrix_row, G_TYPE_OBJECT)

static void
cb_matrix_row_finalize (GObject *object)
{
  CbMatrixRow *self = CB_MATRIX_ROW (object);

  g_free (self->title);
  g_free (self->sentence);
  g_free (self->folded);

  G_OBJECT_CLASS (cb_matrix_row_parent_class)->finalize (object);
}

static void
cb_matrix_row_class_init (CbMatrixRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cb_matrix_row_finalize;
}

static void
cb_matrix_row_init (CbMatrixRow *self)
{
}

/* @title: (transfer full) */
static void
set_texts (CbMatrixRow *self,
           char        *title,
           const char  *sentence)
{
  g_autofree char *text = g_strjoin ("\n", title, sentence, NULL);

  self->title = title;
  self->sentence = g_strdup (sentence);
  self->folded = cb_fold (text);
}

/**
 * cb_matrix_row_new:
 * @permission: one that isn't about items
 *
 * Returns: (transfer full): the row
 */
CbMatrixRow *
cb_matrix_row_new (CbPermission permission)
{
  CbMatrixRow *self = g_object_new (CB_TYPE_MATRIX_ROW, NULL);

  g_return_val_if_fail (cb_permission_is_valid (permission), self);

  self->permission = permission;
  self->section = cb_permission_get_section (permission);
  set_texts (self, cb_permission_get_title (permission), cb_permission_describe (permission));

  return self;
}

CbMatrixRow *
cb_matrix_row_new_kind (CbItemKind kind)
{
  CbMatrixRow *self = g_object_new (CB_TYPE_MATRIX_ROW, NULL);

  g_return_val_if_fail (cb_item_kind_is_valid (kind), self);

  self->kind = kind;
  self->section = CB_PERMISSION_SECTION_ITEMS;
  set_texts (self, g_strdup (_(cb_item_kind_get_info (kind)->title_plural)),
             _("Create, edit and delete items of this kind."));

  return self;
}

CbPermissionSection
cb_matrix_row_get_section (CbMatrixRow *self)
{
  g_return_val_if_fail (CB_IS_MATRIX_ROW (self), 0);

  return self->section;
}

const char *
cb_matrix_row_get_title (CbMatrixRow *self)
{
  g_return_val_if_fail (CB_IS_MATRIX_ROW (self), NULL);

  return self->title;
}

const char *
cb_matrix_row_get_sentence (CbMatrixRow *self)
{
  g_return_val_if_fail (CB_IS_MATRIX_ROW (self), NULL);

  return self->sentence;
}

gboolean
cb_matrix_row_matches (CbMatrixRow *self,
                       const char  *folded)
{
  g_return_val_if_fail (CB_IS_MATRIX_ROW (self), FALSE);
  g_return_val_if_fail (folded != NULL, FALSE);

  return strstr (self->folded, folded) != NULL;
}

CbAllows
cb_matrix_row_compare (CbMatrixRow *self,
                       CbGroup     *group)
{
  CbPermissionSet permissions;
  guint n = 0;

  g_return_val_if_fail (CB_IS_MATRIX_ROW (self), CB_ALLOWS_NOTHING);
  g_return_val_if_fail (CB_IS_GROUP (group), CB_ALLOWS_NOTHING);

  permissions = cb_group_get_permissions (group);
  if (self->permission != CB_PERMISSION_NONE)
    return cb_permission_set_has (permissions, self->permission) ? CB_ALLOWS_ALL : CB_ALLOWS_NOTHING;

  for (CbItemRight right = 0; right < CB_N_ITEM_RIGHTS; right++)
    n += cb_permission_set_has (permissions, cb_permission_on_items (self->kind, right));

  return n == 0 ? CB_ALLOWS_NOTHING : n < CB_N_ITEM_RIGHTS ? CB_ALLOWS_PART : CB_ALLOWS_ALL;
}

char *
cb_matrix_row_describe (CbMatrixRow *self,
                        CbGroup     *group)
{
  switch (cb_matrix_row_compare (self, group))
    {
    case CB_ALLOWS_PART:
      return cb_group_describe_items (group, self->kind);

    case CB_ALLOWS_ALL:
      /* Translators: whether something is allowed */
      return g_strdup (C_("permissions", "Yes"));

    case CB_ALLOWS_NOTHING:
    default:
      /* Translators: whether something is allowed */
      return g_strdup (C_("permissions", "No"));
    }
}
