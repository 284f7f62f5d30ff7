/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-permission-group.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cb-fold.h"
#include "cb-people-text.h"
#include "cb-permission-text.h"

#define ROWS_PER_TURN 4

struct _CbPermissionGroup
{
  AdwPreferencesGroup  parent_instance;

  CbPermissionSection  section;
  CbGroup             *group;
  CbPermissionSet      changeable;
  char                *filter;                      /* folded; "" for none */
  AdwSwitchRow        *rows[CB_N_PERMISSIONS];      /* NULL for those of other sections */
  AdwExpanderRow      *kind_rows[CB_N_ITEM_KINDS];
  CbPermission         next;                        /* those below have their row */
  guint                build_idle;                  /* 0 once all have */
  gboolean             updating;
};

G_DEFINE_FINAL_TYPE (CbPermissionGroup, cb_permission_group, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  SIGNAL_SWITCHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
switched_cb (CbPermissionGroup *self,
             GParamSpec        *pspec,
             AdwSwitchRow      *row)
{
  if (self->updating)
    return;

  for (CbPermission permission = 1; permission < CB_N_PERMISSIONS; permission++)
    {
      if (self->rows[permission] == row)
        g_signal_emit (self, signals[SIGNAL_SWITCHED], 0, (guint) permission, adw_switch_row_get_active (row));
    }
}

static gboolean
matches (CbPermissionGroup *self,
         CbPermission       permission)
{
  g_autofree char *title = cb_permission_get_title (permission);
  g_autofree char *text = g_strjoin ("\n", title, cb_permission_describe (permission), NULL);
  g_autofree char *folded = cb_fold (text);

  return strstr (folded, self->filter) != NULL;
}

static void
update_row (CbPermissionGroup *self,
            CbPermission       permission)
{
  GtkWidget *row = GTK_WIDGET (self->rows[permission]);

  adw_switch_row_set_active (self->rows[permission],
                             cb_permission_set_has (cb_group_get_permissions (self->group), permission));
  gtk_widget_set_sensitive (row, cb_permission_set_has (self->changeable, permission));
}

static void
update_kind (CbPermissionGroup *self,
             CbItemKind         kind)
{
  g_autofree char *text = cb_group_describe_items (self->group, kind);

  adw_expander_row_set_subtitle (self->kind_rows[kind], text != NULL ? text : _("Nothing"));
}

static void
update (CbPermissionGroup *self)
{
  self->updating = TRUE;
  for (CbPermission permission = 1; permission < self->next; permission++)
    {
      if (self->rows[permission] != NULL)
        update_row (self, permission);
    }
  for (CbItemKind kind = 1; kind < CB_N_ITEM_KINDS; kind++)
    {
      if (self->kind_rows[kind] != NULL)
        update_kind (self, kind);
    }
  self->updating = FALSE;
}

static void
filter_kind (CbPermissionGroup *self,
             CbItemKind         kind)
{
  gboolean any = FALSE;

  for (CbItemRight right = 0; right < CB_N_ITEM_RIGHTS; right++)
    any = any || matches (self, cb_permission_on_items (kind, right));

  gtk_widget_set_visible (GTK_WIDGET (self->kind_rows[kind]), any);
  adw_expander_row_set_expanded (self->kind_rows[kind], any && *self->filter != '\0');
}

static void
filter_rows (CbPermissionGroup *self)
{
  for (CbPermission permission = 1; permission < self->next; permission++)
    {
      if (self->rows[permission] != NULL)
        gtk_widget_set_visible (GTK_WIDGET (self->rows[permission]), matches (self, permission));
    }
  for (CbItemKind kind = 1; kind < CB_N_ITEM_KINDS; kind++)
    {
      if (self->kind_rows[kind] != NULL)
        filter_kind (self, kind);
    }
}

static AdwExpanderRow *
create_kind_row (CbPermissionGroup *self,
                 CbItemKind         kind)
{
  const CbItemKindInfo *info = cb_item_kind_get_info (kind);
  g_autofree char *icon = g_strdup_printf ("customer-book-%s-symbolic", info->name);
  GtkWidget *row = g_object_new (ADW_TYPE_EXPANDER_ROW, "title", _(info->title_plural), NULL);

  /* libadwaita names the row inside of it alone. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, _(info->title_plural), -1);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row),
                               g_object_new (GTK_TYPE_IMAGE,
                                             "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                             "icon-name", icon,
                                             NULL));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);

  return ADW_EXPANDER_ROW (row);
}

static void
add_row (CbPermissionGroup *self,
         CbPermission       permission)
{
  g_autofree char *title = cb_permission_get_title (permission);
  GtkWidget *row = g_object_new (ADW_TYPE_SWITCH_ROW,
                                 "subtitle", cb_permission_describe (permission),
                                 "title", title,
                                 "use-markup", FALSE,
                                 NULL);
  CbItemKind kind;

  self->rows[permission] = ADW_SWITCH_ROW (row);
  if (!cb_permission_get_items (permission, &kind, NULL))
    {
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
    }
  else
    {
      if (self->kind_rows[kind] == NULL)
        self->kind_rows[kind] = create_kind_row (self, kind);
      adw_expander_row_add_row (self->kind_rows[kind], row);
    }
  g_signal_connect_object (row, "notify::active", G_CALLBACK (switched_cb), self, G_CONNECT_SWAPPED);
}

/* All rows at once would take too long. */
static gboolean
build_idle_cb (gpointer user_data)
{
  CbPermissionGroup *self = user_data;
  guint n = 0;

  self->updating = TRUE;
  for (; self->next < CB_N_PERMISSIONS && n < ROWS_PER_TURN; self->next++)
    {
      if (cb_permission_get_section (self->next) != self->section)
        continue;
      add_row (self, self->next);
      update_row (self, self->next);
      n++;
    }
  self->updating = FALSE;
  if (self->next < CB_N_PERMISSIONS)
    return G_SOURCE_CONTINUE;

  self->build_idle = 0;
  update (self);
  filter_rows (self);

  return G_SOURCE_REMOVE;
}

static void
cb_permission_group_dispose (GObject *object)
{
  CbPermissionGroup *self = CB_PERMISSION_GROUP (object);

  g_clear_handle_id (&self->build_idle, g_source_remove);
  g_clear_object (&self->group);

  G_OBJECT_CLASS (cb_permission_group_parent_class)->dispose (object);
}

static void
cb_permission_group_finalize (GObject *object)
{
  CbPermissionGroup *self = CB_PERMISSION_GROUP (object);

  g_free (self->filter);

  G_OBJECT_CLASS (cb_permission_group_parent_class)->finalize (object);
}

static void
cb_permission_group_class_init (CbPermissionGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cb_permission_group_dispose;
  object_class->finalize = cb_permission_group_finalize;

  signals[SIGNAL_SWITCHED] =
    g_signal_new ("switched", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_BOOLEAN);
}

static void
cb_permission_group_init (CbPermissionGroup *self)
{
  self->filter = g_strdup ("");
  self->next = 1;
}

/**
 * cb_permission_group_set_section:
 *
 * To be called once, before anything else.
 */
void
cb_permission_group_set_section (CbPermissionGroup   *self,
                                 CbPermissionSection  section)
{
  g_return_if_fail (CB_IS_PERMISSION_GROUP (self));

  self->section = section;
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), cb_permission_section_get_title (section));
}

void
cb_permission_group_set_group (CbPermissionGroup *self,
                               CbGroup           *group,
                               CbPermissionSet    changeable)
{
  gboolean first;

  g_return_if_fail (CB_IS_PERMISSION_GROUP (self));
  g_return_if_fail (CB_IS_GROUP (group));

  first = self->group == NULL;
  g_set_object (&self->group, group);
  self->changeable = changeable;
  update (self);
  if (first)
    self->build_idle = g_idle_add_full (G_PRIORITY_DEFAULT, build_idle_cb, self, NULL);
}

gboolean
cb_permission_group_filter (CbPermissionGroup *self,
                            const char        *text)
{
  gboolean any = FALSE;

  g_return_val_if_fail (CB_IS_PERMISSION_GROUP (self), FALSE);

  g_set_str (&self->filter, text);
  filter_rows (self);
  for (CbPermission permission = 1; permission < CB_N_PERMISSIONS && !any; permission++)
    any = cb_permission_get_section (permission) == self->section && matches (self, permission);
  gtk_widget_set_visible (GTK_WIDGET (self), any);

  return any;
}
