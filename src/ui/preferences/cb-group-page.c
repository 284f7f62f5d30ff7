/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-group-page.h"

#include <glib/gi18n.h>

#include "cb-display-text.h"
#include "cb-fold.h"
#include "cb-group-dialogs.h"
#include "cb-people-text.h"
#include "cb-permission-group.h"
#include "cb-permission-text.h"
#include "cb-strip.h"

struct _CbGroupPage
{
  AdwNavigationPage    parent_instance;

  GtkSearchEntry      *search_entry;
  GtkStack            *stack;
  AdwBanner           *banner;
  AdwPreferencesGroup *name_group;
  AdwEntryRow         *name_row;
  AdwActionRow        *people_row;
  CbPermissionGroup   *customers_group;
  CbPermissionGroup   *items_group;
  CbPermissionGroup   *inbox_group;
  CbPermissionGroup   *in_and_out_group;
  CbPermissionGroup   *book_group;
  AdwPreferencesGroup *end_group;
  GtkWidget           *copy_row;
  GtkWidget           *remove_row;

  CbPermissionGroup   *sections[CB_N_PERMISSION_SECTIONS];  /* those above */
  CbPeopleKeeper      *keeper;
  gint64               id;
  char                *shown;  /* the name that stands in its row */
};

G_DEFINE_FINAL_TYPE (CbGroupPage, cb_group_page, ADW_TYPE_NAVIGATION_PAGE)

static CbGroup *
get_group (CbGroupPage *self)
{
  return cb_people_find_group (cb_people_keeper_get_people (self->keeper), self->id);
}

/* Also takes the button to apply away, which would stay while the row has the
 * focus. */
static void
set_name (CbGroupPage *self,
          const char  *name)
{
  g_set_str (&self->shown, name);
  adw_entry_row_set_show_apply_button (self->name_row, FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->name_row), name);
  adw_entry_row_set_show_apply_button (self->name_row, TRUE);
}

static void
name_applied_cb (CbGroupPage *self)
{
  g_autofree char *name = cb_strip (gtk_editable_get_text (GTK_EDITABLE (self->name_row)));
  const char *problem;

  /* As it is shown it may be translated. */
  if (g_str_equal (name, self->shown))
    {
      set_name (self, name);
      return;
    }

  problem = cb_people_check_group_name (cb_people_keeper_get_people (self->keeper), self->id, name);
  if (problem != NULL)
    {
      g_autofree char *before = g_strdup (self->shown);

      set_name (self, before);
      cb_people_show_problem (GTK_WIDGET (self), problem);
      return;
    }

  cb_people_keeper_rename_group (self->keeper, self->id, name);
}

/* What was typed and not applied is meant all the same, unless it can't be. */
static void
hiding_cb (CbGroupPage *self)
{
  g_autofree char *name = cb_strip (gtk_editable_get_text (GTK_EDITABLE (self->name_row)));
  CbPeople *people = cb_people_keeper_get_people (self->keeper);

  if (get_group (self) != NULL && gtk_widget_get_sensitive (GTK_WIDGET (self->name_row)) &&
      !g_str_equal (name, self->shown) &&
      cb_people_check_group_name (people, self->id, name) == NULL)
    cb_people_keeper_rename_group (self->keeper, self->id, name);
}

static void
switched_cb (CbGroupPage *self,
             guint        permission,
             gboolean     allowed)
{
  cb_people_keeper_set_permission (self->keeper, GTK_WIDGET (self), self->id, permission, allowed);
}

static void
copy_cb (CbGroupPage *self)
{
  cb_group_dialogs_add_group (self->keeper, GTK_WIDGET (self), get_group (self));
}

static void
remove_cb (CbGroupPage *self)
{
  cb_group_dialogs_remove_group (self->keeper, GTK_WIDGET (self), get_group (self));
}

static void
search_changed_cb (CbGroupPage *self)
{
  g_autofree char *text = cb_strip (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  g_autofree char *folded = cb_fold (text);
  gboolean any = FALSE;

  for (CbPermissionSection section = 0; section < CB_N_PERMISSION_SECTIONS; section++)
    any = cb_permission_group_filter (self->sections[section], folded) || any;
  gtk_widget_set_visible (GTK_WIDGET (self->name_group), *folded == '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->end_group), *folded == '\0');
  gtk_stack_set_visible_child_name (self->stack, any ? "list" : "no-results");
}

static void
stop_search_cb (CbGroupPage *self)
{
  /* Without a search Escape goes back. */
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "navigation.pop", NULL);
}

static char *
list_people (CbGroupPage *self)
{
  GPtrArray *people = cb_people_get_people (cb_people_keeper_get_people (self->keeper));
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) strv = NULL;

  for (guint i = 0; i < people->len; i++)
    {
      if (cb_person_get_group (people->pdata[i]) == self->id)
        g_strv_builder_take (names, cb_display_text (cb_person_get_name (people->pdata[i])));
    }
  strv = g_strv_builder_end (names);

  return strv[0] != NULL ? g_strjoinv ("\n", strv) : g_strdup (_("Nobody"));
}

static char *
describe_hindrance (CbGroupPage *self,
                    CbGroup     *group)
{
  char *hindrance = cb_people_keeper_hinder_group (self->keeper, group);

  if (hindrance == NULL && cb_group_is_administrator (group))
    return g_strdup (_("Administrators may do everything. That can’t be changed."));

  return hindrance;
}

static void
update_sensitive (CbGroupPage *self,
                  CbGroup     *group)
{
  g_autofree char *hindrance = cb_people_keeper_hinder_group (self->keeper, group);
  g_autofree char *reason = describe_hindrance (self, group);

  if (reason != NULL)
    adw_banner_set_title (self->banner, reason);
  adw_banner_set_revealed (self->banner, reason != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->name_row), hindrance == NULL);
  gtk_widget_set_sensitive (self->copy_row, hindrance == NULL);
  gtk_widget_set_sensitive (self->remove_row, reason == NULL);
}

static void
update_sections (CbGroupPage *self,
                 CbGroup     *group)
{
  g_autofree char *reason = describe_hindrance (self, group);
  CbPermissionSet changeable = { 0 };

  if (reason == NULL)
    changeable = cb_people_keeper_get_permissions (self->keeper);
  for (CbPermissionSection section = 0; section < CB_N_PERMISSION_SECTIONS; section++)
    cb_permission_group_set_group (self->sections[section], group, changeable);
}

static void
update (CbGroupPage *self)
{
  CbGroup *group = get_group (self);
  g_autofree char *title = NULL;
  g_autofree char *people = NULL;

  if (group == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "navigation.pop", NULL);
      return;
    }

  title = cb_group_get_title (group);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), title);
  /* What is being typed stays, unless somebody else has changed it. */
  if (g_strcmp0 (self->shown, title) != 0)
    set_name (self, title);
  people = list_people (self);
  adw_action_row_set_subtitle (self->people_row, people);
  update_sensitive (self, group);
  update_sections (self, group);
}

static void
failed_cb (CbGroupPage *self)
{
  CbGroup *group = get_group (self);

  if (group != NULL)
    {
      g_autofree char *title = cb_group_get_title (group);

      set_name (self, title);
    }
}

static void
cb_group_page_dispose (GObject *object)
{
  CbGroupPage *self = CB_GROUP_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CB_TYPE_GROUP_PAGE);
  g_clear_object (&self->keeper);
  g_clear_pointer (&self->shown, g_free);

  G_OBJECT_CLASS (cb_group_page_parent_class)->dispose (object);
}

static void
cb_group_page_class_init (CbGroupPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cb_group_page_dispose;

  g_type_ensure (CB_TYPE_PERMISSION_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/CustomerBook/ui/cb-group-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CbGroupPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, CbGroupPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CbGroupPage, banner);
  gtk_widget_class_bind_template_child (widget_class, CbGroupPage, name_group);
  gtk_widget_class_bind_template_child (widget_class, CbGroupPage, name_row);
  gtk_widget_class_bind_template_child (widget_class, CbGroupPage, people_row);
  gtk_widget_class_bind_template_child (widget_class, CbGroupPage, customers_group);
  gtk_widget_class_bind_template_child (widget_class, CbGroupPage, items_group);
  gtk_widget_class_bind_template_child (widget_class, CbGroupPage, inbox_group);
  gtk_widget_class_bind_template_child (widget_class, CbGroupPage, in_and_out_group);
  gtk_widget_class_bind_template_child (widget_class, CbGroupPage, book_group);
  gtk_widget_class_bind_template_child (widget_class, CbGroupPage, end_group);
  gtk_widget_class_bind_template_child (widget_class, CbGroupPage, copy_row);
  gtk_widget_class_bind_template_child (widget_class, CbGroupPage, remove_row);
  gtk_widget_class_bind_template_callback (widget_class, hiding_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, switched_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
cb_group_page_init (CbGroupPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->sections[CB_PERMISSION_SECTION_CUSTOMERS] = self->customers_group;
  self->sections[CB_PERMISSION_SECTION_ITEMS] = self->items_group;
  self->sections[CB_PERMISSION_SECTION_INBOX] = self->inbox_group;
  self->sections[CB_PERMISSION_SECTION_IN_AND_OUT] = self->in_and_out_group;
  self->sections[CB_PERMISSION_SECTION_BOOK] = self->book_group;
  for (CbPermissionSection section = 0; section < CB_N_PERMISSION_SECTIONS; section++)
    cb_permission_group_set_section (self->sections[section], section);
}

/**
 * cb_group_page_new:
 * @keeper: one that has read the groups
 * @id: of the group to show
 *
 * Returns: (transfer floating): a page to be pushed
 */
AdwNavigationPage *
cb_group_page_new (CbPeopleKeeper *keeper,
                   gint64          id)
{
  CbGroupPage *self = g_object_new (CB_TYPE_GROUP_PAGE, NULL);

  g_return_val_if_fail (CB_IS_PEOPLE_KEEPER (keeper), ADW_NAVIGATION_PAGE (self));

  self->keeper = g_object_ref (keeper);
  self->id = id;
  g_signal_connect_object (keeper, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keeper, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  update (self);

  return ADW_NAVIGATION_PAGE (self);
}
