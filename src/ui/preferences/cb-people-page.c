/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-people-page.h"

#include <glib/gi18n.h>

#include "cb-choice-names.h"
#include "cb-display-text.h"
#include "cb-group-dialogs.h"
#include "cb-people-text.h"
#include "cb-permission-text.h"
#include "cb-photo-avatar.h"
#include "cb-rows-group.h"

#define AVATAR_SIZE 32

/* When nobody touches the computer. */
static const guint lock_minutes[] = { 0, 1, 5, 15, 30, 60 };

struct _CbPeoplePage
{
  AdwPreferencesPage  parent_instance;

  CbRowsGroup        *people_group;
  CbRowsGroup        *groups_group;
  GtkWidget          *lock_group;
  AdwComboRow        *lock_row;
  GtkWidget          *add_person_button;
  GtkWidget          *add_group_button;
  GtkWidget          *compare_row;

  AdwBanner          *banner;
  CbPeopleKeeper     *keeper;
  GSettings          *settings;
  gboolean            updating;
};

G_DEFINE_FINAL_TYPE (CbPeoplePage, cb_people_page, ADW_TYPE_PREFERENCES_PAGE)

enum
{
  SIGNAL_OPEN_PERSON,
  SIGNAL_OPEN_GROUP,
  SIGNAL_COMPARE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static CbPerson *
get_person (CbPeoplePage *self,
            guint         index)
{
  return cb_people_get_people (cb_people_keeper_get_people (self->keeper))->pdata[index];
}

static CbGroup *
get_group (CbPeoplePage *self,
           guint         index)
{
  return cb_people_get_groups (cb_people_keeper_get_people (self->keeper))->pdata[index];
}

static void
open_person_cb (CbPeoplePage *self,
                guint         index)
{
  g_signal_emit (self, signals[SIGNAL_OPEN_PERSON], 0, cb_person_get_id (get_person (self, index)));
}

static void
open_group_cb (CbPeoplePage *self,
               guint         index)
{
  g_signal_emit (self, signals[SIGNAL_OPEN_GROUP], 0, cb_group_get_id (get_group (self, index)));
}

static void
compare_cb (CbPeoplePage *self)
{
  g_signal_emit (self, signals[SIGNAL_COMPARE], 0);
}

static void
add_person_cb (CbPeoplePage *self)
{
  cb_group_dialogs_add_person (self->keeper, GTK_WIDGET (self));
}

static void
add_group_cb (CbPeoplePage *self)
{
  cb_group_dialogs_add_group (self->keeper, GTK_WIDGET (self), NULL);
}

static void
lock_selected_cb (CbPeoplePage *self)
{
  guint selected = adw_combo_row_get_selected (self->lock_row);

  if (!self->updating && selected < G_N_ELEMENTS (lock_minutes))
    g_settings_set_uint (self->settings, "lock-after-minutes", lock_minutes[selected]);
}

static void
fill_lock_row (CbPeoplePage *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint minutes = g_settings_get_uint (self->settings, "lock-after-minutes");
  guint selected = 0;

  for (guint i = 0; i < G_N_ELEMENTS (lock_minutes); i++)
    {
      g_autofree char *title =
        lock_minutes[i] == 0 ? g_strdup (_("Never"))
                             : g_strdup_printf (ngettext ("After %u Minute", "After %u Minutes", lock_minutes[i]),
                                                lock_minutes[i]);

      gtk_string_list_append (titles, title);
      if (lock_minutes[i] <= minutes)
        selected = i;
    }
  self->updating = TRUE;
  adw_combo_row_set_model (self->lock_row, G_LIST_MODEL (titles));
  adw_combo_row_set_selected (self->lock_row, selected);
  self->updating = FALSE;
}

/* Their photos or initials tell people apart. */
static void
show_avatar (CbPeoplePage *self,
             AdwActionRow *row,
             gint64        person_id,
             const char   *name)
{
  GtkWidget *avatar = g_object_get_data (G_OBJECT (row), "avatar");

  if (avatar == NULL)
    {
      avatar = cb_photo_avatar_new (AVATAR_SIZE);
      g_object_set_data (G_OBJECT (row), "avatar", avatar);
      adw_action_row_add_prefix (row, avatar);
    }
  cb_photo_avatar_set_person (CB_PHOTO_AVATAR (avatar), cb_people_keeper_get_book (self->keeper), person_id, name);
}

static void
fill_person (AdwActionRow *row,
             guint         index,
             gpointer      user_data)
{
  CbPeoplePage *self = user_data;
  CbPerson *person = get_person (self, index);
  CbGroup *group = cb_people_find_group (cb_people_keeper_get_people (self->keeper), cb_person_get_group (person));
  g_autofree char *name = cb_display_text (cb_person_get_name (person));
  g_autofree char *text =
    cb_person_describe (person, group, cb_people_keeper_is_self (self->keeper, cb_person_get_id (person)));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (row, text);
  show_avatar (self, row, cb_person_get_id (person), name);
}

static void
fill_group (AdwActionRow *row,
            guint         index,
            gpointer      user_data)
{
  CbPeoplePage *self = user_data;
  CbGroup *group = get_group (self, index);
  g_autofree char *title = cb_group_get_title (group);
  g_autofree char *text =
    cb_group_describe (group, cb_people_count_in_group (cb_people_keeper_get_people (self->keeper),
                                                        cb_group_get_id (group)));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (row, text);
}

static void
update (CbPeoplePage *self)
{
  CbPeople *people = cb_people_keeper_get_people (self->keeper);
  g_autofree char *hindrance = cb_people_keeper_describe_hindrance (self->keeper);

  if (hindrance != NULL)
    adw_banner_set_title (self->banner, hindrance);
  adw_banner_set_revealed (self->banner, hindrance != NULL);
  gtk_widget_set_sensitive (self->add_person_button, people != NULL && hindrance == NULL);
  gtk_widget_set_sensitive (self->add_group_button, people != NULL && hindrance == NULL);
  gtk_widget_set_visible (self->lock_group, people != NULL && cb_people_count_passwords (people) > 0);
  gtk_widget_set_sensitive (self->compare_row, people != NULL);
  if (people == NULL)
    return;

  cb_rows_group_update (self->people_group, cb_people_get_people (people)->len);
  cb_rows_group_update (self->groups_group, cb_people_get_groups (people)->len);
}

static void
cb_people_page_dispose (GObject *object)
{
  CbPeoplePage *self = CB_PEOPLE_PAGE (object);

  /* The row is emptied when it goes, which nobody has chosen. */
  self->updating = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), CB_TYPE_PEOPLE_PAGE);
  g_clear_object (&self->settings);
  g_clear_object (&self->keeper);

  G_OBJECT_CLASS (cb_people_page_parent_class)->dispose (object);
}

static void
cb_people_page_class_init (CbPeoplePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cb_people_page_dispose;

  signals[SIGNAL_OPEN_PERSON] =
    g_signal_new ("open-person", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SIGNAL_OPEN_GROUP] =
    g_signal_new ("open-group", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  signals[SIGNAL_COMPARE] =
    g_signal_new ("compare", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (CB_TYPE_ROWS_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/CustomerBook/ui/cb-people-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CbPeoplePage, people_group);
  gtk_widget_class_bind_template_child (widget_class, CbPeoplePage, groups_group);
  gtk_widget_class_bind_template_child (widget_class, CbPeoplePage, lock_group);
  gtk_widget_class_bind_template_child (widget_class, CbPeoplePage, lock_row);
  gtk_widget_class_bind_template_child (widget_class, CbPeoplePage, add_person_button);
  gtk_widget_class_bind_template_child (widget_class, CbPeoplePage, compare_row);
  gtk_widget_class_bind_template_child (widget_class, CbPeoplePage, add_group_button);
  gtk_widget_class_bind_template_callback (widget_class, open_person_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_group_cb);
  gtk_widget_class_bind_template_callback (widget_class, compare_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_person_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_group_cb);
  gtk_widget_class_bind_template_callback (widget_class, lock_selected_cb);
}

static void
cb_people_page_init (CbPeoplePage *self)
{
  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  cb_choice_name_entries (GTK_WIDGET (self->lock_row));
  self->settings = g_settings_new ("org.example.CustomerBook");
  fill_lock_row (self);

  /* Not part of the template, which would take it away before the page does. */
  self->banner = g_object_new (ADW_TYPE_BANNER, "use-markup", FALSE, NULL);
  adw_preferences_page_set_banner (ADW_PREFERENCES_PAGE (self), self->banner);

  cb_rows_group_set_fill (self->people_group, fill_person, self);
  cb_rows_group_set_fill (self->groups_group, fill_group, self);
}

/**
 * cb_people_page_set_keeper:
 *
 * Shows the people of @keeper, as soon as it has read them.
 */
void
cb_people_page_set_keeper (CbPeoplePage   *self,
                           CbPeopleKeeper *keeper)
{
  g_return_if_fail (CB_IS_PEOPLE_PAGE (self));
  g_return_if_fail (self->keeper == NULL);

  self->keeper = g_object_ref (keeper);
  g_signal_connect_object (keeper, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
