/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-people-text.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "cb-error-text.h"
#include "cb-error.h"
#include "cb-list-text.h"
#include "cb-permission-text.h"

char *
cb_person_describe (CbPerson *person,
                    CbGroup  *group,
                    gboolean  self)
{
  g_autofree char *title = cb_group_get_title (group);

  if (!cb_person_get_active (person))
    /* Translators: the group of a person */
    return g_strdup_printf (_("%s · Inactive"), title);
  if (self)
    /* Translators: the group of the person who works with the program */
    return g_strdup_printf (_("%s · You"), title);

  return g_steal_pointer (&title);
}

static guint
count_permissions (CbGroup *group)
{
  guint n = 0;

  for (CbPermission permission = 1; permission < CB_N_PERMISSIONS; permission++)
    n += cb_permission_set_has (cb_group_get_permissions (group), permission);

  return n;
}

char *
cb_people_describe_count (guint n_people)
{
  if (n_people == 0)
    return g_strdup (_("Nobody"));

  return g_strdup_printf (ngettext ("%'u person", "%'u people", n_people), n_people);
}

static char *
describe_permissions (CbGroup *group)
{
  guint n = count_permissions (group);

  if (cb_group_is_administrator (group))
    return g_strdup (_("All permissions"));
  if (n == 0)
    return g_strdup (_("No permissions"));

  return g_strdup_printf (ngettext ("%u permission", "%u permissions", n), n);
}

char *
cb_group_describe (CbGroup *group,
                   guint    n_people)
{
  g_autofree char *people = cb_people_describe_count (n_people);
  g_autofree char *permissions = describe_permissions (group);

  /* Translators: how many people are in a group, and how many permissions it has:
   * “2 people · 14 permissions” */
  return g_strdup_printf (C_("group", "%s · %s"), people, permissions);
}

char *
cb_group_describe_items (CbGroup    *group,
                         CbItemKind  kind)
{
  const char *titles[CB_N_ITEM_RIGHTS + 1] = { NULL };
  guint n = 0;

  for (CbItemRight right = 0; right < CB_N_ITEM_RIGHTS; right++)
    {
      if (cb_permission_set_has (cb_group_get_permissions (group), cb_permission_on_items (kind, right)))
        titles[n++] = cb_item_right_get_title (right);
    }

  return n > 0 ? cb_list_text_join (titles) : NULL;
}

static char *
describe_all_items (CbGroup *group)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_auto (GStrv) strv = NULL;

  for (CbItemKind kind = 1; kind < CB_N_ITEM_KINDS; kind++)
    {
      g_autofree char *rights = cb_group_describe_items (group, kind);

      if (rights != NULL)
        /* Translators: a kind of items, and what may be done with them:
         * “Quotes: Create and Edit” */
        g_strv_builder_take (lines, g_strdup_printf (C_("permissions", "%s: %s"),
                                                     _(cb_item_kind_get_info (kind)->title_plural), rights));
    }
  strv = g_strv_builder_end (lines);

  return strv[0] != NULL ? g_strjoinv ("\n", strv) : NULL;
}

char *
cb_group_describe_section (CbGroup             *group,
                           CbPermissionSection  section)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_auto (GStrv) strv = NULL;

  if (section == CB_PERMISSION_SECTION_ITEMS)
    return describe_all_items (group);

  for (CbPermission permission = 1; permission < CB_N_PERMISSIONS; permission++)
    {
      if (cb_permission_get_section (permission) == section &&
          cb_permission_set_has (cb_group_get_permissions (group), permission))
        g_strv_builder_take (lines, cb_permission_get_title (permission));
    }
  strv = g_strv_builder_end (lines);

  return strv[0] != NULL ? g_strjoinv ("\n", strv) : NULL;
}

const char *
cb_people_check_person_name (CbPeople   *people,
                             gint64      id,
                             const char *name)
{
  GPtrArray *all = cb_people_get_people (people);

  if (*name == '\0')
    return _("Everybody needs a name.");
  if (!cb_person_check_name (name))
    return _("A name has at most 100 characters, and no line breaks.");
  if (g_str_equal (name, CB_PERSON_ITSELF))
    return _("This is the name of the program itself. Choose another one.");
  for (guint i = 0; i < all->len; i++)
    {
      if (cb_person_get_id (all->pdata[i]) != id && g_str_equal (cb_person_get_name (all->pdata[i]), name))
        return _("Somebody else has this name. Add something that tells them apart.");
    }

  return NULL;
}

static gboolean
is_same_title (const char *a,
               const char *b)
{
  g_autofree char *folded_a = g_utf8_casefold (a, -1);
  g_autofree char *folded_b = g_utf8_casefold (b, -1);

  return g_str_equal (folded_a, folded_b);
}

const char *
cb_people_check_group_name (CbPeople   *people,
                            gint64      id,
                            const char *name)
{
  GPtrArray *groups = cb_people_get_groups (people);

  if (*name == '\0')
    return _("Every group needs a name.");
  if (!cb_group_check_name (name))
    return _("A name has at most 100 characters, and no line breaks.");
  for (guint i = 0; i < groups->len; i++)
    {
      g_autofree char *title = cb_group_get_title (groups->pdata[i]);

      if (cb_group_get_id (groups->pdata[i]) != id &&
          (is_same_title (title, name) || is_same_title (cb_group_get_name (groups->pdata[i]), name)))
        return _("Another group has this name.");
    }

  return NULL;
}

const char *
cb_people_check_sign_in (CbPeople   *people,
                         gint64      id,
                         const char *sign_in)
{
  GPtrArray *all = cb_people_get_people (people);

  if (*sign_in == '\0')
    return NULL;
  if (!cb_person_check_name (sign_in))
    return _("A name has at most 100 characters, and no line breaks.");
  for (guint i = 0; i < all->len; i++)
    {
      const char *other = cb_person_get_sign_in (all->pdata[i]);

      if (cb_person_get_id (all->pdata[i]) != id && other != NULL && is_same_title (other, sign_in))
        return _("Somebody else signs in with this name.");
    }

  return NULL;
}

void
cb_people_show_problem (GtkWidget  *parent,
                        const char *problem)
{
  AdwDialog *alert = adw_alert_dialog_new (_("Not Saved"), problem);

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (alert), "close", _("_Close"));
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (alert), "close");
  adw_dialog_present (alert, parent);
}

void
cb_people_show_error (GtkWidget    *parent,
                      const GError *error)
{
  if (g_error_matches (error, CB_ERROR, CB_ERROR_INVALID))
    cb_people_show_problem (parent, _("The name is taken, or it can’t be one. Nothing was changed."));
  else if (g_error_matches (error, CB_ERROR, CB_ERROR_NOT_FOUND))
    cb_people_show_problem (parent, _("Somebody else has removed it in the meantime. Nothing was changed."));
  else
    cb_error_show (parent, NULL, error);
}
