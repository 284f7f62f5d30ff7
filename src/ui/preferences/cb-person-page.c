/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-person-page.h"

#include <glib/gi18n.h>

#include "cb-choice-names.h"
#include "cb-display-text.h"
#include "cb-hand-over.h"
#include "cb-password-group.h"
#include "cb-people-text.h"
#include "cb-permission-text.h"
#include "cb-photo-button.h"
#include "cb-rights.h"
#include "cb-strip.h"

struct _CbPersonPage
{
  AdwNavigationPage    parent_instance;

  AdwBanner           *banner;
  AdwPreferencesGroup *photo_group;
  CbPhotoButton       *photo_button;   /* in it */
  AdwEntryRow         *name_row;
  AdwEntryRow         *sign_in_row;
  AdwComboRow         *group_row;
  AdwSwitchRow        *active_row;
  CbPasswordGroup     *password_group;
  GtkWidget           *hand_over_row;
  AdwPreferencesGroup *permitted_group;

  CbPeopleKeeper      *keeper;
  gint64               id;
  CbPerson            *shown;          /* what the rows were set to last */
  GPtrArray           *groups;         /* those to choose from; NULL stands for none */
  AdwActionRow        *section_rows[CB_N_PERMISSION_SECTIONS];
  guint                build_idle;     /* 0 once these are there */
  gboolean             updating;
};

G_DEFINE_FINAL_TYPE (CbPersonPage, cb_person_page, ADW_TYPE_NAVIGATION_PAGE)

static CbPerson *
get_person (CbPersonPage *self)
{
  return cb_people_find_person (cb_people_keeper_get_people (self->keeper), self->id);
}

static void
save (CbPersonPage *self,
      const char   *name,
      const char   *sign_in,
      gint64        group_id,
      gboolean      active)
{
  g_autoptr (CbPerson) person = cb_person_new_full (self->id, name, sign_in, group_id, active);

  cb_people_keeper_save_person (self->keeper, GTK_WIDGET (self), person);
}

/* Also takes the button to apply away, which would stay while the row has the
 * focus. */
static void
set_text (AdwEntryRow *row,
          const char  *text)
{
  adw_entry_row_set_show_apply_button (row, FALSE);
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
  adw_entry_row_set_show_apply_button (row, TRUE);
}

static void
name_applied_cb (CbPersonPage *self)
{
  CbPerson *person = get_person (self);
  g_autofree char *name = cb_strip (gtk_editable_get_text (GTK_EDITABLE (self->name_row)));
  const char *problem = cb_people_check_person_name (cb_people_keeper_get_people (self->keeper), self->id, name);

  if (problem != NULL)
    {
      set_text (self->name_row, cb_person_get_name (person));
      cb_people_show_problem (GTK_WIDGET (self), problem);
      return;
    }

  save (self, name, cb_person_get_sign_in (person), cb_person_get_group (person), cb_person_get_active (person));
}

static void
sign_in_applied_cb (CbPersonPage *self)
{
  CbPerson *person = get_person (self);
  g_autofree char *sign_in = cb_strip (gtk_editable_get_text (GTK_EDITABLE (self->sign_in_row)));
  CbPeople *people = cb_people_keeper_get_people (self->keeper);
  const char *problem = cb_people_check_sign_in (people, self->id, sign_in);

  if (problem == NULL && *sign_in == '\0' && cb_people_has_password (people, self->id))
    problem = _("A password goes with a sign-in name. Remove the password first.");

  if (problem != NULL)
    {
      set_text (self->sign_in_row, cb_person_get_sign_in (person));
      cb_people_show_problem (GTK_WIDGET (self), problem);
      return;
    }

  save (self, cb_person_get_name (person), *sign_in != '\0' ? sign_in : NULL,
        cb_person_get_group (person), cb_person_get_active (person));
}

/* The name comes first for who came by keyboard, and not what stands above it. */
static void
shown_cb (CbPersonPage *self)
{
  if (gtk_widget_get_focus_child (GTK_WIDGET (self->photo_button)) != NULL &&
      gtk_widget_is_sensitive (GTK_WIDGET (self->name_row)))
    gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
}

/* What was typed counts, applied or not: unless it can't be. */
static void
hiding_cb (CbPersonPage *self)
{
  CbPerson *person = get_person (self);
  g_autofree char *name = cb_strip (gtk_editable_get_text (GTK_EDITABLE (self->name_row)));
  g_autofree char *sign_in = cb_strip (gtk_editable_get_text (GTK_EDITABLE (self->sign_in_row)));
  CbPeople *people = cb_people_keeper_get_people (self->keeper);

  if (person == NULL || !gtk_widget_get_sensitive (GTK_WIDGET (self->name_row)) ||
      (g_str_equal (name, cb_person_get_name (person)) &&
       g_strcmp0 (sign_in, cb_person_get_sign_in (person) != NULL ? cb_person_get_sign_in (person) : "") == 0) ||
      cb_people_check_person_name (people, self->id, name) != NULL ||
      cb_people_check_sign_in (people, self->id, sign_in) != NULL)
    return;

  save (self, name, *sign_in != '\0' ? sign_in : NULL, cb_person_get_group (person), cb_person_get_active (person));
}

static void
group_selected_cb (CbPersonPage *self)
{
  guint selected = adw_combo_row_get_selected (self->group_row);
  CbPerson *person;
  CbGroup *group;

  if (self->updating || selected >= self->groups->len)
    return;

  person = get_person (self);
  group = self->groups->pdata[selected];
  save (self, cb_person_get_name (person), cb_person_get_sign_in (person),
        group != NULL ? cb_group_get_id (group) : 0, cb_person_get_active (person));
}

static void
active_changed_cb (CbPersonPage *self)
{
  CbPerson *person;

  if (self->updating)
    return;

  person = get_person (self);
  save (self, cb_person_get_name (person), cb_person_get_sign_in (person),
        cb_person_get_group (person), adw_switch_row_get_active (self->active_row));
}

static void
hand_over_cb (CbPersonPage *self)
{
  cb_hand_over_start (GTK_WIDGET (self), cb_people_keeper_get_book (self->keeper), get_person (self));
}

static void
update_hand_over (CbPersonPage *self)
{
  CbBook *book = cb_people_keeper_get_book (self->keeper);
  g_autofree char *reason = cb_rights_explain (book, NULL, "win.assign-customer", 1);

  gtk_widget_set_sensitive (self->hand_over_row, reason == NULL && !cb_book_get_read_only (book));
  cb_rights_mark_button (self->hand_over_row, reason);
}

/* The group that somebody is in is there, whether one may give it or not. */
static GPtrArray *
list_groups (CbPersonPage *self,
             CbGroup      *own)
{
  GPtrArray *groups = cb_people_keeper_list_groups (self->keeper, own != NULL ? cb_group_get_id (own) : 0);
  GPtrArray *all = cb_people_get_groups (cb_people_keeper_get_people (self->keeper));
  guint place = 0;

  /* Where it stands among them. */
  for (guint i = 0; i < all->len && all->pdata[i] != own; i++)
    {
      if (place < groups->len && groups->pdata[place] == all->pdata[i])
        place++;
    }
  g_ptr_array_insert (groups, own != NULL ? (int) place : 0, own != NULL ? g_object_ref (own) : NULL);

  return groups;
}

static void
update_groups (CbPersonPage *self,
               CbGroup      *own)
{
  g_autoptr (GPtrArray) groups = list_groups (self, own);
  GListModel *before = adw_combo_row_get_model (self->group_row);
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  gboolean same = before != NULL && g_list_model_get_n_items (before) == groups->len;
  guint selected = 0;

  for (guint i = 0; i < groups->len; i++)
    {
      g_autofree char *title = cb_group_get_title (groups->pdata[i]);

      same = same && g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (before), i), title);
      gtk_string_list_append (titles, title);
      if (groups->pdata[i] == own)
        selected = i;
    }
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  self->groups = g_steal_pointer (&groups);

  /* Somebody may be choosing from it just now. */
  if (!same)
    adw_combo_row_set_model (self->group_row, G_LIST_MODEL (titles));
  adw_combo_row_set_selected (self->group_row, selected);
}

static char *
describe_general (CbPerson *person,
                  CbGroup  *group)
{
  if (!cb_person_get_active (person))
    return g_strdup (_("Nothing, while inactive. Being active, this person may do what their group permits:"));
  if (group == NULL)
    return g_strdup (_("Nothing: this person is in no group."));
  if (cb_group_is_administrator (group))
    return g_strdup (_("Everything, as an administrator."));

  return g_strdup (_("What their group permits."));
}

static void
update_permitted (CbPersonPage *self,
                  CbPerson     *person,
                  CbGroup      *group)
{
  g_autofree char *description = describe_general (person, group);

  adw_preferences_group_set_description (self->permitted_group, description);
  for (CbPermissionSection section = 0; section < CB_N_PERMISSION_SECTIONS; section++)
    {
      AdwActionRow *row = self->section_rows[section];
      g_autofree char *text = group != NULL ? cb_group_describe_section (group, section) : NULL;

      if (row == NULL)
        continue;
      adw_action_row_set_subtitle (row, text != NULL ? text : _("Nothing"));
    }
}

/* What is being typed stays, unless somebody else has changed it. */
static void
update_text (AdwEntryRow *row,
             const char  *before,
             const char  *after,
             gboolean     first)
{
  if (first || g_strcmp0 (before, after) != 0)
    set_text (row, after);
}

static void
update_sensitive (CbPersonPage *self,
                  const char   *hindrance)
{
  gboolean sensitive = hindrance == NULL;

  if (!sensitive)
    adw_banner_set_title (self->banner, hindrance);
  adw_banner_set_revealed (self->banner, !sensitive);
  gtk_widget_set_sensitive (GTK_WIDGET (self->name_row), sensitive);
  gtk_widget_set_sensitive (GTK_WIDGET (self->sign_in_row), sensitive);
  gtk_widget_set_sensitive (GTK_WIDGET (self->group_row), sensitive);
  gtk_widget_set_sensitive (GTK_WIDGET (self->active_row), sensitive);
}

static void
update (CbPersonPage *self)
{
  CbPerson *person = get_person (self);
  g_autoptr (CbPerson) before = NULL;
  g_autofree char *title = NULL;
  g_autofree char *hindrance = NULL;
  CbGroup *group;

  if (person == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "navigation.pop", NULL);
      return;
    }

  title = cb_display_text (cb_person_get_name (person));
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), title);
  group = cb_people_find_group (cb_people_keeper_get_people (self->keeper), cb_person_get_group (person));
  hindrance = cb_people_keeper_hinder_person (self->keeper, person);
  before = g_steal_pointer (&self->shown);
  self->shown = g_object_ref (person);

  self->updating = TRUE;
  update_text (self->name_row, before != NULL ? cb_person_get_name (before) : NULL,
               cb_person_get_name (person), before == NULL);
  update_text (self->sign_in_row, before != NULL ? cb_person_get_sign_in (before) : NULL,
               cb_person_get_sign_in (person), before == NULL);
  update_groups (self, group);
  adw_switch_row_set_active (self->active_row, cb_person_get_active (person));
  cb_password_group_update (self->password_group, self->keeper, self->id);
  update_permitted (self, person, group);
  update_sensitive (self, hindrance);
  /* Their own photo is everybody's own affair. */
  cb_photo_button_set_person (self->photo_button, self->id, title,
                              cb_people_keeper_is_self (self->keeper, self->id) ? NULL : hindrance);
  update_hand_over (self);
  self->updating = FALSE;
}

static void
failed_cb (CbPersonPage *self)
{
  set_text (self->name_row, cb_person_get_name (self->shown));
  set_text (self->sign_in_row, cb_person_get_sign_in (self->shown));
}

/* One after the other: all at once would take too long. */
static gboolean
build_idle_cb (gpointer user_data)
{
  CbPersonPage *self = user_data;
  CbPermissionSection section = 0;
  GtkWidget *row;

  while (section < CB_N_PERMISSION_SECTIONS && self->section_rows[section] != NULL)
    section++;
  if (section < CB_N_PERMISSION_SECTIONS)
    {
      row = g_object_new (ADW_TYPE_ACTION_ROW,
                          "title", cb_permission_section_get_title (section),
                          "use-markup", FALSE,
                          NULL);
      adw_preferences_group_add (self->permitted_group, row);
      self->section_rows[section] = ADW_ACTION_ROW (row);

      return G_SOURCE_CONTINUE;
    }

  self->build_idle = 0;
  update (self);

  return G_SOURCE_REMOVE;
}

static void
cb_person_page_dispose (GObject *object)
{
  CbPersonPage *self = CB_PERSON_PAGE (object);

  /* The rows are emptied when they go, which nobody has chosen. */
  self->updating = TRUE;
  g_clear_handle_id (&self->build_idle, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), CB_TYPE_PERSON_PAGE);
  g_clear_object (&self->keeper);
  g_clear_object (&self->shown);
  g_clear_pointer (&self->groups, g_ptr_array_unref);

  G_OBJECT_CLASS (cb_person_page_parent_class)->dispose (object);
}

static void
cb_person_page_class_init (CbPersonPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cb_person_page_dispose;

  g_type_ensure (CB_TYPE_PASSWORD_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/CustomerBook/ui/cb-person-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CbPersonPage, banner);
  gtk_widget_class_bind_template_child (widget_class, CbPersonPage, photo_group);
  gtk_widget_class_bind_template_child (widget_class, CbPersonPage, name_row);
  gtk_widget_class_bind_template_child (widget_class, CbPersonPage, sign_in_row);
  gtk_widget_class_bind_template_child (widget_class, CbPersonPage, group_row);
  gtk_widget_class_bind_template_child (widget_class, CbPersonPage, active_row);
  gtk_widget_class_bind_template_child (widget_class, CbPersonPage, hand_over_row);
  gtk_widget_class_bind_template_child (widget_class, CbPersonPage, password_group);
  gtk_widget_class_bind_template_child (widget_class, CbPersonPage, permitted_group);
  gtk_widget_class_bind_template_callback (widget_class, name_applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, sign_in_applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, group_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, active_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, hand_over_cb);
  gtk_widget_class_bind_template_callback (widget_class, hiding_cb);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
}

static void
cb_person_page_init (CbPersonPage *self)
{
  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  cb_choice_name_entries (GTK_WIDGET (self->group_row));
}

/**
 * cb_person_page_new:
 * @keeper: one that has read the people
 * @id: of whom to show
 *
 * Returns: (transfer floating): a page to be pushed
 */
AdwNavigationPage *
cb_person_page_new (CbPeopleKeeper *keeper,
                    gint64          id)
{
  CbPersonPage *self = g_object_new (CB_TYPE_PERSON_PAGE, NULL);

  g_return_val_if_fail (CB_IS_PEOPLE_KEEPER (keeper), ADW_NAVIGATION_PAGE (self));

  self->keeper = g_object_ref (keeper);
  self->id = id;
  self->photo_button = CB_PHOTO_BUTTON (cb_photo_button_new (cb_people_keeper_get_book (keeper)));
  adw_preferences_group_add (self->photo_group, GTK_WIDGET (self->photo_button));
  g_signal_connect_object (keeper, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keeper, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  update (self);
  self->build_idle = g_idle_add_full (G_PRIORITY_DEFAULT, build_idle_cb, self, NULL);

  return ADW_NAVIGATION_PAGE (self);
}
