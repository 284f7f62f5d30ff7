/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-group-dialogs.h"

#include <glib/gi18n.h>

#include "cb-choice-names.h"
#include "cb-display-text.h"
#include "cb-name-dialog.h"
#include "cb-people-text.h"
#include "cb-permission-text.h"

#define RESPONSE_REMOVE "remove"

/* What a dialog was made for. */
typedef struct
{
  CbPeopleKeeper *keeper;
  GtkWidget      *parent;
  GPtrArray      *groups;      /* to choose from */
  CbGroup        *group;       /* to be removed, or NULL */
  AdwComboRow    *choice_row;  /* where its people move to, or NULL */
} Request;

static Request *
request_new (CbPeopleKeeper *keeper,
             GtkWidget      *parent,
             CbGroup        *group)
{
  Request *request = g_new0 (Request, 1);

  request->keeper = g_object_ref (keeper);
  request->parent = g_object_ref (parent);
  request->groups = cb_people_keeper_list_groups (keeper, group != NULL ? cb_group_get_id (group) : 0);
  g_set_object (&request->group, group);

  return request;
}

static void
request_free (Request *request)
{
  g_clear_object (&request->keeper);
  g_clear_object (&request->parent);
  g_clear_object (&request->group);
  g_clear_pointer (&request->groups, g_ptr_array_unref);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

/* @first: (nullable): a choice before the groups */
static GStrv
list_titles (GPtrArray  *groups,
             const char *first)
{
  g_autoptr (GStrvBuilder) titles = g_strv_builder_new ();

  if (first != NULL)
    g_strv_builder_add (titles, first);
  for (guint i = 0; i < groups->len; i++)
    g_strv_builder_take (titles, cb_group_get_title (groups->pdata[i]));

  return g_strv_builder_end (titles);
}

/* The one that may do least: what is missing there is noticed. */
static guint
find_least (GPtrArray *groups)
{
  guint least = 0;

  for (guint i = 1; i < groups->len; i++)
    {
      CbPermissionSet more = cb_permission_set_without (cb_group_get_permissions (groups->pdata[i]),
                                                        cb_group_get_permissions (groups->pdata[least]));

      if (cb_permission_set_is_empty (more))
        least = i;
    }

  return least;
}

/* (nullable): the one that was chosen */
static CbGroup *
get_chosen (Request *request,
            guint    selected)
{
  return selected < request->groups->len ? request->groups->pdata[selected] : NULL;
}

static const char *
check_person (const char *name,
              gpointer    people)
{
  return cb_people_check_person_name (people, 0, name);
}

static const char *
check_group (const char *name,
             gpointer    people)
{
  return cb_people_check_group_name (people, 0, name);
}

static void
person_named_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (Request) request = user_data;
  CbNameDialog *dialog = CB_NAME_DIALOG (source);
  g_autofree char *name = cb_name_dialog_get_name (dialog);
  CbGroup *group = get_chosen (request, cb_name_dialog_get_selected (dialog));
  g_autoptr (CbPerson) person = NULL;

  if (!g_str_equal (adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (dialog), result), CB_NAME_DIALOG_ADD))
    return;

  person = cb_person_new_full (0, name, NULL, group != NULL ? cb_group_get_id (group) : 0, TRUE);
  cb_people_keeper_save_person (request->keeper, request->parent, person);
}

void
cb_group_dialogs_add_person (CbPeopleKeeper *keeper,
                             GtkWidget      *parent)
{
  Request *request = request_new (keeper, parent, NULL);
  g_auto (GStrv) titles = list_titles (request->groups, NULL);
  AdwDialog *dialog = cb_name_dialog_new (_("Add Person"), check_person,
                                          g_object_ref (cb_people_keeper_get_people (keeper)), g_object_unref);

  cb_name_dialog_set_choices (CB_NAME_DIALOG (dialog), _("Group"), (const char *const *) titles,
                              find_least (request->groups));
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), parent, NULL, person_named_cb, request);
}

static void
group_named_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (Request) request = user_data;
  CbNameDialog *dialog = CB_NAME_DIALOG (source);
  g_autofree char *name = cb_name_dialog_get_name (dialog);
  guint selected = cb_name_dialog_get_selected (dialog);
  CbGroup *model = selected > 0 ? get_chosen (request, selected - 1) : NULL;

  if (g_str_equal (adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (dialog), result), CB_NAME_DIALOG_ADD))
    cb_people_keeper_add_group (request->keeper, name, model != NULL ? cb_group_get_id (model) : 0);
}

void
cb_group_dialogs_add_group (CbPeopleKeeper *keeper,
                            GtkWidget      *parent,
                            CbGroup        *model)
{
  Request *request = request_new (keeper, parent, NULL);
  g_auto (GStrv) titles = list_titles (request->groups, C_("permissions", "None"));
  AdwDialog *dialog = cb_name_dialog_new (model != NULL ? _("Copy Group") : _("Add Group"), check_group,
                                          g_object_ref (cb_people_keeper_get_people (keeper)), g_object_unref);
  guint selected = 0;

  for (guint i = 0; model != NULL && i < request->groups->len; i++)
    {
      if (cb_group_get_id (request->groups->pdata[i]) == cb_group_get_id (model))
        selected = i + 1;
    }
  cb_name_dialog_set_choices (CB_NAME_DIALOG (dialog), _("Permissions of"), (const char *const *) titles, selected);
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), parent, NULL, group_named_cb, request);
}

static void
remove_answered_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (Request) request = user_data;
  guint selected = request->choice_row != NULL ? adw_combo_row_get_selected (request->choice_row) : 0;
  CbGroup *other = get_chosen (request, selected);

  if (other != NULL &&
      g_str_equal (adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result), RESPONSE_REMOVE))
    cb_people_keeper_remove_group (request->keeper, request->parent, cb_group_get_id (request->group),
                                   cb_group_get_id (other));
}

/* Where the people of the group move to. */
static GtkWidget *
create_choice (Request *request)
{
  GtkListBox *list = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, NULL);
  g_auto (GStrv) titles = list_titles (request->groups, NULL);
  g_autoptr (GtkStringList) model = gtk_string_list_new ((const char *const *) titles);

  request->choice_row = g_object_new (ADW_TYPE_COMBO_ROW,
                                      "model", model,
                                      "selected", find_least (request->groups),
                                      "title", _("Move Them To"),
                                      NULL);
  gtk_widget_add_css_class (GTK_WIDGET (list), "boxed-list");
  cb_choice_name_entries (GTK_WIDGET (request->choice_row));
  gtk_list_box_append (list, GTK_WIDGET (request->choice_row));

  return GTK_WIDGET (list);
}

void
cb_group_dialogs_remove_group (CbPeopleKeeper *keeper,
                               GtkWidget      *parent,
                               CbGroup        *group)
{
  Request *request = request_new (keeper, parent, group);
  g_autofree char *title = cb_group_get_title (group);
  g_autofree char *quoted = cb_display_quote (title);
  /* Translators: %s is the name of a group */
  g_autofree char *heading = g_strdup_printf (_("Remove Group “%s”?"), quoted);
  guint n = cb_people_count_in_group (cb_people_keeper_get_people (keeper), cb_group_get_id (group));
  g_autofree char *body = NULL;
  AdwAlertDialog *alert;

  if (n > 0)
    body = g_strdup_printf (ngettext ("%u person is in it, and moves to another group.",
                                      "%u people are in it, and move to another group.", n), n);
  else
    body = g_strdup (_("Nobody is in it."));

  alert = ADW_ALERT_DIALOG (adw_alert_dialog_new (heading, body));
  if (n > 0)
    adw_alert_dialog_set_extra_child (alert, create_choice (request));
  adw_alert_dialog_add_responses (alert,
                                  "cancel", _("_Cancel"),
                                  RESPONSE_REMOVE, _("_Remove"),
                                  NULL);
  adw_alert_dialog_set_response_appearance (alert, RESPONSE_REMOVE, ADW_RESPONSE_DESTRUCTIVE);
  /* There is always one more but for who may do nothing that it may. */
  adw_alert_dialog_set_response_enabled (alert, RESPONSE_REMOVE, request->groups->len > 0);
  adw_alert_dialog_set_default_response (alert, "cancel");
  adw_alert_dialog_set_close_response (alert, "cancel");
  adw_alert_dialog_choose (alert, parent, NULL, remove_answered_cb, request);
}
